/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-retry-after.h"
#include "ai/pursuit-sse-reader.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A stream gives the same events whole and in pieces, and whatever it holds, they are UTF-8. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
note_event (const PursuitSseEvent *event, gpointer user_data)
{
  GString *notes = user_data;

  g_assert_cmpuint (strlen (event->data), ==, event->length);
  g_assert_true (g_utf8_validate (event->data, -1, NULL));
  g_assert_true (event->name == NULL || g_utf8_validate (event->name, -1, NULL));
  g_string_append_printf (notes, "%s|%s|%d\n", event->name, event->data, event->is_closed);

  return TRUE;
}

static char *
read_in_pieces (const uint8_t *data, size_t size, size_t piece)
{
  GString *notes = g_string_new (NULL);
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, notes);

  for (size_t at = 0; at < size; at += piece)
    if (!pursuit_sse_reader_feed (reader, (const char *) data + at, MIN (piece, size - at), NULL))
      break;
  pursuit_sse_reader_finish (reader);

  return g_string_free (notes, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *whole = read_in_pieces (data, size, MAX (size, 1));
  g_autofree char *bytes = read_in_pieces (data, size, 1);
  g_autofree char *pieces = read_in_pieces (data, size, 3);
  g_autofree char *text = g_strndup ((const char *) data, size);
  gint64 wait = pursuit_retry_after_parse (text, text, text);

  g_assert_cmpstr (whole, ==, bytes);
  g_assert_cmpstr (whole, ==, pieces);
  g_assert_true (wait >= -1 && wait <= PURSUIT_RETRY_AFTER_MAX_MS);

  return 0;
}
