/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PursuitReceipt:
 * @provider: (nullable): who answered: "anthropic", "openai", "local" or "fake", a script
 * @model: (nullable): which model
 * @cached: a kept answer was used again: nothing was sent, nothing paid
 * @input: tokens of the prompt, without those read from a provider's cache
 * @cache_read: tokens of the prompt that were
 * @output: tokens of the answer
 * @n_subjects: how many records the question was about; all that is here is of all of them
 * @cost: (nullable): what all requests took together, in USD, exact; %NULL if the model has no
 *   price
 * @at_most: @cost is an upper bound, since something was cut off or stopped
 * @price_row: (nullable): the row of the list of prices that it was counted with
 * @masked: (nullable): sorts of what was taken out before it was sent, with commas between
 * @took_ms: from the question to the answer, in milliseconds
 * @path: (nullable): what was tried before, and why it did not answer, a line each, for a person
 *
 * What an answer of AI is known to have taken. It is kept with what was made of the answer.
 */
typedef struct
{
  char *provider;
  char *model;
  gboolean cached;
  gint64 input;
  gint64 cache_read;
  gint64 output;
  guint n_subjects;
  char *cost;
  gboolean at_most;
  char *price_row;
  char *masked;
  gint64 took_ms;
  char *path;
} PursuitReceipt;

/**
 * pursuit_receipt_copy:
 * @self: (nullable): a receipt
 *
 * Returns: (transfer full) (nullable): a copy
 */
PursuitReceipt *pursuit_receipt_copy (const PursuitReceipt *self);

/**
 * pursuit_receipt_free:
 * @self: (nullable) (transfer full): a receipt
 */
void pursuit_receipt_free (PursuitReceipt *self);

/**
 * pursuit_receipt_is_scripted:
 * @self: (nullable): a receipt
 *
 * Returns: %TRUE if the demo's script answered, which is no AI
 */
gboolean pursuit_receipt_is_scripted (const PursuitReceipt *self);

/**
 * pursuit_receipt_to_json:
 * @self: a receipt
 *
 * Returns: (transfer full): `{"provider","model","cached","tokens":{"input","cache_read","output"},
 *   "subjects","cost","at_most","price_row","masked","took_ms","path"}`
 */
JsonNode *pursuit_receipt_to_json (const PursuitReceipt *self);

/**
 * pursuit_receipt_from_json:
 * @node: (nullable): what pursuit_receipt_to_json() made
 *
 * Returns: (transfer full) (nullable): the receipt; %NULL if @node holds none
 */
PursuitReceipt *pursuit_receipt_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReceipt, pursuit_receipt_free)

G_END_DECLS
