/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"

#include <signal.h>
#include <unistd.h>

/* How often a writing process is killed, and how many records each of its actions stores. */
#define N_KILLS 6
#define RECORDS_IN_ACTION 5

static gboolean
put_together (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  pursuit_session_begin_action (session, "Five");
  for (guint i = 0; i < RECORDS_IN_ACTION; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Together");
      if (!pursuit_session_put (session, lead, error))
        return FALSE;
    }

  return TRUE;
}

/* Writes until it is killed, and says each time what is safely stored. */
static int
helper_write (const char *profile)
{
  g_autoptr (PursuitStore) store = pursuit_store_open (profile, PURSUIT_STORE_WRITE, NULL);

  g_assert_nonnull (store);
  for (;;)
    {
      g_assert_true (pursuit_store_write (store, put_together, NULL, NULL, NULL));
      if (write (STDOUT_FILENO, ".", 1) != 1)
        return 1;
    }
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 broken = -1;

  if (!pursuit_session_check_integrity (session, error)
      || !pursuit_session_verify_audit (session, NULL, &broken, error))
    return FALSE;
  g_assert_cmpint (broken, ==, 0);

  return TRUE;
}

/* Lets a process write for a while and kills it; returns how many actions it said were done. */
static guint
write_and_kill (StoreFixture *fixture, guint actions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) helper = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "write", fixture->profile, NULL);
  GInputStream *output;
  g_autofree char *dots = g_malloc (actions);
  gsize n_read, n_rest = 0;
  char rest[4096];

  g_assert_no_error (error);
  output = g_subprocess_get_stdout_pipe (helper);
  g_input_stream_read_all (output, dots, actions, &n_read, NULL, &error);
  g_assert_no_error (error);
  g_usleep (g_random_int_range (0, 5000));
  g_subprocess_send_signal (helper, SIGKILL);
  g_subprocess_wait (helper, NULL, NULL);
  g_input_stream_read_all (output, rest, sizeof rest, &n_rest, NULL, NULL);

  return (guint) (n_read + n_rest);
}

static void
killed_writer_leaves_whole_actions (StoreFixture *fixture, gconstpointer data)
{
  gint64 stored = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      guint done;
      gint64 now;

      pursuit_store_close (fixture->store);
      done = write_and_kill (fixture, 1 + i * 3);
      store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
      now = store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL);

      /* Nothing that was said to be stored is lost, and no action is there by half. */
      g_assert_cmpint (now, >=, stored + done * RECORDS_IN_ACTION);
      g_assert_cmpint (now % RECORDS_IN_ACTION, ==, 0);
      g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "text~together"), ==, now);
      store_fixture_read (fixture, check_func, NULL);
      stored = now;
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "write"))
    return helper_write (argv[2]);

  g_test_init (&argc, &argv, NULL);

  store_test ("/store/crash/leaves-whole-actions", killed_writer_leaves_whole_actions);

  return g_test_run ();
}
