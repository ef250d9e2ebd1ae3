/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-proposal.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-undo.h"
#include "support/pursuit-test-data.h"
#include "workspace/import-fixture.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-private.h"

#include <string.h>

/* The kinds of actions that the walk draws from. */
typedef enum
{
  STEP_CREATE,
  STEP_SET,
  STEP_DELETE,
  STEP_RESTORE,
  STEP_BULK_EDIT,
  STEP_IMPORT,
  STEP_STATUS,
  STEP_IMPORT_AND_BACK,
  N_STEPS,
} Step;

/* So many sorts of actions each walk must have taken: one that takes only a few proves little. */
#define MIN_SORTS 6

typedef struct
{
  ImportFixture *fixture;
  GRand *rand;
  GPtrArray *leads;     /* ids, also of deleted ones */
  GPtrArray *gone;      /* ids of deleted leads */
  GPtrArray *proposals; /* ids, also of deleted ones */
  GAsyncResult *result;
  guint n_files;
} Walk;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  Walk *walk = data;

  walk->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Walk *walk)
{
  while (walk->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&walk->result);
}

static char *
save (Walk *walk, PursuitRecord *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_save_async (walk->fixture->workspace, record, NULL, NULL, keep_result, walk);
  result = wait_for (walk);
  saved = pursuit_workspace_save_finish (walk->fixture->workspace, result, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (pursuit_record_get_id (saved));
}

static const char *
draw (Walk *walk, GPtrArray *ids)
{
  return ids->len > 0 ? ids->pdata[g_rand_int_range (walk->rand, 0, (gint32) ids->len)] : NULL;
}

/* NULL if it is not there or deleted. */
static PursuitRecord *
read_live (Walk *walk, PursuitKind kind, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitRecord) record = NULL;

  if (id == NULL)
    return NULL;
  pursuit_workspace_get_record_async (walk->fixture->workspace, kind, id, NULL, keep_result, walk);
  result = wait_for (walk);
  record = pursuit_workspace_get_record_finish (walk->fixture->workspace, result, NULL);

  return record != NULL && !pursuit_record_is_set (record, PURSUIT_FIELD_DELETED_AT)
             ? g_steal_pointer (&record)
             : NULL;
}

static gboolean
create (Walk *walk)
{
  g_autoptr (PursuitRecord) live = read_live (walk, PURSUIT_KIND_LEAD, draw (walk, walk->leads));
  guint what = live != NULL ? (guint) g_rand_int_range (walk->rand, 0, 4) : 0;
  g_autofree char *name = g_strdup_printf ("Name %u", g_rand_int (walk->rand) % 1000);
  const PursuitKind kinds[]
      = { PURSUIT_KIND_LEAD, PURSUIT_KIND_PERSON, PURSUIT_KIND_ACTIVITY, PURSUIT_KIND_PROPOSAL };
  const guint owners[]
      = { 0, PURSUIT_PERSON_LEAD_ID, PURSUIT_ACTIVITY_LEAD_ID, PURSUIT_PROPOSAL_LEAD_ID };
  const guint names[] = { PURSUIT_LEAD_COMPANY_NAME, PURSUIT_PERSON_NAME, PURSUIT_ACTIVITY_SUBJECT,
                          PURSUIT_PROPOSAL_TITLE };
  g_autoptr (PursuitRecord) record = pursuit_record_new (kinds[what]);
  char *id;

  pursuit_record_set_text (record, names[what], name);
  if (what == 2)
    pursuit_record_set_text (record, PURSUIT_ACTIVITY_TYPE, "note");
  if (what == 3)
    pursuit_record_set_text (record, PURSUIT_PROPOSAL_CONTENT, "# Offer\n\nText.\n");
  if (what > 0)
    pursuit_record_set_text (record, owners[what], pursuit_record_get_id (live));
  id = save (walk, record);
  if (what == 0)
    g_ptr_array_add (walk->leads, id);
  else if (what == 3)
    g_ptr_array_add (walk->proposals, id);
  else
    g_free (id);

  return TRUE;
}

static gboolean
set_fields (Walk *walk)
{
  static const char *const stages[] = { "new", "qualified", "proposal", "won" };
  g_autoptr (PursuitRecord) lead = read_live (walk, PURSUIT_KIND_LEAD, draw (walk, walk->leads));
  g_autofree char *text = g_strdup_printf ("Step %u", g_rand_int (walk->rand));
  g_autofree char *id = NULL;

  if (lead == NULL)
    return FALSE;
  pursuit_record_set_text (lead, PURSUIT_LEAD_NEXT_STEP, text);
  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, stages[g_rand_int_range (walk->rand, 0, 4)]);
  pursuit_record_set_custom (lead, "Own", g_rand_boolean (walk->rand) ? text : NULL);
  id = save (walk, lead);

  return TRUE;
}

