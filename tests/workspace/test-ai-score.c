/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "core/pursuit-activity.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "workspace/ai-peer-fixture.h"
#include "workspace/ai/pursuit-egress.h"
#include "workspace/records/pursuit-lead-details.h"
#include "workspace/ai/pursuit-request-preview.h"
#include "workspace/scoring/pursuit-past-score.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/ai/pursuit-usage.h"

#include <string.h>

/* The AI score over real HTTP: a server on this machine that speaks as OpenAI does. */

#define PART(points, source, quote)                                                                \
  "{\"points\":" points ",\"why\":\"said so\",\"source\":" source ",\"quote\":" quote              \
  ",\"ask\":null}"
#define NOTHING "{\"points\":null,\"why\":null,\"source\":null,\"quote\":null,\"ask\":\"Who?\"}"
#define LEAD(id, budget)                                                                           \
  "{\"id\":\"" id "\",\"budget\":" budget ",\"authority\":" NOTHING ",\"need\":" NOTHING           \
  ",\"timeline\":" NOTHING ",\"next_question\":\"When?\"}"
#define KNOWN PART ("80", "\"lead.description\"", "\"money is there\"")

static PeerStep *
answer (AiPeerFixture *self, const char *leads)
{
  g_autofree char *content = g_strdup_printf ("{\"leads\":[%s]}", leads);

  return ai_peer_fixture_answer (self, content);
}

static GPtrArray *
score (WorkspaceFixture *self, const char *const *ids, GCancellable *cancellable, GError **error)
{
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai" };

  pursuit_workspace_score_async (self->workspace, &options, NULL, cancellable,
                                 workspace_fixture_done, self);

  return pursuit_workspace_score_finish (self->workspace, workspace_fixture_wait (self), error);
}

static char *
add_lead (WorkspaceFixture *self, const char *company)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, "Ask Vera Lind: money is there.");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME, "Vera Lind");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, "vera.lind@acme.example");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_PHONE, "+49 171 5550199");
  saved = workspace_fixture_save (self, lead, NULL);

  return g_strdup (pursuit_record_get_id (saved));
}

static gint64
count_requests (WorkspaceFixture *self)
{
  g_autoptr (PursuitUsage) usage = NULL;

  pursuit_workspace_usage_async (self->workspace, NULL, PURSUIT_USAGE_BY_FEATURE, NULL,
                                 workspace_fixture_done, self);
  usage = pursuit_workspace_usage_finish (self->workspace, workspace_fixture_wait (self), NULL);

  return usage->total.requests;
}

static void
a_score_shows_its_evidence (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  const PursuitLeadScore *item;

  answer (self, LEAD ("L1", KNOWN));
  scores = score (&self->base, ids, NULL, &error);
  g_assert_no_error (error);
  item = scores->pdata[0];
  g_assert_cmpstr (item->lead_id, ==, id);
  g_assert_cmpstr (item->score->engine, ==, "ai");
  g_assert_cmpint (item->score->established, ==, 1);
  g_assert_cmpint (item->score->total, ==, 24); /* 0.30 of 80 */
  g_assert_cmpstr (item->score->parts[0].evidence->field, ==, "description");
  g_assert_cmpstr (item->score->parts[0].evidence->record_id, ==, id);
  g_assert_cmpstr (item->cost, ==, "0"); /* our own machine */
  g_assert_cmpstr (item->score->receipt->model, ==, "llama:8b");
  lead = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, id);
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE), ==, 24);
  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_ENGINE), ==, "ai");
}

