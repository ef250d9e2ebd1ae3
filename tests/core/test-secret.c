/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-secret.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_keeps (void)
{
  g_autoptr (PursuitSecret) secret = pursuit_secret_new ("sk-123 and more", 6);
  PursuitSecret *other = pursuit_secret_ref (secret);

  g_assert_cmpstr (pursuit_secret_get_text (secret), ==, "sk-123");
  g_assert_cmpuint (pursuit_secret_get_length (secret), ==, 6);
  pursuit_secret_unref (other);
  g_assert_cmpstr (pursuit_secret_get_text (secret), ==, "sk-123");
}

static void
test_checks (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    gboolean good;
  } cases[] = {
    { "sk-ant-api03-AbC_9", 18, TRUE },
    { "with blanks und Umläut", 23, TRUE },
    { "", 0, FALSE },
    { "sk-\nsplit", 9, FALSE },
    { "sk-123\r", 7, FALSE },
    { "sk-\x1b[31m", 8, FALSE },
    { "sk-\0nul", 7, FALSE },
    { "sk-\x7f", 4, FALSE },
    { "sk-\xc2\x85", 5, FALSE },
    { "sk-\xff", 4, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = pursuit_secret_check (cases[i].text, cases[i].length, &error);

      g_assert_cmpint (good, ==, cases[i].good);
      if (good)
        continue;
      g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID);
      g_assert_null (strstr (error->message, "sk-"));
    }
}

static void
test_has_a_longest (void)
{
  g_autofree char *text = g_strnfill (PURSUIT_SECRET_MAX_BYTES + 1, 'k');
  g_autoptr (PursuitSecret) secret = pursuit_secret_new (text, PURSUIT_SECRET_MAX_BYTES);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (pursuit_secret_get_text (secret)), ==, PURSUIT_SECRET_MAX_BYTES);
  g_assert_true (pursuit_secret_check (text, PURSUIT_SECRET_MAX_BYTES, &error));
  g_assert_no_error (error);
  g_assert_false (pursuit_secret_check (text, PURSUIT_SECRET_MAX_BYTES + 1, &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID);
}

/* What the kernel says of the pages where it stands. */
static char *
dup_page_flags (gconstpointer address)
{
  g_autofree char *maps = NULL;
  const char *p;

  if (!g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL))
    return NULL;
  for (p = maps; p != NULL; p = strstr (p, "VmFlags:"))
    {
      const char *next = strchr (p, '\n');
      guint64 from;
      guint64 to;
      char *rest;

      if (p != maps)
        p = next + 1;
      from = g_ascii_strtoull (p, &rest, 16);
      to = g_ascii_strtoull (rest + 1, NULL, 16);
      p = strstr (p, "VmFlags:");
      if (p != NULL && (gsize) address >= from && (gsize) address < to)
        return g_strndup (p, strchr (p, '\n') - p);
    }

  return NULL;
}

/* The address sanitizer makes nothing of it, and a limit of the system may be zero. */
static gboolean
can_lock (void)
{
  gsize size = sysconf (_SC_PAGESIZE);
  char *page = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  g_autofree char *flags = NULL;

  g_assert_true (page != MAP_FAILED);
  flags = mlock (page, size) == 0 ? dup_page_flags (page) : NULL;
  munmap (page, size);

  return flags != NULL && strstr (flags, " lo ") != NULL;
}

static void
test_stays_in_memory (void)
{
  g_autoptr (PursuitSecret) secret = pursuit_secret_new ("sk-123", 6);
  g_autofree char *flags = dup_page_flags (pursuit_secret_get_text (secret));

  if (flags == NULL)
    {
      g_test_skip ("this system does not say");
      return;
    }
  g_test_message ("%s", flags);
  if (can_lock ())
    g_assert_nonnull (strstr (flags, " lo "));
  g_assert_nonnull (strstr (flags, " dd"));
}

static void
test_no_child_has_it (void)
{
  g_autoptr (PursuitSecret) secret = pursuit_secret_new ("sk-123", 6);
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (pursuit_secret_get_text (secret)[0] == '\0' ? 0 : 1);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_cmpstr (pursuit_secret_get_text (secret), ==, "sk-123");
}

static void
test_wipes (void)
{
  char text[] = "sk-123";

  pursuit_secret_wipe (text, sizeof text);
  for (gsize i = 0; i < sizeof text; i++)
    g_assert_cmpint (text[i], ==, 0);
  pursuit_secret_wipe (NULL, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/secret/keeps", test_keeps);
  g_test_add_func ("/core/secret/checks", test_checks);
  g_test_add_func ("/core/secret/has-a-longest", test_has_a_longest);
  g_test_add_func ("/core/secret/stays-in-memory", test_stays_in_memory);
  g_test_add_func ("/core/secret/no-child-has-it", test_no_child_has_it);
  g_test_add_func ("/core/secret/wipes", test_wipes);

  return g_test_run ();
}