static gboolean
delete_lead (Walk *walk)
{
  g_autoptr (PursuitRecord) lead = read_live (walk, PURSUIT_KIND_LEAD, draw (walk, walk->leads));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *ids[] = { NULL, NULL };

  if (lead == NULL)
    return FALSE;
  ids[0] = pursuit_record_get_id (lead);
  pursuit_workspace_delete_async (walk->fixture->workspace, ids, NULL, keep_result, walk);
  result = wait_for (walk);
  pursuit_workspace_delete_finish (walk->fixture->workspace, result, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (walk->gone, g_strdup (ids[0]));

  return TRUE;
}

static gboolean
restore_lead (Walk *walk)
{
  const char *ids[] = { draw (walk, walk->gone), NULL };
  g_autoptr (PursuitRecord) live = read_live (walk, PURSUIT_KIND_LEAD, ids[0]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (ids[0] == NULL || live != NULL)
    return FALSE;
  pursuit_workspace_restore_async (walk->fixture->workspace, ids, NULL, keep_result, walk);
  result = wait_for (walk);
  pursuit_workspace_restore_finish (walk->fixture->workspace, result, NULL, &error);
  g_assert_no_error (error);

  return TRUE;
}

static gboolean
bulk_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Walk *walk = data;
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Bulk", NULL);
  g_autofree char *text = g_strdup_printf ("Bulk %u", g_rand_int (walk->rand));

  for (guint i = 0; i < walk->leads->len; i++)
    {
      g_autoptr (PursuitRecord) before
          = pursuit_session_get (session, PURSUIT_KIND_LEAD, walk->leads->pdata[i], NULL);
      g_autoptr (PursuitRecord) after = NULL;

      if (before == NULL || pursuit_record_is_set (before, PURSUIT_FIELD_DELETED_AT))
        continue;
      after = pursuit_record_copy (before);
      pursuit_record_set_text (after, PURSUIT_LEAD_COMPETITOR, text);
      if (!pursuit_bulk_update (bulk, before, after, error))
        return FALSE;
    }

  return pursuit_bulk_finish (bulk, error);
}

static gboolean
edit_many (Walk *walk)
{
  PursuitStore *store = pursuit_workspace_get_store (walk->fixture->workspace);
  g_autoptr (PursuitRecord) live = read_live (walk, PURSUIT_KIND_LEAD, draw (walk, walk->leads));
  g_autoptr (GError) error = NULL;

  if (live == NULL)
    return FALSE;
  pursuit_store_write (store, bulk_func, walk, NULL, &error);
  g_assert_no_error (error);

  return TRUE;
}

static char *
import_file (Walk *walk)
{
  g_autofree char *name = g_strdup_printf ("leads-%u.csv", ++walk->n_files);
  g_autoptr (GString) csv = g_string_new ("Company Name,First Name,Last Name,Email,City\n");
  g_autofree char *path = NULL;
  PursuitImportReport *report;
  char *batch;

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (csv, "File %u Row %u,Anna,Keller,a%u-%u@example.com,Bern\n",
                            walk->n_files, i, walk->n_files, i);
  path = import_fixture_write (walk->fixture, name, csv->str, -1);
  report = import_fixture_import (walk->fixture, path);
  g_assert_cmpuint (report->created, ==, 5);
  batch = g_strdup (report->batch);
  pursuit_import_report_unref (report);

  return batch;
}

static gboolean
import (Walk *walk)
{
  g_autofree char *batch = import_file (walk);
  g_autofree char *where = g_strdup_printf ("text~\"File %u\"", walk->n_files);
  g_autoptr (GPtrArray) leads = import_fixture_list (walk->fixture, PURSUIT_KIND_LEAD, where);

  g_assert_nonnull (batch);
  for (guint i = 0; i < leads->len; i++)
    g_ptr_array_add (walk->leads, g_strdup (pursuit_record_get_id (leads->pdata[i])));

  return TRUE;
}

static gboolean
move_status (Walk *walk)
{
  static const char *const statuses[] = { "sent", "accepted", "rejected", "draft" };
  g_autoptr (PursuitRecord) proposal
      = read_live (walk, PURSUIT_KIND_PROPOSAL, draw (walk, walk->proposals));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitRecord) moved = NULL;

  if (proposal == NULL)
    return FALSE;
  pursuit_workspace_set_proposal_status_async (
      walk->fixture->workspace, pursuit_record_get_id (proposal),
      statuses[g_rand_int_range (walk->rand, 0, 4)], NULL, keep_result, walk);
  result = wait_for (walk);
  /* Not every step is legal. */
  moved
      = pursuit_workspace_set_proposal_status_finish (walk->fixture->workspace, result, NULL, NULL);

  return moved != NULL;
}

