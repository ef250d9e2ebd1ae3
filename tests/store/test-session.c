/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-draft.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-stage-history.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-undo.h"

/* What the small jobs of these tests take and give. */
typedef struct
{
  const char *id;
  PursuitKind kind;
  char *text;
  gint64 number;
  gint64 other;
  GError *error;
} Step;

static gboolean
restore_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  pursuit_session_begin_action (session, "Restore");

  return pursuit_session_restore (session, step->kind, step->id, error);
}

static gboolean
undo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return pursuit_session_undo (session, step->number, &step->text, error);
}

static gboolean
redo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_redo (session, &((Step *) data)->text, error);
}

static gboolean
verify_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return pursuit_session_verify_audit (session, &step->number, &step->other, error);
}

static gboolean
integrity_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

static void
undo (StoreFixture *fixture)
{
  Step step = { NULL };

  store_fixture_write (fixture, undo_func, &step);
  g_free (step.text);
}

static void
redo (StoreFixture *fixture)
{
  Step step = { NULL };

  store_fixture_write (fixture, redo_func, &step);
  g_free (step.text);
}

static void
set_text (StoreFixture *fixture, PursuitKind kind, const char *id, guint field, const char *text)
{
  g_autoptr (PursuitRecord) record = store_fixture_get (fixture, kind, id);
  g_autofree char *same = NULL;

  pursuit_record_set_text (record, field, text);
  same = store_fixture_put (fixture, record);
  g_assert_cmpstr (same, ==, id);
}

static char *
put_proposal (StoreFixture *fixture, const char *lead_id)
{
  g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autoptr (PursuitRecord) item = pursuit_record_new (PURSUIT_KIND_LINE_ITEM);
  g_autofree char *item_id = NULL;
  char *id;

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID, lead_id);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "Rollout");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, "# Rollout\n\nA pilot first.");
  id = store_fixture_put (fixture, proposal);
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID, id);
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_NAME, "Licence");
  item_id = store_fixture_put (fixture, item);

  return id;
}

static void
put_keeps_every_field (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) stored = NULL;
  g_autofree char *id = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Kessel & Söhne");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, 0);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
  pursuit_record_set_custom (lead, "Plan \"B\"", "yes; 'really'");
  id = store_fixture_put (fixture, lead);
  stored = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);

  g_assert_true (pursuit_record_equal (lead, stored));
  g_assert_true (pursuit_record_is_set (stored, PURSUIT_LEAD_VALUE));
  g_assert_false (pursuit_record_is_set (stored, PURSUIT_LEAD_SCORE));
  g_assert_cmpstr (pursuit_record_get_text (stored, PURSUIT_LEAD_STAGE), ==, "new");
  g_assert_nonnull (pursuit_record_get_text (stored, PURSUIT_FIELD_CREATED_AT));
}

static void
equal_put_changes_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *before = store_fixture_sql (fixture, "SELECT max (n) FROM audit");
  g_autofree char *after = NULL;

  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  after = store_fixture_sql (fixture, "SELECT max (n) FROM audit");
  g_assert_cmpstr (before, ==, after);
}

static void
stage_change_is_remembered (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *way = NULL;

  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_STAGE, "qualified");
  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_NEXT_STEP, "Call");
  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_STAGE, "won");
  way = store_fixture_sql (fixture, "SELECT group_concat (from_stage || '>' || to_stage)"
                                    " FROM stage_history");
  g_assert_cmpstr (way, ==, "new>qualified,qualified>won");
}

static void
set_scored (StoreFixture *fixture, const char *id)
{
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
  g_autofree char *same = NULL;

  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, 70);
  pursuit_record_set_text (lead, PURSUIT_LEAD_SCORED_AT, "2026-11-22T10:00:00Z");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE_STALE, FALSE);
  same = store_fixture_put (fixture, lead);
}

static gboolean
is_stale (StoreFixture *fixture, const char *id)
{
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);

  return pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_STALE) != 0;
}

static void
score_goes_stale_with_its_inputs (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *person = NULL;

  set_scored (fixture, id);
  g_assert_false (is_stale (fixture, id));
  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_SCORE_OVERRIDE_REASON, "I know them");
  g_assert_false (is_stale (fixture, id));
  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_BUDGET, "50k approved");
  g_assert_true (is_stale (fixture, id));

  set_scored (fixture, id);
  person = store_fixture_put_person (fixture, id, "Ana Ruiz");
  g_assert_true (is_stale (fixture, id));
  undo (fixture);
  g_assert_false (is_stale (fixture, id));
}

static void
invalid_record_is_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (GError) error = NULL;
  Step step = { NULL };

  store_fixture_read (fixture, verify_func, &step);
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_PROBABILITY, 101);
  g_assert_false (pursuit_record_check (lead, &error));
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 0);
}

