/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-header-map.h"
#include "exchange/pursuit-alias-table-private.h"

#include "core/pursuit-json.h"
#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A remembered mapping is short text of our own. */
#define MAX_JSON_BYTES (1024 * 1024)

#define UNRANKED G_MAXUINT

struct _PursuitHeaderMap
{
  GObject parent_instance;

  GArray *columns; /* of PursuitMappedColumn */
  GStrv names;     /* the headers, normalised */
  PursuitAliasMatch match;
  PursuitImportObject object;
};

G_DEFINE_FINAL_TYPE (PursuitHeaderMap, pursuit_header_map, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  PursuitImportObject object;
} object_names[] = {
  /* The first name of each is the one that is written. */
  { "row", PURSUIT_IMPORT_OBJECT_NONE },
  { "lead", PURSUIT_IMPORT_OBJECT_LEAD },
  { "contact", PURSUIT_IMPORT_OBJECT_CONTACT },
  { "person", PURSUIT_IMPORT_OBJECT_CONTACT },
  { "company", PURSUIT_IMPORT_OBJECT_COMPANY },
  { "account", PURSUIT_IMPORT_OBJECT_COMPANY },
  { "organization", PURSUIT_IMPORT_OBJECT_COMPANY },
  { "deal", PURSUIT_IMPORT_OBJECT_DEAL },
  { "opportunity", PURSUIT_IMPORT_OBJECT_DEAL },
  { "potential", PURSUIT_IMPORT_OBJECT_DEAL },
  { "activity", PURSUIT_IMPORT_OBJECT_ACTIVITY },
  { "task", PURSUIT_IMPORT_OBJECT_ACTIVITY },
  { "note", PURSUIT_IMPORT_OBJECT_ACTIVITY },
  { "call", PURSUIT_IMPORT_OBJECT_ACTIVITY },
  { "meeting", PURSUIT_IMPORT_OBJECT_ACTIVITY },
  { "user", PURSUIT_IMPORT_OBJECT_USER },
};

static PursuitMappedColumn *
get_column (PursuitHeaderMap *self, guint index)
{
  return &g_array_index (self->columns, PursuitMappedColumn, index);
}

static void
clear_column (void *data)
{
  PursuitMappedColumn *column = data;

  g_free (column->header);
  g_free (column->note);
  for (guint i = 0; i < PURSUIT_MAPPED_COLUMN_MAX_EXAMPLES; i++)
    g_free (column->examples[i]);
}

static gboolean
is_shared (PursuitImportTarget target)
{
  return target == PURSUIT_IMPORT_CUSTOM || target == PURSUIT_IMPORT_SKIP;
}

static void
release (PursuitMappedColumn *column)
{
  column->target = PURSUIT_IMPORT_CUSTOM;
  column->origin = PURSUIT_MAPPING_OWN_COLUMN;
}

/* Our own export has the keys of the fields as its header, so it needs no aliases. */
static gboolean
find_own_field (PursuitHeaderMap *self, const char *header, PursuitImportTarget *target)
{
  const char *kind = self->object == PURSUIT_IMPORT_OBJECT_CONTACT    ? "person."
                     : self->object == PURSUIT_IMPORT_OBJECT_ACTIVITY ? "activity."
                     : self->object == PURSUIT_IMPORT_OBJECT_USER     ? "user."
                                                                      : "lead.";
  g_autofree char *key = g_strconcat (kind, header, NULL);

  return strcmp (self->match.vendor->system, "pursuit") == 0
         && pursuit_import_target_from_key (key, target);
}

