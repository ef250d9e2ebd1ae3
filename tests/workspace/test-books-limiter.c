/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

/* The wait for an action: 0 if it may begin. */
static gint64
take (WorkspaceFixture *self, PursuitAiFeature feature, const char *action)
{
  PursuitAiLimiter *limiter = PURSUIT_AI_LIMITER (pursuit_workspace_get_ai_books (self->workspace));
  g_autoptr (GError) error = NULL;
  gint64 wait = -1;

  pursuit_ai_limiter_take_async (limiter, feature, action, NULL, workspace_fixture_done, self);
  if (pursuit_ai_limiter_take_finish (limiter, workspace_fixture_wait (self), &wait, &error))
    g_assert_cmpint (wait, ==, 0);
  else
    g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_LIMIT);

  return wait;
}

static void
take_five (WorkspaceFixture *self)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *action = g_strdup_printf ("draft-%u", i);

      g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_DRAFT, action), ==, 0);
    }
}

static void
the_sixth_proposal_waits (WorkspaceFixture *self, gconstpointer data)
{
  gint64 wait;

  take_five (self);
  wait = take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-5");
  g_assert_cmpint (wait, >, 0);
  g_assert_cmpint (wait, <=, PURSUIT_AI_WINDOW_US);
  /* What one of the five still needs is not counted; others are not concerned. */
  g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-2"), ==, 0);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *action = g_strdup_printf ("score-%u", i);

      g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_SCORE, action), ==, 0);
    }
  g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_CARD, "card"), ==, 0);
}

static void
a_new_run_remembers (WorkspaceFixture *self, gconstpointer data)
{
  gint64 wait;

  take_five (self);
  books_fixture_pin ("2026-11-30T12:00:20Z");
  books_fixture_reopen (self, PURSUIT_WORKSPACE_WRITE);
  wait = take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-5");
  /* Twenty seconds ago by the clock on the wall. */
  g_assert_cmpint (wait, >, 30 * G_USEC_PER_SEC);
  g_assert_cmpint (wait, <=, 40 * G_USEC_PER_SEC);
  g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-2"), ==, 0);

  books_fixture_pin ("2026-11-30T12:01:00Z");
  books_fixture_reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-5"), ==, 0);
}

/* Setting the clock opens nothing: not within a run, and backwards not over one either. */
static void
setting_the_clock_does_not_help (WorkspaceFixture *self, gconstpointer data)
{
  take_five (self);
  books_fixture_pin ("2027-11-30T12:00:00Z");
  g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-5"), >, 0);
  books_fixture_pin ("2025-11-30T12:00:00Z");
  books_fixture_reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_assert_cmpint (take (self, PURSUIT_AI_FEATURE_DRAFT, "draft-5"), >, 30 * G_USEC_PER_SEC);
}

static void
set_up (WorkspaceFixture *self, gconstpointer data)
{
  books_fixture_pin ("2026-11-30T12:00:00Z");
  workspace_fixture_set_up (self, data);
}

static void
tear_down (WorkspaceFixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (self, data);
  books_fixture_pin (NULL);
}

#define add(path, func)                                                                            \
  g_test_add ("/books/limiter/" path, WorkspaceFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("the-sixth-proposal-waits", the_sixth_proposal_waits);
  add ("a-new-run-remembers", a_new_run_remembers);
  add ("setting-the-clock-does-not-help", setting_the_clock_does_not_help);

  return g_test_run ();
}
