/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitImportTarget:
 * @PURSUIT_IMPORT_CUSTOM: no field: the column is kept as it is under its own name
 * @PURSUIT_IMPORT_SKIP: left out
 * @PURSUIT_IMPORT_RECORD_ID: the id of the row's own record in the system it comes from
 * @PURSUIT_IMPORT_OWNER: the owner as a name or mail address
 * @PURSUIT_IMPORT_OWNER_ID: the owner's id in the system it comes from
 * @PURSUIT_IMPORT_LINK_COMPANY_ID: the id of the company that the row belongs to
 * @PURSUIT_IMPORT_LINK_COMPANY_DOMAIN: its domain
 * @PURSUIT_IMPORT_LINK_COMPANY_NAME: its name, where the row's own company is another column
 * @PURSUIT_IMPORT_LINK_CONTACT_ID: ids of contacts that the row belongs to
 * @PURSUIT_IMPORT_LINK_CONTACT_EMAIL: their mail addresses
 * @PURSUIT_IMPORT_LINK_CONTACT_NAME: their names
 * @PURSUIT_IMPORT_LINK_DEAL_ID: ids of deals that the row belongs to
 * @PURSUIT_IMPORT_LINK_LEAD_ID: the id of the lead that the row belongs to
 * @PURSUIT_IMPORT_LINK_WHO_ID: Salesforce: a lead or contact
 * @PURSUIT_IMPORT_LINK_WHAT_ID: Salesforce: an account or opportunity
 * @PURSUIT_IMPORT_N_TARGETS: how many there are
 *
 * Where a column can go. The names with a kind in them are fields of that record, see
 * pursuit_import_target_get_kind() and pursuit_import_target_get_field().
 */
typedef enum
{
  PURSUIT_IMPORT_CUSTOM,
  PURSUIT_IMPORT_SKIP,
  PURSUIT_IMPORT_RECORD_ID,
  PURSUIT_IMPORT_OWNER,
  PURSUIT_IMPORT_OWNER_ID,
  PURSUIT_IMPORT_LINK_COMPANY_ID,
  PURSUIT_IMPORT_LINK_COMPANY_DOMAIN,
  PURSUIT_IMPORT_LINK_COMPANY_NAME,
  PURSUIT_IMPORT_LINK_CONTACT_ID,
  PURSUIT_IMPORT_LINK_CONTACT_EMAIL,
  PURSUIT_IMPORT_LINK_CONTACT_NAME,
  PURSUIT_IMPORT_LINK_DEAL_ID,
  PURSUIT_IMPORT_LINK_LEAD_ID,
  PURSUIT_IMPORT_LINK_WHO_ID,
  PURSUIT_IMPORT_LINK_WHAT_ID,

  PURSUIT_IMPORT_LEAD_COMPANY_NAME,
  PURSUIT_IMPORT_LEAD_CONTACT_NAME,
  PURSUIT_IMPORT_LEAD_CONTACT_TITLE,
  PURSUIT_IMPORT_LEAD_CONTACT_EMAIL,
  PURSUIT_IMPORT_LEAD_CONTACT_PHONE,
  PURSUIT_IMPORT_LEAD_INDUSTRY,
  PURSUIT_IMPORT_LEAD_COMPANY_SIZE,
  PURSUIT_IMPORT_LEAD_WEBSITE,
  PURSUIT_IMPORT_LEAD_DOMAIN,
  PURSUIT_IMPORT_LEAD_STREET,
  PURSUIT_IMPORT_LEAD_CITY,
  PURSUIT_IMPORT_LEAD_REGION,
  PURSUIT_IMPORT_LEAD_POSTAL_CODE,
  PURSUIT_IMPORT_LEAD_COUNTRY,
  PURSUIT_IMPORT_LEAD_ADDRESS,
  PURSUIT_IMPORT_LEAD_ANNUAL_REVENUE,
  PURSUIT_IMPORT_LEAD_DESCRIPTION,
  PURSUIT_IMPORT_LEAD_STAGE,
  PURSUIT_IMPORT_LEAD_STATUS,
  PURSUIT_IMPORT_LEAD_SOURCE,
  PURSUIT_IMPORT_LEAD_TITLE,
  PURSUIT_IMPORT_LEAD_VALUE,
  PURSUIT_IMPORT_LEAD_CURRENCY,
  PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE,
  PURSUIT_IMPORT_LEAD_PROBABILITY,
  PURSUIT_IMPORT_LEAD_NEXT_STEP,
  PURSUIT_IMPORT_LEAD_LOST_REASON,
  PURSUIT_IMPORT_LEAD_COMPETITOR,
  PURSUIT_IMPORT_LEAD_BUDGET,
  PURSUIT_IMPORT_LEAD_NEED,
  PURSUIT_IMPORT_LEAD_TIMELINE,
  PURSUIT_IMPORT_LEAD_CLOSED_AT,
  PURSUIT_IMPORT_LEAD_LAST_ACTIVITY_AT,
  PURSUIT_IMPORT_LEAD_CREATED_AT,

  PURSUIT_IMPORT_PERSON_NAME,
  PURSUIT_IMPORT_PERSON_FIRST_NAME,
  PURSUIT_IMPORT_PERSON_LAST_NAME,
  PURSUIT_IMPORT_PERSON_SALUTATION,
  PURSUIT_IMPORT_PERSON_TITLE,
  PURSUIT_IMPORT_PERSON_DEPARTMENT,
  PURSUIT_IMPORT_PERSON_ROLE,
  PURSUIT_IMPORT_PERSON_EMAIL,
  PURSUIT_IMPORT_PERSON_PHONE,
  PURSUIT_IMPORT_PERSON_MOBILE,
  PURSUIT_IMPORT_PERSON_FAX,
  PURSUIT_IMPORT_PERSON_CONSENT,
  PURSUIT_IMPORT_PERSON_OPT_OUT,
  PURSUIT_IMPORT_PERSON_NOTES,

  PURSUIT_IMPORT_ACTIVITY_TYPE,
  PURSUIT_IMPORT_ACTIVITY_SUBJECT,
  PURSUIT_IMPORT_ACTIVITY_TEXT,
  PURSUIT_IMPORT_ACTIVITY_DUE_AT,
  PURSUIT_IMPORT_ACTIVITY_DONE_AT,
  PURSUIT_IMPORT_ACTIVITY_HAPPENED_AT,
  PURSUIT_IMPORT_ACTIVITY_STATUS,
  PURSUIT_IMPORT_ACTIVITY_PRIORITY,

  PURSUIT_IMPORT_USER_NAME,
  PURSUIT_IMPORT_USER_EMAIL,
  PURSUIT_IMPORT_USER_ROLE,

  PURSUIT_IMPORT_N_TARGETS,
} PursuitImportTarget;

