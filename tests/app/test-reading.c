/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-tile.h"
#include "app/records/pursuit-browse-row.h"
#include "core/pursuit-json-list.h"
#include "app/widgets/pursuit-list-feeder.h"
#include "app/cards/pursuit-review.h"
#include "app/conversations/pursuit-transcript.h"
#include "tests/app/pursuit-widget-test.h"
#include "tests/support/pursuit-test-data.h"

static void
assert_line (GListModel *model, guint position, const char *expected)
{
  g_autoptr (GObject) line = g_list_model_get_item (model, position);
  g_autofree char *number = NULL;
  g_autofree char *time = NULL;
  g_autofree char *speaker = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  g_object_get (line, "number", &number, "time", &time, "speaker", &speaker, "text", &text, NULL);
  all = g_strjoin ("|", number, time, speaker, text, NULL);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_transcript (void)
{
  g_autoptr (PursuitTranscript) transcript = pursuit_transcript_new (
      "[12:40] Anna Keller (Brennholt): Fifty thousand: roughly.\r\n\n  \nplain words\n"
      "[not a time] x\nhttps://example.com\n[00:05]",
      NULL);
  GListModel *model = G_LIST_MODEL (transcript);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  assert_line (model, 0, "1|12:40|Anna Keller (Brennholt)|Fifty thousand: roughly.");
  assert_line (model, 1, "4|||plain words");
  assert_line (model, 2, "5|||[not a time] x");
  assert_line (model, 3, "6|||https://example.com");
  assert_line (model, 4, "7|00:05||");
  g_assert_null (g_list_model_get_item (model, 5));
}

static void
count_changes (GListModel *model, guint position, guint removed, guint added, gpointer n)
{
  g_assert_cmpuint (removed, ==, 1);
  g_assert_cmpuint (added, ==, 1);
  *(guint *) n += position + 1;
}

/* Only the lines whose badge is another one change. */
static void
test_transcript_badges (void)
{
  g_autoptr (PursuitTranscript) transcript = pursuit_transcript_new ("a\n\nb\nc", NULL);
  g_autoptr (GHashTable) badges = g_hash_table_new (NULL, NULL);
  g_autoptr (GObject) line = NULL;
  g_autofree char *badge = NULL;
  guint n = 0;

  g_hash_table_insert (badges, GUINT_TO_POINTER (3), (gpointer) "Objection");
  g_signal_connect (transcript, "items-changed", G_CALLBACK (count_changes), &n);
  pursuit_transcript_set_badges (transcript, badges);
  g_assert_cmpuint (n, ==, 2);
  line = g_list_model_get_item (G_LIST_MODEL (transcript), 1);
  g_object_get (line, "badge", &badge, NULL);
  g_assert_cmpstr (badge, ==, "Objection");
  pursuit_transcript_set_badges (transcript, badges);
  g_assert_cmpuint (n, ==, 2);
  pursuit_transcript_set_badges (transcript, NULL);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (pursuit_transcript_has_text (transcript, "a\n\nb\nc"));
  g_assert_false (pursuit_transcript_has_text (transcript, NULL));
}

static void
test_transcript_real (void)
{
  g_autofree char *text = pursuit_test_data_load ("transcripts/sales-calls/1_demo_call.txt", NULL);
  g_autoptr (PursuitTranscript) transcript = NULL;

  if (text == NULL)
    return;

  transcript = pursuit_transcript_new (text, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), >, 20);
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) pairs = pursuit_json_list_read (
      "[\"a\", {\"objection\":\"b\",\"response\":\"c\"}, 5, {\"x\":1}, {\"name\":\"d\"}, \" \"]");
  g_autoptr (GPtrArray) members = pursuit_json_list_read ("{\"q\":\"r\"}");
  g_autoptr (GPtrArray) broken = pursuit_json_list_read ("[");
  g_autofree char *joined = pursuit_json_list_join ("[\"one\",\"two\"]");

  g_assert_cmpuint (pairs->len, ==, 3);
  g_assert_cmpstr (((PursuitJsonPair *) pairs->pdata[1])->first, ==, "b");
  g_assert_cmpstr (((PursuitJsonPair *) pairs->pdata[1])->second, ==, "c");
  g_assert_cmpstr (((PursuitJsonPair *) pairs->pdata[2])->second, ==, "d");
  g_assert_cmpuint (members->len, ==, 1);
  g_assert_cmpuint (broken->len, ==, 0);
  g_assert_cmpstr (joined, ==, "one, two");
  g_assert_null (pursuit_json_list_join (NULL));
}

static void
test_tile (void)
{
  g_autoptr (GtkWidget) tile = pursuit_battle_card_tile_new (
      "Objections", "[{\"objection\":\"Too dear\",\"response\":\"Ask what one stop costs\"}]",
      PURSUIT_BATTLE_CARD_TILE_ANSWERS, NULL);

  g_object_ref_sink (tile);
  g_assert_nonnull (pursuit_widget_test_find (tile, GTK_TYPE_LABEL, "“Too dear”"));
  g_assert_nonnull (pursuit_widget_test_find (tile, GTK_TYPE_LABEL, "Ask what one stop costs"));
  g_assert_null (pursuit_battle_card_tile_new ("x", "[]", PURSUIT_BATTLE_CARD_TILE_POINTS, NULL));
  g_assert_null (pursuit_battle_card_tile_new ("x", NULL, PURSUIT_BATTLE_CARD_TILE_TEXT, NULL));
}

static char *
dup_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
test_review (void)
{
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  g_autofree char *past = dup_day (-3);
  g_autofree char *today = dup_day (0);
  g_autofree char *words = NULL;

  g_assert_null (pursuit_review_describe (card));
  g_assert_false (pursuit_review_is_overdue (card));

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_REVIEW_DATE, today);
  g_assert_false (pursuit_review_is_overdue (card));

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_REVIEW_DATE, past);
  words = pursuit_review_describe (card);
  g_assert_true (pursuit_review_is_overdue (card));
  g_assert_true (g_str_has_prefix (words, "Review overdue by 3 days"));
}

static gboolean
has_forty (gpointer data)
{
  return g_list_model_get_n_items (data) == 40;
}

static void
test_feeder (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));

  pursuit_list_feeder_feed (store, items);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, PURSUIT_LIST_FEEDER_STEP);
  pursuit_widget_test_wait (has_forty, store);

  /* A later list overtakes one that is still coming. */
  pursuit_list_feeder_feed (store, items);
  pursuit_list_feeder_feed (store, none);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add_func ("/app/transcript/takes-lines-apart", test_transcript);
  g_test_add_func ("/app/transcript/changes-badges", test_transcript_badges);
  g_test_add_func ("/app/transcript/reads-a-real-call", test_transcript_real);
  g_test_add_func ("/app/json-list/reads-texts-and-pairs", test_json);
  g_test_add_func ("/app/battle-card-tile/shows-objection-and-answer", test_tile);
  g_test_add_func ("/app/review/says-what-is-overdue", test_review);
  g_test_add_func ("/app/list-feeder/brings-a-few-at-a-time", test_feeder);

  return g_test_run ();
}
