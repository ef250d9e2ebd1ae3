/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-pricing.h"
#include "document/pursuit-template-values.h"
#include "engines/pursuit-claim.h"
#include "engines/pursuit-proposal-input.h"

G_BEGIN_DECLS

/**
 * PursuitProposalVariable:
 * @name: its name in the text, without braces
 * @label: what people call it, in their language
 * @example: what it may look like
 *
 * A variable that every proposal may use.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *example;
} PursuitProposalVariable;

/**
 * pursuit_proposal_variables_list:
 * @n_variables: (out): how many
 *
 * Returns: (transfer none) (array length=n_variables): all of them, for help and completion;
 *   static, labels still to be translated
 */
const PursuitProposalVariable *pursuit_proposal_variables_list (guint *n_variables);

/**
 * PursuitProposalValues:
 * @values: what pursuit_template_fill() takes
 * @pricing: (nullable): the price table; without line items one line for the whole deal, %NULL
 *   if no sum or no currency is known
 * @evidence: (element-type utf8 PursuitEvidence): what each value that is there rests on, by
 *   the variable's name
 * @texts: (element-type utf8 utf8): each value that is there as it is written, by name
 *
 * The one answer to what `{{company_name}}` is: the command line, the preview and what is
 * rendered all take it from here. Read it, do not change it.
 */
typedef struct
{
  PursuitTemplateValues *values;
  PursuitPricing *pricing;
  GHashTable *evidence;
  GHashTable *texts;

  /*< private >*/
  GHashTable *figures;
  gboolean has_term;
  struct _PursuitStatementIndex *statements;
} PursuitProposalValues;

/**
 * pursuit_proposal_values_new:
 * @input: what is known
 * @error: %PURSUIT_ENGINES_ERROR_INVALID if `today` is no day; the errors of pursuit_pricing_new()
 *   and pursuit_pricing_add() for line items that cannot be summed
 *
 * Finds the value of each variable. `total` is the sum of the line items if there are any, else
 * the proposal's deal size, else the lead's value. The signer is the decision maker. Amounts
 * and days are written as the proposal's language writes them, on every machine alike.
 *
 * Returns: (transfer full) (nullable): the values
 */
PursuitProposalValues *pursuit_proposal_values_new (const PursuitProposalInput *input,
                                                    GError **error);

/**
 * pursuit_proposal_values_free:
 * @self: (nullable) (transfer full): values
 *
 * Frees them.
 */
void pursuit_proposal_values_free (PursuitProposalValues *self);

/**
 * pursuit_proposal_values_list_claims:
 * @self: values
 * @text: a proposal's text with its variables
 *
 * Names everything in @text that has to be true: each use of a variable, and each figure of
 * money, percent or date that stands there by hand. A figure is sourced if a known value says
 * the same. A duration is one if it is the contract term, or if its line speaks of that.
 *
 * Where the input has sources, what is said is held against them as well: figures with what they
 * count, days and months, certificates, superlatives and promises, and names that nobody has
 * mentioned. A source bears a figure out if it has the same one and speaks of the same; English and
 * German words of one meaning are one. A sentence of which no source says at least the half is a
 * claim as a whole, unless it asks, thanks or wishes, or stands like that in one of the templates
 * that come with the program.
 *
 * Returns: (transfer full) (element-type PursuitClaim): the claims in reading order
 */
GPtrArray *pursuit_proposal_values_list_claims (PursuitProposalValues *self, const char *text);

/**
 * pursuit_proposal_parse_term:
 * @term: (nullable): a contract term such as "36 months", "3 years", "12", "24 Monate"
 *
 * Returns: the months it lasts, 0 if that cannot be told
 */
guint pursuit_proposal_parse_term (const char *term);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProposalValues, pursuit_proposal_values_free)

G_END_DECLS
