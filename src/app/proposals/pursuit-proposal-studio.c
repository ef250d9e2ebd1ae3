/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-studio.h"

#include "app/window/pursuit-key-map.h"
#include "app/page/pursuit-document-view.h"
#include "app/proposals/pursuit-draft-dialog.h"
#include "app/widgets/pursuit-format.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/window/pursuit-menu-keys.h"
#include "app/page/pursuit-page-view.h"
#include "app/widgets/pursuit-pane.h"
#include "app/proposals/pursuit-pricing-dialog.h"
#include "app/proposals/pursuit-proposal-checker.h"
#include "app/proposals/pursuit-proposal-export.h"
#include "app/proposals/pursuit-proposal-facts.h"
#include "app/proposals/pursuit-proposal-journal.h"
#include "app/proposals/pursuit-proposal-outline.h"
#include "app/proposals/pursuit-proposal-saver.h"
#include "app/proposals/pursuit-proposal-sender.h"
#include "app/proposals/pursuit-proposal-steps.h"
#include "app/proposals/pursuit-proposal-bar.h"
#include "app/widgets/pursuit-twin.h"
#include "app/proposals/pursuit-variable-menu.h"
#include "app/proposals/pursuit-versions-dialog.h"
#include "app/window/pursuit-window.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-draft.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

struct _PursuitProposalStudio
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;
  PursuitRecord *proposal; /* as it stands now */
  PursuitPreview *preview;
  PursuitProposalChecker *checker;
  PursuitProposalSaver *saver;
  GCancellable *cancellable;
  char *export_as; /* (nullable): the ending to export to when everything is saved */
  gboolean loading;

  PursuitPane *pane;
  GtkMenuButton *status_button;
  GtkWidget *pricing_button;
  GtkWidget *export_button;
  GtkWidget *send_button;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *revise_button;
  GtkMenuButton *variables_button;
  GtkMenuButton *more_button;
  GtkToggleButton *outline_button;
  PursuitProposalOutline *outline;
  PursuitProposalFacts *facts;
  PursuitTwin *twin;
  PursuitMarkdownEditor *editor;
  PursuitDocumentView *page;
  PursuitPageView *page_view;
  GtkToggleButton *pages_button;
  PursuitProposalBar *status;
};

G_DEFINE_FINAL_TYPE (PursuitProposalStudio, pursuit_proposal_studio, ADW_TYPE_BIN)

static gboolean
is_draft (PursuitProposalStudio *self)
{
  const char *status = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_STATUS);

  return status == NULL || strcmp (status, "draft") == 0;
}

/* (nullable): none is left once it was closed */
static PursuitWindow *
get_window (PursuitProposalStudio *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return PURSUIT_IS_WINDOW (root) ? PURSUIT_WINDOW (root) : NULL;
}

static void
update_steps (PursuitProposalStudio *self)
{
  g_autoptr (GMenuModel) menu = pursuit_proposal_steps_new_menu (self->proposal, "proposal");
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *notice = pursuit_proposal_steps_describe (self->proposal);
  const char *status = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_STATUS);
  gboolean writable = pursuit_workspace_is_writable (self->workspace);

  gtk_menu_button_set_menu_model (self->status_button, menu);
  gtk_menu_button_set_label (
      self->status_button,
      pursuit_format_choice (pursuit_proposal_states,
                             pursuit_proposal_get_state (self->proposal, today)));
  gtk_label_set_text (self->notice_label, notice != NULL ? notice : "");
  gtk_widget_set_visible (self->notice, notice != NULL);
  gtk_widget_set_visible (self->revise_button,
                          status != NULL && pursuit_proposal_may_move (status, "draft", NULL)
                              && writable);
  gtk_widget_set_visible (self->send_button, is_draft (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.send", is_draft (self) && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.set-status", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.duplicate", writable);
}

static void
show_title (PursuitProposalStudio *self)
{
  g_autofree char *title = pursuit_record_dup_title (self->proposal);

  g_object_set (self->pane, "title", title, NULL);
}

static void
show_proposal (PursuitProposalStudio *self)
{
  gboolean editable = is_draft (self) && pursuit_workspace_is_writable (self->workspace);

  show_title (self);
  update_steps (self);
  pursuit_proposal_bar_count_versions (self->status, self->workspace, self->proposal);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.format", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.edit-pricing", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.write-section", editable);
  pursuit_proposal_facts_set_proposal (self->facts, self->proposal, editable);
  pursuit_markdown_editor_set_editable (self->editor, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->variables_button), editable);
  pursuit_preview_set_proposal (self->preview, self->proposal);
  pursuit_proposal_checker_set_proposal (self->checker, self->proposal);
}

