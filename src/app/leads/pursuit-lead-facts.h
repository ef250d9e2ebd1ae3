/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD_FACTS (pursuit_lead_facts_get_type ())

/**
 * PursuitLeadFacts:
 *
 * What is known of a lead, a row a field, edited in place and stored at once with an Undo. The
 * fields that sell stand first; the others and the lead's own columns behind “More”.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadFacts, pursuit_lead_facts, PURSUIT, LEAD_FACTS, AdwBin)

/**
 * pursuit_lead_facts_set_lead:
 * @self: facts
 * @window: the window they stand in
 * @lead: a lead
 *
 * Shows a lead's facts.
 */
void
pursuit_lead_facts_set_lead (PursuitLeadFacts *self, PursuitWindow *window, PursuitRecord *lead);

/**
 * pursuit_lead_facts_set_users:
 * @self: facts
 * @users: (element-type PursuitRecord): who may own a lead
 *
 * Gives the names for the owner.
 */
void pursuit_lead_facts_set_users (PursuitLeadFacts *self, GPtrArray *users);

/**
 * pursuit_lead_facts_focus_field:
 * @self: facts
 * @key: a field's JSON key, or an own column's header
 *
 * Puts the focus on the row of a field.
 *
 * Returns: %FALSE if there is no such row
 */
gboolean pursuit_lead_facts_focus_field (PursuitLeadFacts *self, const char *key);

/**
 * pursuit_lead_facts_dup_summary:
 * @self: facts
 *
 * Returns: (transfer full): how many facts are known, and whether the next step is missing
 */
char *pursuit_lead_facts_dup_summary (PursuitLeadFacts *self);

G_END_DECLS
