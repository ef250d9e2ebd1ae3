/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-what-if.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What somebody's word is worth, what paper is, and what a date that moves away leaves. These are
 * the figures of the design's picture of a lead's page. */
#define CONFIRMED 75
#define IN_WRITING 100
#define SLIPPED 40

static const struct
{
  const char *confirmed;
  const char *in_writing;
} texts[PURSUIT_SCORE_N_PARTS] = {
  [PURSUIT_SCORE_BUDGET] = { N_ ("Budget confirmed"), N_ ("Budget in writing") },
  [PURSUIT_SCORE_AUTHORITY] = { N_ ("Authority confirmed"), N_ ("Authority in writing") },
  [PURSUIT_SCORE_NEED] = { N_ ("Need confirmed"), N_ ("Need in writing") },
  [PURSUIT_SCORE_TIMELINE] = { N_ ("Timeline confirmed"), N_ ("Timeline in writing") },
};

void
pursuit_what_if_free (PursuitWhatIf *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add (GPtrArray *list,
     const PursuitScore *score,
     const PursuitScoreFormula *formula,
     PursuitWhatIf what_if,
     const char *text)
{
  int points[PURSUIT_SCORE_N_PARTS];

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    points[i] = score->parts[i].points;
  points[what_if.part] = what_if.points;
  what_if.total = pursuit_score_formula_total (formula, points);
  /* Translators: something that may come true, and the points that a part has then */
  what_if.text = g_strdup_printf (_ ("%s (%d)"), text, what_if.points);
  g_ptr_array_add (list, g_memdup2 (&what_if, sizeof what_if));
}

GPtrArray *
pursuit_what_if_list (const PursuitScore *score, const PursuitScoreFormula *formula)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_what_if_free);

  g_return_val_if_fail (score != NULL, list);

  if (formula == NULL)
    formula = &PURSUIT_SCORE_FORMULA_DEFAULT;
  for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      int points = score->parts[part].points;

      if (points < CONFIRMED)
        add (list, score, formula, (PursuitWhatIf){ .part = part, .points = CONFIRMED },
             _ (texts[part].confirmed));
      else if (points < IN_WRITING)
        add (list, score, formula, (PursuitWhatIf){ .part = part, .points = IN_WRITING },
             _ (texts[part].in_writing));
      if (part == PURSUIT_SCORE_TIMELINE && points > SLIPPED)
        add (list, score, formula, (PursuitWhatIf){ .part = part, .points = SLIPPED },
             _ ("Timeline slips"));
    }

  return list;
}

gboolean
pursuit_what_if_parse (const char *text, PursuitScorePart *part, int *points)
{
  const char *equals;
  guint64 number;

  g_return_val_if_fail (text != NULL, FALSE);

  equals = strchr (text, '=');
  if (equals == NULL || !g_ascii_string_to_unsigned (equals + 1, 10, 0, 100, &number, NULL))
    return FALSE;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      const char *key = pursuit_score_part_to_string ((PursuitScorePart) i);

      if (strlen (key) == (gsize) (equals - text) && strncmp (key, text, strlen (key)) == 0)
        {
          *part = (PursuitScorePart) i;
          *points = (int) number;
          return TRUE;
        }
    }

  return FALSE;
}
