/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the estimator, to be shown wherever its figures are. */
#define PURSUIT_AI_ESTIMATOR "word-pieces"

/**
 * pursuit_ai_tokens_estimate:
 * @text: (nullable): a text in UTF-8; other bytes count like signs of their own
 *
 * Says before sending how many tokens a text will be, for quotes, budgets and measured savings.
 * The estimator %PURSUIT_AI_ESTIMATOR: a run of ASCII letters counts one token for every four
 * letters that it has begun, a run of digits one for every two, any other sign one, a sign beyond
 * ASCII one for every two bytes that it has begun, a single space none, further white space one for
 * every four; on top comes a tenth, but never more than the bytes of the text. No provider's
 * tokenizer is here: they differ by a third among themselves, so this leans to the high side for
 * prose and never pretends to be a bill.
 *
 * Returns: the estimate
 */
guint pursuit_ai_tokens_estimate (const char *text);

/**
 * pursuit_ai_tokens_least:
 * @text: (nullable): a text in UTF-8
 *
 * Says how many tokens a text is at least, whatever the tokenizer: three quarters of what the rule
 * above gives with a token for twelve letters, four digits, 32 white spaces, four signs and eight
 * bytes, and without the tenth. Who reports fewer has not read all of it.
 *
 * Returns: the bound
 */
guint pursuit_ai_tokens_least (const char *text);

G_END_DECLS
