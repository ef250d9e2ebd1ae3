/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include <glib/gi18n-lib.h>

#define UNDO_TOAST_SECONDS 10

static void
on_dismissed (AdwToast *toast, gpointer data)
{
  PursuitWindow *self = data;

  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

void
pursuit_window_drop_toast (PursuitWindow *self)
{
  g_autoptr (AdwToast) toast = NULL;

  if (self->toast == NULL)
    return;

  toast = g_object_ref (self->toast);
  g_clear_weak_pointer (&self->toast);
  adw_toast_dismiss (toast);
}

/* An overlay shows toasts one after the other, minutes late if there are many: news would come when
 * they are none any more, and an Undo when what it takes back lies under other changes. */
void
pursuit_window_add_toast (PursuitWindow *self, AdwToast *toast)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (self == NULL || PURSUIT_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (self == NULL)
    {
      g_object_unref (toast);
      return;
    }

  pursuit_window_drop_toast (self);
  /* A toast reads its title as markup, and names of records and files hold any character. */
  markup = g_markup_escape_text (adw_toast_get_title (toast), -1);
  adw_toast_set_title (toast, markup);
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* One that is already on its way out offers nothing any more. */
static void
on_undo_clicked (AdwToast *toast, gpointer data)
{
  PursuitWindow *self = data;
  const gint64 *action = g_object_get_data (G_OBJECT (toast), "action");

  if (self->toast != toast)
    return;
  /* It goes by itself. */
  g_clear_weak_pointer (&self->toast);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", "x", *action);
}

void
pursuit_window_show_undo (PursuitWindow *self, const char *text, gint64 action)
{
  AdwToast *toast;

  g_return_if_fail (self == NULL || PURSUIT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (self == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_TOAST_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "action", g_memdup2 (&action, sizeof action), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo_clicked), self, 0);
  pursuit_window_add_toast (self, toast);
}
