/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-template.h"
#include "workspace/ai-allowed-fixture.h"
#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/conversations/pursuit-analysing.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/ai/pursuit-past-request.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <string.h>

/* The engine "auto" of the three features, over real HTTP: what it may ask, and how it falls. */

#define NOTHING "{\"points\":null,\"why\":null,\"source\":null,\"quote\":null,\"ask\":\"Who?\"}"
#define BUDGET                                                                                     \
  "{\"points\":80,\"why\":\"said so\",\"source\":\"lead.description\",\"quote\":\"money is "       \
  "there\",\"ask\":null}"
#define LEAD(id)                                                                                   \
  "{\"id\":\"" id "\",\"budget\":" BUDGET ",\"authority\":" NOTHING ",\"need\":" NOTHING           \
  ",\"timeline\":" NOTHING ",\"next_question\":\"When?\"}"
#define SCORE(leads) "{\"leads\":[" leads "]}"
#define ANALYSIS                                                                                   \
  "{\"sentiment\":{\"label\":\"negative\",\"score\":-40,\"line\":1,\"quote\":\"too expensive\"},"  \
  "\"topics\":[],\"objections\":[],\"next_actions\":[],\"risks\":[]}"
#define DRAFT "## What you told us\n\nMoney is there. {{source:lead.description}}\n"
#define WRONG_KEY "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}"
#define BROKEN "{\"error\":{\"code\":\"server_error\",\"message\":\"x\"}}"

static char *
save (AiPeerFixture *self, PursuitRecord *record)
{
  g_autoptr (PursuitRecord) saved = workspace_fixture_save (&self->base, record, NULL);

  return g_strdup (pursuit_record_get_id (saved));
}

static char *
add_lead (AiPeerFixture *self, const char *company)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, "They say that money is there.");

  return save (self, lead);
}

static char *
add_call (AiPeerFixture *self)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "Vera: This is too expensive for us.\nAnna: What does a stop cost?\n");

  return save (self, call);
}

static void
add_template (AiPeerFixture *self)
{
  g_autoptr (PursuitRecord) template = pursuit_record_new (PURSUIT_KIND_TEMPLATE);

  pursuit_record_set_text (template, PURSUIT_TEMPLATE_NAME, "Plain");
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_TYPE, "proposal");
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_CONTENT,
                           "# Offer to {{company_name}}\n\n## What you told us\n\n{{need}}\n");
  g_free (save (self, template));
}

/* What a verb said, and why it fell. */
typedef struct
{
  char *engine; /* (nullable) */
  char *fallen; /* (nullable) */
  GError *error;
} Answer;

static void
answer_clear (Answer *self)
{
  g_free (self->engine);
  g_free (self->fallen);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
take_fallen (AiPeerFixture *self, Answer *answer, GAsyncResult *result)
{
  answer->fallen = g_strdup (pursuit_workspace_get_fallen (self->base.workspace, result));
}

static GPtrArray *
score_all (AiPeerFixture *self, const char *const *ids, const char *engine, Answer *answer)
{
  const PursuitScoreOptions options = { .ids = ids, .engine = engine };
  GAsyncResult *result;

  pursuit_workspace_score_async (self->base.workspace, &options, NULL, NULL, workspace_fixture_done,
                                 &self->base);
  result = workspace_fixture_wait (&self->base);
  take_fallen (self, answer, result);

  return pursuit_workspace_score_finish (self->base.workspace, result, &answer->error);
}

static void
score (AiPeerFixture *self, const char *engine, Answer *answer)
{
  g_autofree char *id = add_lead (self, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GPtrArray) scores = score_all (self, ids, engine, answer);

  if (scores != NULL)
    {
      const PursuitLeadScore *item = scores->pdata[0];
      g_autoptr (PursuitRecord) lead
          = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, item->lead_id);

      g_assert_cmpuint (scores->len, ==, 1);
      g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_ENGINE), ==,
                       item->score->engine);
      answer->engine = g_strdup (item->score->engine);
    }
}

