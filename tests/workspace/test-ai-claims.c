/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-battle-card.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "engines/draft-sources.h"
#include "engines/planted-claims.h"
#include "workspace/draft-fixture.h"
#include "workspace/records/pursuit-export.h"
#include "workspace/proposals/pursuit-proposal-check.h"
#include "workspace/proposals/pursuit-proposal-claims.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/pursuit-workspace-error.h"

#include <string.h>

/* A draft of a model over real HTTP, with a certificate that nobody has. */
#define NEED "## What you told us\n\nThree pumps stop, says [PERSON_1]. {{source:lead.need}}\n\n"
#define FALSE_SENTENCE "We are certified to ISO 9001."
#define PLANTED NEED "## Why us\n\n" FALSE_SENTENCE " {{source:lead.need}}\n"

static PursuitRecord *
draft (DraftFixture *self, const char *answer)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *proposal;

  draft_fixture_answer (self, answer, 9, TRUE);
  pursuit_workspace_draft_async (self->base.workspace, self->lead_id, &self->options, NULL,
                                 workspace_fixture_done, &self->base);
  proposal = pursuit_workspace_draft_finish (self->base.workspace,
                                             workspace_fixture_wait (&self->base), NULL, &error);
  g_assert_no_error (error);

  return proposal;
}

static PursuitProposalCheck *
check (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autoptr (GError) error = NULL;
  PursuitProposalCheck *found;

  pursuit_workspace_check_proposal_async (self->workspace, proposal, NULL, workspace_fixture_done,
                                          self);
  found = pursuit_workspace_check_proposal_finish (self->workspace, workspace_fixture_wait (self),
                                                   &error);
  g_assert_no_error (error);

  return found;
}

/* "ISO 9001@11! 99.00 EUR@12": what is asked about, and with "!" what stands against sending. */
static void
assert_asked (WorkspaceFixture *self, PursuitRecord *proposal, const char *wanted)
{
  g_autoptr (PursuitProposalCheck) found = check (self, proposal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->findings->len; i++)
    {
      const PursuitFinding *finding = found->findings->pdata[i];
      const PursuitClaim *claim
          = finding->claim > 0 ? found->claims->pdata[finding->claim - 1] : NULL;

      if (claim != NULL)
        g_string_append_printf (text, "%s%s@%u%s", text->len > 0 ? " " : "", claim->text,
                                finding->line, finding->blocks ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static PursuitRecord *
move (WorkspaceFixture *self, PursuitRecord *proposal, const char *status, GError **error)
{
  pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (proposal),
                                               status, NULL, workspace_fixture_done, self);

  return pursuit_workspace_set_proposal_status_finish (self->workspace,
                                                       workspace_fixture_wait (self), NULL, error);
}

static void
assert_not_sent (WorkspaceFixture *self, PursuitRecord *proposal, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) stored = NULL;

  g_assert_null (move (self, proposal, "sent", &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED);
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "unconfirmed");
  if (strstr (error->message, words) == NULL)
    g_test_fail_printf ("“%s” does not name “%s”", error->message, words);
  stored = workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
  g_assert_cmpstr (pursuit_record_get_text (stored, PURSUIT_PROPOSAL_STATUS), ==, "draft");
}

static void
assert_sent (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) sent = move (self, proposal, "sent", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_record_get_text (sent, PURSUIT_PROPOSAL_STATUS), ==, "sent");
}

static PursuitRecord *
try_confirm (WorkspaceFixture *self,
             PursuitRecord *proposal,
             const char *words,
             gint64 *action,
             GError **error)
{
  pursuit_workspace_confirm_claim_async (self->workspace, pursuit_record_get_id (proposal), words,
                                         NULL, NULL, workspace_fixture_done, self);

  return pursuit_workspace_confirm_claim_finish (self->workspace, workspace_fixture_wait (self),
                                                 action, error);
}

