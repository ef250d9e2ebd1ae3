/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-workspace.h"

#include "core/pursuit-money.h"

#include "core/pursuit-task.h"
#include "core/pursuit-util.h"
#include "store/pursuit-keeping.h"
#include "workspace/demo/pursuit-demo-private.h"
#include "workspace/records/pursuit-identity-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _PursuitWorkspace
{
  GObject parent_instance;

  PursuitStore *store;
  char *path;
  char *name;
  char *me;           /* (nullable) */
  char *organization; /* (nullable) */
  PursuitScope scope;
};

enum
{
  PROP_NAME = 1,
  PROP_PATH,
  PROP_WRITABLE,
  N_PROPS,
};

enum
{
  CHANGED,
  BRAND_CHANGED,
  WAITING,
  PASSED_OVER,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitWorkspace, pursuit_workspace, G_TYPE_OBJECT)

static gboolean
read_settings (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitWorkspace *self = data;

  self->name = pursuit_session_get_setting (session, PURSUIT_SETTING_NAME);
  self->me = pursuit_identity_dup_id (session);
  self->organization = pursuit_identity_dup_organization (session);

  return TRUE;
}

static void
on_store_changed (PursuitStore *store, PursuitStoreChange *change, gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0, change);
}

/* Runs on the thread that shall own the workspace: the store then answers there. */
static PursuitWorkspace *
wrap_store (PursuitStore *store, const char *path)
{
  PursuitWorkspace *self = g_object_new (PURSUIT_TYPE_WORKSPACE, NULL);

  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  pursuit_store_set_main_context (store, g_main_context_get_thread_default ());
  g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  pursuit_store_read (store, read_settings, self, NULL);
  if (pursuit_str_is_blank (self->name))
    pursuit_set_str (&self->name, _ ("My workspace"));
  self->scope = (PursuitScope){ .role = PURSUIT_ROLE_ADMIN, .user_id = self->me, .is_alone = TRUE };

  return self;
}

static void
pursuit_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitWorkspace *self = PURSUIT_WORKSPACE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_WRITABLE:
      g_value_set_boolean (value, pursuit_workspace_is_writable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_workspace_dispose (GObject *object)
{
  PursuitWorkspace *self = PURSUIT_WORKSPACE (object);

  pursuit_workspace_close (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pursuit_workspace_parent_class)->dispose (object);
}

static void
pursuit_workspace_finalize (GObject *object)
{
  PursuitWorkspace *self = PURSUIT_WORKSPACE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->me, g_free);
  g_clear_pointer (&self->organization, g_free);

  G_OBJECT_CLASS (pursuit_workspace_parent_class)->finalize (object);
}

