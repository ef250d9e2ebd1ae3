/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most bytes of an expression, and most conditions in one query. */
#define PURSUIT_QUERY_MAX_LENGTH 8192
#define PURSUIT_QUERY_MAX_TERMS 64

/**
 * PursuitOperator:
 *
 * What stands between a field and its value.
 */
typedef enum
{
  PURSUIT_OPERATOR_EQUAL,
  PURSUIT_OPERATOR_NOT_EQUAL,
  PURSUIT_OPERATOR_LESS,
  PURSUIT_OPERATOR_AT_MOST,
  PURSUIT_OPERATOR_GREATER,
  PURSUIT_OPERATOR_AT_LEAST,
  PURSUIT_OPERATOR_CONTAINS,
} PursuitOperator;

/**
 * PursuitQueryCondition:
 * @text: the whole condition as it was written
 * @field: its field, without quotation marks
 * @field_is_quoted: whether the field was quoted: then it is the header of an own column
 * @operation: its operator
 * @value: its value, without quotation marks; "" for none
 *
 * One condition of an expression.
 */
typedef struct
{
  char *text;
  char *field;
  gboolean field_is_quoted;
  PursuitOperator operation;
  char *value;
} PursuitQueryCondition;

/**
 * pursuit_query_split:
 * @expression: (nullable): conditions as pursuit_query_set_where() takes them
 * @error: %PURSUIT_STORE_ERROR_INVALID, saying which word was not understood
 *
 * Takes an expression apart. Whether there are such fields, only a query of a kind can say.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitQueryCondition): the conditions in
 *   their order
 */
GPtrArray *pursuit_query_split (const char *expression, GError **error);

/**
 * pursuit_query_quote:
 * @value: any text
 *
 * Returns: (transfer full): the value in quotation marks, as an expression takes it
 */
char *pursuit_query_quote (const char *value);

G_END_DECLS
