/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/pursuit-test-data.h"

#include <glib/gstdio.h>

char *
pursuit_test_data_path (const char *relative)
{
  const char *root = g_getenv ("PURSUIT_TEST_DATA");
  g_autofree char *path = NULL;

  if (root == NULL || *root == '\0')
    root = g_getenv ("PURSUIT_TEST_DATA_DEFAULT");
  if (root == NULL)
    root = "../shared/data";

  path = g_build_filename (root, relative, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *reason
          = g_strdup_printf ("no test data at %s (set PURSUIT_TEST_DATA)", path);

      g_test_skip (reason);
      return NULL;
    }

  return g_canonicalize_filename (path, NULL);
}

char *
pursuit_test_data_load (const char *relative, gsize *length)
{
  g_autofree char *path = pursuit_test_data_path (relative);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  if (path == NULL)
    return NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);

  return content;
}

char *
pursuit_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("pursuit-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

void
pursuit_test_remove_dir (char *path)
{
  g_return_if_fail (path != NULL);

  remove_tree (path);
  g_free (path);
}
