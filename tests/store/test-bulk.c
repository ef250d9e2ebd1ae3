/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-external-id.h"
#include "core/pursuit-import-batch.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-links.h"
#include "store/pursuit-members.h"
#include "store/pursuit-search.h"
#include "store/pursuit-undo.h"

/* An import of numbered contacts. */
typedef struct
{
  char *batch_id;
  guint n_contacts;
  char *update_id; /* (nullable) a lead that the import finds and fills */
  guint undone;
  guint kept;
  guint resolved;
  gboolean fail_at_end;
} Import;

static gboolean
insert_contact (PursuitBulk *bulk, guint i, const char *batch_id, GError **error)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);
  g_autoptr (PursuitRecord) external = pursuit_record_new (PURSUIT_KIND_EXTERNAL_ID);
  g_autofree char *company = g_strdup_printf ("Company %u", i);
  g_autofree char *mail = g_strdup_printf ("contact%u@company.test", i);
  g_autofree char *number = g_strdup_printf ("%u", i);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, mail);
  pursuit_record_set_custom (lead, "Plan", i % 2 == 0 ? "gold" : "silver");
  if (!pursuit_bulk_insert (bulk, lead, error))
    return FALSE;
  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, pursuit_record_get_id (lead));
  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, mail);
  pursuit_record_set_text (person, PURSUIT_PERSON_EMAIL, mail);
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_SYSTEM, "hubspot");
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_OBJECT, "contact");
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_EXTERNAL_ID, number);
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_RECORD_KIND, "lead");
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_RECORD_ID, pursuit_record_get_id (lead));
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_BATCH_ID, batch_id);

  return pursuit_bulk_insert (bulk, person, error) && pursuit_bulk_insert (bulk, external, error);
}

static gboolean
update_lead (PursuitSession *session, PursuitBulk *bulk, const char *id, GError **error)
{
  g_autoptr (PursuitRecord) before = pursuit_session_get (session, PURSUIT_KIND_LEAD, id, error);
  g_autoptr (PursuitRecord) after = before != NULL ? pursuit_record_copy (before) : NULL;

  if (before == NULL)
    return FALSE;
  pursuit_record_set_text (after, PURSUIT_LEAD_CITY, "Bern");
  pursuit_record_set_text (after, PURSUIT_LEAD_STAGE, "won");

  return pursuit_bulk_update (bulk, before, after, error);
}

static gboolean
import_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", import->batch_id);

  for (guint i = 0; i < import->n_contacts; i++)
    if (!insert_contact (bulk, i, import->batch_id, error))
      return FALSE;
  if (import->update_id != NULL
      && (!update_lead (session, bulk, import->update_id, error)
          || !pursuit_session_add_member (session, "hub", PURSUIT_KIND_LEAD, import->update_id,
                                          error)))
    return FALSE;

  return pursuit_bulk_finish (bulk, error) && !import->fail_at_end;
}

static gboolean
undo_batch_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;

  return pursuit_session_undo_batch (session, import->batch_id, &import->undone, &import->kept,
                                     error);
}

static gboolean
undo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_undo (session, 0, NULL, error);
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 broken = 0;

  if (!pursuit_session_check_integrity (session, error)
      || !pursuit_session_verify_audit (session, NULL, &broken, error))
    return FALSE;
  g_assert_cmpint (broken, ==, 0);

  return TRUE;
}

static void
import_contacts (StoreFixture *fixture, Import *import, guint n_contacts)
{
  import->batch_id = pursuit_uuid_new ();
  import->n_contacts = n_contacts;
  store_fixture_write (fixture, import_func, import);
}

static void
import_is_like_single_puts (StoreFixture *fixture, gconstpointer data)
{
  Import import = { NULL };
  g_autofree char *audit = NULL;
  g_autofree char *fields = NULL;

  import_contacts (fixture, &import, 300);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 300);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "text~gold"), ==, 150);
  g_assert_cmpint (
      store_fixture_count (fixture, PURSUIT_KIND_PERSON, "email=CONTACT7@company.test"), ==, 1);
  audit = store_fixture_sql (fixture, "SELECT count (*) FROM audit");
  fields = store_fixture_sql (fixture, "SELECT fields FROM audit");
  g_assert_cmpstr (audit, ==, "1");
  g_assert_cmpstr (fields, ==, "lead:300 person:300 external_id:300");
  store_fixture_read (fixture, check_func, NULL);
  g_free (import.batch_id);
}

