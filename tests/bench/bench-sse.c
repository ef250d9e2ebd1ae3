/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-sse-reader.h"
#include "tests/ai/router-fixture.h"

#include "ai/openai/pursuit-openai-provider.h"

#include <string.h>
#include <time.h>

/* CPU time, as the least of some runs. Four times the bytes may take four times as long, and half
 * as much again for caches that are too small; a reader that begins anew with each piece would
 * take sixteen times as long. */
#define FACTOR 4
#define LIMIT (FACTOR * 1.5)
#define RUNS 5

#define SMALL (48 * 1024)
#define ROUNDS 20
#define PIECE 64

/* And what is promised of the whole way, from a socket to the text: no turn of the main loop
 * takes longer than a window can spare, whatever comes. CPU time of the thread with the window; the
 * server has others. */
#define TURN_LIMIT_MS 4.0
#define N_EVENTS 100000

static double
read_cpu_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
count_event (const PursuitSseEvent *event, gpointer user_data)
{
  guint *n_events = user_data;

  (*n_events)++;

  return TRUE;
}

/* One event of a single line. */
static char *
make_line (gsize length)
{
  char *text = g_strnfill (length, 'x');

  memcpy (text, "data: ", strlen ("data: "));
  memcpy (text + length - 2, "\n\n", 2);

  return text;
}

/* One event of lines of 64 bytes. */
static char *
make_lines (gsize length)
{
  char *text = g_strnfill (length, 'x');

  for (gsize at = 0; at + PIECE <= length; at += PIECE)
    {
      memcpy (text + at, "data: ", strlen ("data: "));
      text[at + PIECE - 1] = '\n';
    }
  memcpy (text + length - 2, "\n\n", 2);

  return text;
}

/* Many events, as they come from a model. */
static char *
make_events (gsize length)
{
  static const char event[] = "event: content_block_delta\n"
                              "data: {\"type\":\"content_block_delta\",\"delta\":{}}\n\n";
  char *text = g_strnfill (length, '\n');

  for (gsize at = 0; at + strlen (event) <= length; at += strlen (event))
    memcpy (text + at, event, strlen (event));

  return text;
}

static void
read_pieces (const char *text, gsize length, guint *n_events)
{
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (count_event, n_events);

  for (gsize at = 0; at < length; at += PIECE)
    g_assert_true (pursuit_sse_reader_feed (reader, text + at, MIN (PIECE, length - at), NULL));
  pursuit_sse_reader_finish (reader);
}

static double
measure (char *(*make) (gsize), gsize length, guint *n_events)
{
  g_autofree char *text = make (length);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      double start = read_cpu_ms (CLOCK_PROCESS_CPUTIME_ID);
      double took;

      *n_events = 0;
      for (guint j = 0; j < ROUNDS; j++)
        read_pieces (text, length, n_events);
      took = read_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) - start;
      least = MIN (least, took);
    }

  return least;
}

static gboolean
compare (const char *name, char *(*make) (gsize))
{
  guint n_events = 0;
  double once = measure (make, SMALL, &n_events);
  double more = measure (make, FACTOR * SMALL, &n_events);

  g_print ("%s: %u events in pieces of %d bytes, %d times the bytes take %.2f times as long (limit "
           "%.1f): %.2f ms CPU for %d KiB\n",
           name, n_events / ROUNDS, PIECE, FACTOR, more / once, LIMIT, more / ROUNDS,
           FACTOR * SMALL / 1024);

  return more / once <= LIMIT;
}

/* Over a real socket */

/* What comes, so often; of a longest event @unit fills what may be between its ends. */
typedef struct
{
  const char *name;
  const char *type;
  const char *start;
  const char *unit;
  const char *end;
  gsize length;
  guint repeat;
} Stream;

#define EVENT_BYTES (PURSUIT_SSE_MAX_EVENT - 16)

#define SSE "text/event-stream"
#define TEXT "data: {\"choices\":[{\"delta\":{\"content\":\""
#define TEXT_END "\"}}]}\n\n"
#define WORD_OF_64 ",\"0123456789012345678901234567890123456789012345678901234567890123\""

