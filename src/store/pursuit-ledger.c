/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-ledger.h"

#include "store/pursuit-session-private.h"

static const char put_sql[]
    = "INSERT INTO ai_request (id, action, request, feature, prompt, provider, model, served, "
      "state,"
      " error, price_row, started_at, ended_at, prompt_version, rung, attempt, batch, local,"
      " estimated, input, cache_read, cache_write_short, cache_write_long, output, reasoning,"
      " saved_cache, saved_batch, saved_tiers, saved_compression, reserved_pico, counted_pico,"
      " cost_pico)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
      " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)"
      " ON CONFLICT (id) DO UPDATE SET served = excluded.served, state = excluded.state,"
      " error = excluded.error, price_row = excluded.price_row, ended_at = excluded.ended_at,"
      " estimated = excluded.estimated, input = excluded.input, cache_read = excluded.cache_read,"
      " cache_write_short = excluded.cache_write_short,"
      " cache_write_long = excluded.cache_write_long, output = excluded.output,"
      " reasoning = excluded.reasoning, saved_cache = excluded.saved_cache,"
      " saved_batch = excluded.saved_batch, saved_tiers = excluded.saved_tiers,"
      " saved_compression = excluded.saved_compression, counted_pico = excluded.counted_pico,"
      " cost_pico = excluded.cost_pico"
      " WHERE ai_request.state = 'open'";

#define SUM_SQL(key)                                                                               \
  "SELECT " key ", sum (state <> 'cached'), sum (state = 'cached'),"                               \
  " sum (state NOT IN ('open', 'cached') AND cost_pico IS NULL"                                    \
  " AND error IS NOT '" PURSUIT_LEDGER_KILLED "'), sum (state IN ('open', 'partial')),"            \
  " sum (iif (state IN ('open', 'partial'), counted_pico, 0)), sum (input), sum (cache_read), "    \
  "sum (cache_write_short),"                                                                       \
  " sum (cache_write_long), sum (output), sum (reasoning), sum (saved_cache), sum (saved_batch),"  \
  " sum (saved_tiers), sum (saved_compression), ifnull (sum (cost_pico), 0), sum (counted_pico)"   \
  " FROM ai_request WHERE started_at >= ?1 AND started_at < ?2 GROUP BY 1 ORDER BY 1"
#define COUNTED_SQL(key)                                                                           \
  "SELECT " key ", sum (counted_pico) FROM ai_request"                                             \
  " WHERE started_at >= ?1 AND started_at < ?2 GROUP BY 1 ORDER BY 1"

/* The plus keeps the index of the month out: those that are on their way are few. */
static const char reserved_sql[]
    = "SELECT feature, sum (counted_pico) FROM ai_request WHERE state = 'open'"
      " AND +started_at >= ?1 AND +started_at < ?2 GROUP BY 1 ORDER BY 1";

static const struct
{
  const char *sum;
  const char *counted;
} groups[PURSUIT_LEDGER_N_GROUPS] = {
  [PURSUIT_LEDGER_BY_FEATURE] = { SUM_SQL ("feature"), COUNTED_SQL ("feature") },
  [PURSUIT_LEDGER_BY_MODEL] = { SUM_SQL ("provider || '/' || ifnull (served, model)"), NULL },
  [PURSUIT_LEDGER_BY_DAY] = { SUM_SQL ("substr (started_at, 1, 10)"), NULL },
  [PURSUIT_LEDGER_BY_DAY_AND_MODEL]
  = { SUM_SQL ("substr (started_at, 1, 10) || ' ' || provider || '/' || ifnull (served, model)"),
      NULL },
  [PURSUIT_LEDGER_BY_ACTION] = { SUM_SQL ("ifnull (action, '')"), NULL },
  [PURSUIT_LEDGER_BY_MONTH]
  = { SUM_SQL ("substr (started_at, 1, 7)"), COUNTED_SQL ("substr (started_at, 1, 7)") },
};

void
pursuit_ledger_sum_free (PursuitLedgerSum *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self);
}

static int
bind_numbers (PursuitStatement *statement, int first, const gint64 *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    pursuit_statement_bind_int64 (statement, first++, numbers[i]);

  return first;
}

