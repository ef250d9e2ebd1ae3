/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitWorkspaceError:
 * @PURSUIT_WORKSPACE_ERROR_FAILED: something else went wrong
 * @PURSUIT_WORKSPACE_ERROR_INVALID: what was asked for makes no sense; the message says why
 * @PURSUIT_WORKSPACE_ERROR_NOT_FOUND: no such record, template, batch or file
 * @PURSUIT_WORKSPACE_ERROR_READ_ONLY: this kind of record is not written by hand
 * @PURSUIT_WORKSPACE_ERROR_UNSUPPORTED: this version cannot do that
 * @PURSUIT_WORKSPACE_ERROR_CHANGED: a file is no longer what was rehearsed
 * @PURSUIT_WORKSPACE_ERROR_UNCONFIRMED: AI wrote something that has no source and that nobody has
 *   confirmed
 * @PURSUIT_WORKSPACE_ERROR_UNAVAILABLE: the engine that was asked for is not ready
 *
 * What a verb can refuse by itself. Errors of the rooms below pass through in their own domains,
 * cancelling is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  PURSUIT_WORKSPACE_ERROR_FAILED,
  PURSUIT_WORKSPACE_ERROR_INVALID,
  PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
  PURSUIT_WORKSPACE_ERROR_READ_ONLY,
  PURSUIT_WORKSPACE_ERROR_UNSUPPORTED,
  PURSUIT_WORKSPACE_ERROR_UNAVAILABLE,
  PURSUIT_WORKSPACE_ERROR_CHANGED,
  PURSUIT_WORKSPACE_ERROR_UNCONFIRMED,
} PursuitWorkspaceError;

#define PURSUIT_WORKSPACE_ERROR (pursuit_workspace_error_quark ())

/**
 * pursuit_workspace_error_quark:
 *
 * Returns: the domain of #PursuitWorkspaceError
 */
GQuark pursuit_workspace_error_quark (void);

/**
 * pursuit_error_get_code:
 * @error: an error of any room
 *
 * Returns: (transfer none): a short name that scripts can rely on, such as "busy", "not-found",
 *   "read-only" or "invalid"
 */
const char *pursuit_error_get_code (const GError *error);

/**
 * pursuit_error_get_hint:
 * @error: an error of any room
 *
 * Returns: (transfer none): what the person can do on the command line, in one sentence in their
 *   language; empty where the message says it already
 */
const char *pursuit_error_get_hint (const GError *error);

/**
 * pursuit_error_dup_hint:
 * @error: an error of any room
 * @provider: (nullable): which provider it is about, as “pursuitctl provider add” is told it
 *
 * Returns: (transfer full): the same, with the provider in its place
 */
char *pursuit_error_dup_hint (const GError *error, const char *provider);

/**
 * pursuit_error_get_window_hint:
 * @error: an error of any room
 *
 * Returns: (transfer none): the same for who sits before a window, without words of the command
 * line
 */
const char *pursuit_error_get_window_hint (const GError *error);

G_END_DECLS
