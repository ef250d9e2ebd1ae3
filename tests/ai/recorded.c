/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/recorded.h"

#include "support/pursuit-test-data.h"

#include <string.h>

#define FOLDER "../reference/recorded"
#define SUFFIX ".http"

GBytes *
recorded_load (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, SUFFIX, NULL);
  gsize length = 0;
  char *content = pursuit_test_data_load (path, &length);

  return content != NULL ? g_bytes_new_take (content, length) : NULL;
}

GBytes *
recorded_load_body (const char *name)
{
  g_autoptr (GBytes) reply = recorded_load (name);
  const char *start, *body;
  gsize length;

  if (reply == NULL)
    return NULL;

  start = g_bytes_get_data (reply, &length);
  body = g_strstr_len (start, (gssize) length, "\r\n\r\n");
  g_assert_nonnull (body);
  body += strlen ("\r\n\r\n");

  return g_bytes_new_from_bytes (reply, (gsize) (body - start), length - (gsize) (body - start));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
recorded_list (const char *suffix)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = pursuit_test_data_path (FOLDER);
  g_autofree char *ending = g_strconcat (suffix, SUFFIX, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (path == NULL)
    return NULL;
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (SUFFIX)));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);

  return g_steal_pointer (&names);
}

/* The first comma outside of strings; NULL if there is none on the line. */
static const char *
find_comma (const char *text)
{
  gboolean in_string = FALSE;

  for (; *text != '\0'; text++)
    if (in_string && *text == '\\' && text[1] != '\0')
      text++;
    else if (*text == '"')
      in_string = !in_string;
    else if (!in_string && *text == ',')
      return text;

  return NULL;
}

static void
append_line (GString *out, const char *line)
{
  const char *comma = g_str_has_prefix (line, "data: {") ? find_comma (line) : NULL;

  if (comma == NULL)
    g_string_append_printf (out, "%s\n", line);
  else
    g_string_append_printf (out, "%.*s\n: between\ndata: %s\n", (int) (comma + 1 - line), line,
                            comma + 1);
}

char *
recorded_decorate (const char *stream)
{
  g_auto (GStrv) lines = g_strsplit (stream, "\n", -1);
  GString *out = g_string_new ("\357\273\277");
  gboolean starts = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (starts && *lines[i] != '\0')
        g_string_append (out, ": comment\n:\nid: 7\nretry: 5\n\nevent: ping\ndata: " RECORDED_PING
                              "\n\n");
      starts = *lines[i] == '\0';
      if (lines[i + 1] != NULL)
        append_line (out, lines[i]);
      else
        g_string_append (out, lines[i]);
    }

  return g_string_free (out, FALSE);
}
