/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-values.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-proposal-variables-private.h"
#include "engines/pursuit-statements-private.h"

#include <glib/gi18n-lib.h>

/* Thousandths: one piece. */
#define ONE_PIECE 1000
#define HUNDREDTHS_OF_PERCENT 100
/* A term of more than 100 years is a number of something else. */
#define MAX_MONTHS 1200

static PursuitProposalValues *
proposal_values_alloc (void)
{
  PursuitProposalValues *self = g_new0 (PursuitProposalValues, 1);

  self->values = pursuit_template_values_new ();
  self->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) pursuit_evidence_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) pursuit_evidence_free);

  return self;
}

void
pursuit_proposal_values_free (PursuitProposalValues *self)
{
  if (self == NULL)
    return;

  pursuit_template_values_unref (self->values);
  g_clear_pointer (&self->pricing, pursuit_pricing_unref);
  pursuit_statement_index_free (self->statements);
  g_hash_table_unref (self->evidence);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->figures);
  g_free (self);
}

char *
pursuit_figure_dup_money (gint64 minor, const char *currency)
{
  return pursuit_money_format (minor, currency, &PURSUIT_NUMBER_STYLE_PLAIN, TRUE);
}

char *
pursuit_figure_dup_months (guint months)
{
  return g_strdup_printf ("%u months", months);
}

static PursuitEvidence *
find_currency (const PursuitProposalInput *input)
{
  GPtrArray *items = input->line_items;

  if (input->proposal != NULL && pursuit_record_is_set (input->proposal, PURSUIT_PROPOSAL_CURRENCY))
    return pursuit_evidence_of_field (input->proposal, PURSUIT_PROPOSAL_CURRENCY);
  if (pursuit_record_is_set (input->lead, PURSUIT_LEAD_CURRENCY))
    return pursuit_evidence_of_field (input->lead, PURSUIT_LEAD_CURRENCY);
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (pursuit_record_is_set (g_ptr_array_index (items, i), PURSUIT_LINE_ITEM_CURRENCY))
      return pursuit_evidence_of_field (g_ptr_array_index (items, i), PURSUIT_LINE_ITEM_CURRENCY);

  return NULL;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  PursuitRecord *first = *(PursuitRecord *const *) a;
  PursuitRecord *second = *(PursuitRecord *const *) b;
  gint64 position_a = pursuit_record_get_integer (first, PURSUIT_LINE_ITEM_POSITION);
  gint64 position_b = pursuit_record_get_integer (second, PURSUIT_LINE_ITEM_POSITION);

  if (position_a != position_b)
    return position_a < position_b ? -1 : 1;

  /* Ids are in the order of making. */
  return g_strcmp0 (pursuit_record_get_id (first), pursuit_record_get_id (second));
}

static GPtrArray *
sort_items (GPtrArray *items)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      PursuitRecord *item = g_ptr_array_index (items, i);

      if (!pursuit_record_is_set (item, PURSUIT_FIELD_DELETED_AT))
        g_ptr_array_add (sorted, item);
    }
  g_ptr_array_sort (sorted, compare_positions);

  return sorted;
}

static gboolean
check_item_currency (PursuitRecord *item, const char *currency, GError **error)
{
  const char *own = pursuit_record_get_text (item, PURSUIT_LINE_ITEM_CURRENCY);

  if (own == NULL || g_strcmp0 (own, currency) == 0)
    return TRUE;

  g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID,
               _ ("The line item “%.60s” is in %s, but the proposal in %s; use one currency"),
               pursuit_record_get_text (item, PURSUIT_LINE_ITEM_NAME), own, currency);

  return FALSE;
}

