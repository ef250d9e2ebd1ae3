/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-progress.h"

#include "workspace/pursuit-workspace-private.h"

struct _PursuitProgressRelay
{
  gatomicrefcount ref_count;
  PursuitProgress progress;
  GMainContext *context;
  gint64 last_us;
  gboolean closed;
};

typedef struct
{
  PursuitProgressRelay *relay;
  double fraction;
  char *text;
} Report;

static void
relay_unref (PursuitProgressRelay *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_main_context_unref (self->context);
  g_free (self);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  relay_unref (report->relay);
  g_free (report->text);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  PursuitProgressRelay *self = report->relay;

  if (!self->closed)
    self->progress.func (report->fraction, report->text, self->progress.data);

  return G_SOURCE_REMOVE;
}

PursuitProgressRelay *
pursuit_progress_relay_new (const PursuitProgress *progress)
{
  PursuitProgressRelay *self;

  if (progress == NULL || progress->func == NULL)
    return NULL;

  self = g_new0 (PursuitProgressRelay, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->progress = *progress;
  self->context = g_main_context_ref_thread_default ();

  return self;
}

void
pursuit_progress_relay_report (PursuitProgressRelay *self, double fraction, const char *text)
{
  g_autoptr (GSource) source = NULL;
  Report *report;
  gint64 now;

  if (self == NULL)
    return;

  now = g_get_monotonic_time ();
  if (self->last_us != 0 && now - self->last_us < PURSUIT_PROGRESS_INTERVAL_US)
    return;
  self->last_us = now;

  report = g_new0 (Report, 1);
  g_atomic_ref_count_inc (&self->ref_count);
  report->relay = self;
  report->fraction = fraction;
  report->text = g_strdup (text);

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, self->context);
}

void
pursuit_progress_relay_close (PursuitProgressRelay *self)
{
  if (self == NULL)
    return;

  self->closed = TRUE;
  relay_unref (self);
}
