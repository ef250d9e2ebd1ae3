/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* So many findings are listed at once; those behind come up as these are mended. */
#define PURSUIT_FINDING_LIST_MAX 50

#define PURSUIT_TYPE_FINDING_LIST (pursuit_finding_list_get_type ())

/**
 * PursuitFindingList:
 *
 * What a check has found, one row each, with its line and whether it stands against sending in
 * words. What a person can settle has buttons, which activate `proposal.confirm`,
 * `proposal.remove-claim` and `proposal.rewrite-claim` with the finding's number.
 *
 * Signal `finding-activated`: a person chose the finding of that number, counted from 0.
 */
G_DECLARE_FINAL_TYPE (PursuitFindingList, pursuit_finding_list, PURSUIT, FINDING_LIST, AdwBin)

/**
 * pursuit_finding_list_set_findings:
 * @self: a list
 * @findings: (element-type PursuitFinding): what to show
 */
void pursuit_finding_list_set_findings (PursuitFindingList *self, const GPtrArray *findings);

/**
 * pursuit_finding_list_select:
 * @self: a list
 * @index: of a finding, counted from 0
 *
 * Moves the focus to a finding, so that a screen reader says it. Beyond the rows that are there
 * nothing happens.
 */
void pursuit_finding_list_select (PursuitFindingList *self, guint index);

/**
 * pursuit_finding_list_get_selected:
 * @self: a list
 *
 * Returns: which finding the list stands at, counted from 0; %G_MAXUINT for none
 */
guint pursuit_finding_list_get_selected (PursuitFindingList *self);

G_END_DECLS
