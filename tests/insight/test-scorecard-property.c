/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "insight/pursuit-scorecard.h"

/* One property over random leads: whatever a part rests on, taking it away lowers that part or
 * leaves it not established, and changes no part that did not rest on the same source. */

#define N_LEADS 400

static const struct
{
  guint field;
  const char *texts[4];
} lead_fields[] = {
  { PURSUIT_LEAD_BUDGET, { "approved, 50k", "50 000", "some", "none" } },
  { PURSUIT_LEAD_NEED, { "Pumps stop", "none", "Reports by hand", "tbd" } },
  { PURSUIT_LEAD_TIMELINE, { "Q3", "soon", "no rush", "n/a" } },
  { PURSUIT_LEAD_EXPECTED_CLOSE, { "2026-12-18", "2027-06-01", "2029-01-01", "2025-01-01" } },
  { PURSUIT_LEAD_NEXT_STEP, { "Call on Monday", "Demo", "Visit", "none" } },
  { PURSUIT_LEAD_STAGE, { "qualified", "proposal", "negotiation", "won" } },
  { PURSUIT_LEAD_CONTACT_TITLE, { "CEO", "Head of IT", "Buyer", "Engineer" } },
  { PURSUIT_LEAD_COMPETITOR, { "Sentrivo", "Others", "n/a", "Rival" } },
  { PURSUIT_LEAD_SOURCE, { "Website", "Referral", "List", "Trade fair" } },
  { PURSUIT_LEAD_DESCRIPTION,
    { "We need it. Budget approved.", "Too slow, by March.", "I sign.", "No budget." } },
};

static const char *const sayings[] = {
  "The budget is approved.",    "Fifty thousand are in the plan for 2027.",
  "The price is fine.",         "We have no budget.",
  "I sign orders myself.",      "Our board decides.",
  "I have to ask my boss.",     "Everything is done by hand.",
  "We are looking for a tool.", "We are not interested.",
  "It must run by March.",      "As soon as possible.",
  "There is no rush.",          "The weather is nice.",
  "Is the budget approved?",
};

static char *
dup_talk (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 1, 4); i > 0; i--)
    g_string_append_printf (text, "%s\n",
                            sayings[g_rand_int_range (random, 0, G_N_ELEMENTS (sayings))]);

  return g_string_free (text, FALSE);
}

static void
set_lead (GRand *random, PursuitRecord *lead)
{
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  for (gsize i = 0; i < G_N_ELEMENTS (lead_fields); i++)
    if (g_rand_boolean (random))
      pursuit_record_set_text (lead, lead_fields[i].field,
                               lead_fields[i].texts[g_rand_int_range (random, 0, 4)]);
  if (g_rand_boolean (random))
    {
      pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
      pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, 4860000);
      pursuit_record_set_integer (lead, PURSUIT_LEAD_ANNUAL_REVENUE, 900000000);
    }
}

static PursuitRecord *
new_person (GRand *random)
{
  static const char *const roles[] = { "decision_maker", "champion", "blocker", "user" };
  static const char *const titles[] = { "CFO", "Leiter Einkauf", "Buyer", "Fitter" };
  PursuitRecord *person = pursuit_record_new (PURSUIT_KIND_PERSON);

  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, "Eva");
  pursuit_record_set_text (person, PURSUIT_PERSON_ROLE, roles[g_rand_int_range (random, 0, 4)]);
  pursuit_record_set_text (person, PURSUIT_PERSON_TITLE, titles[g_rand_int_range (random, 0, 4)]);

  return person;
}

static PursuitRecord *
new_activity (GRand *random)
{
  static const char *const types[] = { "note", "call", "meeting", "mail", "task" };
  PursuitRecord *activity = pursuit_record_new (PURSUIT_KIND_ACTIVITY);

  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_TYPE, types[g_rand_int_range (random, 0, 5)]);
  pursuit_record_take_text (activity, PURSUIT_ACTIVITY_TEXT, dup_talk (random));
  if (g_rand_boolean (random))
    pursuit_record_set_text (activity, PURSUIT_ACTIVITY_DUE_AT, "2026-12-01T09:00:00Z");
  if (g_rand_boolean (random))
    pursuit_record_set_text (activity, PURSUIT_ACTIVITY_HAPPENED_AT, "2026-11-20T09:00:00Z");

  return activity;
}

static PursuitRecord *
new_conversation (GRand *random)
{
  PursuitRecord *conversation = pursuit_record_new (PURSUIT_KIND_CONVERSATION);

  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_take_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT, dup_talk (random));

  return conversation;
}

static PursuitRecord *
new_proposal (GRand *random)
{
  static const char *const statuses[] = { "draft", "sent", "accepted", "rejected" };
  PursuitRecord *proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS,
                           statuses[g_rand_int_range (random, 0, 4)]);
  pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 4860000);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, "2027-01-01");

  return proposal;
}

static GPtrArray *
new_list (GRand *random, PursuitRecord *(*make) (GRand *) )
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      PursuitRecord *record = make (random);

      pursuit_record_take_text (
          record, PURSUIT_FIELD_RECORD_ID,
          g_strdup_printf ("%08x-0000-7000-8000-000000000000", g_rand_int (random)));
      g_ptr_array_add (list, record);
    }

  return list;
}

