/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_SECRET_MAX_BYTES:
 *
 * The longest secret. The keys of the providers have about a hundred bytes, tokens of a sign-in
 * up to a few thousand.
 */
#define PURSUIT_SECRET_MAX_BYTES 8192

/**
 * PursuitSecret:
 *
 * A key or token, in pages of its own that are not swapped out as far as the system allows, not
 * written into a core dump, not handed to a child process, and overwritten when the last
 * reference goes. It never changes and may be used by several threads. The first one hardens the
 * process, see pursuit_harden_process().
 */
typedef struct _PursuitSecret PursuitSecret;

/**
 * pursuit_secret_check:
 * @text: what somebody entered, not terminated
 * @length: its bytes
 * @error: %PURSUIT_CORE_ERROR_INVALID, which never quotes it
 *
 * Refuses what can be no secret: nothing at all, more than %PURSUIT_SECRET_MAX_BYTES, something
 * else than UTF-8, and control characters, which are what a paste drags along and what would
 * break a header of HTTP.
 *
 * Returns: %TRUE if it can be one
 */
gboolean pursuit_secret_check (const char *text, gsize length, GError **error);

/**
 * pursuit_secret_new:
 * @text: what pursuit_secret_check() accepts; the caller wipes it
 * @length: its bytes
 *
 * Returns: (transfer full): a copy that is kept as described above
 */
PursuitSecret *pursuit_secret_new (const char *text, gsize length);

/**
 * pursuit_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
PursuitSecret *pursuit_secret_ref (PursuitSecret *self);

/**
 * pursuit_secret_unref:
 * @self: (transfer full): a secret
 *
 * Lets it go; the last one to do so overwrites it.
 */
void pursuit_secret_unref (PursuitSecret *self);

/**
 * pursuit_secret_get_text:
 * @self: a secret
 *
 * Lends the text. Whoever copies it wipes the copy with pursuit_secret_wipe().
 *
 * Returns: (transfer none): the text, terminated, valid as long as @self
 */
const char *pursuit_secret_get_text (PursuitSecret *self);

/**
 * pursuit_secret_get_length:
 * @self: a secret
 *
 * Returns: its bytes
 */
gsize pursuit_secret_get_length (PursuitSecret *self);

/**
 * pursuit_secret_wipe:
 * @memory: (nullable): where a secret stood
 * @size: its bytes
 *
 * Overwrites it in a way that no compiler leaves out.
 */
void pursuit_secret_wipe (void *memory, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSecret, pursuit_secret_unref)

G_END_DECLS
