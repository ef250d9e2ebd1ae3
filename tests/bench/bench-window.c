/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bench/bench-leads.h"
#include "tests/bench/bench-window-scenes.h"

#include "core/pursuit-trace.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * What the window promises, at 100,000 and at 1,000,000 leads. Each scene is a process of its own,
 * with the renderer of the processor for us and for our peers, and every promise is one line with
 * a figure, its limit and their ratio. Times of single steps are judged by the processor time
 * that they took, of all threads of the process, since on a shared machine the clock on the wall
 * tells what else it does; that is printed beside it.
 *
 * first rows   from the start of the process until the frame is painted that shows rows of the
 *              list, against the first frame of an empty window of libadwaita; in turns, and the
 *              ratio is that of the medians. The file is in the system's cache.
 * memory       proportional, of the process and what it started, at the end of the scene that
 *              scrolls; the large workspace against the small one, against a text editor with
 *              nothing in it and against a browser with an empty page, where there are such.
 * scrolling    a frame from its begin to its end on the main thread, at seven screens a second; and
 * no row in sight without its lead once a frame is painted: each is looked at after each frame.
 * search       from a letter, the second on, until the frame is painted that shows its results.
 * opening      from choosing a row until the frame is painted that shows that lead's page.
 * dispatches   processor time of a callback of ours on the main thread, see pursuit-trace.h, in a
 *              tour through the window. What GTK itself does for layout and paint is not in it;
 *              our callbacks within that are.
 *
 * PURSUIT_BENCH_LEADS names a folder where generated workspaces stay for another run. With the
 * name of a scene as argument, only what comes of it is measured.
 */
#define SMALL 100000u
#define LARGE 1000000u
#define CONVERSATIONS 1000u
#define STARTS 9

#define LIMIT_FIRST 1.6
#define LIMIT_GROWTH 1.15
#define LIMIT_EDITOR 1.5
#define LIMIT_BROWSER 0.4
#define LIMIT_FRAME_MS 16.7
#define LIMIT_TYPED_MS 16.0
#define LIMIT_OPENED_MS 50.0
#define LIMIT_DISPATCH_MS 4.0

#define EDITOR "gnome-text-editor"
#define BROWSER "chromium"
#define SETTLE_MS 4000
/* So many of the longest dispatches are named. */
#define NAMED 12

typedef struct
{
  const char *self;
  char *profiles[2]; /* (owned) of SMALL and LARGE */
  glong memory[2];   /* KiB, after scrolling */
  gboolean kept;
} Bench;

static const char *const size_names[] = { "100,000", "1,000,000" };

/* Figures that a scene printed: name to array of double. */
static GHashTable *
parse_figures (const char *output)
{
  GHashTable *figures
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *blank = strchr (lines[i], ' ');
      g_autofree char *name = NULL;
      GArray *values;
      double value;

      if (blank == NULL)
        continue;
      name = g_strndup (lines[i], (gsize) (blank - lines[i]));
      value = g_ascii_strtod (blank + 1, NULL);
      values = g_hash_table_lookup (figures, name);
      if (values == NULL)
        {
          values = g_array_new (FALSE, FALSE, sizeof (double));
          g_hash_table_insert (figures, g_steal_pointer (&name), values);
        }
      g_array_append_val (values, value);
    }

  return figures;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Sorts. */
static double
get_part (GArray *values, double part)
{
  if (values == NULL || values->len == 0)
    return NAN;
  g_array_sort (values, compare);

  return g_array_index (values, double, MIN ((guint) (part * values->len), values->len - 1));
}

static double
get_figure (GHashTable *figures, const char *name)
{
  return get_part (g_hash_table_lookup (figures, name), 0.5);
}

static void
judge (Bench *self, const char *what, double figure, double limit, const char *unit)
{
  gboolean kept = figure <= limit; /* what was not measured is not kept */

  g_print ("%s %s: %.2f%s, limit %g%s", kept ? "kept" : "OVER", what, figure, unit, limit, unit);
  if (limit > 0)
    g_print (", ratio %.2f", figure / limit);
  g_print ("\n");
  self->kept = self->kept && kept;
}

static GHashTable *
play (Bench *self, const char *scene, const char *profile, const char *trace)
{
  g_autofree char *since = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (trace != NULL)
    g_subprocess_launcher_setenv (launcher, PURSUIT_TRACE_ENVIRONMENT, trace, TRUE);
  since = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  process = g_subprocess_launcher_spawn (launcher, &error, self->self, "--play", scene, profile,
                                         since, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error)
      || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("The scene %s: %s", scene, error->message);

  return parse_figures (output);
}

/* Start */

