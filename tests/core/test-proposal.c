/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-proposal.h"

#include <string.h>

/* Every pair of statuses, by the one table of steps. */
static void
test_steps (void)
{
  static const char legal[] = "draft>draft draft>sent sent>sent sent>accepted sent>rejected "
                              "accepted>accepted accepted>sent rejected>rejected rejected>sent";

  for (const PursuitChoice *from = pursuit_proposal_statuses; from->nick != NULL; from++)
    for (const PursuitChoice *to = pursuit_proposal_statuses; to->nick != NULL; to++)
      {
        g_autofree char *step = g_strdup_printf ("%s>%s", from->nick, to->nick);
        g_autoptr (GError) error = NULL;
        gboolean may = pursuit_proposal_may_move (from->nick, to->nick, &error);

        g_assert_cmpint (may, ==, strstr (legal, step) != NULL);
        if (may)
          continue;
        g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_FORBIDDEN);
        g_assert_nonnull (strstr (error->message, from->nick));
        g_assert_nonnull (strstr (error->message, to->nick));
      }
}

static void
test_unknown_status (void)
{
  g_assert_false (pursuit_proposal_may_move ("draft", "expired", NULL));
  g_assert_false (pursuit_proposal_may_move ("", "sent", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/proposal/steps", test_steps);
  g_test_add_func ("/core/proposal/unknown-status", test_unknown_status);

  return g_test_run ();
}
