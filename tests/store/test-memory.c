/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "core/pursuit-draft.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-undo.h"

#include <string.h>

static const char *const odd_texts[]
    = { "plain", " ", "'; DROP TABLE setting; --", "a\nb\tc", "日本 Łódź", "\"{}\"", "%_\\", "" };

static gboolean
remember_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    if (!pursuit_session_set_setting (session, odd_texts[i], odd_texts[i], error)
        || !pursuit_session_set_mapping (session, odd_texts[i], "{}", error)
        || !pursuit_session_set_mapping (session, odd_texts[i], odd_texts[i], error)
        || !pursuit_session_add_custom_column (session, PURSUIT_KIND_PERSON, odd_texts[i], "text",
                                               "test", error))
      return FALSE;

  return TRUE;
}

static gboolean
recall_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) columns = pursuit_session_list_custom_columns (session, PURSUIT_KIND_PERSON);
  g_auto (GStrv) none = pursuit_session_list_custom_columns (session, PURSUIT_KIND_LEAD);

  g_assert_cmpuint (g_strv_length (columns), ==, G_N_ELEMENTS (odd_texts));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    {
      g_autofree char *setting = pursuit_session_get_setting (session, odd_texts[i]);
      g_autofree char *mapping = pursuit_session_get_mapping (session, odd_texts[i]);

      g_assert_cmpstr (setting, ==, odd_texts[i]);
      g_assert_cmpstr (mapping, ==, odd_texts[i]);
      g_assert_cmpstr (columns[i], ==, odd_texts[i]);
    }

  return TRUE;
}

static void
odd_texts_come_back_as_they_went (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, remember_func, NULL);
  store_fixture_read (fixture, recall_func, NULL);
  store_fixture_reopen (fixture, PURSUIT_STORE_READ);
  store_fixture_read (fixture, recall_func, NULL);
}

/* Within one second all mappings are equally old, but the last one is never what is forgotten. */
static gboolean
mappings_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *form = g_strdup_printf ("%03u", i * 7 % 300);
      g_autofree char *kept = NULL;

      if (!pursuit_session_set_mapping (session, form, "{}", error))
        return FALSE;
      kept = pursuit_session_get_mapping (session, form);
      if (kept == NULL)
        g_error ("the mapping of %s was forgotten at once", form);
    }

  return TRUE;
}

static void
newest_mapping_is_kept (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, mappings_func, NULL);
}

static gboolean
blobs_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const gsize sizes[] = { 0, 1, 4096, 1000003 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint8 *content = g_malloc0 (sizes[i] + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) back = NULL;
      g_autofree char *sha256 = NULL;
      g_autofree char *expected = NULL;

      for (gsize b = 0; b < sizes[i]; b++)
        content[b] = (guint8) (b * 31 + i);
      bytes = g_bytes_new_take (content, sizes[i]);
      expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (!pursuit_session_put_blob (session, bytes, &sha256, error))
        return FALSE;
      g_assert_cmpstr (sha256, ==, expected);
      back = pursuit_session_get_blob (session, sha256, error);
      g_assert_true (back != NULL && g_bytes_equal (bytes, back));
    }

  return TRUE;
}

static gboolean
damaged_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = pursuit_session_get_blob (session, data, error);

  return bytes != NULL;
}

static void
blobs_of_any_size_are_proven (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  store_fixture_write (fixture, blobs_func, NULL);
  sha256 = store_fixture_sql (fixture, "SELECT sha256 FROM blob WHERE size = 4096");
  none = store_fixture_sql (fixture, "UPDATE blob SET bytes = zeroblob (4096) WHERE size = 4096");
  g_assert_false (pursuit_store_read (fixture->store, damaged_func, sha256, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED);
  sha256[0] = sha256[0] == 'f' ? '0' : 'f';
  g_assert_false (pursuit_store_read (fixture->store, damaged_func, sha256, &missing));
  g_assert_error (missing, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
}

static gboolean
peek_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = pursuit_session_peek_undo (session, NULL);

  return TRUE;
}

/* What is typed is kept at every pause, and none of it is an action. */
static void
drafts_keep_the_last_text (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) draft = pursuit_record_new (PURSUIT_KIND_DRAFT);
  g_autoptr (PursuitRecord) back = NULL;
  g_autofree char *id = NULL;
  gint64 action = -1;

  pursuit_record_set_text (draft, PURSUIT_DRAFT_EDITOR_KEY, "lead:new");
  for (gint64 i = 1; i <= 40; i++)
    {
      g_autofree char *text = g_strnfill ((gsize) i, 'x');

      pursuit_record_set_text (draft, PURSUIT_DRAFT_TEXT, text);
      pursuit_record_set_integer (draft, PURSUIT_DRAFT_CARET, i);
      g_free (id);
      id = store_fixture_put (fixture, draft);
    }
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  back = store_fixture_get (fixture, PURSUIT_KIND_DRAFT, id);
  g_assert_cmpuint (strlen (pursuit_record_get_text (back, PURSUIT_DRAFT_TEXT)), ==, 40);
  g_assert_cmpint (pursuit_record_get_integer (back, PURSUIT_DRAFT_CARET), ==, 40);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_DRAFT, NULL), ==, 1);
  store_fixture_read (fixture, peek_func, &action);
  g_assert_cmpint (action, ==, 0);
}

