/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitJsonPair:
 * @first: (owned) (nullable): the key, or the objection
 * @second: (owned): the text, or the response
 *
 * An entry of a JSON list of texts or of pairs.
 */
typedef struct
{
  char *first;
  char *second;
} PursuitJsonPair;

/**
 * pursuit_json_list_read:
 * @json: (nullable): the text of a JSON field
 *
 * Reads what a page shows of a list: texts, objects with `objection` and `response` (or `name`,
 * `text` and their like), or an object whose members are the pairs. What is nothing of that kind
 * is left out.
 *
 * Returns: (transfer full) (element-type PursuitJsonPair): the entries in their order
 */
GPtrArray *pursuit_json_list_read (const char *json);

/**
 * pursuit_json_list_join:
 * @json: (nullable): the text of a JSON field
 *
 * Returns: (transfer full) (nullable): the texts of a list, joined by commas; %NULL if there is
 *   none
 */
char *pursuit_json_list_join (const char *json);

/**
 * pursuit_json_list_from_words:
 * @words: what a person wrote: entries by lines, or by commas in a single line
 *
 * Returns: (transfer full): the text of a JSON list of them; blank entries are left out
 */
char *pursuit_json_list_from_words (const char *words);

/**
 * pursuit_json_list_to_lines:
 * @json: (nullable): the text of a JSON field
 *
 * Writes a list so that a person can edit it: an entry a line; an entry with an answer as a
 * paragraph, its first line and the answer below.
 *
 * Returns: (transfer full): the lines
 */
char *pursuit_json_list_to_lines (const char *json);

/**
 * pursuit_json_list_from_lines:
 * @lines: what pursuit_json_list_to_lines() wrote and a person changed
 * @pairs: whether paragraphs are entries with an answer
 * @before: (nullable): the text of the JSON field until now: what else it holds of an entry whose
 *   first line is still there is kept
 *
 * Returns: (transfer full) (nullable): the text of a JSON list, or %NULL if nothing is left
 */
char *pursuit_json_list_from_lines (const char *lines, gboolean pairs, const char *before);

G_END_DECLS
