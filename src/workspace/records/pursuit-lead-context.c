/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-lead-context-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "store/pursuit-list.h"

GPtrArray *
pursuit_session_list_of (
    PursuitSession *session, PursuitKind kind, guint field, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids
      = pursuit_session_find (session, kind, field, id, PURSUIT_LEAD_CONTEXT_MAX_RECORDS, error);
  g_autoptr (GPtrArray) records = NULL;

  if (ids == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = ids->len; i-- > 0;)
    {
      PursuitRecord *record
          = pursuit_session_get (session, kind, g_ptr_array_index (ids, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

PursuitLeadContext *
pursuit_lead_context_load (PursuitSession *session, const char *lead_id, GError **error)
{
  g_autoptr (PursuitLeadContext) self = g_new0 (PursuitLeadContext, 1);

  self->people = pursuit_session_list_of (session, PURSUIT_KIND_PERSON, PURSUIT_PERSON_LEAD_ID,
                                          lead_id, error);
  if (self->people != NULL)
    self->activities = pursuit_session_list_of (session, PURSUIT_KIND_ACTIVITY,
                                                PURSUIT_ACTIVITY_LEAD_ID, lead_id, error);
  if (self->activities != NULL)
    self->conversations = pursuit_session_list_of (session, PURSUIT_KIND_CONVERSATION,
                                                   PURSUIT_CONVERSATION_LEAD_ID, lead_id, error);
  if (self->conversations != NULL)
    self->proposals = pursuit_session_list_of (session, PURSUIT_KIND_PROPOSAL,
                                               PURSUIT_PROPOSAL_LEAD_ID, lead_id, error);

  return self->proposals != NULL ? g_steal_pointer (&self) : NULL;
}

void
pursuit_lead_context_free (PursuitLeadContext *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->conversations, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self);
}
