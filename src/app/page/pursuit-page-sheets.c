/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-page-sheets.h"

#include <glib/gi18n-lib.h>

/* All in pixels. */
#define GAP 18
#define MIN_WIDTH 120
#define NATURAL_WIDTH 560
#define MAX_WIDTH 900
#define LINE 60

/* A page as it was drawn last. */
typedef struct
{
  guint page;
  int pixels;
  GdkTexture *texture; /* owned */
  guint edition;
} Picture;

struct _PursuitPageSheets
{
  GtkWidget parent_instance;

  PursuitPagePress *press;   /* (nullable) */
  GtkAdjustment *adjustment; /* (nullable) */
  GCancellable *cancellable; /* of the page that is being drawn */
  GPtrArray *pictures;       /* of Picture */
  guint edition;             /* grows with each press */
  guint page;
  gboolean drawing;
};

G_DEFINE_FINAL_TYPE (PursuitPageSheets, pursuit_page_sheets, GTK_TYPE_WIDGET)

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_object_unref (self->texture);
  g_free (self);
}

static guint
count_pages (PursuitPageSheets *self)
{
  return self->press != NULL ? pursuit_page_press_get_n_pages (self->press) : 0;
}

static int
get_sheet_width (int width)
{
  return CLAMP (width - 2 * GAP, 1, MAX_WIDTH);
}

static int
get_sheet_height (PursuitPageSheets *self, int width)
{
  double ratio = self->press != NULL ? pursuit_page_press_get_ratio (self->press) : 1.0;

  return MAX ((int) (get_sheet_width (width) * ratio), 1);
}

/* Where a page begins, its gap included. */
static int
get_top (PursuitPageSheets *self, guint page)
{
  int height = get_sheet_height (self, gtk_widget_get_width (GTK_WIDGET (self)));

  return (int) page * (height + GAP);
}

static guint
find_page (PursuitPageSheets *self, double y)
{
  int step = get_sheet_height (self, gtk_widget_get_width (GTK_WIDGET (self))) + GAP;
  guint n = count_pages (self);

  return n > 0 ? (guint) CLAMP ((int) (y / step), 0, (int) n - 1) : 0;
}

/* The pages that are to be seen, in part at least; one of nothing without a place to scroll. */
static void
find_visible (PursuitPageSheets *self, guint *first, guint *last)
{
  double top = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0.0;
  double size = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : 0.0;

  *first = find_page (self, top);
  *last = find_page (self, top + MAX (size - 1.0, 0.0));
  *last = MIN (*last, *first + PURSUIT_PAGE_SHEETS_MAX_PICTURES - 1);
}

static Picture *
find_picture (PursuitPageSheets *self, guint page)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      Picture *picture = g_ptr_array_index (self->pictures, i);

      if (picture->page == page)
        return picture;
    }

  return NULL;
}

static int
get_pixels (PursuitPageSheets *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return get_sheet_width (gtk_widget_get_width (widget)) * gtk_widget_get_scale_factor (widget);
}

static gboolean
is_fresh (PursuitPageSheets *self, guint page)
{
  const Picture *picture = find_picture (self, page);

  return picture != NULL && picture->edition == self->edition
         && picture->pixels == get_pixels (self);
}

/* The one that is farthest from what is read now goes. */
static void
drop_farthest (PursuitPageSheets *self)
{
  guint farthest = 0;
  int distance = -1;

  for (guint i = 0; i < self->pictures->len; i++)
    {
      const Picture *picture = g_ptr_array_index (self->pictures, i);
      int away = ABS ((int) picture->page - (int) self->page);

      if (away > distance)
        {
          distance = away;
          farthest = i;
        }
    }
  g_ptr_array_remove_index_fast (self->pictures, farthest);
}

