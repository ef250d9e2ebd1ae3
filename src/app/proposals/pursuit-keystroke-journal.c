/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-keystroke-journal.h"

#include "core/pursuit-draft.h"
#include "workspace/records/pursuit-journal.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

/* Each crash leaves one entry at most; the rest is taken out the next time. */
#define MAX_ENTRIES 100

struct _PursuitKeystrokeJournal
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  PursuitRecord *draft; /* without id until it was stored */
  guint delay;
  gboolean storing;
  gboolean again;   /* something was typed while the last was being stored */
  gboolean cleared; /* the entry that is being stored is not wanted any more */
};

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitKeystrokeJournal, pursuit_keystroke_journal, G_TYPE_OBJECT)

static void store (PursuitKeystrokeJournal *self);

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pursuit_workspace_forget_draft_finish (PURSUIT_WORKSPACE (source), result, &error))
    g_message ("A journal entry stays behind: %s", error->message);
}

void
pursuit_keystroke_journal_forget (PursuitWorkspace *workspace, PursuitRecord *draft)
{
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (PURSUIT_IS_DRAFT (draft));

  pursuit_workspace_forget_draft_async (workspace, pursuit_record_get_id (draft), NULL, forget_cb,
                                        NULL);
}

static void
drop_entry (PursuitKeystrokeJournal *self)
{
  self->cleared = FALSE;
  if (pursuit_record_get_id (self->draft) == NULL)
    return;

  pursuit_keystroke_journal_forget (self->workspace, self->draft);
  pursuit_record_unset (self->draft, PURSUIT_FIELD_RECORD_ID);
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitKeystrokeJournal) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) stored
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);

  self->storing = FALSE;
  if (stored != NULL)
    pursuit_record_set_text (self->draft, PURSUIT_FIELD_RECORD_ID, pursuit_record_get_id (stored));
  if (self->cleared)
    drop_entry (self);
  else if (stored == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  if (self->again)
    store (self);
}

static void
store (PursuitKeystrokeJournal *self)
{
  self->again = self->storing;
  if (self->storing)
    return;

  self->storing = TRUE;
  pursuit_workspace_save_async (self->workspace, self->draft, NULL, NULL, store_cb,
                                g_object_ref (self));
}

static gboolean
on_delay (gpointer data)
{
  PursuitKeystrokeJournal *self = data;

  self->delay = 0;
  store (self);

  return G_SOURCE_REMOVE;
}

void
pursuit_keystroke_journal_write (PursuitKeystrokeJournal *self, const char *text, guint caret)
{
  g_return_if_fail (PURSUIT_IS_KEYSTROKE_JOURNAL (self));
  g_return_if_fail (text != NULL);

  if (!pursuit_workspace_is_writable (self->workspace))
    return;

  pursuit_record_set_text (self->draft, PURSUIT_DRAFT_TEXT, text);
  pursuit_record_set_integer (self->draft, PURSUIT_DRAFT_CARET, caret);
  /* Not begun anew by each keystroke: who types without a pause would never be journalled. */
  if (self->delay == 0)
    self->delay = g_timeout_add (PURSUIT_KEYSTROKE_JOURNAL_MS, on_delay, self);
}

void
pursuit_keystroke_journal_flush (PursuitKeystrokeJournal *self)
{
  g_return_if_fail (PURSUIT_IS_KEYSTROKE_JOURNAL (self));

  if (self->delay == 0)
    return;

  g_clear_handle_id (&self->delay, g_source_remove);
  store (self);
}

void
pursuit_keystroke_journal_clear (PursuitKeystrokeJournal *self)
{
  g_return_if_fail (PURSUIT_IS_KEYSTROKE_JOURNAL (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  self->again = FALSE;
  self->cleared = self->storing;
  if (!self->storing)
    drop_entry (self);
}

void
pursuit_keystroke_journal_adopt (PursuitKeystrokeJournal *self, PursuitRecord *draft)
{
  g_return_if_fail (PURSUIT_IS_KEYSTROKE_JOURNAL (self));
  g_return_if_fail (PURSUIT_IS_DRAFT (draft));

  /* Who was quicker than the recovery has an entry of the own already. */
  if (self->storing || pursuit_record_get_id (self->draft) != NULL)
    pursuit_keystroke_journal_forget (self->workspace, draft);
  else
    pursuit_record_set_text (self->draft, PURSUIT_FIELD_RECORD_ID, pursuit_record_get_id (draft));
}

PursuitKeystrokeJournal *
pursuit_keystroke_journal_new (PursuitWorkspace *workspace, const char *key)
{
  PursuitKeystrokeJournal *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_KEYSTROKE_JOURNAL, NULL);
  self->workspace = g_object_ref (workspace);
  pursuit_record_set_text (self->draft, PURSUIT_DRAFT_EDITOR_KEY, key);

  return self;
}

/* Times are stored so that they sort as texts, and so are ids, which tell apart what came in one
 * second. */
static gboolean
is_newer (PursuitRecord *draft, PursuitRecord *other)
{
  int order = g_strcmp0 (pursuit_record_get_text (draft, PURSUIT_FIELD_UPDATED_AT),
                         pursuit_record_get_text (other, PURSUIT_FIELD_UPDATED_AT));

  return order > 0
         || (order == 0
             && g_strcmp0 (pursuit_record_get_id (draft), pursuit_record_get_id (other)) > 0);
}

static PursuitRecord *
choose_newest (PursuitWorkspace *workspace, GPtrArray *drafts)
{
  PursuitRecord *newest = NULL;

  for (guint i = 0; i < drafts->len; i++)
    if (newest == NULL || is_newer (drafts->pdata[i], newest))
      newest = drafts->pdata[i];
  for (guint i = 0; i < drafts->len; i++)
    if (drafts->pdata[i] != (gpointer) newest && pursuit_workspace_is_writable (workspace))
      pursuit_keystroke_journal_forget (workspace, drafts->pdata[i]);

  return newest != NULL ? g_object_ref (newest) : NULL;
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
    g_task_return_pointer (task, choose_newest (workspace, page->records), g_object_unref);
}

void
pursuit_keystroke_journal_recover_async (PursuitWorkspace *workspace,
                                         const char *key,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  g_autoptr (PursuitQuery) query = NULL;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (key != NULL);

  query = pursuit_query_new (PURSUIT_KIND_DRAFT);
  pursuit_query_add_equals (query, PURSUIT_DRAFT_EDITOR_KEY, key);
  pursuit_query_set_limit (query, MAX_ENTRIES);
  task = g_task_new (workspace, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_keystroke_journal_recover_async);
  pursuit_workspace_list_async (workspace, query, cancellable, list_cb, task);
}

PursuitRecord *
pursuit_keystroke_journal_recover_finish (PursuitWorkspace *workspace,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pursuit_keystroke_journal_dispose (GObject *object)
{
  PursuitKeystrokeJournal *self = PURSUIT_KEYSTROKE_JOURNAL (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (pursuit_keystroke_journal_parent_class)->dispose (object);
}

static void
pursuit_keystroke_journal_class_init (PursuitKeystrokeJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_keystroke_journal_dispose;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pursuit_keystroke_journal_init (PursuitKeystrokeJournal *self)
{
  self->draft = pursuit_record_new (PURSUIT_KIND_DRAFT);
}
