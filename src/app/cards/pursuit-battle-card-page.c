/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-page.h"

#include "app/cards/pursuit-battle-card-editor.h"
#include "app/cards/pursuit-battle-card-tile.h"
#include "app/widgets/pursuit-format.h"
#include "core/pursuit-json-list.h"
#include "app/widgets/pursuit-pane.h"
#include "app/records/pursuit-record-names.h"
#include "app/records/pursuit-record-watch.h"
#include "app/cards/pursuit-review.h"
#include "app/cards/pursuit-tile-note-line.h"
#include "core/pursuit-battle-card.h"
#include "core/pursuit-util.h"
#include "workspace/cards/pursuit-cards.h"

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

/* While somebody is on the phone, more is not read. */
#define MAX_ANSWERS 2

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
  GtkWidget *edit_button;
  GtkWidget *update_button;
  GtkSearchEntry *question;
  GtkBox *answers;

  PursuitPlace *place; /* (unowned) the page stands in it */
  char *shown_id;      /* (nullable) of the card whose tiles are there */
  AdwBin *holders[G_N_ELEMENTS (parts)];
  gboolean edited[G_N_ELEMENTS (parts)];
  char *told[G_N_ELEMENTS (parts)]; /* what the quiet lines of each tile say */
  GCancellable *asking;             /* (nullable) of the answers that are being looked for */
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
  /* Translators: who looks after a battle card */
  g_autofree char *kept = g_strdup_printf (_ ("kept by %s"), owner);

  show_label (self->origin, owner != NULL ? kept : NULL);
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

static gboolean
is_writable (PursuitBattleCardPage *self)
{
  return pursuit_workspace_is_writable (pursuit_place_get_workspace (self->place));
}

static void show_tile (PursuitBattleCardPage *self, guint i);

static void
on_edit_done (GtkWidget *editor, gpointer data)
{
  PursuitBattleCardPage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (adw_bin_get_child (self->holders[i]) == editor)
      {
        self->edited[i] = FALSE;
        show_tile (self, i);
        gtk_widget_child_focus (GTK_WIDGET (self->holders[i]), GTK_DIR_TAB_FORWARD);
      }
}

static void
on_edit_clicked (GtkWidget *button, gpointer data)
{
  PursuitBattleCardPage *self = data;
  PursuitRecord *card = pursuit_record_watch_get_record (self->watch);

  for (guint i = 0; card != NULL && i < G_N_ELEMENTS (parts); i++)
    if (gtk_widget_is_ancestor (button, GTK_WIDGET (self->holders[i])))
      {
        GtkWidget *editor = pursuit_battle_card_editor_new (pursuit_place_get_window (self->place),
                                                            card, parts[i].field, parts[i].tile);

        self->edited[i] = TRUE;
        g_signal_connect_object (editor, "done", G_CALLBACK (on_edit_done), self, 0);
        adw_bin_set_child (self->holders[i], editor);
        gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
        return;
      }
}

/* A part that says nothing yet is only there to be begun. */
static GtkWidget *
create_empty_tile (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);

  return label;
}

static char *
dup_told (GPtrArray *lines)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append (told,
                     gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (lines->pdata[i]))));

  return g_string_free (told, FALSE);
}

static void
show_tile (PursuitBattleCardPage *self, guint i)
{
  PursuitRecord *card = pursuit_record_watch_get_record (self->watch);
  const char *title
      = pursuit_field_get_label (&pursuit_record_get_fields (card)->fields[parts[i].field]);
  g_autoptr (GPtrArray) lines = pursuit_tile_note_lines_new (card, parts[i].field, self->names);
  GtkWidget *tile = pursuit_battle_card_tile_new (
      title, pursuit_record_get_text (card, parts[i].field), parts[i].tile, lines);
  gboolean empty = tile == NULL;
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button;
  /* Translators: %s is a part of a battle card, such as “Our strengths” */
  g_autofree char *edit = g_strdup_printf (_ ("Edit “%s”"), title);

  g_free (self->told[i]);
  self->told[i] = dup_told (lines);
  gtk_widget_set_visible (GTK_WIDGET (self->holders[i]), !empty || is_writable (self));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), empty ? create_empty_tile (title) : tile);
  if (is_writable (self))
    {
      button
          = gtk_button_new_from_icon_name (empty ? "list-add-symbolic" : "document-edit-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "tile-button");
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (button, edit);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, edit,
                                      -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_edit_clicked), self, 0);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
    }
  adw_bin_set_child (self->holders[i], overlay);
}

