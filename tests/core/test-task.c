/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-task.h"

/* So often that the callback comes before the thread has let go, at least now and then. */
#define TIMES 2000

typedef struct
{
  GThread *main;
  guint n_gone;
  guint n_done;
} Trace;

static void
on_gone (gpointer data, GObject *where)
{
  Trace *trace = data;

  g_assert_true (g_thread_self () == trace->main);
  trace->n_gone++;
}

static void
data_free (gpointer data)
{
  on_gone (data, NULL);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Trace *trace = data;

  g_assert_true (G_IS_OBJECT (source));
  if (g_thread_self () == trace->main)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "on the main thread");
  else if (g_cancellable_is_cancelled (cancellable))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else
    g_task_return_int (task, 7);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Trace *trace = data;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, 7);
  g_assert_no_error (error);
  trace->n_done++;
}

static void
the_last_reference_goes_where_the_task_was_made (void)
{
  Trace trace = { .main = g_thread_self () };

  for (guint i = 0; i < TIMES; i++)
    {
      GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GTask) task = g_task_new (source, NULL, done_cb, &trace);

      g_object_weak_ref (source, on_gone, &trace);
      g_task_set_task_data (task, &trace, data_free);
      pursuit_task_run_in_thread (task, work);
      g_object_unref (source);
    }
  while (trace.n_gone < 2 * TIMES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (trace.n_done, ==, TIMES);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ((Trace *) data)->n_done++;
}

static void
the_thread_sees_the_cancellable (void)
{
  Trace trace = { .main = g_thread_self () };
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (source, cancellable, cancelled_cb, &trace);

  g_cancellable_cancel (cancellable);
  g_task_set_task_data (task, &trace, NULL);
  pursuit_task_run_in_thread (task, work);
  while (trace.n_done == 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/task/last-reference", the_last_reference_goes_where_the_task_was_made);
  g_test_add_func ("/core/task/cancellable", the_thread_sees_the_cancellable);

  return g_test_run ();
}
