/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"
#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD_PAGE (pursuit_lead_page_get_type ())

/**
 * PursuitLeadPage:
 *
 * The page of one lead: stage, score with reasons, facts, people, proposals, conversations, and
 * the dated thread.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadPage, pursuit_lead_page, PURSUIT, LEAD_PAGE, AdwBin)

/**
 * pursuit_lead_page_new:
 * @place: the place it belongs to
 *
 * Returns: (transfer floating): a page without a lead
 */
GtkWidget *pursuit_lead_page_new (PursuitPlace *place);

/**
 * pursuit_lead_page_show:
 * @self: a page
 * @id: (nullable): a lead; %NULL for none
 *
 * Reads a lead and shows it. The page follows the lead until another one is shown.
 */
void pursuit_lead_page_show (PursuitLeadPage *self, const char *id);

/**
 * pursuit_lead_page_get_lead:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the lead that is shown
 */
PursuitRecord *pursuit_lead_page_get_lead (PursuitLeadPage *self);

/**
 * pursuit_lead_page_start_entry:
 * @self: a page that shows a lead
 * @type: "note" or "task"
 *
 * Asks for a new entry of the thread.
 */
void pursuit_lead_page_start_entry (PursuitLeadPage *self, const char *type);

/**
 * pursuit_lead_page_start_person:
 * @self: a page that shows a lead
 *
 * Asks for a new person of the lead.
 */
void pursuit_lead_page_start_person (PursuitLeadPage *self);

/**
 * pursuit_lead_page_show_past_scores:
 * @self: a page
 *
 * Opens the way of the lead's score, if a lead is shown.
 */
void pursuit_lead_page_show_past_scores (PursuitLeadPage *self);

/**
 * pursuit_lead_page_show_many:
 * @self: a page
 * @n_leads: how many leads are selected; fewer than 2 for the page of one lead
 *
 * Shows what can be done to all selected leads in the place of one lead, if they are several.
 */
void pursuit_lead_page_show_many (PursuitLeadPage *self, guint n_leads);

G_END_DECLS
