/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_FUZZY_MAX_LENGTH:
 *
 * Characters of a text that are looked at.
 */
#define PURSUIT_FUZZY_MAX_LENGTH 64

/**
 * pursuit_fuzzy_match:
 * @text: what a thing is called, such as "Draft Proposal"
 * @query: what was typed, such as "drpr"
 * @marks: (out) (optional): a bit for each character of @text that was matched, the first is bit 0
 *
 * Whether the letters of every word of @query stand in @text in their order, letter case and
 * accents aside, with others between them. Letters at the beginning of a word and letters side by
 * side weigh more.
 *
 * Returns: how well it fits, greater is better; 0 if it does not, 1 if @query is blank
 */
guint pursuit_fuzzy_match (const char *text, const char *query, guint64 *marks);

G_END_DECLS
