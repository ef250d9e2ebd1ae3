/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitStoreError:
 * @PURSUIT_STORE_ERROR_FAILED: the database reported something unforeseen
 * @PURSUIT_STORE_ERROR_BUSY: another process writes this workspace; the message says which
 * @PURSUIT_STORE_ERROR_NEWER: the file was written by a later Pursuit
 * @PURSUIT_STORE_ERROR_DAMAGED: the file's content does not hold together
 * @PURSUIT_STORE_ERROR_READ_ONLY: the file or its folder may not be written
 * @PURSUIT_STORE_ERROR_FULL: the disk is full; nothing of the action was kept
 * @PURSUIT_STORE_ERROR_NOT_FOUND: no such record, action, batch or workspace
 * @PURSUIT_STORE_ERROR_AMBIGUOUS: the beginning of an id fits several records
 * @PURSUIT_STORE_ERROR_INVALID: an expression, cursor or value cannot be understood
 * @PURSUIT_STORE_ERROR_NOT_A_WORKSPACE: the file is something else
 * @PURSUIT_STORE_ERROR_EXISTS: there is a workspace already
 * @PURSUIT_STORE_ERROR_CHANGED: the record was changed since, so that this cannot be undone
 *
 * What the store can refuse. A cancelled job ends with %G_IO_ERROR_CANCELLED instead.
 */
typedef enum
{
  PURSUIT_STORE_ERROR_FAILED,
  PURSUIT_STORE_ERROR_BUSY,
  PURSUIT_STORE_ERROR_NEWER,
  PURSUIT_STORE_ERROR_DAMAGED,
  PURSUIT_STORE_ERROR_READ_ONLY,
  PURSUIT_STORE_ERROR_FULL,
  PURSUIT_STORE_ERROR_NOT_FOUND,
  PURSUIT_STORE_ERROR_AMBIGUOUS,
  PURSUIT_STORE_ERROR_INVALID,
  PURSUIT_STORE_ERROR_NOT_A_WORKSPACE,
  PURSUIT_STORE_ERROR_EXISTS,
  PURSUIT_STORE_ERROR_CHANGED,
} PursuitStoreError;

#define PURSUIT_STORE_ERROR (pursuit_store_error_quark ())

/**
 * pursuit_store_error_quark:
 *
 * Returns: the domain of #PursuitStoreError
 */
GQuark pursuit_store_error_quark (void);

G_END_DECLS