/* A company's fax makes no person, and the date of a task no lead. */
static gboolean
is_allowed (PursuitImportObject object, PursuitImportTarget target)
{
  PursuitKind kind = pursuit_import_target_get_kind (target);

  if (kind == PURSUIT_KIND_NONE)
    return TRUE;

  switch (object)
    {
    case PURSUIT_IMPORT_OBJECT_COMPANY:
      return kind == PURSUIT_KIND_LEAD;
    case PURSUIT_IMPORT_OBJECT_ACTIVITY:
      return kind == PURSUIT_KIND_ACTIVITY;
    case PURSUIT_IMPORT_OBJECT_USER:
      return kind == PURSUIT_KIND_USER || target == PURSUIT_IMPORT_PERSON_FIRST_NAME
             || target == PURSUIT_IMPORT_PERSON_LAST_NAME;
    case PURSUIT_IMPORT_OBJECT_NONE:
    case PURSUIT_IMPORT_OBJECT_LEAD:
    case PURSUIT_IMPORT_OBJECT_CONTACT:
    case PURSUIT_IMPORT_OBJECT_DEAL:
    default:
      return kind != PURSUIT_KIND_USER;
    }
}

/* Sends each column where its name says; of two for one field the better name wins. */
static void
map_by_name (PursuitHeaderMap *self)
{
  guint ranks[PURSUIT_IMPORT_N_TARGETS];
  guint holders[PURSUIT_IMPORT_N_TARGETS];

  for (guint i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    ranks[i] = UNRANKED;

  for (guint i = 0; i < self->columns->len; i++)
    {
      PursuitMappedColumn *column = get_column (self, i);
      PursuitImportTarget target;
      guint rank = 0;

      if (!find_own_field (self, column->header, &target)
          && !pursuit_alias_table_find (&self->match, self->names[i], &target, &rank))
        continue;
      if (!is_allowed (self->object, target) || (!is_shared (target) && rank >= ranks[target]))
        continue;

      if (!is_shared (target) && ranks[target] != UNRANKED)
        release (get_column (self, holders[target]));
      ranks[target] = rank;
      holders[target] = i;
      column->target = target;
      column->origin = PURSUIT_MAPPING_BY_NAME;
    }
}

/* Takes the message over. */
static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING, message);
  g_free (message);

  return FALSE;
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
pursuit_header_map_finalize (GObject *object)
{
  PursuitHeaderMap *self = PURSUIT_HEADER_MAP (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->names, g_strfreev);

  G_OBJECT_CLASS (pursuit_header_map_parent_class)->finalize (object);
}

static void
pursuit_header_map_class_init (PursuitHeaderMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_header_map_finalize;
}

static void
pursuit_header_map_init (PursuitHeaderMap *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (PursuitMappedColumn));
  g_array_set_clear_func (self->columns, clear_column);
}

PursuitHeaderMap *
pursuit_header_map_new (const char *const *headers,
                        const char *file_name,
                        PursuitImportObject object)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  PursuitHeaderMap *self;

  g_return_val_if_fail (headers != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_HEADER_MAP, NULL);
  for (guint i = 0; headers[i] != NULL; i++)
    {
      PursuitMappedColumn column = { .header = g_strdup (headers[i]) };
      g_autofree char *name = pursuit_alias_normalize (headers[i]);

      g_array_append_val (self->columns, column);
      g_strv_builder_add (names, name);
    }

  self->names = g_strv_builder_end (names);
  self->match = pursuit_alias_table_detect ((const char *const *) self->names, file_name, object);
  self->object = object != PURSUIT_IMPORT_OBJECT_NONE ? object
                 : self->match.group != NULL          ? self->match.group->object
                                                      : PURSUIT_IMPORT_OBJECT_NONE;
  map_by_name (self);

  return self;
}

const char *
pursuit_header_map_get_system (PursuitHeaderMap *self)
{
  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), NULL);

  return self->match.vendor->system;
}

const char *
pursuit_header_map_get_system_label (PursuitHeaderMap *self)
{
  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), NULL);

  return self->match.vendor->label;
}

PursuitImportObject
pursuit_header_map_get_object (PursuitHeaderMap *self)
{
  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), PURSUIT_IMPORT_OBJECT_NONE);

  return self->object;
}

guint
pursuit_header_map_get_n_columns (PursuitHeaderMap *self)
{
  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), 0);

  return self->columns->len;
}

