/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-score-card.h"

#include "app/pursuit-format.h"
#include "core/pursuit-record.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More reasons than these say nothing new. */
#define MAX_REASONS 8
#define BAR_WIDTH 90

/* The widgets of one part: a line of the grid. */
typedef struct
{
  GtkWidget *label;
  GtkWidget *bar;
  GtkWidget *points;
  GtkWidget *evidence;
  GtkWidget *link;
} PartLine;

struct _PursuitScoreCard
{
  AdwBin parent_instance;

  PursuitScore *score; /* (nullable) */
  gboolean narrow;
  PartLine lines[PURSUIT_SCORE_N_PARTS];

  GtkStack *stack;
  GtkLabel *number;
  GtkLabel *established;
  GtkLabel *origin;
  GtkWidget *stale;
  GtkWidget *again_label;
  GtkGrid *parts;
  GtkGrid *reasons;
  GtkWidget *reasons_box;
};

enum
{
  EVIDENCE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitScoreCard, pursuit_score_card, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, style);

  return label;
}

static gboolean
on_link_activated (GtkLabel *label, const char *uri, PursuitScoreCard *self)
{
  guint64 part;

  if (self->score != NULL
      && g_ascii_string_to_unsigned (uri, 10, 0, PURSUIT_SCORE_N_PARTS - 1, &part, NULL)
      && self->score->parts[part].evidence != NULL)
    g_signal_emit (self, signals[EVIDENCE_CHOSEN], 0, self->score->parts[part].evidence);

  return TRUE;
}

static GtkWidget *
create_bar (void)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 100);

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  /* In the middle of the first line, however many lines the evidence has. */
  gtk_widget_set_valign (bar, GTK_ALIGN_START);
  gtk_widget_set_margin_top (bar, 8);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);

  return bar;
}

static void
create_line (PursuitScoreCard *self, PursuitScorePart part)
{
  PartLine *line = &self->lines[part];

  line->label = create_label ("heading", 0);
  gtk_label_set_label (GTK_LABEL (line->label), pursuit_score_part_get_label (part));
  line->bar = create_bar ();
  line->points = create_label ("figures", 1);
  gtk_label_set_width_chars (GTK_LABEL (line->points), 3);
  line->evidence = create_label ("small", 0);
  gtk_label_set_wrap (GTK_LABEL (line->evidence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line->evidence), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (line->evidence, TRUE);
  line->link = create_label ("small", 1);
  g_signal_connect (line->evidence, "activate-link", G_CALLBACK (on_link_activated), self);
  g_signal_connect (line->link, "activate-link", G_CALLBACK (on_link_activated), self);
}

static void
place (GtkGrid *grid, GtkWidget *widget, int column, int row, int width)
{
  g_object_ref_sink (widget);
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_grid_remove (grid, widget);
  gtk_grid_attach (grid, widget, column, row, width, 1);
  g_object_unref (widget);
}

static void
place_lines (PursuitScoreCard *self)
{
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      PartLine *line = &self->lines[i];
      int row = self->narrow ? 2 * i : i;

      place (self->parts, line->label, 0, row, 1);
      place (self->parts, line->bar, 1, row, 1);
      place (self->parts, line->points, 2, row, 1);
      place (self->parts, line->evidence, self->narrow ? 0 : 3, self->narrow ? row + 1 : row,
             self->narrow ? 3 : 1);
      place (self->parts, line->link, 4, row, 1);
      gtk_widget_set_visible (line->link, !self->narrow);
      gtk_widget_set_hexpand (line->bar, self->narrow);
      gtk_widget_set_margin_bottom (line->evidence, self->narrow ? 9 : 0);
    }
}

/* Where the evidence stands, in words: a field by its label, a line of a conversation, a kind. */
static char *
dup_origin (const PursuitEvidence *evidence)
{
  const PursuitFieldTable *table;
  int field;

  if (evidence->line > 0)
    return g_strdup_printf (_ ("line %u"), evidence->line);
  if (evidence->kind == PURSUIT_KIND_NONE)
    return g_strdup (evidence->field);
  if (evidence->kind != PURSUIT_KIND_LEAD || evidence->field == NULL)
    return g_utf8_strdown (pursuit_kind_get_label (evidence->kind), -1);

  table = pursuit_kind_get_fields (evidence->kind);
  field = pursuit_field_table_find (table, evidence->field);

  return field >= 0 ? g_utf8_strdown (pursuit_field_get_label (&table->fields[field]), -1)
                    : g_strdup (evidence->field);
}

static char *
dup_link (const PursuitEvidence *evidence, int part)
{
  g_autofree char *origin = evidence != NULL ? dup_origin (evidence) : NULL;

  return origin != NULL ? g_markup_printf_escaped ("<a href=\"%d\">%s</a>", part, origin)
                        : g_strdup ("");
}

/* A field's value stands in a quote as it is stored; days and times are not for people so. */
static char *
dup_quote (const char *quote)
{
  gint64 time_us;

  if (quote == NULL)
    return NULL;
  if (pursuit_date_is_valid (quote))
    return pursuit_format_date (quote);
  if (g_str_has_suffix (quote, "Z") && pursuit_time_parse (quote, &time_us, NULL))
    return pursuit_format_time (quote);

  return g_strdup (quote);
}

