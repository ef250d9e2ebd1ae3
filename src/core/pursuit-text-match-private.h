/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-text-diff.h"
#include "core/pursuit-text-tokens-private.h"

G_BEGIN_DECLS

/* Tokens [old_start, old_end) became tokens [new_start, new_end). Spans are in order, never
 * touch, and what stands between two of them is equal on both sides. */
typedef struct
{
  guint old_start;
  guint old_end;
  guint new_start;
  guint new_end;
} PursuitTextSpan;

/* The shortest way from one row of numbers to another: (element-type PursuitTextSpan), or NULL
 * once it has taken more than *@steps steps, from which it takes what it used. */
GArray *pursuit_text_myers (
    const guint32 *old_ids, guint n_old, const guint32 *new_ids, guint n_new, gint64 *steps);

/* Compares within the bound that pursuit-text-diff.h states: (element-type PursuitTextSpan). */
GArray *
pursuit_text_match (const GArray *old_tokens, const GArray *new_tokens, PursuitTextDetail *detail);

/* Makes the spans readable: where they may stand in several places they go to the seam that a
 * person would choose, and what is equal only by chance is no island any more. */
void pursuit_text_spans_clean (GArray *spans, const GArray *old_tokens, const GArray *new_tokens);

G_END_DECLS
