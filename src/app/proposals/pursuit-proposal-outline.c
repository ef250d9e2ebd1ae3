/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-outline.h"

#include "document/pursuit-finding.h"

#include <glib/gi18n-lib.h>

#define INDENT 14

struct _PursuitProposalOutline
{
  AdwBin parent_instance;

  GArray *hashes; /* of guint64: the headings that are shown */

  GtkListBox *list;
};

enum
{
  SIGNAL_HEADING_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProposalOutline, pursuit_proposal_outline, ADW_TYPE_BIN)

static void
on_row_activated (PursuitProposalOutline *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_HEADING_ACTIVATED], 0,
                 (guint) gtk_list_box_row_get_index (row));
}

static GtkWidget *
create_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *image = gtk_image_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_visible (image, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static GtkWidget *
get_label (GtkListBoxRow *row)
{
  return gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
}

/* How grave what is found in a section is. */
typedef enum
{
  WEIGHT_NONE,
  WEIGHT_WARNING,
  WEIGHT_BLOCKS,
} Weight;

static void
name_row (GtkListBoxRow *row, Weight weight)
{
  const char *text = gtk_label_get_text (GTK_LABEL (get_label (row)));
  g_autofree char *name = NULL;

  if (weight == WEIGHT_NONE)
    name = g_strdup (text);
  else
    /* Translators: a heading, and that something in its section is to be looked at */
    name = g_strdup_printf (
        weight == WEIGHT_BLOCKS ? _ ("%s, something to mend") : _ ("%s, with a warning"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_weight (GtkListBoxRow *row, Weight weight)
{
  GtkWidget *image = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  const char *css_classes[] = { weight == WEIGHT_BLOCKS ? "error" : "warning", NULL };

  if (weight != WEIGHT_NONE)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), weight == WEIGHT_BLOCKS
                                                         ? "dialog-error-symbolic"
                                                         : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (image, css_classes);
  gtk_widget_set_visible (image, weight != WEIGHT_NONE);
  name_row (row, weight);
}

static void
update_row (GtkListBoxRow *row, const PursuitDocumentNode *heading, guint top_level)
{
  GtkLabel *label = GTK_LABEL (get_label (row));
  g_autofree char *text = pursuit_document_node_dup_plain_text (heading);
  guint level = pursuit_document_node_get_level (heading) - top_level;

  if (strcmp (gtk_label_get_text (label), text) != 0)
    {
      gtk_label_set_text (label, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), text);
      name_row (row, WEIGHT_NONE);
    }
  gtk_widget_set_margin_start (GTK_WIDGET (label), (int) level * INDENT);
}

static const PursuitDocumentNode *
get_heading (PursuitDocumentBlocks *blocks, guint index)
{
  const GArray *headings = pursuit_document_blocks_get_headings (blocks);

  return pursuit_document_blocks_get (blocks, g_array_index (headings, guint, index))->node;
}

static guint
find_top_level (PursuitDocumentBlocks *blocks)
{
  const GArray *headings = pursuit_document_blocks_get_headings (blocks);
  guint level = 6;

  for (guint i = 0; i < headings->len; i++)
    level = MIN (level, pursuit_document_node_get_level (get_heading (blocks, i)));

  return level;
}

/* Most keys change no heading. */
static gboolean
take_hashes (PursuitProposalOutline *self, PursuitDocumentBlocks *blocks)
{
  const GArray *headings = pursuit_document_blocks_get_headings (blocks);
  gboolean same = headings->len == self->hashes->len;

  g_array_set_size (self->hashes, headings->len);
  for (guint i = 0; i < headings->len; i++)
    {
      guint64 *hash = &g_array_index (self->hashes, guint64, i);
      guint64 now = pursuit_document_blocks_get (blocks, g_array_index (headings, guint, i))->hash;

      same = same && *hash == now;
      *hash = now;
    }

  return !same;
}

void
pursuit_proposal_outline_set_blocks (PursuitProposalOutline *self, PursuitDocumentBlocks *blocks)
{
  GtkListBoxRow *row;
  guint top_level;
  guint n;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_OUTLINE (self));
  g_return_if_fail (blocks != NULL);

  if (!take_hashes (self, blocks))
    return;

  top_level = find_top_level (blocks);
  n = MIN (pursuit_document_blocks_get_headings (blocks)->len, PURSUIT_PROPOSAL_OUTLINE_MAX);

  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          gtk_list_box_append (self->list, create_row ());
          row = gtk_list_box_get_row_at_index (self->list, (int) i);
        }
      update_row (row, get_heading (blocks, i), top_level);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The last heading at or above a line; -1 above the first one. */
static int
find_section (const GArray *lines, guint line)
{
  int section = -1;

  for (guint i = 0; i < lines->len && g_array_index (lines, guint, i) <= line; i++)
    section = (int) i;

  return section;
}

void
pursuit_proposal_outline_set_findings (PursuitProposalOutline *self,
                                       const GArray *lines,
                                       const GPtrArray *findings)
{
  g_autofree Weight *weights = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (PURSUIT_IS_PROPOSAL_OUTLINE (self));
  g_return_if_fail (lines != NULL);
  g_return_if_fail (findings != NULL);

  weights = g_new0 (Weight, MAX (lines->len, 1));
  for (guint i = 0; i < findings->len; i++)
    {
      const PursuitFinding *finding = findings->pdata[i];
      int section = finding->line > 0 ? find_section (lines, finding->line) : -1;

      if (section >= 0)
        weights[section] = MAX (weights[section], finding->blocks ? WEIGHT_BLOCKS : WEIGHT_WARNING);
    }

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL; i++)
    set_weight (row, i < lines->len ? weights[i] : WEIGHT_NONE);
}

static void
pursuit_proposal_outline_finalize (GObject *object)
{
  g_array_unref (PURSUIT_PROPOSAL_OUTLINE (object)->hashes);

  G_OBJECT_CLASS (pursuit_proposal_outline_parent_class)->finalize (object);
}

static void
pursuit_proposal_outline_class_init (PursuitProposalOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_proposal_outline_finalize;

  signals[SIGNAL_HEADING_ACTIVATED]
      = g_signal_new ("heading-activated", PURSUIT_TYPE_PROPOSAL_OUTLINE, G_SIGNAL_RUN_LAST, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-proposal-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitProposalOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pursuit_proposal_outline_init (PursuitProposalOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
}
