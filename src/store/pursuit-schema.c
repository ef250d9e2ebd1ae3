/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-schema-private.h"

#include "store/pursuit-store-resources.h"
#include "store/pursuit-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MIGRATIONS "/com/salesai/Pursuit/store/migrations/"

/* Of SQLite's file format: the magic text, and where the header holds sizes. */
#define FILE_MAGIC "SQLite format 3"
#define OFFSET_PAGE_SIZE 16
#define OFFSET_PAGE_COUNT 28
#define OFFSET_FREE_PAGES 32
#define OFFSET_APPLICATION_ID 68

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names in their order; they begin with their number. */
static char **
list_migrations (void)
{
  char **names = g_resource_enumerate_children (pursuit_store_resources_get_resource (), MIGRATIONS,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);

  return names;
}

int
pursuit_schema_get_newest (void)
{
  g_auto (GStrv) names = list_migrations ();

  return (int) g_strv_length (names);
}

static gboolean
run_migration (PursuitDatabase *database, const char *name, int version, GError **error)
{
  g_autofree char *path = g_strconcat (MIGRATIONS, name, NULL);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version=%d; PRAGMA application_id=%d;",
                                           version, PURSUIT_SCHEMA_APPLICATION_ID);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pursuit_store_resources_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *sql = NULL;

  if (bytes == NULL)
    return FALSE;

  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (pursuit_database_run_script (database, "BEGIN IMMEDIATE", error)
      && pursuit_database_run_script (database, sql, error)
      && pursuit_database_run_script (database, mark, error)
      && pursuit_database_run_script (database, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (pursuit_database_get_handle (database)))
    pursuit_database_run_script (database, "ROLLBACK", NULL);

  return FALSE;
}

gboolean
pursuit_schema_migrate (PursuitDatabase *database, GError **error)
{
  g_auto (GStrv) names = list_migrations ();
  gint64 version = pursuit_database_get_pragma (database, "PRAGMA user_version");

  for (gint64 i = version; names[i] != NULL; i++)
    if (!run_migration (database, names[i], (int) i + 1, error))
      return FALSE;

  return TRUE;
}

static gboolean
refuse_other (const char *path, GError **error)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE,
               _ ("%s: this is a database of another program; choose another folder"), path);

  return FALSE;
}

static gboolean
refuse_damaged (const char *path, const char *what, GError **error)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
               _ ("%s: the file is damaged (%s); keep it, and restore the last backup beside it"),
               path, what);

  return FALSE;
}

