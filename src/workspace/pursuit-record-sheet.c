/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-record-sheet.h"

#include "core/pursuit-lead.h"
#include "document/pursuit-markdown-escape.h"
#include "store/pursuit-list.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How many records are read at a time. */
#define PAGE_SIZE 256

typedef struct
{
  PursuitJob job;
  char *title;
  PursuitQuery *query; /* (nullable) */
  GArray *rows;        /* (nullable) */
} SheetJob;

/* The columns behind the name, and those that stand at the right. */
static const guint columns[] = { PURSUIT_LEAD_CONTACT_NAME, PURSUIT_LEAD_STAGE, PURSUIT_LEAD_SCORE,
                                 PURSUIT_LEAD_VALUE, PURSUIT_LEAD_EXPECTED_CLOSE };

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
add_head (GString *text, const char *title)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);
  g_autofree char *escaped = pursuit_markdown_escape (title);

  g_string_append_printf (text, "# %s\n\n|", escaped);
  add_cell (text, pursuit_kind_get_label (PURSUIT_KIND_LEAD));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_cell (text, pursuit_field_get_label (&table->fields[columns[i]]));
  g_string_append (text, "\n| --- |");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append (text,
                     pursuit_field_is_number (&table->fields[columns[i]]) ? " ---: |" : " --- |");
  g_string_append_c (text, '\n');
}

/* A choice by its name, everything else as it is typed. */
static char *
dup_cell (PursuitRecord *lead, guint field)
{
  const char *stage = field == PURSUIT_LEAD_STAGE ? pursuit_record_get_text (lead, field) : NULL;

  for (const PursuitChoice *choice = pursuit_lead_stages; stage != NULL && choice->nick != NULL;
       choice++)
    if (g_str_equal (choice->nick, stage))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, choice->label));

  return pursuit_record_dup_input (lead, field);
}

static void
add_lead (GString *text, PursuitRecord *lead)
{
  g_autofree char *title = pursuit_record_dup_title (lead);

  g_string_append_c (text, '|');
  add_cell (text, title);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *cell = dup_cell (lead, columns[i]);

      add_cell (text, cell);
    }
  g_string_append_c (text, '\n');
}

static gboolean
add_rows (
    PursuitSession *session, GString *text, GArray *rows, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < rows->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page
          = pursuit_session_get_rows (session, PURSUIT_KIND_LEAD, &g_array_index (rows, guint32, i),
                                      MIN (PAGE_SIZE, rows->len - i), error);

      if (page == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < page->len; j++)
        {
          PursuitRecord *lead = g_ptr_array_index (page, j);

          if (lead != NULL && !pursuit_record_is_set (lead, PURSUIT_FIELD_DELETED_AT))
            add_lead (text, lead);
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
                         _ ("There is no lead to print; take a filter away"));
  else
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                 _ ("%'u leads are too many to print, which takes %'d at most; print fewer of them "
                    "with a filter, or export all of them"),
                 n, PURSUIT_RECORD_SHEET_MAX_RECORDS);

  return FALSE;
}

static gboolean
make_sheet (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  SheetJob *job = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) rows = job->rows != NULL
                                ? g_array_ref (job->rows)
                                : pursuit_session_list_rows (session, job->query, error);

  if (rows == NULL || !check_number (rows->len, error))
    return FALSE;
  add_head (text, job->title);
  if (!add_rows (session, text, rows, cancellable, error))
    return FALSE;
  job->job.result = pursuit_document_new (text->str, (gssize) text->len, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_make_sheet_async (PursuitWorkspace *self,
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
  g_return_if_fail (title != NULL && (query != NULL || rows != NULL));

  job = g_new0 (SheetJob, 1);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_make_sheet_async);
  job->job.free_result = (GDestroyNotify) pursuit_document_unref;
  job->job.free_job = sheet_job_free;
  job->title = g_strdup (title);
  if (rows != NULL)
    job->rows = g_array_copy (rows);
  else
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