static void
draft (AiPeerFixture *self, const char *engine, Answer *answer)
{
  const PursuitDraftOptions options = { .template = "Plain", .engine = engine };
  g_autofree char *id = add_lead (self, "Acme");
  g_autoptr (PursuitRecord) proposal = NULL;
  GAsyncResult *result;

  pursuit_workspace_draft_async (self->base.workspace, id, &options, NULL, workspace_fixture_done,
                                 &self->base);
  result = workspace_fixture_wait (&self->base);
  take_fallen (self, answer, result);
  proposal = pursuit_workspace_draft_finish (self->base.workspace, result, NULL, &answer->error);
  answer->engine = g_strdup (pursuit_workspace_draft_get_engine (self->base.workspace, result));
  g_assert_true ((proposal != NULL) == (answer->engine != NULL));
  if (g_strcmp0 (answer->engine, "template") == 0)
    {
      g_autoptr (JsonNode) claims
          = pursuit_workspace_draft_claims_to_json (self->base.workspace, result);

      g_assert_nonnull (
          strstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT), "{{need}}"));
      g_assert_cmpuint (json_array_get_length (json_node_get_array (claims)), >, 0);
      g_assert_cmpstr (pursuit_workspace_draft_get_cost (self->base.workspace, result), ==, "0");
    }
}

static void
analyse (AiPeerFixture *self, const char *engine, Answer *answer)
{
  g_autofree char *id = add_call (self);
  g_autofree char *whole = NULL;
  g_autoptr (PursuitAnalysis) analysis = NULL;
  GAsyncResult *result;

  pursuit_workspace_analyse_async (self->base.workspace, id, engine, NULL, workspace_fixture_done,
                                   &self->base);
  result = workspace_fixture_wait (&self->base);
  take_fallen (self, answer, result);
  analysis
      = pursuit_workspace_analyse_finish (self->base.workspace, result, &whole, &answer->error);
  if (analysis == NULL)
    return;
  answer->engine = g_strdup (analysis->engine);
  g_assert_cmpstr (whole, ==, id);
}

static void
analyse_file (AiPeerFixture *self, const char *engine, Answer *answer)
{
  g_autofree char *path = g_build_filename (self->base.folder, "talk.txt", NULL);
  g_autoptr (PursuitAnalysis) analysis = NULL;
  GAsyncResult *result;

  g_assert_true (g_file_set_contents (path, "Vera: This is too expensive for us.\n", -1, NULL));
  pursuit_workspace_analyse_file_async (self->base.workspace, path, "2026-11-20", engine, NULL,
                                        workspace_fixture_done, &self->base);
  result = workspace_fixture_wait (&self->base);
  take_fallen (self, answer, result);
  analysis = pursuit_workspace_analyse_file_finish (self->base.workspace, result, &answer->error);
  answer->engine = g_strdup (analysis != NULL ? analysis->engine : NULL);
}

static const struct
{
  void (*run) (AiPeerFixture *self, const char *engine, Answer *answer);
  const char *local; /* who answers on this machine */
  const char *good;
} verbs[] = {
  { score, "rules", SCORE (LEAD ("L1")) },
  { draft, "template", DRAFT },
  { analyse, "rules", ANALYSIS },
  { analyse_file, "rules", ANALYSIS },
};

/* At first, and where another feature is meant. */
static void
what_is_not_allowed_asks_nobody (AiPeerFixture *self, gconstpointer data)
{
  static const char *const others[] = { NULL, "draft", "conversation", "score" };

  add_template (self);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_auto (Answer) answer = { NULL };

        ai_allowed_fixture_allow (self,
                                  k == 0 ? NULL : others[MIN (i + 1, G_N_ELEMENTS (others) - 1)]);
        verbs[i].run (self, PURSUIT_ENGINE_AUTO, &answer);
        g_assert_no_error (answer.error);
        g_assert_cmpstr (answer.engine, ==, verbs[i].local);
        g_assert_null (answer.fallen);
      }
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

/* Whatever is allowed: what happens by itself must never cost anything. */
static void
who_names_this_machine_asks_nobody (AiPeerFixture *self, gconstpointer data)
{
  add_template (self);
  ai_allowed_fixture_allow_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_auto (Answer) answer = { NULL };

        verbs[i].run (self, k == 0 ? PURSUIT_ENGINE_LOCAL : NULL, &answer);
        g_assert_no_error (answer.error);
        g_assert_cmpstr (answer.engine, ==, verbs[i].local);
      }
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

