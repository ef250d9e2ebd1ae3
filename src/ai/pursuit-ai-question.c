/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-question-private.h"

#include "core/pursuit-uuid.h"

PursuitAiQuestion *
pursuit_ai_question_new (const PursuitAiRequest *request, const PursuitAiAsk *ask)
{
  PursuitAiQuestion *self = g_new0 (PursuitAiQuestion, 1);

  self->request = pursuit_ai_request_copy (request);
  if (self->request->id == NULL)
    self->request->id = pursuit_uuid_new ();
  if (self->request->action == NULL)
    self->request->action = g_strdup (self->request->id);
  self->ask = *ask;
  self->ask.routes = g_ptr_array_ref (ask->routes);
  self->organization = g_strdup (ask->organization);
  self->scope = g_strdup (ask->scope);
  self->subject = g_strdup (ask->subject);
  self->began_us = g_get_monotonic_time ();

  return self;
}

void
pursuit_ai_question_free (gpointer data)
{
  PursuitAiQuestion *self = data;

  g_assert (self->stop == NULL);

  pursuit_ai_request_free (self->request);
  g_ptr_array_unref (self->ask.routes);
  g_free (self->organization);
  g_free (self->scope);
  g_free (self->subject);
  pursuit_ai_post_free (self->post);
  g_free (self->key);
  pursuit_ai_kept_free (self->kept);
  g_clear_pointer (&self->receipt, pursuit_ai_result_free);
  g_free (self);
}

static PursuitAiPost *
build (PursuitAiQuestion *self, const PursuitAiRoute *route)
{
  const PursuitAiCall call = { .request = self->request,
                               .model = route->model,
                               .base_url = route->base_url,
                               .relax = PURSUIT_AI_RELAX_NONE };

  return pursuit_ai_provider_build (route->provider, &call);
}

static char *
make_key (PursuitAiQuestion *self, const PursuitAiRoute *route, const PursuitAiPost *post)
{
  const PursuitAiRequest *request = self->request;

  if (post == NULL)
    return NULL;

  return pursuit_ai_cache_key_to_string (&(PursuitAiCacheKey){
      .organization = self->organization,
      .scope = self->scope,
      .feature = request->feature,
      .prompt = request->prompt != NULL ? request->prompt : "",
      .prompt_version = request->prompt_version,
      .provider
      = pursuit_ai_provider_kind_to_string (pursuit_ai_provider_get_kind (route->provider)),
      .base_url = post->url,
      .api_version = route->model->api_version,
      .body = post->body });
}

static gboolean
may_be_kept (const PursuitAiQuestion *self)
{
  return pursuit_ai_cache_get_ttl (self->request->feature) > 0;
}

void
pursuit_ai_question_set_key (PursuitAiQuestion *self)
{
  const PursuitAiRoute *first = g_ptr_array_index (self->ask.routes, 0);

  if (!may_be_kept (self))
    return;
  self->post = build (self, first);
  self->key = make_key (self, first, self->post);
}

char *
pursuit_ai_question_dup_key (PursuitAiQuestion *self, guint rung)
{
  const PursuitAiRoute *route;
  g_autoptr (PursuitAiPost) post = NULL;

  g_assert (rung < self->ask.routes->len);

  if (rung == 0 && self->key != NULL)
    return g_strdup (self->key);
  if (!may_be_kept (self))
    return NULL;
  route = g_ptr_array_index (self->ask.routes, rung);
  post = build (self, route);

  return make_key (self, route, post);
}

gboolean
pursuit_ai_question_takes (PursuitAiQuestion *self, const PursuitAiKept *kept)
{
  return kept != NULL
         && (self->ask.check == NULL || self->ask.check (kept->text, self->ask.user_data, NULL));
}

static gboolean
is_same_route (const PursuitAiRoute *one, const PursuitAiRoute *other)
{
  return one->provider == other->provider && g_str_equal (one->model->id, other->model->id)
         && g_strcmp0 (one->base_url, other->base_url) == 0;
}

gboolean
pursuit_ai_question_trusts (const PursuitAiQuestion *self, const PursuitAiQuestion *other)
{
  const PursuitAiRoute *who = g_ptr_array_index (other->ask.routes, other->rung);

  for (guint i = 0; i < self->ask.routes->len; i++)
    if (is_same_route (g_ptr_array_index (self->ask.routes, i), who))
      return TRUE;

  return FALSE;
}

gboolean
pursuit_ai_question_goes_like (const PursuitAiQuestion *self, const PursuitAiQuestion *other)
{
  GPtrArray *routes = self->ask.routes;
  GPtrArray *others = other->ask.routes;

  if (routes->len != others->len || self->ask.is_batch != other->ask.is_batch)
    return FALSE;
  for (guint i = 0; i < routes->len; i++)
    if (!is_same_route (g_ptr_array_index (routes, i), g_ptr_array_index (others, i)))
      return FALSE;

  return TRUE;
}
