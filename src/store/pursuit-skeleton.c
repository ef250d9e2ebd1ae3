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

gboolean
pursuit_session_undo_batch (
    PursuitSession *self, const char *batch_id, guint *undone, guint *kept, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}
#include "store/pursuit-undo-batch-private.h"
gboolean
pursuit_undo_batch_take_back (
    PursuitSession *session, gint64 action, guint *undone, guint *kept, GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, "not built yet");
  return 0;
}
