/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-notice.h"
#include "workspace/ai/pursuit-ai-service-private.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/fake/pursuit-fake-provider.h"
#include "ai/local/pursuit-local-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/pursuit-ai-models.h"
#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-tokens.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-util.h"
#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/ai/pursuit-ai-key-chain-private.h"
#include "workspace/ai/pursuit-ai-rungs-private.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/demo/pursuit-demo-script-private.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/ai/pursuit-quote-basis.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

#define KEY "pursuit-ai-service"
#define MODELS_FILE "models.json"

struct _PursuitAiService
{
  GObject parent_instance;

  PursuitWorkspace *workspace; /* (unowned) it owns the service */
  PursuitAiTransport *transport;
  PursuitAiModels *models;
  PursuitAiGateway *gateway;
  char *priced_action; /* (nullable) for which the prices were read last */
  PursuitAiProvider *providers[PURSUIT_AI_N_PROVIDERS];
  GPtrArray *keys;      /* (unowned elements) of all questions on their way */
  char *told_action;    /* (nullable) of which it was said that a provider wants money */
  GError *config_error; /* (nullable) of a person's own file */
};

G_DEFINE_FINAL_TYPE (PursuitAiService, pursuit_ai_service, G_TYPE_OBJECT)

/* One question on its way. */
typedef struct
{
  PursuitAiRequest *request;
  PursuitAiWish wish;
  char *provider;
  char *subject;
  GPtrArray *routes;
  GPtrArray *setups; /* (element-type PursuitProviderSetup) of the routes, in their order */
  gboolean next_without_key;
  PursuitAiKeyChain *keys; /* (nullable) of what is sent */
  gboolean is_preview;
  PursuitQuoteBasis *basis; /* (nullable) of a preview */
  PursuitAiResult *receipt;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *self = data;

  pursuit_ai_request_free (self->request);
  g_free (self->provider);
  g_free (self->subject);
  g_ptr_array_unref (self->routes);
  g_ptr_array_unref (self->setups);
  g_clear_pointer (&self->keys, pursuit_ai_key_chain_unref);
  pursuit_quote_basis_free (self->basis);
  g_clear_pointer (&self->receipt, pursuit_ai_result_free);
  g_free (self);
}

static Ask *
ask_new (const PursuitAiRequest *request, const PursuitAiWish *wish)
{
  Ask *self = g_new0 (Ask, 1);

  self->request = pursuit_ai_request_copy (request);
  self->wish = *wish;
  self->provider = g_strdup (wish->provider);
  self->subject = g_strdup (wish->subject);
  self->routes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_route_free);
  self->setups = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_provider_setup_free);

  return self;
}

/* What the person chose, or who has the role; a model that is gone gives way to its successor. */
static PursuitAiModel *
choose_model (PursuitAiService *self, const PursuitProviderSetup *setup, PursuitAiRole role)
{
  PursuitAiProviderKind kind;
  const char *id = setup->models[role];

  if (!pursuit_ai_provider_kind_from_string (setup->kind, &kind))
    return NULL;
  if (id == NULL)
    id = pursuit_ai_models_get_for_role (self->models, role, kind);
  if (id == NULL && kind == PURSUIT_AI_PROVIDER_FAKE)
    id = "script";
  if (id == NULL)
    return NULL;

  return pursuit_ai_models_dup_model (self->models, kind,
                                      pursuit_ai_models_resolve (self->models, id, NULL));
}

static void
add_route (GTask *task, const PursuitProviderSetup *setup)
{
  PursuitAiService *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);
  g_autoptr (PursuitAiModel) model = choose_model (self, setup, ask->request->role);
  g_autoptr (PursuitAiModel) reasoning = choose_model (self, setup, PURSUIT_AI_ROLE_REASONING);
  PursuitAiRoute *route;

  if (model == NULL)
    return;
  route = pursuit_ai_route_new (self->providers[model->provider], model, setup->base_url);
  pursuit_ai_route_set_reasoning_model (route, reasoning != NULL ? reasoning->id : NULL);
  g_ptr_array_add (ask->setups, pursuit_provider_setup_copy (setup));
  g_ptr_array_add (ask->routes, route);
  if (pursuit_provider_setup_uses_key (setup) && ask->keys != NULL)
    pursuit_ai_key_chain_add (ask->keys, route, setup);
}

