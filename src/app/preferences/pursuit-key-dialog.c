/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-key-dialog.h"

#include "app/window/pursuit-key-map.h"
#include "app/widgets/pursuit-transient.h"

#include <glib/gi18n-lib.h>

struct _PursuitKeyDialog
{
  AdwMessageDialog parent_instance;

  const PursuitActionInfo *info;
};

G_DEFINE_FINAL_TYPE (PursuitKeyDialog, pursuit_key_dialog, ADW_TYPE_MESSAGE_DIALOG)

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R)
         || keyval == GDK_KEY_ISO_Level3_Shift || keyval == GDK_KEY_Num_Lock;
}

static gboolean
moves_focus (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_Return
         || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space;
}

gboolean
pursuit_key_dialog_take (PursuitKeyDialog *self, guint keyval, GdkModifierType modifiers)
{
  PursuitKeyMap *map = pursuit_key_map_get_default ();
  g_autoptr (GError) error = NULL;
  GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();
  gboolean done;

  g_return_val_if_fail (PURSUIT_IS_KEY_DIALOG (self), FALSE);

  if (is_modifier (keyval) || ((held & ~GDK_SHIFT_MASK) == 0 && moves_focus (keyval)))
    return FALSE;

  if (held == 0 && keyval == GDK_KEY_Escape)
    done = TRUE;
  else if (held == 0 && keyval == GDK_KEY_BackSpace)
    done = pursuit_key_map_reset (map, self->info, &error);
  else
    done = pursuit_key_map_choose (map, self->info, keyval, held, &error);

  if (done)
    gtk_window_close (GTK_WINDOW (self));
  else
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), error->message);

  return TRUE;
}

/* What a key took part in making, as Shift in "?", is not held for it; letters stay as they are. */
static gboolean
on_key_pressed (PursuitKeyDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (event != NULL && gdk_keyval_to_lower (keyval) == gdk_keyval_to_upper (keyval))
    state &= ~gdk_key_event_get_consumed_modifiers (event);

  return pursuit_key_dialog_take (self, keyval, state);
}

static void
pursuit_key_dialog_class_init (PursuitKeyDialogClass *klass)
{
}

static void
pursuit_key_dialog_init (PursuitKeyDialog *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "cancel");
}

GtkWindow *
pursuit_key_dialog_new (GtkWindow *parent, const PursuitActionInfo *info)
{
  PursuitKeyDialog *self;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (info != NULL && pursuit_key_map_can_choose (info), NULL);

  heading = g_strdup_printf (_ ("Keys of “%s”"), _ (info->title));
  self = g_object_new (PURSUIT_TYPE_KEY_DIALOG, "modal", TRUE, "heading", heading, "body",
                       _ ("Press the new keys. Backspace gives the usual ones back, Escape leaves "
                          "them as they are."),
                       NULL);
  pursuit_transient_set (GTK_WINDOW (self), parent);
  self->info = info;

  return GTK_WINDOW (self);
}
