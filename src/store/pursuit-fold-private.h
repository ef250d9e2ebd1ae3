/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of a name that decide its place in a list. */
#define PURSUIT_FOLD_SORT_LENGTH 64

/* A character without case and accents, 0 for a mark that only belongs to the one before. */
gunichar pursuit_fold_char (gunichar c);

/* What a name is sorted and found by: letter case and accents aside, white space as one blank,
 * at most PURSUIT_FOLD_SORT_LENGTH characters. */
char *pursuit_fold_name (const char *text);

/* A text without letter case, in all of Unicode: ß is ss, the two sigmas are one, and İ is i,
 * whatever the language. Accents stay. */
char *pursuit_fold_case (const char *text);

/* Whether a text holds another that pursuit_fold_case() folded, letter case aside. */
gboolean pursuit_fold_contains (const char *text, const char *folded);

/* Equal but for letter case. */
gboolean pursuit_fold_equal (const char *a, const char *b);

G_END_DECLS
