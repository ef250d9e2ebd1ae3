/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-drafting-view.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/page/pursuit-document-view.h"
#include "app/proposals/pursuit-draft-failure.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/widgets/pursuit-pane.h"
#include "app/proposals/pursuit-preview.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/widgets/pursuit-text-stream.h"
#include "app/widgets/pursuit-twin.h"
#include "app/widgets/pursuit-wait-note.h"
#include "core/pursuit-clock.h"

#include <glib/gi18n-lib.h>

struct _PursuitDraftingView
{
  AdwBin parent_instance;

  PursuitWindow *window;   /* (nullable) (weak) the answer may come after it */
  PursuitRecord *proposal; /* as it would be if the writing ended now; of a draft not stored */
  PursuitRecord *record;   /* the lead, or the proposal of which a section is written again */
  PursuitDraftOptions *wishes;
  char *section; /* (nullable) which is written again */
  GCancellable *cancellable;
  PursuitPreview *preview;
  PursuitTextStream *stream;
  PursuitWaitNote *waits;
  guint n_headings;

  PursuitPane *pane;
  PursuitTwin *twin;
  PursuitMarkdownEditor *editor;
  PursuitDocumentView *page;
  GtkSpinner *spinner;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (PursuitDraftingView, pursuit_drafting_view, ADW_TYPE_BIN)

static gboolean
is_shown (PursuitDraftingView *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

/* Returns whether nothing else has come before it. */
static gboolean
leave (PursuitDraftingView *self)
{
  return self->window != NULL && is_shown (self)
         && pursuit_window_remove_view (self->window, GTK_WIDGET (self));
}

static void
on_shown (PursuitDraftingView *self)
{
  pursuit_record_set_text (self->proposal, PURSUIT_PROPOSAL_CONTENT,
                           pursuit_text_stream_get_text (self->stream));
  pursuit_preview_set_proposal (self->preview, self->proposal);
}

/* The page follows a new heading, which is where a draft is being written. */
static void
follow (PursuitDraftingView *self, PursuitDocumentBlocks *blocks)
{
  guint n = pursuit_document_blocks_get_headings (blocks)->len;

  if (n > self->n_headings && self->section == NULL)
    pursuit_document_view_scroll_to_heading (self->page, n - 1);
  self->n_headings = n;
}

static void
on_preview_updated (PursuitDraftingView *self)
{
  PursuitDocumentBlocks *blocks = pursuit_preview_get_blocks (self->preview);
  guint words = pursuit_preview_get_words (self->preview);
  g_autofree char *status = NULL;

  if (blocks == NULL || pursuit_preview_get_error (self->preview) != NULL)
    return;
  pursuit_document_view_set_blocks (self->page, blocks);
  follow (self, blocks);
  /* It says already that it stops. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  status = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Writing: %'u word; Escape stops it",
                                         "Writing: %'u words; Escape stops it", words),
                            words);
  gtk_label_set_label (self->status, status);
}

static void
on_text (const char *text, gpointer data)
{
  PursuitDraftingView *self = data;

  if (is_shown (self))
    pursuit_text_stream_set_text (self->stream, text);
}

/* Why it ends early, or what it has cost. */
static char *
dup_outcome (PursuitDraftingView *self, GObject *workspace, GAsyncResult *result)
{
  const char *cut = pursuit_workspace_draft_get_cut (PURSUIT_WORKSPACE (workspace), result);
  g_autofree char *cost = pursuit_ai_words_dup_paid (
      pursuit_workspace_draft_get_cost (PURSUIT_WORKSPACE (workspace), result),
      pursuit_workspace_draft_get_receipt (PURSUIT_WORKSPACE (workspace), result));

  if (cut != NULL)
    /* Translators: why a draft ends before its end, and a cost such as “at most 0.0639 USD” */
    return g_strdup_printf (_ ("Kept as far as it came: %s (%s)"), cut, cost);
  if (self->section != NULL)
    /* Translators: a heading, and a cost such as “0.0062 USD” or “at no cost” */
    return g_strdup_printf (_ ("Wrote “%s” again (%s)"), self->section, cost);

  /* Translators: %s is a cost such as “0.0062 USD” or “at no cost” */
  return g_strdup_printf (pursuit_receipt_is_scripted (pursuit_workspace_draft_get_receipt (
                              PURSUIT_WORKSPACE (workspace), result))
                              ? _ ("Drafted by a script, no AI (%s)")
                              : _ ("Drafted by AI (%s)"),
                          cost);
}

static void
open_studio (PursuitDraftingView *self, GObject *workspace, PursuitRecord *proposal)
{
  if (!leave (self))
    return;
  pursuit_window_show_record (self->window, PURSUIT_KIND_PROPOSAL,
                              pursuit_record_get_id (proposal));
  pursuit_window_push_view (self->window,
                            pursuit_proposal_studio_new (PURSUIT_WORKSPACE (workspace), proposal));
}

/* What was wished is not lost with the answer. */
static void
fail (PursuitDraftingView *self, const GError *error)
{
  leave (self);
  pursuit_draft_failure_show (self->window, self->record, self->wishes, error);
}

static void
drafted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitDraftingView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) proposal
      = pursuit_workspace_draft_finish (PURSUIT_WORKSPACE (source), result, &action, &error);

  if (proposal == NULL)
    {
      fail (self, error);
      return;
    }
  outcome = dup_outcome (self, source, result);
  open_studio (self, source, proposal);
  pursuit_window_show_undo (self->window, outcome, action);
}

static void
rewritten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitDraftingView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) proposal = pursuit_workspace_rewrite_section_finish (
      PURSUIT_WORKSPACE (source), result, &action, &error);

  if (proposal == NULL)
    {
      fail (self, error);
      return;
    }
  /* The studio below has heard of the change, and shows it. */
  leave (self);
  outcome = dup_outcome (self, source, result);
  pursuit_window_show_undo (self->window, outcome, action);
}

