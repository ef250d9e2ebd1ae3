/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-page.h"

#include "app/page/pursuit-document-view.h"
#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-pane.h"
#include "app/proposals/pursuit-preview.h"
#include "app/proposals/pursuit-proposal-bar.h"
#include "app/proposals/pursuit-proposal-journal.h"
#include "app/records/pursuit-record-names.h"
#include "app/records/pursuit-record-watch.h"
#include "app/window/pursuit-unsaved-bar.h"
#include "app/window/pursuit-window.h"
#include "app/widgets/pursuit-wrap-layout.h"
#include "core/pursuit-clock.h"

#include <glib/gi18n-lib.h>

struct _PursuitProposalPage
{
  AdwBin parent_instance;

  PursuitRecordWatch *watch;
  PursuitRecordNames *names;
  PursuitPreview *preview;
  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */

  PursuitPane *pane;
  GtkStack *stack;
  GtkLabel *status;
  GtkLabel *facts;
  GtkButton *lead_button;
  PursuitUnsavedBar *unsaved;
  PursuitDocumentView *page;
  PursuitProposalBar *bar;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProposalPage, pursuit_proposal_page, ADW_TYPE_BIN)

static void
show_lead (PursuitProposalPage *self, PursuitRecord *proposal)
{
  const char *name = pursuit_record_names_get (
      self->names, PURSUIT_KIND_LEAD, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID));

  gtk_button_set_label (self->lead_button, name != NULL ? name : "");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->lead_button)),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->lead_button), name != NULL);
}

static void
show_facts (PursuitProposalPage *self, PursuitRecord *proposal)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  const char *until = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL);
  g_autofree char *money = NULL;
  g_autofree char *day = pursuit_format_date (until);
  /* Translators: the last day on which an offer holds */
  g_autofree char *valid = g_strdup_printf (_ ("valid until %s"), day);
  g_autofree char *text = NULL;

  if (pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    money = pursuit_format_money (pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
                                  pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY));
  text = pursuit_format_join (money,
                              pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTRACT_TERM),
                              until != NULL ? valid : NULL, PURSUIT_FORMAT_END);

  gtk_label_set_text (self->facts, text);
  gtk_label_set_text (self->status,
                      pursuit_format_choice (pursuit_proposal_states,
                                             pursuit_proposal_get_state (proposal, today)));
}

static gboolean
is_shown (PursuitProposalPage *self, PursuitRecord *proposal)
{
  PursuitRecord *shown = self->watch != NULL ? pursuit_record_watch_get_record (self->watch) : NULL;

  return shown != NULL
         && g_strcmp0 (pursuit_record_get_id (shown), pursuit_record_get_id (proposal)) == 0;
}

typedef struct
{
  PursuitProposalPage *page; /* (owned) */
  PursuitRecord *proposal;   /* (owned) */
} Recovery;

static void
recover_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Recovery *recovery = data;
  PursuitWorkspace *workspace = PURSUIT_WORKSPACE (source);
  g_autoptr (PursuitRecord) draft
      = pursuit_proposal_journal_recover_finish (workspace, result, NULL);

  if (is_shown (recovery->page, recovery->proposal))
    pursuit_unsaved_bar_offer (recovery->page->unsaved, workspace, draft);
  g_object_unref (recovery->page);
  g_object_unref (recovery->proposal);
  g_free (recovery);
}

/* Who reads a proposal shall know that there is more of it than stands here. While the studio is
 * open over the page the journal is its own. */
static void
look_for_words (PursuitProposalPage *self)
{
  PursuitRecord *proposal = pursuit_record_watch_get_record (self->watch);
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->window);
  Recovery *recovery;

  if (proposal == NULL || workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  pursuit_unsaved_bar_offer (self->unsaved, workspace, NULL);
  if (!pursuit_workspace_is_writable (workspace)
      || g_strcmp0 (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS), "draft") != 0)
    return;

  recovery = g_new0 (Recovery, 1);
  recovery->page = g_object_ref (self);
  recovery->proposal = g_object_ref (proposal);
  pursuit_proposal_journal_recover_async (workspace, proposal, NULL, recover_cb, recovery);
}

static void
on_continue (PursuitProposalPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "proposals.edit", NULL);
}

static void
on_versions (PursuitProposalPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "proposals.versions", NULL);
}

