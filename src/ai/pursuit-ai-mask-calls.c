/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask-private.h"

#include <string.h>

/* So far a sentence is looked at around a number: the bound keeps the work linear. */
#define MAX_BEFORE 160
#define MAX_AFTER 80
/* A word for calling this near needs no sentence. */
#define NEAR 24
#define MAX_WORD 24
/* Zeros at the end of a round amount. */
#define ROUND 3

gboolean
pursuit_ai_mask_is_announced (const char *text, const char *p)
{
  static const char *const words[]
      = { "tel",  "fon",  "phone", "mobil", "cell", "fax",  "call",
          "dial", "ring", "rufen", "handy", "sms",  "text", "whatsapp" };
  const char *start = p - text > NEAR ? p - NEAR : text;
  g_autofree char *before = g_ascii_strdown (start, p - start);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (before, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Where a sentence or a line ends; the dot of "Tel." or "no." ends none. */
static gboolean
is_end (const char *text, const char *p)
{
  return *p == '\n' || *p == '!' || *p == '?' || *p == ';'
         || (*p == '.' && p[1] == ' ' && g_ascii_isupper (p[2]) && p - text > 4
             && g_ascii_isalpha (p[-1]) && g_ascii_isalpha (p[-2]) && g_ascii_isalpha (p[-3])
             && g_ascii_isalpha (p[-4]));
}

/* The word of ASCII letters at a place, in small ones; "" for none. */
static void
take_word (const char **p, const char *end, char word[MAX_WORD])
{
  guint n = 0;

  for (; *p < end && g_ascii_isalpha (**p); (*p)++)
    if (n < MAX_WORD - 1)
      word[n++] = g_ascii_tolower (**p);
  word[n] = '\0';
}

static gboolean
has_word (const char *p, const char *end, const char *const *words)
{
  while (p < end)
    {
      char word[MAX_WORD];
      const char *start = p;

      take_word (&p, end, word);
      if (p > start && g_strv_contains (words, word))
        return TRUE;
      if (p == start)
        p++;
    }

  return FALSE;
}

/* "Invoice 5550132", "order no. 5550132", "#5550132": shortly before it stands what it is. */
static gboolean
is_named (const char *text, const char *p)
{
  static const char *const words[] = { "id",
                                       "no",
                                       "nr",
                                       "invoice",
                                       "order",
                                       "ticket",
                                       "po",
                                       "contract",
                                       "part",
                                       "article",
                                       "serial",
                                       "account",
                                       "case",
                                       "customer",
                                       "quote",
                                       "rechnung",
                                       "auftrag",
                                       "vertrag",
                                       "artikel",
                                       "bestellung",
                                       "kunde",
                                       "version",
                                       "ref",
                                       "reference",
                                       "model",
                                       "sku",
                                       "zip",
                                       "plz",
                                       "order",
                                       "offer",
                                       "angebot",
                                       "seriennummer",
                                       "rechnungsnummer",
                                       "kundennummer",
                                       "auftragsnummer",
                                       "bestellnummer",
                                       NULL };

  return (p > text && (p[-1] == '#' || p[-1] == ':' || p[-1] == '=' || p[-1] == '-'))
         || has_word (p - text > NEAR ? p - NEAR : text, p, words);
}

static gboolean
is_round (const char *start, const char *end)
{
  guint n = 0;

  while (end > start && end[-1] == '0')
    {
      end--;
      n++;
    }

  return n >= ROUND;
}

/* "1234567 units": a number that counts something. */
static gboolean
is_counted (const char *end)
{
  static const char *const words[]
      = { "units",  "pieces", "parts",  "users",   "seats",  "items", "hours",  "rows",   "records",
          "people", "tons",   "tonnes", "meters",  "metres", "km",    "kg",     "liters", "litres",
          "st",     "stueck", "nutzer", "stunden", "tonnen", "liter", "meter",  "zeilen", "euros",
          "times",  "visits", "clicks", "bytes",   "kwh",    "mwh",   "square", NULL };
  const char *p = *end == ' ' ? end + 1 : end;
  char word[MAX_WORD];

  take_word (&p, p + strnlen (p, MAX_WORD), word);

  return g_strv_contains (words, word);
}

gboolean
pursuit_ai_mask_is_talked_of (const char *text,
                              const char *start,
                              const char *end,
                              gboolean is_bare)
{
  static const char *const words[]
      = { "call",      "calls",     "called",      "calling",   "callback",    "phone",
          "phones",    "telephone", "tel",         "telefon",   "telefonisch", "telefonnummer",
          "mobile",    "mobil",     "mobilnummer", "handy",     "handynummer", "cell",
          "cellphone", "dial",      "fax",         "whatsapp",  "sms",         "anruf",
          "anrufen",   "ruf",       "rufen",       "rufnummer", "durchwahl",   "reach",
          "ring",      "landline",  "festnetz",    "erreichen", "erreichbar",  NULL };
  const char *from = start;
  const char *to = end;

  if (is_named (text, start) || is_counted (end) || (is_bare && is_round (start, end)))
    return FALSE;
  while (from > text && start - from < MAX_BEFORE && !is_end (text, from - 1))
    from--;
  while (*to != '\0' && to - end < MAX_AFTER && !is_end (text, to))
    to++;

  return has_word (from, start, words) || has_word (end, to, words);
}
