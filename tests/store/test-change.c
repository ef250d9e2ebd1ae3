/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "store/pursuit-bulk.h"

/* What a job shall do, and what was told about it. */
typedef struct
{
  guint n_leads;
  gboolean fail;
  PursuitStoreChange *change;
  guint n_changes;
} Trace;

static void
on_changed (PursuitStore *store, PursuitStoreChange *change, Trace *trace)
{
  g_clear_pointer (&trace->change, pursuit_store_change_unref);
  trace->change = pursuit_store_change_ref (change);
  trace->n_changes++;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
watch (StoreFixture *fixture, Trace *trace)
{
  settle ();
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), trace);
}

static void
unwatch (StoreFixture *fixture, Trace *trace)
{
  g_signal_handlers_disconnect_by_data (fixture->store, trace);
  g_clear_pointer (&trace->change, pursuit_store_change_unref);
}

static guint
count_ids (Trace *trace, PursuitKind kind)
{
  g_autoptr (GPtrArray) ids = pursuit_store_change_list_ids (trace->change, kind);

  for (guint i = 0; i < ids->len; i++)
    g_assert_true (pursuit_store_change_contains (trace->change, kind, ids->pdata[i]));

  return ids->len;
}

static gboolean
put_leads_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Trace *trace = data;

  for (guint i = 0; i < trace->n_leads; i++)
    {
      g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, i);

      if (!pursuit_session_put (session, lead, error))
        return FALSE;
    }

  return !trace->fail;
}

static void
ids_are_named_up_to_the_limit (StoreFixture *fixture, gconstpointer data)
{
  Trace trace = { .n_leads = PURSUIT_STORE_CHANGE_MAX_IDS };

  watch (fixture, &trace);
  store_fixture_write (fixture, put_leads_func, &trace);
  settle ();
  g_assert_cmpuint (trace.n_changes, ==, 1);
  g_assert_false (pursuit_store_change_is_bulk (trace.change));
  g_assert_cmpuint (count_ids (&trace, PURSUIT_KIND_LEAD), ==, PURSUIT_STORE_CHANGE_MAX_IDS);
  g_assert_false (pursuit_store_change_contains (trace.change, PURSUIT_KIND_LEAD, "other"));

  trace.n_leads++;
  store_fixture_write (fixture, put_leads_func, &trace);
  settle ();
  g_assert_true (pursuit_store_change_is_bulk (trace.change));
  g_assert_cmpuint (count_ids (&trace, PURSUIT_KIND_LEAD), ==, 0);
  g_assert_true (pursuit_store_change_contains (trace.change, PURSUIT_KIND_LEAD, "other"));
  g_assert_false (pursuit_store_change_contains (trace.change, PURSUIT_KIND_PERSON, "other"));
  unwatch (fixture, &trace);
}

static void
coming_and_going_differs_from_changing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *person = store_fixture_put_person (fixture, id, "Ana");
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
  g_autofree char *same = NULL;
  Trace trace = { 0 };

  watch (fixture, &trace);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Bern");
  same = store_fixture_put (fixture, lead);
  settle ();
  g_assert_cmpstr (same, ==, id);
  g_assert_true (pursuit_store_change_touches_kind (trace.change, PURSUIT_KIND_LEAD));
  g_assert_false (pursuit_store_change_adds_or_removes (trace.change, PURSUIT_KIND_LEAD));
  g_assert_cmpuint (count_ids (&trace, PURSUIT_KIND_LEAD), ==, 1);

  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  settle ();
  g_assert_true (pursuit_store_change_adds_or_removes (trace.change, PURSUIT_KIND_LEAD));
  g_assert_true (pursuit_store_change_contains (trace.change, PURSUIT_KIND_PERSON, person));
  g_assert_true (pursuit_store_change_adds_or_removes (trace.change, PURSUIT_KIND_PERSON));
  unwatch (fixture, &trace);
}

static void
what_changed_nothing_is_not_told (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
  g_autofree char *same = NULL;
  Trace trace = { .n_leads = 3, .fail = TRUE };

  watch (fixture, &trace);
  same = store_fixture_put (fixture, lead);
  g_assert_false (pursuit_store_write (fixture->store, put_leads_func, &trace, NULL, NULL));
  settle ();
  g_assert_cmpstr (same, ==, id);
  g_assert_cmpuint (trace.n_changes, ==, 0);
  unwatch (fixture, &trace);
}

static gboolean
bulk_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitRecord) single = store_sample_new (PURSUIT_KIND_LEAD, 1);
  g_autoptr (PursuitRecord) many = store_sample_new (PURSUIT_KIND_LEAD, 2);
  g_autoptr (PursuitRecord) person = store_sample_new (PURSUIT_KIND_PERSON, 2);
  g_autoptr (PursuitBulk) bulk = NULL;

  if (!pursuit_session_put (session, single, error)
      || !pursuit_session_put (session, person, error))
    return FALSE;
  bulk = pursuit_bulk_new (session, "Import", NULL);

  return pursuit_bulk_insert (bulk, many, error) && pursuit_bulk_finish (bulk, error);
}

static void
import_names_no_id (StoreFixture *fixture, gconstpointer data)
{
  Trace trace = { 0 };

  watch (fixture, &trace);
  store_fixture_write (fixture, bulk_func, NULL);
  settle ();
  g_assert_true (pursuit_store_change_is_bulk (trace.change));
  g_assert_cmpuint (count_ids (&trace, PURSUIT_KIND_LEAD), ==, 0);
  g_assert_cmpuint (count_ids (&trace, PURSUIT_KIND_PERSON), ==, 1);
  unwatch (fixture, &trace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/change/names-ids", ids_are_named_up_to_the_limit);
  store_test ("/store/change/coming-and-going", coming_and_going_differs_from_changing);
  store_test ("/store/change/nothing-is-not-told", what_changed_nothing_is_not_told);
  store_test ("/store/change/import", import_names_no_id);

  return g_test_run ();
}
