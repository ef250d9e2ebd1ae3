/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-language-private.h"

#include "core/pursuit-time.h"

#include <string.h>

#define NO_BREAK_SPACE "\302\240"
#define NARROW_SPACE "\342\200\257"
#define APOSTROPHE "\342\200\231"

struct _PursuitLanguage
{
  const char *tag;
  PursuitNumberStyle style;
  const char *after_day; /* "." in "18. Dezember" */
  const char *before;    /* between day and month, and month and year: "de" in Spanish */
  const char *month;
  const char *months;
  const char *offer_for; /* what stands before the buyer's name in a title */
  const char *names;     /* (nullable) of the months, one word each */
  const char *cover[PURSUIT_LANGUAGE_N_LABELS];
};

#define ENGLISH                                                                                    \
  "January February March April May June July August September October November December"
#define ENGLISH_COVER                                                                              \
  {                                                                                                \
    "Prepared for", "Prepared by", "Date", "Valid until", "Version"                                \
  }
#define GERMAN_COVER                                                                               \
  {                                                                                                \
    "Erstellt für", "Erstellt von", "Datum", "Gültig bis", "Version"                               \
  }
#define GERMAN "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"

/* A tag with a region stands before its language alone. */
static const PursuitLanguage languages[] = {
  { "en", { '.', "," }, "", " ", "month", "months", "Proposal for ", ENGLISH, ENGLISH_COVER },
  { "de-AT",
    { ',', NO_BREAK_SPACE },
    ".",
    " ",
    "Monat",
    "Monate",
    "Angebot für ",
    GERMAN,
    GERMAN_COVER },
  { "de-CH",
    { '.', APOSTROPHE },
    ".",
    " ",
    "Monat",
    "Monate",
    "Angebot für ",
    GERMAN,
    GERMAN_COVER },
  { "de", { ',', "." }, ".", " ", "Monat", "Monate", "Angebot für ", GERMAN, GERMAN_COVER },
  { "fr",
    { ',', NARROW_SPACE },
    "",
    " ",
    "mois",
    "mois",
    "Proposition pour ",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    { "À l\342\200\231attention de", "Préparé par", "Date", "Valable jusqu\342\200\231au",
      "Version" } },
  { "es",
    { ',', "." },
    "",
    " de ",
    "mes",
    "meses",
    "Propuesta para ",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    { "Preparado para", "Preparado por", "Fecha", "Válido hasta", "Versión" } },
  { "it",
    { ',', "." },
    "",
    " ",
    "mese",
    "mesi",
    "Proposta per ",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    { "Preparato per", "Preparato da", "Data", "Valido fino al", "Versione" } },
  { "nl",
    { ',', "." },
    "",
    " ",
    "maand",
    "maanden",
    "Voorstel voor ",
    "januari februari maart april mei juni juli augustus september oktober november december",
    { "Opgesteld voor", "Opgesteld door", "Datum", "Geldig tot", "Versie" } },
};

static const PursuitLanguage unknown
    = { "", { '.', NULL }, "", " ", "months", "months", "Proposal for ", NULL, ENGLISH_COVER };

static gboolean
is_within (const char *tag, const char *wanted)
{
  gsize length = strlen (tag);

  return g_ascii_strncasecmp (tag, wanted, length) == 0
         && (wanted[length] == '\0' || wanted[length] == '-' || wanted[length] == '_');
}

const PursuitLanguage *
pursuit_language_find (const char *tag)
{
  g_autofree char *plain = g_strdelimit (g_strdup (tag != NULL ? tag : "en"), "_", '-');

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (is_within (languages[i].tag, plain))
      return &languages[i];

  return &unknown;
}

const PursuitNumberStyle *
pursuit_language_get_style (const PursuitLanguage *self)
{
  return &self->style;
}

char *
pursuit_language_format_day (const PursuitLanguage *self, const char *day)
{
  g_auto (GStrv) names = NULL;
  GDate date;

  if (self->names == NULL || !pursuit_date_is_valid (day))
    return g_strdup (day);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, pursuit_date_to_julian (day));
  names = g_strsplit (self->names, " ", 12);

  return g_strdup_printf ("%d%s%s%s%s%d", g_date_get_day (&date), self->after_day, self->before,
                          names[g_date_get_month (&date) - 1], self->before,
                          g_date_get_year (&date));
}

char *
pursuit_language_format_months (const PursuitLanguage *self, guint months)
{
  return g_strdup_printf ("%u %s", months, months == 1 ? self->month : self->months);
}

char *
pursuit_language_format_title (const PursuitLanguage *self, const char *company)
{
  return g_strconcat (self->offer_for, company, NULL);
}

const char *
pursuit_language_get_label (const PursuitLanguage *self, PursuitLanguageLabel label)
{
  return self->cover[label];
}
