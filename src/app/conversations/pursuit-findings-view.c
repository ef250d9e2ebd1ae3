/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-findings-view.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/widgets/pursuit-format.h"
#include "app/usage/pursuit-receipt-button.h"

#include <glib/gi18n-lib.h>

#define SECONDS_A_MINUTE 60
#define KEY_LINE "pursuit-line"

struct _PursuitFindingsView
{
  AdwBin parent_instance;

  PursuitAnalysis *analysis; /* (nullable) */
  guint shown[PURSUIT_ANALYSIS_N_SECTIONS];
  GtkListBox *lists[PURSUIT_ANALYSIS_N_SECTIONS];
  GtkWidget *more[PURSUIT_ANALYSIS_N_SECTIONS];

  guint step; /* of what is still to be shown */
  guint idle;
  gboolean is_stale;

  GtkWidget *content; /* in the scroller; made anew for each analysis */
  GtkWidget *scroller;
};

enum
{
  SIGNAL_LINE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitFindingsView, pursuit_findings_view, ADW_TYPE_BIN)

/* The lists in the order in which somebody asks. */
static const struct
{
  PursuitAnalysisSection section;
  const char *title;
} lists[] = {
  { PURSUIT_ANALYSIS_OBJECTIONS, N_ ("Objections") },
  { PURSUIT_ANALYSIS_ACTIONS, N_ ("Promises") },
  { PURSUIT_ANALYSIS_TOPICS, N_ ("Topics") },
  { PURSUIT_ANALYSIS_RISKS, N_ ("Risks") },
};

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* "12:40", or "line 8" where nobody noted a time. */
static char *
describe_place (const PursuitCitation *citation)
{
  if (citation->line == 0)
    return g_strdup (_ ("no line"));
  if (citation->start >= 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", citation->start / SECONDS_A_MINUTE,
                            (int) (citation->start % SECONDS_A_MINUTE));

  /* Translators: a line of a transcript */
  return g_strdup_printf (_ ("line %u"), citation->line);
}

static char *
describe_head (const PursuitAnalysisFinding *finding, PursuitAnalysisSection section)
{
  const char *label = pursuit_analysis_get_label (finding->type);
  g_autofree char *day = NULL;

  if (section == PURSUIT_ANALYSIS_TOPICS)
    return g_strdup_printf ("%s · %u", label, finding->count);
  if (section != PURSUIT_ANALYSIS_ACTIONS)
    return g_strdup (label);
  day = pursuit_format_date (finding->due);

  return pursuit_format_join (finding->owner != NULL ? finding->owner : _ ("Both sides"),
                              finding->due != NULL ? day : NULL, PURSUIT_FORMAT_END);
}

static const char *
get_quote (const PursuitAnalysisFinding *finding, PursuitAnalysisSection section)
{
  if (section == PURSUIT_ANALYSIS_TOPICS)
    return NULL;

  return finding->text;
}

static GtkWidget *
create_texts (const PursuitAnalysisFinding *finding, PursuitAnalysisSection section)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *head = describe_head (finding, section);
  g_autofree char *place = describe_place (&finding->evidence);
  /* Translators: what was said to an objection */
  g_autofree char *answer = g_strdup_printf (_ ("Answer: %s"), finding->answer.quote);
  GtkWidget *title = create_label (head, "heading");
  GtkWidget *where = create_label (place, "finding-place");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (where, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (where), FALSE);
  if (finding->evidence.line == 0)
    gtk_widget_add_css_class (where, "dim-label");
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), where);
  gtk_box_append (GTK_BOX (texts), top);
  if (get_quote (finding, section) != NULL)
    gtk_box_append (GTK_BOX (texts), create_label (get_quote (finding, section), NULL));
  if (finding->answer.line > 0)
    gtk_box_append (GTK_BOX (texts), create_label (answer, "quiet"));

  return texts;
}

