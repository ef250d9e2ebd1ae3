/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-application.h"
#include "app/leads/pursuit-lead-table.h"
#include "tests/app/pursuit-window-test.h"

#define KEY "lead-column-widths"
#define STAGE 1

typedef PursuitWindowTest Fixture;

static GSettings *
get_settings (Fixture *self)
{
  return pursuit_application_get_settings (
      PURSUIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))));
}

static GtkWidget *
create_table (Fixture *self)
{
  g_autoptr (PursuitLeadColumns) columns
      = pursuit_lead_columns_new (gtk_window_get_application (GTK_WINDOW (self->window)));

  return g_object_ref_sink (pursuit_lead_table_new (columns));
}

static GtkColumnViewColumn *
get_column (GtkWidget *table, guint position)
{
  GtkWidget *view = pursuit_widget_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), position);

  return column;
}

static int
get_width (Fixture *self, guint position)
{
  GtkWidget *table = create_table (self);
  int width = gtk_column_view_column_get_fixed_width (get_column (table, position));

  g_object_unref (table);

  return width;
}

static gboolean
is_kept (gpointer settings)
{
  g_autoptr (GVariant) widths = g_settings_get_value (settings, KEY);

  return g_variant_n_children (widths) > 0;
}

/* The toolkit gives a dragged column its width as a fixed one. */
static void
drag (GtkWidget *table, guint position, int width)
{
  for (int at = 100; at < width; at += 50)
    gtk_column_view_column_set_fixed_width (get_column (table, position), at);
  gtk_column_view_column_set_fixed_width (get_column (table, position), width);
}

static void
widths_are_kept (Fixture *self, gconstpointer data)
{
  GtkWidget *table = create_table (self);

  g_assert_cmpint (get_width (self, STAGE), ==, -1);
  drag (table, STAGE, 231);
  pursuit_widget_test_wait (is_kept, get_settings (self));
  g_assert_cmpint (get_width (self, STAGE), ==, 231);
  g_assert_cmpint (get_width (self, STAGE + 1), ==, -1);

  /* A window that closes at once loses nothing. */
  drag (table, STAGE + 1, 310);
  g_object_unref (table);
  g_assert_cmpint (get_width (self, STAGE), ==, 231);
  g_assert_cmpint (get_width (self, STAGE + 1), ==, 310);
  g_settings_reset (get_settings (self), KEY);
}

static void
strange_widths_are_bounded (Fixture *self, gconstpointer data)
{
  g_settings_set_value (get_settings (self), KEY,
                        g_variant_new_parsed ("{'stage': -7, 'value': 2000000000, 'nothing': 5}"));
  g_assert_cmpint (get_width (self, STAGE), ==, 24);
  g_assert_cmpint (get_width (self, STAGE + 1), ==, 4000);
  g_settings_reset (get_settings (self), KEY);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, pursuit_window_test_set_up, test, pursuit_window_test_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/column-widths/are-kept", widths_are_kept);
  add ("/app/column-widths/strange-ones-are-bounded", strange_widths_are_bounded);

  return g_test_run ();
}