const PursuitMappedColumn *
pursuit_header_map_get_column (PursuitHeaderMap *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), NULL);
  g_return_val_if_fail (index < self->columns->len, NULL);

  return get_column (self, index);
}

int
pursuit_header_map_find_column (PursuitHeaderMap *self, const char *header)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), -1);
  g_return_val_if_fail (header != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (get_column (self, i)->header, header) == 0)
      return (int) i;

  name = pursuit_alias_normalize (header);
  for (guint i = 0; i < self->columns->len; i++)
    if (*name != '\0' && strcmp (self->names[i], name) == 0)
      return (int) i;

  return -1;
}

int
pursuit_header_map_find_target (PursuitHeaderMap *self, PursuitImportTarget target)
{
  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->target == target)
      return (int) i;

  return -1;
}

void
pursuit_header_map_set_target (PursuitHeaderMap *self,
                               guint index,
                               PursuitImportTarget target,
                               PursuitMappingOrigin origin)
{
  PursuitMappedColumn *column;
  int holder;

  g_return_if_fail (PURSUIT_IS_HEADER_MAP (self));
  g_return_if_fail (index < self->columns->len);

  holder = is_shared (target) ? -1 : pursuit_header_map_find_target (self, target);
  if (holder >= 0 && (guint) holder != index)
    release (get_column (self, (guint) holder));

  column = get_column (self, index);
  column->target = target;
  column->origin = origin;
}

void
pursuit_header_map_set_note (PursuitHeaderMap *self,
                             guint index,
                             const char *note,
                             gboolean doubtful)
{
  PursuitMappedColumn *column;

  g_return_if_fail (PURSUIT_IS_HEADER_MAP (self));
  g_return_if_fail (index < self->columns->len);

  column = get_column (self, index);
  g_free (column->note);
  column->note = g_strdup (note);
  column->doubtful = doubtful;
}

void
pursuit_header_map_add_example (PursuitHeaderMap *self, guint index, const char *text)
{
  PursuitMappedColumn *column;

  g_return_if_fail (PURSUIT_IS_HEADER_MAP (self));
  g_return_if_fail (index < self->columns->len);
  g_return_if_fail (text != NULL);

  if (*text == '\0')
    return;

  column = get_column (self, index);
  for (guint i = 0; i < PURSUIT_MAPPED_COLUMN_MAX_EXAMPLES; i++)
    {
      if (column->examples[i] == NULL)
        {
          column->examples[i] = g_utf8_strlen (text, -1) <= PURSUIT_MAPPED_COLUMN_MAX_EXAMPLE
                                    ? g_strdup (text)
                                    : g_utf8_substring (text, 0, PURSUIT_MAPPED_COLUMN_MAX_EXAMPLE);
          return;
        }
      if (strcmp (column->examples[i], text) == 0)
        return;
    }
}

gboolean
pursuit_header_map_assign (PursuitHeaderMap *self, const char *assignment, GError **error)
{
  g_autofree char *key = NULL;
  const char *equals;
  PursuitImportTarget target;
  int column;

  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), FALSE);
  g_return_val_if_fail (assignment != NULL, FALSE);

  equals = strchr (assignment, '=');
  if (equals == NULL)
    return refuse (error,
                   g_strdup_printf (_ ("“%s” is no mapping; write FIELD=COLUMN"), assignment));

  key = g_strstrip (g_strndup (assignment, (gsize) (equals - assignment)));
  if (!pursuit_import_target_from_key (key, &target))
    return refuse (error, g_strdup_printf (_ ("there is no field “%s” to map a column to"), key));

  column = pursuit_header_map_find_column (self, equals + 1);
  if (column < 0)
    return refuse (error, g_strdup_printf (_ ("the file has no column “%s”"), equals + 1));

  pursuit_header_map_set_target (self, (guint) column, target, PURSUIT_MAPPING_BY_HAND);
  pursuit_header_map_set_note (self, (guint) column, NULL, FALSE);

  return TRUE;
}