static PursuitRecord *
confirm (WorkspaceFixture *self, PursuitRecord *proposal, const char *words, gint64 *action)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *stored = try_confirm (self, proposal, words, action, &error);

  g_assert_no_error (error);

  return stored;
}

static PursuitRecord *
edit (WorkspaceFixture *self, PursuitRecord *proposal, const char *from, const char *to)
{
  g_autoptr (PursuitRecord) stored
      = workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
  g_autoptr (GString) text
      = g_string_new (pursuit_record_get_text (stored, PURSUIT_PROPOSAL_CONTENT));

  g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
  pursuit_record_set_text (stored, PURSUIT_PROPOSAL_CONTENT, text->str);

  return workspace_fixture_save (self, stored, NULL);
}

static void
undo (WorkspaceFixture *self, gint64 action)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

/* The promise: a false claim in a model's answer keeps the proposal here until a person has
 * confirmed it, and what she confirmed are these words and no others. */
static void
a_false_claim_is_not_sent (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) proposal = draft (self, PLANTED);
  g_autoptr (PursuitRecord) confirmed = NULL;
  g_autoptr (PursuitRecord) edited = NULL;
  g_autoptr (PursuitRecord) again = NULL;

  g_assert_true (pursuit_proposal_is_by_ai (proposal));
  assert_asked (base, proposal, "ISO 9001@11!");
  assert_not_sent (base, proposal, "“ISO 9001”");

  confirmed = confirm (base, proposal, "ISO 9001", NULL);
  assert_asked (base, confirmed, "");
  edited = edit (base, proposal, "ISO 9001", "ISO 27001");
  assert_asked (base, edited, "ISO 27001@11!");
  assert_not_sent (base, proposal, "line 11");

  again = confirm (base, proposal, "We are certified to ISO 27001.", NULL);
  assert_asked (base, again, "");
  assert_sent (base, proposal);
}

static void
what_is_taken_out_needs_no_confirmation (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = draft (self, PLANTED);
  g_autoptr (PursuitRecord) edited = edit (&self->base, proposal, FALSE_SENTENCE, "We are here.");

  assert_asked (&self->base, edited, "");
  assert_sent (&self->base, proposal);
}

/* What a model gave a source for that there is none of, and where it says that it does not know. */
static void
what_the_tags_said_is_kept (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) proposal
      = draft (self, NEED "## Why us\n\nOur people love it. {{source:customers.1}}\n\nIt starts on "
                          "{{missing:the day}}.\n");
  g_autoptr (PursuitRecord) confirmed = NULL;
  g_autoptr (PursuitRecord) filled = NULL;
  g_autoptr (PursuitProposalCheck) found = check (base, proposal);
  const PursuitFinding *note = found->findings->pdata[found->findings->len - 1];

  assert_asked (base, proposal, "Our people love it.@11!");
  g_assert_cmpstr (note->code, ==, "missing-value");
  g_assert_true (note->blocks);
  g_assert_cmpuint (note->line, ==, 13);
  assert_not_sent (base, proposal, "“Our people love it.”");
  confirmed = confirm (base, proposal, "Our people love it.", NULL);
  assert_not_sent (base, proposal, "“[the day]”");
  g_assert_null (try_confirm (base, proposal, "[the day]", NULL, NULL));
  filled = edit (base, proposal, "[the day]", "it");
  assert_sent (base, proposal);
}

