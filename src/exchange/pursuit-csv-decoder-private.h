/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Turns the bytes of a file into UTF-8, piece by piece. UTF-8 itself passes through without a
 * copy. A byte that is no UTF-8 is read as Windows-1252, because files that two programs wrote
 * together are common and a lost letter is worse than a guess; it is counted.
 */
typedef struct _PursuitCsvDecoder PursuitCsvDecoder;

/* Some bytes, or some text, of somebody else. */
typedef struct
{
  const char *start;
  gsize length;
} PursuitCsvSlice;

/* The names that need no iconv. */
#define PURSUIT_CSV_ENCODING_UTF8 "UTF-8"
#define PURSUIT_CSV_ENCODING_WINDOWS "WINDOWS-1252"

/* PURSUIT_EXCHANGE_ERROR_ENCODING if nobody knows the encoding. */
PursuitCsvDecoder *pursuit_csv_decoder_new (const char *encoding, GError **error);

void pursuit_csv_decoder_free (PursuitCsvDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvDecoder, pursuit_csv_decoder_free)

/*
 * Decodes the next piece. The text is borrowed: from the decoder, or from @bytes. PURSUIT_
 * EXCHANGE_ERROR_ENCODING if the bytes do not follow the encoding.
 */
gboolean pursuit_csv_decoder_decode (PursuitCsvDecoder *self,
                                     const PursuitCsvSlice *bytes,
                                     gboolean at_end,
                                     PursuitCsvSlice *text,
                                     GError **error);

/* How many bytes of a UTF-8 file were read as Windows-1252. */
guint64 pursuit_csv_decoder_get_n_repaired (const PursuitCsvDecoder *self);

G_END_DECLS
