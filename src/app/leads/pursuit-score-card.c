/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-score-card.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/widgets/pursuit-format.h"
#include "app/usage/pursuit-receipt-button.h"
#include "app/leads/pursuit-score-comparison.h"
#include "app/leads/pursuit-score-words.h"
#include "app/leads/pursuit-what-if-box.h"
#include "core/pursuit-record.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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
  PursuitScore *rules; /* (nullable): what rules say, where the score is another engine's */
  gboolean narrow;
  gboolean read_only;
  PartLine lines[PURSUIT_SCORE_N_PARTS];

  GtkStack *stack;
  GtkLabel *number;
  GtkLabel *established;
  GtkLabel *origin;
  PursuitReceiptButton *receipt;
  GtkLabel *why;
  GtkWidget *by_hand;
  GtkLabel *by_hand_label;
  GtkWidget *computed_button;
  GtkWidget *stale;
  GtkWidget *again_button;
  GtkWidget *again_label;
  GtkWidget *menu_button;
  PursuitScoreComparison *comparison;
  GtkGrid *parts;
  GtkGrid *reasons;
  GtkLabel *reasons_title;
  GtkBox *reasons_box;
  GtkWidget *reasons_half;
  GtkWidget *what_if_half;
  PursuitWhatIfBox *what_if;
};

enum
{
  PROP_READ_ONLY = 1,
  N_PROPS,
};

enum
{
  EVIDENCE_CHOSEN,
  IMAGINED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];

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
is_history (const PursuitScore *score)
{
  return strcmp (score->engine, "history") == 0;
}

/* The score whose four parts are shown: its own, where it has any. */
static PursuitScore *
get_parts (PursuitScoreCard *self)
{
  return self->rules != NULL && self->score != NULL && is_history (self->score) ? self->rules
                                                                                : self->score;
}

