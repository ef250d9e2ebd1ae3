/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pursuit-browse-list.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BROWSE_PLACE (pursuit_browse_place_get_type ())

/**
 * PursuitBrowsePlace:
 *
 * A place to read in: a list of one kind of records, and the page of the chosen one.
 */
G_DECLARE_DERIVABLE_TYPE (
    PursuitBrowsePlace, pursuit_browse_place, PURSUIT, BROWSE_PLACE, PursuitPlace)

/**
 * PursuitBrowsePlaceClass:
 * @browse: what the list is
 * @show: shows the record of that id on the page that `create_page` made
 *
 * What a place of this sort says of itself, besides the name and `create_page` of every place.
 */
struct _PursuitBrowsePlaceClass
{
  PursuitPlaceClass parent_class;

  const PursuitBrowseKind *browse;
  void (*show) (GtkWidget *page, const char *id);
};

/**
 * pursuit_browse_place_class_set_kind:
 * @klass: a class
 * @browse: what the list is; static
 *
 * Sets @browse, and title, icon and kind of the place from it.
 */
void pursuit_browse_place_class_set_kind (PursuitBrowsePlaceClass *klass,
                                          const PursuitBrowseKind *browse);

G_END_DECLS
