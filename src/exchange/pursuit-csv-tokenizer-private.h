/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-record-private.h"

G_BEGIN_DECLS

/*
 * Cuts UTF-8 text into rows. It is given the text in pieces of any size and keeps only the row
 * that is being filled.
 *
 * Quotes count where a cell begins; inside quotes a doubled one is one; what follows a closing
 * quote is taken as it stands. A row ends with LF, CR or CRLF, in any mixture.
 */
typedef struct _PursuitCsvTokenizer PursuitCsvTokenizer;

PursuitCsvTokenizer *pursuit_csv_tokenizer_new (char delimiter, char quote);

void pursuit_csv_tokenizer_free (PursuitCsvTokenizer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvTokenizer, pursuit_csv_tokenizer_free)

/*
 * Takes text until a row is complete. Returns how many bytes were taken; *complete says whether
 * the row is there. Sets an error (without the file's name) and *complete to FALSE when a limit
 * is reached or a zero byte is met.
 */
gsize pursuit_csv_tokenizer_push (
    PursuitCsvTokenizer *self, const char *text, gsize length, gboolean *complete, GError **error);

/* Tells that the text has ended. TRUE if one more row is complete with that. */
gboolean pursuit_csv_tokenizer_finish (PursuitCsvTokenizer *self, GError **error);

/* The complete row, good until the next push. The caller may change its flags. */
PursuitCsvRecord *pursuit_csv_tokenizer_get_record (PursuitCsvTokenizer *self);

/* The line that the next byte stands on, from 1. */
guint64 pursuit_csv_tokenizer_get_line (const PursuitCsvTokenizer *self);

/*
 * Cuts @cell as a row of its own into @record. TRUE if it is one row and no more. The row's
 * line is kept.
 */
gboolean pursuit_csv_tokenizer_unwrap (
    const char *cell, gsize length, char delimiter, char quote, PursuitCsvRecord *record);

G_END_DECLS
