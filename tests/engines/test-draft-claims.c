/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-values.h"

#include "tests/engines/draft-sources.h"
#include "tests/engines/planted-claims.h"

#include <string.h>

/* Written when the finder was there, to see how it does on what it was not made for: it missed a
 * third and twenty-two, and flagged none of those that are true. */
static const char *const more_planted[] = {
  "We monitor 1,400 machines worldwide.",
  "Payback comes after 11 months.",
  "Nine of ten customers renew.",
  "The ROI is 3.5 to 1.",
  "Hannover Pumptech has seen fewer stops with us.",
  "Our engineers hold the DIN EN 9100 certificate.",
  "You will see results by Easter 2027, on 28 March.",
  "Your 6 older pumps fail every 90 days.",
  "We have worked with Bosch Rexroth since 2021.",
  "The lowest false alarm rate in the industry is ours.",
  "Maintenance costs drop by a third.",
  "The gateway stores data for 30 days.",
  "Support is reachable around the clock.",
  "Each shift costs 4,750 EUR.",
  "The warranty runs for three years.",
  "Our data centre in Dublin keeps your data.",
  "We never miss a failure.",
  "Installation costs are included for free.",
  "Twenty-two operators will be trained.",
  "Prices rise on 1 February.",
};

static const char *const more_borne_out[] = {
  "On line 3 you run 14 pumps, and six of them are more than 20 years old.",
  "Whenever line 3 stands still, 12 % of output is lost.",
  "We propose to start in March, after the decision of your board on 12 December.",
  "Two of our technicians need three weeks to install the sensors.",
  "A sensor measures every 10 minutes, and its battery lasts for five years.",
  "With an average warning of 9 days you can plan the repair.",
  "Because the sensors are wireless, there are no cables to lay.",
  "Jonas Reuter asked for a reaction time of 4 hours; we agree to it.",
  "All data stays in Germany.",
  "You pay 180 EUR per sensor and year.",
  "The false alarms of the Vibrotech system, 40 a month, come to an end.",
  "Eight of your operators are trained by us.",
  "Papierwerk Lenz has worked with it since 2019.",
  "Our 310 customers come from 12 countries.",
  "Two shifts and 9,500 EUR are what each stop costs.",
  "The offer stands until 18 December 2026.",
  "The contract term is 36 months.",
  "Our platform holds the ISO 27001 certificate.",
  "For explosive areas the sensors have ATEX approval.",
  "Please send us your questions, Anna Keller.",
};

static const char *const german_planted[] = {
  "Sie betreiben 24 Pumpen an Linie 3.",
  "Das senkt die Kosten um 30 %.",
  "Wir sind Marktführer.",
  "Kunden wie Nordstahl vertrauen uns.",
  "Die Montage dauert fünf Tage.",
  "Ein Ausfall kostet 19.500 EUR.",
  "Der Start ist im Februar 2027.",
  "Wir garantieren den Erfolg.",
  "Wir sind nach ISO 9001 zertifiziert.",
  "Die Nordstahl AG nutzt das System.",
};

static const char *const german_borne_out[] = {
  "Drei Stillstände seit Juni sind drei zu viel.",
  "Der Start ist im März 2027.",
  "Jeder Ausfall kostet 9.500 EUR.",
  "Ihre Daten bleiben in Deutschland.",
  "Die Plattform ist nach ISO 27001 zertifiziert.",
  "Sie verlieren 12 % der Produktion.",
};

static void
set_up_draft (Fixture *f, gconstpointer data)
{
  set_up (f, data);
  f->input.sources = new_draft_sources ();
}

static void
tear_down_draft (Fixture *f, gconstpointer data)
{
  pursuit_sources_unref (f->input.sources);
  tear_down (f, data);
}

static PursuitProposalValues *
new_values (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  PursuitProposalValues *values = pursuit_proposal_values_new (&f->input, &error);

  g_assert_no_error (error);

  return values;
}

