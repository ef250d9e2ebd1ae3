/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-sayings-private.h"

#include "core/pursuit-util.h"
#include "insight/pursuit-denial-private.h"

#include <string.h>

/* Groups of job titles, in the order that decides between equally long matches. */
static const struct
{
  const char *group;
  PursuitRule rule;
} titles[] = {
  { "title-none", PURSUIT_N_RULES },
  { "title-team", PURSUIT_RULE_AUTHORITY_TITLE_MANAGER },
  { "authority-title-top", PURSUIT_RULE_AUTHORITY_TITLE_TOP },
  { "authority-title-head", PURSUIT_RULE_AUTHORITY_TITLE_HEAD },
  { "authority-title-manager", PURSUIT_RULE_AUTHORITY_TITLE_MANAGER },
};

/* Which of the lexicon's groups means what. */
typedef struct
{
  PursuitDenial denial;
  guint unknown, nothing, yes, time, inbound;
  guint titles[G_N_ELEMENTS (titles)];
  PursuitRule *rules; /* by group; PURSUIT_N_RULES for groups that are no sayings */
} Groups;

static const PursuitRule against[PURSUIT_SCORE_N_PARTS] = {
  [PURSUIT_SCORE_BUDGET] = PURSUIT_RULE_BUDGET_DENIED_SAID,
  [PURSUIT_SCORE_AUTHORITY] = PURSUIT_RULE_AUTHORITY_DENIED_SAID,
  [PURSUIT_SCORE_NEED] = PURSUIT_RULE_NEED_DENIED_SAID,
  [PURSUIT_SCORE_TIMELINE] = PURSUIT_RULE_TIMELINE_DENIED_SAID,
};

static guint
need_group (const char *name)
{
  return pursuit_lexicon_need_group (pursuit_lexicon_get (), name);
}

static PursuitRule *
new_rules_by_group (void)
{
  guint n_groups = pursuit_lexicon_get_n_groups (pursuit_lexicon_get ());
  PursuitRule *rules = g_new (PursuitRule, n_groups);

  for (guint i = 0; i < n_groups; i++)
    rules[i] = PURSUIT_N_RULES;
  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    {
      const char *id = pursuit_scorecard_get_rule (i)->id;

      if (g_str_has_suffix (id, "-said"))
        rules[need_group (id)] = i;
    }

  return rules;
}

static const Groups *
get_groups (void)
{
  static gsize instance;

  if (g_once_init_enter (&instance))
    {
      Groups *groups = g_new0 (Groups, 1);

      pursuit_denial_init (&groups->denial, pursuit_lexicon_get ());
      groups->unknown = need_group ("unknown");
      groups->nothing = need_group ("nothing");
      groups->yes = need_group ("yes");
      groups->time = need_group ("time");
      groups->inbound = need_group ("need-source-inbound");
      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        groups->titles[i] = need_group (titles[i].group);
      groups->rules = new_rules_by_group ();
      g_once_init_leave (&instance, (gsize) groups);
    }

  return (const Groups *) instance;
}

/* "Budget freeze until 2027" must not be read as a budget of 2027. */
static gboolean
is_part_of_denial (const GArray *matches, const PursuitLexiconMatch *match, PursuitScorePart part)
{
  const Groups *groups = get_groups ();

  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *other = &g_array_index (matches, PursuitLexiconMatch, i);

      if (groups->rules[other->group] == against[part] && other->first <= match->last
          && match->first <= other->last)
        return TRUE;
    }

  return FALSE;
}

static void
judge (const PursuitWords *words,
       const GArray *matches,
       const PursuitLexiconMatch *match,
       GArray *sayings)
{
  const PursuitDenial *denial = &get_groups ()->denial;
  PursuitSaying saying = { get_groups ()->rules[match->group], match->first, match->last };
  const PursuitScorecardRule *rule = pursuit_scorecard_get_rule (saying.rule);

  if (pursuit_denial_is_conditional (denial, words, matches, match->first))
    return;
  /* Inside the phrases that speak against, "no" and "not" belong to what is said. */
  if (rule->points == 0)
    {
      if (!pursuit_denial_stands_before (denial, words, matches, match->first))
        g_array_append_val (sayings, saying);
      return;
    }
  if (is_part_of_denial (matches, match, rule->part))
    return;

  if (pursuit_denial_denies (denial, words, matches, match->first, match->last))
    saying.rule = against[rule->part];
  g_array_append_val (sayings, saying);
}

static GArray *
match_words (const PursuitWords *words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PursuitLexiconMatch));

  pursuit_lexicon_match (pursuit_lexicon_get (), words, matches);

  return matches;
}

void
pursuit_sayings_find (const PursuitWords *words, GArray *sayings)
{
  const Groups *groups = get_groups ();
  g_autoptr (GArray) matches = match_words (words);

  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (matches, PursuitLexiconMatch, i);

      if (groups->rules[match->group] != PURSUIT_N_RULES)
        judge (words, matches, match, sayings);
    }
}

