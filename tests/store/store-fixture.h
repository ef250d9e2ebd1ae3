/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "store/pursuit-list.h"
#include "store/pursuit-store.h"

G_BEGIN_DECLS

/* A workspace in a folder of its own, removed at the end. */
typedef struct
{
  char *profile; /* (owned) */
  PursuitStore *store;
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);
void store_fixture_reopen (StoreFixture *self, PursuitStoreMode mode);
char *store_fixture_get_file (StoreFixture *self, const char *name);

/* Removes a folder with its files. */
void store_fixture_remove_folder (const char *path);

/* Runs a job and expects it to work. */
void store_fixture_write (StoreFixture *self, PursuitStoreFunc func, gpointer data);
void store_fixture_read (StoreFixture *self, PursuitStoreFunc func, gpointer data);

/* One step in a job of its own, for tests that are about something else. */
char *store_fixture_put (StoreFixture *self, PursuitRecord *record);
char *store_fixture_put_lead (StoreFixture *self, const char *company, const char *contact);
char *store_fixture_put_person (StoreFixture *self, const char *lead_id, const char *name);
PursuitRecord *store_fixture_get (StoreFixture *self, PursuitKind kind, const char *id);
void store_fixture_delete (StoreFixture *self, PursuitKind kind, const char *id);
gint64 store_fixture_count (StoreFixture *self, PursuitKind kind, const char *where);
char *store_fixture_hash (StoreFixture *self);

/* "Acme|Zenith": what the query finds, in order, by title. */
char *store_fixture_list (StoreFixture *self, const PursuitQuery *query);
/* The first column of the first row of a statement run on the open file, for what the public
 * functions do not show. */
char *store_fixture_sql (StoreFixture *self, const char *sql);

/* All words in the search index, with the record and the column of each. */
char *store_fixture_list_words (StoreFixture *self);

#define store_test(path, func)                                                                     \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

G_END_DECLS
