/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-writer.h"

#include <string.h>

/* What makes a spreadsheet take a cell for a formula when it stands first. */
#define DANGEROUS "=+-@\t\r"

/* "-12.50", "+49 (30) 12-34/5": a sign, then digits and what people put between them. */
static gboolean
is_number_or_phone (const char *text)
{
  gboolean plus = *text == '+';

  if (!plus && *text != '-')
    return FALSE;

  text++;
  if (!g_ascii_isdigit (*text) && !(plus && *text == '('))
    return FALSE;

  return text[strspn (text, plus ? "0123456789 ()./-" : "0123456789.,")] == '\0';
}

gboolean
pursuit_csv_needs_guard (const char *text)
{
  const char *first;

  g_return_val_if_fail (text != NULL, FALSE);

  /* One more apostrophe for a cell that has some already, so that one less is the way back. */
  first = text + strspn (text, "'");
  if (*first == '\0' || strchr (DANGEROUS, *first) == NULL)
    return FALSE;

  return first > text || !is_number_or_phone (text);
}

const char *
pursuit_csv_unguard (const char *text)
{
  const char *first;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text != '\'')
    return text;

  first = text + strspn (text, "'");

  return *first != '\0' && strchr (DANGEROUS, *first) != NULL ? text + 1 : text;
}
