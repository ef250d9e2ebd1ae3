/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-mask.h"
#include "engines/pursuit-sources.h"
#include "insight/pursuit-scorecard.h"

G_BEGIN_DECLS

/* What is sent of a lead at most: the newest entries and conversations, own columns, and the
 * characters of one text. More makes a score dearer, and hardly better. */
#define PURSUIT_LEAD_SOURCES_MAX_ACTIVITIES 12
#define PURSUIT_LEAD_SOURCES_MAX_CONVERSATIONS 3
#define PURSUIT_LEAD_SOURCES_MAX_PEOPLE 6
#define PURSUIT_LEAD_SOURCES_MAX_CUSTOM 40
#define PURSUIT_LEAD_SOURCES_MAX_LENGTH 6000

/**
 * pursuit_lead_sources_new:
 * @input: a lead and what is known of it
 *
 * Gathers what a judgement of a lead may rest on: its fields and own columns, the roles of its
 * people, the newest entries of its thread, the lines of its newest conversations. Not what only
 * identifies somebody (addresses, mail, telephone), not what was computed from the rest, such as an
 * earlier score, and not how it ended: a judgement from that would be none.
 *
 * Returns: (transfer full): the sources
 */
PursuitSources *pursuit_lead_sources_new (const PursuitScorecardInput *input);

/**
 * pursuit_lead_sources_add_names:
 * @input: a lead and what is known of it
 * @mask: what takes names out before they leave
 *
 * Tells the mask whom the texts of a lead may name: its contact, its people, our own, and whoever
 * took part or speaks in a conversation that is sent. Not its company, since the answer has to know
 * whom it is about.
 */
void pursuit_lead_sources_add_names (const PursuitScorecardInput *input, PursuitAiMask *mask);

G_END_DECLS
