/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-organization.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_ORGANIZATION_NAME] = { .key = "name",
                                  .label = N_ ("Name"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE,
                                  .max_length = 255 },
  [PURSUIT_ORGANIZATION_SUBSCRIPTION_TIER] = { .key = "subscription_tier",
                                               .label = N_ ("Subscription"),
                                               .type = PURSUIT_FIELD_TEXT,
                                               .max_length = 50 },
  [PURSUIT_ORGANIZATION_SETTINGS] = { .key = "settings",
                                      .label = N_ ("Settings"),
                                      .type = PURSUIT_FIELD_JSON,
                                      .merge = PURSUIT_MERGE_KEYS },
};

PURSUIT_DEFINE_RECORD (
    PursuitOrganization, pursuit_organization, PURSUIT_KIND_ORGANIZATION, fields, NULL)
