/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-lead-walk-private.h"

#include "store/pursuit-list.h"

/* How many leads are looked up at a time. */
#define PAGE_SIZE 256

typedef struct
{
  PursuitSession *session;
  PursuitLeadFunc func;
  gpointer data;
  GCancellable *cancellable;
  guint total;
} Walk;

static gboolean
meet (Walk *self, PursuitRecord *lead, GError **error)
{
  return self->func (lead, self->total, self->data, error)
         && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
walk_named (Walk *self, char **ids, GError **error)
{
  self->total = g_strv_length (ids);
  for (char **prefix = ids; *prefix != NULL; prefix++)
    {
      PursuitKind kind = PURSUIT_KIND_LEAD;
      g_autofree char *id = pursuit_session_resolve (self->session, *prefix, &kind, error);
      g_autoptr (PursuitRecord) lead = NULL;

      if (id != NULL)
        lead = pursuit_session_get (self->session, PURSUIT_KIND_LEAD, id, error);
      if (lead == NULL || !meet (self, lead, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_page (Walk *self, const guint32 *rows, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) leads
      = pursuit_session_get_rows (self->session, PURSUIT_KIND_LEAD, rows, n_rows, error);
  gboolean ok = leads != NULL;

  for (guint i = 0; ok && i < leads->len; i++)
    if (leads->pdata[i] != NULL)
      ok = meet (self, leads->pdata[i], error);

  return ok;
}

static gboolean
walk_all (Walk *self, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GArray) rows = pursuit_session_list_rows (self->session, query, error);

  if (rows == NULL)
    return FALSE;

  self->total = rows->len;
  for (guint i = 0; i < rows->len; i += PAGE_SIZE)
    if (!walk_page (self, &g_array_index (rows, guint32, i), MIN (PAGE_SIZE, rows->len - i), error))
      return FALSE;

  return TRUE;
}

gboolean
pursuit_lead_walk (PursuitSession *session,
                   char **ids,
                   PursuitLeadFunc func,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  Walk walk = { session, func, data, cancellable, 0 };

  return ids != NULL ? walk_named (&walk, ids, error) : walk_all (&walk, error);
}
