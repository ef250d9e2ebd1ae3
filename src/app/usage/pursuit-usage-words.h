/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-usage.h"

G_BEGIN_DECLS

/**
 * pursuit_usage_words_dup_money:
 * @pico: an amount in pico-USD
 *
 * Returns: (transfer full): the amount as the person's locale writes it, such as "6.12 USD", or
 *   "0.00384 USD" with three figures of what is below one
 */
char *pursuit_usage_words_dup_money (gint64 pico);

/**
 * pursuit_usage_words_dup_month:
 * @month: "2026-11"
 *
 * Returns: (transfer full): the month for people, such as "November 2026"
 */
char *pursuit_usage_words_dup_month (const char *month);

/**
 * pursuit_usage_words_dup_cost:
 * @row: a part of what was asked, or all of it
 *
 * Says what is known of a cost: what has no price is "unpriced" and never nothing, and where all is
 * uncertain the upper bound stands as one.
 *
 * Returns: (transfer full): such as "6.12 USD", "unpriced" or "at most 0.09 USD"
 */
char *pursuit_usage_words_dup_cost (const PursuitUsageRow *row);

/**
 * pursuit_usage_words_dup_counts:
 * @row: a part of what was asked, or all of it
 *
 * Returns: (transfer full): such as "38 requests · 5 from the cache · 1,486,000 tokens"
 */
char *pursuit_usage_words_dup_counts (const PursuitUsageRow *row);

/**
 * pursuit_usage_words_dup_doubts:
 * @row: a part of what was asked, or all of it
 *
 * Returns: (transfer full) (nullable): what the cost leaves open: what has no price, what is
 *   uncertain, and what budgets count for them; %NULL if nothing is
 */
char *pursuit_usage_words_dup_doubts (const PursuitUsageRow *row);

/**
 * pursuit_usage_words_dup_title:
 * @group: how a usage is summed up
 * @key: a part of it
 *
 * Returns: (transfer full): what the part is called: the feature, the model, the day
 */
char *pursuit_usage_words_dup_title (PursuitUsageGroup group, const char *key);

/**
 * pursuit_usage_words_dup_sorts:
 * @masked: (nullable): sorts of what was taken out of a request, with commas between
 *
 * Returns: (transfer full) (nullable): the same for people, such as "names, phone numbers"; %NULL
 * if nothing was
 */
char *pursuit_usage_words_dup_sorts (const char *masked);

/**
 * pursuit_usage_words_dup_masked:
 * @masked: (nullable): sorts of what was taken out of a request, with commas between
 *
 * Returns: (transfer full) (nullable): such as "masked: names, phone numbers"; %NULL if nothing was
 */
char *pursuit_usage_words_dup_masked (const char *masked);

/**
 * pursuit_usage_words_get_saving:
 * @saving: a saving
 *
 * Returns: by what money was saved, translated
 */
const char *pursuit_usage_words_get_saving (PursuitUsageSaving saving);

G_END_DECLS
