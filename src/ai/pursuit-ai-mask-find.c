/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask-private.h"

#include "core/pursuit-money.h"

#include <string.h>

/* ITU E.164: a number has at most 15 digits; without a country seven are the fewest. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15
#define MAX_GROUPS 8
/* Behind this many groups it is a table; the bound keeps the work linear. */
#define MAX_RUN 24
/* Between two groups of digits: ") ", " - ", " / ". */
#define MAX_GAP 3
#define MIN_IBAN 15
#define MAX_IBAN 34

/* Digits with what may stand between them. */
typedef struct
{
  const char *start;
  const char *end; /* behind the last digit */
  guint n_digits;
  guint n_groups;
  guint groups[MAX_GROUPS]; /* digits of each */
  guint values[MAX_GROUPS]; /* the first four of them as a number */
  guint first;              /* the first digit */
  char gap;                 /* the one sign between all groups, ' ' for any space; 0 if mixed */
  gboolean has_plus;
  gboolean has_bracket;
} Run;

gboolean
pursuit_ai_mask_is_word_start (const char *text, const char *p)
{
  gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';

  return !g_unichar_isalnum (before) && !g_unichar_ismark (before);
}

gsize
pursuit_ai_mask_take_digit (const char *p, guint *value)
{
  gunichar c;

  *value = 0;
  if ((guchar) *p < 0x80)
    {
      *value = g_ascii_isdigit (*p) ? (guint) (*p - '0') : 0;
      return g_ascii_isdigit (*p) ? 1 : 0;
    }
  c = g_utf8_get_char (p);
  if (g_unichar_type (c) != G_UNICODE_DECIMAL_NUMBER)
    return 0;
  *value = (guint) g_unichar_digit_value (c);

  return (gsize) (g_utf8_next_char (p) - p);
}

static gboolean
is_digit (const char *p)
{
  guint value;

  return pursuit_ai_mask_take_digit (p, &value) > 0;
}

/* The sign of ASCII that a sign of full width stands for. */
static gunichar
get_narrow (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : c;
}

/* The bytes of a sign that may stand within a number, and what kind it is. */
static gsize
take_gap_sign (const char *p, char *kind)
{
  gunichar c = get_narrow (p);

  *kind = 0;
  if (c == ' ' || c == '\t' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == 0x3000)
    *kind = ' ';
  else if (c == '-' || (c >= 0x2010 && c <= 0x2014))
    *kind = '-';
  else if (c == '.' || c == '/' || c == '(' || c == ')')
    *kind = (char) c;

  return *kind != 0 ? (gsize) (g_utf8_next_char (p) - p) : 0;
}

static void
note_gap (Run *run, char kind, guint position)
{
  if (kind == '(' || kind == ')')
    run->has_bracket = TRUE;
  if (position == 0 && run->n_groups == 1)
    run->gap = kind;
  else if (run->gap != kind)
    run->gap = 0;
}

/* Over what stands between two groups; %NULL if no digit follows. */
static const char *
skip_gap (Run *run, const char *p)
{
  char kinds[MAX_GAP];
  guint n = 0;
  gsize length;

  while (n < MAX_GAP && (length = take_gap_sign (p, &kinds[n])) > 0)
    {
      n++;
      p += length;
    }
  if (n == 0 || !is_digit (p))
    return NULL;
  for (guint i = 0; i < n; i++)
    note_gap (run, kinds[i], i);

  return p;
}

static const char *
take_digits (Run *run, const char *p)
{
  guint group = MIN (run->n_groups, MAX_GROUPS - 1);
  guint count = 0;
  guint value = 0;
  guint digit;
  gsize length;

  for (; (length = pursuit_ai_mask_take_digit (p, &digit)) > 0; p += length, count++)
    {
      if (count < 4)
        value = value * 10 + digit;
      if (run->n_digits + count == 0)
        run->first = digit;
    }
  run->groups[group] = count;
  run->values[group] = value;
  run->n_digits += count;
  run->n_groups++;
  run->end = p;

  return p;
}

static gboolean
take_run (Run *run, const char *p)
{
  memset (run, 0, sizeof *run);
  run->start = p;
  if (get_narrow (p) == '(')
    {
      run->has_bracket = TRUE;
      p = g_utf8_next_char (p);
    }
  if (get_narrow (p) == '+')
    {
      run->has_plus = TRUE;
      p = g_utf8_next_char (p);
    }
  if (run->has_plus && (get_narrow (p) == '(' || *p == ' '))
    p = g_utf8_next_char (p);
  if (!is_digit (p))
    return FALSE;

  while (p != NULL && run->n_groups < MAX_RUN)
    p = skip_gap (run, take_digits (run, p));

  return TRUE;
}