static void
touch (PursuitProposalStudio *self)
{
  pursuit_preview_set_proposal (self->preview, self->proposal);
  pursuit_proposal_checker_set_proposal (self->checker, self->proposal);
  pursuit_proposal_saver_touch (self->saver, self->proposal,
                                pursuit_markdown_editor_get_caret (self->editor));
}

static void
on_text_changed (PursuitProposalStudio *self)
{
  if (self->loading)
    return;

  pursuit_record_take_text (self->proposal, PURSUIT_PROPOSAL_CONTENT,
                            pursuit_markdown_editor_dup_text (self->editor));
  touch (self);
}

static void
on_facts_changed (PursuitProposalStudio *self)
{
  show_title (self);
  touch (self);
}

static void
on_preview_updated (PursuitProposalStudio *self)
{
  PursuitDocumentBlocks *blocks = pursuit_preview_get_blocks (self->preview);

  if (blocks != NULL && pursuit_preview_get_error (self->preview) == NULL)
    {
      pursuit_document_view_set_blocks (self->page, blocks);
      pursuit_proposal_outline_set_blocks (self->outline, blocks);
    }
  pursuit_proposal_bar_show_preview (self->status, self->preview, self->proposal);
}

static void
on_preview_counted (PursuitProposalStudio *self)
{
  pursuit_proposal_bar_show_preview (self->status, self->preview, self->proposal);
}

static void
on_checked (PursuitProposalStudio *self)
{
  const PursuitProposalCheck *check = pursuit_proposal_checker_get_check (self->checker);

  pursuit_proposal_bar_show_check (self->status, check, self->proposal);
  pursuit_proposal_outline_set_findings (self->outline, check->headings, check->findings);
  pursuit_markdown_editor_set_claims (self->editor, check->claims);
  pursuit_document_view_set_claims (self->page, check->claims, check->headings);
  pursuit_proposal_bar_enable_actions (self->status, GTK_WIDGET (self), is_draft (self),
                                       pursuit_workspace_is_writable (self->workspace));
}

static void
on_finding_activated (PursuitProposalStudio *self, guint line)
{
  pursuit_twin_show_half (self->twin, FALSE);
  if (line > 0)
    pursuit_markdown_editor_go_to_line (self->editor, line);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* The focus goes to the list, which says what is found; the text shows where. */
static void
step_finding (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);
  guint line
      = pursuit_proposal_bar_step (self->status, strcmp (action, "proposal.next-finding") != 0);

  if (line > 0)
    pursuit_markdown_editor_show_line (self->editor, line);
}

/* What is saved needs no journal. */
static void
keep_facts (PursuitProposalStudio *self)
{
  pursuit_proposal_facts_set_stored (self->facts, self->workspace,
                                     pursuit_proposal_saver_get_stored (self->saver));
}

static void
on_saver_changed (PursuitProposalStudio *self)
{
  if (pursuit_proposal_saver_get_state (self->saver) == PURSUIT_SAVE_STATE_SAVED)
    keep_facts (self);
  pursuit_proposal_bar_show_saver (self->status, self->saver);
}

static void
on_heading_activated (PursuitProposalStudio *self, guint index)
{
  g_autofree char *text = pursuit_markdown_editor_dup_text (self->editor);

  pursuit_document_view_scroll_to_heading (self->page, index);
  pursuit_page_view_show_heading (self->page_view, index);
  pursuit_markdown_editor_go_to_line (
      self->editor, pursuit_proposal_checker_find_heading (self->checker, index, text));
}

static void
toggle_pages (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);

  gtk_toggle_button_set_active (self->pages_button,
                                !gtk_toggle_button_get_active (self->pages_button));
  pursuit_twin_show_half (self->twin, TRUE);
}

static void
on_folded (PursuitProposalStudio *self)
{
  gboolean folded = pursuit_twin_is_folded (self->twin);

  gtk_widget_set_visible (GTK_WIDGET (self->status_button), !folded);
  gtk_widget_set_visible (self->pricing_button, !folded);
  gtk_widget_set_visible (self->export_button, !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->outline_button), !folded);
  /* The first of the fields says it, too. */
  pursuit_pane_show_title (self->pane, !folded);
  pursuit_proposal_facts_set_narrow (self->facts, folded);
  if (folded)
    gtk_toggle_button_set_active (self->outline_button, FALSE);
  (folded ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "narrow");
}

