/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-lead-details.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-stage-history.h"
#include "core/pursuit-user.h"
#include "store/pursuit-list.h"
#include "workspace/scoring/pursuit-scorer-private.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of an entry's text its line in the thread shows. */
#define EXCERPT_CHARS 280

G_DEFINE_BOXED_TYPE (PursuitLeadDetails,
                     pursuit_lead_details,
                     pursuit_lead_details_ref,
                     pursuit_lead_details_unref)

PursuitLeadDetails *
pursuit_lead_details_ref (PursuitLeadDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pursuit_lead_details_unref (PursuitLeadDetails *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->lead);
  g_free (self->owner_name);
  g_clear_pointer (&self->score, pursuit_score_unref);
  g_clear_pointer (&self->rules, pursuit_score_unref);
  g_clear_pointer (&self->what_ifs, g_ptr_array_unref);
  g_clear_pointer (&self->score_history, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->conversations, g_ptr_array_unref);
  g_clear_pointer (&self->thread, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  PursuitJob job;
  char *id;
} LeadJob;

static void
lead_job_free (gpointer data)
{
  LeadJob *job = data;

  g_free (job->id);
  g_free (job);
}

static void
thread_entry_free (gpointer data)
{
  PursuitThreadEntry *entry = data;

  g_free (entry->id);
  g_free (entry->type);
  g_free (entry->at);
  g_free (entry->title);
  g_free (entry->text);
  g_free (entry);
}

static GPtrArray *
list_of_lead (PursuitSession *session,
              PursuitKind kind,
              const char *sort,
              const char *lead_id,
              GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  int field = pursuit_field_table_find (pursuit_kind_get_fields (kind), "lead_id");

  g_assert (field >= 0);
  pursuit_query_add_equals (query, (guint) field, lead_id);
  pursuit_query_set_limit (query, PURSUIT_LEAD_DETAILS_MAX_ENTRIES);
  if (!pursuit_query_set_sort (query, sort, error))
    return NULL;

  return pursuit_session_list (session, query, NULL, NULL, error);
}

static char *
make_excerpt (const char *text)
{
  g_autofree char *start = NULL;

  if (text == NULL)
    return NULL;
  if (g_utf8_strlen (text, -1) <= EXCERPT_CHARS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, EXCERPT_CHARS);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static PursuitThreadEntry *
add_entry (PursuitLeadDetails *self, PursuitRecord *record, const char *at)
{
  PursuitThreadEntry *entry = g_new0 (PursuitThreadEntry, 1);

  entry->kind = pursuit_record_get_kind (record);
  entry->id = g_strdup (pursuit_record_get_id (record));
  entry->at
      = g_strdup (at != NULL ? at : pursuit_record_get_text (record, PURSUIT_FIELD_CREATED_AT));
  if (entry->at == NULL)
    entry->at = g_strdup ("");
  g_ptr_array_add (self->thread, entry);

  return entry;
}

static void
add_activity (PursuitLeadDetails *self, PursuitRecord *activity)
{
  static const guint times[]
      = { PURSUIT_ACTIVITY_HAPPENED_AT, PURSUIT_ACTIVITY_DONE_AT, PURSUIT_ACTIVITY_DUE_AT };
  const char *subject = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_SUBJECT);
  const char *type = pursuit_record_get_text (activity, PURSUIT_ACTIVITY_TYPE);
  const PursuitField *field = &pursuit_record_get_fields (activity)->fields[PURSUIT_ACTIVITY_TYPE];
  const PursuitChoice *choice = type != NULL ? pursuit_field_find_choice (field, type) : NULL;
  const char *at = NULL;
  PursuitThreadEntry *entry;

  for (gsize i = 0; at == NULL && i < G_N_ELEMENTS (times); i++)
    at = pursuit_record_get_text (activity, times[i]);
  entry = add_entry (self, activity, at);
  entry->type = g_strdup (type);
  entry->title = g_strdup (subject != NULL ? subject : choice != NULL ? _ (choice->label) : "");
  entry->text = make_excerpt (pursuit_record_get_text (activity, PURSUIT_ACTIVITY_TEXT));
}

static void
add_conversation (PursuitLeadDetails *self, PursuitRecord *conversation)
{
  PursuitThreadEntry *entry = add_entry (
      self, conversation, pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_HAPPENED_AT));

  entry->type
      = g_strdup (pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE));
  entry->title = pursuit_record_dup_title (conversation);
  entry->text
      = make_excerpt (pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT));
}

static void
add_proposal (PursuitLeadDetails *self, PursuitRecord *proposal)
{
  const char *decided = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_DECIDED_AT);
  const char *sent = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_SENT_AT);
  const char *status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);
  const PursuitField *field
      = &pursuit_record_get_fields (proposal)->fields[PURSUIT_PROPOSAL_STATUS];
  const PursuitChoice *choice = status != NULL ? pursuit_field_find_choice (field, status) : NULL;
  PursuitThreadEntry *entry = add_entry (self, proposal, decided != NULL ? decided : sent);

  entry->type = g_strdup (status);
  entry->title = pursuit_record_dup_title (proposal);
  entry->text = g_strdup (choice != NULL ? _ (choice->label) : NULL);
}

static const char *
get_stage_label (const char *nick)
{
  for (const PursuitChoice *stage = pursuit_lead_stages; stage->nick != NULL; stage++)
    if (g_strcmp0 (stage->nick, nick) == 0)
      return _ (stage->label);

  return nick != NULL ? nick : _ ("Nothing");
}

