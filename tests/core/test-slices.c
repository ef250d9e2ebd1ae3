/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-slices.h"

#define STEPS 40
#define STEP_US 500

typedef struct
{
  guint done;
  guint turns;  /* of the main loop, counted by an idle of the same priority */
  guint source; /* the work, for a step that takes it away */
} Work;

static gboolean
step (gpointer data)
{
  Work *work = data;

  g_usleep (STEP_US);

  return ++work->done < STEPS;
}

static gboolean
count_turn (gpointer data)
{
  Work *work = data;

  work->turns++;

  return work->done < STEPS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Twenty milliseconds of work let others run between at least some of it, and all of it is done. */
static void
test_between (void)
{
  Work work = { 0 };

  pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "test", step, &work);
  g_idle_add (count_turn, &work);
  while (work.done < STEPS)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (work.done, ==, STEPS);
  g_assert_cmpuint (work.turns, >=, STEPS * STEP_US / 2000 / 2);
}

/* The first slice is part of the work, and says whether there is more. */
static void
test_run (void)
{
  Work work = { .done = STEPS - 1 };

  g_assert_false (pursuit_slices_run (step, &work));
  g_assert_cmpuint (work.done, ==, STEPS);

  work.done = 0;
  g_assert_true (pursuit_slices_run (step, &work));
  g_assert_cmpuint (work.done, >, 0);
  g_assert_cmpuint (work.done, <, STEPS);
}

static gboolean
remove_itself (gpointer data)
{
  Work *work = data;

  work->done++;
  g_source_remove (work->source);

  return FALSE;
}

static void
test_removed_within (void)
{
  Work work = { 0 };

  work.source = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "test", remove_itself, &work);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (work.done, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/slices/others-run-between", test_between);
  g_test_add_func ("/core/slices/first-slice", test_run);
  g_test_add_func ("/core/slices/removed-within", test_removed_within);

  return g_test_run ();
}
