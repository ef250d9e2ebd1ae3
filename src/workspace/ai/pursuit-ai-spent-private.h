/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-budget.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* The setting that holds the budgets as JSON. */
#define PURSUIT_SETTING_AI_BUDGETS "ai.budgets"

/* The budgets as they are set; an error if they cannot be read, and never "no limit" then. */
gboolean
pursuit_ai_budgets_load (PursuitSession *session, PursuitAiBudgets *budgets, GError **error);
gboolean
pursuit_ai_budgets_save (PursuitSession *session, const PursuitAiBudgets *budgets, GError **error);

/* What counts against them now, all but what is expected. */
gboolean pursuit_ai_spent_load (PursuitSession *session,
                                gint64 now_us,
                                PursuitAiSpent *spent,
                                GError **error);

/* Of that, only what is reserved: a look at what is on its way, however long the month was. */
gboolean pursuit_ai_reserved_load (PursuitSession *session,
                                   gint64 now_us,
                                   PursuitAiSpent *spent,
                                   GError **error);

/* The mean of the months before this one, from the first that was used; -1 if none was. */
gboolean
pursuit_ai_expected_load (PursuitSession *session, gint64 now_us, gint64 *expected, GError **error);

G_END_DECLS
