/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-cache-key.h"

#include <string.h>

#define HOUR 3600

static const gint64 ttls[PURSUIT_AI_N_FEATURES] = {
  [PURSUIT_AI_FEATURE_SCORE] = 24 * HOUR,
  [PURSUIT_AI_FEATURE_DRAFT] = HOUR,
  [PURSUIT_AI_FEATURE_CARD] = HOUR,
};

/* With its length before it, no part can run into the next. */
static void
add_part (GChecksum *sum, const char *part)
{
  g_autofree char *text = part != NULL
                              ? g_strdup_printf ("%" G_GSIZE_FORMAT ":%s\n", strlen (part), part)
                              : g_strdup ("-\n");

  g_checksum_update (sum, (const guchar *) text, -1);
}

char *
pursuit_ai_cache_key_to_string (const PursuitAiCacheKey *self)
{
  g_autoptr (GChecksum) sum = NULL;
  g_autofree char *versions = NULL;

  g_return_val_if_fail (self != NULL && self->body != NULL, NULL);

  sum = g_checksum_new (G_CHECKSUM_SHA256);
  versions = g_strdup_printf ("%d %u", PURSUIT_AI_CACHE_SCHEMA, self->prompt_version);
  add_part (sum, versions);
  add_part (sum, self->organization);
  add_part (sum, self->scope);
  add_part (sum, pursuit_ai_feature_to_string (self->feature));
  add_part (sum, self->prompt);
  add_part (sum, self->provider);
  add_part (sum, self->base_url);
  add_part (sum, self->api_version);
  g_checksum_update (sum, g_bytes_get_data (self->body, NULL),
                     (gssize) g_bytes_get_size (self->body));

  return g_strdup (g_checksum_get_string (sum));
}

gint64
pursuit_ai_cache_get_ttl (PursuitAiFeature feature)
{
  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, 0);

  return ttls[feature];
}
