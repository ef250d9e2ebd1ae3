/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"

#include <string.h>

/* Every pair of statuses, by the one table of steps. */
static void
test_steps (void)
{
  static const char legal[] = "draft>draft draft>sent sent>sent sent>accepted sent>rejected "
                              "sent>draft accepted>accepted accepted>sent rejected>rejected "
                              "rejected>sent rejected>draft";

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

static void
test_state (void)
{
  g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);

  g_assert_cmpstr (pursuit_proposal_get_state (proposal, "2026-12-01"), ==, "draft");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, "2026-11-30");
  g_assert_cmpstr (pursuit_proposal_get_state (proposal, "2026-12-01"), ==, "draft");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "sent");
  /* The last day counts whole. */
  g_assert_cmpstr (pursuit_proposal_get_state (proposal, "2026-11-30"), ==, "sent");
  g_assert_cmpstr (pursuit_proposal_get_state (proposal, "2026-12-01"), ==, "expired");
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "accepted");
  g_assert_cmpstr (pursuit_proposal_get_state (proposal, "2027-12-01"), ==, "accepted");
}

static void
test_version_state (void)
{
  g_autoptr (PursuitRecord) version = pursuit_record_new (PURSUIT_KIND_PROPOSAL_VERSION);

  g_assert_cmpstr (pursuit_proposal_version_get_state (version, TRUE, "2026-12-01"), ==, "sent");
  g_assert_cmpstr (pursuit_proposal_version_get_state (version, FALSE, "2026-12-01"), ==,
                   "superseded");
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_VALID_UNTIL, "2026-11-30");
  g_assert_cmpstr (pursuit_proposal_version_get_state (version, TRUE, "2026-12-01"), ==, "expired");
  g_assert_cmpstr (pursuit_proposal_version_get_state (version, FALSE, "2026-12-01"), ==,
                   "superseded");
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_STATUS, "rejected");
  g_assert_cmpstr (pursuit_proposal_version_get_state (version, FALSE, "2026-12-01"), ==,
                   "rejected");
}

static void
test_valid (void)
{
  g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_proposal_check_valid (proposal, "2026-12-01", NULL));
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL, "2026-12-01");
  g_assert_true (pursuit_proposal_check_valid (proposal, "2026-12-01", NULL));
  g_assert_false (pursuit_proposal_check_valid (proposal, "2026-12-02", &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/proposal/steps", test_steps);
  g_test_add_func ("/core/proposal/unknown-status", test_unknown_status);
  g_test_add_func ("/core/proposal/expires-by-itself", test_state);
  g_test_add_func ("/core/proposal/newer-version-supersedes", test_version_state);
  g_test_add_func ("/core/proposal/past-offer-is-not-valid", test_valid);

  return g_test_run ();
}