/**
 * PursuitImportType:
 * @PURSUIT_IMPORT_TYPE_TEXT: text, trimmed
 * @PURSUIT_IMPORT_TYPE_MAIL: a mail address
 * @PURSUIT_IMPORT_TYPE_PHONE: a telephone number, kept as it is written
 * @PURSUIT_IMPORT_TYPE_COUNT: a whole number, or text such as "11-50"
 * @PURSUIT_IMPORT_TYPE_MONEY: an amount: minor units
 * @PURSUIT_IMPORT_TYPE_CURRENCY: an ISO 4217 code
 * @PURSUIT_IMPORT_TYPE_PERCENT: 0 to 100
 * @PURSUIT_IMPORT_TYPE_DATE: a day, `YYYY-MM-DD`
 * @PURSUIT_IMPORT_TYPE_TIME: a time, `YYYY-MM-DDTHH:MM:SSZ`
 * @PURSUIT_IMPORT_TYPE_STAGE: a stage of the pipeline
 * @PURSUIT_IMPORT_TYPE_BOOLEAN: yes or no: 1 or 0
 * @PURSUIT_IMPORT_TYPE_CHOICE: one of the choices of the field, or what vendors call them
 * @PURSUIT_IMPORT_TYPE_ADDRESS: a postal address in one cell, as text or as a JSON object
 * @PURSUIT_IMPORT_TYPE_LIST: several texts with semicolons between
 *
 * What the cells of a column must be.
 */
typedef enum
{
  PURSUIT_IMPORT_TYPE_TEXT,
  PURSUIT_IMPORT_TYPE_MAIL,
  PURSUIT_IMPORT_TYPE_PHONE,
  PURSUIT_IMPORT_TYPE_COUNT,
  PURSUIT_IMPORT_TYPE_MONEY,
  PURSUIT_IMPORT_TYPE_CURRENCY,
  PURSUIT_IMPORT_TYPE_PERCENT,
  PURSUIT_IMPORT_TYPE_DATE,
  PURSUIT_IMPORT_TYPE_TIME,
  PURSUIT_IMPORT_TYPE_STAGE,
  PURSUIT_IMPORT_TYPE_BOOLEAN,
  PURSUIT_IMPORT_TYPE_CHOICE,
  PURSUIT_IMPORT_TYPE_ADDRESS,
  PURSUIT_IMPORT_TYPE_LIST,
} PursuitImportType;

/**
 * pursuit_import_target_get_key:
 * @target: a target
 *
 * Returns: (transfer none): its name in alias tables, mappings and `--map`, such as
 *   "lead.company_name", "link.company_id", "custom" or "skip"
 */
const char *pursuit_import_target_get_key (PursuitImportTarget target);

/**
 * pursuit_import_target_get_kind:
 * @target: a target
 *
 * Returns: the kind whose field it is; %PURSUIT_KIND_NONE for ids, owners, links and own columns
 */
PursuitKind pursuit_import_target_get_kind (PursuitImportTarget target);

/**
 * pursuit_import_target_get_field:
 * @target: a target
 *
 * Returns: (transfer none): the part of the key behind the dot: the JSON key of the field, or
 *   the whole key where there is no dot. `lead.address`, `lead.status`, `person.opt_out` and
 *   `activity.status` are not stored themselves: they decide about other fields.
 */
const char *pursuit_import_target_get_field (PursuitImportTarget target);

/**
 * pursuit_import_target_get_value_type:
 * @target: a target
 *
 * Returns: what its cells must be
 */
PursuitImportType pursuit_import_target_get_value_type (PursuitImportTarget target);

/**
 * pursuit_import_target_from_key:
 * @key: a key, or a bare field name ("company_name", "email"), which is looked for in lead,
 *   person, activity, user, in this order
 * @target: (out): the target
 *
 * Returns: %TRUE if there is such a target
 */
gboolean pursuit_import_target_from_key (const char *key, PursuitImportTarget *target);

/**
 * pursuit_import_target_dup_label:
 * @target: a target
 *
 * What people read in a list of targets: "Person, first name", "External id", "Own column".
 *
 * Returns: (transfer full): the label in the person's language
 */
char *pursuit_import_target_dup_label (PursuitImportTarget target);

G_END_DECLS
