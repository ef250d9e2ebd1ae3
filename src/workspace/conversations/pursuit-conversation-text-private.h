/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-conversation.h"

G_BEGIN_DECLS

/**
 * pursuit_conversation_check_text:
 * @conversation: a conversation
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID, saying what to do
 *
 * Returns: %FALSE if its transcript is something else than a text
 */
gboolean pursuit_conversation_check_text (PursuitRecord *conversation, GError **error);

G_END_DECLS
