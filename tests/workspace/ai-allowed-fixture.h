/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai-peer-fixture.h"

G_BEGIN_DECLS

/* What "auto" may ask: only @feature from now on, or nothing without one. */
void ai_allowed_fixture_allow (AiPeerFixture *self, const char *feature);
void ai_allowed_fixture_allow_all (AiPeerFixture *self);

/* Holds what every provider may be asked against names of features with blanks between. */
void ai_allowed_fixture_assert (AiPeerFixture *self, const char *words);

/* Sets up one more server on this machine. */
void ai_allowed_fixture_add_provider (AiPeerFixture *self, const char *name, Peer *peer);

G_END_DECLS
