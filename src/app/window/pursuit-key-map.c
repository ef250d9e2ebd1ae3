/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-key-map.h"

#include <glib/gi18n-lib.h>

#define SETTING "shortcuts"

struct _PursuitKeyMap
{
  GObject parent_instance;

  GtkApplication *application; /* (nullable) (unowned) it ends with the program */
  GSettings *settings;         /* (nullable) */
  GHashTable *chosen;          /* name of the action → accelerator */
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} PursuitKeyMapSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitKeyMap, pursuit_key_map, G_TYPE_OBJECT)

/* What people have in their fingers for text, wherever it is. */
static const char *const of_text[]
    = { "<Control>a", "<Control>c", "<Control>v", "<Control>x", "<Control>BackSpace" };

gboolean
pursuit_key_map_can_choose (const PursuitActionInfo *info)
{
  g_return_val_if_fail (info != NULL, FALSE);

  return info->keys != NULL && info->action != NULL;
}

const char *
pursuit_key_map_get_keys (PursuitKeyMap *self, const PursuitActionInfo *info)
{
  const char *chosen = NULL;

  g_return_val_if_fail (PURSUIT_IS_KEY_MAP (self), NULL);
  g_return_val_if_fail (info != NULL, NULL);

  if (pursuit_key_map_can_choose (info))
    chosen = g_hash_table_lookup (self->chosen, info->action);

  return chosen != NULL ? chosen : info->keys;
}

gboolean
pursuit_key_map_is_chosen (PursuitKeyMap *self, const PursuitActionInfo *info)
{
  g_return_val_if_fail (PURSUIT_IS_KEY_MAP (self), FALSE);
  g_return_val_if_fail (info != NULL, FALSE);

  return info->action != NULL && g_hash_table_contains (self->chosen, info->action);
}

static void
set_accels (PursuitKeyMap *self, const PursuitActionInfo *info)
{
  g_auto (GStrv) keys = g_strsplit (pursuit_key_map_get_keys (self, info), " ", -1);

  gtk_application_set_accels_for_action (self->application, info->action,
                                         (const char *const *) keys);
}

/* The keys of a shortcut that knows its action. */
static void
set_trigger (PursuitKeyMap *self, GtkShortcut *shortcut)
{
  const PursuitActionInfo *info = g_object_get_data (G_OBJECT (shortcut), "action");
  g_autofree char *either = g_strdup (pursuit_key_map_get_keys (self, info));

  gtk_shortcut_set_trigger (shortcut,
                            gtk_shortcut_trigger_parse_string (g_strdelimit (either, " ", '|')));
}

static void
apply (PursuitKeyMap *self)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; self->application != NULL && i < n; i++)
    if (table[i].scope == PURSUIT_KEYS_EVERYWHERE && pursuit_key_map_can_choose (&table[i]))
      set_accels (self, &table[i]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const PursuitActionInfo *
find_action (const char *name)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; i < n; i++)
    if (pursuit_key_map_can_choose (&table[i]) && g_str_equal (table[i].action, name))
      return &table[i];

  return NULL;
}

static gboolean
is_accelerator (const char *text)
{
  guint keyval;
  GdkModifierType modifiers;

  return gtk_accelerator_parse (text, &keyval, &modifiers)
         && gtk_accelerator_valid (keyval, modifiers);
}

static void
read_settings (PursuitKeyMap *self)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, SETTING);
  GVariantIter iter;
  const char *action;
  const char *keys;

  g_hash_table_remove_all (self->chosen);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s&s}", &action, &keys))
    if (find_action (action) != NULL && is_accelerator (keys))
      g_hash_table_insert (self->chosen, g_strdup (action), g_strdup (keys));
}

static void
write_settings (PursuitKeyMap *self)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer action;
  gpointer keys;

  if (self->settings == NULL)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &action, &keys))
    g_variant_builder_add (&builder, "{ss}", action, keys);
  g_settings_set_value (self->settings, SETTING, g_variant_builder_end (&builder));
}

