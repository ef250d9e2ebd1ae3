/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-analyse-rung.h"

G_DEFINE_INTERFACE (PursuitAnalyseRung, pursuit_analyse_rung, G_TYPE_OBJECT)

static void
pursuit_analyse_rung_default_init (PursuitAnalyseRungInterface *iface)
{
}

const char *
pursuit_analyse_rung_get_name (PursuitAnalyseRung *self)
{
  g_return_val_if_fail (PURSUIT_IS_ANALYSE_RUNG (self), NULL);

  return PURSUIT_ANALYSE_RUNG_GET_IFACE (self)->get_name (self);
}

gboolean
pursuit_analyse_rung_is_available (PursuitAnalyseRung *self,
                                   const PursuitTalkInput *input,
                                   char **reason)
{
  g_return_val_if_fail (PURSUIT_IS_ANALYSE_RUNG (self), FALSE);
  g_return_val_if_fail (input != NULL, FALSE);

  if (reason != NULL)
    *reason = NULL;

  return PURSUIT_ANALYSE_RUNG_GET_IFACE (self)->is_available (self, input, reason);
}

PursuitEnginesError
pursuit_analyse_rung_get_refusal (PursuitAnalyseRung *self)
{
  PursuitAnalyseRungInterface *iface;

  g_return_val_if_fail (PURSUIT_IS_ANALYSE_RUNG (self), PURSUIT_ENGINES_ERROR_UNAVAILABLE);

  iface = PURSUIT_ANALYSE_RUNG_GET_IFACE (self);

  return iface->get_refusal != NULL ? iface->get_refusal (self) : PURSUIT_ENGINES_ERROR_UNAVAILABLE;
}

PursuitAnalysis *
pursuit_analyse_rung_analyse (PursuitAnalyseRung *self,
                              const PursuitTalkInput *input,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_ANALYSE_RUNG (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return PURSUIT_ANALYSE_RUNG_GET_IFACE (self)->analyse (self, input, cancellable, error);
}
