/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-what-if.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* The newest entries of each sort that a lead's thread is made of. */
#define PURSUIT_LEAD_DETAILS_MAX_ENTRIES 1000

/**
 * PursuitThreadEntry:
 * @kind: activity, proposal, conversation, stage_history or score_history
 * @id: the record
 * @type: (nullable): of an activity: its type's nick; of a conversation: its type's nick
 * @at: when, RFC 3339
 * @title: one line for a person
 * @text: (nullable): the beginning of what it says
 *
 * One entry of a lead's thread.
 */
typedef struct
{
  PursuitKind kind;
  char *id;
  char *type;
  char *at;
  char *title;
  char *text;
} PursuitThreadEntry;

#define PURSUIT_TYPE_LEAD_DETAILS (pursuit_lead_details_get_type ())

/**
 * PursuitLeadDetails:
 * @lead: the lead
 * @owner_name: (nullable): its owner
 * @score: (nullable): its score, explained; %NULL if it was never scored
 * @rules: (nullable): what rules say, where the score is another engine's: to compare, and for the
 *   four parts that a history has not
 * @what_ifs: (element-type PursuitWhatIf): what may still come true, by rules; empty for a lead
 *   that was never scored
 * @score_history: (element-type PursuitRecord): past scores, newest first
 * @people: (element-type PursuitRecord): its people, by name
 * @proposals: (element-type PursuitRecord): its proposals, newest first
 * @conversations: (element-type PursuitRecord): its conversations, newest first
 * @thread: (element-type PursuitThreadEntry): everything dated, newest first
 *
 * Everything that a lead's page shows, of one moment. Read only.
 */
typedef struct
{
  PursuitRecord *lead;
  char *owner_name;
  PursuitScore *score;
  PursuitScore *rules;
  GPtrArray *what_ifs;
  GPtrArray *score_history;
  GPtrArray *people;
  GPtrArray *proposals;
  GPtrArray *conversations;
  GPtrArray *thread;

  /*< private >*/
  gatomicrefcount ref_count;
} PursuitLeadDetails;

GType pursuit_lead_details_get_type (void);

/**
 * pursuit_lead_details_ref:
 * @self: details
 *
 * Returns: (transfer full): @self
 */
PursuitLeadDetails *pursuit_lead_details_ref (PursuitLeadDetails *self);

/**
 * pursuit_lead_details_unref:
 * @self: (transfer full): details
 */
void pursuit_lead_details_unref (PursuitLeadDetails *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLeadDetails, pursuit_lead_details_unref)

/**
 * pursuit_workspace_load_lead_async:
 * @self: a workspace
 * @id: a lead's id
 * @cancellable: (nullable): to stop it
 * @callback: called with the details
 * @data: for @callback
 *
 * Reads a lead with everything around it, in one consistent view.
 */
void pursuit_workspace_load_lead_async (PursuitWorkspace *self,
                                        const char *id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_workspace_load_lead_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: not found
 *
 * Returns: (transfer full) (nullable): the details
 */
PursuitLeadDetails *
pursuit_workspace_load_lead_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
