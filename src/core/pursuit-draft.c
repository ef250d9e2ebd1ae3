/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-draft.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_DRAFT_EDITOR_KEY] = { .key = "editor_key",
                                 .label = N_ ("Editor"),
                                 .type = PURSUIT_FIELD_TEXT,
                                 .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE,
                                 .max_length = 255 },
  [PURSUIT_DRAFT_TEXT] = { .key = "text",
                           .label = N_ ("Text"),
                           .type = PURSUIT_FIELD_LONG_TEXT,
                           .flags = PURSUIT_FIELD_PERSONAL },
  [PURSUIT_DRAFT_CARET] = { .key = "caret", .label = N_ ("Caret"), .type = PURSUIT_FIELD_INTEGER },
};

PURSUIT_DEFINE_RECORD (PursuitDraft, pursuit_draft, PURSUIT_KIND_DRAFT, fields, NULL)
