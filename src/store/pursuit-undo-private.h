/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session-private.h"
#include "store/pursuit-undo.h"

G_BEGIN_DECLS

/* Begins an action, for an import with its batch. */
void pursuit_undo_begin (PursuitSession *session, const char *label, const char *batch_id);
/* Keeps what the present action needs to take one change back. */
gboolean
pursuit_undo_note (PursuitSession *session, const PursuitRowChange *change, GError **error);
/* Keeps a range of rows that the present action added. */
gboolean pursuit_undo_note_range (
    PursuitSession *session, PursuitKind kind, gint64 first_row, gint64 last_row, GError **error);
/* How far a lenient undo came. */
typedef struct
{
  guint undone; /* put back as they were, or removed */
  guint kept;   /* changed by somebody since */
} PursuitUndoCounts;

/* Takes back the noted changes of an action. With @counts, what was changed since is kept;
 * without, it is an error. */
gboolean pursuit_undo_take_back (PursuitSession *session,
                                 gint64 action,
                                 PursuitUndoCounts *counts,
                                 GError **error);

/* The same for an action that added whole ranges of rows. */
gboolean pursuit_undo_batch_take_back (PursuitSession *session,
                                       gint64 action,
                                       PursuitUndoCounts *counts,
                                       GError **error);

/* Before a commit: forgets an empty action, and those before the last ones. */
gboolean pursuit_undo_finish (PursuitSession *session, GError **error);

G_END_DECLS
