/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-score-words.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

/* A name within a line. */
static char *
dup_within (const char *label)
{
  /* Translators: “lower” gives the names of fields small letters where they stand within a line,
   * as English does. Translate it as “keep” where they keep theirs, as the nouns of German do. */
  const char *letters = C_ ("letters within a line", "lower");

  return g_str_equal (letters, "lower") ? g_utf8_strdown (label, -1) : g_strdup (label);
}

char *
pursuit_score_words_dup_origin (const PursuitEvidence *evidence)
{
  const PursuitFieldTable *table;
  int field;

  g_return_val_if_fail (evidence != NULL, NULL);

  if (evidence->line > 0)
    return g_strdup_printf (_ ("line %u"), evidence->line);
  if (evidence->kind == PURSUIT_KIND_NONE)
    return g_strdup (evidence->field);
  if (evidence->kind != PURSUIT_KIND_LEAD || evidence->field == NULL)
    return dup_within (pursuit_kind_get_label (evidence->kind));

  table = pursuit_kind_get_fields (evidence->kind);
  field = pursuit_field_table_find (table, evidence->field);

  return field >= 0 ? dup_within (pursuit_field_get_label (&table->fields[field]))
                    : g_strdup (evidence->field);
}

/* A field's value stands in a quote as it is stored; days and times are not for people so. */
char *
pursuit_score_words_dup_quote (const PursuitEvidence *evidence)
{
  const char *quote = evidence != NULL ? evidence->quote : NULL;
  gint64 time_us;

  if (quote == NULL)
    return NULL;
  if (pursuit_date_is_valid (quote))
    return pursuit_format_date (quote);
  if (g_str_has_suffix (quote, "Z") && pursuit_time_parse (quote, &time_us, NULL))
    return pursuit_format_time (quote);

  return g_strdup (quote);
}

char *
pursuit_score_words_dup_basis (const PursuitScorePartResult *part)
{
  g_autofree char *quote = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  if (part->points == PURSUIT_SCORE_NOT_ESTABLISHED)
    return g_strdup (_ ("not established"));
  quote = pursuit_score_words_dup_quote (part->evidence);
  origin = part->evidence != NULL ? pursuit_score_words_dup_origin (part->evidence) : NULL;
  if (pursuit_str_is_blank (quote))
    text = g_strdup (part->summary != NULL ? part->summary : "");
  else if (pursuit_str_is_blank (part->summary))
    text = g_strdup_printf (_ ("“%s”"), quote);
  else
    text = g_strdup_printf ("%s: %s", part->summary, quote);

  return origin != NULL ? g_strdup_printf ("%s (%s)", text, origin) : g_steal_pointer (&text);
}
