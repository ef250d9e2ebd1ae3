/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Limits of any JSON text from outside: bytes, and how deep arrays and objects may nest.
 * json-glib's parser calls itself for each level, so depth has to be bounded before it runs. */
#define PURSUIT_JSON_MAX_LENGTH (16 * 1024 * 1024)
#define PURSUIT_JSON_MAX_DEPTH 64

/**
 * pursuit_json_check:
 * @text: JSON text
 * @length: its bytes, or -1 if it ends with a zero byte
 * @error: %PURSUIT_CORE_ERROR_SYNTAX or %PURSUIT_CORE_ERROR_RANGE
 *
 * Returns: %TRUE if @text is strict JSON (RFC 8259) within the limits above
 */
gboolean pursuit_json_check (const char *text, gssize length, GError **error);

/**
 * pursuit_json_parse:
 * @text: JSON text
 * @length: its bytes, or -1 if it ends with a zero byte
 * @error: %PURSUIT_CORE_ERROR_SYNTAX or %PURSUIT_CORE_ERROR_RANGE
 *
 * Parses strict JSON within the limits above. Of two members with one name the last one holds.
 *
 * Returns: (transfer full) (nullable): the root node
 */
JsonNode *pursuit_json_parse (const char *text, gssize length, GError **error);

/**
 * pursuit_json_to_text:
 * @node: a node
 * @pretty: whether to indent
 *
 * Returns: (transfer full): JSON text, members in their order
 */
char *pursuit_json_to_text (JsonNode *node, gboolean pretty);

/**
 * pursuit_json_get_text:
 * @object: an object from outside, whose members may be of any type
 * @name: a member's name
 *
 * json-glib's own getters complain when a member is an object or array where a plain value was
 * expected; these three take it as absent.
 *
 * Returns: (nullable) (transfer none): its text; %NULL if it is absent or no string
 */
const char *pursuit_json_get_text (JsonObject *object, const char *name);

/**
 * pursuit_json_get_integer:
 * @object: an object from outside
 * @name: a member's name
 * @fallback: what to return if it is absent or no number
 *
 * Returns: its number
 */
gint64 pursuit_json_get_integer (JsonObject *object, const char *name, gint64 fallback);

/**
 * pursuit_json_get_double:
 * @object: an object from outside
 * @name: a member's name
 * @fallback: what to return if it is absent or no number
 *
 * Returns: its number
 */
double pursuit_json_get_double (JsonObject *object, const char *name, double fallback);

/**
 * pursuit_json_set_text:
 * @object: an object
 * @name: a member's name
 * @text: (nullable): its text; %NULL is written as null, so that the member is there
 *
 * Sets a member.
 */
void pursuit_json_set_text (JsonObject *object, const char *name, const char *text);

/**
 * pursuit_json_append_string:
 * @out: where to append
 * @text: UTF-8 text
 *
 * Appends @text as a JSON string with its quotes. For places where a tree would cost too much.
 */
void pursuit_json_append_string (GString *out, const char *text);

G_END_DECLS
