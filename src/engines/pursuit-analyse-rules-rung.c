/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-analyse-rules-rung.h"

struct _PursuitAnalyseRulesRung
{
  GObject parent_instance;
};

static const char *
rules_rung_get_name (PursuitAnalyseRung *rung)
{
  return "rules";
}

static gboolean
rules_rung_is_available (PursuitAnalyseRung *rung, const PursuitTalkInput *input, char **reason)
{
  return TRUE;
}

static PursuitAnalysis *
rules_rung_analyse (PursuitAnalyseRung *rung,
                    const PursuitTalkInput *input,
                    GCancellable *cancellable,
                    GError **error)
{
  return pursuit_talk_analyse (input);
}

static void
rules_rung_iface_init (PursuitAnalyseRungInterface *iface)
{
  iface->get_name = rules_rung_get_name;
  iface->is_available = rules_rung_is_available;
  iface->analyse = rules_rung_analyse;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitAnalyseRulesRung,
                               pursuit_analyse_rules_rung,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_ANALYSE_RUNG,
                                                      rules_rung_iface_init))

static void
pursuit_analyse_rules_rung_class_init (PursuitAnalyseRulesRungClass *klass)
{
}

static void
pursuit_analyse_rules_rung_init (PursuitAnalyseRulesRung *self)
{
}

PursuitAnalyseRung *
pursuit_analyse_rules_rung_new (void)
{
  return g_object_new (PURSUIT_TYPE_ANALYSE_RULES_RUNG, NULL);
}
