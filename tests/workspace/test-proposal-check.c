/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-check.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

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

static PursuitRecord *
new_draft (WorkspaceFixture *self, const char *content)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 10000);
  PursuitRecord *proposal = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, content);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CURRENCY, "EUR");
  pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 10000);

  return proposal;
}

/* "missing-value@3! dead-link@5": with "!" what stands against sending. */
static void
assert_findings (WorkspaceFixture *self, PursuitRecord *proposal, const char *wanted)
{
  g_autoptr (PursuitProposalCheck) found = check (self, proposal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->findings->len; i++)
    {
      const PursuitFinding *finding = found->findings->pdata[i];

      g_string_append_printf (text, "%s%s@%u%s", i > 0 ? " " : "", finding->code, finding->line,
                              finding->blocks ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_lines (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = new_draft (
      self, "# Offer to {{company_name}}\n\n{{#if signer}}\nFor\n{{signer}}\n{{/if}}\n"
            "It costs 100.00 EUR, not 99.00 EUR.\n\n### Deep\n\n[x]()\n\n{{signer}}\n");
  g_autoptr (PursuitProposalCheck) found = NULL;

  /* What a condition leaves out moves no finding away from its line. */
  assert_findings (self, proposal, "unsourced@7 skipped-level@9 dead-link@11 missing-value@13!");
  found = check (self, proposal);
  g_assert_cmpuint (found->headings->len, ==, 2);
  g_assert_cmpuint (g_array_index (found->headings, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (found->headings, guint, 1), ==, 9);
  g_assert_cmpuint (pursuit_findings_count_blocking (found->findings), ==, 1);
}

static void
test_claims (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = new_draft (self, "100.00 EUR, {{total}}, 1 EUR\n");
  g_autoptr (PursuitProposalCheck) found = check (self, proposal);
  guint n_sourced = 0;

  g_assert_cmpuint (found->claims->len, ==, 3);
  for (guint i = 0; i < found->claims->len; i++)
    {
      const PursuitClaim *claim = found->claims->pdata[i];

      g_assert_cmpuint (claim->end, >, claim->start);
      if (claim->state == PURSUIT_CLAIM_SOURCED)
        {
          n_sourced++;
          g_assert_nonnull (claim->evidence);
        }
    }
  g_assert_cmpuint (n_sourced, ==, 2);
}

static void
add_line (WorkspaceFixture *self, PursuitRecord *proposal, gint64 price)
{
  g_autoptr (PursuitRecord) item = pursuit_record_new (PURSUIT_KIND_LINE_ITEM);

  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID, pursuit_record_get_id (proposal));
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_NAME, "Sensor");
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_QUANTITY, 1000);
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_UNIT_PRICE, price);
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_CURRENCY, "EUR");
  g_object_unref (workspace_fixture_save (self, item, NULL));
}

static void
test_money (WorkspaceFixture *self, gconstpointer data)
{
  static const char table[]
      = "| Item | Sum, EUR |\n|--|--|\n| A | 50 |\n| B | 40 |\n| Total | %s |\n";
  g_autofree char *wrong = g_strdup_printf (table, "100");
  g_autofree char *other = g_strdup_printf (table, "90");
  g_autoptr (PursuitRecord) proposal = new_draft (self, wrong);

  assert_findings (self, proposal, "table-total@1");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, other);
  assert_findings (self, proposal, "deal-size@1");

  /* The table that is computed is right, and so is what it is computed from. */
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, "{{price_table}}\n");
  add_line (self, proposal, 4000);
  add_line (self, proposal, 6000);
  assert_findings (self, proposal, "");
  add_line (self, proposal, 1);
  assert_findings (self, proposal, "prices@0!");
}

static void
test_broken (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = new_draft (self, "# A\n\n{{nobody_knows}}\n");

  assert_findings (self, proposal, "text@0!");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, "x\n");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, "2001-01-01");
  assert_findings (self, proposal, "expired@0!");
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_CONTENT);
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_VALID_UNTIL);
  assert_findings (self, proposal, "");
}

/* What blocks is what sending refuses, and a warning is none of it. */
static void
test_blocks_what_sending_refuses (WorkspaceFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *content;
    gboolean sent;
  } cases[] = { { "# A\n\n{{signer}}\n", FALSE }, { "# A\n\n### B\n\n1 EUR\n", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitRecord) draft = new_draft (self, cases[i].content);
      g_autoptr (PursuitRecord) stored = workspace_fixture_save (self, draft, NULL);
      g_autoptr (PursuitProposalCheck) found = check (self, stored);
      g_autoptr (PursuitRecord) sent = NULL;

      g_assert_cmpint (pursuit_findings_count_blocking (found->findings) == 0, ==, cases[i].sent);
      pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (stored),
                                                   "sent", NULL, workspace_fixture_done, self);
      sent = pursuit_workspace_set_proposal_status_finish (
          self->workspace, workspace_fixture_wait (self), NULL, NULL);
      g_assert_cmpint (sent != NULL, ==, cases[i].sent);
      if (sent != NULL)
        assert_findings (self, sent, "");
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/workspace/proposal-check/" name, WorkspaceFixture, NULL,                           \
              workspace_fixture_set_up_demo, func, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("names-the-lines-of-the-author", test_lines);
  ADD ("figures-have-places-and-sources", test_claims);
  ADD ("money-agrees", test_money);
  ADD ("says-what-is-broken", test_broken);
  ADD ("blocks-what-sending-refuses", test_blocks_what_sending_refuses);

  return g_test_run ();
}
