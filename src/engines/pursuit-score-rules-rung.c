/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-score-rules-rung.h"

struct _PursuitScoreRulesRung
{
  GObject parent_instance;
};

static const char *
rules_rung_get_name (PursuitScoreRung *rung)
{
  return "rules";
}

static gboolean
rules_rung_is_available (PursuitScoreRung *rung, const PursuitScorecardInput *input, char **reason)
{
  return TRUE;
}

static PursuitScore *
rules_rung_score (PursuitScoreRung *rung,
                  const PursuitScorecardInput *input,
                  GCancellable *cancellable,
                  GError **error)
{
  return pursuit_scorecard_score (input);
}

static void
rules_rung_iface_init (PursuitScoreRungInterface *iface)
{
  iface->get_name = rules_rung_get_name;
  iface->is_available = rules_rung_is_available;
  iface->score = rules_rung_score;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitScoreRulesRung,
                               pursuit_score_rules_rung,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_SCORE_RUNG,
                                                      rules_rung_iface_init))

static void
pursuit_score_rules_rung_class_init (PursuitScoreRulesRungClass *klass)
{
}

static void
pursuit_score_rules_rung_init (PursuitScoreRulesRung *self)
{
}

PursuitScoreRung *
pursuit_score_rules_rung_new (void)
{
  return g_object_new (PURSUIT_TYPE_SCORE_RULES_RUNG, NULL);
}
