/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

/* Stands in for libFuzzer in a normal build: each kept input becomes one TAP test that passes
 * when the target comes back from it. */

#define EMPTY_INPUT "(nothing)"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char *corpus;

static void
replay (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = g_build_filename (corpus, name, NULL);
  g_autofree char *content = NULL;
  g_autofree uint8_t *exact = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  if (strcmp (name, EMPTY_INPUT) != 0)
    g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);

  /* A copy without the trailing zero byte, so that a sanitizer sees a read past the end. */
  exact = g_memdup2 (content, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, size), ==, 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_corpus (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (corpus, 0, NULL);
  const char *name;

  g_ptr_array_add (names, g_strdup (EMPTY_INPUT));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *target = g_path_get_basename (argv[0]);

  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    {
      g_printerr ("usage: %s CORPUS-FOLDER\n", target);
      return 2;
    }

  corpus = argv[1];
  names = list_corpus ();
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strdup_printf ("/fuzz/%s/%s", target, name);

      g_test_add_data_func (path, name, replay);
    }

  return g_test_run ();
}
