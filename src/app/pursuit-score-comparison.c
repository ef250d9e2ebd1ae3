/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-score-comparison.h"

#include "app/pursuit-score-words.h"

#include <glib/gi18n-lib.h>

struct _PursuitScoreComparison
{
  AdwBin parent_instance;

  GtkLabel *totals;
  GtkWidget *expander; /* over the parts that differ */
  GtkLabel *parts[PURSUIT_SCORE_N_PARTS];
};

G_DEFINE_FINAL_TYPE (PursuitScoreComparison, pursuit_score_comparison, ADW_TYPE_BIN)

static gboolean
has_parts (const PursuitScore *score)
{
  return !g_str_equal (score->engine, "history");
}

static char *
dup_points (const PursuitScorePartResult *part)
{
  return part->points != PURSUIT_SCORE_NOT_ESTABLISHED ? g_strdup_printf ("%d", part->points)
                                                       : g_strdup ("–");
}

static char *
dup_totals (const PursuitScore *score, const PursuitScore *rules)
{
  if (!has_parts (score))
    return g_strdup_printf (_ ("Rules say <b>%d</b>, %d of %d established"), rules->total,
                            rules->established, PURSUIT_SCORE_N_PARTS);

  /* Translators: the totals of two scores of one lead, side by side */
  return g_strdup_printf (_ ("By rules <b>%d</b> · AI <b>%d</b>"), rules->total, score->total);
}

static void
show_part (PursuitScoreComparison *self,
           PursuitScorePart part,
           const PursuitScore *score,
           const PursuitScore *rules)
{
  const PursuitScorePartResult *old = &rules->parts[part];
  const PursuitScorePartResult *now = &score->parts[part];
  g_autofree char *old_points = dup_points (old);
  g_autofree char *now_points = dup_points (now);
  g_autofree char *old_basis = pursuit_score_words_dup_basis (old);
  g_autofree char *now_basis = pursuit_score_words_dup_basis (now);
  g_autofree char *text = NULL;

  gboolean differs = has_parts (score) && old->points != now->points;

  gtk_widget_set_visible (GTK_WIDGET (self->parts[part]), differs);
  if (differs)
    gtk_widget_set_visible (self->expander, TRUE);
  /* Translators: a part of a score with its points by rules and by AI, then what each rests on */
  text = g_markup_printf_escaped (_ ("<b>%s %s → %s</b>\nBy rules: %s\nAI: %s"),
                                  pursuit_score_part_get_label (part), old_points, now_points,
                                  old_basis, now_basis);
  gtk_label_set_markup (self->parts[part], text);
}

static GtkLabel *
add_label (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "small");
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static void
pursuit_score_comparison_class_init (PursuitScoreComparisonClass *klass)
{
}

static void
pursuit_score_comparison_init (PursuitScoreComparison *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->totals = add_label (GTK_BOX (box));
  self->expander = gtk_expander_new_with_mnemonic (_ ("_Where they differ"));
  gtk_widget_add_css_class (self->expander, "small");
  gtk_expander_set_child (GTK_EXPANDER (self->expander), parts);
  gtk_box_append (GTK_BOX (box), self->expander);
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    self->parts[i] = add_label (GTK_BOX (parts));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pursuit_score_comparison_show (PursuitScoreComparison *self,
                               const PursuitScore *score,
                               const PursuitScore *rules)
{
  g_autofree char *totals = NULL;

  g_return_if_fail (PURSUIT_IS_SCORE_COMPARISON (self));
  g_return_if_fail (score != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), rules != NULL);
  if (rules == NULL)
    return;
  totals = dup_totals (score, rules);
  gtk_label_set_markup (self->totals, totals);
  gtk_widget_set_visible (self->expander, FALSE);
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    show_part (self, (PursuitScorePart) i, score, rules);
}