static gboolean
is_flagged (PursuitProposalValues *values, const Planted *draft)
{
  g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (values, draft->text);
  const char *wrong = strstr (draft->text, draft->wrong);
  guint start = (guint) (wrong - draft->text);

  g_assert_nonnull (wrong);
  for (guint i = 0; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->state == PURSUIT_CLAIM_UNSOURCED && claim->start < start + strlen (draft->wrong)
          && start < claim->end)
        return TRUE;
    }

  return FALSE;
}

/* Every one of 50 claims that were made up is flagged, at its place. */
static void
test_planted (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) values = new_values (f);
  guint n_missed = 0;

  g_assert_cmpuint (G_N_ELEMENTS (planted), ==, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    if (!is_flagged (values, &planted[i]))
      {
        g_test_message ("missed: %s (%s)", planted[i].text, planted[i].wrong);
        n_missed++;
      }
  g_assert_cmpuint (n_missed, ==, 0);
}

/* Of 50 sentences that the sources bear out at most two are flagged. */
static void
test_borne_out (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalValues) values = new_values (f);
  guint n_flagged = 0;

  g_assert_cmpuint (G_N_ELEMENTS (borne_out), ==, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (borne_out); i++)
    {
      g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (values, borne_out[i]);
      gboolean flagged = FALSE;

      for (guint j = 0; j < claims->len; j++)
        {
          const PursuitClaim *claim = g_ptr_array_index (claims, j);

          if (claim->state != PURSUIT_CLAIM_UNSOURCED)
            continue;
          g_test_message ("flagged: %s (%s)", borne_out[i], claim->text);
          flagged = TRUE;
        }
      n_flagged += flagged;
    }
  g_assert_cmpuint (n_flagged, <=, 2);
}

/* How many of some sentences hold something unsourced; @shows those that do. */
static guint
count_flagged (Fixture *f, const char *const *texts, gsize n_texts, gboolean shows)
{
  g_autoptr (PursuitProposalValues) values = new_values (f);
  guint n_flagged = 0;

  for (gsize i = 0; i < n_texts; i++)
    {
      g_autoptr (GPtrArray) claims = pursuit_proposal_values_list_claims (values, texts[i]);
      gboolean flagged = FALSE;

      for (guint j = 0; j < claims->len; j++)
        flagged = flagged || ((PursuitClaim *) claims->pdata[j])->state == PURSUIT_CLAIM_UNSOURCED;
      if (flagged == shows)
        g_test_message ("%s: %s", flagged ? "flagged" : "missed", texts[i]);
      n_flagged += flagged;
    }

  return n_flagged;
}

static void
test_more (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (count_flagged (f, more_planted, G_N_ELEMENTS (more_planted), FALSE), ==,
                    G_N_ELEMENTS (more_planted));
  g_assert_cmpuint (count_flagged (f, more_borne_out, G_N_ELEMENTS (more_borne_out), TRUE), <=, 1);
}

static void
test_german (Fixture *f, gconstpointer data)
{
  f->input.language = "de";
  g_assert_cmpuint (count_flagged (f, german_planted, G_N_ELEMENTS (german_planted), FALSE), ==,
                    G_N_ELEMENTS (german_planted));
  /* What was said in English about stops does not bear out what is said in German about them. */
  g_assert_cmpuint (count_flagged (f, german_borne_out, G_N_ELEMENTS (german_borne_out), TRUE), <=,
                    1);
}

/* Without sources nothing is known, and nothing but figures of the contract is asked about. */
static void
test_no_sources (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->input.sources, pursuit_sources_unref);
  g_assert_cmpuint (
      count_flagged (f,
                     (const char *const[]){ "We are ISO 9001 certified.", "500 customers trust us.",
                                            "Siemens uses it." },
                     3, TRUE),
      ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/engines/draft-claims/" name, Fixture, NULL, set_up_draft, function, tear_down_draft)
  ADD ("planted", test_planted);
  ADD ("borne-out", test_borne_out);
  ADD ("more", test_more);
  ADD ("german", test_german);
  ADD ("no-sources", test_no_sources);

  return g_test_run ();
}
