/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-sse-reader.h"
#include "ai/recorded.h"

#include <string.h>

typedef struct
{
  GString *notes;
  guint n_events;
  guint limit; /* the event after which no more are wanted; 0 for none */
} Log;

static gboolean
note_event (const PursuitSseEvent *event, gpointer user_data)
{
  Log *log = user_data;

  g_assert_cmpuint (strlen (event->data), ==, event->length);
  g_assert_true (g_utf8_validate (event->data, -1, NULL));
  if (log->notes != NULL)
    g_string_append_printf (log->notes, "[%s|%s]%s", event->name != NULL ? event->name : "",
                            event->data, event->is_closed ? "" : "...");

  return ++log->n_events != log->limit;
}

/* Feeds a first piece, then pieces of one size. */
static char *
read_split (const char *text, gsize length, gsize first, gsize piece)
{
  Log log = { .notes = g_string_new (NULL) };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, &log);

  g_assert_true (pursuit_sse_reader_feed (reader, text, first, NULL));
  for (gsize at = first; at < length; at += piece)
    g_assert_true (pursuit_sse_reader_feed (reader, text + at, MIN (piece, length - at), NULL));
  pursuit_sse_reader_finish (reader);

  return g_string_free (log.notes, FALSE);
}

static void
check_text (const char *text, gsize length, const char *expected)
{
  static const gsize pieces[] = { 1, 2, 3, 7 };

  for (gsize first = 0; first <= length; first++)
    {
      g_autofree char *notes = read_split (text, length, first, length + 1);

      g_assert_cmpstr (notes, ==, expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *notes = read_split (text, length, 0, pieces[i]);

      g_assert_cmpstr (notes, ==, expected);
    }
}

static void
reads_what_the_standard_says (void)
{
  static const struct
  {
    const char *text;
    const char *events;
  } rows[] = {
    { "data: a\n\n", "[|a]" },
    { "data:a\n\n", "[|a]" },
    { "data:  a\n\n", "[| a]" },
    { "data: a\r\rdata: b\r\n\r\ndata: c\n\n", "[|a][|b][|c]" },
    { "data: a\r\n\rdata: b\n\r\n", "[|a][|b]" },
    { "\xef\xbb\xbf"
      "data: a\n\n",
      "[|a]" },
    { "data: a\n\n\xef\xbb\xbf"
      "data: b\n\n",
      "[|a]" },
    { ": OPENROUTER PROCESSING\n\ndata: a\n\n", "[|a]" },
    { "data: a\ndata: b\ndata\n\n", "[|a\nb\n]" },
    { "event: x\ndata: a\nid: 3\nretry: 5\nnew: y\n\ndata: b\n\n", "[x|a][|b]" },
    { "event: x\n\ndata: a\n\n", "[|a]" },
    { "event: x\nevent: y\ndata:\n\n", "[y|]" },
    { "data: a", "[|a]..." },
    { "data: a\n", "[|a]..." },
    { "data: a\r", "[|a]..." },
    { "datas: a\nDATA: b\n data: c\n\n", "" },
    { "", "" },
    { "\n\n\r\r\n", "" },
    { "data: [DONE] \r\n\r\n", "[|[DONE] ]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_text (rows[i].text, strlen (rows[i].text), rows[i].events);
}

static void
replaces_what_is_no_text (void)
{
  static const char zero[] = "data: a\0b\n\n";

  check_text (zero, sizeof zero - 1,
              "[|a\xef\xbf\xbd"
              "b]");
  check_text ("data: h\xc3\n\ndata: \xff\xfe!\n\n", 22,
              "[|h\xef\xbf\xbd][|\xef\xbf\xbd\xef\xbf\xbd!]");
  check_text ("data: h\xc3\xa9\n\n", 11, "[|h\xc3\xa9]");
}

static char *
with_line_ends (const char *text, const char *line_end)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (line_end, lines);
}

static void
recorded_streams_split_anywhere (void)
{
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };
  g_autoptr (GPtrArray) names = recorded_list ("-stream");

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autoptr (GBytes) body = recorded_load_body (g_ptr_array_index (names, i));
      gsize length = g_bytes_get_size (body);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), length);
      g_autofree char *expected = read_split (text, length, length, 1);

      g_assert_true (g_str_has_prefix (expected, "["));
      for (guint j = 0; j < G_N_ELEMENTS (line_ends); j++)
        {
          g_autofree char *rewritten = with_line_ends (text, line_ends[j]);

          check_text (rewritten, strlen (rewritten), expected);
        }
    }
}

/* The events of the answer, each in one line. */
static char *
read_decorated (const char *text, gsize first, gsize piece, guint *n_pings)
{
  g_autofree char *notes = read_split (text, strlen (text), first, piece);
  g_auto (GStrv) events = g_strsplit (notes, "[ping|" RECORDED_PING "]", -1);
  g_autofree char *joined = g_strjoinv ("", events);
  g_auto (GStrv) lines = g_strsplit (joined, "\n", -1);

  *n_pings = g_strv_length (events) - 1;

  return g_strjoinv ("", lines);
}

static void
check_decorated (const char *text, const char *expected)
{
  static const gsize pieces[] = { 1, 2, 3, 7 };
  gsize length = strlen (text);

  for (gsize i = 0; i < length + G_N_ELEMENTS (pieces); i++)
    {
      gsize first = i < length ? i : 0;
      gsize piece = i < length ? length : pieces[i - length];
      guint n_pings;
      g_autofree char *events = read_decorated (text, first, piece, &n_pings);

      g_assert_cmpstr (events, ==, expected);
      g_assert_cmpuint (n_pings, >, 2);
    }
}