static void
bind_row (PursuitStatement *statement, const PursuitLedgerRow *row)
{
  const char *const texts[]
      = { row->id,        row->action,     row->request, row->feature, row->prompt,
          row->provider,  row->model,      row->served,  row->state,   row->error,
          row->price_row, row->started_at, row->ended_at };
  const gint64 numbers[]
      = { row->prompt_version, row->rung, row->attempt, row->batch, row->local, row->estimated };
  const gint64 amounts[] = { row->reserved, row->counted, row->cost };
  int index = 1;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pursuit_statement_bind_text (statement, index++, texts[i]);
  index = bind_numbers (statement, index, numbers, G_N_ELEMENTS (numbers));
  index = bind_numbers (statement, index, row->tokens, PURSUIT_LEDGER_N_TOKENS);
  index = bind_numbers (statement, index, row->saved, PURSUIT_LEDGER_N_SAVINGS);
  /* What is not bound is NULL. */
  bind_numbers (statement, index, amounts, row->cost >= 0 ? 3 : 2);
}

/* What a row counts now; 0 if there is none. */
static gboolean
read_before (PursuitSession *self, const char *id, gint64 *counted, GError **error)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (
      self->database, "SELECT counted_pico FROM ai_request WHERE id = ?1", error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, id);
  *counted
      = pursuit_statement_next (select, &local_error) ? pursuit_statement_get_int64 (select, 0) : 0;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

gboolean
pursuit_session_put_ledger_row (PursuitSession *self,
                                const PursuitLedgerRow *row,
                                gint64 *change,
                                GError **error)
{
  g_autoptr (PursuitStatement) put = NULL;
  gint64 before;
  gboolean written;

  g_return_val_if_fail (self != NULL && row != NULL && row->id != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  if (!read_before (self, row->id, &before, error))
    return FALSE;
  put = pursuit_statement_new (self->database, put_sql, error);
  if (put == NULL)
    return FALSE;
  bind_row (put, row);
  if (!pursuit_statement_run (put, error))
    return FALSE;
  written = sqlite3_changes64 (pursuit_database_get_handle (self->database)) > 0;
  if (change != NULL)
    *change = written ? row->counted - before : 0;

  return TRUE;
}

gboolean
pursuit_session_recover_ledger (PursuitSession *self, gint64 *n_rows, GError **error)
{
  g_autoptr (PursuitStatement) update = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  update = pursuit_statement_new (self->database,
                                  "UPDATE ai_request SET state = 'partial', error = ?1,"
                                  " ended_at = ?2 WHERE state = 'open'",
                                  error);
  if (update == NULL)
    return FALSE;
  pursuit_statement_bind_text (update, 1, PURSUIT_LEDGER_KILLED);
  pursuit_statement_bind_text (update, 2, pursuit_session_get_now (self));
  if (!pursuit_statement_run (update, error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = sqlite3_changes64 (pursuit_database_get_handle (self->database));

  return TRUE;
}

static void
read_numbers (PursuitStatement *select, int first, gint64 *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    numbers[i] = pursuit_statement_get_int64 (select, first + (int) i);
}

static PursuitLedgerSum *
read_sum (PursuitStatement *select)
{
  PursuitLedgerSum *sum = g_new0 (PursuitLedgerSum, 1);
  gint64 counts[5];
  gint64 amounts[2];

  sum->key = pursuit_statement_dup_text (select, 0);
  read_numbers (select, 1, counts, G_N_ELEMENTS (counts));
  read_numbers (select, 6, sum->tokens, PURSUIT_LEDGER_N_TOKENS);
  read_numbers (select, 6 + PURSUIT_LEDGER_N_TOKENS, sum->saved, PURSUIT_LEDGER_N_SAVINGS);
  read_numbers (select, 6 + PURSUIT_LEDGER_N_TOKENS + PURSUIT_LEDGER_N_SAVINGS, amounts,
                G_N_ELEMENTS (amounts));
  sum->requests = counts[0];
  sum->cached = counts[1];
  sum->unpriced = counts[2];
  sum->uncertain = counts[3];
  sum->bound = counts[4];
  sum->cost = amounts[0];
  sum->counted = amounts[1];

  return sum;
}

static PursuitLedgerSum *
read_counted (PursuitStatement *select)
{
  PursuitLedgerSum *sum = g_new0 (PursuitLedgerSum, 1);

  sum->key = pursuit_statement_dup_text (select, 0);
  sum->counted = pursuit_statement_get_int64 (select, 1);

  return sum;
}

static GPtrArray *
read_sums (PursuitSession *self,
           const char *sql,
           PursuitLedgerSum *(*read) (PursuitStatement *select),
           const char *from,
           const char *until,
           GError **error)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->database, sql, error);
  g_autoptr (GPtrArray) sums
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ledger_sum_free);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, from);
  pursuit_statement_bind_text (select, 2, until);
  while (pursuit_statement_next (select, &local_error))
    g_ptr_array_add (sums, read (select));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&sums);
}

