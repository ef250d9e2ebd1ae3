/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-values.h"

#include "document/pursuit-template-text.h"
#include "engines/pursuit-claim-sentences-private.h"
#include "engines/pursuit-claim-words-private.h"
#include "engines/pursuit-proposal-variables-private.h"
#include "engines/pursuit-statements-private.h"

#include <string.h>

/* Sums with a currency on either side, percentages, and days. */
#define SIGN "(?:[A-Z]{3}\\b|[€$£¥]|zł|Kč)"
#define SPACE "[ \\x{a0}\\x{2009}\\x{202f}]"
#define NUMBER "(?<![\\d.,'’])(?:\\d{1,3}(?:" SPACE "\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d[\\d.,'’]*)"
#define FIGURES                                                                                    \
  "\\b\\d{4}-\\d\\d-\\d\\d\\b|" SIGN SPACE "?" NUMBER "|" NUMBER SPACE "?(?:%|" SIGN ")"

/* How long something lasts, in the languages that proposals are written in. */
#define DURATIONS                                                                                   \
  "\\b(\\d{1,4})(?:" SPACE "|-)?(months?|years?|monate?n?|jahre?n?|mois|ans|mesi|anni|meses|años|" \
  "maanden|jaar)\\b"
/* Only such a line says how long the contract lasts: five months to install are another matter. */
#define TERM_WORDS                                                                                 \
  "\\b(?:terms?|contract|minimum|laufzeit|vertrag\\w*|mindestlaufzeit|durée|contrat|durata|"      \
  "contratto|plazo|contrato|looptijd|contractduur)\\b"

static GRegex *
get_regex (gsize *place, const char *pattern)
{
  if (g_once_init_enter (place))
    {
      g_autoptr (GError) error = NULL;
      GRegex *made = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

      g_assert_no_error (error);
      g_once_init_leave (place, (gsize) made);
    }

  return (GRegex *) *place;
}

static GRegex *
get_figures (void)
{
  static gsize regex;

  return get_regex (&regex, FIGURES);
}

static GRegex *
get_durations (void)
{
  static gsize regex;

  return get_regex (&regex, "(?i)" DURATIONS);
}

static GRegex *
get_term_words (void)
{
  static gsize regex;

  return get_regex (&regex, "(?i)" TERM_WORDS);
}

/* A line that is looked at. */
typedef struct
{
  const char *text;
  guint number;
  guint first;      /* its first claim */
  guint first_term; /* its first claim of a term */
  GPtrArray *parts; /* (element-type PursuitClaimPart) */
} Line;

/* Where a claim stands. */
typedef struct
{
  guint line;
  guint start;
  guint end;
} Place;

static PursuitClaim *
add_claim (GPtrArray *claims,
           const Place *place,
           const char *variable,
           char *text,
           PursuitEvidence *evidence)
{
  PursuitClaim *claim = g_new0 (PursuitClaim, 1);

  claim->sort = variable != NULL ? PURSUIT_CLAIM_SORT_VARIABLE : PURSUIT_CLAIM_SORT_FIGURE;
  claim->line = place->line;
  claim->start = place->start;
  claim->end = place->end;
  claim->variable = g_strdup (variable);
  claim->text = text;
  claim->evidence = evidence;
  if (evidence != NULL)
    claim->state = PURSUIT_CLAIM_SOURCED;
  else
    claim->state = variable != NULL ? PURSUIT_CLAIM_NOT_ESTABLISHED : PURSUIT_CLAIM_UNSOURCED;
  g_ptr_array_add (claims, claim);

  return claim;
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

  while ((p = strstr (p, "{{")) != NULL && claims->len < PURSUIT_CLAIMS_MAX)
    {
      guint start = (guint) (p - line);
      g_autofree char *name = take_variable (line, p, &p);
      const Place place = { number, start, (guint) (p - line) };
      const PursuitEvidence *evidence
          = name != NULL ? g_hash_table_lookup (self->evidence, name) : NULL;
      const char *label;

      /* What is missing comes from the filled text, which knows the conditions. */
      if (evidence == NULL)
        continue;
      label = pursuit_proposal_variable_get_label (name);
      add_claim (
          claims, &place, name,
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

static Place
get_place (GMatchInfo *match, guint line)
{
  int start = 0;
  int end = 0;

  g_match_info_fetch_pos (match, 0, &start, &end);

  return (Place){ line, (guint) start, (guint) end };
}

static void
find_figures (PursuitProposalValues *self, const char *line, guint number, GPtrArray *claims)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (get_figures (), line, 0, &match);
  for (; g_match_info_matches (match) && claims->len < PURSUIT_CLAIMS_MAX;
       g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 0);
      g_autofree char *figure = dup_figure (text);
      const Place place = get_place (match, number);

      /* Three capitals that are no currency: a type number, not a sum. */
      if (figure == NULL)
        continue;
      add_claim (claims, &place, NULL, g_steal_pointer (&text),
                 pursuit_evidence_copy (g_hash_table_lookup (self->figures, figure)));
    }
}

/* The term wherever it is repeated, and another one where a line speaks of the term. */
static void
find_terms (PursuitProposalValues *self, const char *line, guint number, GPtrArray *claims)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!self->has_term)
    return;

  g_regex_match (get_durations (), line, 0, &match);
  for (; g_match_info_matches (match) && claims->len < PURSUIT_CLAIMS_MAX;
       g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 0);
      g_autofree char *count = g_match_info_fetch (match, 1);
      g_autofree char *unit = g_match_info_fetch (match, 2);
      g_autofree char *term = g_strconcat (count, " ", unit, NULL);
      g_autofree char *figure = pursuit_figure_dup_months (pursuit_proposal_parse_term (term));
      const PursuitEvidence *evidence = g_hash_table_lookup (self->figures, figure);
      const Place place = get_place (match, number);

      if (evidence != NULL || g_regex_match (get_term_words (), line, 0, NULL))
        add_claim (claims, &place, NULL, g_steal_pointer (&text), pursuit_evidence_copy (evidence));
    }
}

