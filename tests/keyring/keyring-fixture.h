/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "keyring/pursuit-keyring.h"

G_BEGIN_DECLS

#define KEYRING_PASSWORD "a password of the test"

/* A message bus of the test's own, on which nothing is started by itself, and a real GNOME Keyring
 * with a home of its own. */
typedef struct
{
  char *folder;
  GTestDBus *bus;
  GDBusConnection *connection; /* one as long as the test, as a GApplication has */
  GSubprocess *daemon;
  PursuitKeyring *keyring;
  GMainLoop *loop;
  GAsyncResult *result; /* the one that has come and that nobody waited for yet */
  GAsyncResult *waited;
} KeyringFixture;

/* The bus alone; with an open keyring; with a locked one; with a service without any keyring. */
void keyring_fixture_set_up_absent (KeyringFixture *self, gconstpointer data);
void keyring_fixture_set_up (KeyringFixture *self, gconstpointer data);
void keyring_fixture_set_up_locked (KeyringFixture *self, gconstpointer data);
void keyring_fixture_set_up_empty (KeyringFixture *self, gconstpointer data);
void keyring_fixture_tear_down (KeyringFixture *self, gconstpointer data);

/* With an open keyring on the bus that is there already. */
void keyring_fixture_set_up_here (KeyringFixture *self, gconstpointer data);

/* With an open keyring, and a bus that starts another one when this is gone. */
void keyring_fixture_set_up_activated (KeyringFixture *self, gconstpointer data);

/* Starts the service, with a password to open or make its keyring or with none, and waits until it
 * serves. */
GSubprocess *keyring_fixture_spawn (KeyringFixture *self, const char *password);
/* Kills it and waits until the bus knows. */
void keyring_fixture_kill (KeyringFixture *self);

/* What a person does with the program of the desktop. */
void keyring_fixture_lock (KeyringFixture *self);
void keyring_fixture_unlock (KeyringFixture *self);

/* Callback and wait for any call. */
void keyring_fixture_done (GObject *source, GAsyncResult *result, gpointer self);
GAsyncResult *keyring_fixture_wait (KeyringFixture *self);

/* Calls that must end well. */
void keyring_fixture_store (KeyringFixture *self, const PursuitKeyName *name, const char *text);
void
keyring_fixture_assert_holds (KeyringFixture *self, const PursuitKeyName *name, const char *text);
/* That there is one secret, of whatever workspace, and it is this. */
void keyring_fixture_assert_only (KeyringFixture *self, const char *service, const char *text);
void keyring_fixture_clear (KeyringFixture *self, const PursuitKeyName *name);

/* Checks, stores, looks up and clears, and all of it must end with this error of the room. */
void keyring_fixture_refuse_all (KeyringFixture *self, PursuitKeyringFlags flags, int code);

/* One call that must end with this error, whose message must be fit for people. */
void keyring_fixture_refuse_lookup (KeyringFixture *self,
                                    const PursuitKeyName *name,
                                    PursuitKeyringFlags flags,
                                    int code);
void keyring_assert_plain (const GError *error, int code);

/* How many secrets there are, whether it is locked or not. */
guint keyring_fixture_count (KeyringFixture *self);
/* Deletes them, as a person does with the program of the desktop. */
void keyring_fixture_delete_all (KeyringFixture *self);

/* Whether a file has these bytes; that it can be read and has not; and that no file of a folder
 * has, of which there are so many. None may be a core. */
gboolean keyring_file_holds (const char *path, const char *key);
void keyring_assert_lacks (const char *path, const char *key);
/* That others do not see them of a process; how many of the two files that tell of it were read.
 * The environment may be refused to who is not the administrator, for that is what hardening does.
 */
guint keyring_assert_process_lacks (const char *pid, const char *key);
guint keyring_search_folder (const char *folder, const char *key);

G_END_DECLS
