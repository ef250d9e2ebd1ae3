/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-person.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_person_roles[] = {
  { "decision_maker", N_ ("Decision maker") },
  { "champion", N_ ("Champion") },
  { "influencer", N_ ("Influencer") },
  { "user", N_ ("User") },
  { "blocker", N_ ("Blocker") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const PursuitChoice pursuit_person_consents[] = {
  { "unknown", N_ ("Not known") },
  { "given", N_ ("Given") },
  { "refused", N_ ("Refused") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_PERSON_LEAD_ID] = { .key = "lead_id",
                               .label = N_ ("Lead"),
                               .type = PURSUIT_FIELD_ID,
                               .target = PURSUIT_KIND_LEAD },
  [PURSUIT_PERSON_NAME]
  = { .key = "name",
      .label = N_ ("Name"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .max_length = 255 },
  [PURSUIT_PERSON_FIRST_NAME] = { .key = "first_name",
                                  .label = N_ ("First name"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .flags = PURSUIT_FIELD_PERSONAL,
                                  .max_length = 255 },
  [PURSUIT_PERSON_LAST_NAME] = { .key = "last_name",
                                 .label = N_ ("Last name"),
                                 .type = PURSUIT_FIELD_TEXT,
                                 .flags = PURSUIT_FIELD_PERSONAL,
                                 .max_length = 255 },
  [PURSUIT_PERSON_SALUTATION] = { .key = "salutation",
                                  .label = N_ ("Salutation"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .flags = PURSUIT_FIELD_PERSONAL,
                                  .max_length = 50 },
  [PURSUIT_PERSON_TITLE] = { .key = "title",
                             .label = N_ ("Job title"),
                             .type = PURSUIT_FIELD_TEXT,
                             .flags = PURSUIT_FIELD_SEARCHED,
                             .max_length = 255 },
  [PURSUIT_PERSON_DEPARTMENT] = { .key = "department",
                                  .label = N_ ("Department"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .flags = PURSUIT_FIELD_SEARCHED,
                                  .max_length = 255 },
  [PURSUIT_PERSON_ROLE] = { .key = "role",
                            .label = N_ ("Role in the deal"),
                            .type = PURSUIT_FIELD_CHOICE,
                            .choices = pursuit_person_roles },
  [PURSUIT_PERSON_EMAIL]
  = { .key = "email",
      .label = N_ ("E-mail"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .max_length = 255 },
  [PURSUIT_PERSON_PHONE] = { .key = "phone",
                             .label = N_ ("Phone"),
                             .type = PURSUIT_FIELD_TEXT,
                             .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED
                                      | PURSUIT_FIELD_PERSONAL | PURSUIT_FIELD_DIGITS,
                             .max_length = 100 },
  [PURSUIT_PERSON_MOBILE]
  = { .key = "mobile",
      .label = N_ ("Mobile phone"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL | PURSUIT_FIELD_DIGITS,
      .max_length = 100 },
  [PURSUIT_PERSON_FAX] = { .key = "fax",
                           .label = N_ ("Fax"),
                           .type = PURSUIT_FIELD_TEXT,
                           .flags = PURSUIT_FIELD_PERSONAL | PURSUIT_FIELD_DIGITS,
                           .max_length = 100 },
  [PURSUIT_PERSON_CONSENT] = { .key = "consent",
                               .label = N_ ("Consent to be contacted"),
                               .type = PURSUIT_FIELD_CHOICE,
                               .choices = pursuit_person_consents },
  [PURSUIT_PERSON_NOTES] = { .key = "notes",
                             .label = N_ ("Notes"),
                             .type = PURSUIT_FIELD_LONG_TEXT,
                             .flags = PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
                             .merge = PURSUIT_MERGE_TEXT },
  [PURSUIT_PERSON_COMPANY_NAME] = { .key = "company_name",
                                    .label = N_ ("Company"),
                                    .type = PURSUIT_FIELD_TEXT,
                                    .flags = PURSUIT_FIELD_SEARCHED,
                                    .max_length = 255 },
};

PURSUIT_DEFINE_RECORD (PursuitPerson, pursuit_person, PURSUIT_KIND_PERSON, fields, NULL)

void
pursuit_person_join_names (PursuitRecord *self)
{
  const char *first, *last;

  g_return_if_fail (PURSUIT_IS_PERSON (self));

  first = pursuit_record_get_text (self, PURSUIT_PERSON_FIRST_NAME);
  last = pursuit_record_get_text (self, PURSUIT_PERSON_LAST_NAME);
  if (pursuit_record_is_set (self, PURSUIT_PERSON_NAME) || (first == NULL && last == NULL))
    return;

  if (first == NULL || last == NULL)
    pursuit_record_set_text (self, PURSUIT_PERSON_NAME, first != NULL ? first : last);
  else
    pursuit_record_take_text (self, PURSUIT_PERSON_NAME, g_strconcat (first, " ", last, NULL));
}
