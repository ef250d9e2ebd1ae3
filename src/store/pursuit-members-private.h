/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-members.h"

G_BEGIN_DECLS

/* Forgets what was remembered in an action of the undo log. */
gboolean pursuit_members_forget (PursuitSession *session, gint64 action, GError **error);

G_END_DECLS
