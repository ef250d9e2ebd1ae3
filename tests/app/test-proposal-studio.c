/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-view.h"
#include "app/proposals/pursuit-finding-list.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/page/pursuit-page-sheets.h"
#include "app/proposals/pursuit-proposal-export.h"
#include "app/proposals/pursuit-proposal-facts.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "tests/app/pursuit-window-test.h"
#include "tests/support/pursuit-test-data.h"
#include "workspace/records/pursuit-records.h"
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
shows_pages (gpointer sheets)
{
  return gtk_widget_get_mapped (sheets) && pursuit_page_sheets_is_drawn (sheets);
}

/* The pages in the place of the flowing text, and back. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  GtkWidget *studio
      = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), PURSUIT_TYPE_PROPOSAL_STUDIO);
  GtkWidget *sheets;

  wait_for (self, "Klinikum Aurach");
  g_assert_null (pursuit_widget_test_find (studio, PURSUIT_TYPE_PAGE_SHEETS, NULL));
  gtk_widget_activate_action (studio, "proposal.show-pages", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->page)));
  sheets = pursuit_widget_test_find (studio, PURSUIT_TYPE_PAGE_SHEETS, NULL);
  g_assert_nonnull (sheets);
  pursuit_widget_test_wait (shows_pages, sheets);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheets), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 1 of 2");
  gtk_widget_activate_action (studio, "proposal.show-pages", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->page)));
  g_assert_false (gtk_widget_get_mapped (sheets));
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
has_awaited_label (gpointer data)
{
  Fixture *self = data;

  return pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, self->awaited)
         != NULL;
}

static gboolean
has_no_awaited_label (gpointer data)
{
  return !has_awaited_label (data);
}

static void
wait_for_label (Fixture *self, const char *text)
{
  self->awaited = text;
  pursuit_widget_test_wait (has_awaited_label, self);
}

static GtkWidget *
get_studio (Fixture *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self->editor), PURSUIT_TYPE_PROPOSAL_STUDIO);
}

/* Counted from 1. */
static int
get_caret_line (Fixture *self)
{
  GtkTextBuffer *buffer = pursuit_markdown_editor_get_buffer (self->editor);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_line (&iter) + 1;
}

static const char faulty[] = "# A\n\n### B\n\nNow 12.34 EUR.\n\n{{region}}\n\n## C\n\nx\n";

/* Which row of a list has the focus; -1 for none. */
static int
find_focus (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_is_ancestor (focus, list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus))
             : -1;
}

/* NULL while it is closed. */
static GtkWidget *
find_list (Fixture *self)
{
  return pursuit_widget_test_find (GTK_WIDGET (self->window), PURSUIT_TYPE_FINDING_LIST, NULL);
}

static void
step (Fixture *self, const char *action, int row, int line)
{
  GtkWidget *list;

  g_assert_true (gtk_widget_activate_action (get_studio (self), action, NULL));
  list = find_list (self);
  g_assert_nonnull (list);
  g_assert_cmpint (find_focus (list), ==, row);
  g_assert_cmpint (get_caret_line (self), ==, line);
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  wait_for (self, "Klinikum Aurach");
  pursuit_markdown_editor_replace_text (self->editor, faulty);
  wait_for_label (self, "1 thing to mend · 2 warnings");

  step (self, "proposal.next-finding", 0, 3);
  step (self, "proposal.next-finding", 1, 5);
  step (self, "proposal.next-finding", 2, 7);
  step (self, "proposal.next-finding", 0, 3);
  step (self, "proposal.previous-finding", 2, 7);
  step (self, "proposal.previous-finding", 1, 5);

  /* Enter goes there. */
  g_assert_true (gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (self->window))));
  g_assert_null (find_list (self));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)),
                                             PURSUIT_TYPE_MARKDOWN_EDITOR));
  g_assert_cmpint (get_caret_line (self), ==, 5);
}

