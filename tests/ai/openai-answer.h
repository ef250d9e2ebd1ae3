/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/peer.h"

G_BEGIN_DECLS

/* The next answer of a model "llama:8b" that speaks as OpenAI does, all at once; it may be changed
 * until it is used. */
PeerStep *openai_answer (Peer *peer, const char *content);

/* The same as a stream in pieces of @size letters; without an end it is one that broke off. */
PeerStep *openai_answer_stream (Peer *peer, const char *content, glong size, gboolean ends);

G_END_DECLS
