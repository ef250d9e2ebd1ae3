/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitCoreError:
 * @PURSUIT_CORE_ERROR_INVALID: a value does not fit its field; the message names the field
 * @PURSUIT_CORE_ERROR_RANGE: a number, sum or length is outside its stated limits
 * @PURSUIT_CORE_ERROR_UNKNOWN: a kind, field, currency or choice of that name does not exist
 * @PURSUIT_CORE_ERROR_SYNTAX: text that should be JSON, a date or a number is not
 * @PURSUIT_CORE_ERROR_FORBIDDEN: the role does not allow it, or the step is not legal
 *
 * What the ground floor can refuse.
 */
typedef enum
{
  PURSUIT_CORE_ERROR_INVALID,
  PURSUIT_CORE_ERROR_RANGE,
  PURSUIT_CORE_ERROR_UNKNOWN,
  PURSUIT_CORE_ERROR_SYNTAX,
  PURSUIT_CORE_ERROR_FORBIDDEN,
} PursuitCoreError;

#define PURSUIT_CORE_ERROR (pursuit_core_error_quark ())

/**
 * pursuit_core_error_quark:
 *
 * Returns: the domain of #PursuitCoreError
 */
GQuark pursuit_core_error_quark (void);

G_END_DECLS
