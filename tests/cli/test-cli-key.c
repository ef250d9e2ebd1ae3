/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-key.h"
#include "core/pursuit-core-error.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define KEY "sk-ant-test-5b77"

/* Runs the reader as a process of its own with this standard input and tells how it ended: 0 and
 * the key that it must have read, 1 refused, 2 interrupted. */
static pid_t
start_reader (int input, int output, const char *expected)
{
  pid_t pid = fork ();
  g_autoptr (PursuitSecret) key = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pid, >=, 0);
  if (pid > 0)
    return pid;

  dup2 (input, STDIN_FILENO);
  dup2 (output, STDERR_FILENO);
  key = pursuit_cli_read_key ("Key, please: ", &error);
  if (key != NULL)
    _exit (g_strcmp0 (pursuit_secret_get_text (key), expected) == 0 ? 0 : 9);
  if (strstr (error->message, "sk-") != NULL)
    _exit (8);
  _exit (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? 2 : 1);
}

static void
assert_ends (pid_t pid, int expected)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, expected);
}

static void
send_pipe (const char *input, gsize length, const char *expected, int status)
{
  int ends[2];
  pid_t pid;

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  g_assert_cmpint (write (ends[1], input, length), ==, length);
  close (ends[1]);
  pid = start_reader (ends[0], STDERR_FILENO, expected);
  close (ends[0]);
  assert_ends (pid, status);
}

static void
test_reads_input (void)
{
  send_pipe (KEY, strlen (KEY), KEY, 0);
  send_pipe (KEY "\n", strlen (KEY) + 1, KEY, 0);
  send_pipe (KEY "\r\n", strlen (KEY) + 2, KEY, 0);
  send_pipe ("  " KEY " \t\r\n", strlen (KEY) + 6, KEY, 0);
  send_pipe (" \t" KEY " ", strlen (KEY) + 3, KEY, 0);
  send_pipe ("\n" KEY "\n\n", strlen (KEY) + 3, KEY, 0);
}

static void
test_refuses (void)
{
  g_autofree char *longest = g_strnfill (PURSUIT_SECRET_MAX_BYTES, 'k');
  g_autofree char *longer = g_strnfill (PURSUIT_SECRET_MAX_BYTES + 1, 'k');
  g_autofree char *flood = g_strnfill (4 * PURSUIT_SECRET_MAX_BYTES, 'k');

  send_pipe ("", 0, NULL, 1);
  send_pipe ("\n", 1, NULL, 1);
  send_pipe ("  \n", 3, NULL, 1);
  send_pipe ("sk-a\nsk-b\n", 10, NULL, 1);
  send_pipe ("sk-\x1b[A", 6, NULL, 1);
  send_pipe ("sk-\0b", 5, NULL, 1);
  send_pipe (longest, strlen (longest), longest, 0);
  send_pipe (longer, strlen (longer), NULL, 1);
  send_pipe (flood, strlen (flood), NULL, 1);
}

typedef struct
{
  int master;
  int slave;
} Terminal;

static void
terminal_open (Terminal *self)
{
  self->master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (self->master, >=, 0);
  g_assert_cmpint (grantpt (self->master) | unlockpt (self->master), ==, 0);
  self->slave = open (ptsname (self->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (self->slave, >=, 0);
}

/* What the person sees, until @end stands there. */
static char *
terminal_watch (Terminal *self, const char *end)
{
  GString *seen = g_string_new (NULL);
  char byte;

  while (strstr (seen->str, end) == NULL && read (self->master, &byte, 1) == 1)
    g_string_append_c (seen, byte);

  return g_string_free (seen, FALSE);
}

static tcflag_t
terminal_get_flags (Terminal *self)
{
  struct termios state;

  g_assert_cmpint (tcgetattr (self->slave, &state), ==, 0);

  return state.c_lflag;
}

/* Types at the prompt and sees whether the terminal shows it. */
static void
type (const char *keys, const char *expected, int status)
{
  Terminal self;
  g_autofree char *prompt = NULL;
  g_autofree char *seen = NULL;
  tcflag_t before;
  pid_t pid;

  terminal_open (&self);
  before = terminal_get_flags (&self);
  g_assert_true (before & ECHO);
  pid = start_reader (self.slave, self.slave, expected);
  prompt = terminal_watch (&self, "Key, please: ");
  g_assert_cmpstr (prompt, ==, "Key, please: ");
  g_assert_false (terminal_get_flags (&self) & ECHO);
  g_assert_cmpint (write (self.master, keys, strlen (keys)), ==, strlen (keys));
  seen = terminal_watch (&self, "\n");
  g_assert_cmpstr (seen, ==, "\r\n");
  assert_ends (pid, status);
  g_assert_cmpuint (terminal_get_flags (&self), ==, before);
  close (self.slave);
  close (self.master);
}

static void
test_asks_unseen (void)
{
  type (KEY "\n", KEY, 0);
}

static void
test_corrects (void)
{
  type ("sk-wrong\x15" KEY "x\x7f\n", KEY, 0);
}

static void
test_refuses_typed (void)
{
  type ("\n", NULL, 1);
  type ("sk-\x1b[A\n", NULL, 1);
}

static void
test_interrupted (void)
{
  type ("sk-ha\x03", NULL, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/key/reads-input", test_reads_input);
  g_test_add_func ("/cli/key/refuses", test_refuses);
  g_test_add_func ("/cli/key/asks-unseen", test_asks_unseen);
  g_test_add_func ("/cli/key/corrects", test_corrects);
  g_test_add_func ("/cli/key/refuses-typed", test_refuses_typed);
  g_test_add_func ("/cli/key/interrupted", test_interrupted);

  return g_test_run ();
}
