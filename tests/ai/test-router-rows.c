/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/failure-rows.h"
#include "ai/local/pursuit-local-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/router-fixture.h"

/* What the tables say is what a provider sees: each row is sent by one, and it counts. */

#define JSON_TYPE "Content-Type: application/json\r\n"
#define SSE_TYPE "Content-Type: text/event-stream\r\n"
#define SOON "Retry-After-Ms: 1\r\n"
#define SECOND                                                                                     \
  "data: {\"choices\":[{\"delta\":{\"content\":\"second\"},\"finish_reason\":\"stop\"}]}\n\n"      \
  "data: [DONE]\n\n"

typedef PursuitAiProvider *(*NewFunc) (void);
static const NewFunc providers[]
    = { pursuit_anthropic_provider_new, pursuit_openai_provider_new, pursuit_local_provider_new };

/* How a row comes: with its status, or as the first event of a good reply. */
typedef enum
{
  AS_STATUS,
  AS_EVENT,
} Way;

static void
fail_always (Fixture *f, const FailureRow *row, Way way)
{
  g_autofree char *event = g_strdup_printf ("data: %s\n\n", row->body);

  for (guint i = 0; i <= PURSUIT_AI_MAX_REQUESTS; i++)
    if (way == AS_STATUS)
      peer_add (f->peers[0], row->status, JSON_TYPE SOON, row->body);
    else
      peer_add (f->peers[0], 200, SSE_TYPE, event);
}

/* How often the first route is asked. */
static guint
get_n_first (const FailureRow *row, gboolean has_next)
{
  switch (row->retry)
    {
    case PURSUIT_AI_RETRY_ONCE:
      return 2;
    case PURSUIT_AI_RETRY_BACKOFF:
    case PURSUIT_AI_RETRY_WAIT:
      return has_next && row->fallback == PURSUIT_AI_FALLBACK_YES ? 2 : PURSUIT_AI_MAX_REQUESTS;
    case PURSUIT_AI_RETRY_NEVER:
    default:
      return 1;
    }
}

static gboolean
falls_back (const FailureRow *row, gboolean is_allowed)
{
  return row->fallback == PURSUIT_AI_FALLBACK_YES
         || (row->fallback == PURSUIT_AI_FALLBACK_IF_ALLOWED && is_allowed);
}

static void
check_alone (const FailureRow *row, NewFunc provider, Way way)
{
  g_autoptr (Fixture) f = fixture_new (provider (), NULL);

  fail_always (f, row, way);
  fixture_run (f);
  fixture_check (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, (int) row->error);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, get_n_first (row, FALSE));
}

static void
check_with_next (const FailureRow *row, NewFunc provider, Way way, gboolean is_allowed)
{
  g_autoptr (Fixture) f = fixture_new (provider (), pursuit_openai_provider_new ());
  gboolean falls = falls_back (row, is_allowed);

  f->options.falls_back_without_key = is_allowed;
  fail_always (f, row, way);
  peer_add (f->peers[1], 200, SSE_TYPE, SECOND);
  fixture_run (f);
  fixture_check (f);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, get_n_first (row, TRUE));
  g_assert_cmpuint (peer_count (f->peers[1]), ==, falls ? 1 : 0);
  if (falls)
    g_assert_cmpstr (f->answer->text, ==, "second");
  else
    g_assert_error (f->error, PURSUIT_AI_ERROR, (int) row->error);
}

static void
check_row (guint i, NewFunc provider, Way way)
{
  const FailureRow *row = &failure_rows[i];

  g_test_message ("row %u: %u %s", i, row->status, row->body);
  check_alone (row, provider, way);
  check_with_next (row, provider, way, FALSE);
  check_with_next (row, provider, way, TRUE);
}

/* A server of one's own that does not like a request gets it without what it may not know; that has
 * a test of its own. */
static gboolean
is_simplified (const FailureRow *row, NewFunc provider)
{
  return provider == pursuit_local_provider_new && row->error == PURSUIT_AI_ERROR_REQUEST;
}

static void
every_row_leads_to_its_action (void)
{
  for (guint i = 0; i < failure_n_rows; i++)
    for (guint j = 0; j < G_N_ELEMENTS (providers); j++)
      if (!is_simplified (&failure_rows[i], providers[j]))
        check_row (i, providers[j], AS_STATUS);
}

static void
so_does_its_twin_in_a_stream (void)
{
  guint n = 0;

  for (guint i = 0; i < failure_n_rows; i++)
    if (g_str_has_prefix (failure_rows[i].body, "{\"type\":\"error\""))
      {
        check_row (i, pursuit_anthropic_provider_new, AS_EVENT);
        n++;
      }
  g_assert_cmpuint (n, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/router-rows/every-row-leads-to-its-action", every_row_leads_to_its_action);
  g_test_add_func ("/ai/router-rows/so-does-its-twin-in-a-stream", so_does_its_twin_in_a_stream);

  return g_test_run ();
}
