/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "document/pursuit-page-layout.h"

G_BEGIN_DECLS

/**
 * PURSUIT_PDF_MAX_BYTES:
 *
 * The largest PDF that is made: 256 MiB.
 */
#define PURSUIT_PDF_MAX_BYTES (256u * 1024 * 1024)

/**
 * PursuitPdfMetadata:
 * @title: (nullable): the document's own title if %NULL
 * @author: (nullable): who wrote it
 * @subject: (nullable): what about
 * @date: when it was made, in seconds since 1970 UTC; 0 leaves the date out
 *
 * What a PDF says about itself. The date is given and never looked up: the same layout,
 * metadata, fonts and libraries give the same bytes.
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  gint64 date;
} PursuitPdfMetadata;

/**
 * pursuit_pdf_write:
 * @layout: the pages
 * @metadata: (nullable): what the file says about itself
 * @error: %PURSUIT_DOCUMENT_ERROR_RENDER if cairo fails, %PURSUIT_DOCUMENT_ERROR_TOO_LARGE
 *
 * Makes a PDF: text can be selected and searched, fonts are embedded, headings are its outline,
 * links work. No network, no display.
 *
 * Returns: (transfer full) (nullable): the file's content
 */
GBytes *
pursuit_pdf_write (PursuitPageLayout *layout, const PursuitPdfMetadata *metadata, GError **error);

/**
 * pursuit_pdf_write_stream:
 * @layout: the pages
 * @metadata: (nullable): what the file says about itself
 * @stream: where to; it is not closed
 * @cancellable: (nullable): to stop the writing
 * @error: as for pursuit_pdf_write(), or what the stream says
 *
 * Returns: %TRUE if everything was written
 */
gboolean pursuit_pdf_write_stream (PursuitPageLayout *layout,
                                   const PursuitPdfMetadata *metadata,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * pursuit_pdf_write_file:
 * @layout: the pages
 * @metadata: (nullable): what the file says about itself
 * @path: the file; an old one is replaced in one step, or stays as it was
 * @error: as for pursuit_pdf_write(), or %G_FILE_ERROR
 *
 * Returns: %TRUE if the file is there
 */
gboolean pursuit_pdf_write_file (PursuitPageLayout *layout,
                                 const PursuitPdfMetadata *metadata,
                                 const char *path,
                                 GError **error);

G_END_DECLS
