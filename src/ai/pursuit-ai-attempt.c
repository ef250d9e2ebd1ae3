/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-attempt.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-uuid.h"

static const char *const outcomes[] = {
  [PURSUIT_AI_OUTCOME_OPEN] = "open",       [PURSUIT_AI_OUTCOME_ANSWERED] = "answered",
  [PURSUIT_AI_OUTCOME_REFUSED] = "refused", [PURSUIT_AI_OUTCOME_FAILED] = "failed",
  [PURSUIT_AI_OUTCOME_CUT] = "cut",         [PURSUIT_AI_OUTCOME_CANCELLED] = "cancelled",
  [PURSUIT_AI_OUTCOME_SKIPPED] = "skipped", [PURSUIT_AI_OUTCOME_DENIED] = "denied",
};

const char *
pursuit_ai_outcome_to_string (PursuitAiOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcomes), NULL);

  return outcomes[outcome];
}

PursuitAiAttempt *
pursuit_ai_attempt_new (PursuitAiProviderKind provider, const char *model)
{
  PursuitAiAttempt *self = g_new0 (PursuitAiAttempt, 1);

  self->id = pursuit_uuid_new ();
  self->provider = provider;
  self->model = g_strdup (model);
  self->number = 1;
  self->started_us = pursuit_clock_now_us ();

  return self;
}

void
pursuit_ai_attempt_free (PursuitAiAttempt *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->model);
  g_free (self->reasoning_model);
  g_free (self->served);
  g_free (self->request_id);
  g_free (self->host);
  g_clear_error (&self->error);
  g_free (self);
}

PursuitAiReport *
pursuit_ai_report_new (void)
{
  PursuitAiReport *self = g_new0 (PursuitAiReport, 1);

  self->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_attempt_free);

  return self;
}

void
pursuit_ai_report_free (PursuitAiReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->attempts);
  pursuit_ai_answer_free (self->partial);
  g_free (self);
}
