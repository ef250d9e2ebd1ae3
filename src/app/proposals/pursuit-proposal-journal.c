/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-journal.h"

#include "app/proposals/pursuit-keystroke-journal.h"
#include "core/pursuit-draft.h"

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
recover_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitWorkspace *workspace = PURSUIT_WORKSPACE (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PursuitRecord) draft
      = pursuit_keystroke_journal_recover_finish (workspace, result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What the record has already is not needed again. */
  if (draft != NULL && !is_news (draft, g_task_get_task_data (task)))
    {
      if (pursuit_workspace_is_writable (workspace))
        pursuit_keystroke_journal_forget (workspace, draft);
      g_clear_object (&draft);
    }
  g_task_return_pointer (task, g_steal_pointer (&draft), g_object_unref);
}

void
pursuit_proposal_journal_recover_async (PursuitWorkspace *workspace,
                                        PursuitRecord *proposal,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  g_autofree char *key = NULL;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  key = pursuit_proposal_journal_dup_key (proposal);
  task = g_task_new (workspace, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_proposal_journal_recover_async);
  g_task_set_task_data (task, pursuit_record_copy (proposal), g_object_unref);
  pursuit_keystroke_journal_recover_async (workspace, key, cancellable, recover_cb, task);
}

PursuitRecord *
pursuit_proposal_journal_recover_finish (PursuitWorkspace *workspace,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
