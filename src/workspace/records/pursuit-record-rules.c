/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-record-rules-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-person.h"
#include "core/pursuit-tile-note.h"
#include "workspace/conversations/pursuit-conversation-text-private.h"
#include "workspace/proposals/pursuit-proposal-move-private.h"
#include "workspace/records/pursuit-saved-views-private.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A reference to what is not there would only be found much later. */
static gboolean
check_references (PursuitSession *session, PursuitRecord *record, GError **error)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
    {
      const PursuitField *field = &table->fields[i];

      if (field->type != PURSUIT_FIELD_ID || field->target == PURSUIT_KIND_NONE
          || !pursuit_record_is_set (record, i)
          || pursuit_session_exists (session, field->target, pursuit_record_get_text (record, i)))
        continue;

      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("%s: there is no such record “%s”; choose one that is there"),
                   pursuit_field_get_label (field), pursuit_record_get_text (record, i));
      return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_by_hand (PursuitKind kind, GError **error)
{
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_READ_ONLY,
               _ ("%s: records of this kind are not changed by hand"),
               pursuit_kind_get_label (kind));

  return FALSE;
}

/* A price line is part of what was sent, in the proposal that it leaves as in the one it enters. */
static gboolean
put_line_item (PursuitSession *session, PursuitRecord *item, GError **error)
{
  const char *id = pursuit_record_get_id (item);
  g_autoptr (PursuitRecord) before
      = id != NULL ? pursuit_session_get (session, PURSUIT_KIND_LINE_ITEM, id, NULL) : NULL;
  gboolean same = before != NULL && pursuit_record_equal (before, item);

  if (!same
      && (!pursuit_proposal_begin_change (
              session, pursuit_record_get_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID), error)
          || (before != NULL
              && !pursuit_proposal_begin_change (
                  session, pursuit_record_get_text (before, PURSUIT_LINE_ITEM_PROPOSAL_ID),
                  error))))
    return FALSE;

  return pursuit_session_put (session, item, error);
}

/* Whoever saves a record may have read it before a verb computed something: a lead before it was
 * scored, a conversation before it was analysed. */
static void
keep_computed (PursuitRecord *record, PursuitRecord *before)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
    if ((table->fields[i].flags & PURSUIT_FIELD_COMPUTED) != 0)
      pursuit_record_copy_field (record, i, before);
}

/* What lists show has to follow, so that a score is set by hand by its own verb only. */
static gboolean
put_lead (PursuitSession *session, PursuitRecord *lead, GError **error)
{
  static const guint fields[] = { PURSUIT_LEAD_SCORE_OVERRIDE, PURSUIT_LEAD_SCORE_OVERRIDE_REASON,
                                  PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL };
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitRecord) before
      = id != NULL ? pursuit_session_get (session, PURSUIT_KIND_LEAD, id, NULL) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean same = before != NULL ? pursuit_record_field_equal (before, lead, fields[i])
                                     : !pursuit_record_is_set (lead, fields[i]);

      if (same)
        continue;
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                           _ ("A score is set by hand with “Disagree with This Score…” on the "
                              "lead's page, or with pursuitctl score ID --override"));
      return FALSE;
    }
  if (before != NULL)
    keep_computed (lead, before);

  return pursuit_session_put (session, lead, error);
}

/* What is no text has nothing that could be read in it. */
static gboolean
put_conversation (PursuitSession *session, PursuitRecord *conversation, GError **error)
{
  gboolean is_text = TRUE;
  const char *id = pursuit_record_get_id (conversation);
  g_autoptr (PursuitRecord) before
      = id != NULL ? pursuit_session_get (session, PURSUIT_KIND_CONVERSATION, id, NULL) : NULL;

  if (before == NULL
      || !pursuit_record_field_equal (before, conversation, PURSUIT_CONVERSATION_TRANSCRIPT))
    is_text = pursuit_conversation_check_text (conversation, error);
  if (before != NULL)
    keep_computed (conversation, before);

  return is_text && pursuit_session_put (session, conversation, error);
}

/* Where each entry is from has to follow what the card says, whoever has changed it. */
static gboolean
put_battle_card (PursuitSession *session,
                 PursuitRecord *card,
                 const PursuitScope *scope,
                 GError **error)
{
  const char *id = pursuit_record_get_id (card);
  g_autoptr (PursuitRecord) before
      = id != NULL ? pursuit_session_get (session, PURSUIT_KIND_BATTLE_CARD, id, NULL) : NULL;
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autofree char *day = g_strndup (now, strlen ("YYYY-MM-DD"));

  if (before != NULL)
    pursuit_tile_notes_follow (card, before, scope->user_id, day);

  return pursuit_session_put (session, card, error);
}

gboolean
pursuit_record_rules_put (PursuitSession *session,
                          PursuitRecord *record,
                          const PursuitScope *scope,
                          GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (record);

  if (!check_references (session, record, error))
    return FALSE;

  switch ((guint) kind)
    {
    case PURSUIT_KIND_LEAD:
      return put_lead (session, record, error);
    case PURSUIT_KIND_CONVERSATION:
      return put_conversation (session, record, error);
    case PURSUIT_KIND_BATTLE_CARD:
      return put_battle_card (session, record, scope, error);
    case PURSUIT_KIND_PERSON:
      pursuit_person_join_names (record);
      return pursuit_session_put (session, record, error);
    case PURSUIT_KIND_PROPOSAL:
      return pursuit_proposal_save (session, record, error);
    case PURSUIT_KIND_PROPOSAL_VERSION:
      return refuse_by_hand (kind, error);
    case PURSUIT_KIND_LINE_ITEM:
      return put_line_item (session, record, error);
    case PURSUIT_KIND_SAVED_VIEW:
      return pursuit_saved_view_put (session, record, scope, error);
    default:
      return pursuit_session_put (session, record, error);
    }
}

gboolean
pursuit_record_rules_check_editable (PursuitKind kind, GError **error)
{
  if ((pursuit_kind_get_flags (kind) & PURSUIT_KIND_EDITABLE) != 0)
    return TRUE;

  return refuse_by_hand (kind, error);
}

/* A price line is part of what was sent. */
gboolean
pursuit_record_rules_begin (PursuitSession *session,
                            PursuitKind kind,
                            const char *id,
                            GError **error)
{
  g_autoptr (PursuitRecord) item = NULL;

  if (!pursuit_record_rules_check_editable (kind, error))
    return FALSE;
  if (kind != PURSUIT_KIND_LINE_ITEM)
    return TRUE;

  item = pursuit_session_get (session, kind, id, error);

  return item != NULL
         && pursuit_proposal_begin_change (
             session, pursuit_record_get_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID), error);
}
