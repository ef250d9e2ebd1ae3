/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-page.h"

#include "app/leads/pursuit-bulk-page.h"
#include "app/widgets/pursuit-format.h"
#include "app/leads/pursuit-lead-facts.h"
#include "app/leads/pursuit-lead-row.h"
#include "app/window/pursuit-key-map.h"
#include "app/window/pursuit-menu-keys.h"
#include "app/widgets/pursuit-pane.h"
#include "app/leads/pursuit-past-scores.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/records/pursuit-record-rows.h"
#include "app/leads/pursuit-score-card.h"
#include "app/widgets/pursuit-section.h"
#include "app/widgets/pursuit-split.h"
#include "app/leads/pursuit-stage-switcher.h"
#include "app/records/pursuit-thread-view.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-activity.h"
#include "core/pursuit-engine-name.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-lead-details.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/scoring/pursuit-what-ifs.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

struct _PursuitLeadPage
{
  AdwBin parent_instance;

  PursuitWindow *window; /* (nullable) (weak) what still goes on may end after it */
  PursuitWorkspace *workspace;
  char *id;                    /* (nullable) of the lead that is shown or being read */
  PursuitLeadDetails *details; /* (nullable) */
  GCancellable *cancellable;   /* (nullable) of the lead that is being read */
  GCancellable *imagining;     /* (nullable) of the what-if that is being scored */
  GCancellable *place_cancellable;
  guint n_many;          /* how many leads are selected, if they are several */
  PursuitBulkPage *many; /* (nullable) in the stack while it is shown */

  PursuitPane *pane;
  GtkStack *stack;
  GtkWidget *add_button;
  GtkWidget *draft_button;
  GtkWidget *more_button;
  GtkWidget *bottom_bar;
  GtkScrolledWindow *scroller;
  GtkLabel *title_label;
  GtkLabel *quiet_label;
  PursuitStageSwitcher *stages;
  GtkLabel *stage_label;
  PursuitScoreCard *score_card;
  PursuitSplit *split;
  PursuitSection *facts_section;
  PursuitLeadFacts *facts;
  PursuitSection *people_section;
  PursuitRecordRows *people;
  PursuitSection *proposals_section;
  PursuitRecordRows *proposals;
  PursuitSection *conversations_section;
  PursuitRecordRows *conversations;
  PursuitSection *thread_section;
  PursuitThreadView *thread;
};

G_DEFINE_FINAL_TYPE (PursuitLeadPage, pursuit_lead_page, ADW_TYPE_BIN)

static const guint person_fields[] = {
  PURSUIT_PERSON_NAME,  PURSUIT_PERSON_ROLE,   PURSUIT_PERSON_TITLE,   PURSUIT_PERSON_EMAIL,
  PURSUIT_PERSON_PHONE, PURSUIT_PERSON_MOBILE, PURSUIT_PERSON_CONSENT,
};

static const guint entry_fields[] = {
  PURSUIT_ACTIVITY_SUBJECT,
  PURSUIT_ACTIVITY_TYPE,
  PURSUIT_ACTIVITY_DUE_AT,
  PURSUIT_ACTIVITY_TEXT,
};

static char *
dup_stage_text (PursuitRecord *lead, gboolean narrow)
{
  const char *since = pursuit_record_get_text (lead, PURSUIT_LEAD_STAGE_CHANGED_AT);
  int days = pursuit_format_days (since);

  if (narrow && pursuit_record_is_set (lead, PURSUIT_LEAD_VALUE))
    return pursuit_format_money (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE),
                                 pursuit_record_get_text (lead, PURSUIT_LEAD_CURRENCY));
  if (narrow || since == NULL)
    return g_strdup ("");
  if (days == 0)
    return g_strdup (_ ("in this stage since today"));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day in this stage", "%d days in this stage", (gulong) days),
      days);
}

static char *
dup_thread_summary (GPtrArray *thread, gboolean narrow)
{
  const PursuitThreadEntry *last = thread->len > 0 ? thread->pdata[0] : NULL;
  g_autofree char *time = last != NULL ? pursuit_format_time (last->at) : NULL;

  if (narrow && last != NULL)
    /* Translators: number of entries and the time of the last one */
    return g_strdup_printf (_ ("%u, last %s"), thread->len, time);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", thread->len),
                          thread->len);
}

