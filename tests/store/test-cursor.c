/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#define N_LEADS 1000

/* What the jobs below take and give. */
typedef struct
{
  PursuitQuery *query;
  GPtrArray *ids;
  char *next;
  gint64 total;
  GError *error;
} Page;

static gboolean
page_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;
  g_autoptr (GPtrArray) records
      = pursuit_session_list (session, page->query, &page->next, &page->total, &page->error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (page->ids, g_strdup (pursuit_record_get_id (records->pdata[i])));

  return TRUE;
}

static gboolean
rows_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;
  g_autoptr (GArray) rows = pursuit_session_list_rows (session, page->query, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      char *id = pursuit_session_get_row_id (session, PURSUIT_KIND_LEAD, row);

      g_assert_nonnull (id);
      g_assert_cmpuint (pursuit_session_get_row (session, PURSUIT_KIND_LEAD, id), ==, row);
      g_ptr_array_add (page->ids, id);
    }

  return rows != NULL;
}

static GPtrArray *
run_once (StoreFixture *fixture, PursuitQuery *query, PursuitStoreFunc func)
{
  Page page = { .query = query, .ids = g_ptr_array_new_with_free_func (g_free) };

  store_fixture_read (fixture, func, &page);
  g_assert_no_error (page.error);
  g_free (page.next);

  return page.ids;
}

static GPtrArray *
run_paged (StoreFixture *fixture, PursuitQuery *query, guint limit, gint64 total)
{
  Page page = { .query = query, .ids = g_ptr_array_new_with_free_func (g_free) };

  pursuit_query_set_limit (query, limit);
  do
    {
      guint before = page.ids->len;

      pursuit_query_set_cursor (query, page.next);
      g_clear_pointer (&page.next, g_free);
      store_fixture_read (fixture, page_func, &page);
      g_assert_no_error (page.error);
      g_assert_cmpint (page.total, ==, total);
      /* A page is full, or the last one; none is empty. */
      g_assert_cmpuint (page.ids->len - before, ==, MIN (limit, (guint) total - before));
    }
  while (page.next != NULL);
  pursuit_query_set_limit (query, 0);
  pursuit_query_set_cursor (query, NULL);

  return page.ids;
}

static void
check_same (const char *sort, GPtrArray *expected, GPtrArray *ids)
{
  g_assert_cmpuint (ids->len, ==, expected->len);
  for (guint i = 0; i < ids->len; i++)
    if (!g_str_equal (ids->pdata[i], expected->pdata[i]))
      g_error ("%s: place %u is another record", sort, i);
}

static void
check_no_repeat (const char *sort, GPtrArray *ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_add (seen, ids->pdata[i]))
      g_error ("%s: place %u repeats a record", sort, i);
}

static void
check_sort (StoreFixture *fixture, const char *sort, const char *where, guint limit)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) paged = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_query_set_where (query, where, NULL, &error);
  g_assert_no_error (error);
  pursuit_query_set_sort (query, sort, &error);
  g_assert_no_error (error);
  whole = run_once (fixture, query, page_func);
  rows = run_once (fixture, query, rows_func);
  paged = run_paged (fixture, query, limit, whole->len);

  g_assert_cmpuint (whole->len, >, 0);
  check_no_repeat (sort, paged);
  check_same (sort, whole, paged);
  check_same (sort, whole, rows);
}

static void
every_field_pages_without_gap_or_repeat (StoreFixture *fixture, gconstpointer data)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);

  store_sample_put_leads (fixture, N_LEADS);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, N_LEADS);
  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *falling = g_strconcat ("-", table->fields[i].key, NULL);

      check_sort (fixture, table->fields[i].key, NULL, 199);
      check_sort (fixture, falling, NULL, 333);
    }
}

static void
small_pages_cross_ties (StoreFixture *fixture, gconstpointer data)
{
  static const char *const sorts[] = { NULL, "name", "-name", "score", "-score", "Plan | B" };

  store_sample_put_leads (fixture, 60);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (guint limit = 1; limit <= 7; limit++)
      {
        check_sort (fixture, sorts[i], NULL, limit);
        check_sort (fixture, sorts[i], "score>=2 company_name~e", limit);
      }
}

