/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-table-private.h"

#include "core/pursuit-json.h"
#include "store/pursuit-fold-private.h"

#include <glib/gi18n-lib.h>

static const char *const quoted_names[PURSUIT_N_KINDS] = {
  [PURSUIT_KIND_LEAD] = "\"lead\"",
  [PURSUIT_KIND_PERSON] = "\"person\"",
  [PURSUIT_KIND_ACTIVITY] = "\"activity\"",
  [PURSUIT_KIND_PROPOSAL] = "\"proposal\"",
  [PURSUIT_KIND_LINE_ITEM] = "\"line_item\"",
  [PURSUIT_KIND_PROPOSAL_VERSION] = "\"proposal_version\"",
  [PURSUIT_KIND_BATTLE_CARD] = "\"battle_card\"",
  [PURSUIT_KIND_TILE_FEEDBACK] = "\"tile_feedback\"",
  [PURSUIT_KIND_CONVERSATION] = "\"conversation\"",
  [PURSUIT_KIND_PRICE_ITEM] = "\"price_item\"",
  [PURSUIT_KIND_TEMPLATE] = "\"template\"",
  [PURSUIT_KIND_ATTACHMENT] = "\"attachment\"",
  [PURSUIT_KIND_USER] = "\"user\"",
  [PURSUIT_KIND_TEAM] = "\"team\"",
  [PURSUIT_KIND_ORGANIZATION] = "\"organization\"",
  [PURSUIT_KIND_SAVED_VIEW] = "\"saved_view\"",
  [PURSUIT_KIND_DRAFT] = "\"draft\"",
  [PURSUIT_KIND_STAGE_HISTORY] = "\"stage_history\"",
  [PURSUIT_KIND_SCORE_HISTORY] = "\"score_history\"",
  [PURSUIT_KIND_EXTERNAL_ID] = "\"external_id\"",
  [PURSUIT_KIND_IMPORT_BATCH] = "\"import_batch\"",
};

static guint
find_sort_field (const PursuitFieldTable *fields)
{
  for (guint i = 0; i < fields->n_fields; i++)
    if ((fields->fields[i].flags & PURSUIT_FIELD_TITLE) != 0)
      return i;

  return PURSUIT_FIELD_RECORD_ID;
}

