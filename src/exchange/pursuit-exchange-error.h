/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitExchangeError:
 * @PURSUIT_EXCHANGE_ERROR_EMPTY: the file holds nothing
 * @PURSUIT_EXCHANGE_ERROR_BINARY: the file is no text
 * @PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE: the file is text, but no table
 * @PURSUIT_EXCHANGE_ERROR_ENCODING: an encoding is unknown, or the bytes do not follow it
 * @PURSUIT_EXCHANGE_ERROR_TOO_LARGE: a cell, a row or the number of columns is over its limit
 * @PURSUIT_EXCHANGE_ERROR_UNTERMINATED: a quoted cell never ends
 * @PURSUIT_EXCHANGE_ERROR_VALUE: a cell does not hold what its field needs
 * @PURSUIT_EXCHANGE_ERROR_MAPPING: a mapping names a column, field or value that is not there
 * @PURSUIT_EXCHANGE_ERROR_INTERNAL: the program's own tables are damaged
 *
 * What can be wrong with a file that comes in or goes out. Trouble of the disk itself stays in
 * the domain of GIO.
 */
typedef enum
{
  PURSUIT_EXCHANGE_ERROR_EMPTY,
  PURSUIT_EXCHANGE_ERROR_BINARY,
  PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE,
  PURSUIT_EXCHANGE_ERROR_ENCODING,
  PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
  PURSUIT_EXCHANGE_ERROR_UNTERMINATED,
  PURSUIT_EXCHANGE_ERROR_VALUE,
  PURSUIT_EXCHANGE_ERROR_MAPPING,
  PURSUIT_EXCHANGE_ERROR_INTERNAL,
} PursuitExchangeError;

#define PURSUIT_EXCHANGE_ERROR (pursuit_exchange_error_quark ())

/**
 * pursuit_exchange_error_quark:
 *
 * Returns: the domain of #PursuitExchangeError
 */
GQuark pursuit_exchange_error_quark (void);

G_END_DECLS