static void
show_summaries (PursuitLeadPage *self)
{
  g_autofree char *facts = pursuit_lead_facts_dup_summary (self->facts);
  g_autofree char *people = pursuit_record_rows_dup_summary (self->people);
  g_autofree char *proposals = pursuit_record_rows_dup_summary (self->proposals);
  g_autofree char *conversations = pursuit_record_rows_dup_summary (self->conversations);
  gboolean narrow = pursuit_split_is_narrow (self->split);
  g_autofree char *thread = dup_thread_summary (self->details->thread, narrow);
  g_autofree char *stage = dup_stage_text (self->details->lead, narrow);

  pursuit_section_set_summary (self->facts_section, narrow ? facts : NULL);
  pursuit_section_set_summary (self->people_section,
                               narrow || self->details->people->len == 0 ? people : NULL);
  pursuit_section_set_summary (self->proposals_section,
                               narrow || self->details->proposals->len == 0 ? proposals : NULL);
  pursuit_section_set_summary (self->conversations_section,
                               narrow || self->details->conversations->len == 0 ? conversations
                                                                                : NULL);
  pursuit_section_set_summary (self->thread_section, thread);
  gtk_label_set_label (self->stage_label, stage);
}

static void
show_details (PursuitLeadPage *self)
{
  PursuitLeadDetails *details = self->details;
  g_autofree char *title = pursuit_record_dup_title (details->lead);
  g_autofree char *quiet = pursuit_lead_dup_quiet_line (details->lead);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->quiet_label, quiet);
  gtk_widget_set_visible (GTK_WIDGET (self->quiet_label), *quiet != '\0');
  pursuit_stage_switcher_set_stage (self->stages,
                                    pursuit_record_get_text (details->lead, PURSUIT_LEAD_STAGE));
  pursuit_score_card_set_around (self->score_card, details->rules, details->what_ifs);
  pursuit_score_card_set_score (self->score_card, details->score,
                                pursuit_record_get_integer (details->lead, PURSUIT_LEAD_SCORE_STALE)
                                    != 0);
  pursuit_lead_facts_set_lead (self->facts, self->window, details->lead);
  pursuit_record_rows_set_records (self->people, details->people);
  pursuit_record_rows_set_records (self->proposals, details->proposals);
  pursuit_record_rows_set_records (self->conversations, details->conversations);
  pursuit_thread_view_set_entries (self->thread, details->thread);
  show_summaries (self);
}

/* GTK 4.8 tells a screen reader also of the pages of a stack that are not shown, once they were. */
static void
show_page (PursuitLeadPage *self)
{
  const char *name = self->details != NULL ? "lead" : self->n_many > 1 ? "many" : "none";
  gboolean many = g_str_equal (name, "many");
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "many");

  if (many && page == NULL)
    gtk_stack_add_named (self->stack, GTK_WIDGET (self->many), name);
  gtk_stack_set_visible_child_name (self->stack, name);
  if (!many && page != NULL)
    gtk_stack_remove (self->stack, page);
}

static void
show_form (PursuitLeadPage *self)
{
  gboolean shown = self->details != NULL;
  gboolean narrow = pursuit_split_is_narrow (self->split);

  show_page (self);
  gtk_widget_set_visible (self->add_button, shown && !narrow);
  gtk_widget_set_visible (self->draft_button, shown && !narrow);
  gtk_widget_set_visible (self->more_button, shown);
  gtk_widget_set_visible (self->bottom_bar, shown && narrow);
  pursuit_pane_set_title (self->pane, shown && narrow ? _ ("Lead") : NULL, NULL);
  pursuit_stage_switcher_set_narrow (self->stages, narrow);
  pursuit_score_card_set_narrow (self->score_card, narrow);
  pursuit_section_set_narrow (self->facts_section, narrow);
  pursuit_section_set_narrow (self->people_section, narrow);
  pursuit_section_set_narrow (self->proposals_section, narrow);
  pursuit_section_set_narrow (self->conversations_section, narrow);
  pursuit_section_set_narrow (self->thread_section, narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (shown)
    show_summaries (self);
}

static void
forget (PursuitLeadPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->imagining);
  g_clear_object (&self->imagining);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitLeadPage *self;
  g_autoptr (GError) error = NULL;
  PursuitLeadDetails *details
      = pursuit_workspace_load_lead_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_LEAD_PAGE (data);
  g_clear_pointer (&self->details, pursuit_lead_details_unref);
  self->details = details;
  /* A lead that is gone, by an undo for example, leaves an empty page. */
  if (details != NULL && pursuit_record_is_set (details->lead, PURSUIT_FIELD_DELETED_AT))
    g_clear_pointer (&self->details, pursuit_lead_details_unref);
  /* A place that waits for its work outlives the window: nobody looks any more. */
  if (self->window == NULL)
    return;

  if (self->details != NULL)
    show_details (self);
  show_form (self);
}

