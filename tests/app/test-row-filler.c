/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-row-filler.h"
#include "tests/app/pursuit-widget-test.h"

#include <string.h>

#define ROWS 5000

/* A list of labels, each of which says its own number once it is filled. */
typedef struct
{
  GtkWindow *window;
  GtkListView *view;
  PursuitRowFiller *filler;
  guint bound;
  guint waited;
  guint filled;
} Fixture;

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new ("…");

  gtk_widget_set_size_request (label, -1, 30);
  gtk_list_item_set_child (item, label);
}

static void
fill (GtkListItem *item, gpointer data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  ((Fixture *) data)->filled++;
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static void
wait_for_fill (GtkListItem *item, gpointer data)
{
  ((Fixture *) data)->waited++;
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), "…");
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  ((Fixture *) data)->bound++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSelectionModel *model;

  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("row %u", i);

      gtk_string_list_append (strings, text);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings)));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  self->filler = pursuit_row_filler_new (self->view, fill, wait_for_fill, self);
  gtk_list_view_set_model (self->view, model);
  g_object_unref (model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  self->window = pursuit_widget_test_present (scrolled);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->filler);
  gtk_window_destroy (self->window);
}

/* Whether some label in sight waits. */
static gboolean
has_blank (Fixture *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = gtk_widget_get_first_child (row);
      graphene_rect_t bounds;

      if (label != NULL && gtk_widget_get_mapped (row)
          && gtk_widget_compute_bounds (row, GTK_WIDGET (self->view), &bounds)
          && bounds.origin.y + bounds.size.height > 0
          && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (self->view))
          && strcmp (gtk_label_get_label (GTK_LABEL (label)), "…") == 0)
        return TRUE;
    }

  return FALSE;
}

static void
on_after_paint (GdkFrameClock *clock, gpointer data)
{
  g_assert_false (has_blank (data));
}

static gboolean
is_all_filled (gpointer data)
{
  Fixture *self = data;

  return self->filled >= self->bound - 1;
}

static GtkAdjustment *
get_scroll (Fixture *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

static void
let_frames_pass (Fixture *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->view));
}

static void
jump_to (Fixture *self, double part)
{
  gtk_adjustment_set_value (get_scroll (self), gtk_adjustment_get_upper (get_scroll (self)) * part);
  let_frames_pass (self);
}

/* What is in sight is filled in the frame that shows it; the rest of the 200 follows. */
static void
test_jumps (Fixture *self, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->view));
  gulong handler;

  pursuit_widget_test_wait (is_all_filled, self);
  g_assert_false (has_blank (self));
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), self);
  for (guint i = 1; i < 20; i++)
    jump_to (self, (i * 7 % 20) / 20.0);
  /* And by the action that moves the view before the scroll bar knows. */
  for (guint i = 1; i < 20; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                  i * 1237 % ROWS);
      let_frames_pass (self);
    }
  g_signal_handler_disconnect (clock, handler);
}

/* Most rows of a jump wait, which is what the filler is for. */
static void
test_waits (Fixture *self, gconstpointer data)
{
  pursuit_widget_test_wait (is_all_filled, self);
  /* The first move of a list that is new does nothing in GTK 4.8. */
  jump_to (self, 0.25);
  pursuit_widget_test_wait (is_all_filled, self);
  self->bound = 0;
  self->waited = 0;
  self->filled = 0;
  jump_to (self, 0.5);
  g_assert_cmpuint (self->bound, >, 100);
  g_assert_cmpuint (self->waited, >, self->bound / 2);
  pursuit_widget_test_wait (is_all_filled, self);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add ("/app/row-filler/nothing-in-sight-waits", Fixture, NULL, set_up, test_jumps,
              tear_down);
  g_test_add ("/app/row-filler/rows-out-of-sight-wait", Fixture, NULL, set_up, test_waits,
              tear_down);

  return g_test_run ();
}
