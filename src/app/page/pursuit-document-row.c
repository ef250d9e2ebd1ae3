/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-row.h"

#include "app/page/pursuit-document-cell.h"

#include <glib/gi18n-lib.h>

#define PADDING 6

/* Words with a wavy line below. */
typedef struct
{
  guint index;
  guint start;
  guint end;
} Mark;

struct _PursuitDocumentRow
{
  GtkWidget parent_instance;

  PursuitDocument *document; /* keeps node alive */
  const PursuitDocumentNode *node;
  GPtrArray *layouts;
  GArray *widths;
  GArray *marks; /* of Mark */
};

G_DEFINE_FINAL_TYPE (PursuitDocumentRow, pursuit_document_row, GTK_TYPE_WIDGET)

static gboolean
is_header (PursuitDocumentRow *self)
{
  return pursuit_document_node_is_header (self->node);
}

/* "Item: Sensor S4, Qty: 56", as the row is read aloud. */
static char *
describe (PursuitDocumentRow *self)
{
  const PursuitDocumentNode *table = pursuit_document_node_get_parent (self->node);
  const PursuitDocumentNode *head
      = pursuit_document_node_get_first_child (pursuit_document_node_get_first_child (table));
  const PursuitDocumentNode *cell = pursuit_document_node_get_first_child (self->node);
  GString *text = g_string_new (NULL);

  for (; cell != NULL; cell = pursuit_document_node_get_next (cell))
    {
      g_autofree char *value = pursuit_document_node_dup_plain_text (cell);
      g_autofree char *name = pursuit_document_node_dup_plain_text (head);

      if (*value != '\0')
        {
          g_string_append (text, text->len > 0 ? ", " : "");
          if (!is_header (self) && *name != '\0')
            /* Translators: a cell of a table read aloud: the head of its column, its text. */
            g_string_append_printf (text, _ ("%s: %s"), name, value);
          else
            g_string_append (text, value);
        }
      head = pursuit_document_node_get_next (head);
    }

  return g_string_free (text, FALSE);
}

/* As in pursuit-document-tags.c. */
static void
draw_mark (PursuitDocumentRow *self, const Mark *mark)
{
  PangoLayout *layout = g_ptr_array_index (self->layouts, mark->index);
  PangoAttribute *parts[] = { pango_attr_underline_new (PANGO_UNDERLINE_ERROR),
                              pango_attr_underline_color_new (0xc6c6, 0x4646, 0) };
  g_autoptr (PangoAttrList) attributes
      = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i]->start_index = mark->start;
      parts[i]->end_index = mark->end;
      pango_attr_list_insert (attributes, parts[i]);
    }
  pango_layout_set_attributes (layout, attributes);
}

static gboolean
is_of_mark (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_UNDERLINE_COLOR
         || (attribute->klass->type == PANGO_ATTR_UNDERLINE
             && ((PangoAttrInt *) attribute)->value == PANGO_UNDERLINE_ERROR);
}

static void
erase_marks (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes
      = pango_attr_list_copy (pango_layout_get_attributes (layout));
  PangoAttrList *erased = pango_attr_list_filter (attributes, is_of_mark, NULL);

  g_clear_pointer (&erased, pango_attr_list_unref);
  pango_layout_set_attributes (layout, attributes);
}

static void
make_layouts (PursuitDocumentRow *self)
{
  const PursuitDocumentNode *table = pursuit_document_node_get_parent (self->node);
  const PursuitDocumentNode *cell = pursuit_document_node_get_first_child (self->node);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  g_ptr_array_set_size (self->layouts, 0);
  for (guint i = 0; cell != NULL; cell = pursuit_document_node_get_next (cell), i++)
    g_ptr_array_add (self->layouts, pursuit_document_cell_layout_new (
                                        context, cell, is_header (self),
                                        pursuit_document_node_get_alignment (table, i)));
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (self, &g_array_index (self->marks, Mark, i));
}

static void
ensure_layouts (PursuitDocumentRow *self)
{
  if (self->layouts->len == 0)
    make_layouts (self);
}

void
pursuit_document_row_add_widths (PursuitDocumentRow *self, int *natural, int *minimum)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_ROW (self));
  g_return_if_fail (natural != NULL);
  g_return_if_fail (minimum != NULL);

  ensure_layouts (self);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      g_autoptr (PangoLayout) layout = pango_layout_copy (g_ptr_array_index (self->layouts, i));
      int width;

      pango_layout_set_width (layout, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      natural[i] = MAX (natural[i], width);
      minimum[i] = MAX (minimum[i], pursuit_document_cell_get_word_width (layout));
    }
}

void
pursuit_document_row_set_widths (PursuitDocumentRow *self, const int *widths)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_ROW (self));
  g_return_if_fail (widths != NULL);

  ensure_layouts (self);
  g_array_set_size (self->widths, 0);
  g_array_append_vals (self->widths, widths, self->layouts->len);
  for (guint i = 0; i < self->layouts->len; i++)
    pango_layout_set_width (g_ptr_array_index (self->layouts, i), widths[i] * PANGO_SCALE);
}

