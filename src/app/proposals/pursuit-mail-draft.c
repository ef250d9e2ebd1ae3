/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-mail-draft.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* What the portal answers: the person closed its question, or something went wrong. */
#define RESPONSE_CANCELLED 1
#define RESPONSE_FAILED 2

typedef struct
{
  char *address;
  char *subject;
  char *body;
  char *attachment;
  GDBusConnection *bus;
  guint subscription;
  gboolean attached;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *self = data;

  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  g_free (self->address);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->attachment);
  g_free (self);
}

static void
show_uri_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes the task. */
static void
open_mailto (GTask *task)
{
  Draft *self = g_task_get_task_data (task);
  g_autofree char *address
      = g_uri_escape_string (self->address != NULL ? self->address : "", "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (self->subject, NULL, FALSE);
  g_autofree char *body = g_uri_escape_string (self->body, NULL, FALSE);
  g_autofree char *uri = g_strdup_printf ("mailto:%s?subject=%s&body=%s", address, subject, body);

  g_app_info_launch_default_for_uri_async (uri, NULL, g_task_get_cancellable (task), show_uri_cb,
                                           task);
}

static void /* lint: allow parameters: the toolkit's signature */
on_response (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer data)
{
  GTask *task = data;
  Draft *self = g_task_get_task_data (task);
  guint32 response = RESPONSE_FAILED;

  if (self->subscription == 0)
    return;

  g_dbus_connection_signal_unsubscribe (bus, self->subscription);
  self->subscription = 0;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, NULL);
  if (response == RESPONSE_FAILED)
    {
      open_mailto (task);
      return;
    }

  self->attached = response == 0;
  if (response == RESPONSE_CANCELLED)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
compose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Draft *self = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, NULL);

  /* With a reply the answer comes as a signal, and may have come already. */
  if (reply != NULL || self->subscription == 0)
    return;

  g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else
    open_mailto (task);
}

/* The path at which the portal will answer is known before, so that no answer can be missed. */
static void
subscribe (GTask *task, const char *token)
{
  Draft *self = g_task_get_task_data (task);
  g_autofree char *sender
      = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (self->bus) + 1), ".", '_');
  g_autofree char *path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);

  self->subscription = g_dbus_connection_signal_subscribe (
      self->bus, PORTAL_NAME, "org.freedesktop.portal.Request", "Response", path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_response, task, NULL);
}

static void
compose (GTask *task, int file)
{
  Draft *self = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("pursuit%08x", g_random_int ());
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new_from_array (&file, 1);
  GVariantBuilder options;

  subscribe (task, token);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (self->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (self->body));
  if (self->address != NULL)
    g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (self->address));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_new_parsed ("[handle 0]"));

  g_dbus_connection_call_with_unix_fd_list (
      self->bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Email", "ComposeEmail",
      g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
      files, g_task_get_cancellable (task), compose_cb, g_object_ref (task));
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Draft *self = g_task_get_task_data (task);
  int file;

  self->bus = g_bus_get_finish (result, NULL);
  if (self->bus == NULL)
    {
      open_mailto (task);
      return;
    }
  file = open (self->attachment, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    {
      int saved = errno;

      g_task_return_new_error (task, G_IO_ERROR, (gint) g_io_error_from_errno (saved), "%s: %s",
                               self->attachment, g_strerror (saved));
      g_object_unref (task);
      return;
    }

  compose (task, file);
}

void
pursuit_mail_draft_async (GtkWindow *parent,
                          const PursuitMailDraft *draft,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task;
  Draft *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (draft != NULL && draft->subject != NULL && draft->body != NULL);
  g_return_if_fail (draft->attachment != NULL);

  task = g_task_new (parent, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_mail_draft_async);
  self = g_new0 (Draft, 1);
  self->address = g_strdup (draft->address);
  self->subject = g_strdup (draft->subject);
  self->body = g_strdup (draft->body);
  self->attachment = g_strdup (draft->attachment);
  g_task_set_task_data (task, self, draft_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

gboolean
pursuit_mail_draft_finish (GAsyncResult *result, gboolean *attached, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (attached != NULL, FALSE);

  *attached = ((Draft *) g_task_get_task_data (G_TASK (result)))->attached;

  return g_task_propagate_boolean (G_TASK (result), error);
}
