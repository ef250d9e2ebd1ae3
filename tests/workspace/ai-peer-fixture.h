/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/openai-answer.h"
#include "workspace/workspace-fixture.h"

G_BEGIN_DECLS

#define AI_PEER_JSON "Content-Type: application/json\r\n"

/* A workspace whose only provider, "office", is a server on this machine that speaks as OpenAI
 * does. */
typedef struct
{
  WorkspaceFixture base;
  Peer *peer;
} AiPeerFixture;

void ai_peer_fixture_set_up (AiPeerFixture *self, gconstpointer data);
void ai_peer_fixture_tear_down (AiPeerFixture *self, gconstpointer data);

/* Sets a provider up. The script of the demo, "fake", has no @url. */
void ai_peer_fixture_add_provider (WorkspaceFixture *self, const char *kind, const char *url);

/* The next answer of the model; it may be changed until it is used. */
PeerStep *ai_peer_fixture_answer (AiPeerFixture *self, const char *content);

G_END_DECLS
