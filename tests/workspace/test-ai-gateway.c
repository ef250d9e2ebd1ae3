/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/peer.h"
#include "ai/pursuit-ai-gateway.h"
#include "ai/pursuit-ai-models.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-util.h"
#include "store/pursuit-ai-keeping.h"
#include "store/pursuit-store.h"
#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/ai/pursuit-usage.h"
#include "workspace/pursuit-workspace-private.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

/*
 * The whole way of a request over real HTTP, with the books of a real workspace: a peer on this
 * machine answers as Anthropic or OpenAI do.
 */
typedef struct
{
  WorkspaceFixture base;
  Peer *peer;
  char *url;
  PursuitAiModels *models;
  PursuitAiPrices *prices;
  PursuitAiTransport *transport;
  PursuitAiGateway *gateway;
  GPtrArray *routes;
  PursuitAiRequest *request;
  GString *heard;
  guint n_open;
  gint64 waited_ms;
  GCancellable *gives_up; /* (nullable) as soon as it hears of a wait */
} GatewayFixture;

static char *
give_key (gpointer data, GError **error)
{
  return g_strdup ("sk-test");
}

static void
add_route (GatewayFixture *self, PursuitAiProvider *provider)
{
  PursuitAiProviderKind kind = pursuit_ai_provider_get_kind (provider);
  g_autoptr (PursuitAiModel) model = pursuit_ai_models_dup_model (
      self->models, kind,
      pursuit_ai_models_get_for_role (self->models, PURSUIT_AI_ROLE_SCORING, kind));
  PursuitAiRoute *route = pursuit_ai_route_new (provider, model, self->url);

  pursuit_ai_route_set_key (route, give_key, NULL, NULL);
  pursuit_ai_route_set_reasoning_model (
      route, pursuit_ai_models_get_for_role (self->models, PURSUIT_AI_ROLE_REASONING, kind));
  g_ptr_array_add (self->routes, route);
}

static void
gateway_fixture_set_up (GatewayFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiProvider) anthropic = PURSUIT_AI_PROVIDER (pursuit_anthropic_provider_new ());
  g_autoptr (PursuitAiProvider) openai = PURSUIT_AI_PROVIDER (pursuit_openai_provider_new ());
  PursuitAiBooks *books;

  workspace_fixture_set_up (&self->base, data);
  self->peer = peer_new ();
  self->url = peer_dup_url (self->peer);
  self->models = pursuit_ai_models_new ();
  self->prices = pursuit_ai_prices_new ();
  self->transport = pursuit_ai_transport_new ();
  self->heard = g_string_new (NULL);
  self->routes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_route_free);
  add_route (self, anthropic);
  add_route (self, openai);
  books = pursuit_workspace_get_ai_books (self->base.workspace);
  self->gateway = pursuit_ai_gateway_new (self->transport, self->prices, PURSUIT_AI_LEDGER (books),
                                          PURSUIT_AI_CACHE (books), PURSUIT_AI_LIMITER (books));
  pursuit_ai_router_set_backoff (pursuit_ai_gateway_get_router (self->gateway), 1);
  self->request = pursuit_ai_request_new (PURSUIT_AI_FEATURE_SCORE, PURSUIT_AI_ROLE_SCORING);
  self->request->prompt = g_strdup ("score-lead");
  self->request->instructions = g_strdup ("Score the lead.");
  self->request->input = g_strdup ("<lead>Acme</lead>");
}

static void
gateway_fixture_tear_down (GatewayFixture *self, gconstpointer data)
{
  g_clear_object (&self->gateway);
  g_clear_object (&self->transport);
  g_ptr_array_unref (self->routes);
  pursuit_ai_request_free (self->request);
  pursuit_ai_prices_unref (self->prices);
  pursuit_ai_models_free (self->models);
  g_string_free (self->heard, TRUE);
  g_free (self->url);
  peer_free (self->peer);
  workspace_fixture_tear_down (&self->base, data);
}

#define HELLO                                                                                      \
  "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5-5\","    \
  "\"content\":[{\"type\":\"text\",\"text\":\"hello\"}],\"stop_reason\":\"end_turn\","             \
  "\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}"