static GtkWidget *
create_row (const PursuitAnalysisFinding *finding, PursuitAnalysisSection section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *texts = create_texts (finding, section);
  const char *quote = get_quote (finding, section);
  g_autofree char *head = describe_head (finding, section);
  g_autofree char *place = describe_place (&finding->evidence);
  g_autofree char *name
      = g_strdup_printf ("%s, %s%s%s", head, place, quote != NULL ? ": " : "", quote);

  gtk_widget_add_css_class (texts, "finding-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), texts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->evidence.line > 0);
  g_object_set_data (G_OBJECT (row), KEY_LINE, GUINT_TO_POINTER (finding->evidence.line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  quote != NULL ? name : head, -1);

  return row;
}

static void
show_more (PursuitFindingsView *self, PursuitAnalysisSection section)
{
  GPtrArray *found = self->analysis->sections[section];
  guint end = MIN (self->shown[section] + PURSUIT_FINDINGS_VIEW_STEP, found->len);

  for (; self->shown[section] < end; self->shown[section]++)
    gtk_list_box_append (self->lists[section],
                         create_row (found->pdata[self->shown[section]], section));
  gtk_widget_set_visible (self->more[section], end < found->len);
}

static void
on_more_clicked (GtkWidget *button, gpointer data)
{
  PursuitFindingsView *self = data;

  for (guint i = 0; i < PURSUIT_ANALYSIS_N_SECTIONS; i++)
    if (self->more[i] == button)
      show_more (self, i);
}

static void
on_row_activated (PursuitFindingsView *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_LINE_CHOSEN], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KEY_LINE)));
}

static GtkListBox *
create_list (PursuitFindingsView *self, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);

  return GTK_LIST_BOX (list);
}

static void
add_heading (GtkWidget *content, const char *title, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *quiet = create_label (note, "quiet");

  gtk_widget_set_valign (quiet, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (box), create_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), quiet);
  gtk_widget_add_css_class (box, "finding-heading");
  gtk_box_append (GTK_BOX (content), box);
}

static void
add_section (PursuitFindingsView *self, PursuitAnalysisSection section, const char *title)
{
  guint n = self->analysis->sections[section]->len;
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n == 0)
    return;
  add_heading (self->content, title, count);
  self->lists[section] = create_list (self, title);
  self->more[section] = gtk_button_new_with_label (_ ("Show More"));
  gtk_widget_add_css_class (self->more[section], "flat");
  g_signal_connect_object (self->more[section], "clicked", G_CALLBACK (on_more_clicked), self, 0);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->lists[section]));
  gtk_box_append (GTK_BOX (self->content), self->more[section]);
  show_more (self, section);
}

static void
add_mood (PursuitFindingsView *self)
{
  PursuitAnalysis *analysis = self->analysis;
  /* Translators: %s is positive, neutral, negative or mixed */
  g_autofree char *title
      = g_strdup_printf (_ ("Sentiment: %s"), pursuit_analysis_get_label (analysis->mood));
  PursuitAnalysisFinding mood
      = { .text = analysis->mood_evidence.quote, .evidence = analysis->mood_evidence };
  GtkListBox *list;

  mood.type = title;
  mood.answer.line = 0;
  list = create_list (self, _ ("Sentiment"));
  if (mood.text == NULL)
    mood.text = (char *) _ ("No word tells a mood.");
  gtk_list_box_append (list, create_row (&mood, PURSUIT_ANALYSIS_MOMENTS));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (list));
}

static GtkWidget *
create_speaker (const PursuitAnalysisSpeaker *speaker)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bar = gtk_progress_bar_new ();
  g_autofree char *share = g_strdup_printf (_ ("%u %%"), speaker->share);
  /* Translators: %s is the name of one of the own people */
  g_autofree char *ours = g_strdup_printf (_ ("%s (our side)"), speaker->name);
  GtkWidget *name = create_label (speaker->is_ours ? ours : speaker->name, NULL);
  g_autofree char *figures = pursuit_analysis_speaker_dup_figures (speaker, " · ");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), speaker->share / 100.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  speaker->name, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, share, -1);
  gtk_box_append (GTK_BOX (top), name);
  gtk_box_append (GTK_BOX (top), create_label (share, "figures"));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), create_label (figures, "quiet"));

  return box;
}

