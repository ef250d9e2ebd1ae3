/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-attachment.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-external-id.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-proposal-version.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-undo.h"

#define N_ACTIONS 15

/* One action of the random walk below. */
typedef struct
{
  GRand *rand;
  GPtrArray *leads; /* ids, of deleted ones too */
  gboolean restore;
  PursuitKind kind;
  const char *id;
} Walk;

static gboolean
undo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_undo (session, 0, NULL, error);
}

static gboolean
redo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_redo (session, NULL, error);
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

static gboolean
put_lead_with_person (PursuitSession *session, Walk *walk, GError **error)
{
  guint n = g_rand_int_range (walk->rand, 0, 100);
  g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, n);
  g_autoptr (PursuitRecord) person = store_sample_new (PURSUIT_KIND_PERSON, n);

  if (!pursuit_session_put (session, lead, error))
    return FALSE;
  g_ptr_array_add (walk->leads, g_strdup (pursuit_record_get_id (lead)));
  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, pursuit_record_get_id (lead));

  return pursuit_session_put (session, person, error);
}

static gboolean
change_lead (PursuitSession *session, Walk *walk, PursuitRecord *lead, GError **error)
{
  static const char *const stages[] = { "new", "qualified", "proposal" };
  g_autofree char *step = g_strdup_printf ("Call %u", g_rand_int (walk->rand));

  pursuit_record_set_text (lead, PURSUIT_LEAD_NEXT_STEP, step);
  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, stages[g_rand_int_range (walk->rand, 0, 3)]);
  pursuit_record_set_custom (lead, "Own", g_rand_boolean (walk->rand) ? step : NULL);

  return pursuit_session_put (session, lead, error);
}

static gboolean
walk_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Walk *walk = data;
  g_autoptr (PursuitRecord) lead = NULL;
  const char *id;

  pursuit_session_begin_action (session, "Step");
  if (walk->leads->len < 3 || g_rand_int_range (walk->rand, 0, 4) == 0)
    return put_lead_with_person (session, walk, error);
  id = walk->leads->pdata[g_rand_int_range (walk->rand, 0, (gint32) walk->leads->len)];
  lead = pursuit_session_get (session, PURSUIT_KIND_LEAD, id, error);
  if (lead == NULL)
    return FALSE;
  if (pursuit_record_is_set (lead, PURSUIT_FIELD_DELETED_AT))
    return pursuit_session_restore (session, PURSUIT_KIND_LEAD, id, error);
  if (g_rand_int_range (walk->rand, 0, 3) == 0)
    return pursuit_session_delete (session, PURSUIT_KIND_LEAD, id, error);

  return change_lead (session, walk, lead, error);
}

static void
go (StoreFixture *fixture, PursuitStoreFunc func, const char *expected)
{
  g_autofree char *hash = NULL;

  store_fixture_write (fixture, func, NULL);
  hash = store_fixture_hash (fixture);
  g_assert_cmpstr (hash, ==, expected);
}

static void
any_actions_go_back_and_forth (StoreFixture *fixture, gconstpointer data)
{
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
      Walk walk = { .rand = g_rand_new_with_seed (seed),
                    .leads = g_ptr_array_new_with_free_func (g_free) };
      int place = N_ACTIONS;

      g_ptr_array_add (hashes, store_fixture_hash (fixture));
      for (guint i = 0; i < N_ACTIONS; i++)
        {
          store_fixture_write (fixture, walk_func, &walk);
          g_ptr_array_add (hashes, store_fixture_hash (fixture));
        }
      while (place > 0)
        go (fixture, undo_func, hashes->pdata[--place]);
      while (place < N_ACTIONS)
        go (fixture, redo_func, hashes->pdata[++place]);
      for (guint i = 0; i < 10; i++)
        if (place > 10 && (place == N_ACTIONS || g_rand_boolean (walk.rand)))
          go (fixture, undo_func, hashes->pdata[--place]);
        else
          go (fixture, redo_func, hashes->pdata[++place]);
      store_fixture_read (fixture, check_func, NULL);
      g_rand_free (walk.rand);
      g_ptr_array_unref (walk.leads);
    }
}

static void
new_action_ends_redo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *a = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *b = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, undo_func, NULL);
  b = store_fixture_put_lead (fixture, "Bolt", NULL);
  g_assert_cmpstr (a, !=, b);
  g_assert_false (pursuit_store_write (fixture->store, redo_func, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);
}

