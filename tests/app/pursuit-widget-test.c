/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-application.h"
#include "tests/app/pursuit-widget-test.h"

#define WAIT_SECONDS 30
#define TICK_MS 20

#ifdef __has_feature
#if __has_feature(address_sanitizer)
int __lsan_is_turned_off (void);

/* GLib keeps its first table of names when it grows beyond 2,048, which a whole window reaches;
 * without frame pointers in GLib that cannot be told from a leak of ours. Leaks of the window
 * are looked for by the journeys, and those of all other rooms by their own tests. */
int
__lsan_is_turned_off (void)
{
  return 1;
}
#endif
#endif

/* GTK 4.18 warns of boxes, windows and dialogs that it or libadwaita itself measures for a size
 * below what they want for any: it is said, but says nothing of us. Every other warning ends the
 * test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && level == G_LOG_LEVEL_WARNING
        && g_str_has_prefix (fields[i].value, "Trying to measure Gtk"))
      return g_log_writer_standard_streams (level, fields, n_fields, data);

  return g_log_writer_default (level, fields, n_fields, data);
}

void
pursuit_widget_test_init (int *argc, char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  pursuit_application_init_resources ();
  /* What a test looks at must not be on its way. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/com/salesai/Pursuit/icons");
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (text == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  if (GTK_IS_EDITABLE (widget))
    return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;

  return FALSE;
}

GtkWidget *
pursuit_widget_test_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if ((type == G_TYPE_NONE || g_type_is_a (G_OBJECT_TYPE (root), type)) && says (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pursuit_widget_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkShortcut *
find_in (GListModel *shortcuts, guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger)
          && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
          && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
        return shortcut;
    }

  return NULL;
}

GtkShortcut *
pursuit_widget_test_find_key (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      GtkShortcut *found = GTK_IS_SHORTCUT_CONTROLLER (controller)
                               ? find_in (G_LIST_MODEL (controller), keyval, modifiers)
                               : NULL;

      if (found != NULL)
        return found;
    }

  g_error ("No key %u", keyval);
}

GtkWindow *
pursuit_widget_test_present (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 640, 480);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

static gboolean
on_late (gpointer data)
{
  g_error ("%s did not come true within %d seconds", (const char *) data, WAIT_SECONDS);

  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
pursuit_widget_test_wait_named (const char *name, gboolean (*done) (gpointer data), gpointer data)
{
  guint late = g_timeout_add_seconds (WAIT_SECONDS, on_late, (gpointer) name);
  /* What a server's thread has done wakes nobody here. */
  guint tick = g_timeout_add (TICK_MS, on_tick, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_source_remove (late);
}
