/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-harden.h"
#include "core/pursuit-secret.h"
#include "support/pursuit-test-data.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
hold_nothing (void)
{
}

static void
hold_secret (void)
{
  pursuit_secret_new ("sk-in-a-crash", 13);
}

/* Dies of a crash in a folder of its own, with a core allowed as far as this machine does. */
static int
crash (void (*prepare) (void), const char *folder)
{
  struct rlimit limit;
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      getrlimit (RLIMIT_CORE, &limit);
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_CORE, &limit);
      signal (SIGSEGV, SIG_DFL);
      prepare ();
      if (chdir (folder) == 0)
        raise (SIGSEGV);
      _exit (1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGSEGV);

  return status;
}

static void
assert_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_no_core (gconstpointer data)
{
  void (*prepare) (void) = data;
  char *folder = pursuit_test_make_dir ();
  int status = crash (prepare, folder);

  g_assert_false (WCOREDUMP (status));
  assert_empty (folder);
  pursuit_test_remove_dir (folder);
}

/* That the tests above could have failed. */
static void
test_core_without (void)
{
  char *folder = pursuit_test_make_dir ();
  int status = crash (hold_nothing, folder);

  if (!WCOREDUMP (status))
    g_test_skip ("this machine writes no core of any process");
  pursuit_test_remove_dir (folder);
}

static void
test_not_traceable (void)
{
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      int before = prctl (PR_GET_DUMPABLE);

      hold_secret ();
      _exit (before == 1 && prctl (PR_GET_DUMPABLE) == 0 ? 0 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/harden/core-without", test_core_without);
  g_test_add_data_func ("/core/harden/no-core", pursuit_harden_cores, test_no_core);
  g_test_add_data_func ("/core/harden/no-core-of-hidden", pursuit_harden_process, test_no_core);
  g_test_add_data_func ("/core/harden/no-core-of-secret", hold_secret, test_no_core);
  g_test_add_func ("/core/harden/not-traceable", test_not_traceable);

  return g_test_run ();
}
