/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-markdown-editor.h"
#include "app/proposals/pursuit-proposal-steps.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/proposals/pursuit-version-changes.h"
#include "app/proposals/pursuit-version-copy.h"
#include "app/proposals/pursuit-versions-dialog.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "tests/app/pursuit-window-test.h"

#include <string.h>

#define DEMO_PROPOSAL "Monitoring of the water plant"

typedef struct
{
  PursuitWindowTest window;
  PursuitRecord *proposal;
  GtkWidget *studio; /* (unowned) */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->proposal
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_PROPOSAL, DEMO_PROPOSAL);
  self->studio = pursuit_proposal_studio_new (self->window.workspace, self->proposal);
  pursuit_window_push_view (self->window.window, self->studio);
  pursuit_window_test_await (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
  g_clear_object (&self->proposal);
}

static PursuitMarkdownEditor *
get_editor (Fixture *self)
{
  return PURSUIT_MARKDOWN_EDITOR (
      pursuit_widget_test_find (self->studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL));
}

static void
answer (const char *response)
{
  GtkWidget *dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
send (Fixture *self, const char *label)
{
  gtk_widget_activate_action (self->studio, "proposal.send", NULL);
  answer ("mark");
  pursuit_window_test_await (self->studio, GTK_TYPE_LABEL, label);
}

static PursuitRecord *
find_version (Fixture *self)
{
  return pursuit_window_test_find_record (&self->window, PURSUIT_KIND_PROPOSAL_VERSION,
                                          DEMO_PROPOSAL);
}

static gboolean
has_warnings (gpointer studio)
{
  GtkWidget *label = pursuit_widget_test_find (studio, GTK_TYPE_LABEL, "2 warnings");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Who sends is told what is not right, and what is kept, in plain words. */
static void
test_warnings (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;
  const char *body;

  pursuit_markdown_editor_insert (get_editor (self), "[one]() and [two]()\n\n");
  pursuit_widget_test_wait (has_warnings, self->studio);
  gtk_widget_activate_action (self->studio, "proposal.send", NULL);
  dialog = ADW_MESSAGE_DIALOG (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG));
  body = adw_message_dialog_get_body (dialog);
  g_assert_true (g_str_has_prefix (body, "There are still 2 warnings about it."));
  g_assert_nonnull (strstr (body, "are kept exactly as they are now"));
  answer ("cancel");
}

static void
revise_and_write (Fixture *self, const char *words)
{
  gtk_widget_activate_action (self->studio, "proposal.set-status", "s", "draft");
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_STATUS, "draft");
  pursuit_window_test_await_gone (self->studio, GTK_TYPE_LABEL, "Revise");
  pursuit_markdown_editor_insert (get_editor (self), words);
}

/* Marked as sent, and then edited: the next one begins, and the sent one is what it was. */
static void
test_frozen (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) before = NULL;
  g_autoptr (PursuitRecord) after = NULL;
  g_autofree char *text = NULL;

  send (self, "Versions (1)");
  before = find_version (self);
  revise_and_write (self, "And one more pump. ");
  text = pursuit_markdown_editor_dup_text (get_editor (self));
  pursuit_window_test_await_field (&self->window, self->proposal, PURSUIT_PROPOSAL_CONTENT, text);
  after = pursuit_window_test_read (&self->window, PURSUIT_KIND_PROPOSAL_VERSION,
                                    pursuit_record_get_id (before));
  g_assert_true (pursuit_record_equal (before, after));

  send (self, "Versions (2)");
  g_clear_object (&after);
  after = pursuit_window_test_read (&self->window, PURSUIT_KIND_PROPOSAL_VERSION,
                                    pursuit_record_get_id (before));
  g_assert_cmpstr (pursuit_record_get_text (after, PURSUIT_PROPOSAL_VERSION_SHA256), ==,
                   pursuit_record_get_text (before, PURSUIT_PROPOSAL_VERSION_SHA256));
  g_assert_cmpstr (pursuit_record_get_text (after, PURSUIT_PROPOSAL_VERSION_PDF_SHA256), ==,
                   pursuit_record_get_text (before, PURSUIT_PROPOSAL_VERSION_PDF_SHA256));
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_PROPOSAL_VERSION), ==,
                    2);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
