/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "store/pursuit-audit.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-undo.h"

/* All that a job could leave behind. */
static char *
dup_traces (StoreFixture *fixture)
{
  g_autofree char *hash = store_fixture_hash (fixture);
  g_autofree char *words = store_fixture_list_words (fixture);
  g_autofree char *rest = store_fixture_sql (
      fixture, "SELECT (SELECT count (*) FROM audit) || ' ' || (SELECT count (*) FROM action)"
               " || ' ' || (SELECT count (*) FROM outbox) || ' ' || (SELECT count (*) FROM blob)"
               " || ' ' || (SELECT group_concat (key || value) FROM (SELECT key, value FROM setting"
               " WHERE key <> 'audit.salt' ORDER BY key))");

  return g_strconcat (hash, words, rest, NULL);
}

static gboolean
put_everything (PursuitSession *session, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *sha256 = NULL;

  pursuit_session_begin_action (session, "Much");
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, i);

      if (!pursuit_session_put (session, lead, error))
        return FALSE;
    }

  return pursuit_session_set_setting (session, "own", "x", error)
         && pursuit_session_put_blob (session, bytes, &sha256, error);
}

static gboolean
cancelled_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = NULL;

  if (!put_everything (session, error))
    return FALSE;
  bulk = pursuit_bulk_new (session, "Import", NULL);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (PursuitRecord) person = store_sample_new (PURSUIT_KIND_PERSON, i);

      if (i == 300)
        g_cancellable_cancel (cancellable);
      if (!pursuit_bulk_insert (bulk, person, error))
        return FALSE;
    }

  return pursuit_bulk_finish (bulk, error);
}

static void
cancel_in_the_middle_leaves_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *before = dup_traces (fixture);
  g_autofree char *after = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_store_write (fixture->store, cancelled_func, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dup_traces (fixture);
  g_assert_cmpstr (before, ==, after);
  /* The connection is as good as before. */
  next = store_fixture_put_lead (fixture, "Next", NULL);
  g_assert_cmpstr (id, !=, next);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 2);
}

static gboolean
same_id_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", NULL);
  g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, 1);
  g_autoptr (PursuitRecord) twice = NULL;
  g_autoptr (GError) local_error = NULL;

  g_assert_true (pursuit_bulk_insert (bulk, lead, error));
  twice = pursuit_record_copy (lead);
  g_assert_false (pursuit_bulk_insert (bulk, twice, &local_error));

  /* Whoever overlooks it still keeps nothing. */
  return pursuit_bulk_finish (bulk, error);
}

static void
row_that_the_file_refuses_ends_the_job (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_traces (fixture);
  g_autofree char *after = NULL;

  g_assert_false (pursuit_store_write (fixture->store, same_id_func, NULL, NULL, NULL));
  after = dup_traces (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What no record may hold. */
static PursuitRecord *
make_bad (guint which)
{
  PursuitRecord *lead = store_sample_new (PURSUIT_KIND_LEAD, which);
  g_autofree char *long_text = g_strnfill (PURSUIT_FIELD_DEFAULT_MAX_LENGTH + 1, 'x');

  switch (which)
    {
    case 0:
      pursuit_record_set_text (lead, PURSUIT_LEAD_EXPECTED_CLOSE, "2026-02-30");
      break;
    case 1:
      pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, "maybe");
      break;
    case 2:
      pursuit_record_set_integer (lead, PURSUIT_LEAD_PROBABILITY, 101);
      break;
    case 3:
      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "\xff\xfe");
      break;
    case 4:
      pursuit_record_set_text (lead, PURSUIT_FIELD_CUSTOM, "{");
      break;
    case 5:
      pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, "nobody");
      break;
    default:
      pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, long_text);
      break;
    }

  return lead;
}

#define N_BAD 7

static gboolean
bad_rows_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", NULL);

  for (guint i = 0; i < N_BAD; i++)
    {
      g_autoptr (PursuitRecord) good = store_sample_new (PURSUIT_KIND_LEAD, i);
      g_autoptr (PursuitRecord) bad = make_bad (i);
      g_autoptr (PursuitRecord) changed = make_bad (i);
      g_autoptr (GError) bad_error = NULL;
      g_autoptr (GError) change_error = NULL;

      g_assert_false (pursuit_bulk_insert (bulk, bad, &bad_error));
      g_assert_nonnull (bad_error);
      if (!pursuit_bulk_insert (bulk, good, error))
        return FALSE;
      pursuit_record_set_text (changed, PURSUIT_FIELD_RECORD_ID, pursuit_record_get_id (good));
      g_assert_false (pursuit_bulk_update (bulk, good, changed, &change_error));
      g_assert_nonnull (change_error);
    }

  return pursuit_bulk_finish (bulk, error);
}

static gboolean
undo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_undo (session, 0, NULL, error);
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 broken = -1;

  g_assert_true (pursuit_session_verify_audit (session, NULL, &broken, error));
  g_assert_cmpint (broken, ==, 0);

  return pursuit_session_check_integrity (session, error);
}

static void
bad_records_leave_the_good_ones (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *after = NULL;
  g_autofree char *fields = NULL;

  store_fixture_write (fixture, bad_rows_func, NULL);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, N_BAD);
  fields = store_fixture_sql (fixture, "SELECT fields FROM audit ORDER BY n DESC");
  g_assert_cmpstr (fields, ==, "lead:7");
  store_fixture_read (fixture, check_func, NULL);
  store_fixture_write (fixture, undo_func, NULL);
  after = store_fixture_hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What is kept in memory beside the file. */
typedef struct
{
  GThread *writer;
  guint counted;
  gboolean keep;
} Memory;

static void
forget (gpointer data)
{
  Memory *memory = data;

  g_assert_true (g_thread_self () == memory->writer);
  memory->counted = 0;
}

static gboolean
count_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Memory *memory = data;
  gboolean keep = memory->keep;

  memory->keep = TRUE;
  memory->writer = g_thread_self ();
  pursuit_session_on_rollback (session, forget, memory);
  memory->counted++;
  if (!keep)
    g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not kept");

  return keep;
}

/* The next job in the queue sees it already, though nobody has heard of the first one yet. */
static void
memory_is_told_before_the_next_job (StoreFixture *fixture, gconstpointer data)
{
  Memory memory = { .keep = FALSE };

  pursuit_store_write_async (fixture->store, count_func, &memory, NULL, NULL, NULL, NULL);
  g_assert_true (pursuit_store_write (fixture->store, count_func, &memory, NULL, NULL));
  g_assert_cmpuint (memory.counted, ==, 1);
  g_assert_true (pursuit_store_write (fixture->store, count_func, &memory, NULL, NULL));
  g_assert_cmpuint (memory.counted, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/rollback/cancelled", cancel_in_the_middle_leaves_nothing);
  store_test ("/store/rollback/same-id", row_that_the_file_refuses_ends_the_job);
  store_test ("/store/rollback/bad-records", bad_records_leave_the_good_ones);
  store_test ("/store/rollback/memory", memory_is_told_before_the_next_job);

  return g_test_run ();
}
