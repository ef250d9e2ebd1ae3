/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/ai/openai-answer.h"
#include "tests/app/pursuit-window-test.h"

G_BEGIN_DECLS

/* The whole window on the demo's records, and a server that speaks as a provider does. */
typedef struct
{
  PursuitWindowTest window;
  Peer *peer;
} AiWindowFixture;

void ai_window_fixture_set_up (AiWindowFixture *self, gconstpointer data);
void ai_window_fixture_tear_down (AiWindowFixture *self, gconstpointer data);

/* Sets up the server as a provider "office"; or the demo's script, which nobody is asked for. */
void ai_window_fixture_add_peer (AiWindowFixture *self);
void ai_window_fixture_add_script (AiWindowFixture *self);

/* Sets the server up as a provider "paid" that has prices. */
void ai_window_fixture_add_priced (AiWindowFixture *self);

/* Waits until a label of @dialog's template says something; (transfer none). */
const char *ai_window_fixture_await_label (GtkWidget *dialog, const char *name);

/* Waits until a dialog shows what it would send, and sends it. */
void ai_window_fixture_send (GtkWidget *dialog);

/* Waits until the server was asked @n times in all. */
void ai_window_fixture_await_requests (AiWindowFixture *self, guint n);

G_END_DECLS
