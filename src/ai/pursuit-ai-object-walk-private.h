/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-json.h"

G_BEGIN_DECLS

/* How many names and values are walked in one answer, those that lead nowhere included: reading
 * each takes as long as some dozen letters, and a window has to draw meanwhile. Ten scores hold
 * some 500, an analysis that is full to the brim some 1,500. */
#define PURSUIT_AI_OBJECT_WALK_MAX_STEPS 4096

/* A way through the JSON in a text of which anything may be expected. It goes by the grammar, so
 * that it stops where an object breaks, and remembers what was whole inside. */
typedef struct
{
  const char *p;
  const char *end;       /* of the text */
  const char *again;     /* behind a walk that failed: where the next object may begin */
  const char *whole;     /* where the longest whole object of all walks begins */
  const char *whole_end; /* behind it; where it begins if there is none */
  guint n_steps;         /* names and values of all walks */
  guint depth;
  const char *starts[PURSUIT_JSON_MAX_DEPTH]; /* of each level */
  GHashTable *names[PURSUIT_JSON_MAX_DEPTH];  /* (nullable): of each level */
} PursuitAiObjectWalk;

void pursuit_ai_object_walk_init (PursuitAiObjectWalk *self, const char *text, gsize length);

/* Walks over the object that begins at @start. TRUE if it is whole: then it ends at `p`. All that
 * is walked, over any number of calls that each go on at `again` or at `p`, is at most a few times
 * the text. */
gboolean pursuit_ai_object_walk_run (PursuitAiObjectWalk *self, const char *start);

/* Whether more was walked than PURSUIT_AI_OBJECT_WALK_MAX_STEPS. */
gboolean pursuit_ai_object_walk_is_over (const PursuitAiObjectWalk *self);

/* Adds what was walked from @start to @end, with "NaN" for what is no number. */
void pursuit_ai_object_walk_append (GString *out, const char *start, const char *end);

G_END_DECLS
