/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-owners.h"

#include "app/widgets/pursuit-choice-menu.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

/* More names than these make no menu. */
#define MAX_OWNERS 100u

struct _PursuitOwners
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* (nullable) */
  GPtrArray *users;          /* (element-type PursuitRecord) (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitOwners, pursuit_owners, G_TYPE_OBJECT)

static void
users_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitOwners) self = data;
  g_autoptr (PursuitRecordPage) page
      = pursuit_workspace_list_finish (PURSUIT_WORKSPACE (source), result, NULL);

  /* Without the names there is no menu of them; the lead's page says why they cannot be read. */
  if (page == NULL)
    return;

  g_clear_pointer (&self->users, g_ptr_array_unref);
  self->users = g_ptr_array_ref (page->records);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
load_users (PursuitOwners *self)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_USER);

  pursuit_query_set_sort (query, "name", NULL);
  pursuit_workspace_list_async (self->workspace, query, self->cancellable, users_cb,
                                g_object_ref (self));
}

static void
on_workspace_changed (PursuitOwners *self, const PursuitStoreChange *change)
{
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_USER))
    load_users (self);
}

static void
pursuit_owners_finalize (GObject *object)
{
  PursuitOwners *self = PURSUIT_OWNERS (object);

  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->users, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_owners_parent_class)->finalize (object);
}

static void
pursuit_owners_class_init (PursuitOwnersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_owners_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_owners_init (PursuitOwners *self)
{
}

PursuitOwners *
pursuit_owners_new (PursuitWorkspace *workspace, GCancellable *cancellable)
{
  PursuitOwners *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_OWNERS, NULL);
  self->workspace = g_object_ref (workspace);
  g_set_object (&self->cancellable, cancellable);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (on_workspace_changed), self);
  load_users (self);

  return self;
}

guint
pursuit_owners_get_count (PursuitOwners *self)
{
  g_return_val_if_fail (PURSUIT_IS_OWNERS (self), 0);

  return self->users != NULL ? self->users->len : 0;
}

void
pursuit_owners_append_to (PursuitOwners *self, GMenu *menu, const char *action, gboolean with_me)
{
  const char *me;

  g_return_if_fail (PURSUIT_IS_OWNERS (self));

  me = pursuit_workspace_get_scope (self->workspace)->user_id;
  for (guint i = 0; i < MIN (pursuit_owners_get_count (self), MAX_OWNERS); i++)
    {
      const char *id = pursuit_record_get_id (g_ptr_array_index (self->users, i));
      g_autofree char *name = pursuit_record_dup_title (g_ptr_array_index (self->users, i));

      if (with_me || g_strcmp0 (id, me) != 0)
        pursuit_choice_menu_append (menu, name, action, id);
    }
}

char *
pursuit_owners_dup_name (PursuitOwners *self, const char *id)
{
  g_return_val_if_fail (PURSUIT_IS_OWNERS (self), NULL);

  for (guint i = 0; i < pursuit_owners_get_count (self); i++)
    if (g_strcmp0 (pursuit_record_get_id (g_ptr_array_index (self->users, i)), id) == 0)
      return pursuit_record_dup_title (g_ptr_array_index (self->users, i));

  return NULL;
}

GMenuModel *
pursuit_owners_create_menu (PursuitOwners *self, const char *action)
{
  GMenu *menu;

  g_return_val_if_fail (PURSUIT_IS_OWNERS (self), NULL);
  g_return_val_if_fail (action != NULL, NULL);

  menu = g_menu_new ();
  pursuit_choice_menu_append (menu, _ ("All owners"), action, "");
  pursuit_choice_menu_append (menu, _ ("Mine"), action, "me");
  pursuit_owners_append_to (self, menu, action, FALSE);

  return G_MENU_MODEL (menu);
}

char *
pursuit_owners_dup_choice (PursuitOwners *self, const char *owner)
{
  char *name;

  g_return_val_if_fail (self == NULL || PURSUIT_IS_OWNERS (self), NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  if (g_str_equal (owner, "me"))
    return g_strdup (_ ("Mine"));
  name = self != NULL ? pursuit_owners_dup_name (self, owner) : NULL;
  if (name != NULL)
    return name;

  return g_strdup (*owner == '\0' ? _ ("All owners") : _ ("Somebody else"));
}
