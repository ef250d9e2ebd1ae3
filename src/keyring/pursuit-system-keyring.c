/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/pursuit-system-keyring.h"

#include "keyring/pursuit-keyring-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

struct _PursuitSystemKeyring
{
  PursuitKeyring parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitSystemKeyring, pursuit_system_keyring, PURSUIT_TYPE_KEYRING)

/* One call, on its worker thread. */
typedef struct _Call Call;
struct _Call
{
  gboolean (*step) (Call *self, GError **error);
  const PursuitKeyName *name; /* (nullable) */
  PursuitSecret *secret;      /* (nullable): to store, or what was found */
  PursuitKeyringFlags flags;
  GCancellable *cancellable;    /* (nullable) */
  GMainContext *context;        /* where signals of the service end up */
  SecretService *service;       /* as long as an attempt lasts */
  SecretCollection *collection; /* (nullable): the default one, open */
};

#define PROMPT "org.freedesktop.Secret.Prompt"

/* If the name of the schema were asked for, GNOME Keyring would find nothing in a locked keyring:
 * it is what is left out of the search, and an attribute of our own takes its place. */
static const SecretSchema schema = {
  PURSUIT_APP_ID ".Key",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { "app", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "workspace", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "service", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

static GHashTable *
make_attributes (const PursuitKeyName *name)
{
  return secret_attributes_build (&schema, "app", PURSUIT_APP_ID, "workspace", name->workspace,
                                  "service", name->service, "account", name->account, NULL);
}

static gboolean
refuse (GError **error, PursuitKeyringError code, const char *why)
{
  g_set_error_literal (error, PURSUIT_KEYRING_ERROR, code, why);

  return FALSE;
}

static gboolean
refuse_locked (GError **error)
{
  return refuse (error, PURSUIT_KEYRING_ERROR_LOCKED,
                 _ ("The keyring of this computer is locked, so keys can be neither read nor kept; "
                    "unlock it"));
}

static gboolean
refuse_absent (GError **error)
{
  return refuse (error, PURSUIT_KEYRING_ERROR_ABSENT,
                 _ ("No keyring runs on this computer, and a key is never written into a file; "
                    "start GNOME Keyring, KWallet or KeePassXC"));
}

static gboolean
is_absence (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED)
         || (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED
             && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY);
}

static gboolean
is_final (const GError *error)
{
  return error->domain == PURSUIT_KEYRING_ERROR
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the other side wrote is nothing for people, and nobody knows what it may hold. */
static void
propagate (GError **error, GError *local)
{
  if (is_final (local))
    {
      g_propagate_error (error, local);
      return;
    }

  g_debug ("The keyring: %s %d", g_quark_to_string (local->domain), local->code);
  if (is_absence (local))
    refuse_absent (error);
  else if (g_error_matches (local, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    refuse_locked (error);
  else
    refuse (error, PURSUIT_KEYRING_ERROR_FAILED,
            _ ("The keyring of this computer did not do what it was asked for; look at it with its "
               "own program, such as “Passwords and Keys”, and try again"));
  g_error_free (local);
}

/* The bus is gone with the session; that shall not take the window with it, as is GLib's way. */
static gboolean
reach_bus (Call *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, self->cancellable, &local);

  if (bus == NULL)
    return g_cancellable_set_error_if_cancelled (self->cancellable, error) ? FALSE
                                                                           : refuse_absent (error);
  g_dbus_connection_set_exit_on_close (bus, FALSE);

  return TRUE;
}

typedef struct
{
  GMainLoop *loop;
  gboolean completed;
  gboolean dismissed;
} Question;

static void /* lint: allow parameters: the form of a GDBusSignalCallback */
completed_cb (GDBusConnection *bus,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *parameters,
              gpointer data)
{
  Question *question = data;

  question->completed = TRUE;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &question->dismissed, NULL);
  g_main_loop_quit (question->loop);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

/* On whatever thread cancels, perhaps before the loop runs. A GCancellableSource would be shorter,
 * but leaks when it is destroyed while its cancellable is at work. */
static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  GMainLoop *loop = data;
  g_autoptr (GSource) idle = g_idle_source_new ();

  g_source_set_callback (idle, quit_cb, g_main_loop_ref (loop), (GDestroyNotify) g_main_loop_unref);
  g_source_attach (idle, g_main_loop_get_context (loop));
}

/* Until it is answered, or somebody has had enough, or the service is gone. */
static void
wait_for_answer (Call *self, Question *question)
{
  g_autoptr (GSource) deadline = g_timeout_source_new_seconds (PURSUIT_KEYRING_PROMPT_SECONDS);
  gulong gone = g_signal_connect_swapped (self->service, "notify::g-name-owner",
                                          G_CALLBACK (g_main_loop_quit), question->loop);
  gulong cancelled = 0;

  g_source_set_callback (deadline, quit_cb, question->loop, NULL);
  g_source_attach (deadline, self->context);
  if (self->cancellable != NULL)
    cancelled = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), question->loop,
                                       NULL);
  g_main_loop_run (question->loop);
  g_cancellable_disconnect (self->cancellable, cancelled);
  g_source_destroy (deadline);
  g_signal_handler_disconnect (self->service, gone);
}