gboolean
pursuit_schema_check (PursuitDatabase *database, gboolean will_migrate, GError **error)
{
  const char *path = pursuit_database_get_path (database);
  gint64 application = pursuit_database_get_pragma (database, "PRAGMA application_id");
  gint64 version = pursuit_database_get_pragma (database, "PRAGMA user_version");

  if (application < 0 || version < 0)
    {
      pursuit_database_set_error (database,
                                  sqlite3_errcode (pursuit_database_get_handle (database)), error);
      return FALSE;
    }
  /* A file that was emptied, whose log holds nothing of it either. */
  if (application == 0
      && pursuit_database_get_pragma (database, "SELECT count (*) FROM sqlite_schema") == 0)
    return refuse_damaged (path, _ ("it is empty"), error);
  if (application != PURSUIT_SCHEMA_APPLICATION_ID)
    return refuse_other (path, error);
  if (version > pursuit_schema_get_newest ())
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NEWER,
                   _ ("%s: this workspace was written by a newer Pursuit (schema %d, this program "
                      "knows %d); install the newer version to open it"),
                   path, (int) version, pursuit_schema_get_newest ());
      return FALSE;
    }
  if (!will_migrate && version < pursuit_schema_get_newest ())
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY,
                   _ ("%s: this workspace was written by an older Pursuit; open it for writing "
                      "once to bring it up to date"),
                   path);
      return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_schema_check_whole (PursuitDatabase *database, GError **error)
{
  g_autoptr (PursuitStatement) check
      = pursuit_statement_new (database, "PRAGMA quick_check(1)", error);
  const char *answer;

  if (check == NULL || !pursuit_statement_next (check, error))
    return FALSE;
  answer = pursuit_statement_get_text (check, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  return refuse_damaged (pursuit_database_get_path (database), answer, error);
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
write_be32 (guint8 *bytes, guint32 number)
{
  for (int i = 3; i >= 0; i--, number >>= 8)
    bytes[i] = (guint8) number;
}

static guint32
get_page_size (const guint8 *header)
{
  guint32 size = (guint32) header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];

  return size == 1 ? 65536 : size;
}

/* The list of free pages is left out: reading needs none. */
void
pursuit_schema_fit_header (guint8 *header, gint64 size)
{
  write_be32 (header + OFFSET_PAGE_COUNT, (guint32) (size / get_page_size (header)));
  write_be32 (header + OFFSET_FREE_PAGES, 0);
  write_be32 (header + OFFSET_FREE_PAGES + 4, 0);
}

/* Where there are backups, or a log, there was a workspace. */
static gboolean
was_workspace (const char *path)
{
  g_autofree char *profile = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (profile, PURSUIT_STORE_BACKUPS, NULL);

  return has_log (path) || g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static gboolean
refuse_magic (const char *path, const guint8 *header, gssize length, GError **error)
{
  gboolean blank = TRUE;

  for (gssize i = 0; i < length; i++)
    blank = blank && header[i] == 0;
  if (blank || was_workspace (path))
    return refuse_damaged (path, _ ("its beginning was overwritten"), error);

  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE,
               _ ("%s: this is not a Pursuit workspace; choose another folder"), path);

  return FALSE;
}

static gboolean
check_header (const char *path, const guint8 *header, gssize length, gint64 size, GError **error)
{
  guint32 page_size, page_count;

  if (length == 0)
    return has_log (path) || refuse_damaged (path, _ ("it is empty"), error);
  if (length < (gssize) strlen (FILE_MAGIC)
      || memcmp (header, FILE_MAGIC, strlen (FILE_MAGIC)) != 0)
    return refuse_magic (path, header, length, error);
  if (length < PURSUIT_SCHEMA_HEADER_SIZE)
    return refuse_damaged (path, _ ("it is cut off"), error);

  page_size = get_page_size (header);
  page_count = read_be32 (header + OFFSET_PAGE_COUNT);
  /* A log may hold the pages that are missing here, and a newer first page. */
  if (has_log (path))
    return TRUE;
  if (read_be32 (header + OFFSET_APPLICATION_ID) == 0 && size <= page_size)
    return refuse_damaged (path, _ ("it is empty"), error);
  if (read_be32 (header + OFFSET_APPLICATION_ID) != PURSUIT_SCHEMA_APPLICATION_ID)
    return refuse_other (path, error);
  if ((gint64) page_size * page_count > size)
    return refuse_damaged (path, _ ("it is cut off"), error);

  return TRUE;
}

gboolean
pursuit_schema_check_file (const char *path, GError **error)
{
  guint8 header[PURSUIT_SCHEMA_HEADER_SIZE];
  struct stat info;
  gssize length;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  int saved = errno;

  if (fd < 0)
    {
      PursuitStoreError code = saved == ENOENT || saved == ENOTDIR ? PURSUIT_STORE_ERROR_NOT_FOUND
                               : saved == ELOOP ? PURSUIT_STORE_ERROR_NOT_A_WORKSPACE
                                                : PURSUIT_STORE_ERROR_READ_ONLY;

      g_set_error (
          error, PURSUIT_STORE_ERROR, code,
          code == PURSUIT_STORE_ERROR_NOT_FOUND
              ? _ ("%s: there is no workspace here (%s); make one or choose another folder")
              : _ ("%s: the workspace cannot be opened (%s)"),
          path, saved == ELOOP ? _ ("it is a symbolic link") : g_strerror (saved));
      return FALSE;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE,
                   _ ("%s: this is not a file"), path);
      return FALSE;
    }
  length = read (fd, header, sizeof header);
  close (fd);

  return check_header (path, header, MAX (length, 0), info.st_size, error);
}
