/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-search-row.h"

#include "app/window/pursuit-hit-text.h"

struct _PursuitSearchRow
{
  GtkListBoxRow parent_instance;

  PursuitSearchHit *hit; /* (nullable) */

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *snippet;
  GtkLabel *kind;
};

G_DEFINE_FINAL_TYPE (PursuitSearchRow, pursuit_search_row, GTK_TYPE_LIST_BOX_ROW)

static GtkLabel *
create_line (gboolean quiet)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (quiet)
    gtk_widget_add_css_class (label, "quiet");

  return GTK_LABEL (label);
}

static void
pursuit_search_row_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_SEARCH_ROW (object)->hit, pursuit_search_hit_free);

  G_OBJECT_CLASS (pursuit_search_row_parent_class)->finalize (object);
}

static void
pursuit_search_row_class_init (PursuitSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_search_row_finalize;
}

static void
pursuit_search_row_init (PursuitSearchRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = create_line (FALSE);
  self->snippet = create_line (TRUE);
  self->kind = create_line (TRUE);
  gtk_label_set_ellipsize (self->kind, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->snippet));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
pursuit_search_row_new (void)
{
  return g_object_new (PURSUIT_TYPE_SEARCH_ROW, NULL);
}

void
pursuit_search_row_set_hit (PursuitSearchRow *self, const PursuitSearchHit *hit)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PURSUIT_IS_SEARCH_ROW (self));
  g_return_if_fail (hit != NULL);

  if (self->hit == NULL || self->hit->kind != hit->kind)
    {
      gtk_image_set_from_icon_name (self->icon, pursuit_hit_text_get_icon (hit->kind));
      gtk_label_set_label (self->kind, pursuit_kind_get_label (hit->kind));
    }
  gtk_label_set_label (self->title, hit->title);
  pursuit_hit_text_set_snippet (self->snippet, NULL, hit->snippet);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet),
                          hit->snippet != NULL && *hit->snippet != '\0');
  name = g_strdup_printf ("%s, %s", hit->title, pursuit_kind_get_label (hit->kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  g_clear_pointer (&self->hit, pursuit_search_hit_free);
  self->hit = pursuit_search_hit_copy (hit);
}

const PursuitSearchHit *
pursuit_search_row_get_hit (PursuitSearchRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_SEARCH_ROW (self), NULL);

  return self->hit;
}
