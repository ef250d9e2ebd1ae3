/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-facts.h"

#include "app/window/pursuit-unsaved-bar.h"
#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>

#define N_FACTS 4

/* The fields in the order of the entries. */
static const guint fact_fields[N_FACTS] = {
  PURSUIT_PROPOSAL_TITLE,
  PURSUIT_PROPOSAL_DEAL_SIZE,
  PURSUIT_PROPOSAL_CONTRACT_TERM,
  PURSUIT_PROPOSAL_VALID_UNTIL,
};

struct _PursuitProposalFacts
{
  AdwBin parent_instance;

  PursuitRecord *proposal; /* (nullable) */
  PursuitRecord *stored;   /* (nullable): as it is saved: what differs from it is journalled */
  guint with_error;        /* the entry that the reason is about, plus 1; 0 for none */

  PursuitUnsavedBar *unsaved;
  GtkEditable *title;
  GtkEditable *deal_size;
  GtkEditable *contract_term;
  GtkEditable *valid_until;
  GtkMenuButton *calendar_button;
  GtkCalendar *calendar;
  GtkLabel *reason;
  GtkSizeGroup *labels;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProposalFacts, pursuit_proposal_facts, ADW_TYPE_BIN)

static GtkEditable *
get_entry (PursuitProposalFacts *self, guint index)
{
  GtkEditable *const entries[N_FACTS]
      = { self->title, self->deal_size, self->contract_term, self->valid_until };

  return entries[index];
}

static guint
find_entry (PursuitProposalFacts *self, GtkWidget *widget)
{
  for (guint i = 0; i < N_FACTS; i++)
    if (GTK_WIDGET (get_entry (self, i)) == widget
        || gtk_widget_is_ancestor (widget, GTK_WIDGET (get_entry (self, i))))
      return i;

  g_assert_not_reached ();
}

static void
show_value (PursuitProposalFacts *self, guint index)
{
  g_autofree char *text = pursuit_record_dup_input (self->proposal, fact_fields[index]);

  if (strcmp (gtk_editable_get_text (get_entry (self, index)), text) != 0)
    gtk_editable_set_text (get_entry (self, index), text);
}

