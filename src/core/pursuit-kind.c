/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-kind.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-attachment.h"
#include "core/pursuit-battle-card.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-draft.h"
#include "core/pursuit-external-id.h"
#include "core/pursuit-import-batch.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-organization.h"
#include "core/pursuit-person.h"
#include "core/pursuit-price-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-saved-view.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-stage-history.h"
#include "core/pursuit-team.h"
#include "core/pursuit-template.h"
#include "core/pursuit-tile-feedback.h"
#include "core/pursuit-user.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *label;
  GType (*get_type) (void);
  PursuitKindFlags flags;
} KindInfo;

static const KindInfo kinds[PURSUIT_N_KINDS] = {
  [PURSUIT_KIND_LEAD] = { "lead", N_ ("Lead"), pursuit_lead_get_type,
                          PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                              | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_PERSON] = { "person", N_ ("Person"), pursuit_person_get_type,
                            PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                                | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_ACTIVITY] = { "activity", N_ ("Activity"), pursuit_activity_get_type,
                              PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                                  | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_PROPOSAL] = { "proposal", N_ ("Proposal"), pursuit_proposal_get_type,
                              PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                                  | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_LINE_ITEM] = { "line_item", N_ ("Line item"), pursuit_line_item_get_type,
                               PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                                   | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_PROPOSAL_VERSION]
  = { "proposal_version", N_ ("Proposal version"), pursuit_proposal_version_get_type,
      PURSUIT_KIND_SYNCS | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_BATTLE_CARD] = { "battle_card", N_ ("Battle card"), pursuit_battle_card_get_type,
                                 PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS
                                     | PURSUIT_KIND_SEARCHABLE | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_TILE_FEEDBACK]
  = { "tile_feedback", N_ ("Tile feedback"), pursuit_tile_feedback_get_type,
      PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_CONVERSATION]
  = { "conversation", N_ ("Conversation"), pursuit_conversation_get_type,
      PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
          | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_PRICE_ITEM] = { "price_item", N_ ("Price list item"), pursuit_price_item_get_type,
                                PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                                    | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_TEMPLATE] = { "template", N_ ("Template"), pursuit_template_get_type,
                              PURSUIT_KIND_EDITABLE | PURSUIT_KIND_SYNCS | PURSUIT_KIND_SEARCHABLE
                                  | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_ATTACHMENT] = { "attachment", N_ ("Attachment"), pursuit_attachment_get_type,
                                PURSUIT_KIND_SYNCS | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_USER] = { "user", N_ ("User"), pursuit_user_get_type, PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_TEAM] = { "team", N_ ("Team"), pursuit_team_get_type, PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_ORGANIZATION]
  = { "organization", N_ ("Organization"), pursuit_organization_get_type, PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_SAVED_VIEW] = { "saved_view", N_ ("Saved view"), pursuit_saved_view_get_type,
                                PURSUIT_KIND_EDITABLE | PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_DRAFT] = { "draft", N_ ("Draft"), pursuit_draft_get_type, 0 },
  [PURSUIT_KIND_STAGE_HISTORY]
  = { "stage_history", N_ ("Stage change"), pursuit_stage_history_get_type, PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_SCORE_HISTORY]
  = { "score_history", N_ ("Past score"), pursuit_score_history_get_type, PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_EXTERNAL_ID]
  = { "external_id", N_ ("External id"), pursuit_external_id_get_type, PURSUIT_KIND_BUSINESS },
  [PURSUIT_KIND_IMPORT_BATCH] = { "import_batch", N_ ("Import"), pursuit_import_batch_get_type, 0 },
};

static gboolean
is_kind (PursuitKind kind)
{
  return kind > PURSUIT_KIND_NONE && kind < PURSUIT_N_KINDS;
}

const char *
pursuit_kind_to_string (PursuitKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return kinds[kind].name;
}

static PursuitKind
find_name (const char *name, gsize length)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if (strlen (kinds[kind].name) == length && strncmp (kinds[kind].name, name, length) == 0)
      return (PursuitKind) kind;

  return PURSUIT_KIND_NONE;
}

PursuitKind
pursuit_kind_from_string (const char *text)
{
  g_autofree char *word = NULL;
  gsize length;
  PursuitKind kind;

  if (text == NULL)
    return PURSUIT_KIND_NONE;

  word = g_strdelimit (g_ascii_strdown (text, -1), "-", '_');
  if (strcmp (word, "card") == 0 || strcmp (word, "cards") == 0)
    return PURSUIT_KIND_BATTLE_CARD;
  if (strcmp (word, "people") == 0)
    return PURSUIT_KIND_PERSON;
  if (strcmp (word, "activities") == 0)
    return PURSUIT_KIND_ACTIVITY;

  length = strlen (word);
  kind = find_name (word, length);
  if (kind == PURSUIT_KIND_NONE && length > 1 && word[length - 1] == 's')
    kind = find_name (word, length - 1);

  return kind;
}

PursuitKindFlags
pursuit_kind_get_flags (PursuitKind kind)
{
  g_return_val_if_fail (is_kind (kind), 0);

  return kinds[kind].flags;
}

GType
pursuit_kind_get_record_type (PursuitKind kind)
{
  g_return_val_if_fail (is_kind (kind), G_TYPE_INVALID);

  return kinds[kind].get_type ();
}

const char *
pursuit_kind_get_label (PursuitKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return _ (kinds[kind].label);
}