is_compared (gpointer dialog)
{
  GtkWidget *count = pursuit_window_test_child (dialog, "count");

  return *gtk_label_get_text (GTK_LABEL (count)) != '\0';
}

/* The dialog does not go with the window: what is chosen then is compared in the workspace, which
 * is not looked for by way of the window. */
static void
test_outlives_window (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *count;

  send (self, "Versions (1)");
  revise_and_write (self, "And one more pump. ");
  send (self, "Versions (2)");
  gtk_widget_activate_action (self->studio, "proposal.versions", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_VERSIONS_DIALOG);
  pursuit_widget_test_wait (is_compared, dialog);
  g_object_add_weak_pointer (G_OBJECT (self->window.window), (gpointer *) &self->window.window);
  gtk_window_destroy (GTK_WINDOW (self->window.window));
  pursuit_widget_test_wait (is_gone, &self->window.window);

  count = pursuit_window_test_child (dialog, "count");
  gtk_label_set_text (GTK_LABEL (count), "");
  g_object_notify (G_OBJECT (pursuit_window_test_child (dialog, "base")), "selected");
  pursuit_widget_test_wait (is_compared, dialog);
  gtk_widget_activate_action (dialog, "versions.open", NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_dialog (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *words;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  GtkTextTag *came;
  g_autofree char *shown = NULL;

  send (self, "Versions (1)");
  revise_and_write (self, "Quite new words. ");
  gtk_widget_activate_action (self->studio, "proposal.versions", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_VERSIONS_DIALOG);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "1 place differs");
  words = pursuit_window_test_child (dialog, "words");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (words)), "Quite new words."));

  /* The change is marked by a line, whatever its colour. */
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pursuit_window_test_child (dialog, "text")));
  came = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "came");
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_to_tag_toggle (&start, came));
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, came);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (shown, "Quite new words."));

  /* The dialog follows what is stored. */
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_VERSIONS_DIALOG);
}

/* What the menus offer for each status is what the rules allow. */
static void
assert_offers (Fixture *self, const char *status, const char *actions)
{
  g_autoptr (PursuitRecord) proposal = pursuit_record_copy (self->proposal);
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) steps = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GString) offered = g_string_new (NULL);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, status);
  menu = pursuit_proposal_steps_new_menu (proposal, "proposal");
  steps = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &reason));
  g_assert_cmpstr (reason, !=, "");
  for (int i = 0; i < g_menu_model_get_n_items (steps); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target
          = g_menu_model_get_item_attribute_value (steps, i, G_MENU_ATTRIBUTE_TARGET, NULL);

      g_menu_model_get_item_attribute (steps, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      g_string_append_printf (offered, "%s%s%s ", action + strlen ("proposal."),
                              target != NULL ? "=" : "",
                              target != NULL ? g_variant_get_string (target, NULL) : "");
    }
  g_assert_cmpstr (offered->str, ==, actions);
}

static void
test_offers (Fixture *self, gconstpointer data)
{
  assert_offers (self, "draft", "send duplicate ");
  assert_offers (self, "sent",
                 "set-status=draft set-status=accepted set-status=rejected duplicate ");
  assert_offers (self, "accepted", "set-status=sent duplicate ");
  assert_offers (self, "rejected", "set-status=draft set-status=sent duplicate ");
}

static void
test_notice (Fixture *self, gconstpointer data)
{
  static const char *const words[][2]
      = { { "sent", "Expired" }, { "accepted", "Accepted" }, { "rejected", "Rejected" } };
  g_autoptr (PursuitRecord) proposal = pursuit_record_copy (self->proposal);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, "2001-02-03");
  g_assert_null (pursuit_proposal_steps_describe (proposal));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *notice = NULL;

      pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, words[i][0]);
      notice = pursuit_proposal_steps_describe (proposal);
      g_assert_true (g_str_has_prefix (notice, words[i][1]));
    }
}