static void
load (PursuitLeadPage *self)
{
  forget (self);
  self->cancellable = g_cancellable_new ();
  pursuit_workspace_load_lead_async (self->workspace, self->id, self->cancellable, load_cb, self);
}

static void
users_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitLeadPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecordPage) page
      = pursuit_workspace_list_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (page == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The owners could not be read: %s", error->message);
      return;
    }

  self = PURSUIT_LEAD_PAGE (data);
  pursuit_lead_facts_set_users (self->facts, page->records);
}

static void
load_users (PursuitLeadPage *self)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_USER);

  pursuit_query_set_sort (query, "name", NULL);
  pursuit_workspace_list_async (self->workspace, query, self->place_cancellable, users_cb, self);
}

static void
on_workspace_changed (PursuitLeadPage *self, const PursuitStoreChange *change)
{
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_USER))
    load_users (self);
  if (self->id != NULL)
    load (self);
}

typedef struct
{
  PursuitLeadPage *self;
  char *text;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  g_free (saving->text);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
save_stage_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  gint64 action;
  g_autoptr (PursuitRecord) lead
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, &action, &error);

  if (lead != NULL)
    pursuit_window_show_undo (saving->self->window, saving->text, action);
  else
    pursuit_window_show_error (saving->self->window, _ ("The stage was not changed"), error);
}

static void
on_stage_chosen (PursuitLeadPage *self, const char *stage)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_copy (self->details->lead);
  g_autofree char *title = pursuit_record_dup_title (lead);
  /* Translators: the label of a change; %s is what the lead is called */
  g_autofree char *label = g_strdup_printf (_ ("Stage of %s"), title);
  Saving *saving = g_new0 (Saving, 1);

  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, stage);
  saving->self = g_object_ref (self);
  /* Translators: %s is the new stage of a lead */
  saving->text
      = g_strdup_printf (_ ("Moved to %s"), pursuit_format_choice (pursuit_lead_stages, stage));
  pursuit_workspace_save_async (self->workspace, lead, label, NULL, save_stage_cb, saving);
}

static void
on_evidence_chosen (PursuitLeadPage *self, const PursuitEvidence *evidence)
{
  if (evidence->kind == PURSUIT_KIND_LEAD || evidence->kind == PURSUIT_KIND_NONE)
    {
      pursuit_section_open (self->facts_section);
      if (evidence->field != NULL)
        pursuit_lead_facts_focus_field (self->facts, evidence->field);
    }
  else if (evidence->kind == PURSUIT_KIND_PERSON)
    {
      pursuit_section_open (self->people_section);
      gtk_widget_child_focus (GTK_WIDGET (self->people), GTK_DIR_TAB_FORWARD);
    }
  else if (evidence->kind == PURSUIT_KIND_ACTIVITY || evidence->record_id == NULL)
    {
      pursuit_section_open (self->thread_section);
      gtk_widget_child_focus (GTK_WIDGET (self->thread), GTK_DIR_TAB_FORWARD);
    }
  else
    pursuit_window_show_record (self->window, evidence->kind, evidence->record_id);
}

static void
on_dialog_saved (PursuitLeadPage *self, PursuitRecord *record, gint64 action)
{
  g_autofree char *title = pursuit_record_dup_title (record);
  /* Translators: %s is what a record is called */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), title);

  pursuit_window_show_undo (self->window, text, action);
}

