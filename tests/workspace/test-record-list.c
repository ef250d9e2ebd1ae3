/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "workspace/records/pursuit-record-list.h"
#include "workspace/workspace-fixture.h"

/* A list of its own that follows only what is announced: whoever lies to it lies to GTK. */
typedef struct
{
  GPtrArray *ids;
  guint n_signals;
  guint n_touched;
} Shadow;

static char *
dup_id_at (GListModel *model, guint position)
{
  g_autoptr (PursuitRecord) record = g_list_model_get_item (model, position);

  g_assert_nonnull (record);

  return g_strdup (pursuit_record_get_id (record));
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Shadow *shadow = data;

  g_assert_cmpuint (position + removed, <=, shadow->ids->len);
  if (removed > 0)
    g_ptr_array_remove_range (shadow->ids, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->ids, (int) (position + i), dup_id_at (model, position + i));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, shadow->ids->len);
  shadow->n_signals++;
  shadow->n_touched += removed + added;
}

static void
assert_honest (GListModel *model, Shadow *shadow)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, shadow->ids->len);
  for (guint i = 0; i < shadow->ids->len; i++)
    {
      g_autofree char *id = dup_id_at (model, i);

      g_assert_cmpstr (id, ==, g_ptr_array_index (shadow->ids, i));
    }
  g_assert_null (g_list_model_get_item (model, shadow->ids->len));
}

static void
wait_for_list (PursuitRecordList *list)
{
  while (pursuit_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static PursuitQuery *
leads_by (const char *sort, const char *where)
{
  PursuitQuery *query = pursuit_query_new (PURSUIT_KIND_LEAD);

  g_assert_true (pursuit_query_set_sort (query, sort, NULL));
  g_assert_true (pursuit_query_set_where (query, where, NULL, NULL));

  return query;
}

static void
show (PursuitRecordList *list, const char *sort, const char *where)
{
  g_autoptr (PursuitQuery) query = leads_by (sort, where);

  pursuit_record_list_set_query (list, query);
  wait_for_list (list);
}

/* Changes come by a signal some time after the write. */
static void
settle (PursuitRecordList *list)
{
  gint64 deadline = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  wait_for_list (list);
}

static void
test_follows (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Shadow shadow = { ids, 0, 0 };
  g_autoptr (PursuitRecord) middle = NULL;
  g_autoptr (PursuitRecord) saved = NULL;
  g_autofree char *first = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %02d", i);
      g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, name, i * 100);

      if (i == 10)
        middle = g_object_ref (lead);
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &shadow);
  show (list, "value", NULL);
  g_assert_cmpuint (shadow.n_touched, ==, 20);
  g_assert_cmpuint (shadow.ids->len, ==, 20);
  assert_honest (G_LIST_MODEL (list), &shadow);

  /* A change that does not move the row touches that row alone. */
  shadow.n_touched = 0;
  pursuit_record_set_text (middle, PURSUIT_LEAD_CITY, "Linz");
  saved = workspace_fixture_save (self, middle, NULL);
  settle (list);
  g_assert_cmpuint (shadow.n_touched, ==, 2);
  assert_honest (G_LIST_MODEL (list), &shadow);

  /* One that does takes it out and puts it in. */
  shadow.n_touched = 0;
  pursuit_record_set_integer (saved, PURSUIT_LEAD_VALUE, 999999);
  g_object_unref (workspace_fixture_save (self, saved, NULL));
  settle (list);
  g_assert_cmpuint (shadow.n_touched, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (shadow.ids, 19), ==, pursuit_record_get_id (saved));
  assert_honest (G_LIST_MODEL (list), &shadow);

  g_object_unref (workspace_fixture_add_lead (self, "Newcomer", 150));
  settle (list);
  g_assert_cmpuint (shadow.ids->len, ==, 21);
  assert_honest (G_LIST_MODEL (list), &shadow);

  first = g_strdup (g_ptr_array_index (shadow.ids, 0));
  pursuit_workspace_delete_async (self->workspace, (const char *const[]){ first, NULL }, NULL,
                                  workspace_fixture_done, self);
  g_assert_cmpint (
      pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, NULL),
      !=, 0);
  settle (list);
  g_assert_cmpuint (shadow.ids->len, ==, 20);
  assert_honest (G_LIST_MODEL (list), &shadow);
}

