/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-answer.h"
#include "ai/pursuit-ai-model.h"

G_BEGIN_DECLS

/**
 * PursuitAiOutcome:
 * @PURSUIT_AI_OUTCOME_OPEN: it is under way
 * @PURSUIT_AI_OUTCOME_ANSWERED: it was answered
 * @PURSUIT_AI_OUTCOME_REFUSED: the model refused; that is paid like an answer
 * @PURSUIT_AI_OUTCOME_FAILED: it failed
 * @PURSUIT_AI_OUTCOME_CUT: it failed after a part of the answer had come
 * @PURSUIT_AI_OUTCOME_CANCELLED: it was cancelled
 * @PURSUIT_AI_OUTCOME_SKIPPED: it was not sent, since the model has just failed several times
 * @PURSUIT_AI_OUTCOME_DENIED: it was not sent, since a budget, the lack of a key, or its length
 *   forbade it
 *
 * What became of an attempt.
 */
typedef enum
{
  PURSUIT_AI_OUTCOME_OPEN,
  PURSUIT_AI_OUTCOME_ANSWERED,
  PURSUIT_AI_OUTCOME_REFUSED,
  PURSUIT_AI_OUTCOME_FAILED,
  PURSUIT_AI_OUTCOME_CUT,
  PURSUIT_AI_OUTCOME_CANCELLED,
  PURSUIT_AI_OUTCOME_SKIPPED,
  PURSUIT_AI_OUTCOME_DENIED,
} PursuitAiOutcome;

/**
 * PursuitAiAttempt:
 * @id: a name of its own, for a ledger
 * @provider: who was asked
 * @model: which model was asked for
 * @reasoning_model: (nullable): that of its #PursuitAiRoute
 * @rung: the place of the route on the way of falling back, 0 for the first choice
 * @number: the number of the try there, from 1
 * @started_us: when, in microseconds since 1970-01-01 UTC: its prices are those of that moment
 * @served: (nullable): which one answered
 * @request_id: (nullable): what the provider calls the request
 * @max_output: the most tokens of the answer that can be paid for
 * @host: (nullable): where it goes, host and port; %NULL for a provider without a network
 * @n_sent: how many bytes left this machine, the key and other headers aside
 * @waited_ms: how long was waited before it
 * @outcome: what became of it
 * @status: the status of HTTP; 0 if there was none
 * @error: (nullable): why it failed
 * @usage: what it took; nothing if nothing can have been begun, an upper bound where nobody knows
 *
 * One request to one provider.
 */
typedef struct
{
  char *id;
  PursuitAiProviderKind provider;
  char *model;
  char *reasoning_model;
  guint rung;
  guint number;
  gint64 started_us;
  char *served;
  char *request_id;
  gint64 max_output;
  char *host;
  gsize n_sent;
  guint waited_ms;
  PursuitAiOutcome outcome;
  guint status;
  GError *error;
  PursuitAiUsage usage;
} PursuitAiAttempt;

/**
 * PursuitAiReport:
 * @attempts: (element-type PursuitAiAttempt): what was tried, in order
 * @n_requests: how many requests left this machine
 * @partial: (nullable): what had come of an answer when it was cut, cancelled or refused
 *
 * The way to an answer, or to none: for a receipt.
 */
typedef struct
{
  GPtrArray *attempts;
  guint n_requests;
  PursuitAiAnswer *partial;
} PursuitAiReport;

/**
 * pursuit_ai_outcome_to_string:
 * @outcome: an outcome
 *
 * Returns: "open", "answered", "refused", "failed", "cut", "cancelled", "skipped" or "denied"
 */
const char *pursuit_ai_outcome_to_string (PursuitAiOutcome outcome);

/**
 * pursuit_ai_attempt_new:
 * @provider: who is asked
 * @model: which model
 *
 * Returns: (transfer full): an attempt that is under way
 */
PursuitAiAttempt *pursuit_ai_attempt_new (PursuitAiProviderKind provider, const char *model);

/**
 * pursuit_ai_attempt_free:
 * @self: (nullable) (transfer full): an attempt
 */
void pursuit_ai_attempt_free (PursuitAiAttempt *self);

/**
 * pursuit_ai_report_new:
 *
 * Returns: (transfer full): a report of nothing
 */
PursuitAiReport *pursuit_ai_report_new (void);

/**
 * pursuit_ai_report_free:
 * @self: (nullable) (transfer full): a report
 */
void pursuit_ai_report_free (PursuitAiReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiAttempt, pursuit_ai_attempt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiReport, pursuit_ai_report_free)

G_END_DECLS