static void
on_setting_changed (PursuitKeyMap *self)
{
  read_settings (self);
  apply (self);
}

void
pursuit_key_map_start (PursuitKeyMap *self, GtkApplication *application, GSettings *settings)
{
  g_return_if_fail (PURSUIT_IS_KEY_MAP (self));
  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  self->application = application;
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_object (settings, "changed::" SETTING, G_CALLBACK (on_setting_changed), self,
                               G_CONNECT_SWAPPED);
      read_settings (self);
    }
  apply (self);
}

/* (transfer full): a shortcut whose keys follow the map for as long as it is there. */
static GtkShortcut *
create_shortcut (PursuitKeyMap *self, const PursuitActionInfo *info)
{
  const char *detailed = info->key_action != NULL ? info->key_action : info->action;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = pursuit_action_table_parse (detailed, &target);
  GtkShortcut *shortcut = gtk_shortcut_new (NULL, gtk_named_action_new (name));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, target);
  g_object_set_data (G_OBJECT (shortcut), "action", (gpointer) info);
  g_signal_connect_object (self, "changed", G_CALLBACK (set_trigger), shortcut, 0);
  set_trigger (self, shortcut);

  return shortcut;
}

static GPtrArray *
list_shortcuts (PursuitKeyMap *self, PursuitKeyScope scope)
{
  GPtrArray *shortcuts = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; i < n; i++)
    if (table[i].scope == scope && pursuit_key_map_can_choose (&table[i]))
      g_ptr_array_add (shortcuts, create_shortcut (self, &table[i]));

  return shortcuts;
}

void
pursuit_key_map_bind (PursuitKeyMap *self, GtkWidgetClass *widget_class, PursuitKeyScope scope)
{
  g_autoptr (GPtrArray) shortcuts = NULL;

  g_return_if_fail (PURSUIT_IS_KEY_MAP (self));
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  shortcuts = list_shortcuts (self, scope);
  for (guint i = 0; i < shortcuts->len; i++)
    gtk_widget_class_add_shortcut (widget_class, shortcuts->pdata[i]);
}

void
pursuit_key_map_bind_first (PursuitKeyMap *self, GtkWidget *widget, PursuitKeyScope scope)
{
  GtkEventController *controller;
  g_autoptr (GPtrArray) shortcuts = NULL;

  g_return_if_fail (PURSUIT_IS_KEY_MAP (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  shortcuts = list_shortcuts (self, scope);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < shortcuts->len; i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          g_object_ref (shortcuts->pdata[i]));
  gtk_widget_add_controller (widget, controller);
}

static gboolean
is_of_proposals (PursuitKeyScope scope)
{
  return scope == PURSUIT_KEYS_STUDIO || scope == PURSUIT_KEYS_EDITOR;
}

/* Keys of the leads and of the studio never meet; those of the window meet all. */
static gboolean
do_meet (PursuitKeyScope one, PursuitKeyScope other)
{
  return one <= PURSUIT_KEYS_WINDOW || other <= PURSUIT_KEYS_WINDOW
         || is_of_proposals (one) == is_of_proposals (other);
}

static gboolean
has_key (const char *keys, guint keyval, GdkModifierType modifiers)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint other;
      GdkModifierType held;

      if (gtk_accelerator_parse (all[i], &other, &held) && other == keyval && held == modifiers)
        return TRUE;
    }

  return FALSE;
}

static gboolean
on_passed_on (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PursuitKeyMap *self = pursuit_key_map_get_default ();
  guint n, keyval, modifiers;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  g_variant_get (arguments, "(uu)", &keyval, &modifiers);
  for (guint i = 0; i < n; i++)
    if (table[i].scope == PURSUIT_KEYS_WINDOW && pursuit_key_map_can_choose (&table[i])
        && has_key (pursuit_key_map_get_keys (self, &table[i]), keyval,
                    (GdkModifierType) modifiers))
      return pursuit_action_table_activate (&table[i], widget);

  return GDK_EVENT_PROPAGATE;
}

