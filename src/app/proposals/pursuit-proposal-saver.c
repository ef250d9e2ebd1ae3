/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-saver.h"

#include "app/proposals/pursuit-keystroke-journal.h"
#include "app/proposals/pursuit-proposal-journal.h"
#include "core/pursuit-proposal.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

struct _PursuitProposalSaver
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  PursuitRecord *stored;
  PursuitRecord *pending; /* (nullable): not in the record yet */
  PursuitRecord *written; /* (nullable): what is being saved */
  PursuitKeystrokeJournal *journal;
  GPtrArray *waiting; /* (element-type GTask): flushes */

  PursuitSaveState state;
  GError *error; /* (nullable) */
  guint record_delay;
  gboolean saving;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProposalSaver, pursuit_proposal_saver, G_TYPE_OBJECT)

static void save_record (PursuitProposalSaver *self);

static void
set_state (PursuitProposalSaver *self, PursuitSaveState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
answer_waiting (PursuitProposalSaver *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    if (self->error != NULL)
      g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (self->error));
    else
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalSaver) self = data;
  PursuitRecord *stored;

  self->saving = FALSE;
  g_clear_error (&self->error);
  stored = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, NULL, &self->error);
  if (stored == NULL)
    {
      /* Nothing is lost: it waits for the next change or the next flush. */
      if (self->pending == NULL)
        self->pending = g_steal_pointer (&self->written);
      g_clear_object (&self->written);
      answer_waiting (self);
      set_state (self, PURSUIT_SAVE_STATE_FAILED);
      return;
    }

  g_clear_object (&self->written);
  g_clear_object (&self->stored);
  self->stored = stored;
  if (self->pending != NULL)
    {
      if (self->waiting->len > 0 || self->record_delay == 0)
        save_record (self);
      else
        set_state (self, PURSUIT_SAVE_STATE_PENDING);
      return;
    }

  pursuit_keystroke_journal_clear (self->journal);
  answer_waiting (self);
  set_state (self, PURSUIT_SAVE_STATE_SAVED);
}

static void
save_record (PursuitProposalSaver *self)
{
  g_autofree char *title = pursuit_record_dup_title (self->pending);
  g_autofree char *label = NULL;

  g_clear_handle_id (&self->record_delay, g_source_remove);

  /* Translators: what the next undo takes back; %s is the title of a proposal. */
  label = g_strdup_printf (_ ("Changes in “%s”"), title);
  self->saving = TRUE;
  self->written = g_steal_pointer (&self->pending);
  pursuit_workspace_save_async (self->workspace, self->written, label, NULL, save_cb,
                                g_object_ref (self));
  set_state (self, PURSUIT_SAVE_STATE_SAVING);
}

static gboolean
on_record_delay (gpointer data)
{
  PursuitProposalSaver *self = data;

  self->record_delay = 0;
  if (self->saving)
    return G_SOURCE_REMOVE;

  if (self->pending != NULL)
    save_record (self);

  return G_SOURCE_REMOVE;
}

static void
on_journal_failed (PursuitProposalSaver *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  set_state (self, PURSUIT_SAVE_STATE_FAILED);
}

void
pursuit_proposal_saver_touch (PursuitProposalSaver *self, PursuitRecord *proposal, guint caret)
{
  const char *content;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  g_clear_object (&self->pending);
  self->pending = pursuit_record_copy (proposal);
  content = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
  pursuit_keystroke_journal_write (self->journal, content != NULL ? content : "", caret);

  g_clear_handle_id (&self->record_delay, g_source_remove);
  self->record_delay = g_timeout_add (PURSUIT_PROPOSAL_SAVER_RECORD_MS, on_record_delay, self);

  if (!self->saving)
    set_state (self, PURSUIT_SAVE_STATE_PENDING);
}

void
pursuit_proposal_saver_flush_async (PursuitProposalSaver *self,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, pursuit_proposal_saver_flush_async);
  g_ptr_array_add (self->waiting, task);

  if (self->saving)
    return;
  if (self->pending != NULL)
    save_record (self);
  else
    answer_waiting (self);
}

gboolean
pursuit_proposal_saver_flush_finish (PursuitProposalSaver *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

PursuitSaveState
pursuit_proposal_saver_get_state (PursuitProposalSaver *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self), PURSUIT_SAVE_STATE_SAVED);

  return self->state;
}

PursuitRecord *
pursuit_proposal_saver_get_stored (PursuitProposalSaver *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self), NULL);

  return self->stored;
}

void
pursuit_proposal_saver_set_stored (PursuitProposalSaver *self, PursuitRecord *proposal)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  g_set_object (&self->stored, proposal);
}

void
pursuit_proposal_saver_adopt_draft (PursuitProposalSaver *self, PursuitRecord *draft)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self));
  g_return_if_fail (PURSUIT_IS_RECORD (draft));

  pursuit_keystroke_journal_adopt (self->journal, draft);
}

const GError *
pursuit_proposal_saver_get_error (PursuitProposalSaver *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_SAVER (self), NULL);

  return self->error;
}

PursuitProposalSaver *
pursuit_proposal_saver_new (PursuitWorkspace *workspace, PursuitRecord *proposal)
{
  PursuitProposalSaver *self;
  g_autofree char *key = NULL;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);

  self = g_object_new (PURSUIT_TYPE_PROPOSAL_SAVER, NULL);
  self->workspace = g_object_ref (workspace);
  self->stored = g_object_ref (proposal);
  key = pursuit_proposal_journal_dup_key (proposal);
  self->journal = pursuit_keystroke_journal_new (workspace, key);
  g_signal_connect_object (self->journal, "failed", G_CALLBACK (on_journal_failed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_proposal_saver_dispose (GObject *object)
{
  PursuitProposalSaver *self = PURSUIT_PROPOSAL_SAVER (object);

  g_clear_handle_id (&self->record_delay, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->stored);
  g_clear_object (&self->pending);
  g_clear_object (&self->written);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (pursuit_proposal_saver_parent_class)->dispose (object);
}

static void
pursuit_proposal_saver_finalize (GObject *object)
{
  PursuitProposalSaver *self = PURSUIT_PROPOSAL_SAVER (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pursuit_proposal_saver_parent_class)->finalize (object);
}

static void
pursuit_proposal_saver_class_init (PursuitProposalSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_proposal_saver_dispose;
  object_class->finalize = pursuit_proposal_saver_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_PROPOSAL_SAVER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_proposal_saver_init (PursuitProposalSaver *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}