static void
what_is_allowed_is_asked (AiPeerFixture *self, gconstpointer data)
{
  add_template (self);
  ai_allowed_fixture_allow_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Answer) answer = { NULL };

      ai_peer_fixture_answer (self, verbs[i].good);
      verbs[i].run (self, PURSUIT_ENGINE_AUTO, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpstr (answer.engine, ==, "ai");
      g_assert_null (answer.fallen);
      g_assert_cmpuint (peer_count (self->peer), ==, i + 1);
    }
}

static void
no_answer_falls_and_says_so (AiPeerFixture *self, gconstpointer data)
{
  add_template (self);
  ai_allowed_fixture_allow_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Answer) answer = { NULL };
      g_auto (Answer) strict = { NULL };

      peer_add (self->peer, 401, AI_PEER_JSON, WRONG_KEY);
      verbs[i].run (self, PURSUIT_ENGINE_AUTO, &answer);
      g_assert_no_error (answer.error);
      g_assert_cmpstr (answer.engine, ==, verbs[i].local);
      g_assert_nonnull (strstr (answer.fallen, "key"));

      /* By its name it fails, for the same reason. */
      peer_add (self->peer, 401, AI_PEER_JSON, WRONG_KEY);
      verbs[i].run (self, "ai", &strict);
      g_assert_null (strict.engine);
      g_assert_cmpstr (strict.error->message, ==, answer.fallen);
      g_assert_null (strict.fallen);
      g_assert_cmpuint (peer_count (self->peer), ==, 2 * (i + 1));
    }
}

/* A provider whose answers are paid. */
static void
add_paid_provider (AiPeerFixture *self)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", "anthropic");
  g_autoptr (PursuitSecret) key = pursuit_secret_new ("sk-planted", strlen ("sk-planted"));
  g_autoptr (GError) error = NULL;

  pursuit_workspace_remove_provider_async (self->base.workspace, "office", NULL,
                                           workspace_fixture_done, &self->base);
  g_assert_true (pursuit_workspace_remove_provider_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), NULL, NULL));
  setup->session_only = TRUE;
  setup->base_url = peer_dup_url (self->peer);
  for (guint i = 0; i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("claude-sonnet-5-5");
  pursuit_workspace_set_up_provider_async (self->base.workspace, setup, key, NULL,
                                           workspace_fixture_done, &self->base);
  pursuit_workspace_set_up_provider_finish (self->base.workspace,
                                            workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
}

/* 100 tokens at 2 USD, and 10 at 10 USD, a million. */
#define SORRY                                                                                      \
  "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5-5\","    \
  "\"content\":[{\"type\":\"text\",\"text\":\"## Sorry\"}],\"stop_reason\":\"end_turn\","          \
  "\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}"
#define PAID "(paid all the same: 0.0003 USD)"

static void
assert_paid (const char *cost, const PursuitReceipt *receipt)
{
  g_assert_cmpstr (cost, ==, "0.0003");
  g_assert_nonnull (receipt);
  g_assert_cmpstr (receipt->cost, ==, "0.0003");
  g_assert_cmpint (receipt->output, ==, 10);
}

/* An answer that cannot be used is paid; who stands in for it, or fails, says so. */
static void
what_was_paid_is_told (AiPeerFixture *self, gconstpointer data)
{
  const PursuitDraftOptions options = { .template = "Plain", .engine = PURSUIT_ENGINE_AUTO };
  g_autofree char *lead = add_lead (self, "Acme");
  g_autofree char *call = add_call (self);
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (PursuitRecord) kept = NULL;
  g_autoptr (PursuitAnalysis) analysis = NULL;
  g_autoptr (PursuitAnalysis) stored = NULL;
  g_autoptr (JsonNode) node = NULL;
  GAsyncResult *result;

  add_template (self);
  add_paid_provider (self);
  ai_allowed_fixture_allow_all (self);
  peer_add (self->peer, 200, AI_PEER_JSON, SORRY);
  pursuit_workspace_draft_async (self->base.workspace, lead, &options, NULL, workspace_fixture_done,
                                 &self->base);
  result = workspace_fixture_wait (&self->base);
  g_assert_true (
      g_str_has_suffix (pursuit_workspace_get_fallen (self->base.workspace, result), PAID));
  g_assert_cmpstr (pursuit_workspace_draft_get_engine (self->base.workspace, result), ==,
                   "template");
  assert_paid (pursuit_workspace_draft_get_cost (self->base.workspace, result),
               pursuit_workspace_draft_get_receipt (self->base.workspace, result));
  proposal = pursuit_workspace_draft_finish (self->base.workspace, result, NULL, NULL);
  g_assert_nonnull (proposal);

  peer_add (self->peer, 200, AI_PEER_JSON, SORRY);
  pursuit_workspace_analyse_async (self->base.workspace, call, PURSUIT_ENGINE_AUTO, NULL,
                                   workspace_fixture_done, &self->base);
  result = workspace_fixture_wait (&self->base);
  g_assert_true (
      g_str_has_suffix (pursuit_workspace_get_fallen (self->base.workspace, result), PAID));
  analysis = pursuit_workspace_analyse_finish (self->base.workspace, result, NULL, NULL);
  g_assert_cmpstr (analysis->engine, ==, "rules");
  assert_paid (analysis->cost, analysis->receipt);
  kept = workspace_fixture_get (&self->base, PURSUIT_KIND_CONVERSATION, call);
  node = pursuit_json_parse (pursuit_record_get_text (kept, PURSUIT_CONVERSATION_ANALYSIS_RESULT),
                             -1, NULL);
  stored = pursuit_analysis_from_json (node);
  g_assert_cmpstr (stored->engine, ==, "rules");
  assert_paid (stored->cost, stored->receipt);
}

/* Where nobody stands in, the sentence of the failure tells it. */
static void
a_paid_failure_is_told (AiPeerFixture *self, gconstpointer data)
{
  add_template (self);
  add_paid_provider (self);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Answer) answer = { NULL };

      peer_add (self->peer, 200, AI_PEER_JSON, SORRY);
      verbs[i].run (self, "ai", &answer);
      g_assert_null (answer.engine);
      g_assert_true (g_str_has_suffix (answer.error->message, PAID));
    }
}

