/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-open-uri.h"

#include "document/pursuit-link.h"

static void
show (GtkWidget *widget, const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

void
pursuit_open_uri (GtkWidget *widget, const char *uri)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  if (!pursuit_link_is_safe (uri) || *uri == '#')
    return;

  escaped = pursuit_link_dup_uri (uri);
  show (widget, escaped);
}

void
pursuit_open_folder (GtkWidget *widget, const char *path)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (path != NULL);

  folder = g_file_new_for_path (path);
  uri = g_file_get_uri (folder);
  show (widget, uri);
}