/* Taken back it is open again, and a form that knows nothing of it takes nothing away. */
static void
a_confirmation_is_kept_and_undone (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) proposal = draft (self, PLANTED);
  g_autoptr (PursuitRecord) confirmed = NULL;
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (JsonNode) kept = NULL;
  JsonObject *entry;
  gint64 action = 0;

  g_object_unref (confirm (base, proposal, "ISO 9001", &action));
  undo (base, action);
  assert_asked (base, proposal, "ISO 9001@11!");
  assert_not_sent (base, proposal, "ISO 9001");

  confirmed = confirm (base, proposal, "ISO 9001", NULL);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "Another title");
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_DRAFTED_BY);
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_DOUBTED_CLAIMS);
  saved = workspace_fixture_save (base, proposal, NULL);
  g_assert_true (pursuit_proposal_is_by_ai (saved));
  kept = pursuit_json_parse (pursuit_record_get_text (saved, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS), -1,
                             NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (kept)), ==, 1);
  entry = json_array_get_object_element (json_node_get_array (kept), 0);
  g_assert_cmpstr (pursuit_json_get_text (entry, "words"), ==, "ISO 9001");
  g_assert_cmpstr (pursuit_json_get_text (entry, "sentence"), ==, FALSE_SENTENCE);
  g_assert_nonnull (pursuit_json_get_text (entry, "at"));
  g_assert_nonnull (pursuit_json_get_text (entry, "by"));
  assert_asked (base, saved, "");
}

static void
an_export_has_them (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autofree char *path = g_build_filename (base->folder, "all.json", NULL);
  const PursuitExportOptions options = { .path = path, .format = PURSUIT_EXPORT_JSON };
  g_autoptr (PursuitRecord) proposal = draft (self, PLANTED);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitExportResult) result = NULL;
  g_autofree char *text = NULL;

  g_object_unref (confirm (base, proposal, "ISO 9001", NULL));
  pursuit_workspace_export_async (base->workspace, &options, NULL, NULL, workspace_fixture_done,
                                  base);
  result = pursuit_workspace_export_finish (base->workspace, workspace_fixture_wait (base), &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\"confirmed_claims\""));
  g_assert_nonnull (strstr (text, "\"" FALSE_SENTENCE "\""));
}

static void
assert_confirm_refused (WorkspaceFixture *self,
                        PursuitRecord *proposal,
                        const char *words,
                        const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_confirm (self, proposal, words, NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
}

static void
only_what_is_open_is_confirmed (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) proposal
      = draft (self, NEED "## Why us\n\nWe save 40 %. Others save 40 %. Three pumps stop.\n");

  assert_confirm_refused (base, proposal, "40 %", "invalid");
  assert_confirm_refused (base, proposal, "Three pumps", "not-found");
  assert_confirm_refused (base, proposal, "", "not-found");
  g_object_unref (confirm (base, proposal, "Others save 40 %.", NULL));
  assert_not_sent (base, proposal, "40 %");
  g_object_unref (confirm (base, proposal, "40 %", NULL));
  assert_confirm_refused (base, proposal, "40 %", "not-found");
  assert_sent (base, proposal);
  assert_confirm_refused (base, proposal, "40 %", "forbidden");
}

/* Of what a person wrote herself only figures are asked about, and they are hers to send. */
static void
a_person_is_only_warned (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) drafted = workspace_fixture_draft (base, self->lead_id, "Plain");
  g_autoptr (PursuitRecord) saved = NULL;

  g_assert_false (pursuit_proposal_is_by_ai (drafted));
  pursuit_record_set_text (drafted, PURSUIT_PROPOSAL_CONTENT,
                           FALSE_SENTENCE " We cut stops by 40 %. Siemens uses it. Our people "
                                          "love it.\n");
  saved = workspace_fixture_save (base, drafted, NULL);
  assert_asked (base, saved, "40 %@1");
  g_object_unref (confirm (base, saved, "40 %", NULL));
  assert_asked (base, saved, "");
  assert_sent (base, saved);
}

static PursuitRecord *
rewrite (DraftFixture *self, PursuitRecord *proposal, const char *section, const char *answer)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (GError) error = NULL;
  PursuitRecord *written;

  g_clear_pointer (&self->heard, g_free);
  self->options.section = section;
  draft_fixture_answer (self, answer, 9, TRUE);
  pursuit_workspace_rewrite_section_async (base->workspace, pursuit_record_get_id (proposal),
                                           &self->options, NULL, workspace_fixture_done, base);
  written = pursuit_workspace_rewrite_section_finish (base->workspace,
                                                      workspace_fixture_wait (base), NULL, &error);
  g_assert_no_error (error);

  return written;
}

