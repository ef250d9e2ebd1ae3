/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/router-fixture.h"

#include "ai/pursuit-ai-models.h"

#include <string.h>

static void
open_async (PursuitAiObserver *observer,
            const PursuitAiRequest *request,
            const PursuitAiAttempt *attempt,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  TestObserver *self = TEST_OBSERVER (observer);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_assert_cmpint (attempt->outcome, ==, PURSUIT_AI_OUTCOME_OPEN);
  g_assert_cmpuint (self->n_opened, ==, self->n_settled);
  if (self->n_opened + 1 == self->refuse_at)
    {
      g_task_return_new_error (task, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET, "too dear");
      return;
    }
  self->n_opened++;
  g_task_return_boolean (task, TRUE);
}

static gboolean
open_finish (PursuitAiObserver *observer, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
settle (PursuitAiObserver *observer,
        const PursuitAiRequest *request,
        const PursuitAiAttempt *attempt)
{
  TestObserver *self = TEST_OBSERVER (observer);

  g_assert_cmpint (attempt->outcome, !=, PURSUIT_AI_OUTCOME_OPEN);
  self->n_settled++;
  self->usage.input += attempt->usage.input;
  self->usage.output += attempt->usage.output;
}

static void
test_observer_iface_init (PursuitAiObserverInterface *iface)
{
  iface->open_async = open_async;
  iface->open_finish = open_finish;
  iface->settle = settle;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestObserver,
                               test_observer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_AI_OBSERVER,
                                                      test_observer_iface_init))

static void
test_observer_class_init (TestObserverClass *klass)
{
}

static void
test_observer_init (TestObserver *self)
{
}

static char *
give_key (gpointer user_data, GError **error)
{
  return g_strdup (ROUTER_KEY);
}

static void
on_text (const char *text, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_false (g_cancellable_is_cancelled (self->cancellable));
  g_assert_false (self->is_done);
  g_string_append (self->shown, text);
  if (++self->n_pieces == self->cancel_after)
    {
      self->cancelled_at = g_get_monotonic_time ();
      g_cancellable_cancel (self->cancellable);
    }
}

static void
on_wait (const PursuitAiAttempt *attempt, guint wait_ms, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_nonnull (attempt->error);
  self->n_waits++;
  self->waited_ms += wait_ms;
}

void
fixture_add_route (Fixture *self, PursuitAiProvider *provider)
{
  guint i = self->routes->len;
  g_autoptr (PursuitAiModels) models = pursuit_ai_models_new ();
  PursuitAiProviderKind kind = pursuit_ai_provider_get_kind (provider);
  const char *id = pursuit_ai_models_get_for_role (models, PURSUIT_AI_ROLE_SCORING, kind);
  g_autoptr (PursuitAiModel) model
      = pursuit_ai_models_dup_model (models, kind, id != NULL ? id : "llama");
  g_autofree char *url = NULL;
  PursuitAiRoute *route;

  g_assert_cmpuint (i, <, ROUTER_MAX_ROUTES);
  self->peers[i] = peer_new ();
  url = peer_dup_url (self->peers[i]);
  route = pursuit_ai_route_new (provider, model, url);
  pursuit_ai_route_set_key (route, give_key, NULL, NULL);
  g_ptr_array_add (self->routes, route);
  g_object_unref (provider);
}

Fixture *
fixture_new (PursuitAiProvider *first, PursuitAiProvider *second)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->transport = pursuit_ai_transport_new ();
  self->observer = g_object_new (TEST_TYPE_OBSERVER, NULL);
  self->router = pursuit_ai_router_new (self->transport, PURSUIT_AI_OBSERVER (self->observer));
  pursuit_ai_router_set_backoff (self->router, 1);
  self->routes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_route_free);
  self->request = pursuit_ai_request_new (PURSUIT_AI_FEATURE_DRAFT, PURSUIT_AI_ROLE_REASONING);
  self->request->instructions = g_strdup ("Answer.");
  self->request->input = g_strdup ("<lead>Acme</lead>");
  self->request->stream = TRUE;
  self->options.on_text = on_text;
  self->options.on_wait = on_wait;
  self->options.user_data = self;
  self->cancellable = g_cancellable_new ();
  self->shown = g_string_new (NULL);
  fixture_add_route (self, first);
  if (second != NULL)
    fixture_add_route (self, second);

  return self;
}

static void
drop_result (Fixture *self)
{
  g_clear_pointer (&self->answer, pursuit_ai_answer_free);
  g_clear_pointer (&self->report, pursuit_ai_report_free);
  g_clear_error (&self->error);
  g_string_truncate (self->shown, 0);
  self->n_pieces = 0;
  self->is_done = FALSE;
}

void
fixture_free (Fixture *self)
{
  drop_result (self);
  g_string_free (self->shown, TRUE);
  g_object_unref (self->cancellable);
  pursuit_ai_request_free (self->request);
  g_ptr_array_unref (self->routes);
  g_object_unref (self->router);
  g_object_unref (self->observer);
  g_object_unref (self->transport);
  for (guint i = 0; i < G_N_ELEMENTS (self->peers); i++)
    if (self->peers[i] != NULL)
      peer_free (self->peers[i]);
  g_free (self);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  self->answer = pursuit_ai_router_run_finish (PURSUIT_AI_ROUTER (source), result, &self->report,
                                               &self->error);
  self->is_done = TRUE;
}

void
fixture_start (Fixture *self)
{
  drop_result (self);
  pursuit_ai_router_run_async (self->router, self->routes, self->request, &self->options,
                               self->cancellable, on_done, self);
}

void
fixture_run (Fixture *self)
{
  fixture_start (self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((self->answer == NULL) == (self->error != NULL));
}

void
fixture_check (Fixture *self)
{
  guint n_sent = 0;

  for (guint i = 0; i < ROUTER_MAX_ROUTES && self->peers[i] != NULL; i++)
    n_sent += peer_count (self->peers[i]);
  g_assert_cmpuint (self->report->n_requests, <=, PURSUIT_AI_MAX_REQUESTS);
  g_assert_cmpuint (self->report->n_requests, ==, n_sent);
  g_assert_cmpuint (self->observer->n_opened, ==, self->observer->n_settled);
  for (guint i = 0; i < self->report->attempts->len; i++)
    {
      PursuitAiAttempt *attempt = fixture_get_attempt (self, i);

      g_assert_cmpint (attempt->outcome, !=, PURSUIT_AI_OUTCOME_OPEN);
      g_assert_true (attempt->error == NULL
                     || strstr (attempt->error->message, ROUTER_KEY) == NULL);
    }
  g_assert_true (self->error == NULL || strstr (self->error->message, ROUTER_KEY) == NULL);
}

PursuitAiAttempt *
fixture_get_attempt (Fixture *self, guint i)
{
  g_assert_cmpuint (i, <, self->report->attempts->len);

  return g_ptr_array_index (self->report->attempts, i);
}
