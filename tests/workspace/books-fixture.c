/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"
#include "store/pursuit-store.h"

#include <sqlite3.h>

void
books_fixture_reopen (WorkspaceFixture *self, PursuitWorkspaceMode mode)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->result);
  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  self->workspace = pursuit_workspace_open (self->profile, mode, &error);
  g_assert_no_error (error);
}

void
books_fixture_pin (const char *time)
{
  gint64 time_us = -1;

  g_assert_true (time == NULL || pursuit_time_parse (time, &time_us, NULL));
  pursuit_clock_pin (time_us);
}

char *
books_fixture_sql (WorkspaceFixture *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->profile, PURSUIT_STORE_FILE_NAME, NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return text;
}
