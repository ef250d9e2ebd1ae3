/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-booked.h"

#include "ai/pursuit-ai-money.h"
#include "workspace/ai/pursuit-ai-books-private.h"

#include <glib/gi18n-lib.h>

/* Writes are kept in the order of the calls: those of all that has ended come before it. */
static gboolean
pass (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  pursuit_store_write_finish (PURSUIT_STORE (source), result, NULL);
  g_task_return_boolean (task, TRUE);
}

void
pursuit_workspace_get_booked_async (PursuitWorkspace *self,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task;
  PursuitStore *store;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_get_booked_async);
  store = pursuit_workspace_get_store (self);
  if (pursuit_store_is_writable (store))
    {
      pursuit_store_write_light_async (store, pass, NULL, NULL, NULL, passed_cb, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

PursuitBooked
pursuit_workspace_get_booked_finish (PursuitWorkspace *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), (PursuitBooked){ 0 });

  return pursuit_workspace_get_ai_books (self)->booked;
}

char *
pursuit_booked_dup_words (const PursuitBooked *self)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *amount = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->pico == 0)
    return NULL;
  if (!self->at_most)
    return pursuit_ai_money_format (self->pico, &style);
  amount = pursuit_ai_money_format_bound (self->pico, &style);

  /* Translators: an amount that is an upper bound */
  return g_strdup_printf (_ ("at most %s"), amount);
}
