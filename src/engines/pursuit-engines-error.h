/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_ENGINES_ERROR:
 *
 * The error domain of the engines.
 */
#define PURSUIT_ENGINES_ERROR (pursuit_engines_error_quark ())

/**
 * PursuitEnginesError:
 * @PURSUIT_ENGINES_ERROR_UNKNOWN: no engine, variable or language has that name
 * @PURSUIT_ENGINES_ERROR_UNAVAILABLE: the engine exists, but cannot answer now; says why
 * @PURSUIT_ENGINES_ERROR_NOT_ENOUGH: the engine learns, and has too little to learn from
 * @PURSUIT_ENGINES_ERROR_NO_SIGNAL: it has learnt that it cannot foretell anything
 * @PURSUIT_ENGINES_ERROR_INVALID: what was given cannot be worked with
 *
 * What can go wrong in an engine.
 */
typedef enum
{
  PURSUIT_ENGINES_ERROR_UNKNOWN,
  PURSUIT_ENGINES_ERROR_UNAVAILABLE,
  PURSUIT_ENGINES_ERROR_NOT_ENOUGH,
  PURSUIT_ENGINES_ERROR_NO_SIGNAL,
  PURSUIT_ENGINES_ERROR_INVALID,
} PursuitEnginesError;

GQuark pursuit_engines_error_quark (void);

G_END_DECLS
