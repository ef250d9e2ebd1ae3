/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-key.h"

#include "core/pursuit-core-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* One byte more than a key may have, so that a longer one is noticed, and its line break. */
#define BUFFER_BYTES (PURSUIT_SECRET_MAX_BYTES + 3)

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _ ("The key cannot be read from standard input (%s); send it there, or run this in "
                  "a terminal"),
               g_strerror (code));

  return FALSE;
}

static gssize
read_some (char *buffer, gsize size)
{
  gssize got;

  do
    got = read (STDIN_FILENO, buffer, size);
  while (got < 0 && errno == EINTR);

  return got;
}

/* A terminal hands out whole lines; what comes from elsewhere ends by itself. Nothing is read by
 * stdio, whose buffers nobody wipes. */
static gboolean
read_all (char *buffer, gsize *length, gboolean line, GError **error)
{
  *length = 0;
  while (*length < BUFFER_BYTES)
    {
      gssize got = read_some (buffer + *length, BUFFER_BYTES - *length);

      if (got < 0)
        return fail (error);
      *length += got;
      if (got == 0 || line)
        break;
    }

  return TRUE;
}

/* A copied key brings blanks and line breaks along. */
static const char *
trim (const char *buffer, gsize *length)
{
  while (*length > 0 && g_ascii_isspace (buffer[*length - 1]))
    (*length)--;
  while (*length > 0 && g_ascii_isspace (*buffer))
    {
      buffer++;
      (*length)--;
    }

  return buffer;
}

/* Without signals, an interrupt is a character that ends the line: nothing can end this while the
 * echo is off, so that the terminal is always left as it was found. */
static gboolean
ask_person (const char *prompt, char *buffer, gsize *length, GError **error)
{
  struct termios before;
  struct termios quiet;
  gboolean done;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return fail (error);
  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) (ECHO | ECHOE | ECHOK | ISIG);
  quiet.c_lflag |= ECHONL | ICANON;
  quiet.c_cc[VEOL] = before.c_cc[VINTR];
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet) != 0)
    return fail (error);

  g_printerr ("%s", prompt);
  done = read_all (buffer, length, TRUE, error);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  if (done && memchr (buffer, before.c_cc[VINTR], *length) != NULL)
    {
      g_printerr ("\n");
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("Interrupted: nothing was changed"));
      return FALSE;
    }

  return done;
}

gboolean
pursuit_cli_read_key_or_none (const char *prompt, PursuitSecret **key, GError **error)
{
  char buffer[BUFFER_BYTES];
  const char *text = buffer;
  gsize length = 0;
  gboolean done;

  g_return_val_if_fail (prompt != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  *key = NULL;
  done = isatty (STDIN_FILENO) ? ask_person (prompt, buffer, &length, error)
                               : read_all (buffer, &length, FALSE, error);
  if (done)
    {
      text = trim (buffer, &length);
      done = length == 0 || pursuit_secret_check (text, length, error);
    }
  if (done && length > 0)
    *key = pursuit_secret_new (text, length);
  pursuit_secret_wipe (buffer, sizeof buffer);

  return done;
}

PursuitSecret *
pursuit_cli_read_key (const char *prompt, GError **error)
{
  PursuitSecret *key = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (prompt != NULL, NULL);

  /* That there is none is said in the words of the check. */
  if (pursuit_cli_read_key_or_none (prompt, &key, &local) && key == NULL)
    pursuit_secret_check ("", 0, &local);
  /* Where several are asked for, it matters which one it is. */
  if (local != NULL && local->domain == PURSUIT_CORE_ERROR)
    g_prefix_error (&local, "%s", prompt);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return key;
}
