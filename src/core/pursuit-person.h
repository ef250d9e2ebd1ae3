/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSON (pursuit_person_get_type ())

/**
 * PursuitPerson:
 *
 * Somebody at a lead: who they are there, how to reach them, what they consented to.
 */
G_DECLARE_FINAL_TYPE (PursuitPerson, pursuit_person, PURSUIT, PERSON, PursuitRecord)

/**
 * PursuitPersonField:
 *
 * The numbers of the fields of a person; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_PERSON_LEAD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_PERSON_NAME,
  PURSUIT_PERSON_FIRST_NAME,
  PURSUIT_PERSON_LAST_NAME,
  PURSUIT_PERSON_SALUTATION,
  PURSUIT_PERSON_TITLE,
  PURSUIT_PERSON_DEPARTMENT,
  PURSUIT_PERSON_ROLE,
  PURSUIT_PERSON_EMAIL,
  PURSUIT_PERSON_PHONE,
  PURSUIT_PERSON_MOBILE,
  PURSUIT_PERSON_FAX,
  PURSUIT_PERSON_CONSENT,
  PURSUIT_PERSON_NOTES,
  PURSUIT_PERSON_COMPANY_NAME,
  PURSUIT_PERSON_N_FIELDS,
} PursuitPersonField;

/**
 * pursuit_person_roles:
 *
 * What a person does in the decision to buy. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_person_roles[];

/**
 * pursuit_person_consents:
 *
 * What a person said about being contacted or recorded. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_person_consents[];

/**
 * pursuit_person_join_names:
 * @self: a person
 *
 * Gives a person without a name the first and the last one.
 */
void pursuit_person_join_names (PursuitRecord *self);

G_END_DECLS
