/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_test_pdf_unpack:
 * @pdf: a PDF
 *
 * Gives the PDF with all that it holds in packed streams behind it, to be searched for what a
 * reader of the PDF would come upon. Which objects are packed is up to cairo: since 1.18 the title
 * and the links are.
 *
 * Returns: (transfer full): no PDF any more
 */
GBytes *pursuit_test_pdf_unpack (GBytes *pdf);

/**
 * pursuit_test_pdf_holds:
 * @unpacked: what pursuit_test_pdf_unpack() gave
 * @text: bytes to look for, as they stand in a PDF
 *
 * Returns: whether they are there
 */
gboolean pursuit_test_pdf_holds (GBytes *unpacked, const char *text);

G_END_DECLS
