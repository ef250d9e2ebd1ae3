/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-transient.h"

#include "app/pursuit-text-scale.h"

static void
part (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

/* How wide and high a window is without the shadow that the toolkit draws around it. Its default
 * size tells that, too, except of one that was maximized. */
static gboolean
get_size (GtkWindow *window, int *width, int *height)
{
  GtkWidget *content = gtk_window_get_child (window);

  *width = content != NULL ? gtk_widget_get_width (content) : 0;
  *height = content != NULL ? gtk_widget_get_height (content) : 0;
  if (*width == 0 || *height == 0)
    gtk_window_get_default_size (window, width, height);

  return *width > 0 && *height > 0;
}

/* A dialog is as large as its text takes. A window that is narrower is one on a small screen. */
static void
fit (GtkWindow *dialog, GtkWindow *parent)
{
  int usual_width, usual_height, width, height, parent_width, parent_height;

  gtk_window_get_default_size (dialog, &usual_width, &usual_height);
  width = pursuit_text_scale (GTK_WIDGET (dialog), usual_width);
  height = usual_height > 0 ? pursuit_text_scale (GTK_WIDGET (dialog), usual_height) : -1;
  if (get_size (parent, &parent_width, &parent_height)
      && (width > parent_width || width > usual_width))
    gtk_window_set_default_size (dialog, MIN (width, parent_width), MIN (height, parent_height));
}

void
pursuit_transient_set (GtkWindow *dialog, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  gtk_window_set_transient_for (dialog, parent);
  if (parent != NULL)
    fit (dialog, parent);
  g_signal_connect_after (dialog, "unmap", G_CALLBACK (part), NULL);
}

/* One part of what showing a new window takes: its surface, the sizes of all that is in it, the
 * rest. Each is known by what it leaves behind. */
static gboolean
present_next (gpointer data)
{
  GtkWidget *dialog = data;

  /* Its parent has gone in between. */
  if (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == NULL)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_realized (dialog))
    {
      gtk_widget_realize (dialog);
      return G_SOURCE_CONTINUE;
    }
  if (g_object_get_data (G_OBJECT (dialog), "measured") == NULL)
    {
      gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      g_object_set_data (G_OBJECT (dialog), "measured", dialog);
      return G_SOURCE_CONTINUE;
    }

  gtk_window_present (GTK_WINDOW (dialog));

  return G_SOURCE_REMOVE;
}

void
pursuit_transient_present (GtkWindow *dialog)
{
  guint id;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (gtk_window_get_transient_for (dialog) != NULL);

  if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
    {
      gtk_window_present (dialog);
      return;
    }

  id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, present_next, g_object_ref (dialog), g_object_unref);
  g_source_set_name_by_id (id, "transient: presented");
}
