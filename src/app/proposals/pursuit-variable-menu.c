/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-variable-menu.h"

#include "workspace/proposals/pursuit-proposal-variables.h"

#include <glib/gi18n-lib.h>

GMenuModel *
pursuit_variable_menu_new (const char *action)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const PursuitProposalVariable *variables = pursuit_proposal_variables_list (&n);

  g_return_val_if_fail (action != NULL, G_MENU_MODEL (menu));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *detailed = g_strdup_printf ("%s::%s", action, variables[i].name);

      g_menu_append (menu, _ (variables[i].label), detailed);
    }

  return G_MENU_MODEL (menu);
}
