/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fewest digits that are searched as a telephone number, and most that one has (E.164: 15). */
#define PURSUIT_PHONE_MIN_DIGITS 3
#define PURSUIT_PHONE_MAX_DIGITS 20
/* Groups of one number from whose beginning it is found. */
#define PURSUIT_PHONE_MAX_GROUPS 6

/* The words by which a number is found: its digits from the beginning of each group as it is
 * written, without country code, and all of them backwards behind an "r". A field may hold
 * several numbers, separated by letters, commas or semicolons. */
void pursuit_phone_digits_append_tokens (GString *tokens, const char *text);

/* What to search for when a person typed @text: words to be found as beginnings, NULL-terminated;
 * NULL if @text is no number or too short a one. */
char **pursuit_phone_digits_list_prefixes (const char *text);

G_END_DECLS