/* What belongs to what. */
static const struct
{
  PursuitKind kind;
  guint field;
  gboolean of_proposal;
} belongings[] = {
  { PURSUIT_KIND_PERSON, PURSUIT_PERSON_LEAD_ID, FALSE },
  { PURSUIT_KIND_ACTIVITY, PURSUIT_ACTIVITY_LEAD_ID, FALSE },
  { PURSUIT_KIND_CONVERSATION, PURSUIT_CONVERSATION_LEAD_ID, FALSE },
  { PURSUIT_KIND_EXTERNAL_ID, PURSUIT_EXTERNAL_ID_RECORD_ID, FALSE },
  { PURSUIT_KIND_LINE_ITEM, PURSUIT_LINE_ITEM_PROPOSAL_ID, TRUE },
  { PURSUIT_KIND_PROPOSAL_VERSION, PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID, TRUE },
  { PURSUIT_KIND_ATTACHMENT, PURSUIT_ATTACHMENT_RECORD_ID, TRUE },
};

static void
put_belongings (StoreFixture *fixture, const char *lead_id, const char *proposal_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    {
      g_autoptr (PursuitRecord) record = store_sample_new (belongings[i].kind, 1);
      g_autofree char *id = NULL;

      pursuit_record_set_text (record, belongings[i].field,
                               belongings[i].of_proposal ? proposal_id : lead_id);
      id = store_fixture_put (fixture, record);
      g_assert_nonnull (id);
    }
}

static void
check_belongings (StoreFixture *fixture, gint64 of_lead, gint64 of_proposal)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    g_assert_cmpint (store_fixture_count (fixture, belongings[i].kind, NULL), ==,
                     belongings[i].of_proposal ? of_proposal : of_lead);
}

static char *
put_proposal (StoreFixture *fixture, const char *lead_id)
{
  g_autoptr (PursuitRecord) proposal = store_sample_new (PURSUIT_KIND_PROPOSAL, 1);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID, lead_id);

  return store_fixture_put (fixture, proposal);
}

static gboolean
mark_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Walk *walk = data;

  pursuit_session_begin_action (session, "Mark");

  return walk->restore ? pursuit_session_restore (session, walk->kind, walk->id, error)
                       : pursuit_session_delete (session, walk->kind, walk->id, error);
}

static void
mark (StoreFixture *fixture, PursuitKind kind, const char *id, gboolean restore)
{
  Walk walk = { .kind = kind, .id = id, .restore = restore };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, mark_func, &walk);
  before = store_fixture_hash (fixture);
  /* Twice is an error that changes nothing. */
  g_assert_false (pursuit_store_write (fixture->store, mark_func, &walk, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  after = store_fixture_hash (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
cascades_take_what_belongs_and_no_more (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *lead = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *other = store_fixture_put_lead (fixture, "Other", NULL);
  g_autofree char *proposal = put_proposal (fixture, lead);
  g_autofree char *kept = put_proposal (fixture, other);
  g_autofree char *full = NULL;
  g_autofree char *less = NULL;
  g_autofree char *back = NULL;

  put_belongings (fixture, lead, proposal);
  put_belongings (fixture, other, kept);
  full = store_fixture_hash (fixture);
  check_belongings (fixture, 2, 2);

  mark (fixture, PURSUIT_KIND_PROPOSAL, proposal, FALSE);
  check_belongings (fixture, 2, 1);
  less = store_fixture_hash (fixture);
  mark (fixture, PURSUIT_KIND_LEAD, lead, FALSE);
  check_belongings (fixture, 1, 1);
  /* The proposal went before, for a reason of its own. */
  mark (fixture, PURSUIT_KIND_LEAD, lead, TRUE);
  check_belongings (fixture, 2, 1);
  back = store_fixture_hash (fixture);
  g_assert_cmpstr (back, ==, less);
  mark (fixture, PURSUIT_KIND_PROPOSAL, proposal, TRUE);
  check_belongings (fixture, 2, 2);
  for (int i = 0; i < 3; i++)
    store_fixture_write (fixture, undo_func, NULL);
  go (fixture, undo_func, full);
  store_fixture_read (fixture, check_func, NULL);
}

static gboolean
put_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_put (session, data, error);
}

static void
deleted_record_is_not_changed (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
  g_autoptr (GError) error = NULL;

  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Bern");
  g_assert_false (pursuit_store_write (fixture->store, put_func, lead, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/history/back-and-forth", any_actions_go_back_and_forth);
  store_test ("/store/history/new-action-ends-redo", new_action_ends_redo);
  store_test ("/store/history/cascades", cascades_take_what_belongs_and_no_more);
  store_test ("/store/history/deleted-is-not-changed", deleted_record_is_not_changed);

  return g_test_run ();
}
