/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "insight/pursuit-scorecard.h"
#include "store/pursuit-session.h"
#include "workspace/records/pursuit-lead-context-private.h"

G_BEGIN_DECLS

/**
 * PursuitScoreBasis:
 * @formula: the workspace's formula
 * @own_names: names of our own people
 *
 * What is the same for every lead whose score is looked for, whoever scores it. Loaded once and
 * then only read, by any thread.
 */
typedef struct
{
  PursuitScoreFormula formula;
  char **own_names;
} PursuitScoreBasis;

/**
 * pursuit_score_basis_load:
 * @session: a session
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the basis
 */
PursuitScoreBasis *pursuit_score_basis_load (PursuitSession *session, GError **error);

/**
 * pursuit_score_basis_free:
 * @self: (nullable) (transfer full): a basis
 */
void pursuit_score_basis_free (PursuitScoreBasis *self);

/**
 * pursuit_score_basis_describe:
 * @self: a basis
 * @session: a session, not needed without @context
 * @lead: a lead
 * @input: (out caller-allocates): what is known of it; it borrows from @self, @lead and @context
 * @context: (out) (optional) (transfer full): what stands around it; without one the lead alone
 * @error: an error of the store
 *
 * Returns: %TRUE if @input is filled
 */
gboolean pursuit_score_basis_describe (const PursuitScoreBasis *self,
                                       PursuitSession *session,
                                       PursuitRecord *lead,
                                       PursuitScorecardInput *input,
                                       PursuitLeadContext **context,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitScoreBasis, pursuit_score_basis_free)

G_END_DECLS
