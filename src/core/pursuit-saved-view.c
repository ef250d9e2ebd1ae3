/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-saved-view.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_SAVED_VIEW_NAME] = { .key = "name",
                                .label = N_ ("Name"),
                                .type = PURSUIT_FIELD_TEXT,
                                .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE,
                                .max_length = 255 },
  [PURSUIT_SAVED_VIEW_RECORD_KIND] = { .key = "record_kind",
                                       .label = N_ ("Kind of record"),
                                       .type = PURSUIT_FIELD_TEXT,
                                       .max_length = 40 },
  [PURSUIT_SAVED_VIEW_FILTER]
  = { .key = "filter", .label = N_ ("Filter"), .type = PURSUIT_FIELD_TEXT, .max_length = 4000 },
  [PURSUIT_SAVED_VIEW_SORT]
  = { .key = "sort", .label = N_ ("Order"), .type = PURSUIT_FIELD_TEXT, .max_length = 100 },
  [PURSUIT_SAVED_VIEW_POSITION]
  = { .key = "position", .label = N_ ("Position"), .type = PURSUIT_FIELD_INTEGER },
};

PURSUIT_DEFINE_RECORD (PursuitSavedView, pursuit_saved_view, PURSUIT_KIND_SAVED_VIEW, fields, NULL)
