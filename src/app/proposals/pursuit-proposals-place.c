/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposals-place.h"

#include "app/records/pursuit-browse-list.h"
#include "app/widgets/pursuit-format.h"
#include "app/records/pursuit-list-export.h"
#include "app/proposals/pursuit-proposal-export.h"
#include "app/proposals/pursuit-proposal-page.h"
#include "app/proposals/pursuit-proposal-sender.h"
#include "app/proposals/pursuit-proposal-steps.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/proposals/pursuit-versions-dialog.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-proposal.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitProposalsPlace
{
  PursuitPlace parent_instance;

  PursuitBrowseList *list;   /* (unowned) (nullable) */
  PursuitProposalPage *page; /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PursuitProposalsPlace, pursuit_proposals_place, PURSUIT_TYPE_PLACE)

static void
describe (PursuitRecord *proposal, PursuitRecordNames *names, PursuitBrowseText *text)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  const char *state = pursuit_proposal_get_state (proposal, today);
  const char *lead = pursuit_record_names_get (
      names, PURSUIT_KIND_LEAD, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID));

  text->title = pursuit_record_dup_title (proposal);
  text->badge = g_strdup (pursuit_format_choice (pursuit_proposal_states, state));
  for (const PursuitChoice *choice = pursuit_proposal_states; choice->nick != NULL; choice++)
    if (g_strcmp0 (choice->nick, state) == 0)
      text->badge_class = choice->nick;
  text->quiet = g_strdup (lead);
  if (pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    text->value
        = pursuit_format_money (pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
                                pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY));
  text->age = pursuit_format_age (pursuit_record_get_text (proposal, PURSUIT_FIELD_UPDATED_AT));
}

static const PursuitBrowseKind proposals = {
  .kind = PURSUIT_KIND_PROPOSAL,
  .title = N_ ("Proposals"),
  .search = N_ ("Search proposals"),
  .icon_name = "pursuit-proposals-symbolic",
  .empty_title = N_ ("No Proposals Yet"),
  .empty_text
  = N_ ("A proposal is drafted from a lead: open the lead and choose “Draft Proposal”."),
  .first_step = N_ ("Go to the Leads"),
  .first_step_action = "win.show-place(1)",
  .choices = pursuit_proposal_statuses,
  .choice_key = "status",
  .describe = describe,
};

static PursuitWindow *
window_of (PursuitProposalsPlace *self)
{
  return pursuit_place_get_window (PURSUIT_PLACE (self));
}

static PursuitWorkspace *
workspace_of (PursuitProposalsPlace *self)
{
  return pursuit_place_get_workspace (PURSUIT_PLACE (self));
}

static PursuitRecord *
get_proposal (PursuitProposalsPlace *self)
{
  return self->page != NULL ? pursuit_proposal_page_get_proposal (self->page) : NULL;
}

static void
set_enabled (PursuitProposalsPlace *self, const char *name, gboolean enabled)
{
  GActionMap *actions = pursuit_place_get_actions (PURSUIT_PLACE (self));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)),
                               enabled);
}

static gboolean
may_move (PursuitRecord *proposal, const char *to)
{
  const char *status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);
  const char *from = status != NULL ? status : "draft";

  return strcmp (from, to) != 0 && pursuit_proposal_may_move (from, to, NULL);
}

static void
update_actions (PursuitProposalsPlace *self)
{
  PursuitRecord *proposal = get_proposal (self);
  gboolean chosen = proposal != NULL;
  gboolean writable = pursuit_workspace_is_writable (workspace_of (self));
  gboolean revisable = chosen && writable && may_move (proposal, "draft");

  set_enabled (self, "edit", chosen);
  set_enabled (self, "export", chosen);
  set_enabled (self, "versions", chosen);
  set_enabled (self, "send",
               chosen && writable && !revisable && may_move (proposal, "sent")
                   && !pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_SENT_AT));
  set_enabled (self, "revise", revisable);
  set_enabled (self, "duplicate", chosen && writable);
  set_enabled (self, "delete", chosen && writable);
}

static void
on_chosen (PursuitProposalsPlace *self, const char *id)
{
  pursuit_proposal_page_show (self->page, id);
}

static void
on_opened (PursuitProposalsPlace *self)
{
  pursuit_window_show_page (window_of (self));
}

static void
on_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;

  if (get_proposal (self) != NULL)
    pursuit_window_push_view (
        window_of (self), pursuit_proposal_studio_new (workspace_of (self), get_proposal (self)));
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;

  if (get_proposal (self) != NULL)
    pursuit_proposal_export (GTK_WIDGET (self->page), workspace_of (self), get_proposal (self),
                             g_variant_get_string (parameter, NULL));
}

