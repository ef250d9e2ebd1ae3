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

G_END_DECLS
