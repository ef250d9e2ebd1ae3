/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "engines/pursuit-sources.h"

G_BEGIN_DECLS

/**
 * PursuitProposalInput:
 * @lead: the lead that the proposal is for
 * @proposal: (nullable): the proposal, once there is one
 * @people: (nullable) (element-type PursuitRecord): the lead's people
 * @line_items: (nullable) (element-type PursuitRecord): the proposal's line items, in any order
 * @owner: (nullable): the user who makes the offer
 * @organization_name: (nullable): who we are
 * @language: (nullable): in which language amounts and dates are written, "en", "de", "fr",
 *   "de-AT"…; %NULL takes the proposal's, else "en"
 * @today: the day `YYYY-MM-DD` that the offer is made
 * @sources: (nullable): what else the text may rest on, such as conversations and a battle card
 *
 * Everything the variables of a proposal come from. Nothing is changed and nothing is kept.
 */
typedef struct
{
  PursuitRecord *lead;
  PursuitRecord *proposal;
  GPtrArray *people;
  GPtrArray *line_items;
  PursuitRecord *owner;
  const char *organization_name;
  const char *language;
  const char *today;
  PursuitSources *sources;
} PursuitProposalInput;

G_END_DECLS
