/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_set_str:
 * @place: (inout): a place that owns a string or %NULL
 * @value: (nullable): the new text, copied
 *
 * Replaces an owned string. GLib has g_set_str() for this only from 2.76 on.
 *
 * Returns: %TRUE if the text changed
 */
static inline gboolean
pursuit_set_str (char **place, const char *value)
{
  char *copy;

  if (g_strcmp0 (*place, value) == 0)
    return FALSE;

  copy = g_strdup (value);
  g_free (*place);
  *place = copy;

  return TRUE;
}

/**
 * pursuit_str_is_blank:
 * @text: (nullable): a text
 *
 * Returns: %TRUE if @text is %NULL, empty or only ASCII white space
 */
static inline gboolean
pursuit_str_is_blank (const char *text)
{
  while (text != NULL && g_ascii_isspace (*text))
    text++;

  return text == NULL || *text == '\0';
}

/**
 * pursuit_bytes_are_plain:
 * @text: what may be a text
 * @length: its bytes
 *
 * A stray control character is in many a text that went through other programs; what holds NUL
 * bytes, or more than one such character in a hundred, is a picture or a program.
 *
 * Returns: %TRUE if it can be a text that a person reads
 */
static inline gboolean
pursuit_bytes_are_plain (const char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\0')
        return FALSE;
      n += (g_ascii_iscntrl (text[i]) && !g_ascii_isspace (text[i]) && text[i] != '\v');
    }

  return n * 100 <= length;
}

G_END_DECLS