/* Takes over the record as it is stored, where a person has not gone further meanwhile. */
static void
take_stored (PursuitProposalStudio *self, PursuitRecord *stored)
{
  const char *content = pursuit_record_get_text (stored, PURSUIT_PROPOSAL_CONTENT);
  g_autofree char *text = pursuit_markdown_editor_dup_text (self->editor);

  if (pursuit_proposal_saver_get_state (self->saver) != PURSUIT_SAVE_STATE_SAVED)
    return;

  pursuit_proposal_saver_set_stored (self->saver, stored);
  g_clear_object (&self->proposal);
  self->proposal = pursuit_record_copy (stored);

  self->loading = TRUE;
  if (g_strcmp0 (text, content != NULL ? content : "") != 0)
    pursuit_markdown_editor_replace_text (self->editor, content != NULL ? content : "");
  self->loading = FALSE;

  show_proposal (self);
  on_saver_changed (self);
}

static void
reload_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalStudio) self = data;
  g_autoptr (PursuitRecord) stored
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, NULL);

  if (stored == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  if (pursuit_record_is_set (stored, PURSUIT_FIELD_DELETED_AT))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  else if (!pursuit_record_equal (stored, pursuit_proposal_saver_get_stored (self->saver)))
    take_stored (self, stored);
}

static void
on_workspace_changed (PursuitProposalStudio *self, PursuitStoreChange *change)
{
  const char *id = pursuit_record_get_id (self->proposal);

  if (pursuit_store_change_contains (change, PURSUIT_KIND_PROPOSAL, id))
    pursuit_workspace_get_record_async (self->workspace, PURSUIT_KIND_PROPOSAL, id,
                                        self->cancellable, reload_cb, g_object_ref (self));
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_LINE_ITEM)
      || pursuit_store_change_touches_kind (change, PURSUIT_KIND_LEAD))
    pursuit_preview_refresh (self->preview);
}

static void
lead_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalStudio) self = data;
  g_autoptr (PursuitRecord) lead
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, NULL);
  g_autofree char *company = NULL;

  if (lead == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  company = pursuit_record_dup_title (lead);
  g_object_set (self->pane, "subtitle", company, NULL);
}

static void
recover_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalStudio) self = data;
  g_autoptr (PursuitRecord) draft
      = pursuit_proposal_journal_recover_finish (PURSUIT_WORKSPACE (source), result, NULL);

  if (draft == NULL || !is_draft (self))
    return;

  pursuit_proposal_saver_adopt_draft (self->saver, draft);
  pursuit_markdown_editor_replace_text (self->editor,
                                        pursuit_record_get_text (draft, PURSUIT_DRAFT_TEXT));
  pursuit_window_add_toast (
      get_window (self),
      adw_toast_new (_ ("Changes that were not saved last time are back; Ctrl+Z drops them")));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalStudio) self = data;
  g_autoptr (PursuitRecord) stored = pursuit_proposal_steps_move_finish (result);

  if (stored != NULL && !g_cancellable_is_cancelled (self->cancellable))
    take_stored (self, stored);
}

/* What is to be done once everything is saved: what is sent is what is on the screen. */
typedef struct
{
  PursuitProposalStudio *studio;
  char *action;
  char *status; /* (nullable) */
} Step;

static void
flushed_for_step_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Step *step = data;
  g_autoptr (PursuitProposalStudio) self = step->studio;
  g_autofree char *action = step->action;
  g_autofree char *status = step->status;
  g_autoptr (GError) error = NULL;
  const char *id = pursuit_record_get_id (self->proposal);
  PursuitWindow *window = get_window (self);

  if (!pursuit_proposal_saver_flush_finish (PURSUIT_PROPOSAL_SAVER (source), result, &error))
    pursuit_window_show_error (window, _ ("The proposal was not saved"), error);
  else if (window == NULL)
    return;
  else if (status != NULL)
    pursuit_proposal_steps_move_async (window, id, status, moved_cb, g_object_ref (self));
  else if (strcmp (action, "proposal.send") == 0)
    pursuit_proposal_sender_start (window, self->proposal, GTK_WIDGET (self));
  else if (strcmp (action, "proposal.duplicate") == 0)
    pursuit_proposal_steps_duplicate (window, id);
  else if (strcmp (action, "proposal.write-section") == 0)
    pursuit_draft_dialog_present_for_section (window, self->proposal,
                                              pursuit_markdown_editor_get_caret (self->editor));
  else
    pursuit_versions_dialog_present (window, id);
}

static void
take_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);
  Step *step = g_new0 (Step, 1);

  pursuit_proposal_facts_apply (self->facts);
  step->studio = g_object_ref (self);
  step->action = g_strdup (action);
  step->status = parameter != NULL ? g_variant_dup_string (parameter, NULL) : NULL;
  pursuit_proposal_saver_flush_async (self->saver, flushed_for_step_cb, step);
}

