/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-open-uri.h"

#include "document/pursuit-link.h"

void
pursuit_open_uri (GtkWidget *widget, const char *uri)
{
  g_autofree char *escaped = NULL;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (uri != NULL);

  if (!pursuit_link_is_safe (uri) || *uri == '#')
    return;

  escaped = pursuit_link_dup_uri (uri);
  root = gtk_widget_get_root (widget);
  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, escaped, GDK_CURRENT_TIME);
}
