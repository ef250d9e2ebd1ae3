/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-fold-private.h"

#include <string.h>

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

      if (c < 0x80 ? g_ascii_isspace ((char) c) : g_unichar_isspace (c))
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

/* What folding makes of İ. */
#define DOTTED_I "i\xcc\x87"

char *
pursuit_fold_case (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *normal = NULL;
  char *place;

  g_assert (text != NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  folded = g_utf8_casefold (text, -1);
  normal = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (normal == NULL)
    return g_ascii_strdown (text, -1);
  for (place = normal; (place = strstr (place, DOTTED_I)) != NULL; place++)
    memmove (place + 1, place + strlen (DOTTED_I), strlen (place + strlen (DOTTED_I)) + 1);

  return g_steal_pointer (&normal);
}

/* Long texts are mostly ASCII, and need no copy then. */
static gboolean
contains_ascii (const char *text, const char *folded)
{
  gsize length = strlen (folded);

  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, folded, length) == 0)
      return TRUE;

  return length == 0;
}

gboolean
pursuit_fold_contains (const char *text, const char *folded)
{
  g_autofree char *own = NULL;

  g_assert (text != NULL && folded != NULL);

  if (g_str_is_ascii (text))
    return contains_ascii (text, folded);
  own = pursuit_fold_case (text);

  return strstr (own, folded) != NULL;
}

gboolean
pursuit_fold_equal (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (g_str_is_ascii (a) && g_str_is_ascii (b))
    return g_ascii_strcasecmp (a, b) == 0;

  folded_a = pursuit_fold_case (a);
  folded_b = pursuit_fold_case (b);

  return g_str_equal (folded_a, folded_b);
}
