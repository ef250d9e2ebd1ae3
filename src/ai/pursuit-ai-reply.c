/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-reply.h"

#include "ai/pursuit-ai-models.h"
#include "core/pursuit-util.h"

#include <string.h>

/* Text of the languages we sell in has three to four bytes to a token, code and figures fewer:
 * two, so that the estimate errs to the dear side. */
#define BYTES_PER_TOKEN 2

PursuitAiReply *
pursuit_ai_reply_new (void)
{
  PursuitAiReply *self = g_new0 (PursuitAiReply, 1);

  self->text = g_string_new (NULL);
  self->stop = PURSUIT_AI_STOP_NONE;

  return self;
}

void
pursuit_ai_reply_free (PursuitAiReply *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self->model);
  g_free (self->request_id);
  pursuit_ai_failure_free (self->failure);
  pursuit_thought_filter_free (self->thought);
  g_free (self);
}

static void
say (PursuitAiReply *self, const char *text)
{
  gsize length = strlen (text);

  /* Behind a piece that was too much nothing is added, or there would be a hole. */
  if (length == 0 || (self->failure != NULL && self->failure->kind == PURSUIT_AI_FAILURE_GARBAGE))
    return;
  if (self->max_text > 0 && length > self->max_text - self->text->len)
    {
      pursuit_ai_reply_fail (self, PURSUIT_AI_FAILURE_GARBAGE);
      return;
    }

  g_string_append_len (self->text, text, (gssize) length);
  if (self->on_text != NULL)
    self->on_text (text, self->on_text_data);
}

void
pursuit_ai_reply_set_model (PursuitAiReply *self, const char *model)
{
  g_autofree char *start = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GString) line = NULL;

  g_return_if_fail (self != NULL);

  if (pursuit_str_is_blank (model))
    return;
  start = g_strndup (model, PURSUIT_AI_MODELS_MAX_NAME);
  valid = g_utf8_make_valid (start, -1);
  line = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (line->len + (gsize) (g_utf8_next_char (p) - p) > PURSUIT_AI_MODELS_MAX_NAME)
        break;
      g_string_append_unichar (line, g_unichar_isgraph (letter) ? letter : ' ');
    }
  pursuit_set_str (&self->model, g_strstrip (line->str));
}

void
pursuit_ai_reply_add_text (PursuitAiReply *self, const char *text)
{
  g_autoptr (GString) said = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL)
    return;
  if (self->thought == NULL)
    {
      say (self, text);
      return;
    }

  said = g_string_new (NULL);
  pursuit_thought_filter_feed (self->thought, text, said);
  say (self, said->str);
}

void
pursuit_ai_reply_end_text (PursuitAiReply *self)
{
  g_autoptr (GString) said = NULL;

  g_return_if_fail (self != NULL);

  if (self->thought == NULL)
    return;
  said = g_string_new (NULL);
  pursuit_thought_filter_finish (self->thought, said);
  say (self, said->str);
}

PursuitAiFailure *
pursuit_ai_reply_fail (PursuitAiReply *self, PursuitAiFailureKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->failure == NULL)
    self->failure = pursuit_ai_failure_new (kind, 0);

  return self->failure;
}

static gint64
count_tokens (gsize bytes)
{
  return (gint64) ((bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN);
}

void
pursuit_ai_reply_estimate (PursuitAiReply *self, gint64 max_output)
{
  PursuitAiUsage *usage;

  g_return_if_fail (self != NULL);

  usage = &self->usage;
  if (!self->has_prompt_usage)
    usage->input = count_tokens (self->n_sent);
  if (!self->has_output_usage)
    usage->output = MAX (MAX (usage->output, count_tokens (self->text->len)), max_output);
  usage->estimated = usage->estimated || !self->has_prompt_usage || !self->has_output_usage;
}

PursuitAiAnswer *
pursuit_ai_reply_dup_answer (const PursuitAiReply *self)
{
  PursuitAiAnswer *answer;

  g_return_val_if_fail (self != NULL, NULL);

  answer = g_new0 (PursuitAiAnswer, 1);
  answer->text = g_strdup (self->text->str);
  answer->model = g_strdup (self->model);
  answer->request_id = g_strdup (self->request_id);
  answer->stop = self->failure == NULL ? self->stop : PURSUIT_AI_STOP_NONE;
  answer->usage = self->usage;

  return answer;
}
