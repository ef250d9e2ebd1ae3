/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preferences/pursuit-keys-page.h"

#include "app/preferences/pursuit-key-dialog.h"
#include "app/window/pursuit-key-map.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-slices.h"

#include <glib/gi18n-lib.h>

struct _PursuitKeysPage
{
  AdwPreferencesPage parent_instance;

  GPtrArray *rows;    /* (unowned) of AdwActionRow, each with its action as "action" */
  GHashTable *groups; /* title -> AdwPreferencesGroup, both unowned */
  guint next;         /* in the table of actions */
  guint adding;       /* the source that adds rows, 0 when all are there */
  GtkWidget *reset_button;
  gboolean all; /* also the keys that cannot be chosen, and none is chosen here */
};

G_DEFINE_FINAL_TYPE (PursuitKeysPage, pursuit_keys_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  PROP_0,
  PROP_ALL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const PursuitActionInfo *
get_action (gpointer row)
{
  return g_object_get_data (row, "action");
}

static void
on_row_activated (AdwActionRow *row)
{
  pursuit_transient_present (pursuit_key_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))), get_action (row)));
}

/* The keys in the words of people, "Ctrl+K or F3", for who does not see them. */
static char *
dup_label (const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint keyval;
      GdkModifierType modifiers;
      char *label = NULL;

      if (gtk_accelerator_parse (all[i], &keyval, &modifiers))
        label = gtk_accelerator_get_label (keyval, modifiers);
      if (label != NULL)
        {
          g_free (all[i]);
          all[i] = label;
        }
    }

  return g_strjoinv (", ", all);
}

static void
show_keys (GtkWidget *row)
{
  const PursuitActionInfo *info = get_action (row);
  const char *keys = pursuit_key_map_get_keys (pursuit_key_map_get_default (), info);
  g_autofree char *spoken = dup_label (keys);
  g_autofree char *name = g_strdup_printf ("%s, %s", _ (info->title), spoken);

  gtk_shortcut_label_set_accelerator (g_object_get_data (G_OBJECT (row), "keys"), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_reset (PursuitKeysPage *self)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);
  gboolean has_chosen = FALSE;

  for (guint i = 0; i < n; i++)
    has_chosen |= pursuit_key_map_is_chosen (pursuit_key_map_get_default (), &table[i]);
  if (self->reset_button != NULL)
    gtk_widget_set_sensitive (self->reset_button, has_chosen);
}

static void
show_all_keys (PursuitKeysPage *self)
{
  show_reset (self);
  for (guint i = 0; i < self->rows->len; i++)
    show_keys (self->rows->pdata[i]);
}

static GtkWidget *
create_row (PursuitKeysPage *self, const PursuitActionInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (info->title));
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  g_object_set_data (G_OBJECT (row), "action", (gpointer) info);
  g_object_set_data (G_OBJECT (row), "keys", keys);
  if (!self->all)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), NULL);
    }

  return row;
}

static AdwPreferencesGroup *
add_group (PursuitKeysPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (title));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static void
on_reset (void)
{
  pursuit_key_map_reset (pursuit_key_map_get_default (), NULL, NULL);
}

static void
add_reset (PursuitKeysPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->reset_button = gtk_button_new_with_mnemonic (_ ("_Usual Keys for All"));
  gtk_widget_set_halign (self->reset_button, GTK_ALIGN_CENTER);
  g_signal_connect (self->reset_button, "clicked", G_CALLBACK (on_reset), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reset_button);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static AdwPreferencesGroup *
get_group (PursuitKeysPage *self, const char *title)
{
  AdwPreferencesGroup *group = g_hash_table_lookup (self->groups, title);

  if (group == NULL)
    {
      group = add_group (self, title);
      g_hash_table_insert (self->groups, (gpointer) title, group);
    }

  return group;
}

static gboolean
is_shown (PursuitKeysPage *self, const PursuitActionInfo *info)
{
  return self->all ? info->keys != NULL : pursuit_key_map_can_choose (info);
}

/* A row takes long to make, and there is one for each action: the page fills when it is seen. */
static gboolean
add_next (gpointer data)
{
  PursuitKeysPage *self = data;
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);
  const PursuitActionInfo *info;
  GtkWidget *row;

  while (self->next < n && !is_shown (self, &table[self->next]))
    self->next++;
  if (self->next == n)
    {
      if (!self->all)
        add_reset (self);
      show_reset (self);
      self->adding = 0;
      return FALSE;
    }

  info = &table[self->next++];
  row = create_row (self, info);
  show_keys (row);
  adw_preferences_group_add (get_group (self, info->group), row);
  g_ptr_array_add (self->rows, row);

  return TRUE;
}

static void
pursuit_keys_page_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  g_assert (property_id == PROP_ALL);
  PURSUIT_KEYS_PAGE (object)->all = g_value_get_boolean (value);
}

static void
pursuit_keys_page_finalize (GObject *object)
{
  PursuitKeysPage *self = PURSUIT_KEYS_PAGE (object);

  g_clear_handle_id (&self->adding, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);

  G_OBJECT_CLASS (pursuit_keys_page_parent_class)->finalize (object);
}

static void
pursuit_keys_page_class_init (PursuitKeysPageClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = pursuit_keys_page_set_property;
  G_OBJECT_CLASS (klass)->finalize = pursuit_keys_page_finalize;

  properties[PROP_ALL] = g_param_spec_boolean (
      "all", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
on_map (PursuitKeysPage *self)
{
  if (self->next == 0 && self->adding == 0)
    self->adding = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "keys-page: rows", add_next, self);
}

static void
pursuit_keys_page_init (PursuitKeysPage *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "keyboard");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Keyboard"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "input-keyboard-symbolic");
  self->groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect_object (pursuit_key_map_get_default (), "changed", G_CALLBACK (show_all_keys),
                           self, G_CONNECT_SWAPPED);
}

gboolean
pursuit_keys_page_remove_row (PursuitKeysPage *self)
{
  GtkWidget *row;

  g_return_val_if_fail (PURSUIT_IS_KEYS_PAGE (self), FALSE);

  g_clear_handle_id (&self->adding, g_source_remove);
  if (self->rows->len == 0)
    return FALSE;

  row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);
  adw_preferences_group_remove (get_group (self, get_action (row)->group), row);

  return TRUE;
}
