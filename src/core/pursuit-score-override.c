/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-score-override.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PursuitScoreOverride *
pursuit_score_override_new (int score, const char *reason, const char *until)
{
  PursuitScoreOverride *self = g_new0 (PursuitScoreOverride, 1);

  self->score = score;
  self->reason = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  self->until = pursuit_str_is_blank (until) ? NULL : g_strdup (until);

  return self;
}

void
pursuit_score_override_free (PursuitScoreOverride *self)
{
  if (self == NULL)
    return;

  g_free (self->reason);
  g_free (self->until);
  g_free (self);
}

static gboolean
check_day (const char *until, const char *today, GError **error)
{
  if (until == NULL)
    return TRUE;
  if (!pursuit_date_is_valid (until))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("“%.40s” is no day; write it as 2026-12-31"), until);
      return FALSE;
    }
  if (strcmp (until, today) < 0)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("%s is over; name today or a later day, or none"), until);
      return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_score_override_check (const PursuitScoreOverride *self, const char *today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (today != NULL, FALSE);

  if (self->score < 0 || self->score > 100)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                   _ ("%d is no score; give a number from 0 to 100"), self->score);
      return FALSE;
    }
  if (pursuit_str_is_blank (self->reason))
    {
      g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                           _ ("A score that is set by hand needs a reason: say what the computed "
                              "score does not know"));
      return FALSE;
    }
  if (strlen (self->reason) > PURSUIT_SCORE_OVERRIDE_MAX_REASON)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("The reason is too long: it may have %d characters at most"),
                   PURSUIT_SCORE_OVERRIDE_MAX_REASON);
      return FALSE;
    }

  return check_day (self->until, today, error);
}

PursuitScoreOverride *
pursuit_lead_dup_score_override (PursuitRecord *lead, const char *today)
{
  const char *until;

  g_return_val_if_fail (PURSUIT_IS_LEAD (lead), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  until = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL);
  if (!pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE)
      || (until != NULL && strcmp (until, today) < 0))
    return NULL;

  return pursuit_score_override_new (
      (int) pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_OVERRIDE),
      pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_OVERRIDE_REASON), until);
}

void
pursuit_lead_set_score_override (PursuitRecord *lead, const PursuitScoreOverride *override)
{
  g_return_if_fail (PURSUIT_IS_LEAD (lead));

  if (override != NULL)
    pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE_OVERRIDE, override->score);
  else
    pursuit_record_unset (lead, PURSUIT_LEAD_SCORE_OVERRIDE);
  pursuit_record_set_text (lead, PURSUIT_LEAD_SCORE_OVERRIDE_REASON,
                           override != NULL ? override->reason : NULL);
  pursuit_record_set_text (lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL,
                           override != NULL ? override->until : NULL);
}
