/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-cover.h"

#include "tests/engines/proposal-fixture.h"

static void
assert_fact (const PursuitPageCover *cover, guint index, const char *label, const char *value)
{
  g_assert_cmpstr (cover->facts[index].label, ==, label);
  g_assert_cmpstr (cover->facts[index].value, ==, value);
}

static void
test_facts (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitPageCover) cover = pursuit_proposal_cover_new (&f->input, 3);

  g_assert_cmpstr (cover->title, ==, "Proposal for Brennholt Pumpen GmbH");
  g_assert_cmpstr (cover->client, ==, "Brennholt Pumpen GmbH");
  assert_fact (cover, 0, "Prepared for", "Anna Keller");
  assert_fact (cover, 1, "Prepared by", "Marta Lindqvist");
  assert_fact (cover, 2, "Date", "24 November 2026");
  assert_fact (cover, 3, "Valid until", "18 December 2026");
  assert_fact (cover, 4, "Version", "3");
  assert_fact (cover, 5, NULL, NULL);
}

/* In the language of the proposal, whatever the machine speaks. */
static void
test_language (Fixture *f, gconstpointer data)
{
  static const char *const tags[] = { "en", "de", "de-AT", "fr", "es", "it", "nl", "xx" };
  g_autoptr (PursuitPageCover) german = NULL;

  f->input.language = "de";
  german = pursuit_proposal_cover_new (&f->input, 0);
  assert_fact (german, 0, "Erstellt für", "Anna Keller");
  assert_fact (german, 3, "Gültig bis", "18. Dezember 2026");
  assert_fact (german, 4, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (PursuitPageCover) cover = NULL;

      f->input.language = tags[i];
      cover = pursuit_proposal_cover_new (&f->input, 1);
      for (guint n = 0; n < 5; n++)
        g_assert_nonnull (cover->facts[n].label);
    }
}

static void
test_gaps (Fixture *f, gconstpointer data)
{
  const PursuitProposalInput nothing = { .organization_name = "Halvard Telemetrics" };
  g_autoptr (PursuitPageCover) cover = pursuit_proposal_cover_new (&nothing, 0);

  g_assert_null (cover->title);
  g_assert_null (cover->client);
  assert_fact (cover, 0, "Prepared by", "Halvard Telemetrics");
  assert_fact (cover, 1, NULL, NULL);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/engines/proposal-cover/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("has-the-facts", test_facts);
  ADD ("speaks-the-proposals-language", test_language);
  ADD ("leaves-out-what-is-not-known", test_gaps);

  return g_test_run ();
}
