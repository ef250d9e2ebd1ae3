/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-columns.h"

#include "app/window/pursuit-application.h"

#include <glib/gi18n-lib.h>

#define KEY_SHOWN "leads-as-columns"
#define KEY_CHOSEN "lead-columns"
#define KEY_WIDTHS "lead-column-widths"

/* Settings can be written by anybody. */
#define MIN_WIDTH 24
#define MAX_WIDTH 4000

struct _PursuitLeadColumns
{
  GObject parent_instance;

  GSettings *settings; /* (nullable) */
  GPtrArray *chosen;   /* (element-type PursuitLeadColumn) */
  gboolean shown;
  GSimpleActionGroup *actions;
};

typedef enum
{
  PROP_SHOWN = 1,
} PursuitLeadColumnsProperty;

static GParamSpec *properties[PROP_SHOWN + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitLeadColumns, pursuit_lead_columns, G_TYPE_OBJECT)

/* What is chosen where no settings say anything. */
static const char *const usual[]
    = { "name", "stage", "value", "score", "owner_id", "last_activity_at", NULL };

static char **
dup_keys (PursuitLeadColumns *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const PursuitLeadColumn *column = g_ptr_array_index (self->chosen, i);

      g_ptr_array_add (keys, g_strdup (column->key));
    }
  g_ptr_array_add (keys, NULL);

  return (char **) g_ptr_array_free (keys, FALSE);
}

static gboolean
is_chosen (PursuitLeadColumns *self, const char *key)
{
  return g_ptr_array_find (self->chosen, pursuit_lead_column_find (key), NULL);
}

static void
show_actions (PursuitLeadColumns *self)
{
  gboolean full = self->chosen->len >= PURSUIT_LEAD_COLUMNS_MAX;
  g_auto (GStrv) keys = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), keys[i]);
      gboolean chosen = is_chosen (self, keys[i]);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (chosen));
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), chosen || !full);
    }
}

static void
add_column (PursuitLeadColumns *self, const char *key)
{
  const PursuitLeadColumn *column = pursuit_lead_column_find (key);

  if (column != NULL && self->chosen->len < PURSUIT_LEAD_COLUMNS_MAX && !is_chosen (self, key))
    g_ptr_array_add (self->chosen, (gpointer) column);
}

static void
take_keys (PursuitLeadColumns *self, const char *const *keys)
{
  g_ptr_array_set_size (self->chosen, 0);
  /* A row without its name would be nobody's. */
  if (!g_strv_contains (keys, PURSUIT_LEAD_COLUMN_NAME))
    add_column (self, PURSUIT_LEAD_COLUMN_NAME);
  for (; *keys != NULL; keys++)
    add_column (self, *keys);
  if (!is_chosen (self, PURSUIT_LEAD_COLUMN_NAME))
    g_ptr_array_index (self->chosen, self->chosen->len - 1)
        = (gpointer) pursuit_lead_column_find (PURSUIT_LEAD_COLUMN_NAME);
  show_actions (self);
}

/* One more comes last: so the order is that in which they were chosen. */
static void
on_toggled (GSimpleAction *action, GVariant *value, gpointer data)
{
  PursuitLeadColumns *self = data;
  const char *key = g_action_get_name (G_ACTION (action));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = dup_keys (self);
  g_auto (GStrv) after = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], key))
      g_strv_builder_add (builder, before[i]);
  if (g_variant_get_boolean (value))
    g_strv_builder_add (builder, key);
  after = g_strv_builder_end (builder);
  pursuit_lead_columns_choose (self, (const char *const *) after);
}

