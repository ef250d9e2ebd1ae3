/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-editor.h"
#include "app/cards/pursuit-battle-card-page.h"
#include "app/cards/pursuit-card-change-row.h"
#include "app/cards/pursuit-card-changes-dialog.h"
#include "app/cards/pursuit-card-update-dialog.h"
#include "core/pursuit-conversation.h"
#include "tests/app/ai-window-fixture.h"

#include <string.h>

#define CHANGE(action, old, text, source, quote)                                                   \
  "{\"part\":\"their_weaknesses\",\"action\":\"" action "\",\"old\":" old                          \
  ",\"objection\":null,\"text\":" text ",\"source\":\"" source "\",\"quote\":\"" quote             \
  "\",\"shareable\":false}"
#define SLOW CHANGE ("add", "null", "\"Service needs two days\"", "note.1:1", "two days")
#define GONE CHANGE ("remove", "\"No app\"", "null", "note.1:2", "they have an app now")
#define NOTES "Service needs two days.\nBut they have an app now\n"

typedef struct
{
  AiWindowFixture base;
  PursuitRecord *card;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);

  ai_window_fixture_set_up (&self->base, NULL);
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Borealis");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, "[\"No app\",\"Dear\"]");
  self->card = pursuit_window_test_save (&self->base.window, card);
  pursuit_window_show_record (self->base.window.window, PURSUIT_KIND_BATTLE_CARD,
                              pursuit_record_get_id (self->card));
  pursuit_window_test_await (self->base.window.window, GTK_TYPE_LABEL, "No app");
  self->page = pursuit_widget_test_find (GTK_WIDGET (self->base.window.window),
                                         PURSUIT_TYPE_BATTLE_CARD_PAGE, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->card);
  ai_window_fixture_tear_down (&self->base, NULL);
}

static GtkWidget *
open_dialog (Fixture *self)
{
  gtk_widget_activate_action (self->page, "cards.update", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_CARD_UPDATE_DIALOG);
}

static GtkWidget *
propose (Fixture *self)
{
  GtkWidget *dialog;
  GtkWidget *wishes;
  GtkWidget *notes;

  ai_window_fixture_add_peer (&self->base);
  openai_answer (self->base.peer, "{\"changes\":[" SLOW "," GONE "]}");
  dialog = open_dialog (self);
  /* Nobody has named it: without notes there is nothing to ask. */
  g_assert_nonnull (strstr (ai_window_fixture_await_label (dialog, "error_label"), "notes"));
  wishes = pursuit_window_test_child (dialog, "wishes");
  notes = pursuit_window_test_await (wishes, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (notes)), NOTES, -1);
  ai_window_fixture_send (dialog);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_CARD_CHANGES_DIALOG);
  pursuit_window_test_await_closed (PURSUIT_TYPE_CARD_UPDATE_DIALOG);

  return dialog;
}

static const char *
get_weaknesses (PursuitRecord *card)
{
  return pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES);
}

/* Nothing is taken unless somebody says so; then that and no more, and undo brings it back. */
static void
changes_are_taken_one_by_one (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) before = NULL;
  GtkWidget *dialog = propose (self);
  GtkWidget *button = pursuit_window_test_child (dialog, "accept_button");
  GtkWidget *row;

  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "+ Service needs two days");
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "− No app");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Choose What to Accept");
  before = pursuit_window_test_read (&self->base.window, PURSUIT_KIND_BATTLE_CARD,
                                     pursuit_record_get_id (self->card));
  g_assert_cmpstr (get_weaknesses (before), ==, "[\"No app\",\"Dear\"]");

  row = gtk_widget_get_ancestor (
      pursuit_widget_test_find (dialog, GTK_TYPE_LABEL, "+ Service needs two days"),
      PURSUIT_TYPE_CARD_CHANGE_ROW);
  g_object_set (row, "active", TRUE, NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Accept 1 Change");
  gtk_widget_activate_action (dialog, "card-changes.accept", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_CARD_CHANGES_DIALOG);
  pursuit_window_test_await (self->page, GTK_TYPE_LABEL, "Service needs two days");
  g_assert_nonnull (pursuit_widget_test_find (self->page, GTK_TYPE_LABEL, "No app"));

  gtk_widget_activate_action (GTK_WIDGET (self->base.window.window), "win.undo", "x",
                              G_GINT64_CONSTANT (0));
  pursuit_window_test_await_gone (self->page, GTK_TYPE_LABEL, "Service needs two days");
}

