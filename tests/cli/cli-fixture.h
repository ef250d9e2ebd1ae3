/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A folder of the test's own with a profile in it, and what the last run left. */
typedef struct
{
  char *folder;
  char *profile;
  int status;
  char *out;
  char *err;
  JsonNode *json;
} CliFixture;

void cli_fixture_set_up (CliFixture *self, gconstpointer data);
void cli_fixture_tear_down (CliFixture *self, gconstpointer data);

/* The same with a workspace in the profile. */
void cli_fixture_set_up_workspace (CliFixture *self, gconstpointer data);
void cli_fixture_set_up_demo (CliFixture *self, gconstpointer data);

/* Runs the real program on the profile with these words, the last one NULL. */
void cli_fixture_run (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;

/* The same with --json; it must end with @status, and its answer is parsed. */
JsonObject *cli_fixture_ask (CliFixture *self, int status, ...) G_GNUC_NULL_TERMINATED;

/* Writes a file into the folder. */
char *cli_fixture_write (CliFixture *self, const char *name, const char *content);

/* Starts the program and lets it run. */
GSubprocess *cli_fixture_spawn (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;

/* How many live records of a kind there are. */
gint64 cli_fixture_count (CliFixture *self, const char *kind);

G_END_DECLS
