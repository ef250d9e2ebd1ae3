/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-evidence.h"

#include "core/pursuit-json.h"

G_DEFINE_BOXED_TYPE (PursuitEvidence,
                     pursuit_evidence,
                     pursuit_evidence_copy,
                     pursuit_evidence_free)

PursuitEvidence *
pursuit_evidence_new (PursuitKind kind, const char *record_id, const char *field, const char *quote)
{
  PursuitEvidence *self = g_new0 (PursuitEvidence, 1);

  self->kind = kind;
  self->record_id = g_strdup (record_id);
  self->field = g_strdup (field);
  self->quote = g_strdup (quote);

  return self;
}

PursuitEvidence *
pursuit_evidence_copy (const PursuitEvidence *self)
{
  PursuitEvidence *copy;

  if (self == NULL)
    return NULL;
  copy = pursuit_evidence_new (self->kind, self->record_id, self->field, self->quote);
  copy->line = self->line;

  return copy;
}

void
pursuit_evidence_free (PursuitEvidence *self)
{
  if (self == NULL)
    return;
  g_free (self->record_id);
  g_free (self->field);
  g_free (self->quote);
  g_free (self);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

JsonNode *
pursuit_evidence_to_json (const PursuitEvidence *self)
{
  JsonObject *object;

  if (self == NULL)
    return json_node_init_null (json_node_alloc ());

  object = json_object_new ();
  add_text (object, "kind",
            self->kind != PURSUIT_KIND_NONE ? pursuit_kind_to_string (self->kind) : NULL);
  add_text (object, "id", self->record_id);
  add_text (object, "field", self->field);
  if (self->line > 0)
    json_object_set_int_member (object, "line", self->line);
  else
    json_object_set_null_member (object, "line");
  add_text (object, "quote", self->quote);

  {
    JsonNode *node = json_node_new (JSON_NODE_OBJECT);

    json_node_take_object (node, object);
    return node;
  }
}

PursuitEvidence *
pursuit_evidence_from_json (JsonNode *node)
{
  JsonObject *object;
  PursuitEvidence *self;
  gint64 line;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  self = pursuit_evidence_new (pursuit_kind_from_string (pursuit_json_get_text (object, "kind")),
                               pursuit_json_get_text (object, "id"),
                               pursuit_json_get_text (object, "field"),
                               pursuit_json_get_text (object, "quote"));
  line = pursuit_json_get_integer (object, "line", 0);
  self->line = (guint) CLAMP (line, 0, G_MAXINT);

  return self;
}
