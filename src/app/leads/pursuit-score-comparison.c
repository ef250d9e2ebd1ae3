/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-score-comparison.h"

#include "app/leads/pursuit-score-words.h"

#include <glib/gi18n-lib.h>

/* A part in which they differ. */
typedef struct
{
  GtkWidget *name;
  GtkWidget *figures;
  GtkWidget *reason;
} Line;

struct _PursuitScoreComparison
{
  AdwBin parent_instance;

  gboolean narrow;
  GtkLabel *totals;
  GtkWidget *expander; /* over the parts that differ */
  GtkGrid *grid;
  Line lines[PURSUIT_SCORE_N_PARTS];
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
set_shown (Line *line, gboolean shown)
{
  gtk_widget_set_visible (line->name, shown);
  gtk_widget_set_visible (line->figures, shown);
  gtk_widget_set_visible (line->reason, shown);
}

/* What AI rests on stands beside its bar; here it is why the rules say something else. */
static void
show_part (PursuitScoreComparison *self,
           PursuitScorePart part,
           const PursuitScore *score,
           const PursuitScore *rules)
{
  Line *line = &self->lines[part];
  const PursuitScorePartResult *old = &rules->parts[part];
  const PursuitScorePartResult *now = &score->parts[part];
  g_autofree char *old_points = dup_points (old);
  g_autofree char *now_points = dup_points (now);
  g_autofree char *basis = pursuit_score_words_dup_basis (old);
  g_autofree char *figures = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *reason = NULL;
  gboolean differs = has_parts (score) && old->points != now->points;

  set_shown (line, differs);
  if (!differs)
    return;
  gtk_widget_set_visible (self->expander, TRUE);
  figures = g_strdup_printf ("%s → %s", old_points, now_points);
  /* Translators: the points of a part of a score, by rules and by AI, to be heard */
  spoken = g_strdup_printf (_ ("By rules %s, AI %s"), old_points, now_points);
  /* Translators: %s is what the rules rest on */
  reason = g_strdup_printf (_ ("By rules: %s"), basis);
  gtk_label_set_text (GTK_LABEL (line->name), pursuit_score_part_get_label (part));
  gtk_label_set_text (GTK_LABEL (line->figures), figures);
  gtk_widget_set_tooltip_text (line->figures, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->figures), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_label_set_text (GTK_LABEL (line->reason), reason);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Where it is narrow, the reason has a line of its own. */
static void
place (PursuitScoreComparison *self, GtkWidget *widget, int column, int row, int width)
{
  g_object_ref_sink (widget);
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_grid_remove (self->grid, widget);
  gtk_grid_attach (self->grid, widget, column, row, width, 1);
  g_object_unref (widget);
}

static void
place_lines (PursuitScoreComparison *self)
{
  gtk_grid_set_row_spacing (self->grid, self->narrow ? 3 : 6);
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      Line *line = &self->lines[i];

      place (self, line->name, 0, 2 * i, 1);
      place (self, line->figures, 1, 2 * i, 1);
      place (self, line->reason, self->narrow ? 0 : 2, self->narrow ? 2 * i + 1 : 2 * i,
             self->narrow ? 2 : 1);
      gtk_widget_set_hexpand (line->name, self->narrow);
      gtk_widget_set_margin_bottom (line->reason, self->narrow ? 6 : 0);
    }
}

static void
create_line (Line *line)
{
  line->name = create_label (NULL);
  line->figures = create_label ("figures");
  gtk_label_set_wrap (GTK_LABEL (line->figures), FALSE);
  gtk_label_set_xalign (GTK_LABEL (line->figures), 1);
  gtk_widget_add_css_class (line->figures, "heading");
  line->reason = create_label ("quiet");
  gtk_widget_set_hexpand (line->reason, TRUE);
  gtk_widget_set_valign (line->name, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (line->figures, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (line->reason, GTK_ALIGN_BASELINE);
}

static void
pursuit_score_comparison_class_init (PursuitScoreComparisonClass *klass)
{
}

static void
pursuit_score_comparison_init (PursuitScoreComparison *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->totals = GTK_LABEL (create_label ("figures"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->totals));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 6);
  self->expander = gtk_expander_new_with_mnemonic (_ ("_Where they differ"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where they differ"), -1);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), self->expander);
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    create_line (&self->lines[i]);
  place_lines (self);
  gtk_widget_set_margin_bottom (box, 6);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pursuit_score_comparison_set_narrow (PursuitScoreComparison *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_SCORE_COMPARISON (self));

  self->narrow = narrow;
  place_lines (self);
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
