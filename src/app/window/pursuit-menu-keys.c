/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-menu-keys.h"

#include "app/window/pursuit-key-map.h"

#define SCOPE "pursuit-scope"

static gboolean
is_action (const PursuitActionInfo *info, const char *name, GVariant *target)
{
  g_autoptr (GVariant) own_target = NULL;
  g_autofree char *own_name = NULL;

  if (!pursuit_key_map_can_choose (info))
    return FALSE;

  own_name = pursuit_action_table_parse (info->action, &own_target);

  return g_str_equal (own_name, name)
         && (own_target == NULL || target == NULL ? own_target == target
                                                  : g_variant_equal (own_target, target));
}

/* (transfer full) (nullable): the first keys of what an entry does, where the toolkit does not know
 * them. */
static char *
dup_keys (PursuitKeyMap *map, PursuitKeyScope scope, GMenuModel *menu, int i)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target
      = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name))
    return NULL;
  for (guint a = 0; a < n; a++)
    if (table[a].scope != PURSUIT_KEYS_EVERYWHERE && table[a].scope <= scope
        && is_action (&table[a], name, target))
      {
        g_auto (GStrv) keys = g_strsplit (pursuit_key_map_get_keys (map, &table[a]), " ", 2);

        return g_steal_pointer (&keys[0]);
      }

  return NULL;
}

/* An entry that stands in a menu cannot be changed: another takes its place. */
static void
show_keys (GMenu *menu, int i, const char *keys)
{
  g_autofree char *shown = NULL;
  g_autoptr (GMenuItem) item = NULL;

  g_menu_model_get_item_attribute (G_MENU_MODEL (menu), i, "accel", "s", &shown);
  if (g_strcmp0 (shown, keys) == 0)
    return;

  item = g_menu_item_new_from_model (G_MENU_MODEL (menu), i);
  g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_remove (menu, i);
  g_menu_insert_item (menu, i, item);
}

static void
update (PursuitKeyMap *map, PursuitKeyScope scope, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *keys = dup_keys (map, scope, menu, i);

      if (section != NULL)
        update (map, scope, section);
      if (submenu != NULL)
        update (map, scope, submenu);
      if (keys != NULL && G_IS_MENU (menu))
        show_keys (G_MENU (menu), i, keys);
    }
}

static void
on_keys_changed (GMenuModel *menu, PursuitKeyMap *map)
{
  update (map, (PursuitKeyScope) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (menu), SCOPE)),
          menu);
}

void
pursuit_menu_keys_show (GMenuModel *menu, PursuitKeyScope scope)
{
  PursuitKeyMap *map = pursuit_key_map_get_default ();

  g_return_if_fail (G_IS_MENU_MODEL (menu));

  g_object_set_data (G_OBJECT (menu), SCOPE, GINT_TO_POINTER (scope));
  g_signal_connect_object (map, "changed", G_CALLBACK (on_keys_changed), menu, G_CONNECT_SWAPPED);
  update (map, scope, menu);
}