/* The parts are those of AI; what rules make of the same lead stands beside them. */
static void
the_rules_stand_beside (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GPtrArray) ruled = NULL;
  g_autoptr (PursuitLeadDetails) details = NULL;
  const PursuitScoreOptions rules = { .ids = ids, .engine = "rules" };

  answer (self, LEAD ("L1", KNOWN));
  scores = score (&self->base, ids, NULL, NULL);
  pursuit_workspace_load_lead_async (self->base.workspace, id, NULL, workspace_fixture_done, self);
  details = pursuit_workspace_load_lead_finish (self->base.workspace,
                                                workspace_fixture_wait (&self->base), NULL);
  pursuit_workspace_score_async (self->base.workspace, &rules, NULL, NULL, workspace_fixture_done,
                                 self);
  ruled = pursuit_workspace_score_finish (self->base.workspace,
                                          workspace_fixture_wait (&self->base), NULL);
  g_assert_cmpstr (details->score->engine, ==, "ai");
  g_assert_cmpint (details->score->parts[PURSUIT_SCORE_BUDGET].points, ==, 80);
  g_assert_cmpstr (details->rules->engine, ==, "rules");
  g_assert_cmpint (details->rules->total, ==, ((PursuitLeadScore *) ruled->pdata[0])->score->total);
  g_assert_cmpint (details->rules->parts[PURSUIT_SCORE_BUDGET].points, !=, 80);
}

/* Words that no source holds establish nothing. */
static void
what_nobody_said_is_not_established (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GPtrArray) scores = NULL;

  answer (self, LEAD ("L1", PART ("99", "\"lead.description\"", "\"two million approved\"")));
  scores = score (&self->base, ids, NULL, NULL);
  g_assert_cmpint (((PursuitLeadScore *) scores->pdata[0])->unused->established, ==, 0);
}

/* Then it is paid and kept, but it is not the lead's score: that stays as it was, and one that was
 * never scored is scored here. */
static void
what_establishes_nothing_is_not_the_score (AiPeerFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autofree char *id = add_lead (base, "Acme");
  g_autofree char *other = add_lead (base, "Brook");
  const char *const ids[] = { id, other, NULL };
  const char *const first[] = { id, NULL };
  const PursuitScoreOptions rules = { .ids = first, .engine = "rules" };
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autoptr (GPtrArray) ruled = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (PursuitLeadDetails) details = NULL;
  int total;

  pursuit_workspace_score_async (base->workspace, &rules, NULL, NULL, workspace_fixture_done, base);
  ruled = pursuit_workspace_score_finish (base->workspace, workspace_fixture_wait (base), NULL);
  total = ((PursuitLeadScore *) ruled->pdata[0])->score->total;
  g_assert_cmpint (total, >, 0);
  answer (self, LEAD ("L1", NOTHING) "," LEAD ("L2", NOTHING));
  scores = score (base, ids, NULL, NULL);
  g_assert_cmpuint (scores->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const PursuitLeadScore *item = scores->pdata[i];
      g_autoptr (PursuitRecord) lead = workspace_fixture_get (base, PURSUIT_KIND_LEAD, ids[i]);

      g_assert_cmpstr (item->score->engine, ==, "rules");
      g_assert_cmpint (item->score->total, ==, total);
      g_assert_cmpstr (item->unused->engine, ==, "ai");
      g_assert_cmpstr (item->unused->receipt->model, ==, "llama:8b");
      g_assert_cmpstr (item->cost, ==, "0");
      g_assert_cmpstr (pursuit_score_say_unused (item->unused), ==,
                       "AI found nothing established; the score stays");
      g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE), ==, total);
      g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_ENGINE), ==, "rules");
    }
  g_assert_cmpint (count_requests (base), ==, 1);

  pursuit_workspace_load_lead_async (base->workspace, id, NULL, workspace_fixture_done, base);
  details
      = pursuit_workspace_load_lead_finish (base->workspace, workspace_fixture_wait (base), NULL);
  past = pursuit_past_score_list (details);
  g_assert_cmpuint (past->len, ==, 2);
  g_assert_false (((PursuitPastScore *) past->pdata[0])->is_unused);
  g_assert_true (((PursuitPastScore *) past->pdata[1])->is_unused);
  g_assert_true (pursuit_past_score_find (past, today) == past->pdata[0]);
}