static void
test_mended (Fixture *self, gconstpointer data)
{
  wait_for (self, "Klinikum Aurach");
  pursuit_markdown_editor_replace_text (self->editor, faulty);
  wait_for_label (self, "1 thing to mend · 2 warnings");
  pursuit_markdown_editor_replace_text (self->editor, "# A\n\n### B\n\nx\n");
  wait_for_label (self, "1 warning");
  wait_for_label (self, "ready to send");
  pursuit_markdown_editor_replace_text (self->editor, "# A\n\nx\n");
  self->awaited = "1 warning";
  pursuit_widget_test_wait (has_no_awaited_label, self);
  gtk_widget_activate_action (get_studio (self), "proposal.next-finding", NULL);
  g_assert_null (find_list (self));
}

static gboolean
wears (Fixture *self, const char *text, const char *tag)
{
  GtkTextBuffer *buffer = pursuit_markdown_editor_get_buffer (self->editor);
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, text, 0, &start, NULL, NULL));

  return gtk_text_iter_has_tag (
      &start, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag));
}

static gboolean
is_marked (gpointer data)
{
  return wears (data, "1.00", "claim-unknown");
}

static void
test_claims (Fixture *self, gconstpointer data)
{
  g_autofree char *valid
      = g_strdup (pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_VALID_UNTIL));
  g_autofree char *text = g_strdup_printf ("# A\n\nValid until %s, a fee of 1.00 EUR.\n", valid);
  GtkTextBuffer *buffer = pursuit_markdown_editor_get_buffer (self->editor);
  GtkTextIter start;

  wait_for (self, "Klinikum Aurach");
  pursuit_markdown_editor_replace_text (self->editor, text);
  pursuit_widget_test_wait (is_marked, self);
  g_assert_true (wears (self, valid, "claim-known"));
  g_assert_false (wears (self, valid, "claim-unknown"));
  g_assert_false (wears (self, "fee", "claim-known"));

  /* A mark goes along with its words. */
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "Before\n\n", -1);
  g_assert_true (is_marked (self));
  g_assert_true (wears (self, valid, "claim-known"));
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

/* An example is told from a value, and there is room for all of it. */
static void
test_examples (Fixture *self, gconstpointer data)
{
  static const char *const entries[] = { "deal_size", "contract_term", "valid_until" };
  GtkWidget *facts = pursuit_widget_test_find (GTK_WIDGET (self->window),
                                               g_type_from_name ("PursuitProposalFacts"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *entry = pursuit_window_test_child (facts, entries[i]);
      const char *example = gtk_entry_get_placeholder_text (GTK_ENTRY (entry));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (entry, example);
      int width;

      g_assert_true (g_str_has_prefix (example, "such as "));
      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (width, <=, gtk_widget_get_width (gtk_widget_get_first_child (entry)));
    }
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
  g_test_add ("/app/proposal-studio/shows-the-pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/app/proposal-studio/an-unknown-variable-keeps-the-last-page", Fixture, NULL, set_up,
              test_unknown, tear_down);
  g_test_add ("/app/proposal-studio/steps-through-what-is-found", Fixture, NULL, set_up, test_steps,
              tear_down);
  g_test_add ("/app/proposal-studio/what-is-mended-is-gone", Fixture, NULL, set_up, test_mended,
              tear_down);
  g_test_add ("/app/proposal-studio/figures-are-marked", Fixture, NULL, set_up, test_claims,
              tear_down);
  g_test_add ("/app/proposal-studio/leaving-is-saving", Fixture, NULL, set_up, test_saves,
              tear_down);
  g_test_add ("/app/proposal-studio/examples-look-like-no-values", Fixture, NULL, set_up,
              test_examples, tear_down);
  g_test_add_func ("/app/proposal-studio/formats-the-selection", test_formats);
  g_test_add_func ("/app/proposal-studio/offers-a-name-that-files-can-have", test_file_name);

  return g_test_run ();
}
