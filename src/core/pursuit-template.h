/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TEMPLATE (pursuit_template_get_type ())

/**
 * PursuitTemplate:
 *
 * A proposal or page template in markdown with variables.
 */
G_DECLARE_FINAL_TYPE (PursuitTemplate, pursuit_template, PURSUIT, TEMPLATE, PursuitRecord)

/**
 * PursuitTemplateField:
 *
 * The numbers of the fields of a template; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_TEMPLATE_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_TEMPLATE_DESCRIPTION,
  PURSUIT_TEMPLATE_TYPE,
  PURSUIT_TEMPLATE_CONTENT,
  PURSUIT_TEMPLATE_LANGUAGE,
  PURSUIT_TEMPLATE_N_FIELDS,
} PursuitTemplateField;

/**
 * pursuit_template_types:
 *
 * What a template makes. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_template_types[];

G_END_DECLS
