/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-scorecard-rules-private.h"

G_BEGIN_DECLS

/* What has been found about one part so far. */
typedef struct
{
  const PursuitScorecardRule *best; /* the strongest rule that speaks for it */
  PursuitEvidence *evidence;        /* (owned) what that one rests on */
  guint n_for;                      /* pieces of evidence for it, the best one included */
  const PursuitScorecardRule *against;
  PursuitEvidence *against_evidence; /* (owned) */
} PursuitPartFindings;

typedef struct
{
  PursuitPartFindings parts[PURSUIT_SCORE_N_PARTS];
} PursuitScorecardHits;

void pursuit_scorecard_hits_clear (PursuitScorecardHits *self);

/* Counts one piece of evidence: a field of a record. */
void pursuit_scorecard_hits_add_field (PursuitScorecardHits *self,
                                       PursuitRule rule,
                                       PursuitRecord *record,
                                       guint field);

/* Counts one piece of evidence that the caller has put together. */
void pursuit_scorecard_hits_take (PursuitScorecardHits *self,
                                  PursuitRule rule,
                                  PursuitEvidence *evidence);

int pursuit_part_findings_get_points (const PursuitPartFindings *self);

/* What looks where, cheap first: the fields of records, then the words of texts. */
void pursuit_scorecard_collect_facts (const PursuitScorecardInput *input,
                                      PursuitScorecardHits *hits);
void pursuit_scorecard_collect_texts (const PursuitScorecardInput *input,
                                      PursuitScorecardHits *hits);
char *pursuit_scorecard_dup_question (const PursuitScorecardInput *input,
                                      const PursuitScorecardHits *hits,
                                      PursuitScorePart part);

/* Whether a record counts at all, and how many of a list do. */
gboolean pursuit_scorecard_is_live (PursuitRecord *record);
guint pursuit_scorecard_get_n (GPtrArray *records);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitScorecardHits, pursuit_scorecard_hits_clear)

G_END_DECLS
