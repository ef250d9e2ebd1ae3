/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

/* Characters of a snippet, about two lines. */
#define PURSUIT_SNIPPET_LENGTH 180

/* The sentence of a record in which most of the words stand, with the matches marked. Words are
 * folded; the last one is a beginning. Falls back to the beginning of the first text. */
char *pursuit_snippet_new (PursuitRecord *record, GPtrArray *words);

G_END_DECLS
