/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitThoughtFilter:
 *
 * Servers without a field for it send what a model thought as the beginning of its answer, between
 * `<think>` and `</think>`. This takes it out of a text that comes in pieces; what looks the same
 * further on was said, and stays.
 */
typedef struct _PursuitThoughtFilter PursuitThoughtFilter;

/**
 * pursuit_thought_filter_new:
 *
 * Returns: (transfer full): a filter at the beginning of an answer
 */
PursuitThoughtFilter *pursuit_thought_filter_new (void);

/**
 * pursuit_thought_filter_free:
 * @self: (nullable) (transfer full): a filter
 */
void pursuit_thought_filter_free (PursuitThoughtFilter *self);

/**
 * pursuit_thought_filter_feed:
 * @self: a filter
 * @text: the next piece
 * @said: what was said of it is appended here
 *
 * Takes the next piece. The first letters may be held until it is known what they begin.
 */
void pursuit_thought_filter_feed (PursuitThoughtFilter *self, const char *text, GString *said);

/**
 * pursuit_thought_filter_finish:
 * @self: a filter
 * @said: what was held is appended here
 *
 * Says that the answer has ended.
 */
void pursuit_thought_filter_finish (PursuitThoughtFilter *self, GString *said);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitThoughtFilter, pursuit_thought_filter_free)

G_END_DECLS
