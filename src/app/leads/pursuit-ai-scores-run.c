/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-ai-scores-run.h"

#include "app/leads/pursuit-ai-scores-dialog.h"
#include "app/usage/pursuit-ai-words.h"
#include "app/window/pursuit-place-job.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window.h"
#include "workspace/scoring/pursuit-score-many.h"

#include <glib/gi18n-lib.h>

#define MS_PER_S 1000

/* One run; it ends with the callback of its verb. */
typedef struct
{
  PursuitPlaceJob *job;
  guint total;
  gboolean again;
  gboolean is_scripted;
  double fraction;
  gulong waiting; /* the signal of the workspace */
} Run;

/* What is offered to go on with, as long as the question stands. */
typedef struct
{
  PursuitPlace *place;
  char **ids;
  gboolean again;
} Rest;

static void
run_free (Run *self)
{
  g_signal_handler_disconnect (pursuit_place_get_workspace (self->job->place), self->waiting);
  pursuit_place_job_free (self->job);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
rest_free (gpointer data)
{
  Rest *self = data;

  g_object_unref (self->place);
  g_strfreev (self->ids);
  g_free (self);
}

static gboolean
is_stopping (const Run *self)
{
  return g_cancellable_is_cancelled (pursuit_work_get_cancellable (self->job->work));
}

/* Progress */

static void
on_progress (double fraction, const char *words, gpointer data)
{
  Run *self = data;
  g_autofree char *text = NULL;

  self->fraction = fraction;
  if (is_stopping (self))
    return;
  /* Translators: how many of how many leads */
  text = g_strdup_printf (_ ("Scoring by AI: %'u of %'u"), (guint) (fraction * self->total + 0.5),
                          self->total);
  pursuit_work_report (self->job->work, fraction, text);
}

/* The next answer says again how far it is. */
static void
on_waiting (Run *self, guint reason, guint wait_ms, GCancellable *by)
{
  guint seconds = (wait_ms + MS_PER_S - 1) / MS_PER_S;
  g_autofree char *text = NULL;

  if (is_stopping (self) || by != pursuit_work_get_cancellable (self->job->work))
    return;
  text = g_strdup_printf (
      reason == PURSUIT_WAIT_FOR_LIMIT
          ? g_dngettext (
              GETTEXT_PACKAGE, "The limit of this feature is reached; it goes on within %u second",
              "The limit of this feature is reached; it goes on within %u seconds", seconds)
          : g_dngettext (GETTEXT_PACKAGE,
                         "The provider is busy; it is asked again within %u second",
                         "The provider is busy; it is asked again within %u seconds", seconds),
      seconds);
  pursuit_work_report (self->job->work, self->fraction, text);
}

/* The end */

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Rest *rest = data;
  const PursuitRecordSet set
      = { .kind = PURSUIT_KIND_LEAD, .ids = (const char *const *) rest->ids };

  if (g_str_equal (response, "go-on") && pursuit_place_get_window (rest->place) != NULL)
    pursuit_transient_present (pursuit_ai_scores_dialog_new (rest->place, &set, rest->again));
}

static void
free_rest (gpointer data, GClosure *closure)
{
  rest_free (data);
}

static void
offer_rest (const Run *run, PursuitScoreOutcome *outcome, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (pursuit_place_job_get_window (run->job)),
                                              heading, body);
  Rest *rest = g_new0 (Rest, 1);

  rest->place = g_object_ref (run->job->place);
  rest->ids = g_steal_pointer (&outcome->left);
  rest->again = run->again;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "go-on",
                                    _ ("_Go On…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), rest, free_rest,
                         (GConnectFlags) 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
dup_cost (const PursuitScoreOutcome *outcome)
{
  const PursuitReceipt all
      = { .at_most = outcome->is_bound && g_strcmp0 (outcome->cost, "0") != 0 };

  return pursuit_ai_words_dup_paid (outcome->cost, &all);
}

/* About whom AI was asked in vain; empty where that is nobody. */
static char *
dup_unused (const PursuitScoreOutcome *outcome)
{
  if (outcome->n_unused == 0)
    return g_strdup ("");

  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "About %'u lead nothing was found established; its score stays.",
          "About %'u leads nothing was found established; their scores stay.", outcome->n_unused),
      outcome->n_unused);
}

