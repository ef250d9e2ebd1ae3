/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CONVERSATION_PAGE (pursuit_conversation_page_get_type ())

/**
 * PursuitConversationPage:
 *
 * A conversation to work with: what it was, with whom, its lead, the transcript line by line, and
 * beside it what an analysis found.
 */
G_DECLARE_FINAL_TYPE (
    PursuitConversationPage, pursuit_conversation_page, PURSUIT, CONVERSATION_PAGE, AdwBin)

/**
 * pursuit_conversation_page_new:
 * @place: the place
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *pursuit_conversation_page_new (PursuitPlace *place);

/**
 * pursuit_conversation_page_show:
 * @self: a page
 * @id: (nullable): a conversation's id
 *
 * Shows a conversation.
 */
void pursuit_conversation_page_show (PursuitConversationPage *self, const char *id);

/**
 * pursuit_conversation_page_show_line:
 * @self: a page
 * @line: a line of the transcript, from 1
 *
 * Marks a line and brings it into view, as soon as the conversation is read.
 */
void pursuit_conversation_page_show_line (PursuitConversationPage *self, guint line);

/**
 * pursuit_conversation_page_get_conversation:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the conversation that is shown
 */
PursuitRecord *pursuit_conversation_page_get_conversation (PursuitConversationPage *self);

/**
 * pursuit_conversation_page_analyse:
 * @self: a page
 *
 * Has the conversation read on this machine, and shows what was found.
 */
void pursuit_conversation_page_analyse (PursuitConversationPage *self);

/**
 * pursuit_conversation_page_ask_ai:
 * @self: a page
 *
 * Asks whether a provider of AI shall read the conversation, and shows what it found.
 */
void pursuit_conversation_page_ask_ai (PursuitConversationPage *self);

G_END_DECLS
