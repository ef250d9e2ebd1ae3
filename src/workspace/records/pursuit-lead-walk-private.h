/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Meets a lead, one of @total; %FALSE with an error ends the walk. */
typedef gboolean (*PursuitLeadFunc) (PursuitRecord *lead,
                                     guint total,
                                     gpointer data,
                                     GError **error);

/* Looks up leads, many at a time: those of @ids, which may be beginnings of ids, or all if it is
 * NULL. Returns %FALSE with an error of the store, of @func, or where a lead is not there. */
gboolean pursuit_lead_walk (PursuitSession *session,
                            char **ids,
                            PursuitLeadFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
