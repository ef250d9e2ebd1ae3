/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-steps.h"

#include "app/widgets/pursuit-format.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-claims.h"
#include "workspace/proposals/pursuit-proposals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_status (PursuitRecord *proposal)
{
  const char *status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);

  return status != NULL ? status : "draft";
}

/* What a menu calls the step to @to. */
static char *
dup_label (const char *from, const char *to)
{
  if (strcmp (to, "draft") == 0)
    return g_strdup (_ ("_Revise"));
  if (strcmp (to, "sent") == 0)
    return g_strdup (strcmp (from, "draft") == 0 ? _ ("_Send…") : _ ("_Take the Decision Back"));

  /* Translators: moves a proposal to a status, such as “Mark as Accepted”. */
  return g_strdup_printf (_ ("Mark as %s"), pursuit_format_choice (pursuit_proposal_statuses, to));
}

/* Why the other steps are not there. */
static const char *
explain (const char *status)
{
  if (strcmp (status, "draft") == 0)
    return _ ("It can be accepted or rejected once it is sent");
  if (strcmp (status, "accepted") == 0)
    return _ ("What was accepted stands; for another offer, duplicate it");
  if (strcmp (status, "rejected") == 0)
    return _ ("Revising begins the next version; this one is kept");

  return _ ("Revising begins the next version; what was sent is kept");
}

GMenuModel *
pursuit_proposal_steps_new_menu (PursuitRecord *proposal, const char *prefix)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) steps = NULL;
  g_autofree char *send = NULL;
  g_autofree char *duplicate = NULL;
  const char *from;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  menu = g_menu_new ();
  steps = g_menu_new ();
  from = get_status (proposal);
  send = g_strconcat (prefix, ".send", NULL);
  duplicate = g_strconcat (prefix, ".duplicate", NULL);
  for (const PursuitChoice *to = pursuit_proposal_statuses; to->nick != NULL; to++)
    {
      g_autofree char *label = dup_label (from, to->nick);
      g_autofree char *action = g_strdup_printf ("%s.set-status::%s", prefix, to->nick);
      gboolean sends = strcmp (from, "draft") == 0 && strcmp (to->nick, "sent") == 0;

      if (strcmp (to->nick, from) != 0 && pursuit_proposal_may_move (from, to->nick, NULL))
        g_menu_append (steps, label, sends ? send : action);
    }
  g_menu_append (steps, _ ("_Duplicate"), duplicate);
  g_menu_append_section (menu, explain (from), G_MENU_MODEL (steps));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

char *
pursuit_proposal_steps_describe (PursuitRecord *proposal)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *sent = NULL;
  g_autofree char *until = NULL;
  const char *state;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);

  state = pursuit_proposal_get_state (proposal, today);
  sent = pursuit_format_time (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_SENT_AT));
  until = pursuit_format_date (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL));
  if (strcmp (state, "draft") == 0)
    return NULL;
  if (strcmp (state, "accepted") == 0)
    return g_strdup (_ ("Accepted: it stands as it was sent."));
  if (strcmp (state, "rejected") == 0)
    return g_strdup (_ ("Rejected. A revision is the next version; this one is kept."));
  if (strcmp (state, "expired") == 0)
    return g_strdup_printf (_ ("Expired: it was valid until %s. A revision is the next version."),
                            until);

  return *sent != '\0' ? g_strdup_printf (
             _ ("Sent %s, and kept as it was sent. A revision is the next version."), sent)
                       : g_strdup (_ ("Sent, and kept. A revision is the next version."));
}

static void
move_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PursuitWindow *window = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  PursuitRecord *stored = pursuit_workspace_set_proposal_status_finish (PURSUIT_WORKSPACE (source),
                                                                        result, &action, &error);
  g_autofree char *text = NULL;

  if (stored != NULL)
    {
      /* Translators: a proposal has another status now, such as “Marked as Sent”. */
      text = g_strdup_printf (_ ("Marked as %s"), pursuit_format_choice (pursuit_proposal_statuses,
                                                                         get_status (stored)));
      pursuit_window_show_undo (window, text, action);
    }
  else
    pursuit_window_show_error (window, _ ("The status was not changed"), error);
  g_task_return_pointer (task, stored, g_object_unref);
}

