/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-editor.h"

#include "app/window/pursuit-unsaved-bar.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-tile-note.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitBattleCardEditor
{
  AdwBin parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  PursuitRecord *card;
  guint field;
  PursuitBattleCardTile tile;
  char *untouched;

  GtkTextBuffer *buffer;
  GtkWidget *view;
  GtkWidget *source;
  char *untouched_source;
  GtkWidget *shareable;
  GtkWidget *save_button;
  GtkLabel *error_label;
  PursuitUnsavedBar *unsaved;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitBattleCardEditor, pursuit_battle_card_editor, ADW_TYPE_BIN)

static const char *
describe_form (PursuitBattleCardTile tile)
{
  switch (tile)
    {
    case PURSUIT_BATTLE_CARD_TILE_ANSWERS:
      return _ ("The objection in one line, the answer below it, and a blank line between two.");
    case PURSUIT_BATTLE_CARD_TILE_POINTS:
      return _ ("One point a line.");
    case PURSUIT_BATTLE_CARD_TILE_TEXT:
    default:
      return _ ("Free text.");
    }
}

static char *
dup_words (PursuitBattleCardEditor *self)
{
  char *words;

  g_object_get (self->buffer, "text", &words, NULL);

  return words;
}

static char *
dup_stored (PursuitBattleCardEditor *self)
{
  const char *value = pursuit_record_get_text (self->card, self->field);

  if (self->tile == PURSUIT_BATTLE_CARD_TILE_TEXT)
    return g_strdup (value != NULL ? value : "");

  return pursuit_json_list_to_lines (value);
}

static void
set_words (PursuitBattleCardEditor *self, PursuitRecord *card)
{
  g_autofree char *words = dup_words (self);
  g_autofree char *list = NULL;

  if (self->tile != PURSUIT_BATTLE_CARD_TILE_TEXT)
    list = pursuit_json_list_from_lines (words, self->tile == PURSUIT_BATTLE_CARD_TILE_ANSWERS,
                                         pursuit_record_get_text (self->card, self->field));
  else if (!pursuit_str_is_blank (words))
    list = g_strdup (words);
  if (list != NULL)
    pursuit_record_set_text (card, self->field, list);
  else
    pursuit_record_unset (card, self->field);
}

/* What is said of the entries beside their words. */
static void
set_notes (PursuitBattleCardEditor *self, PursuitRecord *card)
{
  const char *source = gtk_editable_get_text (GTK_EDITABLE (self->source));
  GtkCheckButton *check = GTK_CHECK_BUTTON (self->shareable);
  PursuitTileSharing sharing = PURSUIT_TILE_MIXED;

  if (!gtk_check_button_get_inconsistent (check))
    sharing = gtk_check_button_get_active (check) ? PURSUIT_TILE_SHAREABLE : PURSUIT_TILE_INTERNAL;
  pursuit_tile_notes_edit (card, self->card, self->field,
                           strcmp (source, self->untouched_source) != 0 ? source : NULL, sharing);
}

static void
leave (PursuitBattleCardEditor *self)
{
  pursuit_unsaved_bar_clear (self->unsaved);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBattleCardEditor) self = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) saved
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, &action, &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (saved == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      return;
    }
  title = pursuit_record_dup_title (saved);
  /* Translators: %s is what a record is called */
  text = g_strdup_printf (_ ("Saved “%s”"), title);
  pursuit_window_show_undo (self->window, text, action);
  leave (self);
}

static void
on_save_clicked (PursuitBattleCardEditor *self)
{
  g_autoptr (PursuitRecord) card = pursuit_record_copy (self->card);
  const PursuitField *field = &pursuit_record_get_fields (card)->fields[self->field];
  g_autofree char *title = pursuit_record_dup_title (card);
  g_autofree char *label = g_strdup_printf ("%s: %s", title, pursuit_field_get_label (field));

  set_words (self, card);
  set_notes (self, card);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  pursuit_workspace_save_async (self->workspace, card, label, self->cancellable, save_cb,
                                g_object_ref (self));
}

static void
on_changed (PursuitBattleCardEditor *self)
{
  g_autofree char *words = dup_words (self);

  if (g_strcmp0 (words, self->untouched) == 0)
    pursuit_unsaved_bar_clear (self->unsaved);
  else
    pursuit_unsaved_bar_write (self->unsaved, words);
}

