/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-browse-place.h"

#include "app/pursuit-list-export.h"
#include "app/pursuit-window.h"

G_DEFINE_ABSTRACT_TYPE (PursuitBrowsePlace, pursuit_browse_place, PURSUIT_TYPE_PLACE)

static void
on_chosen (PursuitBrowsePlace *self, const char *id)
{
  PURSUIT_BROWSE_PLACE_GET_CLASS (self)->show (pursuit_place_get_page (PURSUIT_PLACE (self)), id);
}

static void
on_opened (PursuitBrowsePlace *self)
{
  pursuit_window_show_page (pursuit_place_get_window (PURSUIT_PLACE (self)));
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  GtkWidget *list = pursuit_browse_list_new (place, PURSUIT_BROWSE_PLACE_GET_CLASS (place)->browse);

  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), place, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (on_opened), place, G_CONNECT_SWAPPED);

  return list;
}

static void
show_record (PursuitPlace *place, PursuitKind kind, const char *id)
{
  pursuit_browse_list_choose (PURSUIT_BROWSE_LIST (pursuit_place_get_list (place)), id);
  on_chosen (PURSUIT_BROWSE_PLACE (place), id);
}

static PursuitQuery *
dup_listed (PursuitPlace *place, GArray **rows)
{
  return pursuit_browse_list_dup_query (PURSUIT_BROWSE_LIST (pursuit_place_get_list (place)));
}

static void
pursuit_browse_place_class_init (PursuitBrowsePlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->create_list = create_list;
  place_class->show_record = show_record;
  place_class->dup_listed = dup_listed;
}

static void
pursuit_browse_place_init (PursuitBrowsePlace *self)
{
  pursuit_list_export_add_actions (PURSUIT_PLACE (self));
}

void
pursuit_browse_place_class_set_kind (PursuitBrowsePlaceClass *klass,
                                     const PursuitBrowseKind *browse)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  klass->browse = browse;
  place_class->title = browse->title;
  place_class->icon_name = browse->icon_name;
  place_class->kind = browse->kind;
}
