/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-scorecard-hits-private.h"

#include "core/pursuit-person.h"

/* Long fields are quoted by their beginning. */
#define MAX_QUOTE_CHARS 240

void
pursuit_scorecard_hits_clear (PursuitScorecardHits *self)
{
  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      pursuit_evidence_free (self->parts[i].evidence);
      pursuit_evidence_free (self->parts[i].against_evidence);
    }
}

/* Whether a new piece of evidence is the one to show: the first of the strongest. */
static gboolean
is_news (const PursuitPartFindings *part, const PursuitScorecardRule *rule)
{
  if (rule->points == 0)
    return part->against == NULL;

  return part->best == NULL || rule->points > part->best->points;
}

static void
count (PursuitPartFindings *part, const PursuitScorecardRule *rule)
{
  if (rule->points > 0)
    part->n_for++;
}

static void
show (PursuitPartFindings *part, const PursuitScorecardRule *rule, PursuitEvidence *evidence)
{
  const PursuitScorecardRule **place = rule->points > 0 ? &part->best : &part->against;
  PursuitEvidence **where = rule->points > 0 ? &part->evidence : &part->against_evidence;

  *place = rule;
  pursuit_evidence_free (*where);
  *where = evidence;
}

/* A role alone says nothing to a person: what counts is who has it. */
static char *
dup_value (PursuitRecord *record, guint field)
{
  if (pursuit_record_get_kind (record) == PURSUIT_KIND_PERSON && field == PURSUIT_PERSON_ROLE)
    return pursuit_record_dup_title (record);

  return pursuit_record_dup_input (record, field);
}

static char *
dup_quote (PursuitRecord *record, guint field)
{
  char *text = dup_value (record, field);

  if (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) > MAX_QUOTE_CHARS)
    {
      g_autofree char *whole = text;
      g_autofree char *start = g_utf8_substring (whole, 0, MAX_QUOTE_CHARS);

      return g_strconcat (start, "…", NULL);
    }

  return text;
}

void
pursuit_scorecard_hits_add_field (PursuitScorecardHits *self,
                                  PursuitRule number,
                                  PursuitRecord *record,
                                  guint field)
{
  const PursuitScorecardRule *rule = pursuit_scorecard_get_rule (number);
  PursuitPartFindings *part = &self->parts[rule->part];

  count (part, rule);
  /* Evidence costs memory; most of fifty thousand leads' findings are not the best ones. */
  if (is_news (part, rule))
    {
      const PursuitFieldTable *fields = pursuit_record_get_fields (record);
      g_autofree char *quote = dup_quote (record, field);

      show (part, rule,
            pursuit_evidence_new (fields->kind, pursuit_record_get_id (record),
                                  fields->fields[field].key, quote));
    }
}

void
pursuit_scorecard_hits_take (PursuitScorecardHits *self,
                             PursuitRule number,
                             PursuitEvidence *evidence)
{
  const PursuitScorecardRule *rule = pursuit_scorecard_get_rule (number);
  PursuitPartFindings *part = &self->parts[rule->part];

  count (part, rule);
  if (is_news (part, rule))
    show (part, rule, evidence);
  else
    pursuit_evidence_free (evidence);
}

int
pursuit_part_findings_get_points (const PursuitPartFindings *self)
{
  guint further;
  int points;

  if (self->best == NULL)
    return self->against != NULL ? PURSUIT_SCORECARD_ONLY_AGAINST : PURSUIT_SCORE_NOT_ESTABLISHED;

  further = MIN (self->n_for - 1, PURSUIT_SCORECARD_MAX_FURTHER);
  points = self->best->points + (int) further * PURSUIT_SCORECARD_FURTHER;
  if (self->against != NULL)
    points -= PURSUIT_SCORECARD_AGAINST;

  return CLAMP (points, 0, 100);
}

gboolean
pursuit_scorecard_is_live (PursuitRecord *record)
{
  return pursuit_record_get_text (record, PURSUIT_FIELD_DELETED_AT) == NULL;
}

guint
pursuit_scorecard_get_n (GPtrArray *records)
{
  return records != NULL ? MIN (records->len, PURSUIT_SCORECARD_MAX_RECORDS) : 0;
}
