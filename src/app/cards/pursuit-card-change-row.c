/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-card-change-row.h"

#include <glib/gi18n-lib.h>

struct _PursuitCardChangeRow
{
  AdwBin parent_instance;

  const PursuitAiCardChange *change;

  GtkCheckButton *check;
  GtkLabel *head;
  GtkLabel *old;
  GtkLabel *objection;
  GtkLabel *text;
  GtkLabel *quote;
  GtkLabel *reader;
  GtkWidget *evidence_button;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPERTIES,
};

enum
{
  SIGNAL_EVIDENCE_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitCardChangeRow, pursuit_card_change_row, ADW_TYPE_BIN)

static const char *
get_action (PursuitAiCardAction action)
{
  switch (action)
    {
    case PURSUIT_AI_CARD_ADD:
      return _ ("new");
    case PURSUIT_AI_CARD_REPLACE:
      return _ ("in other words");
    case PURSUIT_AI_CARD_REMOVE:
      return _ ("to be removed");
    default:
      g_return_val_if_reached ("");
    }
}

/* @words: (nullable) (transfer full) */
static void
show (GtkLabel *label, char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  g_free (words);
}

static char *
dup_words (const char *format, const char *text)
{
  g_autoptr (GString) words = g_string_new (format);

  if (text == NULL)
    return NULL;
  g_string_replace (words, "%s", text, 1);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_change (PursuitCardChangeRow *self, PursuitRecord *card)
{
  const PursuitAiCardChange *change = self->change;
  const PursuitEvidence *evidence = change->evidence;
  const char *part
      = pursuit_field_get_label (&pursuit_record_get_fields (card)->fields[change->field]);
  /* Translators: a part of a battle card, and what would be done with an entry of it */
  g_autofree char *head = g_strdup_printf (_ ("%s: %s"), part, get_action (change->action));
  g_autofree char *name
      = g_strdup_printf ("%s. %s", head, change->text != NULL ? change->text : change->old);
  gboolean said = evidence->kind == PURSUIT_KIND_CONVERSATION;

  gtk_label_set_label (self->head, head);
  show (self->old, dup_words ("− %s", change->old));
  show (self->objection, dup_words (_ ("“%s”"), change->objection));
  show (self->text, dup_words ("+ %s", change->text));
  show (self->quote,
        dup_words (said ? _ ("Said: “%s”") : _ ("From the notes: “%s”"), evidence->quote));
  gtk_label_set_label (self->reader, change->shareable ? _ ("The customer may read it")
                                                       : _ ("Not for the customer"));
  gtk_widget_set_visible (GTK_WIDGET (self->reader), change->text != NULL);
  gtk_widget_set_visible (self->evidence_button, said && evidence->record_id != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

const PursuitAiCardChange *
pursuit_card_change_row_get_change (PursuitCardChangeRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_CHANGE_ROW (self), NULL);

  return self->change;
}

static void
on_toggled (PursuitCardChangeRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
on_evidence_clicked (PursuitCardChangeRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EVIDENCE_ACTIVATED], 0);
}

static void
pursuit_card_change_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value,
                         gtk_check_button_get_active (PURSUIT_CARD_CHANGE_ROW (object)->check));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pursuit_card_change_row_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    gtk_check_button_set_active (PURSUIT_CARD_CHANGE_ROW (object)->check,
                                 g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pursuit_card_change_row_class_init (PursuitCardChangeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pursuit_card_change_row_get_property;
  object_class->set_property = pursuit_card_change_row_set_property;
  properties[PROP_ACTIVE]
      = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_EVIDENCE_ACTIVATED]
      = g_signal_new ("evidence-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-card-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, check);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, head);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, old);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, objection);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, text);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, quote);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, reader);
  gtk_widget_class_bind_template_child (widget_class, PursuitCardChangeRow, evidence_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_evidence_clicked);
}

static void
pursuit_card_change_row_init (PursuitCardChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pursuit_card_change_row_new (const PursuitAiCardChange *change, PursuitRecord *card)
{
  PursuitCardChangeRow *self;

  g_return_val_if_fail (change != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_RECORD (card), NULL);

  self = g_object_new (PURSUIT_TYPE_CARD_CHANGE_ROW, NULL);
  self->change = change;
  show_change (self, card);

  return GTK_WIDGET (self);
}