static void
on_taken (PursuitBattleCardEditor *self, const char *words)
{
  gtk_text_buffer_set_text (self->buffer, words, -1);
  gtk_widget_grab_focus (self->view);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  leave (PURSUIT_BATTLE_CARD_EDITOR (widget));

  return TRUE;
}

static gboolean
on_control_enter (GtkWidget *widget, GVariant *args, gpointer data)
{
  on_save_clicked (PURSUIT_BATTLE_CARD_EDITOR (widget));

  return TRUE;
}

static GtkWidget *
create_buttons (PursuitBattleCardEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->save_button);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (on_save_clicked), self,
                           G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
create_view (PursuitBattleCardEditor *self)
{
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_set_size_request (self->view, -1, 96);
  gtk_widget_add_css_class (self->view, "card-editor");
}

static void
on_shareable_toggled (PursuitBattleCardEditor *self)
{
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->shareable), FALSE);
}

static void
create_notes (PursuitBattleCardEditor *self)
{
  g_autoptr (GPtrArray) notes = pursuit_tile_notes_read (self->card, self->field);
  PursuitTileSharing sharing = pursuit_tile_notes_get_sharing (notes);
  const char *source = pursuit_tile_notes_get_worded_source (notes);

  self->untouched_source = g_strdup (source != NULL ? source : "");
  self->source = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->source), self->untouched_source);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->source), _ ("Source of what you write here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Source of what you write here"), -1);

  self->shareable = gtk_check_button_new_with_mnemonic (_ ("_The customer may read this part"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->shareable),
                               sharing == PURSUIT_TILE_SHAREABLE);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->shareable),
                                     sharing == PURSUIT_TILE_MIXED);
  g_signal_connect_object (self->shareable, "toggled", G_CALLBACK (on_shareable_toggled), self,
                           G_CONNECT_SWAPPED);
}

static void
pursuit_battle_card_editor_dispose (GObject *object)
{
  PursuitBattleCardEditor *self = PURSUIT_BATTLE_CARD_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_battle_card_editor_parent_class)->dispose (object);
}

static void
pursuit_battle_card_editor_finalize (GObject *object)
{
  PursuitBattleCardEditor *self = PURSUIT_BATTLE_CARD_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->card);
  g_clear_pointer (&self->untouched, g_free);
  g_clear_pointer (&self->untouched_source, g_free);

  G_OBJECT_CLASS (pursuit_battle_card_editor_parent_class)->finalize (object);
}

static void
pursuit_battle_card_editor_class_init (PursuitBattleCardEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_battle_card_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_battle_card_editor_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_control_enter,
                                NULL);
}

static void
pursuit_battle_card_editor_init (PursuitBattleCardEditor *self)
{
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
pursuit_battle_card_editor_new (PursuitWindow *window,
                                PursuitRecord *card,
                                guint field,
                                PursuitBattleCardTile tile)
{
  PursuitBattleCardEditor *self;
  GtkWidget *box;
  g_autofree char *key = NULL;
  const char *title;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (card), NULL);

  self = g_object_new (PURSUIT_TYPE_BATTLE_CARD_EDITOR, NULL);
  title = pursuit_field_get_label (&pursuit_record_get_fields (card)->fields[field]);
  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  self->card = pursuit_record_copy (card);
  self->field = field;
  self->tile = tile;
  self->untouched = dup_stored (self);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->unsaved = g_object_new (PURSUIT_TYPE_UNSAVED_BAR, NULL);
  self->error_label = GTK_LABEL (create_label ("", "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  create_view (self);
  create_notes (self);
  gtk_text_buffer_set_text (self->buffer, self->untouched, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (box), create_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unsaved));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error_label));
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_box_append (GTK_BOX (box), create_label (describe_form (tile), "quiet"));
  gtk_box_append (GTK_BOX (box), self->source);
  gtk_box_append (GTK_BOX (box), self->shareable);
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "taken", G_CALLBACK (on_taken), self, G_CONNECT_SWAPPED);
  key = g_strdup_printf ("card:%s:%u", pursuit_record_get_id (card), field);
  pursuit_unsaved_bar_open (self->unsaved, self->workspace, key);

  return GTK_WIDGET (self);
}
