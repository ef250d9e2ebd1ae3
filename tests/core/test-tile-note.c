/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-tile-note.h"

#define DAY "2026-11-30"
#define NOTE(part, text, shareable)                                                                \
  "{\"part\":\"" part "\",\"text\":\"" text "\",\"shareable\":" shareable                          \
  ",\"date\":\"2026-11-02\",\"source\":{\"kind\":\"conversation\",\"id\":\"c1\",\"field\":"        \
  "\"transcript\",\"line\":12,\"quote\":\"said\"}}"

static PursuitRecord *
make_card (const char *strengths, const char *pricing, const char *tiles)
{
  PursuitRecord *card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Borealis");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, strengths);
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_PRICING_COMPARISON, pricing);
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_TILES, tiles);

  return card;
}

static void
assert_note (GPtrArray *notes, guint i, const char *text, gboolean shareable, const char *date)
{
  const PursuitTileNote *note;

  g_assert_cmpuint (i, <, notes->len);
  note = notes->pdata[i];
  g_assert_cmpstr (note->text, ==, text);
  g_assert_cmpint (note->shareable, ==, shareable);
  g_assert_cmpstr (note->date, ==, date);
}

static void
each_entry_has_a_note (void)
{
  g_autoptr (PursuitRecord) card
      = make_card ("[\"Fast\",{\"text\":\"Open\",\"shareable\":true},\"Quiet\"]", NULL,
                   "{\"a\":" NOTE ("our_strengths", "Quiet", "true") ",\"b\":7,\"c\":" NOTE (
                       "their_weaknesses", "Fast", "true") ",\"d\":{\"part\":5}}");
  g_autoptr (GPtrArray) notes = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS);
  const PursuitTileNote *quiet;

  g_assert_cmpuint (notes->len, ==, 3);
  assert_note (notes, 0, "Fast", FALSE, NULL);
  assert_note (notes, 1, "Open", TRUE, NULL);
  assert_note (notes, 2, "Quiet", TRUE, "2026-11-02");
  g_assert_true (pursuit_tile_note_is_bare (notes->pdata[0]));
  quiet = notes->pdata[2];
  g_assert_cmpint (quiet->source->kind, ==, PURSUIT_KIND_CONVERSATION);
  g_assert_cmpuint (quiet->source->line, ==, 12);
}

static void
what_is_broken_says_nothing (void)
{
  static const char *const tiles[] = { "[]", "7", "{\"a\":null}", "{\"a\":[]}",
                                       "{\"a\":{\"part\":\"our_strengths\",\"text\":[]}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      g_autoptr (PursuitRecord) card = make_card ("[\"Fast\"]", NULL, tiles[i]);
      g_autoptr (GPtrArray) notes
          = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS);

      g_assert_cmpuint (notes->len, ==, 1);
      assert_note (notes, 0, "Fast", FALSE, NULL);
    }
}

static void
a_later_note_takes_the_place (void)
{
  g_autoptr (PursuitRecord) card = make_card (
      "[\"Fast\"]", NULL, "{\"a\":" NOTE ("our_strengths", "Fast", "true") ",\"kept\":1}");
  PursuitTileNote note
      = { .text = (char *) "Fast", .by = (char *) "u1", .date = (char *) DAY, .shareable = FALSE };
  g_autoptr (GPtrArray) notes = NULL;

  pursuit_tile_notes_put (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, &note);
  notes = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS);
  g_assert_cmpuint (notes->len, ==, 1);
  assert_note (notes, 0, "Fast", FALSE, DAY);
  g_assert_cmpstr (((PursuitTileNote *) notes->pdata[0])->by, ==, "u1");
  g_assert_nonnull (
      g_strstr_len (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_TILES), -1, "\"kept\":1"));
}

/* What a customer may read is not the old wording, and what is new is nobody's but the writer's. */
static void
notes_follow_the_entries (void)
{
  g_autoptr (PursuitRecord) before
      = make_card ("[\"Fast\",\"Quiet\"]", NULL,
                   "{\"a\":" NOTE ("our_strengths", "Fast",
                                   "true") ",\"b\":" NOTE ("our_strengths", "Quiet", "true") "}");
  g_autoptr (PursuitRecord) card = pursuit_record_copy (before);
  g_autoptr (GPtrArray) notes = NULL;

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "[\"Faster\",\"Quiet\"]");
  pursuit_tile_notes_follow (card, before, "u1", DAY);
  notes = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS);
  g_assert_cmpuint (notes->len, ==, 2);
  assert_note (notes, 0, "Faster", FALSE, DAY);
  assert_note (notes, 1, "Quiet", TRUE, "2026-11-02");
  g_assert_null (
      g_strstr_len (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_TILES), -1, "\"Fast\""));
}

static void
nothing_is_noted_of_what_stays (void)
{
  g_autoptr (PursuitRecord) before = make_card ("[\"Fast\",\"Quiet\"]", "Dear", NULL);
  g_autoptr (PursuitRecord) card = pursuit_record_copy (before);

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "[\"Quiet\"]");
  pursuit_tile_notes_follow (card, before, "u1", DAY);
  g_assert_false (pursuit_record_is_set (card, PURSUIT_BATTLE_CARD_TILES));
}

