/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "store/pursuit-search-expression-private.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* A text as its folded words, each between blanks: " north wind ". */
char *pursuit_speech_fold (const char *text, gsize length);

/* Whether a name has all the words that were asked for with "who:"; they may be beginnings. */
gboolean pursuit_speech_is_named (const char *name, const PursuitSearchExpression *expression);

/* Whether one whom "who:" names says in a transcript everything that is searched for: each word
 * somewhere, each phrase within a line. */
gboolean pursuit_speech_is_said (const char *transcript, const PursuitSearchExpression *expression);

/* Whether a record fits "who:": a conversation in which somebody says it, or somebody's own record.
 * TRUE where nobody was named. */
gboolean pursuit_speech_fits (PursuitRecord *record, const PursuitSearchExpression *expression);

/* A transcript with nothing left in it but what those speakers say, every line in its place. */
char *pursuit_speech_dup_said (const char *transcript, const PursuitSearchExpression *expression);

/* The SQL that asks the same of a row of @kind, with one "?" for the whole search; NULL: no row of
 * that kind fits. */
char *pursuit_speech_dup_sql (PursuitKind kind);

/* Gives a connection the functions of that SQL. Returns: an SQLite code */
int pursuit_speech_add_to_database (sqlite3 *database);

G_END_DECLS
