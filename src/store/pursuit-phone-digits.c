/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-phone-digits-private.h"

#include <string.h>

/* One number taken apart. */
typedef struct
{
  char digits[PURSUIT_PHONE_MAX_DIGITS + 1]; /* without the international prefix or trunk zero */
  guint length;
  guint groups[PURSUIT_PHONE_MAX_GROUPS]; /* where written groups begin in digits */
  guint n_groups;
  gboolean is_international;
} Number;

static gboolean
is_filler (char c)
{
  return c == ' ' || c == '-' || c == '/' || c == '.' || c == '(' || c == ')';
}

/* The ends of the ITU's country code zones: how long a code is follows from its first digits. */
static guint
get_country_code_length (const char *digits)
{
  static const char two[] = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 "
                            "56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
  char code[4] = { digits[0], digits[0] != '\0' ? digits[1] : '\0', ' ', '\0' };

  if (digits[0] == '1' || digits[0] == '7')
    return 1;

  return strlen (digits) >= 2 && strstr (two, code) != NULL ? 2 : 3;
}

static void
drop_digits (Number *number, guint count)
{
  guint kept = 0;

  count = MIN (count, number->length);
  memmove (number->digits, number->digits + count, number->length - count + 1);
  number->length -= count;
  for (guint i = 0; i < number->n_groups; i++)
    if (number->groups[i] > count)
      number->groups[kept++] = number->groups[i] - count;
  number->n_groups = kept;
}

/* "+49 (0) 89": the zero in brackets is for callers within the country, and part of no number. */
static const char *
skip_trunk_zero (const char *p, const Number *number)
{
  return number->is_international && number->length > 0 && strncmp (p, "(0)", 3) == 0 ? p + 3 : p;
}

/* Takes one number from the beginning of a text; returns the place behind it. */
static const char *
take_number (const char *p, Number *number)
{
  gboolean at_group = TRUE;

  memset (number, 0, sizeof *number);
  if (*p == '+')
    {
      number->is_international = TRUE;
      p++;
    }
  for (; g_ascii_isdigit (*p) || is_filler (*p); p++)
    {
      p = skip_trunk_zero (p, number);
      if (!g_ascii_isdigit (*p))
        {
          at_group = TRUE;
          if (!is_filler (*p))
            break;
          continue;
        }
      if (number->length == PURSUIT_PHONE_MAX_DIGITS)
        break;
      if (at_group && number->length > 0 && number->n_groups < PURSUIT_PHONE_MAX_GROUPS)
        number->groups[number->n_groups++] = number->length;
      number->digits[number->length++] = *p;
      at_group = FALSE;
    }

  if (!number->is_international && g_str_has_prefix (number->digits, "00"))
    {
      number->is_international = TRUE;
      drop_digits (number, 2);
    }
  else
    drop_digits (number, (guint) strspn (number->digits, "0"));

  return p;
}

static void
append_reversed (GString *tokens, const Number *number)
{
  g_string_append_c (tokens, 'r');
  for (guint i = number->length; i > 0; i--)
    g_string_append_c (tokens, number->digits[i - 1]);
  g_string_append_c (tokens, ' ');
}

/* Not by printf: an import does this a dozen times for each person. */
static void
append_token (GString *tokens, const char *digits)
{
  g_string_append (tokens, digits);
  g_string_append_c (tokens, ' ');
}

static void
append_number (GString *tokens, const Number *number)
{
  guint national = 0;

  if (number->length < PURSUIT_PHONE_MIN_DIGITS)
    return;

  append_token (tokens, number->digits);
  if (number->is_international)
    {
      national = get_country_code_length (number->digits);
      if (number->length >= national + PURSUIT_PHONE_MIN_DIGITS)
        append_token (tokens, number->digits + national);
    }
  for (guint i = 0; i < number->n_groups; i++)
    if (number->groups[i] != national
        && number->length - number->groups[i] >= PURSUIT_PHONE_MIN_DIGITS)
      append_token (tokens, number->digits + number->groups[i]);
  append_reversed (tokens, number);
}

void
pursuit_phone_digits_append_tokens (GString *tokens, const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      Number number;

      if (*p != '+' && *p != '(' && !g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      p = take_number (p, &number);
      append_number (tokens, &number);
      /* The rest of what is too long for a number is none either. */
      while (g_ascii_isdigit (*p))
        p++;
    }
}

char **
pursuit_phone_digits_list_prefixes (const char *text)
{
  g_autoptr (GStrvBuilder) prefixes = g_strv_builder_new ();
  g_autoptr (GString) reversed = g_string_new (NULL);
  Number number;
  guint national;

  while (is_filler (*text) && *text != '(')
    text++;
  if (*take_number (text, &number) != '\0' || number.length < PURSUIT_PHONE_MIN_DIGITS)
    return NULL;

  g_strv_builder_add (prefixes, number.digits);
  national = number.is_international ? get_country_code_length (number.digits) : 0;
  if (national > 0 && number.length >= national + PURSUIT_PHONE_MIN_DIGITS)
    {
      /* It may be stored as people dial it within their country. */
      g_strv_builder_add (prefixes, number.digits + national);
      drop_digits (&number, national);
    }
  append_reversed (reversed, &number);
  g_strv_builder_add (prefixes, g_strchomp (reversed->str));

  return g_strv_builder_end (prefixes);
}
