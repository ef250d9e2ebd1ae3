/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-ledger-list.h"

#include "store/pursuit-session-private.h"

static const char list_sql[]
    = "SELECT id, ai_request.feature, ai_request.provider, model, served, state, error, price_row,"
      " started_at, ended_at, masked, rung, local, estimated, input, cache_read,"
      " cache_write_short, cache_write_long, output, reasoning, counted_pico,"
      " ifnull (cost_pico, -1)"
      " FROM ai_request LEFT JOIN ai_egress ON ai_egress.request = ai_request.id"
      " WHERE started_at >= ?1 AND started_at < ?2"
      " AND (?3 IS NULL OR (started_at, id) < (?3, ?4))"
      " ORDER BY started_at DESC, id DESC LIMIT ?5";

static const char count_sql[]
    = "SELECT count (*) FROM ai_request WHERE started_at >= ?1 AND started_at < ?2";

void
pursuit_ledger_row_free (PursuitLedgerRow *self)
{
  if (self == NULL)
    return;

  g_free ((char *) self->id);
  g_free ((char *) self->feature);
  g_free ((char *) self->provider);
  g_free ((char *) self->model);
  g_free ((char *) self->served);
  g_free ((char *) self->state);
  g_free ((char *) self->error);
  g_free ((char *) self->price_row);
  g_free ((char *) self->started_at);
  g_free ((char *) self->ended_at);
  g_free ((char *) self->masked);
  g_free (self);
}

static PursuitLedgerRow *
read_row (PursuitStatement *select)
{
  PursuitLedgerRow *row = g_new0 (PursuitLedgerRow, 1);
  const char **const texts[]
      = { &row->id,    &row->feature,   &row->provider,   &row->model,    &row->served, &row->state,
          &row->error, &row->price_row, &row->started_at, &row->ended_at, &row->masked };
  int column = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = pursuit_statement_dup_text (select, column++);
  row->rung = pursuit_statement_get_int64 (select, column++);
  row->local = pursuit_statement_get_int64 (select, column++) != 0;
  row->estimated = pursuit_statement_get_int64 (select, column++) != 0;
  for (guint i = 0; i < PURSUIT_LEDGER_N_TOKENS; i++)
    row->tokens[i] = pursuit_statement_get_int64 (select, column++);
  row->counted = pursuit_statement_get_int64 (select, column++);
  row->cost = pursuit_statement_get_int64 (select, column);

  return row;
}

GPtrArray *
pursuit_session_list_ledger (PursuitSession *self,
                             const PursuitLedgerPart *part,
                             guint limit,
                             GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  select = pursuit_statement_new (self->database, list_sql, error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, part->from);
  pursuit_statement_bind_text (select, 2, part->until);
  pursuit_statement_bind_text (select, 3, part->after_at);
  pursuit_statement_bind_text (select, 4, part->after_id);
  pursuit_statement_bind_int64 (select, 5, limit);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ledger_row_free);
  while (pursuit_statement_next (select, &local_error))
    g_ptr_array_add (rows, read_row (select));
  if (local_error == NULL)
    return g_steal_pointer (&rows);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

gint64
pursuit_session_count_ledger (PursuitSession *self, const PursuitLedgerPart *part, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 n = -1;

  g_return_val_if_fail (self != NULL && part != NULL, -1);

  select = pursuit_statement_new (self->database, count_sql, error);
  if (select == NULL)
    return -1;
  pursuit_statement_bind_text (select, 1, part->from);
  pursuit_statement_bind_text (select, 2, part->until);
  if (pursuit_statement_next (select, &local_error))
    n = pursuit_statement_get_int64 (select, 0);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return n;
}
