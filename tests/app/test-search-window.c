/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-page.h"
#include "app/window/pursuit-search-window.h"
#include "core/pursuit-lead.h"
#include "tests/app/pursuit-window-test.h"

typedef struct
{
  PursuitWindowTest window;
  GtkWidget *search;
  GtkWidget *entry;
  GtkListBox *list;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.search", NULL);
  self->search = pursuit_window_test_await_window (PURSUIT_TYPE_SEARCH_WINDOW);
  self->entry = pursuit_window_test_child (self->search, "entry");
  self->list = GTK_LIST_BOX (pursuit_window_test_child (self->search, "list"));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
}

static void
search (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* A label whose text holds a piece, under the list of results. */
static GtkLabel *
find_label (GtkWidget *root, const char *piece)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), piece) != NULL)
    return GTK_LABEL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, piece);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_begin (Fixture *self, gconstpointer data)
{
  g_assert_nonnull (pursuit_widget_test_find (self->search, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_null (gtk_list_box_get_row_at_index (self->list, 0));

  /* Enter with nothing chosen opens nothing. */
  g_signal_emit_by_name (self->entry, "activate");
  g_assert_true (gtk_widget_get_visible (self->search));
}

static void
test_finds (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *page;

  search (self, "Tarnov Precision");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Tarnov Precision S.A.");
  g_assert_true (gtk_list_box_get_selected_row (self->list)
                 == gtk_list_box_get_row_at_index (self->list, 0));
  g_assert_nonnull (find_label (pursuit_window_test_child (self->search, "count_label"), "result"));

  g_signal_emit_by_name (self->entry, "activate");
  pursuit_window_test_await_closed (PURSUIT_TYPE_SEARCH_WINDOW);
  page = pursuit_window_test_await (window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Tarnov Precision S.A.");
}

static void
test_none (Fixture *self, gconstpointer data)
{
  search (self, "xyzzyplugh");
  pursuit_window_test_await (self->search, GTK_TYPE_LABEL, "Nothing Found");
  g_assert_nonnull (pursuit_widget_test_find (self->search, GTK_TYPE_LABEL, "0 results"));

  search (self, "");
  pursuit_window_test_await (self->search, GTK_TYPE_LABEL, "Search Everything");
}

static void
test_hostile_query (Fixture *self, gconstpointer data)
{
  static const char *const queries[] = { "\"", "(((",   "a AND", "NEAR(",
                                         "*",  "col:x", "^^",    "'; DROP TABLE lead; --",
                                         "-",  "stage:" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      search (self, queries[i]);
      pursuit_window_test_run_for (220);
    }

  search (self, "Klinikum Aurach");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Klinikum Aurach");
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) stored = NULL;
  GtkLabel *snippet;
  const char *markup;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Ampersand Works");
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION,
                           "They measure <b>quicksilver</b> & tin\nwith 3 < 4 gauges");
  stored = pursuit_window_test_save (&self->window, lead);

  search (self, "quicksilver");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Ampersand Works");
  snippet = find_label (GTK_WIDGET (self->list), "quicksilver");
  g_assert_nonnull (snippet);

  /* The match is marked; what the record says itself is text and no markup. */
  markup = gtk_label_get_label (snippet);
  g_assert_nonnull (strstr (markup, "<b><u>quicksilver</u></b>"));
  g_assert_nonnull (strstr (gtk_label_get_text (snippet), "<b>quicksilver</b> &"));
  g_assert_null (strchr (gtk_label_get_text (snippet), '\n'));
  g_assert_null (strchr (gtk_label_get_text (snippet), '\x02'));
}

static void
test_overtakes (Fixture *self, gconstpointer data)
{
  GtkListBoxRow *row;

  /* A search that is out of date never replaces a later one. */
  search (self, "Brauerei");
  search (self, "Nordhav");
  search (self, "Kessler Papier");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Kessler Papier AG");
  pursuit_window_test_run_for (200);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  g_assert_nonnull (find_label (GTK_WIDGET (row), "Kessler Papier AG"));
}

static void
test_closes_while_searching (Fixture *self, gconstpointer data)
{
  search (self, "a");
  gtk_window_close (GTK_WINDOW (self->search));
  pursuit_window_test_await_closed (PURSUIT_TYPE_SEARCH_WINDOW);
  pursuit_window_test_run_for (200);
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

  add ("/app/search-window/begins-with-nothing-chosen", test_begin);
  add ("/app/search-window/enter-opens-the-first-result", test_finds);
  add ("/app/search-window/says-when-nothing-is-found", test_none);
  add ("/app/search-window/takes-any-text", test_hostile_query);
  add ("/app/search-window/marks-matches-and-escapes-the-rest", test_marks);
  add ("/app/search-window/a-later-search-wins", test_overtakes);
  add ("/app/search-window/may-close-while-it-searches", test_closes_while_searching);

  return g_test_run ();
}