static void
send_request (PursuitDraftingView *self, PursuitRecord *record, const PursuitDraftOptions *options)
{
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->window);
  const char *id = pursuit_record_get_id (record);
  PursuitDraftOptions heard = *options;

  heard.on_text = on_text;
  heard.user_data = self;
  if (self->section != NULL)
    pursuit_workspace_rewrite_section_async (workspace, id, &heard, self->cancellable, rewritten_cb,
                                             g_object_ref (self));
  else
    pursuit_workspace_draft_async (workspace, id, &heard, self->cancellable, drafted_cb,
                                   g_object_ref (self));
}

static PursuitRecord *
create_proposal (PursuitRecord *record, const PursuitDraftOptions *options)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  PursuitRecord *proposal;

  if (options->section != NULL)
    return pursuit_record_copy (record);
  proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID, pursuit_record_get_id (record));
  /* As the stored one will have it: a page that is being written misses nothing. */
  pursuit_record_take_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL,
                            pursuit_draft_dup_valid_until (today));

  return proposal;
}

void
pursuit_drafting_view_start (PursuitWindow *window,
                             PursuitRecord *record,
                             const PursuitDraftOptions *options)
{
  PursuitDraftingView *self;
  g_autofree char *title = NULL;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_RECORD (record));
  g_return_if_fail (options != NULL);

  self = g_object_new (PURSUIT_TYPE_DRAFTING_VIEW, NULL);
  title = pursuit_record_dup_title (record);
  g_set_weak_pointer (&self->window, window);
  self->record = g_object_ref (record);
  self->wishes = pursuit_draft_options_copy (options);
  self->section = g_strdup (options->section);
  self->proposal = create_proposal (record, options);
  self->preview = pursuit_preview_new (pursuit_window_get_workspace (window));
  g_signal_connect_object (self->preview, "updated", G_CALLBACK (on_preview_updated), self,
                           G_CONNECT_SWAPPED);
  pursuit_pane_set_title (
      self->pane, options->section != NULL ? options->section : _ ("Drafting with AI"), title);
  if (options->section != NULL)
    pursuit_text_stream_set_text (self->stream,
                                  pursuit_record_get_text (record, PURSUIT_PROPOSAL_CONTENT));
  self->waits = pursuit_wait_note_new (pursuit_window_get_workspace (window), self->cancellable,
                                       self->status);
  pursuit_window_push_view (window, GTK_WIDGET (self));
  send_request (self, record, options);
}

static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitDraftingView *self = PURSUIT_DRAFTING_VIEW (widget);

  gtk_label_set_label (self->status, _ ("Stopping…"));
  g_cancellable_cancel (self->cancellable);
}

static void
pursuit_drafting_view_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (PURSUIT_DRAFTING_VIEW (widget)->cancellable);

  GTK_WIDGET_CLASS (pursuit_drafting_view_parent_class)->unroot (widget);
}

static void
pursuit_drafting_view_dispose (GObject *object)
{
  PursuitDraftingView *self = PURSUIT_DRAFTING_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->preview);
  g_clear_object (&self->stream);
  g_clear_object (&self->waits);

  G_OBJECT_CLASS (pursuit_drafting_view_parent_class)->dispose (object);
}

static void
pursuit_drafting_view_finalize (GObject *object)
{
  PursuitDraftingView *self = PURSUIT_DRAFTING_VIEW (object);

  g_clear_object (&self->proposal);
  g_clear_object (&self->record);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wishes, pursuit_draft_options_free);
  g_free (self->section);

  G_OBJECT_CLASS (pursuit_drafting_view_parent_class)->finalize (object);
}

static void
pursuit_drafting_view_class_init (PursuitDraftingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_drafting_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_drafting_view_finalize;
  widget_class->unroot = pursuit_drafting_view_unroot;

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_TWIN);
  g_type_ensure (PURSUIT_TYPE_DOCUMENT_VIEW);
  g_type_ensure (PURSUIT_TYPE_MARKDOWN_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-drafting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftingView, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftingView, twin);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftingView, editor);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftingView, page);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftingView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PursuitDraftingView, status);
  gtk_widget_class_install_action (widget_class, "drafting.stop", NULL, stop);
}

/* Before anybody else: for the window it is the key that goes back. */
static void
bind_escape (PursuitDraftingView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("drafting.stop")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
pursuit_drafting_view_init (PursuitDraftingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_escape (self);
  self->cancellable = g_cancellable_new ();
  pursuit_markdown_editor_set_editable (self->editor, FALSE);
  pursuit_pane_set_main (self->pane, GTK_WIDGET (self->editor));
  self->stream = pursuit_text_stream_new (pursuit_markdown_editor_get_view (self->editor));
  g_signal_connect_object (self->stream, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
}