static void
test_identity (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitRecord) held = NULL;
  g_autoptr (PursuitRecord) again = NULL;
  g_autofree char *id = NULL;
  guint position = 0;

  show (list, "company_name", NULL);
  held = g_list_model_get_item (G_LIST_MODEL (list), 4);
  id = g_strdup (pursuit_record_get_id (held));

  show (list, "-company_name", NULL);
  g_assert_true (pursuit_record_list_get_position (list, id, &position));
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (G_LIST_MODEL (list)) - 5);
  again = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_assert_true (again == held);

  show (list, "company_name", "stage=won");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_false (
      pursuit_record_list_get_position (list, "00000000-0000-7000-8000-000000000000", &position));
}

static void
test_find (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Teviot Mills\"");
  g_autoptr (PursuitQuery) query = leads_by ("company_name", NULL);
  guint position = 0;

  /* Asked while the query still runs, it answers for the rows that come. */
  pursuit_record_list_set_query (list, query);
  g_assert_true (pursuit_record_list_is_loading (list));
  pursuit_record_list_find_async (list, pursuit_record_get_id (lead), NULL, workspace_fixture_done,
                                  self);
  g_assert_true (
      pursuit_record_list_find_finish (list, workspace_fixture_wait (self), &position, NULL));
  {
    g_autofree char *id = dup_id_at (G_LIST_MODEL (list), position);

    g_assert_cmpstr (id, ==, pursuit_record_get_id (lead));
  }
}

static void
test_other_kind (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitQuery) people = pursuit_query_new (PURSUIT_KIND_PERSON);
  g_autoptr (PursuitRecord) first = NULL;

  show (list, "company_name", NULL);
  pursuit_record_list_set_query (list, people);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  wait_for_list (list);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (pursuit_record_get_kind (first), ==, PURSUIT_KIND_PERSON);

  /* A record outlives its list. */
  g_clear_object (&list);
  g_assert_nonnull (pursuit_record_get_id (first));
}

typedef struct
{
  guint next;
  guint removed;
  guint added;
} Progress;

static void
note_change (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Progress *progress = data;

  /* What is left of the old rows goes from the end. */
  g_assert_true (position == progress->next || (added == 0 && position > progress->next));
  g_assert_cmpuint (added, <=, 4);
  progress->next += added;
  progress->added += added;
  progress->removed += removed;
}

/* What is seen comes before what is scrolled to, in small steps, and neither is announced twice. */
static void
test_first_rows (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  const guint n = PURSUIT_RECORD_LIST_FIRST_ROWS + 5;
  Progress progress = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %02u", i);

      g_object_unref (workspace_fixture_add_lead (self, name, i * 100));
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), &progress);

  show (list, "value", NULL);
  g_assert_cmpuint (progress.added, ==, n);
  g_assert_cmpuint (progress.removed, ==, 0);
  first = dup_id_at (G_LIST_MODEL (list), 0);

  /* Another order begins with its own first rows. */
  progress = (Progress){ 0 };
  show (list, "-value", NULL);
  g_assert_cmpuint (progress.added, ==, n);
  g_assert_cmpuint (progress.removed, ==, n);
  last = dup_id_at (G_LIST_MODEL (list), n - 1);
  g_assert_cmpstr (last, ==, first);
}

typedef struct
{
  PursuitRecordList *list;
  PursuitQuery *query;
} Asker;

static void
on_changed (PursuitWorkspace *workspace, PursuitStoreChange *change, gpointer data)
{
  Asker *asker = data;

  g_assert_true (pursuit_record_list_is_loading (asker->list));
  pursuit_record_list_set_query (asker->list, asker->query);
}

/* Another query cuts off the one that was to look at a change. */
static void
test_interrupted (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitQuery) query = leads_by ("-value", NULL);
  Asker asker = { list, query };
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Held Company", 100);
  g_autoptr (PursuitRecord) held = NULL;
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitRecord) shown = NULL;

  show (list, "value", NULL);
  held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (self->workspace, "changed", G_CALLBACK (on_changed), &asker);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Linz");
  saved = workspace_fixture_save (self, lead, NULL);
  settle (list);

  shown = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (pursuit_record_get_text (shown, PURSUIT_LEAD_CITY), ==, "Linz");
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/record-list/" path, WorkspaceFixture, NULL, set_up, func,                \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follows-with-few-changes", workspace_fixture_set_up, test_follows);
  ADD ("same-record-is-same-object", workspace_fixture_set_up_demo, test_identity);
  ADD ("finds-while-it-loads", workspace_fixture_set_up_demo, test_find);
  ADD ("sees-a-change-through-another-query", workspace_fixture_set_up, test_interrupted);
  ADD ("first-rows-come-first", workspace_fixture_set_up, test_first_rows);
  ADD ("shows-another-kind", workspace_fixture_set_up_demo, test_other_kind);

  return g_test_run ();
}
