/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-shortcuts.h"

#include "app/pursuit-key-map.h"
#include "app/pursuit-transient.h"

#include <glib/gi18n-lib.h>

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

GtkWindow *
pursuit_shortcuts_new (GtkWindow *window)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GString) ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='it'>"
                                         "<property name='modal'>True</property>"
                                         "<child><object class='GtkShortcutsSection'>"
                                         "<property name='section-name'>shortcuts</property>"
                                         "<property name='max-height'>20</property>");
  g_autoptr (GError) error = NULL;
  const PursuitActionInfo *table;
  GtkWindow *self;
  guint n;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  /* As high as its longest group makes a page anyway; more columns would not fit small screens. */
  table = pursuit_action_table_get (&n);
  for (guint i = 0; i < n; i++)
    if (is_first_of_group (table, i))
      append_group (ui, table, n, table[i].group);
  g_string_append (ui, "</object></child></object></interface>");
  if (!gtk_builder_add_from_string (builder, ui->str, (gssize) ui->len, &error))
    g_error ("The shortcuts could not be shown: %s", error->message);

  self = GTK_WINDOW (gtk_builder_get_object (builder, "it"));
  pursuit_transient_set (self, window);
  gtk_window_set_destroy_with_parent (self, TRUE);

  return self;
}