/* What a Wi-Fi's page costs is nothing, most likely; nobody knows. */
static void
a_page_is_not_said_to_be_paid (AiPeerFixture *self, gconstpointer data)
{
  add_template (self);
  add_paid_provider (self);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Answer) answer = { NULL };

      peer_add (self->peer, 200, "Content-Type: text/html\r\n", "<p>Welcome</p>");
      verbs[i].run (self, "ai", &answer);
      g_assert_null (answer.engine);
      g_assert_nonnull (strstr (answer.error->message, "/v1/messages as it should"));
      g_assert_nonnull (strstr (answer.error->message, " (counted as at most 0."));
      g_assert_true (g_str_has_suffix (answer.error->message, " USD until more is known)"));
    }
}

/* The newest request of the books. */
static PursuitPastRequest *
get_newest (AiPeerFixture *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *month = g_date_time_format (now, "%Y-%m");
  g_autoptr (GPtrArray) requests = NULL;
  gint64 total = 0;

  pursuit_workspace_list_requests_async (self->base.workspace, month, NULL, 1, NULL,
                                         workspace_fixture_done, &self->base);
  requests = pursuit_workspace_list_requests_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), &total, NULL);
  g_assert_nonnull (requests);
  g_assert_cmpuint (requests->len, ==, 1);

  return g_ptr_array_steal_index (requests, 0);
}

/* The list of what was asked says why there was no answer. */
static void
the_books_say_why (AiPeerFixture *self, gconstpointer data)
{
  static const struct
  {
    guint status;
    PursuitPastRequestEnd end;
    const char *body;
    const char *reason;
  } rows[] = {
    { 401, PURSUIT_PAST_REQUEST_FAILED, "{}", "the key was missing or refused" },
    { 402, PURSUIT_PAST_REQUEST_FAILED, "{}", "no credit, or the account's limit was reached" },
    { 404, PURSUIT_PAST_REQUEST_FAILED, "{\"error\":\"no such model\"}",
      "the model is not known there" },
    { 413, PURSUIT_PAST_REQUEST_FAILED, "{}", "the request was too long" },
    { 200, PURSUIT_PAST_REQUEST_CUT, "{\"broken", "the answer could not be read" },
    { 200, PURSUIT_PAST_REQUEST_CUT, "<p>Welcome", "the provider could not be reached" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Answer) answer = { NULL };
      g_autoptr (PursuitPastRequest) request = NULL;

      peer_add (self->peer, rows[i].status, AI_PEER_JSON, rows[i].body);
      score (self, "ai", &answer);
      g_assert_nonnull (answer.error);
      /* The books are written while the answer is told. */
      do
        {
          g_clear_pointer (&request, pursuit_past_request_free);
          request = get_newest (self);
        }
      while (request->end == PURSUIT_PAST_REQUEST_OPEN);
      g_assert_cmpstr (request->reason, ==, rows[i].reason);
      g_assert_cmpint (request->end, ==, rows[i].end);
    }
}

