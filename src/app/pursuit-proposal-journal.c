/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-proposal-journal.h"

#include "core/pursuit-draft.h"
#include "workspace/pursuit-journal.h"
#include "workspace/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

/* Each crash leaves one entry at most; the rest is taken out the next time. */
#define MAX_ENTRIES 100

char *
pursuit_proposal_journal_dup_key (PursuitRecord *proposal)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);

  return g_strconcat ("proposal:", pursuit_record_get_id (proposal), NULL);
}

/* Whether an entry says something that the record does not have. */
static gboolean
is_news (PursuitRecord *draft, PursuitRecord *proposal)
{
  const char *content = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
  const char *changed = pursuit_record_get_text (proposal, PURSUIT_FIELD_UPDATED_AT);
  const char *text = pursuit_record_get_text (draft, PURSUIT_DRAFT_TEXT);
  const char *written = pursuit_record_get_text (draft, PURSUIT_FIELD_UPDATED_AT);

  return text != NULL && g_strcmp0 (text, content) != 0 && g_strcmp0 (written, changed) >= 0;
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pursuit_workspace_forget_draft_finish (PURSUIT_WORKSPACE (source), result, &error))
    g_message ("A journal entry stays behind: %s", error->message);
}

/* The newest entry that has news; what is older or in the record already is not needed again. */
static PursuitRecord *
choose_draft (PursuitWorkspace *workspace, GPtrArray *drafts, PursuitRecord *proposal)
{
  PursuitRecord *chosen = NULL;

  for (guint i = 0; i < drafts->len; i++)
    {
      PursuitRecord *draft = g_ptr_array_index (drafts, i);

      if (chosen == NULL && is_news (draft, proposal))
        chosen = draft;
      else
        pursuit_workspace_forget_draft_async (workspace, pursuit_record_get_id (draft), NULL,
                                              forget_cb, NULL);
    }

  return chosen != NULL ? g_object_ref (chosen) : NULL;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitWorkspace *workspace = PURSUIT_WORKSPACE (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PursuitRecordPage) page = pursuit_workspace_list_finish (workspace, result, &error);

  if (page == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task, choose_draft (workspace, page->records, g_task_get_task_data (task)), g_object_unref);
}

void
pursuit_proposal_journal_recover_async (PursuitWorkspace *workspace,
                                        PursuitRecord *proposal,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  g_autoptr (PursuitQuery) query = NULL;
  g_autofree char *key = NULL;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  key = pursuit_proposal_journal_dup_key (proposal);
  query = pursuit_query_new (PURSUIT_KIND_DRAFT);
  pursuit_query_add_equals (query, PURSUIT_DRAFT_EDITOR_KEY, key);
  pursuit_query_set_limit (query, MAX_ENTRIES);

  task = g_task_new (workspace, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_proposal_journal_recover_async);
  g_task_set_task_data (task, pursuit_record_copy (proposal), g_object_unref);
  pursuit_workspace_list_async (workspace, query, cancellable, list_cb, task);
}

PursuitRecord *
pursuit_proposal_journal_recover_finish (PursuitWorkspace *workspace,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
