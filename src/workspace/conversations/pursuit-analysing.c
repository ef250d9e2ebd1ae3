/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/conversations/pursuit-analysing.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-uuid.h"
#include "engines/pursuit-ai-analysing.h"
#include "engines/pursuit-analyse-engine.h"
#include "store/pursuit-bulk.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/ai/pursuit-ai-receipt-private.h"
#include "workspace/ai/pursuit-ai-service-private.h"
#include "workspace/cards/pursuit-cards-private.h"
#include "workspace/conversations/pursuit-conversation-text-private.h"
#include "workspace/records/pursuit-own-names-private.h"
#include "workspace/ai/pursuit-request-preview-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading a conversation may take its time, so that it is done beside the writer, which only keeps
 * the result. Where a model is asked, what comes of reading is the question. */
typedef struct
{
  PursuitJob job;
  char *id; /* whole, once it is read */
  char *path;
  char *day;
  char *engine;
  gboolean asks;                /* a model */
  PursuitAiAnalysing *question; /* (nullable) */
  PursuitAiRequest *request;    /* (nullable) */
  PursuitReceipt *paid;         /* (nullable) of an answer that cannot be used */
} AnalyseJob;

typedef struct
{
  PursuitJob job;
  char *id;
  PursuitAnalysis *analysis;
} KeepJob;

static void
analyse_job_free (gpointer data)
{
  AnalyseJob *job = data;

  g_free (job->id);
  g_free (job->path);
  g_free (job->day);
  g_free (job->engine);
  pursuit_ai_analysing_free (job->question);
  pursuit_ai_request_free (job->request);
  pursuit_receipt_free (job->paid);
  g_free (job);
}

static void
keep_job_free (gpointer data)
{
  KeepJob *job = data;

  g_free (job->id);
  pursuit_analysis_unref (job->analysis);
  g_free (job);
}

static AnalyseJob *
analyse_job_new (const char *engine)
{
  AnalyseJob *job = g_new0 (AnalyseJob, 1);

  job->job.free_result = (GDestroyNotify) pursuit_analysis_unref;
  job->job.free_job = analyse_job_free;
  job->engine = g_strdup (engine);
  job->asks = g_strcmp0 (engine, PURSUIT_AI_ANALYSING_ENGINE) == 0;

  return job;
}

/* "de" of "de_DE.UTF-8": a person reads the result, in whatever language it was spoken. */
static char *
dup_language (void)
{
  const char *name = g_get_language_names ()[0];
  gsize length = strcspn (name, "_.@");

  return length > 1 ? g_strndup (name, length) : g_strdup ("en");
}

static gboolean
make_question (PursuitSession *session,
               AnalyseJob *job,
               const PursuitTalkInput *input,
               PursuitRecord *conversation,
               GError **error)
{
  g_autofree char *language = dup_language ();
  g_auto (GStrv) names = NULL;

  job->question = pursuit_ai_analysing_new (input);
  names = conversation != NULL ? pursuit_names_of_load (session, conversation, error) : NULL;
  if (conversation != NULL && names == NULL)
    return FALSE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    pursuit_ai_analysing_add_name (job->question, names[i]);
  job->request = pursuit_ai_analysing_new_request (job->question, language, error);

  return job->request != NULL;
}

/* The same for what is pasted and what is in a file. */
static void
set_no_text (const char *name, GError **error)
{
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("“%s” holds no text; save the conversation as plain text"), name);
}

gboolean
pursuit_conversation_check_text (PursuitRecord *conversation, GError **error)
{
  const char *transcript = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT);
  g_autofree char *title = NULL;

  if (transcript == NULL || pursuit_bytes_are_plain (transcript, strlen (transcript)))
    return TRUE;
  title = pursuit_record_dup_title (conversation);
  set_no_text (title, error);

  return FALSE;
}

/* The conversation is NULL for a file. */
static gboolean
analyse (PursuitSession *session,
         AnalyseJob *job,
         PursuitRecord *conversation,
         const char *transcript,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (PursuitAnalyseEngine) ladder = pursuit_analyse_engine_new ();
  g_autoptr (GPtrArray) cards = pursuit_cards_load (session, error);
  g_auto (GStrv) own_names = cards != NULL ? pursuit_own_names_load (session, error) : NULL;
  g_auto (GStrv) competitors = own_names != NULL ? pursuit_cards_dup_names (cards) : NULL;
  PursuitTalkInput input = {
    .transcript = transcript,
    .happened_on = job->day,
    .own_names = (const char *const *) own_names,
    .competitors = (const char *const *) competitors,
  };
  PursuitAnalysis *analysis;

  if (own_names == NULL)
    return FALSE;
  if (job->asks)
    return make_question (session, job, &input, conversation, error);
  analysis = pursuit_analyse_engine_analyse (ladder, job->engine, &input, cancellable, error);
  if (analysis != NULL)
    analysis->analyzed_at = pursuit_clock_dup_now ();
  job->job.result = analysis;

  return analysis != NULL;
}