void
pursuit_proposal_steps_move_async (PursuitWindow *window,
                                   const char *proposal_id,
                                   const char *status,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  task = g_task_new (window, NULL, callback, data);
  g_task_set_source_tag (task, pursuit_proposal_steps_move_async);
  pursuit_workspace_set_proposal_status_async (pursuit_window_get_workspace (window), proposal_id,
                                               status, NULL, move_cb, task);
}

PursuitRecord *
pursuit_proposal_steps_move_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
duplicate_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitWindow) window = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) copy = pursuit_workspace_duplicate_proposal_finish (
      PURSUIT_WORKSPACE (source), result, &action, &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (copy == NULL)
    {
      pursuit_window_show_error (window, _ ("The proposal was not duplicated"), error);
      return;
    }

  title = pursuit_record_dup_title (copy);
  /* Translators: %s is the title of the new proposal */
  text = g_strdup_printf (_ ("Made “%s”"), title);
  pursuit_window_show_record (window, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (copy));
  pursuit_window_push_view (
      window, pursuit_proposal_studio_new (pursuit_window_get_workspace (window), copy));
  pursuit_window_show_undo (window, text, action);
}

void
pursuit_proposal_steps_duplicate (PursuitWindow *window, const char *proposal_id)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (proposal_id != NULL);

  pursuit_workspace_duplicate_proposal_async (pursuit_window_get_workspace (window), proposal_id,
                                              NULL, duplicate_cb, g_object_ref (window));
}

/* What a person has checked, until everything is saved: what is confirmed is what she read. */
typedef struct
{
  PursuitWindow *window;
  char *words;
  char *sentence;
} Confirming;

static void
confirming_free (Confirming *self)
{
  g_clear_object (&self->window);
  g_free (self->words);
  g_free (self->sentence);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Confirming, confirming_free)

static void
confirm_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Confirming) self = data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) stored = pursuit_workspace_confirm_claim_finish (
      PURSUIT_WORKSPACE (source), result, &action, &error);
  g_autofree char *words = pursuit_claim_dup_short (self->words);
  g_autofree char *text = NULL;

  if (stored == NULL)
    {
      pursuit_window_show_error (self->window, _ ("The claim was not confirmed"), error);
      return;
    }

  /* Translators: a person has checked these words of a proposal */
  text = g_strdup_printf (_ ("Confirmed “%s”"), words);
  pursuit_window_show_undo (self->window, text, action);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Confirming) self = data;
  g_autoptr (GError) error = NULL;
  PursuitProposalSaver *saver = PURSUIT_PROPOSAL_SAVER (source);
  const char *id = pursuit_record_get_id (pursuit_proposal_saver_get_stored (saver));

  if (!pursuit_proposal_saver_flush_finish (saver, result, &error))
    {
      pursuit_window_show_error (self->window, _ ("The proposal was not saved"), error);
      return;
    }

  pursuit_workspace_confirm_claim_async (pursuit_window_get_workspace (self->window), id,
                                         self->words, self->sentence, NULL, confirm_cb, self);
  g_steal_pointer (&self);
}

void
pursuit_proposal_steps_confirm (PursuitWindow *window,
                                PursuitProposalSaver *saver,
                                const PursuitClaim *claim)
{
  Confirming *self;

  g_return_if_fail (window == NULL || PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_PROPOSAL_SAVER (saver));

  if (window == NULL || claim == NULL)
    return;

  self = g_new0 (Confirming, 1);
  self->window = g_object_ref (window);
  self->words = g_strdup (claim->text);
  self->sentence = g_strdup (claim->sentence);
  pursuit_proposal_saver_flush_async (saver, flushed_cb, self);
}