static GVariant *
call_prompt (Call *self, const char *path, const char *method, GVariant *parameters)
{
  GDBusProxy *proxy = G_DBUS_PROXY (self->service);

  return g_dbus_connection_call_sync (
      g_dbus_proxy_get_connection (proxy), g_dbus_proxy_get_name (proxy), path, PROMPT, method,
      parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL);
}

/* By hand, since libsecret 0.20 stumbles over its own feet when a prompt is cancelled. */
static gboolean
ask_person (Call *self, const char *path)
{
  GDBusProxy *proxy = G_DBUS_PROXY (self->service);
  GDBusConnection *bus = g_dbus_proxy_get_connection (proxy);
  g_autoptr (GMainLoop) loop = g_main_loop_new (self->context, FALSE);
  g_autoptr (GVariant) shown = NULL;
  Question question = { .loop = loop };
  guint subscription = g_dbus_connection_signal_subscribe (
      bus, g_dbus_proxy_get_name (proxy), PROMPT, "Completed", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      completed_cb, &question, NULL);

  shown = call_prompt (self, path, "Prompt", g_variant_new ("(s)", ""));
  if (shown != NULL)
    wait_for_answer (self, &question);
  g_dbus_connection_signal_unsubscribe (bus, subscription);
  if (shown != NULL && !question.completed)
    {
      G_GNUC_UNUSED g_autoptr (GVariant) closed = call_prompt (self, path, "Dismiss", NULL);
    }

  return question.completed && !question.dismissed;
}

static gboolean
unlock (Call *self, GError **error)
{
  const char *const paths[] = { g_dbus_proxy_get_object_path (G_DBUS_PROXY (self->collection)) };
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *path = NULL;

  if (!(self->flags & PURSUIT_KEYRING_MAY_ASK))
    return refuse_locked (error);

  answer = g_dbus_proxy_call_sync (G_DBUS_PROXY (self->service), "Unlock",
                                   g_variant_new ("(@ao)", g_variant_new_objv (paths, 1)),
                                   G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, error);
  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(aoo)", NULL, &path);
  if (g_str_equal (path, "/") || ask_person (self, path))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  return refuse (error, PURSUIT_KEYRING_ERROR_DISMISSED,
                 _ ("The keyring of this computer stays locked, because its password was not "
                    "entered; try again"));
}

/* A locked keyring looks like an empty one to whoever does not ask. */
static gboolean
open_collection (Call *self, GError **error)
{
  GError *local = NULL;

  self->collection = secret_collection_for_alias_sync (
      self->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, self->cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  return self->collection == NULL || !secret_collection_get_locked (self->collection)
         || unlock (self, error);
}

static gboolean
attempt (Call *self, GError **error)
{
  gboolean done;

  if (!reach_bus (self, error))
    return FALSE;
  self->service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION,
                                            self->cancellable, error);
  done = self->service != NULL && open_collection (self, error) && self->step (self, error);
  g_clear_object (&self->collection);
  g_clear_object (&self->service);

  return done;
}

/* What the objects of the service left behind is let go only by what they put into the context. */
static void
close_context (Call *self)
{
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_main_context_pop_thread_default (self->context);
  g_clear_pointer (&self->context, g_main_context_unref);
}

/* A service that was restarted in the middle answers with one of a dozen errors, depending on
 * where. All the calls may be made twice, so that any failure gets a second chance. */
static gboolean
call (Call *self, GError **error)
{
  GError *local = NULL;
  gboolean done;

  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  done = attempt (self, &local);
  if (!done && !is_final (local))
    {
      g_clear_error (&local);
      done = attempt (self, &local);
    }
  close_context (self);
  if (!done)
    propagate (error, local);

  return done;
}

static gboolean
refuse_not_set_up (GError **error)
{
  return refuse (
      error, PURSUIT_KEYRING_ERROR_NOT_SET_UP,
      _ ("The keyring of this computer has not been set up yet; make one with “Passwords "
         "and Keys” or sign in to the desktop with your password once"));
}

