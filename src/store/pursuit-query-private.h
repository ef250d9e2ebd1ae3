/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-query.h"
#include "store/pursuit-session-private.h"

G_BEGIN_DECLS

/* One condition: a piece of SQL with "?" for each of its values. */
typedef struct
{
  char *sql;         /* (owned) from our own words and the field tables only */
  GPtrArray *values; /* (owned) of char*, in the order of the "?" */
  char *column;      /* (owned) (nullable) the own column that it speaks of */
} PursuitTerm;

struct _PursuitQuery
{
  PursuitKind kind;
  GPtrArray *where;   /* (owned) of PursuitTerm, from an expression */
  GPtrArray *equals;  /* (owned) of PursuitTerm, from code */
  GPtrArray *texts;   /* (owned) of char*: text~ in the expression */
  char *search;       /* (owned) (nullable) */
  PursuitScope scope; /* who "me" is in a search; owns its user, and has no team */
  char *sort;         /* (owned) (nullable) as it was given, for cursors */
  char *sort_sql;     /* (owned) (nullable) what it sorts by; NULL: by row, newest first */
  char *sort_field;  /* (owned) (nullable) the column that @sort_sql is made of, where it is more */
  char *sort_column; /* (owned) (nullable) the own column that it sorts by */
  gboolean descending;
  guint limit;
  char *cursor; /* (owned) (nullable) */
  gboolean include_deleted;
};

PursuitTerm *pursuit_term_new (const char *sql, ...) G_GNUC_NULL_TERMINATED;
void pursuit_term_free (PursuitTerm *self);

/* Parses an expression; puts terms and texts into the two arrays. */
gboolean pursuit_query_parse (PursuitKind kind,
                              const char *expression,
                              const PursuitScope *scope,
                              GPtrArray *terms,
                              GPtrArray *texts,
                              GError **error);
/* The term of one condition on a field of the table. */
PursuitTerm *pursuit_query_build_term (const PursuitField *field,
                                       gboolean is_name,
                                       PursuitOperator operation,
                                       const char *value,
                                       const PursuitScope *scope,
                                       GError **error);

/* A query made into SQL: FROM and WHERE, with the values in order. */
typedef struct
{
  GString *from;     /* " FROM … WHERE …" */
  GPtrArray *values; /* (owned) of char* */
} PursuitQuerySql;

PursuitQuerySql *
pursuit_query_sql_new (const PursuitQuery *query, PursuitSession *session, GError **error);
void pursuit_query_sql_free (PursuitQuerySql *self);
/* A statement that begins with @head; @tail may have "?" that the caller binds, from the index
 * that pursuit_query_sql_get_next_parameter() tells. */
PursuitStatement *pursuit_query_sql_prepare (const PursuitQuerySql *self,
                                             PursuitSession *session,
                                             const char *head,
                                             const char *tail,
                                             GError **error);
int pursuit_query_sql_get_next_parameter (const PursuitQuerySql *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTerm, pursuit_term_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitQuerySql, pursuit_query_sql_free)

G_END_DECLS
