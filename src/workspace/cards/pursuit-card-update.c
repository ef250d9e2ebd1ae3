/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/cards/pursuit-card-update.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "engines/pursuit-ai-card-update.h"
#include "store/pursuit-list.h"
#include "workspace/ai/pursuit-ai-receipt-private.h"
#include "workspace/ai/pursuit-ai-service-private.h"
#include "workspace/cards/pursuit-cards-private.h"
#include "workspace/records/pursuit-own-names-private.h"
#include "workspace/records/pursuit-record-rules-private.h"
#include "workspace/ai/pursuit-request-preview-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Most conversations that are looked through, the newest first of those that may name the
 * competitor. */
#define MAX_LOOKED_AT 2000

/* What asks, and what shows what would be asked; its result is the request. */
typedef struct
{
  PursuitJob job;
  char *competitor;
  char *notes;
  char *card_id;
  PursuitAiCardUpdate *question;
} AskJob;

typedef struct
{
  PursuitJob job;
  char *card_id;
  GPtrArray *changes; /* (element-type PursuitAiCardChange) */
  gint64 action;
} AcceptJob;

static void
ask_job_free (gpointer data)
{
  AskJob *job = data;

  g_free (job->competitor);
  g_free (job->notes);
  g_free (job->card_id);
  pursuit_ai_card_update_free (job->question);
  g_free (job);
}

static void
accept_job_free (gpointer data)
{
  AcceptJob *job = data;

  g_free (job->card_id);
  g_ptr_array_unref (job->changes);
  g_free (job);
}

void
pursuit_card_proposals_free (PursuitCardProposals *self)
{
  if (self == NULL)
    return;

  g_free (self->card_id);
  g_free (self->competitor);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->cost);
  pursuit_receipt_free (self->receipt);
  g_free (self);
}

/* Asking */

/* Whether the search index holds a word of a name. */
static gboolean
has_word (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (g_unichar_isalnum (g_utf8_get_char (name)))
      return TRUE;

  return FALSE;
}

static gboolean
add_matches (PursuitSession *session, const char *name, GHashTable *matches, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_CONVERSATION);
  g_autofree char *words = g_strdelimit (g_strdup (name), "\"", ' ');
  g_autofree char *phrase = g_strdup_printf ("\"%s\"", words);
  g_autoptr (GArray) rows = NULL;

  pursuit_query_set_search (query, phrase);
  rows = pursuit_session_list_rows (session, query, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (matches, GUINT_TO_POINTER (g_array_index (rows, guint32, i)));

  return rows != NULL;
}

/* Without letter case ß is ss, but not in the index. */
static gboolean
add_sharp_matches (PursuitSession *session, const char *name, GHashTable *matches, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "ss", -1);
  g_autofree char *sharp = g_strjoinv ("ß", parts);

  return strcmp (sharp, name) == 0 || add_matches (session, sharp, matches, error);
}

/* The rows of all conversations that may name the competitor; %FALSE without an error if the index
 * cannot tell. */
static gboolean
find_matches (PursuitSession *session, char **names, GHashTable *matches, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!has_word (names[i]) || !add_matches (session, names[i], matches, error)
        || !add_sharp_matches (session, names[i], matches, error))
      return FALSE;

  return TRUE;
}

/* Those that may name the competitor, the newest first. */
static GArray *
list_candidates (PursuitSession *session, PursuitAiCardUpdate *question, GError **error)
{
  g_auto (GStrv) names = pursuit_ai_card_update_list_names (question);
  g_autoptr (GHashTable) matches = g_hash_table_new (NULL, NULL);
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) rows = NULL;
  gboolean is_indexed = find_matches (session, names, matches, &local_error);
  guint n = 0;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!pursuit_query_set_sort (query, "-happened_at", error))
    return NULL;
  rows = pursuit_session_list_rows (session, query, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (!is_indexed || g_hash_table_contains (matches, GUINT_TO_POINTER (row)))
        g_array_index (rows, guint32, n++) = row;
    }
  if (rows != NULL)
    g_array_set_size (rows, MIN (n, MAX_LOOKED_AT));

  return g_steal_pointer (&rows);
}