static void
test_duplicate (Fixture *self, gconstpointer data)
{
  guint n = pursuit_window_test_count (&self->window, PURSUIT_KIND_PROPOSAL);

  gtk_widget_activate_action (self->studio, "proposal.duplicate", NULL);
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL,
                             "Made “Monitoring of the water plant, Klinikum Aurach (copy)”");
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_PROPOSAL), ==, n + 1);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = pursuit_version_copy_write_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* What is opened and attached is what was frozen, and nothing is written over. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) version = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *content = NULL;
  g_autofree char *hash = NULL;
  gsize length;

  send (self, "Versions (1)");
  version = find_version (self);
  pursuit_version_copy_write_async (self->window.workspace, version, self->window.dir, written_cb,
                                    &first);
  pursuit_widget_test_wait (is_set, &first);
  pursuit_version_copy_write_async (self->window.workspace, version, self->window.dir, written_cb,
                                    &second);
  pursuit_widget_test_wait (is_set, &second);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_str_has_suffix (first, "Klinikum Aurach v1.pdf"));
  g_assert_true (g_file_get_contents (first, &content, &length, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  g_assert_cmpstr (hash, ==,
                   pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_PDF_SHA256));
}

static PursuitVersionDiff *
make_diff (const char *old_text, const char *new_text)
{
  PursuitVersionDiff *diff = g_new0 (PursuitVersionDiff, 1);

  diff->old_text = g_strdup (old_text);
  diff->new_text = g_strdup (new_text);
  diff->diff = pursuit_text_diff_new (old_text, -1, new_text, -1);

  return diff;
}

static void
assert_describes (const char *old_text, const char *new_text, const char *wanted)
{
  g_autoptr (PursuitVersionDiff) diff = make_diff (old_text, new_text);
  g_autofree char *words = pursuit_version_changes_describe (diff, 0);

  g_assert_cmpstr (words, ==, wanted);
}

static void
test_words (void)
{
  assert_describes ("the pump", "the motor", "“pump” became “motor”");
  assert_describes ("one three", "one two three", "“two” was added");
  assert_describes ("one two three", "one three", "“two” was taken out");
  assert_describes ("one\ntwo", "one\n\ntwo", "Only spaces or line ends changed");
}

/* However much differs, what is shown has an end. */
static void
test_bounded (void)
{
  g_autoptr (GString) old_text = g_string_new (NULL);
  g_autoptr (GString) new_text = g_string_new (NULL);
  g_autoptr (PursuitVersionDiff) diff = NULL;
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (GArray) places = NULL;
  g_autofree char *count = NULL;
  g_autofree char *huge = g_strnfill (100000, 'x');

  g_string_append_printf (new_text, "%s\n", huge);
  for (guint i = 0; i < 300; i++)
    {
      g_string_append_printf (old_text, "line %u old\nstays\nstays\nstays\nstays\n", i);
      g_string_append_printf (new_text, "line %u new\nstays\nstays\nstays\nstays\n", i);
    }
  diff = make_diff (old_text->str, new_text->str);
  pursuit_version_changes_add_tags (buffer);
  places = pursuit_version_changes_show (buffer, diff);
  count = pursuit_version_changes_count (diff);
  g_assert_cmpuint (places->len, ==, PURSUIT_VERSION_CHANGES_MAX);
  g_assert_nonnull (strstr (count, "the first 200 are shown"));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 50000);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/versions/sent-copy-never-changes", test_frozen);
  add ("/app/versions/sending-names-the-warnings", test_warnings);
  add ("/app/versions/dialog-marks-what-differs", test_dialog);
  add ("/app/versions/outlives-its-window", test_outlives_window);
  add ("/app/versions/only-legal-steps-are-offered", test_offers);
  add ("/app/versions/says-why-it-is-not-written-any-more", test_notice);
  add ("/app/versions/duplicate-opens-the-copy", test_duplicate);
  add ("/app/versions/copies-are-the-frozen-bytes", test_copy);
  g_test_add_func ("/app/versions/changes-have-words", test_words);
  g_test_add_func ("/app/versions/what-is-shown-has-an-end", test_bounded);

  return g_test_run ();
}
