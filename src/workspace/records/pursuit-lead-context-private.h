/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* Most records of one kind that are read around a lead to judge it. */
#define PURSUIT_LEAD_CONTEXT_MAX_RECORDS 500

/**
 * PursuitLeadContext:
 * @people: (element-type PursuitRecord): its people
 * @activities: (element-type PursuitRecord): its activities, newest first
 * @conversations: (element-type PursuitRecord): its conversations, newest first
 * @proposals: (element-type PursuitRecord): its proposals, newest first
 *
 * What stands around a lead.
 */
typedef struct
{
  GPtrArray *people;
  GPtrArray *activities;
  GPtrArray *conversations;
  GPtrArray *proposals;
} PursuitLeadContext;

/**
 * pursuit_lead_context_load:
 * @session: a session
 * @lead_id: a lead
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): what stands around the lead
 */
PursuitLeadContext *
pursuit_lead_context_load (PursuitSession *session, const char *lead_id, GError **error);

/**
 * pursuit_lead_context_free:
 * @self: (transfer full): a context
 */
void pursuit_lead_context_free (PursuitLeadContext *self);

/**
 * pursuit_session_list_of:
 * @session: a session
 * @kind: a kind
 * @field: one of its references
 * @id: the record that it shall name
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): the records, newest first
 */
GPtrArray *pursuit_session_list_of (
    PursuitSession *session, PursuitKind kind, guint field, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLeadContext, pursuit_lead_context_free)

G_END_DECLS
