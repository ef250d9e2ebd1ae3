/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-score-engine.h"
#include "engines/pursuit-score-rules-rung.h"

/* A rung that is ready only for leads with a competitor, and says so. */
#define TEST_TYPE_RUNG (test_rung_get_type ())
G_DECLARE_FINAL_TYPE (TestRung, test_rung, TEST, RUNG, GObject)

struct _TestRung
{
  GObject parent_instance;
};

static const char *
test_rung_get_name (PursuitScoreRung *rung)
{
  return "history";
}

static gboolean
test_rung_is_available (PursuitScoreRung *rung, const PursuitScorecardInput *input, char **reason)
{
  if (pursuit_record_is_set (input->lead, PURSUIT_LEAD_COMPETITOR))
    return TRUE;
  if (reason != NULL)
    *reason = g_strdup ("no competitor is known");

  return FALSE;
}

static PursuitScore *
test_rung_score (PursuitScoreRung *rung,
                 const PursuitScorecardInput *input,
                 GCancellable *cancellable,
                 GError **error)
{
  PursuitScore *score = pursuit_score_new ("history");

  score->probability = 0.4;

  return score;
}

static void
test_rung_iface_init (PursuitScoreRungInterface *iface)
{
  iface->get_name = test_rung_get_name;
  iface->is_available = test_rung_is_available;
  iface->score = test_rung_score;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRung,
                               test_rung,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_SCORE_RUNG,
                                                      test_rung_iface_init))

static void
test_rung_class_init (TestRungClass *klass)
{
}

static void
test_rung_init (TestRung *self)
{
}

typedef struct
{
  PursuitScoreEngine *engine;
  PursuitRecord *lead;
  PursuitScorecardInput input;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->engine = pursuit_score_engine_new ();
  f->lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  pursuit_record_set_text (f->lead, PURSUIT_LEAD_NEED, "Pumps stop");
  f->input = (PursuitScorecardInput){ .lead = f->lead };
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->engine);
  g_object_unref (f->lead);
}

static const char *
score_by (Fixture *f, const char *engine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitScore) score
      = pursuit_score_engine_score (f->engine, engine, &f->input, NULL, &error);

  g_assert_no_error (error);

  return score->engine;
}

static void
test_rules (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitScoreRung) rung = pursuit_score_rules_rung_new ();
  char *reason = (char *) "unset";

  g_assert_cmpstr (score_by (f, NULL), ==, "rules");
  g_assert_cmpstr (score_by (f, "auto"), ==, "rules");
  g_assert_cmpstr (score_by (f, "rules"), ==, "rules");
  g_assert_true (pursuit_score_rung_is_available (rung, &f->input, &reason));
  g_assert_null (reason);
}

static void
test_ladder (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) names = NULL;

  pursuit_score_engine_add_rung (f->engine, g_object_new (TEST_TYPE_RUNG, NULL));
  names = pursuit_score_engine_list_names (f->engine);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "history");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "rules");

  g_assert_cmpstr (score_by (f, "auto"), ==, "rules");
  pursuit_record_set_text (f->lead, PURSUIT_LEAD_COMPETITOR, "Sentrivo");
  g_assert_cmpstr (score_by (f, "auto"), ==, "history");
  g_assert_cmpstr (score_by (f, "rules"), ==, "rules");
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) unavailable = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (pursuit_score_engine_score (f->engine, "oracle", &f->input, NULL, &unknown));
  g_assert_error (unknown, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (unknown->message, "rules"));

  pursuit_score_engine_add_rung (f->engine, g_object_new (TEST_TYPE_RUNG, NULL));
  g_assert_null (pursuit_score_engine_score (f->engine, "history", &f->input, NULL, &unavailable));
  g_assert_error (unavailable, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (unavailable->message, "no competitor is known"));

  g_cancellable_cancel (cancellable);
  g_assert_null (pursuit_score_engine_score (f->engine, NULL, &f->input, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engines/score/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/engines/score/ladder", Fixture, NULL, set_up, test_ladder, tear_down);
  g_test_add ("/engines/score/refusals", Fixture, NULL, set_up, test_refusals, tear_down);

  return g_test_run ();
}
