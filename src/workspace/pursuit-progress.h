/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reports of one verb are at least this far apart, in microseconds. */
#define PURSUIT_PROGRESS_INTERVAL_US (100 * 1000)

/**
 * PursuitProgressFunc:
 * @fraction: 0 to 1, or negative if the end is not known
 * @text: what is being done, in the person's language
 * @data: as given in the #PursuitProgress
 *
 * Hears how far a long verb has come. Called in the main context from which the verb was
 * started, at most ten times a second, and never after the verb has finished.
 */
typedef void (*PursuitProgressFunc) (double fraction, const char *text, gpointer data);

/**
 * PursuitProgress:
 * @func: who hears
 * @data: for @func; has to live until the verb has finished
 *
 * A listener, copied by the verb that takes it. Verbs take %NULL for nobody.
 */
typedef struct
{
  PursuitProgressFunc func;
  gpointer data;
} PursuitProgress;

G_END_DECLS
