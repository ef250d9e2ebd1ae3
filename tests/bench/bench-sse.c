/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-sse-reader.h"

#include <string.h>
#include <time.h>

/* CPU time, as the least of some runs. Four times the bytes may take four times as long, and half
 * as much again for caches that are too small; a reader that begins anew with each piece would
 * take sixteen times as long. */
#define FACTOR 4
#define LIMIT (FACTOR * 1.5)
#define RUNS 5

#define SMALL (1024 * 1024)
#define PIECE 64

static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

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

static double
measure (char *(*make) (gsize), gsize length, guint *n_events)
{
  g_autofree char *text = make (length);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (count_event, n_events);
      double start = read_cpu_ms ();

      *n_events = 0;
      for (gsize at = 0; at < length; at += PIECE)
        g_assert_true (pursuit_sse_reader_feed (reader, text + at, MIN (PIECE, length - at), NULL));
      pursuit_sse_reader_finish (reader);
      least = MIN (least, read_cpu_ms () - start);
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
           "%.1f): %.1f ms CPU for %d MiB\n",
           name, n_events, PIECE, FACTOR, more / once, LIMIT, more, FACTOR * SMALL / (1024 * 1024));

  return more / once <= LIMIT;
}

int
main (void)
{
  gboolean fits = compare ("one line", make_line);

  fits = compare ("many lines", make_lines) && fits;
  fits = compare ("many events", make_events) && fits;

  return fits ? 0 : 1;
}
