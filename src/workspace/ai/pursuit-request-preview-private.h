/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ends the task of a verb with the preview of what it would ask, or with the error where there is
 * nothing to ask (@request is NULL). Takes the task, whose source is the workspace, and the error.
 */
void pursuit_request_preview_return (GTask *task, const PursuitAiRequest *request, GError *error);

G_END_DECLS
