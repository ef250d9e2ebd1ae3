/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a line stands like that in one of the templates that come with the program. */
gboolean pursuit_claim_line_is_of_template (const char *line);

/* Whether a line has no sentences that say something: a heading, a row of a table, a quoted text
 * of nothing but variables. */
gboolean pursuit_claim_line_is_frame (const char *line);

/* Whether a sentence asks, thanks, greets or says what somebody would like to do. */
gboolean pursuit_claim_sentence_is_courtesy (const char *sentence);

G_END_DECLS
