/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-battle-card.h"
#include "engines/pursuit-sources.h"
#include "tests/engines/proposal-fixture.h"

/* What is known beside the records of the fixture: a call, and a battle card. */
static const char draft_conversation[]
    = "[00:10] Anna Keller: We run 14 pumps on line 3, and 6 of them are older than 20 years.\n"
      "[00:40] Anna Keller: Each unplanned stop costs us about 9,500 EUR and two shifts.\n"
      "[01:20] Marta Lindqvist: Our platform is certified to ISO 27001, and the sensors have ATEX "
      "approval.\n"
      "[02:05] Anna Keller: The board decides on 12 December, and we want to start in March 2027.\n"
      "[02:40] Marta Lindqvist: Installation takes 3 weeks, with 2 technicians on site.\n"
      "[03:10] Anna Keller: We lose 12 % of output when line 3 stands still.\n"
      "[03:30] Jonas Reuter: The old system from Vibrotech sends 40 false alarms a month.\n"
      "[04:00] Marta Lindqvist: We look after 310 customers in 12 countries; Papierwerk Lenz has "
      "used it since 2019.\n"
      "[04:20] Jonas Reuter: Data has to stay in Germany, and we need a reaction time of 4 hours.\n"
      "[05:00] Marta Lindqvist: The battery of a sensor lasts five years, and the warranty is 24 "
      "months.\n"
      "[05:30] Jonas Reuter: Training for eight operators should be part of it.\n"
      "[05:50] Marta Lindqvist: A measurement is taken every 10 minutes.\n";

static inline PursuitSources *
new_draft_sources (void)
{
  PursuitSources *sources = pursuit_sources_new ();
  g_autoptr (PursuitEvidence) call
      = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, "c1", "transcript", NULL);

  pursuit_sources_add_field (sources, "lead", PURSUIT_KIND_LEAD, "l1", "need",
                             "Three stops since June");
  pursuit_sources_add_field (sources, "lead", PURSUIT_KIND_LEAD, "l1", "title",
                             "Condition monitoring for line 3");
  pursuit_sources_add_lines (sources, "conversation.1", call, draft_conversation);
  pursuit_sources_add_field (sources, "card", PURSUIT_KIND_BATTLE_CARD, "b1", "our_strengths",
                             "Alarms on average 9 days before a failure; works with any maker of "
                             "pumps; wireless, so no cabling");
  pursuit_sources_add_field (sources, "card", PURSUIT_KIND_BATTLE_CARD, "b1", "pricing_comparison",
                             "Vibrotech charges 220 EUR a sensor and year, we charge 180 EUR");

  return sources;
}
