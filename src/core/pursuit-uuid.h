/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of an id in its text form, without the zero byte. */
#define PURSUIT_UUID_LENGTH 36

/**
 * pursuit_uuid_new:
 *
 * Makes a record id: a UUID version 7 (RFC 9562) in lower case. Ids of one process never go
 * back in order, even when many are made in one millisecond or the clock steps back, so that
 * new rows go to the end of an index. Safe on any thread.
 *
 * Returns: (transfer full): the 36 characters
 */
char *pursuit_uuid_new (void);

/**
 * pursuit_uuid_is_valid:
 * @text: (nullable): a text
 *
 * Returns: %TRUE if @text has the form of a UUID of any version, in lower case
 */
gboolean pursuit_uuid_is_valid (const char *text);

G_END_DECLS
