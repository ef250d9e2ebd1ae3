/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DRAFT (pursuit_draft_get_type ())

/**
 * PursuitDraft:
 *
 * The keystroke journal of one editor: what was typed and not yet saved.
 */
G_DECLARE_FINAL_TYPE (PursuitDraft, pursuit_draft, PURSUIT, DRAFT, PursuitRecord)

/**
 * PursuitDraftField:
 *
 * The numbers of the fields of a draft; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_DRAFT_EDITOR_KEY = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_DRAFT_TEXT,
  PURSUIT_DRAFT_CARET,
  PURSUIT_DRAFT_N_FIELDS,
} PursuitDraftField;

G_END_DECLS
