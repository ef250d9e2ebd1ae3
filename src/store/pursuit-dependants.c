/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-dependants-private.h"

#define LIST(table, column)                                                                        \
  "SELECT id FROM " table " WHERE " column " = ?1 AND " column                                     \
  " IS NOT NULL AND deleted_at IS NULL ORDER BY row"
#define LIST_GONE(table, column)                                                                   \
  "SELECT id FROM " table " WHERE " column " = ?1 AND " column                                     \
  " IS NOT NULL AND deleted_at IS NOT NULL AND rev = ?2 ORDER BY row"
#define ROW(owner, kind, table, column, is_derived)                                                \
  {                                                                                                \
    PURSUIT_KIND_##owner, PURSUIT_KIND_##kind, LIST (table, column), LIST_GONE (table, column),    \
        is_derived                                                                                 \
  }

const PursuitDependants pursuit_dependants[] = {
  ROW (LEAD, PERSON, "person", "lead_id", FALSE),
  ROW (LEAD, ACTIVITY, "activity", "lead_id", FALSE),
  ROW (LEAD, PROPOSAL, "proposal", "lead_id", FALSE),
  ROW (LEAD, CONVERSATION, "conversation", "lead_id", FALSE),
  ROW (LEAD, STAGE_HISTORY, "stage_history", "lead_id", TRUE),
  ROW (LEAD, SCORE_HISTORY, "score_history", "lead_id", TRUE),
  ROW (LEAD, ATTACHMENT, "attachment", "record_id", FALSE),
  ROW (LEAD, EXTERNAL_ID, "external_id", "record_id", TRUE),
  ROW (PERSON, EXTERNAL_ID, "external_id", "record_id", TRUE),
  ROW (ACTIVITY, EXTERNAL_ID, "external_id", "record_id", TRUE),
  ROW (PROPOSAL, LINE_ITEM, "line_item", "proposal_id", FALSE),
  ROW (PROPOSAL, PROPOSAL_VERSION, "proposal_version", "proposal_id", FALSE),
  ROW (PROPOSAL, ATTACHMENT, "attachment", "record_id", FALSE),
  ROW (PROPOSAL, EXTERNAL_ID, "external_id", "record_id", TRUE),
  ROW (CONVERSATION, ATTACHMENT, "attachment", "record_id", FALSE),
  ROW (CONVERSATION, EXTERNAL_ID, "external_id", "record_id", TRUE),
  ROW (BATTLE_CARD, TILE_FEEDBACK, "tile_feedback", "battle_card_id", FALSE),
  ROW (BATTLE_CARD, EXTERNAL_ID, "external_id", "record_id", TRUE),
  { .owner = PURSUIT_KIND_NONE },
};

GPtrArray *
pursuit_dependants_list (
    PursuitSession *session, const char *sql, const char *owner_id, gint64 rev, GError **error)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (session->database, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return NULL;

  pursuit_statement_bind_text (select, 1, owner_id);
  if (sqlite3_bind_parameter_count (select->stmt) > 1)
    pursuit_statement_bind_int64 (select, 2, rev);
  while (pursuit_statement_next (select, &local_error))
    g_ptr_array_add (ids, pursuit_statement_dup_text (select, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}