static gboolean
add_item (PursuitVariableFiller *filler, PursuitRecord *item, GError **error)
{
  PursuitPricing *pricing = filler->values->pricing;
  gboolean has_quantity = pursuit_record_is_set (item, PURSUIT_LINE_ITEM_QUANTITY);
  PursuitPriceLine line = {
    .name = pursuit_record_get_text (item, PURSUIT_LINE_ITEM_NAME),
    .unit = pursuit_record_get_text (item, PURSUIT_LINE_ITEM_UNIT),
    .quantity
    = has_quantity ? pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_QUANTITY) : ONE_PIECE,
    .unit_price = pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_UNIT_PRICE),
    .discount = (guint) pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_DISCOUNT),
    .optional = pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_OPTIONAL) != 0,
  };
  const char *currency = pursuit_pricing_get_currency (pricing);
  g_autoptr (PursuitEvidence) evidence = NULL;

  if (!check_item_currency (item, currency, error) || !pursuit_pricing_add (pricing, &line, error))
    return FALSE;

  evidence = pursuit_evidence_of_field (item, PURSUIT_LINE_ITEM_UNIT_PRICE);
  pursuit_variable_filler_add_figure (filler, pursuit_figure_dup_money (line.unit_price, currency),
                                      evidence);
  pursuit_variable_filler_add_figure (
      filler,
      pursuit_figure_dup_money (
          pursuit_pricing_get_line_total (pricing, pursuit_pricing_get_n_lines (pricing) - 1),
          currency),
      evidence);
  if (line.discount > 0)
    pursuit_variable_filler_add_figure (filler,
                                        g_strdup_printf ("%u.%02u%%",
                                                         line.discount / HUNDREDTHS_OF_PERCENT,
                                                         line.discount % HUNDREDTHS_OF_PERCENT),
                                        evidence);

  return TRUE;
}

/* What is asked for as a whole: the proposal's deal size, else the lead's value. */
static PursuitEvidence *
find_sum (const PursuitProposalInput *input, gint64 *sum)
{
  PursuitRecord *proposal = input->proposal;

  if (proposal != NULL && pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    {
      *sum = pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE);
      return pursuit_evidence_of_field (proposal, PURSUIT_PROPOSAL_DEAL_SIZE);
    }
  if (pursuit_record_is_set (input->lead, PURSUIT_LEAD_VALUE))
    {
      *sum = pursuit_record_get_integer (input->lead, PURSUIT_LEAD_VALUE);
      return pursuit_evidence_of_field (input->lead, PURSUIT_LEAD_VALUE);
    }

  return NULL;
}

static PursuitEvidence *
price_as_a_whole (PursuitVariableFiller *filler, GError **error)
{
  g_autofree char *name = pursuit_record_dup_title (filler->input->lead);
  const char *title = g_hash_table_lookup (filler->values->texts, "title");
  PursuitPriceLine line = { .name = title != NULL ? title : name, .quantity = ONE_PIECE };
  g_autoptr (PursuitEvidence) evidence = find_sum (filler->input, &line.unit_price);

  if (evidence == NULL)
    {
      g_clear_pointer (&filler->values->pricing, pursuit_pricing_unref);
      return NULL;
    }

  return pursuit_pricing_add (filler->values->pricing, &line, error) ? g_steal_pointer (&evidence)
                                                                     : NULL;
}

static PursuitEvidence *
price_items (PursuitVariableFiller *filler, GPtrArray *items, GError **error)
{
  const char *proposal_id
      = filler->input->proposal != NULL ? pursuit_record_get_id (filler->input->proposal) : NULL;
  g_autofree char *quote = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u line item", "%u line items", items->len), items->len);

  for (guint i = 0; i < items->len; i++)
    if (!add_item (filler, g_ptr_array_index (items, i), error))
      return NULL;

  return pursuit_evidence_new (PURSUIT_KIND_PROPOSAL, proposal_id, "line_items", quote);
}

static void
set_money (PursuitVariableFiller *filler,
           const char *name,
           gint64 minor,
           const PursuitEvidence *evidence)
{
  const char *currency = pursuit_pricing_get_currency (filler->values->pricing);
  g_autofree char *text
      = pursuit_money_format (minor, currency, pursuit_language_get_style (filler->language), TRUE);

  pursuit_variable_filler_set (filler, name, text, pursuit_evidence_copy (evidence));
  pursuit_variable_filler_add_figure (filler, pursuit_figure_dup_money (minor, currency), evidence);
}

