/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"
#include "workspace/records/pursuit-identity.h"

G_BEGIN_DECLS

/**
 * pursuit_identity_ensure:
 * @session: a session of a writing job
 * @name: (nullable): what somebody new is called; %NULL for the name of this computer's account
 * @email: (nullable): the mail address of somebody new
 * @error: an error of the store
 *
 * Sees to it that somebody works in a single-user workspace. Where nobody does, it is the user of
 * that name if there is one, such as from an imported file, else a new one. A platform's workspace
 * is left alone: there the account says who it is.
 *
 * Returns: %TRUE if it is so
 */
gboolean pursuit_identity_ensure (PursuitSession *session,
                                  const char *name,
                                  const char *email,
                                  GError **error);

/**
 * pursuit_identity_dup_id:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the id of the user who works here; %NULL if nobody is known
 */
char *pursuit_identity_dup_id (PursuitSession *session);

/**
 * pursuit_identity_dup_organization:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the id of the organization's record; %NULL if there is none
 */
char *pursuit_identity_dup_organization (PursuitSession *session);

/**
 * pursuit_identity_dup_company:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): who sells: what the organization's record says, and in a
 *   workspace without one its name
 */
char *pursuit_identity_dup_company (PursuitSession *session);

G_END_DECLS
