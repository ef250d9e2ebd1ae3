/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-trace.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef gboolean (*Dispatch) (GSource *source, GSourceFunc callback, gpointer data);

/* One thread has all of this. */
static FILE *file; /* (nullable) while nothing is traced */
static GThread *thread;
static Dispatch dispatch_idle;
static Dispatch dispatch_timeout;
static GPollFunc poll_default;

static guint depth;      /* of dispatches: a dialog may run a loop within one */
static guint span_depth; /* of spans within one another */
static gint64 in_spans;  /* microseconds, since the dispatch began */
static gint64 longest_span;
static const char *span_name;

static gint64 turn_began; /* thread time at the end of the last poll, 0 before the first */
static gint64 in_turn;    /* microseconds of it that have a line of their own */

static gint64
read_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
write_line (const char *owner, gint64 us, const char *name)
{
  fprintf (file, "%s\t%" G_GINT64_FORMAT "\t%s\n", owner, us, name);
}

static const char *
find_owner (const char *name, const Dl_info *info)
{
  static const char *const toolkit[] = { "libgtk", "libadwaita", "libgtksourceview" };

  if (name != NULL && strstr (name, "gdk_frame_clock") != NULL)
    return "frame";
  if (name != NULL && g_str_has_prefix (name, PURSUIT_TRACE_INPUT))
    return "events";
  for (guint i = 0; i < G_N_ELEMENTS (toolkit); i++)
    if (info->dli_fname != NULL && strstr (info->dli_fname, toolkit[i]) != NULL)
      return "toolkit";

  return "ours";
}

/* The name of the source, else of the function, else where addr2line finds it. */
static void
format_name (char *text, gsize size, const char *name, const Dl_info *info, GSourceFunc callback)
{
  if (name != NULL)
    g_strlcpy (text, name, size);
  else if (info->dli_sname != NULL)
    g_strlcpy (text, info->dli_sname, size);
  else
    g_snprintf (text, size, "+0x%" G_GINTPTR_MODIFIER "x",
                (guintptr) callback - (guintptr) info->dli_fbase);
}

static void
write_spans (void)
{
  if (in_spans > 0)
    write_line ("span", in_spans, span_name);
  in_spans = 0;
  longest_span = 0;
}

static gboolean
measure (Dispatch dispatch, GSource *source, GSourceFunc callback, gpointer data)
{
  Dl_info info = { 0 };
  char name[128];
  const char *owner;
  gint64 began;
  gint64 us;
  gboolean more;

  if (depth > 0 || g_thread_self () != thread)
    return dispatch (source, callback, data);

  /* The source may be gone afterwards. */
  dladdr ((gpointer) callback, &info);
  owner = find_owner (g_source_get_name (source), &info);
  format_name (name, sizeof name, g_source_get_name (source), &info, callback);

  write_spans ();
  depth++;
  began = read_cpu_us ();
  more = dispatch (source, callback, data);
  us = read_cpu_us () - began;
  depth--;

  if (strcmp (owner, "ours") == 0)
    {
      if (in_spans > 0)
        {
          g_strlcat (name, " > ", sizeof name);
          g_strlcat (name, span_name, sizeof name);
        }
      in_spans = 0;
      longest_span = 0;
    }
  write_line (owner, us, name);
  write_spans ();
  in_turn += us;

  return more;
}

static gboolean
measure_idle (GSource *source, GSourceFunc callback, gpointer data)
{
  return measure (dispatch_idle, source, callback, data);
}

static gboolean
measure_timeout (GSource *source, GSourceFunc callback, gpointer data)
{
  return measure (dispatch_timeout, source, callback, data);
}

static gint
measure_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  gint n;

  if (depth == 0 && turn_began > 0)
    {
      write_spans ();
      write_line ("events", MAX (read_cpu_us () - turn_began - in_turn, 0), "rest of the turn");
    }
  n = poll_default (fds, n_fds, timeout);
  if (depth == 0)
    {
      turn_began = read_cpu_us ();
      in_turn = 0;
    }

  return n;
}

void
pursuit_trace_start (void)
{
  const char *path = g_getenv (PURSUIT_TRACE_ENVIRONMENT);

  if (path == NULL || *path == '\0' || file != NULL)
    return;

  file = fopen (path, "we");
  if (file == NULL)
    {
      g_warning ("%s: the trace cannot be written: %s", path, g_strerror (errno));
      return;
    }

  thread = g_thread_self ();
  /* Tasks end in an idle, and everything else of ours is one or a timeout. */
  dispatch_idle = g_idle_funcs.dispatch;
  dispatch_timeout = g_timeout_funcs.dispatch;
  g_idle_funcs.dispatch = measure_idle;
  g_timeout_funcs.dispatch = measure_timeout;
  poll_default = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, measure_poll);
}

gint64
pursuit_trace_begin (void)
{
  if (file == NULL || span_depth++ > 0)
    return 0;

  return read_cpu_us ();
}

void
pursuit_trace_end (gint64 begin, const char *name)
{
  gint64 us;

  if (file == NULL || --span_depth > 0)
    return;

  us = read_cpu_us () - begin;
  in_spans += us;
  if (us >= longest_span)
    {
      longest_span = us;
      span_name = name;
    }
}
