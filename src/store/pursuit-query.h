/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"
#include "core/pursuit-scope.h"
#include "store/pursuit-query-condition.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_QUERY (pursuit_query_get_type ())

/**
 * PursuitQuery:
 *
 * Which records of one kind, in which order. A value: it knows no store, may be copied to
 * another thread, and holds every value of a person apart from the SQL made of it.
 */
typedef struct _PursuitQuery PursuitQuery;

GType pursuit_query_get_type (void);

/**
 * pursuit_query_new:
 * @kind: a kind, not %PURSUIT_KIND_NONE
 *
 * Returns: (transfer full): a query for all records of @kind that are not deleted, newest first
 */
PursuitQuery *pursuit_query_new (PursuitKind kind);

/**
 * pursuit_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): an equal query
 */
PursuitQuery *pursuit_query_copy (const PursuitQuery *self);

/**
 * pursuit_query_free:
 * @self: a query
 *
 * Frees a query.
 */
void pursuit_query_free (PursuitQuery *self);

/**
 * pursuit_query_get_kind:
 * @self: a query
 *
 * Returns: its kind
 */
PursuitKind pursuit_query_get_kind (const PursuitQuery *self);

/**
 * pursuit_query_set_scope:
 * @self: a query
 * @scope: (nullable): who asks; copied
 *
 * Says who "me" is in a search. The verbs of a workspace do it by themselves.
 */
void pursuit_query_set_scope (PursuitQuery *self, const PursuitScope *scope);

/**
 * pursuit_query_set_where:
 * @self: a query
 * @expression: (nullable): conditions `field operator value`, separated by spaces, all of which
 *   must hold; %NULL or blank for none
 * @scope: (nullable): who "me" is
 * @error: %PURSUIT_STORE_ERROR_INVALID, saying which word was not understood
 *
 * Operators are `= != < <= > >=` and `~` (contains). Texts are compared letter case aside, in
 * all of Unicode; what a record is called, with any operator but `~`, accents aside as well. An
 * ASCII value is equal to ASCII only: "strasse" is contained in "Straße", but not equal to it. A
 * field is a key of the kind's table, `owner` for `owner_id` (and so for every field that ends so),
 * `text` with `~` for full text, or the header of an own column; a header with spaces is quoted. A
 * value with spaces is quoted: `"…"`, with `\"` for a quote within. An empty value means "not set".
 * Money is in major units, with a currency code if it matters: `value>="1000 EUR"`. `owner=me`
 * (what belongs to nobody too for somebody who is alone), or by name or mail. Dates may be compared
 * with times: `updated_at>=2026-11-01`.
 *
 * Replaces the conditions of an earlier call.
 *
 * Returns: %FALSE, the query unchanged, if @expression cannot be understood
 */
gboolean pursuit_query_set_where (PursuitQuery *self,
                                  const char *expression,
                                  const PursuitScope *scope,
                                  GError **error);

/**
 * pursuit_query_add_equals:
 * @self: a query
 * @field: a field number
 * @text: (nullable): the value as stored, for numbers in decimal; %NULL for "not set"
 *
 * Adds a condition that no text of a person goes through, such as `lead_id`.
 */
void pursuit_query_add_equals (PursuitQuery *self, guint field, const char *text);

/**
 * pursuit_query_set_search:
 * @self: a query
 * @text: (nullable): what a person typed in a search field
 *
 * Keeps only records that match, by the rules of pursuit_session_search().
 */
void pursuit_query_set_search (PursuitQuery *self, const char *text);

/**
 * pursuit_query_set_sort:
 * @self: a query
 * @sort: (nullable): a field's key, or an own column's header, with "-" before it for falling
 *   order; "name" sorts by what a record is called, letter case and accents aside; %NULL for
 *   newest first
 * @error: %PURSUIT_STORE_ERROR_INVALID, naming the field
 *
 * Records without a value come last in both orders; equal ones are in the order of their rows,
 * which falls with it.
 *
 * Returns: %FALSE, the query unchanged, if there is no such field
 */
gboolean pursuit_query_set_sort (PursuitQuery *self, const char *sort, GError **error);

/**
 * pursuit_query_set_limit:
 * @self: a query
 * @limit: most records of a page; 0 for all
 *
 * Sets the size of a page for pursuit_session_list().
 */
void pursuit_query_set_limit (PursuitQuery *self, guint limit);

/**
 * pursuit_query_set_cursor:
 * @self: a query
 * @cursor: (nullable): what pursuit_session_list() gave for the next page
 *
 * Continues after a page. A cursor of another order is refused when the query runs.
 */
void pursuit_query_set_cursor (PursuitQuery *self, const char *cursor);

/**
 * pursuit_query_set_include_deleted:
 * @self: a query
 * @include_deleted: %TRUE to find deleted records too
 *
 * Deleted records can be listed and restored, but not searched.
 */
void pursuit_query_set_include_deleted (PursuitQuery *self, gboolean include_deleted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitQuery, pursuit_query_free)

G_END_DECLS
