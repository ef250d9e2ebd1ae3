/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-prices.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The classes of tokens that have prices of their own. Those of the prompt come first. */
typedef enum
{
  PURSUIT_AI_CLASS_INPUT,
  PURSUIT_AI_CLASS_CACHE_READ,
  PURSUIT_AI_CLASS_CACHE_WRITE_SHORT,
  PURSUIT_AI_CLASS_CACHE_WRITE_LONG,
  PURSUIT_AI_CLASS_OUTPUT,
  PURSUIT_AI_N_CLASSES,
} PursuitAiClass;

/* pico-USD for a token; -1 where no price is known. */
typedef struct
{
  gint64 rate[PURSUIT_AI_N_CLASSES];
} PursuitAiRates;

typedef struct
{
  char *id;
  char *provider;
  char *model;
  char *from;  /* (nullable) the first day, YYYY-MM-DD; always if NULL */
  char *until; /* (nullable) the last day */
  PursuitAiRates rates;
  PursuitAiRates long_rates; /* for the whole of a request whose prompt is longer than @above */
  gint64 above;              /* G_MAXINT64 if there is no such tier */
  gint64 batch;              /* thousandths of the price on the batch route; -1 if not known */
} PursuitAiPriceRow;

/* Reads a row, whose names come from outside. @checked is the day of the file. */
PursuitAiPriceRow *pursuit_ai_price_row_new (JsonObject *object,
                                             const char *prefix,
                                             const char *checked,
                                             GError **error);
void pursuit_ai_price_row_free (PursuitAiPriceRow *self);

/* Whether it is the price of a model on a day. */
gboolean pursuit_ai_price_row_fits (const PursuitAiPriceRow *self,
                                    const char *provider,
                                    const char *model,
                                    const char *day);

/* Which of its prices hold for a prompt of so many tokens. */
const PursuitAiRates *pursuit_ai_price_row_get_rates (const PursuitAiPriceRow *self, gint64 prompt);

/* The dearest price of a token of the prompt, whatever its class. */
gint64 pursuit_ai_rates_get_dearest_input (const PursuitAiRates *self);

/* FALSE, and the error says so, if the object has a member of another name. */
gboolean
pursuit_ai_price_check_members (JsonObject *object, const char *const *names, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiPriceRow, pursuit_ai_price_row_free)

G_END_DECLS
