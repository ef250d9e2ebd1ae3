/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_task_run_in_thread:
 * @task: a task, on the context that it was made on
 * @func: what to run; it returns the task's result
 *
 * As g_task_run_in_thread(), but the thread never holds the last reference to @task. GLib's own
 * lets go of it after the callback may have run, so that the source object, a widget even, and the
 * task's data could be finalized on the thread. Here they go on the task's context, whatever else
 * has let go of them by then.
 */
void pursuit_task_run_in_thread (GTask *task, GTaskThreadFunc func);

G_END_DECLS
