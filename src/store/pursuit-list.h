/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-query.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * pursuit_session_list:
 * @self: a session
 * @query: which records, how many, and after what
 * @next_cursor: (out) (optional) (transfer full) (nullable): for the next page; %NULL at the end
 * @total: (out) (optional): how many there are without limit and cursor
 * @error: %PURSUIT_STORE_ERROR_INVALID or an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): a page of records
 */
GPtrArray *pursuit_session_list (PursuitSession *self,
                                 const PursuitQuery *query,
                                 char **next_cursor,
                                 gint64 *total,
                                 GError **error);

/**
 * pursuit_session_list_rows:
 * @self: a session
 * @query: which records; its limit counts, its cursor does not
 * @error: an error of the store
 *
 * The row numbers of all records in order: what a list model keeps instead of records. Four
 * bytes each.
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the row numbers
 */
GArray *pursuit_session_list_rows (PursuitSession *self, const PursuitQuery *query, GError **error);

/**
 * pursuit_session_get_rows:
 * @self: a session
 * @kind: a kind
 * @rows: (array length=n_rows): row numbers
 * @n_rows: how many
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): the records in the order of
 *   @rows, %NULL in the place of one that is gone
 */
GPtrArray *pursuit_session_get_rows (
    PursuitSession *self, PursuitKind kind, const guint32 *rows, guint n_rows, GError **error);

/**
 * pursuit_session_count:
 * @self: a session
 * @query: which records
 * @error: an error of the store
 *
 * Returns: how many there are, -1 on error
 */
gint64 pursuit_session_count (PursuitSession *self, const PursuitQuery *query, GError **error);

/**
 * pursuit_session_get_row_id:
 * @self: a session
 * @kind: a kind
 * @row: a row number
 *
 * Returns: (transfer full) (nullable): the id of the record in that row
 */
char *pursuit_session_get_row_id (PursuitSession *self, PursuitKind kind, guint32 row);

/**
 * pursuit_session_get_row:
 * @self: a session
 * @kind: a kind
 * @id: an id
 *
 * Returns: the row number of that record, 0 if there is none
 */
guint32 pursuit_session_get_row (PursuitSession *self, PursuitKind kind, const char *id);

/**
 * pursuit_session_find:
 * @self: a session
 * @kind: a kind
 * @field: the number of a text field
 * @text: a value
 * @max: most ids to return, not 0
 * @error: an error of the store
 *
 * Finds records by a field that is equal to @text, letter case aside. Fast, by an index, for
 * fields that people and files are recognised by: mail, domain, the name of a lead, template,
 * card, user; and for every reference to another record.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): ids, oldest first
 */
GPtrArray *pursuit_session_find (PursuitSession *self,
                                 PursuitKind kind,
                                 guint field,
                                 const char *text,
                                 guint max,
                                 GError **error);

G_END_DECLS
