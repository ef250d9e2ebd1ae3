/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/workspace-fixture.h"

G_BEGIN_DECLS

/* Closes the workspace and opens it again, as a new run does. */
void books_fixture_reopen (WorkspaceFixture *self, PursuitWorkspaceMode mode);

/* Pins the wall clock to an RFC 3339 time; NULL lets it run again. */
void books_fixture_pin (const char *time);

/* The first column of the first row of a statement on the workspace's file. */
char *books_fixture_sql (WorkspaceFixture *self, const char *sql);

G_END_DECLS
