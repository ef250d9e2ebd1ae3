/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-lead-cells.h"

#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of texts that nobody writes twice, such as a mail address, only that they are there counts;
 * that is all a history can find in them. */
static const guint fields[] = {
  PURSUIT_LEAD_CONTACT_TITLE,  PURSUIT_LEAD_CONTACT_EMAIL, PURSUIT_LEAD_CONTACT_PHONE,
  PURSUIT_LEAD_INDUSTRY,       PURSUIT_LEAD_COMPANY_SIZE,  PURSUIT_LEAD_WEBSITE,
  PURSUIT_LEAD_CITY,           PURSUIT_LEAD_REGION,        PURSUIT_LEAD_COUNTRY,
  PURSUIT_LEAD_ANNUAL_REVENUE, PURSUIT_LEAD_OWNER_ID,      PURSUIT_LEAD_TEAM_ID,
  PURSUIT_LEAD_SOURCE,         PURSUIT_LEAD_VALUE,         PURSUIT_LEAD_CURRENCY,
  PURSUIT_LEAD_COMPETITOR,     PURSUIT_LEAD_BUDGET,        PURSUIT_LEAD_NEED,
  PURSUIT_LEAD_TIMELINE,
};

static const PursuitField *
get_field (guint number)
{
  return &pursuit_kind_get_fields (PURSUIT_KIND_LEAD)->fields[number];
}

/* The number of the field of that key, or 0. */
static guint
find_field (const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (get_field (fields[i])->key, column) == 0)
      return fields[i];

  return 0;
}

char **
pursuit_lead_cells_list_columns (const char *const *custom)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_strv_builder_add (names, get_field (fields[i])->key);
  /* A header that is spelt like a key would be read as the field. */
  for (; custom != NULL && *custom != NULL; custom++)
    if (find_field (*custom) == 0)
      g_strv_builder_add (names, *custom);

  return g_strv_builder_end (names);
}

static JsonNode *
parse_custom (PursuitRecord *lead)
{
  const char *text = pursuit_record_get_text (lead, PURSUIT_FIELD_CUSTOM);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

static char *
dup_custom (JsonNode *custom, const char *column)
{
  JsonNode *node
      = custom != NULL ? json_object_get_member (json_node_get_object (custom), column) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return pursuit_json_to_text (node, FALSE);
}

static char *
dup_field (PursuitRecord *lead, guint field)
{
  if (!pursuit_record_is_set (lead, field))
    return NULL;
  if (pursuit_field_is_number (get_field (field)))
    return pursuit_record_dup_input (lead, field);

  return g_strdup (pursuit_record_get_text (lead, field));
}

GPtrArray *
pursuit_lead_cells_read (PursuitRecord *lead, const char *const *columns)
{
  g_autoptr (JsonNode) custom = NULL;
  GPtrArray *cells;

  g_return_val_if_fail (PURSUIT_IS_RECORD (lead), NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  custom = parse_custom (lead);
  cells = g_ptr_array_new_with_free_func (g_free);
  for (; *columns != NULL; columns++)
    {
      guint field = find_field (*columns);

      g_ptr_array_add (cells, field > 0 ? dup_field (lead, field) : dup_custom (custom, *columns));
    }

  return cells;
}

const char *
pursuit_lead_cells_get_label (const char *column)
{
  guint field;

  g_return_val_if_fail (column != NULL, NULL);

  field = find_field (column);

  return field > 0 ? _ (get_field (field)->label) : column;
}
