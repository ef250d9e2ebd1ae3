/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-task.h"

typedef struct
{
  GTask *task; /* borrowed: released_cb() holds it */
  GTaskThreadFunc func;
} Work;

static void
run (GTask *carrier, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;

  work->func (work->task, g_task_get_source_object (work->task), g_task_get_task_data (work->task),
              g_task_get_cancellable (work->task));
  g_task_return_boolean (carrier, TRUE);
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer task)
{
  g_object_unref (task);
}

void
pursuit_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  g_autoptr (GTask) carrier = NULL;
  Work *work;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  /* What the thread may free last is a task of ours, with nothing in it that minds. */
  carrier = g_task_new (NULL, NULL, released_cb, g_object_ref (task));
  work = g_new (Work, 1);
  work->task = task;
  work->func = func;
  g_task_set_source_tag (carrier, pursuit_task_run_in_thread);
  g_task_set_priority (carrier, g_task_get_priority (task));
  g_task_set_task_data (carrier, work, g_free);
  g_task_run_in_thread (carrier, run);
}
