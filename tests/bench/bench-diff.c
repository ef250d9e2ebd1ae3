/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include "core/pursuit-text-diff.h"
#include "core/pursuit-text-merge.h"

/* CPU time, as the least of some runs: two versions are compared while a person waits for a
 * drawer to open, which may take 100 ms; two texts without anything in common must end, too. */
#define DIFF_LIMIT_MS 100.0
#define MERGE_LIMIT_MS 250.0
#define WORST_LIMIT_MS 1000.0
#define RUNS 5

#define TEXT_BYTES (200 * 1000)
#define EDITS 400

static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Words of a proposal, repeated as words are: some often, most seldom. */
static char *
make_text (guint seed)
{
  static const char *const ends[] = { " ", " ", " ", " ", " ", ", ", ". ", ".\n\n", "\n- ", " | " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new ("# Condition monitoring\n\n");

  while (text->len < TEXT_BYTES)
    {
      double rank = g_rand_double (rand);

      g_string_append_printf (text, "word%d%s", (int) (4000 * rank * rank * rank),
                              ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))]);
    }

  return g_string_free (text, FALSE);
}

/* Each edit takes up to five words out of a place and puts up to five others in. */
static char *
edit (const char *text, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *edited = g_string_new (text);

  for (guint i = 0; i < EDITS; i++)
    {
      gssize at = g_rand_int_range (rand, 0, (gint32) edited->len - 40);

      g_string_erase (edited, at, g_rand_int_range (rand, 0, 40));
      for (gint n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        g_string_insert (edited, at, g_rand_boolean (rand) ? "changed " : "and word12 ");
    }

  return g_string_free (edited, FALSE);
}

static guint
diff (const char *before, const char *after, const char *unused, guint *detail)
{
  g_autoptr (PursuitTextDiff) found = pursuit_text_diff_new (before, -1, after, -1);

  *detail = found->detail;

  return found->hunks->len;
}

static guint
merge (const char *base, const char *mine, const char *theirs, guint *detail)
{
  g_autoptr (PursuitTextMerge) found = pursuit_text_merge_new (base, mine, theirs);

  *detail = 0;

  return found->n_conflicts;
}

static gboolean
measure (const char *name,
         guint (*run) (const char *, const char *, const char *, guint *),
         const char *const texts[3],
         double limit)
{
  double least = G_MAXDOUBLE;
  guint n = 0;
  guint detail = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      double start = read_cpu_ms ();

      n = run (texts[0], texts[1], texts[2], &detail);
      least = MIN (least, read_cpu_ms () - start);
    }
  g_print ("%s: %" G_GSIZE_FORMAT " bytes, %u found, detail %u: least of %d runs %.1f ms CPU = "
           "%.2f of the limit of %.0f ms\n",
           name, strlen (texts[0]), n, detail, RUNS, least, least / limit, limit);

  return least <= limit;
}

int
main (void)
{
  g_autofree char *base = make_text (1);
  g_autofree char *mine = edit (base, 2);
  g_autofree char *theirs = edit (base, 3);
  g_autofree char *stranger = make_text (4);
  gboolean fits;

  fits = measure ("diff", diff, (const char *const[]){ base, mine, NULL }, DIFF_LIMIT_MS);
  fits &= measure ("merge", merge, (const char *const[]){ base, mine, theirs }, MERGE_LIMIT_MS);
  fits
      &= measure ("strangers", diff, (const char *const[]){ base, stranger, NULL }, WORST_LIMIT_MS);

  return fits ? 0 : 1;
}
