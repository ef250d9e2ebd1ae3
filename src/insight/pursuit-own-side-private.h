/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a speaker of a transcript is one of our own people: by one of their names, or because the
 * transcript calls them "Sales Rep" and the like. */
gboolean pursuit_own_side_has (const char *speaker, const char *const *own_names);

G_END_DECLS
