/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-search-expression-private.h"

G_BEGIN_DECLS

/* Characters of a snippet, about two lines. */
#define PURSUIT_SNIPPET_LENGTH 180

/* The sentence of a record in which most of the words of a search stand, closest together, with the
 * matches marked. Words are folded; the last one is a beginning. Falls back to the beginning of the
 * first text. @field is set to the field it stands in, -1 for none; @line to its line there, from
 * 1. Where somebody was asked for, it is what they said. */
char *pursuit_snippet_new (PursuitRecord *record,
                           const PursuitSearchExpression *expression,
                           int *field,
                           guint *line);

G_END_DECLS
