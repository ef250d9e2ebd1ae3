/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A sentence of a draft, and what in it is made up. */
typedef struct
{
  const char *text;
  const char *wrong;
} Planted;

/* What the sources of draft-sources.h do not bear out, and below it what they do. */
static const Planted planted[] = {
  /* figures with units */
  { "Your 24 pumps on line 3 will be watched day and night.", "24 pumps" },
  { "Five stops since June show how pressing this is.", "Five stops" },
  { "All 60 sensors are delivered together.", "60 sensors" },
  { "We send 3 technicians to your site.", "3 technicians" },
  { "The team trains twelve operators.", "twelve operators" },
  { "Vibrotech sends 400 false alarms a month.", "400 false alarms" },
  { "Our support desk has 45 engineers.", "45 engineers" },
  { "Each gateway serves up to 250 devices.", "250 devices" },
  { "The sensors work at up to 130 degrees.", "130 degrees" },
  /* percentages */
  { "This cuts unplanned stops by 40 %.", "40 %" },
  { "You lose 21 percent of output today.", "21 percent" },
  { "Availability is 99.9%.", "99.9%" },
  { "Customers save 30 % on average.", "30 %" },
  { "It halves your energy costs.", "halves" },
  { "Output doubles within the year.", "doubles" },
  /* money */
  { "Each stop costs you 19,500 EUR.", "19,500 EUR" },
  { "The price is 46,800 EUR.", "46,800 EUR" },
  { "You save 1.2 million EUR over the term.", "million EUR" },
  { "We charge $180 a sensor.", "$180" },
  { "Vibrotech charges 280 EUR a sensor and year.", "280 EUR" },
  { "That is EUR 15k a year.", "15k" },
  /* dates */
  { "We start in February 2027.", "February 2027" },
  { "The board decides on 15 December.", "15 December" },
  { "Everything runs by 2027-01-31.", "2027-01-31" },
  { "Rollout ends in Q2 2027.", "Q2 2027" },
  { "Papierwerk Lenz has used it since 2014.", "2014" },
  { "Founded in 1987, we know pumps.", "1987" },
  { "The offer is good until 31 January 2027.", "31 January 2027" },
  /* customer counts */
  { "More than 500 customers rely on us.", "500 customers" },
  { "We are at home in 40 countries.", "40 countries" },
  { "Over 2,000 plants run with our sensors.", "2,000 plants" },
  { "Trusted by three hundred manufacturers.", "three" },
  /* durations */
  { "Installation takes 5 days.", "5 days" },
  { "We react within 2 hours.", "2 hours" },
  { "The battery lasts ten years.", "ten years" },
  { "The warranty is 60 months.", "60 months" },
  { "Alarms come 21 days before a failure.", "21 days" },
  { "A measurement is taken every 5 minutes.", "5 minutes" },
  /* certificates */
  { "We are certified to ISO 9001.", "ISO 9001" },
  { "The platform is SOC 2 audited.", "SOC 2" },
  { "The service is TISAX assessed and HIPAA compliant.", "TISAX" },
  { "The sensors meet SIL 3.", "SIL 3" },
  /* superlatives and guarantees */
  { "Halvard Telemetrics is the market leader.", "market leader" },
  { "We guarantee an improvement.", "guarantee" },
  { "It is the most accurate system there is.", "most accurate" },
  { "Our award-winning analytics help your people.", "award-winning" },
  { "There is no risk for you.", "no risk" },
  /* names */
  { "Customers such as Siemens Energy work with it.", "Siemens Energy" },
  { "It is in use at Nordstahl, too.", "Nordstahl" },
  { "Kessler Chemie uses the same sensors.", "Kessler Chemie" },
};

static const char *const borne_out[] = {
  "You run 14 pumps on line 3.",
  "Fourteen pumps on line 3 are to be watched.",
  "Three stops since June are three too many.",
  "The three unplanned stops since June hurt.",
  "Six of the pumps are older than 20 years.",
  "Each unplanned stop costs about 9,500 EUR.",
  "A stop costs you EUR 9,500 and two shifts.",
  "9.500 EUR and two shifts are lost with each stop.",
  "Our platform is certified to ISO 27001.",
  "Your data is kept on an ISO 27001 certified platform.",
  "The sensors have ATEX approval.",
  "The board decides on 12 December.",
  "Your board meets on December 12.",
  "We start in March 2027.",
  "With a start in March, the first results come early.",
  "Installation takes three weeks.",
  "Within 3 weeks, 2 technicians install everything on site.",
  "Two technicians come to your site.",
  "12 % of output is lost when line 3 stands still.",
  "You told us that 12 percent of output is at stake.",
  "Vibrotech sends 40 false alarms a month.",
  "Your old system sends forty false alarms each month.",
  "We look after 310 customers in 12 countries.",
  "Papierwerk Lenz has used it since 2019.",
  "Since 2019, Papierwerk Lenz relies on these sensors.",
  "Your data stays in Germany.",
  "We keep to a reaction time of 4 hours.",
  "We react within four hours.",
  "The battery of a sensor lasts five years.",
  "The battery lasts 5 years.",
  "The warranty is 24 months.",
  "There is a warranty of 24 months on every sensor.",
  "Training for eight operators is part of the offer.",
  "We train 8 operators.",
  "A measurement is taken every ten minutes.",
  "Every 10 minutes the sensors measure.",
  "Alarms come 9 days before a failure on average.",
  "On average you know nine days before a failure.",
  "The sensors are wireless, so you need no cabling.",
  "We charge 180 EUR a sensor and year.",
  "Vibrotech charges 220 EUR, we charge 180 EUR.",
  "The total of 48,600 EUR covers everything.",
  "This offer is valid until 2026-12-18.",
  "This offer is valid until 18 December 2026.",
  "The price is fixed for 36 months.",
  "Dear Anna Keller, thank you for the call.",
  "Anna Keller and Jonas Reuter asked for this offer.",
  "Halvard Telemetrics offers {{company_name}} condition monitoring for line 3.",
  "## 2. What Brennholt Pumpen GmbH gets",
  "We would be glad to talk about the next step.",
};
