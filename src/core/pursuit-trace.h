/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the main thread spends its processor time on, dispatch by dispatch: for finding out which
 * piece of work keeps the window from answering. Off unless the environment names a file in
 * %PURSUIT_TRACE_ENVIRONMENT; the file is replaced, and gets one line a dispatch:
 *
 *     OWNER <tab> MICROSECONDS <tab> NAME
 *
 * The time is that of the thread, so that what else the machine does does not count. OWNER is
 *
 *   ours     an idle, a timeout or the end of a task whose callback is not one of GTK, libadwaita
 *            or GtkSourceView; everything that it calls counts, also inside GTK
 *   frame    layout and paint of GTK
 *   span     callbacks of ours inside a dispatch that is not ours, such as the rows that a list
 *            asks for while it is laid out: their sum, in the name of the longest
 *   toolkit  other idle work of GTK
 *   events   the rest of one turn of the loop: what comes from the screen and the message bus,
 *            with the handlers of ours in it
 *
 * NAME is that of the source or task, or the place of its function in the program; of what is ours
 * with that of the longest span in it.
 */
#define PURSUIT_TRACE_ENVIRONMENT "PURSUIT_TRACE_DISPATCH"

/* A source whose name begins so plays a key or a wheel that GTK answers by itself, in a test: its
 * own time is of the owner "events", and of ours what is in spans. */
#define PURSUIT_TRACE_INPUT "input: "

/**
 * pursuit_trace_start:
 *
 * Begins to trace the default main context if the environment asks for it. Belongs to the start
 * of the program, before any source runs, on the main thread. A file that cannot be written is
 * named in a warning, and nothing is traced.
 */
void pursuit_trace_start (void);

/**
 * pursuit_trace_begin:
 *
 * Marks the begin of a callback of ours that GTK calls while it does work of its own. Spans may
 * lie in one another: the outermost counts. On the main thread.
 *
 * Returns: what pursuit_trace_end() takes; 0 and next to no cost where nothing is traced
 */
gint64 pursuit_trace_begin (void);

/**
 * pursuit_trace_end:
 * @begin: from pursuit_trace_begin()
 * @name: a literal that names the callback
 */
void pursuit_trace_end (gint64 begin, const char *name);

G_END_DECLS