#define OPENAI_HELLO                                                                               \
  "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"gpt-6.1-terra\",\"choices\":[{"       \
  "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},"                        \
  "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":10,"        \
  "\"total_tokens\":110}}"
#define NO_CREDIT "{\"type\":\"error\",\"error\":{\"type\":\"billing_error\",\"message\":\"no\"}}"
#define JSON "Content-Type: application/json\r\n"

static void
hear (const char *text, gpointer data)
{
  g_string_append (((GatewayFixture *) data)->heard, text);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static PursuitAiResult *
ask (GatewayFixture *self, const PursuitAiAsk *how, PursuitAiResult **receipt, GError **error)
{
  PursuitAiAsk whole = *how;
  g_autoptr (GAsyncResult) result = NULL;

  whole.routes = self->routes;
  whole.user_data = self;
  if (whole.scope == NULL)
    whole.scope = "me";
  pursuit_ai_gateway_ask_async (self->gateway, self->request, &whole, self->gives_up, keep_result,
                                &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return pursuit_ai_gateway_ask_finish (self->gateway, result, receipt, error);
}

/* 100 tokens at 2 USD and 10 at 10 USD a million. */
#define COST (100 * 2000000 + 10 * 10000000)

static void
a_second_time_costs_nothing (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .on_text = hear };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAiResult) first = NULL;
  g_autoptr (PursuitAiResult) second = NULL;

  peer_add (self->peer, 200, JSON, HELLO);
  first = ask (self, &how, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->text, ==, "hello");
  g_assert_cmpstr (first->model, ==, "claude-sonnet-5-5");
  g_assert_false (first->cached);
  g_assert_true (first->priced);
  g_assert_cmpint (first->cost, ==, COST);

  second = ask (self, &how, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->text, ==, "hello");
  g_assert_true (second->cached);
  g_assert_cmpint (second->cost, ==, 0);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  g_assert_cmpstr (self->heard->str, ==, "hellohello");
}

static void
another_scope_prompt_or_word_misses (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk mine = { 0 };
  const PursuitAiAsk theirs = { .scope = "them" };
  const PursuitAiAsk elsewhere = { .organization = "another" };
  const PursuitAiAsk fresh = { .fresh = TRUE };
  g_autoptr (PursuitAiResult) first = NULL;
  g_autoptr (PursuitAiResult) other = NULL;
  g_autoptr (PursuitAiResult) there = NULL;
  g_autoptr (PursuitAiResult) newer = NULL;
  g_autoptr (PursuitAiResult) anew = NULL;
  g_autoptr (PursuitAiResult) word = NULL;

  for (guint i = 0; i < 6; i++)
    peer_add (self->peer, 200, JSON, HELLO);
  first = ask (self, &mine, NULL, NULL);
  other = ask (self, &theirs, NULL, NULL);
  there = ask (self, &elsewhere, NULL, NULL);
  self->request->prompt_version = 2;
  newer = ask (self, &mine, NULL, NULL);
  anew = ask (self, &fresh, NULL, NULL);
  self->request->input[6]++;
  word = ask (self, &mine, NULL, NULL);
  g_assert_true (first != NULL && other != NULL && newer != NULL && anew != NULL && word != NULL);
  g_assert_nonnull (there);
  g_assert_false (other->cached || there->cached || newer->cached || anew->cached || word->cached);
  g_assert_cmpuint (peer_count (self->peer), ==, 6);
}

/* The answer belongs to who gave it: the first provider is asked again the next time. */
static void
a_fallback_is_kept_under_its_own_name (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { 0 };
  g_autoptr (PursuitAiResult) first = NULL;
  g_autoptr (PursuitAiResult) second = NULL;
  g_autoptr (GError) error = NULL;

  peer_add (self->peer, 402, JSON, NO_CREDIT);
  peer_add (self->peer, 200, JSON, OPENAI_HELLO);
  peer_add (self->peer, 200, JSON, HELLO);
  first = ask (self, &how, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->provider, ==, "openai");
  g_assert_cmpuint (first->report->attempts->len, ==, 2);
  second = ask (self, &how, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->provider, ==, "anthropic");
  g_assert_false (second->cached);
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
}

static gboolean
refuse (const char *text, gpointer data, GError **error)
{
  g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER, "not what was asked for");

  return FALSE;
}

