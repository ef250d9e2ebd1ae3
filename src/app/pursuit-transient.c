/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-transient.h"

static void
part (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

void
pursuit_transient_set (GtkWindow *dialog, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  gtk_window_set_transient_for (dialog, parent);
  g_signal_connect_after (dialog, "unmap", G_CALLBACK (part), NULL);
}
