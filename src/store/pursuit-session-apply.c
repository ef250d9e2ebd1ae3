/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-session-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-stage-history.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-audit-private.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-outbox-private.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-undo-private.h"

/* What people set in a lead without telling anything about its chances. */
#define NO_SCORE_INPUTS                                                                            \
  (PURSUIT_FIELD_BIT (PURSUIT_LEAD_OWNER_ID) | PURSUIT_FIELD_BIT (PURSUIT_LEAD_TEAM_ID)            \
   | PURSUIT_FIELD_BIT (PURSUIT_LEAD_SCORE_OVERRIDE)                                               \
   | PURSUIT_FIELD_BIT (PURSUIT_LEAD_SCORE_OVERRIDE_REASON)                                        \
   | PURSUIT_FIELD_BIT (PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL)                                         \
   | PURSUIT_FIELD_BIT (PURSUIT_FIELD_DELETED_AT))

gint64
pursuit_session_take_rev (PursuitSession *self, GError **error)
{
  g_autoptr (PursuitStatement) count = NULL;

  if (self->rev > 0)
    return self->rev;

  count = pursuit_statement_new (self->database,
                                 "UPDATE setting SET value = CAST (value AS INTEGER) + 1"
                                 " WHERE key = 'revision' RETURNING CAST (value AS INTEGER)",
                                 error);
  if (count == NULL || !pursuit_statement_next (count, error))
    {
      self->failed = TRUE;
      return -1;
    }
  self->rev = pursuit_statement_get_int64 (count, 0);

  return pursuit_statement_run (count, error) ? self->rev : -1;
}

void
pursuit_session_end_rev (PursuitSession *self)
{
  self->rev = 0;
}

static void
set_if_unset (PursuitRecord *record, guint field, const char *text)
{
  if (!pursuit_record_is_set (record, field))
    pursuit_record_set_text (record, field, text);
}

gboolean
pursuit_session_prepare_new (PursuitSession *self, PursuitRecord *record, GError **error)
{
  const char *now = pursuit_session_get_now (self);

  /* Before the store's own values come in, which need no check. */
  if (!pursuit_record_check (record, error))
    return FALSE;
  if (pursuit_record_get_id (record) == NULL)
    pursuit_record_take_text (record, PURSUIT_FIELD_RECORD_ID, pursuit_uuid_new ());
  set_if_unset (record, PURSUIT_FIELD_CREATED_AT, now);
  set_if_unset (record, PURSUIT_FIELD_CREATED_BY, self->actor);
  pursuit_record_set_text (record, PURSUIT_FIELD_UPDATED_AT, now);
  pursuit_record_unset (record, PURSUIT_FIELD_DELETED_AT);
  if (pursuit_record_get_kind (record) == PURSUIT_KIND_LEAD)
    {
      set_if_unset (record, PURSUIT_LEAD_STAGE, pursuit_lead_stages[0].nick);
      set_if_unset (record, PURSUIT_LEAD_STAGE_CHANGED_AT, now);
    }

  return TRUE;
}

void
pursuit_session_prepare_change (PursuitSession *self,
                                PursuitRecord *before,
                                PursuitRecord *after,
                                PursuitFieldSet *changed)
{
  PursuitKind kind = pursuit_record_get_kind (after);
  PursuitFieldSet visible;

  pursuit_record_copy_field (after, PURSUIT_FIELD_CREATED_AT, before);
  pursuit_record_copy_field (after, PURSUIT_FIELD_CREATED_BY, before);
  pursuit_record_copy_field (after, PURSUIT_FIELD_UPDATED_AT, before);
  pursuit_record_copy_field (after, PURSUIT_FIELD_DELETED_AT, before);
  *changed = pursuit_table_compare (before, after);
  visible = pursuit_table_get_visible (kind, *changed);
  if (visible == 0)
    return;

  pursuit_record_set_text (after, PURSUIT_FIELD_UPDATED_AT, pursuit_session_get_now (self));
  if (kind == PURSUIT_KIND_LEAD)
    {
      if ((visible & PURSUIT_FIELD_BIT (PURSUIT_LEAD_STAGE)) != 0)
        pursuit_record_set_text (after, PURSUIT_LEAD_STAGE_CHANGED_AT,
                                 pursuit_session_get_now (self));
      /* One that comes with a new score was scored with what it comes with. */
      if ((visible & ~NO_SCORE_INPUTS) != 0 && pursuit_record_is_set (after, PURSUIT_LEAD_SCORED_AT)
          && (*changed & PURSUIT_FIELD_BIT (PURSUIT_LEAD_SCORED_AT)) == 0)
        pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE_STALE, TRUE);
    }
  *changed = pursuit_table_compare (before, after);
}

static gboolean
write_row (PursuitSession *self, PursuitRowChange *change, GError **error)
{
  const PursuitStoredRecord place = { .row = change->row, .rev = change->rev_after };

  if (change->before == NULL)
    return pursuit_table_insert (self->database, change->after, change->rev_after, &change->row,
                                 error);
  if (change->after == NULL)
    return pursuit_table_remove (self->database, pursuit_record_get_kind (change->before),
                                 change->row, error);

  return pursuit_table_update (self->database, change->after, change->changed, &place, error);
}

