/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-mail-draft.h"
#include "tests/app/pursuit-widget-test.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A portal on the test's own bus: it speaks the real interface over the real wire. */
static const char interface_xml[] = "<node><interface name='org.freedesktop.portal.Email'>"
                                    "<method name='ComposeEmail'>"
                                    "<arg type='s' direction='in'/>"
                                    "<arg type='a{sv}' direction='in'/>"
                                    "<arg type='o' direction='out'/>"
                                    "</method></interface></node>";

typedef struct
{
  char *folder;
  char *file;
  GDBusConnection *bus; /* a connection of the portal's own */
  GDBusNodeInfo *node;
  guint object;
  guint32 response;
  char *address;
  char *attached; /* what the portal read from the file that it was handed */
  GAsyncResult *result;
} Fixture;

static char *
read_handed (GDBusMethodInvocation *invocation)
{
  GDBusMessage *message = g_dbus_method_invocation_get_message (invocation);
  GUnixFDList *files = g_dbus_message_get_unix_fd_list (message);
  char content[64] = { 0 };
  int file = g_unix_fd_list_get (files, 0, NULL);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (read (file, content, sizeof content - 1), >, 0);
  close (file);

  return g_strdup (content);
}

static void /* lint: allow parameters: the toolkit's signature */
on_call (GDBusConnection *bus,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Fixture *self = data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *token = NULL;
  g_autofree char *client = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;

  g_assert_true (g_variant_lookup (options, "handle_token", "s", &token));
  g_variant_lookup (options, "address", "s", &self->address);
  self->attached = read_handed (invocation);
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", client, token);
  /* The answer may overtake the reply, as it may in life. */
  g_dbus_connection_emit_signal (bus, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new_parsed ("(%u, @a{sv} {})", self->response), NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
}

static const GDBusInterfaceVTable vtable = { .method_call = on_call };

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("pursuit-mail-XXXXXX", NULL);
  self->file = g_build_filename (self->folder, "Offer v1.pdf", NULL);
  g_assert_true (g_file_set_contents (self->file, "%PDF-frozen", -1, NULL));
}

static void
start_portal (Fixture *self, guint32 response)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) owned = NULL;

  g_assert_no_error (error);
  self->response = response;
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  self->node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_assert_no_error (error);
  self->object
      = g_dbus_connection_register_object (self->bus, "/org/freedesktop/portal/desktop",
                                           self->node->interfaces[0], &vtable, self, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (
      self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 4),
      G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->bus != NULL)
    g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_clear_pointer (&self->node, g_dbus_node_info_unref);
  g_clear_object (&self->result);
  g_remove (self->file);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->address);
  g_free (self->attached);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_done (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
compose (Fixture *self, gboolean *attached, GError **error)
{
  PursuitMailDraft draft = {
    .address = "e.sommer@example.org",
    .subject = "Offer",
    .body = "",
    .attachment = self->file,
  };

  pursuit_mail_draft_async (NULL, &draft, NULL, done_cb, &self->result);
  pursuit_widget_test_wait (is_done, &self->result);

  return pursuit_mail_draft_finish (self->result, attached, error);
}

static void
test_attaches (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean attached = FALSE;

  start_portal (self, 0);
  g_assert_true (compose (self, &attached, &error));
  g_assert_no_error (error);
  g_assert_true (attached);
  g_assert_cmpstr (self->address, ==, "e.sommer@example.org");
  g_assert_cmpstr (self->attached, ==, "%PDF-frozen");
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean attached = TRUE;

  start_portal (self, 1);
  g_assert_false (compose (self, &attached, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (attached);
}

/* Without a portal, or with one that fails, the file cannot go along; that has to be told. */
static void
test_falls_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean attached = TRUE;

  if (data != NULL)
    start_portal (self, 2);
  compose (self, &attached, &error);
  g_assert_false (attached);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/mail-draft/hands-the-file-to-the-portal", NULL, test_attaches);
  add ("/app/mail-draft/a-closed-question-is-no-error", NULL, test_cancelled);
  add ("/app/mail-draft/without-a-portal-nothing-is-attached", NULL, test_falls_back);
  add ("/app/mail-draft/a-failing-portal-falls-back", "failing", test_falls_back);

  return g_test_run ();
}