static void
show_proposal (PursuitProposalPage *self)
{
  PursuitRecord *proposal = pursuit_record_watch_get_record (self->watch);
  g_autofree char *title = NULL;

  /* A place that waits for its work outlives the window: nobody looks any more. */
  if (self->window == NULL)
    return;

  gtk_stack_set_visible_child_name (self->stack, proposal != NULL ? "proposal" : "empty");
  if (proposal != NULL)
    {
      title = pursuit_record_dup_title (proposal);
      show_lead (self, proposal);
      show_facts (self, proposal);
      pursuit_preview_set_proposal (self->preview, proposal);
      pursuit_proposal_bar_count_versions (self->bar, pursuit_window_get_workspace (self->window),
                                           proposal);
      look_for_words (self);
    }
  pursuit_pane_set_title (self->pane, title, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What stood beside each other would be cut to its first letters. The page begins with its title.
 */
static void
on_stacked (PursuitProposalPage *self)
{
  gboolean stacked;

  g_object_get (self->pane, "stacked", &stacked, NULL);
  pursuit_pane_show_title (self->pane, !stacked);
  gtk_label_set_xalign (self->facts, stacked ? 0 : 1);
}

static void
on_names_changed (PursuitProposalPage *self)
{
  PursuitRecord *proposal = pursuit_record_watch_get_record (self->watch);

  if (proposal != NULL)
    show_lead (self, proposal);
}

static void
on_counted (PursuitProposalPage *self)
{
  PursuitRecord *proposal = pursuit_record_watch_get_record (self->watch);

  if (proposal != NULL)
    pursuit_proposal_bar_show_preview (self->bar, self->preview, proposal);
}

static void
on_updated (PursuitProposalPage *self)
{
  PursuitDocumentBlocks *blocks = pursuit_preview_get_blocks (self->preview);

  if (blocks != NULL && pursuit_preview_get_error (self->preview) == NULL)
    pursuit_document_view_set_blocks (self->page, blocks);
  on_counted (self);
}

static void
on_lead_clicked (PursuitProposalPage *self)
{
  PursuitRecord *proposal = pursuit_record_watch_get_record (self->watch);

  if (proposal != NULL)
    pursuit_window_show_record (self->window, PURSUIT_KIND_LEAD,
                                pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID));
}

void
pursuit_proposal_page_show (PursuitProposalPage *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_PAGE (self));

  pursuit_record_watch_set_id (self->watch, id);
}

PursuitRecord *
pursuit_proposal_page_get_proposal (PursuitProposalPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_PAGE (self), NULL);

  return pursuit_record_watch_get_record (self->watch);
}

GtkWidget *
pursuit_proposal_page_new (PursuitPlace *place)
{
  PursuitProposalPage *self;
  PursuitWorkspace *workspace;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_object_new (PURSUIT_TYPE_PROPOSAL_PAGE, NULL);
  workspace = pursuit_place_get_workspace (place);
  g_set_weak_pointer (&self->window, pursuit_place_get_window (place));
  self->watch = pursuit_record_watch_new (workspace, PURSUIT_KIND_PROPOSAL);
  self->names = pursuit_record_names_new (workspace);
  self->preview = pursuit_preview_new (workspace);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_proposal), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::stacked", G_CALLBACK (on_stacked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "changed", G_CALLBACK (on_names_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "updated", G_CALLBACK (on_updated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "counted", G_CALLBACK (on_counted), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
pursuit_proposal_page_dispose (GObject *object)
{
  PursuitProposalPage *self = PURSUIT_PROPOSAL_PAGE (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->watch);
  g_clear_object (&self->names);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (pursuit_proposal_page_parent_class)->dispose (object);
}

static void
pursuit_proposal_page_map (GtkWidget *widget)
{
  PursuitProposalPage *self = PURSUIT_PROPOSAL_PAGE (widget);

  GTK_WIDGET_CLASS (pursuit_proposal_page_parent_class)->map (widget);

  if (self->watch != NULL)
    look_for_words (self);
}

static void
pursuit_proposal_page_class_init (PursuitProposalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_proposal_page_dispose;
  widget_class->map = pursuit_proposal_page_map;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_PROPOSAL_PAGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_WRAP_LAYOUT);
  g_type_ensure (PURSUIT_TYPE_DOCUMENT_VIEW);
  g_type_ensure (PURSUIT_TYPE_PROPOSAL_BAR);
  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-proposal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, status);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, facts);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, lead_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, page);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, on_lead_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_versions);
  gtk_widget_class_bind_template_callback (widget_class, on_continue);
}

static void
pursuit_proposal_page_init (PursuitProposalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
