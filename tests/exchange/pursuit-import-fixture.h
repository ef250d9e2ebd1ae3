/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-import-reader.h"
#include "support/pursuit-test-data.h"

#include <string.h>

G_BEGIN_DECLS

/* A file of a few rows that is written, opened and looked at. */
typedef struct
{
  char *dir;
  char *path;
  PursuitImportReader *reader;
  GError *error;
} Fixture;

static inline void
set_up (Fixture *fixture, const void *data)
{
  fixture->dir = pursuit_test_make_dir ();
}

static inline void
tear_down (Fixture *fixture, const void *data)
{
  g_clear_object (&fixture->reader);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->path, g_free);
  pursuit_test_remove_dir (fixture->dir);
}

/* Opens @text as a file of that name; the name may say what its rows are. */
static inline void
open_text (Fixture *fixture,
           const char *name,
           const char *text,
           const PursuitImportOptions *options)
{
  g_clear_object (&fixture->reader);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->path, g_free);
  fixture->path = g_build_filename (fixture->dir, name, NULL);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  fixture->reader = pursuit_import_reader_open (fixture->path, options, NULL, &fixture->error);
}

static inline const PursuitImportRow *
next_row (Fixture *fixture)
{
  const PursuitImportRow *row = NULL;

  g_assert_no_error (fixture->error);
  g_assert_true (pursuit_import_reader_next (fixture->reader, &row, NULL, &fixture->error));

  return row;
}

static inline void
assert_end (Fixture *fixture)
{
  const PursuitImportRow *row;

  g_assert_false (pursuit_import_reader_next (fixture->reader, &row, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
}

static inline const PursuitMappedColumn *
get_column (Fixture *fixture, const char *header)
{
  PursuitHeaderMap *map = pursuit_import_reader_get_map (fixture->reader);
  int index = pursuit_header_map_find_column (map, header);

  g_assert_cmpint (index, >=, 0);

  return pursuit_header_map_get_column (map, (guint) index);
}

static inline void
assert_text (const PursuitImportRow *row, PursuitImportTarget target, const char *expected)
{
  g_assert_cmpstr (pursuit_import_row_get_text (row, target), ==, expected);
}

static inline void
assert_number (const PursuitImportRow *row, PursuitImportTarget target, gint64 expected)
{
  gint64 number;

  g_assert_true (pursuit_import_row_get_number (row, target, &number));
  g_assert_cmpint (number, ==, expected);
}

static inline void
assert_custom (const PursuitImportRow *row, const char *expected)
{
  g_autofree char *json = pursuit_import_row_dup_custom_json (row);

  g_assert_cmpstr (json, ==, expected);
}

static inline void
assert_rejected (const PursuitImportRow *row, guint64 line, const char *reason)
{
  g_autofree char *found = pursuit_import_row_dup_reason (row);

  g_assert_cmpstr (found, ==, reason);
  g_assert_true (pursuit_import_row_is_rejected (row));
  g_assert_cmpuint (pursuit_import_row_get_line (row), ==, line);
}

/* Adds the test @function to the suite of @path. */
#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

G_END_DECLS