static void
on_versions (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;

  if (get_proposal (self) != NULL)
    pursuit_versions_dialog_present (window_of (self), pursuit_record_get_id (get_proposal (self)));
}

static void
on_send (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;

  if (get_proposal (self) != NULL)
    pursuit_proposal_sender_start (window_of (self), get_proposal (self), NULL);
}

static void
revised_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitWindow *window = PURSUIT_WINDOW (source);
  g_autoptr (PursuitRecord) revised = pursuit_proposal_steps_move_finish (result);

  if (revised != NULL)
    pursuit_window_push_view (
        window, pursuit_proposal_studio_new (pursuit_window_get_workspace (window), revised));
}

static void
on_revise (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;

  if (get_proposal (self) != NULL)
    pursuit_proposal_steps_move_async (
        window_of (self), pursuit_record_get_id (get_proposal (self)), "draft", revised_cb, NULL);
}

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;

  if (get_proposal (self) != NULL)
    pursuit_proposal_steps_duplicate (window_of (self),
                                      pursuit_record_get_id (get_proposal (self)));
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalsPlace) self = data;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  gint64 action
      = pursuit_workspace_delete_finish (PURSUIT_WORKSPACE (source), result, &records, &error);

  if (action == 0)
    {
      pursuit_window_show_error (window_of (self), _ ("The proposal was not deleted"), error);
      return;
    }

  if (records != NULL && records->len > 0)
    title = pursuit_record_dup_title (g_ptr_array_index (records, 0));
  text = g_strdup_printf (_ ("Deleted “%s”"), title != NULL ? title : "");
  pursuit_browse_list_choose (self->list, NULL);
  pursuit_proposal_page_show (self->page, NULL);
  pursuit_window_show_undo (window_of (self), text, action);
}

static void
on_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitProposalsPlace *self = data;
  PursuitRecord *proposal = get_proposal (self);
  const char *ids[] = { proposal != NULL ? pursuit_record_get_id (proposal) : NULL, NULL };

  if (ids[0] != NULL)
    pursuit_workspace_delete_async (workspace_of (self), ids,
                                    pursuit_place_get_cancellable (PURSUIT_PLACE (self)), delete_cb,
                                    g_object_ref (self));
}

static GtkWidget *
create_page (PursuitPlace *place)
{
  PursuitProposalsPlace *self = PURSUIT_PROPOSALS_PLACE (place);
  GtkWidget *page = pursuit_proposal_page_new (place);

  self->page = PURSUIT_PROPOSAL_PAGE (page);
  g_signal_connect_object (page, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);

  return page;
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  PursuitProposalsPlace *self = PURSUIT_PROPOSALS_PLACE (place);
  GtkWidget *list = pursuit_browse_list_new (place, &proposals);

  /* Choosing a row shows its page, so the page has to be there. */
  pursuit_place_get_page (place);
  self->list = PURSUIT_BROWSE_LIST (list);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  update_actions (self);

  return list;
}

static void
show_record (PursuitPlace *place, PursuitKind kind, const char *id)
{
  PursuitProposalsPlace *self = PURSUIT_PROPOSALS_PLACE (place);

  pursuit_place_get_list (place);
  pursuit_browse_list_choose (self->list, id);
  on_chosen (self, id);
}

static PursuitQuery *
dup_listed (PursuitPlace *place, GArray **rows)
{
  return pursuit_browse_list_dup_query (PURSUIT_BROWSE_LIST (pursuit_place_get_list (place)));
}

static const GActionEntry actions[] = {
  { .name = "edit", .activate = on_edit },
  { .name = "export", .activate = on_export, .parameter_type = "s" },
  { .name = "versions", .activate = on_versions },
  { .name = "send", .activate = on_send },
  { .name = "revise", .activate = on_revise },
  { .name = "duplicate", .activate = on_duplicate },
  { .name = "delete", .activate = on_delete },
};

static void
pursuit_proposals_place_class_init (PursuitProposalsPlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->name = "proposals";
  place_class->title = N_ ("Proposals");
  place_class->icon_name = "pursuit-proposals-symbolic";
  place_class->kind = PURSUIT_KIND_PROPOSAL;
  place_class->create_list = create_list;
  place_class->create_page = create_page;
  place_class->show_record = show_record;
  place_class->dup_listed = dup_listed;
}

static void
pursuit_proposals_place_init (PursuitProposalsPlace *self)
{
  g_action_map_add_action_entries (pursuit_place_get_actions (PURSUIT_PLACE (self)), actions,
                                   G_N_ELEMENTS (actions), self);
  pursuit_list_export_add_actions (PURSUIT_PLACE (self));
}
