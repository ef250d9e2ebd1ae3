/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One event, its unread line included, and a whole stream, in bytes. The longest event there may be
 * is a whole answer at once, as from servers that do not stream: no prompt asks for more than 8,024
 * tokens, so that this leaves 32 bytes for each, and it is read within a fraction of a frame. */
#define PURSUIT_SSE_MAX_EVENT (256 * 1024)
#define PURSUIT_SSE_MAX_STREAM (64 * 1024 * 1024)

/**
 * PursuitSseEvent:
 * @name: (nullable): what its `event` field says; %NULL if there was none
 * @data: its `data` lines, joined by line feeds; always valid UTF-8 without zero bytes inside
 * @length: the bytes of @data
 * @is_closed: an empty line closed it; %FALSE only for the last one, when the stream ended
 *   inside of it, so that it may be cut anywhere
 *
 * One event of a stream.
 */
typedef struct
{
  const char *name;
  const char *data;
  gsize length;
  gboolean is_closed;
} PursuitSseEvent;

/**
 * PursuitSseFunc:
 * @event: an event, valid during the call
 * @user_data: what the reader was made with
 *
 * Takes an event.
 *
 * Returns: %FALSE if no further event is wanted: the reader then swallows the rest
 */
typedef gboolean (*PursuitSseFunc) (const PursuitSseEvent *event, gpointer user_data);

/**
 * PursuitSseReader:
 *
 * Reads a stream of server-sent events (WHATWG HTML, section 9.2) that comes in pieces of any
 * size. A byte is looked at once, whatever the pieces. What is wrong in a text is replaced by
 * U+FFFD, since what follows it can still be read.
 */
typedef struct _PursuitSseReader PursuitSseReader;

/**
 * pursuit_sse_reader_new:
 * @func: (scope forever): takes the events
 * @user_data: handed to @func
 *
 * Returns: (transfer full): a reader at the start of a stream
 */
PursuitSseReader *pursuit_sse_reader_new (PursuitSseFunc func, gpointer user_data);

/**
 * pursuit_sse_reader_free:
 * @self: (nullable) (transfer full): a reader; not from within its function
 */
void pursuit_sse_reader_free (PursuitSseReader *self);

/**
 * pursuit_sse_reader_feed:
 * @self: a reader
 * @bytes: (array length=length): the next piece
 * @length: its size
 * @error: %PURSUIT_AI_ERROR_ANSWER when a limit above is passed; it stays so
 *
 * Reads the next piece; each event that it closes goes to the function.
 *
 * Returns: %TRUE if it could be read
 */
gboolean
pursuit_sse_reader_feed (PursuitSseReader *self, const char *bytes, gsize length, GError **error);

/**
 * pursuit_sse_reader_finish:
 * @self: a reader
 *
 * Says that the stream has ended. An event that no empty line closed is handed out like that:
 * several servers forget the line.
 */
void pursuit_sse_reader_finish (PursuitSseReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSseReader, pursuit_sse_reader_free)

G_END_DECLS
