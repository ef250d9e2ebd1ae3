/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PursuitKind:
 *
 * What a record is. The strings of pursuit_kind_to_string() are the JSON names, the SQL table
 * names and the words of the command line.
 */
typedef enum
{
  PURSUIT_KIND_NONE,
  PURSUIT_KIND_LEAD,
  PURSUIT_KIND_PERSON,
  PURSUIT_KIND_ACTIVITY,
  PURSUIT_KIND_PROPOSAL,
  PURSUIT_KIND_LINE_ITEM,
  PURSUIT_KIND_PROPOSAL_VERSION,
  PURSUIT_KIND_BATTLE_CARD,
  PURSUIT_KIND_TILE_FEEDBACK,
  PURSUIT_KIND_CONVERSATION,
  PURSUIT_KIND_PRICE_ITEM,
  PURSUIT_KIND_TEMPLATE,
  PURSUIT_KIND_ATTACHMENT,
  PURSUIT_KIND_USER,
  PURSUIT_KIND_TEAM,
  PURSUIT_KIND_ORGANIZATION,
  PURSUIT_KIND_SAVED_VIEW,
  PURSUIT_KIND_DRAFT,
  PURSUIT_KIND_STAGE_HISTORY,
  PURSUIT_KIND_SCORE_HISTORY,
  PURSUIT_KIND_EXTERNAL_ID,
  PURSUIT_KIND_IMPORT_BATCH,
  PURSUIT_N_KINDS,
} PursuitKind;

/**
 * PursuitKindFlags:
 * @PURSUIT_KIND_EDITABLE: a person may add, change and delete such records (`add`, `set`)
 * @PURSUIT_KIND_SYNCS: such records go to the platform
 * @PURSUIT_KIND_SEARCHABLE: such records are in the full-text index
 * @PURSUIT_KIND_BUSINESS: such records count for the workspace's content hash
 *
 * What is true of a kind.
 */
typedef enum
{
  PURSUIT_KIND_EDITABLE = 1 << 0,
  PURSUIT_KIND_SYNCS = 1 << 1,
  PURSUIT_KIND_SEARCHABLE = 1 << 2,
  PURSUIT_KIND_BUSINESS = 1 << 3,
} PursuitKindFlags;

/**
 * pursuit_kind_to_string:
 * @kind: a kind, not %PURSUIT_KIND_NONE
 *
 * Returns: its name, such as "battle_card"
 */
const char *pursuit_kind_to_string (PursuitKind kind);

/**
 * pursuit_kind_from_string:
 * @text: (nullable): a name; "card" is taken for "battle_card", and plurals in s are taken
 *
 * Returns: the kind, or %PURSUIT_KIND_NONE
 */
PursuitKind pursuit_kind_from_string (const char *text);

/**
 * pursuit_kind_get_flags:
 * @kind: a kind
 *
 * Returns: what is true of it
 */
PursuitKindFlags pursuit_kind_get_flags (PursuitKind kind);

/**
 * pursuit_kind_get_record_type:
 * @kind: a kind, not %PURSUIT_KIND_NONE
 *
 * Returns: the #GType of its records
 */
GType pursuit_kind_get_record_type (PursuitKind kind);

/**
 * pursuit_kind_get_label:
 * @kind: a kind
 *
 * Returns: what people call one of it, in their language, such as "Lead"
 */
const char *pursuit_kind_get_label (PursuitKind kind);

G_END_DECLS
