/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-ai-keeping.h"

#include "store/pursuit-session-private.h"

#include <sqlite3.h>

typedef gpointer (*ReadFunc) (PursuitStatement *select);

void
pursuit_kept_answer_free (PursuitKeptAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->feature);
  g_free (self->subject);
  g_free (self->provider);
  g_free (self->model);
  g_free (self->text);
  g_free (self->kept_at);
  g_free (self->expires_at);
  g_free (self);
}

void
pursuit_kept_action_free (PursuitKeptAction *self)
{
  if (self == NULL)
    return;

  g_free (self->feature);
  g_free (self->action);
  g_free (self);
}

void
pursuit_kept_egress_free (PursuitKeptEgress *self)
{
  if (self == NULL)
    return;

  g_free (self->at);
  g_free (self->provider);
  g_free (self->host);
  g_free (self->feature);
  g_free (self->request);
  g_free (self->masked);
  g_free (self);
}

static GPtrArray *
read_all (PursuitStatement *select, ReadFunc read, GDestroyNotify destroy, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (destroy);
  g_autoptr (GError) local_error = NULL;

  while (pursuit_statement_next (select, &local_error))
    g_ptr_array_add (items, read (select));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&items);
}

static gpointer
read_answer (PursuitStatement *select)
{
  PursuitKeptAnswer *answer = g_new0 (PursuitKeptAnswer, 1);

  answer->feature = pursuit_statement_dup_text (select, 0);
  answer->subject = pursuit_statement_dup_text (select, 1);
  answer->provider = pursuit_statement_dup_text (select, 2);
  answer->model = pursuit_statement_dup_text (select, 3);
  answer->cost
      = pursuit_statement_is_null (select, 4) ? -1 : pursuit_statement_get_int64 (select, 4);
  answer->kept_at = pursuit_statement_dup_text (select, 5);
  answer->expires_at = pursuit_statement_dup_text (select, 6);
  answer->text = pursuit_statement_dup_text (select, 7);

  return answer;
}

PursuitKeptAnswer *
pursuit_session_get_answer (PursuitSession *self, const char *key, const char *now, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  g_return_val_if_fail (self != NULL && key != NULL && now != NULL, NULL);

  select = pursuit_statement_new (self->database,
                                  "SELECT feature, (SELECT group_concat (subject, ' ')"
                                  " FROM ai_cache_subject s WHERE s.key = ai_cache.key),"
                                  " provider, model, cost_pico, kept_at, expires_at, text"
                                  " FROM ai_cache"
                                  " WHERE key = ?1 AND kept_at <= ?2 AND expires_at > ?2",
                                  error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, key);
  pursuit_statement_bind_text (select, 2, now);
  answers = read_all (select, read_answer, (GDestroyNotify) pursuit_kept_answer_free, error);

  return answers != NULL && answers->len > 0 ? g_ptr_array_steal_index (answers, 0) : NULL;
}

static gpointer
read_key (PursuitStatement *select)
{
  return pursuit_statement_dup_text (select, 0);
}

static gboolean
forget_subjects (PursuitSession *self, const char *key, GError **error)
{
  g_autoptr (PursuitStatement) remove = pursuit_statement_new (
      self->database, "DELETE FROM ai_cache_subject WHERE key = ?1", error);

  if (remove == NULL)
    return FALSE;
  pursuit_statement_bind_text (remove, 1, key);

  return pursuit_statement_run (remove, error);
}

/* @sql: deletes answers, and returns their keys. With them goes whom they tell of. */
static gboolean
remove_answers (
    PursuitSession *self, const char *sql, const char *text, gint64 *n_answers, GError **error)
{
  g_autoptr (PursuitStatement) remove = pursuit_statement_new (self->database, sql, error);
  g_autoptr (GPtrArray) keys = NULL;

  if (remove == NULL)
    return FALSE;
  pursuit_statement_bind_text (remove, 1, text);
  pursuit_statement_bind_int64 (remove, 2, PURSUIT_KEPT_MAX_ANSWERS);
  keys = read_all (remove, read_key, g_free, error);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    if (!forget_subjects (self, keys->pdata[i], error))
      return FALSE;
  if (keys != NULL && n_answers != NULL)
    *n_answers = keys->len;

  return keys != NULL;
}

/* What is too old, and beyond the limit what was kept first. */
static gboolean
let_go (PursuitSession *self, GError **error)
{
  return remove_answers (self,
                         "DELETE FROM ai_cache WHERE expires_at <= ?1 OR rowid IN"
                         " (SELECT rowid FROM ai_cache ORDER BY kept_at DESC, rowid DESC"
                         " LIMIT -1 OFFSET ?2) RETURNING key",
                         pursuit_session_get_now (self), NULL, error);
}

/* It reads all that is kept, which would be the dearest part of keeping one answer. Each answer
 * that is put gets the next number; whom it tells of has none. */
