/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-conversation-page.h"

#include "app/conversations/pursuit-analysis-dialog.h"
#include "app/conversations/pursuit-findings-view.h"
#include "app/widgets/pursuit-format.h"
#include "core/pursuit-json-list.h"
#include "app/widgets/pursuit-named-box.h"
#include "app/widgets/pursuit-pane.h"
#include "app/records/pursuit-record-names.h"
#include "app/records/pursuit-record-watch.h"
#include "app/conversations/pursuit-transcript-line.h"
#include "app/conversations/pursuit-transcript.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-engine-name.h"
#include "core/pursuit-person.h"
#include "core/pursuit-util.h"
#include "workspace/conversations/pursuit-analysing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define SECONDS_A_MINUTE 60

struct _PursuitConversationPage
{
  AdwBin parent_instance;

  PursuitRecordWatch *watch;
  PursuitRecordNames *names;
  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */

  PursuitPane *pane;
  GtkStack *stack;
  GtkButton *lead_button;
  GtkLabel *participants;
  GtkLabel *consent;
  GtkListView *view;
  GtkSingleSelection *lines;
  PursuitPlace *place; /* (unowned) the page stands in it */
  AdwFlap *flap;
  GtkStack *words;
  PursuitFindingsView *findings;
  GtkButton *analyse_button;
  GtkWidget *ways; /* of analysing */
  GtkWidget *edit_button;
  GtkWidget *findings_button;
  PursuitAnalysis *analysis; /* (nullable) of the conversation that is shown */
  gboolean is_stale;
  guint wanted_line; /* to be shown when the conversation is there; 0: none */
};

G_DEFINE_FINAL_TYPE (PursuitConversationPage, pursuit_conversation_page, ADW_TYPE_BIN)

static char *
describe_duration (PursuitRecord *conversation)
{
  gint64 minutes
      = pursuit_record_get_integer (conversation, PURSUIT_CONVERSATION_DURATION) / SECONDS_A_MINUTE;

  if (minutes <= 0)
    return NULL;

  /* Translators: how long a conversation took */
  return g_strdup_printf (_ ("%" PRId64 " min"), minutes);
}

static char *
describe_lines (PursuitTranscript *transcript)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (transcript));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);
}

static void
show_lead (PursuitConversationPage *self, PursuitRecord *conversation)
{
  const char *name = pursuit_record_names_get (
      self->names, PURSUIT_KIND_LEAD,
      pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_LEAD_ID));

  gtk_button_set_label (self->lead_button, name != NULL ? name : "");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->lead_button)),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->lead_button), name != NULL);
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_head (PursuitConversationPage *self, PursuitRecord *conversation)
{
  const char *consent = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_CONSENT);
  const char *erase = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_ERASE_ON);
  g_autofree char *people = pursuit_json_list_join (
      pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_PARTICIPANTS));
  g_autofree char *day = pursuit_format_date (erase);
  /* Translators: %s is the day on which a conversation is erased */
  g_autofree char *erased = g_strdup_printf (_ ("erased on %s"), day);
  /* Translators: %s is "given", "refused" and the like */
  g_autofree char *agreed = g_strdup_printf (
      _ ("Consent to be recorded: %s"), pursuit_format_choice (pursuit_person_consents, consent));
  g_autofree char *line = pursuit_format_join (consent != NULL ? agreed : NULL,
                                               erase != NULL ? erased : NULL, PURSUIT_FORMAT_END);

  show_label (self->participants, people);
  show_label (self->consent, *line != '\0' ? line : NULL);
}

/* What stands beside a line: of several findings the first. */
static void
add_badge (GHashTable *badges, const PursuitCitation *citation, const char *badge)
{
  if (citation->line > 0 && !g_hash_table_contains (badges, GUINT_TO_POINTER (citation->line)))
    g_hash_table_insert (badges, GUINT_TO_POINTER (citation->line), g_strdup (badge));
}

static void
add_badges (GHashTable *badges, GPtrArray *found, const char *badge)
{
  for (guint i = 0; i < found->len; i++)
    add_badge (badges, &((PursuitAnalysisFinding *) found->pdata[i])->evidence, badge);
}

/* None of an analysis of an older text: its lines are others. */
static GHashTable *
find_badges (PursuitConversationPage *self)
{
  GHashTable *badges = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GPtrArray *objections;

  if (self->analysis == NULL || self->is_stale)
    return badges;
  objections = self->analysis->sections[PURSUIT_ANALYSIS_OBJECTIONS];
  add_badges (badges, objections, _ ("Objection"));
  add_badges (badges, self->analysis->sections[PURSUIT_ANALYSIS_ACTIONS], _ ("Promise"));
  for (guint i = 0; i < objections->len; i++)
    add_badge (badges, &((PursuitAnalysisFinding *) objections->pdata[i])->answer, _ ("Answer"));

  return badges;
}

