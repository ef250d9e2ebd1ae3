/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_version_get_commit:
 *
 * Which commit was built. It stands in one object file, so that a new commit rebuilds only
 * that; the version itself is PURSUIT_VERSION of config.h.
 *
 * Returns: the commit's short hash, or "unknown" for a build from a tarball
 */
const char *pursuit_version_get_commit (void);

G_END_DECLS
