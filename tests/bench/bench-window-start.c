/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bench/bench-window-scenes.h"

#include "app/window/pursuit-application.h"
#include "app/leads/pursuit-lead-row.h"
#include "tests/app/pursuit-widget-test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  gint64 since;
  gint64 at;          /* 0 until it is painted */
  GtkWidget *watched; /* (nullable) in it a lead has to be painted, not only the window */
  GtkWidget *shown;
} Start;

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Memory */

static glong
read_pss (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");

  return line != NULL ? strtol (line + strlen ("\nPss:"), NULL, 10) : 0;
}

glong
bench_window_get_memory (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task", (int) pid);
  g_autoptr (GDir) threads = g_dir_open (path, 0, NULL);
  glong sum = read_pss ((int) pid);
  const char *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, "children", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) children = NULL;

      if (!g_file_get_contents (file, &text, NULL, NULL))
        continue;
      children = g_strsplit_set (g_strstrip (text), " ", -1);
      for (guint i = 0; children[i] != NULL; i++)
        if (*children[i] != '\0')
          sum += bench_window_get_memory ((GPid) strtol (children[i], NULL, 10));
    }

  return sum;
}

/* From the start of a process to what is on its screen */

static gboolean
on_settled (gpointer data)
{
  Start *self = data;

  printf ("memory %ld\n", bench_window_get_memory (getpid ()));
  /* Closed as a person would: what was not closed is looked through at the next start. */
  gtk_window_close (GTK_WINDOW (self->shown));

  return G_SOURCE_REMOVE;
}

static gboolean
says_a_lead (GtkWidget *root)
{
  GtkWidget *row = pursuit_widget_test_find (root, PURSUIT_TYPE_LEAD_ROW, NULL);

  return row != NULL && gtk_widget_get_mapped (row)
         && pursuit_lead_row_get_id (PURSUIT_LEAD_ROW (row)) != NULL;
}

static void
on_first_paint (GdkFrameClock *clock, gpointer data)
{
  Start *self = data;

  if (self->at != 0 || (self->watched != NULL && !says_a_lead (self->watched)))
    return;

  self->at = g_get_monotonic_time ();
  printf ("first %.3f\nfirst-cpu %.3f\n", (double) (self->at - self->since) / 1e3, get_cpu_ms ());
  g_timeout_add (BENCH_WINDOW_SETTLE_MS, on_settled, self);
}

static void
on_realized (GtkWidget *window, gpointer data)
{
  ((Start *) data)->shown = window;
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_first_paint),
                    data);
}

static void
on_empty_activated (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), BENCH_WINDOW_WIDTH, BENCH_WINDOW_HEIGHT);
  g_signal_connect (window, "realize", G_CALLBACK (on_realized), data);
  gtk_window_present (GTK_WINDOW (window));
}

static int
play_empty (Start *self)
{
  char *argv[] = { (char *) "empty", NULL };
  g_autoptr (AdwApplication) application
      = adw_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_empty_activated), self);

  return g_application_run (G_APPLICATION (application), 1, argv);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window, gpointer data)
{
  Start *self = data;

  if (self->watched != NULL)
    return;

  self->watched = GTK_WIDGET (window);
  gtk_window_set_default_size (window, BENCH_WINDOW_WIDTH, BENCH_WINDOW_HEIGHT);
  g_signal_connect (window, "realize", G_CALLBACK (on_realized), self);
}

/* As main() does it. */
static int
play_start (Start *self, const char *profile)
{
  char *argv[] = { (char *) "pursuit", (char *) "--profile", (char *) profile, NULL };
  g_autoptr (PursuitApplication) application = pursuit_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), self);

  return g_application_run (G_APPLICATION (application), 3, argv);
}

int
bench_window_start (const char *profile, gint64 since)
{
  Start start = { .since = since };

  return profile != NULL ? play_start (&start, profile) : play_empty (&start);
}