static gboolean
analyse_record (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AnalyseJob *job = data;
  PursuitKind kind = PURSUIT_KIND_CONVERSATION;
  g_autofree char *id = pursuit_session_resolve (session, job->id, &kind, error);
  g_autoptr (PursuitRecord) conversation
      = id != NULL ? pursuit_session_get (session, kind, id, error) : NULL;
  const char *transcript, *at;

  if (conversation == NULL)
    return FALSE;
  transcript = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT);
  if (pursuit_str_is_blank (transcript))
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                           _ ("The conversation has no transcript; paste one first"));
      return FALSE;
    }
  if (!pursuit_conversation_check_text (conversation, error))
    return FALSE;
  at = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_HAPPENED_AT);
  job->day = at != NULL ? g_strndup (at, strlen ("YYYY-MM-DD")) : NULL;
  g_free (job->id);
  job->id = g_steal_pointer (&id);

  return analyse (session, job, conversation, transcript, cancellable, error);
}

/* A file of another time or system is most likely in the encoding that Windows had. */
static char *
to_text (char *content, gsize length)
{
  char *text;

  if (g_str_has_prefix (content, "\xef\xbb\xbf"))
    return g_utf8_make_valid (content + 3, (gssize) length - 3);
  if (g_utf8_validate (content, (gssize) length, NULL))
    return g_strndup (content, length);
  text = g_convert (content, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (content, (gssize) length);
}

static char *
read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  content = g_malloc0 (PURSUIT_ANALYSING_MAX_FILE + 2);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), content, PURSUIT_ANALYSING_MAX_FILE + 1,
                                &length, cancellable, error))
    return NULL;
  if (length > PURSUIT_ANALYSING_MAX_FILE)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("“%s” is larger than %d MiB and no conversation; cut it into parts"), shown,
                   PURSUIT_ANALYSING_MAX_FILE / (1024 * 1024));
      return NULL;
    }
  if (pursuit_bytes_are_plain (content, length))
    text = to_text (content, length);
  if (pursuit_str_is_blank (text))
    {
      set_no_text (shown, error);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static gboolean
analyse_file (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AnalyseJob *job = data;
  g_autofree char *text = read_file (job->path, cancellable, error);

  return text != NULL && analyse (session, job, NULL, text, cancellable, error);
}

static gboolean
keep (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  KeepJob *job = data;
  g_autoptr (PursuitRecord) before
      = pursuit_session_get (session, PURSUIT_KIND_CONVERSATION, job->id, error);
  g_autoptr (PursuitRecord) after = before != NULL ? pursuit_record_copy (before) : NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *fingerprint = NULL;
  PursuitBulk *bulk;
  gboolean done;

  if (before == NULL)
    return FALSE;
  fingerprint = pursuit_analysis_fingerprint (
      pursuit_record_get_text (before, PURSUIT_CONVERSATION_TRANSCRIPT));
  if (g_strcmp0 (fingerprint, job->analysis->fingerprint) != 0)
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED,
                           _ ("The transcript was changed meanwhile; analyse it again"));
      return FALSE;
    }
  node = pursuit_analysis_to_json (job->analysis);
  text = pursuit_json_to_text (node, FALSE);
  pursuit_record_set_text (after, PURSUIT_CONVERSATION_ANALYSIS_RESULT, text);
  bulk = pursuit_bulk_new (session, NULL, NULL);
  done = pursuit_bulk_update (bulk, before, after, error) && pursuit_bulk_finish (bulk, error);
  pursuit_bulk_free (bulk);
  if (done)
    job->job.result = pursuit_analysis_ref (job->analysis);

  return done;
}

/* Takes both. */
static void
take_analysis (GTask *task, AnalyseJob *read, PursuitAnalysis *analysis)
{
  KeepJob *job;

  if (read->id == NULL)
    {
      g_task_return_pointer (task, analysis, (GDestroyNotify) pursuit_analysis_unref);
      g_object_unref (task);
      return;
    }
  job = g_new0 (KeepJob, 1);
  job->job.free_result = (GDestroyNotify) pursuit_analysis_unref;
  job->job.free_job = keep_job_free;
  job->id = g_strdup (read->id);
  job->analysis = analysis;
  pursuit_workspace_write_job (g_task_get_source_object (task), keep, job, task);
}

static void start (GTask *task, AnalyseJob *job, GAsyncReadyCallback then);
static void on_read (GObject *source, GAsyncResult *result, gpointer data);

/* Takes the receipt, which may be NULL. */
static void
note_receipt (PursuitAnalysis *analysis, PursuitReceipt *receipt)
{
  if (receipt == NULL)
    return;

  analysis->receipt = receipt;
  analysis->cost = g_strdup (receipt->cost);
}

/* Analyses on this machine, whatever AI has cost. Takes the task. */
static void
fall (GTask *task, const AnalyseJob *read, const PursuitAiResult *paid, const GError *why)
{
  AnalyseJob *job = analyse_job_new (PURSUIT_ENGINE_LOCAL);

  pursuit_auto_note_fallen (task, why);
  job->id = g_strdup (read->id);
  job->path = g_strdup (read->path);
  job->paid = pursuit_ai_receipt_new_paid (paid);
  /* A record says its day itself. */
  if (read->path != NULL)
    job->day = g_strdup (read->day);
  start (task, job, on_read);
}

