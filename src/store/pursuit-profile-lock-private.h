/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes kept aside for the moment when the disk is full. */
#define PURSUIT_BALLAST_SIZE (8 * 1024 * 1024)

/* Who writes a profile: a file beside the workspace, locked for as long as it is open. */
typedef struct _PursuitProfileLock PursuitProfileLock;

/* Fails with PURSUIT_STORE_ERROR_BUSY, naming the holder, or _READ_ONLY. */
PursuitProfileLock *pursuit_profile_lock_take (const char *workspace, GError **error);
void pursuit_profile_lock_release (PursuitProfileLock *self);

/* The ballast makes room for one more commit when the disk is full: it is dropped then, and laid
 * down again at the next start with room. Neither failing is worth a word. */
void pursuit_ballast_lay (const char *workspace);
void pursuit_ballast_drop (const char *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProfileLock, pursuit_profile_lock_release)

G_END_DECLS
