/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-setup.h"

#include "ai/pursuit-ai-address.h"
#include "ai/pursuit-ai-feature.h"
#include "ai/pursuit-ai-model.h"
#include "core/pursuit-util.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 40
#define MAX_URL 500
#define MAX_MODEL 200

G_STATIC_ASSERT (G_N_ELEMENTS (((PursuitProviderSetup *) NULL)->models) == PURSUIT_AI_N_ROLES);

const PursuitChoice pursuit_provider_kinds[] = {
  { "anthropic", N_ ("Anthropic (Claude)") },
  { "openai", N_ ("OpenAI (GPT)") },
  { "local", N_ ("Own server, such as Ollama") },
  { "fake", N_ ("Script, without AI") },
  { NULL, NULL },
};

/* By #PursuitProviderState. */
static const char *const states[] = { "untested", "ready", "silent" };

PursuitProviderSetup *
pursuit_provider_setup_new (const char *name, const char *kind)
{
  PursuitProviderSetup *self;

  g_return_val_if_fail (name != NULL && kind != NULL, NULL);

  self = g_new0 (PursuitProviderSetup, 1);
  self->name = g_strdup (name);
  self->kind = g_strdup (kind);

  return self;
}

PursuitProviderSetup *
pursuit_provider_setup_copy (const PursuitProviderSetup *self)
{
  PursuitProviderSetup *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pursuit_provider_setup_new (self->name, self->kind);
  copy->base_url = g_strdup (self->base_url);
  copy->session_only = self->session_only;
  copy->state = self->state;
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    copy->models[i] = g_strdup (self->models[i]);

  return copy;
}

void
pursuit_provider_setup_free (PursuitProviderSetup *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->kind);
  g_free (self->base_url);
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    g_free (self->models[i]);
  g_free (self);
}

gboolean
pursuit_provider_setup_set_model (PursuitProviderSetup *self,
                                  const char *role,
                                  const char *model,
                                  GError **error)
{
  PursuitAiRole number;

  g_return_val_if_fail (self != NULL && role != NULL, FALSE);

  if (!pursuit_ai_role_from_string (role, &number))
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("%s: there is no such role; a model is chosen for reasoning, summary or "
                      "scoring"),
                   role);
      return FALSE;
    }
  pursuit_set_str (&self->models[number], pursuit_str_is_blank (model) ? NULL : model);

  return TRUE;
}

static gboolean
is_plain_name (const char *name)
{
  gsize length = strlen (name);

  return length > 0 && length <= MAX_NAME && g_ascii_isalnum (name[0])
         && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* Of an interface: what is asked for there comes behind it. */
static gboolean
is_safe_url (const char *text)
{
  g_autoptr (GUri) uri = strlen (text) <= MAX_URL ? pursuit_ai_address_parse (text, NULL) : NULL;

  return uri != NULL && g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL;
}

static gboolean
refuse (GError **error, const char *name, const char *why)
{
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID, "%s: %s", name,
               why);

  return FALSE;
}

static gboolean
check_models (const PursuitProviderSetup *self, gboolean is_local, GError **error)
{
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    {
      const char *model = self->models[i];

      if (model == NULL && is_local)
        return refuse (error, self->name,
                       _ ("a server of your own needs to be told its models, for reasoning, "
                          "summary and scoring"));
      if (model != NULL
          && (strlen (model) > MAX_MODEL || !g_utf8_validate (model, -1, NULL)
              || strpbrk (model, " \t\r\n") != NULL))
        return refuse (error, self->name, _ ("that is no model's name"));
    }

  return TRUE;
}

gboolean
pursuit_provider_setup_is_own_server (const PursuitProviderSetup *self)
{
  PursuitAiProviderKind kind;

  g_return_val_if_fail (self != NULL, FALSE);

  return pursuit_ai_provider_kind_from_string (self->kind, &kind)
         && kind == PURSUIT_AI_PROVIDER_LOCAL;
}

gboolean
pursuit_provider_setup_leaves_machine (const PursuitProviderSetup *self)
{
  g_autoptr (GUri) uri = NULL;
  PursuitAiProviderKind kind;

  g_return_val_if_fail (self != NULL, FALSE);

  if (pursuit_ai_provider_kind_from_string (self->kind, &kind) && kind == PURSUIT_AI_PROVIDER_FAKE)
    return FALSE;
  if (self->base_url != NULL)
    uri = pursuit_ai_address_parse (self->base_url, NULL);

  return uri == NULL || !pursuit_ai_address_is_here (uri);
}

gboolean
pursuit_provider_setup_check (const PursuitProviderSetup *self, GError **error)
{
  PursuitAiProviderKind kind;
  gboolean is_local;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_plain_name (self->name))
    return refuse (error, self->name,
                   _ ("a provider's name has small letters, digits and hyphens, at most 40"));
  if (!pursuit_ai_provider_kind_from_string (self->kind, &kind))
    return refuse (error, self->name, _ ("its kind is none of anthropic, openai, local and fake"));
  is_local = kind == PURSUIT_AI_PROVIDER_LOCAL;
  if (self->base_url == NULL ? is_local : !is_safe_url (self->base_url))
    return refuse (error, self->name,
                   is_local && self->base_url == NULL
                       ? _ ("a server of your own needs its address, such as "
                            "http://localhost:11434/v1")
                       : _ ("the address has to begin with https://, or with http:// on this "
                            "machine, and holds no name, question or key"));

  return check_models (self, is_local, error);
}

gboolean
pursuit_provider_setup_needs_key (const PursuitProviderSetup *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->kind, "anthropic") || g_str_equal (self->kind, "openai");
}

JsonNode *
pursuit_provider_setup_to_json (const PursuitProviderSetup *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *models = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "kind", self->kind);
  json_object_set_string_member (object, "state", states[self->state]);
  if (self->base_url != NULL)
    json_object_set_string_member (object, "base_url", self->base_url);
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    if (self->models[i] != NULL)
      json_object_set_string_member (models, pursuit_ai_role_to_string ((PursuitAiRole) i),
                                     self->models[i]);
  json_object_set_object_member (object, "models", models);
  if (self->session_only)
    json_object_set_boolean_member (object, "session_only", TRUE);
  json_node_take_object (node, object);

  return node;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static PursuitProviderState
read_state (JsonObject *object)
{
  const char *word = get_text (object, "state");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (word, states[i]) == 0)
      return (PursuitProviderState) i;

  return PURSUIT_PROVIDER_UNTESTED;
}

static void
read_models (PursuitProviderSetup *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "models");

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    self->models[i] = g_strdup (
        get_text (json_node_get_object (node), pursuit_ai_role_to_string ((PursuitAiRole) i)));
}

PursuitProviderSetup *
pursuit_provider_setup_from_json (JsonNode *node)
{
  g_autoptr (PursuitProviderSetup) self = NULL;
  JsonObject *object;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  if (get_text (object, "name") == NULL || get_text (object, "kind") == NULL)
    return NULL;
  self = pursuit_provider_setup_new (get_text (object, "name"), get_text (object, "kind"));
  self->base_url = g_strdup (get_text (object, "base_url"));
  self->session_only = json_object_get_boolean_member_with_default (object, "session_only", FALSE);
  self->state = read_state (object);
  read_models (self, object);

  return pursuit_provider_setup_check (self, NULL) ? g_steal_pointer (&self) : NULL;
}
