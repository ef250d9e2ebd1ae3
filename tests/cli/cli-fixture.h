/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A folder of the test's own with a profile in it, and what the last run left. @input is what the
 * next runs read from standard input, @output the file they write to instead of @out, and @locale
 * their LC_ALL if it is not the test's. */
typedef struct
{
  char *folder;
  char *profile;
  const char *input;
  const char *output;
  const char *locale;
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

/* The same with pipes for what it says. */
GSubprocess *cli_fixture_spawn_heard (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;

/* The same for what it says to a person, without --json. */
GSubprocess *cli_fixture_spawn_plain (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;

/* The same when it must fail: the error's object, after its shape and its one line were checked. */
JsonObject *
cli_fixture_refuse (CliFixture *self, int status, const char *code, ...) G_GNUC_NULL_TERMINATED;

/* A hash of all that reading verbs tell of the workspace. */
char *cli_fixture_hash (CliFixture *self);

/* Fails unless the object has all of these members, named with blanks between. */
void cli_assert_members (JsonObject *object, const char *names);

/* The id of the demo's draft of a proposal. */
char *cli_fixture_find_draft (CliFixture *self);

/* How many live records of a kind there are. */
gint64 cli_fixture_count (CliFixture *self, const char *kind);

G_END_DECLS
