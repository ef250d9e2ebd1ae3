/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-battle-cards-place.h"

#include "app/pursuit-browse-list.h"
#include "app/pursuit-battle-card-page.h"
#include "app/pursuit-format.h"
#include "app/pursuit-json-list.h"
#include "app/pursuit-review.h"
#include "app/pursuit-window.h"
#include "core/pursuit-battle-card.h"

#include <glib/gi18n-lib.h>

struct _PursuitBattleCardsPlace
{
  PursuitPlace parent_instance;

  PursuitBrowseList *list;     /* (unowned) (nullable) */
  PursuitBattleCardPage *page; /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PursuitBattleCardsPlace, pursuit_battle_cards_place, PURSUIT_TYPE_PLACE)

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
on_chosen (PursuitBattleCardsPlace *self, const char *id)
{
  pursuit_battle_card_page_show (self->page, id);
}

static void
on_opened (PursuitBattleCardsPlace *self)
{
  pursuit_window_show_page (pursuit_place_get_window (PURSUIT_PLACE (self)));
}

static GtkWidget *
create_page (PursuitPlace *place)
{
  PursuitBattleCardsPlace *self = PURSUIT_BATTLE_CARDS_PLACE (place);
  GtkWidget *page = pursuit_battle_card_page_new (place);

  self->page = PURSUIT_BATTLE_CARD_PAGE (page);

  return page;
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  PursuitBattleCardsPlace *self = PURSUIT_BATTLE_CARDS_PLACE (place);
  GtkWidget *list = pursuit_browse_list_new (place, &cards);

  /* Choosing a row shows its page, so the page has to be there. */
  pursuit_place_get_page (place);
  self->list = PURSUIT_BROWSE_LIST (list);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);

  return list;
}

static void
show_record (PursuitPlace *place, PursuitKind kind, const char *id)
{
  PursuitBattleCardsPlace *self = PURSUIT_BATTLE_CARDS_PLACE (place);

  pursuit_place_get_list (place);
  pursuit_browse_list_choose (self->list, id);
  on_chosen (self, id);
}

static void
pursuit_battle_cards_place_class_init (PursuitBattleCardsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->name = "cards";
  place_class->title = N_ ("Battle Cards");
  place_class->icon_name = "pursuit-cards-symbolic";
  place_class->kind = PURSUIT_KIND_BATTLE_CARD;
  place_class->create_list = create_list;
  place_class->create_page = create_page;
  place_class->show_record = show_record;
}

static void
pursuit_battle_cards_place_init (PursuitBattleCardsPlace *self)
{
}
