/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-feature.h"

G_BEGIN_DECLS

/* Goes up when the parts of a key, or what is kept under one, change their form. */
#define PURSUIT_AI_CACHE_SCHEMA 3

/**
 * PursuitAiCacheKey:
 * @organization: (nullable): for whom they work who may use the answer: another one never hits
 * @scope: whose answers these are, such as the id of a user: another one never hits
 * @feature: what it is for
 * @prompt: the prompt's name
 * @prompt_version: its version
 * @provider: the provider's name
 * @base_url: where it is asked
 * @api_version: (nullable): the version of its interface
 * @body: the whole body of the request as it goes out: equal requests make equal bytes, as each
 *   provider writes its members in one order
 *
 * What an answer depends on. All of it is in the key: a list of chosen parts would forget one.
 */
typedef struct
{
  const char *organization;
  const char *scope;
  PursuitAiFeature feature;
  const char *prompt;
  guint prompt_version;
  const char *provider;
  const char *base_url;
  const char *api_version;
  GBytes *body;
} PursuitAiCacheKey;

/**
 * pursuit_ai_cache_key_to_string:
 * @self: the parts
 *
 * Returns: (transfer full): the SHA-256 over all parts, 64 hexadecimal digits
 */
char *pursuit_ai_cache_key_to_string (const PursuitAiCacheKey *self);

/**
 * pursuit_ai_cache_get_ttl:
 * @feature: what an answer is for
 *
 * Returns: for how many seconds it may be used again: a day for scores, an hour for drafts and
 *   battle cards, 0 for what is not kept at all
 */
gint64 pursuit_ai_cache_get_ttl (PursuitAiFeature feature);

G_END_DECLS
