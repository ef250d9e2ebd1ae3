/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-template.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_template_types[] = {
  { "proposal", N_ ("Proposal") },
  { "page", N_ ("Page") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_TEMPLATE_NAME]
  = { .key = "name",
      .label = N_ ("Name"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 255 },
  [PURSUIT_TEMPLATE_DESCRIPTION] = { .key = "description",
                                     .label = N_ ("Description"),
                                     .type = PURSUIT_FIELD_TEXT,
                                     .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_TEMPLATE_TYPE] = { .key = "type",
                              .label = N_ ("Type"),
                              .type = PURSUIT_FIELD_CHOICE,
                              .choices = pursuit_template_types },
  [PURSUIT_TEMPLATE_CONTENT] = { .key = "content",
                                 .label = N_ ("Text"),
                                 .type = PURSUIT_FIELD_LONG_TEXT,
                                 .flags = PURSUIT_FIELD_SEARCHED,
                                 .merge = PURSUIT_MERGE_TEXT },
  [PURSUIT_TEMPLATE_LANGUAGE]
  = { .key = "language", .label = N_ ("Language"), .type = PURSUIT_FIELD_TEXT, .max_length = 35 },
};

PURSUIT_DEFINE_RECORD (PursuitTemplate, pursuit_template, PURSUIT_KIND_TEMPLATE, fields, NULL)
