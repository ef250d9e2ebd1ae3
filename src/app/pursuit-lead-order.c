/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-lead-order.h"

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
  field = pursuit_field_table_find (fields, key);

  return field >= 0 ? pursuit_field_get_label (&fields->fields[field]) : key;
}
