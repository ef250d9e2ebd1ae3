/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-past-scores.h"

#include "app/widgets/pursuit-format.h"
#include "app/leads/pursuit-score-card.h"
#include "app/widgets/pursuit-transient.h"
#include "workspace/scoring/pursuit-past-score.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _PursuitPastScores
{
  AdwWindow parent_instance;

  GPtrArray *scores; /* (nullable) (element-type PursuitPastScore): the oldest first */

  GtkStack *stack;
  GtkAdjustment *place;
  GtkWidget *slider;
  GtkLabel *date;
  GtkLabel *change;
  GtkLabel *event;
  PursuitScoreCard *card;
};

G_DEFINE_FINAL_TYPE (PursuitPastScores, pursuit_past_scores, ADW_TYPE_WINDOW)

static void
show_past (PursuitPastScores *self, const PursuitPastScore *past, guint index)
{
  g_autofree char *time = pursuit_format_time (past->at);
  int shown = pursuit_score_get_shown (past->score);
  /* Translators: a time, a score, and which of how many scores it is */
  g_autofree char *date = past->is_unused
                              /* Translators: a time, and which of how many scores it is */
                              ? g_strdup_printf (_ ("%s · not used · score %u of %u"), time,
                                                 index + 1, self->scores->len)
                              : g_strdup_printf (_ ("%s · %d of 100 · score %u of %u"), time, shown,
                                                 index + 1, self->scores->len);
  /* Translators: something that happened before a score changed */
  g_autofree char *event
      = past->event != NULL ? g_strdup_printf (_ ("After: %s"), past->event) : g_strdup ("");

  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->change, past->change);
  gtk_label_set_label (self->event, event);
  gtk_widget_set_visible (GTK_WIDGET (self->event), past->event != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  date, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, past->change, -1);
  pursuit_score_card_set_score (self->card, past->score, FALSE);
}

static void
show_chosen (PursuitPastScores *self)
{
  guint index = (guint) MAX (lround (gtk_adjustment_get_value (self->place)), 0);

  if (self->scores != NULL && index < self->scores->len)
    show_past (self, g_ptr_array_index (self->scores, index), index);
}

static void
pursuit_past_scores_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_PAST_SCORES (object)->scores, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_past_scores_parent_class)->finalize (object);
}

static void
pursuit_past_scores_class_init (PursuitPastScoresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_past_scores_finalize;

  g_type_ensure (PURSUIT_TYPE_SCORE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-past-scores.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, place);
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, slider);
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, date);
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, change);
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, event);
  gtk_widget_class_bind_template_child (widget_class, PursuitPastScores, card);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_past_scores_init (PursuitPastScores *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
pursuit_past_scores_new (GtkWindow *parent, PursuitLeadDetails *details, gboolean narrow)
{
  PursuitPastScores *self;
  double last;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (details != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_PAST_SCORES, NULL);
  pursuit_transient_set (GTK_WINDOW (self), parent);
  self->scores = pursuit_past_score_list (details);
  last = self->scores->len > 0 ? self->scores->len - 1 : 0;
  pursuit_score_card_set_narrow (self->card, narrow);
  gtk_adjustment_set_upper (self->place, last);
  gtk_widget_set_sensitive (self->slider, self->scores->len > 1);
  gtk_adjustment_set_value (self->place, last);
  show_chosen (self);
  gtk_stack_set_visible_child_name (self->stack, self->scores->len > 0 ? "scores" : "none");

  return GTK_WINDOW (self);
}