char *
pursuit_header_map_dup_hash (PursuitHeaderMap *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree const char **names = NULL;

  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), NULL);

  names = g_new (const char *, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    names[i] = get_column (self, i)->header;
  qsort (names, self->columns->len, sizeof *names, compare_names);

  for (guint i = 0; i < self->columns->len; i++)
    g_checksum_update (checksum, (const guchar *) names[i], (gssize) strlen (names[i]) + 1);

  return g_strdup (g_checksum_get_string (checksum));
}

char *
pursuit_header_map_to_json (PursuitHeaderMap *self)
{
  g_autoptr (GString) json = g_string_new ("{\"system\":");

  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), NULL);

  pursuit_json_append_string (json, pursuit_header_map_get_system (self));
  g_string_append (json, ",\"object\":");
  pursuit_json_append_string (json, pursuit_import_object_to_string (self->object));
  g_string_append (json, ",\"columns\":{");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const PursuitMappedColumn *column = get_column (self, i);

      if (i > 0)
        g_string_append_c (json, ',');
      pursuit_json_append_string (json, column->header);
      g_string_append_c (json, ':');
      pursuit_json_append_string (json, pursuit_import_target_get_key (column->target));
    }
  g_string_append (json, "}}");

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static void
apply_member (JsonObject *object, const char *header, JsonNode *node, void *data)
{
  PursuitHeaderMap *self = data;
  PursuitImportTarget target;
  const char *key = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  int column = pursuit_header_map_find_column (self, header);

  if (column >= 0 && key != NULL && pursuit_import_target_from_key (key, &target)
      && get_column (self, (guint) column)->target != target)
    pursuit_header_map_set_target (self, (guint) column, target, PURSUIT_MAPPING_REMEMBERED);
  else if (column >= 0 && key != NULL)
    get_column (self, (guint) column)->origin = PURSUIT_MAPPING_REMEMBERED;
}

gboolean
pursuit_header_map_apply_json (PursuitHeaderMap *self, const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonNode *columns = NULL;
  JsonNode *object = NULL;

  g_return_val_if_fail (PURSUIT_IS_HEADER_MAP (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  if (strlen (json) <= MAX_JSON_BYTES)
    root = pursuit_json_parse (json, -1, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      columns = json_object_get_member (json_node_get_object (root), "columns");
      object = json_object_get_member (json_node_get_object (root), "object");
    }
  if (columns == NULL || !JSON_NODE_HOLDS_OBJECT (columns))
    return refuse (error, g_strdup (_ ("the remembered mapping is damaged")));

  if (object != NULL && JSON_NODE_HOLDS_VALUE (object) && json_node_get_string (object) != NULL)
    self->object = pursuit_import_object_from_string (json_node_get_string (object));
  json_object_foreach_member (json_node_get_object (columns), apply_member, self);

  return TRUE;
}

const char *
pursuit_import_object_to_string (PursuitImportObject object)
{
  for (guint i = 0; i < G_N_ELEMENTS (object_names); i++)
    if (object_names[i].object == object)
      return object_names[i].name;

  g_return_val_if_reached ("row");
}

PursuitImportObject
pursuit_import_object_from_string (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (object_names); i++)
    if (g_ascii_strcasecmp (object_names[i].name, text) == 0)
      return object_names[i].object;

  return PURSUIT_IMPORT_OBJECT_NONE;
}

const char *
pursuit_mapping_origin_get_label (PursuitMappingOrigin origin)
{
  switch (origin)
    {
    case PURSUIT_MAPPING_BY_NAME:
      return _ ("by name");
    case PURSUIT_MAPPING_BY_CONTENT:
      return _ ("by content");
    case PURSUIT_MAPPING_REMEMBERED:
      return _ ("remembered");
    case PURSUIT_MAPPING_BY_HAND:
      return _ ("by hand");
    case PURSUIT_MAPPING_OWN_COLUMN:
      return _ ("own column");
    default:
      g_return_val_if_reached (NULL);
    }
}