static void
all_are_taken_at_once (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = propose (self);
  GtkCheckButton *all = GTK_CHECK_BUTTON (pursuit_window_test_child (dialog, "all"));

  gtk_check_button_set_active (all, TRUE);
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (pursuit_window_test_child (dialog, "accept_button"))), ==,
      "Accept 2 Changes");
  gtk_widget_activate_action (dialog, "card-changes.accept", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_CARD_CHANGES_DIALOG);
  pursuit_window_test_await (self->page, GTK_TYPE_LABEL, "Service needs two days");
  pursuit_window_test_await_gone (self->page, GTK_TYPE_LABEL, "No app");
}

/* A card that was changed meanwhile is not changed by what does not fit any more. */
static void
a_changed_card_is_left_alone (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = propose (self);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitRecord) after = NULL;

  pursuit_record_set_text (self->card, PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, "[\"Dear\"]");
  saved = pursuit_window_test_save (&self->base.window, self->card);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (pursuit_window_test_child (dialog, "all")), TRUE);
  gtk_widget_activate_action (dialog, "card-changes.accept", NULL);
  g_assert_nonnull (strstr (ai_window_fixture_await_label (dialog, "error_label"), "meanwhile"));
  after = pursuit_window_test_read (&self->base.window, PURSUIT_KIND_BATTLE_CARD,
                                    pursuit_record_get_id (self->card));
  g_assert_cmpstr (get_weaknesses (after), ==, "[\"Dear\"]");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_CARD_CHANGES_DIALOG);
}

/* A label that is shown and begins with @words. */
static GtkWidget *
find_beginning (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), words))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_beginning (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *page;
  const char *words;
} Awaited;

static gboolean
is_told (gpointer data)
{
  const Awaited *awaited = data;

  return find_beginning (awaited->page, awaited->words) != NULL;
}

static void
await_beginning (Fixture *self, const char *words)
{
  Awaited awaited = { self->page, words };

  pursuit_widget_test_wait (is_told, &awaited);
}

/* The dialog has told where a change is from; so does the page, as long as the entry stands. */
static void
the_page_tells_where_it_is_from (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = propose (self);

  g_assert_nonnull (find_beginning (self->page, "Internal · no source noted"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (pursuit_window_test_child (dialog, "all")), TRUE);
  gtk_widget_activate_action (dialog, "card-changes.accept", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_CARD_CHANGES_DIALOG);
  await_beginning (self, "Internal · From the notes: “two days” · today, ");
  g_assert_nonnull (find_beginning (self->page, "Internal · no source noted"));
}

static GtkWidget *
edit_tile (Fixture *self, const char *entry)
{
  GtkWidget *label = pursuit_widget_test_find (self->page, GTK_TYPE_LABEL, entry);
  GtkWidget *tile = gtk_widget_get_ancestor (label, GTK_TYPE_OVERLAY);

  gtk_widget_activate (pursuit_widget_test_find (tile, GTK_TYPE_BUTTON, NULL));

  return pursuit_window_test_await (self->page, PURSUIT_TYPE_BATTLE_CARD_EDITOR, NULL);
}

/* Who edits a tile says where it is from and who may read it, and the tile then tells. */
static void
a_tile_is_edited_with_its_source (Fixture *self, gconstpointer data)
{
  GtkWidget *editor;
  GtkWidget *view;

  editor = edit_tile (self, "No app");
  view = pursuit_window_test_await (editor, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "No app\nSlow", -1);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_widget_test_find (editor, GTK_TYPE_ENTRY, NULL)),
                         "Fair in May");
  gtk_widget_activate (pursuit_widget_test_find (editor, GTK_TYPE_BUTTON, "_Save"));
  await_beginning (self, "Internal · Source: Fair in May · written by ");

  editor = edit_tile (self, "No app");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (pursuit_widget_test_find (editor, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  gtk_widget_activate (pursuit_widget_test_find (editor, GTK_TYPE_BUTTON, "_Save"));
  await_beginning (self, "May be shared · Source: Fair in May · written by ");
  g_assert_nonnull (find_beginning (self->page, "May be shared · no source noted"));
}

#define card_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  card_test ("/app/ai-card/changes-are-taken-one-by-one", changes_are_taken_one_by_one);
  card_test ("/app/ai-card/all-are-taken-at-once", all_are_taken_at_once);
  card_test ("/app/ai-card/a-changed-card-is-left-alone", a_changed_card_is_left_alone);
  card_test ("/app/ai-card/the-page-tells-where-it-is-from", the_page_tells_where_it_is_from);
  card_test ("/app/ai-card/a-tile-is-edited-with-its-source", a_tile_is_edited_with_its_source);

  return g_test_run ();
}
