/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-name-cache-private.h"

/* With so many names it forgets them all and begins again. */
#define MAX_NAMES 5000

struct _PursuitNameCache
{
  PursuitSession *session; /* (unowned) */
  GHashTable *names;       /* id → title */
};

PursuitNameCache *
pursuit_name_cache_new (PursuitSession *session)
{
  PursuitNameCache *self;

  g_return_val_if_fail (session != NULL, NULL);

  self = g_new0 (PursuitNameCache, 1);
  self->session = session;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
pursuit_name_cache_free (PursuitNameCache *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->names);
  g_free (self);
}

const char *
pursuit_name_cache_get (PursuitNameCache *self, PursuitKind kind, const char *id)
{
  g_autoptr (PursuitRecord) record = NULL;
  char *title;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  title = g_hash_table_lookup (self->names, id);
  if (title != NULL)
    return title;

  record = pursuit_session_get (self->session, kind, id, NULL);
  title = record != NULL ? pursuit_record_dup_title (record) : g_strdup ("");
  if (g_hash_table_size (self->names) >= MAX_NAMES)
    g_hash_table_remove_all (self->names);
  g_hash_table_insert (self->names, g_strdup (id), title);

  return title;
}