static void
add_stage_change (PursuitLeadDetails *self, PursuitRecord *change)
{
  const char *from = pursuit_record_get_text (change, PURSUIT_STAGE_HISTORY_FROM_STAGE);
  const char *to = pursuit_record_get_text (change, PURSUIT_STAGE_HISTORY_TO_STAGE);
  PursuitThreadEntry *entry = add_entry (
      self, change, pursuit_record_get_text (change, PURSUIT_STAGE_HISTORY_CHANGED_AT));

  entry->type = g_strdup (to);
  entry->title = from == NULL
                     ? g_strdup (get_stage_label (to))
                     : g_strdup_printf ("%s → %s", get_stage_label (from), get_stage_label (to));
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PursuitThreadEntry *left = *(PursuitThreadEntry *const *) a;
  const PursuitThreadEntry *right = *(PursuitThreadEntry *const *) b;
  int order = g_strcmp0 (right->at, left->at);

  return order != 0 ? order : g_strcmp0 (right->id, left->id);
}

static gboolean
load_thread (PursuitSession *session, PursuitLeadDetails *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) activities
      = list_of_lead (session, PURSUIT_KIND_ACTIVITY, "-created_at", id, error);
  g_autoptr (GPtrArray) stages
      = activities == NULL
            ? NULL
            : list_of_lead (session, PURSUIT_KIND_STAGE_HISTORY, "-changed_at", id, error);

  if (stages == NULL)
    return FALSE;

  self->thread = g_ptr_array_new_with_free_func (thread_entry_free);
  for (guint i = 0; i < activities->len; i++)
    add_activity (self, g_ptr_array_index (activities, i));
  for (guint i = 0; i < self->conversations->len; i++)
    add_conversation (self, g_ptr_array_index (self->conversations, i));
  for (guint i = 0; i < self->proposals->len; i++)
    add_proposal (self, g_ptr_array_index (self->proposals, i));
  for (guint i = 0; i < stages->len; i++)
    add_stage_change (self, g_ptr_array_index (stages, i));
  g_ptr_array_sort (self->thread, compare_entries);

  return TRUE;
}

static char *
load_owner_name (PursuitSession *session, PursuitRecord *lead)
{
  const char *id = pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID);
  g_autoptr (PursuitRecord) owner = NULL;

  if (id != NULL)
    owner = pursuit_session_get (session, PURSUIT_KIND_USER, id, NULL);

  return owner != NULL ? pursuit_record_dup_title (owner) : NULL;
}

static gboolean
load_lists (PursuitSession *session, PursuitLeadDetails *self, const char *id, GError **error)
{
  self->score_history = list_of_lead (session, PURSUIT_KIND_SCORE_HISTORY, "-scored_at", id, error);
  if (self->score_history == NULL)
    return FALSE;
  self->people = list_of_lead (session, PURSUIT_KIND_PERSON, "name", id, error);
  if (self->people == NULL)
    return FALSE;
  self->proposals = list_of_lead (session, PURSUIT_KIND_PROPOSAL, "-created_at", id, error);
  if (self->proposals == NULL)
    return FALSE;
  self->conversations
      = list_of_lead (session, PURSUIT_KIND_CONVERSATION, "-happened_at", id, error);

  return self->conversations != NULL;
}

/* Beside another engine the rules answer, too: a history knows no parts, which people ask about all
 * the same, and what AI says is to be compared. What may still come true is of the parts that are
 * shown. */
static gboolean
load_what_ifs (PursuitSession *session, PursuitLeadDetails *self, GError **error)
{
  g_autoptr (PursuitScorer) scorer = NULL;
  gboolean has_parts;

  if (self->score == NULL)
    {
      self->what_ifs = g_ptr_array_new ();
      return TRUE;
    }

  scorer = pursuit_scorer_new (session, error);
  if (scorer == NULL)
    return FALSE;
  if (strcmp (self->score->engine, "rules") != 0)
    {
      self->rules = pursuit_scorer_score (scorer, self->lead, "rules", NULL, NULL, error);
      if (self->rules == NULL)
        return FALSE;
    }
  has_parts = strcmp (self->score->engine, "history") != 0;
  self->what_ifs = pursuit_what_if_list (has_parts ? self->score : self->rules,
                                         pursuit_scorer_get_formula (scorer));

  return TRUE;
}

static gboolean
load_lead (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  LeadJob *job = data;
  PursuitLeadDetails *self = g_new0 (PursuitLeadDetails, 1);
  PursuitKind kind = PURSUIT_KIND_LEAD;
  g_autofree char *id = pursuit_session_resolve (session, job->id, &kind, error);

  g_atomic_ref_count_init (&self->ref_count);
  job->job.result = self;
  if (id == NULL)
    return FALSE;
  self->lead = pursuit_session_get (session, PURSUIT_KIND_LEAD, id, error);
  if (self->lead == NULL)
    return FALSE;

  self->owner_name = load_owner_name (session, self->lead);
  self->score = pursuit_lead_dup_score (self->lead);

  return load_what_ifs (session, self, error) && load_lists (session, self, id, error)
         && load_thread (session, self, id, error);
}

void
pursuit_workspace_load_lead_async (PursuitWorkspace *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  LeadJob *job = g_new0 (LeadJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_load_lead_async);
  job->job.free_result = (GDestroyNotify) pursuit_lead_details_unref;
  job->job.free_job = lead_job_free;
  job->id = g_strdup (id);
  pursuit_workspace_read_job (self, load_lead, job, task);
}

PursuitLeadDetails *
pursuit_workspace_load_lead_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
