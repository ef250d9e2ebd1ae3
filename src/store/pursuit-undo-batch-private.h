/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session-private.h"

G_BEGIN_DECLS

/* Takes back an action that added whole ranges of rows, but for records changed since. */
gboolean pursuit_undo_batch_take_back (
    PursuitSession *session, gint64 action, guint *undone, guint *kept, GError **error);

G_END_DECLS
