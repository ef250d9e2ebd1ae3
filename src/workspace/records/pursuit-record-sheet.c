/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-record-sheet.h"

#include "core/pursuit-battle-card.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "document/pursuit-markdown-escape.h"
#include "store/pursuit-list.h"
#include "workspace/records/pursuit-name-cache-private.h"
#include "workspace/records/pursuit-rows-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How many records are read at a time. */
#define PAGE_SIZE 256

typedef struct
{
  PursuitJob job;
  PursuitKind kind;
  char *title;
  PursuitQuery *query; /* (nullable) */
  GArray *rows;        /* (nullable) */
} SheetJob;

/* The columns behind the name; what a kind of record has no place for on paper is left to tables.
 */
static const guint *const columns[PURSUIT_N_KINDS] = {
  [PURSUIT_KIND_LEAD]
  = (const guint[]){ PURSUIT_LEAD_CONTACT_NAME, PURSUIT_LEAD_STAGE, PURSUIT_LEAD_SCORE,
                     PURSUIT_LEAD_VALUE, PURSUIT_LEAD_EXPECTED_CLOSE, 0 },
  [PURSUIT_KIND_PROPOSAL]
  = (const guint[]){ PURSUIT_PROPOSAL_LEAD_ID, PURSUIT_PROPOSAL_STATUS, PURSUIT_PROPOSAL_DEAL_SIZE,
                     PURSUIT_PROPOSAL_VALID_UNTIL, 0 },
  [PURSUIT_KIND_BATTLE_CARD]
  = (const guint[]){ PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS, PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,
                     PURSUIT_BATTLE_CARD_OWNER_ID, PURSUIT_BATTLE_CARD_REVIEW_DATE, 0 },
  [PURSUIT_KIND_CONVERSATION]
  = (const guint[]){ PURSUIT_CONVERSATION_CONVERSATION_TYPE, PURSUIT_CONVERSATION_LEAD_ID,
                     PURSUIT_CONVERSATION_PARTICIPANTS, PURSUIT_CONVERSATION_HAPPENED_AT, 0 },
};

/* What is being made of a job. */
typedef struct
{
  const SheetJob *job;
  PursuitSession *session;
  PursuitNameCache *names;
  GString *text;
} Sheet;

static void
sheet_job_free (gpointer data)
{
  SheetJob *job = data;

  g_free (job->title);
  g_clear_pointer (&job->query, pursuit_query_free);
  g_clear_pointer (&job->rows, g_array_unref);
  g_free (job);
}

static void
add_cell (GString *text, const char *cell)
{
  g_autofree char *escaped = pursuit_markdown_escape (cell);

  g_string_append_printf (text, " %s |", escaped);
}

static void
add_head (Sheet *sheet)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (sheet->job->kind);
  g_autofree char *escaped = pursuit_markdown_escape (sheet->job->title);

  g_string_append_printf (sheet->text, "# %s\n\n|", escaped);
  add_cell (sheet->text, pursuit_kind_get_label (sheet->job->kind));
  for (const guint *column = columns[sheet->job->kind]; *column != 0; column++)
    add_cell (sheet->text, pursuit_field_get_label (&table->fields[*column]));
  g_string_append (sheet->text, "\n| --- |");
  for (const guint *column = columns[sheet->job->kind]; *column != 0; column++)
    g_string_append (sheet->text,
                     pursuit_field_is_number (&table->fields[*column]) ? " ---: |" : " --- |");
  g_string_append_c (sheet->text, '\n');
}

static char *
dup_local_time (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  gint64 time_us;

  if (!pursuit_time_parse (text, &time_us, NULL))
    return g_strdup (text);
  time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  local = g_date_time_to_local (time);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static char *
dup_choice (const PursuitChoice *choices, const char *nick)
{
  for (const PursuitChoice *choice = choices; choice->nick != NULL; choice++)
    if (g_str_equal (choice->nick, nick))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, choice->label));

  return g_strdup (nick);
}

/* As the list says it: sent long ago is expired. */
static char *
dup_proposal_state (PursuitRecord *proposal)
{
  g_autofree char *today = pursuit_clock_dup_today ();

  return dup_choice (pursuit_proposal_states, pursuit_proposal_get_state (proposal, today));
}