static gboolean
add_names_of (PursuitSession *session,
              PursuitAiCardUpdate *question,
              PursuitRecord *conversation,
              GError **error)
{
  g_auto (GStrv) names = pursuit_names_of_load (session, conversation, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    pursuit_ai_card_update_add_name (question, names[i]);

  return names != NULL;
}

static gboolean
add_conversations (PursuitSession *session,
                   PursuitAiCardUpdate *question,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GArray) rows = list_candidates (session, question, error);
  guint n_found = 0;

  for (guint i = 0;
       rows != NULL && i < rows->len && n_found < PURSUIT_AI_CARD_UPDATE_MAX_CONVERSATIONS; i++)
    {
      g_autoptr (GPtrArray) found = pursuit_session_get_rows (
          session, PURSUIT_KIND_CONVERSATION, &g_array_index (rows, guint32, i), 1, error);

      if (found == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (found->pdata[0] == NULL
          || !pursuit_ai_card_update_add_conversation (question, found->pdata[0]))
        continue;
      if (!add_names_of (session, question, found->pdata[0], error))
        return FALSE;
      n_found++;
    }

  return rows != NULL;
}

static gboolean
check_sources (AskJob *job, GError **error)
{
  if (pursuit_ai_card_update_get_n_sources (job->question) > 0)
    return TRUE;

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("No conversation names %s; give notes that say what is new"), job->competitor);

  return FALSE;
}

static gboolean
make_question (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AskJob *job = data;
  g_autoptr (GPtrArray) cards = pursuit_cards_load (session, error);
  g_autoptr (PursuitRecord) card
      = cards != NULL ? pursuit_cards_find (cards, job->competitor, error) : NULL;
  g_auto (GStrv) own_names = card != NULL ? pursuit_own_names_load (session, error) : NULL;

  if (own_names == NULL)
    return FALSE;
  job->card_id = g_strdup (pursuit_record_get_id (card));
  pursuit_set_str (&job->competitor,
                   pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME));
  job->question = pursuit_ai_card_update_new (card);
  for (guint i = 0; own_names[i] != NULL; i++)
    pursuit_ai_card_update_add_name (job->question, own_names[i]);
  if (!add_conversations (session, job->question, cancellable, error))
    return FALSE;
  pursuit_ai_card_update_add_notes (job->question, job->notes);
  if (!check_sources (job, error))
    return FALSE;
  job->job.result = pursuit_ai_card_update_new_request (job->question, error);

  return job->job.result != NULL;
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AskJob *job = g_task_get_task_data (g_task_get_task_data (task));
  GError *error = NULL;
  g_autoptr (PursuitAiResult) paid = NULL;
  g_autoptr (PursuitAiResult) answer
      = pursuit_ai_service_ask_finish (PURSUIT_AI_SERVICE (source), result, &paid, &error);
  g_autoptr (PursuitCardProposals) proposals = g_new0 (PursuitCardProposals, 1);

  if (answer != NULL)
    proposals->changes
        = pursuit_ai_card_update_read (job->question, answer->text, &proposals->n_dropped, &error);
  if (proposals->changes == NULL)
    {
      pursuit_ai_paid_tell (answer != NULL ? answer : paid, error);
      g_task_return_error (task, error);
      return;
    }
  proposals->card_id = g_strdup (job->card_id);
  proposals->competitor = g_strdup (job->competitor);
  proposals->receipt = pursuit_ai_receipt_new (answer, 1);
  proposals->cost = g_strdup (proposals->receipt->cost);
  g_task_return_pointer (task, g_steal_pointer (&proposals),
                         (GDestroyNotify) pursuit_card_proposals_free);
}