static void
keep (PursuitPageSheets *self, Picture *picture)
{
  Picture *before = find_picture (self, picture->page);

  if (before != NULL)
    g_ptr_array_remove_fast (self->pictures, before);
  while (self->pictures->len >= PURSUIT_PAGE_SHEETS_MAX_PICTURES)
    drop_farthest (self);
  g_ptr_array_add (self->pictures, picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void draw_next (PursuitPageSheets *self);

/* Which page the thread draws. */
typedef struct
{
  PursuitPageSheets *sheets; /* owned */
  guint page;
  int pixels;
} Order;

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Order *order = data;
  g_autoptr (PursuitPageSheets) self = order->sheets;
  PursuitPagePress *press = PURSUIT_PAGE_PRESS (source);
  GdkTexture *texture = pursuit_page_press_draw_finish (press, result, NULL);
  Picture *picture;

  self->drawing = FALSE;
  if (texture != NULL && press == self->press)
    {
      picture = g_new0 (Picture, 1);
      *picture = (Picture){ order->page, order->pixels, texture, self->edition };
      keep (self, picture);
    }
  else
    {
      g_clear_object (&texture);
    }
  draw_next (self);
}

static void
draw_page (PursuitPageSheets *self, guint page)
{
  Order *order = g_new0 (Order, 1);

  order->sheets = g_object_ref (self);
  order->page = page;
  order->pixels = get_pixels (self);
  self->drawing = TRUE;
  pursuit_page_press_draw_async (self->press, page, order->pixels, self->cancellable, drawn_cb,
                                 order);
}

/* What is to be seen first, then the page that comes after it. */
static void
draw_next (PursuitPageSheets *self)
{
  guint first;
  guint last;

  if (self->drawing || count_pages (self) == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  find_visible (self, &first, &last);
  last = MIN (last + 1, count_pages (self) - 1);
  last = MIN (last, first + PURSUIT_PAGE_SHEETS_MAX_PICTURES - 1);
  for (guint page = first; page <= last; page++)
    if (!is_fresh (self, page))
      {
        draw_page (self, page);
        return;
      }
}

static void
show_name (PursuitPageSheets *self)
{
  guint n = count_pages (self);
  g_autofree char *name
      = n > 0 ? g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n) : g_strdup (_ ("Pages"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The page that reaches over the upper third is the one that is read. */
static void
on_scrolled (PursuitPageSheets *self)
{
  double top = gtk_adjustment_get_value (self->adjustment);
  guint page = find_page (self, top + gtk_adjustment_get_page_size (self->adjustment) / 3.0);

  if (page != self->page)
    {
      self->page = page;
      show_name (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_page_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  PursuitPageSheets *self = PURSUIT_PAGE_SHEETS (widget);
  int page = (int) self->page + g_variant_get_int32 (args);

  pursuit_page_sheets_show_page (
      self, (guint) CLAMP (page, 0, MAX ((int) count_pages (self) - 1, 0)), 0.0);

  return TRUE;
}

static gboolean
on_line_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  PursuitPageSheets *self = PURSUIT_PAGE_SHEETS (widget);

  if (self->adjustment == NULL)
    return FALSE;

  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment)
                                                  + LINE * g_variant_get_int32 (args));

  return TRUE;
}

static void
on_pressed (PursuitPageSheets *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkSizeRequestMode
pursuit_page_sheets_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pursuit_page_sheets_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  PursuitPageSheets *self = PURSUIT_PAGE_SHEETS (widget);
  int step;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  step = get_sheet_height (self, for_size < 0 ? NATURAL_WIDTH : for_size) + GAP;
  *minimum = *natural = (int) MIN ((gint64) count_pages (self) * step + GAP, G_MAXINT / 4);
}

static void
pursuit_page_sheets_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_queue_draw (widget);
}

static void
snapshot_page (PursuitPageSheets *self, GtkSnapshot *snapshot, guint page)
{
  static const GdkRGBA paper = { 1.0f, 1.0f, 1.0f, 1.0f };
  static const GdkRGBA shade = { 0.0f, 0.0f, 0.0f, 0.35f };
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float sheet_width = (float) get_sheet_width (width);
  graphene_rect_t area = GRAPHENE_RECT_INIT (((float) width - sheet_width) / 2.0f,
                                             (float) (get_top (self, page) + GAP), sheet_width,
                                             (float) get_sheet_height (self, width));
  const Picture *picture = find_picture (self, page);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &area, 0.0f);
  gtk_snapshot_append_outset_shadow (snapshot, &frame, &shade, 0.0f, 1.0f, 0.0f, 4.0f);
  gtk_snapshot_append_color (snapshot, &paper, &area);
  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture->texture, &area);
}