/* Once AI has written a section, what it says is AI's until somebody has looked. */
static void
a_section_by_ai_counts (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) drafted = workspace_fixture_draft (base, self->lead_id, "Plain");
  g_autoptr (PursuitRecord) written
      = rewrite (self, drafted, "What you told us",
                 "## What you told us\n\nWe are good. {{source:nobody}} " FALSE_SENTENCE "\n");

  assert_asked (base, written, "We are good.@7! ISO 9001@7!");
  assert_not_sent (base, written, "and 1 more");
}

/* What a person wrote beside it stays hers, wherever it goes; what a model wrote stays a model's,
 * also under another heading, and where it repeats her words. */
static void
only_the_section_of_ai_counts (DraftFixture *self, gconstpointer data)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) drafted = workspace_fixture_draft (base, self->lead_id, "Plain");
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitRecord) written = NULL;
  g_autoptr (PursuitRecord) moved = NULL;
  g_autoptr (PursuitRecord) again = NULL;
  g_autoptr (PursuitRecord) changed = NULL;

  pursuit_record_set_text (drafted, PURSUIT_PROPOSAL_CONTENT,
                           "# Offer\n\nWe cut stops by 40 %. Siemens uses it.\n\n## Why us\n\nOur "
                           "people love it.\n\n## Work\n\nIt lasts ten years.\n\n| Wear | 44 |\n");
  saved = workspace_fixture_save (base, drafted, NULL);
  written
      = rewrite (self, saved, "Why us", "## Why us\n\n" FALSE_SENTENCE "\n\nIt lasts ten years.\n");
  assert_asked (base, written, "40 %@3 ISO 9001@7! ten years@9! ten years@13!");
  assert_not_sent (base, written, "ISO 9001");

  g_object_unref (edit (base, written, "## Why us\n\n" FALSE_SENTENCE, "## Our reasons"));
  moved = edit (base, written, "| Wear", FALSE_SENTENCE "\n\n| Wear");
  assert_asked (base, moved, "40 %@3 ten years@7! ten years@11! ISO 9001@13!");

  again = rewrite (self, moved, "Work", "## Work\n\nWe come.\n");
  assert_asked (base, again, "40 %@3 ten years@7!");
  g_object_unref (edit (base, again, "ten years", "long"));
  changed = edit (base, again, "40 %", "50 %");
  assert_asked (base, changed, "50 %@3! Siemens@3!");
}

/* As the fixture of the engines' tests has it, but in records. */
static PursuitRecord *
add_known (DraftFixture *self, const char *text)
{
  WorkspaceFixture *base = &self->base;
  g_autoptr (PursuitRecord) lead
      = RECORD (PURSUIT_KIND_LEAD, "company_name", "Brennholt Pumpen GmbH", "contact_name",
                "Anna Keller", "title", "Condition monitoring for line 3", "value", "48600 EUR",
                "need", "Three stops since June", "next_step", "A call");
  g_autoptr (PursuitRecord) stored = workspace_fixture_save (base, lead, NULL);
  const char *id = pursuit_record_get_id (stored);
  g_autoptr (PursuitRecord) signer = RECORD (PURSUIT_KIND_PERSON, "lead_id", id, "name",
                                             "Jonas Reuter", "role", "decision_maker");
  g_autoptr (PursuitRecord) call
      = RECORD (PURSUIT_KIND_CONVERSATION, "lead_id", id, "title", "Call", "conversation_type",
                "call", "transcript", draft_conversation);
  g_autoptr (PursuitRecord) card = RECORD (
      PURSUIT_KIND_BATTLE_CARD, "competitor_name", "Vibrotech", "tiles",
      "[{\"text\":\"Alarms on average 9 days before a failure; works with any maker of pumps; "
      "wireless, so no cabling\",\"shareable\":true},{\"text\":\"Vibrotech charges 220 EUR a "
      "sensor and year, we charge 180 EUR\",\"shareable\":true},{\"text\":\"We have 500 "
      "customers and ISO 9001\",\"shareable\":false}]");
  g_autoptr (PursuitRecord) proposal
      = RECORD (PURSUIT_KIND_PROPOSAL, "lead_id", id, "title", "Offer by Halvard Telemetrics",
                "status", "draft", "valid_until", "2026-12-18", "contract_term", "36 months",
                "deal_size", "48600 EUR", "drafted_by", "ai", "content", text);

  draft_fixture_save (base, signer);
  draft_fixture_save (base, call);
  draft_fixture_save (base, card);

  return workspace_fixture_save (base, proposal, NULL);
}