static void
set_no_prices (PursuitVariableFiller *filler)
{
  static const char *const names[] = { "total", "subtotal", "discount" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    pursuit_variable_filler_set (filler, names[i], NULL, NULL);
  pursuit_template_values_set_markdown (filler->values->values, "price_table",
                                        pursuit_proposal_variable_get_label ("price_table"), NULL);
}

static void
set_prices (PursuitVariableFiller *filler, const PursuitEvidence *evidence)
{
  PursuitProposalValues *values = filler->values;
  g_autofree char *table = pursuit_pricing_to_markdown (
      values->pricing, pursuit_language_get_style (filler->language));
  PursuitPriceTotals totals;

  pursuit_pricing_get_totals (values->pricing, &totals);
  set_money (filler, "total", totals.total, evidence);
  set_money (filler, "subtotal", totals.subtotal, evidence);
  if (totals.discount != 0)
    set_money (filler, "discount", totals.discount, evidence);
  else
    pursuit_variable_filler_set (filler, "discount", NULL, NULL);

  pursuit_template_values_set_markdown (values->values, "price_table",
                                        pursuit_proposal_variable_get_label ("price_table"), table);
  g_hash_table_insert (values->texts, g_strdup ("price_table"), g_steal_pointer (&table));
  g_hash_table_insert (values->evidence, g_strdup ("price_table"),
                       pursuit_evidence_copy (evidence));
}

static gboolean
fill_prices (PursuitVariableFiller *filler, GError **error)
{
  g_autoptr (PursuitEvidence) currency = find_currency (filler->input);
  g_autoptr (GPtrArray) items = sort_items (filler->input->line_items);
  g_autoptr (PursuitEvidence) evidence = NULL;
  GError *problem = NULL;

  pursuit_variable_filler_set (filler, "currency", currency != NULL ? currency->quote : NULL,
                               pursuit_evidence_copy (currency));
  if (currency == NULL)
    {
      set_no_prices (filler);
      return TRUE;
    }

  filler->values->pricing = pursuit_pricing_new (currency->quote, error);
  if (filler->values->pricing == NULL)
    return FALSE;
  evidence = items->len > 0 ? price_items (filler, items, &problem)
                            : price_as_a_whole (filler, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  if (filler->values->pricing != NULL)
    set_prices (filler, evidence);
  else
    set_no_prices (filler);

  return TRUE;
}

/* Names do not leave as sources, but those of the lead's people may be written. */
static void
add_names (PursuitStatementIndex *index, GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const char *name = pursuit_record_get_text (people->pdata[i], PURSUIT_PERSON_NAME);

      if (name != NULL)
        pursuit_statement_index_add_name (
            index, name, pursuit_evidence_of_field (people->pdata[i], PURSUIT_PERSON_NAME));
    }
}

static void
index_statements (PursuitProposalValues *self,
                  const PursuitProposalInput *input,
                  const char *language)
{
  if (input->sources == NULL)
    return;

  self->statements = pursuit_statement_index_new (
      input->sources, self->texts, self->evidence,
      language != NULL && g_ascii_strncasecmp (language, "de", 2) == 0);
  add_names (self->statements, input->people);
}

PursuitProposalValues *
pursuit_proposal_values_new (const PursuitProposalInput *input, GError **error)
{
  g_autoptr (PursuitProposalValues) self = NULL;
  const char *tag;
  PursuitVariableFiller filler;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_LEAD (input->lead), NULL);

  if (!pursuit_date_is_valid (input->today))
    {
      g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_INVALID,
                   _ ("“%.40s” is no day to make an offer on; write it like 2026-11-24"),
                   input->today != NULL ? input->today : "");
      return NULL;
    }

  self = proposal_values_alloc ();
  tag = input->language;
  if (tag == NULL && input->proposal != NULL)
    tag = pursuit_record_get_text (input->proposal, PURSUIT_PROPOSAL_LANGUAGE);
  filler = (PursuitVariableFiller){ input, pursuit_language_find (tag), self };
  pursuit_variable_filler_fill_fields (&filler);
  if (!fill_prices (&filler, error))
    return NULL;
  index_statements (self, input, tag);

  return g_steal_pointer (&self);
}

guint
pursuit_proposal_parse_term (const char *term)
{
  static const char *const years[] = { "year", "jahr", "yr", "y", "an", "año", "anno", "jaar" };
  g_autofree char *unit = NULL;
  char *end;
  gint64 count;

  if (pursuit_str_is_blank (term))
    return 0;

  count = g_ascii_strtoll (term, &end, 10);
  if (end == term || count < 1 || count > MAX_MONTHS)
    return 0;

  unit = g_utf8_strdown (end + strspn (end, " \t-"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    if (g_str_has_prefix (unit, years[i]))
      return count * 12 <= MAX_MONTHS ? (guint) count * 12 : 0;
  /* "months", "Monate", "mois", "mesi" and a bare number. */
  if (*unit != '\0' && *unit != 'm')
    return 0;

  return (guint) count;
}
