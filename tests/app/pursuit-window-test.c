/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/pursuit-window-test.h"

#include "app/records/pursuit-record-selection.h"
#include "tests/support/pursuit-test-data.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#define MAX_RECORDS 500
#define READ_MS 20

static PursuitApplication *
get_application (void)
{
  static PursuitApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = pursuit_application_new ();
      g_application_set_flags (G_APPLICATION (application),
                               g_application_get_flags (G_APPLICATION (application))
                                   | G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return application;
}

static void
create_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitWorkspace **) data = pursuit_workspace_create_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
has_workspace (gpointer data)
{
  return pursuit_window_get_workspace (data) != NULL;
}

static void
open_window (PursuitWindowTest *self)
{
  self->window = pursuit_window_new (get_application ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1240, 860);
  pursuit_window_open_profile (self->window, self->dir);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

void
pursuit_window_test_make_workspace (const char *dir, gboolean demo)
{
  const PursuitWorkspaceOptions options = { .name = "Test", .demo = demo };
  g_autoptr (PursuitWorkspace) workspace = NULL;

  pursuit_workspace_create_async (dir, &options, NULL, NULL, create_cb, &workspace);
  pursuit_widget_test_wait (is_set, &workspace);
  pursuit_workspace_close (workspace);
}

void
pursuit_window_test_await_workspace (PursuitWindowTest *self)
{
  pursuit_widget_test_wait (has_workspace, self->window);
  self->workspace = pursuit_window_get_workspace (self->window);
}

void
pursuit_window_test_set_up (PursuitWindowTest *self, gconstpointer data)
{
  self->dir = pursuit_test_make_dir ();
  pursuit_window_test_make_workspace (self->dir, TRUE);
  open_window (self);
  pursuit_window_test_await_workspace (self);
}

void
pursuit_window_test_set_up_empty (PursuitWindowTest *self, gconstpointer data)
{
  self->dir = pursuit_test_make_dir ();
  open_window (self);
}

static gboolean
is_closed (gpointer data)
{
  return gtk_application_get_windows (GTK_APPLICATION (data)) == NULL;
}

void
pursuit_window_test_tear_down (PursuitWindowTest *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  pursuit_widget_test_wait (is_closed, get_application ());
  /* What was cancelled with the window still reports. */
  pursuit_window_test_run_for (50);
  pursuit_test_remove_dir (self->dir);
}

GtkWidget *
pursuit_window_test_child (gpointer widget, const char *name)
{
  GObject *child = NULL;

  for (GType type = G_OBJECT_TYPE (widget); child == NULL && type != GTK_TYPE_WIDGET;
       type = g_type_parent (type))
    child = gtk_widget_get_template_child (widget, type, name);

  g_assert_true (GTK_IS_WIDGET (child));

  return GTK_WIDGET (child);
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *text;
  GtkWidget *found;
} Search;

static gboolean
is_found (gpointer data)
{
  Search *search = data;

  search->found = pursuit_widget_test_find (search->root, search->type, search->text);

  return search->found != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_found (data);
}

GtkWidget *
pursuit_window_test_await (gpointer root, GType type, const char *text)
{
  Search search = { root, type, text, NULL };

  g_test_message ("Waiting for %s %s", g_type_name (type), text != NULL ? text : "");
  pursuit_widget_test_wait (is_found, &search);

  return search.found;
}

void
pursuit_window_test_await_gone (gpointer root, GType type, const char *text)
{
  Search search = { root, type, text, NULL };

  pursuit_widget_test_wait (is_gone, &search);
}

static gboolean
has_window (gpointer data)
{
  Search *search = data;
  GListModel *windows = gtk_window_get_toplevels ();

  search->found = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), search->type) && gtk_widget_get_mapped (window))
        search->found = window;
    }

  return search->found != NULL;
}

static gboolean
has_no_window (gpointer data)
{
  return !has_window (data);
}

