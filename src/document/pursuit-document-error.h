/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitDocumentError:
 * @PURSUIT_DOCUMENT_ERROR_ENCODING: the text is not UTF-8
 * @PURSUIT_DOCUMENT_ERROR_TOO_LARGE: a stated limit is passed (bytes, nodes, columns, pages)
 * @PURSUIT_DOCUMENT_ERROR_TOO_DEEP: the text is nested deeper than %PURSUIT_DOCUMENT_MAX_DEPTH
 * @PURSUIT_DOCUMENT_ERROR_TEMPLATE: a template tag is malformed, or stands where it may not
 * @PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE: a template names a variable that nobody knows
 * @PURSUIT_DOCUMENT_ERROR_MISSING_VALUE: a known variable has no value and the caller wants all
 * @PURSUIT_DOCUMENT_ERROR_INVALID: a line item, page setup or metadata value is out of range
 * @PURSUIT_DOCUMENT_ERROR_OVERFLOW: a price does not fit 64 bits
 * @PURSUIT_DOCUMENT_ERROR_MISMATCH: line items and deal size disagree; the message has both sums
 * @PURSUIT_DOCUMENT_ERROR_RENDER: drawing or writing a page failed
 *
 * What making and rendering documents can refuse.
 */
typedef enum
{
  PURSUIT_DOCUMENT_ERROR_ENCODING,
  PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
  PURSUIT_DOCUMENT_ERROR_TOO_DEEP,
  PURSUIT_DOCUMENT_ERROR_TEMPLATE,
  PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE,
  PURSUIT_DOCUMENT_ERROR_MISSING_VALUE,
  PURSUIT_DOCUMENT_ERROR_INVALID,
  PURSUIT_DOCUMENT_ERROR_OVERFLOW,
  PURSUIT_DOCUMENT_ERROR_MISMATCH,
  PURSUIT_DOCUMENT_ERROR_RENDER,
} PursuitDocumentError;

#define PURSUIT_DOCUMENT_ERROR (pursuit_document_error_quark ())

/**
 * pursuit_document_error_quark:
 *
 * Returns: the domain of #PursuitDocumentError
 */
GQuark pursuit_document_error_quark (void);

G_END_DECLS
