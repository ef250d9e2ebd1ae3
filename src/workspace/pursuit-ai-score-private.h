/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-scoring.h"

G_BEGIN_DECLS

/* The engine's name. */
#define PURSUIT_AI_SCORE_ENGINE "ai"

/**
 * pursuit_ai_score_run:
 * @task: (transfer full): the task of pursuit_workspace_score_async()
 * @options: which leads; copied
 * @progress: (nullable): who hears how far it is
 *
 * Scores leads by a provider. The task returns the scores; if something went wrong before any lead
 * was scored, the error.
 */
void pursuit_ai_score_run (GTask *task,
                           const PursuitScoreOptions *options,
                           const PursuitProgress *progress);

G_END_DECLS