/* People do; which company it is has to be known. */
static void
personal_data_stays_here (AiPeerFixture *self, gconstpointer data)
{
  static const char *const secrets[]
      = { "Vera", "Lind", "vera.lind", "acme.example", "5550199", "171 555" };
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autofree char *request = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  answer (self, LEAD ("L1", KNOWN));
  scores = score (&self->base, ids, NULL, NULL);
  request = peer_dup_request (self->peer, 0);
  g_assert_nonnull (strstr (request, "money is there"));
  g_assert_nonnull (strstr (request, "Acme"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (request, secrets[i]));
  g_assert_null (strstr (request, id));
}

static void
add_call (WorkspaceFixture *self, const char *lead_id, const char *transcript, const char *people)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_LEAD_ID, lead_id);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT, transcript);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_PARTICIPANTS, people);
  g_object_unref (workspace_fixture_save (self, call, NULL));
}

/* Who speaks, and who only took part, wherever they are named. What is no name, and the companies,
 * have to be known. */
static void
who_took_part_stays_here (AiPeerFixture *self, gconstpointer data)
{
  static const char *const secrets[]
      = { "Vera", "Lind", "Peter", "Klein", "Jana", "Holt", "Odette" };
  static const char *const wanted[] = { "]: [PERSON_1_2] told me", "Budget: 40 000",
                                        "Next step: a visit", "Acme wants", "Customer: " };
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (PursuitRequestPreview) shown = NULL;
  g_autoptr (GError) error = NULL;

  add_call (&self->base, id,
            "Peter Klein: Vera told me about it.\nAcme wants pumps.\nBudget: 40 000\n"
            "Next step: a visit by Jana\n",
            "[\"Jana Holt\",\"Peter Klein <peter@acme.example>\"]");
  add_call (&self->base, id, "Customer: Ask Klein.\nOdette: Or me.\nCustomer: Yes, Odette.\n",
            NULL);
  pursuit_workspace_preview_score_async (self->base.workspace, ids, NULL, workspace_fixture_done,
                                         &self->base);
  shown = pursuit_workspace_preview_score_finish (self->base.workspace,
                                                  workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (shown->body, secrets[i]) != NULL)
      g_error ("“%s” leaves: %s", secrets[i], shown->body);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (shown->body, wanted[i]) == NULL)
      g_error ("“%s” is not there: %s", wanted[i], shown->body);
}

static GPtrArray *
list_egress (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  pursuit_workspace_list_egress_async (self->workspace, NULL, NULL, 10, NULL,
                                       workspace_fixture_done, self);
  entries = pursuit_workspace_list_egress_finish (self->workspace, workspace_fixture_wait (self),
                                                  NULL, &error);
  g_assert_no_error (error);

  return entries;
}

static void
what_left_is_listed (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autofree char *url = peer_dup_url (self->peer);
  g_autofree char *request = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const PursuitAiEgress *entry;

  answer (self, LEAD ("L1", KNOWN));
  scores = score (&self->base, ids, NULL, NULL);
  request = peer_dup_request (self->peer, 0);
  entries = list_egress (&self->base);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_true (g_str_has_prefix (url, "http://"));
  g_assert_true (g_str_has_prefix (url + strlen ("http://"), entry->host));
  g_assert_cmpstr (entry->feature, ==, "score");
  g_assert_cmpstr (entry->masked, ==, "person");
  g_assert_cmpint (entry->bytes, ==, strlen (strstr (request, "\r\n\r\n") + 4));
}

/* Without its key nothing is sent, and nothing stands in the list either. */
static void
what_never_left_is_not_listed (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  g_autofree char *next = NULL;
  const char *const ids[] = { id, NULL };
  g_autoptr (GPtrArray) entries = NULL;

  ai_peer_fixture_add_provider (self, "anthropic", "http://127.0.0.1:9/v1");
  g_assert_null (score (self, ids, NULL, NULL));
  next = add_lead (self, "Behind what is still being written");
  entries = list_egress (self);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
add_note (WorkspaceFixture *self, const char *lead_id, const char *text)
{
  g_autoptr (PursuitRecord) note = pursuit_record_new (PURSUIT_KIND_ACTIVITY);

  pursuit_record_set_text (note, PURSUIT_ACTIVITY_LEAD_ID, lead_id);
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_SUBJECT, text);
  g_object_unref (workspace_fixture_save (self, note, NULL));
}

