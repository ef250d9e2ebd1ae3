/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-places.h"

#include "app/cards/pursuit-battle-cards-place.h"
#include "app/conversations/pursuit-conversations-place.h"
#include "app/import/pursuit-import-assistant.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-leads-place.h"
#include "app/proposals/pursuit-proposal-drafter.h"
#include "app/proposals/pursuit-proposals-place.h"
#include "app/usage/pursuit-usage-place.h"
#include "app/window/pursuit-window-private.h"

typedef GType (*TypeFunc) (void);

/* The places in the order of the sidebar. A new one is one line here. */
static const TypeFunc types[] = {
  pursuit_leads_place_get_type,        pursuit_proposals_place_get_type,
  pursuit_battle_cards_place_get_type, pursuit_conversations_place_get_type,
  pursuit_usage_place_get_type,
};

GPtrArray *
pursuit_places_new (PursuitWindow *window, PursuitWorkspace *workspace)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_ptr_array_add (places,
                     g_object_new (types[i](), "window", window, "workspace", workspace, NULL));

  return places;
}

void
pursuit_places_start_import (PursuitWindow *window, GListModel *files)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (pursuit_window_get_workspace (window) != NULL);

  pursuit_window_push_view (
      window, pursuit_import_assistant_new (pursuit_window_get_workspace (window), files));
}

void
pursuit_places_start_draft (PursuitWindow *window, const char *lead_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (lead_id != NULL);

  pursuit_proposal_drafter_start (window, lead_id);
}

gboolean
pursuit_places_show_all_leads (PursuitWindow *window)
{
  GtkWidget *list;
  g_autofree char *filter = NULL;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), FALSE);
  g_return_val_if_fail (pursuit_window_get_workspace (window) != NULL, FALSE);

  list = pursuit_place_get_list (g_ptr_array_index (window->places, 0));
  filter = pursuit_lead_list_dup_filter (PURSUIT_LEAD_LIST (list));

  return *filter != '\0' && gtk_widget_activate_action (list, "filter.clear", NULL);
}
