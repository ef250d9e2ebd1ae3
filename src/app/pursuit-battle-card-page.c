/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-battle-card-page.h"

#include "app/pursuit-battle-card-tile.h"
#include "app/pursuit-format.h"
#include "core/pursuit-json-list.h"
#include "app/pursuit-pane.h"
#include "app/pursuit-record-names.h"
#include "app/pursuit-record-watch.h"
#include "app/pursuit-review.h"
#include "core/pursuit-battle-card.h"

#include <glib/gi18n-lib.h>

/* The parts in the order in which a call needs them. */
static const struct
{
  guint field;
  PursuitBattleCardTile tile;
} parts[] = {
  { PURSUIT_BATTLE_CARD_OBJECTION_HANDLING, PURSUIT_BATTLE_CARD_TILE_ANSWERS },
  { PURSUIT_BATTLE_CARD_OUR_STRENGTHS, PURSUIT_BATTLE_CARD_TILE_POINTS },
  { PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_BATTLE_CARD_TILE_POINTS },
  { PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_BATTLE_CARD_TILE_TEXT },
  { PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS, PURSUIT_BATTLE_CARD_TILE_POINTS },
};

struct _PursuitBattleCardPage
{
  AdwBin parent_instance;

  PursuitRecordWatch *watch;
  PursuitRecordNames *names;

  PursuitPane *pane;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *aliases;
  GtkLabel *review;
  GtkLabel *origin;
  GtkBox *tiles;
};

G_DEFINE_FINAL_TYPE (PursuitBattleCardPage, pursuit_battle_card_page, ADW_TYPE_BIN)

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_origin (PursuitBattleCardPage *self, PursuitRecord *card)
{
  const char *owner = pursuit_record_names_get (
      self->names, PURSUIT_KIND_USER, pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_OWNER_ID));
  const char *source = pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_SOURCE);
  /* Translators: where what stands on a battle card comes from */
  g_autofree char *from = g_strdup_printf (_ ("Source: %s"), source);
  /* Translators: who looks after a battle card */
  g_autofree char *kept = g_strdup_printf (_ ("kept by %s"), owner);
  g_autofree char *text = pursuit_format_join (source != NULL ? from : NULL,
                                               owner != NULL ? kept : NULL, PURSUIT_FORMAT_END);

  show_label (self->origin, text);
}

static void
show_head (PursuitBattleCardPage *self, PursuitRecord *card)
{
  g_autofree char *title = pursuit_record_dup_title (card);
  g_autofree char *names
      = pursuit_json_list_join (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_ALIASES));
  /* Translators: other names of a competitor */
  g_autofree char *aliases = g_strdup_printf (_ ("also called %s"), names);
  g_autofree char *review = pursuit_review_describe (card);

  pursuit_pane_set_title (self->pane, title, NULL);
  gtk_label_set_text (self->title, title);
  show_label (self->aliases, names != NULL ? aliases : NULL);
  show_label (self->review, review);
  if (pursuit_review_is_overdue (card))
    gtk_widget_add_css_class (GTK_WIDGET (self->review), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review), "warning");
  show_origin (self, card);
}

static void
show_tiles (PursuitBattleCardPage *self, PursuitRecord *card)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (card);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_box_remove (self->tiles, child);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *tile = pursuit_battle_card_tile_new (
          pursuit_field_get_label (&table->fields[parts[i].field]),
          pursuit_record_get_text (card, parts[i].field), parts[i].tile);

      if (tile != NULL)
        gtk_box_append (self->tiles, tile);
    }
}

static void
show_card (PursuitBattleCardPage *self)
{
  PursuitRecord *card = pursuit_record_watch_get_record (self->watch);

  gtk_stack_set_visible_child_name (self->stack, card != NULL ? "card" : "empty");
  if (card == NULL)
    {
      pursuit_pane_set_title (self->pane, NULL, NULL);
      return;
    }

  show_head (self, card);
  show_tiles (self, card);
}

static void
on_names_changed (PursuitBattleCardPage *self)
{
  PursuitRecord *card = pursuit_record_watch_get_record (self->watch);

  if (card != NULL)
    show_origin (self, card);
}

void
pursuit_battle_card_page_show (PursuitBattleCardPage *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_BATTLE_CARD_PAGE (self));

  pursuit_record_watch_set_id (self->watch, id);
}

GtkWidget *
pursuit_battle_card_page_new (PursuitPlace *place)
{
  PursuitBattleCardPage *self;
  PursuitWorkspace *workspace;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_object_new (PURSUIT_TYPE_BATTLE_CARD_PAGE, NULL);
  workspace = pursuit_place_get_workspace (place);
  self->watch = pursuit_record_watch_new (workspace, PURSUIT_KIND_BATTLE_CARD);
  self->names = pursuit_record_names_new (workspace);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "changed", G_CALLBACK (on_names_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
pursuit_battle_card_page_dispose (GObject *object)
{
  PursuitBattleCardPage *self = PURSUIT_BATTLE_CARD_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (pursuit_battle_card_page_parent_class)->dispose (object);
}

static void
pursuit_battle_card_page_class_init (PursuitBattleCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_battle_card_page_dispose;

  g_type_ensure (PURSUIT_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-battle-card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, aliases);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, review);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, origin);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, tiles);
}

static void
pursuit_battle_card_page_init (PursuitBattleCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
