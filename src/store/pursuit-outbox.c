/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-outbox-private.h"

#include "store/pursuit-keeping.h"

gboolean
pursuit_outbox_note (PursuitSession *session, const PursuitRowChange *change, GError **error)
{
  return TRUE;
}
