/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "core/pursuit-json.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-keeping.h"

static gboolean
join_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_set_setting (session, PURSUIT_SETTING_MODE, "platform", error);
}

static gboolean
count_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = pursuit_session_count_outbox (session);

  return TRUE;
}

static gint64
count_outbox (StoreFixture *fixture)
{
  gint64 n = -1;

  store_fixture_read (fixture, count_func, &n);

  return n;
}

/* What the platform is told is the record's own JSON, without what is computed or local. */
static void
check_patch (PursuitRecord *record, const char *text)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  g_autoptr (JsonNode) patch = pursuit_json_parse (text, -1, NULL);
  g_autoptr (JsonNode) whole = pursuit_record_to_json (record);
  guint n_members = 0;

  g_assert_true (patch != NULL && JSON_NODE_HOLDS_OBJECT (patch));
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PursuitField *field = &table->fields[i];
      JsonNode *told = json_object_get_member (json_node_get_object (patch), field->key);
      gboolean wanted = pursuit_record_is_set (record, i)
                        && (field->flags & (PURSUIT_FIELD_COMPUTED | PURSUIT_FIELD_LOCAL)) == 0;

      if ((told != NULL) != wanted)
        g_error ("%s %s told", field->key, wanted ? "is not" : "is");
      if (told == NULL)
        continue;
      n_members++;
      g_assert_true (json_node_equal (
          told, json_object_get_member (json_node_get_object (whole), field->key)));
    }
  g_assert_cmpuint (json_object_get_size (json_node_get_object (patch)), ==, n_members);
}

static void
every_kind_tells_what_it_should (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, join_func, NULL);
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      gboolean syncs = (pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_SYNCS) != 0;
      g_autoptr (PursuitRecord) record = store_sample_new ((PursuitKind) kind, 3);
      gint64 before = count_outbox (fixture);
      g_autofree char *id = store_fixture_put (fixture, record);
      g_autofree char *verb = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *patch = NULL;

      if (count_outbox (fixture) - before != (syncs ? 1 : 0))
        g_error ("%s: %d operations", pursuit_kind_to_string ((PursuitKind) kind),
                 (int) (count_outbox (fixture) - before));
      if (!syncs)
        continue;
      verb = store_fixture_sql (fixture, "SELECT verb || ' ' || kind || ' ' || id || ' ' || was"
                                         " FROM outbox ORDER BY n DESC");
      expected
          = g_strdup_printf ("create %s %s {}", pursuit_kind_to_string ((PursuitKind) kind), id);
      g_assert_cmpstr (verb, ==, expected);
      patch = store_fixture_sql (fixture, "SELECT patch FROM outbox ORDER BY n DESC");
      check_patch (record, patch);
    }
}

static gboolean
bulk_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, i);
      g_autoptr (PursuitRecord) after = NULL;

      if (!pursuit_bulk_insert (bulk, lead, error))
        return FALSE;
      after = pursuit_record_copy (lead);
      pursuit_record_set_text (after, PURSUIT_LEAD_CITY, "Thun");
      if (!pursuit_bulk_update (bulk, lead, after, error))
        return FALSE;
    }
  if (!pursuit_bulk_finish (bulk, error))
    return FALSE;

  return data == NULL;
}

static void
import_is_told_row_by_row (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;
  gboolean fail = TRUE;

  store_fixture_write (fixture, join_func, NULL);
  g_assert_false (pursuit_store_write (fixture->store, bulk_func, &fail, NULL, NULL));
  g_assert_cmpint (count_outbox (fixture), ==, 0);
  store_fixture_write (fixture, bulk_func, NULL);
  g_assert_cmpint (count_outbox (fixture), ==, 30);
  told = store_fixture_sql (fixture, "SELECT count (*) FROM outbox WHERE verb = 'create'"
                                     " AND patch ->> 'city' = 'Thun'");
  g_assert_cmpstr (told, ==, "30");
}

/* A score is computed: the platform has its own. */
static void
scores_stay_here (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
  g_autofree char *same = NULL;

  store_fixture_write (fixture, join_func, NULL);
  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, 40);
  pursuit_record_set_text (lead, PURSUIT_LEAD_SCORED_AT, "2026-11-22T10:00:00Z");
  same = store_fixture_put (fixture, lead);
  g_assert_cmpstr (same, ==, id);
  g_assert_cmpint (count_outbox (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/outbox-kinds/every-kind", every_kind_tells_what_it_should);
  store_test ("/store/outbox-kinds/import", import_is_told_row_by_row);
  store_test ("/store/outbox-kinds/scores-stay", scores_stay_here);

  return g_test_run ();
}