static gboolean
is_time_to_let_go (PursuitSession *self)
{
  return sqlite3_last_insert_rowid (pursuit_database_get_handle (self->database))
             % PURSUIT_KEPT_LET_GO_EACH
         == 0;
}

static gboolean
put_subjects (PursuitSession *self, const char *key, const char *subjects, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (subjects != NULL ? subjects : "", " ", -1);

  if (!forget_subjects (self, key, error))
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PursuitStatement) insert = NULL;

      if (*ids[i] == '\0')
        continue;
      insert = pursuit_statement_new (
          self->database, "INSERT OR IGNORE INTO ai_cache_subject (key, subject) VALUES (?1, ?2)",
          error);
      if (insert == NULL)
        return FALSE;
      pursuit_statement_bind_text (insert, 1, key);
      pursuit_statement_bind_text (insert, 2, ids[i]);
      if (!pursuit_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_session_put_answer (PursuitSession *self,
                            const char *key,
                            const PursuitKeptAnswer *answer,
                            GError **error)
{
  g_autoptr (PursuitStatement) put = NULL;

  g_return_val_if_fail (self != NULL && key != NULL && answer != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  put = pursuit_statement_new (self->database,
                               "REPLACE INTO ai_cache (key, feature, provider, model, kept_at,"
                               " expires_at, text, cost_pico)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                               error);
  if (put == NULL)
    return FALSE;
  pursuit_statement_bind_text (put, 1, key);
  pursuit_statement_bind_text (put, 2, answer->feature);
  pursuit_statement_bind_text (put, 3, answer->provider);
  pursuit_statement_bind_text (put, 4, answer->model);
  pursuit_statement_bind_text (put, 5, pursuit_session_get_now (self));
  pursuit_statement_bind_text (put, 6, answer->expires_at);
  pursuit_statement_bind_text (put, 7, answer->text);
  if (answer->cost >= 0)
    pursuit_statement_bind_int64 (put, 8, answer->cost);

  return pursuit_statement_run (put, error) && put_subjects (self, key, answer->subject, error)
         && (!is_time_to_let_go (self) || let_go (self, error));
}

gboolean
pursuit_session_purge_answers (PursuitSession *self,
                               const char *subject,
                               gint64 *n_answers,
                               GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  return remove_answers (self,
                         "DELETE FROM ai_cache WHERE ?1 IS NULL OR key IN"
                         " (SELECT key FROM ai_cache_subject WHERE subject = ?1) RETURNING key",
                         subject, n_answers, error);
}

#define NOT_LIVING(table)                                                                          \
  " NOT EXISTS (SELECT 1 FROM " table " WHERE id = subject AND deleted_at IS NULL)"

gboolean
pursuit_session_purge_orphans (PursuitSession *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  return remove_answers (
      self,
      "DELETE FROM ai_cache WHERE key IN (SELECT key FROM ai_cache_subject"
      " WHERE" NOT_LIVING ("lead") " AND" NOT_LIVING ("proposal") " AND" NOT_LIVING (
          "battle_card") " AND" NOT_LIVING ("conversation") ") RETURNING key",
      NULL, NULL, error);
}

gboolean
pursuit_session_tidy_answers (PursuitSession *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  return let_go (self, error) && pursuit_session_purge_orphans (self, error);
}

static gpointer
read_action (PursuitStatement *select)
{
  PursuitKeptAction *action = g_new0 (PursuitKeptAction, 1);

  action->feature = pursuit_statement_dup_text (select, 0);
  action->action = pursuit_statement_dup_text (select, 1);
  action->at_us = pursuit_statement_get_int64 (select, 2);

  return action;
}

GPtrArray *
pursuit_session_list_actions (PursuitSession *self, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  select = pursuit_statement_new (
      self->database, "SELECT feature, action, at_us FROM ai_limit ORDER BY at_us, action", error);

  return select != NULL
             ? read_all (select, read_action, (GDestroyNotify) pursuit_kept_action_free, error)
             : NULL;
}

static gboolean
forget_actions (PursuitSession *self, const char *feature, GError **error)
{
  g_autoptr (PursuitStatement) remove = pursuit_statement_new (
      self->database,
      "DELETE FROM ai_limit WHERE feature = ?1 AND action IN (SELECT action FROM ai_limit"
      " WHERE feature = ?1 ORDER BY at_us DESC, action DESC LIMIT -1 OFFSET ?2)",
      error);

  if (remove == NULL)
    return FALSE;
  pursuit_statement_bind_text (remove, 1, feature);
  pursuit_statement_bind_int64 (remove, 2, PURSUIT_KEPT_MAX_ACTIONS);

  return pursuit_statement_run (remove, error);
}

gboolean
pursuit_session_add_action (
    PursuitSession *self, const char *feature, const char *action, gint64 at_us, GError **error)
{
  g_autoptr (PursuitStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && feature != NULL && action != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  insert = pursuit_statement_new (
      self->database, "INSERT OR IGNORE INTO ai_limit (feature, action, at_us) VALUES (?1, ?2, ?3)",
      error);
  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, feature);
  pursuit_statement_bind_text (insert, 2, action);
  pursuit_statement_bind_int64 (insert, 3, at_us);

  return pursuit_statement_run (insert, error) && forget_actions (self, feature, error);
}

static gboolean
forget_egress (PursuitSession *self, GError **error)
{
  g_autoptr (PursuitStatement) remove
      = pursuit_statement_new (self->database,
                               "DELETE FROM ai_egress"
                               " WHERE n <= (SELECT max (n) FROM ai_egress) - ?1",
                               error);

  if (remove == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (remove, 1, PURSUIT_KEPT_MAX_EGRESS);

  return pursuit_statement_run (remove, error);
}

gboolean
pursuit_session_add_egress (PursuitSession *self, const PursuitKeptEgress *egress, GError **error)
{
  g_autoptr (PursuitStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && egress != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  insert = pursuit_statement_new (self->database,
                                  "INSERT INTO ai_egress (at, provider, host, feature, request,"
                                  " bytes, masked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                  error);
  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, pursuit_session_get_now (self));
  pursuit_statement_bind_text (insert, 2, egress->provider);
  pursuit_statement_bind_text (insert, 3, egress->host);
  pursuit_statement_bind_text (insert, 4, egress->feature);
  pursuit_statement_bind_text (insert, 5, egress->request);
  pursuit_statement_bind_int64 (insert, 6, egress->bytes);
  pursuit_statement_bind_text (insert, 7, egress->masked != NULL ? egress->masked : "");

  return pursuit_statement_run (insert, error) && forget_egress (self, error);
}

gboolean
pursuit_session_remove_egress (PursuitSession *self, const char *request, GError **error)
{
  g_autoptr (PursuitStatement) remove = NULL;

  g_return_val_if_fail (self != NULL && request != NULL, FALSE);
  g_return_val_if_fail (pursuit_session_is_writable (self), FALSE);

  remove
      = pursuit_statement_new (self->database, "DELETE FROM ai_egress WHERE request = ?1", error);
  if (remove == NULL)
    return FALSE;
  pursuit_statement_bind_text (remove, 1, request);

  return pursuit_statement_run (remove, error);
}

static gpointer
read_egress (PursuitStatement *select)
{
  PursuitKeptEgress *egress = g_new0 (PursuitKeptEgress, 1);

  egress->at = pursuit_statement_dup_text (select, 0);
  egress->provider = pursuit_statement_dup_text (select, 1);
  egress->host = pursuit_statement_dup_text (select, 2);
  egress->feature = pursuit_statement_dup_text (select, 3);
  egress->request = pursuit_statement_dup_text (select, 4);
  egress->bytes = pursuit_statement_get_int64 (select, 5);
  egress->masked = pursuit_statement_dup_text (select, 6);
  egress->n = pursuit_statement_get_int64 (select, 7);

  return egress;
}

GPtrArray *
pursuit_session_list_egress (PursuitSession *self,
                             const PursuitEgressPart *part,
                             guint limit,
                             GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);
  g_return_val_if_fail (part->from != NULL && part->until != NULL, NULL);

  select = pursuit_statement_new (
      self->database,
      "SELECT at, provider, host, feature, request, bytes, masked, n FROM ai_egress"
      " WHERE at >= ?1 AND at < ?2 AND (?3 IS NULL OR (at, n) < (?3, ?4))"
      " ORDER BY at DESC, n DESC LIMIT ?5",
      error);
  if (select == NULL)
    return NULL;
  pursuit_statement_bind_text (select, 1, part->from);
  pursuit_statement_bind_text (select, 2, part->until);
  pursuit_statement_bind_text (select, 3, part->after_at);
  pursuit_statement_bind_int64 (select, 4, part->after_n);
  pursuit_statement_bind_int64 (select, 5, limit);

  return read_all (select, read_egress, (GDestroyNotify) pursuit_kept_egress_free, error);
}

gint64
pursuit_session_count_egress (PursuitSession *self, const PursuitEgressPart *part, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && part != NULL, -1);

  select = pursuit_statement_new (
      self->database, "SELECT count (*) FROM ai_egress WHERE at >= ?1 AND at < ?2", error);
  if (select == NULL)
    return -1;
  pursuit_statement_bind_text (select, 1, part->from);
  pursuit_statement_bind_text (select, 2, part->until);
  if (pursuit_statement_next (select, &local_error))
    return pursuit_statement_get_int64 (select, 0);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return -1;
}