static void
pursuit_workspace_class_init (PursuitWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pursuit_workspace_get_property;
  object_class->dispose = pursuit_workspace_dispose;
  object_class->finalize = pursuit_workspace_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_WRITABLE] = g_param_spec_boolean ("writable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, PURSUIT_TYPE_STORE_CHANGE);
  signals[BRAND_CHANGED] = g_signal_new ("brand-changed", PURSUIT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WAITING]
      = g_signal_new ("waiting", PURSUIT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_CANCELLABLE);
  signals[PASSED_OVER] = g_signal_new ("passed-over", PURSUIT_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pursuit_workspace_init (PursuitWorkspace *self)
{
}

char *
pursuit_workspace_get_default_dir (void)
{
  const char *named = g_getenv ("PURSUIT_PROFILE");

  if (named != NULL && *named != '\0')
    return g_canonicalize_filename (named, NULL);

  return g_build_filename (g_get_user_data_dir (), "pursuit", "single", NULL);
}

gboolean
pursuit_workspace_exists (const char *dir)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (dir != NULL, FALSE);

  file = g_build_filename (dir, PURSUIT_STORE_FILE_NAME, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static PursuitStoreMode
get_store_mode (PursuitWorkspaceMode mode)
{
  return mode == PURSUIT_WORKSPACE_READ ? PURSUIT_STORE_READ : PURSUIT_STORE_WRITE;
}

static gboolean
ensure_identity (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_identity_ensure (session, NULL, NULL, error);
}

static gboolean
has_identity (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = pursuit_identity_dup_id (session);

  return id != NULL;
}

/* A workspace of before there were identities gets its own when it is opened for writing. One that
 * cannot take it now, on a full disk, opens all the same and gets it the next time. */
static PursuitStore *
open_store (const char *path, PursuitWorkspaceMode mode, GError **error)
{
  PursuitStore *store = pursuit_store_open (path, get_store_mode (mode), error);
  g_autoptr (GError) missed = NULL;

  if (store != NULL && mode == PURSUIT_WORKSPACE_WRITE
      && !pursuit_store_read (store, has_identity, NULL, NULL)
      && !pursuit_store_write (store, ensure_identity, NULL, NULL, &missed))
    g_debug ("Nobody works in this workspace yet: %s", missed->message);

  return store;
}

PursuitWorkspace *
pursuit_workspace_open (const char *dir, PursuitWorkspaceMode mode, GError **error)
{
  g_autoptr (PursuitStore) store = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (dir != NULL, NULL);

  path = g_canonicalize_filename (dir, NULL);
  store = open_store (path, mode, error);

  return store != NULL ? wrap_store (store, path) : NULL;
}

typedef struct
{
  char *path;
  PursuitWorkspaceMode mode;
  char *name;
  gboolean demo;
  char *currency;
  char *owner;
  char *email;
  gboolean made_dir;
  PursuitProgressRelay *progress;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  pursuit_progress_relay_close (open->progress);
  g_free (open->path);
  g_free (open->name);
  g_free (open->currency);
  g_free (open->owner);
  g_free (open->email);
  g_free (open);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenData *open = data;
  GError *error = NULL;
  PursuitStore *store = open_store (open->path, open->mode, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
pursuit_workspace_open_async (const char *dir,
                              PursuitWorkspaceMode mode,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;
  OpenData *open;

  g_return_if_fail (dir != NULL);

  open = g_new0 (OpenData, 1);
  open->path = g_canonicalize_filename (dir, NULL);
  open->mode = mode;
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_open_async);
  g_task_set_task_data (task, open, open_data_free);
  pursuit_task_run_in_thread (task, open_thread);
}

PursuitWorkspace *
pursuit_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (PursuitStore) store = NULL;
  OpenData *open;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  open = g_task_get_task_data (G_TASK (result));
  store = g_task_propagate_pointer (G_TASK (result), error);

  return store != NULL ? wrap_store (store, open->path) : NULL;
}

/* What amounts without a currency are taken to be in. Where neither the person nor the locale
 * says, nothing is assumed. */
static gboolean
set_currency (PursuitSession *session, const char *currency, GError **error)
{
  if (currency == NULL)
    currency = pursuit_currency_from_locale ();
  if (currency == NULL)
    return TRUE;
  if (pursuit_currency_get_exponent (currency) < 0)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("“%s” is no currency code; use one such as EUR"), currency);
      return FALSE;
    }

  return pursuit_session_set_setting (session, PURSUIT_SETTING_CURRENCY, currency, error);
}

static gboolean
fill_workspace (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  OpenData *open = data;

  if (!pursuit_workspace_fill_new (session, open->name, error)
      || !set_currency (session, open->currency, error))
    return FALSE;

  return (!open->demo || pursuit_demo_fill (session, open->progress, cancellable, error))
         && pursuit_identity_ensure (session, open->owner, open->email, error);
}

/* What was begun and failed leaves no half workspace behind. */
static void
remove_workspace (OpenData *open)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".lock", ".ballast" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (PURSUIT_STORE_FILE_NAME, endings[i], NULL);
      g_autofree char *file = g_build_filename (open->path, name, NULL);

      g_unlink (file);
    }
  if (open->made_dir)
    g_rmdir (open->path);
}

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenData *open = data;
  GError *error = NULL;
  g_autoptr (PursuitStore) store = NULL;

  open->made_dir = !g_file_test (open->path, G_FILE_TEST_EXISTS);
  store = pursuit_store_open (open->path, PURSUIT_STORE_CREATE, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!pursuit_store_write (store, fill_workspace, open, cancellable, &error))
    {
      pursuit_store_close (store);
      remove_workspace (open);
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
}

void
pursuit_workspace_create_async (const char *dir,
                                const PursuitWorkspaceOptions *options,
                                const PursuitProgress *progress,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = NULL;
  OpenData *open;

  g_return_if_fail (dir != NULL);

  open = g_new0 (OpenData, 1);
  open->path = g_canonicalize_filename (dir, NULL);
  if (options != NULL)
    {
      open->name = g_strdup (options->name);
      open->demo = options->demo;
      open->currency = g_strdup (options->currency);
      open->owner = g_strdup (options->owner);
      open->email = g_strdup (options->email);
    }
  open->progress = pursuit_progress_relay_new (progress);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_create_async);
  g_task_set_task_data (task, open, open_data_free);
  pursuit_task_run_in_thread (task, create_thread);
}

PursuitWorkspace *
pursuit_workspace_create_finish (GAsyncResult *result, GError **error)
{
  return pursuit_workspace_open_finish (result, error);
}

void
pursuit_workspace_close (PursuitWorkspace *self)
{
  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  if (self->store == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->store, self);
  pursuit_store_close (self->store);
}

const char *
pursuit_workspace_get_name (PursuitWorkspace *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  return self->name;
}

const char *
pursuit_workspace_get_path (PursuitWorkspace *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  return self->path;
}

const PursuitScope *
pursuit_workspace_get_scope (PursuitWorkspace *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  return &self->scope;
}

const char *
pursuit_workspace_get_organization (PursuitWorkspace *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  return self->organization;
}

gboolean
pursuit_workspace_is_writable (PursuitWorkspace *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), FALSE);

  return pursuit_store_is_writable (self->store);
}

PursuitStore *
pursuit_workspace_get_store (PursuitWorkspace *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (self), NULL);

  return self->store;
}
