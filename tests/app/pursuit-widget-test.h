/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Starts GTK, libadwaita and the resources for a test of single widgets. */
void pursuit_widget_test_init (int *argc, char ***argv);

/* The first widget under @root that is shown and of @type, %G_TYPE_NONE for any, and whose label,
 * text or name is @text, %NULL for any. */
GtkWidget *pursuit_widget_test_find (GtkWidget *root, GType type, const char *text);

/* (transfer none): what a key does in a widget, or in all of its class. */
GtkShortcut *
pursuit_widget_test_find_key (GtkWidget *widget, guint keyval, GdkModifierType modifiers);

/* Puts a widget into a window and waits until it has been drawn. */
GtkWindow *pursuit_widget_test_present (GtkWidget *widget);

/* Lets the main loop run until @done says so. After 30 seconds the test ends, and says by @name,
 * a literal, what it waited for. */
void
pursuit_widget_test_wait_named (const char *name, gboolean (*done) (gpointer data), gpointer data);
#define pursuit_widget_test_wait(done, data) pursuit_widget_test_wait_named (#done, done, data)

G_END_DECLS
