/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/fake/pursuit-fake-provider.h"

#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Text comes in pieces of so many letters, so that a demonstration shows how it grows. */
#define PIECE 12

typedef struct
{
  char *text;
  PursuitAiFailure *failure;
} Step;

struct _PursuitFakeProvider
{
  PursuitAiProvider parent_instance;

  GQueue steps[PURSUIT_AI_N_FEATURES]; /* Step */
  PursuitFakeScript script;            /* (nullable) */
  gpointer script_data;
};

G_DEFINE_FINAL_TYPE (PursuitFakeProvider, pursuit_fake_provider, PURSUIT_TYPE_AI_PROVIDER)

static void
step_free (Step *step)
{
  g_free (step->text);
  pursuit_ai_failure_free (step->failure);
  g_free (step);
}

static void
add_step (PursuitFakeProvider *self,
          PursuitAiFeature feature,
          char *text,
          PursuitAiFailure *failure)
{
  Step *step = g_new0 (Step, 1);

  step->text = text;
  step->failure = failure;
  g_queue_push_tail (&self->steps[feature], step);
}

static void
say (PursuitAiReply *reply, const char *text)
{
  const char *end;

  for (const char *p = text; *p != '\0'; p = end)
    {
      g_autofree char *piece = NULL;

      end = g_utf8_strlen (p, -1) > PIECE ? g_utf8_offset_to_pointer (p, PIECE) : p + strlen (p);
      piece = g_strndup (p, (gsize) (end - p));
      pursuit_ai_reply_add_text (reply, piece);
    }
}

static void
follow_script (PursuitFakeProvider *self, const PursuitAiRequest *request, PursuitAiReply *reply)
{
  g_autofree char *text = self->script != NULL ? self->script (request, self->script_data) : NULL;

  if (text == NULL)
    {
      pursuit_ai_reply_fail (reply, PURSUIT_AI_FAILURE_UNREACHED);
      return;
    }
  say (reply, text);
  reply->stop = PURSUIT_AI_STOP_END;
  reply->is_ended = TRUE;
}

static void
pursuit_fake_provider_respond (PursuitAiProvider *provider,
                               const PursuitAiCall *call,
                               PursuitAiReply *reply)
{
  PursuitFakeProvider *self = PURSUIT_FAKE_PROVIDER (provider);
  GQueue *steps = &self->steps[call->request->feature];
  Step *step = g_queue_peek_head (steps);

  pursuit_ai_reply_set_model (reply, "script");
  if (step == NULL)
    {
      follow_script (self, call->request, reply);
      return;
    }

  if (step->failure != NULL)
    reply->failure = g_steal_pointer (&step->failure);
  else
    say (reply, step->text);
  reply->stop = step->text != NULL ? PURSUIT_AI_STOP_END : PURSUIT_AI_STOP_NONE;
  reply->is_ended = TRUE;
  if (steps->length > 1 || step->text == NULL)
    step_free (g_queue_pop_head (steps));
}

static const char *
pursuit_fake_provider_get_label (PursuitAiProvider *provider)
{
  return _ ("Script (no AI)");
}

static void
pursuit_fake_provider_finalize (GObject *object)
{
  PursuitFakeProvider *self = PURSUIT_FAKE_PROVIDER (object);

  for (guint i = 0; i < PURSUIT_AI_N_FEATURES; i++)
    g_queue_clear_full (&self->steps[i], (GDestroyNotify) step_free);

  G_OBJECT_CLASS (pursuit_fake_provider_parent_class)->finalize (object);
}

static void
pursuit_fake_provider_class_init (PursuitFakeProviderClass *klass)
{
  PursuitAiProviderClass *provider_class = PURSUIT_AI_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_fake_provider_finalize;
  provider_class->kind = PURSUIT_AI_PROVIDER_FAKE;
  provider_class->get_label = pursuit_fake_provider_get_label;
  provider_class->respond = pursuit_fake_provider_respond;
}

static void
pursuit_fake_provider_init (PursuitFakeProvider *self)
{
  for (guint i = 0; i < PURSUIT_AI_N_FEATURES; i++)
    g_queue_init (&self->steps[i]);
}

PursuitFakeProvider *
pursuit_fake_provider_new (void)
{
  return g_object_new (PURSUIT_TYPE_FAKE_PROVIDER, NULL);
}

void
pursuit_fake_provider_set_script (PursuitFakeProvider *self,
                                  PursuitFakeScript script,
                                  gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_FAKE_PROVIDER (self));

  self->script = script;
  self->script_data = user_data;
}

void
pursuit_fake_provider_add_answer (PursuitFakeProvider *self,
                                  PursuitAiFeature feature,
                                  const char *text)
{
  g_return_if_fail (PURSUIT_IS_FAKE_PROVIDER (self));
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);
  g_return_if_fail (text != NULL);

  add_step (self, feature, g_strdup (text), NULL);
}

void
pursuit_fake_provider_add_failure (PursuitFakeProvider *self,
                                   PursuitAiFeature feature,
                                   PursuitAiFailure *failure)
{
  g_return_if_fail (PURSUIT_IS_FAKE_PROVIDER (self));
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);
  g_return_if_fail (failure != NULL);

  add_step (self, feature, NULL, failure);
}