static void
show_findings (PursuitConversationPage *self, PursuitRecord *conversation)
{
  const char *transcript = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT);
  const char *first = _ ("Analyse");
  const char *again = _ ("Analyse Again");

  g_clear_pointer (&self->analysis, pursuit_analysis_unref);
  self->is_stale = FALSE;
  self->analysis = pursuit_analysis_of (conversation, &self->is_stale);
  pursuit_findings_view_set_analysis (self->findings, self->analysis, self->is_stale);
  gtk_button_set_label (self->analyse_button, self->analysis != NULL ? again : first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->analyse_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->analysis != NULL ? again : first, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->analyse_button), !pursuit_str_is_blank (transcript));
}

/* The same text again keeps its rows, and where somebody reads. */
static PursuitTranscript *
update_transcript (PursuitConversationPage *self, PursuitRecord *conversation)
{
  const char *text = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT);
  GListModel *model = gtk_single_selection_get_model (self->lines);
  g_autoptr (GHashTable) badges = find_badges (self);
  PursuitTranscript *transcript;

  if (model != NULL && pursuit_transcript_has_text (PURSUIT_TRANSCRIPT (model), text))
    {
      pursuit_transcript_set_badges (PURSUIT_TRANSCRIPT (model), badges);
      return g_object_ref (PURSUIT_TRANSCRIPT (model));
    }
  transcript = pursuit_transcript_new (text, badges);
  gtk_single_selection_set_model (self->lines, G_LIST_MODEL (transcript));

  return transcript;
}

static void
show_transcript (PursuitConversationPage *self, PursuitRecord *conversation)
{
  g_autoptr (PursuitTranscript) transcript = update_transcript (self, conversation);
  const char *type = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE);
  g_autofree char *title = pursuit_record_dup_title (conversation);
  g_autofree char *at = pursuit_format_time (
      pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_HAPPENED_AT));
  g_autofree char *duration = describe_duration (conversation);
  g_autofree char *lines = describe_lines (transcript);
  g_autofree char *subtitle
      = pursuit_format_join (pursuit_format_choice (pursuit_conversation_types, type), at, duration,
                             lines, PURSUIT_FORMAT_END);

  pursuit_pane_set_title (self->pane, title, subtitle);
  gtk_stack_set_visible_child_name (
      self->words, g_list_model_get_n_items (G_LIST_MODEL (transcript)) > 0 ? "lines" : "none");
}

/* Blank lines are not in the list. */
static guint
find_line (PursuitConversationPage *self, guint line)
{
  GListModel *model = gtk_single_selection_get_model (self->lines);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = MIN (line, n); i-- > 0;)
    {
      g_autoptr (PursuitTranscriptLine) item = g_list_model_get_item (model, i);
      g_autofree char *number = NULL;

      g_object_get (item, "number", &number, NULL);
      if (g_ascii_strtoull (number, NULL, 10) <= line)
        return i;
    }

  return 0;
}

static void
go_to_line (PursuitConversationPage *self)
{
  PursuitRecord *conversation = pursuit_record_watch_get_record (self->watch);
  guint position;

  /* The one before is there until the new one is read. */
  if (self->wanted_line == 0 || conversation == NULL
      || g_strcmp0 (pursuit_record_get_id (conversation), pursuit_record_watch_get_id (self->watch))
             != 0)
    return;

  position = find_line (self, self->wanted_line);
  self->wanted_line = 0;
  gtk_single_selection_set_selected (self->lines, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static gboolean
is_writable (PursuitConversationPage *self)
{
  return pursuit_workspace_is_writable (pursuit_place_get_workspace (self->place));
}

static void
show_conversation (PursuitConversationPage *self)
{
  PursuitRecord *conversation = pursuit_record_watch_get_record (self->watch);

  gtk_stack_set_visible_child_name (self->stack, conversation != NULL ? "conversation" : "empty");
  gtk_widget_set_visible (self->ways, conversation != NULL && is_writable (self));
  gtk_widget_set_visible (self->edit_button, conversation != NULL && is_writable (self));
  gtk_widget_set_visible (self->findings_button, conversation != NULL);
  if (conversation == NULL)
    {
      pursuit_pane_set_title (self->pane, NULL, NULL);
      return;
    }

  show_lead (self, conversation);
  show_head (self, conversation);
  show_findings (self, conversation);
  show_transcript (self, conversation);
  go_to_line (self);
}

static void
on_names_changed (PursuitConversationPage *self)
{
  PursuitRecord *conversation = pursuit_record_watch_get_record (self->watch);

  if (conversation != NULL)
    show_lead (self, conversation);
}

/* Where the findings cover the lines, they make way. */
static void
on_line_chosen (PursuitConversationPage *self, guint line)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  self->wanted_line = line;
  go_to_line (self);
}

static void
analyse_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitConversationPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAnalysis) analysis
      = pursuit_workspace_analyse_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->analyse_button), TRUE);
  if (analysis == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pursuit_window_show_error (self->window, _ ("The conversation was not analysed"), error);
      return;
    }
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

