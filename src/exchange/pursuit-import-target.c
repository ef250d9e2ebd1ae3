/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-import-target.h"

#include "core/pursuit-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *key;
  PursuitKind kind;
  PursuitImportType type;
} Target;

static const Target targets[PURSUIT_IMPORT_N_TARGETS] = {
  [PURSUIT_IMPORT_CUSTOM] = { "custom", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_SKIP] = { "skip", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_RECORD_ID] = { "id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_OWNER] = { "owner", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_OWNER_ID] = { "owner_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LINK_COMPANY_ID]
  = { "link.company_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_LIST },
  [PURSUIT_IMPORT_LINK_COMPANY_DOMAIN]
  = { "link.company_domain", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LINK_COMPANY_NAME]
  = { "link.company_name", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LINK_CONTACT_ID]
  = { "link.contact_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_LIST },
  [PURSUIT_IMPORT_LINK_CONTACT_EMAIL]
  = { "link.contact_email", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_LIST },
  [PURSUIT_IMPORT_LINK_CONTACT_NAME]
  = { "link.contact_name", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_LIST },
  [PURSUIT_IMPORT_LINK_DEAL_ID] = { "link.deal_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_LIST },
  [PURSUIT_IMPORT_LINK_LEAD_ID] = { "link.lead_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LINK_WHO_ID] = { "link.who_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LINK_WHAT_ID] = { "link.what_id", PURSUIT_KIND_NONE, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_COMPANY_NAME]
  = { "lead.company_name", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_CONTACT_NAME]
  = { "lead.contact_name", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_CONTACT_TITLE]
  = { "lead.contact_title", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_CONTACT_EMAIL]
  = { "lead.contact_email", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_MAIL },
  [PURSUIT_IMPORT_LEAD_CONTACT_PHONE]
  = { "lead.contact_phone", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_PHONE },
  [PURSUIT_IMPORT_LEAD_INDUSTRY] = { "lead.industry", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_COMPANY_SIZE]
  = { "lead.company_size", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_COUNT },
  [PURSUIT_IMPORT_LEAD_WEBSITE] = { "lead.website", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_DOMAIN] = { "lead.domain", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_STREET] = { "lead.street", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_CITY] = { "lead.city", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_REGION] = { "lead.region", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_POSTAL_CODE]
  = { "lead.postal_code", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_COUNTRY] = { "lead.country", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_ADDRESS]
  = { "lead.address", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_ADDRESS },
  [PURSUIT_IMPORT_LEAD_ANNUAL_REVENUE]
  = { "lead.annual_revenue", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_MONEY },
  [PURSUIT_IMPORT_LEAD_DESCRIPTION]
  = { "lead.description", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_STAGE] = { "lead.stage", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_STAGE },
  [PURSUIT_IMPORT_LEAD_STATUS] = { "lead.status", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_STAGE },
  [PURSUIT_IMPORT_LEAD_SOURCE] = { "lead.source", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_TITLE] = { "lead.title", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_VALUE] = { "lead.value", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_MONEY },
  [PURSUIT_IMPORT_LEAD_CURRENCY]
  = { "lead.currency", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_CURRENCY },
  [PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE]
  = { "lead.expected_close", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_DATE },
  [PURSUIT_IMPORT_LEAD_PROBABILITY]
  = { "lead.probability", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_PERCENT },
  [PURSUIT_IMPORT_LEAD_NEXT_STEP]
  = { "lead.next_step", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_LOST_REASON]
  = { "lead.lost_reason", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_COMPETITOR]
  = { "lead.competitor", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_BUDGET] = { "lead.budget", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_NEED] = { "lead.need", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_TIMELINE] = { "lead.timeline", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_LEAD_CLOSED_AT]
  = { "lead.closed_at", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TIME },
  [PURSUIT_IMPORT_LEAD_LAST_ACTIVITY_AT]
  = { "lead.last_activity_at", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TIME },
  [PURSUIT_IMPORT_LEAD_CREATED_AT]
  = { "lead.created_at", PURSUIT_KIND_LEAD, PURSUIT_IMPORT_TYPE_TIME },
  [PURSUIT_IMPORT_PERSON_NAME] = { "person.name", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_PERSON_FIRST_NAME]
  = { "person.first_name", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_PERSON_LAST_NAME]
  = { "person.last_name", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_PERSON_SALUTATION]
  = { "person.salutation", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_PERSON_TITLE] = { "person.title", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_PERSON_DEPARTMENT]
  = { "person.department", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_PERSON_ROLE] = { "person.role", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_CHOICE },
  [PURSUIT_IMPORT_PERSON_EMAIL] = { "person.email", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_MAIL },
  [PURSUIT_IMPORT_PERSON_PHONE]
  = { "person.phone", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_PHONE },
  [PURSUIT_IMPORT_PERSON_MOBILE]
  = { "person.mobile", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_PHONE },
  [PURSUIT_IMPORT_PERSON_FAX] = { "person.fax", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_PHONE },
  [PURSUIT_IMPORT_PERSON_CONSENT]
  = { "person.consent", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_CHOICE },
  [PURSUIT_IMPORT_PERSON_OPT_OUT]
  = { "person.opt_out", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_BOOLEAN },
  [PURSUIT_IMPORT_PERSON_NOTES] = { "person.notes", PURSUIT_KIND_PERSON, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_ACTIVITY_TYPE]
  = { "activity.type", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_CHOICE },
  [PURSUIT_IMPORT_ACTIVITY_SUBJECT]
  = { "activity.subject", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_ACTIVITY_TEXT]
  = { "activity.text", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_ACTIVITY_DUE_AT]
  = { "activity.due_at", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_TIME },
  [PURSUIT_IMPORT_ACTIVITY_DONE_AT]
  = { "activity.done_at", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_TIME },
  [PURSUIT_IMPORT_ACTIVITY_HAPPENED_AT]
  = { "activity.happened_at", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_TIME },
  [PURSUIT_IMPORT_ACTIVITY_STATUS]
  = { "activity.status", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_CHOICE },
  [PURSUIT_IMPORT_ACTIVITY_PRIORITY]
  = { "activity.priority", PURSUIT_KIND_ACTIVITY, PURSUIT_IMPORT_TYPE_CHOICE },
  [PURSUIT_IMPORT_USER_NAME] = { "user.name", PURSUIT_KIND_USER, PURSUIT_IMPORT_TYPE_TEXT },
  [PURSUIT_IMPORT_USER_EMAIL] = { "user.email", PURSUIT_KIND_USER, PURSUIT_IMPORT_TYPE_MAIL },
  [PURSUIT_IMPORT_USER_ROLE] = { "user.role", PURSUIT_KIND_USER, PURSUIT_IMPORT_TYPE_CHOICE },
};

/* What people read for a target that is no field of a record. */
static const struct
{
  PursuitImportTarget target;
  const char *label;
} labels[] = {
  { PURSUIT_IMPORT_CUSTOM, N_ ("Own column") },
  { PURSUIT_IMPORT_SKIP, N_ ("Not imported") },
  { PURSUIT_IMPORT_RECORD_ID, N_ ("External id") },
  { PURSUIT_IMPORT_OWNER, N_ ("Owner") },
  { PURSUIT_IMPORT_OWNER_ID, N_ ("Owner, external id") },
  { PURSUIT_IMPORT_LINK_COMPANY_ID, N_ ("Link to a company, id") },
  { PURSUIT_IMPORT_LINK_COMPANY_DOMAIN, N_ ("Link to a company, domain") },
  { PURSUIT_IMPORT_LINK_COMPANY_NAME, N_ ("Link to a company, name") },
  { PURSUIT_IMPORT_LINK_CONTACT_ID, N_ ("Link to people, ids") },
  { PURSUIT_IMPORT_LINK_CONTACT_EMAIL, N_ ("Link to people, mail") },
  { PURSUIT_IMPORT_LINK_CONTACT_NAME, N_ ("Link to people, names") },
  { PURSUIT_IMPORT_LINK_DEAL_ID, N_ ("Link to deals, ids") },
  { PURSUIT_IMPORT_LINK_LEAD_ID, N_ ("Link to a lead, id") },
  { PURSUIT_IMPORT_LINK_WHO_ID, N_ ("Link to a lead or person, id") },
  { PURSUIT_IMPORT_LINK_WHAT_ID, N_ ("Link to a company or deal, id") },
  { PURSUIT_IMPORT_LEAD_ADDRESS, N_ ("Address in one cell") },
  { PURSUIT_IMPORT_LEAD_STATUS, N_ ("Status, decides about the stage") },
  { PURSUIT_IMPORT_PERSON_OPT_OUT, N_ ("Person, wants no mail") },
  { PURSUIT_IMPORT_ACTIVITY_STATUS, N_ ("Activity, done or not") },
};

static const PursuitKind kinds_in_order[]
    = { PURSUIT_KIND_LEAD, PURSUIT_KIND_PERSON, PURSUIT_KIND_ACTIVITY, PURSUIT_KIND_USER };

static gboolean
is_target (PursuitImportTarget target)
{
  return (int) target >= 0 && target < PURSUIT_IMPORT_N_TARGETS;
}

static gboolean
find_field (PursuitKind kind, const char *field, PursuitImportTarget *target)
{
  for (guint i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    if (targets[i].kind == kind
        && strcmp (pursuit_import_target_get_field ((PursuitImportTarget) i), field) == 0)
      {
        *target = (PursuitImportTarget) i;
        return TRUE;
      }

  return FALSE;
}

const char *
pursuit_import_target_get_key (PursuitImportTarget target)
{
  g_return_val_if_fail (is_target (target), NULL);

  return targets[target].key;
}

PursuitKind
pursuit_import_target_get_kind (PursuitImportTarget target)
{
  g_return_val_if_fail (is_target (target), PURSUIT_KIND_NONE);

  return targets[target].kind;
}

const char *
pursuit_import_target_get_field (PursuitImportTarget target)
{
  const char *dot;

  g_return_val_if_fail (is_target (target), NULL);

  dot = strchr (targets[target].key, '.');

  return dot == NULL ? targets[target].key : dot + 1;
}

PursuitImportType
pursuit_import_target_get_value_type (PursuitImportTarget target)
{
  g_return_val_if_fail (is_target (target), PURSUIT_IMPORT_TYPE_TEXT);

  return targets[target].type;
}

gboolean
pursuit_import_target_from_key (const char *key, PursuitImportTarget *target)
{
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    if (strcmp (targets[i].key, key) == 0)
      {
        *target = (PursuitImportTarget) i;
        return TRUE;
      }

  for (guint i = 0; i < G_N_ELEMENTS (kinds_in_order); i++)
    if (find_field (kinds_in_order[i], key, target))
      return TRUE;

  return FALSE;
}

char *
pursuit_import_target_dup_label (PursuitImportTarget target)
{
  const PursuitFieldTable *table;
  int field;

  g_return_val_if_fail (is_target (target), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].target == target)
      return g_strdup (_ (labels[i].label));

  table = pursuit_kind_get_fields (targets[target].kind);
  field = pursuit_field_table_find (table, pursuit_import_target_get_field (target));
  g_return_val_if_fail (field >= 0, g_strdup (targets[target].key));
  if (targets[target].kind == PURSUIT_KIND_LEAD)
    return g_strdup (pursuit_field_get_label (&table->fields[field]));

  /* Translators: a kind of record and one of its fields, as in "Person, first name". */
  return g_strdup_printf (_ ("%s, %s"), pursuit_kind_get_label (targets[target].kind),
                          pursuit_field_get_label (&table->fields[field]));
}
