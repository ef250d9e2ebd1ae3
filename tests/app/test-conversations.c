/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-editor.h"
#include "app/conversations/pursuit-conversation-page.h"
#include "app/conversations/pursuit-findings-view.h"
#include "app/records/pursuit-record-dialog.h"
#include "core/pursuit-analysis.h"
#include "tests/app/pursuit-window-test.h"

static void
click (gpointer button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* A widget of that type with a property that says so. */
static GtkWidget *
find_by (GtkWidget *root, GType type, const char *property, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *value = NULL;

      g_object_get (root, property, &value, NULL);
      if (g_strcmp0 (value, text) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by (child, type, property, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static PursuitRecord *
find (PursuitWindowTest *self, PursuitKind kind, const char *title)
{
  PursuitRecord *record = pursuit_window_test_find_record (self, kind, title);

  pursuit_window_show_record (self->window, kind, pursuit_record_get_id (record));

  return record;
}

/* The page's own button, its findings, and the line that a finding cites. */
static void
test_analyse (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) call = find (self, PURSUIT_KIND_CONVERSATION, "Call with Brennholt");
  GtkWidget *page = NULL;
  GtkWidget *row;
  GtkSingleSelection *lines;
  g_autoptr (PursuitRecord) after = NULL;
  g_autoptr (PursuitAnalysis) kept = NULL;
  g_autoptr (GObject) line = NULL;
  g_autofree char *badge = NULL;
  gboolean is_stale = TRUE;

  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Yes, that is fine.");
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Not Analysed Yet");
  page = pursuit_widget_test_find (GTK_WIDGET (self->window), PURSUIT_TYPE_CONVERSATION_PAGE, NULL);
  click (pursuit_window_test_child (page, "analyse_button"));
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "They are cheaper in the first year.");
  after = pursuit_window_test_read (self, PURSUIT_KIND_CONVERSATION, pursuit_record_get_id (call));
  kept = pursuit_analysis_of (after, &is_stale);
  g_assert_nonnull (kept);
  g_assert_false (is_stale);

  row = gtk_widget_get_ancestor (
      pursuit_window_test_await (page, GTK_TYPE_LABEL, "They are cheaper in the first year."),
      GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  lines = GTK_SINGLE_SELECTION (
      gtk_list_view_get_model (GTK_LIST_VIEW (pursuit_window_test_child (page, "view"))));
  g_assert_cmpuint (gtk_single_selection_get_selected (lines), ==, 8);
  line = g_object_ref (gtk_single_selection_get_selected_item (lines));
  g_object_get (line, "badge", &badge, NULL);
  g_assert_cmpstr (badge, ==, "Objection");
}

/* What was found belongs to an older text, and says so. */
static void
test_stale (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) call = find (self, PURSUIT_KIND_CONVERSATION, "Call with Brennholt");
  g_autoptr (PursuitRecord) saved = NULL;
  GtkWidget *page;

  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Yes, that is fine.");
  page = pursuit_widget_test_find (GTK_WIDGET (self->window), PURSUIT_TYPE_CONVERSATION_PAGE, NULL);
  pursuit_conversation_page_analyse (PURSUIT_CONVERSATION_PAGE (page));
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "They are cheaper in the first year.");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT, "Anna Keller: That is new.");
  saved = pursuit_window_test_save (self, call);
  pursuit_window_test_await (page, GTK_TYPE_LABEL,
                             "The transcript has changed since. Analyse it again.");
}

static gboolean
is_on_new_row (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && !GTK_IS_WINDOW (focus)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL
         && pursuit_widget_test_find (focus, GTK_TYPE_LABEL, "First call") != NULL;
}

/* A new one is pasted into the form, journalled by it, and stands there when it was saved. */
static void
test_new (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) other = find (self, PURSUIT_KIND_CONVERSATION, "Call with Brennholt");
  guint before = pursuit_window_test_count (self, PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitRecord) added = NULL;
  GtkWidget *dialog, *text, *lead;

  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Yes, that is fine.");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
  text = pursuit_window_test_await (dialog, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by (dialog, ADW_TYPE_ENTRY_ROW, "title", "Title")),
                         "First call");
  gtk_editable_set_text (
      GTK_EDITABLE (find_by (dialog, ADW_TYPE_ENTRY_ROW, "title", "Participants")),
      "Anna Keller, Marta");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                            "Anna Keller: It is too expensive.", -1);
  lead = find_by (dialog, ADW_TYPE_ENTRY_ROW, "title", "Lead");
  gtk_editable_set_text (GTK_EDITABLE (lead), "nobody of that name");
  click (pursuit_window_test_child (dialog, "save_button"));
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL,
                             "Nothing is called “nobody of that name”; write the name as it stands "
                             "in the list");
  gtk_editable_set_text (GTK_EDITABLE (lead), "brennholt pumpen gmbh");
  click (pursuit_window_test_child (dialog, "save_button"));
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "It is too expensive.");
  pursuit_widget_test_wait (is_on_new_row, self->window);
  g_assert_cmpuint (pursuit_window_test_count (self, PURSUIT_KIND_CONVERSATION), ==, before + 1);
  added = pursuit_window_test_find_record (self, PURSUIT_KIND_CONVERSATION, "First call");
  g_assert_cmpstr (pursuit_record_get_text (added, PURSUIT_CONVERSATION_PARTICIPANTS), ==,
                   "[\"Anna Keller\",\"Marta\"]");
  g_assert_cmpstr (pursuit_record_get_text (added, PURSUIT_CONVERSATION_LEAD_ID), ==,
                   pursuit_record_get_text (other, PURSUIT_CONVERSATION_LEAD_ID));
}

