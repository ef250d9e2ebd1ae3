/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-prompt.h"

#include "ai/pursuit-ai-resources.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/com/salesai/Pursuit/ai/"
#define END_OF_HEADER "\n---\n"
#define MAX_OUTPUT 64000

static gboolean
refuse (GError **error, const char *name, const char *problem)
{
  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
               _ ("The prompt “%s” cannot be used: %s"), name != NULL ? name : "", problem);

  return FALSE;
}

static char *
load (const char *folder, const char *name, const char *ending, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, folder, name, ending, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pursuit_ai_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *data;

  if (bytes == NULL)
    {
      refuse (error, name, _ ("there is none of that name"));
      return NULL;
    }
  data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static gboolean
read_effort (const char *text, PursuitAiEffort *effort)
{
  static const char *const names[] = { [PURSUIT_AI_EFFORT_LOW] = "low",
                                       [PURSUIT_AI_EFFORT_MEDIUM] = "medium",
                                       [PURSUIT_AI_EFFORT_HIGH] = "high" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], text) == 0)
      {
        *effort = (PursuitAiEffort) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_number (const char *text, guint min, guint max, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    return FALSE;
  *number = (guint) value;

  return TRUE;
}

static gboolean
read_schema (PursuitAiPrompt *self, const char *name)
{
  g_autofree char *text = load ("schemas/", name, ".json", NULL);

  g_autoptr (JsonNode) plain = NULL;

  self->schema = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  if (self->schema == NULL)
    return FALSE;
  plain = pursuit_ai_schema_dup_plain (self->schema);
  self->plain_schema = pursuit_json_to_text (plain, FALSE);

  return TRUE;
}

static gboolean
read_pair (PursuitAiPrompt *self, const char *key, const char *value)
{
  if (strcmp (key, "name") == 0 && self->name == NULL)
    {
      self->name = g_strdup (value);
      return TRUE;
    }
  if (strcmp (key, "version") == 0)
    return read_number (value, 1, G_MAXINT, &self->version);
  if (strcmp (key, "feature") == 0)
    return pursuit_ai_feature_from_string (value, &self->feature);
  if (strcmp (key, "role") == 0)
    return pursuit_ai_role_from_string (value, &self->role);
  if (strcmp (key, "effort") == 0)
    return read_effort (value, &self->effort);
  if (strcmp (key, "max-output") == 0)
    return read_number (value, 1, MAX_OUTPUT, &self->max_output);
  if (strcmp (key, "max-output-each") == 0)
    return read_number (value, 0, MAX_OUTPUT, &self->max_output_each);
  if (strcmp (key, "schema") == 0)
    return self->schema == NULL && read_schema (self, value);
  self->stream = strcmp (value, "yes") == 0;

  return strcmp (key, "stream") == 0 && self->stream;
}

static gboolean
read_header (PursuitAiPrompt *self, const char *header, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *colon = strstr (lines[i], ": ");

      if (colon != NULL)
        *colon = '\0';
      if (colon == NULL || !read_pair (self, lines[i], colon + 2))
        return refuse (error, self->name, lines[i]);
    }
  if (self->name == NULL || self->version == 0 || self->max_output == 0)
    return refuse (error, self->name, _ ("name, version or max-output is missing"));

  return TRUE;
}

PursuitAiPrompt *
pursuit_ai_prompt_parse (const char *text, GError **error)
{
  g_autoptr (PursuitAiPrompt) self = g_new0 (PursuitAiPrompt, 1);
  g_autofree char *about_data = NULL;
  g_autofree char *header = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  end = strstr (text, END_OF_HEADER);
  if (end == NULL)
    {
      refuse (error, NULL, _ ("there is no line “---” behind its header"));
      return NULL;
    }
  header = g_strndup (text, (gsize) (end - text));
  about_data = load ("prompts/", "about-data", ".md", error);
  if (about_data == NULL || !read_header (self, header, error))
    return NULL;
  self->instructions = g_strconcat (end + strlen (END_OF_HEADER), about_data, NULL);

  return g_steal_pointer (&self);
}

void
pursuit_ai_prompt_free (PursuitAiPrompt *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->instructions);
  g_clear_pointer (&self->schema, json_node_unref);
  g_free (self->plain_schema);
  g_free (self);
}

static PursuitAiPrompt *
read_prompt (const char *name, GError **error)
{
  g_autofree char *text = load ("prompts/", name, ".md", error);
  g_autoptr (PursuitAiPrompt) self = text != NULL ? pursuit_ai_prompt_parse (text, error) : NULL;

  if (self == NULL)
    return NULL;
  if (strcmp (self->name, name) != 0)
    {
      refuse (error, name, _ ("it has another name inside"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

const PursuitAiPrompt *
pursuit_ai_prompt_get (const char *name, GError **error)
{
  static GMutex mutex;
  static GHashTable *prompts;
  PursuitAiPrompt *self;

  g_return_val_if_fail (name != NULL, NULL);

  g_mutex_lock (&mutex);
  if (prompts == NULL)
    prompts = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (prompts, name);
  if (self == NULL && (self = read_prompt (name, error)) != NULL)
    g_hash_table_insert (prompts, self->name, self);
  g_mutex_unlock (&mutex);

  return self;
}

/* Signs that a person does not see, but a model reads. */
static gboolean
is_invisible (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0x200b
         || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
         || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

/* "<data", "</data", "< / DATA": what begins or ends a block, or could be taken for that. */
static gboolean
is_tag (const char *p)
{
  p += 1 + strspn (p + 1, " \t/\\");

  return g_ascii_strncasecmp (p, "data", strlen ("data")) == 0;
}

void
pursuit_ai_prompt_append_data (GString *out, const char *text)
{
  g_autoptr (GString) seen = NULL;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL && g_utf8_validate (text, -1, NULL));

  seen = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_invisible (g_utf8_get_char (p)))
      g_string_append_len (seen, p, g_utf8_next_char (p) - p);
  for (const char *p = seen->str; *p != '\0'; p++)
    if (*p == '<' && is_tag (p))
      g_string_append (out, "&lt;");
    else
      g_string_append_c (out, *p);
}

static void
append_block (char **place, const PursuitAiBlock *block)
{
  GString *out = g_string_new (*place);

  g_string_append_printf (out, "<data name=\"%s\">\n", block->name);
  pursuit_ai_prompt_append_data (out, block->text);
  if (out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append (out, "</data>\n");
  g_free (*place);
  *place = g_string_free (out, FALSE);
}

PursuitAiRequest *
pursuit_ai_prompt_new_request (const PursuitAiPrompt *self,
                               const PursuitAiBlock *blocks,
                               guint n_blocks,
                               guint n_items)
{
  PursuitAiRequest *request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  request = pursuit_ai_request_new (self->feature, self->role);
  request->prompt = g_strdup (self->name);
  request->prompt_version = self->version;
  request->instructions = g_strdup (self->instructions);
  request->schema = g_strdup (self->plain_schema);
  request->max_output = MIN (self->max_output + n_items * self->max_output_each, MAX_OUTPUT);
  request->effort = self->effort;
  request->stream = self->stream;
  request->n_subjects = MAX (n_items, 1);
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].text != NULL)
      append_block (blocks[i].is_context ? &request->context : &request->input, &blocks[i]);

  return request;
}