/* What a person has to know although there is an answer: of other troubles the next day knows
 * nothing, of this one every question. */
static void
tell_passed_over (PursuitAiService *self, const Ask *ask, const PursuitAiReport *report)
{
  for (guint i = 0; report != NULL && i < report->attempts->len; i++)
    {
      const PursuitAiAttempt *attempt = report->attempts->pdata[i];

      if (!g_error_matches (attempt->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_MONEY)
          || g_strcmp0 (self->told_action, ask->request->action) == 0)
        continue;
      pursuit_set_str (&self->told_action, ask->request->action);
      g_signal_emit_by_name (self->workspace, "passed-over", attempt->error->message);
    }
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;
  PursuitAiResult *answer
      = pursuit_ai_gateway_ask_finish (PURSUIT_AI_GATEWAY (source), result, &ask->receipt, &error);

  if (answer != NULL)
    {
      tell_passed_over (g_task_get_source_object (task), ask, answer->report);
      g_task_return_pointer (task, answer, (GDestroyNotify) pursuit_ai_result_free);
      return;
    }
  pursuit_ai_key_chain_explain (ask->keys, &error);
  g_task_return_error (task, error);
}

/* An answer belongs to who asked: what one may see another may not. */
static const char *
get_scope (PursuitAiService *self)
{
  const PursuitScope *scope = pursuit_workspace_get_scope (self->workspace);

  return scope->user_id != NULL ? scope->user_id : "";
}

/* What the gateway calls goes on to who asked; what is waited for with the mark of who asked. */

static gboolean
check_answer (const char *text, gpointer data, GError **error)
{
  Ask *ask = g_task_get_task_data (data);

  return ask->wish.check (text, ask->wish.user_data, error);
}

static void
on_text (const char *text, gpointer data)
{
  Ask *ask = g_task_get_task_data (data);

  ask->wish.on_text (text, ask->wish.user_data);
}

static void
on_wait (const PursuitAiAttempt *attempt, guint wait_ms, gpointer data)
{
  PursuitAiService *self = g_task_get_source_object (data);

  g_signal_emit_by_name (self->workspace, "waiting", PURSUIT_WAIT_FOR_PROVIDER, wait_ms,
                         g_task_get_cancellable (data));
}

static void
on_limit (gint64 wait_ms, gpointer data)
{
  PursuitAiService *self = g_task_get_source_object (data);

  g_signal_emit_by_name (self->workspace, "waiting", PURSUIT_WAIT_FOR_LIMIT, (guint) wait_ms,
                         g_task_get_cancellable (data));
}

static void
ask_gateway (GTask *task)
{
  PursuitAiService *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);
  const PursuitAiAsk how = { .routes = ask->routes,
                             .organization = pursuit_workspace_get_organization (self->workspace),
                             .scope = get_scope (self),
                             .subject = ask->subject,
                             .fresh = ask->wish.fresh,
                             .is_batch = ask->wish.is_batch,
                             .falls_back_without_key = ask->next_without_key,
                             .check = ask->wish.check != NULL ? check_answer : NULL,
                             .on_text = ask->wish.on_text != NULL ? on_text : NULL,
                             .on_wait = on_wait,
                             .on_limit = on_limit,
                             .user_data = task };

  pursuit_ai_gateway_ask_async (self->gateway, ask->request, &how, g_task_get_cancellable (task),
                                asked_cb, task);
}