static void
undo_returns_to_the_same_content (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *words = store_fixture_list_words (fixture);
  g_autofree char *after = NULL;
  g_autofree char *words_after = NULL;
  Import import = { .update_id = id };

  import_contacts (fixture, &import, 300);
  store_fixture_write (fixture, undo_batch_func, &import);
  after = store_fixture_hash (fixture);
  words_after = store_fixture_list_words (fixture);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (words, ==, words_after);
  g_assert_cmpuint (import.undone, >=, 600);
  g_assert_cmpuint (import.kept, ==, 0);
  store_fixture_read (fixture, check_func, NULL);
  g_assert_false (pursuit_store_write (fixture->store, undo_batch_func, &import, NULL, NULL));
  g_free (import.batch_id);
}

static gboolean
count_members_func (PursuitSession *session,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) leads
      = pursuit_session_list_members (session, "hub", PURSUIT_KIND_LEAD, 10, error);
  g_autoptr (GPtrArray) people
      = pursuit_session_list_members (session, "hub", PURSUIT_KIND_PERSON, 10, error);

  g_assert_nonnull (leads);
  g_assert_nonnull (people);
  g_assert_cmpuint (people->len, ==, 0);
  *(guint *) data = leads->len;

  return TRUE;
}

/* Also where the hub and the record were there before the import. */
static void
undo_forgets_what_hung_together (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  Import import = { .update_id = id };
  guint n_members = 0;

  import_contacts (fixture, &import, 3);
  store_fixture_read (fixture, count_members_func, &n_members);
  g_assert_cmpuint (n_members, ==, 1);
  store_fixture_write (fixture, undo_batch_func, &import);
  store_fixture_read (fixture, count_members_func, &n_members);
  g_assert_cmpuint (n_members, ==, 0);
  g_free (import.batch_id);
}

static void
undo_as_last_action_works_too (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *after = NULL;
  Import import = { NULL };

  import_contacts (fixture, &import, 20);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  store_fixture_write (fixture, undo_func, NULL);
  after = store_fixture_hash (fixture);
  g_assert_cmpstr (before, ==, after);
  g_free (import.batch_id);
}

static char *
find_lead (StoreFixture *fixture, const char *company)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM lead WHERE company_name = '%s'", company);

  return store_fixture_sql (fixture, sql);
}

static void
undo_keeps_what_people_worked_with (StoreFixture *fixture, gconstpointer data)
{
  Import import = { NULL };
  g_autofree char *edited = NULL;
  g_autofree char *used = NULL;
  g_autofree char *note_id = NULL;
  g_autofree char *same = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitRecord) note = pursuit_record_new (PURSUIT_KIND_ACTIVITY);

  import_contacts (fixture, &import, 50);
  edited = find_lead (fixture, "Company 7");
  used = find_lead (fixture, "Company 8");
  lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, edited);
  pursuit_record_set_text (lead, PURSUIT_LEAD_NEXT_STEP, "Call on Monday");
  same = store_fixture_put (fixture, lead);
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_LEAD_ID, used);
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TEXT, "Nice people");
  note_id = store_fixture_put (fixture, note);

  store_fixture_write (fixture, undo_batch_func, &import);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 2);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, 2);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_EXTERNAL_ID, NULL), ==, 2);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_ACTIVITY, NULL), ==, 1);
  g_assert_cmpuint (import.undone, ==, 96);
  g_assert_cmpuint (import.kept, ==, 4);
  store_fixture_read (fixture, check_func, NULL);
  g_free (import.batch_id);
}

static gboolean
score_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GPtrArray) leads = pursuit_session_list (session, query, NULL, NULL, error);
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, NULL, NULL);

  for (guint i = 0; i < leads->len; i++)
    {
      g_autoptr (PursuitRecord) after = pursuit_record_copy (leads->pdata[i]);

      pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE, i % 101);
      pursuit_record_set_text (after, PURSUIT_LEAD_SCORED_AT, "2026-11-22T10:00:00Z");
      if (!pursuit_bulk_update (bulk, leads->pdata[i], after, error))
        return FALSE;
    }

  return pursuit_bulk_finish (bulk, error);
}

static void
scoring_stops_no_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *after = NULL;
  Import import = { NULL };

  import_contacts (fixture, &import, 50);
  store_fixture_write (fixture, score_func, NULL);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "score>=0"), ==, 50);
  store_fixture_write (fixture, undo_batch_func, &import);
  after = store_fixture_hash (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (import.kept, ==, 0);
  g_free (import.batch_id);
}

