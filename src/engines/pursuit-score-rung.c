/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-score-rung.h"

G_DEFINE_INTERFACE (PursuitScoreRung, pursuit_score_rung, G_TYPE_OBJECT)

static void
pursuit_score_rung_default_init (PursuitScoreRungInterface *iface)
{
}

const char *
pursuit_score_rung_get_name (PursuitScoreRung *self)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_RUNG (self), NULL);

  return PURSUIT_SCORE_RUNG_GET_IFACE (self)->get_name (self);
}

gboolean
pursuit_score_rung_is_available (PursuitScoreRung *self,
                                 const PursuitScorecardInput *input,
                                 char **reason)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_RUNG (self), FALSE);
  g_return_val_if_fail (input != NULL, FALSE);

  if (reason != NULL)
    *reason = NULL;

  return PURSUIT_SCORE_RUNG_GET_IFACE (self)->is_available (self, input, reason);
}

PursuitEnginesError
pursuit_score_rung_get_refusal (PursuitScoreRung *self)
{
  PursuitScoreRungInterface *iface;

  g_return_val_if_fail (PURSUIT_IS_SCORE_RUNG (self), PURSUIT_ENGINES_ERROR_UNAVAILABLE);

  iface = PURSUIT_SCORE_RUNG_GET_IFACE (self);

  return iface->get_refusal != NULL ? iface->get_refusal (self) : PURSUIT_ENGINES_ERROR_UNAVAILABLE;
}

PursuitScore *
pursuit_score_rung_score (PursuitScoreRung *self,
                          const PursuitScorecardInput *input,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_SCORE_RUNG (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return PURSUIT_SCORE_RUNG_GET_IFACE (self)->score (self, input, cancellable, error);
}
