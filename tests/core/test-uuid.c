/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-uuid.h"

#include <string.h>

#define N_THREADS 4
#define N_EACH 5000

static void
test_form (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = pursuit_uuid_new ();

      g_assert_cmpuint (strlen (id), ==, PURSUIT_UUID_LENGTH);
      g_assert_true (pursuit_uuid_is_valid (id));
      g_assert_cmpint (id[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", id[19]));
    }
}

static void
test_time (void)
{
  g_autofree char *id = NULL;

  /* The time of the example in RFC 9562, appendix A.6: 2022-02-22T14:22:22-05:00. */
  pursuit_clock_pin (G_GINT64_CONSTANT (1645557742000) * 1000);
  id = pursuit_uuid_new ();
  pursuit_clock_pin (-1);
  g_assert_true (g_str_has_prefix (id, "017f22e2-79b0-7"));
}

/* Runs after test_time in the same process: later ids must stay behind earlier ones. */
static void
test_order (void)
{
  g_autofree char *last = pursuit_uuid_new ();

  for (guint i = 0; i < 100000; i++)
    {
      char *next = pursuit_uuid_new ();

      g_assert_cmpstr (last, <, next);
      g_free (last);
      last = next;
    }
}

static void
test_clock_steps_back (void)
{
  g_autofree char *before = pursuit_uuid_new ();
  g_autofree char *after = NULL;

  pursuit_clock_pin (G_USEC_PER_SEC);
  after = pursuit_uuid_new ();
  pursuit_clock_pin (-1);
  g_assert_cmpstr (before, <, after);
}

static gpointer
make_many (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_full (N_EACH, g_free);

  for (guint i = 0; i < N_EACH; i++)
    g_ptr_array_add (ids, pursuit_uuid_new ());

  return ids;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ids", make_many, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);

      for (guint j = 0; j < ids->len; j++)
        {
          const char *id = g_ptr_array_index (ids, j);

          g_assert_true (j == 0 || strcmp (g_ptr_array_index (ids, j - 1), id) < 0);
          g_assert_true (g_hash_table_add (seen, g_strdup (id)));
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_THREADS * N_EACH);
}

static void
test_validity (void)
{
  static const char *const valid[]
      = { "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "00000000-0000-0000-0000-000000000000" };
  static const char *const invalid[] = {
    NULL,
    "",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
    "017F22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2_79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e279b07cc398c4dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (pursuit_uuid_is_valid (valid[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (pursuit_uuid_is_valid (invalid[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/uuid/time", test_time);
  g_test_add_func ("/core/uuid/form", test_form);
  g_test_add_func ("/core/uuid/order", test_order);
  g_test_add_func ("/core/uuid/clock-steps-back", test_clock_steps_back);
  g_test_add_func ("/core/uuid/threads", test_threads);
  g_test_add_func ("/core/uuid/validity", test_validity);

  return g_test_run ();
}
