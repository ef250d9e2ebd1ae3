/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bench/bench-leads.h"

#include "store/pursuit-search.h"
#include "store/pursuit-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <time.h>

/*
 * Searches generated leads and conversations: each kind of search must have what is meant among the
 * first three, within 50 ms at the 95th of 100; and what is found letter by letter, from the second
 * on, within 16 ms and twice the time of the bare query of FTS5 over the same index. Processor
 * time of the one thread, so that what else the machine does does not decide.
 */
#define LEADS 100000u
#define CONVERSATIONS 10000u
#define LARGE_LEADS 1000000u
#define SEARCHES 200u
#define TYPED 60
#define LIMIT 8
#define LIMIT_MS 50.0
#define LIMIT_TYPED_MS 16.0
#define LIMIT_TIMES 2.0

typedef char *(*DupText) (guint i);

typedef struct
{
  const char *what;
  DupText query;
  DupText title;
  gboolean is_conversation;
  gboolean is_quoted;
} Kind;

static const Kind kinds[] = {
  { "a name", bench_leads_dup_company, bench_leads_dup_company, FALSE, FALSE },
  { "digits of a phone", bench_leads_dup_phone, bench_leads_dup_company, FALSE, FALSE },
  { "an accented name typed plain", bench_leads_dup_plain_contact, bench_leads_dup_company, FALSE,
    FALSE },
  { "a phrase", bench_leads_dup_phrase, bench_leads_dup_title, TRUE, TRUE },
};

typedef struct
{
  const char *text;
  GPtrArray *hits;
} Step;

static gboolean
search_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->hits = pursuit_session_search (session, step->text, PURSUIT_KIND_NONE, LIMIT, error);

  return step->hits != NULL;
}

static double
get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
search (PursuitStore *store, const char *text, GPtrArray **hits)
{
  Step step = { .text = text };
  g_autoptr (GError) error = NULL;
  double start = get_ms ();

  pursuit_store_read (store, search_func, &step, &error);
  g_assert_no_error (error);
  *hits = step.hits;

  return get_ms () - start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_percentile (GArray *times, guint percent)
{
  g_array_sort (times, compare);

  return g_array_index (times, double, MIN (times->len * percent / 100, times->len - 1));
}

static gboolean
is_among_first (GPtrArray *hits, const char *title)
{
  for (guint i = 0; i < MIN (hits->len, 3); i++)
    if (g_str_has_prefix (((PursuitSearchHit *) hits->pdata[i])->title, title))
      return TRUE;

  return FALSE;
}

static gboolean
measure_kind (PursuitStore *store, const Kind *kind, guint n_leads)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = kind->is_conversation ? CONVERSATIONS : n_leads;
  guint right = 0;
  double p95;

  for (guint i = 0; i < SEARCHES; i++)
    {
      guint number = (guint) ((guint64) i * 7919 % n);
      g_autofree char *text = kind->query (number);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", text);
      g_autofree char *title = kind->title (number);
      g_autoptr (GPtrArray) hits = NULL;
      double ms = search (store, kind->is_quoted ? quoted : text, &hits);

      right += is_among_first (hits, title);
      g_array_append_val (times, ms);
    }
  p95 = get_percentile (times, 95);
  g_print ("%s: %u of %u among the first three; p50 %.2f ms, p95 %.2f ms (limit %.0f)\n",
           kind->what, right, SEARCHES, get_percentile (times, 50), p95, LIMIT_MS);

  return right == SEARCHES && p95 <= LIMIT_MS;
}

/* What FTS5 itself takes for the best of the same, with the same weights. */
static double
run_bare (sqlite3_stmt *stmt, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) all = g_string_new ("{title body} : (");
  double start;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (all, "\"%s\" %s", words[i], words[i + 1] == NULL ? "*" : "");
  g_string_append_c (all, ')');
  start = get_ms ();
  sqlite3_bind_text (stmt, 1, all->str, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    ;
  sqlite3_reset (stmt);

  return get_ms () - start;
}

static gboolean
measure_typing (PursuitStore *store, sqlite3_stmt *bare, guint n_leads)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  double own_p95, bare_p95;

  for (guint i = 0; i < TYPED; i++)
    {
      g_autofree char *company = bench_leads_dup_company ((guint) ((guint64) i * 104729 % n_leads));

      for (gsize length = 2; length <= strlen (company); length++)
        {
          g_autofree char *text = g_strndup (company, length);
          g_autoptr (GPtrArray) hits = NULL;
          double ms = search (store, text, &hits);
          double bare_ms = run_bare (bare, text);

          g_array_append_val (ours, ms);
          g_array_append_val (theirs, bare_ms);
        }
    }
  own_p95 = get_percentile (ours, 95);
  bare_p95 = get_percentile (theirs, 95);
  g_print ("typing, %u steps: p50 %.2f ms, p95 %.2f ms (limit %.0f), max %.2f ms; bare FTS5 p50 "
           "%.2f ms, p95 %.2f ms; ratio of p95 %.2f (limit %.0f)\n",
           ours->len, get_percentile (ours, 50), own_p95, LIMIT_TYPED_MS,
           get_percentile (ours, 100), get_percentile (theirs, 50), bare_p95, own_p95 / bare_p95,
           LIMIT_TIMES);

  return own_p95 <= LIMIT_TYPED_MS && own_p95 <= LIMIT_TIMES * bare_p95;
}

static gboolean
measure (guint n_leads)
{
  g_autofree char *folder = g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  g_autoptr (PursuitStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *bare = NULL;
  gboolean good = TRUE;

  bench_leads_make (folder, n_leads, CONVERSATIONS);
  store = pursuit_store_open (folder, PURSUIT_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      sqlite3_open_v2 (pursuit_store_get_path (store), &db, SQLITE_OPEN_READONLY, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT rowid FROM search WHERE search MATCH ?1"
                                       " ORDER BY bm25 (search, 8.0, 1.0, 4.0), rowid DESC LIMIT 8",
                                       -1, &bare, NULL),
                   ==, SQLITE_OK);
  g_print ("%u leads, %u conversations\n", n_leads, CONVERSATIONS);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    good &= measure_kind (store, &kinds[i], n_leads);
  good &= measure_typing (store, bare, n_leads);
  sqlite3_finalize (bare);
  sqlite3_close (db);
  pursuit_store_close (store);
  bench_leads_remove (folder);

  return good;
}

int
main (int argc, char **argv)
{
  gboolean good = measure (LEADS);

  if (g_getenv ("PURSUIT_BENCH_LONG") != NULL)
    good &= measure (LARGE_LEADS);

  return !good;
}
