/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-text.h"
#include "engines/pursuit-language-private.h"
#include "engines/pursuit-proposal-values.h"

#include "tests/engines/proposal-fixture.h"

#include <string.h>

static GPtrArray *
find_claims (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProposalValues) values = pursuit_proposal_values_new (&f->input, &error);

  g_assert_no_error (error);

  return pursuit_proposal_values_list_claims (values, text);
}

/* How the only claim of a line stands. */
static PursuitClaimState
get_state (Fixture *f, const char *line)
{
  g_autoptr (GPtrArray) claims = find_claims (f, line);

  if (claims->len != 1)
    g_test_fail_printf ("“%s” holds %u claims", line, claims->len);
  g_assert_cmpuint (claims->len, ==, 1);

  return ((PursuitClaim *) g_ptr_array_index (claims, 0))->state;
}

/* The sum of the deal is 48,600 EUR, however a person writes it. */
static void
test_ways_of_writing (Fixture *f, gconstpointer data)
{
  static const char *const same[] = { "48600 EUR",
                                      "48,600.00 EUR",
                                      "48.600,00 EUR",
                                      "EUR 48600",
                                      "€48600",
                                      "€ 48,600.00",
                                      "48 600 EUR",
                                      "48\302\240600 EUR",
                                      "48’600.00 EUR",
                                      "for 48600 EUR.",
                                      "(48,600.00 EUR) a year",
                                      "**48600 EUR**" };
  static const char *const other[] = { "48601 EUR", "48,600.01 EUR", "48600 USD",  "$48600",
                                       "4860 EUR",  "486000 EUR",    "£ 48,600.00" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_test_message ("%s", same[i]);
      g_assert_cmpint (get_state (f, same[i]), ==, PURSUIT_CLAIM_SOURCED);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_test_message ("%s", other[i]);
      g_assert_cmpint (get_state (f, other[i]), ==, PURSUIT_CLAIM_UNSOURCED);
    }
}

/* The term is 36 months; another one is only a claim where the line speaks of it. */
static void
test_terms (Fixture *f, gconstpointer data)
{
  static const char *const same[] = { "Fixed for 36 months.", "36\302\240Monate",
                                      "a 36-month price", "**3 years**", "Laufzeit: 3 Jahre" };
  static const char *const other[]
      = { "The contract term is 24 months.", "Laufzeit 2 Jahre", "Minimum: 35 months" };
  g_autoptr (GPtrArray) claims = NULL;
  static const char *const none[]
      = { "Installed in 2 months", "12 yearsome", "30 days of the term" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpint (get_state (f, same[i]), ==, PURSUIT_CLAIM_SOURCED);
  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_cmpint (get_state (f, other[i]), ==, PURSUIT_CLAIM_UNSOURCED);
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GPtrArray) found = find_claims (f, none[i]);

      g_assert_cmpuint (found->len, ==, 0);
    }

  /* Without a term there is nothing that could be right or wrong. */
  pursuit_record_unset (f->input.proposal, PURSUIT_PROPOSAL_CONTRACT_TERM);
  claims = find_claims (f, other[0]);
  g_assert_cmpuint (claims->len, ==, 0);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  static const char text[] = "Für {{company_name}}:\n\n48600 EUR in 36 months, 3 %, {{signer}}\n";
  static const char *const wanted[]
      = { "{{company_name}}", "48600 EUR", "3 %", "36 months", "{{signer}}" };
  g_autoptr (GPtrArray) claims = find_claims (f, text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (claims->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < claims->len; j++)
        {
          const PursuitClaim *claim = claims->pdata[j];

          found = found
                  || (claim->end - claim->start == strlen (wanted[i])
                      && strncmp (lines[claim->line - 1] + claim->start, wanted[i],
                                  claim->end - claim->start)
                             == 0);
        }
      g_assert_true (found);
    }
}

static void
test_no_claims (Fixture *f, gconstpointer data)
{
  static const char *const lines[] = { "",
                                       "Line 3 has 14 pumps.",
                                       "ISO 9001 and DIN 471",
                                       "Call +43 732 1234",
                                       "Room 2.14",
                                       "\\{{company_name}}",
                                       "EUR",
                                       "100 percent sure" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GPtrArray) claims = find_claims (f, lines[i]);

      if (claims->len != 0)
        g_test_fail_printf ("“%s” is taken for a claim", lines[i]);
    }
}

/* Claims come line by line, and say on which line they stand. */
static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, i % 2 == 0 ? "{{city}} saves 5 %\n" : "{{company_name}}, 7 USD\n");
  claims = find_claims (f, text->str);
  g_assert_cmpuint (claims->len, ==, 100);
  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      g_assert_cmpuint (claim->line, ==, i / 2 + 1);
      g_assert_cmpint (claim->evidence != NULL, ==, claim->state == PURSUIT_CLAIM_SOURCED);
    }
}