static gboolean
is_flagged (PursuitProposalCheck *found, guint line, const char *text, const char *wrong)
{
  guint start = (guint) (strstr (text, wrong) - text);

  for (guint i = 0; i < found->findings->len; i++)
    {
      const PursuitFinding *finding = found->findings->pdata[i];
      const PursuitClaim *claim
          = finding->claim > 0 ? found->claims->pdata[finding->claim - 1] : NULL;

      if (claim != NULL && finding->blocks && claim->line == line
          && claim->start < start + strlen (wrong) && start < claim->end)
        return TRUE;
    }

  return FALSE;
}

/* All 50 that are made up stand against sending, in the text as it is stored. */
static void
all_planted_are_flagged (DraftFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (PursuitProposalCheck) found = NULL;
  guint n_missed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    g_string_append_printf (text, "%s\n", planted[i].text);
  proposal = add_known (self, text->str);
  found = check (&self->base, proposal);
  g_assert_cmpuint (G_N_ELEMENTS (planted), ==, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    if (!is_flagged (found, (guint) i + 1, planted[i].text, planted[i].wrong))
      {
        g_test_message ("missed: %s (%s)", planted[i].text, planted[i].wrong);
        n_missed++;
      }
  g_assert_cmpuint (n_missed, ==, 0);
  assert_not_sent (&self->base, proposal, "24 pumps");
}

/* Of 50 that the records bear out at most two do. */
static void
what_is_borne_out_passes (DraftFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (PursuitProposalCheck) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (borne_out); i++)
    g_string_append_printf (text, "%s\n", borne_out[i]);
  proposal = add_known (self, text->str);
  found = check (&self->base, proposal);
  for (guint i = 0; i < found->findings->len; i++)
    {
      const PursuitFinding *finding = found->findings->pdata[i];

      if (finding->claim == 0)
        continue;
      g_test_message ("%u: %s", finding->line, finding->text);
      g_hash_table_add (lines, GUINT_TO_POINTER (finding->line));
    }
  g_assert_cmpuint (G_N_ELEMENTS (borne_out), ==, 50);
  g_assert_cmpuint (g_hash_table_size (lines), <=, 2);
}

#define ai_test(name, function)                                                                    \
  g_test_add ("/workspace/ai-claims/" name, DraftFixture, NULL, draft_fixture_set_up, function,    \
              draft_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ai_test ("a-false-claim-is-not-sent", a_false_claim_is_not_sent);
  ai_test ("what-is-taken-out-needs-no-confirmation", what_is_taken_out_needs_no_confirmation);
  ai_test ("what-the-tags-said-is-kept", what_the_tags_said_is_kept);
  ai_test ("a-confirmation-is-kept-and-undone", a_confirmation_is_kept_and_undone);
  ai_test ("an-export-has-them", an_export_has_them);
  ai_test ("only-what-is-open-is-confirmed", only_what_is_open_is_confirmed);
  ai_test ("a-person-is-only-warned", a_person_is_only_warned);
  ai_test ("a-section-by-ai-counts", a_section_by_ai_counts);
  ai_test ("only-the-section-of-ai-counts", only_the_section_of_ai_counts);
  ai_test ("all-planted-are-flagged", all_planted_are_flagged);
  ai_test ("what-is-borne-out-passes", what_is_borne_out_passes);

  return g_test_run ();
}