/* What would be asked first. */
static PursuitAiCall
get_first_call (Ask *ask)
{
  const PursuitAiRoute *route = ask->routes->pdata[0];

  return (PursuitAiCall){ .request = ask->request,
                          .model = route->model,
                          .base_url = route->base_url,
                          .relax = PURSUIT_AI_RELAX_NONE };
}

/* The others, to whom the same goes if the first one does not answer. */
static char **
list_fallbacks (Ask *ask)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 1; i < ask->routes->len; i++)
    {
      const PursuitAiRoute *route = ask->routes->pdata[i];
      const PursuitProviderSetup *setup = ask->setups->pdata[i];
      g_autofree char *url = pursuit_ai_provider_dup_url (route->provider, route->base_url);
      g_autofree char *line = NULL;

      if (url == NULL)
        continue;
      line = g_strdup_printf ("%s, %s, %s", setup->name, route->model->id, url);
      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

/* What the books reserve when it is sent. */
static gint64
get_bound (const PursuitQuoteBasis *basis,
           const PursuitAiTariff *tariff,
           const PursuitAiCall *call,
           const PursuitAiPost *post)
{
  gint64 n_sent = post != NULL ? (gint64) g_bytes_get_size (post->body) : 0;

  return pursuit_ai_prices_get_bound (basis->prices, tariff, n_sent + PURSUIT_AI_ADDED_TOKENS,
                                      pursuit_ai_call_get_max_output (call));
}

/* What would come of it now, said before anybody tries. */
static char *
dup_refusal (const PursuitBudgetReport *report, PursuitAiFeature feature, gint64 bound)
{
  g_autoptr (GError) error = NULL;

  if (pursuit_ai_budgets_check (&report->budgets, &report->spent, feature, bound,
                                pursuit_clock_now_us (), &error))
    return NULL;

  return g_strdup (error->message);
}

static PursuitRequestPreview *
preview_new (PursuitAiService *service, Ask *ask, const PursuitBudgetReport *report)
{
  const PursuitAiRoute *route = ask->routes->pdata[0];
  const PursuitQuoteBasis *basis = ask->basis;
  const PursuitAiCall call = get_first_call (ask);
  g_autoptr (PursuitAiPost) post = pursuit_ai_provider_build (route->provider, &call);
  PursuitAiProviderKind kind = pursuit_ai_provider_get_kind (route->provider);
  PursuitRequestPreview *self = g_new0 (PursuitRequestPreview, 1);
  const PursuitAiTariff tariff
      = { .provider = pursuit_ai_provider_kind_to_string (kind),
          .model = route->model->id,
          .time_us = g_get_real_time (),
          .local = kind == PURSUIT_AI_PROVIDER_LOCAL || kind == PURSUIT_AI_PROVIDER_FAKE };
  PursuitAiQuote quote;
  gint64 bound = get_bound (basis, &tariff, &call, post);

  pursuit_ai_quote_init (&quote, ask->request, basis->prices, &tariff, basis->likely_output);
  self->provider = g_strdup (((const PursuitProviderSetup *) ask->setups->pdata[0])->name);
  self->kind = g_strdup (tariff.provider);
  self->model = g_strdup (tariff.model);
  self->tokens = quote.prompt;
  self->estimator = PURSUIT_AI_ESTIMATOR;
  self->cost = quote.priced ? pursuit_ai_money_to_decimal (quote.likely) : NULL;
  self->bound = quote.priced ? pursuit_ai_money_to_decimal (bound) : NULL;
  self->refusal = dup_refusal (report, ask->request->feature, bound);
  self->fallbacks = list_fallbacks (ask);
  self->notice = pursuit_workspace_dup_provider_notice (service->workspace, ask->setups->pdata[0]);
  if (post != NULL)
    {
      self->url = g_strdup (post->url);
      self->body = g_strndup (g_bytes_get_data (post->body, NULL), g_bytes_get_size (post->body));
    }

  return self;
}

static void
show_preview (GTask *task, const PursuitBudgetReport *report)
{
  Ask *ask = g_task_get_task_data (task);

  if (ask->routes->len > 0)
    g_task_return_pointer (task, preview_new (g_task_get_source_object (task), ask, report),
                           (GDestroyNotify) pursuit_request_preview_free);
  else
    g_task_return_new_error (task, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_UNAVAILABLE, "%s",
                             _ ("No provider of AI is set up"));
  g_object_unref (task);
}

static void
budgets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (PursuitBudgetReport) report
      = pursuit_workspace_get_budgets_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (report != NULL)
    {
      show_preview (data, report);
      return;
    }
  g_task_return_error (data, error);
  g_object_unref (data);
}

