/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-page-view.h"

#include <glib/gi18n-lib.h>

struct _PursuitPageView
{
  AdwBin parent_instance;

  PursuitPreview *preview;   /* (nullable) */
  PursuitPagePress *press;   /* (nullable) */
  GCancellable *cancellable; /* of the pages that are laid out now */
  guint delay;
  gboolean stale; /* there is something newer than what is shown */
  gboolean busy;

  GtkWidget *stack;
  GtkWidget *scroller;
  AdwStatusPage *problem;
  PursuitPageSheets *sheets;
};

G_DEFINE_FINAL_TYPE (PursuitPageView, pursuit_page_view, ADW_TYPE_BIN)

static void refresh (PursuitPageView *self);

static void
finish (PursuitPageView *self, const GError *error)
{
  self->busy = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->problem));
    }
  if (self->stale)
    refresh (self);
}

static void
pressed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPageView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPagePress) press = pursuit_page_press_new_finish (result, &error);

  if (press != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_set_object (&self->press, press);
      pursuit_page_sheets_set_press (self->sheets, press);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
    }
  finish (self, error);
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPageView) self = data;
  g_autoptr (GError) error = NULL;
  PursuitPageSetup *setup
      = pursuit_workspace_set_up_pages_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (setup != NULL)
    pursuit_page_press_new_async (setup, self->cancellable, pressed_cb, g_object_ref (self));
  else
    finish (self, error);
}

static gboolean
on_delay (gpointer data)
{
  PursuitPageView *self = data;

  self->delay = 0;
  self->stale = FALSE;
  self->busy = TRUE;
  pursuit_workspace_set_up_pages_async (pursuit_preview_get_workspace (self->preview),
                                        pursuit_preview_get_proposal (self->preview),
                                        self->cancellable, set_up_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Shortly after the last change, and what comes while pages are laid out waits for their end. */
static void
refresh (PursuitPageView *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->busy || self->preview == NULL || pursuit_preview_get_workspace (self->preview) == NULL
      || pursuit_preview_get_proposal (self->preview) == NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->delay
      = g_timeout_add (self->press != NULL ? PURSUIT_PAGE_VIEW_DELAY_MS : 0, on_delay, self);
}

static void
pursuit_page_view_map (GtkWidget *widget)
{
  PursuitPageView *self = PURSUIT_PAGE_VIEW (widget);

  GTK_WIDGET_CLASS (pursuit_page_view_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static void
pursuit_page_view_dispose (GObject *object)
{
  PursuitPageView *self = PURSUIT_PAGE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->preview);
  g_clear_object (&self->press);

  G_OBJECT_CLASS (pursuit_page_view_parent_class)->dispose (object);
}

static void
pursuit_page_view_finalize (GObject *object)
{
  g_clear_object (&PURSUIT_PAGE_VIEW (object)->cancellable);

  G_OBJECT_CLASS (pursuit_page_view_parent_class)->finalize (object);
}

static void
pursuit_page_view_class_init (PursuitPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_page_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_page_view_finalize;
  widget_class->map = pursuit_page_view_map;

  g_type_ensure (PURSUIT_TYPE_PAGE_SHEETS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPageView, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitPageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitPageView, problem);
  gtk_widget_class_bind_template_child (widget_class, PursuitPageView, sheets);
}

static void
pursuit_page_view_init (PursuitPageView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pursuit_page_sheets_set_adjustment (
      self->sheets, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
}

void
pursuit_page_view_set_preview (PursuitPageView *self, PursuitPreview *preview)
{
  PursuitWorkspace *workspace;

  g_return_if_fail (PURSUIT_IS_PAGE_VIEW (self));
  g_return_if_fail (PURSUIT_IS_PREVIEW (preview));
  g_return_if_fail (self->preview == NULL);

  self->preview = g_object_ref (preview);
  workspace = pursuit_preview_get_workspace (preview);
  g_signal_connect_object (preview, "updated", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "brand-changed", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
}

void
pursuit_page_view_show_heading (PursuitPageView *self, guint index)
{
  double at;
  guint page;

  g_return_if_fail (PURSUIT_IS_PAGE_VIEW (self));

  if (self->press == NULL)
    return;

  page = pursuit_page_press_find_heading (self->press, index, &at);
  pursuit_page_sheets_show_page (self->sheets, page, at);
}

PursuitPageSheets *
pursuit_page_view_get_sheets (PursuitPageView *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_VIEW (self), NULL);

  return self->sheets;
}