static void
add_metrics (PursuitFindingsView *self)
{
  GPtrArray *speakers = self->analysis->speakers;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n = MIN (speakers->len, PURSUIT_FINDINGS_VIEW_STEP);

  add_heading (self->content, _ ("Talk share"), speakers->len > 0 ? "" : _ ("not established"));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "finding-row");
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (card), create_speaker (speakers->pdata[i]));
  if (self->analysis->not_established != NULL)
    gtk_box_append (GTK_BOX (card), create_label (self->analysis->not_established, "quiet"));
  gtk_box_append (GTK_BOX (self->content), card);
}

static void
add_head (PursuitFindingsView *self)
{
  gboolean is_ai = g_str_equal (self->analysis->engine, "ai");
  g_autofree char *at = pursuit_format_time (self->analysis->analyzed_at);
  g_autofree char *ai = pursuit_ai_words_dup_engine (self->analysis->receipt);
  g_autofree char *line = pursuit_format_join (
      is_ai ? ai : _ ("Read on this machine, by lists of words"), at, PURSUIT_FORMAT_END);
  GtkWidget *receipt = pursuit_receipt_button_new ();

  pursuit_receipt_button_set_receipt (PURSUIT_RECEIPT_BUTTON (receipt), self->analysis->receipt);
  gtk_box_append (GTK_BOX (self->content), create_label (line, "quiet"));
  gtk_box_append (GTK_BOX (self->content), receipt);
  if (self->is_stale)
    gtk_box_append (
        GTK_BOX (self->content),
        create_label (_ ("The transcript has changed since. Analyse it again."), "warning"));
}

static void
add_not_read (PursuitFindingsView *self)
{
  GPtrArray *texts = self->analysis->not_read;

  if (texts->len > 0)
    add_heading (self->content, _ ("Not read"), "");
  for (guint i = 0; i < MIN (texts->len, PURSUIT_FINDINGS_VIEW_STEP); i++)
    gtk_box_append (GTK_BOX (self->content), create_label (texts->pdata[i], "quiet"));
}

/* A list in each turn of the main loop, since a row takes its time. */
static gboolean
add_next (gpointer data)
{
  PursuitFindingsView *self = data;
  guint step = self->step++;

  if (step == 0)
    {
      add_head (self);
      add_mood (self);
    }
  else if (step <= G_N_ELEMENTS (lists))
    {
      self->shown[lists[step - 1].section] = 0;
      add_section (self, lists[step - 1].section, _ (lists[step - 1].title));
    }
  else
    {
      add_metrics (self);
      add_not_read (self);
      self->idle = 0;
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Not Analysed Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("“Analyse” finds objections, promises and topics, each with its line. Nothing leaves this "
         "machine."));
  gtk_widget_add_css_class (page, "compact");

  return page;
}

static void
pursuit_findings_view_dispose (GObject *object)
{
  g_clear_handle_id (&PURSUIT_FINDINGS_VIEW (object)->idle, g_source_remove);

  G_OBJECT_CLASS (pursuit_findings_view_parent_class)->dispose (object);
}

static void
pursuit_findings_view_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_FINDINGS_VIEW (object)->analysis, pursuit_analysis_unref);

  G_OBJECT_CLASS (pursuit_findings_view_parent_class)->finalize (object);
}

static void
pursuit_findings_view_class_init (PursuitFindingsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_findings_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_findings_view_finalize;

  signals[SIGNAL_LINE_CHOSEN]
      = g_signal_new ("line-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pursuit_findings_view_init (PursuitFindingsView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
  pursuit_findings_view_set_analysis (self, NULL, FALSE);
}

void
pursuit_findings_view_set_analysis (PursuitFindingsView *self,
                                    PursuitAnalysis *analysis,
                                    gboolean is_stale)
{
  g_return_if_fail (PURSUIT_IS_FINDINGS_VIEW (self));

  if (analysis != NULL)
    pursuit_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, pursuit_analysis_unref);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->analysis = analysis;
  if (analysis == NULL)
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), create_empty ());
      return;
    }
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->content, "findings");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  self->is_stale = is_stale;
  self->step = 0;
  self->idle = g_idle_add_full (GTK_PRIORITY_RESIZE + 1, add_next, self, NULL);
}
