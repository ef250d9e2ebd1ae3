/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Judges by the beginning of a file how its text is encoded. Returns a static name, or NULL if
 * the bytes are no text at all, with @reason saying what they are instead (translated).
 */
const char *pursuit_csv_encoding_detect (
    const char *bytes, gsize length, gboolean guess_national, guint *bom, const char **reason);

/* The byte order mark that @encoding would have and the bytes do have; 0 if none. */
guint pursuit_csv_encoding_get_bom (const char *encoding, const char *bytes, gsize length);

G_END_DECLS