static void
delete_takes_and_restore_brings_what_belongs_to_it (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  G_GNUC_UNUSED g_autofree char *ana = store_fixture_put_person (fixture, id, "Ana Ruiz");
  g_autofree char *bo = store_fixture_put_person (fixture, id, "Bo Ek");
  G_GNUC_UNUSED g_autofree char *proposal = put_proposal (fixture, id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Step step = { .id = id, .kind = PURSUIT_KIND_LEAD };

  store_fixture_delete (fixture, PURSUIT_KIND_PERSON, bo);
  before = store_fixture_hash (fixture);
  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LINE_ITEM, NULL), ==, 0);

  /* Bo was deleted for a reason of its own, and stays so. */
  store_fixture_write (fixture, restore_func, &step);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LINE_ITEM, NULL), ==, 1);
  after = store_fixture_hash (fixture);
  g_assert_cmpstr (before, ==, after);
  store_fixture_read (fixture, integrity_func, NULL);
}

static void
undo_and_redo_return_to_the_same_content (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", "Ana Ruiz");
  g_autofree char *person = store_fixture_put_person (fixture, id, "Ana Ruiz");
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (hashes, store_fixture_hash (fixture));
  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_STAGE, "qualified");
  g_ptr_array_add (hashes, store_fixture_hash (fixture));
  set_text (fixture, PURSUIT_KIND_PERSON, person, PURSUIT_PERSON_EMAIL, "ana@acme.test");
  g_ptr_array_add (hashes, store_fixture_hash (fixture));
  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  g_ptr_array_add (hashes, store_fixture_hash (fixture));

  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  for (int i = 2; i >= 0; i--)
    {
      g_autofree char *hash = NULL;

      undo (fixture);
      hash = store_fixture_hash (fixture);
      g_assert_cmpstr (hash, ==, hashes->pdata[i]);
    }
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *hash = NULL;

      redo (fixture);
      hash = store_fixture_hash (fixture);
      g_assert_cmpstr (hash, ==, hashes->pdata[i]);
    }
  store_fixture_read (fixture, integrity_func, NULL);
}

static void
undo_of_a_new_record_removes_and_redo_brings_it (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_hash (fixture);
  G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *full = store_fixture_hash (fixture);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  undo (fixture);
  undone = store_fixture_hash (fixture);
  redo (fixture);
  redone = store_fixture_hash (fixture);

  g_assert_cmpstr (undone, ==, empty);
  g_assert_cmpstr (redone, ==, full);
}

static void
undo_is_refused_when_somebody_went_on (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *first = store_fixture_sql (fixture, "SELECT max (number) FROM action");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Step step = { .number = g_ascii_strtoll (first, NULL, 10) };

  set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_CITY, "Bern");
  before = store_fixture_hash (fixture);
  g_assert_false (pursuit_store_write (fixture->store, undo_func, &step, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "Acme"));
  after = store_fixture_hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
only_the_last_actions_are_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Step step = { NULL };

  for (guint i = 0; i < PURSUIT_UNDO_MAX_ACTIONS + 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lead %u", i);
      G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, name, NULL);
    }
  for (guint i = 0; i < PURSUIT_UNDO_MAX_ACTIONS / 2; i++)
    undo (fixture);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==,
                   PURSUIT_UNDO_MAX_ACTIONS / 2 + 10);
  while (pursuit_store_write (fixture->store, undo_func, &step, NULL, &error))
    g_clear_pointer (&step.text, g_free);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
}

static void
audit_finds_the_altered_entry (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *none = NULL;
  Step step = { NULL };

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *city = g_strdup_printf ("City %u", i);

      set_text (fixture, PURSUIT_KIND_LEAD, id, PURSUIT_LEAD_CITY, city);
    }
  store_fixture_read (fixture, verify_func, &step);
  g_assert_cmpint (step.number, ==, 6);
  g_assert_cmpint (step.other, ==, 0);

  none = store_fixture_sql (fixture, "UPDATE audit SET fields = fields || ' x' WHERE n = 4");
  store_fixture_read (fixture, verify_func, &step);
  g_assert_cmpint (step.other, ==, 4);
  g_clear_pointer (&none, g_free);
  none = store_fixture_sql (
      fixture, "UPDATE audit SET fields = substr (fields, 1, length (fields) - 2) WHERE n = 4");
  store_fixture_read (fixture, verify_func, &step);
  g_assert_cmpint (step.other, ==, 0);
  g_clear_pointer (&none, g_free);
  none = store_fixture_sql (fixture, "DELETE FROM audit WHERE n = 6");
  store_fixture_read (fixture, verify_func, &step);
  g_assert_cmpint (step.other, ==, 6);
}

static void
audit_holds_no_value (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *id
      = store_fixture_put_lead (fixture, "Secretive", "Hidden Person");
  g_autofree char *all = store_fixture_sql (
      fixture, "SELECT group_concat (concat) FROM (SELECT verb || kind || id ||"
               " fields || digest || hash AS concat FROM audit)");

  g_assert_nonnull (strstr (all, "company_name"));
  g_assert_null (strstr (all, "Secretive"));
  g_assert_null (strstr (all, "Hidden"));
}

