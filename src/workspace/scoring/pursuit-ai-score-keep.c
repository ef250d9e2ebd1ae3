/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-ai-score-keep-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-engine-name.h"
#include "core/pursuit-lead.h"
#include "workspace/scoring/pursuit-scorer-private.h"
#include "workspace/scoring/pursuit-scoring-private.h"

/* One answer that is being stored. */
typedef struct
{
  PursuitSession *session;
  PursuitBulk *bulk;
  const PursuitScoreBasis *basis;
  PursuitAiScoring *scoring;
  PursuitScorer *scorer; /* (nullable) once it is needed */
  GPtrArray *kept;       /* (element-type PursuitLeadScore) */
} Keeping;

/* It may have been edited while the model thought: then the score is about what it was before. */
static gboolean
find_stale (Keeping *self, PursuitRecord *lead, gboolean *is_stale, GError **error)
{
  g_autoptr (PursuitLeadContext) context = NULL;
  PursuitScorecardInput input;

  if (!pursuit_score_basis_describe (self->basis, self->session, lead, &input, &context, error))
    return FALSE;
  *is_stale = !pursuit_ai_scoring_is_current (self->scoring, &input);

  return TRUE;
}

/* As if nobody had been asked. */
static PursuitScore *
score_here (Keeping *self, PursuitRecord *lead, GError **error)
{
  g_autoptr (PursuitScore) score = NULL;

  if (self->scorer == NULL)
    self->scorer = pursuit_scorer_new (self->session, error);
  if (self->scorer == NULL)
    return NULL;
  score = pursuit_scorer_score (self->scorer, lead, PURSUIT_ENGINE_LOCAL, NULL, NULL, error);
  if (score == NULL)
    return NULL;
  pursuit_scoring_add_override (score, lead);

  return pursuit_scoring_keep (self->bulk, lead, score, FALSE, error) ? g_steal_pointer (&score)
                                                                      : NULL;
}

static gboolean
keep_unused (Keeping *self, PursuitRecord *lead, PursuitLeadScore *item, GError **error)
{
  if (!pursuit_scoring_keep_unused (self->bulk, item->lead_id, item->unused, error))
    return FALSE;
  if (pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_STALE) == 0)
    item->score = pursuit_lead_dup_score (lead);
  if (item->score == NULL)
    item->score = score_here (self, lead, error);

  return item->score != NULL;
}

static gboolean
keep_used (Keeping *self, PursuitRecord *lead, PursuitScore *score, GError **error)
{
  gboolean is_stale;

  if (!find_stale (self, lead, &is_stale, error))
    return FALSE;
  pursuit_scoring_add_override (score, lead);

  return pursuit_scoring_keep (self->bulk, lead, score, is_stale, error);
}

static gboolean
keep_one (Keeping *self,
          const char *id,
          PursuitScore *score,
          const PursuitReceipt *receipt,
          GError **error)
{
  g_autoptr (PursuitRecord) lead = NULL;
  PursuitLeadScore *item;

  /* It may have been deleted meanwhile. */
  if (!pursuit_session_exists (self->session, PURSUIT_KIND_LEAD, id))
    return TRUE;
  lead = pursuit_session_get (self->session, PURSUIT_KIND_LEAD, id, error);
  if (lead == NULL)
    return FALSE;

  g_free (score->scored_at);
  score->scored_at = pursuit_clock_dup_now ();
  pursuit_receipt_free (score->receipt);
  score->receipt = pursuit_receipt_copy (receipt);
  item = pursuit_lead_score_new (id);
  g_ptr_array_add (self->kept, item);
  if (score->established == 0)
    {
      item->unused = pursuit_score_ref (score);
      return keep_unused (self, lead, item, error);
    }
  item->score = pursuit_score_ref (score);

  return keep_used (self, lead, score, error);
}

GPtrArray *
pursuit_ai_score_keep (PursuitSession *session,
                       const PursuitScoreBasis *basis,
                       PursuitAiScoring *scoring,
                       GPtrArray *ids,
                       GHashTable *scores,
                       const PursuitReceipt *receipt,
                       GError **error)
{
  g_autoptr (GPtrArray) kept
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_lead_score_free);
  Keeping self = { .session = session, .basis = basis, .scoring = scoring, .kept = kept };
  gboolean done = TRUE;

  self.bulk = pursuit_bulk_new (session, NULL, NULL);
  for (guint i = 0; done && i < ids->len; i++)
    {
      PursuitScore *score = g_hash_table_lookup (scores, ids->pdata[i]);

      done = score == NULL || keep_one (&self, ids->pdata[i], score, receipt, error);
    }
  done = done && pursuit_bulk_finish (self.bulk, error);
  pursuit_bulk_free (self.bulk);
  g_clear_pointer (&self.scorer, pursuit_scorer_free);

  return done ? g_steal_pointer (&kept) : NULL;
}