static char *
build_insert (const PursuitTable *table)
{
  GString *sql = g_string_new ("INSERT INTO ");
  guint n_fields = table->fields->n_fields;

  g_string_append_printf (sql, "%s (rev, sort_key", table->name);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", table->fields->fields[i].key);
  g_string_append (sql, ") VALUES (?1, ?2");
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + PURSUIT_TABLE_FIRST_PARAMETER);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static char *
build_select (const PursuitTable *table)
{
  GString *sql = g_string_new ("SELECT row, rev");

  for (guint i = 0; i < table->fields->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", table->fields->fields[i].key);
  g_string_append_printf (sql, " FROM %s", table->name);

  return g_string_free (sql, FALSE);
}

static PursuitTable *
build_table (PursuitKind kind)
{
  PursuitTable *table = g_new0 (PursuitTable, 1);

  table->kind = kind;
  table->fields = pursuit_kind_get_fields (kind);
  table->name = quoted_names[kind];
  table->select = build_select (table);
  table->select_by_id = g_strconcat (table->select, " WHERE id = ?1", NULL);
  table->select_by_row = g_strconcat (table->select, " WHERE row = ?1", NULL);
  table->insert = build_insert (table);
  table->remove = g_strdup_printf ("DELETE FROM %s WHERE row = ?1", table->name);
  table->max_row = g_strdup_printf ("SELECT coalesce (max (row), 0) FROM %s", table->name);
  table->sort_field = find_sort_field (table->fields);
  table->searched = PURSUIT_FIELD_BIT (PURSUIT_FIELD_DELETED_AT);
  table->visible = PURSUIT_FIELD_BIT (PURSUIT_FIELD_DELETED_AT);
  for (guint i = 0; i < table->fields->n_fields; i++)
    {
      if ((table->fields->fields[i].flags & (PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_DIGITS)) != 0)
        table->searched |= PURSUIT_FIELD_BIT (i);
      if ((table->fields->fields[i].flags & PURSUIT_FIELD_COMPUTED) == 0)
        table->visible |= PURSUIT_FIELD_BIT (i);
    }

  return table;
}

const PursuitTable *
pursuit_table_get (PursuitKind kind)
{
  /* Built once and kept: every connection and thread shares them. */
  static gsize tables[PURSUIT_N_KINDS];

  g_assert (kind > PURSUIT_KIND_NONE && kind < PURSUIT_N_KINDS);

  if (g_once_init_enter (&tables[kind]))
    g_once_init_leave (&tables[kind], (gsize) build_table (kind));

  return (const PursuitTable *) tables[kind];
}

PursuitRecord *
pursuit_table_read (const PursuitTable *self, PursuitStatement *statement)
{
  PursuitRecord *record = pursuit_record_new (self->kind);

  for (guint i = 0; i < self->fields->n_fields; i++)
    {
      int column = PURSUIT_TABLE_FIRST_COLUMN + (int) i;

      if (pursuit_statement_is_null (statement, column))
        continue;
      if (pursuit_field_is_number (&self->fields->fields[i]))
        pursuit_record_set_integer (record, i, pursuit_statement_get_int64 (statement, column));
      else
        pursuit_record_take_text (record, i, pursuit_statement_dup_text (statement, column));
    }

  return record;
}

static void
bind_field (const PursuitTable *self,
            PursuitStatement *statement,
            int parameter,
            PursuitRecord *record,
            guint field)
{
  if (!pursuit_field_is_number (&self->fields->fields[field]))
    pursuit_statement_bind_text (statement, parameter, pursuit_record_get_text (record, field));
  else if (pursuit_record_is_set (record, field))
    pursuit_statement_bind_int64 (statement, parameter, pursuit_record_get_integer (record, field));
  else
    pursuit_statement_bind_text (statement, parameter, NULL);
}

void
pursuit_table_bind_fields (const PursuitTable *self,
                           PursuitStatement *statement,
                           PursuitRecord *record,
                           PursuitFieldSet set)
{
  for (guint i = 0; i < self->fields->n_fields; i++)
    {
      int parameter = (int) i + PURSUIT_TABLE_FIRST_PARAMETER;

      /* Most fields of most records are unset, and asking the record costs more than asking us. */
      if ((set & PURSUIT_FIELD_BIT (i)) != 0)
        bind_field (self, statement, parameter, record, i);
      else
        pursuit_statement_bind_text (statement, parameter, NULL);
    }
}

gboolean
pursuit_table_load (PursuitDatabase *database,
                    PursuitKind kind,
                    const char *id,
                    PursuitStoredRecord *stored,
                    GError **error)
{
  const PursuitTable *table = pursuit_table_get (kind);
  g_autoptr (PursuitStatement) select = NULL;

  select = pursuit_statement_new (database, table->select_by_id, error);
  if (select == NULL)
    return FALSE;

  pursuit_statement_bind_text (select, 1, id);
  if (!pursuit_statement_next (select, error))
    return FALSE;

  stored->row = pursuit_statement_get_int64 (select, PURSUIT_TABLE_COLUMN_ROW);
  stored->rev = pursuit_statement_get_int64 (select, PURSUIT_TABLE_COLUMN_REV);
  stored->record = pursuit_table_read (table, select);

  return TRUE;
}

gboolean
pursuit_table_insert (
    PursuitDatabase *database, PursuitRecord *record, gint64 rev, gint64 *row, GError **error)
{
  const PursuitTable *table = pursuit_table_get (pursuit_record_get_kind (record));
  g_autofree char *sort_key = pursuit_table_dup_sort_key (record);
  g_autoptr (PursuitStatement) insert = pursuit_statement_new (database, table->insert, error);

  if (insert == NULL)
    return FALSE;

  pursuit_statement_bind_int64 (insert, 1, rev);
  pursuit_statement_bind_text (insert, 2, sort_key);
  pursuit_table_bind_fields (table, insert, record, pursuit_record_get_set_fields (record));
  if (!pursuit_statement_run (insert, error))
    return FALSE;

  *row = sqlite3_last_insert_rowid (pursuit_database_get_handle (database));

  return TRUE;
}

gboolean
pursuit_table_update (PursuitDatabase *database,
                      PursuitRecord *record,
                      PursuitFieldSet changed,
                      const PursuitStoredRecord *place,
                      GError **error)
{
  const PursuitTable *table = pursuit_table_get (pursuit_record_get_kind (record));
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  g_autofree char *sort_key = pursuit_table_dup_sort_key (record);
  g_autoptr (PursuitStatement) update = NULL;
  int parameter = 4;

  g_string_append_printf (sql, "%s SET rev = ?2, sort_key = ?3", table->name);
  for (guint i = 0; i < table->fields->n_fields; i++)
    if ((changed & PURSUIT_FIELD_BIT (i)) != 0)
      g_string_append_printf (sql, ", \"%s\" = ?%d", table->fields->fields[i].key, parameter++);
  g_string_append (sql, " WHERE row = ?1");

  update = pursuit_statement_new (database, sql->str, error);
  if (update == NULL)
    return FALSE;

  pursuit_statement_bind_int64 (update, 1, place->row);
  pursuit_statement_bind_int64 (update, 2, place->rev);
  pursuit_statement_bind_text (update, 3, sort_key);
  parameter = 4;
  for (guint i = 0; i < table->fields->n_fields; i++)
    if ((changed & PURSUIT_FIELD_BIT (i)) != 0)
      bind_field (table, update, parameter++, record, i);

  return pursuit_statement_run (update, error);
}

gboolean
pursuit_table_remove (PursuitDatabase *database, PursuitKind kind, gint64 row, GError **error)
{
  g_autoptr (PursuitStatement) remove
      = pursuit_statement_new (database, pursuit_table_get (kind)->remove, error);

  if (remove == NULL)
    return FALSE;

  pursuit_statement_bind_int64 (remove, 1, row);

  return pursuit_statement_run (remove, error);
}

PursuitFieldSet
pursuit_table_compare (PursuitRecord *a, PursuitRecord *b)
{
  const guint n_fields = pursuit_record_get_fields (a)->n_fields;
  PursuitFieldSet set = pursuit_record_get_set_fields (a) | pursuit_record_get_set_fields (b);
  PursuitFieldSet differ = 0;

  for (guint i = 0; i < n_fields; i++)
    if ((set & PURSUIT_FIELD_BIT (i)) != 0 && !pursuit_record_field_equal (a, b, i))
      differ |= PURSUIT_FIELD_BIT (i);

  return differ;
}

PursuitFieldSet
pursuit_table_get_visible (PursuitKind kind, PursuitFieldSet fields)
{
  return fields & pursuit_table_get (kind)->visible;
}

char *
pursuit_table_name_fields (PursuitKind kind, PursuitFieldSet fields)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    if ((fields & PURSUIT_FIELD_BIT (i)) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", table->fields[i].key);

  return g_string_free (names, FALSE);
}

char *
pursuit_table_fields_to_json (PursuitRecord *record, PursuitFieldSet fields)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  GString *json = g_string_new ("{");

  for (guint i = 0; i < table->n_fields; i++)
    {
      if ((fields & PURSUIT_FIELD_BIT (i)) == 0)
        continue;
      g_string_append_printf (json, "%s\"%s\":", json->len > 1 ? "," : "", table->fields[i].key);
      if (!pursuit_record_is_set (record, i))
        g_string_append (json, "null");
      else if (pursuit_field_is_number (&table->fields[i]))
        g_string_append_printf (json, "%" G_GINT64_FORMAT, pursuit_record_get_integer (record, i));
      else
        pursuit_json_append_string (json, pursuit_record_get_text (record, i));
    }
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

gboolean
pursuit_table_fields_from_json (PursuitRecord *record, const char *json, GError **error)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  g_autoptr (JsonNode) root = pursuit_json_parse (json, -1, error);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &key, &value))
    {
      int field = pursuit_field_table_find (table, key);

      if (field < 0)
        continue;
      if (json_node_is_null (value))
        pursuit_record_unset (record, (guint) field);
      else if (pursuit_field_is_number (&table->fields[field]))
        pursuit_record_set_integer (record, (guint) field, json_node_get_int (value));
      else
        pursuit_record_set_text (record, (guint) field, json_node_get_string (value));
    }

  return TRUE;
}

char *
pursuit_table_dup_sort_key (PursuitRecord *record)
{
  const PursuitTable *table = pursuit_table_get (pursuit_record_get_kind (record));
  const char *name = pursuit_record_get_text (record, table->sort_field);
  g_autofree char *title = NULL;

  if (table->sort_field == PURSUIT_FIELD_RECORD_ID)
    return NULL;
  if (name != NULL)
    return pursuit_fold_name (name);

  title = pursuit_record_dup_title (record);

  return pursuit_fold_name (title);
}

void
pursuit_stored_record_clear (PursuitStoredRecord *self)
{
  g_clear_object (&self->record);
}