/* Which claim it is, is known before saving may have it checked anew. */
static void
settle_claim (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);
  const PursuitClaim *claim
      = pursuit_proposal_bar_get_claim (self->status, g_variant_get_string (parameter, NULL));

  if (claim == NULL)
    return;
  pursuit_proposal_facts_apply (self->facts);
  if (strcmp (action, "proposal.remove-claim") == 0)
    pursuit_markdown_editor_remove_claim (self->editor, claim);
  else if (strcmp (action, "proposal.confirm") == 0)
    pursuit_proposal_steps_confirm (get_window (self), self->saver, claim);
  else
    {
      pursuit_markdown_editor_show_line (self->editor, claim->line);
      pursuit_proposal_bar_close_findings (self->status);
      gtk_widget_activate_action (widget, "proposal.write-section", NULL);
    }
}

static void
on_versions (PursuitProposalStudio *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "proposal.versions", NULL);
}

static void
flushed_for_export_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalStudio) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *ending = g_steal_pointer (&self->export_as);

  if (!pursuit_proposal_saver_flush_finish (PURSUIT_PROPOSAL_SAVER (source), result, &error))
    pursuit_window_show_error (get_window (self), _ ("The proposal was not saved"), error);
  else if (ending != NULL)
    pursuit_proposal_export (GTK_WIDGET (self), self->workspace, self->proposal, ending);
}

static void
export_proposal (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);

  pursuit_proposal_facts_apply (self->facts);
  g_clear_pointer (&self->export_as, g_free);
  self->export_as = g_variant_dup_string (parameter, NULL);
  pursuit_proposal_saver_flush_async (self->saver, flushed_for_export_cb, g_object_ref (self));
}

static void
on_total_chosen (PursuitProposalStudio *self, gint64 total, const char *currency)
{
  pursuit_record_set_integer (self->proposal, PURSUIT_PROPOSAL_DEAL_SIZE, total);
  pursuit_record_set_text (self->proposal, PURSUIT_PROPOSAL_CURRENCY, currency);
  show_proposal (self);
  touch (self);
}

static void
edit_pricing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);
  GtkWidget *dialog = pursuit_pricing_dialog_new (self->workspace, self->proposal);

  g_signal_connect_object (dialog, "total-chosen", G_CALLBACK (on_total_chosen), self,
                           G_CONNECT_SWAPPED);
  pursuit_transient_set (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
insert_variable (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (PURSUIT_PROPOSAL_STUDIO (widget)->editor),
                                      "editor.insert-variable", parameter);
}

/* The menu stands outside the editor, whose actions end at its edge. */
static void
format_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *editor = GTK_WIDGET (PURSUIT_PROPOSAL_STUDIO (widget)->editor);
  g_autofree char *name = g_strconcat ("editor.", g_variant_get_string (parameter, NULL), NULL);

  gtk_widget_activate_action (editor, name, NULL);
  gtk_widget_grab_focus (editor);
}

PursuitRecord *
pursuit_proposal_studio_get_proposal (PursuitProposalStudio *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_STUDIO (self), NULL);

  return self->proposal;
}

static void
start (PursuitProposalStudio *self)
{
  const char *lead_id = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_LEAD_ID);

  g_signal_connect_object (self->preview, "updated", G_CALLBACK (on_preview_updated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "counted", G_CALLBACK (on_preview_counted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->checker, "checked", G_CALLBACK (on_checked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (on_saver_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);

  pursuit_markdown_editor_set_text (
      self->editor, pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_CONTENT));
  pursuit_page_view_set_preview (self->page_view, self->preview);
  show_proposal (self);
  on_saver_changed (self);
  if (lead_id != NULL)
    pursuit_workspace_get_record_async (self->workspace, PURSUIT_KIND_LEAD, lead_id,
                                        self->cancellable, lead_cb, g_object_ref (self));
  pursuit_proposal_journal_recover_async (self->workspace, self->proposal, self->cancellable,
                                          recover_cb, g_object_ref (self));
}

GtkWidget *
pursuit_proposal_studio_new (PursuitWorkspace *workspace, PursuitRecord *proposal)
{
  PursuitProposalStudio *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);

  self = g_object_new (PURSUIT_TYPE_PROPOSAL_STUDIO, NULL);
  self->workspace = g_object_ref (workspace);
  self->proposal = pursuit_record_copy (proposal);
  self->preview = pursuit_preview_new (workspace);
  self->checker = pursuit_proposal_checker_new (workspace);
  self->saver = pursuit_proposal_saver_new (workspace, proposal);
  start (self);

  return GTK_WIDGET (self);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalStudio) self = data;

  if (pursuit_proposal_saver_flush_finish (PURSUIT_PROPOSAL_SAVER (source), result, NULL))
    keep_facts (self);
}

