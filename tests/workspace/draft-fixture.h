/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/openai-answer.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/workspace-fixture.h"

G_BEGIN_DECLS

/* A draft over real HTTP: a server on this machine that streams as OpenAI does, a lead with people
 * to hide, a template "Plain", and options to draft by the one from the other. */
typedef struct
{
  WorkspaceFixture base;
  Peer *peer;
  char *lead_id;
  PursuitDraftOptions options;
  GCancellable *cancellable;
  GAsyncResult *result; /* of the last draft */
  char *heard;          /* (nullable) the last that was heard */
  guint n_heard;        /* how often */
  const char *stop_at;  /* (nullable) cancels when this is heard */
  gboolean leaked;      /* a token, a tag or the middle of a sign was heard */
} DraftFixture;

void draft_fixture_set_up (DraftFixture *self, gconstpointer data);
void draft_fixture_tear_down (DraftFixture *self, gconstpointer data);

void draft_fixture_save (WorkspaceFixture *self, PursuitRecord *record);

/* @url is NULL for a provider that answers by a script. */
void draft_fixture_add_provider (WorkspaceFixture *self, const char *kind, const char *url);

/* The next answer: a text, @size characters an event; without an end it is cut. */
PeerStep *draft_fixture_answer (DraftFixture *self, const char *text, glong size, gboolean ends);

G_END_DECLS
