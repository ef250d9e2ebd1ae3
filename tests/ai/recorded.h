/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * recorded_load:
 * @name: the name of a whole reply, such as "anthropic-fx-hello-stream"
 *
 * Loads a reply that was recorded from a provider's interface; skips the test if there is none.
 *
 * Returns: (transfer full) (nullable): its bytes, head and body
 */
GBytes *recorded_load (const char *name);

/**
 * recorded_load_body:
 * @name: as above
 *
 * Returns: (transfer full) (nullable): what follows the head
 */
GBytes *recorded_load_body (const char *name);

/**
 * recorded_list:
 * @suffix: how their names end: "-stream" or "-plain"
 *
 * Returns: (transfer full) (nullable) (element-type utf8): their names in order; %NULL, and the
 *   test skipped, if there are none
 */
GPtrArray *recorded_list (const char *suffix);

/* What recorded_decorate() puts between the events. */
#define RECORDED_PING "{\"type\":\"ping\"}"

/**
 * recorded_decorate:
 * @stream: a stream with line feeds
 *
 * Adds what a stream may have besides, and what changes nothing: a byte order mark, before each
 * event a comment and a ping, and the data of each, where it is JSON with a comma, in two lines.
 *
 * Returns: (transfer full): the same answer
 */
char *recorded_decorate (const char *stream);

G_END_DECLS