static const Stream streams[] = {
  { "100,000 pieces of text", SSE, TEXT "word ", "", TEXT_END, 0, N_EVENTS },
  { "100,000 events of nothing", SSE, "data:{}\n\n", "", "", 0, N_EVENTS },
  { "100,000 comments", SSE, ":\n\n", "", "", 0, N_EVENTS },
  { "a line of 10 MB", SSE, TEXT, "word ", TEXT_END, 10 * 1000 * 1000, 1 },
  { "a longest event of text", SSE, TEXT, "word ", TEXT_END, EVENT_BYTES, 1 },
  { "a longest event of escapes", SSE, TEXT, "\\u00e4", TEXT_END, EVENT_BYTES, 1 },
  { "a longest event of lines", SSE, "data: {\n", "data:\n", "data: }\n\n", EVENT_BYTES, 1 },
  { "a longest event of values", SSE, "data: {\"a\":[0", WORD_OF_64, "]}\n\n", EVENT_BYTES, 1 },
  { "a longest event of lists", SSE, "data: {\"a\":[[]", ",[]", "]}\n\n", EVENT_BYTES, 1 },
  { "a longest event of members", SSE, "data: {\"a\":{\"a\":0", ",\"a\":0", "}}\n\n", EVENT_BYTES,
    1 },
  { "many events of lists", SSE, "data: {\"a\":[[]", ",[]", "]}\n\n", 16 * 1024, 100 },
  { "a longest whole answer", "application/json", "{\"choices\":[{\"message\":{\"content\":\"",
    "word ", "\"}}]}", EVENT_BYTES, 1 },
  { "10 MB of a whole answer", "application/json", "[[]", ",[]", "]", 10 * 1000 * 1000, 1 },
};

static char *
make_stream (const Stream *stream)
{
  GString *text = g_string_new (stream->start);

  while (text->len + strlen (stream->unit) + strlen (stream->end) < stream->length)
    g_string_append (text, stream->unit);
  g_string_append (text, stream->end);

  return g_string_free (text, FALSE);
}

/* One turn of the main loop; what it took to do what there was to do. */
static double
turn (GMainContext *context)
{
  GPollFD fds[32];
  int timeout;
  int priority;
  int n;
  double start;

  g_main_context_prepare (context, &priority);
  n = g_main_context_query (context, priority, &timeout, fds, G_N_ELEMENTS (fds));
  g_assert_cmpint (n, <=, (int) G_N_ELEMENTS (fds));
  g_poll (fds, (guint) n, timeout);
  if (!g_main_context_check (context, priority, fds, n))
    return 0;
  start = read_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
  g_main_context_dispatch (context);

  return read_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - start;
}

static double
find_longest_turn (const Stream *stream, guint *n_turns)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
  g_autofree char *text = make_stream (stream);
  g_autofree char *type = g_strdup_printf ("Content-Type: %s\r\n", stream->type);
  GMainContext *context = g_main_context_default ();
  double longest = 0;

  peer_add (f->peers[0], 200, type, text)->repeat = stream->repeat;
  g_assert_true (g_main_context_acquire (context));
  fixture_start (f);
  for (*n_turns = 0; !f->is_done; (*n_turns)++)
    {
      double took = turn (context);

      longest = MAX (longest, took);
    }
  g_main_context_release (context);

  return longest;
}

static gboolean
hold (const Stream *stream)
{
  double least = G_MAXDOUBLE;
  guint n_turns = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      double longest = find_longest_turn (stream, &n_turns);

      least = MIN (least, longest);
    }
  g_print ("%s over a socket: the longest of %u turns of the main loop takes %.2f ms CPU (limit "
           "%.1f)\n",
           stream->name, n_turns, least, TURN_LIMIT_MS);

  return least <= TURN_LIMIT_MS;
}

int
main (int argc, char **argv)
{
  gboolean fits;

  g_test_init (&argc, &argv, NULL);
  fits = compare ("one line", make_line);
  fits = compare ("many lines", make_lines) && fits;
  fits = compare ("many events", make_events) && fits;
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    fits = hold (&streams[i]) && fits;

  return fits ? 0 : 1;
}