/* It is paid, and said so; but it is not kept. */
static void
a_bad_answer_is_not_kept (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk picky = { .check = refuse };
  const PursuitAiAsk how = { 0 };
  g_autoptr (PursuitAiResult) receipt = NULL;
  g_autoptr (PursuitAiResult) second = NULL;
  g_autoptr (GError) error = NULL;

  peer_add (self->peer, 200, JSON, HELLO);
  peer_add (self->peer, 200, JSON, HELLO);
  g_assert_null (ask (self, &picky, &receipt, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
  g_assert_cmpstr (receipt->text, ==, "hello");
  g_assert_cmpint (receipt->cost, ==, COST);
  second = ask (self, &how, NULL, NULL);
  g_assert_false (second->cached);
}

static gint64
get_saving (GatewayFixture *self, PursuitUsageSaving saving)
{
  g_autoptr (PursuitUsage) usage = NULL;

  pursuit_workspace_usage_async (self->base.workspace, NULL, PURSUIT_USAGE_BY_FEATURE, NULL,
                                 workspace_fixture_done, &self->base);
  usage = pursuit_workspace_usage_finish (self->base.workspace,
                                          workspace_fixture_wait (&self->base), NULL);

  return usage->total.saved[saving];
}

/* The books are written behind the answer; the limit is the time of the test. */
static gint64
wait_for_saving (GatewayFixture *self, PursuitUsageSaving which)
{
  gint64 saving = 0;

  while (saving == 0)
    saving = get_saving (self, which);

  return saving;
}

/* At the price of the tokens that were sent; a refusal saves nothing. */
static void
what_is_left_out_is_a_saving (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .fresh = TRUE };
  g_autoptr (PursuitAiResult) refused = NULL;
  g_autoptr (PursuitAiResult) whole = NULL;

  self->request->left_out = 50;
  g_ptr_array_set_size (self->routes, 1);
  peer_add (
      self->peer, 401, JSON,
      "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"no\"}}");
  peer_add (self->peer, 200, JSON, HELLO);
  refused = ask (self, &how, NULL, NULL);
  g_assert_null (refused);
  whole = ask (self, &how, NULL, NULL);
  g_assert_nonnull (whole);
  g_assert_cmpint (wait_for_saving (self, PURSUIT_USAGE_SAVED_COMPRESSION), ==, 50 * 2000000);
}

/* By the estimator the instructions have 6 tokens and the input 9, so that 40 of the 100 billed
 * ones are constant. A token costs 1 USD for a million with the model that was asked and 2 with the
 * one for reasoning; in an answer, 5 and 10. */
static void
a_batch_and_a_smaller_model_are_savings (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .fresh = TRUE };
  g_autoptr (PursuitAiResult) refused = NULL;
  g_autoptr (PursuitAiResult) whole = NULL;

  self->request->n_subjects = 10;
  g_ptr_array_remove_index (self->routes, 0);
  peer_add (self->peer, 401, JSON, "{\"error\":{\"code\":\"invalid_api_key\"}}");
  peer_add (self->peer, 200, JSON, OPENAI_HELLO);
  refused = ask (self, &how, NULL, NULL);
  g_assert_null (refused);
  whole = ask (self, &how, NULL, NULL);
  g_assert_nonnull (whole);
  g_assert_cmpint (whole->cost, ==, 100 * 1000000 + 10 * 5000000);
  g_assert_cmpint (wait_for_saving (self, PURSUIT_USAGE_SAVED_BATCH), ==, 9 * 40 * 1000000);
  g_assert_cmpint (get_saving (self, PURSUIT_USAGE_SAVED_TIERS), ==,
                   100 * 2000000 + 10 * 10000000 - whole->cost);
  g_assert_cmpint (get_saving (self, PURSUIT_USAGE_SAVED_COMPRESSION), ==, 0);
}

