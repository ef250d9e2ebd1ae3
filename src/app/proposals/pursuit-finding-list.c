/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-finding-list.h"

#include "app/window/pursuit-key-map.h"
#include "document/pursuit-finding.h"

#include <glib/gi18n-lib.h>

struct _PursuitFindingList
{
  AdwBin parent_instance;

  char *shown; /* (nullable): what all rows say */

  GtkListBox *list;
  GtkLabel *more;
};

enum
{
  SIGNAL_FINDING_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitFindingList, pursuit_finding_list, ADW_TYPE_BIN)

static void
on_row_activated (PursuitFindingList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0,
                 (guint) gtk_list_box_row_get_index (row));
}

/* Where it is and how grave, in words: the symbol alone is not heard. */
static char *
describe (const PursuitFinding *finding)
{
  const char *weight = finding->blocks ? _ ("To mend") : _ ("Warning");

  if (finding->line == 0)
    return g_strdup (weight);

  /* Translators: how grave something is, and on which line of the text, as in “Warning, line 12” */
  return g_strdup_printf (_ ("%s, line %u"), weight, finding->line);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Of the answers below. */
#define CONFIRM 0u

/* What can be done about a claim; what a person has checked stays in the list until the text is
 * checked again. */
static const struct
{
  const char *label;
  const char *name;
  const char *tooltip;
  const char *action;
} answers[] = {
  /* Translators: %s says of some words that they have no source */
  { N_ ("_Confirm"), N_ ("Confirm: %s"), N_ ("I Have Checked It"), "proposal.confirm" },
  { N_ ("_Remove"), N_ ("Remove the sentence: %s"), N_ ("Takes the Sentence Out; Ctrl+Z Undoes It"),
    "proposal.remove-claim" },
  { N_ ("_Write Again…"), N_ ("Write the section again: %s"), N_ ("Has AI Write the Section Again"),
    "proposal.rewrite-claim" },
};

static GtkWidget *
create_button (const PursuitFinding *finding, guint index, guint which)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (answers[which].label));
  g_autofree char *number = g_strdup_printf ("%u", index);
  g_autoptr (GString) name = g_string_new (_ (answers[which].name));

  g_string_replace (name, "%s", finding->text, 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ (answers[which].tooltip));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), answers[which].action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);

  return button;
}

/* Below the words, so that a narrow window takes them beside nothing. */
static GtkWidget *
create_foot (const PursuitFinding *finding, const char *where, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = create_label (where, "caption");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (finding->claim > 0)
    gtk_box_append (GTK_BOX (box), create_button (finding, index, CONFIRM));

  return box;
}

/* What else can be done about a claim has no room beside that. */
static GtkWidget *
create_remedies (const PursuitFinding *finding, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  for (guint i = CONFIRM + 1; i < G_N_ELEMENTS (answers); i++)
    gtk_box_append (GTK_BOX (box), create_button (finding, index, i));

  return box;
}

static GtkWidget *
create_row (const PursuitFinding *finding, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *image = gtk_image_new_from_icon_name (finding->blocks ? "dialog-error-symbolic"
                                                                   : "dialog-warning-symbolic");
  g_autofree char *where = describe (finding);
  g_autofree char *name = g_strdup_printf ("%s: %s", where, finding->text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_add_css_class (image, finding->blocks ? "error" : "warning");
  gtk_box_append (GTK_BOX (texts), create_label (finding->text, NULL));
  gtk_box_append (GTK_BOX (texts), create_foot (finding, where, index));
  if (finding->claim > 0)
    gtk_box_append (GTK_BOX (texts), create_remedies (finding, index));
  gtk_box_append (GTK_BOX (box), image);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

/* Whether there is something else to show: rows that stay keep the focus. */
static gboolean
take_shown (PursuitFindingList *self, const GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PursuitFinding *finding = findings->pdata[i];

      g_string_append_printf (text, "%u %d %d %s\n", finding->line, finding->blocks,
                              finding->claim > 0, finding->text);
    }
  if (g_strcmp0 (text->str, self->shown) == 0)
    return FALSE;

  g_clear_pointer (&self->shown, g_free);
  self->shown = g_strdup (text->str);

  return TRUE;
}

/* -1 if the focus is elsewhere. */
static int
find_focus (PursuitFindingList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

void
pursuit_finding_list_set_findings (PursuitFindingList *self, const GPtrArray *findings)
{
  guint n;
  guint n_more;
  int focus;
  g_autofree char *more = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (PURSUIT_IS_FINDING_LIST (self));
  g_return_if_fail (findings != NULL);

  if (!take_shown (self, findings))
    return;

  focus = find_focus (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  n = MIN (findings->len, PURSUIT_FINDING_LIST_MAX);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (findings->pdata[i], i));

  /* What was confirmed has gone from under the focus; the next one is in its place. */
  if (focus >= 0 && n > 0)
    pursuit_finding_list_select (self, MIN ((guint) focus, n - 1));

  n_more = findings->len - n;
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more below", "%u more below", n_more),
                          n_more);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

void
pursuit_finding_list_select (PursuitFindingList *self, guint index)
{
  GtkListBoxRow *row;

  g_return_if_fail (PURSUIT_IS_FINDING_LIST (self));

  row = gtk_list_box_get_row_at_index (self->list, (int) index);
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

guint
pursuit_finding_list_get_selected (PursuitFindingList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PURSUIT_IS_FINDING_LIST (self), G_MAXUINT);

  row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;
}

static void
pursuit_finding_list_finalize (GObject *object)
{
  g_free (PURSUIT_FINDING_LIST (object)->shown);

  G_OBJECT_CLASS (pursuit_finding_list_parent_class)->finalize (object);
}

static void
pursuit_finding_list_class_init (PursuitFindingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_finding_list_finalize;

  signals[SIGNAL_FINDING_ACTIVATED]
      = g_signal_new ("finding-activated", PURSUIT_TYPE_FINDING_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-finding-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitFindingList, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitFindingList, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pursuit_finding_list_init (PursuitFindingList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* In a popover, where keys do not reach what is around it. */
  pursuit_key_map_bind_first (pursuit_key_map_get_default (), GTK_WIDGET (self),
                              PURSUIT_KEYS_STUDIO);
}
