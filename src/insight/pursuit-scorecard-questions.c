/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-scorecard-hits-private.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a question needs to be known, so that it can be specific. */
typedef enum
{
  KNOWS_VALUE = 1 << 0,
  KNOWS_CONTACT = 1 << 1,
  KNOWS_TITLE = 1 << 2,
  KNOWS_CHAMPION = 1 << 3,
  KNOWS_COMPETITOR = 1 << 4,
  KNOWS_INDUSTRY = 1 << 5,
  KNOWS_CLOSE = 1 << 6,
  KNOWS_NEED = 1 << 7,
  KNOWS_DENIAL = 1 << 8, /* something speaks against the part itself */
  KNOWS_OVERDUE = 1 << 9,
  KNOWS_OFFER = 1 << 10,
} Knowledge;

/* The first question of a part whose needs are met is asked, so the specific ones come first.
 * {value} {threshold} {contact} {title} {champion} {competitor} {industry} {close} are filled. */
static const struct
{
  PursuitScorePart part;
  guint needs;
  const char *text;
} questions[] = {
  { PURSUIT_SCORE_BUDGET, KNOWS_DENIAL | KNOWS_VALUE,
    N_ ("ask when the next budget is made, and what would bring {value} into it") },
  { PURSUIT_SCORE_BUDGET, KNOWS_DENIAL, N_ ("ask when the next budget is made") },
  { PURSUIT_SCORE_BUDGET, KNOWS_OFFER,
    N_ ("ask whether the price of our proposal fits what they have planned") },
  { PURSUIT_SCORE_BUDGET, KNOWS_VALUE | KNOWS_CONTACT,
    N_ ("ask {contact} whose budget {value} would come from") },
  { PURSUIT_SCORE_BUDGET, KNOWS_VALUE, N_ ("ask whose budget {value} would come from") },
  { PURSUIT_SCORE_BUDGET, KNOWS_NEED, N_ ("ask what the problem costs them in a year") },
  { PURSUIT_SCORE_BUDGET, KNOWS_CONTACT, N_ ("ask {contact} what they have set aside for this") },
  { PURSUIT_SCORE_BUDGET, 0, N_ ("ask what they have set aside for this") },

  { PURSUIT_SCORE_AUTHORITY, KNOWS_DENIAL | KNOWS_CONTACT,
    N_ ("ask {contact} to bring the one who decides to the next talk") },
  { PURSUIT_SCORE_AUTHORITY, KNOWS_CHAMPION | KNOWS_VALUE,
    N_ ("ask {champion} who signs above {threshold}") },
  { PURSUIT_SCORE_AUTHORITY, KNOWS_VALUE, N_ ("ask who signs above {threshold}") },
  { PURSUIT_SCORE_AUTHORITY, KNOWS_CONTACT | KNOWS_TITLE,
    N_ ("ask {contact} ({title}) who else has to agree") },
  { PURSUIT_SCORE_AUTHORITY, KNOWS_CONTACT,
    N_ ("ask {contact} who decided when they last bought something like this") },
  { PURSUIT_SCORE_AUTHORITY, 0, N_ ("find out who would use it, and who would pay for it") },

  { PURSUIT_SCORE_NEED, KNOWS_DENIAL,
    N_ ("ask what would have to change before they look at this again") },
  { PURSUIT_SCORE_NEED, KNOWS_COMPETITOR, N_ ("ask what {competitor} does not do for them") },
  { PURSUIT_SCORE_NEED, KNOWS_CONTACT | KNOWS_TITLE,
    N_ ("ask {contact} what costs a {title} the most time") },
  { PURSUIT_SCORE_NEED, KNOWS_CONTACT, N_ ("ask {contact} what happens if nothing changes") },
  { PURSUIT_SCORE_NEED, KNOWS_INDUSTRY,
    N_ ("ask how they do it today; what is usual in {industry}?") },
  { PURSUIT_SCORE_NEED, 0, N_ ("ask which problem they want to be rid of") },

  { PURSUIT_SCORE_TIMELINE, KNOWS_OVERDUE,
    N_ ("ask for a new date: the expected close, {close}, has passed") },
  { PURSUIT_SCORE_TIMELINE, KNOWS_DENIAL,
    N_ ("ask what would make it urgent, and when to call again") },
  { PURSUIT_SCORE_TIMELINE, KNOWS_CLOSE, N_ ("ask what has to happen before {close}") },
  { PURSUIT_SCORE_TIMELINE, KNOWS_OFFER, N_ ("ask on which day they decide about our proposal") },
  { PURSUIT_SCORE_TIMELINE, KNOWS_NEED,
    N_ ("ask by when the problem has to be gone, and what hangs on that day") },
  { PURSUIT_SCORE_TIMELINE, KNOWS_CONTACT, N_ ("ask {contact} when they want to have it running") },
  { PURSUIT_SCORE_TIMELINE, 0, N_ ("ask when they want to have it running") },
};