static void
pursuit_proposal_studio_unroot (GtkWidget *widget)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (widget);

  /* Leaving is saving. */
  if (self->saver != NULL)
    {
      pursuit_proposal_facts_apply (self->facts);
      pursuit_proposal_saver_flush_async (self->saver, left_cb, g_object_ref (self));
    }

  GTK_WIDGET_CLASS (pursuit_proposal_studio_parent_class)->unroot (widget);
}

static void
pursuit_proposal_studio_dispose (GObject *object)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->preview);
  g_clear_object (&self->checker);
  g_clear_object (&self->saver);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_proposal_studio_parent_class)->dispose (object);
}

static void
pursuit_proposal_studio_finalize (GObject *object)
{
  PursuitProposalStudio *self = PURSUIT_PROPOSAL_STUDIO (object);

  g_clear_object (&self->proposal);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->export_as, g_free);

  G_OBJECT_CLASS (pursuit_proposal_studio_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, status_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, pricing_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, export_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, send_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, notice);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, revise_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, variables_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, more_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, outline_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, outline);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, facts);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, twin);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, editor);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, page);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, page_view);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, pages_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalStudio, status);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_facts_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_heading_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_versions);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated);
}

static void
pursuit_proposal_studio_class_init (PursuitProposalStudioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_proposal_studio_dispose;
  object_class->finalize = pursuit_proposal_studio_finalize;
  widget_class->unroot = pursuit_proposal_studio_unroot;

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_TWIN);
  g_type_ensure (PURSUIT_TYPE_DOCUMENT_VIEW);
  g_type_ensure (PURSUIT_TYPE_PAGE_VIEW);
  g_type_ensure (PURSUIT_TYPE_MARKDOWN_EDITOR);
  g_type_ensure (PURSUIT_TYPE_PROPOSAL_FACTS);
  g_type_ensure (PURSUIT_TYPE_PROPOSAL_OUTLINE);
  g_type_ensure (PURSUIT_TYPE_PROPOSAL_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-proposal-studio.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "proposal.export", "s", export_proposal);
  gtk_widget_class_install_action (widget_class, "proposal.set-status", "s", take_step);
  gtk_widget_class_install_action (widget_class, "proposal.confirm", "s", settle_claim);
  gtk_widget_class_install_action (widget_class, "proposal.remove-claim", "s", settle_claim);
  gtk_widget_class_install_action (widget_class, "proposal.rewrite-claim", "s", settle_claim);
  gtk_widget_class_install_action (widget_class, "proposal.send", NULL, take_step);
  gtk_widget_class_install_action (widget_class, "proposal.duplicate", NULL, take_step);
  gtk_widget_class_install_action (widget_class, "proposal.write-section", NULL, take_step);
  gtk_widget_class_install_action (widget_class, "proposal.versions", NULL, take_step);
  gtk_widget_class_install_action (widget_class, "proposal.next-finding", NULL, step_finding);
  gtk_widget_class_install_action (widget_class, "proposal.previous-finding", NULL, step_finding);
  gtk_widget_class_install_action (widget_class, "proposal.edit-pricing", NULL, edit_pricing);
  gtk_widget_class_install_action (widget_class, "proposal.show-pages", NULL, toggle_pages);
  gtk_widget_class_install_action (widget_class, "proposal.format", "s", format_text);
  gtk_widget_class_install_action (widget_class, "proposal.insert-variable", "s", insert_variable);
}

static void
pursuit_proposal_studio_init (PursuitProposalStudio *self)
{
  g_autoptr (GMenuModel) variables = pursuit_variable_menu_new ("proposal.insert-variable");

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  pursuit_pane_set_main (self->pane, GTK_WIDGET (self->editor));
  pursuit_proposal_bar_enable_actions (self->status, GTK_WIDGET (self), FALSE, FALSE);
  /* The toolkit's paned keeps F8 for its handle. */
  pursuit_key_map_bind_first (pursuit_key_map_get_default (), GTK_WIDGET (self),
                              PURSUIT_KEYS_STUDIO);
  gtk_menu_button_set_menu_model (self->variables_button, variables);
  pursuit_menu_keys_show (gtk_menu_button_get_menu_model (self->more_button), PURSUIT_KEYS_EDITOR);
  on_folded (self);
}
