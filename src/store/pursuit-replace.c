/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-replace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* In one second nobody replaces a workspace more often than this. */
#define MAX_SAME_NAMES 100

void
pursuit_sync_folder (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Not every file system can; then it does so by itself. */
  if (fd >= 0 && fsync (fd) != 0)
    g_debug ("%s cannot be synced: %s", folder, g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

static gboolean
fail (const char *file, GError **error)
{
  int saved = errno;

  g_set_error (
      error, PURSUIT_STORE_ERROR,
      saved == ENOSPC ? PURSUIT_STORE_ERROR_FULL : PURSUIT_STORE_ERROR_READ_ONLY,
      _ ("%s: the file cannot be put in its place (%s); nothing was lost: what stood there "
         "is still in this folder or in “backups”"),
      file, g_strerror (saved));

  return FALSE;
}

/* A second name for the same file first: at no moment is there no workspace. */
static gboolean
keep_aside (const char *workspace, const char *kept)
{
  if (link (workspace, kept) == 0)
    return TRUE;
  if (errno == EEXIST || errno == ENOENT)
    return FALSE;

  return g_access (kept, F_OK) != 0 && g_rename (workspace, kept) == 0;
}

static char *
choose_kept (const char *workspace)
{
  g_autofree char *profile = g_path_get_dirname (workspace);
  g_autofree char *folder = g_build_filename (profile, PURSUIT_STORE_BACKUPS, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return NULL;
  for (guint i = 1; i <= MAX_SAME_NAMES; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("replaced-%s%s.db", stamp, number);
      g_autofree char *kept = g_build_filename (folder, name, NULL);

      if (keep_aside (workspace, kept))
        return g_steal_pointer (&kept);
      if (errno != EEXIST)
        break;
    }

  return NULL;
}

/* The log belongs to the file that was there: the new one must not find it. */
static gboolean
move_log (const char *workspace, const char *kept)
{
  g_autofree char *log = g_strconcat (workspace, "-wal", NULL);
  g_autofree char *index = g_strconcat (workspace, "-shm", NULL);
  g_autofree char *kept_log = kept != NULL ? g_strconcat (kept, "-wal", NULL) : NULL;

  g_unlink (index);
  if (g_access (log, F_OK) != 0)
    return TRUE;

  return kept_log != NULL ? g_rename (log, kept_log) == 0 : g_unlink (log) == 0;
}

static gboolean
replace (const char *workspace, const char *part, char **kept, GError **error)
{
  g_autofree char *aside = NULL;

  if (g_access (workspace, F_OK) == 0)
    {
      aside = choose_kept (workspace);
      if (aside == NULL)
        return fail (workspace, error);
      pursuit_sync_folder (aside);
    }
  if (!move_log (workspace, aside) || g_rename (part, workspace) != 0)
    return fail (workspace, error);
  pursuit_sync_folder (workspace);
  if (kept != NULL)
    *kept = g_steal_pointer (&aside);

  return TRUE;
}

gboolean
pursuit_replace_workspace (const char *workspace, const char *part, char **kept, GError **error)
{
  gboolean done;

  g_assert (workspace != NULL && part != NULL);

  if (kept != NULL)
    *kept = NULL;
  done = replace (workspace, part, kept, error);
  if (!done)
    g_unlink (part);

  return done;
}