static GtkWidget *
edit_strengths (PursuitWindowTest *self, const char *words)
{
  GtkWidget *editor, *text;

  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Our strengths");
  click (
      find_by (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "tooltip-text", "Edit “Our strengths”"));
  editor = pursuit_window_test_await (self->window, PURSUIT_TYPE_BATTLE_CARD_EDITOR, NULL);
  text = pursuit_widget_test_find (editor, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), words, -1);
  click (pursuit_widget_test_find (editor, GTK_TYPE_BUTTON, "_Save"));

  return editor;
}

static void
test_tile (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) card = find (self, PURSUIT_KIND_BATTLE_CARD, "Sentrivo");

  edit_strengths (self, "No cloud\n\nOne price\n");
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "One price");
  pursuit_window_test_await_gone (self->window, PURSUIT_TYPE_BATTLE_CARD_EDITOR, NULL);
  pursuit_window_test_await_field (self, card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS,
                                   "[\"No cloud\",\"One price\"]");
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* The editor waits for its work and outlives the window: what comes then is told to nobody. */
static void
test_closed_while_saving (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) card = find (self, PURSUIT_KIND_BATTLE_CARD, "Sentrivo");
  PursuitWorkspace *workspace = g_object_ref (self->workspace);
  GtkWidget *editor = edit_strengths (self, "No cloud");

  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  pursuit_widget_test_wait (is_gone, &self->window);
  pursuit_widget_test_wait (is_gone, &editor);
  pursuit_window_test_await_field (self, card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "[\"No cloud\"]");
  g_object_unref (workspace);
}

static void
test_answer (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) card = find (self, PURSUIT_KIND_BATTLE_CARD, "Sentrivo");
  GtkWidget *entry;

  g_assert_nonnull (card);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Our strengths");
  entry = find_by (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY, "placeholder-text",
                   "Answer an objection");
  gtk_editable_set_text (GTK_EDITABLE (entry), "too expens");
  pursuit_window_test_await (gtk_widget_get_next_sibling (entry), GTK_TYPE_LABEL,
                             "“They are cheaper in the first year”");
  gtk_editable_set_text (GTK_EDITABLE (entry), "xylophone");
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "This card says nothing to that.");
}

static void
count_lines (guint *n, guint line)
{
  *n += line;
}

static void
test_findings (void)
{
  g_autoptr (PursuitAnalysis) analysis = pursuit_analysis_new ("rules");
  GtkWidget *view = g_object_ref_sink (g_object_new (PURSUIT_TYPE_FINDINGS_VIEW, NULL));
  GtkWidget *more, *row;
  guint n = 0;

  for (guint i = 0; i < PURSUIT_FINDINGS_VIEW_STEP + 1; i++)
    {
      PursuitAnalysisFinding *finding
          = pursuit_analysis_add (analysis, PURSUIT_ANALYSIS_OBJECTIONS, "price");

      finding->text = g_strdup_printf ("Number %u", i);
      finding->evidence = (PursuitCitation){ i + 1, 65, g_strdup ("x") };
    }
  analysis->not_established = g_strdup ("Nobody is named.");
  g_signal_connect_swapped (view, "line-chosen", G_CALLBACK (count_lines), &n);
  pursuit_findings_view_set_analysis (PURSUIT_FINDINGS_VIEW (view), analysis, FALSE);
  pursuit_window_test_await (view, GTK_TYPE_LABEL, "Nobody is named.");
  g_assert_null (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Number 8"));
  more = pursuit_widget_test_find (view, GTK_TYPE_BUTTON, "Show More");
  click (more);
  row = gtk_widget_get_ancestor (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Number 8"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_false (gtk_widget_get_visible (more));
  g_assert_nonnull (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "1:05"));
  g_assert_nonnull (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Nobody is named."));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpuint (n, ==, 9);
  pursuit_findings_view_set_analysis (PURSUIT_FINDINGS_VIEW (view), NULL, FALSE);
  g_assert_nonnull (pursuit_widget_test_find (view, GTK_TYPE_LABEL, "Not Analysed Yet"));
  g_object_unref (view);
}

#define ADD(path, test)                                                                            \
  g_test_add (path, PursuitWindowTest, NULL, pursuit_window_test_set_up, test,                     \
              pursuit_window_test_tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add_func ("/app/findings/lists", test_findings);
  ADD ("/app/conversations/analyse", test_analyse);
  ADD ("/app/conversations/stale", test_stale);
  ADD ("/app/conversations/new", test_new);
  ADD ("/app/battle-cards/edits-a-tile", test_tile);
  ADD ("/app/battle-cards/closed-while-saving", test_closed_while_saving);
  ADD ("/app/battle-cards/answers", test_answer);

  return g_test_run ();
}
