/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-order.h"

#include "app/widgets/pursuit-choice-menu.h"
#include "app/leads/pursuit-lead-column.h"
#include "core/pursuit-record.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_lead_orders[] = {
  { "-updated_at", N_ ("Last changed") },
  { "-score", N_ ("Score") },
  { "-value", N_ ("Value") },
  { "expected_close", N_ ("Expected close") },
  { "name", N_ ("Name") },
  { NULL, NULL },
};

const char *
pursuit_lead_order_get_name (const char *sort)
{
  const PursuitFieldTable *fields = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);
  const char *key;
  int field;

  g_return_val_if_fail (sort != NULL, NULL);

  for (const PursuitChoice *order = pursuit_lead_orders; order->nick != NULL; order++)
    if (g_str_equal (order->nick, sort))
      return _ (order->label);

  key = *sort == '-' ? sort + 1 : sort;
  if (pursuit_lead_column_find (key) != NULL)
    return pursuit_lead_column_get_label (pursuit_lead_column_find (key));
  field = pursuit_field_table_find (fields, key);

  return field >= 0 ? pursuit_field_get_label (&fields->fields[field]) : key;
}

static gboolean
is_offered (const char *key)
{
  for (const PursuitChoice *order = pursuit_lead_orders; order->nick != NULL; order++)
    if (g_str_equal (*order->nick == '-' ? order->nick + 1 : order->nick, key))
      return TRUE;

  return FALSE;
}

/* Who looks for figures and times looks for the highest, and in words for the first. */
static void
append_column (GMenu *menu, const char *action, const PursuitLeadColumn *column)
{
  const PursuitFieldTable *fields = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);
  gboolean falls = pursuit_lead_column_is_number (column)
                   || fields->fields[column->field].type == PURSUIT_FIELD_TIME;
  g_autofree char *sort = g_strconcat (falls ? "-" : "", column->key, NULL);

  pursuit_choice_menu_append (menu, pursuit_lead_column_get_label (column), action, sort);
}

GMenuModel *
pursuit_lead_order_create_menu (const char *action, GPtrArray *columns)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) usual = NULL;
  GMenu *menu;

  g_return_val_if_fail (action != NULL, NULL);

  usual = pursuit_choice_menu_new (pursuit_lead_orders, action, NULL);
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    {
      const PursuitLeadColumn *column = g_ptr_array_index (columns, i);

      if (column->sorts && !is_offered (column->key))
        append_column (section, action, column);
    }
  menu = g_menu_new ();
  g_menu_append_section (menu, NULL, usual);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}
