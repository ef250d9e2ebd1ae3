/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-values.h"

#include "document/pursuit-template-library.h"
#include "tests/engines/claim-cases.h"
#include "tests/engines/claim-leads.h"
#include "tests/engines/proposal-fixture.h"

#include <string.h>

static const char *
find_company (const char *lead)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].lead, lead) == 0 && g_strcmp0 (known[i].field, "company_name") == 0)
      return known[i].text;

  g_assert_not_reached ();
}

static PursuitProposalValues *
new_values (const char *lead, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitSources) sources = new_known_sources (lead);
  g_autoptr (PursuitRecord) record
      = RECORD (PURSUIT_KIND_LEAD, "company_name", find_company (lead));
  g_autoptr (PursuitRecord) proposal
      = RECORD (PURSUIT_KIND_PROPOSAL, "valid_until", "2026-12-18", "currency", "EUR");
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  const PursuitProposalInput input = {
    .lead = record,
    .proposal = proposal,
    .people = people,
    .line_items = people,
    .organization_name = "Halvard Telemetrics",
    .language = language,
    .today = "2026-11-24",
    .sources = sources,
  };
  PursuitProposalValues *values = pursuit_proposal_values_new (&input, &error);

  g_assert_no_error (error);

  return values;
}

/* Whether something in a text is asked about; says what. */
static gboolean
is_flagged (PursuitProposalValues *values, const char *text, gboolean shows)
{
  g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (values, text);
  gboolean flagged = FALSE;

  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->state != PURSUIT_CLAIM_UNSOURCED)
        continue;
      flagged = TRUE;
      if (shows)
        g_test_message ("line %u, “%s”: %s", claim->line, claim->text, claim->sentence);
    }

  return flagged;
}

/* How many of some sentences are flagged; says which should not be, or should. */
static guint
count_flagged (const ClaimCase *cases, gsize n_cases, gboolean wanted)
{
  guint n = 0;

  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (PursuitProposalValues) values = new_values (cases[i].lead, cases[i].language);
      gboolean flagged = is_flagged (values, cases[i].text, !wanted);

      if (flagged != wanted)
        g_test_message ("%s: %s", wanted ? "missed" : "flagged", cases[i].text);
      n += flagged;
    }
  g_test_message ("%u of %" G_GSIZE_FORMAT " flagged", n, n_cases);

  return n;
}

#define COUNT(cases, wanted) count_flagged (cases, G_N_ELEMENTS (cases), wanted)
/* Four of a hundred sentences that are borne out may be asked about. */
#define FEW(cases) ((G_N_ELEMENTS (cases) * 4 + 50) / 100)

static void
test_tuning_false (void)
{
  g_assert_cmpuint (COUNT (tuning_false, TRUE), ==, G_N_ELEMENTS (tuning_false));
}

static void
test_tuning_true (void)
{
  g_assert_cmpuint (COUNT (tuning_true, FALSE), <=, FEW (tuning_true));
}

static void
test_held_false (void)
{
  g_assert_cmpuint (COUNT (held_false, TRUE), ==, G_N_ELEMENTS (held_false));
}

static void
test_held_true (void)
{
  g_assert_cmpuint (COUNT (held_true, FALSE), <=, FEW (held_true));
}

static void
test_later_false (void)
{
  g_assert_cmpuint (COUNT (later_false, TRUE), ==, G_N_ELEMENTS (later_false));
}

static void
test_later_true (void)
{
  g_assert_cmpuint (COUNT (later_true, FALSE), <=, FEW (later_true));
}

static void
test_third_false (void)
{
  g_assert_cmpuint (COUNT (third_false, TRUE), ==, G_N_ELEMENTS (third_false));
}

static void
test_third_true (void)
{
  g_assert_cmpuint (COUNT (third_true, FALSE), <=, FEW (third_true));
}

static void
test_numbered_false (void)
{
  g_assert_cmpuint (COUNT (numbered_false, TRUE), ==, G_N_ELEMENTS (numbered_false));
}

static void
test_numbered_true (void)
{
  g_assert_cmpuint (COUNT (numbered_true, FALSE), ==, 0);
}

/* What our own templates say is no claim of a model. */
static void
test_templates (void)
{
  const GPtrArray *library = pursuit_template_library_list ();

  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);
      g_autoptr (PursuitProposalValues) values = new_values ("brennholt", "en");
      g_autoptr (PursuitProposalValues) german = new_values ("brennholt", "de");

      g_assert_false (is_flagged (values, template->markdown, TRUE));
      g_assert_false (is_flagged (german, template->german, TRUE));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/engines/claim-cases/" name, function)
  ADD ("tuning-false", test_tuning_false);
  ADD ("tuning-true", test_tuning_true);
  ADD ("held-false", test_held_false);
  ADD ("held-true", test_held_true);
  ADD ("later-false", test_later_false);
  ADD ("later-true", test_later_true);
  ADD ("third-false", test_third_false);
  ADD ("third-true", test_third_true);
  ADD ("numbered-false", test_numbered_false);
  ADD ("numbered-true", test_numbered_true);
  ADD ("templates", test_templates);

  return g_test_run ();
}
