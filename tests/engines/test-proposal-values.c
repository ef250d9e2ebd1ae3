/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-error.h"
#include "document/pursuit-template-text.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-proposal-values.h"

#include "tests/engines/proposal-fixture.h"

#include <string.h>

static PursuitProposalValues *
get_values (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  PursuitProposalValues *values = pursuit_proposal_values_new (&f->input, &error);

  g_assert_no_error (error);

  return values;
}

static void
assert_text (PursuitProposalValues *values, const char *name, const char *expected)
{
  const char *text = g_hash_table_lookup (values->texts, name);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (expected != NULL, ==, g_hash_table_contains (values->evidence, name));
}

static void
test_fields (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) values = get_values (f);
  const PursuitEvidence *evidence;

  assert_text (values, "company_name", "Brennholt Pumpen GmbH");
  assert_text (values, "contact_title", "Head of Operations");
  assert_text (values, "signer", "Jonas Reuter");
  assert_text (values, "title", "Condition monitoring for line 3");
  assert_text (values, "term", "36 months");
  assert_text (values, "today", "24 November 2026");
  assert_text (values, "valid_until", "18 December 2026");
  assert_text (values, "total", "48,600.00 EUR");
  assert_text (values, "owner_name", "Marta Lindqvist");
  assert_text (values, "organization_name", "Halvard Telemetrics");
  assert_text (values, "city", NULL);
  evidence = g_hash_table_lookup (values->evidence, "signer");
  g_assert_cmpint (evidence->kind, ==, PURSUIT_KIND_PERSON);
  g_assert_cmpstr (evidence->field, ==, "name");
}

static void
test_language (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) by_proposal = NULL;
  g_autoptr (PursuitProposalValues) by_caller = NULL;

  pursuit_record_set_text (f->input.proposal, PURSUIT_PROPOSAL_LANGUAGE, "de");
  pursuit_record_unset (f->input.lead, PURSUIT_LEAD_TITLE);
  by_proposal = get_values (f);
  assert_text (by_proposal, "total", "48.600,00 EUR");
  assert_text (by_proposal, "valid_until", "18. Dezember 2026");
  assert_text (by_proposal, "term", "36 Monate");
  assert_text (by_proposal, "title", "Angebot für Brennholt Pumpen GmbH");

  f->input.language = "fr";
  by_caller = get_values (f);
  assert_text (by_caller, "today", "24 novembre 2026");
}

/* Whatever may be used is known, with or without a value: nothing is an unknown variable. */
static void
test_all_known (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) full = get_values (f);
  g_autoptr (PursuitProposalValues) bare = NULL;
  PursuitProposalInput input = { .lead = f->input.lead, .today = "2026-11-24" };
  g_autoptr (GPtrArray) names_full = pursuit_template_values_list (full->values);
  g_autoptr (GPtrArray) names_bare = NULL;
  const PursuitProposalVariable *variables;
  guint n;

  pursuit_record_clear (f->input.lead);
  bare = pursuit_proposal_values_new (&input, NULL);
  g_assert_nonnull (bare);
  names_bare = pursuit_template_values_list (bare->values);
  variables = pursuit_proposal_variables_list (&n);
  g_assert_cmpuint (names_full->len, ==, n);
  g_assert_cmpuint (names_bare->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (
        g_ptr_array_find_with_equal_func (names_full, variables[i].name, g_str_equal, NULL));
  assert_text (bare, "title", NULL);
  assert_text (bare, "total", NULL);
  assert_text (bare, "today", "24 November 2026");
  g_assert_null (bare->pricing);
}

static void
test_line_items (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) values = NULL;
  const char *table;

  g_ptr_array_add (f->input.line_items, ITEM ("2", "Sensor S4", "56000", "145 EUR"));
  g_ptr_array_add (f->input.line_items, ITEM ("1", "Gateway | G2", "4000", "890 EUR"));
  g_ptr_array_add (f->input.line_items,
                   RECORD (PURSUIT_KIND_LINE_ITEM, "position", "3", "name", "Installation",
                           "unit_price", "100 EUR", "discount", "1000"));
  values = get_values (f);
  assert_text (values, "subtotal", "11,780.00 EUR");
  assert_text (values, "discount", "10.00 EUR");
  assert_text (values, "total", "11,770.00 EUR");
  table = g_hash_table_lookup (values->texts, "price_table");
  g_assert_nonnull (strstr (table, "Gateway"));
  g_assert_true (strstr (table, "Gateway") < strstr (table, "Sensor"));
}

