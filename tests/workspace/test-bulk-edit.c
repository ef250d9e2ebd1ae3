/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-store-error.h"
#include "workspace/import-fixture.h"
#include "workspace/records/pursuit-bulk-edit.h"
#include "workspace/records/pursuit-record-list.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-error.h"

#include <string.h>

#define N_LEADS 12

static GAsyncResult *last_result;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&last_result, result);
}

static GAsyncResult *
wait_for_result (void)
{
  g_clear_object (&last_result);
  while (last_result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return last_result;
}

static char *
save (ImportFixture *self, PursuitRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_workspace_save_async (self->workspace, record, NULL, NULL, keep_result, NULL);
  saved = pursuit_workspace_save_finish (self->workspace, wait_for_result (), NULL, &error);
  g_assert_no_error (error);

  return g_strdup (pursuit_record_get_id (saved));
}

/* Leads of two currencies, so that the same amount is not the same number. */
static char **
add_leads (ImportFixture *self, guint n)
{
  char **ids = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %02u", i);
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, name);
      pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, i % 2 == 0 ? "EUR" : "JPY");
      ids[i] = save (self, lead);
    }

  return ids;
}

static PursuitBulkResult *
edit (ImportFixture *self,
      const PursuitRecordSet *set,
      const PursuitFieldChange *changes,
      GCancellable *cancellable,
      GError **error)
{
  pursuit_workspace_edit_many_async (self->workspace, set, changes, NULL, cancellable, keep_result,
                                     NULL);

  return pursuit_workspace_edit_many_finish (self->workspace, wait_for_result (), error);
}

static PursuitBulkResult *
set_field (ImportFixture *self, char **ids, const char *key, const char *text, GError **error)
{
  const PursuitRecordSet set = { PURSUIT_KIND_LEAD, (const char *const *) ids, NULL };
  const PursuitFieldChange changes[] = { { key, text }, { NULL, NULL } };

  return edit (self, &set, changes, NULL, error);
}

static PursuitBulkResult *
delete_leads (ImportFixture *self, char **ids, GError **error)
{
  const PursuitRecordSet set = { PURSUIT_KIND_LEAD, (const char *const *) ids, NULL };

  pursuit_workspace_delete_many_async (self->workspace, &set, NULL, NULL, keep_result, NULL);

  return pursuit_workspace_delete_many_finish (self->workspace, wait_for_result (), error);
}

static char *
undo (ImportFixture *self, gint64 action)
{
  g_autoptr (GError) error = NULL;
  char *label;

  pursuit_workspace_undo_async (self->workspace, action, NULL, keep_result, NULL);
  label = pursuit_workspace_undo_finish (self->workspace, wait_for_result (), &error);
  g_assert_no_error (error);

  return label;
}

static PursuitRecord *
get (ImportFixture *self, PursuitKind kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *record;

  pursuit_workspace_get_record_async (self->workspace, kind, id, NULL, keep_result, NULL);
  record = pursuit_workspace_get_record_finish (self->workspace, wait_for_result (), &error);
  g_assert_no_error (error);

  return record;
}

static void
one_step_is_taken_back (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, N_LEADS);
  g_autofree char *before = import_fixture_hash (self);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result = set_field (self, ids, "stage", "qualified", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, N_LEADS);
  g_assert_cmpuint (result->unchanged + result->refused, ==, 0);
  g_assert_cmpuint (result->ids->len, ==, N_LEADS);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "stage=qualified"), ==, N_LEADS);
  /* Each has its own line of history, as after a single change. */
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_STAGE_HISTORY, NULL), ==, N_LEADS);

  label = undo (self, result->action);
  g_assert_cmpstr (label, ==, "12 leads changed");
  after = import_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_STAGE_HISTORY, NULL), ==, 0);
  import_fixture_check_integrity (self);
}

static void
deleting_takes_along_and_gives_back (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, N_LEADS);
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);
  g_autofree char *person_id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result = NULL;

  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, "Anna Keller");
  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, ids[3]);
  person_id = save (self, person);
  before = import_fixture_hash (self);

  result = delete_leads (self, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, N_LEADS);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 0);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_PERSON, NULL), ==, 0);

  label = undo (self, result->action);
  g_assert_cmpstr (label, ==, "12 leads deleted");
  after = import_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
}

static void
what_is_gone_is_named (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 3);
  char *gone[] = { ids[1], NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) deleted = delete_leads (self, gone, &error);
  g_autoptr (PursuitBulkResult) result = set_field (self, ids, "city", "Linz", &error);
  PursuitRefusal *refusal;

  g_assert_no_error (error);
  g_assert_cmpuint (deleted->changed, ==, 1);
  g_assert_cmpuint (result->changed, ==, 2);
  g_assert_cmpuint (result->refused, ==, 1);
  refusal = g_ptr_array_index (result->refusals, 0);
  g_assert_cmpstr (refusal->id, ==, ids[1]);
  g_assert_cmpstr (refusal->title, ==, "Company 01");
  g_assert_nonnull (strstr (refusal->message, "deleted"));
  g_clear_pointer (&result, pursuit_bulk_result_free);

  /* Only refusals are a failure, with the reason, and no step to take back. */
  result = set_field (self, gone, "city", "Wels", &error);
  g_assert_null (result);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "city=Linz"), ==, 2);
}