static void
show_reason (PursuitProposalFacts *self, guint index, const GError *error)
{
  GtkWidget *entry = GTK_WIDGET (get_entry (self, index));

  if (error == NULL)
    {
      gtk_widget_remove_css_class (entry, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
      if (self->with_error != index + 1)
        return;
      self->with_error = 0;
      gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
      return;
    }

  self->with_error = index + 1;
  gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_label_set_text (self->reason, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
}

static void
apply (PursuitProposalFacts *self, guint index)
{
  const char *text = gtk_editable_get_text (get_entry (self, index));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (PursuitRecord) trial = NULL;
  g_autoptr (GError) error = NULL;

  if (self->proposal == NULL || !gtk_editable_get_editable (get_entry (self, index)))
    return;

  before = pursuit_record_dup_input (self->proposal, fact_fields[index]);
  if (strcmp (before, text) == 0)
    {
      show_reason (self, index, NULL);
      return;
    }

  trial = pursuit_record_copy (self->proposal);
  if (!pursuit_record_set_from_input (trial, fact_fields[index], text, &error)
      || !pursuit_record_check (trial, &error))
    {
      show_reason (self, index, error);
      return;
    }

  show_reason (self, index, NULL);
  pursuit_record_set_from_input (self->proposal, fact_fields[index], text, NULL);
  show_value (self, index);
  after = pursuit_record_dup_input (self->proposal, fact_fields[index]);
  if (strcmp (before, after) != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const char *
get_key (PursuitProposalFacts *self, guint index)
{
  return pursuit_record_get_fields (self->stored)->fields[fact_fields[index]].key;
}

/* What the fields hold and the workspace does not, taken over or not; NULL for nothing. */
static char *
dup_words (PursuitProposalFacts *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  for (guint i = 0; i < N_FACTS; i++)
    {
      const char *text = gtk_editable_get_text (get_entry (self, i));
      g_autofree char *saved = pursuit_record_dup_input (self->stored, fact_fields[i]);

      if (strcmp (text, saved) != 0)
        json_object_set_string_member (object, get_key (self, i), text);
    }

  return json_object_get_size (object) > 0 ? pursuit_json_to_text (node, FALSE) : NULL;
}

static void
on_typed (PursuitProposalFacts *self)
{
  g_autofree char *words = self->stored != NULL ? dup_words (self) : NULL;

  if (words != NULL)
    pursuit_unsaved_bar_write (self->unsaved, words);
  else
    pursuit_unsaved_bar_clear (self->unsaved);
}

static void
on_words_taken (PursuitProposalFacts *self, const char *words)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (words, -1, NULL);

  if (self->stored == NULL || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  for (guint i = N_FACTS; i > 0; i--)
    {
      GtkEditable *entry = get_entry (self, i - 1);
      const char *text = pursuit_json_get_text (json_node_get_object (node), get_key (self, i - 1));

      if (text == NULL || !gtk_editable_get_editable (entry))
        continue;
      gtk_editable_set_text (entry, text);
      gtk_widget_grab_focus (GTK_WIDGET (entry));
    }
}

static void
on_activate (PursuitProposalFacts *self, GtkWidget *entry)
{
  apply (self, find_entry (self, entry));
}

static void
on_leave (PursuitProposalFacts *self, GtkEventController *controller)
{
  apply (self, find_entry (self, gtk_event_controller_get_widget (controller)));
}

static gboolean
on_escape (PursuitProposalFacts *self,
           guint keyval,
           guint keycode,
           GdkModifierType state,
           GtkEventController *controller)
{
  guint index = find_entry (self, gtk_event_controller_get_widget (controller));
  g_autofree char *text = NULL;

  if (keyval != GDK_KEY_Escape || self->proposal == NULL)
    return GDK_EVENT_PROPAGATE;

  text = pursuit_record_dup_input (self->proposal, fact_fields[index]);
  if (strcmp (text, gtk_editable_get_text (get_entry (self, index))) == 0)
    return GDK_EVENT_PROPAGATE;

  show_value (self, index);
  show_reason (self, index, NULL);

  return GDK_EVENT_STOP;
}

static void
on_day_selected (PursuitProposalFacts *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_menu_button_popdown (self->calendar_button);
  gtk_editable_set_text (self->valid_until, text);
  apply (self, find_entry (self, GTK_WIDGET (self->valid_until)));
}

static void
watch_entry (PursuitProposalFacts *self, GtkEditable *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_escape), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
}

void
pursuit_proposal_facts_set_proposal (PursuitProposalFacts *self,
                                     PursuitRecord *proposal,
                                     gboolean editable)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_FACTS (self));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  g_set_object (&self->proposal, proposal);
  for (guint i = 0; i < N_FACTS; i++)
    {
      show_reason (self, i, NULL);
      show_value (self, i);
      gtk_editable_set_editable (get_entry (self, i), editable);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->calendar_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unsaved), editable);
}

void
pursuit_proposal_facts_set_stored (PursuitProposalFacts *self,
                                   PursuitWorkspace *workspace,
                                   PursuitRecord *stored)
{
  g_autofree char *key = NULL;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_FACTS (self));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (stored));

  g_set_object (&self->stored, stored);
  /* What was sent has no field to type in. */
  if (gtk_editable_get_editable (self->title))
    {
      key = g_strconcat ("facts:proposal:", pursuit_record_get_id (stored), NULL);
      pursuit_unsaved_bar_open (self->unsaved, workspace, key);
    }
  on_typed (self);
}

void
pursuit_proposal_facts_apply (PursuitProposalFacts *self)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_FACTS (self));

  for (guint i = 0; i < N_FACTS; i++)
    apply (self, i);
}

void
pursuit_proposal_facts_set_narrow (PursuitProposalFacts *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_FACTS (self));

  gtk_size_group_set_mode (self->labels, narrow ? GTK_SIZE_GROUP_HORIZONTAL : GTK_SIZE_GROUP_NONE);
}

static void
pursuit_proposal_facts_dispose (GObject *object)
{
  PursuitProposalFacts *self = PURSUIT_PROPOSAL_FACTS (object);

  g_clear_object (&self->proposal);
  g_clear_object (&self->stored);

  G_OBJECT_CLASS (pursuit_proposal_facts_parent_class)->dispose (object);
}

static void
pursuit_proposal_facts_class_init (PursuitProposalFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_proposal_facts_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_PROPOSAL_FACTS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-proposal-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, unsaved);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, title);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, deal_size);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, contract_term);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, valid_until);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, calendar);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, reason);
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalFacts, labels);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
}

static void
pursuit_proposal_facts_init (PursuitProposalFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_FACTS; i++)
    watch_entry (self, get_entry (self, i));
}