static void
what_if_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitLeadPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitScore) score
      = pursuit_workspace_what_if_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_LEAD_PAGE (data);
  pursuit_score_card_set_answer (self->score_card, score);
  if (score == NULL)
    pursuit_window_show_error (self->window, _ ("The score cannot be imagined"), error);
}

/* The latest question counts: one that is still being answered is dropped. */
static void
on_imagined (PursuitLeadPage *self, char **changes)
{
  g_cancellable_cancel (self->imagining);
  g_clear_object (&self->imagining);
  if (changes == NULL || self->id == NULL)
    return;

  self->imagining = g_cancellable_new ();
  pursuit_workspace_what_if_async (self->workspace, self->id, PURSUIT_ENGINE_LOCAL,
                                   (const char *const *) changes, self->imagining, what_if_cb,
                                   self);
}

static void
show_dialog (PursuitLeadPage *self, PursuitRecord *record, const PursuitRecordForm *form)
{
  PursuitRecordDialog *dialog;

  if (!pursuit_workspace_is_writable (self->workspace))
    return;

  dialog = pursuit_record_dialog_new (self->window, record, form);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_dialog_saved), self, G_CONNECT_SWAPPED);
  pursuit_transient_present (GTK_WINDOW (dialog));
}

static void
edit_person (PursuitLeadPage *self, PursuitRecord *person)
{
  const gboolean known = pursuit_record_get_id (person) != NULL;
  const PursuitRecordForm form = { .title = known ? _ ("Person") : _ ("New Person"),
                                   .fields = person_fields,
                                   .n_fields = G_N_ELEMENTS (person_fields),
                                   .deletable = known };

  show_dialog (self, person, &form);
}

static void
edit_entry (PursuitLeadPage *self, PursuitRecord *entry)
{
  const gboolean known = pursuit_record_get_id (entry) != NULL;
  const PursuitRecordForm form = { .title = known ? _ ("Entry") : _ ("New Entry"),
                                   .fields = entry_fields,
                                   .n_fields = G_N_ELEMENTS (entry_fields),
                                   .deletable = known };

  show_dialog (self, entry, &form);
}

static void
get_entry_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitLeadPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) entry
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_LEAD_PAGE (data);
  if (entry != NULL)
    edit_entry (self, entry);
  else
    pursuit_window_show_error (self->window, _ ("The entry cannot be shown"), error);
}

static void
on_entry_opened (PursuitLeadPage *self, int kind, const char *id)
{
  if (kind == PURSUIT_KIND_ACTIVITY)
    pursuit_workspace_get_record_async (self->workspace, (PursuitKind) kind, id, self->cancellable,
                                        get_entry_cb, self);
  else
    pursuit_window_show_record (self->window, (PursuitKind) kind, id);
}

static void
on_record_opened (PursuitLeadPage *self, PursuitRecord *record)
{
  if (pursuit_record_get_kind (record) == PURSUIT_KIND_PERSON)
    edit_person (self, record);
  else
    pursuit_window_show_record (self->window, pursuit_record_get_kind (record),
                                pursuit_record_get_id (record));
}

static void
pursuit_lead_page_dispose (GObject *object)
{
  PursuitLeadPage *self = PURSUIT_LEAD_PAGE (object);

  forget (self);
  g_clear_weak_pointer (&self->window);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, on_workspace_changed, self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->place_cancellable);
  g_clear_object (&self->many);
  g_clear_pointer (&self->details, pursuit_lead_details_unref);

  G_OBJECT_CLASS (pursuit_lead_page_parent_class)->dispose (object);
}

static void
pursuit_lead_page_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_LEAD_PAGE (object)->id, g_free);

  G_OBJECT_CLASS (pursuit_lead_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, draft_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, quiet_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, stages);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, stage_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, score_card);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, split);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, facts_section);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, facts);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, people_section);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, people);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, proposals_section);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, proposals);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, conversations_section);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, conversations);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, thread_section);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadPage, thread);
}