static void
what_may_stand_between_changes_nothing (void)
{
  static const char *const line_ends[] = { "\n", "\r\n", "\r" };
  g_autoptr (GPtrArray) names = recorded_list ("-stream");

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autoptr (GBytes) body = recorded_load_body (g_ptr_array_index (names, i));
      gsize length = g_bytes_get_size (body);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), length);
      g_autofree char *expected = read_split (text, length, length, 1);
      g_autofree char *decorated = recorded_decorate (text);

      for (guint j = 0; j < G_N_ELEMENTS (line_ends); j++)
        {
          g_autofree char *rewritten = with_line_ends (decorated, line_ends[j]);

          check_decorated (rewritten, expected);
        }
    }
}

static void
stops_when_enough_was_read (void)
{
  Log log = { .notes = g_string_new (NULL), .limit = 1 };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, &log);

  g_assert_true (pursuit_sse_reader_feed (reader, "data: a\n\ndata: b\n\n", 18, NULL));
  g_assert_true (pursuit_sse_reader_feed (reader, "data: c\n\n", 9, NULL));
  pursuit_sse_reader_finish (reader);
  g_assert_cmpstr (log.notes->str, ==, "[|a]");
  g_string_free (log.notes, TRUE);
}

static void
a_line_without_end_is_refused (void)
{
  Log log = { 0 };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, &log);
  g_autoptr (GError) error = NULL;
  gsize length = 10 * 1024 * 1024;
  g_autofree char *line = g_malloc (length);

  memset (line, 'a', length);
  memcpy (line, "data: ", 6);
  g_assert_false (pursuit_sse_reader_feed (reader, line, length, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
  g_assert_false (pursuit_sse_reader_feed (reader, "\n\n", 2, NULL));
  pursuit_sse_reader_finish (reader);
  g_assert_cmpuint (log.n_events, ==, 0);
}

static void
a_long_line_is_read_in_small_pieces (void)
{
  Log log = { 0 };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, &log);
  gsize length = PURSUIT_SSE_MAX_EVENT - 1024;
  g_autofree char *line = g_malloc (length);

  memset (line, 'a', length);
  memcpy (line, "data: ", 6);
  for (gsize at = 0; at < length; at += 1024)
    g_assert_true (pursuit_sse_reader_feed (reader, line + at, 1024, NULL));
  g_assert_true (pursuit_sse_reader_feed (reader, "\n\n", 2, NULL));
  g_assert_cmpuint (log.n_events, ==, 1);
}

static void
many_lines_of_one_event_are_bounded (void)
{
  Log log = { 0 };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, &log);
  g_autofree char *line = g_strnfill (64 * 1024, 'x');
  gsize fed = 0;
  gboolean is_read = TRUE;

  memcpy (line, "data: ", 6);
  line[64 * 1024 - 1] = '\n';
  for (; is_read && fed <= 2 * PURSUIT_SSE_MAX_EVENT; fed += 64 * 1024)
    is_read = pursuit_sse_reader_feed (reader, line, 64 * 1024, NULL);
  g_assert_false (is_read);
  g_assert_cmpuint (fed, >=, PURSUIT_SSE_MAX_EVENT);
  g_assert_cmpuint (fed, <=, PURSUIT_SSE_MAX_EVENT + 2 * 64 * 1024);
}

static void
many_events_are_bounded_by_the_stream (void)
{
  Log log = { 0 };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (note_event, &log);
  g_autoptr (GError) error = NULL;
  const char *event = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
  g_autofree char *comment = g_strnfill (1024 * 1024, ':');

  for (guint i = 0; i < 100000; i++)
    g_assert_true (pursuit_sse_reader_feed (reader, event, strlen (event), NULL));
  g_assert_cmpuint (log.n_events, ==, 100000);

  comment[1024 * 1024 - 1] = '\n';
  for (guint i = 0; error == NULL && i < 64; i++)
    pursuit_sse_reader_feed (reader, comment, 1024 * 1024, &error);
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/sse-reader/reads-what-the-standard-says", reads_what_the_standard_says);
  g_test_add_func ("/ai/sse-reader/replaces-what-is-no-text", replaces_what_is_no_text);
  g_test_add_func ("/ai/sse-reader/recorded-streams-split-anywhere",
                   recorded_streams_split_anywhere);
  g_test_add_func ("/ai/sse-reader/what-may-stand-between-changes-nothing",
                   what_may_stand_between_changes_nothing);
  g_test_add_func ("/ai/sse-reader/stops-when-enough-was-read", stops_when_enough_was_read);
  g_test_add_func ("/ai/sse-reader/a-line-without-end-is-refused", a_line_without_end_is_refused);
  g_test_add_func ("/ai/sse-reader/a-long-line-is-read-in-small-pieces",
                   a_long_line_is_read_in_small_pieces);
  g_test_add_func ("/ai/sse-reader/many-lines-of-one-event-are-bounded",
                   many_lines_of_one_event_are_bounded);
  g_test_add_func ("/ai/sse-reader/many-events-are-bounded-by-the-stream",
                   many_events_are_bounded_by_the_stream);

  return g_test_run ();
}
