/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/router-fixture.h"

#include <string.h>

#define SSE_TYPE "Content-Type: text/event-stream\r\n"
#define WHOLE                                                                                      \
  "data: {\"choices\":[{\"delta\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}\n\n"       \
  "data: [DONE]\n\n"

static Peer *proxy;

/* Sends the first route elsewhere. */
static void
set_address (Fixture *f, char *url)
{
  PursuitAiRoute *route = g_ptr_array_index (f->routes, 0);

  g_free (route->base_url);
  route->base_url = url;
}

static void
who_cannot_prove_who_it_is_gets_nothing (void)
{
  g_autoptr (Fixture) f
      = fixture_new (pursuit_anthropic_provider_new (), pursuit_openai_provider_new ());
  g_autoptr (Peer) unknown = peer_new_unknown ();

  set_address (f, peer_dup_url (unknown));
  peer_add (unknown, 200, SSE_TYPE, WHOLE);
  peer_add (f->peers[1], 200, SSE_TYPE, WHOLE);
  fixture_run (f);
  /* Somebody may be listening: no other provider hides that. */
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
  g_assert_nonnull (strstr (f->error->message, "prove"));
  g_assert_cmpuint (peer_count (unknown), ==, 0);
  g_assert_cmpuint (peer_count (f->peers[1]), ==, 0);
  g_assert_cmpuint (f->report->attempts->len, ==, 1);
  g_assert_cmpuint (fixture_get_attempt (f, 0)->n_sent, ==, 0);
  g_assert_cmpint (f->observer->usage.input, ==, 0);
}

/* What a company adds to the certificates of its computers holds for us as well: it answers, with
 * the key, to whom it vouches for, and to nobody when it no longer does. */
static void
whom_the_system_trusts_is_trusted (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ai", "peer.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) own = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  for (guint trusts = 2; trusts-- > 0;)
    {
      g_autoptr (Fixture) f = fixture_new (pursuit_openai_provider_new (), NULL);
      g_autoptr (Peer) peer = peer_new_unknown ();
      g_autofree char *request = NULL;

      g_tls_backend_set_default_database (backend, trusts == 1 ? own : NULL);
      set_address (f, peer_dup_url (peer));
      peer_add (peer, 200, SSE_TYPE, WHOLE);
      fixture_run (f);
      g_assert_cmpuint (peer_count (peer), ==, trusts);
      if (trusts == 0)
        {
          g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
          continue;
        }
      g_assert_no_error (f->error);
      g_assert_cmpuint (fixture_get_attempt (f, 0)->status, ==, 200);
      g_assert_cmpstr (f->answer->text, ==, "whole");
      request = peer_dup_request (peer, 0);
      g_assert_nonnull (strstr (request, ROUTER_KEY));
    }
}

static void
who_speaks_no_tls_gets_nothing (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);
  g_autofree char *url = peer_dup_url (f->peers[0]);
  PursuitAiTimeouts timeouts = { 200, 200, 200, 200 };

  pursuit_ai_transport_set_timeouts (f->transport, &timeouts);
  set_address (f, g_strconcat ("https", url + strlen ("http"), NULL));
  peer_add (f->peers[0], 200, SSE_TYPE, WHOLE);
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
  g_assert_cmpuint (peer_count (f->peers[0]), ==, 0);
  g_assert_cmpuint (f->shown->len, ==, 0);
}

static void
the_proxy_of_the_system_is_asked (void)
{
  g_autoptr (Fixture) f = fixture_new (pursuit_anthropic_provider_new (), NULL);
  g_autofree char *request = NULL;

  if (g_strcmp0 (g_getenv ("GIO_USE_PROXY_RESOLVER"), "dummy") == 0)
    {
      g_test_skip ("no resolver of proxies here");
      return;
    }
  set_address (f, g_strdup ("https://pursuit.invalid/v1"));
  peer_add (proxy, 407, "", "");
  fixture_run (f);
  g_assert_error (f->error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
  g_assert_cmpuint (peer_count (proxy), ==, 1);
  request = peer_dup_request (proxy, 0);
  g_assert_true (g_str_has_prefix (request, "CONNECT pursuit.invalid:443 "));
  g_assert_null (strstr (request, ROUTER_KEY));
}

/* As a desktop or a shell sets it; before there are threads, which may read the environment. */
static void
set_proxy (void)
{
  g_autofree char *url = NULL;

  proxy = peer_new ();
  url = peer_dup_url (proxy);
  g_setenv ("https_proxy", url, TRUE);
  g_setenv ("no_proxy", "127.0.0.1", TRUE);
}

int
main (int argc, char **argv)
{
  int status;

  set_proxy ();
  g_test_init (&argc, &argv, NULL);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_print ("1..0 # SKIP GLib has no plugin for TLS here\n");
      return 0;
    }
  g_test_add_func ("/ai/transport-tls/who-cannot-prove-who-it-is-gets-nothing",
                   who_cannot_prove_who_it_is_gets_nothing);
  g_test_add_func ("/ai/transport-tls/whom-the-system-trusts-is-trusted",
                   whom_the_system_trusts_is_trusted);
  g_test_add_func ("/ai/transport-tls/who-speaks-no-tls-gets-nothing",
                   who_speaks_no_tls_gets_nothing);
  g_test_add_func ("/ai/transport-tls/the-proxy-of-the-system-is-asked",
                   the_proxy_of_the_system_is_asked);
  status = g_test_run ();
  peer_free (proxy);

  return status;
}
