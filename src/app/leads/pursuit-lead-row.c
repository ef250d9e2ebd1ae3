/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-row.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-trace.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

/* From these scores on a lead is hot, or worth a look; only the colour of the figure hangs on
 * it. */
#define HIGH_SCORE 75
#define MIDDLE_SCORE 50
/* After so many days the row says that nobody spoke with an open lead. */
#define LONELY_DAYS 21

struct _PursuitLeadRow
{
  GtkWidget parent_instance;

  char *id; /* (nullable) of the lead that is shown */

  GtkWidget *grid;
  GtkLabel *title;
  GtkLabel *score;
  GtkLabel *quiet;
  GtkLabel *value;
  GtkLabel *age;
};

G_DEFINE_FINAL_TYPE (PursuitLeadRow, pursuit_lead_row, GTK_TYPE_WIDGET)

static const char *const score_classes[] = { "high", "middle", "low", "none", NULL };

static GtkLabel *
add_label (PursuitLeadRow *self, int column, int row, int width, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, column == 0 ? 0 : 1);
  if (column == 0)
    {
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
    }
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (label), column, row, width, 1);

  return label;
}

static char *
dup_people (const char *size)
{
  guint64 people;

  if (size == NULL || !g_ascii_string_to_unsigned (size, 10, 1, G_MAXINT32, &people, NULL))
    return g_strdup (size);

  /* Translators: the size of a company */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u person", "%'u people", (gulong) people), (guint) people);
}

static char *
dup_age (PursuitRecord *lead)
{
  const char *contact = pursuit_record_get_text (lead, PURSUIT_LEAD_LAST_ACTIVITY_AT);
  const char *changed = pursuit_record_get_text (lead, PURSUIT_FIELD_UPDATED_AT);
  int days = pursuit_format_days (contact);

  if (contact == NULL)
    return pursuit_format_age (changed);
  if (days < LONELY_DAYS
      || pursuit_lead_stage_is_closed (pursuit_record_get_text (lead, PURSUIT_LEAD_STAGE)))
    return pursuit_format_age (contact);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d d without contact", "%d d without contact", (gulong) days),
      days);
}

static char *
dup_value_line (PursuitRecord *lead)
{
  g_autofree char *money = NULL;

  if (pursuit_record_is_set (lead, PURSUIT_LEAD_VALUE))
    money = pursuit_format_money (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE),
                                  pursuit_record_get_text (lead, PURSUIT_LEAD_CURRENCY));

  return pursuit_format_join (
      money,
      pursuit_format_choice (pursuit_lead_stages,
                             pursuit_record_get_text (lead, PURSUIT_LEAD_STAGE)),
      PURSUIT_FORMAT_END);
}

static void
show_score (PursuitLeadRow *self, PursuitRecord *lead)
{
  GtkWidget *label = GTK_WIDGET (self->score);
  gboolean scored = lead != NULL && pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE);
  int score = scored ? (int) pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE) : 0;
  g_autofree char *text = NULL;

  if (scored)
    text = g_strdup_printf ("%d", score);
  else if (lead != NULL)
    text = g_strdup (_ ("not scored"));
  gtk_label_set_label (self->score, text != NULL ? text : "");
  gtk_widget_set_visible (label, lead != NULL);
  for (guint i = 0; score_classes[i] != NULL; i++)
    gtk_widget_remove_css_class (label, score_classes[i]);
  gtk_widget_add_css_class (label, scored ? pursuit_score_get_style_class (score) : "none");
}

static void
pursuit_lead_row_dispose (GObject *object)
{
  g_clear_pointer (&PURSUIT_LEAD_ROW (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (pursuit_lead_row_parent_class)->dispose (object);
}

static void
pursuit_lead_row_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_LEAD_ROW (object)->id, g_free);

  G_OBJECT_CLASS (pursuit_lead_row_parent_class)->finalize (object);
}

static void
pursuit_lead_row_class_init (PursuitLeadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_lead_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_lead_row_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lead");
}

static void
pursuit_lead_row_init (PursuitLeadRow *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));

  self->title = add_label (self, 0, 0, 1, "heading");
  self->score = add_label (self, 1, 0, 1, "score-pill");
  gtk_widget_set_halign (GTK_WIDGET (self->score), GTK_ALIGN_END);
  self->quiet = add_label (self, 0, 1, 2, "quiet");
  self->value = add_label (self, 0, 2, 1, "figures");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "small");
  self->age = add_label (self, 1, 2, 1, "quiet");
  gtk_widget_add_css_class (GTK_WIDGET (self->age), "figures");
}

GtkWidget *
pursuit_lead_row_new (void)
{
  gint64 begin = pursuit_trace_begin ();
  GtkWidget *self = g_object_new (PURSUIT_TYPE_LEAD_ROW, NULL);

  pursuit_trace_end (begin, "lead-row: made");

  return self;
}

void
pursuit_lead_row_set_lead (PursuitLeadRow *self, PursuitRecord *lead)
{
  g_autofree char *title = NULL;
  g_autofree char *quiet = NULL;
  g_autofree char *value = NULL;
  g_autofree char *age = NULL;
  gint64 begin;

  g_return_if_fail (PURSUIT_IS_LEAD_ROW (self));
  g_return_if_fail (lead == NULL || PURSUIT_IS_LEAD (lead));

  begin = pursuit_trace_begin ();

  pursuit_set_str (&self->id, lead != NULL ? pursuit_record_get_id (lead) : NULL);
  if (lead != NULL)
    {
      title = pursuit_record_dup_title (lead);
      quiet = pursuit_lead_dup_quiet_line (lead);
      value = dup_value_line (lead);
      age = dup_age (lead);
    }
  gtk_label_set_label (self->title, title != NULL ? title : "…");
  gtk_label_set_label (self->quiet, quiet != NULL ? quiet : "");
  gtk_label_set_label (self->value, value != NULL ? value : "");
  gtk_label_set_label (self->age, age != NULL ? age : "");
  show_score (self, lead);
  pursuit_trace_end (begin, "lead-row: shown");
}

void
pursuit_lead_row_fill (GtkListItem *item, gpointer data)
{
  PursuitRecord *lead = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *title = pursuit_record_dup_title (lead);

  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), lead);
  /* GTK 4.8 gives a row no name; what a screen reader lands on is the row's parent. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
pursuit_lead_row_wait (GtkListItem *item, gpointer data)
{
  PursuitLeadRow *self = PURSUIT_LEAD_ROW (gtk_list_item_get_child (item));

  g_clear_pointer (&self->id, g_free);
}

const char *
pursuit_lead_row_get_id (PursuitLeadRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_ROW (self), NULL);

  return self->id;
}

char *
pursuit_lead_dup_quiet_line (PursuitRecord *lead)
{
  g_autofree char *title = NULL;
  g_autofree char *people = NULL;
  const char *contact;

  g_return_val_if_fail (PURSUIT_IS_LEAD (lead), NULL);

  title = pursuit_record_dup_title (lead);
  people = dup_people (pursuit_record_get_text (lead, PURSUIT_LEAD_COMPANY_SIZE));
  contact = pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_NAME);
  if (g_strcmp0 (contact, title) == 0)
    contact = NULL;

  return pursuit_format_join (contact, pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_TITLE),
                              pursuit_record_get_text (lead, PURSUIT_LEAD_INDUSTRY), people,
                              pursuit_record_get_text (lead, PURSUIT_LEAD_CITY),
                              PURSUIT_FORMAT_END);
}

const char *
pursuit_score_get_style_class (int score)
{
  return score >= HIGH_SCORE ? "high" : score >= MIDDLE_SCORE ? "middle" : "low";
}
