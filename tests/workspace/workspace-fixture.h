/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-records.h"

G_BEGIN_DECLS

/* A workspace in a folder of the test's own. */
typedef struct
{
  char *folder;
  char *profile;
  PursuitWorkspace *workspace;
  GMainLoop *loop;
  GAsyncResult *result;
} WorkspaceFixture;

void workspace_fixture_set_up (WorkspaceFixture *self, gconstpointer data);
void workspace_fixture_set_up_demo (WorkspaceFixture *self, gconstpointer data);
void workspace_fixture_tear_down (WorkspaceFixture *self, gconstpointer data);

/* Callback and wait for any verb. */
void workspace_fixture_done (GObject *source, GAsyncResult *result, gpointer self);
GAsyncResult *workspace_fixture_wait (WorkspaceFixture *self);

/* Stores a lead and waits for it. */
PursuitRecord *workspace_fixture_add_lead (WorkspaceFixture *self, const char *company, int value);
PursuitRecord *
workspace_fixture_save (WorkspaceFixture *self, PursuitRecord *record, gint64 *action);

/* The first record that a condition finds. */
PursuitRecord *workspace_fixture_find (WorkspaceFixture *self, PursuitKind kind, const char *where);

/* One record by its id, and how many a condition finds. */
PursuitRecord *workspace_fixture_get (WorkspaceFixture *self, PursuitKind kind, const char *id);
gint64 workspace_fixture_count (WorkspaceFixture *self, PursuitKind kind, const char *where);

/* Drafts a proposal from a template, or from the first one. */
PursuitRecord *
workspace_fixture_draft (WorkspaceFixture *self, const char *lead_id, const char *template);

G_END_DECLS
