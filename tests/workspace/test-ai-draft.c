/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "core/pursuit-battle-card.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-json.h"
#include "core/pursuit-organization.h"
#include "core/pursuit-price-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"
#include "store/pursuit-keeping.h"
#include "workspace/books-fixture.h"
#include "workspace/draft-fixture.h"
#include "workspace/proposals/pursuit-proposal-check.h"
#include "workspace/ai/pursuit-request-preview.h"
#include "workspace/pursuit-workspace-error.h"

#include <string.h>

#define NEED "## What you told us\n\nThe pumps stop, says [PERSON_1]. {{source:lead.need}}\n\n"
#define PRICE "## Price\n\n{{price_table}}\n"
#define WHOLE NEED PRICE

static void
add_card (WorkspaceFixture *self, const char *competitor, const char *tiles)
{
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, competitor);
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "[\"Secret of the house\"]");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_TILES, tiles);
  draft_fixture_save (self, card);
}

static void
add_price (WorkspaceFixture *self, const char *name, gint64 price)
{
  g_autoptr (PursuitRecord) item = pursuit_record_new (PURSUIT_KIND_PRICE_ITEM);

  pursuit_record_set_text (item, PURSUIT_PRICE_ITEM_NAME, name);
  pursuit_record_set_text (item, PURSUIT_PRICE_ITEM_CURRENCY, "EUR");
  pursuit_record_set_integer (item, PURSUIT_PRICE_ITEM_UNIT_PRICE, price);
  draft_fixture_save (self, item);
}

static PursuitRecord *
draft (DraftFixture *self, GError **error)
{
  pursuit_workspace_draft_async (self->base.workspace, self->lead_id, &self->options,
                                 self->cancellable, workspace_fixture_done, &self->base);
  g_set_object (&self->result, workspace_fixture_wait (&self->base));

  return pursuit_workspace_draft_finish (self->base.workspace, self->result, NULL, error);
}

static const char *
get_content (PursuitRecord *proposal)
{
  return pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
}

/* The claim of these words; a sentence that is tagged, and each figure in it, are claims of their
 * own. */
static JsonObject *
find_claim (JsonNode *claims, const char *words)
{
  JsonArray *array = json_node_get_array (claims);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *claim = json_array_get_object_element (array, i);

      if (g_str_has_prefix (pursuit_json_get_text (claim, "text"), words))
        return claim;
    }

  return NULL;
}

static void
assert_state (JsonNode *claims, const char *words, const char *state)
{
  JsonObject *claim = find_claim (claims, words);

  g_assert_nonnull (claim);
  g_assert_cmpstr (pursuit_json_get_text (claim, "state"), ==, state);
}

static void
a_draft_is_a_proposal (DraftFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (PursuitRecord) stored = NULL;
  g_autoptr (JsonNode) claims = NULL;
  JsonObject *claim;

  draft_fixture_answer (self, WHOLE, 9, TRUE);
  proposal = draft (self, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_content (proposal), ==,
                   "# Offer to {{company_name}}\n\nFor {{contact_name}}\n\n"
                   "## What you told us\n\nThe pumps stop, says Vera Lind.\n\n" PRICE);
  g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TITLE), ==, "Offer to Acme");
  g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS), ==, "draft");
  g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID), ==, self->lead_id);
  stored = workspace_fixture_get (&self->base, PURSUIT_KIND_PROPOSAL,
                                  pursuit_record_get_id (proposal));
  g_assert_cmpstr (get_content (stored), ==, get_content (proposal));

  g_assert_cmpstr (pursuit_workspace_draft_get_cost (self->base.workspace, self->result), ==, "0");
  g_assert_null (pursuit_workspace_draft_get_cut (self->base.workspace, self->result));
  claims = pursuit_workspace_draft_claims_to_json (self->base.workspace, self->result);
  assert_state (claims, "The pumps stop", "sourced");
  claim = find_claim (claims, "The pumps stop");
  g_assert_cmpint (json_object_get_int_member (claim, "line"), ==, 7);
  claim = json_object_get_object_member (claim, "evidence");
  g_assert_cmpstr (pursuit_json_get_text (claim, "field"), ==, "need");
}