static void
measure_starts (Bench *self)
{
  GArray *times[3];
  GArray *cpu[3];

  for (guint k = 0; k < 3; k++)
    {
      times[k] = g_array_new (FALSE, FALSE, sizeof (double));
      cpu[k] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  for (guint i = 0; i < STARTS + 1; i++)
    for (guint k = 0; k < 3; k++)
      {
        g_autoptr (GHashTable) figures
            = play (self, k == 0 ? "empty" : "start", k == 0 ? "" : self->profiles[k - 1], NULL);
        double first = get_figure (figures, "first");
        double used = get_figure (figures, "first-cpu");

        /* The first round warms the caches. */
        if (i == 0)
          continue;
        g_array_append_val (times[k], first);
        g_array_append_val (cpu[k], used);
      }
  for (guint k = 0; k < 3; k++)
    g_print ("     first frame %s: min %.0f, median %.0f ms; CPU median %.0f ms\n",
             k == 0 ? "of an empty window" : size_names[k - 1], get_part (times[k], 0),
             get_part (times[k], 0.5), get_part (cpu[k], 0.5));
  for (guint k = 1; k < 3; k++)
    {
      g_autofree char *what = g_strdup_printf ("first rows, %s leads", size_names[k - 1]);

      judge (self, what, get_part (times[k], 0.5) / get_part (times[0], 0.5), LIMIT_FIRST,
             " times");
    }
  for (guint k = 0; k < 3; k++)
    {
      g_array_unref (times[k]);
      g_array_unref (cpu[k]);
    }
}

/* Scrolling and memory */

static void
measure_scroll (Bench *self)
{
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (GHashTable) figures = play (self, "scroll", self->profiles[k], NULL);
      GArray *smooth = g_hash_table_lookup (figures, "smooth");
      GArray *cpu = g_hash_table_lookup (figures, "smooth-cpu");
      GArray *jumps = g_hash_table_lookup (figures, "jump");
      g_autofree char *what = g_strdup_printf ("scrolling p95, %s leads", size_names[k]);
      g_autofree char *blank = g_strdup_printf ("blank rows, %s leads", size_names[k]);

      self->memory[k] = (glong) get_figure (figures, "memory");
      g_print ("     frames: smooth p50 %.1f, p95 %.1f, p99 %.1f ms; jumps p50 %.1f, p95 %.1f ms; "
               "%.0f rows looked at\n",
               get_part (smooth, 0.5), get_part (smooth, 0.95), get_part (smooth, 0.99),
               get_part (jumps, 0.5), get_part (jumps, 0.95), get_figure (figures, "rows"));
      judge (self, what, get_part (cpu, 0.95), LIMIT_FRAME_MS, " ms");
      judge (self, blank, get_figure (figures, "blanks"), 0, "");
    }
}

static gboolean
on_settled (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* KiB of a program some seconds after its start; 0 if it is not there, or does not stay. */
static glong
measure_peer (const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  gboolean settled = FALSE;
  glong memory;

  /* Its complaints are its own. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawnv (launcher, argv, NULL);
  if (process == NULL)
    return 0;

  g_timeout_add (SETTLE_MS, on_settled, &settled);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
  if (g_subprocess_get_identifier (process) == NULL)
    return 0;
  memory
      = bench_window_get_memory ((GPid) strtol (g_subprocess_get_identifier (process), NULL, 10));
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);

  return memory;
}

static void
judge_against (Bench *self, const char *what, const char *const *argv, double limit)
{
  glong memory = measure_peer (argv);
  g_autofree char *promise = g_strdup_printf ("memory, 1,000,000 leads against %s", what);

  if (memory == 0)
    {
      g_print ("skip %s: %s is not installed, or does not run\n", promise, argv[0]);
      return;
    }
  g_print ("     memory of %s: %ld MiB\n", argv[0], memory / 1024);
  judge (self, promise, (double) self->memory[1] / (double) memory, limit, " times");
}

static void
judge_memory (Bench *self)
{
  const char *const editor[] = { EDITOR, "--standalone", NULL };
  /* Its sandbox wants rights that a container does not give; the page is empty. */
  const char *const browser[] = { BROWSER,
                                  "--no-sandbox",
                                  "--no-first-run",
                                  "--password-store=basic",
                                  "data:text/html,<title>Empty</title><p>Nothing",
                                  NULL };

  g_print ("     memory after scrolling: %ld and %ld MiB\n", self->memory[0] / 1024,
           self->memory[1] / 1024);
  judge (self, "memory, 1,000,000 against 100,000 leads",
         (double) self->memory[1] / (double) self->memory[0], LIMIT_GROWTH, " times");
  judge_against (self, "a text editor", editor, LIMIT_EDITOR);
  judge_against (self, "a browser", browser, LIMIT_BROWSER);
}

static void
measure_p95 (Bench *self, const char *scene, const char *name, const char *promise, double limit)
{
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (GHashTable) figures = play (self, scene, self->profiles[k], NULL);
      g_autofree char *cpu_name = g_strconcat (name, "-cpu", NULL);
      GArray *times = g_hash_table_lookup (figures, name);
      GArray *cpu = g_hash_table_lookup (figures, cpu_name);
      g_autofree char *what = g_strdup_printf ("%s p95, %s leads", promise, size_names[k]);

      g_print ("     %s: on the wall p50 %.1f, p95 %.1f ms; CPU p50 %.1f, longest %.1f ms\n",
               promise, get_part (times, 0.5), get_part (times, 0.95), get_part (cpu, 0.5),
               get_part (cpu, 1));
      judge (self, what, get_part (cpu, 0.95), limit, " ms");
    }
}