static void
pursuit_lead_page_class_init (PursuitLeadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType used[]
      = { PURSUIT_TYPE_PANE,        PURSUIT_TYPE_STAGE_SWITCHER, PURSUIT_TYPE_SCORE_CARD,
          PURSUIT_TYPE_SPLIT,       PURSUIT_TYPE_SECTION,        PURSUIT_TYPE_LEAD_FACTS,
          PURSUIT_TYPE_RECORD_ROWS, PURSUIT_TYPE_THREAD_VIEW };

  G_OBJECT_CLASS (klass)->dispose = pursuit_lead_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_lead_page_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    g_type_ensure (used[i]);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-lead-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, show_form);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_evidence_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_imagined);
  gtk_widget_class_bind_template_callback (widget_class, on_record_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_opened);
  pursuit_key_map_bind (pursuit_key_map_get_default (), widget_class, PURSUIT_KEYS_LEAD);
}

/* The words of a button may be cut: whole ones of a long language would keep the page too wide to
 * notice that it has become narrow, where they go. libadwaita has a property for it from 1.4 on. */
static void
let_words_shrink (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_words_shrink (child);
}

static void
pursuit_lead_page_init (PursuitLeadPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  let_words_shrink (self->add_button);
  let_words_shrink (self->draft_button);
  pursuit_menu_keys_show (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->more_button)),
                          PURSUIT_KEYS_LEAD);
  show_form (self);
}

GtkWidget *
pursuit_lead_page_new (PursuitPlace *place)
{
  PursuitLeadPage *self;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_object_new (PURSUIT_TYPE_LEAD_PAGE, NULL);
  g_set_weak_pointer (&self->window, pursuit_place_get_window (place));
  self->workspace = g_object_ref (pursuit_place_get_workspace (place));
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_workspace_changed), self);
  self->place_cancellable = g_object_ref (pursuit_place_get_cancellable (place));
  load_users (self);

  return GTK_WIDGET (self);
}

void
pursuit_lead_page_show (PursuitLeadPage *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_LEAD_PAGE (self));

  if (!pursuit_set_str (&self->id, id))
    return;

  forget (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (id != NULL)
    load (self);
  else
    {
      g_clear_pointer (&self->details, pursuit_lead_details_unref);
      show_form (self);
    }
}

PursuitRecord *
pursuit_lead_page_get_lead (PursuitLeadPage *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_PAGE (self), NULL);

  return self->details != NULL ? self->details->lead : NULL;
}

void
pursuit_lead_page_start_entry (PursuitLeadPage *self, const char *type)
{
  g_autoptr (PursuitRecord) entry = pursuit_record_new (PURSUIT_KIND_ACTIVITY);

  g_return_if_fail (PURSUIT_IS_LEAD_PAGE (self));
  g_return_if_fail (self->details != NULL);

  pursuit_record_set_text (entry, PURSUIT_ACTIVITY_LEAD_ID, self->id);
  pursuit_record_set_text (entry, PURSUIT_ACTIVITY_TYPE, type);
  edit_entry (self, entry);
}

void
pursuit_lead_page_start_person (PursuitLeadPage *self)
{
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);

  g_return_if_fail (PURSUIT_IS_LEAD_PAGE (self));
  g_return_if_fail (self->details != NULL);

  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, self->id);
  edit_person (self, person);
}

void
pursuit_lead_page_show_past_scores (PursuitLeadPage *self)
{
  g_return_if_fail (PURSUIT_IS_LEAD_PAGE (self));

  if (self->details != NULL)
    pursuit_transient_present (pursuit_past_scores_new (GTK_WINDOW (self->window), self->details,
                                                        pursuit_split_is_narrow (self->split)));
}

void
pursuit_lead_page_show_many (PursuitLeadPage *self, guint n_leads)
{
  g_return_if_fail (PURSUIT_IS_LEAD_PAGE (self));

  if (n_leads > 1 && self->many == NULL)
    {
      self->many
          = PURSUIT_BULK_PAGE (pursuit_bulk_page_new (self->workspace, self->place_cancellable));
      g_object_ref_sink (self->many);
    }
  self->n_many = n_leads;
  if (n_leads > 1)
    pursuit_bulk_page_set_count (self->many, n_leads);
  show_form (self);
}