static void
basis_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PursuitAiService *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PursuitQuoteBasis) basis
      = pursuit_workspace_quote_basis_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (basis == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (ask->is_preview)
    {
      ask->basis = g_steal_pointer (&basis);
      pursuit_workspace_get_budgets_async (self->workspace, g_task_get_cancellable (task),
                                           budgets_cb, task);
      return;
    }
  pursuit_ai_gateway_set_prices (self->gateway, basis->prices);
  pursuit_set_str (&self->priced_action, ask->request->action);
  ask_gateway (task);
}

/* Prices, and what counts where there is none, may have been changed since the last action; not in
 * the middle of one that asks many times. */
static void
read_prices (GTask *task)
{
  PursuitAiService *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);

  if (ask->request->action != NULL && g_strcmp0 (ask->request->action, self->priced_action) == 0)
    ask_gateway (task);
  else
    pursuit_workspace_quote_basis_async (self->workspace, ask->request->feature,
                                         ask->request->prompt, g_task_get_cancellable (task),
                                         basis_cb, task);
}

static void
rungs_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  PursuitAiService *self = g_task_get_source_object (task);
  Ask *ask = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PursuitAiRungs) rungs
      = pursuit_workspace_read_rungs_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (rungs != NULL && ask->provider != NULL
      && pursuit_providers_find (rungs->setups, ask->provider) == NULL)
    pursuit_providers_set_unknown (&error, ask->provider);
  if (rungs == NULL || error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  ask->next_without_key = rungs->next_without_key;
  if (!ask->is_preview)
    ask->keys = pursuit_ai_key_chain_new (self->workspace, self->keys, ask->request->action,
                                          ask->wish.is_batch);
  for (guint i = 0; i < rungs->setups->len; i++)
    {
      const PursuitProviderSetup *setup = rungs->setups->pdata[i];

      if (ask->provider == NULL || g_str_equal (ask->provider, setup->name))
        add_route (task, setup);
    }
  read_prices (task);
}

/* Beside the other settings of a person. A file that cannot be used is an error of each question.
 */
static void
load_own_models (PursuitAiService *self)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "pursuit", MODELS_FILE, NULL);

  pursuit_ai_models_overlay (self->models, path, &self->config_error);
}

static void
pursuit_ai_service_finalize (GObject *object)
{
  PursuitAiService *self = PURSUIT_AI_SERVICE (object);

  g_clear_object (&self->gateway);
  g_clear_object (&self->transport);
  g_clear_pointer (&self->models, pursuit_ai_models_free);
  g_free (self->priced_action);
  g_free (self->told_action);
  g_ptr_array_unref (self->keys);
  for (guint i = 0; i < PURSUIT_AI_N_PROVIDERS; i++)
    g_clear_object (&self->providers[i]);
  g_clear_error (&self->config_error);

  G_OBJECT_CLASS (pursuit_ai_service_parent_class)->finalize (object);
}

static void
pursuit_ai_service_class_init (PursuitAiServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_service_finalize;
}