/* Takes the task and the error. */
static void
fall_or_fail (GTask *task, const AnalyseJob *read, const PursuitAiResult *paid, GError *error)
{
  pursuit_ai_paid_tell (paid, error);
  if (g_strcmp0 (read->engine, PURSUIT_ENGINE_AUTO) == 0 && pursuit_auto_may_fall (error))
    {
      fall (task, read, paid, error);
      g_error_free (error);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AnalyseJob *read = g_task_get_task_data (g_task_get_task_data (task));
  GError *error = NULL;
  g_autoptr (PursuitAiResult) paid = NULL;
  g_autoptr (PursuitAiResult) answer
      = pursuit_ai_service_ask_finish (PURSUIT_AI_SERVICE (source), result, &paid, &error);
  PursuitAnalysis *analysis
      = answer != NULL ? pursuit_ai_analysing_read (read->question, answer->text, &error) : NULL;

  if (analysis == NULL)
    {
      fall_or_fail (task, read, answer != NULL ? answer : paid, error);
      return;
    }
  analysis->analyzed_at = pursuit_clock_dup_now ();
  note_receipt (analysis, pursuit_ai_receipt_new (answer, 1));
  take_analysis (task, read, analysis);
}

/* The question stays with the task that has made it. */
static void
ask (GTask *task, GTask *reading)
{
  AnalyseJob *read = g_task_get_task_data (reading);
  const PursuitAiWish wish = { .only_allowed = g_strcmp0 (read->engine, PURSUIT_ENGINE_AUTO) == 0,
                               .subject = read->id,
                               .check = pursuit_ai_analysing_check,
                               .user_data = read->question };

  g_task_set_task_data (task, g_object_ref (reading), g_object_unref);
  read->request->action = pursuit_uuid_new ();
  pursuit_ai_service_ask_async (pursuit_workspace_get_ai_service (g_task_get_source_object (task)),
                                read->request, &wish, g_task_get_cancellable (task), asked_cb,
                                task);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AnalyseJob *read = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  PursuitAnalysis *analysis = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (read->question != NULL)
    ask (task, G_TASK (result));
  else
    {
      note_receipt (analysis, g_steal_pointer (&read->paid));
      take_analysis (task, read, analysis);
    }
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  const AnalyseJob *read = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  pursuit_request_preview_return (data, error == NULL ? read->request : NULL, error);
}

/* Takes the task, whose answer @then gives. */
static void
start (GTask *task, AnalyseJob *job, GAsyncReadyCallback then)
{
  PursuitWorkspace *self = g_task_get_source_object (task);
  GTask *reading = g_task_new (self, g_task_get_cancellable (task), then, task);

  g_task_set_source_tag (reading, start);
  pursuit_workspace_read_job (self, job->path != NULL ? analyse_file : analyse_record, job,
                              reading);
}

static void
on_decided (GTask *task, gboolean asks, gpointer data)
{
  AnalyseJob *job = data;

  job->asks = asks;
  start (task, job, on_read);
}

/* Takes both. */
static void
start_or_decide (GTask *task, AnalyseJob *job)
{
  if (g_strcmp0 (job->engine, PURSUIT_ENGINE_AUTO) == 0)
    pursuit_auto_decide (task, PURSUIT_AI_FEATURE_CONVERSATION, on_decided, job);
  else
    start (task, job, on_read);
}

void
pursuit_workspace_analyse_async (PursuitWorkspace *self,
                                 const char *id,
                                 const char *engine,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  AnalyseJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_analyse_async);
  job = analyse_job_new (engine);
  job->id = g_strdup (id);
  start_or_decide (task, job);
}

PursuitAnalysis *
pursuit_workspace_analyse_finish (PursuitWorkspace *self,
                                  GAsyncResult *result,
                                  char **id,
                                  GError **error)
{
  PursuitAnalysis *analysis = pursuit_workspace_finish_job (self, result, error);

  if (id != NULL && analysis != NULL)
    *id = g_strdup (((KeepJob *) g_task_get_task_data (G_TASK (result)))->id);

  return analysis;
}

void
pursuit_workspace_analyse_file_async (PursuitWorkspace *self,
                                      const char *path,
                                      const char *day,
                                      const char *engine,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  AnalyseJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_analyse_file_async);
  job = analyse_job_new (engine);
  job->path = g_strdup (path);
  job->day = g_strdup (day);
  start_or_decide (task, job);
}

PursuitAnalysis *
pursuit_workspace_analyse_file_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_preview_analysis_async (PursuitWorkspace *self,
                                          const char *id,
                                          const char *path,
                                          const char *day,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  AnalyseJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail ((id == NULL) != (path == NULL));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_preview_analysis_async);
  job = analyse_job_new (PURSUIT_AI_ANALYSING_ENGINE);
  job->id = g_strdup (id);
  job->path = g_strdup (path);
  job->day = g_strdup (day);
  start (task, job, on_prepared);
}

PursuitRequestPreview *
pursuit_workspace_preview_analysis_finish (PursuitWorkspace *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
