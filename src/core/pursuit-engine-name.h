/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The best that is there and allowed: a provider of AI where the person has allowed that it is
 * asked when nothing else is said, and else as "local". */
#define PURSUIT_ENGINE_AUTO "auto"

/* The best of this machine. Nobody is asked, whatever is allowed: what happens by itself takes it.
 */
#define PURSUIT_ENGINE_LOCAL "local"

/**
 * pursuit_engine_name_is_open:
 * @name: (nullable): the name of an engine
 *
 * Returns: %TRUE if it names none, and the best that is there is meant: "auto", "local" or %NULL
 */
gboolean pursuit_engine_name_is_open (const char *name);

G_END_DECLS