static void
tell_part (const Run *run, PursuitScoreOutcome *outcome)
{
  g_autofree char *cost = dup_cost (outcome);
  /* Translators: how many of how many leads */
  g_autofree char *heading = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u of %'u Lead Scored", "%'u of %'u Leads Scored",
                   run->total),
      outcome->n_scored, outcome->n_scored + outcome->n_unused + outcome->n_left);
  g_autofree char *left
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u lead was not scored.",
                                      "%'u leads were not scored.", outcome->n_left),
                         outcome->n_left);
  g_autofree char *unused = dup_unused (outcome);
  g_autofree char *body = g_strdup_printf (
      /* Translators: how many leads have no score, why, and what the others cost */
      _ ("%s %s\n\nThe scores that came are kept, and are not paid again.\n\nSo far: %s"), left,
      outcome->is_stopped || outcome->why == NULL ? _ ("You stopped it.") : outcome->why, cost);
  g_autofree char *whole
      = *unused != '\0' ? g_strconcat (unused, "\n\n", body, NULL) : g_strdup (body);

  offer_rest (run, outcome, heading, whole);
}

static void
tell_all (const Run *run, const PursuitScoreOutcome *outcome)
{
  guint n = outcome->n_scored;
  g_autofree char *cost = dup_cost (outcome);
  g_autofree char *text = g_strdup_printf (
      run->is_scripted ? g_dngettext (GETTEXT_PACKAGE, "%'u lead scored by a script, no AI (%s)",
                                      /* Translators: the second is a cost: “at no cost” */
                                      "%'u leads scored by a script, no AI (%s)", n)
                       : g_dngettext (GETTEXT_PACKAGE, "%'u lead scored by AI (%s)",
                                      /* Translators: the second is a cost, such as “0.0062 USD” */
                                      "%'u leads scored by AI (%s)", n),
      n, cost);
  g_autofree char *unused = dup_unused (outcome);
  g_autofree char *whole
      = *unused != '\0' ? g_strconcat (text, ". ", unused, NULL) : g_strdup (text);

  pursuit_window_add_toast (pursuit_place_job_get_window (run->job), adw_toast_new (whole));
}

static void
scored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitScoreOutcome) outcome
      = pursuit_workspace_score_many_finish (PURSUIT_WORKSPACE (source), result, &error);

  /* Who closes the window has gone on to something else. */
  if (g_cancellable_is_cancelled (pursuit_place_get_cancellable (run->job->place)))
    return;
  if (outcome == NULL)
    pursuit_place_job_show_error (run->job, _ ("No lead was scored"), error);
  else if (outcome->n_left > 0)
    tell_part (run, outcome);
  else
    tell_all (run, outcome);
}

void
pursuit_ai_scores_run_start (PursuitPlace *place,
                             const PursuitScorePlan *plan,
                             gboolean again,
                             gboolean is_scripted)
{
  PursuitWorkspace *workspace;
  Run *run;
  PursuitProgress progress;

  g_return_if_fail (PURSUIT_IS_PLACE (place));
  g_return_if_fail (plan != NULL && plan->n_leads > 0);

  workspace = pursuit_place_get_workspace (place);
  run = g_new0 (Run, 1);
  run->job = pursuit_place_job_new (place, _ ("Asking AI for scores"));
  run->total = plan->n_leads;
  run->again = again;
  run->is_scripted = is_scripted;
  run->waiting = g_signal_connect_swapped (workspace, "waiting", G_CALLBACK (on_waiting), run);
  progress = (PursuitProgress){ on_progress, run };
  pursuit_workspace_score_many_async (workspace, (const char *const *) plan->ids, again, &progress,
                                      pursuit_work_get_cancellable (run->job->work), scored_cb,
                                      run);
}
