/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-work-bar.h"

#include <glib/gi18n-lib.h>

#define PULSE_INTERVAL_MS 120

struct _PursuitWorkBar
{
  AdwBin parent_instance;

  GPtrArray *works; /* (element-type PursuitWork) the newest last */
  guint pulse;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (PursuitWorkBar, pursuit_work_bar, ADW_TYPE_BIN)

static PursuitWork *
newest (PursuitWorkBar *self)
{
  return self->works->len > 0 ? g_ptr_array_index (self->works, self->works->len - 1) : NULL;
}

static gboolean
on_pulse (gpointer data)
{
  gtk_progress_bar_pulse (PURSUIT_WORK_BAR (data)->progress);

  return G_SOURCE_CONTINUE;
}

static void
set_pulsing (PursuitWorkBar *self, gboolean pulsing)
{
  if (pulsing && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_INTERVAL_MS, on_pulse, self);
  else if (!pulsing)
    g_clear_handle_id (&self->pulse, g_source_remove);
}

static void
show_newest (PursuitWorkBar *self)
{
  PursuitWork *work = newest (self);
  g_autofree char *text = NULL;
  double fraction = -1;

  gtk_revealer_set_reveal_child (self->revealer, work != NULL);
  if (work == NULL)
    {
      set_pulsing (self, FALSE);
      return;
    }

  g_object_get (work, "text", &text, "fraction", &fraction, NULL);
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_set_sensitive (self->cancel_button,
                            !g_cancellable_is_cancelled (pursuit_work_get_cancellable (work)));
  set_pulsing (self, fraction < 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
on_work_changed (PursuitWork *work, GParamSpec *pspec, PursuitWorkBar *self)
{
  gboolean finished;

  g_object_get (work, "finished", &finished, NULL);
  if (finished)
    {
      g_signal_handlers_disconnect_by_func (work, on_work_changed, self);
      g_ptr_array_remove (self->works, work);
    }
  show_newest (self);
}

static void
on_cancel_clicked (PursuitWorkBar *self)
{
  PursuitWork *work = newest (self);

  if (work == NULL)
    return;

  g_cancellable_cancel (pursuit_work_get_cancellable (work));
  pursuit_work_report (work, -1, _ ("Stopping…"));
}

static void
pursuit_work_bar_dispose (GObject *object)
{
  PursuitWorkBar *self = PURSUIT_WORK_BAR (object);

  set_pulsing (self, FALSE);
  for (guint i = 0; self->works != NULL && i < self->works->len; i++)
    g_signal_handlers_disconnect_by_func (self->works->pdata[i], on_work_changed, self);
  g_clear_pointer (&self->works, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_work_bar_parent_class)->dispose (object);
}

static void
pursuit_work_bar_class_init (PursuitWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_work_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitWorkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PursuitWorkBar, label);
  gtk_widget_class_bind_template_child (widget_class, PursuitWorkBar, progress);
  gtk_widget_class_bind_template_child (widget_class, PursuitWorkBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
pursuit_work_bar_init (PursuitWorkBar *self)
{
  self->works = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pursuit_work_bar_add (PursuitWorkBar *self, PursuitWork *work)
{
  g_return_if_fail (PURSUIT_IS_WORK_BAR (self));
  g_return_if_fail (PURSUIT_IS_WORK (work));

  g_ptr_array_add (self->works, g_object_ref (work));
  g_signal_connect (work, "notify", G_CALLBACK (on_work_changed), self);
  show_newest (self);
}

void
pursuit_work_bar_cancel_all (PursuitWorkBar *self)
{
  g_return_if_fail (PURSUIT_IS_WORK_BAR (self));

  for (guint i = 0; i < self->works->len; i++)
    g_cancellable_cancel (pursuit_work_get_cancellable (self->works->pdata[i]));
}
