/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-transient.h"
#include "tests/app/pursuit-widget-test.h"

#define PIECES 3

typedef struct
{
  GtkWindow *parent;
  GtkWindow *dialog; /* (nullable) (weak) */
  guint filled;
  gboolean was_visible; /* while it was filled or emptied */
} Fixture;

static Fixture *fixture;

static gboolean
fill (gpointer dialog)
{
  fixture->was_visible |= gtk_widget_get_visible (dialog);

  return ++fixture->filled < PIECES;
}

static gboolean
empty (gpointer dialog)
{
  fixture->was_visible |= gtk_widget_get_visible (dialog);

  return fixture->filled > 0 && --fixture->filled > 0;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture = self;
  self->parent = pursuit_widget_test_present (gtk_label_new ("parent"));
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (gtk_window_new ()));
  gtk_window_set_child (self->dialog, gtk_label_new ("dialog"));
  pursuit_transient_set (self->dialog, self->parent);
  pursuit_transient_set_steps (self->dialog, fill, empty);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  g_clear_weak_pointer (&self->dialog);
  gtk_window_destroy (self->parent);
  fixture = NULL;
}

static gboolean
is_mapped (gpointer dialog)
{
  return gtk_widget_get_mapped (dialog);
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWindow **) data == NULL;
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  pursuit_transient_present (self->dialog);
  pursuit_transient_present (self->dialog);
  pursuit_widget_test_wait (is_mapped, self->dialog);
  g_assert_cmpuint (self->filled, ==, PIECES);
  g_assert_true (gtk_window_get_transient_for (self->dialog) == self->parent);

  gtk_window_close (self->dialog);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog)));
  gtk_window_close (self->dialog);
  pursuit_widget_test_wait (is_gone, &self->dialog);
  g_assert_cmpuint (self->filled, ==, 0);
  g_assert_false (self->was_visible);
}

static gboolean
is_realized (gpointer dialog)
{
  return gtk_widget_get_realized (dialog);
}

/* Whoever closes it at once never sees it. */
static void
test_closed_early (Fixture *self, gconstpointer data)
{
  pursuit_transient_present (self->dialog);
  pursuit_widget_test_wait (is_realized, self->dialog);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog)));
  gtk_window_close (self->dialog);
  pursuit_widget_test_wait (is_gone, &self->dialog);
  g_assert_false (self->was_visible);
}

static gboolean
refuse (gpointer dialog)
{
  return GDK_EVENT_STOP;
}

static void
test_kept_open (Fixture *self, gconstpointer data)
{
  g_signal_connect (self->dialog, "close-request", G_CALLBACK (refuse), NULL);
  pursuit_transient_present (self->dialog);
  pursuit_widget_test_wait (is_mapped, self->dialog);
  gtk_window_close (self->dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->dialog)));
  g_assert_cmpuint (self->filled, ==, PIECES);
}

/* It is not shown over nothing. */
static void
test_parent_goes (Fixture *self, gconstpointer data)
{
  GtkWindow *other = pursuit_widget_test_present (gtk_label_new ("other"));

  gtk_window_set_transient_for (self->dialog, other);
  pursuit_transient_present (self->dialog);
  gtk_window_destroy (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog)));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/transient/fills-before-it-is-shown-and-empties-when-closed", test_steps);
  add ("/app/transient/closed-before-it-is-shown", test_closed_early);
  add ("/app/transient/a-handler-keeps-it-open", test_kept_open);
  add ("/app/transient/its-parent-goes-first", test_parent_goes);

  return g_test_run ();
}
