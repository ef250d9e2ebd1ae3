/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-audit.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-links.h"
#include "store/pursuit-list.h"
#include "store/pursuit-search.h"
#include "store/pursuit-store.h"
#include "store/pursuit-undo.h"

gboolean
pursuit_session_audit (PursuitSession *self,
                       const char *verb,
                       PursuitKind kind,
                       const char *id,
                       const char *fields,
                       GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_verify_audit (PursuitSession *self,
                              gint64 *entries,
                              gint64 *first_broken,
                              GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GPtrArray *
pursuit_session_list_audit (PursuitSession *self, guint limit, gint64 before, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

PursuitBulk *
pursuit_bulk_new (PursuitSession *session, const char *label, const char *batch_id)
{
  return 0;
}

void
pursuit_bulk_free (PursuitBulk *self)
{
}

gboolean
pursuit_bulk_insert (PursuitBulk *self, PursuitRecord *record, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_bulk_update (PursuitBulk *self, PursuitRecord *before, PursuitRecord *after, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_bulk_finish (PursuitBulk *self, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

char *
pursuit_session_get_setting (PursuitSession *self, const char *key)
{
  return 0;
}

gboolean
pursuit_session_set_setting (PursuitSession *self,
                             const char *key,
                             const char *text,
                             GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

char *
pursuit_session_get_mapping (PursuitSession *self, const char *headers)
{
  return 0;
}

gboolean
pursuit_session_set_mapping (PursuitSession *self,
                             const char *headers,
                             const char *json,
                             GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

char *
pursuit_session_content_hash (PursuitSession *self, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_check_integrity (PursuitSession *self, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gint64
pursuit_session_count_outbox (PursuitSession *self)
{
  return 0;
}

gint64
pursuit_session_count_conflicts (PursuitSession *self)
{
  return 0;
}

char *
pursuit_session_find_external (PursuitSession *self,
                               const PursuitExternalKey *key,
                               PursuitKind *kind,
                               GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_add_external (PursuitSession *self,
                              const PursuitExternalKey *key,
                              PursuitKind kind,
                              const char *record_id,
                              GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_add_link (PursuitSession *self,
                          PursuitKind kind,
                          const char *record_id,
                          guint field,
                          const PursuitExternalKey *key,
                          GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_resolve_links (PursuitSession *self, guint *resolved, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GPtrArray *
pursuit_session_list (PursuitSession *self,
                      const PursuitQuery *query,
                      char **next_cursor,
                      gint64 *total,
                      GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GArray *
pursuit_session_list_rows (PursuitSession *self, const PursuitQuery *query, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GPtrArray *
pursuit_session_get_rows (
    PursuitSession *self, PursuitKind kind, const guint32 *rows, guint n_rows, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gint64
pursuit_session_count (PursuitSession *self, const PursuitQuery *query, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

char *
pursuit_session_get_row_id (PursuitSession *self, PursuitKind kind, guint32 row)
{
  return 0;
}

guint32
pursuit_session_get_row (PursuitSession *self, PursuitKind kind, const char *id)
{
  return 0;
}

GPtrArray *
pursuit_session_find (PursuitSession *self,
                      PursuitKind kind,
                      guint field,
                      const char *text,
                      guint max,
                      GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GType
pursuit_query_get_type (void)
{
  return G_TYPE_POINTER;
}

PursuitQuery *
pursuit_query_new (PursuitKind kind)
{
  return 0;
}

PursuitQuery *
pursuit_query_copy (const PursuitQuery *self)
{
  return 0;
}

void
pursuit_query_free (PursuitQuery *self)
{
}

PursuitKind
pursuit_query_get_kind (const PursuitQuery *self)
{
  return 0;
}

gboolean
pursuit_query_set_where (PursuitQuery *self,
                         const char *expression,
                         const PursuitScope *scope,
                         GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

void
pursuit_query_add_equals (PursuitQuery *self, guint field, const char *text)
{
}

void
pursuit_query_set_search (PursuitQuery *self, const char *text)
{
}

gboolean
pursuit_query_set_sort (PursuitQuery *self, const char *sort, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

void
pursuit_query_set_limit (PursuitQuery *self, guint limit)
{
}

void
pursuit_query_set_cursor (PursuitQuery *self, const char *cursor)
{
}

void
pursuit_query_set_include_deleted (PursuitQuery *self, gboolean include_deleted)
{
}

GType
pursuit_search_hit_get_type (void)
{
  return G_TYPE_POINTER;
}

PursuitSearchHit *
pursuit_search_hit_copy (const PursuitSearchHit *self)
{
  return 0;
}

void
pursuit_search_hit_free (PursuitSearchHit *self)
{
}

GPtrArray *
pursuit_session_search (
    PursuitSession *self, const char *text, PursuitKind kind, guint limit, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GPtrArray *
pursuit_session_search_as (PursuitSession *self,
                           const char *text,
                           const PursuitScope *scope,
                           PursuitKind kind,
                           guint limit,
                           GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_is_writable (PursuitSession *self)
{
  return 0;
}

void
pursuit_session_set_actor (PursuitSession *self, const char *user_id)
{
}

void
pursuit_session_begin_action (PursuitSession *self, const char *label)
{
}

gint64
pursuit_session_get_action (PursuitSession *self)
{
  return 0;
}

PursuitRecord *
pursuit_session_get (PursuitSession *self, PursuitKind kind, const char *id, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_exists (PursuitSession *self, PursuitKind kind, const char *id)
{
  return 0;
}

gboolean
pursuit_session_put (PursuitSession *self, PursuitRecord *record, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_delete (PursuitSession *self, PursuitKind kind, const char *id, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_restore (PursuitSession *self, PursuitKind kind, const char *id, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

char *
pursuit_session_resolve (PursuitSession *self,
                         const char *id_or_prefix,
                         PursuitKind *kind,
                         GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_add_custom_column (PursuitSession *self,
                                   PursuitKind kind,
                                   const char *name,
                                   const char *type,
                                   const char *source,
                                   GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

char **
pursuit_session_list_custom_columns (PursuitSession *self, PursuitKind kind)
{
  return 0;
}

gboolean
pursuit_session_put_blob (PursuitSession *self, GBytes *bytes, char **sha256, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GBytes *
pursuit_session_get_blob (PursuitSession *self, const char *sha256, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

GType
pursuit_store_change_get_type (void)
{
  return G_TYPE_POINTER;
}

PursuitStoreChange *
pursuit_store_change_ref (PursuitStoreChange *self)
{
  return 0;
}

void
pursuit_store_change_unref (PursuitStoreChange *self)
{
}

gboolean
pursuit_store_change_touches_kind (const PursuitStoreChange *self, PursuitKind kind)
{
  return 0;
}

gboolean
pursuit_store_change_contains (const PursuitStoreChange *self, PursuitKind kind, const char *id)
{
  return 0;
}

gboolean
pursuit_store_change_is_bulk (const PursuitStoreChange *self)
{
  return 0;
}

gboolean
pursuit_store_change_adds_or_removes (const PursuitStoreChange *self, PursuitKind kind)
{
  return 0;
}

GPtrArray *
pursuit_store_change_list_ids (const PursuitStoreChange *self, PursuitKind kind)
{
  return 0;
}

PursuitStore *
pursuit_store_open (const char *profile, PursuitStoreMode mode, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

void
pursuit_store_close (PursuitStore *self)
{
}

const char *
pursuit_store_get_path (PursuitStore *self)
{
  return 0;
}

gboolean
pursuit_store_is_writable (PursuitStore *self)
{
  return 0;
}

int
pursuit_store_get_schema_version (PursuitStore *self)
{
  return 0;
}

void
pursuit_store_set_main_context (PursuitStore *self, GMainContext *context)
{
}

void
pursuit_store_write_async (PursuitStore *self,
                           PursuitStoreFunc func,
                           gpointer data,
                           GDestroyNotify destroy,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
}

gboolean
pursuit_store_write_finish (PursuitStore *self, GAsyncResult *result, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_store_write (PursuitStore *self,
                     PursuitStoreFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

void
pursuit_store_read_async (PursuitStore *self,
                          PursuitStoreFunc func,
                          gpointer data,
                          GDestroyNotify destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
}

gboolean
pursuit_store_read_finish (PursuitStore *self, GAsyncResult *result, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_store_read (PursuitStore *self, PursuitStoreFunc func, gpointer data, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_undo (PursuitSession *self, gint64 action, char **label, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_redo (PursuitSession *self, char **label, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gboolean
pursuit_session_undo_batch (
    PursuitSession *self, const char *batch_id, guint *undone, guint *kept, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}

gint64
pursuit_session_peek_undo (PursuitSession *self, char **label)
{
  return 0;
}
