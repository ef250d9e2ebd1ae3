/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-cards-place.h"

#include "app/cards/pursuit-battle-card-page.h"
#include "app/cards/pursuit-card-update-dialog.h"
#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-json-list.h"
#include "app/cards/pursuit-review.h"
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
  .empty_text = N_ ("What to know and say about a competitor, ready for the call."),
  .first_step = N_ ("New Battle Card"),
  .first_step_action = "win.new",
  .describe = describe,
};

static const guint fields[] = {
  PURSUIT_BATTLE_CARD_COMPETITOR_NAME,
  PURSUIT_BATTLE_CARD_ALIASES,
  PURSUIT_BATTLE_CARD_SOURCE,
  PURSUIT_BATTLE_CARD_REVIEW_DATE,
};

static void
on_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitRecord *card = pursuit_battle_card_page_get_card (
      PURSUIT_BATTLE_CARD_PAGE (pursuit_place_get_page (data)));

  if (card != NULL)
    pursuit_browse_place_edit (data, card);
}

static void
on_update (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitRecord *card = pursuit_battle_card_page_get_card (
      PURSUIT_BATTLE_CARD_PAGE (pursuit_place_get_page (data)));

  if (card != NULL && pursuit_workspace_is_writable (pursuit_place_get_workspace (data)))
    pursuit_transient_present (
        pursuit_card_update_dialog_new (pursuit_place_get_window (data), card));
}

static const GActionEntry actions[] = {
  { .name = "edit", .activate = on_edit },
  { .name = "update", .activate = on_update },
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
  PURSUIT_BROWSE_PLACE_CLASS (klass)->fields = fields;
  PURSUIT_BROWSE_PLACE_CLASS (klass)->n_fields = G_N_ELEMENTS (fields);
  PURSUIT_BROWSE_PLACE_CLASS (klass)->new_title = N_ ("New Battle Card");
  PURSUIT_BROWSE_PLACE_CLASS (klass)->edit_title = N_ ("Battle Card");
  place_class->name = "cards";
  place_class->create_page = pursuit_battle_card_page_new;
}

static void
pursuit_battle_cards_place_init (PursuitBattleCardsPlace *self)
{
  g_action_map_add_action_entries (pursuit_place_get_actions (PURSUIT_PLACE (self)), actions,
                                   G_N_ELEMENTS (actions), self);
}
