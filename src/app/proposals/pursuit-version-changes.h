/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-proposal-versions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Most places that are shown; a text that was written anew is better read than compared. */
#define PURSUIT_VERSION_CHANGES_MAX 200

/* Most bytes of one place that are shown. */
#define PURSUIT_VERSION_CHANGES_MAX_BYTES 4000

/**
 * pursuit_version_changes_add_tags:
 * @buffer: a text buffer
 *
 * Gives the buffer its tags: what came is underlined, what went is struck through, and both have a
 * colour that follows the dark style. The colour is never alone.
 */
void pursuit_version_changes_add_tags (GtkTextBuffer *buffer);

/**
 * pursuit_version_changes_show:
 * @buffer: a buffer with its tags
 * @diff: two versions
 *
 * Writes the places that differ, each with the lines around it, into the buffer.
 *
 * Returns: (transfer full) (element-type gint): where each place begins, in characters
 */
GArray *pursuit_version_changes_show (GtkTextBuffer *buffer, const PursuitVersionDiff *diff);

/**
 * pursuit_version_changes_describe:
 * @diff: two versions
 * @index: a place
 *
 * Returns: (transfer full): the change in words, such as “sensors” became “probes”
 */
char *pursuit_version_changes_describe (const PursuitVersionDiff *diff, guint index);

/**
 * pursuit_version_changes_count:
 * @diff: two versions
 *
 * Returns: (transfer full): how many places differ, in a sentence
 */
char *pursuit_version_changes_count (const PursuitVersionDiff *diff);

G_END_DECLS
