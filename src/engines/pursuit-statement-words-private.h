/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word, a figure or a mark of a line. */
typedef struct
{
  guint start; /* bytes */
  guint end;
  char *text;
  char *folded;
  double number; /* NAN for a word that is none */
} PursuitStatementWord;

/* A regular expression of ours, made once at @place. */
GRegex *pursuit_statement_regex (gsize *place, const char *pattern);

/* (element-type PursuitStatementWord) */
GArray *pursuit_statement_words_split (const char *line);

/* The word at a place, or %NULL behind the last. */
const PursuitStatementWord *pursuit_statement_words_get (GArray *words, guint i);

/* Whether a word is on a list between blanks, " in by until "; %NULL is on none. */
gboolean pursuit_statement_word_is (const PursuitStatementWord *word, const char *list);

/* Whether the number behind a word says which one it is, "line 3", and not how many. */
gboolean pursuit_statement_word_is_label (const PursuitStatementWord *word);

/* 1 to 12 for a month's name, else 0. */
guint pursuit_statement_word_read_month (const PursuitStatementWord *word);

/* A whole number in digits from @min to @max, else 0. */
guint pursuit_statement_word_read_range (const PursuitStatementWord *word, guint min, guint max);

/* "EUR" for "EUR", "euros" and its sign, else %NULL. */
const char *pursuit_statement_word_read_currency (const PursuitStatementWord *word);

/* What the word behind a figure makes of it: "k", "hundred", "million", or 1. */
double pursuit_statement_word_read_multiplier (const PursuitStatementWord *number,
                                               const PursuitStatementWord *word);

G_END_DECLS
