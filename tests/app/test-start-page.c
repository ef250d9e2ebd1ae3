/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-record-dialog.h"
#include "app/window/pursuit-start-page.h"
#include "store/pursuit-store-error.h"
#include "tests/app/pursuit-window-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct
{
  PursuitWindowTest window;
  PursuitWorkspace *other; /* (nullable) who holds the workspace meanwhile */
} Fixture;

static GtkWidget *
get_page (Fixture *self)
{
  return pursuit_window_test_await (self->window.window, PURSUIT_TYPE_START_PAGE, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->other);
  pursuit_window_test_tear_down (&self->window, NULL);
}

static void
set_up_empty (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up_empty (&self->window, NULL);
}

static void
open_again (Fixture *self)
{
  pursuit_window_open_profile (self->window.window, self->window.dir);
}

static void
assert_trouble (Fixture *self, const char *title, gboolean readable)
{
  GtkWidget *page;

  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL, title);
  page = get_page (self);
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (page, "choices")));
  g_assert_true (gtk_widget_get_visible (pursuit_window_test_child (page, "remedies")));
  g_assert_cmpint (gtk_widget_get_visible (pursuit_window_test_child (page, "read_button")), ==,
                   readable);
  /* What happened and what to do is said in a sentence of its own. */
  g_assert_cmpuint (strlen (adw_status_page_get_description (
                        ADW_STATUS_PAGE (pursuit_window_test_child (page, "status")))),
                    >, 20);
  g_assert_null (pursuit_window_get_workspace (self->window.window));
}

static void
test_first (Fixture *self, gconstpointer data)
{
  GtkWidget *page = get_page (self);

  g_assert_nonnull (pursuit_widget_test_find (page, GTK_TYPE_LABEL, self->window.dir));
  g_assert_true (gtk_widget_get_visible (pursuit_window_test_child (page, "choices")));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (page, "remedies")));
  /* Nothing is made before somebody chooses. */
  g_assert_false (pursuit_workspace_exists (self->window.dir));
}

static void
activate_row (Fixture *self, const char *title)
{
  GtkWidget *label = pursuit_window_test_await (get_page (self), GTK_TYPE_LABEL, title);

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW), "activated");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  activate_row (self, "Start Empty");
  pursuit_window_test_await_workspace (&self->window);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LEAD), ==, 0);
  pursuit_window_test_await_gone (self->window.window, PURSUIT_TYPE_START_PAGE, NULL);
  g_assert_true (pursuit_workspace_exists (self->window.dir));
}

static void
test_demo (Fixture *self, gconstpointer data)
{
  activate_row (self, "Look Around First");
  pursuit_window_test_await_workspace (&self->window);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LEAD), ==, 18);
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL, "Klinikum Aurach");
}

static void
set_up_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pursuit_window_test_set_up_empty (&self->window, NULL);
  pursuit_window_test_make_workspace (self->window.dir, FALSE);
  self->other = pursuit_workspace_open (self->window.dir, PURSUIT_WORKSPACE_WRITE, &error);
  g_assert_no_error (error);
  open_again (self);
}

static void
press (Fixture *self, const char *label)
{
  GtkWidget *button = pursuit_window_test_await (get_page (self), GTK_TYPE_BUTTON, label);

  g_signal_emit_by_name (button, "clicked");
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  assert_trouble (self, "In Use", TRUE);

  /* Who closes the other one can go on without starting again. */
  pursuit_workspace_close (self->other);
  g_clear_object (&self->other);
  press (self, "_Try Again");
  pursuit_window_test_await_workspace (&self->window);
  g_assert_true (pursuit_workspace_is_writable (self->window.workspace));
}

static void
test_reads (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);

  assert_trouble (self, "In Use", TRUE);
  press (self, "Open for _Reading Only");
  pursuit_window_test_await_workspace (&self->window);
  g_assert_false (pursuit_workspace_is_writable (self->window.workspace));
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Opened for reading only");

  /* What writes is off, and says so where it is tried all the same. */
  gtk_widget_activate_action (window, "win.new", NULL);
  pursuit_window_test_run_for (100);
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);
  pursuit_window_import_files (self->window.window, NULL);
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "This workspace is open for reading only");
}

static void
pretend_newer (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->window.dir, "workspace.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  pursuit_window_test_make_workspace (self->window.dir, FALSE);
  pretend_newer (self);
  open_again (self);
  assert_trouble (self, "Made by a Newer Pursuit", FALSE);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->window.dir, "workspace.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  pursuit_window_test_make_workspace (self->window.dir, TRUE);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 8192);
  /* The head stays, so that it still looks like a workspace. */
  memset (content + 1024, 0xa5, length - 1024);
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  open_again (self);
  assert_trouble (self, "The Workspace Is Damaged", FALSE);
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->window.dir, "workspace.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "This is a letter, and no workspace at all.\n", -1, &error);
  g_assert_no_error (error);
  open_again (self);
  assert_trouble (self, "Not a Workspace", FALSE);
}

static void
test_message_is_no_markup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error
      = g_error_new_literal (PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
                             "offers/a<b>&c/workspace.db does not open at all");
  GtkWidget *page
      = g_object_ref_sink (pursuit_start_page_new (self->window.window, "offers/a<b>&c", error));
  GtkWidget *status = pursuit_window_test_child (page, "status");

  g_assert_nonnull (pursuit_widget_test_find (status, GTK_TYPE_LABEL,
                                              "offers/a<b>&c/workspace.db does not open at all"));
  g_assert_nonnull (pursuit_widget_test_find (page, GTK_TYPE_LABEL, "offers/a<b>&c"));
  g_object_unref (page);
}

static void
add (const char *path,
     void (*set_up) (Fixture *, gconstpointer),
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/start-page/asks-before-it-makes-anything", set_up_empty, test_first);
  add ("/app/start-page/starts-empty", set_up_empty, test_empty);
  add ("/app/start-page/starts-with-the-demo", set_up_empty, test_demo);
  add ("/app/start-page/a-workspace-in-use-opens-when-it-is-free", set_up_locked, test_locked);
  add ("/app/start-page/a-workspace-in-use-is-read", set_up_locked, test_reads);
  add ("/app/start-page/a-newer-workspace-is-left-alone", set_up_empty, test_newer);
  add ("/app/start-page/a-damaged-workspace-says-so", set_up_empty, test_damaged);
  add ("/app/start-page/a-foreign-file-is-no-workspace", set_up_empty, test_foreign);
  add ("/app/start-page/a-folder-name-is-no-markup", set_up_empty, test_message_is_no_markup);

  return g_test_run ();
}
