/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-recent-profiles.h"

#define KEY "recent-profiles"

char **
pursuit_recent_profiles_list (GSettings *settings)
{
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  return settings != NULL ? g_settings_get_strv (settings, KEY) : g_new0 (char *, 1);
}

/* @first and then all others but @gone. */
static void
store (GSettings *settings, const char *first, const char *gone)
{
  g_auto (GStrv) before = pursuit_recent_profiles_list (settings);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (after, (gpointer) first);
  for (guint i = 0; before[i] != NULL && after->len < PURSUIT_RECENT_PROFILES_MAX; i++)
    if (!g_str_equal (before[i], gone))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (settings, KEY, (const char *const *) after->pdata);
}

void
pursuit_recent_profiles_add (GSettings *settings, const char *dir)
{
  g_autofree char *path = NULL;

  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));
  g_return_if_fail (dir != NULL);

  path = g_canonicalize_filename (dir, NULL);
  if (settings != NULL && g_utf8_validate (path, -1, NULL))
    store (settings, path, path);
}

void
pursuit_recent_profiles_remove (GSettings *settings, const char *dir)
{
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));
  g_return_if_fail (dir != NULL);

  if (settings != NULL)
    store (settings, NULL, dir);
}