static gboolean
check_step (Call *self, GError **error)
{
  return self->collection != NULL || refuse_not_set_up (error);
}

static gboolean
store_step (Call *self, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (self->name);
  g_autofree char *label = g_strdup_printf (_ ("Pursuit: key for %s"), self->name->service);
  g_autoptr (SecretValue) value = NULL;

  if (self->collection == NULL)
    return refuse_not_set_up (error);

  /* It lends the memory of the secret, which outlives it. */
  value = secret_value_new_full ((char *) pursuit_secret_get_text (self->secret),
                                 pursuit_secret_get_length (self->secret), "text/plain", NULL);

  return secret_service_store_sync (self->service, &schema, attributes, SECRET_COLLECTION_DEFAULT,
                                    label, value, self->cancellable, error);
}

/* The keyring may hold whatever another program put there under our name. */
static PursuitSecret *
take_secret (SecretValue *value, GError **error)
{
  gsize length;
  const char *text = secret_value_get (value, &length);

  return pursuit_secret_check (text, length, error) ? pursuit_secret_new (text, length) : NULL;
}

static gboolean
lookup_step (Call *self, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (self->name);
  g_autoptr (SecretValue) value = NULL;
  g_autolist (GObject) items = NULL;
  GError *local = NULL;

  items = secret_service_search_sync (self->service, &schema, attributes,
                                      SECRET_SEARCH_LOAD_SECRETS, self->cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (items == NULL)
    {
      g_set_error (error, PURSUIT_KEYRING_ERROR, PURSUIT_KEYRING_ERROR_NOT_FOUND,
                   _ ("The keyring of this computer holds no key for %s; enter it once"),
                   self->name->service);
      return FALSE;
    }

  value = secret_item_get_secret (items->data);
  if (value == NULL)
    return refuse_locked (error);
  self->secret = take_secret (value, error);

  return self->secret != NULL;
}

/* The call that clears finds nothing to do in a locked keyring, and says so by no error. */
static gboolean
clear_step (Call *self, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (self->name);
  g_autolist (GObject) left = NULL;
  GError *local = NULL;

  secret_service_clear_sync (self->service, &schema, attributes, self->cancellable, &local);
  if (local == NULL)
    left = secret_service_search_sync (self->service, &schema, attributes, SECRET_SEARCH_NONE,
                                       self->cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  return left == NULL || refuse_locked (error);
}

static gboolean
pursuit_system_keyring_check (PursuitKeyring *keyring,
                              PursuitKeyringFlags flags,
                              GCancellable *cancellable,
                              GError **error)
{
  Call self = { .step = check_step, .flags = flags, .cancellable = cancellable };

  return call (&self, error);
}

static gboolean
pursuit_system_keyring_store (PursuitKeyring *keyring,
                              const PursuitKeyName *name,
                              PursuitSecret *secret,
                              PursuitKeyringFlags flags,
                              GCancellable *cancellable,
                              GError **error)
{
  Call self = { store_step, name, secret, flags, cancellable };

  return call (&self, error);
}

static PursuitSecret *
pursuit_system_keyring_lookup (PursuitKeyring *keyring,
                               const PursuitKeyName *name,
                               PursuitKeyringFlags flags,
                               GCancellable *cancellable,
                               GError **error)
{
  Call self = { lookup_step, name, NULL, flags, cancellable };

  return call (&self, error) ? self.secret : NULL;
}

static gboolean
pursuit_system_keyring_clear (PursuitKeyring *keyring,
                              const PursuitKeyName *name,
                              PursuitKeyringFlags flags,
                              GCancellable *cancellable,
                              GError **error)
{
  Call self = { clear_step, name, NULL, flags, cancellable };

  return call (&self, error);
}

static void
pursuit_system_keyring_class_init (PursuitSystemKeyringClass *klass)
{
  PursuitKeyringClass *keyring_class = PURSUIT_KEYRING_CLASS (klass);

  keyring_class->check = pursuit_system_keyring_check;
  keyring_class->store = pursuit_system_keyring_store;
  keyring_class->lookup = pursuit_system_keyring_lookup;
  keyring_class->clear = pursuit_system_keyring_clear;
}

static void
pursuit_system_keyring_init (PursuitSystemKeyring *self)
{
}

PursuitKeyring *
pursuit_system_keyring_new (void)
{
  return g_object_new (PURSUIT_TYPE_SYSTEM_KEYRING, NULL);
}