/* However the answer is cut into pieces, the same is read, and nothing else is shown on the way. */
static void
pieces_do_not_matter (DraftFixture *self, gconstpointer data)
{
  static const char text[] = "## Größe\n\nSays [person_1], [PERSON_1]. {{source:lead.need}} ü\n";
  static const char wanted[] = "## Größe\n\nSays Vera Lind, Vera Lind. ü\n";

  self->options.fresh = TRUE;
  for (glong size = 1; size < 5; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitRecord) proposal = NULL;

      g_clear_pointer (&self->heard, g_free);
      self->n_heard = 0;
      draft_fixture_answer (self, text, size, TRUE);
      proposal = draft (self, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (get_content (proposal), wanted));
      g_assert_cmpstr (self->heard, ==, get_content (proposal));
      g_assert_cmpuint (self->n_heard, >, 10);
      g_assert_false (self->leaked);
    }
}

static void
what_is_made_up_is_flagged (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (PursuitProposalCheck) found = NULL;
  g_autoptr (JsonNode) claims = NULL;
  gboolean is_marked = FALSE;

  draft_fixture_answer (
      self,
      NEED "## Why us\n\nWe cut stops by 40 %. {{source:lead.need}} We are certified to ISO "
           "9001. Siemens Energy relies on us. {{source:customers.1}}\n\nIt starts on "
           "{{missing:the day}}.\n",
      7, TRUE);
  proposal = draft (self, NULL);
  claims = pursuit_workspace_draft_claims_to_json (self->base.workspace, self->result);
  assert_state (claims, "40 %", "unsourced");
  assert_state (claims, "ISO 9001", "unsourced");
  assert_state (claims, "Siemens Energy relies", "unsourced");
  assert_state (claims, "[the day]", "not_established");
  g_assert_nonnull (strstr (get_content (proposal), "starts on [the day]."));

  /* The check before sending marks the figure too. */
  pursuit_workspace_check_proposal_async (self->base.workspace, proposal, NULL,
                                          workspace_fixture_done, &self->base);
  found = pursuit_workspace_check_proposal_finish (self->base.workspace,
                                                   workspace_fixture_wait (&self->base), NULL);
  for (guint i = 0; i < found->findings->len; i++)
    {
      const PursuitFinding *finding = found->findings->pdata[i];

      is_marked
          |= g_str_equal (finding->code, "unsourced") && strstr (finding->text, "40 %") != NULL;
    }
  g_assert_true (is_marked);
}

