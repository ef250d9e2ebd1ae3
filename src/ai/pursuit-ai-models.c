/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-models.h"

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-model-json-private.h"
#include "core/pursuit-json.h"
#include "ai/pursuit-ai-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SHIPPED "/com/salesai/Pursuit/ai/models.json"
/* Names that lead to each other in a circle lead nowhere. */
#define MAX_SUCCESSORS 8

struct _PursuitAiModels
{
  char *roles[PURSUIT_AI_N_ROLES][PURSUIT_AI_N_PROVIDERS];
  PursuitAiModel *defaults[PURSUIT_AI_N_PROVIDERS];
  GHashTable *legacy; /* char * -> char * */
  GHashTable *models; /* char * -> PursuitAiModel */
};

/* Goes through the members of an object, each with its place in the file. */
typedef gboolean (*MemberFunc) (
    PursuitAiModels *self, const char *name, JsonNode *node, const char *place, GError **error);

static PursuitAiModels *
new_empty (void)
{
  PursuitAiModels *self = g_new0 (PursuitAiModels, 1);

  self->legacy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) pursuit_ai_model_free);
  for (guint i = 0; i < PURSUIT_AI_N_PROVIDERS; i++)
    {
      self->defaults[i] = g_new0 (PursuitAiModel, 1);
      self->defaults[i]->provider = (PursuitAiProviderKind) i;
      self->defaults[i]->max_parameter = g_strdup ("max_tokens");
    }

  return self;
}

static void
clear (PursuitAiModels *self)
{
  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    for (guint j = 0; j < PURSUIT_AI_N_PROVIDERS; j++)
      g_clear_pointer (&self->roles[i][j], g_free);
  for (guint i = 0; i < PURSUIT_AI_N_PROVIDERS; i++)
    g_clear_pointer (&self->defaults[i], pursuit_ai_model_free);
  g_clear_pointer (&self->legacy, g_hash_table_unref);
  g_clear_pointer (&self->models, g_hash_table_unref);
}

static PursuitAiModels *
copy_models (PursuitAiModels *self)
{
  PursuitAiModels *copy = new_empty ();
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < PURSUIT_AI_N_ROLES; i++)
    for (guint j = 0; j < PURSUIT_AI_N_PROVIDERS; j++)
      copy->roles[i][j] = g_strdup (self->roles[i][j]);
  for (guint i = 0; i < PURSUIT_AI_N_PROVIDERS; i++)
    {
      pursuit_ai_model_free (copy->defaults[i]);
      copy->defaults[i] = pursuit_ai_model_copy (self->defaults[i]);
    }
  g_hash_table_iter_init (&iter, self->legacy);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->legacy, g_strdup (key), g_strdup (value));
  g_hash_table_iter_init (&iter, self->models);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->models, g_strdup (key), pursuit_ai_model_copy (value));

  return copy;
}

