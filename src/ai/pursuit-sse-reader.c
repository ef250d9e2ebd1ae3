/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-sse-reader.h"

#include "ai/pursuit-ai-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _PursuitSseReader
{
  PursuitSseFunc func;
  gpointer user_data;
  GString *line;
  GString *data;
  GString *name;
  gsize n_bytes;
  guint has_data : 1;
  guint has_name : 1;
  guint after_cr : 1;   /* a line feed that comes next belongs to the line that has ended */
  guint after_line : 1; /* the first line is behind us, and with it any byte order mark */
  guint is_done : 1;
  guint has_failed : 1;
};

PursuitSseReader *
pursuit_sse_reader_new (PursuitSseFunc func, gpointer user_data)
{
  PursuitSseReader *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (PursuitSseReader, 1);
  self->func = func;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  self->data = g_string_new (NULL);
  self->name = g_string_new (NULL);

  return self;
}

void
pursuit_sse_reader_free (PursuitSseReader *self)
{
  if (self == NULL)
    return;

  g_string_free (self->line, TRUE);
  g_string_free (self->data, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self);
}

/* Valid UTF-8 of what the wire brought; a zero byte counts as wrong, as it does for GLib. */
static void
repair (GString *text)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate_len (text->str, text->len, NULL))
    return;

  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  g_string_assign (text, valid);
}

static void
dispatch (PursuitSseReader *self, gboolean is_closed)
{
  if (self->has_data && !self->is_done)
    {
      PursuitSseEvent event = { .is_closed = is_closed };

      repair (self->data);
      repair (self->name);
      event.name = self->has_name ? self->name->str : NULL;
      event.data = self->data->str;
      event.length = self->data->len;
      self->is_done = !self->func (&event, self->user_data);
    }

  g_string_truncate (self->data, 0);
  g_string_truncate (self->name, 0);
  self->has_data = FALSE;
  self->has_name = FALSE;
}

static void
take_field (PursuitSseReader *self, const char *field, gsize length)
{
  const char *colon = memchr (field, ':', length);
  gsize name_length = colon != NULL ? (gsize) (colon - field) : length;
  const char *value = colon != NULL ? colon + 1 : field + length;
  gsize value_length = (gsize) (field + length - value);

  if (value_length > 0 && *value == ' ')
    {
      value++;
      value_length--;
    }

  if (name_length == strlen ("data") && memcmp (field, "data", name_length) == 0)
    {
      if (self->has_data)
        g_string_append_c (self->data, '\n');
      g_string_append_len (self->data, value, (gssize) value_length);
      self->has_data = TRUE;
    }
  else if (name_length == strlen ("event") && memcmp (field, "event", name_length) == 0)
    {
      g_string_truncate (self->name, 0);
      g_string_append_len (self->name, value, (gssize) value_length);
      self->has_name = TRUE;
    }
  /* `id` and `retry` are for a connection that is opened again, which ours never is. */
}

static void
end_line (PursuitSseReader *self, gboolean is_whole)
{
  const char *line = self->line->str;
  gsize length = self->line->len;

  if (!self->after_line && g_str_has_prefix (line, BYTE_ORDER_MARK))
    {
      line += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  self->after_line = TRUE;

  if (length == 0 && is_whole)
    dispatch (self, TRUE);
  else if (length > 0 && *line != ':')
    take_field (self, line, length);

  g_string_truncate (self->line, 0);
}

static gboolean
fail (PursuitSseReader *self, GError **error)
{
  self->has_failed = TRUE;
  g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                       _ ("The provider's answer is longer than Pursuit reads; nothing of it "
                          "behind that point was used"));

  return FALSE;
}

static gsize
find_line_end (const char *bytes, gsize length)
{
  gsize at = 0;

  while (at < length && bytes[at] != '\n' && bytes[at] != '\r')
    at++;

  return at;
}

gboolean
pursuit_sse_reader_feed (PursuitSseReader *self, const char *bytes, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  if (self->has_failed || length > PURSUIT_SSE_MAX_STREAM - self->n_bytes)
    return fail (self, error);
  self->n_bytes += length;

  while (length > 0 && !self->is_done)
    {
      gsize n_text;

      if (self->after_cr && *bytes == '\n')
        {
          bytes++;
          length--;
        }
      self->after_cr = FALSE;

      n_text = find_line_end (bytes, length);
      if (self->line->len + self->data->len + self->name->len + n_text > PURSUIT_SSE_MAX_EVENT)
        return fail (self, error);
      g_string_append_len (self->line, bytes, (gssize) n_text);
      if (n_text == length)
        break;

      self->after_cr = bytes[n_text] == '\r';
      end_line (self, TRUE);
      bytes += n_text + 1;
      length -= n_text + 1;
    }

  return TRUE;
}

void
pursuit_sse_reader_finish (PursuitSseReader *self)
{
  g_return_if_fail (self != NULL);

  if (self->has_failed)
    return;

  end_line (self, FALSE);
  dispatch (self, FALSE);
  self->is_done = TRUE;
}
