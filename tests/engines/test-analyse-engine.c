/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-analyse-engine.h"
#include "engines/pursuit-answers.h"
#include "engines/pursuit-engines-error.h"

/* A rung above the rules that is ready for conversations with a date, and says so. */
#define TEST_TYPE_RUNG (test_rung_get_type ())
G_DECLARE_FINAL_TYPE (TestRung, test_rung, TEST, RUNG, GObject)

struct _TestRung
{
  GObject parent_instance;
};

static const char *
test_rung_get_name (PursuitAnalyseRung *rung)
{
  return "ai";
}

static gboolean
test_rung_is_available (PursuitAnalyseRung *rung, const PursuitTalkInput *input, char **reason)
{
  if (input->happened_on != NULL)
    return TRUE;
  if (reason != NULL)
    *reason = g_strdup ("nobody knows when it was");

  return FALSE;
}

static PursuitAnalysis *
test_rung_analyse (PursuitAnalyseRung *rung,
                   const PursuitTalkInput *input,
                   GCancellable *cancellable,
                   GError **error)
{
  return pursuit_analysis_new ("ai");
}

static void
test_rung_iface_init (PursuitAnalyseRungInterface *iface)
{
  iface->get_name = test_rung_get_name;
  iface->is_available = test_rung_is_available;
  iface->analyse = test_rung_analyse;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRung,
                               test_rung,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_ANALYSE_RUNG,
                                                      test_rung_iface_init))

static void
test_rung_class_init (TestRungClass *klass)
{
}

static void
test_rung_init (TestRung *self)
{
}

static void
test_ladder (void)
{
  g_autoptr (PursuitAnalyseEngine) engine = pursuit_analyse_engine_new ();
  PursuitTalkInput input = { "Anna: It is too expensive.", NULL, NULL, NULL };
  g_autoptr (PursuitAnalysis) rules = NULL;
  g_autoptr (PursuitAnalysis) best = NULL;
  g_autoptr (PursuitAnalysis) named = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_analyse_engine_add_rung (engine, g_object_new (TEST_TYPE_RUNG, NULL));
  names = pursuit_analyse_engine_list_names (engine);
  g_assert_cmpuint (names->len, ==, 2);
  rules = pursuit_analyse_engine_analyse (engine, "auto", &input, NULL, NULL);
  g_assert_cmpstr (rules->engine, ==, "rules");
  g_assert_cmpuint (rules->sections[PURSUIT_ANALYSIS_OBJECTIONS]->len, ==, 1);
  /* A named rung is never replaced. */
  g_assert_null (pursuit_analyse_engine_analyse (engine, "ai", &input, NULL, &error));
  g_assert_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNAVAILABLE);
  input.happened_on = "2026-11-20";
  best = pursuit_analyse_engine_analyse (engine, NULL, &input, NULL, NULL);
  g_assert_cmpstr (best->engine, ==, "ai");
  named = pursuit_analyse_engine_analyse (engine, "rules", &input, NULL, NULL);
  g_assert_cmpstr (named->engine, ==, "rules");
}

static void
test_refusals (void)
{
  g_autoptr (PursuitAnalyseEngine) engine = pursuit_analyse_engine_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PursuitTalkInput input = { "x", NULL, NULL, NULL };
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_null (pursuit_analyse_engine_analyse (engine, "magic", &input, NULL, &unknown));
  g_assert_error (unknown, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN);
  g_cancellable_cancel (cancellable);
  g_assert_null (pursuit_analyse_engine_analyse (engine, NULL, &input, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GPtrArray *
make_cards (void)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_object_unref);
  PursuitRecord *one = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  PursuitRecord *other = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);

  pursuit_record_set_text (one, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Sentrivo");
  pursuit_record_set_text (
      one, PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
      "[{\"objection\":\"Your price is above theirs\",\"response\":\"Ask what a "
      "stop costs.\"},{\"objection\":\"We have a freeze until April\","
      "\"response\":\"Offer the pilot now.\"}]");
  pursuit_record_set_text (one, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "[\"Own engineers in Linz\"]");
  pursuit_record_set_text (other, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Monitra");
  pursuit_record_set_text (other, PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
                           "{\"Their cloud is easier\":\"The values stay in the plant.\"}");
  pursuit_record_set_text (other, PURSUIT_BATTLE_CARD_PRICING_COMPARISON,
                           "First year free, then 71 EUR.");
  g_ptr_array_add (cards, one);
  g_ptr_array_add (cards, other);

  return cards;
}

static const struct
{
  const char *said;
  const char *response;
} answers[] = {
  { "pri", "Ask what a stop costs." },
  { "so expens", "Ask what a stop costs." },
  { "Your prices are too high", "Ask what a stop costs." },
  { "That is over our budget", "Ask what a stop costs." },
  { "Das ist uns zu teuer", "Ask what a stop costs." },
  { "freeze", "Offer the pilot now." },
  { "not this year, not now", "Offer the pilot now." },
  { "cloud", "The values stay in the plant." },
  { "engineer", "Own engineers in Linz" },
  { "first year", "First year free, then 71 EUR." },
};

static void
test_answers (void)
{
  g_autoptr (GPtrArray) cards = make_cards ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GPtrArray) found = pursuit_answers_find (answers[i].said, cards, 5);
      const PursuitAnswer *best = found->len > 0 ? found->pdata[0] : NULL;

      if (best == NULL || g_strcmp0 (best->response, answers[i].response) != 0)
        g_test_fail_printf ("To “%s” one says “%s”", answers[i].said,
                            best != NULL ? best->response : "nothing");
      for (guint k = 1; k < found->len; k++)
        g_assert_cmpfloat (((PursuitAnswer *) found->pdata[k])->rank, <=,
                           ((PursuitAnswer *) found->pdata[k - 1])->rank);
    }
}

static void
test_no_answer (void)
{
  static const char *const texts[] = { "", "the", "xylophone", "\xff\xfe", "   ", "…" };
  g_autoptr (GPtrArray) cards = make_cards ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = pursuit_answers_find (texts[i], cards, 5);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engines/analyse/ladder", test_ladder);
  g_test_add_func ("/engines/analyse/refusals", test_refusals);
  g_test_add_func ("/engines/answers/best", test_answers);
  g_test_add_func ("/engines/answers/none", test_no_answer);

  return g_test_run ();
}
