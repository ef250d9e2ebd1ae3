/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How much of a file its dialect is judged by. */
#define PURSUIT_CSV_SNIFF_BYTES (64 * 1024)

/* A header stands within so many rows, or there is none. */
#define PURSUIT_CSV_MAX_TITLE_ROWS 30

/**
 * PURSUIT_CSV_DETECT:
 *
 * For the members of a #PursuitCsvDialect that the file itself shall answer.
 */
#define PURSUIT_CSV_DETECT (-1)

/**
 * PursuitCsvFooterRule:
 * @PURSUIT_CSV_FOOTER_DETECT: lines behind the table that are no rows are left out: a total, a
 *   copyright line, single cells after an empty line
 * @PURSUIT_CSV_FOOTER_KEEP: every line is a row
 *
 * What becomes of the end of a report.
 */
typedef enum
{
  PURSUIT_CSV_FOOTER_DETECT,
  PURSUIT_CSV_FOOTER_KEEP,
} PursuitCsvFooterRule;

/**
 * PursuitCsvDialect:
 * @delimiter: an ASCII character, or %PURSUIT_CSV_DETECT
 * @quote: an ASCII character, 0 for none; %PURSUIT_CSV_DETECT is the double quote
 * @encoding: (nullable): such as "UTF-8" or "WINDOWS-1252", as iconv names it; %NULL to detect
 * @bom: (readonly): bytes of the byte order mark
 * @header_line: the physical line, from 1, where the header stands; 0 if there is none;
 *   %PURSUIT_CSV_DETECT
 * @footer: what becomes of lines behind the table
 * @guess_national: whether detection may also guess Cyrillic, Japanese and Chinese encodings;
 *   such a guess can be wrong, so it is made only when a person asks for it
 *
 * How a file writes its table. A person may set each member; detection fills in the others.
 */
typedef struct
{
  int delimiter;
  int quote;
  char *encoding;
  guint bom;
  int header_line;
  PursuitCsvFooterRule footer;
  gboolean guess_national;
} PursuitCsvDialect;

#define PURSUIT_TYPE_CSV_DIALECT (pursuit_csv_dialect_get_type ())

GType pursuit_csv_dialect_get_type (void) G_GNUC_CONST;

/**
 * pursuit_csv_dialect_new:
 *
 * Returns: (transfer full): a dialect that is to be detected in all parts
 */
PursuitCsvDialect *pursuit_csv_dialect_new (void);

/**
 * pursuit_csv_dialect_copy:
 * @dialect: a dialect
 *
 * Returns: (transfer full): the same again
 */
PursuitCsvDialect *pursuit_csv_dialect_copy (const PursuitCsvDialect *dialect);

/**
 * pursuit_csv_dialect_free:
 * @dialect: (transfer full): a dialect
 */
void pursuit_csv_dialect_free (PursuitCsvDialect *dialect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvDialect, pursuit_csv_dialect_free)

/**
 * pursuit_csv_dialect_detect:
 * @dialect: what a person has set already; the rest is filled in
 * @bytes: the beginning of a file, %PURSUIT_CSV_SNIFF_BYTES or all of it
 * @at_end: whether that is the whole file
 * @name: how messages call the file, best its base name; its ending helps to judge a file of
 *   one column
 * @notes: (element-type utf8): sentences are added here about what was assumed
 * @error: %PURSUIT_EXCHANGE_ERROR_EMPTY, _BINARY, _ENCODING or _NOT_A_TABLE, each with the
 *   name and the reason
 *
 * Judges how a file is written. Encoding: a byte order mark, else the pattern of zero bytes of
 * UTF-16, else UTF-8 if it is valid, else Windows-1252. Delimiter: the one of comma, semicolon,
 * tab and bar whose rows agree best on their number of cells. Header: the first row that fills
 * most of the table's columns, so that titles above it are passed over.
 *
 * Returns: %TRUE if the file is a table
 */
gboolean pursuit_csv_dialect_detect (PursuitCsvDialect *dialect,
                                     GBytes *bytes,
                                     gboolean at_end,
                                     const char *name,
                                     GPtrArray *notes,
                                     GError **error);

/**
 * pursuit_csv_dialect_get_delimiter_label:
 * @dialect: a dialect
 *
 * Returns: (transfer none): "Comma", "Semicolon", "Tab", "Bar" or "Other", translated
 */
const char *pursuit_csv_dialect_get_delimiter_label (const PursuitCsvDialect *dialect);

G_END_DECLS
