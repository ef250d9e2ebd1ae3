/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records/pursuit-browse-list.h"

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
 * @fields: (nullable): the fields of the form for a new record; %NULL if there is none. The first
 *   is left out when a record is changed, if it refers to another one
 * @n_fields: how many
 * @new_title: what the form for a new one is called, to be translated
 * @edit_title: what the form for a change is called, to be translated
 * @prepare: (nullable): fills a new record before the form shows it
 *
 * What a place of this sort says of itself, besides the name and `create_page` of every place.
 */
struct _PursuitBrowsePlaceClass
{
  PursuitPlaceClass parent_class;

  const PursuitBrowseKind *browse;
  void (*show) (GtkWidget *page, const char *id);
  const guint *fields;
  guint n_fields;
  const char *new_title;
  const char *edit_title;
  void (*prepare) (PursuitRecord *record);
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

/**
 * pursuit_browse_place_edit:
 * @place: a #PursuitBrowsePlace with fields
 * @record: one of its records, stored or new
 *
 * Opens the form for a record, if the workspace is writable. When it was saved, the record is
 * chosen and an Undo offered.
 */
void pursuit_browse_place_edit (PursuitPlace *place, PursuitRecord *record);

G_END_DECLS