GPtrArray *
pursuit_session_sum_ledger (PursuitSession *self,
                            PursuitLedgerGroup group,
                            const char *from,
                            const char *until,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && group < PURSUIT_LEDGER_N_GROUPS, NULL);
  g_return_val_if_fail (from != NULL && until != NULL, NULL);

  return read_sums (self, groups[group].sum, read_sum, from, until, error);
}

GPtrArray *
pursuit_session_sum_counted (PursuitSession *self,
                             PursuitLedgerGroup group,
                             const char *from,
                             const char *until,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && group < PURSUIT_LEDGER_N_GROUPS, NULL);
  g_return_val_if_fail (from != NULL && until != NULL && groups[group].counted != NULL, NULL);

  return read_sums (self, groups[group].counted, read_counted, from, until, error);
}

GPtrArray *
pursuit_session_sum_reserved (PursuitSession *self,
                              const char *from,
                              const char *until,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && from != NULL && until != NULL, NULL);

  return read_sums (self, reserved_sql, read_counted, from, until, error);
}

gboolean
pursuit_session_get_mean_output (
    PursuitSession *self, const char *feature, const char *prompt, gint64 *tokens, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && feature != NULL && tokens != NULL, FALSE);

  /* Ids are made in the order of time: the last of them are read, and no more. */
  select = pursuit_statement_new (
      self->database,
      "SELECT (sum (output) + count (*) - 1) / count (*) FROM"
      " (SELECT output FROM ai_request WHERE feature = ?1 AND prompt IS ?2 AND state = 'whole'"
      " ORDER BY id DESC LIMIT ?3)",
      error);
  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, feature);
  pursuit_statement_bind_text (select, 2, prompt);
  pursuit_statement_bind_int64 (select, 3, PURSUIT_LEDGER_MEAN_ROWS);
  *tokens
      = pursuit_statement_next (select, &local_error) ? pursuit_statement_get_int64 (select, 0) : 0;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

void
pursuit_fired_alert_free (PursuitFiredAlert *self)
{
  if (self == NULL)
    return;

  g_free (self->budget);
  g_free (self->period);
  g_free (self->at);
  g_free (self);
}

static PursuitFiredAlert *
read_alert (PursuitStatement *select)
{
  PursuitFiredAlert *alert = g_new0 (PursuitFiredAlert, 1);

  alert->budget = pursuit_statement_dup_text (select, 0);
  alert->period = pursuit_statement_dup_text (select, 1);
  alert->limit = pursuit_statement_get_int64 (select, 2);
  alert->level = pursuit_statement_get_int64 (select, 3);
  alert->used = pursuit_statement_get_int64 (select, 4);
  alert->at = pursuit_statement_dup_text (select, 5);

  return alert;
}

GPtrArray *
pursuit_session_list_alerts (PursuitSession *self, const char *month, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && month != NULL, NULL);

  select = pursuit_statement_new (self->database,
                                  "SELECT budget, period, limit_pico, level, used_pico, at"
                                  " FROM ai_alert WHERE substr (period, 1, 7) = ?1"
                                  " ORDER BY period, at, level, budget",
                                  error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, month);
  alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_fired_alert_free);
  while (pursuit_statement_next (select, &local_error))
    g_ptr_array_add (alerts, read_alert (select));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&alerts);
}

gboolean
pursuit_session_fire_alert (PursuitSession *self,
                            const PursuitFiredAlert *alert,
                            gboolean *is_new,
                            GError **error)
{
  g_autoptr (PursuitStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && alert != NULL && is_new != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  insert = pursuit_statement_new (self->database,
                                  "INSERT OR IGNORE INTO ai_alert"
                                  " (budget, period, limit_pico, level, used_pico, at)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                  error);
  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, alert->budget);
  pursuit_statement_bind_text (insert, 2, alert->period);
  pursuit_statement_bind_int64 (insert, 3, alert->limit);
  pursuit_statement_bind_int64 (insert, 4, alert->level);
  pursuit_statement_bind_int64 (insert, 5, alert->used);
  pursuit_statement_bind_text (insert, 6, pursuit_session_get_now (self));
  if (!pursuit_statement_run (insert, error))
    return FALSE;
  *is_new = sqlite3_changes64 (pursuit_database_get_handle (self->database)) > 0;

  return TRUE;
}
