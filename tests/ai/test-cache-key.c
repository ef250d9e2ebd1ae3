/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-cache-key.h"

#include <string.h>

#define BODY                                                                                       \
  "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"

static char *
key_of (const char *body, PursuitAiCacheKey key)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  char *text;

  key.body = bytes;
  text = pursuit_ai_cache_key_to_string (&key);
  g_assert_cmpuint (strlen (text), ==, 64);

  return text;
}

static const PursuitAiCacheKey base = {
  .organization = "org-1",
  .scope = "user-1",
  .feature = PURSUIT_AI_FEATURE_SCORE,
  .prompt = "score-lead",
  .prompt_version = 3,
  .provider = "anthropic",
  .base_url = "https://api.anthropic.com",
  .api_version = "2026-10-21",
};

static void
assert_misses (GHashTable *keys, const char *body, PursuitAiCacheKey key)
{
  g_assert_true (g_hash_table_add (keys, key_of (body, key)));
}

#define OTHER(member, value)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    PursuitAiCacheKey other = base;                                                                \
                                                                                                   \
    other.member = value;                                                                          \
    assert_misses (keys, BODY, other);                                                             \
  }                                                                                                \
  G_STMT_END

/* None of these is equal to any other. */
static void
every_part_changes_it (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const bodies[] = {
    "{\"model\":\"n\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
    "{\"model\":\"m\",\"max_tokens\":101,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
    "{\"model\":\"m\",\"max_tokens\":\"100\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"y\"}]}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x \"}]}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\"},{\"content\":\"x\"}]}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[]}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":null}",
    "{\"model\":\"m\",\"max_tokens\":100}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
    "\"t\":1}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
    "\"t\":true}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
    "\"t\":1.5}",
    "{\"model\":\"m\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
    "\"t\":\"1.5\"}",
  };

  assert_misses (keys, BODY, base);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    assert_misses (keys, bodies[i], base);
  OTHER (organization, "org-2");
  OTHER (organization, NULL);
  OTHER (scope, "user-2");
  OTHER (scope, "");
  OTHER (scope, NULL);
  OTHER (feature, PURSUIT_AI_FEATURE_CARD);
  OTHER (prompt, "score-lead-2");
  OTHER (prompt, NULL);
  OTHER (prompt_version, 4);
  OTHER (provider, "openai");
  OTHER (base_url, "https://proxy.example");
  OTHER (api_version, "2023-06-01");
  OTHER (api_version, NULL);
}

static void
parts_do_not_run_together (void)
{
  PursuitAiCacheKey one = base;
  PursuitAiCacheKey other = base;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  one.provider = "ab";
  one.base_url = "c";
  other.provider = "a";
  other.base_url = "bc";
  first = key_of (BODY, one);
  second = key_of (BODY, other);
  g_assert_cmpstr (first, !=, second);
}

static void
it_stays_the_same_from_run_to_run (void)
{
  g_autofree char *key = key_of ("{}", base);

  /* Changed on purpose only, together with PURSUIT_AI_CACHE_SCHEMA. */
  g_assert_cmpstr (key, ==, "5b27a93c39c42e61111a42d6df4300f6d3b329b802eae996dc369c71f24ba420");
}

static void
answers_grow_old (void)
{
  g_assert_cmpint (pursuit_ai_cache_get_ttl (PURSUIT_AI_FEATURE_SCORE), ==, 24 * 3600);
  g_assert_cmpint (pursuit_ai_cache_get_ttl (PURSUIT_AI_FEATURE_DRAFT), ==, 3600);
  g_assert_cmpint (pursuit_ai_cache_get_ttl (PURSUIT_AI_FEATURE_CARD), ==, 3600);
  g_assert_cmpint (pursuit_ai_cache_get_ttl (PURSUIT_AI_FEATURE_CONVERSATION), ==, 0);
  g_assert_cmpint (pursuit_ai_cache_get_ttl (PURSUIT_AI_FEATURE_TEST), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/cache-key/every-part-changes-it", every_part_changes_it);
  g_test_add_func ("/ai/cache-key/parts-do-not-run-together", parts_do_not_run_together);
  g_test_add_func ("/ai/cache-key/stays-the-same", it_stays_the_same_from_run_to_run);
  g_test_add_func ("/ai/cache-key/answers-grow-old", answers_grow_old);

  return g_test_run ();
}