static char *
dup_evidence (const PursuitScorePartResult *result)
{
  g_autofree char *quote = dup_quote (result->evidence != NULL ? result->evidence->quote : NULL);

  if (result->points == PURSUIT_SCORE_NOT_ESTABLISHED)
    return pursuit_str_is_blank (result->ask)
               ? g_markup_printf_escaped ("<b>%s</b>", _ ("Not established"))
               : g_markup_printf_escaped ("<b>%s</b> – %s", _ ("Not established"), result->ask);
  if (pursuit_str_is_blank (quote))
    return g_markup_escape_text (result->summary != NULL ? result->summary : "", -1);
  if (pursuit_str_is_blank (result->summary))
    /* Translators: what somebody wrote or said, in quotation marks */
    return g_markup_printf_escaped (_ ("“%s”"), quote);

  return g_markup_printf_escaped ("%s: %s", result->summary, quote);
}

static void
show_part (PursuitScoreCard *self, PursuitScorePart part)
{
  const PursuitScorePartResult *result = &self->score->parts[part];
  PartLine *line = &self->lines[part];
  gboolean established = result->points != PURSUIT_SCORE_NOT_ESTABLISHED;
  g_autofree char *points = established ? g_strdup_printf ("%d", result->points) : g_strdup ("–");
  g_autofree char *text = dup_evidence (result);
  g_autofree char *link = dup_link (result->evidence, (int) part);
  g_autofree char *both
      = self->narrow && *link != '\0' ? g_strdup_printf ("%s %s", text, link) : g_strdup (text);
  g_autofree char *spoken
      = established
            ? g_strdup_printf (_ ("%s: %d of 100"), pursuit_score_part_get_label (part),
                               result->points)
            : g_strdup_printf (_ ("%s: not established"), pursuit_score_part_get_label (part));

  gtk_label_set_label (GTK_LABEL (line->points), points);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (line->bar), established ? result->points : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_label_set_markup (GTK_LABEL (line->evidence), both);
  gtk_label_set_markup (GTK_LABEL (line->link), self->narrow ? "" : link);
}

static void
add_reason (PursuitScoreCard *self, const PursuitScoreReason *reason, int row)
{
  GtkWidget *weight = create_label ("figures", 1);
  GtkWidget *text = create_label ("small", 0);
  /* Translators: points of a score with their sign; − is a real minus */
  g_autofree char *figure
      = g_strdup_printf (reason->weight < 0 ? _ ("−%.1f") : _ ("+%.1f"), fabs (reason->weight));

  gtk_widget_add_css_class (weight, "small");
  gtk_label_set_label (GTK_LABEL (weight), figure);
  gtk_label_set_label (GTK_LABEL (text), reason->text);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_grid_attach (self->reasons, weight, 0, row, 1, 1);
  gtk_grid_attach (self->reasons, text, 1, row, 1, 1);
}

static void
show_reasons (PursuitScoreCard *self)
{
  GPtrArray *reasons = self->score->reasons;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_grid_remove (self->reasons, child);
  for (guint i = 0; reasons != NULL && i < MIN (reasons->len, MAX_REASONS); i++)
    add_reason (self, reasons->pdata[i], (int) i);
  gtk_widget_set_visible (self->reasons_box, reasons != NULL && reasons->len > 0);
}

static void
show_score (PursuitScoreCard *self)
{
  PursuitScore *score = self->score;
  g_autofree char *number = g_strdup_printf ("%d", score->total);
  g_autofree char *spoken = g_strdup_printf (_ ("Score %d of 100"), score->total);
  g_autofree char *time = pursuit_format_time (score->scored_at);
  g_autofree char *origin = NULL;
  g_autofree char *established = g_strdup_printf (_ ("<b>of 100</b> · %d of %d established"),
                                                  score->established, PURSUIT_SCORE_N_PARTS);

  origin = pursuit_format_join (
      pursuit_format_choice (pursuit_score_engines, score->engine), time,
      g_str_equal (score->engine, "rules") ? _ ("no cost, on this machine") : NULL,
      PURSUIT_FORMAT_END);
  gtk_label_set_label (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_label_set_markup (self->established, established);
  gtk_label_set_label (self->origin, origin);
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    show_part (self, (PursuitScorePart) i);
  show_reasons (self);
}

static void
pursuit_score_card_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_SCORE_CARD (object)->score, pursuit_score_unref);

  G_OBJECT_CLASS (pursuit_score_card_parent_class)->finalize (object);
}

static void
pursuit_score_card_class_init (PursuitScoreCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_score_card_finalize;

  signals[EVIDENCE_CHOSEN]
      = g_signal_new ("evidence-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_EVIDENCE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-score-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, number);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, established);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, origin);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, stale);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, again_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, parts);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, reasons_box);
}

static void
pursuit_score_card_init (PursuitScoreCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    create_line (self, (PursuitScorePart) i);
  place_lines (self);
}

void
pursuit_score_card_set_score (PursuitScoreCard *self, PursuitScore *score, gboolean stale)
{
  g_return_if_fail (PURSUIT_IS_SCORE_CARD (self));

  if (score != NULL)
    pursuit_score_ref (score);
  g_clear_pointer (&self->score, pursuit_score_unref);
  self->score = score;

  gtk_widget_set_visible (self->stale, stale && score != NULL);
  gtk_stack_set_visible_child_name (self->stack, score != NULL ? "score" : "none");
  if (score != NULL)
    show_score (self);
}

void
pursuit_score_card_set_narrow (PursuitScoreCard *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_SCORE_CARD (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_widget_set_visible (self->again_label, !narrow);
  place_lines (self);
  if (self->score != NULL)
    show_score (self);
}
