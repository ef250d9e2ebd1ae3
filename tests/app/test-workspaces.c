/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-fact-row.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/window/pursuit-recent-profiles.h"
#include "app/window/pursuit-start-page.h"
#include "app/window/pursuit-workspaces-dialog.h"
#include "core/pursuit-lead.h"
#include "tests/app/pursuit-window-test.h"
#include "tests/support/pursuit-test-data.h"

#include <glib/gstdio.h>

typedef struct
{
  PursuitWindowTest window;
  char *other; /* the folder of another workspace, without leads */
} Fixture;

static GSettings *
get_settings (Fixture *self)
{
  return pursuit_application_get_settings (
      PURSUIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window.window))));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->other = pursuit_test_make_dir ();
  pursuit_window_test_make_workspace (self->other, FALSE);
  pursuit_window_test_set_up (&self->window, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_settings_reset (get_settings (self), "recent-profiles");
  pursuit_window_test_tear_down (&self->window, NULL);
  pursuit_test_remove_dir (self->other);
}

static void
switch_to (Fixture *self, const char *dir)
{
  pursuit_window_open_profile (self->window.window, dir);
  pursuit_window_test_await_workspace (&self->window);
  g_assert_cmpstr (pursuit_workspace_get_path (self->window.workspace), ==, dir);
}

static GtkWidget *
open_dialog (Fixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.show-workspaces", NULL);

  return pursuit_window_test_await_window (PURSUIT_TYPE_WORKSPACES_DIALOG);
}

/* A row says in its second line where its workspace is. */
static GtkWidget *
find_row (GtkWidget *dialog, const char *subtitle)
{
  GtkWidget *label = pursuit_widget_test_find (dialog, GTK_TYPE_LABEL, subtitle);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

static void
assert_free (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitWorkspace) workspace
      = pursuit_workspace_open (dir, PURSUIT_WORKSPACE_WRITE, &error);

  g_assert_no_error (error);
  pursuit_workspace_close (workspace);
}

static void
test_switches (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *row;

  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LEAD), >, 0);
  switch_to (self, self->other);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LEAD), ==, 0);
  /* What was left can be opened by others at once. */
  assert_free (self->window.dir);

  dialog = open_dialog (self);
  row = find_row (dialog, self->other);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (pursuit_widget_test_find (row, GTK_TYPE_LABEL, "Open now"));
  row = find_row (dialog, self->window.dir);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_widget_activate (row);
  pursuit_window_test_await_closed (PURSUIT_TYPE_WORKSPACES_DIALOG);
  pursuit_window_test_await_workspace (&self->window);
  g_assert_cmpstr (pursuit_workspace_get_path (self->window.workspace), ==, self->window.dir);
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL, "Klinikum Aurach");
}

/* A list that hides what is gone would leave somebody to wonder. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *said = g_strdup_printf ("Not there any more: %s", self->other);
  g_autofree char *moved = g_strconcat (self->other, "-moved", NULL);
  g_auto (GStrv) left = NULL;
  GtkWidget *dialog, *row;

  switch_to (self, self->other);
  switch_to (self, self->window.dir);
  g_assert_cmpint (g_rename (self->other, moved), ==, 0);
  dialog = open_dialog (self);
  row = find_row (dialog, said);
  g_assert_nonnull (row);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_null (find_row (dialog, said));
  left = pursuit_recent_profiles_list (get_settings (self));
  g_assert_false (g_strv_contains ((const char *const *) left, self->other));
  g_assert_true (g_strv_contains ((const char *const *) left, self->window.dir));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_WORKSPACES_DIALOG);
  g_assert_cmpint (g_rename (moved, self->other), ==, 0);
}

static gboolean
has_draft (gpointer data)
{
  return pursuit_window_test_count (data, PURSUIT_KIND_DRAFT) == 1;
}

static void
test_keeps_words (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Klinikum");
  GtkWidget *page, *row, *entry;

  pursuit_window_show_record (self->window.window, PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Next step");
  row = gtk_widget_get_ancestor (pursuit_widget_test_find (page, GTK_TYPE_LABEL, "Next step"),
                                 PURSUIT_TYPE_FACT_ROW);
  pursuit_fact_row_start (PURSUIT_FACT_ROW (row));
  entry = gtk_stack_get_visible_child (GTK_STACK (pursuit_window_test_child (row, "stack")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Half a wor");

  /* At once, before the journal's time has come. */
  switch_to (self, self->other);
  switch_to (self, self->window.dir);
  pursuit_widget_test_wait (has_draft, &self->window);
}

static void
test_new (Fixture *self, gconstpointer data)
{
  char *folder = pursuit_test_make_dir ();

  pursuit_window_open_profile (self->window.window, folder);
  pursuit_window_test_await (self->window.window, PURSUIT_TYPE_START_PAGE, NULL);
  g_assert_null (pursuit_window_get_workspace (self->window.window));
  g_assert_false (pursuit_workspace_exists (folder));
  assert_free (self->window.dir);

  /* From there the way back is as short. */
  gtk_widget_activate (find_row (open_dialog (self), self->window.dir));
  pursuit_window_test_await_workspace (&self->window);
  pursuit_window_test_await_closed (PURSUIT_TYPE_WORKSPACES_DIALOG);
  pursuit_test_remove_dir (folder);
}

static void
test_remembers_ten (Fixture *self, gconstpointer data)
{
  GSettings *settings = get_settings (self);
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < PURSUIT_RECENT_PROFILES_MAX + 3; i++)
    {
      g_autofree char *dir = g_strdup_printf ("/somewhere/%u", i);

      pursuit_recent_profiles_add (settings, dir);
    }
  pursuit_recent_profiles_add (settings, "/somewhere/../somewhere/5");
  pursuit_recent_profiles_add (settings, "/not a text \xff");
  list = pursuit_recent_profiles_list (settings);
  g_assert_cmpuint (g_strv_length (list), ==, PURSUIT_RECENT_PROFILES_MAX);
  g_assert_cmpstr (list[0], ==, "/somewhere/5");
  g_assert_cmpstr (list[1], ==, "/somewhere/12");
  for (guint i = 1; list[i] != NULL; i++)
    g_assert_cmpstr (list[i], !=, "/somewhere/5");
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

  add ("/app/workspaces/one-is-opened-in-the-place-of-another", test_switches);
  add ("/app/workspaces/what-is-gone-is-said", test_missing);
  add ("/app/workspaces/switching-loses-no-words", test_keeps_words);
  add ("/app/workspaces/a-new-one-is-asked-about", test_new);
  add ("/app/workspaces/ten-are-remembered", test_remembers_ten);

  return g_test_run ();
}