static void
personal_data_stays_here (DraftFixture *self, gconstpointer data)
{
  static const char *const secrets[]
      = { "Vera", "Lind", "vera.lind", "acme.example", "5550199", "171 555" };
  g_autofree char *request = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;

  draft_fixture_answer (self, WHOLE, 40, TRUE);
  proposal = draft (self, NULL);
  request = peer_dup_request (self->peer, 0);
  g_assert_nonnull (strstr (request, "Three pumps stop"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (request, secrets[i]));
  g_assert_null (strstr (request, self->lead_id));
  g_assert_nonnull (strstr (get_content (proposal), "Vera Lind"));
}

/* Of a competitor that is mentioned, what a customer may read; of the price list what is there. */
static void
a_card_gives_what_is_shareable (DraftFixture *self, gconstpointer data)
{
  g_autofree char *request = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (JsonNode) claims = NULL;

  add_card (&self->base, "Sentrivo",
            "{\"why\":{\"text\":\"Works without a cloud\",\"shareable\":true},"
            "\"how\":{\"text\":\"Their boss drinks\",\"shareable\":false}}");
  add_card (&self->base, "Trivo", "{\"why\":{\"text\":\"Never named\",\"shareable\":true}}");
  add_price (&self->base, "Gateway", 43210);
  draft_fixture_answer (
      self,
      "## Why us\n\nIt works without a cloud. {{source:card.1.tiles}} A gateway is 432.10 EUR. "
      "{{source:price.1.unit_price}}\n",
      30, TRUE);
  proposal = draft (self, NULL);
  request = peer_dup_request (self->peer, 0);
  g_assert_nonnull (strstr (request, "Works without a cloud"));
  g_assert_nonnull (strstr (request, "price.1.unit_price: \\\"432.10 EUR\\\""));
  g_assert_null (strstr (request, "drinks"));
  g_assert_null (strstr (request, "Secret of the house"));
  g_assert_null (strstr (request, "Never named"));
  claims = pursuit_workspace_draft_claims_to_json (self->base.workspace, self->result);
  assert_state (claims, "It works without a cloud", "sourced");
  assert_state (claims, "432.10 EUR", "sourced");
}

static PursuitRequestPreview *
preview (DraftFixture *self, const char *id, GError **error)
{
  pursuit_workspace_preview_draft_async (self->base.workspace, id, &self->options, NULL,
                                         workspace_fixture_done, &self->base);

  return pursuit_workspace_preview_draft_finish (self->base.workspace,
                                                 workspace_fixture_wait (&self->base), error);
}

static void
what_is_shown_is_what_is_sent (DraftFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRequestPreview) shown = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autofree char *request = NULL;

  add_price (&self->base, "Gateway", 43210);
  self->options.tone = "friendly, short sentences";
  self->options.language = "de-AT";
  shown = preview (self, self->lead_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
  g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
  g_assert_nonnull (strstr (shown->body, "friendly, short sentences"));
  g_assert_nonnull (strstr (shown->body, "language: de-AT"));
  g_assert_cmpstr (shown->cost, ==, "0");

  draft_fixture_answer (self, WHOLE, 40, TRUE);
  proposal = draft (self, NULL);
  request = peer_dup_request (self->peer, 0);
  g_assert_cmpstr (strstr (request, "\r\n\r\n") + 4, ==, shown->body);
  g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LANGUAGE), ==, "de-AT");
}

/* Whoever takes part in a conversation that is sent, for a draft as for a section of one. */
static void
who_took_part_stays_here (DraftFixture *self, gconstpointer data)
{
  static const char *const secrets[] = { "Vera", "Lind", "Peter", "Klein", "Jana", "Holt" };
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_draft (&self->base, self->lead_id, "Plain");

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_LEAD_ID, self->lead_id);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Visit");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "meeting");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_PARTICIPANTS, "[\"Jana Holt\"]");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "Peter Klein: Vera told me,\nand Jana knows.\nThen Klein left.\n");
  draft_fixture_save (&self->base, call);
  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitRequestPreview) shown = NULL;

      self->options.section = again == 1 ? "Price" : NULL;
      shown = preview (self, again == 1 ? pursuit_record_get_id (proposal) : self->lead_id, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (shown->body, "]: [PERSON_1_2] told me"));
      for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
        if (strstr (shown->body, secrets[i]) != NULL)
          g_error ("“%s” leaves: %s", secrets[i], shown->body);
    }
}

/* What had come stays, with a note where it ends. */
static void
a_cut_draft_is_kept (DraftFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (JsonNode) claims = NULL;

  draft_fixture_answer (self, NEED "## Price\n\nAll of it {{sour", 6, FALSE);
  proposal = draft (self, &error);
  g_assert_no_error (error);
  g_assert_true (
      g_str_has_suffix (get_content (proposal),
                        "## Price\n\nAll of it \n\n[the rest; the draft was cut off here]\n"));
  g_assert_nonnull (pursuit_workspace_draft_get_cut (self->base.workspace, self->result));
  claims = pursuit_workspace_draft_claims_to_json (self->base.workspace, self->result);
  assert_state (claims, "[the rest", "not_established");
  g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 1);
}

