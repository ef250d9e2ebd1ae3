/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-fold-private.h"

gunichar
pursuit_fold_char (gunichar c)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  if (g_unichar_ismark (c))
    return 0;

  g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base));

  return g_unichar_tolower (base[0]);
}

char *
pursuit_fold_name (const char *text)
{
  GString *folded = g_string_sized_new (PURSUIT_FOLD_SORT_LENGTH);
  gboolean blank = FALSE;
  guint length = 0;

  g_assert (text != NULL);

  for (; *text != '\0' && length < PURSUIT_FOLD_SORT_LENGTH; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        {
          blank = length > 0;
          continue;
        }
      c = pursuit_fold_char (c);
      if (c == 0)
        continue;
      if (blank)
        g_string_append_c (folded, ' ');
      if (c < 0x80)
        g_string_append_c (folded, (char) c);
      else
        g_string_append_unichar (folded, c);
      length += blank ? 2 : 1;
      blank = FALSE;
    }

  return g_string_free (folded, FALSE);
}

gboolean
pursuit_fold_equal (const char *a, const char *b)
{
  g_autofree char *normal_a = NULL;
  g_autofree char *normal_b = NULL;
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (g_str_is_ascii (a) && g_str_is_ascii (b))
    return g_ascii_strcasecmp (a, b) == 0;

  normal_a = g_utf8_normalize (a, -1, G_NORMALIZE_DEFAULT);
  normal_b = g_utf8_normalize (b, -1, G_NORMALIZE_DEFAULT);
  if (normal_a == NULL || normal_b == NULL)
    return g_str_equal (a, b);
  folded_a = g_utf8_casefold (normal_a, -1);
  folded_b = g_utf8_casefold (normal_b, -1);

  return g_str_equal (folded_a, folded_b);
}