/* A tile that is being edited stays as it is while the same card is shown. */
static void
show_tiles (PursuitBattleCardPage *self, PursuitRecord *card)
{
  const char *id = pursuit_record_get_id (card);
  gboolean same = !pursuit_set_str (&self->shown_id, id);

  if (!same)
    gtk_editable_set_text (GTK_EDITABLE (self->question), "");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (same && self->edited[i])
        continue;
      self->edited[i] = FALSE;
      show_tile (self, i);
    }
}

static void
clear_answers (PursuitBattleCardPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
}

static void
add_answer_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* What is noted of the entry, unless the card was changed since. */
static void
add_answer_note (PursuitBattleCardPage *self, GtkWidget *box, const PursuitAnswer *answer)
{
  PursuitRecord *card = pursuit_record_watch_get_record (self->watch);
  int field = card != NULL
                  ? pursuit_field_table_find (pursuit_record_get_fields (card), answer->tile)
                  : -1;
  g_autoptr (GPtrArray) notes = NULL;
  const PursuitTileNote *note;

  if (field < 0)
    return;
  notes = pursuit_tile_notes_read (card, (guint) field);
  note = answer->position < notes->len ? notes->pdata[answer->position] : NULL;
  if (note != NULL && g_str_equal (note->text, answer->response))
    gtk_box_append (GTK_BOX (box), pursuit_tile_note_line_new (note, card, self->names));
}

static GtkWidget *
create_answer (PursuitBattleCardPage *self, const PursuitAnswer *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* Translators: an objection as the customer says it. */
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), answer->objection);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "card-tile");
  if (answer->objection != NULL)
    add_answer_label (box, quoted, "quiet-line");
  add_answer_label (box, answer->response, "card-sentence");
  add_answer_note (self, box, answer);

  return box;
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBattleCardPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers
      = pursuit_workspace_answer_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (answers == NULL)
    return; /* overtaken by the next letter */
  clear_answers (self);
  for (guint i = 0; i < answers->len; i++)
    gtk_box_append (self->answers, create_answer (self, answers->pdata[i]));
  if (answers->len == 0)
    add_answer_label (GTK_WIDGET (self->answers), _ ("This card says nothing to that."), "quiet");
}

static void
on_question_changed (PursuitBattleCardPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->question));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (pursuit_str_is_blank (text) || self->shown_id == NULL)
    {
      clear_answers (self);
      return;
    }
  self->asking = g_cancellable_new ();
  pursuit_workspace_answer_async (pursuit_place_get_workspace (self->place), text, self->shown_id,
                                  MAX_ANSWERS, self->asking, answer_cb, g_object_ref (self));
}

static void
show_card (PursuitBattleCardPage *self)
{
  PursuitRecord *card = pursuit_record_watch_get_record (self->watch);

  gtk_stack_set_visible_child_name (self->stack, card != NULL ? "card" : "empty");
  gtk_widget_set_visible (self->edit_button, card != NULL && is_writable (self));
  gtk_widget_set_visible (self->update_button, card != NULL && is_writable (self));
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

  if (card == NULL)
    return;
  show_origin (self, card);
  /* Nobody loses what they have selected, unless a name has come that a tile waits for. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) lines = pursuit_tile_note_lines_new (card, parts[i].field, self->names);
      g_autofree char *told = dup_told (lines);

      if (self->shown_id != NULL && !self->edited[i] && g_strcmp0 (told, self->told[i]) != 0)
        show_tile (self, i);
    }
}

PursuitRecord *
pursuit_battle_card_page_get_card (PursuitBattleCardPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD_PAGE (self), NULL);

  return pursuit_record_watch_get_record (self->watch);
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
  self->place = place;
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
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->shown_id, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (&self->told[i], g_free);

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
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, update_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, question);
  gtk_widget_class_bind_template_child (widget_class, PursuitBattleCardPage, answers);
  gtk_widget_class_bind_template_callback (widget_class, on_question_changed);
}

static void
pursuit_battle_card_page_init (PursuitBattleCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      self->holders[i] = ADW_BIN (adw_bin_new ());
      gtk_box_append (self->tiles, GTK_WIDGET (self->holders[i]));
    }
}