/* The claim of the same line that a statement is part of already. */
static PursuitClaim *
find_overlapping (GPtrArray *claims, guint first, const PursuitStatement *statement)
{
  for (guint i = first; i < claims->len; i++)
    {
      PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->start < statement->end && statement->start < claim->end)
        return claim;
    }

  return NULL;
}

static void
add_statement (PursuitProposalValues *self,
               const Line *line,
               const PursuitStatement *statement,
               GPtrArray *claims)
{
  const PursuitEvidence *evidence
      = pursuit_statement_index_find (self->statements, statement, line->text, line->parts);
  const Place place = { line->number, statement->start, statement->end };
  PursuitClaim *last = claims->len > 0 ? g_ptr_array_index (claims, claims->len - 1) : NULL;

  /* Names that are known are no news; the words of a name that is not are one claim. */
  if (statement->keys->len == 0 && evidence != NULL)
    return;
  if (statement->keys->len == 0 && last != NULL && last->line == line->number
      && last->evidence == NULL && last->end + 1 == statement->start
      && g_unichar_isupper (g_utf8_get_char (last->text)))
    {
      last->end = statement->end;
      g_free (last->text);
      last->text = g_strndup (line->text + last->start, last->end - last->start);
      return;
    }
  add_claim (claims, &place, NULL,
             g_strndup (line->text + statement->start, statement->end - statement->start),
             pursuit_evidence_copy (evidence))
      ->sort
      = PURSUIT_CLAIM_SORT_STATEMENT;
}

/* The value that a figure equals is no proof of another thing: a price of an offer says nothing of
 * what somebody saves. */
static gboolean
is_of_offer (const PursuitClaim *claim, GPtrArray *parts)
{
  const PursuitClaimPart *sentence = pursuit_claim_parts_find (parts, claim->start);
  gboolean is_bare = TRUE;
  gboolean found = FALSE;

  for (guint i = 0; sentence != NULL && i < sentence->gist->things->len; i++)
    {
      const char *thing = sentence->gist->things->pdata[i];

      if (pursuit_claim_word_is_promise (thing) && !pursuit_claim_word_is_of_offer (thing))
        return FALSE;
      found = found || pursuit_claim_word_is_of_offer (thing);
      is_bare = FALSE;
    }

  return found || is_bare;
}

static void
judge_figure (PursuitProposalValues *self,
              const Line *line,
              const PursuitStatement *statement,
              PursuitClaim *claim)
{
  const PursuitEvidence *evidence
      = pursuit_statement_index_find (self->statements, statement, line->text, line->parts);

  if (claim->evidence != NULL && evidence == NULL && !is_of_offer (claim, line->parts))
    g_clear_pointer (&claim->evidence, pursuit_evidence_free);
  else if (claim->evidence == NULL)
    claim->evidence = pursuit_evidence_copy (evidence);
  claim->state = claim->evidence != NULL ? PURSUIT_CLAIM_SOURCED : PURSUIT_CLAIM_UNSOURCED;
}

/* What else is said, against the sources. A figure that no value supports may stand in one of them;
 * what is said of the term is up to the contract. */
