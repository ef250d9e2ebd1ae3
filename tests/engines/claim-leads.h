/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-sources.h"

/* What is known of some leads; a prefix "price" or "card" says what it is of. */
typedef struct
{
  const char *lead;
  const char *prefix;
  const char *field; /* %NULL for a transcript */
  const char *text;
} Known;

static const Known known[] = {
  { "brennholt", "lead", "company_name", "Brennholt Pumpen GmbH" },
  { "brennholt", "lead", "industry", "Manufacturing" },
  { "brennholt", "lead", "need",
    "Three stops since June, one of nine hours; pumps of line 3 run without any monitoring" },
  { "brennholt", "lead", "budget", "Fifty thousand are in the plan for next year" },
  { "brennholt", "lead", "timeline", "It has to run before the March audit" },
  { "brennholt", "activity.1", "text",
    "Floor plan of line 3 with 14 pumps marked. Asks for a fixed price over three years." },
  { "brennholt", "activity.2", "text",
    "Met at the Linz trade fair. Uses paper rounds every four hours. Wants to see a running "
    "plant." },
  { "brennholt", "conversation.1", NULL,
    "[04:18] Anna Keller (Brennholt): Three stops since June, one of nine hours. Nobody saw it "
    "coming. We walk round with paper every four hours.\n"
    "[06:40] Marta Lindqvist (Halvard): What does an hour of line 3 cost you?\n"
    "[06:52] Anna Keller (Brennholt): I would say four thousand euros, but that is my own "
    "estimate.\n"
    "[12:31] Marta Lindqvist (Halvard): Is there money set aside for this?\n"
    "[12:40] Anna Keller (Brennholt): Fifty thousand are in the plan for next year. Above forty "
    "thousand our CFO has to release it.\n"
    "[17:05] Anna Keller (Brennholt): Sentrivo was here as well. They are cheaper in the first "
    "year.\n"
    "[17:20] Marta Lindqvist (Halvard): They are. Batteries and service are not in their price. I "
    "will put three years side by side for you.\n"
    "[21:05] Anna Keller (Brennholt): It has to run before the March audit. In January the plant "
    "is shut down for two weeks, that would be the time.\n"
    "[24:10] Marta Lindqvist (Halvard): I will send you a reference with pumps of the same series "
    "by Friday.\n"
    "[24:30] Anna Keller (Brennholt): And I send you the floor plan with the pumps marked.\n" },
  { "brennholt", "card", "our_strengths",
    "Sensors work without any cloud: values stay in the plant; One price for three years, "
    "batteries included; Own engineers in Linz and Graz" },
  { "aurach", "lead", "company_name", "Klinikum Aurach" },
  { "aurach", "lead", "industry", "Hospital" },
  { "aurach", "lead", "need",
    "Two failures of the sterile water pumps closed an operating theatre" },
  { "aurach", "lead", "budget", "85 000 EUR approved by the board in October" },
  { "aurach", "lead", "timeline", "Go-live by the end of the year, before the insurance audit" },
  { "aurach", "activity.1", "text",
    "The board has approved 85 000 EUR. She signs herself. Wants four hours of response time in "
    "the contract." },
  { "aurach", "activity.2", "text",
    "Walked the water plant: 22 pumps, three buildings. Thiel asked for the price of the second "
    "year." },
  { "aurach", "conversation.1", NULL,
    "[02:15] Dr. Eva Sommer (Aurach): Since then the sterile water pump failed once more. One "
    "theatre was closed for a morning.\n"
    "[05:30] Dr. Eva Sommer (Aurach): The board has approved eighty-five thousand euros. I sign "
    "for this myself.\n"
    "[08:12] Markus Thiel (Aurach): What happens to the price in the second year?\n"
    "[08:25] Marta Lindqvist (Halvard): It stays. The price is fixed for thirty-six months.\n"
    "[11:40] Dr. Eva Sommer (Aurach): I need four hours of response time in the contract. That is "
    "a condition.\n"
    "[12:05] Marta Lindqvist (Halvard): We have that as a service level. I will send the wording "
    "by tomorrow.\n"
    "[16:50] Markus Thiel (Aurach): Monitra offered the first year for free.\n"
    "[20:30] Dr. Eva Sommer (Aurach): It has to be live by the end of the year, before the "
    "insurance audit.\n" },
  { "aurach", "card", "our_strengths",
    "Response within four hours is in the contract; Hospital references in three countries" },
  { "vandermeer", "lead", "company_name", "Vandermeer Coatings BV" },
  { "vandermeer", "lead", "need", "Dosing pumps drift and spoil two batches a month" },
  { "vandermeer", "lead", "budget", "Up to 25 000 EUR from the maintenance budget" },
  { "vandermeer", "lead", "timeline", "Before the paint season in February" },
  { "vandermeer", "activity.1", "text", "Sent with the price of 14 sensors and one gateway." },
  { "vandermeer", "conversation.1", NULL,
    "the dosing pumps cost us two batches a month. I can decide up to 25 000 EUR by myself.\n"
    "If it runs before the paint season in February, send me a proposal with everything in it.\n"
    "you get it tomorrow. Delivery takes three weeks from your order, mounting two days.\n" },
  { "tarnov", "lead", "company_name", "Tarnov Precision S.A." },
  { "tarnov", "lead", "need",
    "Coolant pumps fail on the night shift and nobody notices before six" },
  { "tarnov", "lead", "budget", "Decided per quarter, 20 000 EUR are possible" },
  { "tarnov", "activity.1", "text",
    "Coolant pumps, night shift. Marek collects the stops of the last year." },
  { "nordhav", "lead", "company_name", "Nordhav Fisk AS" },
  { "nordhav", "lead", "need", "Seawater pumps clog and a stop costs the catch of a day" },
  { "nordhav", "lead", "budget", "73 000 EUR are in this year's plan" },
  { "nordhav", "lead", "timeline", "Before the season begins in January" },
  { "nordhav", "activity.1", "text",
    "Budget is in this year's plan. Their lawyer wants Norwegian law." },
  { "nordhav", "activity.2", "text",
    "Erik sent the competing offer: cheaper sensors, no cold rating." },
  { "nordhav", "card", "our_strengths", "Rated to minus 40 degrees; Gateway survives seawater" },
  { "nordhav", "card", "their_weaknesses",
    "Rated to minus 10 degrees only; Delivery takes fourteen weeks" },
  { "nordhav", "card", "key_differentiators", "Cold rating; Delivery within three weeks" },
  { "kreiner", "lead", "company_name", "Molkerei Kreiner" },
  { "kreiner", "lead", "need",
    "Die Pasteurisierungsanlage steht jede Woche zwei Mal still, jedes Mal gehen 3 000 Liter Milch "
    "verloren" },
  { "kreiner", "lead", "budget", "42 000 EUR sind im Investitionsplan bewilligt" },
  { "kreiner", "lead", "timeline", "Vor der Umstellung auf Schichtbetrieb im April 2027" },
  { "kreiner", "conversation.1", NULL,
    "[00:30] Hanna Kreiner: Wir haben sechs Anlagen, zwei davon in Hallein.\n"
    "[01:10] Hanna Kreiner: Die Reinigung dauert jedes Mal 90 Minuten.\n"
    "[02:00] Jonas Reuter: Die Sensoren sind nach IP69K geprüft und vertragen die "
    "Hochdruckreinigung.\n"
    "[02:40] Jonas Reuter: Die Lieferung dauert vier Wochen, die Einschulung einen halben Tag.\n"
    "[03:10] Hanna Kreiner: Die Daten dürfen das Werk nicht verlassen.\n"
    "[03:20] Jonas Reuter: Die Werte bleiben im Werk, das Gateway braucht kein Internet.\n" },
  { "rocco", "lead", "company_name", "Ospedale San Rocco" },
  { "rocco", "lead", "need", "Dialysis water has to be documented without paper" },
  { "rocco", "lead", "timeline", "Tender closes next quarter" },
  { "rocco", "activity.1", "subject", "Video meeting with engineering and IT" },
  { "rocco", "activity.1", "text",
    "IT asks where the data is kept. On site is possible, that settled it." },
  { "rocco", "activity.2", "subject", "References of two hospitals" },
  { "rocco", "activity.2", "text", "Klinikum Aurach agreed to be named after signing." },
  { "salzkamm", "lead", "company_name", "Salzkammer Käse eG" },
  { "salzkamm", "lead", "need", "Brine pumps corrode and leak into the drain" },
  { "salzkamm", "lead", "budget", "Subsidy of 40 % applied for, the rest is approved" },
  { "salzkamm", "lead", "timeline", "Decision after the subsidy notice in January" },
  { "salzkamm", "activity.1", "text",
    "Subsidy notice is due in January. He signs, his board is informed." },
  { NULL, "price.1", "name", "Vibration sensor S40" },
  { NULL, "price.1", "description", "Battery for five years, IP69K, minus 40 to 120 degrees" },
  { NULL, "price.1", "unit", "piece" },
  { NULL, "price.1", "unit_price", "389.00" },
  { NULL, "price.2", "name", "Gateway G2" },
  { NULL, "price.2", "description", "Collects up to 60 sensors, works without internet" },
  { NULL, "price.3", "name", "Mounting and commissioning" },
  { NULL, "price.3", "description", "By our own engineers" },
  { NULL, "price.4", "name", "Plant licence" },
  { NULL, "price.4", "description", "Dashboards, alarms, reports; per sensor and month" },
  { NULL, "price.5", "name", "Service level, four hours" },
  { NULL, "price.5", "description", "Telephone in four hours, on site the next working day" },
  { NULL, "price.6", "name", "Training of a shift" },
  { NULL, "price.6", "description", "Half a day on site, up to eight people" },
};

static inline PursuitKind
get_known_kind (const Known *row)
{
  if (g_str_has_prefix (row->prefix, "price"))
    return PURSUIT_KIND_PRICE_ITEM;
  if (g_str_has_prefix (row->prefix, "card"))
    return PURSUIT_KIND_BATTLE_CARD;

  return g_str_has_prefix (row->prefix, "activity") ? PURSUIT_KIND_ACTIVITY : PURSUIT_KIND_LEAD;
}

/* The sources of a lead, with the price list that is the same for all. */
static inline PursuitSources *
new_known_sources (const char *lead)
{
  PursuitSources *sources = pursuit_sources_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const Known *row = &known[i];
      g_autoptr (PursuitEvidence) call
          = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, "c1", "transcript", NULL);

      if (row->lead != NULL && g_strcmp0 (row->lead, lead) != 0)
        continue;
      if (row->field == NULL)
        pursuit_sources_add_lines (sources, row->prefix, call, row->text);
      else
        pursuit_sources_add_field (sources, row->prefix, get_known_kind (row), row->prefix,
                                   row->field, row->text);
    }

  return sources;
}