/* After all that the gateway tries by itself. */
static void
a_broken_provider_falls (AiPeerFixture *self, gconstpointer data)
{
  g_auto (Answer) answer = { NULL };

  ai_allowed_fixture_allow (self, "score");
  for (guint i = 0; i < 3; i++)
    peer_add (self->peer, 500, AI_PEER_JSON, BROKEN);
  score (self, PURSUIT_ENGINE_AUTO, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.engine, ==, "rules");
  g_assert_nonnull (answer.fallen);
  g_assert_cmpuint (peer_count (self->peer), >, 0);
}

/* What AI has scored stays, and was paid; the rest falls. */
static void
a_part_of_many_falls (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *first = add_lead (self, "Acme");
  g_autofree char *second = add_lead (self, "Umbrella");
  const char *const ids[] = { first, second, NULL };
  g_auto (Answer) answer = { NULL };
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (PursuitRecord) one = NULL;
  g_autoptr (PursuitRecord) other = NULL;

  ai_allowed_fixture_allow (self, "score");
  ai_peer_fixture_answer (self, SCORE (LEAD ("L1")));
  ai_peer_fixture_answer (self, SCORE (LEAD ("L7")));
  scores = score_all (self, ids, PURSUIT_ENGINE_AUTO, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (scores->len, ==, 2);
  g_assert_nonnull (answer.fallen);
  one = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, first);
  other = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, second);
  g_assert_cmpstr (pursuit_record_get_text (one, PURSUIT_LEAD_SCORE_ENGINE), ==, "ai");
  g_assert_cmpstr (pursuit_record_get_text (other, PURSUIT_LEAD_SCORE_ENGINE), ==, "rules");
}

