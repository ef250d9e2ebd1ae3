/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-buffer.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PAGE_MARKS (pursuit_page_marks_get_type ())

/**
 * PursuitPageMarks:
 *
 * Marks on the page of a proposal what nothing known says and nobody has confirmed, as the text
 * beside it does. They are drawn on the screen only: what is printed or sent has none.
 */
G_DECLARE_FINAL_TYPE (PursuitPageMarks, pursuit_page_marks, PURSUIT, PAGE_MARKS, GObject)

/**
 * pursuit_page_marks_new:
 * @buffer: the text of the page; not kept alive
 *
 * Returns: (transfer full): marks of the buffer, none at first
 */
PursuitPageMarks *pursuit_page_marks_new (PursuitDocumentBuffer *buffer);

/**
 * pursuit_page_marks_set_claims:
 * @self: marks
 * @claims: (element-type PursuitClaim): what the text says, in reading order
 * @headings: (element-type guint): for each heading the line of the text it is written on
 *
 * Marks the open ones among the claims where they stand on the page, now and whenever the page has
 * changed. The page says variables' values, so that a claim is looked for by its words, in its own
 * section and in its order; one that is not found, as in a table, is left out.
 */
void pursuit_page_marks_set_claims (PursuitPageMarks *self,
                                    const GPtrArray *claims,
                                    const GArray *headings);

/**
 * pursuit_page_marks_describe:
 * @self: marks
 * @iter: a place on the page
 *
 * Returns: (nullable): what there is to say of the claim there
 */
const char *pursuit_page_marks_describe (PursuitPageMarks *self, const GtkTextIter *iter);

G_END_DECLS
