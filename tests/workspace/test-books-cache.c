/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

#include "workspace/ai/pursuit-egress.h"
#include "workspace/ai/pursuit-past-request.h"

#include <string.h>

static PursuitAiCache *
get_cache (WorkspaceFixture *self)
{
  return PURSUIT_AI_CACHE (pursuit_workspace_get_ai_books (self->workspace));
}

static void
keep (WorkspaceFixture *self, const char *key, PursuitAiFeature feature, const char *subject)
{
  const PursuitAiKept kept = { .feature = feature,
                               .subject = (char *) subject,
                               .provider = (char *) "anthropic",
                               .model = (char *) "claude-sonnet-5-5",
                               .text = (char *) "{\"score\":70}",
                               .cost = 7000000000 };
  g_autoptr (GError) error = NULL;

  pursuit_ai_cache_store_async (get_cache (self), key, &kept, workspace_fixture_done, self);
  pursuit_ai_cache_store_finish (get_cache (self), workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

static PursuitAiKept *
look_up (WorkspaceFixture *self, const char *key)
{
  g_autoptr (GError) error = NULL;
  PursuitAiKept *kept;

  pursuit_ai_cache_lookup_async (get_cache (self), key, NULL, workspace_fixture_done, self);
  kept = pursuit_ai_cache_lookup_finish (get_cache (self), workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return kept;
}

static gboolean
has (WorkspaceFixture *self, const char *key)
{
  g_autoptr (PursuitAiKept) kept = look_up (self, key);

  return kept != NULL;
}

static void
answers_come_back (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiKept) kept = NULL;

  g_assert_false (has (self, "key"));
  keep (self, "key", PURSUIT_AI_FEATURE_SCORE, NULL);
  books_fixture_reopen (self, PURSUIT_WORKSPACE_READ);
  kept = look_up (self, "key");
  g_assert_cmpstr (kept->text, ==, "{\"score\":70}");
  g_assert_cmpstr (kept->model, ==, "claude-sonnet-5-5");
  g_assert_cmpuint (kept->feature, ==, PURSUIT_AI_FEATURE_SCORE);
  g_assert_cmpint (kept->cost, ==, 7000000000);
  g_assert_cmpint (kept->kept_us, ==, G_GINT64_CONSTANT (1796040000) * G_USEC_PER_SEC);
}

static void
each_feature_has_its_time (WorkspaceFixture *self, gconstpointer data)
{
  keep (self, "score", PURSUIT_AI_FEATURE_SCORE, NULL);
  keep (self, "draft", PURSUIT_AI_FEATURE_DRAFT, NULL);
  keep (self, "card", PURSUIT_AI_FEATURE_CARD, NULL);
  keep (self, "conversation", PURSUIT_AI_FEATURE_CONVERSATION, NULL);
  keep (self, "test", PURSUIT_AI_FEATURE_TEST, NULL);
  g_assert_false (has (self, "conversation"));
  g_assert_false (has (self, "test"));
  books_fixture_pin ("2026-11-30T12:59:59Z");
  g_assert_true (has (self, "draft") && has (self, "card"));
  books_fixture_pin ("2026-11-30T13:00:00Z");
  g_assert_false (has (self, "draft") || has (self, "card"));
  books_fixture_pin ("2026-12-01T11:59:59Z");
  g_assert_true (has (self, "score"));
  books_fixture_pin ("2026-12-01T12:00:00Z");
  g_assert_false (has (self, "score"));
}

static void
endless_answers_are_not_kept (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (PURSUIT_AI_CACHE_MAX_BYTES + 1, 'x');
  const PursuitAiKept kept = { .feature = PURSUIT_AI_FEATURE_SCORE,
                               .provider = (char *) "p",
                               .model = (char *) "m",
                               .text = text,
                               .cost = -1 };

  pursuit_ai_cache_store_async (get_cache (self), "long", &kept, workspace_fixture_done, self);
  g_assert_true (
      pursuit_ai_cache_store_finish (get_cache (self), workspace_fixture_wait (self), NULL));
  g_assert_false (has (self, "long"));
}

static void
purging_works (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep (self, "a", PURSUIT_AI_FEATURE_SCORE, "lead-1");
  keep (self, "b", PURSUIT_AI_FEATURE_SCORE, "lead-2");
  keep (self, "c", PURSUIT_AI_FEATURE_SCORE, NULL);
  pursuit_ai_cache_purge_async (get_cache (self), "lead-1", workspace_fixture_done, self);
  g_assert_true (
      pursuit_ai_cache_purge_finish (get_cache (self), workspace_fixture_wait (self), &error));
  g_assert_true (!has (self, "a") && has (self, "b") && has (self, "c"));
  pursuit_workspace_purge_answers_async (self->workspace, NULL, workspace_fixture_done, self);
  g_assert_cmpint (pursuit_workspace_purge_answers_finish (self->workspace,
                                                           workspace_fixture_wait (self), &error),
                   ==, 2);
  g_assert_false (has (self, "b") || has (self, "c"));
}

/* What was said of a lead goes with it. */
static void
answers_go_with_their_record (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Halvard", 1);
  g_autoptr (PursuitRecord) other = workspace_fixture_add_lead (self, "Other", 1);
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  g_autoptr (GError) error = NULL;

  keep (self, "gone", PURSUIT_AI_FEATURE_SCORE, pursuit_record_get_id (lead));
  keep (self, "stays", PURSUIT_AI_FEATURE_SCORE, pursuit_record_get_id (other));
  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, &error);
  g_assert_no_error (error);
  while (has (self, "gone"))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (has (self, "stays"));
}

/* One that tells of many goes with the first of them. */
static void
a_batch_goes_with_each_of_its_records (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Halvard", 1);
  g_autoptr (PursuitRecord) other = workspace_fixture_add_lead (self, "Other", 1);
  g_autofree char *both
      = g_strdup_printf ("%s %s", pursuit_record_get_id (other), pursuit_record_get_id (lead));
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  g_autoptr (GError) error = NULL;

  keep (self, "both", PURSUIT_AI_FEATURE_SCORE, both);
  keep (self, "stays", PURSUIT_AI_FEATURE_SCORE, pursuit_record_get_id (other));
  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, &error);
  g_assert_no_error (error);
  while (has (self, "both"))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (has (self, "stays"));
}

