/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-external-id.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <time.h>

/* Contacts of the shape that HubSpot exports: the figure of the design is for 50,000. */
#define DEFAULT_COUNT 50000
/* What is promised: at most so many times the peer's time. */
#define MOST_TIMES 3.0

static const char *const words[]
    = { "north", "wind",  "energy", "textil", "logistik", "pharma", "brau", "nova",
        "data",  "cloud", "metall", "holz",   "papier",   "optik",  "bau",  "agrar" };

static const char *
pick (guint i, guint salt)
{
  return words[(i * 2654435761u + salt * 40503u) / 7 % G_N_ELEMENTS (words)];
}

static void
fill_lead (PursuitRecord *lead, guint i)
{
  pursuit_record_take_text (lead, PURSUIT_LEAD_COMPANY_NAME,
                            g_strdup_printf ("%s %s %u", pick (i, 1), pick (i, 2), i / 3));
  pursuit_record_take_text (lead, PURSUIT_LEAD_CONTACT_NAME,
                            g_strdup_printf ("Ana%u %s", i, pick (i, 3)));
  pursuit_record_take_text (lead, PURSUIT_LEAD_CONTACT_EMAIL,
                            g_strdup_printf ("ana%u@%s%u.test", i, pick (i, 1), i / 3));
  pursuit_record_take_text (lead, PURSUIT_LEAD_CONTACT_PHONE,
                            g_strdup_printf ("+49 89 %06u", i * 7919 % 1000000));
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_TITLE, pick (i, 4));
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, pick (i, 5));
  pursuit_record_set_text (lead, PURSUIT_LEAD_INDUSTRY, pick (i, 6));
  pursuit_record_set_text (lead, PURSUIT_LEAD_SOURCE, "organic search");
  pursuit_record_take_text (lead, PURSUIT_FIELD_CUSTOM,
                            g_strdup_printf ("{\"Lifecycle Stage\":\"lead\",\"Record ID\":\"%u\","
                                             "\"Associated Note\":\"%s %s %s\"}",
                                             i, pick (i, 7), pick (i, 8), pick (i, 9)));
}

static void
fill_person (PursuitRecord *person, PursuitRecord *lead, guint i)
{
  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, pursuit_record_get_id (lead));
  pursuit_record_set_text (person, PURSUIT_PERSON_NAME,
                           pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_NAME));
  pursuit_record_set_text (person, PURSUIT_PERSON_EMAIL,
                           pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_EMAIL));
  pursuit_record_set_text (person, PURSUIT_PERSON_PHONE,
                           pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_PHONE));
  pursuit_record_set_text (person, PURSUIT_PERSON_TITLE,
                           pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_TITLE));
}

static void
fill_external (PursuitRecord *external, PursuitRecord *lead, guint i)
{
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_SYSTEM, "hubspot");
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_OBJECT, "contact");
  pursuit_record_take_text (external, PURSUIT_EXTERNAL_ID_EXTERNAL_ID,
                            g_strdup_printf ("%u", 100000 + i));
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_RECORD_KIND, "lead");
  pursuit_record_set_text (external, PURSUIT_EXTERNAL_ID_RECORD_ID, pursuit_record_get_id (lead));
}

static gboolean
import_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  guint count = GPOINTER_TO_UINT (data);
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Import", NULL);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);
      g_autoptr (PursuitRecord) external = pursuit_record_new (PURSUIT_KIND_EXTERNAL_ID);

      fill_lead (lead, i);
      if (!pursuit_bulk_insert (bulk, lead, error))
        return FALSE;
      fill_person (person, lead, i);
      fill_external (external, lead, i);
      if (!pursuit_bulk_insert (bulk, person, error)
          || !pursuit_bulk_insert (bulk, external, error))
        return FALSE;
    }

  return pursuit_bulk_finish (bulk, error);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  /* lint: allow exec-literal: the literals of the callers */
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

/* The peer: the same rows into one plain table, then a search index over the same documents, with
 * the same durability. */
static void
run_peer (const char *path, guint count)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  static const guint fields[]
      = { PURSUIT_LEAD_COMPANY_NAME,  PURSUIT_LEAD_CONTACT_NAME,  PURSUIT_LEAD_CONTACT_EMAIL,
          PURSUIT_LEAD_CONTACT_PHONE, PURSUIT_LEAD_CONTACT_TITLE, PURSUIT_LEAD_CITY,
          PURSUIT_LEAD_INDUSTRY,      PURSUIT_LEAD_SOURCE,        PURSUIT_FIELD_CUSTOM };
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run_sql (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN;"
               "CREATE TABLE contact (a, b, c, d, e, f, g, h, i)");
  sqlite3_prepare_v2 (db, "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &stmt,
                      NULL);
  for (guint i = 0; i < count; i++)
    {
      fill_lead (lead, i);
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        sqlite3_bind_text (stmt, (int) f + 1, pursuit_record_get_text (lead, fields[f]), -1,
                           SQLITE_STATIC);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  run_sql (db, "COMMIT; BEGIN;"
               "CREATE VIRTUAL TABLE words USING fts5 (title, body, prefix = '2 3',"
               " tokenize = 'unicode61 remove_diacritics 2');"
               "INSERT INTO words SELECT a || ' ' || b || ' ' || c || ' ' || d,"
               " e || ' ' || f || ' ' || g || ' ' || h || ' ' || i FROM contact;"
               "INSERT INTO words SELECT b || ' ' || c || ' ' || d, e FROM contact; COMMIT;");
  sqlite3_close (db);
}

static long
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

/* Of processor time: what else the machine does must not decide. */
static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  guint count = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_COUNT;
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autoptr (PursuitStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *peer_path = NULL;
  double start, ours, peer;
  long peak;

  store = pursuit_store_open (folder, PURSUIT_STORE_CREATE, &error);
  g_assert_no_error (error);
  start = get_seconds ();
  pursuit_store_write (store, import_func, GUINT_TO_POINTER (count), NULL, &error);
  g_assert_no_error (error);
  pursuit_store_close (store);
  ours = get_seconds () - start;
  peak = get_peak_kib ();

  peer_path = g_build_filename (folder, "peer.db", NULL);
  start = get_seconds ();
  run_peer (peer_path, count);
  peer = get_seconds () - start;
  remove_folder (folder);

  g_print (
      "%u contacts: %.2f s, a plain table and index %.2f s, ratio %.2f (limit 3); peak %ld MiB\n",
      count, ours, peer, ours / peer, peak / 1024);

  return ours > MOST_TIMES * peer;
}
