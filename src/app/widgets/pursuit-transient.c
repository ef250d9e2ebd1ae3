/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-transient.h"

#include "app/window/pursuit-text-scale.h"
#include "core/pursuit-slices.h"

/* What showing a new window takes, each in a turn of the main loop of its own: its content, its
 * surface, the sizes of all that is in it, the rest. */
typedef enum
{
  FILLING,
  REALIZING,
  MEASURING_WIDTH,
  MEASURING_HEIGHT,
  PRESENTING,
} Stage;

/* For traces. */
static const char *const stage_names[] = {
  [FILLING] = "transient: filled",        [REALIZING] = "transient: realized",
  [MEASURING_WIDTH] = "transient: width", [MEASURING_HEIGHT] = "transient: height",
  [PRESENTING] = "transient: presented",
};

typedef struct
{
  gboolean (*fill) (gpointer dialog);  /* (nullable) */
  gboolean (*empty) (gpointer dialog); /* (nullable) */
  Stage stage;
  int width; /* of all of it, once it is measured */
  gboolean is_coming;
  gboolean is_going;
} Transient;

static Transient *
get_transient (GtkWindow *dialog)
{
  Transient *transient = g_object_get_data (G_OBJECT (dialog), "pursuit-transient");

  if (transient == NULL)
    {
      transient = g_new0 (Transient, 1);
      g_object_set_data_full (G_OBJECT (dialog), "pursuit-transient", transient, g_free);
    }

  return transient;
}

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

static gboolean
destroy (gpointer dialog)
{
  gtk_window_destroy (dialog);

  return G_SOURCE_REMOVE;
}

static gboolean
empty_next (gpointer dialog)
{
  Transient *transient = get_transient (dialog);
  guint id;

  if (transient->empty (dialog))
    return TRUE;

  id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy, dialog, g_object_unref);
  g_source_set_name_by_id (id, "transient: destroyed");

  return FALSE;
}

/* After the dialog's own handlers: one that keeps it open is not asked again. */
static gboolean
on_close_request (GtkWindow *dialog)
{
  Transient *transient = get_transient (dialog);

  if (!transient->is_going)
    {
      transient->is_going = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
      /* A hidden window must not keep the program running. */
      gtk_window_set_application (dialog, NULL);
      pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "transient: emptied", empty_next,
                          g_object_ref (dialog));
    }

  return GDK_EVENT_STOP;
}

void
pursuit_transient_set_steps (GtkWindow *dialog,
                             gboolean (*fill) (gpointer dialog),
                             gboolean (*empty) (gpointer dialog))
{
  Transient *transient;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  transient = get_transient (dialog);
  transient->fill = fill;
  transient->empty = empty;
  if (empty != NULL)
    g_signal_connect_after (dialog, "close-request", G_CALLBACK (on_close_request), NULL);
}

gboolean
pursuit_transient_remove_row (GtkListBox *list)
{
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), FALSE);

  /* The other children are what stands between rows, or instead of them. */
  child = gtk_widget_get_last_child (GTK_WIDGET (list));
  while (child != NULL && !GTK_IS_LIST_BOX_ROW (child))
    child = gtk_widget_get_prev_sibling (child);
  if (child == NULL)
    return FALSE;

  gtk_list_box_remove (list, child);

  return TRUE;
}

/* GTK asks for the same two sizes when it shows the window, and finds them known. */
static void
measure (GtkWidget *dialog, GtkOrientation orientation, Transient *transient)
{
  int for_size = orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : transient->width;
  int minimum;
  int chosen;
  int height;

  gtk_widget_measure (dialog, orientation, for_size, &minimum, NULL, NULL, NULL);
  gtk_window_get_default_size (GTK_WINDOW (dialog), &chosen, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    transient->width = MAX (minimum, chosen);
}

static gboolean
present_next (gpointer data)
{
  GtkWidget *dialog = data;
  Transient *transient = get_transient (data);

  /* It was closed, or its parent has gone, in between. */
  if (transient->is_going || gtk_window_get_transient_for (data) == NULL)
    {
      transient->is_coming = FALSE;
      return G_SOURCE_REMOVE;
    }

  switch (transient->stage)
    {
    case FILLING:
      if (transient->fill != NULL && pursuit_slices_run (transient->fill, data))
        return G_SOURCE_CONTINUE;
      break;
    case REALIZING:
      gtk_widget_realize (dialog);
      break;
    case MEASURING_WIDTH:
      measure (dialog, GTK_ORIENTATION_HORIZONTAL, transient);
      break;
    case MEASURING_HEIGHT:
      measure (dialog, GTK_ORIENTATION_VERTICAL, transient);
      break;
    case PRESENTING:
    default:
      transient->is_coming = FALSE;
      gtk_window_present (data);
      return G_SOURCE_REMOVE;
    }
  g_source_set_name (g_main_current_source (), stage_names[++transient->stage]);

  return G_SOURCE_CONTINUE;
}

void
pursuit_transient_present (GtkWindow *dialog)
{
  Transient *transient;
  guint id;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (gtk_window_get_transient_for (dialog) != NULL);

  transient = get_transient (dialog);
  if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
    {
      gtk_window_present (dialog);
      return;
    }
  if (transient->is_coming)
    return;

  transient->is_coming = TRUE;
  id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, present_next, g_object_ref (dialog), g_object_unref);
  g_source_set_name_by_id (id, stage_names[transient->stage]);
}
