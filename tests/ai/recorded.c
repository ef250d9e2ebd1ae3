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
