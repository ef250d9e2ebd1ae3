/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-page-flow-private.h"
#include "document/pursuit-page-layout.h"

G_BEGIN_DECLS

struct _PursuitPageLayout
{
  GObject parent_instance;

  PursuitDocument *document; /* owned */
  PursuitPageStyle *style;   /* owned */
  PursuitPageFlow *flow;     /* owned */
  GArray *placements;        /* of PursuitPagePlacement */
  GArray *starts;            /* of guint, one more than there are pages */
  GHashTable *places;        /* block to its index in placements, plus one */
  cairo_surface_t *logo;     /* (nullable) of the cover */
};

/* Paints what pursuit_page_layout_draw_page() promises, in pursuit-page-painter.c. */
void pursuit_page_layout_paint (PursuitPageLayout *self, cairo_t *cr, guint page);

/* Paints the first page of a layout that has a cover, in pursuit-page-cover-painter.c. */
void pursuit_page_layout_paint_cover (PursuitPageLayout *self, cairo_t *cr);

G_END_DECLS