static void
drafts_leave_no_trace (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) draft = pursuit_record_new (PURSUIT_KIND_DRAFT);
  g_autofree char *id = NULL;
  g_autofree char *audit = NULL;
  g_autofree char *left = NULL;

  pursuit_record_set_text (draft, PURSUIT_DRAFT_EDITOR_KEY, "proposal:1");
  pursuit_record_set_text (draft, PURSUIT_DRAFT_TEXT, "Half a sent");
  id = store_fixture_put (fixture, draft);
  store_fixture_delete (fixture, PURSUIT_KIND_DRAFT, id);
  audit = store_fixture_sql (fixture, "SELECT count (*) FROM audit");
  left = store_fixture_sql (fixture, "SELECT count (*) FROM draft");
  g_assert_cmpstr (audit, ==, "0");
  g_assert_cmpstr (left, ==, "0");
}

static gboolean
resolve_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->text = pursuit_session_resolve (session, step->id, &step->kind, &step->error);

  return TRUE;
}

static void
check_resolves (StoreFixture *fixture, const char *prefix, const char *id, int code)
{
  Step step = { .id = prefix, .kind = PURSUIT_KIND_NONE };

  store_fixture_read (fixture, resolve_func, &step);
  if (id != NULL)
    g_assert_no_error (step.error);
  else
    g_assert_error (step.error, PURSUIT_STORE_ERROR, code);
  g_assert_cmpstr (step.text, ==, id);
  g_clear_error (&step.error);
  g_free (step.text);
}

static void
short_ids_are_resolved (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) other = pursuit_record_new (PURSUIT_KIND_PERSON);
  const char *id = "0192aaaa-0000-7000-8000-000000000001";
  g_autofree char *lead_id = NULL;
  g_autofree char *person_id = NULL;

  pursuit_record_set_text (lead, PURSUIT_FIELD_RECORD_ID, id);
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  lead_id = store_fixture_put (fixture, lead);
  check_resolves (fixture, "0192aa", id, 0);
  check_resolves (fixture, "0192AA", id, 0);
  check_resolves (fixture, id, id, 0);
  check_resolves (fixture, "0192a", NULL, PURSUIT_STORE_ERROR_INVALID);
  check_resolves (fixture, "0192bb", NULL, PURSUIT_STORE_ERROR_NOT_FOUND);
  check_resolves (fixture, "0192aa' OR 1=1", NULL, PURSUIT_STORE_ERROR_INVALID);

  pursuit_record_set_text (other, PURSUIT_FIELD_RECORD_ID, "0192aaaa-0000-7000-8000-000000000002");
  pursuit_record_set_text (other, PURSUIT_PERSON_NAME, "Ana");
  person_id = store_fixture_put (fixture, other);
  check_resolves (fixture, "0192aa", NULL, PURSUIT_STORE_ERROR_AMBIGUOUS);
}

static gboolean
blob_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) back = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!pursuit_session_put_blob (session, bytes, &first, error)
      || !pursuit_session_put_blob (session, bytes, &second, error))
    return FALSE;
  g_assert_cmpstr (first, ==, second);
  back = pursuit_session_get_blob (session, first, error);
  g_assert_true (back != NULL && g_bytes_equal (bytes, back));
  g_assert_null (pursuit_session_get_blob (session, "00", NULL));

  return TRUE;
}

static void
blobs_are_kept_once (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *count = NULL;

  store_fixture_write (fixture, blob_func, NULL);
  count = store_fixture_sql (fixture, "SELECT count (*) FROM blob");
  g_assert_cmpstr (count, ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/put/keeps-every-field", put_keeps_every_field);
  store_test ("/store/put/equal-changes-nothing", equal_put_changes_nothing);
  store_test ("/store/put/remembers-stages", stage_change_is_remembered);
  store_test ("/store/put/score-goes-stale", score_goes_stale_with_its_inputs);
  store_test ("/store/put/refuses-what-does-not-fit", invalid_record_is_refused);
  store_test ("/store/delete/with-what-belongs-to-it",
              delete_takes_and_restore_brings_what_belongs_to_it);
  store_test ("/store/undo/returns-to-the-same-content", undo_and_redo_return_to_the_same_content);
  store_test ("/store/undo/of-a-new-record", undo_of_a_new_record_removes_and_redo_brings_it);
  store_test ("/store/undo/refused-when-changed-since", undo_is_refused_when_somebody_went_on);
  store_test ("/store/undo/last-fifty", only_the_last_actions_are_kept);
  store_test ("/store/audit/finds-the-altered-entry", audit_finds_the_altered_entry);
  store_test ("/store/audit/holds-no-value", audit_holds_no_value);
  store_test ("/store/draft/leaves-no-trace", drafts_leave_no_trace);
  store_test ("/store/resolve/short-ids", short_ids_are_resolved);
  store_test ("/store/blob/kept-once", blobs_are_kept_once);

  return g_test_run ();
}