/* Of four leads that are asked for at once, two are edited while the model thinks: one itself, of
 * the other a note comes. A third one is edited where nobody is asked. */
static void
an_answer_about_what_was_is_stale (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *lead = add_lead (&self->base, "A");
  g_autofree char *noted = add_lead (&self->base, "B");
  g_autofree char *moved = add_lead (&self->base, "C");
  g_autofree char *calm = add_lead (&self->base, "D");
  const char *const ids[] = { lead, noted, moved, calm, NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai" };
  g_autoptr (PursuitRecord) a = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, lead);
  g_autoptr (PursuitRecord) c = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, moved);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  answer (self,
          LEAD ("L1", KNOWN) "," LEAD ("L2", KNOWN) "," LEAD ("L3", KNOWN) "," LEAD ("L4", KNOWN))
      ->is_held
      = TRUE;
  pursuit_workspace_score_async (self->base.workspace, &options, NULL, NULL, keep_result, &result);
  while (peer_count (self->peer) == 0)
    g_main_context_iteration (NULL, FALSE);
  pursuit_record_set_text (a, PURSUIT_LEAD_DESCRIPTION, "There is no money any more.");
  g_object_unref (workspace_fixture_save (&self->base, a, NULL));
  add_note (&self->base, noted, "They gave it up");
  pursuit_record_set_text (c, PURSUIT_LEAD_STAGE, "qualified");
  g_object_unref (workspace_fixture_save (&self->base, c, NULL));
  peer_release (self->peer);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  scores = pursuit_workspace_score_finish (self->base.workspace, result, NULL);
  g_assert_cmpuint (scores->len, ==, 4); /* paid for, and shown */
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PursuitRecord) after
          = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, ids[i]);

      g_assert_cmpint (pursuit_record_get_integer (after, PURSUIT_LEAD_SCORE), ==, 24);
      g_assert_cmpint (pursuit_record_get_integer (after, PURSUIT_LEAD_SCORE_STALE), ==, i < 2);
    }

  /* The stale ones are asked for by the next run. */
  g_clear_pointer (&scores, g_ptr_array_unref);
  answer (self, LEAD ("L1", NOTHING) "," LEAD ("L2", KNOWN));
  scores = score (&self->base, ids, NULL, NULL);
  g_assert_cmpuint (scores->len, ==, 4);
  g_assert_cmpuint (peer_count (self->peer), ==, 2);
}

/* Only what an answer left out is asked for again, each lead alone, and once. */
static void
the_missing_are_asked_again (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *a = add_lead (&self->base, "A");
  g_autofree char *b = add_lead (&self->base, "B");
  g_autofree char *c = add_lead (&self->base, "C");
  const char *const ids[] = { a, b, c, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (PursuitRecord) lead = NULL;

  answer (self, LEAD ("L1", KNOWN) "," LEAD ("L3", PART ("101", "\"lead.description\"",
                                                         "\"money\"")) "," LEAD ("L9", KNOWN));
  answer (self, LEAD ("L1", PART ("40", "\"lead.description\"", "\"money\"")));
  answer (self, "");
  scores = score (&self->base, ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peer_count (self->peer), ==, 3);
  g_assert_cmpuint (scores->len, ==, 2);
  lead = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, a);
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE), ==, 24);
}

static void
a_refusal_changes_nothing (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) lead = NULL;

  peer_add (self->peer, 401, AI_PEER_JSON,
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  g_assert_null (score (&self->base, ids, NULL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  lead = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, id);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_ENGINE));
}

