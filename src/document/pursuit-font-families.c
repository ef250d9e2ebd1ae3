/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-font-families.h"

#include <pango/pangocairo.h>
#include <string.h>

gboolean
pursuit_font_family_is_valid (const char *name)
{
  if (name == NULL || *name == '\0' || !g_utf8_validate (name, -1, NULL)
      || g_utf8_strlen (name, -1) > PURSUIT_FONT_FAMILY_MAX_CHARS)
    return FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)) || strchr (",;:'\"\\<>{}()", *p) != NULL)
      return FALSE;

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

char **
pursuit_font_families_list (void)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n_families = 0;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    if (pursuit_font_family_is_valid (pango_font_family_get_name (families[i])))
      g_ptr_array_add (names, g_strdup (pango_font_family_get_name (families[i])));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

gboolean
pursuit_font_family_is_installed (const char *name)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  names = pursuit_font_families_list ();
  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (names[i], -1);

      if (strcmp (folded, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}
