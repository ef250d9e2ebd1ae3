/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a transcript calls a speaker by a role ("Sales Rep", "Kunde", "Speaker 2", "B") and not
 * by a name. A role is nobody's secret, and a model has to know whom it hears. */
gboolean pursuit_speaker_is_role (const char *speaker);

G_END_DECLS
