/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-appearance.h"

#include <glib/gi18n-lib.h>

#define SETTING "appearance"

static const struct
{
  const char *value;
  const char *title;
  AdwColorScheme scheme;
} choices[] = {
  { "desktop", NC_ ("appearance", "As on the Desktop"), ADW_COLOR_SCHEME_DEFAULT },
  { "light", NC_ ("appearance", "Light"), ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", NC_ ("appearance", "Dark"), ADW_COLOR_SCHEME_FORCE_DARK },
};

static guint
find_choice (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].value, value) == 0)
      return i;

  return 0;
}

static gboolean
choice_of_value (GValue *to, GVariant *from, gpointer data)
{
  g_value_set_uint (to, find_choice (g_variant_get_string (from, NULL)));

  return TRUE;
}

static GVariant *
value_of_choice (const GValue *from, const GVariantType *type, gpointer data)
{
  guint choice = g_value_get_uint (from);

  return choice < G_N_ELEMENTS (choices) ? g_variant_new_string (choices[choice].value) : NULL;
}

static void
apply (GSettings *settings)
{
  g_autofree char *value = g_settings_get_string (settings, SETTING);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      choices[find_choice (value)].scheme);
}

void
pursuit_appearance_follow (GSettings *settings)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_signal_connect (settings, "changed::" SETTING, G_CALLBACK (apply), NULL);
  apply (settings);
}

void
pursuit_appearance_bind (AdwComboRow *row, GSettings *settings)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (G_IS_SETTINGS (settings));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (titles, g_dpgettext2 (GETTEXT_PACKAGE, "appearance", choices[i].title));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  g_settings_bind_with_mapping (settings, SETTING, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_of_value, value_of_choice, NULL, NULL);
}
