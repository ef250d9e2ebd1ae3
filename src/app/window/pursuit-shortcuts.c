/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-shortcuts.h"

#include "app/window/pursuit-key-map.h"
#include "app/preferences/pursuit-keys-page.h"
#include "app/window/pursuit-text-scale.h"
#include "app/widgets/pursuit-transient.h"

#include <glib/gi18n-lib.h>

/* What the toolkit's window, which cannot scroll, takes in any language. */
#define OVERVIEW_WIDTH 1000
#define LIST_WIDTH 480
#define LIST_HEIGHT 640

/* The window is put together by GtkBuilder, the only way that GTK 4.8 has. */
static void
append_shortcut (GString *ui, const PursuitActionInfo *info)
{
  const char *keys = pursuit_key_map_get_keys (pursuit_key_map_get_default (), info);
  g_autofree char *markup = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                                     "<property name='title'>%s</property>"
                                                     "<property name='accelerator'>%s</property>"
                                                     "</object></child>",
                                                     _ (info->title), keys);

  g_string_append (ui, markup);
}

static void
append_group (GString *ui, const PursuitActionInfo *table, guint n, const char *group)
{
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                                   "<property name='title'>%s</property>",
                                                   _ (group));

  g_string_append (ui, head);
  for (guint i = 0; i < n; i++)
    if (table[i].keys != NULL && g_str_equal (table[i].group, group))
      append_shortcut (ui, &table[i]);
  g_string_append (ui, "</object></child>");
}

/* Whether a group begins with this row: the groups come in the order of the table. */
static gboolean
is_first_of_group (const PursuitActionInfo *table, guint at)
{
  if (table[at].keys == NULL)
    return FALSE;
  for (guint i = 0; i < at; i++)
    if (table[i].keys != NULL && g_str_equal (table[i].group, table[at].group))
      return FALSE;

  return TRUE;
}

static gboolean
is_narrow (GtkWindow *window)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));

  return width > 0 && width < pursuit_text_scale (GTK_WIDGET (window), OVERVIEW_WIDTH);
}

/* The same keys one below the other, for a window that the overview would not fit. */
static GtkWindow *
create_list (void)
{
  GtkWidget *self = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = g_object_new (PURSUIT_TYPE_KEYS_PAGE, "all", TRUE, "vexpand", TRUE, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (self), _ ("Keyboard Shortcuts"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), LIST_WIDTH, LIST_HEIGHT);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (self, keys);

  return GTK_WINDOW (self);
}

static GtkWindow *
create_overview (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GString) ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='it'>"
                                         "<property name='modal'>True</property>"
                                         "<child><object class='GtkShortcutsSection'>"
                                         "<property name='section-name'>shortcuts</property>"
                                         "<property name='max-height'>21</property>");
  g_autoptr (GError) error = NULL;
  const PursuitActionInfo *table;
  guint n;

  /* As high as its longest group makes a page anyway; more columns would not fit small screens. */
  table = pursuit_action_table_get (&n);
  for (guint i = 0; i < n; i++)
    if (is_first_of_group (table, i))
      append_group (ui, table, n, table[i].group);
  g_string_append (ui, "</object></child></object></interface>");
  if (!gtk_builder_add_from_string (builder, ui->str, (gssize) ui->len, &error))
    g_error ("The shortcuts could not be shown: %s", error->message);

  return GTK_WINDOW (gtk_builder_get_object (builder, "it"));
}

GtkWindow *
pursuit_shortcuts_new (GtkWindow *window)
{
  GtkWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = is_narrow (window) ? create_list () : create_overview ();
  pursuit_transient_set (self, window);
  gtk_window_set_destroy_with_parent (self, TRUE);

  return self;
}
