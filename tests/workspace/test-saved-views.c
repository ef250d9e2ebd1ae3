/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "workspace/records/pursuit-saved-views.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static PursuitRecord *
new_view (const char *name, const char *filter, const char *sort)
{
  PursuitRecord *view = pursuit_record_new (PURSUIT_KIND_SAVED_VIEW);

  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_NAME, name);
  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_RECORD_KIND, "lead");
  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_FILTER, filter);
  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_SORT, sort);

  return view;
}

static char *
add_view (WorkspaceFixture *self, const char *name, const char *filter)
{
  g_autoptr (PursuitRecord) view = new_view (name, filter, "-value");
  g_autoptr (PursuitRecord) saved = workspace_fixture_save (self, view, NULL);

  return g_strdup (pursuit_record_get_id (saved));
}

/* Names and counts as in the sidebar: "Big 2, All 3". */
static char *
dup_sidebar (WorkspaceFixture *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  pursuit_workspace_count_saved_views_async (self->workspace, NULL, workspace_fixture_done, self);
  items = pursuit_workspace_count_saved_views_finish (self->workspace,
                                                      workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      PursuitSavedViewCount *item = items->pdata[i];
      g_autofree char *name = pursuit_record_dup_title (item->view);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", name, (int) item->count);
    }

  return g_string_free (text, FALSE);
}

static void
assert_sidebar (WorkspaceFixture *self, const char *expected)
{
  g_autofree char *sidebar = dup_sidebar (self);

  g_assert_cmpstr (sidebar, ==, expected);
}

static gint64
move (WorkspaceFixture *self, const char *id, int step)
{
  g_autoptr (GError) error = NULL;
  gint64 action = -1;

  pursuit_workspace_move_saved_view_async (self->workspace, id, step, NULL, workspace_fixture_done,
                                           self);
  pursuit_workspace_move_saved_view_finish (self->workspace, workspace_fixture_wait (self), &action,
                                            &error);
  g_assert_no_error (error);

  return action;
}

static void
test_counts (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) small = workspace_fixture_add_lead (self, "Small", 10000);
  g_autoptr (PursuitRecord) large = workspace_fixture_add_lead (self, "Large", 500000);
  g_autoptr (PursuitRecord) changed = NULL;
  g_autofree char *big = add_view (self, "Big", "value>=1000");
  g_autofree char *all = add_view (self, "All", NULL);
  g_autofree char *found = add_view (self, "Found", "text~\"smal\"");

  g_assert_nonnull (large);
  g_assert_nonnull (big);
  g_assert_nonnull (all);
  g_assert_nonnull (found);
  assert_sidebar (self, "Big 1, All 2, Found 1");

  pursuit_record_set_integer (small, PURSUIT_LEAD_VALUE, 900000);
  changed = workspace_fixture_save (self, small, NULL);
  assert_sidebar (self, "Big 2, All 2, Found 1");
}

static void
test_moves (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *one = add_view (self, "One", NULL);
  g_autofree char *two = add_view (self, "Two", NULL);
  g_autofree char *three = add_view (self, "Three", NULL);
  g_autofree char *label = NULL;
  gint64 action;

  g_assert_nonnull (two);
  g_assert_cmpint (move (self, three, -1), >, 0);
  assert_sidebar (self, "One 0, Three 0, Two 0");
  g_assert_cmpint (move (self, one, 7), >, 0);
  assert_sidebar (self, "Three 0, Two 0, One 0");
  /* It stands there already: nothing is written that an undo would have to go through. */
  g_assert_cmpint (move (self, one, 1), ==, 0);
  g_assert_cmpint (move (self, three, -1), ==, 0);

  /* One step is one action. */
  action = move (self, one, -2);
  assert_sidebar (self, "One 0, Three 0, Two 0");
  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), NULL);
  g_assert_nonnull (label);
  assert_sidebar (self, "Three 0, Two 0, One 0");
}

static void
assert_refused (WorkspaceFixture *self, PursuitRecord *view, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_workspace_save_async (self->workspace, view, NULL, NULL, workspace_fixture_done, self);
  saved = pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                         &error);
  g_assert_null (saved);
  g_assert_nonnull (error);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not name “%s”", error->message, word);
}

static void
test_refuses_what_nobody_understands (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) half = new_view ("Half", "stage", NULL);
  g_autoptr (PursuitRecord) kind = new_view ("Kind", NULL, NULL);
  g_autoptr (PursuitRecord) number = new_view ("Number", "score>=many", NULL);

  assert_refused (self, half, "stage");
  pursuit_record_set_text (kind, PURSUIT_SAVED_VIEW_RECORD_KIND, "unicorn");
  assert_refused (self, kind, "unicorn");
  assert_refused (self, number, "many");
  assert_sidebar (self, "");
}

static void
test_moves_only_what_is_there (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Lead", 1);
  g_autoptr (GError) error = NULL;

  pursuit_workspace_move_saved_view_async (self->workspace, pursuit_record_get_id (lead), 1, NULL,
                                           workspace_fixture_done, self);
  g_assert_false (pursuit_workspace_move_saved_view_finish (
      self->workspace, workspace_fixture_wait (self), NULL, &error));
  g_assert_nonnull (error);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/workspace/saved-views/" path, WorkspaceFixture, NULL, workspace_fixture_set_up,    \
              func, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("counts-what-they-find-now", test_counts);
  ADD ("moves-and-takes-back", test_moves);
  ADD ("refuses-what-nobody-understands", test_refuses_what_nobody_understands);
  ADD ("moves-only-what-is-there", test_moves_only_what_is_there);

  return g_test_run ();
}