static void
the_limit_of_a_feature_holds (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .fresh = TRUE };
  g_autoptr (GError) error = NULL;

  self->request->feature = PURSUIT_AI_FEATURE_DRAFT;
  for (guint i = 0; i < 6; i++)
    peer_add (self->peer, 200, JSON, HELLO);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (PursuitAiResult) result = ask (self, &how, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (result);
    }
  g_assert_null (ask (self, &how, NULL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_LIMIT);
  g_assert_cmpuint (peer_count (self->peer), ==, 5);

  /* Another feature has its own. */
  self->request->feature = PURSUIT_AI_FEATURE_CARD;
  {
    g_autoptr (PursuitAiResult) result = ask (self, &how, NULL, NULL);

    g_assert_nonnull (result);
  }
}

/* Five drafts, so long ago that the limit lets the next one through after about @left_ms. */
static gboolean
add_drafts (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 at = pursuit_clock_now_us () - 60 * G_USEC_PER_SEC
              + GPOINTER_TO_INT (data) * G_TIME_SPAN_MILLISECOND;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *action = g_strdup_printf ("before-%u", i);

      if (!pursuit_session_add_action (session, "draft", action, at, error))
        return FALSE;
    }

  return TRUE;
}

static void
use_up_drafts (GatewayFixture *self, int left_ms)
{
  pursuit_store_write_async (pursuit_workspace_get_store (self->base.workspace), add_drafts,
                             GINT_TO_POINTER (left_ms), NULL, NULL, workspace_fixture_done,
                             &self->base);
  g_assert_true (pursuit_store_write_finish (pursuit_workspace_get_store (self->base.workspace),
                                             workspace_fixture_wait (&self->base), NULL));
}

static void
hear_limit (gint64 wait_ms, gpointer data)
{
  GatewayFixture *self = data;

  self->waited_ms = wait_ms;
  if (self->gives_up != NULL)
    g_cancellable_cancel (self->gives_up);
}

