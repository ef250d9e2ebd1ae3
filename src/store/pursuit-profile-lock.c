/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-profile-lock-private.h"

#include "store/pursuit-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Most bytes of "PID PROGRAM" that are read from a lock file. */
#define HOLDER_MAX 256

struct _PursuitProfileLock
{
  int fd; /* the lock ends when it is closed, also by a crash */
};

/* "pursuit (process 4711)", from what the holder wrote about itself. */
static char *
read_holder (int fd)
{
  char text[HOLDER_MAX + 1];
  gssize length = pread (fd, text, HOLDER_MAX, 0);
  g_auto (GStrv) words = NULL;
  guint64 pid;

  text[MAX (length, 0)] = '\0';
  words = g_strsplit (g_strstrip (text), " ", 2);
  if (words[0] == NULL || words[1] == NULL
      || !g_ascii_string_to_unsigned (words[0], 10, 1, G_MAXINT32, &pid, NULL)
      || !g_utf8_validate (words[1], -1, NULL))
    return g_strdup (_ ("another program"));

  return g_strdup_printf (_ ("%s (process %d)"), words[1], (int) pid);
}

static void
write_holder (int fd)
{
  const char *program = g_get_prgname ();
  g_autofree char *text
      = g_strdup_printf ("%d %.200s\n", (int) getpid (), program != NULL ? program : "pursuit");

  /* The text only serves a message; the lock holds without it. */
  if (ftruncate (fd, 0) == 0 && pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The lock file could not be written: %s", g_strerror (errno));
}

PursuitProfileLock *
pursuit_profile_lock_take (const char *workspace, GError **error)
{
  g_autofree char *path = g_strconcat (workspace, ".lock", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  PursuitProfileLock *self;
  int fd;

  g_assert (workspace != NULL);

  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      g_set_error (error, PURSUIT_STORE_ERROR,
                   errno == ENOSPC ? PURSUIT_STORE_ERROR_FULL : PURSUIT_STORE_ERROR_READ_ONLY,
                   _ ("%s: the folder may not be written (%s); change its permissions or open the "
                      "workspace for reading only"),
                   path, g_strerror (errno));
      return NULL;
    }

  /* Of the open file description, not of the process: two stores in one process exclude each
   * other, and a library that opens and closes the file does not free it. */
  if (fcntl (fd, F_OFD_SETLK, &lock) != 0)
    {
      g_autofree char *holder = read_holder (fd);

      close (fd);
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_BUSY,
                   _ ("%s: this workspace is open in %s; close it there first, or only read it"),
                   workspace, holder);
      return NULL;
    }

  write_holder (fd);
  self = g_new (PursuitProfileLock, 1);
  self->fd = fd;

  return self;
}

void
pursuit_profile_lock_release (PursuitProfileLock *self)
{
  if (self == NULL)
    return;

  /* The file stays: removing it could take away the lock of one who came in between. */
  if (ftruncate (self->fd, 0) != 0)
    g_debug ("The lock file could not be emptied: %s", g_strerror (errno));
  close (self->fd);
  g_free (self);
}

void
pursuit_ballast_lay (const char *workspace)
{
  g_autofree char *path = g_strconcat (workspace, ".ballast", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return;

  code = posix_fallocate (fd, 0, PURSUIT_BALLAST_SIZE);
  close (fd);
  if (code != 0)
    g_unlink (path);
}

void
pursuit_ballast_drop (const char *workspace)
{
  g_autofree char *path = g_strconcat (workspace, ".ballast", NULL);

  g_unlink (path);
}