void
pursuit_document_row_append_text (PursuitDocumentRow *self, GString *text)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_ROW (self));
  g_return_if_fail (text != NULL);

  ensure_layouts (self);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      g_autofree char *cell
          = g_strdup (pango_layout_get_text (g_ptr_array_index (self->layouts, i)));

      if (i > 0)
        g_string_append_c (text, '\t');
      g_string_append (text, g_strdelimit (cell, "\t\n", ' '));
    }
}

const char *
pursuit_document_row_get_cell (PursuitDocumentRow *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_ROW (self), NULL);

  ensure_layouts (self);

  return index < self->layouts->len
             ? pango_layout_get_text (g_ptr_array_index (self->layouts, index))
             : NULL;
}

static void
describe_marks (PursuitDocumentRow *self)
{
  const char *text = self->marks->len > 0 ? _ ("No source – check before sending") : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pursuit_document_row_mark (PursuitDocumentRow *self, guint index, guint start, guint length)
{
  const Mark mark = { index, start, start + length };

  g_return_if_fail (PURSUIT_IS_DOCUMENT_ROW (self));

  ensure_layouts (self);
  g_return_if_fail (index < self->layouts->len);

  g_array_append_val (self->marks, mark);
  draw_mark (self, &mark);
  describe_marks (self);
}

void
pursuit_document_row_clear_marks (PursuitDocumentRow *self)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_ROW (self));

  if (self->marks->len == 0)
    return;

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < self->layouts->len; i++)
    erase_marks (g_ptr_array_index (self->layouts, i));
  describe_marks (self);
}

static int
get_height (PursuitDocumentRow *self)
{
  int tallest = 0;

  for (guint i = 0; i < self->layouts->len; i++)
    {
      int height;

      pango_layout_get_pixel_size (g_ptr_array_index (self->layouts, i), NULL, &height);
      tallest = MAX (tallest, height);
    }

  return tallest + 2 * PADDING + 1;
}

static void
pursuit_document_row_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  PursuitDocumentRow *self = PURSUIT_DOCUMENT_ROW (widget);

  ensure_layouts (self);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? get_height (self) : 0;
  *natural = *minimum;
}

static void
draw_line (PursuitDocumentRow *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA color;

  gdk_rgba_parse (&color, is_header (self) ? "#3a3a3f" : "#dcdce0");
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
}

static void
pursuit_document_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitDocumentRow *self = PURSUIT_DOCUMENT_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int total = gtk_widget_get_width (widget);
  GdkRGBA ink;
  int x = 0;

  gdk_rgba_parse (&ink, "#26262a");
  for (guint i = 0; i < MIN (self->layouts->len, self->widths->len); i++)
    {
      int width = g_array_index (self->widths, int, i);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (mirrored ? total - x - width : x, PADDING));
      gtk_snapshot_append_layout (snapshot, g_ptr_array_index (self->layouts, i), &ink);
      gtk_snapshot_restore (snapshot);
      x += width + PURSUIT_DOCUMENT_COLUMN_GAP;
    }
  draw_line (self, snapshot);
}

static void
pursuit_document_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PursuitDocumentRow *self = PURSUIT_DOCUMENT_ROW (widget);

  GTK_WIDGET_CLASS (pursuit_document_row_parent_class)->css_changed (widget, change);

  /* A larger text wants other widths: the table asks again when it is measured. */
  g_ptr_array_set_size (self->layouts, 0);
  gtk_widget_queue_resize (widget);
}

GtkWidget *
pursuit_document_row_new (PursuitDocument *document, const PursuitDocumentNode *node)
{
  PursuitDocumentRow *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (pursuit_document_node_get_kind (node) == PURSUIT_NODE_ROW, NULL);

  self = g_object_new (PURSUIT_TYPE_DOCUMENT_ROW, NULL);
  self->document = pursuit_document_ref (document);
  self->node = node;
  label = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

static void
pursuit_document_row_finalize (GObject *object)
{
  PursuitDocumentRow *self = PURSUIT_DOCUMENT_ROW (object);

  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->widths, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->document, pursuit_document_unref);

  G_OBJECT_CLASS (pursuit_document_row_parent_class)->finalize (object);
}

static void
pursuit_document_row_class_init (PursuitDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_document_row_finalize;
  widget_class->measure = pursuit_document_row_measure;
  widget_class->snapshot = pursuit_document_row_snapshot;
  widget_class->css_changed = pursuit_document_row_css_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_set_css_name (widget_class, "document-row");
}

static void
pursuit_document_row_init (PursuitDocumentRow *self)
{
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->widths = g_array_new (FALSE, FALSE, sizeof (int));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
}