static gboolean
on_link_activated (GtkLabel *label, const char *uri, PursuitScoreCard *self)
{
  PursuitScore *score = get_parts (self);
  guint64 part;

  if (score != NULL
      && g_ascii_string_to_unsigned (uri, 10, 0, PURSUIT_SCORE_N_PARTS - 1, &part, NULL)
      && score->parts[part].evidence != NULL)
    g_signal_emit (self, signals[EVIDENCE_CHOSEN], 0, score->parts[part].evidence);

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

static char *
dup_link (const PursuitEvidence *evidence, int part)
{
  g_autofree char *origin = evidence != NULL ? pursuit_score_words_dup_origin (evidence) : NULL;

  return origin != NULL ? g_markup_printf_escaped ("<a href=\"%d\">%s</a>", part, origin)
                        : g_strdup ("");
}

static char *
dup_evidence (const PursuitScorePartResult *result)
{
  g_autofree char *quote = pursuit_score_words_dup_quote (result->evidence);

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
  const PursuitScorePartResult *result = &get_parts (self)->parts[part];
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

/* Points have one decimal; log-odds, which are smaller, two. */
static char *
dup_weight (const PursuitScore *score, double weight)
{
  if (is_history (score))
    /* Translators: log-odds with their sign; − is a real minus */
    return g_strdup_printf (weight < 0 ? _ ("−%.2f") : _ ("+%.2f"), fabs (weight));

  /* Translators: points of a score with their sign; − is a real minus */
  return g_strdup_printf (weight < 0 ? _ ("−%.1f") : _ ("+%.1f"), fabs (weight));
}

static void
add_reason (PursuitScoreCard *self, const PursuitScoreReason *reason, int row)
{
  GtkWidget *weight = create_label ("figures", 1);
  GtkWidget *text = create_label ("small", 0);
  g_autofree char *figure = dup_weight (self->score, reason->weight);

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
  gtk_label_set_markup (self->reasons_title,
                        is_history (self->score)
                            ? _ ("<b>Reasons</b> · log-odds against the average lead")
                            : _ ("<b>Reasons</b> · points missing to 100"));
  gtk_widget_set_visible (self->reasons_half, reasons != NULL && reasons->len > 0);
}

/* How much is known, in the words of the engine that spoke. */
static char *
dup_established (PursuitScore *score)
{
  if (score->override != NULL)
    return g_strdup_printf (_ ("<b>of 100</b> · by hand, computed %d"), score->total);
  if (is_history (score))
    return g_strdup_printf (_ ("<b>of 100</b> · won with a probability of %.0f %%"),
                            100 * score->probability);

  return g_strdup_printf (_ ("<b>of 100</b> · %d of %d established"), score->established,
                          PURSUIT_SCORE_N_PARTS);
}

static void
show_number (PursuitScoreCard *self)
{
  int shown = pursuit_score_get_shown (self->score);
  g_autofree char *number = g_strdup_printf ("%d", shown);
  g_autofree char *spoken = g_strdup_printf (_ ("Score %d of 100"), shown);
  g_autofree char *established = dup_established (self->score);

  gtk_label_set_label (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_label_set_markup (self->established, established);
}

static void
show_origin (PursuitScoreCard *self)
{
  PursuitScore *score = self->score;
  g_autofree char *time = pursuit_format_time (score->scored_at);
  gboolean is_ai = g_str_equal (score->engine, "ai");
  g_autofree char *ai = pursuit_ai_words_dup_engine (score->receipt);
  g_autofree char *origin = pursuit_format_join (
      is_ai ? ai : pursuit_format_choice (pursuit_score_engines, score->engine), time,
      is_ai ? NULL : _ ("no cost, on this machine"), PURSUIT_FORMAT_END);

  gtk_label_set_label (self->origin, origin);
  pursuit_receipt_button_set_receipt (self->receipt, score->receipt);
  gtk_label_set_label (self->why, score->why != NULL ? score->why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), !pursuit_str_is_blank (score->why));
}

static void
show_override (PursuitScoreCard *self)
{
  const PursuitScoreOverride *override = self->score->override;
  g_autofree char *day
      = override != NULL && override->until != NULL ? pursuit_format_date (override->until) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->by_hand, override != NULL);
  if (override == NULL)
    return;
  if (day != NULL)
    /* Translators: a day, and the reason that somebody gave for a score set by hand */
    text = g_strdup_printf (_ ("Set by hand until %s: %s"), day, override->reason);
  else
    text = g_strdup_printf (_ ("Set by hand: %s"), override->reason);
  gtk_label_set_label (self->by_hand_label, text);
}

static void
show_score (PursuitScoreCard *self)
{
  show_number (self);
  show_origin (self);
  show_override (self);
  pursuit_score_comparison_show (self->comparison, self->score, self->rules);
  /* A history of the past says nothing of parts, and nobody can ask the rules of then. */
  gtk_widget_set_visible (GTK_WIDGET (self->parts), !is_history (get_parts (self)));
  for (int i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    show_part (self, (PursuitScorePart) i);
  show_reasons (self);
}

static void
show_buttons (PursuitScoreCard *self)
{
  gtk_widget_set_visible (self->again_button, !self->read_only);
  gtk_widget_set_visible (self->menu_button, !self->read_only);
  gtk_widget_set_visible (self->computed_button, !self->read_only);
  gtk_widget_set_visible (self->what_if_half, !self->read_only);
}

static void
on_imagined (PursuitScoreCard *self, char **changes)
{
  g_signal_emit (self, signals[IMAGINED], 0, changes);
}

static void
pursuit_score_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READ_ONLY)
    g_value_set_boolean (value, PURSUIT_SCORE_CARD (object)->read_only);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pursuit_score_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitScoreCard *self = PURSUIT_SCORE_CARD (object);

  if (id != PROP_READ_ONLY)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->read_only == g_value_get_boolean (value))
    return;
  self->read_only = g_value_get_boolean (value);
  show_buttons (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
pursuit_score_card_finalize (GObject *object)
{
  PursuitScoreCard *self = PURSUIT_SCORE_CARD (object);

  g_clear_pointer (&self->score, pursuit_score_unref);
  g_clear_pointer (&self->rules, pursuit_score_unref);

  G_OBJECT_CLASS (pursuit_score_card_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, number);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, established);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, origin);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, receipt);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, why);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, by_hand);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, by_hand_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, computed_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, stale);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, again_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, again_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, comparison);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, parts);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, reasons_title);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, reasons_half);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, what_if_half);
  gtk_widget_class_bind_template_child (widget_class, PursuitScoreCard, what_if);
}

static void
pursuit_score_card_class_init (PursuitScoreCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pursuit_score_card_finalize;
  object_class->get_property = pursuit_score_card_get_property;
  object_class->set_property = pursuit_score_card_set_property;

  properties[PROP_READ_ONLY]
      = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EVIDENCE_CHOSEN]
      = g_signal_new ("evidence-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_EVIDENCE);
  signals[IMAGINED] = g_signal_new ("imagined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  g_type_ensure (PURSUIT_TYPE_RECEIPT_BUTTON);
  g_type_ensure (PURSUIT_TYPE_SCORE_COMPARISON);
  g_type_ensure (PURSUIT_TYPE_WHAT_IF_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-score-card.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_imagined);
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
pursuit_score_card_set_around (PursuitScoreCard *self, PursuitScore *rules, GPtrArray *what_ifs)
{
  g_return_if_fail (PURSUIT_IS_SCORE_CARD (self));

  if (rules != NULL)
    pursuit_score_ref (rules);
  g_clear_pointer (&self->rules, pursuit_score_unref);
  self->rules = rules;
  pursuit_what_if_box_show (self->what_if, what_ifs);
}

void
pursuit_score_card_set_answer (PursuitScoreCard *self, PursuitScore *score)
{
  g_return_if_fail (PURSUIT_IS_SCORE_CARD (self));

  pursuit_what_if_box_set_answer (self->what_if, score);
}

void
pursuit_score_card_set_narrow (PursuitScoreCard *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_SCORE_CARD (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_widget_set_visible (self->again_label, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->reasons_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->reasons_box, !narrow);
  pursuit_score_comparison_set_narrow (self->comparison, narrow);
  place_lines (self);
  if (self->score != NULL)
    show_score (self);
}
