/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"
#include "engines/pursuit-ai-card-change.h"

#include <string.h>

static PursuitRecord *
make_card (void)
{
  PursuitRecord *card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Borealis");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,
                           "[\"No service in Graz\",{\"text\":\"Slow\",\"since\":2024}]");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
                           "[{\"objection\":\"They are cheaper\",\"response\":\"Once.\"}]");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_PRICING_COMPARISON,
                           "They ask 49 EUR. We ask 43 EUR.");

  return card;
}

static PursuitAiCardChange *
make_change (guint field, PursuitAiCardAction action, const char *old, const char *text)
{
  PursuitAiCardChange *change = g_new0 (PursuitAiCardChange, 1);

  change->field = field;
  change->action = action;
  change->old = g_strdup (old);
  change->text = g_strdup (text);
  change->evidence
      = pursuit_evidence_new (PURSUIT_KIND_CONVERSATION, "c-1", "transcript", "the words");
  change->evidence->line = 12;

  return change;
}

static void
test_apply (void)
{
  static const struct
  {
    guint field;
    PursuitAiCardAction action;
    const char *old;
    const char *text;
    const char *after;
  } cases[] = {
    { PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_ADD, NULL, "Loud",
      "[\"No service in Graz\",{\"text\":\"Slow\",\"since\":2024},\"Loud\"]" },
    { PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_REPLACE, "No service in Graz",
      "No service in Linz", "[\"No service in Linz\",{\"text\":\"Slow\",\"since\":2024}]" },
    { PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_REMOVE, "Slow", NULL,
      "[\"No service in Graz\"]" },
    { PURSUIT_BATTLE_CARD_OUR_STRENGTHS, PURSUIT_AI_CARD_ADD, NULL, "Near", "[\"Near\"]" },
    { PURSUIT_BATTLE_CARD_OBJECTION_HANDLING, PURSUIT_AI_CARD_REPLACE, "Once.", "In year one.",
      "[{\"objection\":\"They are cheaper\",\"response\":\"In year one.\"}]" },
    { PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_AI_CARD_REPLACE, "49 EUR", "52 EUR",
      "They ask 52 EUR. We ask 43 EUR." },
    { PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_AI_CARD_REMOVE, " We ask 43 EUR.", NULL,
      "They ask 49 EUR." },
    { PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_AI_CARD_ADD, NULL, "Service is extra.",
      "They ask 49 EUR. We ask 43 EUR.\nService is extra." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitRecord) card = make_card ();
      g_autoptr (PursuitAiCardChange) change
          = make_change (cases[i].field, cases[i].action, cases[i].old, cases[i].text);

      g_assert_true (pursuit_ai_card_change_fits (change, card));
      pursuit_ai_card_change_apply (change, card, "2026-11-30");
      g_assert_cmpstr (pursuit_record_get_text (card, cases[i].field), ==, cases[i].after);
      /* Nothing is done twice. */
      if (cases[i].action != PURSUIT_AI_CARD_REPLACE)
        g_assert_false (pursuit_ai_card_change_fits (change, card));
    }
}

static void
test_what_does_not_fit (void)
{
  g_autoptr (PursuitRecord) card = make_card ();
  PursuitAiCardChange *changes[] = {
    make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_ADD, NULL, "Slow"),
    make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_ADD, NULL, " "),
    make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_REMOVE, "Late", NULL),
    make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_REMOVE, NULL, NULL),
    make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_REPLACE, "Slow", NULL),
    make_change (PURSUIT_BATTLE_CARD_PRICING_COMPARISON, PURSUIT_AI_CARD_REMOVE, "", NULL),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_assert_false (pursuit_ai_card_change_fits (changes[i], card));
      pursuit_ai_card_change_free (changes[i]);
    }
}

/* Each new entry says where it is from; one that goes takes that with it. */
static void
test_sources (void)
{
  g_autoptr (PursuitRecord) card = make_card ();
  g_autoptr (PursuitAiCardChange) add
      = make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_ADD, NULL, "Loud");
  g_autoptr (PursuitAiCardChange) remove
      = make_change (PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, PURSUIT_AI_CARD_REMOVE, "Loud", NULL);
  g_autoptr (JsonNode) tiles = NULL;
  g_autoptr (GList) notes = NULL;
  JsonObject *note;

  add->shareable = TRUE;
  pursuit_ai_card_change_apply (add, card, "2026-11-30");
  tiles = pursuit_json_parse (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_TILES), -1, NULL);
  notes = json_object_get_values (json_node_get_object (tiles));
  g_assert_cmpuint (g_list_length (notes), ==, 1);
  note = json_node_get_object (notes->data);
  g_assert_cmpstr (pursuit_json_get_text (note, "part"), ==, "their_weaknesses");
  g_assert_cmpstr (pursuit_json_get_text (note, "text"), ==, "Loud");
  g_assert_cmpstr (pursuit_json_get_text (note, "date"), ==, "2026-11-30");
  g_assert_true (json_object_get_boolean_member (note, "shareable"));
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (note, "source"), "line"), ==, 12);
  pursuit_ai_card_change_apply (remove, card, "2026-12-01");
  g_assert_cmpstr (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_TILES), ==, "{}");
}

static void
test_json (void)
{
  static const char *const bad[]
      = { "null",
          "[]",
          "{}",
          "{\"part\":\"aliases\",\"action\":\"add\",\"evidence\":{}}",
          "{\"part\":\"our_strengths\",\"action\":\"burn\",\"evidence\":{}}",
          "{\"part\":\"our_strengths\",\"action\":\"add\",\"text\":\"x\"}" };
  g_autoptr (PursuitAiCardChange) change
      = make_change (PURSUIT_BATTLE_CARD_OBJECTION_HANDLING, PURSUIT_AI_CARD_REPLACE, "a", "b");
  g_autoptr (PursuitAiCardChange) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) other = NULL;

  change->objection = g_strdup ("c");
  change->shareable = TRUE;
  node = pursuit_ai_card_change_to_json (change);
  again = pursuit_ai_card_change_from_json (node);
  other = pursuit_ai_card_change_to_json (again);
  g_assert_true (json_node_equal (node, other));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonNode) broken = pursuit_json_parse (bad[i], -1, NULL);

      g_assert_null (pursuit_ai_card_change_from_json (broken));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engines/ai-card-change/apply", test_apply);
  g_test_add_func ("/engines/ai-card-change/what-does-not-fit", test_what_does_not_fit);
  g_test_add_func ("/engines/ai-card-change/sources", test_sources);
  g_test_add_func ("/engines/ai-card-change/json", test_json);

  return g_test_run ();
}
