/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/app/ai-window-fixture.h"

G_BEGIN_DECLS

/* A window on the demo, of which a lead is to get a proposal by AI. */
typedef struct
{
  AiWindowFixture base;
  PursuitRecord *lead;
  GtkWidget *editor; /* (nullable): in which text is awaited */
  const char *awaited;
} AiDraftingFixture;

void ai_drafting_fixture_set_up (AiDraftingFixture *self, gconstpointer data);
void ai_drafting_fixture_tear_down (AiDraftingFixture *self, gconstpointer data);

/* The dialog that asks for a draft, from the lead's page. */
GtkWidget *ai_drafting_fixture_open_dialog (AiDraftingFixture *self);

/* Until a view of that type is in the window; until the editor of @view holds @text. */
GtkWidget *ai_drafting_fixture_await_view (AiDraftingFixture *self, GType type);
void ai_drafting_fixture_await_text (AiDraftingFixture *self, GtkWidget *view, const char *text);

/* As a button of the dialog does: it closes, too. */
void ai_drafting_fixture_answer (AdwMessageDialog *dialog, const char *response);

G_END_DECLS
