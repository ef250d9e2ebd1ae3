/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/pursuit-picture.h"

#include <math.h>

PursuitPicture *
pursuit_picture_new (GtkWidget *window)
{
  PursuitPicture *self = g_new0 (PursuitPicture, 1);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  self->window = window;
  self->width = gtk_widget_get_width (window);
  self->height = gtk_widget_get_height (window);
  gdk_paintable_snapshot (paintable, snapshot, self->width, self->height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (
      renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  self->pixels = g_new0 (guint32, (gsize) self->width * (gsize) self->height);
  gdk_texture_download (texture, (guchar *) self->pixels, (gsize) self->width * 4);

  return self;
}

void
pursuit_picture_free (PursuitPicture *self)
{
  g_free (self->pixels);
  g_free (self);
}

static double
to_linear (guint value)
{
  double part = value / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * to_linear ((pixel >> 16) & 0xff) + 0.7152 * to_linear ((pixel >> 8) & 0xff)
         + 0.0722 * to_linear (pixel & 0xff);
}

static double
get_ratio (guint32 a, guint32 b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* The part of the picture that a widget takes; FALSE when it takes none. */
static gboolean
get_area (PursuitPicture *self, GtkWidget *widget, GdkRectangle *area)
{
  graphene_rect_t bounds;
  GdkRectangle whole = { 0, 0, self->width, self->height };

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, self->window, &bounds))
    return FALSE;

  *area = (GdkRectangle){ (int) ceilf (bounds.origin.x), (int) ceilf (bounds.origin.y),
                          (int) floorf (bounds.size.width), (int) floorf (bounds.size.height) };

  return gdk_rectangle_intersect (area, &whole, area) && area->width > 0 && area->height > 0;
}

static guint32
get_ground (PursuitPicture *self, const GdkRectangle *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0;
  guint32 ground = 0;

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      {
        gpointer pixel = GUINT_TO_POINTER (self->pixels[y * self->width + x]);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pixel)) + 1;

        g_hash_table_insert (counts, pixel, GUINT_TO_POINTER (count));
        if (count > most)
          {
            most = count;
            ground = GPOINTER_TO_UINT (pixel);
          }
      }

  return ground;
}

double
pursuit_picture_get_contrast (PursuitPicture *self, GtkWidget *widget)
{
  GdkRectangle area;
  guint32 ground;
  double most = 1;

  if (!get_area (self, widget, &area))
    return 0;

  ground = get_ground (self, &area);
  for (int y = area.y; y < area.y + area.height; y++)
    for (int x = area.x; x < area.x + area.width; x++)
      most = MAX (most, get_ratio (self->pixels[y * self->width + x], ground));

  return most;
}

double
pursuit_picture_compare (PursuitPicture *self, GtkWidget *widget, GtkWidget *around)
{
  GdkRectangle inner;
  GdkRectangle outer;

  if (!get_area (self, widget, &inner) || !get_area (self, around, &outer))
    return 0;

  return get_ratio (get_ground (self, &inner), get_ground (self, &outer));
}
