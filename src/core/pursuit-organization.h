/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ORGANIZATION (pursuit_organization_get_type ())

/**
 * PursuitOrganization:
 *
 * The company whose workspace this is.
 */
G_DECLARE_FINAL_TYPE (
    PursuitOrganization, pursuit_organization, PURSUIT, ORGANIZATION, PursuitRecord)

/**
 * PursuitOrganizationField:
 *
 * The numbers of the fields of a organization; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_ORGANIZATION_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_ORGANIZATION_SUBSCRIPTION_TIER,
  PURSUIT_ORGANIZATION_SETTINGS,
  PURSUIT_ORGANIZATION_N_FIELDS,
} PursuitOrganizationField;

G_END_DECLS
