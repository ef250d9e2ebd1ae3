/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-front-matter.h"

#include <string.h>

#define FENCE "---\n"
#define MAX_HEAD_BYTES (64 * 1024)

static gboolean
is_key (const char *key)
{
  if (*key == '\0')
    return FALSE;

  for (const char *p = key; *p != '\0'; p++)
    {
      if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
        return FALSE;
    }

  return TRUE;
}

/* YAML's double quotes know the escapes of JSON and, for what cannot be seen, \u. */
static void
append_quoted (GString *head, const char *value)
{
  g_string_append_c (head, '"');
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (head, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (head, "\\n");
      else if (c == '\t')
        g_string_append (head, "\\t");
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff)
        g_string_append_printf (head, "\\u%04x", c);
      else
        g_string_append_unichar (head, c);
    }
  g_string_append_c (head, '"');
}

GString *
pursuit_front_matter_new (void)
{
  return g_string_new (FENCE);
}

void
pursuit_front_matter_add (GString *head, const char *key, const char *value)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (head != NULL);
  g_return_if_fail (key != NULL && is_key (key));

  if (value == NULL)
    return;

  valid = g_utf8_make_valid (value, -1);
  g_string_append_printf (head, "%s: ", key);
  append_quoted (head, valid);
  g_string_append_c (head, '\n');
}

void
pursuit_front_matter_add_int (GString *head, const char *key, gint64 value)
{
  g_return_if_fail (head != NULL);
  g_return_if_fail (key != NULL && is_key (key));

  g_string_append_printf (head, "%s: %" G_GINT64_FORMAT "\n", key, value);
}

char *
pursuit_front_matter_finish (GString *head, const char *markdown)
{
  g_return_val_if_fail (head != NULL, NULL);
  g_return_val_if_fail (markdown != NULL, NULL);

  g_string_append (head, FENCE "\n");
  g_string_append (head, markdown);

  return g_string_free (head, FALSE);
}

static char *
unquote (const char *value)
{
  gsize length = strlen (value);
  g_autofree char *inner = NULL;

  if (length < 2 || (value[0] != '"' && value[0] != '\'') || value[length - 1] != value[0])
    return g_strdup (value);

  inner = g_strndup (value + 1, length - 2);

  return value[0] == '"' ? g_strcompress (inner) : g_steal_pointer (&inner);
}

static void
read_line (GHashTable *values, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (colon == NULL)
    return;

  key = g_strstrip (g_strndup (line, (gsize) (colon - line)));
  value = g_strstrip (g_strdup (colon + 1));
  if (is_key (key))
    g_hash_table_replace (values, g_steal_pointer (&key), unquote (value));
}

const char *
pursuit_front_matter_skip (const char *text, GHashTable **values)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  end = g_str_has_prefix (text, FENCE)
            ? g_strstr_len (text + strlen (FENCE) - 1, MAX_HEAD_BYTES, "\n" FENCE)
            : NULL;
  if (end != NULL)
    {
      head = g_strndup (text + strlen (FENCE), (gsize) (end - text) + 1 - strlen (FENCE));
      lines = g_strsplit (head, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        read_line (found, lines[i]);
      text = end + strlen ("\n" FENCE);
      while (*text == '\n')
        text++;
    }
  if (values != NULL)
    *values = g_steal_pointer (&found);

  return text;
}
