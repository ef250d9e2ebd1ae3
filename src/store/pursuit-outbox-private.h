/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session-private.h"

G_BEGIN_DECLS

/* Forms or extends the operation that tells the platform of a change, in a platform's workspace
 * and for kinds that sync. */
gboolean
pursuit_outbox_note (PursuitSession *session, const PursuitRowChange *change, GError **error);

G_END_DECLS