static void
pursuit_page_sheets_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitPageSheets *self = PURSUIT_PAGE_SHEETS (widget);
  guint first;
  guint last;

  if (count_pages (self) == 0)
    return;

  find_visible (self, &first, &last);
  for (guint page = first; page <= last; page++)
    snapshot_page (self, snapshot, page);
  draw_next (self);
}

static void
pursuit_page_sheets_dispose (GObject *object)
{
  PursuitPageSheets *self = PURSUIT_PAGE_SHEETS (object);

  g_cancellable_cancel (self->cancellable);
  pursuit_page_sheets_set_adjustment (self, NULL);
  g_clear_object (&self->press);

  G_OBJECT_CLASS (pursuit_page_sheets_parent_class)->dispose (object);
}

static void
pursuit_page_sheets_finalize (GObject *object)
{
  PursuitPageSheets *self = PURSUIT_PAGE_SHEETS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_page_sheets_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc func;
    int by;
  } keys[] = {
    { GDK_KEY_Page_Down, on_page_key, 1 },      { GDK_KEY_Page_Up, on_page_key, -1 },
    { GDK_KEY_KP_Page_Down, on_page_key, 1 },   { GDK_KEY_KP_Page_Up, on_page_key, -1 },
    { GDK_KEY_Home, on_page_key, -G_MAXINT16 }, { GDK_KEY_End, on_page_key, G_MAXINT16 },
    { GDK_KEY_Down, on_line_key, 1 },           { GDK_KEY_Up, on_line_key, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].func, "i", keys[i].by);
}

static void
pursuit_page_sheets_class_init (PursuitPageSheetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_page_sheets_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_page_sheets_finalize;
  widget_class->get_request_mode = pursuit_page_sheets_get_request_mode;
  widget_class->measure = pursuit_page_sheets_measure;
  widget_class->size_allocate = pursuit_page_sheets_size_allocate;
  widget_class->snapshot = pursuit_page_sheets_snapshot;

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pagesheets");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pursuit_page_sheets_init (PursuitPageSheets *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cancellable = g_cancellable_new ();
  self->pictures = g_ptr_array_new_with_free_func (picture_free);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  show_name (self);
}

void
pursuit_page_sheets_set_adjustment (PursuitPageSheets *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (PURSUIT_IS_PAGE_SHEETS (self));

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, on_scrolled, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

void
pursuit_page_sheets_set_press (PursuitPageSheets *self, PursuitPagePress *press)
{
  g_return_if_fail (PURSUIT_IS_PAGE_SHEETS (self));
  g_return_if_fail (PURSUIT_IS_PAGE_PRESS (press));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->press, press);
  self->edition++;
  for (guint i = self->pictures->len; i > 0; i--)
    if (((Picture *) g_ptr_array_index (self->pictures, i - 1))->page >= count_pages (self))
      g_ptr_array_remove_index_fast (self->pictures, i - 1);

  self->page = MIN (self->page, count_pages (self) - 1);
  show_name (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
pursuit_page_sheets_get_page (PursuitPageSheets *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_SHEETS (self), 0);

  return self->page;
}

void
pursuit_page_sheets_show_page (PursuitPageSheets *self, guint page, double at)
{
  int height;

  g_return_if_fail (PURSUIT_IS_PAGE_SHEETS (self));

  if (self->adjustment == NULL)
    return;

  height = get_sheet_height (self, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_adjustment_set_value (self->adjustment, get_top (self, page) + at * height);
}

guint
pursuit_page_sheets_count_pictures (PursuitPageSheets *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_SHEETS (self), 0);

  return self->pictures->len;
}

gboolean
pursuit_page_sheets_is_drawn (PursuitPageSheets *self)
{
  guint first;
  guint last;

  g_return_val_if_fail (PURSUIT_IS_PAGE_SHEETS (self), FALSE);

  if (count_pages (self) == 0)
    return FALSE;

  find_visible (self, &first, &last);
  for (guint page = first; page <= last; page++)
    if (!is_fresh (self, page))
      return FALSE;

  return TRUE;
}
