/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-sayings-private.h"

#include <string.h>

static char *
dup_sayings (const char *text)
{
  g_auto (PursuitWords) words = { 0 };
  g_autoptr (GArray) sayings = g_array_new (FALSE, FALSE, sizeof (PursuitSaying));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  pursuit_words_init (&words);
  pursuit_words_set (&words, text, strlen (text));
  pursuit_sayings_find (&words, sayings);
  for (guint i = 0; i < sayings->len; i++)
    {
      const char *id
          = pursuit_scorecard_get_rule (g_array_index (sayings, PursuitSaying, i).rule)->id;

      if (!g_ptr_array_find_with_equal_func (names, id, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) id);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static const struct
{
  const char *text;
  const char *expected;
} sayings[] = {
  { "The budget is approved.", "budget-approved-said" },
  { "Das Budget ist freigegeben.", "budget-approved-said" },
  { "Fifty thousand are in the plan for 2027.", "budget-planned-said" },
  { "We have no budget for this.", "budget-denied-said" },
  { "We don't have the budget", "budget-denied-said" },
  { "Das Budget ist noch nicht freigegeben.", "budget-denied-said" },
  { "Wir haben kein Budget.", "budget-denied-said" },
  { "The budget has not been approved yet.", "budget-denied-said" },
  { "Budget freeze until 2027", "budget-denied-said" },
  { "If the budget is approved we start.", "" },
  { "Wenn das Budget genehmigt ist, sehen wir weiter.", "" },
  { "It is not too expensive.", "" },
  { "No doubt, the budget is approved", "budget-approved-said" },
  { "I sign orders up to that sum.", "authority-signs-said" },
  { "Unsere Leiterin unterschreibt.", "authority-named-said" },
  { "I have to ask my boss.", "authority-denied-said" },
  { "I do not decide.", "authority-denied-said" },
  { "Three stops since June, one of nine hours.", "need-pain-said" },
  { "Es dauert zu lange.", "need-pain-said" },
  { "We are looking for a new system.", "need-wish-said" },
  { "We are not interested in this.", "need-denied-said" },
  { "Wir brauchen das nicht.", "need-denied-said" },
  { "Kein Bedarf.", "need-denied-said" },
  { "It has to run before the March audit.", "timeline-deadline-said" },
  { "Bis Ende Juni muss das laufen", "timeline-deadline-said" },
  { "As soon as possible", "timeline-soon-said" },
  { "There is no rush.", "timeline-denied-said" },
  { "Not before March.", "timeline-denied-said" },
  { "No later than Friday", "timeline-deadline-said" },
  { "We need it this quarter, not next year.", "need-wish-said timeline-soon-said" },
  { "Nice weather in Linz.", "" },
  { "", "" },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autofree char *found = dup_sayings (sayings[i].text);

      if (strcmp (found, sayings[i].expected) != 0)
        g_test_fail_printf ("“%s” says “%s”, not “%s”", sayings[i].text, found,
                            sayings[i].expected);
    }
}

static void
test_cells (void)
{
  static const struct
  {
    PursuitScorePart part;
    const char *text;
    PursuitCell expected;
  } cells[] = {
    { PURSUIT_SCORE_BUDGET, "", PURSUIT_CELL_UNKNOWN },
    { PURSUIT_SCORE_BUDGET, NULL, PURSUIT_CELL_UNKNOWN },
    { PURSUIT_SCORE_BUDGET, " - ", PURSUIT_CELL_UNKNOWN },
    { PURSUIT_SCORE_BUDGET, "N/A", PURSUIT_CELL_UNKNOWN },
    { PURSUIT_SCORE_BUDGET, "tbd", PURSUIT_CELL_UNKNOWN },
    { PURSUIT_SCORE_BUDGET, "noch offen", PURSUIT_CELL_UNKNOWN },
    { PURSUIT_SCORE_BUDGET, "none", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_BUDGET, "0", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_BUDGET, "0.00 EUR", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_BUDGET, "not approved", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_BUDGET, "nicht freigegeben", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_BUDGET, "budget freeze", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_BUDGET, "50 000 EUR", PURSUIT_CELL_NUMBER },
    { PURSUIT_SCORE_BUDGET, "about fifty thousand", PURSUIT_CELL_WORDS },
    { PURSUIT_SCORE_BUDGET, "50k, approved", PURSUIT_CELL_YES },
    { PURSUIT_SCORE_BUDGET, "50k if approved", PURSUIT_CELL_NUMBER },
    { PURSUIT_SCORE_TIMELINE, "March", PURSUIT_CELL_NUMBER },
    { PURSUIT_SCORE_TIMELINE, "Q3", PURSUIT_CELL_NUMBER },
    { PURSUIT_SCORE_TIMELINE, "soon", PURSUIT_CELL_WORDS },
    { PURSUIT_SCORE_TIMELINE, "no rush", PURSUIT_CELL_NO },
    { PURSUIT_SCORE_NEED, "Pumps stop without a warning", PURSUIT_CELL_WORDS },
    { PURSUIT_SCORE_NEED, "kein Bedarf", PURSUIT_CELL_NO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      PursuitCell cell = pursuit_cell_read (cells[i].text, cells[i].part);

      if (cell != cells[i].expected)
        g_test_fail_printf ("“%s” is read as %u, not %u", cells[i].text, cell, cells[i].expected);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    const char *title;
    PursuitRule expected;
  } titles[] = {
    { "CEO", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
    { "Co-Founder & CTO", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
    { "Chief Digital Officer", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
    { "Geschäftsführerin", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
    { "Geschaeftsfuehrer", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
    { "President", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
    { "Vice President Sales", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
    { "Head of Operations", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
    { "Facility Director", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
    { "Leiter Instandhaltung", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
    { "Produktionsleiterin", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
    { "Plant Manager", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
    { "Maintenance Lead", PURSUIT_RULE_AUTHORITY_TITLE_MANAGER },
    { "Energy Manager", PURSUIT_RULE_AUTHORITY_TITLE_MANAGER },
    { "Technical Manager", PURSUIT_RULE_AUTHORITY_TITLE_MANAGER },
    { "Teamleiterin Einkauf", PURSUIT_RULE_AUTHORITY_TITLE_MANAGER },
    { "Executive Assistant to the CEO", PURSUIT_N_RULES },
    { "Assistenz der Geschäftsführung", PURSUIT_N_RULES },
    { "Former CEO", PURSUIT_N_RULES },
    { "Engineer", PURSUIT_N_RULES },
    { "", PURSUIT_N_RULES },
    { NULL, PURSUIT_N_RULES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      PursuitRule rule = pursuit_title_read (titles[i].title);

      if (rule != titles[i].expected)
        g_test_fail_printf ("“%s” is read as %u, not %u", titles[i].title, rule,
                            titles[i].expected);
    }
}

static void
test_sources (void)
{
  g_assert_true (pursuit_source_is_inbound ("Trade fair, Linz"));
  g_assert_true (pursuit_source_is_inbound ("Welingak Website"));
  g_assert_true (pursuit_source_is_inbound ("Empfehlung eines Kunden"));
  g_assert_false (pursuit_source_is_inbound ("Cold call"));
  g_assert_false (pursuit_source_is_inbound ("Purchased list"));
  g_assert_false (pursuit_source_is_inbound (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/sayings/find", test_find);
  g_test_add_func ("/insight/sayings/cells", test_cells);
  g_test_add_func ("/insight/sayings/titles", test_titles);
  g_test_add_func ("/insight/sayings/sources", test_sources);

  return g_test_run ();
}