static void
on_question (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AskJob *job = g_task_get_task_data (G_TASK (result));
  const PursuitAiWish wish = { .subject = job->card_id,
                               .check = pursuit_ai_card_update_check,
                               .user_data = job->question };
  GError *error = NULL;
  g_autoptr (PursuitAiRequest) request = pursuit_workspace_finish_job (source, result, &error);

  if (request == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  /* The question stays with the task that has made it. */
  g_task_set_task_data (task, g_object_ref (result), g_object_unref);
  request->action = pursuit_uuid_new ();
  pursuit_ai_service_ask_async (pursuit_workspace_get_ai_service (PURSUIT_WORKSPACE (source)),
                                request, &wish, g_task_get_cancellable (task), proposed_cb, task);
}

static void
on_shown_question (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (PursuitAiRequest) request = pursuit_workspace_finish_job (source, result, &error);

  pursuit_request_preview_return (data, request, error);
}

/* Takes the task, whose answer @then gives. */
static void
start (GTask *task, const char *competitor, const char *notes, GAsyncReadyCallback then)
{
  PursuitWorkspace *self = g_task_get_source_object (task);
  GTask *reading = g_task_new (self, g_task_get_cancellable (task), then, task);
  AskJob *job = g_new0 (AskJob, 1);

  job->job.free_result = (GDestroyNotify) pursuit_ai_request_free;
  job->job.free_job = ask_job_free;
  job->competitor = g_strdup (competitor);
  job->notes = notes != NULL ? g_utf8_make_valid (notes, -1) : NULL;
  g_task_set_source_tag (reading, start);
  pursuit_workspace_read_job (self, make_question, job, reading);
}

static gboolean
check_notes (GTask *task, const char *notes)
{
  if (notes == NULL || strlen (notes) <= PURSUIT_AI_CARD_UPDATE_MAX_NOTES)
    return TRUE;

  g_task_return_new_error (task, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                           _ ("The notes are longer than %d KiB; give what is new"),
                           PURSUIT_AI_CARD_UPDATE_MAX_NOTES / 1024);
  g_object_unref (task);

  return FALSE;
}

void
pursuit_workspace_propose_card_async (PursuitWorkspace *self,
                                      const char *competitor,
                                      const char *notes,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (competitor != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_propose_card_async);
  if (check_notes (task, notes))
    start (task, competitor, notes, on_question);
}

PursuitCardProposals *
pursuit_workspace_propose_card_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_preview_card_async (PursuitWorkspace *self,
                                      const char *competitor,
                                      const char *notes,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (competitor != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_preview_card_async);
  if (check_notes (task, notes))
    start (task, competitor, notes, on_shown_question);
}

PursuitRequestPreview *
pursuit_workspace_preview_card_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

/* Accepting */

static gboolean
accept (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AcceptJob *job = data;
  PursuitKind kind = PURSUIT_KIND_BATTLE_CARD;
  g_autofree char *id = pursuit_session_resolve (session, job->card_id, &kind, error);
  g_autoptr (PursuitRecord) card
      = id != NULL ? pursuit_session_get (session, kind, id, error) : NULL;
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autofree char *day = g_strndup (now, strlen ("YYYY-MM-DD"));

  if (card == NULL)
    return FALSE;
  for (guint i = 0; i < job->changes->len; i++)
    {
      const PursuitAiCardChange *change = job->changes->pdata[i];

      if (!pursuit_ai_card_change_fits (change, card))
        {
          g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED,
                       _ ("The battle card was changed meanwhile: “%.60s” does not fit any more; "
                          "ask again"),
                       change->text != NULL ? change->text : change->old);
          return FALSE;
        }
      pursuit_ai_card_change_apply (change, card, day);
    }
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_LAST_UPDATED, now);
  if (job->job.scope->user_id != NULL)
    pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_UPDATED_BY, job->job.scope->user_id);
  pursuit_session_begin_action (session, _ ("Changes to a battle card"));
  if (!pursuit_record_rules_put (session, card, job->job.scope, error))
    return FALSE;
  job->action = pursuit_session_get_action (session);
  job->job.result = g_steal_pointer (&card);

  return TRUE;
}

/* A copy, since its owner may change or free its own before the writer comes to it. */
static GPtrArray *
copy_changes (GPtrArray *changes)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_card_change_free);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (JsonNode) node = pursuit_ai_card_change_to_json (changes->pdata[i]);
      PursuitAiCardChange *change = pursuit_ai_card_change_from_json (node);

      if (change != NULL)
        g_ptr_array_add (copy, change);
    }

  return copy;
}

void
pursuit_workspace_accept_card_async (PursuitWorkspace *self,
                                     const char *card_id,
                                     GPtrArray *changes,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  AcceptJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (card_id != NULL);
  g_return_if_fail (changes != NULL && changes->len > 0);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_accept_card_async);
  job = g_new0 (AcceptJob, 1);
  job->job.free_result = g_object_unref;
  job->job.free_job = accept_job_free;
  job->card_id = g_strdup (card_id);
  job->changes = copy_changes (changes);
  pursuit_workspace_write_job (self, accept, job, task);
}

PursuitRecord *
pursuit_workspace_accept_card_finish (PursuitWorkspace *self,
                                      GAsyncResult *result,
                                      gint64 *action,
                                      GError **error)
{
  PursuitRecord *card = pursuit_workspace_finish_job (self, result, error);

  if (card != NULL && action != NULL)
    *action = ((AcceptJob *) g_task_get_task_data (G_TASK (result)))->action;

  return card;
}
