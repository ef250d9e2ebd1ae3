/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-what-if-box.h"

#include <glib/gi18n-lib.h>

struct _PursuitWhatIfBox
{
  GtkBox parent_instance;

  GPtrArray *what_ifs; /* (nullable) (element-type PursuitWhatIf) */
  GPtrArray *ticks;    /* (element-type GtkCheckButton) (unowned): one for each */
  gboolean showing;    /* ticks are being made or unmade, not by the person */
  GtkGrid *grid;
  GtkLabel *answer;
};

enum
{
  IMAGINED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitWhatIfBox, pursuit_what_if_box, GTK_TYPE_BOX)

static char **
dup_changes (PursuitWhatIfBox *self)
{
  g_autoptr (GStrvBuilder) changes = g_strv_builder_new ();
  char **strv;

  for (guint i = 0; self->what_ifs != NULL && i < self->ticks->len; i++)
    {
      const PursuitWhatIf *what_if = g_ptr_array_index (self->what_ifs, i);
      g_autofree char *change = g_strdup_printf (
          "%s=%d", pursuit_score_part_to_string (what_if->part), what_if->points);

      if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
        g_strv_builder_add (changes, change);
    }
  strv = g_strv_builder_end (changes);
  if (strv[0] == NULL)
    g_clear_pointer (&strv, g_strfreev);

  return strv;
}

/* A part cannot come true in two ways at once. */
static void
untick_rivals (PursuitWhatIfBox *self, guint ticked)
{
  const PursuitWhatIf *chosen = g_ptr_array_index (self->what_ifs, ticked);

  self->showing = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const PursuitWhatIf *other = g_ptr_array_index (self->what_ifs, i);

      if (i != ticked && other->part == chosen->part)
        gtk_check_button_set_active (g_ptr_array_index (self->ticks, i), FALSE);
    }
  self->showing = FALSE;
}

static void
imagine (PursuitWhatIfBox *self)
{
  g_auto (GStrv) changes = dup_changes (self);

  if (changes == NULL)
    pursuit_what_if_box_set_answer (self, NULL);
  g_signal_emit (self, signals[IMAGINED], 0, changes);
}

static void
on_toggled (PursuitWhatIfBox *self, GtkCheckButton *tick)
{
  guint index;

  if (self->showing || !g_ptr_array_find (self->ticks, tick, &index))
    return;
  if (gtk_check_button_get_active (tick))
    untick_rivals (self, index);
  imagine (self);
}

static void
add_what_if (PursuitWhatIfBox *self, const PursuitWhatIf *what_if, gboolean ticked)
{
  GtkWidget *tick = gtk_check_button_new_with_label (what_if->text);
  GtkWidget *total = gtk_label_new (NULL);
  g_autofree char *figure = g_strdup_printf ("%d", what_if->total);
  /* Translators: something that may come true, and the score that it would make */
  g_autofree char *spoken
      = g_strdup_printf (_ ("%s: then %d of 100"), what_if->text, what_if->total);
  int row = (int) self->ticks->len;

  gtk_widget_set_hexpand (tick, TRUE);
  gtk_widget_add_css_class (tick, "small");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), ticked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (GTK_LABEL (total), figure);
  gtk_label_set_xalign (GTK_LABEL (total), 1);
  gtk_widget_add_css_class (total, "heading");
  gtk_widget_add_css_class (total, "figures");
  gtk_grid_attach (self->grid, tick, 0, row, 1, 1);
  gtk_grid_attach (self->grid, total, 1, row, 1, 1);
  g_ptr_array_add (self->ticks, tick);
}

static gboolean
is_ticked (char **changes, const PursuitWhatIf *what_if)
{
  g_autofree char *change
      = g_strdup_printf ("%s=%d", pursuit_score_part_to_string (what_if->part), what_if->points);

  return changes != NULL && g_strv_contains ((const char *const *) changes, change);
}

static void
pursuit_what_if_box_finalize (GObject *object)
{
  PursuitWhatIfBox *self = PURSUIT_WHAT_IF_BOX (object);

  g_clear_pointer (&self->what_ifs, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_what_if_box_parent_class)->finalize (object);
}

static void
pursuit_what_if_box_class_init (PursuitWhatIfBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_what_if_box_finalize;

  signals[IMAGINED] = g_signal_new ("imagined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static GtkWidget *
create_title (void)
{
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (title), _ ("<b>What if</b> · tick to see the score"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "small");

  return title;
}

static void
pursuit_what_if_box_init (PursuitWhatIfBox *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *answer = gtk_label_new (NULL);

  self->ticks = g_ptr_array_new ();
  self->grid = GTK_GRID (grid);
  self->answer = GTK_LABEL (answer);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_label_set_xalign (self->answer, 0);
  gtk_label_set_wrap (self->answer, TRUE);
  gtk_widget_add_css_class (answer, "small");
  gtk_widget_set_visible (answer, FALSE);
  gtk_box_append (GTK_BOX (self), create_title ());
  gtk_box_append (GTK_BOX (self), grid);
  gtk_box_append (GTK_BOX (self), answer);
}

void
pursuit_what_if_box_show (PursuitWhatIfBox *self, GPtrArray *what_ifs)
{
  g_auto (GStrv) ticked = NULL;
  GtkWidget *child;

  g_return_if_fail (PURSUIT_IS_WHAT_IF_BOX (self));

  ticked = dup_changes (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->ticks, 0);
  g_clear_pointer (&self->what_ifs, g_ptr_array_unref);
  self->what_ifs = what_ifs != NULL ? g_ptr_array_ref (what_ifs) : NULL;
  for (guint i = 0; what_ifs != NULL && i < what_ifs->len; i++)
    add_what_if (self, g_ptr_array_index (what_ifs, i),
                 is_ticked (ticked, g_ptr_array_index (what_ifs, i)));
  pursuit_what_if_box_set_answer (self, NULL);
  if (ticked != NULL)
    imagine (self);
}

void
pursuit_what_if_box_set_answer (PursuitWhatIfBox *self, PursuitScore *score)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PURSUIT_IS_WHAT_IF_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self->answer), score != NULL);
  if (score == NULL)
    return;
  text = g_strdup_printf (_ ("With all that is ticked: <b>%d of 100</b>"), score->total);
  gtk_label_set_markup (self->answer, text);
}
