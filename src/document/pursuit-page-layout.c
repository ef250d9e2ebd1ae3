/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-layout.h"

#include "document/pursuit-logo.h"
#include "document/pursuit-page-layout-private.h"
#include "document/pursuit-page-style-private.h"

G_DEFINE_FINAL_TYPE (PursuitPageLayout, pursuit_page_layout, G_TYPE_OBJECT)

/* A list has no row of its own: it is where the first block in it is. */
static void
register_place (PursuitPageLayout *self, const PursuitDocumentNode *node, guint placement)
{
  for (; node != NULL && !g_hash_table_contains (self->places, node); node = node->parent)
    g_hash_table_insert (self->places, (gpointer) node, GUINT_TO_POINTER (placement + 1));
}

static void
register_places (PursuitPageLayout *self)
{
  for (guint i = 0; i < self->placements->len; i++)
    {
      const PursuitPagePlacement *placement
          = &g_array_index (self->placements, PursuitPagePlacement, i);

      register_place (self, pursuit_page_flow_get_row (self->flow, placement->row)->node, i);
    }
}

static guint
find_page (PursuitPageLayout *self, guint placement)
{
  guint low = 0;
  guint high = self->starts->len - 1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint, middle) <= placement)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The nearest place at or before a block that shows nothing itself. */
static guint
find_placement (PursuitPageLayout *self, const PursuitDocumentNode *node)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, node));
  guint line = node->start_line;

  if (found > 0)
    return found;

  for (guint i = 0; i < self->placements->len; i++)
    {
      const PursuitPagePlacement *placement
          = &g_array_index (self->placements, PursuitPagePlacement, i);
      const PursuitPageRow *row = pursuit_page_flow_get_row (self->flow, placement->row);

      if (row->node != NULL && row->node->start_line > line)
        break;
      found = i + 1;
    }

  return found;
}

static void
pursuit_page_layout_finalize (GObject *object)
{
  PursuitPageLayout *self = PURSUIT_PAGE_LAYOUT (object);

  g_clear_pointer (&self->flow, pursuit_page_flow_free);
  g_clear_pointer (&self->style, pursuit_page_style_free);
  g_clear_pointer (&self->document, pursuit_document_unref);
  g_clear_pointer (&self->placements, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->logo, cairo_surface_destroy);

  G_OBJECT_CLASS (pursuit_page_layout_parent_class)->finalize (object);
}

static void
pursuit_page_layout_class_init (PursuitPageLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_page_layout_finalize;
}

static void
pursuit_page_layout_init (PursuitPageLayout *self)
{
  self->placements = g_array_new (FALSE, FALSE, sizeof (PursuitPagePlacement));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->places = g_hash_table_new (NULL, NULL);
}

/* A cover is a page that no row stands on. */
static gboolean
add_cover (PursuitPageLayout *self, GError **error)
{
  const PursuitPageCover *cover = self->style->cover;
  guint start = 0;

  if (cover == NULL)
    return TRUE;

  g_array_prepend_val (self->starts, start);
  if (cover->logo != NULL)
    self->logo = pursuit_logo_load (cover->logo, error);

  return cover->logo == NULL || self->logo != NULL;
}

PursuitPageLayout *
pursuit_page_layout_new (PursuitDocument *document, const PursuitPageStyle *style, GError **error)
{
  g_autoptr (PursuitPageLayout) self = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PAGE_LAYOUT, NULL);
  self->document = pursuit_document_ref (document);
  self->style = pursuit_page_style_copy_checked (style, error);
  if (self->style == NULL)
    return NULL;
  self->flow = pursuit_page_flow_new (document, self->style, error);
  if (self->flow == NULL
      || !pursuit_page_flow_paginate (self->flow, self->placements, self->starts, error)
      || !add_cover (self, error))
    return NULL;
  register_places (self);

  return g_steal_pointer (&self);
}

guint
pursuit_page_layout_get_n_pages (PursuitPageLayout *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_LAYOUT (self), 0);

  return self->starts->len - 1;
}

void
pursuit_page_layout_get_page_size (PursuitPageLayout *self, double *width, double *height)
{
  g_return_if_fail (PURSUIT_IS_PAGE_LAYOUT (self));

  if (width != NULL)
    *width = self->style->width;
  if (height != NULL)
    *height = self->style->height;
}

PursuitDocument *
pursuit_page_layout_get_document (PursuitPageLayout *self)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_LAYOUT (self), NULL);

  return self->document;
}

void
pursuit_page_layout_draw_page (PursuitPageLayout *self, cairo_t *cr, guint page)
{
  g_return_if_fail (PURSUIT_IS_PAGE_LAYOUT (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < pursuit_page_layout_get_n_pages (self));

  pursuit_page_layout_paint (self, cr, page);
}

guint
pursuit_page_layout_find_node (PursuitPageLayout *self, const PursuitDocumentNode *node, double *y)
{
  guint placement;

  g_return_val_if_fail (PURSUIT_IS_PAGE_LAYOUT (self), 0);
  g_return_val_if_fail (node != NULL, 0);

  placement = find_placement (self, node);
  if (y != NULL)
    *y = self->style->margin_top;
  if (placement == 0)
    return self->style->cover != NULL ? 1 : 0;
  if (y != NULL)
    *y += g_array_index (self->placements, PursuitPagePlacement, placement - 1).y;

  return find_page (self, placement - 1);
}
