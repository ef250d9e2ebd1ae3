/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SAVED_VIEW (pursuit_saved_view_get_type ())

/**
 * PursuitSavedView:
 *
 * A filter with its order, kept under a name.
 */
G_DECLARE_FINAL_TYPE (PursuitSavedView, pursuit_saved_view, PURSUIT, SAVED_VIEW, PursuitRecord)

/**
 * PursuitSavedViewField:
 *
 * The numbers of the fields of a saved view; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_SAVED_VIEW_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_SAVED_VIEW_RECORD_KIND,
  PURSUIT_SAVED_VIEW_FILTER,
  PURSUIT_SAVED_VIEW_SORT,
  PURSUIT_SAVED_VIEW_POSITION,
  PURSUIT_SAVED_VIEW_N_FIELDS,
} PursuitSavedViewField;

G_END_DECLS
