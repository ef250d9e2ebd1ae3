/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-gateway.h"

G_BEGIN_DECLS

/* One question on its way through the gateway. */
typedef struct
{
  PursuitAiRequest *request;
  PursuitAiAsk ask;
  char *organization; /* (nullable) */
  char *scope;
  char *subject;
  PursuitAiPost *post; /* (nullable): what goes to the first route, where it is built already */
  char *key;           /* (nullable): of the first route; NULL if the answer is not kept */
  gboolean leads;      /* others may wait for it */
  GSource *stop;       /* (nullable): hears that it is cancelled while it waits for another */
  gint64 began_us;
  PursuitAiKept *kept;      /* (nullable): its answer, for those who wait */
  guint rung;               /* of the route that gave it */
  PursuitAiResult *receipt; /* (nullable) */
} PursuitAiQuestion;

PursuitAiQuestion *pursuit_ai_question_new (const PursuitAiRequest *request,
                                            const PursuitAiAsk *ask);
void pursuit_ai_question_free (gpointer self);

/* Sets the key of the first route, if an answer may be kept. */
void pursuit_ai_question_set_key (PursuitAiQuestion *self);

/* The key of the answer of a route, or NULL if it is not kept: all that the answer depends on, as
 * it goes out. */
char *pursuit_ai_question_dup_key (PursuitAiQuestion *self, guint rung);

/* Whether that answer is one to this question, too. */
gboolean pursuit_ai_question_takes (PursuitAiQuestion *self, const PursuitAiKept *kept);

/* Whether who answered @other would have been asked for this one, too. */
gboolean pursuit_ai_question_trusts (const PursuitAiQuestion *self, const PursuitAiQuestion *other);

/* Whether this one would go the way that @other went. */
gboolean pursuit_ai_question_goes_like (const PursuitAiQuestion *self,
                                        const PursuitAiQuestion *other);

G_END_DECLS