/* Dispatches */

typedef struct
{
  double ms;
  char *name;
} Dispatch;

static int
compare_dispatches (gconstpointer a, gconstpointer b)
{
  return -compare (&((const Dispatch *) a)->ms, &((const Dispatch *) b)->ms);
}

static void
dispatch_clear (gpointer data)
{
  g_free (((Dispatch *) data)->name);
}

/* What is ours; the times of others are only printed. */
static GArray *
read_trace (const char *path)
{
  GArray *ours = g_array_new (FALSE, FALSE, sizeof (Dispatch));
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_array_set_clear_func (ours, dispatch_clear);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);
      Dispatch dispatch;

      if (g_strv_length (parts) != 3)
        continue;
      dispatch.ms = g_ascii_strtod (parts[1], NULL) / 1e3;
      if (g_str_equal (parts[0], "ours") || g_str_equal (parts[0], "span"))
        {
          dispatch.name = g_steal_pointer (&parts[2]);
          g_array_append_val (ours, dispatch);
          continue;
        }
      g_string_append_printf (others, "%s %.3f\n", parts[0], dispatch.ms);
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const owners[] = { "frame", "toolkit", "events" };
      g_autoptr (GHashTable) figures = parse_figures (others->str);
      GArray *times = g_hash_table_lookup (figures, owners[i]);

      g_print ("     %s: %u, CPU p50 %.2f, p99 %.2f, p99.9 %.2f ms\n", owners[i],
               times != NULL ? times->len : 0, get_part (times, 0.5), get_part (times, 0.99),
               get_part (times, 0.999));
    }

  return ours;
}

static void
measure_dispatches (Bench *self)
{
  for (guint k = 0; k < 2; k++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pursuit-trace-XXXXXX", NULL);
      int fd = g_mkstemp (path);
      GHashTable *figures = play (self, "tour", self->profiles[k], path);
      g_autoptr (GArray) ours = read_trace (path);
      g_autofree char *what = g_strdup_printf ("dispatches of ours p99.9, %s leads", size_names[k]);
      guint over = 0;

      g_hash_table_unref (figures);
      g_array_sort (ours, compare_dispatches);
      for (guint i = 0; i < ours->len; i++)
        over += g_array_index (ours, Dispatch, i).ms > LIMIT_DISPATCH_MS;
      g_print ("     %u dispatches of ours, %u over %.0f ms, the longest:\n", ours->len, over,
               LIMIT_DISPATCH_MS);
      for (guint i = 0; i < MIN (ours->len, NAMED); i++)
        g_print ("       %.2f ms %s\n", g_array_index (ours, Dispatch, i).ms,
                 g_array_index (ours, Dispatch, i).name);
      judge (self, what, ours->len > 0 ? g_array_index (ours, Dispatch, ours->len / 1000).ms : NAN,
             LIMIT_DISPATCH_MS, " ms");
      g_close (fd, NULL);
      g_unlink (path);
    }
}

static char *
make_profile (const char *folder, guint k)
{
  static const guint sizes[] = { SMALL, LARGE };
  g_autofree char *name = g_strdup_printf ("leads-%u", sizes[k]);
  char *profile = g_build_filename (folder, name, NULL);

  if (!g_file_test (profile, G_FILE_TEST_EXISTS))
    bench_leads_make (profile, sizes[k], CONVERSATIONS);

  return profile;
}

static void
measure (Bench *self, const char *only)
{
  if (only == NULL || g_str_equal (only, "start"))
    measure_starts (self);
  if (only == NULL || g_str_equal (only, "scroll"))
    {
      measure_scroll (self);
      judge_memory (self);
    }
  if (only == NULL || g_str_equal (only, "search"))
    measure_p95 (self, "search", "typed", "search as one types", LIMIT_TYPED_MS);
  if (only == NULL || g_str_equal (only, "open"))
    measure_p95 (self, "open", "opened", "opening a lead", LIMIT_OPENED_MS);
  if (only == NULL || g_str_equal (only, "tour"))
    measure_dispatches (self);
}

int
main (int argc, char **argv)
{
  const char *kept_folder = g_getenv ("PURSUIT_BENCH_LEADS");
  g_autofree char *folder = NULL;
  Bench bench = { .self = argv[0], .kept = TRUE };

  if (argc == 5 && g_str_equal (argv[1], "--play"))
    return bench_window_play (argv[2], argv[3], g_ascii_strtoll (argv[4], NULL, 10));

  folder = kept_folder != NULL ? g_strdup (kept_folder)
                               : g_dir_make_tmp ("pursuit-bench-XXXXXX", NULL);
  for (guint k = 0; k < 2; k++)
    bench.profiles[k] = make_profile (folder, k);

  measure (&bench, argc > 1 ? argv[1] : NULL);

  for (guint k = 0; k < 2; k++)
    g_free (bench.profiles[k]);
  if (kept_folder == NULL)
    bench_leads_remove (folder);

  return bench.kept ? 0 : 1;
}