/* Whoever tries the script is told that it is there, as by any other provider. */
static void
pursuit_ai_service_init (PursuitAiService *self)
{
  PursuitFakeProvider *fake = pursuit_fake_provider_new ();

  self->keys = g_ptr_array_new ();
  self->transport = pursuit_ai_transport_new ();
  self->models = pursuit_ai_models_new ();
  self->providers[PURSUIT_AI_PROVIDER_ANTHROPIC] = pursuit_anthropic_provider_new ();
  self->providers[PURSUIT_AI_PROVIDER_OPENAI] = pursuit_openai_provider_new ();
  self->providers[PURSUIT_AI_PROVIDER_LOCAL] = pursuit_local_provider_new ();
  self->providers[PURSUIT_AI_PROVIDER_FAKE] = PURSUIT_AI_PROVIDER (fake);
  pursuit_fake_provider_set_script (fake, pursuit_demo_script_answer, NULL);
  load_own_models (self);
}

PursuitAiService *
pursuit_workspace_get_ai_service (PursuitWorkspace *self)
{
  PursuitAiService *service;
  PursuitAiBooks *books;
  g_autoptr (PursuitAiPrices) prices = NULL;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  service = g_object_get_data (G_OBJECT (self), KEY);
  if (service != NULL)
    return service;

  service = g_object_new (PURSUIT_TYPE_AI_SERVICE, NULL);
  service->workspace = self;
  books = pursuit_workspace_get_ai_books (self);
  prices = pursuit_ai_prices_new ();
  service->gateway = pursuit_ai_gateway_new (service->transport, prices, PURSUIT_AI_LEDGER (books),
                                             PURSUIT_AI_CACHE (books), PURSUIT_AI_LIMITER (books));
  g_object_set_data_full (G_OBJECT (self), KEY, service, g_object_unref);

  return service;
}

static void
start (GTask *task, Ask *ask)
{
  PursuitAiService *self = g_task_get_source_object (task);

  g_task_set_task_data (task, ask, ask_free);
  if (self->config_error != NULL)
    {
      g_task_return_error (task, g_error_copy (self->config_error));
      g_object_unref (task);
      return;
    }
  pursuit_workspace_read_rungs_async (self->workspace, ask->request->feature,
                                      ask->wish.only_allowed, g_task_get_cancellable (task),
                                      rungs_cb, task);
}

char *
pursuit_ai_wish_dup_subjects (GPtrArray *ids)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (ids != NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_strv_builder_add (words, ids->pdata[i]);
  list = g_strv_builder_end (words);

  return g_strjoinv (" ", list);
}

void
pursuit_ai_service_ask_async (PursuitAiService *self,
                              const PursuitAiRequest *request,
                              const PursuitAiWish *wish,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_AI_SERVICE (self));
  g_return_if_fail (request != NULL && wish != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_ai_service_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  start (task, ask_new (request, wish));
}

PursuitAiResult *
pursuit_ai_service_ask_finish (PursuitAiService *self,
                               GAsyncResult *result,
                               PursuitAiResult **receipt,
                               GError **error)
{
  PursuitAiResult *answer;
  Ask *ask;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  ask = g_task_get_task_data (G_TASK (result));
  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (receipt != NULL)
    *receipt = answer == NULL ? g_steal_pointer (&ask->receipt) : NULL;

  return answer;
}

void
pursuit_ai_service_preview_async (PursuitAiService *self,
                                  const PursuitAiRequest *request,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  const PursuitAiWish wish = { NULL };
  GTask *task;
  Ask *ask;

  g_return_if_fail (PURSUIT_IS_AI_SERVICE (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_ai_service_preview_async);
  ask = ask_new (request, &wish);
  ask->is_preview = TRUE;
  start (task, ask);
}

PursuitRequestPreview *
pursuit_ai_service_preview_finish (PursuitAiService *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

PursuitAiModels *
pursuit_ai_service_get_models (PursuitAiService *self)
{
  g_return_val_if_fail (PURSUIT_IS_AI_SERVICE (self), NULL);

  return self->models;
}
