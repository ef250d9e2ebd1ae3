/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Parts of the calibration picture, of about equally many leads each. */
#define PURSUIT_HISTORY_N_BINS 10

/**
 * PursuitHistoryState:
 * @PURSUIT_HISTORY_NOT_ENOUGH: too few won or lost leads to learn from
 * @PURSUIT_HISTORY_NO_SIGNAL: the columns do not foretell the outcome better than the win rate
 * @PURSUIT_HISTORY_READY: it may score
 *
 * Whether a history earns to be listened to.
 */
typedef enum
{
  PURSUIT_HISTORY_NOT_ENOUGH,
  PURSUIT_HISTORY_NO_SIGNAL,
  PURSUIT_HISTORY_READY,
} PursuitHistoryState;

/**
 * PursuitHistoryFeature:
 * @name: a column, or two joined by " × "
 * @weight: how far it moves the log-odds of a lead, as a standard deviation over the history
 *
 * What a model rests on.
 */
typedef struct
{
  char *name;
  double weight;
} PursuitHistoryFeature;

/**
 * PursuitHistoryLeak:
 * @column: its name
 * @why: what speaks against it, for a person
 * @certain: whether it was left out; else it is for a person to decide
 *
 * A column that seems to be filled in after, or because of, the outcome.
 */
typedef struct
{
  char *column;
  char *why;
  gboolean certain;
} PursuitHistoryLeak;

/**
 * PursuitHistoryBin:
 * @n: how many leads
 * @foretold: their mean probability
 * @won: the share of them that was won
 *
 * A point of the calibration picture.
 */
typedef struct
{
  guint n;
  double foretold;
  double won;
} PursuitHistoryBin;

/**
 * PursuitHistoryReport:
 * @state: whether the model may score
 * @wins: won leads it was given
 * @losses: lost leads it was given
 * @auc: area under the ROC curve, of leads it was not trained on
 * @log_loss: mean log-loss of these, in nats
 * @log_loss_constant: that of the win rate alone
 * @from: (nullable): the earliest day of the history, `YYYY-MM-DD`
 * @to: (nullable): the latest
 * @features: (element-type PursuitHistoryFeature): the greatest weight first; empty unless ready
 * @leaks: (element-type PursuitHistoryLeak): the certain ones first
 * @bins: (array length=n_bins): the calibration picture, lowest first
 * @n_bins: how many parts it has
 * @in_time_order: whether the times of the leads allow to learn from the older and foretell the
 *   newer; the figures below are 0 otherwise
 * @time_auc: like @auc, of the newest leads by the older ones
 * @time_log_loss: like @log_loss
 * @time_log_loss_constant: that of the older leads' win rate
 * @rate_old: the win rate of the older leads
 * @rate_new: the win rate of the newest ones
 * @has_shifted: whether these two differ by more than chance
 *
 * What a training found, in figures that a person can judge it by. All of them are of leads
 * that the model had not seen.
 */
typedef struct
{
  PursuitHistoryState state;
  guint wins;
  guint losses;
  double auc;
  double log_loss;
  double log_loss_constant;
  char *from;
  char *to;
  GPtrArray *features;
  GPtrArray *leaks;
  PursuitHistoryBin bins[PURSUIT_HISTORY_N_BINS];
  guint n_bins;
  gboolean in_time_order;
  double time_auc;
  double time_log_loss;
  double time_log_loss_constant;
  double rate_old;
  double rate_new;
  gboolean has_shifted;
} PursuitHistoryReport;

/**
 * pursuit_history_report_new:
 *
 * Returns: (transfer full): a report of nothing, state not enough
 */
PursuitHistoryReport *pursuit_history_report_new (void);

/**
 * pursuit_history_report_free:
 * @self: (transfer full): a report
 *
 * Frees it.
 */
void pursuit_history_report_free (PursuitHistoryReport *self);

/**
 * pursuit_history_report_add_feature:
 * @self: a report in the making
 * @name: a column, or two
 * @weight: its weight
 *
 * Adds what the model rests on.
 */
void
pursuit_history_report_add_feature (PursuitHistoryReport *self, const char *name, double weight);

/**
 * pursuit_history_leak_free:
 * @leak: (transfer full): a leak
 *
 * Frees it.
 */
void pursuit_history_leak_free (PursuitHistoryLeak *leak);

/**
 * pursuit_history_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): "ready", "not-enough" or "no-signal"
 */
const char *pursuit_history_state_to_string (PursuitHistoryState state);

/**
 * pursuit_history_report_dup_sentence:
 * @self: a report
 *
 * Returns: (transfer full): what was found, in a sentence or two for a person: why the model is
 *   silent, or how good it is; and how the win rate has shifted, if it has
 */
char *pursuit_history_report_dup_sentence (const PursuitHistoryReport *self);

/**
 * pursuit_history_report_to_json:
 * @self: a report
 *
 * Returns: (transfer full): `{"state","wins","losses","auc","log_loss","log_loss_constant",
 *   "from","to","features","leaks","calibration","time","sentence"}`; figures that were not
 *   measured are null
 */
JsonNode *pursuit_history_report_to_json (const PursuitHistoryReport *self);

/**
 * pursuit_history_report_from_json:
 * @node: (nullable): what pursuit_history_report_to_json() made
 *
 * Returns: (transfer full) (nullable): the report; %NULL if @node holds none
 */
PursuitHistoryReport *pursuit_history_report_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitHistoryReport, pursuit_history_report_free)

G_END_DECLS
