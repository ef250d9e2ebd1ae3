/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a transcript calls a speaker by a role ("Sales Rep", "Kunde", "Speaker 2", "B") and not
 * by a name, or what stands there is the label of a note ("Budget", "Next step"). Neither is
 * anybody's secret, and a model has to know whom it hears. */
gboolean pursuit_speaker_is_role (const char *speaker);

G_END_DECLS
