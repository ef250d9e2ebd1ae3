/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-choice-menu.h"

#include <glib/gi18n-lib.h>

GMenuModel *
pursuit_choice_menu_new (const PursuitChoice *choices, const char *action, const char *all)
{
  GMenu *menu;

  g_return_val_if_fail (choices != NULL && action != NULL, NULL);

  menu = g_menu_new ();
  if (all != NULL)
    pursuit_choice_menu_append (menu, all, action, "");
  for (; choices->nick != NULL; choices++)
    pursuit_choice_menu_append (menu, _ (choices->label), action, choices->nick);

  return G_MENU_MODEL (menu);
}

void
pursuit_choice_menu_append (GMenu *menu, const char *label, const char *action, const char *value)
{
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (G_IS_MENU (menu));

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

void
pursuit_choice_menu_show (GtkMenuButton *button, const char *text, const char *name)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  spoken = g_strdup_printf ("%s: %s", name, text);
  gtk_menu_button_set_label (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}