static void
create_actions (PursuitLeadColumns *self)
{
  guint n;
  const PursuitLeadColumn *columns = pursuit_lead_columns_list (&n);

  for (guint i = 0; i < n; i++)
    {
      const GActionEntry entry
          = { .name = columns[i].key, .state = "false", .change_state = on_toggled };

      if (!g_str_equal (columns[i].key, PURSUIT_LEAD_COLUMN_NAME))
        g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
}

static void
pursuit_lead_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PursuitLeadColumnsProperty) id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, PURSUIT_LEAD_COLUMNS (object)->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_shown (PursuitLeadColumns *self, gboolean shown)
{
  if (self->shown == shown)
    return;

  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
pursuit_lead_columns_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((PursuitLeadColumnsProperty) id)
    {
    case PROP_SHOWN:
      set_shown (PURSUIT_LEAD_COLUMNS (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_lead_columns_finalize (GObject *object)
{
  PursuitLeadColumns *self = PURSUIT_LEAD_COLUMNS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_lead_columns_parent_class)->finalize (object);
}

static void
pursuit_lead_columns_class_init (PursuitLeadColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pursuit_lead_columns_get_property;
  object_class->set_property = pursuit_lead_columns_set_property;
  object_class->finalize = pursuit_lead_columns_finalize;

  properties[PROP_SHOWN]
      = g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_lead_columns_init (PursuitLeadColumns *self)
{
  self->chosen = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  create_actions (self);
}

PursuitLeadColumns *
pursuit_lead_columns_new (GtkApplication *application)
{
  PursuitLeadColumns *self;
  g_auto (GStrv) kept = NULL;

  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (PURSUIT_TYPE_LEAD_COLUMNS, NULL);
  if (PURSUIT_IS_APPLICATION (application))
    g_set_object (&self->settings,
                  pursuit_application_get_settings (PURSUIT_APPLICATION (application)));
  if (self->settings != NULL)
    {
      kept = g_settings_get_strv (self->settings, KEY_CHOSEN);
      g_settings_bind (self->settings, KEY_SHOWN, self, "shown", G_SETTINGS_BIND_DEFAULT);
    }
  take_keys (self, kept != NULL ? (const char *const *) kept : usual);

  return self;
}

gboolean
pursuit_lead_columns_get_shown (PursuitLeadColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_COLUMNS (self), FALSE);

  return self->shown;
}

GPtrArray *
pursuit_lead_columns_get_chosen (PursuitLeadColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_COLUMNS (self), NULL);

  return self->chosen;
}

void
pursuit_lead_columns_choose (PursuitLeadColumns *self, const char *const *keys)
{
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  g_return_if_fail (PURSUIT_IS_LEAD_COLUMNS (self));
  g_return_if_fail (keys != NULL);

  before = dup_keys (self);
  take_keys (self, keys);
  after = dup_keys (self);
  if (g_strv_equal ((const char *const *) before, (const char *const *) after))
    return;

  if (self->settings != NULL)
    g_settings_set_strv (self->settings, KEY_CHOSEN, (const char *const *) after);
  g_signal_emit (self, signals[CHANGED], 0);
}

int
pursuit_lead_columns_get_width (PursuitLeadColumns *self, const PursuitLeadColumn *column)
{
  g_autoptr (GVariant) widths = NULL;
  int width;

  g_return_val_if_fail (PURSUIT_IS_LEAD_COLUMNS (self), 0);
  g_return_val_if_fail (column != NULL, 0);

  if (self->settings == NULL)
    return 0;

  widths = g_settings_get_value (self->settings, KEY_WIDTHS);

  return g_variant_lookup (widths, column->key, "i", &width) ? CLAMP (width, MIN_WIDTH, MAX_WIDTH)
                                                             : 0;
}

void
pursuit_lead_columns_set_width (PursuitLeadColumns *self,
                                const PursuitLeadColumn *column,
                                int width)
{
  GVariantBuilder widths;
  const PursuitLeadColumn *columns;
  guint n;

  g_return_if_fail (PURSUIT_IS_LEAD_COLUMNS (self));
  g_return_if_fail (column != NULL);

  if (self->settings == NULL || pursuit_lead_columns_get_width (self, column) == width)
    return;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  columns = pursuit_lead_columns_list (&n);
  for (guint i = 0; i < n; i++)
    {
      int kept = &columns[i] == column ? width : pursuit_lead_columns_get_width (self, &columns[i]);

      if (kept > 0)
        g_variant_builder_add (&widths, "{si}", columns[i].key, kept);
    }
  g_settings_set_value (self->settings, KEY_WIDTHS, g_variant_builder_end (&widths));
}

GAction *
pursuit_lead_columns_dup_action (PursuitLeadColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_COLUMNS (self), NULL);

  return G_ACTION (g_property_action_new ("as-columns", self, "shown"));
}

GActionGroup *
pursuit_lead_columns_get_actions (PursuitLeadColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
pursuit_lead_columns_create_menu (void)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu = g_menu_new ();
  guint n;
  const PursuitLeadColumn *columns = pursuit_lead_columns_list (&n);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (columns[i].key, PURSUIT_LEAD_COLUMN_NAME))
      {
        g_autofree char *action = g_strconcat ("columns.", columns[i].key, NULL);

        g_menu_append (section, pursuit_lead_column_get_label (&columns[i]), action);
      }
  g_menu_append_section (menu, _ ("The name and up to five more"), G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}
