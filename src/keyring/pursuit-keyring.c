/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/pursuit-keyring.h"

#include "core/pursuit-task.h"

G_DEFINE_ABSTRACT_TYPE (PursuitKeyring, pursuit_keyring, G_TYPE_OBJECT)

typedef struct
{
  char *workspace;
  char *service;
  char *account;
  PursuitSecret *secret; /* (nullable) */
  PursuitKeyringFlags flags;
} Operation;

static void
operation_free (gpointer data)
{
  Operation *self = data;

  g_free (self->workspace);
  g_free (self->service);
  g_free (self->account);
  g_clear_pointer (&self->secret, pursuit_secret_unref);
  g_free (self);
}

static Operation *
operation_new (const PursuitKeyName *name, PursuitSecret *secret, PursuitKeyringFlags flags)
{
  Operation *self = g_new0 (Operation, 1);

  self->flags = flags;
  self->secret = secret != NULL ? pursuit_secret_ref (secret) : NULL;
  if (name != NULL)
    {
      self->workspace = g_strdup (name->workspace);
      self->service = g_strdup (name->service);
      self->account = g_strdup (name->account != NULL ? name->account : "");
    }

  return self;
}

static PursuitKeyName
get_name (const Operation *operation)
{
  return (PursuitKeyName){ operation->workspace, operation->service, operation->account };
}

static void
return_done (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Operation *operation = data;
  GError *error = NULL;
  gboolean done
      = PURSUIT_KEYRING_GET_CLASS (source)->check (source, operation->flags, cancellable, &error);

  return_done (task, done, error);
}

static void
store_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Operation *operation = data;
  const PursuitKeyName name = get_name (operation);
  GError *error = NULL;
  gboolean done = PURSUIT_KEYRING_GET_CLASS (source)->store (source, &name, operation->secret,
                                                             operation->flags, cancellable, &error);

  return_done (task, done, error);
}

static void
lookup_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Operation *operation = data;
  const PursuitKeyName name = get_name (operation);
  GError *error = NULL;
  PursuitSecret *secret = PURSUIT_KEYRING_GET_CLASS (source)->lookup (
      source, &name, operation->flags, cancellable, &error);

  if (secret != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) pursuit_secret_unref);
  else
    g_task_return_error (task, error);
}

static void
clear_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Operation *operation = data;
  const PursuitKeyName name = get_name (operation);
  GError *error = NULL;
  gboolean done = PURSUIT_KEYRING_GET_CLASS (source)->clear (source, &name, operation->flags,
                                                             cancellable, &error);

  return_done (task, done, error);
}

static void
pursuit_keyring_class_init (PursuitKeyringClass *klass)
{
}

static void
pursuit_keyring_init (PursuitKeyring *self)
{
}

static gboolean
is_name (const PursuitKeyName *name)
{
  return name != NULL && name->workspace != NULL && name->service != NULL;
}

void
pursuit_keyring_check_async (PursuitKeyring *self,
                             PursuitKeyringFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_KEYRING (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_keyring_check_async);
  g_task_set_task_data (task, operation_new (NULL, NULL, flags), operation_free);
  pursuit_task_run_in_thread (task, check_in_thread);
}

gboolean
pursuit_keyring_check_finish (PursuitKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pursuit_keyring_store_async (PursuitKeyring *self,
                             const PursuitKeyName *name,
                             PursuitSecret *secret,
                             PursuitKeyringFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_KEYRING (self) && is_name (name) && secret != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_keyring_store_async);
  g_task_set_task_data (task, operation_new (name, secret, flags), operation_free);
  pursuit_task_run_in_thread (task, store_in_thread);
}

gboolean
pursuit_keyring_store_finish (PursuitKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pursuit_keyring_lookup_async (PursuitKeyring *self,
                              const PursuitKeyName *name,
                              PursuitKeyringFlags flags,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_KEYRING (self) && is_name (name));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_keyring_lookup_async);
  g_task_set_task_data (task, operation_new (name, NULL, flags), operation_free);
  pursuit_task_run_in_thread (task, lookup_in_thread);
}

PursuitSecret *
pursuit_keyring_lookup_finish (PursuitKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pursuit_keyring_clear_async (PursuitKeyring *self,
                             const PursuitKeyName *name,
                             PursuitKeyringFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_KEYRING (self) && is_name (name));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_keyring_clear_async);
  g_task_set_task_data (task, operation_new (name, NULL, flags), operation_free);
  pursuit_task_run_in_thread (task, clear_in_thread);
}

gboolean
pursuit_keyring_clear_finish (PursuitKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
