/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-leads-place.h"

#include "app/pursuit-pane.h"

#include <glib/gi18n-lib.h>

struct _PursuitLeadsPlace
{
  PursuitPlace parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitLeadsPlace, pursuit_leads_place, PURSUIT_TYPE_PLACE)

static GtkWidget *
create_list (PursuitPlace *place)
{
  return g_object_new (PURSUIT_TYPE_PANE, "title", _ ("Leads"), "role", PURSUIT_PANE_LIST, NULL);
}

static GtkWidget *
create_page (PursuitPlace *place)
{
  return g_object_new (PURSUIT_TYPE_PANE, "role", PURSUIT_PANE_PAGE, NULL);
}

static void
pursuit_leads_place_class_init (PursuitLeadsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->name = "leads";
  place_class->title = N_ ("Leads");
  place_class->icon_name = "pursuit-leads-symbolic";
  place_class->kind = PURSUIT_KIND_LEAD;
  place_class->create_list = create_list;
  place_class->create_page = create_page;
}

static void
pursuit_leads_place_init (PursuitLeadsPlace *self)
{
}