/* More than anybody checks by hand are not listed, and a long text ends in good time. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = NULL;

  for (guint i = 0; i < 15000; i++)
    g_string_append (text, "{{company_name}} pays 1 EUR\n");
  claims = find_claims (f, text->str);
  g_assert_cmpuint (claims->len, ==, PURSUIT_CLAIMS_MAX);
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = find_claims (f, "{{company_name}} {{city}} 30 %\n");
  g_autoptr (JsonNode) node = pursuit_claims_to_json (claims);
  JsonArray *array = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);
      JsonObject *object = json_array_get_object_element (array, i);

      g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, claim->text);
      g_assert_cmpstr (json_object_get_string_member (object, "state"), ==,
                       pursuit_claim_state_to_string (claim->state));
      g_assert_cmpint (json_object_get_null_member (object, "evidence"), ==,
                       claim->evidence == NULL);
      g_assert_cmpint (json_object_get_null_member (object, "variable"), ==,
                       claim->variable == NULL);
    }
}

/* Records come from files: a value is text in the proposal, and never markup or a variable. */
static void
test_hostile_values (Fixture *f, gconstpointer data)
{
  static const char *const names[]
      = { "{{total}}",       "{{#if city}}",         "}}{{",
          "# Heading",       "<script>x</script>",   "a | b",
          "*bold* _it_ `c`", "[x](javascript:y)",    "![x](file:///etc/passwd)",
          "\\{{x}}",         "\342\200\256desrever", "%s%n%d" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PursuitProposalValues) values = NULL;
      g_autoptr (PursuitTemplateFill) fill = NULL;
      g_autoptr (GError) error = NULL;

      pursuit_record_set_text (f->input.lead, PURSUIT_LEAD_COMPANY_NAME, names[i]);
      values = pursuit_proposal_values_new (&f->input, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (g_hash_table_lookup (values->texts, "company_name"), ==, names[i]);
      fill = pursuit_template_fill ("For {{company_name}}.\n", values->values, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (fill->gaps->len, ==, 0);
      g_assert_null (strstr (fill->markdown, "48,600"));
      /* Signs that would begin markup stand behind a backslash. */
      g_assert_null (strstr (fill->markdown, "For <"));
      g_assert_null (strstr (fill->markdown, "For [x]"));
      g_assert_null (strstr (fill->markdown, "For !["));
      g_assert_null (strstr (fill->markdown, "For *bold"));
    }
}

/* The rules of a language do not depend on the machine's locale or on the tag's letter case. */
static void
test_tags (Fixture *f, gconstpointer data)
{
  static const char *const tags[][2]
      = { { "de-AT", "DE_at" }, { "fr", "fr-CA" }, { "es", "ES-mx" },
          { "en", "en_US" },    { "nl", "nl-BE" }, { "it", "it-CH" } };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_assert_true (pursuit_language_find (tags[i][0]) == pursuit_language_find (tags[i][1]));
      g_assert_true (pursuit_language_find (tags[i][0]) != pursuit_language_find ("tlh"));
    }
}

static void
test_words (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *tag;
    const char *one;
    const char *many;
    const char *title;
  } languages[] = {
    { "en", "1 month", "36 months", "Proposal for Käse" },
    { "de", "1 Monat", "36 Monate", "Angebot für Käse" },
    { "fr", "1 mois", "36 mois", "Proposition pour Käse" },
    { "es", "1 mes", "36 meses", "Propuesta para Käse" },
    { "it", "1 mese", "36 mesi", "Proposta per Käse" },
    { "nl", "1 maand", "36 maanden", "Voorstel voor Käse" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const PursuitLanguage *language = pursuit_language_find (languages[i].tag);
      g_autofree char *one = pursuit_language_format_months (language, 1);
      g_autofree char *many = pursuit_language_format_months (language, 36);
      g_autofree char *title = pursuit_language_format_title (language, "Käse");

      g_assert_cmpstr (one, ==, languages[i].one);
      g_assert_cmpstr (many, ==, languages[i].many);
      g_assert_cmpstr (title, ==, languages[i].title);
      /* What a proposal says of its term is read back as the same term. */
      g_assert_cmpuint (pursuit_proposal_parse_term (one), ==, 1);
      g_assert_cmpuint (pursuit_proposal_parse_term (many), ==, 36);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/engines/claims/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("ways-of-writing", test_ways_of_writing);
  ADD ("terms", test_terms);
  ADD ("places", test_places);
  ADD ("no-claims", test_no_claims);
  ADD ("order", test_order);
  ADD ("many", test_many);
  ADD ("json", test_json);
  ADD ("hostile-values", test_hostile_values);
  ADD ("tags", test_tags);
  ADD ("words", test_words);

  return g_test_run ();
}