/* Ids to resolve, and what is to be found. */
typedef struct
{
  GPtrArray *ids;
  GRand *rand;
} Ids;

static guint
count_with_prefix (GPtrArray *ids, const char *prefix)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += g_str_has_prefix (ids->pdata[i], prefix);

  return n;
}

static gboolean
resolve_all_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Ids *ids = data;
  guint n_found = 0, n_ambiguous = 0;

  for (guint round = 0; round < 500; round++)
    {
      const char *id = ids->ids->pdata[g_rand_int_range (ids->rand, 0, (gint32) ids->ids->len)];
      g_autofree char *prefix
          = g_strndup (id, (gsize) g_rand_int_range (ids->rand, PURSUIT_SESSION_MIN_ID_PREFIX,
                                                     PURSUIT_UUID_LENGTH + 1));
      guint expected = count_with_prefix (ids->ids, prefix);
      PursuitKind kind = round % 3 == 0 ? PURSUIT_KIND_LEAD : PURSUIT_KIND_NONE;
      g_autoptr (GError) local_error = NULL;
      g_autofree char *found = pursuit_session_resolve (session, prefix, &kind, &local_error);

      g_assert_cmpstr (found, ==, expected == 1 ? id : NULL);
      if (expected == 1)
        g_assert_cmpint (kind, ==, PURSUIT_KIND_LEAD);
      else
        g_assert_error (local_error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS);
      n_found += expected == 1;
      n_ambiguous += expected > 1;
    }
  g_assert_cmpuint (n_found, >, 50);
  g_assert_cmpuint (n_ambiguous, >, 50);

  return TRUE;
}

static void
beginnings_are_found_or_ambiguous (StoreFixture *fixture, gconstpointer data)
{
  Ids ids = { g_ptr_array_new_with_free_func (g_free), g_rand_new_with_seed (5) };

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, i);
      char *id = g_strdup_printf ("0192%04x-%04x-7000-8000-%012x", i % 3, i % 12, i * 7919);

      pursuit_record_set_text (lead, PURSUIT_FIELD_RECORD_ID, id);
      g_ptr_array_add (ids.ids, id);
      g_free (store_fixture_put (fixture, lead));
    }
  store_fixture_read (fixture, resolve_all_func, &ids);
  g_ptr_array_unref (ids.ids);
  g_rand_free (ids.rand);
}

static gboolean
resolve_deleted_func (PursuitSession *session,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  PursuitKind kind = PURSUIT_KIND_NONE;
  PursuitKind other = PURSUIT_KIND_PERSON;
  g_autofree char *found = pursuit_session_resolve (session, "0192abcd", &kind, error);

  g_assert_cmpstr (found, ==, data);
  g_assert_null (pursuit_session_resolve (session, "0192abcd", &other, NULL));

  return TRUE;
}

static void
living_records_come_before_deleted_ones (StoreFixture *fixture, gconstpointer data)
{
  static const char *const ids[]
      = { "0192abcd-0000-7000-8000-000000000001", "0192abcd-0000-7000-8000-000000000002" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (PursuitRecord) lead = store_sample_new (PURSUIT_KIND_LEAD, i);

      pursuit_record_set_text (lead, PURSUIT_FIELD_RECORD_ID, ids[i]);
      g_free (store_fixture_put (fixture, lead));
      store_fixture_read (fixture, resolve_deleted_func, (gpointer) ids[i]);
      store_fixture_delete (fixture, PURSUIT_KIND_LEAD, ids[i]);
      if (i == 0)
        store_fixture_read (fixture, resolve_deleted_func, (gpointer) ids[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/memory/odd-texts", odd_texts_come_back_as_they_went);
  store_test ("/store/memory/newest-mapping", newest_mapping_is_kept);
  store_test ("/store/memory/blobs", blobs_of_any_size_are_proven);
  store_test ("/store/memory/drafts", drafts_keep_the_last_text);
  store_test ("/store/memory/beginnings-of-ids", beginnings_are_found_or_ambiguous);
  store_test ("/store/memory/living-first", living_records_come_before_deleted_ones);

  return g_test_run ();
}
