/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-document-view.h"
#include "app/pursuit-markdown-editor.h"
#include "app/pursuit-proposal-export.h"
#include "app/pursuit-proposal-facts.h"
#include "app/pursuit-proposal-studio.h"
#include "tests/app/pursuit-widget-test.h"
#include "tests/support/pursuit-test-data.h"
#include "workspace/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#include <string.h>

typedef struct
{
  char *dir;
  PursuitWorkspace *workspace;
  PursuitRecord *proposal;
  GtkWindow *window;
  PursuitMarkdownEditor *editor;
  PursuitDocumentView *page;
  const char *awaited;
} Fixture;

static void
create_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitWorkspace **) data = pursuit_workspace_create_finish (result, &error);
  g_assert_no_error (error);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecordPage) page
      = pursuit_workspace_list_finish (PURSUIT_WORKSPACE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->records->len, >, 0);
  *(PursuitRecord **) data = g_object_ref (page->records->pdata[0]);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
read_draft (Fixture *self)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_PROPOSAL);

  g_clear_object (&self->proposal);
  pursuit_query_add_equals (query, PURSUIT_PROPOSAL_STATUS, "draft");
  pursuit_query_set_limit (query, 1);
  pursuit_workspace_list_async (self->workspace, query, NULL, list_cb, &self->proposal);
  pursuit_widget_test_wait (is_set, &self->proposal);
}

static gboolean
shows_awaited (gpointer data)
{
  Fixture *self = data;
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (pursuit_document_view_get_text_view (self->page));
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  return strstr (text, self->awaited) != NULL;
}

static void
wait_for (Fixture *self, const char *text)
{
  self->awaited = text;
  pursuit_widget_test_wait (shows_awaited, self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const PursuitWorkspaceOptions options = { .name = "Test", .demo = TRUE };
  GtkWidget *studio;

  self->dir = pursuit_test_make_dir ();
  pursuit_workspace_create_async (self->dir, &options, NULL, NULL, create_cb, &self->workspace);
  pursuit_widget_test_wait (is_set, &self->workspace);
  read_draft (self);

  studio = pursuit_proposal_studio_new (self->workspace, self->proposal);
  gtk_widget_set_size_request (studio, 1100, 700);
  self->window = pursuit_widget_test_present (studio);
  self->editor = PURSUIT_MARKDOWN_EDITOR (
      pursuit_widget_test_find (studio, PURSUIT_TYPE_MARKDOWN_EDITOR, NULL));
  self->page
      = PURSUIT_DOCUMENT_VIEW (pursuit_widget_test_find (studio, PURSUIT_TYPE_DOCUMENT_VIEW, NULL));
}

static gboolean
nothing_waits (gpointer data)
{
  return !g_main_context_pending (NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->window, gtk_window_destroy);
  pursuit_widget_test_wait (nothing_waits, NULL);
  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->proposal);
  g_clear_object (&self->workspace);
  pursuit_test_remove_dir (self->dir);
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  /* The demo's draft fills in its lead: no variable is left on the page. */
  wait_for (self, "Klinikum Aurach");

  pursuit_markdown_editor_insert (self->editor, "Freshly typed words.\n\n");
  wait_for (self, "Freshly typed words.");
}

static gboolean
has_problem (gpointer data)
{
  return pursuit_widget_test_find (data, GTK_TYPE_LABEL, "1 thing to mend") != NULL;
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  wait_for (self, "Klinikum Aurach");

  pursuit_markdown_editor_insert (self->editor, "{{nobody_knows}}\n\n");
  pursuit_widget_test_wait (has_problem, self->window);

  g_assert_true (shows_awaited (self));
}

static gboolean
is_stored (gpointer data)
{
  Fixture *self = data;

  read_draft (self);

  return strstr (pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_CONTENT),
                 "Kept without asking.")
         != NULL;
}

static void
test_saves (Fixture *self, gconstpointer data)
{
  pursuit_markdown_editor_insert (self->editor, "Kept without asking.\n\n");

  /* Leaving is saving: nobody waits for a pause in the typing. */
  g_clear_pointer (&self->window, gtk_window_destroy);
  pursuit_widget_test_wait (is_stored, self);
}

static void
test_formats (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (pursuit_markdown_editor_new ());
  PursuitMarkdownEditor *editor = PURSUIT_MARKDOWN_EDITOR (widget);
  GtkTextBuffer *buffer = pursuit_markdown_editor_get_buffer (editor);
  g_autofree char *bold = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *heading = NULL;
  GtkTextIter start;
  GtkTextIter end;

  pursuit_markdown_editor_set_text (editor, "word");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_widget_activate_action (widget, "editor.bold", NULL);
  bold = pursuit_markdown_editor_dup_text (editor);
  g_assert_cmpstr (bold, ==, "**word**");

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_widget_activate_action (widget, "editor.bold", NULL);
  plain = pursuit_markdown_editor_dup_text (editor);
  g_assert_cmpstr (plain, ==, "word");

  gtk_widget_activate_action (widget, "editor.heading", NULL);
  gtk_widget_activate_action (widget, "editor.insert-variable", "s", "title");
  heading = pursuit_markdown_editor_dup_text (editor);
  g_assert_cmpstr (heading, ==, "## word{{title}}");
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
}

static void
test_file_name (void)
{
  g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autofree char *name = NULL;

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "Line 3: pumps/valves?");
  name = pursuit_proposal_export_dup_name (proposal, "pdf");

  g_assert_cmpstr (name, ==, "Line 3  pumps valves.pdf");
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add ("/app/proposal-studio/page-follows-the-text", Fixture, NULL, set_up, test_preview,
              tear_down);
  g_test_add ("/app/proposal-studio/an-unknown-variable-keeps-the-last-page", Fixture, NULL, set_up,
              test_unknown, tear_down);
  g_test_add ("/app/proposal-studio/leaving-is-saving", Fixture, NULL, set_up, test_saves,
              tear_down);
  g_test_add_func ("/app/proposal-studio/formats-the-selection", test_formats);
  g_test_add_func ("/app/proposal-studio/offers-a-name-that-files-can-have", test_file_name);

  return g_test_run ();
}