/* Of a running text the pieces are noted, and who wrote between them. */
static void
a_running_text_is_followed (void)
{
  const char *tiles = "{\"a\":" NOTE ("pricing_comparison", "About 5 percent below", "false") "}";
  g_autoptr (PursuitRecord) before = make_card (NULL, "About 15 percent below ours.", NULL);
  g_autoptr (PursuitRecord) card = make_card (NULL, "About 5 percent below ours.", tiles);
  g_autoptr (PursuitRecord) after = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) more = NULL;

  pursuit_tile_notes_follow (card, before, "u1", DAY);
  notes = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_PRICING_COMPARISON);
  g_assert_cmpuint (notes->len, ==, 1);
  assert_note (notes, 0, "About 5 percent below", FALSE, "2026-11-02");

  after = pursuit_record_copy (card);
  pursuit_record_set_text (after, PURSUIT_BATTLE_CARD_PRICING_COMPARISON,
                           "Mounting is extra. About 5 percent below ours.");
  pursuit_tile_notes_follow (after, card, "u1", DAY);
  more = pursuit_tile_notes_read (after, PURSUIT_BATTLE_CARD_PRICING_COMPARISON);
  g_assert_cmpuint (more->len, ==, 2);
  assert_note (more, 0, "Mounting is extra. About 5 percent below ours.", FALSE, DAY);
  assert_note (more, 1, "About 5 percent below", FALSE, "2026-11-02");
}

/* Somebody says where the new entry is from, and that no customer reads any of them. */
static void
a_person_says_where_it_is_from (void)
{
  g_autoptr (PursuitRecord) before
      = make_card ("[{\"text\":\"Fast\",\"shareable\":true},\"Quiet\"]", NULL,
                   "{\"b\":" NOTE ("our_strengths", "Quiet", "true") "}");
  g_autoptr (PursuitRecord) card = pursuit_record_copy (before);
  g_autoptr (GPtrArray) notes = NULL;

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS,
                           "[{\"text\":\"Fast\",\"shareable\":true},\"Quiet\",\"Light\"]");
  pursuit_tile_notes_edit (card, before, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "Fair in May",
                           PURSUIT_TILE_INTERNAL);
  pursuit_tile_notes_follow (card, before, "u1", DAY);
  notes = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS);
  g_assert_cmpuint (notes->len, ==, 3);
  assert_note (notes, 0, "Fast", FALSE, NULL);
  assert_note (notes, 1, "Quiet", FALSE, "2026-11-02");
  assert_note (notes, 2, "Light", FALSE, DAY);
  g_assert_cmpstr (((PursuitTileNote *) notes->pdata[2])->source->quote, ==, "Fair in May");
  g_assert_cmpstr (((PursuitTileNote *) notes->pdata[2])->by, ==, "u1");
  g_assert_cmpint (pursuit_tile_notes_get_sharing (notes), ==, PURSUIT_TILE_INTERNAL);
  g_assert_null (
      g_strstr_len (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS), -1, "true"));
}

/* With nothing new, what is said is said of all. */
static void
a_source_is_that_of_the_whole_part (void)
{
  g_autoptr (PursuitRecord) before = make_card ("[\"Fast\",\"Quiet\"]", "Dear.", NULL);
  g_autoptr (PursuitRecord) card = pursuit_record_copy (before);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) pricing = NULL;

  pursuit_tile_notes_edit (card, before, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, "Fair in May",
                           PURSUIT_TILE_SHAREABLE);
  pursuit_tile_notes_edit (card, before, PURSUIT_BATTLE_CARD_PRICING_COMPARISON, NULL,
                           PURSUIT_TILE_MIXED);
  pursuit_tile_notes_follow (card, before, "u1", DAY);
  notes = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_OUR_STRENGTHS);
  assert_note (notes, 0, "Fast", TRUE, DAY);
  assert_note (notes, 1, "Quiet", TRUE, DAY);
  g_assert_true (pursuit_tile_note_equal (notes->pdata[0], notes->pdata[1]));
  g_assert_cmpstr (pursuit_tile_notes_get_worded_source (notes), ==, "Fair in May");
  g_assert_cmpint (pursuit_tile_notes_get_sharing (notes), ==, PURSUIT_TILE_SHAREABLE);
  pricing = pursuit_tile_notes_read (card, PURSUIT_BATTLE_CARD_PRICING_COMPARISON);
  assert_note (pricing, 0, "Dear.", FALSE, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/tile-note/each-entry-has-a-note", each_entry_has_a_note);
  g_test_add_func ("/core/tile-note/what-is-broken-says-nothing", what_is_broken_says_nothing);
  g_test_add_func ("/core/tile-note/a-later-note-takes-the-place", a_later_note_takes_the_place);
  g_test_add_func ("/core/tile-note/notes-follow-the-entries", notes_follow_the_entries);
  g_test_add_func ("/core/tile-note/nothing-is-noted-of-what-stays",
                   nothing_is_noted_of_what_stays);
  g_test_add_func ("/core/tile-note/a-running-text-is-followed", a_running_text_is_followed);
  g_test_add_func ("/core/tile-note/a-person-says-where-it-is-from",
                   a_person_says_where_it_is_from);
  g_test_add_func ("/core/tile-note/a-source-is-that-of-the-whole-part",
                   a_source_is_that_of_the_whole_part);

  return g_test_run ();
}