static void
rehearsal_leaves_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  Import import = { .batch_id = pursuit_uuid_new (), .n_contacts = 100, .fail_at_end = TRUE };

  g_assert_false (pursuit_store_write (fixture->store, import_func, &import, NULL, &error));
  after = store_fixture_hash (fixture);
  words = store_fixture_list_words (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (words, ==, "");
  store_fixture_read (fixture, check_func, NULL);
  g_free (import.batch_id);
}

static gboolean
bad_row_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", NULL);
  g_autoptr (PursuitRecord) bad = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (GError) local_error = NULL;

  pursuit_record_set_text (bad, PURSUIT_LEAD_COMPANY_NAME, "Bad");
  pursuit_record_set_text (bad, PURSUIT_LEAD_EXPECTED_CLOSE, "tomorrow");
  g_assert_false (pursuit_bulk_insert (bulk, bad, &local_error));
  g_assert_nonnull (local_error);

  return insert_contact (bulk, 1, NULL, error) && pursuit_bulk_finish (bulk, error);
}

static void
bad_row_does_not_stop_the_next (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, bad_row_func, NULL);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);
}

static gboolean
unfinished_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", NULL);

  return insert_contact (bulk, 1, NULL, error);
}

static void
unfinished_bulk_is_not_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_store_write (fixture->store, unfinished_func, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 0);
}

static gboolean
link_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const PursuitExternalKey wanted = { "hubspot", "contact", "3" };
  const PursuitExternalKey missing = { "hubspot", "contact", "99" };
  g_autoptr (PursuitRecord) note = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (PursuitRecord) other = pursuit_record_new (PURSUIT_KIND_ACTIVITY);

  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_SUBJECT, "A");
  pursuit_record_set_text (other, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (other, PURSUIT_ACTIVITY_SUBJECT, "B");

  return pursuit_session_put (session, note, error) && pursuit_session_put (session, other, error)
         && pursuit_session_add_link (session, PURSUIT_KIND_ACTIVITY, pursuit_record_get_id (note),
                                      PURSUIT_ACTIVITY_LEAD_ID, &wanted, error)
         && pursuit_session_add_link (session, PURSUIT_KIND_ACTIVITY, pursuit_record_get_id (other),
                                      PURSUIT_ACTIVITY_LEAD_ID, &missing, error);
}

static gboolean
resolve_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_resolve_links (session, &((Import *) data)->resolved, error);
}

static gboolean
find_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const PursuitExternalKey key = { "hubspot", "contact", "3" };
  PursuitKind kind;
  g_autofree char *found = pursuit_session_find_external (session, &key, &kind, error);

  g_assert_cmpstr (found, ==, data);
  g_assert_cmpint (kind, ==, PURSUIT_KIND_LEAD);

  return TRUE;
}

static void
links_wait_for_the_other_file (StoreFixture *fixture, gconstpointer data)
{
  Import import = { NULL };
  g_autofree char *lead = NULL;
  g_autofree char *linked = NULL;
  g_autofree char *left = NULL;

  store_fixture_write (fixture, link_func, NULL);
  store_fixture_write (fixture, resolve_func, &import);
  g_assert_cmpuint (import.resolved, ==, 0);
  import_contacts (fixture, &import, 5);
  store_fixture_write (fixture, resolve_func, &import);
  g_assert_cmpuint (import.resolved, ==, 1);

  lead = find_lead (fixture, "Company 3");
  linked = store_fixture_sql (fixture, "SELECT lead_id FROM activity WHERE subject = 'A'");
  left = store_fixture_sql (fixture, "SELECT count (*) FROM pending_link");
  g_assert_cmpstr (linked, ==, lead);
  g_assert_cmpstr (left, ==, "1");
  store_fixture_read (fixture, find_func, lead);
  g_free (import.batch_id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/bulk/like-single-puts", import_is_like_single_puts);
  store_test ("/store/bulk/undo-returns-to-the-same-content", undo_returns_to_the_same_content);
  store_test ("/store/bulk/undo-forgets-what-hung-together", undo_forgets_what_hung_together);
  store_test ("/store/bulk/undo-as-last-action", undo_as_last_action_works_too);
  store_test ("/store/bulk/undo-keeps-what-people-worked-with", undo_keeps_what_people_worked_with);
  store_test ("/store/bulk/scoring-stops-no-undo", scoring_stops_no_undo);
  store_test ("/store/bulk/rehearsal-leaves-nothing", rehearsal_leaves_nothing);
  store_test ("/store/bulk/bad-row-does-not-stop-the-next", bad_row_does_not_stop_the_next);
  store_test ("/store/bulk/unfinished-is-not-kept", unfinished_bulk_is_not_kept);
  store_test ("/store/links/wait-for-the-other-file", links_wait_for_the_other_file);

  return g_test_run ();
}