static gboolean
for_each_member (
    PursuitAiModels *self, JsonNode *node, const char *place, MemberFunc func, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return pursuit_ai_model_json_refuse (place, _ ("an object is expected"), error);
  if (json_object_get_size (json_node_get_object (node)) > PURSUIT_AI_MODELS_MAX_ENTRIES)
    return pursuit_ai_model_json_refuse (place, _ ("there are too many entries"), error);

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *inner = g_strdup_printf ("%s.%s", place, name);

      if (!func (self, name, member, inner, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_role (
    PursuitAiModels *self, const char *name, JsonNode *node, const char *place, GError **error)
{
  PursuitAiRole role;
  JsonObjectIter iter;
  const char *kind_name;
  JsonNode *member;

  if (!pursuit_ai_role_from_string (name, &role))
    return pursuit_ai_model_json_refuse (place, _ ("there is no such role"), error);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return pursuit_ai_model_json_refuse (place, _ ("an object is expected"), error);

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &kind_name, &member))
    {
      PursuitAiProviderKind kind;

      if (!pursuit_ai_provider_kind_from_string (kind_name, &kind))
        return pursuit_ai_model_json_refuse (place, _ ("there is no such provider"), error);
      if (!pursuit_ai_model_json_read_name (member, &self->roles[role][kind], place, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_legacy (
    PursuitAiModels *self, const char *name, JsonNode *node, const char *place, GError **error)
{
  char *successor = NULL;

  if (!pursuit_ai_model_json_read_name (node, &successor, place, error))
    return FALSE;
  g_hash_table_insert (self->legacy, g_strdup (name), successor);

  return TRUE;
}

static gboolean
read_default (
    PursuitAiModels *self, const char *name, JsonNode *node, const char *place, GError **error)
{
  PursuitAiProviderKind kind;

  if (!pursuit_ai_provider_kind_from_string (name, &kind))
    return pursuit_ai_model_json_refuse (place, _ ("there is no such provider"), error);

  return pursuit_ai_model_json_read (self->defaults[kind], node, place, error);
}

static gboolean
read_model (
    PursuitAiModels *self, const char *name, JsonNode *node, const char *place, GError **error)
{
  PursuitAiModel *known = g_hash_table_lookup (self->models, name);
  g_autoptr (PursuitAiModel) model = NULL;
  PursuitAiProviderKind kind;

  if (strlen (name) > PURSUIT_AI_MODELS_MAX_NAME)
    return pursuit_ai_model_json_refuse ("models", _ ("a name is too long"), error);
  if (known != NULL)
    return pursuit_ai_model_json_read (known, node, place, error);

  if (!pursuit_ai_model_json_read_provider (node, &kind, place, error))
    return FALSE;
  model = pursuit_ai_models_dup_model (self, kind, name);
  if (!pursuit_ai_model_json_read (model, node, place, error))
    return FALSE;
  if (g_hash_table_size (self->models) >= PURSUIT_AI_MODELS_MAX_ENTRIES)
    return pursuit_ai_model_json_refuse ("models", _ ("there are too many entries"), error);
  g_hash_table_insert (self->models, g_strdup (name), g_steal_pointer (&model));

  return TRUE;
}

/* In this order: a model starts from the defaults of its provider. */
static const struct
{
  const char *name;
  MemberFunc func;
} tables[] = {
  { "roles", read_role },
  { "legacy", read_legacy },
  { "defaults", read_default },
  { "models", read_model },
};

static gboolean
read_tables (PursuitAiModels *self, JsonNode *root, GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return pursuit_ai_model_json_refuse ("", _ ("an object is expected"), error);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      JsonNode *table = json_object_get_member (json_node_get_object (root), tables[i].name);

      if (table != NULL && !for_each_member (self, table, tables[i].name, tables[i].func, error))
        return FALSE;
    }

  return TRUE;
}

PursuitAiModels *
pursuit_ai_models_new (void)
{
  PursuitAiModels *self = new_empty ();
  g_autoptr (GBytes) shipped = g_resource_lookup_data (pursuit_ai_get_resource (), SHIPPED,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert (shipped != NULL);
  if (!pursuit_ai_models_read (self, g_bytes_get_data (shipped, NULL), g_bytes_get_size (shipped),
                               "models.json", &error))
    g_error ("%s", error->message);

  return self;
}

void
pursuit_ai_models_free (PursuitAiModels *self)
{
  if (self == NULL)
    return;

  clear (self);
  g_free (self);
}

gboolean
pursuit_ai_models_overlay (PursuitAiModels *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  name = g_path_get_basename (path);
  stream = g_file_read (file, NULL, &cause);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (stream != NULL)
    content = g_input_stream_read_bytes (G_INPUT_STREAM (stream), PURSUIT_AI_MODELS_MAX_FILE + 1,
                                         NULL, &cause);
  if (content == NULL)
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG, _ ("%s cannot be read: %s"),
                   name, cause->message);
      return FALSE;
    }

  return pursuit_ai_models_read (self, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                                 name, error);
}

gboolean
pursuit_ai_models_read (
    PursuitAiModels *self, const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (PursuitAiModels) draft = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  draft = copy_models (self);
  if (length > PURSUIT_AI_MODELS_MAX_FILE)
    g_set_error (&cause, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG, _ ("it has more than %d bytes"),
                 PURSUIT_AI_MODELS_MAX_FILE);
  else
    root = pursuit_json_parse (length > 0 ? text : "", (gssize) length, &cause);
  if (root == NULL || !read_tables (draft, root, &cause))
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                   _ ("The models in %s cannot be used: %s"), name, cause->message);
      return FALSE;
    }

  clear (self);
  *self = *draft;
  g_clear_pointer (&draft, g_free);

  return TRUE;
}

const char *
pursuit_ai_models_get_for_role (PursuitAiModels *self,
                                PursuitAiRole role,
                                PursuitAiProviderKind provider)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (role < PURSUIT_AI_N_ROLES, NULL);
  g_return_val_if_fail (provider < PURSUIT_AI_N_PROVIDERS, NULL);

  return self->roles[role][provider];
}

const char *
pursuit_ai_models_resolve (PursuitAiModels *self, const char *id, char **notice)
{
  const char *present = id;
  const char *next;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < MAX_SUCCESSORS; i++)
    if ((next = g_hash_table_lookup (self->legacy, present)) != NULL)
      present = next;

  if (notice != NULL)
    *notice = strcmp (present, id) == 0
                  ? NULL
                  : g_strdup_printf (
                      _ ("The provider has retired the model %s; %s is used instead"), id, present);

  return present;
}

PursuitAiModel *
pursuit_ai_models_dup_model (PursuitAiModels *self, PursuitAiProviderKind provider, const char *id)
{
  PursuitAiModel *known, *model;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (provider < PURSUIT_AI_N_PROVIDERS, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  known = g_hash_table_lookup (self->models, id);
  if (known != NULL && known->provider == provider)
    return pursuit_ai_model_copy (known);

  model = pursuit_ai_model_copy (self->defaults[provider]);
  g_free (model->id);
  model->id = g_strdup (id);

  return model;
}
