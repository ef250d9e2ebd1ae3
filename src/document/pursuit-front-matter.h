/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_front_matter_new:
 *
 * Starts the head of a markdown file: YAML between two lines of `---`, as other tools read it.
 *
 * Returns: (transfer full): an empty head, to be finished by pursuit_front_matter_finish()
 */
GString *pursuit_front_matter_new (void);

/**
 * pursuit_front_matter_add:
 * @head: from pursuit_front_matter_new()
 * @key: a name of lower-case letters, digits and "_"
 * @value: (nullable): any UTF-8 text; %NULL leaves the line out
 *
 * Adds one text. It is always quoted, so that no reader takes "no" for a boolean, "1e3" or a
 * hash for a number, or a line in it for another key.
 */
void pursuit_front_matter_add (GString *head, const char *key, const char *value);

/**
 * pursuit_front_matter_add_int:
 * @head: from pursuit_front_matter_new()
 * @key: a name of lower-case letters, digits and "_"
 * @value: a whole number
 */
void pursuit_front_matter_add_int (GString *head, const char *key, gint64 value);

/**
 * pursuit_front_matter_finish:
 * @head: (transfer full): the head
 * @markdown: the text that follows it
 *
 * Returns: (transfer full): the whole file
 */
char *pursuit_front_matter_finish (GString *head, const char *markdown);

/**
 * pursuit_front_matter_skip:
 * @text: a markdown file, with or without a head
 * @values: (out) (optional) (transfer full) (element-type utf8 utf8): what simple
 *   `key: value` lines of the head say, unquoted; empty without a head
 *
 * Finds where the markdown itself begins. Only heads of at most 64 KiB that close count as such.
 *
 * Returns: (transfer none): a place in @text
 */
const char *pursuit_front_matter_skip (const char *text, GHashTable **values);

G_END_DECLS
