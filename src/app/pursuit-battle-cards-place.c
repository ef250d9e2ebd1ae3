/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-battle-cards-place.h"

#include "app/pursuit-battle-card-page.h"
#include "app/pursuit-format.h"
#include "core/pursuit-json-list.h"
#include "app/pursuit-review.h"
#include "core/pursuit-battle-card.h"

#include <glib/gi18n-lib.h>

struct _PursuitBattleCardsPlace
{
  PursuitBrowsePlace parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitBattleCardsPlace, pursuit_battle_cards_place, PURSUIT_TYPE_BROWSE_PLACE)

static void
describe (PursuitRecord *card, PursuitRecordNames *names, PursuitBrowseText *text)
{
  text->title = pursuit_record_dup_title (card);
  text->quiet = pursuit_json_list_join (
      pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS));
  text->value = pursuit_review_describe (card);
  text->age = pursuit_format_age (pursuit_record_get_text (card, PURSUIT_FIELD_UPDATED_AT));
  if (pursuit_review_is_overdue (card))
    {
      text->badge = g_strdup (_ ("Review overdue"));
      text->badge_class = "overdue";
      g_clear_pointer (&text->value, g_free);
    }
}

static const PursuitBrowseKind cards = {
  .kind = PURSUIT_KIND_BATTLE_CARD,
  .title = N_ ("Battle Cards"),
  .search = N_ ("Search battle cards"),
  .icon_name = "pursuit-cards-symbolic",
  .empty_title = N_ ("No Battle Cards Yet"),
  .empty_text = N_ ("What to know and say about a competitor, ready for the call. In a terminal:\n"
                    "pursuitctl add card competitor_name=Sentrivo"),
  .describe = describe,
};

static void
show (GtkWidget *page, const char *id)
{
  pursuit_battle_card_page_show (PURSUIT_BATTLE_CARD_PAGE (page), id);
}

static void
pursuit_battle_cards_place_class_init (PursuitBattleCardsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  pursuit_browse_place_class_set_kind (PURSUIT_BROWSE_PLACE_CLASS (klass), &cards);
  PURSUIT_BROWSE_PLACE_CLASS (klass)->show = show;
  place_class->name = "cards";
  place_class->create_page = pursuit_battle_card_page_new;
}

static void
pursuit_battle_cards_place_init (PursuitBattleCardsPlace *self)
{
}
