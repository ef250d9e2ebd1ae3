/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-place.h"

typedef struct
{
  PursuitWindow
      *window; /* (nullable) (weak) the window owns its places; jobs may keep them longer */
  PursuitWorkspace *workspace;
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  GtkWidget *list; /* (owned) (nullable) */
  GtkWidget *page; /* (owned) (nullable) */
  gboolean wide;
} PursuitPlacePrivate;

typedef enum
{
  PROP_WINDOW = 1,
  PROP_WORKSPACE,
} PursuitPlaceProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PursuitPlace, pursuit_place, G_TYPE_OBJECT)

static PursuitPlacePrivate *
private_of (PursuitPlace *self)
{
  return pursuit_place_get_instance_private (self);
}

static void
pursuit_place_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitPlacePrivate *priv = private_of (PURSUIT_PLACE (object));

  switch ((PursuitPlaceProperty) id)
    {
    case PROP_WINDOW:
      g_set_weak_pointer (&priv->window, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_place_dispose (GObject *object)
{
  PursuitPlacePrivate *priv = private_of (PURSUIT_PLACE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->list);
  g_clear_object (&priv->page);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (pursuit_place_parent_class)->dispose (object);
}

static void
pursuit_place_finalize (GObject *object)
{
  PursuitPlacePrivate *priv = private_of (PURSUIT_PLACE (object));

  g_clear_weak_pointer (&priv->window);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->actions);

  G_OBJECT_CLASS (pursuit_place_parent_class)->finalize (object);
}

static void
pursuit_place_class_init (PursuitPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pursuit_place_set_property;
  object_class->dispose = pursuit_place_dispose;
  object_class->finalize = pursuit_place_finalize;

  properties[PROP_WINDOW] = g_param_spec_object ("window", NULL, NULL, GTK_TYPE_WINDOW, flags);
  properties[PROP_WORKSPACE]
      = g_param_spec_object ("workspace", NULL, NULL, PURSUIT_TYPE_WORKSPACE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_place_init (PursuitPlace *self)
{
  PursuitPlacePrivate *priv = private_of (self);

  priv->cancellable = g_cancellable_new ();
  priv->actions = g_simple_action_group_new ();
}

PursuitWindow *
pursuit_place_get_window (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);

  return private_of (self)->window;
}

PursuitWorkspace *
pursuit_place_get_workspace (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);

  return private_of (self)->workspace;
}

GCancellable *
pursuit_place_get_cancellable (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);

  return private_of (self)->cancellable;
}

GActionMap *
pursuit_place_get_actions (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);

  return G_ACTION_MAP (private_of (self)->actions);
}

GtkWidget *
pursuit_place_get_list (PursuitPlace *self)
{
  PursuitPlacePrivate *priv;

  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);

  priv = private_of (self);
  if (priv->list == NULL)
    priv->list = g_object_ref_sink (PURSUIT_PLACE_GET_CLASS (self)->create_list (self));

  return priv->list;
}

GtkWidget *
pursuit_place_get_page (PursuitPlace *self)
{
  PursuitPlacePrivate *priv;

  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);

  priv = private_of (self);
  if (priv->page == NULL)
    priv->page = g_object_ref_sink (PURSUIT_PLACE_GET_CLASS (self)->create_page (self));

  return priv->page;
}

gboolean
pursuit_place_has_page (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), FALSE);

  return private_of (self)->page != NULL;
}

void
pursuit_place_set_wide (PursuitPlace *self, gboolean wide)
{
  g_return_if_fail (PURSUIT_IS_PLACE (self));

  private_of (self)->wide = wide;
}

gboolean
pursuit_place_is_wide (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), FALSE);

  return private_of (self)->wide;
}

void
pursuit_place_show_record (PursuitPlace *self, PursuitKind kind, const char *id)
{
  g_return_if_fail (PURSUIT_IS_PLACE (self));
  g_return_if_fail (id != NULL);

  if (PURSUIT_PLACE_GET_CLASS (self)->show_record != NULL)
    PURSUIT_PLACE_GET_CLASS (self)->show_record (self, kind, id);
}

gboolean
pursuit_place_start_new (PursuitPlace *self)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), FALSE);

  if (PURSUIT_PLACE_GET_CLASS (self)->start_new == NULL)
    return FALSE;

  PURSUIT_PLACE_GET_CLASS (self)->start_new (self);

  return TRUE;
}

PursuitQuery *
pursuit_place_dup_listed (PursuitPlace *self, GArray **rows)
{
  g_return_val_if_fail (PURSUIT_IS_PLACE (self), NULL);
  g_return_val_if_fail (PURSUIT_PLACE_GET_CLASS (self)->dup_listed != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  *rows = NULL;

  return PURSUIT_PLACE_GET_CLASS (self)->dup_listed (self, rows);
}

void
pursuit_place_close (PursuitPlace *self)
{
  g_return_if_fail (PURSUIT_IS_PLACE (self));

  g_cancellable_cancel (private_of (self)->cancellable);
}