/* Words for what people do not type; everything else as it is typed. */
static char *
dup_cell (Sheet *sheet, PursuitRecord *record, guint number)
{
  const PursuitField *field = &pursuit_record_get_fields (record)->fields[number];
  const char *text
      = pursuit_field_is_number (field) ? NULL : pursuit_record_get_text (record, number);

  if (sheet->job->kind == PURSUIT_KIND_PROPOSAL && number == PURSUIT_PROPOSAL_STATUS)
    return dup_proposal_state (record);
  if (text == NULL)
    return pursuit_record_dup_input (record, number);
  if (field->choices != NULL)
    return dup_choice (field->choices, text);
  if (field->type == PURSUIT_FIELD_ID)
    return g_strdup (pursuit_name_cache_get (sheet->names, field->target, text));
  if (field->type == PURSUIT_FIELD_TIME)
    return dup_local_time (text);
  if (field->type == PURSUIT_FIELD_JSON)
    return pursuit_json_list_join (text);

  return g_strdup (text);
}

static void
add_record (Sheet *sheet, PursuitRecord *record)
{
  g_autofree char *title = pursuit_record_dup_title (record);

  g_string_append_c (sheet->text, '|');
  add_cell (sheet->text, title);
  for (const guint *column = columns[sheet->job->kind]; *column != 0; column++)
    {
      g_autofree char *cell = dup_cell (sheet, record, *column);

      add_cell (sheet->text, cell != NULL ? cell : "");
    }
  g_string_append_c (sheet->text, '\n');
}

static gboolean
add_rows (Sheet *sheet, GArray *rows, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < rows->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page = pursuit_session_get_rows (sheet->session, sheet->job->kind,
                                                             &g_array_index (rows, guint32, i),
                                                             MIN (PAGE_SIZE, rows->len - i), error);

      if (page == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < page->len; j++)
        {
          PursuitRecord *record = g_ptr_array_index (page, j);

          if (record != NULL && !pursuit_record_is_set (record, PURSUIT_FIELD_DELETED_AT))
            add_record (sheet, record);
        }
    }

  return TRUE;
}

static gboolean
check_number (guint n, GError **error)
{
  if (n > 0 && n <= PURSUIT_RECORD_SHEET_MAX_RECORDS)
    return TRUE;

  if (n == 0)
    g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                         _ ("The list shows nothing to print; take a filter away"));
  else
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                 _ ("%'u lines are too many to print, which takes %'d at most; print fewer of them "
                    "with a filter, or export all of them"),
                 n, PURSUIT_RECORD_SHEET_MAX_RECORDS);

  return FALSE;
}

static gboolean
make_sheet (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  SheetJob *job = data;
  g_autoptr (PursuitNameCache) names = pursuit_name_cache_new (session);
  g_autoptr (GString) text = g_string_new (NULL);
  Sheet sheet = { job, session, names, text };
  g_autoptr (GArray) rows = job->query != NULL
                                ? pursuit_rows_list (session, job->query, job->rows, error)
                                : g_array_ref (job->rows);

  if (rows == NULL || !check_number (rows->len, error))
    return FALSE;
  add_head (&sheet);
  if (!add_rows (&sheet, rows, cancellable, error))
    return FALSE;
  job->job.result = pursuit_document_new (text->str, (gssize) text->len, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_make_sheet_async (PursuitWorkspace *self,
                                    PursuitKind kind,
                                    const char *title,
                                    const PursuitQuery *query,
                                    GArray *rows,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  SheetJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (kind < PURSUIT_N_KINDS && columns[kind] != NULL);
  g_return_if_fail (title != NULL && (query != NULL || rows != NULL));

  job = g_new0 (SheetJob, 1);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_make_sheet_async);
  job->job.free_result = (GDestroyNotify) pursuit_document_unref;
  job->job.free_job = sheet_job_free;
  job->kind = kind;
  job->title = g_strdup (title);
  if (rows != NULL)
    job->rows = g_array_copy (rows);
  if (query != NULL)
    {
      job->query = pursuit_query_copy (query);
      pursuit_query_set_scope (job->query, pursuit_workspace_get_scope (self));
    }
  pursuit_workspace_read_job (self, make_sheet, job, task);
}

PursuitDocument *
pursuit_workspace_make_sheet_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