/* The sixth in a minute waits for its turn, and says how long; others do not. */
static void
the_sixth_waits_for_its_turn (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .fresh = TRUE, .on_limit = hear_limit };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAiResult) other = NULL;
  g_autoptr (PursuitAiResult) result = NULL;

  use_up_drafts (self, 1500);
  peer_add (self->peer, 200, JSON, HELLO);
  peer_add (self->peer, 200, JSON, HELLO);
  self->request->feature = PURSUIT_AI_FEATURE_CARD;
  other = ask (self, &how, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (self->waited_ms, ==, 0);

  self->request->feature = PURSUIT_AI_FEATURE_DRAFT;
  result = ask (self, &how, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_cmpint (self->waited_ms, >, 0);
  g_assert_cmpint (self->waited_ms, <=, 1501);
  g_assert_cmpuint (peer_count (self->peer), ==, 2);
}

static void
a_turn_is_given_up_at_once (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .fresh = TRUE, .on_limit = hear_limit };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  use_up_drafts (self, 50000);
  self->gives_up = cancellable;
  self->request->feature = PURSUIT_AI_FEATURE_DRAFT;
  g_assert_null (ask (self, &how, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (self->waited_ms, >, 30000);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  self->gives_up = NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GatewayFixture *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAiResult) answer
      = pursuit_ai_gateway_ask_finish (PURSUIT_AI_GATEWAY (source), result, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (answer->text, ==, "hello");
  self->n_open--;
}

static void
equal_questions_are_asked_once (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { .routes = self->routes, .scope = "me", .user_data = self };

  peer_add (self->peer, 200, JSON, HELLO);
  for (self->n_open = 0; self->n_open < 8; self->n_open++)
    pursuit_ai_gateway_ask_async (self->gateway, self->request, &how, NULL, done_cb, self);
  while (self->n_open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

/* Several at once, each with its own way to stop, and what came of it. */
typedef struct
{
  GCancellable *cancellable;
  GString *heard;
  gboolean is_done;
  PursuitAiResult *answer;
  GError *error;
} Asker;

static void
asker_hear (const char *text, gpointer data)
{
  g_string_append (((Asker *) data)->heard, text);
}

static void
asker_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asker *self = data;

  g_assert_false (self->is_done);
  self->answer
      = pursuit_ai_gateway_ask_finish (PURSUIT_AI_GATEWAY (source), result, NULL, &self->error);
  self->is_done = TRUE;
}

static void
asker_start (Asker *self, GatewayFixture *f, GPtrArray *routes)
{
  const PursuitAiAsk how
      = { .routes = routes, .scope = "me", .on_text = asker_hear, .user_data = self };

  self->cancellable = g_cancellable_new ();
  self->heard = g_string_new (NULL);
  pursuit_ai_gateway_ask_async (f->gateway, f->request, &how, self->cancellable, asker_done_cb,
                                self);
}

static void
asker_wait (Asker *self)
{
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((self->answer == NULL) == (self->error != NULL));
}

static void
asker_clear (Asker *self)
{
  g_object_unref (self->cancellable);
  g_string_free (self->heard, TRUE);
  g_clear_pointer (&self->answer, pursuit_ai_result_free);
  g_clear_error (&self->error);
}

static void
wait_for_request (GatewayFixture *self, guint n)
{
  while (peer_count (self->peer) < n)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Nobody has to wait for another longer than they want to; and who led does not take the others
 * along when they go. */
static void
each_stops_alone (GatewayFixture *self, gconstpointer data)
{
  Asker askers[4] = { 0 };
  PeerStep *step = peer_add (self->peer, 200, JSON, HELLO);
  gint64 began;

  step->is_held = TRUE;
  step = peer_add (self->peer, 200, JSON, HELLO);
  step->is_held = TRUE;
  for (guint i = 0; i < 4; i++)
    asker_start (&askers[i], self, self->routes);
  wait_for_request (self, 1);

  began = g_get_monotonic_time ();
  g_cancellable_cancel (askers[2].cancellable);
  asker_wait (&askers[2]);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 200 * 1000);
  g_assert_error (askers[2].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (askers[0].is_done || askers[1].is_done || askers[3].is_done);

  g_cancellable_cancel (askers[0].cancellable);
  asker_wait (&askers[0]);
  g_assert_error (askers[0].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_for_request (self, 2);
  peer_release (self->peer);
  asker_wait (&askers[1]);
  asker_wait (&askers[3]);
  g_assert_no_error (askers[1].error);
  g_assert_no_error (askers[3].error);
  g_assert_false (askers[1].answer->cached);
  g_assert_true (askers[3].answer->cached);
  g_assert_cmpint (askers[3].answer->kept_us, >, 0);
  g_assert_cmpstr (askers[3].heard->str, ==, "hello");
  g_assert_cmpuint (peer_count (self->peer), ==, 2);
  g_assert_cmpint (wait_for_saving (self, PURSUIT_USAGE_SAVED_CACHE), ==, COST);
  for (guint i = 0; i < 4; i++)
    asker_clear (&askers[i]);
}

/* What failed for one would fail for each of the others, one after another. Whoever has somebody
 * else to ask does. */
static void
a_failure_is_one_of_all (GatewayFixture *self, gconstpointer data)
{
  Asker askers[4] = { 0 };
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  PeerStep *step = peer_add (self->peer, 402, JSON, NO_CREDIT);

  step->is_held = TRUE;
  peer_add (self->peer, 402, JSON, NO_CREDIT);
  peer_add (self->peer, 200, JSON, OPENAI_HELLO);
  g_ptr_array_add (first, self->routes->pdata[0]);
  for (guint i = 0; i < 4; i++)
    asker_start (&askers[i], self, i == 2 ? self->routes : first);
  wait_for_request (self, 1);
  peer_release (self->peer);
  for (guint i = 0; i < 4; i++)
    asker_wait (&askers[i]);
  for (guint i = 0; i < 4; i++)
    if (i != 2)
      g_assert_error (askers[i].error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_MONEY);
  g_assert_no_error (askers[2].error);
  g_assert_cmpstr (askers[2].answer->provider, ==, "openai");
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
  for (guint i = 0; i < 4; i++)
    asker_clear (&askers[i]);
}

/* It is kept under another name, where those who wait would not look; but not for those who would
 * never have asked there. */
static void
a_fallback_is_an_answer_for_all (GatewayFixture *self, gconstpointer data)
{
  Asker askers[4] = { 0 };
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  PeerStep *step = peer_add (self->peer, 402, JSON, NO_CREDIT);

  step->is_held = TRUE;
  peer_add (self->peer, 200, JSON, OPENAI_HELLO);
  peer_add (self->peer, 200, JSON, HELLO);
  g_ptr_array_add (first, self->routes->pdata[0]);
  for (guint i = 0; i < 4; i++)
    asker_start (&askers[i], self, i == 2 ? first : self->routes);
  wait_for_request (self, 1);
  peer_release (self->peer);
  for (guint i = 0; i < 4; i++)
    {
      asker_wait (&askers[i]);
      g_assert_no_error (askers[i].error);
      g_assert_cmpstr (askers[i].answer->provider, ==, i == 2 ? "anthropic" : "openai");
      g_assert_cmpint (askers[i].answer->cached, ==, i % 2 == 1);
    }
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
  for (guint i = 0; i < 4; i++)
    asker_clear (&askers[i]);
}

/* Two servers may have a model of one name: the answer of the second is none of the first. */
static void
a_fallback_of_the_same_name_is_kept_apart (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { 0 };
  g_autoptr (PursuitAiProvider) openai = pursuit_openai_provider_new ();
  g_autoptr (PursuitAiResult) first = NULL;
  g_autoptr (PursuitAiResult) second = NULL;
  g_autoptr (PursuitAiResult) third = NULL;
  g_autofree char *other = g_strconcat (self->url, "/other", NULL);

  g_ptr_array_set_size (self->routes, 0);
  add_route (self, openai);
  add_route (self, openai);
  pursuit_set_str (&((PursuitAiRoute *) self->routes->pdata[1])->base_url, other);
  peer_add (self->peer, 402, JSON, "{\"error\":{\"type\":\"billing_error\"}}");
  peer_add (self->peer, 200, JSON, OPENAI_HELLO);
  peer_add (self->peer, 200, JSON, OPENAI_HELLO);
  first = ask (self, &how, NULL, NULL);
  g_assert_cmpuint (first->report->attempts->len, ==, 2);
  second = ask (self, &how, NULL, NULL);
  g_assert_false (second->cached);
  g_ptr_array_remove_index (self->routes, 0);
  third = ask (self, &how, NULL, NULL);
  g_assert_true (third->cached);
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
}

static void
nobody_to_ask_is_said (GatewayFixture *self, gconstpointer data)
{
  const PursuitAiAsk how = { 0 };
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->routes, 0);
  g_assert_null (ask (self, &how, NULL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_UNAVAILABLE);
}

#define gateway_test(path, function)                                                               \
  g_test_add (path, GatewayFixture, NULL, gateway_fixture_set_up, function,                        \
              gateway_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  gateway_test ("/ai/gateway/a-second-time-costs-nothing", a_second_time_costs_nothing);
  gateway_test ("/ai/gateway/another-scope-prompt-or-word-misses",
                another_scope_prompt_or_word_misses);
  gateway_test ("/ai/gateway/a-fallback-is-kept-under-its-own-name",
                a_fallback_is_kept_under_its_own_name);
  gateway_test ("/ai/gateway/a-bad-answer-is-not-kept", a_bad_answer_is_not_kept);
  gateway_test ("/ai/gateway/what-is-left-out-is-a-saving", what_is_left_out_is_a_saving);
  gateway_test ("/ai/gateway/a-batch-and-a-smaller-model-are-savings",
                a_batch_and_a_smaller_model_are_savings);
  gateway_test ("/ai/gateway/the-limit-of-a-feature-holds", the_limit_of_a_feature_holds);
  gateway_test ("/ai/gateway/the-sixth-waits-for-its-turn", the_sixth_waits_for_its_turn);
  gateway_test ("/ai/gateway/a-turn-is-given-up-at-once", a_turn_is_given_up_at_once);
  gateway_test ("/ai/gateway/equal-questions-are-asked-once", equal_questions_are_asked_once);
  gateway_test ("/ai/gateway/each-stops-alone", each_stops_alone);
  gateway_test ("/ai/gateway/a-failure-is-one-of-all", a_failure_is_one_of_all);
  gateway_test ("/ai/gateway/a-fallback-is-an-answer-for-all", a_fallback_is_an_answer_for_all);
  gateway_test ("/ai/gateway/a-fallback-of-the-same-name-is-kept-apart",
                a_fallback_of_the_same_name_is_kept_apart);
  gateway_test ("/ai/gateway/nobody-to-ask-is-said", nobody_to_ask_is_said);

  return g_test_run ();
}
