/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-page-press.h"

#include <math.h>

/* No screen is wider; a picture of a page takes its square. */
#define MAX_PIXELS 4096

/* Where a heading stands. */
typedef struct
{
  guint page;
  double at;
} Place;

struct _PursuitPagePress
{
  GObject parent_instance;

  GThreadPool *pool;         /* of the one thread that the layout belongs to */
  PursuitPageLayout *layout; /* of that thread */
  GArray *headings;          /* of Place */
  guint n_pages;
  double width;
  double height;
};

G_DEFINE_FINAL_TYPE (PursuitPagePress, pursuit_page_press, G_TYPE_OBJECT)

/* What the thread is asked to do: what a task says, or to free a layout. */
typedef struct
{
  GTask *task;               /* (nullable) (owned) */
  PursuitPageLayout *layout; /* (nullable) (owned) */
} Errand;

/* What is to be drawn. */
typedef struct
{
  guint page;
  int pixels;
} Picture;

static void
find_headings (PursuitPagePress *self)
{
  const GPtrArray *headings
      = pursuit_document_get_headings (pursuit_page_layout_get_document (self->layout));

  for (guint i = 0; i < headings->len; i++)
    {
      double y;
      Place place
          = { .page = pursuit_page_layout_find_node (self->layout, headings->pdata[i], &y) };

      place.at = y / self->height;
      g_array_append_val (self->headings, place);
    }
}

static void
lay_out (GTask *task)
{
  g_autoptr (PursuitPagePress) self = g_object_ref (g_task_get_source_object (task));
  const PursuitPageSetup *setup = g_task_get_task_data (task);
  g_autoptr (PursuitDocument) document = NULL;
  GError *error = NULL;

  document = pursuit_document_new (setup->markdown, -1, &error);
  if (document != NULL)
    self->layout = pursuit_page_layout_new (document, &setup->style, &error);
  if (self->layout == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  pursuit_page_layout_get_page_size (self->layout, &self->width, &self->height);
  self->n_pages = pursuit_page_layout_get_n_pages (self->layout);
  find_headings (self);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static void
draw (GTask *task)
{
  PursuitPagePress *self = g_task_get_source_object (task);
  const Picture *picture = g_task_get_task_data (task);
  double scale = picture->pixels / self->width;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (g_task_return_error_if_cancelled (task))
    return;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture->pixels,
                                        (int) ceil (self->height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  pursuit_page_layout_draw_page (self->layout, cr, picture->page);
  cairo_destroy (cr);
  g_task_return_pointer (task, make_texture (surface), g_object_unref);
}

static void
run_errand (gpointer data, gpointer unused)
{
  g_autofree Errand *errand = data;

  if (errand->task == NULL)
    g_object_unref (errand->layout);
  else if (g_task_get_source_tag (errand->task) == pursuit_page_press_new_async)
    lay_out (errand->task);
  else
    draw (errand->task);
  g_clear_object (&errand->task);
}

static void
push (PursuitPagePress *self, Errand errand)
{
  g_thread_pool_push (self->pool, g_memdup2 (&errand, sizeof errand), NULL);
}

static void
pursuit_page_press_finalize (GObject *object)
{
  PursuitPagePress *self = PURSUIT_PAGE_PRESS (object);

  /* In the thread that made it. */
  if (self->layout != NULL)
    push (self, (Errand){ .layout = self->layout });
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_clear_pointer (&self->headings, g_array_unref);

  G_OBJECT_CLASS (pursuit_page_press_parent_class)->finalize (object);
}

static void
pursuit_page_press_class_init (PursuitPagePressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_page_press_finalize;
}

static void
pursuit_page_press_init (PursuitPagePress *self)
{
  self->pool = g_thread_pool_new (run_errand, NULL, 1, TRUE, NULL);
  self->headings = g_array_new (FALSE, FALSE, sizeof (Place));
}

void
pursuit_page_press_new_async (PursuitPageSetup *setup,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (PursuitPagePress) self = NULL;
  GTask *task;

  g_return_if_fail (setup != NULL && setup->markdown != NULL);

  self = g_object_new (PURSUIT_TYPE_PAGE_PRESS, NULL);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_page_press_new_async);
  g_task_set_task_data (task, setup, (GDestroyNotify) pursuit_page_setup_free);
  push (self, (Errand){ .task = task });
}

PursuitPagePress *
pursuit_page_press_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
pursuit_page_press_get_n_pages (PursuitPagePress *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_PRESS (self), 0);

  return self->n_pages;
}

double
pursuit_page_press_get_ratio (PursuitPagePress *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_PRESS (self), 1.0);

  return self->height / self->width;
}

guint
pursuit_page_press_find_heading (PursuitPagePress *self, guint index, double *at)
{
  const Place *place;

  g_return_val_if_fail (PURSUIT_IS_PAGE_PRESS (self), 0);
  g_return_val_if_fail (at != NULL, 0);

  *at = 0.0;
  if (index >= self->headings->len)
    return 0;

  place = &g_array_index (self->headings, Place, index);
  *at = place->at;

  return place->page;
}

void
pursuit_page_press_draw_async (PursuitPagePress *self,
                               guint page,
                               int pixels,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  const Picture picture = { .page = page, .pixels = CLAMP (pixels, 1, MAX_PIXELS) };
  GTask *task;

  g_return_if_fail (PURSUIT_IS_PAGE_PRESS (self));
  g_return_if_fail (page < self->n_pages);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_page_press_draw_async);
  g_task_set_task_data (task, g_memdup2 (&picture, sizeof picture), g_free);
  push (self, (Errand){ .task = task });
}

GdkTexture *
pursuit_page_press_draw_finish (PursuitPagePress *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
