/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/peer.h"
#include "ai/pursuit-ai-router.h"

G_BEGIN_DECLS

#define ROUTER_KEY "sk-test-1234567890"
#define ROUTER_MAX_ROUTES 3
#define ROUTER_HELLO                                                                               \
  "Hé — grüße, 世界! This is a mocked answer that is long enough to be split in several chunks."

/* An observer that counts, and refuses at a request of one's choice. */
#define TEST_TYPE_OBSERVER (test_observer_get_type ())
G_DECLARE_FINAL_TYPE (TestObserver, test_observer, TEST, OBSERVER, GObject)

struct _TestObserver
{
  GObject parent_instance;

  guint n_opened;
  guint n_settled;
  guint refuse_at;      /* the request that is refused, from 1; 0 for none */
  PursuitAiUsage usage; /* of what was settled, in all */
};

/* A router with real peers, and what came of one request. */
typedef struct
{
  Peer *peers[ROUTER_MAX_ROUTES];
  PursuitAiTransport *transport;
  TestObserver *observer;
  PursuitAiRouter *router;
  GPtrArray *routes;
  PursuitAiRequest *request;
  PursuitAiRunOptions options;
  GCancellable *cancellable;
  guint cancel_after;   /* so many pieces of text; 0 for never */
  guint cancellable_at; /* so many requests have come before the one that is cancelled */

  GString *shown;
  guint n_pieces;
  guint n_waits;
  guint waited_ms;
  gint64 cancelled_at;
  gboolean is_done;
  PursuitAiAnswer *answer;
  PursuitAiReport *report;
  GError *error;
} Fixture;

/* With routes to @first and, unless it is NULL, @second, one peer each. Takes the providers. */
Fixture *fixture_new (PursuitAiProvider *first, PursuitAiProvider *second);
void fixture_free (Fixture *self);

/* A route more, to a peer of its own. Takes the provider. */
void fixture_add_route (Fixture *self, PursuitAiProvider *provider);

/* Starts the request; runs it to its end. What came of the one before is dropped. */
void fixture_start (Fixture *self);
void fixture_run (Fixture *self);

/* Holds what is always true: requests counted at the peers, the report and the observer agree, are
 * at most three, and no word to a person holds the key. */
void fixture_check (Fixture *self);

PursuitAiAttempt *fixture_get_attempt (Fixture *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
