/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-scope.h"

typedef enum
{
  NOTHING,
  SEES,
  EDITS,
} Allowed;

static Allowed
get_allowed (const PursuitScope *scope, PursuitKind kind, const char *owner, const char *team)
{
  gboolean sees = pursuit_scope_allows (scope, PURSUIT_ACCESS_VIEW, kind, owner, team);
  gboolean edits = pursuit_scope_allows (scope, PURSUIT_ACCESS_EDIT, kind, owner, team);

  /* Nobody edits what they may not see. */
  g_assert_true (sees || !edits);

  return edits ? EDITS : sees ? SEES : NOTHING;
}

/* The matrix of roles: rep "r" and manager "m" of team "t". */
static void
test_matrix (void)
{
  static const struct
  {
    PursuitKind kind;
    const char *owner;
    const char *team;
    Allowed rep, manager;
  } rows[] = {
    { PURSUIT_KIND_LEAD, "r", "t", EDITS, EDITS },
    { PURSUIT_KIND_LEAD, "r", "other", EDITS, NOTHING },
    { PURSUIT_KIND_LEAD, "x", "t", NOTHING, EDITS },
    { PURSUIT_KIND_LEAD, "m", "other", NOTHING, EDITS },
    { PURSUIT_KIND_LEAD, "x", "other", NOTHING, NOTHING },
    { PURSUIT_KIND_LEAD, NULL, NULL, NOTHING, NOTHING },
    { PURSUIT_KIND_PROPOSAL, "x", "t", NOTHING, EDITS },
    { PURSUIT_KIND_CONVERSATION, "r", NULL, EDITS, NOTHING },
    { PURSUIT_KIND_BATTLE_CARD, "x", "other", SEES, EDITS },
    { PURSUIT_KIND_PRICE_ITEM, NULL, NULL, SEES, EDITS },
    { PURSUIT_KIND_TEMPLATE, NULL, NULL, SEES, EDITS },
    { PURSUIT_KIND_TILE_FEEDBACK, "x", "other", EDITS, EDITS },
    { PURSUIT_KIND_USER, "r", "t", SEES, SEES },
    { PURSUIT_KIND_TEAM, NULL, "t", SEES, SEES },
    { PURSUIT_KIND_ORGANIZATION, NULL, NULL, SEES, SEES },
  };
  const PursuitScope rep = { PURSUIT_ROLE_SALES_REP, "r", "t" };
  const PursuitScope manager = { PURSUIT_ROLE_MANAGER, "m", "t" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Allowed by_rep = get_allowed (&rep, rows[i].kind, rows[i].owner, rows[i].team);
      Allowed by_manager = get_allowed (&manager, rows[i].kind, rows[i].owner, rows[i].team);

      if (by_rep != rows[i].rep || by_manager != rows[i].manager)
        g_test_fail_printf ("row %u: rep %u, manager %u", (guint) i, by_rep, by_manager);
    }
}

static void
test_admin (void)
{
  const PursuitScope admin = { PURSUIT_ROLE_ADMIN, NULL, NULL };

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    g_assert_cmpint (get_allowed (&admin, kind, "x", "y"), ==, EDITS);
}

static void
test_manager_of_all (void)
{
  const PursuitScope manager = { PURSUIT_ROLE_MANAGER, "m", NULL };

  g_assert_cmpint (get_allowed (&manager, PURSUIT_KIND_LEAD, "x", "y"), ==, EDITS);
  g_assert_cmpint (get_allowed (&manager, PURSUIT_KIND_USER, "x", "y"), ==, SEES);
}

/* Without a name nothing belongs to somebody, not even what has no owner. */
static void
test_nobody (void)
{
  const PursuitScope nobody = { PURSUIT_ROLE_SALES_REP, NULL, NULL };

  g_assert_cmpint (get_allowed (&nobody, PURSUIT_KIND_LEAD, NULL, NULL), ==, NOTHING);
}

static void
test_roles (void)
{
  static const PursuitRole roles[]
      = { PURSUIT_ROLE_SALES_REP, PURSUIT_ROLE_MANAGER, PURSUIT_ROLE_ADMIN };
  PursuitRole role;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_assert_true (pursuit_role_from_string (pursuit_role_to_string (roles[i]), &role));
      g_assert_cmpint (role, ==, roles[i]);
    }
  /* What is not known is the least. */
  role = PURSUIT_ROLE_ADMIN;
  g_assert_false (pursuit_role_from_string ("owner", &role));
  g_assert_cmpint (role, ==, PURSUIT_ROLE_SALES_REP);
  g_assert_false (pursuit_role_from_string (NULL, &role));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/scope/matrix", test_matrix);
  g_test_add_func ("/core/scope/admin", test_admin);
  g_test_add_func ("/core/scope/manager-of-all", test_manager_of_all);
  g_test_add_func ("/core/scope/nobody", test_nobody);
  g_test_add_func ("/core/role/names", test_roles);

  return g_test_run ();
}