void
pursuit_conversation_page_analyse (PursuitConversationPage *self)
{
  const char *id;

  g_return_if_fail (PURSUIT_IS_CONVERSATION_PAGE (self));

  id = pursuit_record_watch_get_id (self->watch);
  if (id == NULL || !is_writable (self)
      || !gtk_widget_get_sensitive (GTK_WIDGET (self->analyse_button)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->analyse_button), FALSE);
  pursuit_workspace_analyse_async (
      pursuit_place_get_workspace (self->place), id, PURSUIT_ENGINE_LOCAL,
      pursuit_place_get_cancellable (self->place), analyse_cb, g_object_ref (self));
}

static void
on_analysed (PursuitConversationPage *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

void
pursuit_conversation_page_ask_ai (PursuitConversationPage *self)
{
  const char *id;
  GtkWindow *dialog;

  g_return_if_fail (PURSUIT_IS_CONVERSATION_PAGE (self));

  id = pursuit_record_watch_get_id (self->watch);
  if (id == NULL || !is_writable (self) || self->window == NULL
      || !gtk_widget_get_sensitive (GTK_WIDGET (self->analyse_button)))
    return;
  dialog = pursuit_analysis_dialog_new (self->window, id);
  g_signal_connect_object (dialog, "analysed", G_CALLBACK (on_analysed), self, G_CONNECT_SWAPPED);
  pursuit_transient_present (dialog);
}

PursuitRecord *
pursuit_conversation_page_get_conversation (PursuitConversationPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_CONVERSATION_PAGE (self), NULL);

  return pursuit_record_watch_get_record (self->watch);
}

static void
on_lead_clicked (PursuitConversationPage *self)
{
  PursuitRecord *conversation = pursuit_record_watch_get_record (self->watch);

  if (conversation != NULL)
    pursuit_window_show_record (
        self->window, PURSUIT_KIND_LEAD,
        pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_LEAD_ID));
}

void
pursuit_conversation_page_show (PursuitConversationPage *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_CONVERSATION_PAGE (self));

  self->wanted_line = 0;
  pursuit_record_watch_set_id (self->watch, id);
}

void
pursuit_conversation_page_show_line (PursuitConversationPage *self, guint line)
{
  g_return_if_fail (PURSUIT_IS_CONVERSATION_PAGE (self));

  self->wanted_line = line;
  go_to_line (self);
}

GtkWidget *
pursuit_conversation_page_new (PursuitPlace *place)
{
  PursuitConversationPage *self;
  PursuitWorkspace *workspace;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_object_new (PURSUIT_TYPE_CONVERSATION_PAGE, NULL);
  workspace = pursuit_place_get_workspace (place);
  self->place = place;
  g_set_weak_pointer (&self->window, pursuit_place_get_window (place));
  self->watch = pursuit_record_watch_new (workspace, PURSUIT_KIND_CONVERSATION);
  self->names = pursuit_record_names_new (workspace);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_conversation), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "changed", G_CALLBACK (on_names_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
pursuit_conversation_page_dispose (GObject *object)
{
  PursuitConversationPage *self = PURSUIT_CONVERSATION_PAGE (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->watch);
  g_clear_object (&self->names);
  g_clear_pointer (&self->analysis, pursuit_analysis_unref);

  G_OBJECT_CLASS (pursuit_conversation_page_parent_class)->dispose (object);
}

static void
pursuit_conversation_page_class_init (PursuitConversationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_conversation_page_dispose;

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_FINDINGS_VIEW);
  g_type_ensure (PURSUIT_TYPE_TRANSCRIPT_LINE);
  g_type_ensure (PURSUIT_TYPE_NAMED_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-conversation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, lead_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, participants);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, consent);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, lines);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, flap);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, words);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, findings);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, analyse_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, ways);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitConversationPage, findings_button);
  gtk_widget_class_bind_template_callback (widget_class, on_lead_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_line_chosen);
}

static void
pursuit_conversation_page_init (PursuitConversationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