static void
find_statements (PursuitProposalValues *self, const Line *line, GPtrArray *claims)
{
  g_autoptr (GPtrArray) statements
      = pursuit_statements_find (line->text, pursuit_statement_index_is_german (self->statements));

  for (guint i = 0; i < statements->len && claims->len < PURSUIT_CLAIMS_MAX; i++)
    {
      const PursuitStatement *statement = g_ptr_array_index (statements, i);
      PursuitClaim *claim = find_overlapping (claims, line->first, statement);

      if (claim == NULL)
        add_statement (self, line, statement, claims);
      else if (claim->sort == PURSUIT_CLAIM_SORT_FIGURE
               && (claim->evidence != NULL
                   || find_overlapping (claims, line->first_term, statement) == NULL))
        judge_figure (self, line, statement, claim);
    }
}

/* Whether a sentence holds a claim that stands like that. */
static gboolean
has_claim (GPtrArray *claims,
           guint first,
           const PursuitClaimPart *sentence,
           PursuitClaimState state)
{
  for (guint i = first; i < claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->state == state && claim->variable == NULL && claim->start < sentence->end
          && sentence->start < claim->end)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_promise (const PursuitClaimGist *gist)
{
  for (guint i = 0; i < gist->things->len; i++)
    if (pursuit_claim_word_is_promise (gist->things->pdata[i]))
      return TRUE;

  return FALSE;
}

/* A sentence of which the sources do not say as much is a claim as a whole. */
static void
find_sentences (PursuitProposalValues *self, const Line *line, GPtrArray *claims)
{
  for (guint i = 0; i < line->parts->len && claims->len < PURSUIT_CLAIMS_MAX; i++)
    {
      const PursuitClaimPart *sentence = g_ptr_array_index (line->parts, i);
      gsize start = sentence->start + strspn (line->text + sentence->start, " \t*->+");
      const Place place = { line->number, (guint) start, (guint) sentence->end };
      g_autofree char *words = NULL;

      if (start >= sentence->end
          || has_claim (claims, line->first, sentence, PURSUIT_CLAIM_UNSOURCED))
        continue;
      words = g_strndup (line->text + start, sentence->end - start);
      if ((has_promise (sentence->gist) || !pursuit_claim_sentence_is_courtesy (words))
          && !pursuit_statement_index_bears (
              self->statements, sentence, words,
              has_claim (claims, line->first, sentence, PURSUIT_CLAIM_SOURCED)))
        add_claim (claims, &place, NULL, g_steal_pointer (&words), NULL)->sort
            = PURSUIT_CLAIM_SORT_STATEMENT;
    }
}

/* What our own templates say is known to be so. */
static void
find_said (PursuitProposalValues *self, Line *line, GPtrArray *claims)
{
  if (self->statements == NULL || pursuit_claim_line_is_of_template (line->text))
    return;

  line->parts = pursuit_statement_index_split (self->statements, line->text);
  find_statements (self, line, claims);
  if (!pursuit_claim_line_is_frame (line->text))
    find_sentences (self, line, claims);
  g_ptr_array_unref (line->parts);
}

static void
find_gaps (PursuitProposalValues *self, const char *text, GPtrArray *claims)
{
  g_autoptr (PursuitTemplateFill) fill = pursuit_template_fill (text, self->values, NULL);

  for (guint i = 0; fill != NULL && i < fill->gaps->len && claims->len < PURSUIT_CLAIMS_MAX; i++)
    {
      const PursuitTemplateGap *gap = g_ptr_array_index (fill->gaps, i);
      const Place place = { .line = gap->line };

      add_claim (claims, &place, gap->name, g_strdup (gap->label), NULL);
    }
}

/* A person who checks it sees it in its sentence. */
static void
take_sentences (GPtrArray *claims, guint first, const char *line)
{
  for (guint i = first; i < claims->len; i++)
    {
      PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->state == PURSUIT_CLAIM_UNSOURCED)
        pursuit_claim_take_sentence (claim, line);
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
      Line line = { .text = lines[i], .number = i + 1, .first = claims->len };

      find_variables (self, lines[i], i + 1, claims);
      find_figures (self, lines[i], i + 1, claims);
      line.first_term = claims->len;
      find_terms (self, lines[i], i + 1, claims);
      find_said (self, &line, claims);
      take_sentences (claims, line.first, lines[i]);
    }
  find_gaps (self, text, claims);
  /* Stable in GLib: within a line the order above stays. */
  g_ptr_array_sort (claims, compare_lines);

  return claims;
}