static void
a_stopped_draft_is_kept (DraftFixture *self, gconstpointer data)
{
  PeerStep *step = draft_fixture_answer (self, WHOLE, 12, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;

  step->framing = PEER_CHUNKED;
  step->piece = 100;
  step->cut = 1500;
  step->stalls = TRUE;
  self->stop_at = "says Vera";
  proposal = draft (self, &error);
  g_assert_no_error (error);
  g_assert_cmpint (peer_wait_closed (self->peer, g_get_monotonic_time ()), <, G_USEC_PER_SEC);
  g_assert_nonnull (strstr (get_content (proposal), "The pumps stop, says Vera"));
  g_assert_nonnull (strstr (get_content (proposal), "[the rest; the draft was cut off here]"));
  g_assert_cmpstr (pursuit_workspace_draft_get_cut (self->base.workspace, self->result), ==,
                   "The draft was stopped");
}

static void
a_script_leaves_no_trace (DraftFixture *self, gconstpointer data)
{
  PeerStep *step = draft_fixture_answer (self, WHOLE, 12, TRUE);
  g_autoptr (GError) error = NULL;

  step->cut = 1500;
  step->framing = PEER_UNTIL_CLOSE;
  step->stalls = TRUE;
  self->stop_at = "says Vera";
  self->options.drops_stopped = TRUE;
  g_assert_null (draft (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
}

/* Before the first sentence there is nothing to keep. */
static void
nothing_said_is_nothing_kept (DraftFixture *self, gconstpointer data)
{
  static const char *const texts[]
      = { "## What you told us\n\n", "  \n\n", "{{source:lead.need}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&self->heard, g_free);
      draft_fixture_answer (self, texts[i], 100, i > 0);
      g_assert_null (draft (self, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
    }
}

static void
assert_refused (DraftFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (draft (self, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
  g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
}

/* What cannot be is refused before anything is paid for. */
static void
bad_words_are_not_sent (DraftFixture *self, gconstpointer data)
{
  self->options.language = "deutsch bitte";
  assert_refused (self, "invalid");
  self->options.language = NULL;
  self->options.tone = "two\nlines";
  assert_refused (self, "invalid");
  self->options.tone = NULL;
  self->options.template = "Nothing of the sort";
  assert_refused (self, "not-found");
  g_assert_cmpuint (peer_count (self->peer), ==, 0);

  self->options.template = "Plain";
  peer_add (self->peer, 401, "Content-Type: application/json\r\n",
            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"x\"}}");
  assert_refused (self, "key");
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
}

/* The same question again is answered from what is kept, and heard in one piece. */
static void
the_same_is_not_asked_twice (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) first = NULL;
  g_autoptr (PursuitRecord) second = NULL;

  draft_fixture_answer (self, WHOLE, 12, TRUE);
  first = draft (self, NULL);
  g_clear_pointer (&self->heard, g_free);
  self->n_heard = 0;
  second = draft (self, NULL);
  g_assert_cmpuint (peer_count (self->peer), ==, 1);
  g_assert_cmpuint (self->n_heard, ==, 1);
  g_assert_cmpstr (self->heard, ==, get_content (second));
  g_assert_cmpstr (get_content (first), ==, get_content (second));
  g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 2);
}

/* As another run of the program does, maybe for somebody else. */
static guint
draft_anew (DraftFixture *self)
{
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->heard, g_free);
  books_fixture_reopen (&self->base, PURSUIT_WORKSPACE_WRITE);
  proposal = draft (self, &error);
  g_assert_no_error (error);

  return peer_count (self->peer);
}

/* What was answered to one is never used for another who asks the same, or who works for another
 * organization; who it was answered to has it still. */
static void
another_user_or_organization_never_hits (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) other = pursuit_record_new (PURSUIT_KIND_USER);
  g_autoptr (PursuitRecord) organization = pursuit_record_new (PURSUIT_KIND_ORGANIZATION);
  g_autofree char *me = g_strdup (pursuit_workspace_get_scope (self->base.workspace)->user_id);
  g_autofree char *become = NULL;
  g_autofree char *back = NULL;

  for (guint i = 0; i < 3; i++)
    draft_fixture_answer (self, WHOLE, 12, TRUE);
  pursuit_record_set_text (other, PURSUIT_USER_NAME, "Eve");
  draft_fixture_save (&self->base, other);
  become = g_strdup_printf ("UPDATE setting SET value = (SELECT id FROM user WHERE name = 'Eve') "
                            "WHERE key = '%s'",
                            PURSUIT_SETTING_ME);
  back = g_strdup_printf ("UPDATE setting SET value = '%s' WHERE key = '%s'", me,
                          PURSUIT_SETTING_ME);
  g_assert_cmpuint (draft_anew (self), ==, 1);
  g_assert_cmpuint (draft_anew (self), ==, 1);
  g_free (books_fixture_sql (&self->base, become));
  g_assert_cmpuint (draft_anew (self), ==, 2);
  g_assert_cmpstr (pursuit_workspace_get_scope (self->base.workspace)->user_id, !=, me);
  g_free (books_fixture_sql (&self->base, back));
  g_assert_cmpuint (draft_anew (self), ==, 2);

  g_assert_null (pursuit_workspace_get_organization (self->base.workspace));
  pursuit_record_set_text (organization, PURSUIT_ORGANIZATION_NAME, "Elsewhere");
  draft_fixture_save (&self->base, organization);
  g_assert_cmpuint (draft_anew (self), ==, 3);
  g_assert_nonnull (pursuit_workspace_get_organization (self->base.workspace));
  g_assert_cmpuint (draft_anew (self), ==, 3);
}

/* The demo has a script in the place of a provider, which says so in its text. */
static void
the_demo_says_what_it_is (WorkspaceFixture *self, gconstpointer data)
{
  const PursuitDraftOptions options = { .engine = "ai", .template = "Full proposal" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Brennholt Pumpen GmbH\"");
  g_autoptr (PursuitRecord) proposal = NULL;
  const char *content;

  draft_fixture_add_provider (self, "fake", NULL);
  pursuit_workspace_draft_async (self->workspace, pursuit_record_get_id (lead), &options, NULL,
                                 workspace_fixture_done, self);
  proposal = pursuit_workspace_draft_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                             &error);
  g_assert_no_error (error);
  content = get_content (proposal);
  g_assert_nonnull (strstr (content, "by a script, not by AI"));
  g_assert_nonnull (strstr (content, "## Price\n\n{{price_table}}\n"));
  g_assert_nonnull (strstr (content, "You told us: "));
  g_assert_null (strstr (content, "{{source"));
}

#define ai_test(path, function)                                                                    \
  g_test_add (path, DraftFixture, NULL, draft_fixture_set_up, function, draft_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ai_test ("/workspace/ai-draft/a-draft-is-a-proposal", a_draft_is_a_proposal);
  ai_test ("/workspace/ai-draft/pieces-do-not-matter", pieces_do_not_matter);
  ai_test ("/workspace/ai-draft/what-is-made-up-is-flagged", what_is_made_up_is_flagged);
  ai_test ("/workspace/ai-draft/personal-data-stays-here", personal_data_stays_here);
  ai_test ("/workspace/ai-draft/a-card-gives-what-is-shareable", a_card_gives_what_is_shareable);
  ai_test ("/workspace/ai-draft/what-is-shown-is-what-is-sent", what_is_shown_is_what_is_sent);
  ai_test ("/workspace/ai-draft/who-took-part-stays-here", who_took_part_stays_here);
  ai_test ("/workspace/ai-draft/a-cut-draft-is-kept", a_cut_draft_is_kept);
  ai_test ("/workspace/ai-draft/a-stopped-draft-is-kept", a_stopped_draft_is_kept);
  ai_test ("/workspace/ai-draft/a-script-leaves-no-trace", a_script_leaves_no_trace);
  ai_test ("/workspace/ai-draft/nothing-said-is-nothing-kept", nothing_said_is_nothing_kept);
  ai_test ("/workspace/ai-draft/bad-words-are-not-sent", bad_words_are_not_sent);
  ai_test ("/workspace/ai-draft/the-same-is-not-asked-twice", the_same_is_not_asked_twice);
  ai_test ("/workspace/ai-draft/another-user-or-organization-never-hits",
           another_user_or_organization_never_hits);
  g_test_add ("/workspace/ai-draft/the-demo-says-what-it-is", WorkspaceFixture, NULL,
              workspace_fixture_set_up_demo, the_demo_says_what_it_is, workspace_fixture_tear_down);

  return g_test_run ();
}