void
pursuit_key_map_pass_on (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  GtkEventController *controller;
  GtkShortcut *shortcut;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                               gtk_callback_action_new (on_passed_on, NULL, NULL));
  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(uu)", keyval, (guint) modifiers));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (widget, controller);
}

static gboolean
is_free (PursuitKeyMap *self,
         const PursuitActionInfo *info,
         guint keyval,
         GdkModifierType modifiers,
         GError **error)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *keys = pursuit_key_map_get_keys (self, &table[i]);

      if (&table[i] == info || keys == NULL || !do_meet (table[i].scope, info->scope)
          || !has_key (keys, keyval, modifiers))
        continue;
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_EXISTS,
          _ ("These are the keys of “%s”: choose others, or give that action others first"),
          _ (table[i].title));
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_of_text (guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_text); i++)
    if (has_key (of_text[i], keyval, modifiers))
      return TRUE;

  return FALSE;
}

static gboolean
is_allowed (guint keyval, GdkModifierType modifiers, GError **error)
{
  gboolean is_function = keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35;
  gboolean holds = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0;

  if (!gtk_accelerator_valid (keyval, modifiers) || (!holds && !is_function))
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
        _ ("These keys write or move: hold Ctrl or Alt with them, or use F1 to F12"));
  else if (is_of_text (keyval, modifiers))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("Copying, pasting and marking text need these keys: choose others"));
  else
    return TRUE;

  return FALSE;
}

gboolean
pursuit_key_map_choose (PursuitKeyMap *self,
                        const PursuitActionInfo *info,
                        guint keyval,
                        GdkModifierType modifiers,
                        GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_KEY_MAP (self), FALSE);
  g_return_val_if_fail (info != NULL && pursuit_key_map_can_choose (info), FALSE);

  keyval = gdk_keyval_to_lower (keyval);
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (!is_allowed (keyval, modifiers, error) || !is_free (self, info, keyval, modifiers, error))
    return FALSE;

  if (has_key (info->keys, keyval, modifiers))
    g_hash_table_remove (self->chosen, info->action);
  else
    g_hash_table_insert (self->chosen, g_strdup (info->action),
                         gtk_accelerator_name (keyval, modifiers));
  write_settings (self);
  apply (self);

  return TRUE;
}

static gboolean
are_free (PursuitKeyMap *self, const PursuitActionInfo *info, GError **error)
{
  g_auto (GStrv) all = g_strsplit (info->keys, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint keyval;
      GdkModifierType modifiers;

      if (gtk_accelerator_parse (all[i], &keyval, &modifiers)
          && !is_free (self, info, keyval, modifiers, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_key_map_reset (PursuitKeyMap *self, const PursuitActionInfo *info, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_KEY_MAP (self), FALSE);
  g_return_val_if_fail (info == NULL || pursuit_key_map_can_choose (info), FALSE);

  if (info == NULL)
    g_hash_table_remove_all (self->chosen);
  else if (!are_free (self, info, error))
    return FALSE;
  else
    g_hash_table_remove (self->chosen, info->action);
  write_settings (self);
  apply (self);

  return TRUE;
}

static void
pursuit_key_map_finalize (GObject *object)
{
  PursuitKeyMap *self = PURSUIT_KEY_MAP (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (pursuit_key_map_parent_class)->finalize (object);
}

static void
pursuit_key_map_class_init (PursuitKeyMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_key_map_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_KEY_MAP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_key_map_init (PursuitKeyMap *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

PursuitKeyMap *
pursuit_key_map_get_default (void)
{
  static PursuitKeyMap *map;

  if (map == NULL)
    map = g_object_new (PURSUIT_TYPE_KEY_MAP, NULL);

  return map;
}
