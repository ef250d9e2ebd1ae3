/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-column.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-lead.h"

#include <glib/gi18n-lib.h>

static const PursuitLeadColumn table[] = {
  { PURSUIT_LEAD_COLUMN_NAME, PURSUIT_FIELD_RECORD_ID, 22, TRUE },
  { "stage", PURSUIT_LEAD_STAGE, 12, TRUE },
  { "value", PURSUIT_LEAD_VALUE, 13, TRUE },
  { "score", PURSUIT_LEAD_SCORE, 6, TRUE },
  { "owner_id", PURSUIT_LEAD_OWNER_ID, 16, TRUE },
  { "last_activity_at", PURSUIT_LEAD_LAST_ACTIVITY_AT, 17, TRUE },
  { "next_step", PURSUIT_LEAD_NEXT_STEP, 22, TRUE },
  { "expected_close", PURSUIT_LEAD_EXPECTED_CLOSE, 12, TRUE },
  { "probability", PURSUIT_LEAD_PROBABILITY, 8, TRUE },
  { "contact_name", PURSUIT_LEAD_CONTACT_NAME, 18, TRUE },
  { "contact_title", PURSUIT_LEAD_CONTACT_TITLE, 18, TRUE },
  { "contact_email", PURSUIT_LEAD_CONTACT_EMAIL, 22, TRUE },
  { "contact_phone", PURSUIT_LEAD_CONTACT_PHONE, 16, TRUE },
  { "title", PURSUIT_LEAD_TITLE, 20, TRUE },
  { "industry", PURSUIT_LEAD_INDUSTRY, 16, TRUE },
  { "city", PURSUIT_LEAD_CITY, 14, TRUE },
  { "country", PURSUIT_LEAD_COUNTRY, 12, TRUE },
  { "source", PURSUIT_LEAD_SOURCE, 14, TRUE },
  { "created_at", PURSUIT_FIELD_CREATED_AT, 17, TRUE },
  { "updated_at", PURSUIT_FIELD_UPDATED_AT, 17, TRUE },
};

static gboolean
is_name (const PursuitLeadColumn *self)
{
  return self->field == PURSUIT_FIELD_RECORD_ID;
}

static const PursuitField *
get_field (const PursuitLeadColumn *self)
{
  return &pursuit_kind_get_fields (PURSUIT_KIND_LEAD)->fields[self->field];
}

const PursuitLeadColumn *
pursuit_lead_columns_list (guint *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = G_N_ELEMENTS (table);

  return table;
}

const PursuitLeadColumn *
pursuit_lead_column_find (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].key, key))
      return &table[i];

  return NULL;
}

const char *
pursuit_lead_column_get_label (const PursuitLeadColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_name (self) ? _ ("Name") : pursuit_field_get_label (get_field (self));
}

gboolean
pursuit_lead_column_is_number (const PursuitLeadColumn *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return pursuit_field_is_number (get_field (self));
}

char *
pursuit_lead_column_dup_text (const PursuitLeadColumn *self,
                              PursuitRecord *lead,
                              PursuitOwners *owners)
{
  const PursuitField *field;
  const char *text;
  char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_LEAD (lead), NULL);

  if (is_name (self))
    return pursuit_record_dup_title (lead);
  if (!pursuit_record_is_set (lead, self->field))
    return g_strdup ("");

  field = get_field (self);
  if (field->type == PURSUIT_FIELD_MONEY)
    return pursuit_format_money (pursuit_record_get_integer (lead, self->field),
                                 pursuit_record_get_text (lead, field->currency));
  if (pursuit_field_is_number (field))
    return pursuit_format_count (pursuit_record_get_integer (lead, self->field));

  text = pursuit_record_get_text (lead, self->field);
  if (field->type == PURSUIT_FIELD_CHOICE)
    return g_strdup (pursuit_format_choice (field->choices, text));
  if (field->type == PURSUIT_FIELD_DATE)
    return pursuit_format_date (text);
  if (field->type == PURSUIT_FIELD_TIME)
    return pursuit_format_time (text);
  if (field->type != PURSUIT_FIELD_ID)
    return g_strdup (text);
  if (owners != NULL)
    name = pursuit_owners_dup_name (owners, text);

  return name != NULL ? name : g_strdup ("");
}
