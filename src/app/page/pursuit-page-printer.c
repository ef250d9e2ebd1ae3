/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-page-printer.h"

#include "document/pursuit-page-layout.h"

#include <string.h>

struct _PursuitPagePrinter
{
  GObject parent_instance;

  GThreadPool *pool; /* of the one thread that the layout belongs to */
  PursuitPageLayout *layout;
  guint n_pages;
  double width;
  double height;
};

G_DEFINE_FINAL_TYPE (PursuitPagePrinter, pursuit_page_printer, G_TYPE_OBJECT)

/* What the thread is asked to do: lay out for a task, draw a page, or free the layout. */
typedef struct
{
  GTask *task;                  /* (nullable) (owned) */
  GtkPrintOperation *operation; /* (nullable) (owned) waits for its page */
  cairo_t *cr;                  /* (nullable) (owned) */
  guint page;
  PursuitPageLayout *layout;
} Errand;

static gboolean
page_drawn_cb (gpointer operation)
{
  gtk_print_operation_draw_page_finish (operation);

  return G_SOURCE_REMOVE;
}

static void
draw_page (Errand *errand)
{
  pursuit_page_layout_draw_page (errand->layout, errand->cr, errand->page);
  cairo_destroy (errand->cr);
  g_idle_add_full (G_PRIORITY_DEFAULT, page_drawn_cb, errand->operation, g_object_unref);
}

static void
lay_out (GTask *task)
{
  g_autoptr (PursuitPagePrinter) self = g_object_ref (g_task_get_source_object (task));
  GError *error = NULL;
  PursuitPageStyle style;
  gboolean letter = strcmp (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0;

  pursuit_page_style_init (&style, letter ? PURSUIT_PAPER_LETTER : PURSUIT_PAPER_A4);
  self->layout = pursuit_page_layout_new (g_task_get_task_data (task), &style, &error);
  if (self->layout == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pursuit_page_layout_get_page_size (self->layout, &self->width, &self->height);
  self->n_pages = pursuit_page_layout_get_n_pages (self->layout);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
run_errand (gpointer data, gpointer unused)
{
  g_autofree Errand *errand = data;

  if (errand->task != NULL)
    lay_out (errand->task);
  else if (errand->cr != NULL)
    draw_page (errand);
  else
    g_object_unref (errand->layout);
  g_clear_object (&errand->task);
}

static void
push (PursuitPagePrinter *self, Errand errand)
{
  g_thread_pool_push (self->pool, g_memdup2 (&errand, sizeof errand), NULL);
}

static void
pursuit_page_printer_finalize (GObject *object)
{
  PursuitPagePrinter *self = PURSUIT_PAGE_PRINTER (object);

  /* Behind the pages that are still being drawn, in the thread that made it. */
  if (self->layout != NULL)
    push (self, (Errand){ .layout = self->layout });
  g_thread_pool_free (self->pool, FALSE, FALSE);

  G_OBJECT_CLASS (pursuit_page_printer_parent_class)->finalize (object);
}

static void
pursuit_page_printer_class_init (PursuitPagePrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_page_printer_finalize;
}

static void
pursuit_page_printer_init (PursuitPagePrinter *self)
{
  self->pool = g_thread_pool_new (run_errand, NULL, 1, TRUE, NULL);
}

void
pursuit_page_printer_new_async (PursuitDocument *document,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (PursuitPagePrinter) self = NULL;
  GTask *task;

  g_return_if_fail (document != NULL);

  self = g_object_new (PURSUIT_TYPE_PAGE_PRINTER, NULL);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_page_printer_new_async);
  g_task_set_task_data (task, pursuit_document_ref (document),
                        (GDestroyNotify) pursuit_document_unref);
  push (self, (Errand){ .task = task });
}

PursuitPagePrinter *
pursuit_page_printer_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
pursuit_page_printer_get_n_pages (PursuitPagePrinter *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_PRINTER (self), 0);

  return self->n_pages;
}

/* The toolkit goes on with the next page when it hears that this one is drawn. */
static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  PursuitPagePrinter *self = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / self->width,
                      gtk_print_context_get_height (context) / self->height);

  gtk_print_operation_set_defer_drawing (operation);
  cairo_scale (cr, scale, scale);
  push (self, (Errand){ .operation = g_object_ref (operation),
                        .cr = cairo_reference (cr),
                        .page = (guint) page,
                        .layout = self->layout });
}

gboolean
pursuit_page_printer_run (PursuitPagePrinter *self,
                          GtkPrintOperationAction action,
                          GtkWindow *parent,
                          const char *path,
                          GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  g_return_val_if_fail (PURSUIT_IS_PAGE_PRINTER (self), FALSE);

  gtk_print_operation_set_n_pages (operation, (int) self->n_pages);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), self, 0);

  return gtk_print_operation_run (operation, action, parent, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