static gboolean
write_audit (PursuitSession *self, const PursuitRowChange *change, GError **error)
{
  PursuitRecord *record = change->after != NULL ? change->after : change->before;
  PursuitKind kind = pursuit_record_get_kind (record);
  g_autofree char *fields = pursuit_table_name_fields (kind, change->changed);
  PursuitAuditEntry entry
      = { .verb = change->verb, .kind = kind, .id = pursuit_record_get_id (record) };
  g_autoptr (PursuitAuditDigest) digest = pursuit_audit_begin_digest (self, error);
  g_autofree char *hash = NULL;

  if (digest == NULL)
    return FALSE;
  if (change->after != NULL)
    pursuit_audit_digest_add_record (digest, change->after, change->changed);
  entry.fields = fields;
  hash = pursuit_audit_digest_take_text (digest);
  entry.digest = hash;

  return pursuit_audit_write (self, &entry, error);
}

/* The field of a kind that names the lead whose score rests on it, 0 for none. */
static guint
get_lead_field (PursuitKind kind)
{
  switch ((int) kind)
    {
    case PURSUIT_KIND_PERSON:
      return PURSUIT_PERSON_LEAD_ID;
    case PURSUIT_KIND_ACTIVITY:
      return PURSUIT_ACTIVITY_LEAD_ID;
    case PURSUIT_KIND_PROPOSAL:
      return PURSUIT_PROPOSAL_LEAD_ID;
    case PURSUIT_KIND_CONVERSATION:
      return PURSUIT_CONVERSATION_LEAD_ID;
    default:
      return 0;
    }
}

/* A lead's score rests on its people and what was said, too. */
static gboolean
mark_lead_stale (PursuitSession *self, PursuitRecord *record, GError **error)
{
  guint field = get_lead_field (pursuit_record_get_kind (record));
  const char *lead_id = field != 0 ? pursuit_record_get_text (record, field) : NULL;
  g_auto (PursuitStoredRecord) stored = { NULL };
  g_autoptr (PursuitRecord) after = NULL;
  g_autoptr (GError) local_error = NULL;
  PursuitRowChange change = { .changed = PURSUIT_FIELD_BIT (PURSUIT_LEAD_SCORE_STALE) };

  if (lead_id == NULL)
    return TRUE;
  if (!pursuit_table_load (self->database, PURSUIT_KIND_LEAD, lead_id, &stored, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!pursuit_record_is_set (stored.record, PURSUIT_LEAD_SCORED_AT)
      || pursuit_record_get_integer (stored.record, PURSUIT_LEAD_SCORE_STALE) != 0)
    return TRUE;

  after = pursuit_record_copy (stored.record);
  pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE_STALE, TRUE);
  change.before = stored.record;
  change.after = after;
  change.row = stored.row;
  change.rev_before = change.rev_after = stored.rev;

  return pursuit_session_apply (self, &change, error);
}

static gboolean
apply (PursuitSession *self, PursuitRowChange *change, GError **error)
{
  PursuitRecord *record = change->after != NULL ? change->after : change->before;
  PursuitKind kind = pursuit_record_get_kind (record);
  gboolean comes_or_goes = change->before == NULL || change->after == NULL
                           || (change->changed & PURSUIT_FIELD_BIT (PURSUIT_FIELD_DELETED_AT)) != 0;

  if (!write_row (self, change, error))
    return FALSE;
  if ((comes_or_goes || (change->changed & pursuit_table_get (kind)->searched) != 0)
      && !pursuit_search_document_replace (self->database, change->before, change->after,
                                           change->row, error))
    return FALSE;
  pursuit_store_change_add (self->change, kind, pursuit_record_get_id (record), comes_or_goes);
  if (kind == PURSUIT_KIND_DRAFT)
    return TRUE;

  return (change->verb == NULL || write_audit (self, change, error))
         && pursuit_undo_note (self, change, error) && pursuit_outbox_note (self, change, error)
         && (self->is_undoing || mark_lead_stale (self, record, error));
}

/* A change that fails half way has left traces that only a rollback takes away. */
gboolean
pursuit_session_apply (PursuitSession *self, PursuitRowChange *change, GError **error)
{
  g_assert (self->change != NULL);
  g_assert (change->before != NULL || change->after != NULL);

  if (apply (self, change, error))
    return TRUE;
  self->failed = TRUE;

  return FALSE;
}

gboolean
pursuit_session_note_stage (PursuitSession *self,
                            PursuitRecord *before,
                            PursuitRecord *after,
                            GError **error)
{
  g_autoptr (PursuitRecord) entry = NULL;
  PursuitRowChange change = { NULL };

  if (pursuit_record_get_kind (after) != PURSUIT_KIND_LEAD
      || pursuit_record_field_equal (before, after, PURSUIT_LEAD_STAGE))
    return TRUE;

  entry = pursuit_record_new (PURSUIT_KIND_STAGE_HISTORY);
  pursuit_record_set_text (entry, PURSUIT_STAGE_HISTORY_LEAD_ID, pursuit_record_get_id (after));
  pursuit_record_set_text (entry, PURSUIT_STAGE_HISTORY_FROM_STAGE,
                           pursuit_record_get_text (before, PURSUIT_LEAD_STAGE));
  pursuit_record_set_text (entry, PURSUIT_STAGE_HISTORY_TO_STAGE,
                           pursuit_record_get_text (after, PURSUIT_LEAD_STAGE));
  pursuit_record_set_text (entry, PURSUIT_STAGE_HISTORY_CHANGED_AT, pursuit_session_get_now (self));
  pursuit_record_set_text (entry, PURSUIT_STAGE_HISTORY_CHANGED_BY, self->actor);
  if (!pursuit_session_prepare_new (self, entry, error))
    return FALSE;

  change.after = entry;
  change.changed = pursuit_record_get_set_fields (entry);
  change.rev_after = pursuit_session_take_rev (self, error);

  return change.rev_after >= 0 && pursuit_session_apply (self, &change, error);
}