static gboolean
take (Walk *walk, Step step)
{
  switch (step)
    {
    case STEP_CREATE:
      return create (walk);
    case STEP_SET:
      return set_fields (walk);
    case STEP_DELETE:
      return delete_lead (walk);
    case STEP_RESTORE:
      return restore_lead (walk);
    case STEP_BULK_EDIT:
      return edit_many (walk);
    case STEP_IMPORT:
      return import (walk);
    case STEP_STATUS:
      return move_status (walk);
    case STEP_IMPORT_AND_BACK:
    case N_STEPS:
      break;
    }
  g_assert_not_reached ();
}

/* An import that is taken back at once leaves no trace, and nothing to undo. */
static void
import_and_back (Walk *walk)
{
  g_autofree char *before = import_fixture_hash (walk->fixture);
  g_autofree char *batch = import_file (walk);
  g_autofree char *after = NULL;

  import_fixture_undo (walk->fixture, batch);
  after = import_fixture_hash (walk->fixture);
  g_assert_cmpstr (before, ==, after);
}

static char *
undo (Walk *walk, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pursuit_workspace_undo_async (walk->fixture->workspace, 0, NULL, keep_result, walk);
  result = wait_for (walk);

  return pursuit_workspace_undo_finish (walk->fixture->workspace, result, error);
}

static void
walk_forward (Walk *walk, GPtrArray *hashes, guint n_actions)
{
  guint counts[N_STEPS] = { 0 };
  guint n_sorts = 0;

  g_ptr_array_add (hashes, import_fixture_hash (walk->fixture));
  while (hashes->len <= n_actions)
    {
      Step step = (Step) g_rand_int_range (walk->rand, 0, N_STEPS);

      if (step == STEP_IMPORT_AND_BACK)
        {
          import_and_back (walk);
          continue;
        }
      if (!take (walk, step))
        continue;
      counts[step]++;
      g_ptr_array_add (hashes, import_fixture_hash (walk->fixture));
    }
  for (guint i = 0; i < STEP_IMPORT_AND_BACK; i++)
    n_sorts += counts[i] > 0;
  g_assert_cmpuint (n_sorts, >=, MIN_SORTS);
}

static void
walk_back (Walk *walk, GPtrArray *hashes, guint n_actions)
{
  for (guint i = 1; i <= n_actions; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = undo (walk, &error);
      g_autofree char *hash = import_fixture_hash (walk->fixture);

      g_assert_no_error (error);
      if (g_strcmp0 (hash, hashes->pdata[hashes->len - 1 - i]) != 0)
        g_error ("undo %u, “%s”, does not give back what was before", i, label);
      if (i == n_actions / 2)
        import_fixture_reopen (walk->fixture, PURSUIT_WORKSPACE_WRITE);
    }
}

static void
fifty_mixed_actions_go_back (ImportFixture *fixture, gconstpointer data)
{
  Walk walk = { .fixture = fixture, .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  walk.leads = g_ptr_array_new_with_free_func (g_free);
  walk.gone = g_ptr_array_new_with_free_func (g_free);
  walk.proposals = g_ptr_array_new_with_free_func (g_free);
  walk_forward (&walk, hashes, PURSUIT_UNDO_MAX_ACTIONS);
  walk_back (&walk, hashes, PURSUIT_UNDO_MAX_ACTIONS);
  import_fixture_check_integrity (fixture);
  g_ptr_array_unref (walk.leads);
  g_ptr_array_unref (walk.gone);
  g_ptr_array_unref (walk.proposals);
  g_rand_free (walk.rand);
}

static void
what_lies_further_back_says_so (ImportFixture *fixture, gconstpointer data)
{
  Walk walk = { .fixture = fixture, .rand = g_rand_new_with_seed (1) };
  g_autoptr (GError) error = NULL;
  g_autofree char *beyond = NULL;

  for (guint i = 0; i < PURSUIT_UNDO_MAX_ACTIONS + 10; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *id = NULL;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
      id = save (&walk, lead);
    }
  for (guint i = 0; i < PURSUIT_UNDO_MAX_ACTIONS; i++)
    {
      g_autofree char *label = undo (&walk, &error);

      g_assert_no_error (error);
      g_assert_nonnull (label);
    }
  beyond = undo (&walk, &error);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "50"));
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 10);
  g_rand_free (walk.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace/undo/fifty-mixed-actions-%u", seed);

      g_test_add (path, ImportFixture, GUINT_TO_POINTER (seed), import_fixture_set_up,
                  fifty_mixed_actions_go_back, import_fixture_tear_down);
    }
  import_test ("/workspace/undo/further-back-says-so", what_lies_further_back_says_so);

  return g_test_run ();
}