static void
test_one_line_for_the_deal (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) values = get_values (f);
  g_autoptr (PursuitProposalValues) by_deal_size = NULL;

  g_assert_cmpuint (pursuit_pricing_get_n_lines (values->pricing), ==, 1);
  g_assert_cmpint (pursuit_pricing_get_line_total (values->pricing, 0), ==, 4860000);

  pursuit_record_set_integer (f->input.proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 100);
  by_deal_size = get_values (f);
  assert_text (by_deal_size, "total", "1.00 EUR");
}

static void
expect_error (Fixture *f, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_proposal_values_new (&f->input, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_ptr_array_add (f->input.line_items, ITEM ("1", "Dollar thing", "1000", "1 USD"));
  expect_error (f, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID, "Dollar thing");
  g_ptr_array_set_size (f->input.line_items, 0);

  f->input.today = "soon";
  expect_error (f, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID, "soon");
  f->input.today = NULL;
  expect_error (f, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID, "day");
  f->input.today = "2026-11-24";

  g_ptr_array_add (f->input.line_items, ITEM ("1", "A", "1000000000000", "90000000000000000 EUR"));
  g_ptr_array_add (f->input.line_items, ITEM ("2", "B", "1000000000000", "90000000000000000 EUR"));
  g_assert_null (pursuit_proposal_values_new (&f->input, NULL));
}

static void
assert_claim (GPtrArray *claims, guint index, guint line, PursuitClaimState state, const char *text)
{
  const PursuitClaim *claim;

  g_assert_cmpuint (index, <, claims->len);
  claim = g_ptr_array_index (claims, index);
  g_assert_cmpstr (claim->text, ==, text);
  g_assert_cmpuint (claim->line, ==, line);
  g_assert_cmpint (claim->state, ==, state);
  g_assert_cmpint (claim->evidence != NULL, ==, state == PURSUIT_CLAIM_SOURCED);
}

static void
test_claims (Fixture *f, gconstpointer data)
{
  static const char text[] = "# For {{company_name}}\n"
                             "{{city}} \\{{literal}} {{#if city}}{{street}}{{/if}}\n"
                             "We save 30 % or 48.600,00 EUR by 2026-12-18, not $ 5 or 2027-01-01.\n"
                             "Type ABC 300 and 14 pumps are no claims.\n"
                             "{{total}}\n";
  g_autoptr (PursuitProposalValues) values = get_values (f);
  g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (values, text);
  g_autoptr (JsonNode) node = pursuit_claims_to_json (claims);

  assert_claim (claims, 0, 1, PURSUIT_CLAIM_SOURCED, "company: Brennholt Pumpen GmbH");
  assert_claim (claims, 1, 2, PURSUIT_CLAIM_NOT_ESTABLISHED, "city");
  assert_claim (claims, 2, 3, PURSUIT_CLAIM_UNSOURCED, "30 %");
  assert_claim (claims, 3, 3, PURSUIT_CLAIM_SOURCED, "48.600,00 EUR");
  assert_claim (claims, 4, 3, PURSUIT_CLAIM_SOURCED, "2026-12-18");
  assert_claim (claims, 5, 3, PURSUIT_CLAIM_UNSOURCED, "$ 5");
  assert_claim (claims, 6, 3, PURSUIT_CLAIM_UNSOURCED, "2027-01-01");
  assert_claim (claims, 7, 5, PURSUIT_CLAIM_SOURCED, "total: 48,600.00 EUR");
  g_assert_cmpuint (claims->len, ==, 8);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 8);
}

static void
test_claims_hostile (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "",
                                       "{{",
                                       "{{}}",
                                       "}}",
                                       "{{{{{{",
                                       "{{ x",
                                       "{{#if",
                                       "{{#if total}}",
                                       "\xff{{total}}",
                                       "99999999999999999999999999999999999999 EUR" };
  g_autoptr (PursuitProposalValues) values = get_values (f);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (values, texts[i]);

      g_assert_cmpuint (claims->len, <=, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/engines/proposal-values/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fields", test_fields);
  ADD ("language", test_language);
  ADD ("all-known", test_all_known);
  ADD ("line-items", test_line_items);
  ADD ("one-line-for-the-deal", test_one_line_for_the_deal);
  ADD ("refusals", test_refusals);
  ADD ("claims", test_claims);
  ADD ("claims-hostile", test_claims_hostile);

  return g_test_run ();
}