static void
own_column_may_be_called_anything (StoreFixture *fixture, gconstpointer data)
{
  store_sample_put_leads (fixture, 100);
  check_sort (fixture, "Plan | B", NULL, 9);
  check_sort (fixture, "-Plan | B", NULL, 9);
}

static gboolean
add_weight_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_add_custom_column (session, PURSUIT_KIND_LEAD, "Weight", "number", "test",
                                            error);
}

/* Numbers and texts in one own column, as a platform's JSON may bring them. */
static void
own_column_mixes_numbers_and_texts (StoreFixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "1.5", "2.5", "\"x\"", "7", "0.25", "\"1.5\"", "2.5" };

  for (guint i = 0; i < 3 * G_N_ELEMENTS (values); i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *id = NULL;
      g_autofree char *custom
          = g_strdup_printf ("{\"Weight\":%s}", values[i % G_N_ELEMENTS (values)]);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
      pursuit_record_set_text (lead, PURSUIT_FIELD_CUSTOM, custom);
      id = store_fixture_put (fixture, lead);
    }
  store_fixture_write (fixture, add_weight_func, NULL);
  for (guint limit = 1; limit < 5; limit++)
    {
      check_sort (fixture, "Weight", NULL, limit);
      check_sort (fixture, "-Weight", NULL, limit);
    }
}

static void
long_texts_are_sorted_too (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *text = g_strnfill (20000, (char) ('a' + i % 3));
      g_autofree char *id = NULL;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
      pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, text);
      id = store_fixture_put (fixture, lead);
    }
  check_sort (fixture, "description", NULL, 2);
  check_sort (fixture, "-description", NULL, 5);
}

static void
limit_counts_for_rows (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) first = NULL;

  store_sample_put_leads (fixture, 30);
  pursuit_query_set_sort (query, "-score", NULL);
  whole = run_once (fixture, query, rows_func);
  pursuit_query_set_limit (query, 12);
  first = run_once (fixture, query, rows_func);
  g_assert_cmpuint (whole->len, ==, 30);
  g_assert_cmpuint (first->len, ==, 12);
  g_ptr_array_set_size (whole, 12);
  check_same ("-score", whole, first);
}

/* A record that comes or goes between two pages moves nothing that was not shown yet. */
static void
pages_survive_what_happens_between (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GPtrArray) whole = NULL;
  g_autofree char *late = NULL;
  Page page = { .query = query, .ids = g_ptr_array_new_with_free_func (g_free) };

  store_sample_put_leads (fixture, 40);
  pursuit_query_set_sort (query, "name", NULL);
  whole = run_once (fixture, query, page_func);
  pursuit_query_set_limit (query, 10);
  store_fixture_read (fixture, page_func, &page);
  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, whole->pdata[9]);
  late = store_fixture_put_lead (fixture, "Aaa first of all", NULL);
  pursuit_query_set_cursor (query, page.next);
  g_clear_pointer (&page.next, g_free);
  pursuit_query_set_limit (query, 0);
  store_fixture_read (fixture, page_func, &page);
  check_same ("name", whole, page.ids);
  g_ptr_array_unref (page.ids);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/cursor/every-field", every_field_pages_without_gap_or_repeat);
  store_test ("/store/cursor/ties", small_pages_cross_ties);
  store_test ("/store/cursor/own-column-of-any-name", own_column_may_be_called_anything);
  store_test ("/store/cursor/own-column-mixes-types", own_column_mixes_numbers_and_texts);
  store_test ("/store/cursor/long-texts", long_texts_are_sorted_too);
  store_test ("/store/cursor/limit-of-rows", limit_counts_for_rows);
  store_test ("/store/cursor/changes-between-pages", pages_survive_what_happens_between);

  return g_test_run ();
}
