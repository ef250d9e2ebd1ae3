/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/pursuit-session-keyring.h"

#include "keyring/pursuit-keyring-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitSessionKeyring
{
  PursuitKeyring parent_instance;

  GMutex mutex;
  GHashTable *secrets; /* a name as one text → PursuitSecret */
};

G_DEFINE_FINAL_TYPE (PursuitSessionKeyring, pursuit_session_keyring, PURSUIT_TYPE_KEYRING)

/* With the lengths in front, two names never become one. */
static char *
join_name (const PursuitKeyName *name)
{
  return g_strdup_printf ("%zu %zu %s%s%s", strlen (name->workspace), strlen (name->service),
                          name->workspace, name->service, name->account);
}

static gboolean
pursuit_session_keyring_check (PursuitKeyring *keyring,
                               PursuitKeyringFlags flags,
                               GCancellable *cancellable,
                               GError **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
pursuit_session_keyring_store (PursuitKeyring *keyring,
                               const PursuitKeyName *name,
                               PursuitSecret *secret,
                               PursuitKeyringFlags flags,
                               GCancellable *cancellable,
                               GError **error)
{
  PursuitSessionKeyring *self = PURSUIT_SESSION_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_hash_table_replace (self->secrets, join_name (name), pursuit_secret_ref (secret));

  return TRUE;
}

static PursuitSecret *
pursuit_session_keyring_lookup (PursuitKeyring *keyring,
                                const PursuitKeyName *name,
                                PursuitKeyringFlags flags,
                                GCancellable *cancellable,
                                GError **error)
{
  PursuitSessionKeyring *self = PURSUIT_SESSION_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *key = join_name (name);
  PursuitSecret *secret = g_hash_table_lookup (self->secrets, key);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (secret == NULL)
    g_set_error (error, PURSUIT_KEYRING_ERROR, PURSUIT_KEYRING_ERROR_NOT_FOUND,
                 _ ("The key for %s was kept only until Pursuit was closed; enter it again, or "
                    "keep it in the keyring"),
                 name->service);

  return secret != NULL ? pursuit_secret_ref (secret) : NULL;
}

static gboolean
pursuit_session_keyring_clear (PursuitKeyring *keyring,
                               const PursuitKeyName *name,
                               PursuitKeyringFlags flags,
                               GCancellable *cancellable,
                               GError **error)
{
  PursuitSessionKeyring *self = PURSUIT_SESSION_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *key = join_name (name);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_hash_table_remove (self->secrets, key);

  return TRUE;
}

static void
pursuit_session_keyring_finalize (GObject *object)
{
  PursuitSessionKeyring *self = PURSUIT_SESSION_KEYRING (object);

  g_hash_table_unref (self->secrets);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pursuit_session_keyring_parent_class)->finalize (object);
}

static void
pursuit_session_keyring_class_init (PursuitSessionKeyringClass *klass)
{
  PursuitKeyringClass *keyring_class = PURSUIT_KEYRING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_session_keyring_finalize;
  keyring_class->check = pursuit_session_keyring_check;
  keyring_class->store = pursuit_session_keyring_store;
  keyring_class->lookup = pursuit_session_keyring_lookup;
  keyring_class->clear = pursuit_session_keyring_clear;
}

static void
pursuit_session_keyring_init (PursuitSessionKeyring *self)
{
  g_mutex_init (&self->mutex);
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) pursuit_secret_unref);
}

PursuitKeyring *
pursuit_session_keyring_new (void)
{
  return g_object_new (PURSUIT_TYPE_SESSION_KEYRING, NULL);
}
