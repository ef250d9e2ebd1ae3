/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-money.h"

G_BEGIN_DECLS

/* How amounts, days and months are written in the language of a proposal. Not by the locale of
 * the machine: an offer in German has German commas wherever it is rendered. A language that is
 * not known writes 1234.50 and 2026-12-18, which everybody reads. */
typedef struct _PursuitLanguage PursuitLanguage;

/* What stands before the facts of a cover. */
typedef enum
{
  PURSUIT_LANGUAGE_PREPARED_FOR,
  PURSUIT_LANGUAGE_PREPARED_BY,
  PURSUIT_LANGUAGE_DATE,
  PURSUIT_LANGUAGE_VALID_UNTIL,
  PURSUIT_LANGUAGE_VERSION,
  PURSUIT_LANGUAGE_N_LABELS,
} PursuitLanguageLabel;

const PursuitLanguage *pursuit_language_find (const char *tag);
const PursuitNumberStyle *pursuit_language_get_style (const PursuitLanguage *self);
char *pursuit_language_format_day (const PursuitLanguage *self, const char *day);
char *pursuit_language_format_months (const PursuitLanguage *self, guint months);

/* What a proposal is called that has no name yet. */
char *pursuit_language_format_title (const PursuitLanguage *self, const char *company);

/* In English where the language is not known. */
const char *pursuit_language_get_label (const PursuitLanguage *self, PursuitLanguageLabel label);

G_END_DECLS