/* An amount without a code is in each lead's own currency, as when it is typed on its page. */
static void
each_goes_by_its_own_rules (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result = set_field (self, ids, "value", "12000", &error);
  g_autoptr (PursuitRecord) euro = get (self, PURSUIT_KIND_LEAD, ids[0]);
  g_autoptr (PursuitRecord) yen = get (self, PURSUIT_KIND_LEAD, ids[1]);

  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 2);
  g_assert_cmpint (pursuit_record_get_integer (euro, PURSUIT_LEAD_VALUE), ==, 1200000);
  g_assert_cmpint (pursuit_record_get_integer (yen, PURSUIT_LEAD_VALUE), ==, 12000);
  g_clear_pointer (&result, pursuit_bulk_result_free);

  /* Cents are no yen: that one stays, and the other one changes. */
  result = set_field (self, ids, "value", "99.50", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 1);
  g_assert_cmpuint (result->refused, ==, 1);
  g_clear_object (&yen);
  yen = get (self, PURSUIT_KIND_LEAD, ids[1]);
  g_assert_cmpint (pursuit_record_get_integer (yen, PURSUIT_LEAD_VALUE), ==, 12000);
}

static void
nonsense_touches_nothing (ImportFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *text;
    const char *code;
  } cases[] = {
    { "stage", "married", "invalid" },
    { "owner_id", "00000000-0000-7000-8000-000000000000", "not-found" },
    { "score", "99", "read-only" },
    { "score_override", "99", "invalid" },
    { "favourite_colour", "blue", "unknown" },
    { "probability", "101", "range" },
  };
  g_auto (GStrv) ids = add_leads (self, 2);
  g_autofree char *before = import_fixture_hash (self);
  char *typo[] = { ids[0], (char *) "0123456789", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_null (set_field (self, ids, cases[i].key, cases[i].text, &error));
      g_assert_cmpstr (pursuit_error_get_code (error), ==, cases[i].code);
      after = import_fixture_hash (self);
      g_assert_cmpstr (after, ==, before);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      /* A name for nothing is a slip: the others wait until it is mended. */
      g_assert_null (i == 0 ? set_field (self, typo, "city", "Linz", &error)
                            : delete_leads (self, typo, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
      after = import_fixture_hash (self);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
what_is_so_already_is_no_change (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 3);
  char *twice[] = { ids[0], ids[0], NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) first = set_field (self, twice, "city", "Linz", &error);
  g_autoptr (PursuitBulkResult) second = set_field (self, ids, "city", "Linz", &error);
  g_autoptr (PursuitBulkResult) third = set_field (self, ids, "city", "Linz", &error);
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (first->changed, ==, 1);
  g_assert_cmpuint (first->unchanged, ==, 0);
  g_assert_cmpuint (second->changed, ==, 2);
  g_assert_cmpuint (second->unchanged, ==, 1);
  g_assert_cmpuint (third->unchanged, ==, 3);
  g_assert_cmpint (third->action, ==, 0);

  /* What changed nothing is no step: the last one is the second. */
  label = undo (self, 0);
  g_assert_cmpstr (label, ==, "2 leads changed");
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "city=Linz"), ==, 1);
}

static void
scores_get_old (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 4);
  const PursuitScoreOptions options = { .refresh = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (PursuitBulkResult) result = NULL;
  g_autoptr (PursuitRecord) me = import_fixture_find (self, PURSUIT_KIND_USER, NULL);

  pursuit_workspace_score_async (self->workspace, &options, NULL, NULL, keep_result, NULL);
  scores = pursuit_workspace_score_finish (self->workspace, wait_for_result (), &error);
  g_assert_no_error (error);

  /* An owner tells nothing of a lead's chances, its need does. */
  result = set_field (self, ids, "owner_id", "", &error);
  g_assert_no_error (error);
  g_clear_pointer (&result, pursuit_bulk_result_free);
  result = set_field (self, ids, "owner_id", pursuit_record_get_id (me), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 4);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "score_stale=1"), ==, 0);
  g_clear_pointer (&result, pursuit_bulk_result_free);
  result = set_field (self, ids, "need", "Needs it by May", &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "score_stale=1"), ==, 4);
}

/* Rows stand for ids where somebody selected them in a list. */
static void
rows_of_a_list_are_taken (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 3);
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD };
  const PursuitFieldChange changes[] = { { "city", "Linz" }, { "source", "Fair" }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result = NULL;
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (guint32));

  pursuit_query_set_sort (query, "name", NULL);
  pursuit_record_list_set_query (list, query);
  while (pursuit_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  set.rows = pursuit_record_list_get_rows (list);
  g_assert_cmpuint (set.rows->len, ==, 3);

  result = edit (self, &set, changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (g_ptr_array_index (result->ids, i), ==, ids[i]);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "city=Linz source=Fair"), ==, 3);

  set.rows = nothing;
  g_clear_pointer (&result, pursuit_bulk_result_free);
  result = edit (self, &set, changes, NULL, &error);
  g_assert_null (result);
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
}

