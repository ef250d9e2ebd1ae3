/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-values.h"

#include "document/pursuit-template-text.h"
#include "engines/pursuit-proposal-variables-private.h"

#include <string.h>

/* More claims than this nobody checks one by one. */
#define MAX_CLAIMS 2000

/* Sums with a currency on either side, percentages, and days. */
#define SIGN "(?:[A-Z]{3}\\b|[€$£¥]|zł|Kč)"
#define SPACE "[ \\x{a0}\\x{202f}]"
#define NUMBER "\\d[\\d.,'’]*(?:" SPACE "\\d{3}\\b[\\d.,'’]*)*"
#define FIGURES                                                                                    \
  "\\b\\d{4}-\\d\\d-\\d\\d\\b|" SIGN SPACE "?" NUMBER "|" NUMBER SPACE "?(?:%|" SIGN ")"

static GRegex *
get_figures (void)
{
  static gsize regex;

  if (g_once_init_enter (&regex))
    {
      g_autoptr (GError) error = NULL;
      GRegex *made = g_regex_new (FIGURES, G_REGEX_OPTIMIZE, 0, &error);

      g_assert_no_error (error);
      g_once_init_leave (&regex, (gsize) made);
    }

  return (GRegex *) regex;
}

static void
add_claim (
    GPtrArray *claims, guint line, const char *variable, char *text, PursuitEvidence *evidence)
{
  PursuitClaim *claim = g_new0 (PursuitClaim, 1);

  claim->line = line;
  claim->variable = g_strdup (variable);
  claim->text = text;
  claim->evidence = evidence;
  if (evidence != NULL)
    claim->state = PURSUIT_CLAIM_SOURCED;
  else
    claim->state = variable != NULL ? PURSUIT_CLAIM_NOT_ESTABLISHED : PURSUIT_CLAIM_UNSOURCED;
  g_ptr_array_add (claims, claim);
}

/* "{{name}}" at @p: its name, and where the text goes on. Conditions and literal braces are
 * none. */
static char *
take_variable (const char *line, const char *p, const char **next)
{
  const char *close = strstr (p, "}}");
  g_autofree char *name = NULL;

  *next = close != NULL ? close + 2 : p + 2;
  if (close == NULL || (p > line && p[-1] == '\\'))
    return NULL;

  name = g_strstrip (g_strndup (p + 2, (gsize) (close - p - 2)));

  return pursuit_template_name_is_valid (name) && strcmp (name, "else") != 0
             ? g_steal_pointer (&name)
             : NULL;
}

static void
find_variables (PursuitProposalValues *self, const char *line, guint number, GPtrArray *claims)
{
  const char *p = line;

  while ((p = strstr (p, "{{")) != NULL && claims->len < MAX_CLAIMS)
    {
      g_autofree char *name = take_variable (line, p, &p);
      const PursuitEvidence *evidence
          = name != NULL ? g_hash_table_lookup (self->evidence, name) : NULL;
      const char *label;

      /* What is missing comes from the filled text, which knows the conditions. */
      if (evidence == NULL)
        continue;
      label = pursuit_proposal_variable_get_label (name);
      add_claim (
          claims, number, name,
          strcmp (name, "price_table") == 0
              ? g_strdup (label)
              : g_strdup_printf ("%s: %s", label, (char *) g_hash_table_lookup (self->texts, name)),
          pursuit_evidence_copy (evidence));
    }
}

/* The name a figure has among those that are known: the amount, percent or day itself. */
static char *
dup_figure (const char *text)
{
  const char *currency = NULL;
  gint64 value;

  if (strchr (text, '%') != NULL)
    {
      g_autofree char *number = g_strndup (text, strcspn (text, "%"));

      g_strdelimit (g_strstrip (number), ",", '.');
      if (!pursuit_decimal_parse (number, '.', 2, &value, NULL))
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d%%", value / 100, (int) (value % 100));
    }
  if (strlen (text) == strlen ("2026-11-24") && text[4] == '-')
    return g_strdup (text);
  if (pursuit_money_parse (text, NULL, 0, &value, &currency, NULL))
    return pursuit_figure_dup_money (value, currency);

  return NULL;
}

static void
find_figures (PursuitProposalValues *self, const char *line, guint number, GPtrArray *claims)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (get_figures (), line, 0, &match);
  for (; g_match_info_matches (match) && claims->len < MAX_CLAIMS; g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 0);
      g_autofree char *figure = dup_figure (text);

      /* Three capitals that are no currency: a type number, not a sum. */
      if (figure == NULL)
        continue;
      add_claim (claims, number, NULL, g_steal_pointer (&text),
                 pursuit_evidence_copy (g_hash_table_lookup (self->figures, figure)));
    }
}

static void
find_gaps (PursuitProposalValues *self, const char *text, GPtrArray *claims)
{
  g_autoptr (PursuitTemplateFill) fill = pursuit_template_fill (text, self->values, NULL);

  for (guint i = 0; fill != NULL && i < fill->gaps->len && claims->len < MAX_CLAIMS; i++)
    {
      const PursuitTemplateGap *gap = g_ptr_array_index (fill->gaps, i);

      add_claim (claims, gap->line, gap->name, g_strdup (gap->label), NULL);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PursuitClaim *first = *(PursuitClaim *const *) a;
  const PursuitClaim *second = *(PursuitClaim *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

GPtrArray *
pursuit_proposal_values_list_claims (PursuitProposalValues *self, const char *text)
{
  GPtrArray *claims;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  claims = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_claim_free);
  if (!g_utf8_validate (text, -1, NULL))
    return claims;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      find_variables (self, lines[i], i + 1, claims);
      find_figures (self, lines[i], i + 1, claims);
    }
  find_gaps (self, text, claims);
  /* Stable in GLib: within a line the order above stays. */
  g_ptr_array_sort (claims, compare_lines);

  return claims;
}
