/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "workspace/import/pursuit-import.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Most files and mappings that a test names. */
#define IMPORT_MAX_FILES 8
#define IMPORT_MAX_MAPS 8

/* A new workspace, and beside it a folder for files that a test writes; removed at the end. */
typedef struct
{
  char *folder;  /* (owned) */
  char *profile; /* (owned) below @folder */
  PursuitWorkspace *workspace;
} ImportFixture;

/* What to import and how. @map holds "FIELD=COLUMN". */
typedef struct
{
  const char *files[IMPORT_MAX_FILES];
  const char *map[IMPORT_MAX_MAPS];
  const char *as;
  const char *outcome;
  PursuitDuplicates duplicates;
  gboolean keep_bad_values;
  gboolean rehearse;
  const PursuitProgress *progress;
  GCancellable *cancellable;
  PursuitImportReport *rehearsed;
} ImportPlan;

void import_fixture_set_up (ImportFixture *self, gconstpointer data);
void import_fixture_tear_down (ImportFixture *self, gconstpointer data);
void import_fixture_reopen (ImportFixture *self, PursuitWorkspaceMode mode);

/* Makes a workspace and waits for it. */
PursuitWorkspace *import_fixture_create (const char *profile);

/* Runs an import to its end. */
PursuitImportReport *
import_fixture_run (ImportFixture *self, const ImportPlan *plan, GError **error);

/* The same for one file, which must work. */
PursuitImportReport *import_fixture_import (ImportFixture *self, const char *path);
PursuitImportReport *import_fixture_rehearse (ImportFixture *self, const char *path);

/* Takes an import back, which must leave nothing of it. */
guint import_fixture_undo (ImportFixture *self, const char *batch);

/* A file of the test's own in its folder; @length may be -1. */
char *
import_fixture_write (ImportFixture *self, const char *name, const char *content, gssize length);

char *import_fixture_hash (ImportFixture *self);
void import_fixture_check_integrity (ImportFixture *self);
gint64 import_fixture_count (ImportFixture *self, PursuitKind kind, const char *where);

/* The only record for which the condition holds. */
PursuitRecord *import_fixture_find (ImportFixture *self, PursuitKind kind, const char *where);
GPtrArray *import_fixture_list (ImportFixture *self, PursuitKind kind, const char *where);

/* Everything that a workspace says of leads, their people, activities and owners, without ids
 * and the times of the import, in an order of its own. */
char *import_fixture_dump (ImportFixture *self);

#define import_test(path, func)                                                                    \
  g_test_add (path, ImportFixture, NULL, import_fixture_set_up, func, import_fixture_tear_down)

G_END_DECLS