static void
input_init (PursuitScorecardInput *input, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  *input = (PursuitScorecardInput){ .lead = pursuit_record_new (PURSUIT_KIND_LEAD) };
  g_assert_true (pursuit_time_parse ("2026-11-24T14:20:00Z", &input->now_us, NULL));
  set_lead (random, input->lead);
  input->people = new_list (random, new_person);
  input->activities = new_list (random, new_activity);
  input->conversations = new_list (random, new_conversation);
  input->proposals = new_list (random, new_proposal);
}

static void
input_clear (PursuitScorecardInput *input)
{
  g_object_unref (input->lead);
  g_ptr_array_unref (input->people);
  g_ptr_array_unref (input->activities);
  g_ptr_array_unref (input->conversations);
  g_ptr_array_unref (input->proposals);
}

static PursuitRecord *
find_record (PursuitScorecardInput *input, const PursuitEvidence *evidence)
{
  GPtrArray *const lists[]
      = { input->people, input->activities, input->conversations, input->proposals };

  if (evidence->kind == PURSUIT_KIND_LEAD)
    return input->lead;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        PursuitRecord *record = g_ptr_array_index (lists[i], j);

        if (g_strcmp0 (pursuit_record_get_id (record), evidence->record_id) == 0)
          return record;
      }

  return NULL;
}

static gboolean
is_from (const PursuitEvidence *evidence, const PursuitEvidence *source)
{
  return evidence != NULL && evidence->kind == source->kind
         && g_strcmp0 (evidence->record_id, source->record_id) == 0
         && g_strcmp0 (evidence->field, source->field) == 0;
}

/* What a text says counts for several parts; a proposal's status says both that there is a
 * price and that it is still valid; a lead that is no longer won may be overdue. */
static gboolean
feeds_several_parts (const PursuitEvidence *evidence)
{
  static const char *const fields[] = { "text",   "subject", "transcript", "notes", "description",
                                        "status", "type",    "stage",      NULL };

  return g_strv_contains (fields, evidence->field);
}

static void
remove_evidence (PursuitScorecardInput *input, const PursuitEvidence *evidence)
{
  PursuitRecord *record = find_record (input, evidence);
  int field;

  g_assert_nonnull (record);
  field = pursuit_field_table_find (pursuit_record_get_fields (record), evidence->field);
  g_assert_cmpint (field, >=, 0);
  g_assert_true (pursuit_record_is_set (record, (guint) field));
  pursuit_record_unset (record, (guint) field);
}

static void
check_part (guint32 seed, PursuitScorePart part)
{
  PursuitScorecardInput input;
  g_autoptr (PursuitScore) before = NULL;
  g_autoptr (PursuitScore) after = NULL;
  const PursuitEvidence *evidence;

  input_init (&input, seed);
  before = pursuit_scorecard_score (&input);
  evidence = before->parts[part].evidence;
  if (evidence != NULL)
    {
      remove_evidence (&input, evidence);
      after = pursuit_scorecard_score (&input);
      /* What only speaks against keeps its points while anything else does. */
      if (after->parts[part].points >= before->parts[part].points
          && before->parts[part].points != PURSUIT_SCORECARD_ONLY_AGAINST)
        g_error ("seed %u: %s stays at %d without %s “%s”", seed,
                 pursuit_score_part_to_string (part), after->parts[part].points, evidence->field,
                 evidence->quote);
      g_assert_cmpint (after->parts[part].points, <=, before->parts[part].points);
      for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
        if (i != part && !feeds_several_parts (evidence)
            && !is_from (before->parts[i].evidence, evidence))
          g_assert_cmpint (after->parts[i].points, ==, before->parts[i].points);
    }
  input_clear (&input);
}

static void
test_removing_lowers (void)
{
  guint established = 0;

  for (guint32 seed = 0; seed < N_LEADS; seed++)
    {
      PursuitScorecardInput input;
      g_autoptr (PursuitScore) score = NULL;

      input_init (&input, seed);
      score = pursuit_scorecard_score (&input);
      established += (guint) score->established;
      input_clear (&input);
      for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
        check_part (seed, part);
    }
  /* The leads must have something to take away. */
  g_assert_cmpuint (established, >, 2 * N_LEADS);
}

/* Taken away one after the other, all evidence goes, and nothing is left established. */
static void
test_removing_all (void)
{
  for (guint32 seed = 0; seed < N_LEADS; seed++)
    {
      PursuitScorecardInput input;
      gboolean any = TRUE;

      input_init (&input, seed);
      for (guint step = 0; any; step++)
        {
          g_autoptr (PursuitScore) score = pursuit_scorecard_score (&input);

          any = FALSE;
          for (guint i = 0; i < PURSUIT_SCORE_N_PARTS && !any; i++)
            {
              if (score->parts[i].evidence == NULL)
                continue;
              any = TRUE;
              remove_evidence (&input, score->parts[i].evidence);
            }
          if (!any)
            g_assert_cmpint (score->total, ==, 0);
          g_assert_cmpuint (step, <, 200);
        }
      input_clear (&input);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/scorecard/removing-evidence-lowers", test_removing_lowers);
  g_test_add_func ("/insight/scorecard/removing-all-leaves-nothing", test_removing_all);

  return g_test_run ();
}