static void
what_leaves_is_listed (WorkspaceFixture *self, gconstpointer data)
{
  PursuitAiLedger *ledger = PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (self->workspace));
  g_autoptr (PursuitAiEntry) entry
      = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_DRAFT, "openai", "gpt-5.5");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  const PursuitAiEgress *item;
  gint64 total;

  entry->host = g_strdup ("api.openai.com:443");
  entry->bytes = 4321;
  entry->masked = g_strdup ("contact_email,contact_phone");
  pursuit_ai_ledger_open_async (ledger, entry, NULL, workspace_fixture_done, self);
  g_assert_true (pursuit_ai_ledger_open_finish (ledger, workspace_fixture_wait (self), NULL));
  pursuit_workspace_list_egress_async (self->workspace, NULL, NULL, 10, NULL,
                                       workspace_fixture_done, self);
  list = pursuit_workspace_list_egress_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                               NULL);
  g_assert_cmpuint (list->len, ==, 1);
  item = list->pdata[0];
  g_assert_cmpstr (item->at, ==, "2026-11-30T12:00:00Z");
  g_assert_cmpstr (item->host, ==, "api.openai.com:443");
  g_assert_cmpstr (item->feature, ==, "draft");
  g_assert_cmpint (item->bytes, ==, 4321);
  g_assert_cmpstr (item->masked, ==, "contact_email,contact_phone");

  pursuit_workspace_list_requests_async (self->workspace, "2026-11", NULL, 10, NULL,
                                         workspace_fixture_done, self);
  requests = pursuit_workspace_list_requests_finish (self->workspace, workspace_fixture_wait (self),
                                                     &total, NULL);
  g_assert_cmpuint (requests->len, ==, 1);
  g_assert_cmpstr (((PursuitPastRequest *) requests->pdata[0])->receipt->masked, ==, item->masked);
}

static void
set_up (WorkspaceFixture *self, gconstpointer data)
{
  books_fixture_pin ("2026-11-30T12:00:00Z");
  workspace_fixture_set_up (self, data);
}

static void
tear_down (WorkspaceFixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (self, data);
  books_fixture_pin (NULL);
}

#define add(path, func)                                                                            \
  g_test_add ("/books/cache/" path, WorkspaceFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("answers-come-back", answers_come_back);
  add ("each-feature-has-its-time", each_feature_has_its_time);
  add ("endless-answers", endless_answers_are_not_kept);
  add ("purging-works", purging_works);
  add ("answers-go-with-their-record", answers_go_with_their_record);
  add ("a-batch-goes-with-each-of-its-records", a_batch_goes_with_each_of_its_records);
  add ("what-leaves-is-listed", what_leaves_is_listed);

  return g_test_run ();
}
