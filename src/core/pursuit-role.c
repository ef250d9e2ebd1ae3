/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-role.h"

static const char *const names[] = {
  [PURSUIT_ROLE_SALES_REP] = "sales_rep",
  [PURSUIT_ROLE_MANAGER] = "manager",
  [PURSUIT_ROLE_ADMIN] = "admin",
};

const char *
pursuit_role_to_string (PursuitRole role)
{
  g_return_val_if_fail ((gsize) role < G_N_ELEMENTS (names), NULL);

  return names[role];
}

gboolean
pursuit_role_from_string (const char *text, PursuitRole *role)
{
  g_return_val_if_fail (role != NULL, FALSE);

  *role = PURSUIT_ROLE_SALES_REP;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (names[i], text) == 0)
        {
          *role = (PursuitRole) i;
          return TRUE;
        }
    }

  return FALSE;
}