static PursuitRecord *
find_by_choice (GPtrArray *records, guint field, const char *nick)
{
  for (guint i = 0; i < pursuit_scorecard_get_n (records); i++)
    {
      PursuitRecord *record = g_ptr_array_index (records, i);

      if (pursuit_scorecard_is_live (record)
          && g_strcmp0 (pursuit_record_get_text (record, field), nick) == 0)
        return record;
    }

  return NULL;
}

static const char *
get_champion (const PursuitScorecardInput *input)
{
  PursuitRecord *champion = find_by_choice (input->people, PURSUIT_PERSON_ROLE, "champion");

  return champion != NULL ? pursuit_record_get_text (champion, PURSUIT_PERSON_NAME) : NULL;
}

static guint
know_if (gboolean known, Knowledge what)
{
  return known ? what : 0;
}

static guint
get_knowledge (const PursuitScorecardInput *input,
               const PursuitScorecardHits *hits,
               PursuitScorePart part)
{
  PursuitRecord *lead = input->lead;
  const PursuitScorecardRule *against = hits->parts[part].against;
  const char *title = pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_TITLE);
  gboolean overdue = against == pursuit_scorecard_get_rule (PURSUIT_RULE_TIMELINE_OVERDUE);

  return know_if (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE) > 0, KNOWS_VALUE)
         | know_if (pursuit_record_is_set (lead, PURSUIT_LEAD_CONTACT_NAME), KNOWS_CONTACT)
         | know_if (!pursuit_str_is_blank (title), KNOWS_TITLE)
         | know_if (get_champion (input) != NULL, KNOWS_CHAMPION)
         | know_if (pursuit_record_is_set (lead, PURSUIT_LEAD_COMPETITOR), KNOWS_COMPETITOR)
         | know_if (pursuit_record_is_set (lead, PURSUIT_LEAD_INDUSTRY), KNOWS_INDUSTRY)
         | know_if (pursuit_record_is_set (lead, PURSUIT_LEAD_EXPECTED_CLOSE), KNOWS_CLOSE)
         | know_if (hits->parts[PURSUIT_SCORE_NEED].best != NULL, KNOWS_NEED)
         | know_if (against != NULL && !overdue, KNOWS_DENIAL) | know_if (overdue, KNOWS_OVERDUE)
         | know_if (find_by_choice (input->proposals, PURSUIT_PROPOSAL_STATUS, "sent") != NULL,
                    KNOWS_OFFER);
}

/* A sum in whole major units: nobody asks about cents. */
static char *
dup_sum (const PursuitScorecardInput *input, gint64 minor)
{
  static const PursuitNumberStyle spaced = { '.', "\302\240" };
  const PursuitNumberStyle *style = input->style != NULL ? input->style : &spaced;
  const char *currency = pursuit_record_get_text (input->lead, PURSUIT_LEAD_CURRENCY);
  g_autofree char *exact = pursuit_money_format (minor, currency, style, FALSE);
  char *point
      = pursuit_currency_get_exponent (currency) != 0 ? strrchr (exact, style->decimal) : NULL;

  if (point != NULL)
    *point = '\0';

  return currency != NULL ? g_strconcat (exact, "\302\240", currency, NULL)
                          : g_steal_pointer (&exact);
}

/* The round sum below: 48 600 is a question about 40 000. */
static char *
dup_threshold (const PursuitScorecardInput *input)
{
  gint64 minor = pursuit_record_get_integer (input->lead, PURSUIT_LEAD_VALUE);
  gint64 unit = 1;

  while (minor / unit >= 10)
    unit *= 10;

  return dup_sum (input, minor / unit * unit);
}

static char *
dup_filling (const PursuitScorecardInput *input, const char *name)
{
  PursuitRecord *lead = input->lead;

  if (strcmp (name, "value") == 0)
    return dup_sum (input, pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE));
  if (strcmp (name, "threshold") == 0)
    return dup_threshold (input);
  if (strcmp (name, "contact") == 0)
    return g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_NAME));
  if (strcmp (name, "title") == 0)
    return g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_TITLE));
  if (strcmp (name, "champion") == 0)
    return g_strdup (get_champion (input));
  if (strcmp (name, "competitor") == 0)
    return g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_COMPETITOR));
  if (strcmp (name, "industry") == 0)
    return g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_INDUSTRY));

  return g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_EXPECTED_CLOSE));
}

static char *
fill (const PursuitScorecardInput *input, const char *text)
{
  GString *out = g_string_new (NULL);
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = NULL;
      g_autofree char *filling = NULL;

      if (close == NULL)
        break;
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      filling = dup_filling (input, name);
      g_string_append_len (out, text, open - text);
      g_string_append (out, filling != NULL ? filling : "");
      text = close + 1;
    }
  g_string_append (out, text);

  return g_string_free (out, FALSE);
}

char *
pursuit_scorecard_dup_question (const PursuitScorecardInput *input,
                                const PursuitScorecardHits *hits,
                                PursuitScorePart part)
{
  guint knowledge = get_knowledge (input, hits, part);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (questions[i].part == part && (questions[i].needs & ~knowledge) == 0)
      return fill (input, _ (questions[i].text));

  g_assert_not_reached ();
}