/* What was scored before stays, and does not hide that the rest was not. */
static void
a_run_that_stops_says_so (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *first = add_lead (&self->base, "Acme");
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (PursuitRecord) lead = NULL;

  answer (self, LEAD ("L1", KNOWN));
  scores = score (&self->base, NULL, NULL, &error);
  g_assert_no_error (error);
  second = add_lead (&self->base, "Umbrella");
  peer_add (self->peer, 401, AI_PEER_JSON,
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  g_assert_null (score (&self->base, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY);
  g_assert_true (g_str_has_prefix (error->message, "1 of 2 leads have a score. "));
  g_assert_cmpuint (peer_count (self->peer), ==, 2);
  lead = workspace_fixture_get (&self->base, PURSUIT_KIND_LEAD, first);
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE), ==, 24);
}

static void
nobody_to_ask_is_said (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (score (self, ids, NULL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_UNAVAILABLE);
}

/* The demo has a script in the place of a provider; what is scored is not asked for again. */
static void
nothing_is_asked_twice (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  gint64 n_requests;

  ai_peer_fixture_add_provider (self, "fake", NULL);
  first = score (self, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, >, 10);
  n_requests = count_requests (self);
  g_assert_cmpint (n_requests, ==, (first->len + 9) / 10);
  second = score (self, NULL, NULL, &error);
  g_assert_cmpuint (second->len, ==, first->len);
  g_assert_cmpint (count_requests (self), ==, n_requests);
}

static void
a_stopped_run_goes_on (AiPeerFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (&self->base, "Acme");
  const char *const ids[] = { id, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (score (&self->base, ids, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  answer (self, LEAD ("L1", KNOWN));
  scores = score (&self->base, ids, NULL, NULL);
  g_assert_cmpuint (scores->len, ==, 1);
}

#define ai_test(path, function)                                                                    \
  g_test_add (path, AiPeerFixture, NULL, ai_peer_fixture_set_up, function,                         \
              ai_peer_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ai_test ("/workspace/ai-score/a-score-shows-its-evidence", a_score_shows_its_evidence);
  ai_test ("/workspace/ai-score/the-rules-stand-beside", the_rules_stand_beside);
  ai_test ("/workspace/ai-score/an-answer-about-what-was-is-stale",
           an_answer_about_what_was_is_stale);
  ai_test ("/workspace/ai-score/what-nobody-said-is-not-established",
           what_nobody_said_is_not_established);
  ai_test ("/workspace/ai-score/what-establishes-nothing-is-not-the-score",
           what_establishes_nothing_is_not_the_score);
  ai_test ("/workspace/ai-score/personal-data-stays-here", personal_data_stays_here);
  ai_test ("/workspace/ai-score/who-took-part-stays-here", who_took_part_stays_here);
  ai_test ("/workspace/ai-score/what-left-is-listed", what_left_is_listed);
  g_test_add ("/workspace/ai-score/what-never-left-is-not-listed", WorkspaceFixture, NULL,
              workspace_fixture_set_up, what_never_left_is_not_listed, workspace_fixture_tear_down);
  ai_test ("/workspace/ai-score/the-missing-are-asked-again", the_missing_are_asked_again);
  ai_test ("/workspace/ai-score/a-refusal-changes-nothing", a_refusal_changes_nothing);
  ai_test ("/workspace/ai-score/a-run-that-stops-says-so", a_run_that_stops_says_so);
  ai_test ("/workspace/ai-score/a-stopped-run-goes-on", a_stopped_run_goes_on);
  g_test_add ("/workspace/ai-score/nobody-to-ask-is-said", WorkspaceFixture, NULL,
              workspace_fixture_set_up, nobody_to_ask_is_said, workspace_fixture_tear_down);
  g_test_add ("/workspace/ai-score/nothing-is-asked-twice", WorkspaceFixture, NULL,
              workspace_fixture_set_up_demo, nothing_is_asked_twice, workspace_fixture_tear_down);

  return g_test_run ();
}
