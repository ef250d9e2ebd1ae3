/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "engines/pursuit-sources.h"
#include "insight/pursuit-scorecard.h"

G_BEGIN_DECLS

/* What is sent beside the lead at most: competitors that are mentioned, and lines of the price
 * list. */
#define PURSUIT_DRAFT_SOURCES_MAX_CARDS 3
#define PURSUIT_DRAFT_SOURCES_MAX_PRICES 200

/**
 * pursuit_draft_sources_new:
 * @lead: what is known of the lead
 * @cards: (nullable) (element-type PursuitRecord): battle cards; those are taken that the lead's
 *   sources mention
 * @prices: (nullable) (element-type PursuitRecord): the price list
 * @lead_lines: (out) (optional): the sources without the price list, as a prompt holds them
 * @card_lines: (out) (optional) (nullable): which of them tell of which competitor
 *
 * Gathers what a proposal may rest on: the same for a model that drafts it and for the check before
 * it is sent. How much that is at most, pursuit_lead_sources_new() and the limits above say.
 *
 * Returns: (transfer full): the sources
 */
PursuitSources *pursuit_draft_sources_new (const PursuitScorecardInput *lead,
                                           GPtrArray *cards,
                                           GPtrArray *prices,
                                           char **lead_lines,
                                           char **card_lines);

/**
 * pursuit_draft_sources_mention:
 * @sources: what is known of a lead
 * @card: a battle card
 *
 * Returns: %TRUE if a source names the competitor, or another name of it, as a word of its own in
 *   any letter case
 */
gboolean pursuit_draft_sources_mention (PursuitSources *sources, PursuitRecord *card);

/**
 * pursuit_draft_sources_add_card:
 * @sources: where to
 * @prefix: what the card is called, such as "card.1"
 * @card: a battle card
 *
 * Adds what a customer may read: each entry of the card's parts and tiles that says
 * `"shareable": true`, joined part by part. What does not say so stays here.
 *
 * Returns: how many parts were added
 */
guint
pursuit_draft_sources_add_card (PursuitSources *sources, const char *prefix, PursuitRecord *card);

/**
 * pursuit_draft_sources_add_prices:
 * @sources: where to
 * @items: (element-type PursuitRecord): the price list
 *
 * Adds what is for sale as `price.1.name`, `price.1.unit_price` and so on.
 */
void pursuit_draft_sources_add_prices (PursuitSources *sources, GPtrArray *items);

G_END_DECLS