/* Who is not there is not there for anybody: that is no matter of AI. */
static void
a_wrong_id_is_an_error (AiPeerFixture *self, gconstpointer data)
{
  const char *const ids[] = { "01999999", NULL };
  g_auto (Answer) answer = { NULL };

  ai_allowed_fixture_allow_all (self);
  g_assert_null (score_all (self, ids, PURSUIT_ENGINE_AUTO, &answer));
  g_assert_nonnull (answer.error);
  g_assert_null (answer.fallen);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

static void
start_score (AiPeerFixture *self, GCancellable *cancellable)
{
  g_autofree char *id = add_lead (self, "Acme");
  const char *const ids[] = { id, NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = PURSUIT_ENGINE_AUTO };

  pursuit_workspace_score_async (self->base.workspace, &options, NULL, cancellable,
                                 workspace_fixture_done, &self->base);
}

static void
start_draft (AiPeerFixture *self, GCancellable *cancellable)
{
  const PursuitDraftOptions options = { .template = "Plain", .engine = PURSUIT_ENGINE_AUTO };
  g_autofree char *id = add_lead (self, "Acme");

  pursuit_workspace_draft_async (self->base.workspace, id, &options, cancellable,
                                 workspace_fixture_done, &self->base);
}

static void
start_analysis (AiPeerFixture *self, GCancellable *cancellable)
{
  g_autofree char *id = add_call (self);

  pursuit_workspace_analyse_async (self->base.workspace, id, PURSUIT_ENGINE_AUTO, cancellable,
                                   workspace_fixture_done, &self->base);
}

/* A run that was stopped is no reason to begin another one. */
static void
a_stopped_run_does_not_fall (AiPeerFixture *self, gconstpointer data)
{
  static void (*const starts[]) (AiPeerFixture *, GCancellable *)
      = { start_score, start_draft, start_analysis };

  add_template (self);
  ai_allowed_fixture_allow_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GAsyncResult *result;

      ai_peer_fixture_answer (self, verbs[i].good)->is_held = TRUE;
      starts[i](self, cancellable);
      while (peer_count (self->peer) <= i)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (cancellable);
      result = workspace_fixture_wait (&self->base);
      g_assert_null (g_task_propagate_pointer (G_TASK (result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (pursuit_workspace_get_fallen (self->base.workspace, result));
    }
}

/* Nobody is set up: that is no failure, and this machine has nothing to explain. */
static void
nobody_to_ask_is_no_fall (AiPeerFixture *self, gconstpointer data)
{
  g_auto (Answer) answer = { NULL };

  ai_allowed_fixture_allow_all (self);
  pursuit_workspace_remove_provider_async (self->base.workspace, "office", NULL,
                                           workspace_fixture_done, &self->base);
  g_assert_true (pursuit_workspace_remove_provider_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), NULL, NULL));
  score (self, PURSUIT_ENGINE_AUTO, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.engine, ==, "rules");
  g_assert_null (answer.fallen);
}

/* The one from before goes on, and the new one is not even asked where that one fails. */
static void
who_comes_later_is_asked_nothing (AiPeerFixture *self, gconstpointer data)
{
  g_autoptr (Peer) other = peer_new ();
  g_auto (Answer) answer = { NULL };

  ai_allowed_fixture_allow (self, "score");
  ai_allowed_fixture_add_provider (self, "own", other);
  ai_allowed_fixture_assert (self, "");
  for (guint i = 0; i < 3; i++)
    peer_add (self->peer, 500, AI_PEER_JSON, BROKEN);
  score (self, PURSUIT_ENGINE_AUTO, &answer);
  g_assert_cmpstr (answer.engine, ==, "rules");
  g_assert_nonnull (answer.fallen);
  g_assert_cmpuint (peer_count (self->peer), >, 0);
  g_assert_cmpuint (peer_count (other), ==, 0);

  ai_allowed_fixture_allow (self, "score");
  ai_allowed_fixture_assert (self, "score");
}

static void
on_passed_over (PursuitWorkspace *workspace, const char *why, GString *said)
{
  g_string_append_printf (said, "%s\n", why);
}

/* Of money a person has to know although there is an answer; of a run over many leads once. */
static void
who_wants_money_is_told (AiPeerFixture *self, gconstpointer data)
{
  g_autoptr (Peer) other = peer_new ();
  g_autoptr (GString) said = g_string_new (NULL);
  g_auto (Answer) answer = { NULL };

  ai_allowed_fixture_add_provider (self, "own", other);
  ai_allowed_fixture_allow (self, "score");
  g_signal_connect (self->base.workspace, "passed-over", G_CALLBACK (on_passed_over), said);
  peer_add (self->peer, 402, AI_PEER_JSON, "{\"error\":{\"message\":\"x\"}}");
  openai_answer (other, SCORE (LEAD ("L1")));
  score (self, PURSUIT_ENGINE_AUTO, &answer);
  g_assert_cmpstr (answer.engine, ==, "ai");
  g_assert_nonnull (strstr (said->str, "no credit"));
  g_assert_true (strchr (said->str, '\n') == strrchr (said->str, '\n'));
  g_signal_handlers_disconnect_by_data (self->base.workspace, said);
}

#define auto_test(path, function)                                                                  \
  g_test_add ("/workspace/ai-auto/" path, AiPeerFixture, NULL, ai_peer_fixture_set_up, function,   \
              ai_peer_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  auto_test ("what-is-not-allowed-asks-nobody", what_is_not_allowed_asks_nobody);
  auto_test ("who-names-this-machine-asks-nobody", who_names_this_machine_asks_nobody);
  auto_test ("what-is-allowed-is-asked", what_is_allowed_is_asked);
  auto_test ("no-answer-falls-and-says-so", no_answer_falls_and_says_so);
  auto_test ("a-broken-provider-falls", a_broken_provider_falls);
  auto_test ("a-part-of-many-falls", a_part_of_many_falls);
  auto_test ("a-wrong-id-is-an-error", a_wrong_id_is_an_error);
  auto_test ("a-page-is-not-said-to-be-paid", a_page_is_not_said_to_be_paid);
  auto_test ("the-books-say-why", the_books_say_why);
  auto_test ("what-was-paid-is-told", what_was_paid_is_told);
  auto_test ("a-paid-failure-is-told", a_paid_failure_is_told);
  auto_test ("a-stopped-run-does-not-fall", a_stopped_run_does_not_fall);
  auto_test ("nobody-to-ask-is-no-fall", nobody_to_ask_is_no_fall);
  auto_test ("who-comes-later-is-asked-nothing", who_comes_later_is_asked_nothing);
  auto_test ("who-wants-money-is-told", who_wants_money_is_told);

  return g_test_run ();
}