GtkWidget *
pursuit_window_test_await_window (GType type)
{
  Search search = { NULL, type, NULL, NULL };

  pursuit_widget_test_wait (has_window, &search);

  return search.found;
}

void
pursuit_window_test_await_closed (GType type)
{
  Search search = { NULL, type, NULL, NULL };

  pursuit_widget_test_wait (has_no_window, &search);
}

static gboolean
on_over (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
pursuit_window_test_run_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitRecordPage **) data
      = pursuit_workspace_list_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static PursuitRecordPage *
list (PursuitWindowTest *self, PursuitKind kind)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  PursuitRecordPage *page = NULL;

  pursuit_query_set_limit (query, MAX_RECORDS);
  pursuit_workspace_list_async (self->workspace, query, NULL, list_cb, &page);
  pursuit_widget_test_wait (is_set, &page);

  return page;
}

PursuitRecord *
pursuit_window_test_find_record (PursuitWindowTest *self, PursuitKind kind, const char *title)
{
  g_autoptr (PursuitRecordPage) page = list (self, kind);

  for (guint i = 0; i < page->records->len; i++)
    {
      g_autofree char *own = pursuit_record_dup_title (page->records->pdata[i]);

      if (g_str_has_prefix (own, title))
        return g_object_ref (page->records->pdata[i]);
    }

  g_error ("There is no record “%s”", title);
}

guint
pursuit_window_test_count (PursuitWindowTest *self, PursuitKind kind)
{
  g_autoptr (PursuitRecordPage) page = list (self, kind);

  return page->records->len;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitRecord **) data
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

PursuitRecord *
pursuit_window_test_read (PursuitWindowTest *self, PursuitKind kind, const char *id)
{
  PursuitRecord *record = NULL;

  pursuit_workspace_get_record_async (self->workspace, kind, id, NULL, read_cb, &record);
  pursuit_widget_test_wait (is_set, &record);

  return record;
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitRecord **) data
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);
  g_assert_no_error (error);
}

PursuitRecord *
pursuit_window_test_save (PursuitWindowTest *self, PursuitRecord *record)
{
  PursuitRecord *stored = NULL;

  pursuit_workspace_save_async (self->workspace, record, "Test", NULL, save_cb, &stored);
  pursuit_widget_test_wait (is_set, &stored);

  return stored;
}

char *
pursuit_window_test_dup_title (GListModel *list, guint position)
{
  g_autoptr (PursuitRecord) record = g_list_model_get_item (list, position);

  return record != NULL ? pursuit_record_dup_title (record) : NULL;
}

typedef struct
{
  GListModel *list;
  const char *title;
} First;

static gboolean
is_first (gpointer data)
{
  First *first = data;
  g_autofree char *title = pursuit_window_test_dup_title (first->list, 0);

  return g_strcmp0 (title, first->title) == 0
         && !pursuit_record_list_is_loading (
             pursuit_record_selection_get_list (PURSUIT_RECORD_SELECTION (first->list)));
}

void
pursuit_window_test_await_first (GListModel *list, const char *title)
{
  First first = { list, title };

  pursuit_widget_test_wait (is_first, &first);
}

typedef struct
{
  PursuitWindowTest *test;
  PursuitRecord *record;
  guint field;
  const char *input;
} Awaited;

static gboolean
says_input (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (PursuitRecord) stored
      = pursuit_window_test_read (awaited->test, pursuit_record_get_kind (awaited->record),
                                  pursuit_record_get_id (awaited->record));
  g_autofree char *input = pursuit_record_dup_input (stored, awaited->field);

  if (g_str_equal (input, awaited->input))
    return TRUE;

  pursuit_window_test_run_for (READ_MS);

  return FALSE;
}

void
pursuit_window_test_await_field (PursuitWindowTest *self,
                                 PursuitRecord *record,
                                 guint field,
                                 const char *input)
{
  Awaited awaited = { self, record, field, input };

  g_test_message ("Waiting for field %u to say %s", field, input);
  pursuit_widget_test_wait (says_input, &awaited);
}