static gboolean
is_whole (const PursuitWords *words, const GArray *matches, guint group)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (matches, PursuitLexiconMatch, i);

      if (match->group == group && match->first == 0 && match->last + 1 == words->words->len)
        return TRUE;
    }

  return FALSE;
}

/* "approved" or, denied, "not approved": PURSUIT_CELL_YES, _NO, or _WORDS if neither stands there.
 */
static PursuitCell
find_yes (const PursuitWords *words, const GArray *matches)
{
  const PursuitDenial *denial = &get_groups ()->denial;
  PursuitCell cell = PURSUIT_CELL_WORDS;

  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (matches, PursuitLexiconMatch, i);

      if (match->group != get_groups ()->yes)
        continue;
      if (pursuit_denial_denies (denial, words, matches, match->first, match->last))
        return PURSUIT_CELL_NO;
      if (!pursuit_denial_is_conditional (denial, words, matches, match->first))
        cell = PURSUIT_CELL_YES;
    }

  return cell;
}

static gboolean
says_against (const PursuitWords *words, PursuitScorePart part)
{
  g_autoptr (GArray) sayings = g_array_new (FALSE, FALSE, sizeof (PursuitSaying));

  pursuit_sayings_find (words, sayings);
  for (guint i = 0; i < sayings->len; i++)
    if (g_array_index (sayings, PursuitSaying, i).rule == against[part])
      return TRUE;

  return FALSE;
}

static gboolean
is_zero (const char *number)
{
  return number[strspn (number, "0.,")] == '\0';
}

static gboolean
names_number (const PursuitWords *words, const GArray *matches, PursuitScorePart part)
{
  for (guint i = 0; i < words->words->len; i++)
    if (pursuit_words_get (words, i)->is_number
        || (part == PURSUIT_SCORE_TIMELINE
            && pursuit_lexicon_covers (matches, get_groups ()->time, i)))
      return TRUE;

  return FALSE;
}

static PursuitCell
read_words (const PursuitWords *words, PursuitScorePart part)
{
  const Groups *groups = get_groups ();
  g_autoptr (GArray) matches = match_words (words);
  PursuitCell yes;

  if (words->words->len == 0 || is_whole (words, matches, groups->unknown))
    return PURSUIT_CELL_UNKNOWN;
  if (is_whole (words, matches, groups->nothing) || says_against (words, part))
    return PURSUIT_CELL_NO;

  if (part == PURSUIT_SCORE_BUDGET)
    {
      yes = find_yes (words, matches);
      if (yes != PURSUIT_CELL_WORDS)
        return yes;
      if (pursuit_words_get (words, 0)->is_number && is_zero (pursuit_words_get_text (words, 0)))
        return PURSUIT_CELL_NO;
    }

  return names_number (words, matches, part) ? PURSUIT_CELL_NUMBER : PURSUIT_CELL_WORDS;
}

PursuitCell
pursuit_cell_read (const char *text, PursuitScorePart part)
{
  g_auto (PursuitWords) words = { 0 };

  if (pursuit_str_is_blank (text))
    return PURSUIT_CELL_UNKNOWN;

  pursuit_words_init (&words);
  pursuit_words_set (&words, text, strlen (text));

  return read_words (&words, part);
}

static gboolean
find_title (guint group, guint *index)
{
  for (*index = 0; *index < G_N_ELEMENTS (titles); (*index)++)
    if (get_groups ()->titles[*index] == group)
      return TRUE;

  return FALSE;
}

/* The longest match counts; of two equally long ones that of the group which stands first. */
static PursuitRule
read_title_words (const PursuitWords *words)
{
  g_autoptr (GArray) matches = match_words (words);
  PursuitRule rule = PURSUIT_N_RULES;
  guint best_length = 0;
  guint best_index = 0;
  guint index;

  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (matches, PursuitLexiconMatch, i);
      guint length = match->last + 1 - match->first;

      if (!find_title (match->group, &index) || length < best_length
          || (length == best_length && index >= best_index))
        continue;
      best_length = length;
      best_index = index;
      rule = titles[index].rule;
    }

  return rule;
}

PursuitRule
pursuit_title_read (const char *title)
{
  g_auto (PursuitWords) words = { 0 };

  if (pursuit_str_is_blank (title))
    return PURSUIT_N_RULES;

  pursuit_words_init (&words);
  pursuit_words_set (&words, title, strlen (title));

  return read_title_words (&words);
}

gboolean
pursuit_source_is_inbound (const char *source)
{
  g_auto (PursuitWords) words = { 0 };
  g_autoptr (GArray) matches = NULL;

  if (pursuit_str_is_blank (source))
    return FALSE;

  pursuit_words_init (&words);
  pursuit_words_set (&words, source, strlen (source));
  matches = match_words (&words);
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, PursuitLexiconMatch, i).group == get_groups ()->inbound)
      return TRUE;

  return FALSE;
}