/* What is selected and no longer found is not touched. */
static void
a_query_leaves_rows_out (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 4);
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  const PursuitFieldChange changes[] = { { "city", "Linz" }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result = NULL;
  PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD, .query = query };

  pursuit_record_list_set_query (list, query);
  while (pursuit_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  set.rows = pursuit_record_list_get_rows (list);
  g_assert_true (pursuit_query_set_where (query, "currency=JPY", NULL, NULL));
  g_assert_true (pursuit_query_set_sort (query, "-name", NULL));

  result = edit (self, &set, changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (result->ids, 0), ==, ids[3]);
  g_assert_cmpstr (g_ptr_array_index (result->ids, 1), ==, ids[1]);
  g_assert_cmpint (import_fixture_count (self, PURSUIT_KIND_LEAD, "city=Linz"), ==, 2);
}

static void
too_many_are_refused (ImportFixture *self, gconstpointer data)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  const PursuitRecordSet set = { .kind = PURSUIT_KIND_LEAD, .rows = rows };
  const PursuitFieldChange changes[] = { { "city", "Linz" }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;

  g_array_set_size (rows, PURSUIT_BULK_EDIT_MAX_RECORDS + 1);
  g_assert_null (edit (self, &set, changes, NULL, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "filter"));
}

/* A proposal that was sent would be made a draft on the way: such are changed all or none. */
static void
proposals_are_changed_all_or_none (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 1);
  const char *proposals[3] = { NULL };
  const PursuitRecordSet set = { PURSUIT_KIND_NONE, proposals, NULL };
  const PursuitFieldChange good[] = { { "currency", "EUR" }, { NULL, NULL } };
  const PursuitFieldChange bad[] = { { "deal_size", "99.50" }, { NULL, NULL } };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBulkResult) result = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);

      pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID, ids[0]);
      pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "An offer");
      pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CURRENCY, i == 0 ? "EUR" : "JPY");
      proposals[i] = save (self, proposal);
    }
  before = import_fixture_hash (self);
  g_assert_null (edit (self, &set, bad, NULL, &error));
  g_assert_nonnull (error);
  after = import_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);

  result = edit (self, &set, good, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 1);
  g_assert_cmpuint (result->unchanged, ==, 1);
  for (guint i = 0; i < 2; i++)
    g_free ((char *) proposals[i]);
}

static void
stop (double fraction, const char *text, gpointer data)
{
  g_assert_cmpfloat (fraction, >, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_cmpstr (text, ==, "Changing leads");
  g_cancellable_cancel (data);
}

static void
a_stopped_one_leaves_nothing (ImportFixture *self, gconstpointer data)
{
  g_auto (GStrv) ids = add_leads (self, 200);
  const PursuitRecordSet set = { PURSUIT_KIND_LEAD, (const char *const *) ids, NULL };
  const PursuitFieldChange changes[] = { { "city", "Linz" }, { NULL, NULL } };
  g_autofree char *before = import_fixture_hash (self);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const PursuitProgress progress = { stop, cancellable };
  g_autoptr (GError) error = NULL;

  pursuit_workspace_edit_many_async (self->workspace, &set, changes, &progress, cancellable,
                                     keep_result, NULL);
  g_assert_null (pursuit_workspace_edit_many_finish (self->workspace, wait_for_result (), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = import_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  import_test ("/workspace/bulk-edit/one-step-is-taken-back", one_step_is_taken_back);
  import_test ("/workspace/bulk-edit/deleting-takes-along-and-gives-back",
               deleting_takes_along_and_gives_back);
  import_test ("/workspace/bulk-edit/what-is-gone-is-named", what_is_gone_is_named);
  import_test ("/workspace/bulk-edit/each-goes-by-its-own-rules", each_goes_by_its_own_rules);
  import_test ("/workspace/bulk-edit/nonsense-touches-nothing", nonsense_touches_nothing);
  import_test ("/workspace/bulk-edit/what-is-so-already-is-no-change",
               what_is_so_already_is_no_change);
  import_test ("/workspace/bulk-edit/scores-get-old", scores_get_old);
  import_test ("/workspace/bulk-edit/rows-of-a-list-are-taken", rows_of_a_list_are_taken);
  import_test ("/workspace/bulk-edit/a-query-leaves-rows-out", a_query_leaves_rows_out);
  import_test ("/workspace/bulk-edit/too-many-are-refused", too_many_are_refused);
  import_test ("/workspace/bulk-edit/proposals-are-changed-all-or-none",
               proposals_are_changed_all_or_none);
  import_test ("/workspace/bulk-edit/a-stopped-one-leaves-nothing", a_stopped_one_leaves_nothing);
  status = g_test_run ();
  g_clear_object (&last_result);

  return status;
}
