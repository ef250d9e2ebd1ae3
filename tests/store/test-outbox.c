/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-keeping.h"
#include "store/pursuit-undo.h"

static gboolean
join_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_set_setting (session, PURSUIT_SETTING_MODE, "platform", error);
}

static gboolean
undo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_undo (session, 0, NULL, error);
}

static gboolean
restore_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_restore (session, PURSUIT_KIND_LEAD, data, error);
}

/* "create {…} was {…}|…" */
static void
check_outbox (StoreFixture *fixture, const char *expected)
{
  g_autofree char *operations = store_fixture_sql (
      fixture, "SELECT coalesce (group_concat (line, '|'), '') FROM (SELECT verb || patch || was"
               " AS line FROM outbox ORDER BY n)");

  g_assert_cmpstr (operations, ==, expected);
}

static void
set_city (StoreFixture *fixture, const char *id, const char *city)
{
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
  g_autofree char *same = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, city);
  same = store_fixture_put (fixture, lead);
  g_assert_cmpstr (same, ==, id);
}

static void
mark_sent (StoreFixture *fixture)
{
  g_autofree char *none = store_fixture_sql (fixture, "UPDATE outbox SET state = 'sent'");

  g_assert_null (none);
}

static void
alone_keeps_no_operation (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  set_city (fixture, id, "Bern");
  check_outbox (fixture, "");
}

static void
open_operations_grow (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  store_fixture_write (fixture, join_func, NULL);
  id = store_fixture_put_lead (fixture, "Acme", NULL);
  set_city (fixture, id, "Bern");
  check_outbox (fixture, "create{\"company_name\":\"Acme\",\"stage\":\"new\",\"city\":\"Bern\"}{}");
}

static void
sent_operations_stay (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  set_city (fixture, id, "Bern");
  store_fixture_write (fixture, join_func, NULL);
  set_city (fixture, id, "Basel");
  set_city (fixture, id, "Genf");
  check_outbox (fixture, "update{\"city\":\"Genf\"}{\"city\":\"Bern\"}");
  mark_sent (fixture);
  set_city (fixture, id, "Zug");
  check_outbox (fixture, "update{\"city\":\"Genf\"}{\"city\":\"Bern\"}"
                         "|update{\"city\":\"Zug\"}{\"city\":\"Genf\"}");
}

static void
what_comes_back_is_not_told (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  set_city (fixture, id, "Bern");
  store_fixture_write (fixture, join_func, NULL);
  set_city (fixture, id, "Basel");
  store_fixture_write (fixture, undo_func, NULL);
  check_outbox (fixture, "");
  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  check_outbox (fixture, "delete{}{}");
  store_fixture_write (fixture, restore_func, id);
  check_outbox (fixture, "");
}

static void
undone_creation_is_never_told (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  store_fixture_write (fixture, join_func, NULL);
  id = store_fixture_put_lead (fixture, "Acme", NULL);
  store_fixture_write (fixture, undo_func, NULL);
  check_outbox (fixture, "");
  g_assert_nonnull (id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/outbox/alone-keeps-none", alone_keeps_no_operation);
  store_test ("/store/outbox/open-operations-grow", open_operations_grow);
  store_test ("/store/outbox/sent-operations-stay", sent_operations_stay);
  store_test ("/store/outbox/what-comes-back-is-not-told", what_comes_back_is_not_told);
  store_test ("/store/outbox/undone-creation", undone_creation_is_never_told);

  return g_test_run ();
}