static gboolean
is_currency_word (const char *p)
{
  char code[4] = "";
  static const char *const words[]
      = { "euro", "dollar", "pound", "franken", "million", "mio", "tsd", "thousand", "billion" };

  if (g_ascii_isupper (p[0]) && g_ascii_isupper (p[1]) && g_ascii_isupper (p[2])
      && !g_ascii_isalnum (p[3]))
    {
      memcpy (code, p, 3);
      return pursuit_currency_get_exponent (code) >= 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (p, words[i], strlen (words[i])) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_currency_sign (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || c == '%';
}

static gboolean
is_sum (const char *text, const Run *run)
{
  const char *before = run->start;
  const char *after = run->end;
  char kind;
  gsize length = take_gap_sign (after, &kind);

  /* "1.234.567,89" */
  if (*after == ',' && g_ascii_isdigit (after[1]) && g_ascii_isdigit (after[2])
      && !g_ascii_isdigit (after[3]))
    return TRUE;
  if (kind == ' ')
    after += length;
  if (is_currency_sign (g_utf8_get_char (after)) || is_currency_word (after))
    return TRUE;

  if (before > text && take_gap_sign (g_utf8_prev_char (before), &kind) > 0 && kind == ' ')
    before = g_utf8_prev_char (before);

  return before > text
         && (is_currency_sign (g_utf8_get_char (g_utf8_prev_char (before)))
             || (before - text >= 3 && is_currency_word (before - 3)
                 && pursuit_ai_mask_is_word_start (text, before - 3)));
}

/* "1 234 567", "12.345.678": thousands. Three groups of three are a number to call in many
 * countries, though. */
static gboolean
is_grouped_amount (const Run *run)
{
  if (run->gap == 0 || run->n_groups < 2 || run->n_groups > MAX_GROUPS)
    return FALSE;
  for (guint i = 1; i < run->n_groups; i++)
    if (run->groups[i] != 3)
      return FALSE;

  return run->groups[0] < 3 || run->n_groups == 2 || (run->groups[0] == 3 && run->gap == '.');
}

static gboolean
are_years (const Run *run)
{
  return run->n_groups == 2 && run->groups[0] == 4 && run->groups[1] == 4 && run->values[0] >= 1900
         && run->values[0] < 2100 && run->values[1] >= 1900 && run->values[1] < 2100;
}

static gboolean
is_internet_address (const Run *run)
{
  if (run->gap != '.' || run->n_groups != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (run->groups[i] > 3 || run->values[i] > 255)
      return FALSE;

  return TRUE;
}

static gboolean
is_decimal (const Run *run)
{
  return run->gap == '.' && run->n_groups == 2 && run->groups[0] < 3;
}

/* Numbers of a table or a list, one behind the other, are spread over many small groups. */
static gboolean
has_shape_of_phone (const Run *run)
{
  guint longest = 0;

  for (guint i = 0; i < MIN (run->n_groups, MAX_GROUPS); i++)
    longest = MAX (longest, run->groups[i]);

  if (run->n_groups == 1)
    return run->n_digits >= 9;

  return longest >= 3 && run->n_groups <= 5 && (run->gap != ' ' || run->n_digits >= 8);
}

static gboolean
is_phone (const char *text, const Run *run)
{
  if (run->n_digits < MIN_DIGITS || run->n_digits > MAX_DIGITS)
    return FALSE;
  if (run->has_plus)
    return TRUE;
  if (is_sum (text, run) || are_years (run) || is_internet_address (run) || is_decimal (run))
    return FALSE;
  if (run->first == 0 || run->has_bracket || pursuit_ai_mask_is_announced (text, run->start))
    return TRUE;
  if (is_grouped_amount (run))
    return FALSE;

  return has_shape_of_phone (run)
         || pursuit_ai_mask_is_talked_of (text, run->start, run->end, run->n_groups == 1);
}

const char *
pursuit_ai_mask_skip_any (const char *p, const char *set)
{
  while (*p != '\0' && strchr (set, *p) != NULL)
    p++;

  return p;
}

/* Over "x752" or " ext. 12" behind a number. */
static const char *
skip_extension (const char *p)
{
  const char *digits = pursuit_ai_mask_skip_any (p, " ");

  if (g_ascii_strncasecmp (digits, "ext", 3) == 0)
    digits = pursuit_ai_mask_skip_any (digits + 3, ". ");
  else if (*digits == 'x' || *digits == '#')
    digits++;
  else
    return p;

  return g_ascii_isdigit (*digits) ? pursuit_ai_mask_skip_any (digits, "0123456789") : p;
}

/* The second part of a decimal or of an address of the internet. */
static gboolean
is_within_number (const char *text, const char *p)
{
  const char *sign = p > text ? g_utf8_prev_char (p) : p;

  return sign > text && get_narrow (sign) == '.' && is_digit (g_utf8_prev_char (sign));
}

/* Numbers of a list have one to three digits, those of a card or an account four. */
static gboolean
begins_in_long_groups (const Run *run)
{
  return run->n_groups < 4
         || run->groups[0] + run->groups[1] + run->groups[2] + run->groups[3] >= 12;
}

gsize
pursuit_ai_mask_find_phone (const char *text, const char *p, gboolean *is_account)
{
  const char *end;
  Run run;

  *is_account = FALSE;
  if (!pursuit_ai_mask_is_word_start (text, p) || is_within_number (text, p) || !take_run (&run, p))
    return 0;
  /* "123456789a" is an id. */
  end = skip_extension (run.end);
  if (end == run.end && g_unichar_isalpha (g_utf8_get_char (end)) && run.n_groups == 1
      && !run.has_plus)
    return 0;

  *is_account = run.n_digits > MAX_DIGITS && begins_in_long_groups (&run);

  return *is_account || is_phone (text, &run) ? (gsize) (end - p) : 0;
}

static guint
take_number (const char **p, guint max_digits, guint *n_digits)
{
  guint value = 0;
  guint digit;
  gsize length;

  for (*n_digits = 0;
       *n_digits < max_digits && (length = pursuit_ai_mask_take_digit (*p, &digit)) > 0;
       *p += length, (*n_digits)++)
    value = value * 10 + digit;

  return value;
}

static gboolean
may_be_day_and_month (guint a, guint b)
{
  return a >= 1 && b >= 1 && ((a <= 31 && b <= 12) || (a <= 12 && b <= 31));
}

gsize
pursuit_ai_mask_find_day (const char *p)
{
  const char *start = p;
  guint numbers[3];
  guint lengths[3];
  gunichar sign = 0;

  for (guint i = 0; i < 3; i++)
    {
      numbers[i] = take_number (&p, 4, &lengths[i]);
      if (lengths[i] == 0 || is_digit (p))
        return 0;
      if (i == 0)
        sign = get_narrow (p);
      if (i < 2
          && (sign == 0 || sign > 0x7f || strchr ("-./", (int) sign) == NULL
              || get_narrow (p) != sign))
        return 0;
      if (i < 2)
        p = g_utf8_next_char (p);
    }
  /* "01.23.45.67.89" is a French number to call. */
  if (get_narrow (p) == sign && is_digit (g_utf8_next_char (p)))
    return 0;
  if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2)
    return may_be_day_and_month (numbers[2], numbers[1]) ? (gsize) (p - start) : 0;
  if (lengths[0] > 2 || lengths[1] > 2 || (lengths[2] != 2 && lengths[2] != 4))
    return 0;

  return may_be_day_and_month (numbers[0], numbers[1]) ? (gsize) (p - start) : 0;
}

/* The check digits of ISO 13616: as a number with letters from 10 on, 1 modulo 97. */
static gboolean
has_iban_sum (const char *signs, guint length)
{
  guint rest = 0;

  for (guint i = 0; i < length; i++)
    {
      char c = signs[(i + 4) % length];

      rest = g_ascii_isdigit (c) ? (rest * 10 + (guint) (c - '0')) % 97
                                 : (rest * 100 + (guint) (c - 'A') + 10) % 97;
    }

  return rest == 1;
}

gsize
pursuit_ai_mask_find_iban (const char *text, const char *p)
{
  char signs[MAX_IBAN];
  const char *start = p;
  gsize found = 0;
  guint n = 0;

  if (!g_ascii_isupper (p[0]) || !g_ascii_isupper (p[1]) || !g_ascii_isdigit (p[2])
      || !g_ascii_isdigit (p[3]) || !pursuit_ai_mask_is_word_start (text, p))
    return 0;

  while (n < MAX_IBAN)
    {
      char kind = 0;

      if (n > 0 && take_gap_sign (p, &kind) > 0 && kind == ' ')
        p = g_utf8_next_char (p);
      if (!g_ascii_isdigit (*p) && !g_ascii_isupper (*p))
        break;
      signs[n++] = *p++;
      if (n >= MIN_IBAN && !g_ascii_isalnum (*p) && has_iban_sum (signs, n))
        found = (gsize) (p - start);
    }

  return found;
}
