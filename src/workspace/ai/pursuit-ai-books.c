/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-books-private.h"

#include "store/pursuit-ai-keeping.h"
#include "store/pursuit-ledger.h"

#define KEY "pursuit-ai-books"

G_DEFINE_FINAL_TYPE_WITH_CODE (
    PursuitAiBooks,
    pursuit_ai_books,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (PURSUIT_AI_TYPE_LEDGER, pursuit_ai_books_ledger_init)
        G_IMPLEMENT_INTERFACE (PURSUIT_AI_TYPE_CACHE, pursuit_ai_books_cache_init)
            G_IMPLEMENT_INTERFACE (PURSUIT_AI_TYPE_LIMITER, pursuit_ai_books_limiter_init))

/* A writing task on its way. */
typedef struct
{
  GTask *task;
  PursuitAiBooksDone done;
} Write;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Write *write = data;
  g_autoptr (GTask) task = write->task;
  PursuitAiBooks *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!pursuit_store_write_finish (PURSUIT_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (write->done != NULL)
    write->done (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pursuit_store_read_finish (PURSUIT_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pursuit_ai_books_write (GTask *task, PursuitStoreFunc func, PursuitAiBooksDone done)
{
  PursuitAiBooks *self = g_task_get_source_object (task);
  Write *write = g_new (Write, 1);

  write->task = task;
  write->done = done;
  pursuit_store_write_async (self->store, func, g_task_get_task_data (task), NULL,
                             g_task_get_cancellable (task), on_written, write);
}

void
pursuit_ai_books_write_light (GTask *task, PursuitStoreFunc func, PursuitAiBooksDone done)
{
  PursuitAiBooks *self = g_task_get_source_object (task);
  Write *write = g_new (Write, 1);

  write->task = task;
  write->done = done;
  pursuit_store_write_light_async (self->store, func, g_task_get_task_data (task), NULL,
                                   g_task_get_cancellable (task), on_written, write);
}

void
pursuit_ai_books_read (GTask *task, PursuitStoreFunc func)
{
  PursuitAiBooks *self = g_task_get_source_object (task);

  pursuit_store_read_async (self->store, func, g_task_get_task_data (task), NULL,
                            g_task_get_cancellable (task), on_read, task);
}

static gboolean
recover (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_recover_ledger (session, NULL, error)
         && pursuit_session_tidy_answers (session, error);
}

static gboolean
purge_orphans (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_purge_orphans (session, error);
}

/* Nobody waits for it; the next request tells what is wrong with the store. */
static void
on_done_alone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pursuit_store_write_finish (PURSUIT_STORE (source), result, &error))
    g_debug ("The books could not be tidied: %s", error->message);
}

static void
on_changed (PursuitStore *store, PursuitStoreChange *change, PursuitAiBooks *self)
{
  static const PursuitKind kinds[] = { PURSUIT_KIND_LEAD, PURSUIT_KIND_PROPOSAL,
                                       PURSUIT_KIND_BATTLE_CARD, PURSUIT_KIND_CONVERSATION };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (pursuit_store_change_adds_or_removes (change, kinds[i]))
      {
        pursuit_store_write_async (store, purge_orphans, NULL, NULL, NULL, on_done_alone, NULL);
        return;
      }
}

static void
pursuit_ai_books_finalize (GObject *object)
{
  PursuitAiBooks *self = PURSUIT_AI_BOOKS (object);

  g_clear_pointer (&self->window, pursuit_ai_window_free);
  g_clear_pointer (&self->expected_month, g_free);
  g_clear_pointer (&self->spent_day, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pursuit_ai_books_parent_class)->finalize (object);
}

static void
pursuit_ai_books_class_init (PursuitAiBooksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_books_finalize;

  g_signal_new (PURSUIT_AI_BOOKS_BOOKED, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_ai_books_init (PursuitAiBooks *self)
{
}

PursuitAiBooks *
pursuit_workspace_get_ai_books (PursuitWorkspace *self)
{
  PursuitAiBooks *books;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  books = g_object_get_data (G_OBJECT (self), KEY);
  if (books != NULL)
    return books;

  books = g_object_new (PURSUIT_TYPE_AI_BOOKS, NULL);
  books->store = g_object_ref (pursuit_workspace_get_store (self));
  g_object_set_data_full (G_OBJECT (self), KEY, books, g_object_unref);
  if (pursuit_store_is_writable (books->store))
    {
      pursuit_store_write_async (books->store, recover, NULL, NULL, NULL, on_done_alone, NULL);
      g_signal_connect_object (books->store, "changed", G_CALLBACK (on_changed), books, 0);
    }

  return books;
}
