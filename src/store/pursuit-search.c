/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-search.h"

#include "store/pursuit-fold-private.h"
#include "store/pursuit-list.h"
#include "store/pursuit-query-private.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-search-expression-private.h"
#include "store/pursuit-session-private.h"
#include "store/pursuit-snippet-private.h"
#include "store/pursuit-speech-private.h"
#include "store/pursuit-store-error.h"

#include <glib/gi18n-lib.h>

/* Beyond so many matches their ranks take longer to compute than a person waits, and mean little:
 * then matches in titles come first, and the newest first among them. */
#define MAX_RANKED 500

/* A match in the title, in the text, in a telephone number. */
#define RANK "bm25 (search, 8.0, 1.0, 4.0)"

/* One search on its way. */
typedef struct
{
  PursuitSession *session;
  PursuitSearchExpression *expression;       /* (owned) */
  PursuitQuerySql *filters[PURSUIT_N_KINDS]; /* (owned) (nullable) what operators ask of a kind */
  char *filter_text;                         /* (owned) (nullable) the operators alone */
  GHashTable *seen;                          /* (owned) of rowids that are hits already */
  GPtrArray *hits;                           /* (owned) */
  const PursuitScope *scope;                 /* (nullable) who "me" is */
  guint limit;
} Search;

G_DEFINE_BOXED_TYPE (PursuitSearchHit,
                     pursuit_search_hit,
                     pursuit_search_hit_copy,
                     pursuit_search_hit_free)

PursuitSearchHit *
pursuit_search_hit_copy (const PursuitSearchHit *self)
{
  PursuitSearchHit *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (PursuitSearchHit, 1);
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->snippet = g_strdup (self->snippet);

  return copy;
}

void
pursuit_search_hit_free (PursuitSearchHit *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->snippet);
  g_free (self);
}

static void
search_clear (Search *self)
{
  for (guint i = 0; i < PURSUIT_N_KINDS; i++)
    g_clear_pointer (&self->filters[i], pursuit_query_sql_free);
  g_clear_pointer (&self->expression, pursuit_search_expression_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->filter_text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
append_operator (GString *text, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (text, "%s:\"", name);
  for (; *value != '\0'; value++)
    g_string_append_c (text, *value == '"' ? ' ' : *value);
  g_string_append (text, "\" ");
}

/* The operators without the words, to be asked of one record at a time. */
static char *
dup_filter_text (const PursuitSearchExpression *expression)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_operator (text, "owner", expression->owner);
  append_operator (text, "stage", expression->stage);
  append_operator (text, "since", expression->since);

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
add_hit (Search *self, PursuitRecord *record, double rank)
{
  PursuitSearchHit *hit = g_new (PursuitSearchHit, 1);

  hit->kind = pursuit_record_get_kind (record);
  hit->id = g_strdup (pursuit_record_get_id (record));
  hit->title = pursuit_record_dup_title (record);
  hit->snippet = pursuit_snippet_new (record, self->expression, &hit->field, &hit->line);
  hit->rank = rank;
  g_ptr_array_add (self->hits, hit);
}

/* Whether what the operators ask holds for the record. */
static gboolean
passes (Search *self, PursuitKind kind, gint64 row, gboolean *passed, GError **error)
{
  g_autoptr (PursuitStatement) select = NULL;
  g_autofree char *tail = NULL;
  int parameter;

  *passed = TRUE;
  if (self->filter_text == NULL)
    return TRUE;
  if (self->filters[kind] == NULL)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new (kind);

      pursuit_query_set_search (query, self->filter_text);
      pursuit_query_set_scope (query, self->scope);
      self->filters[kind] = pursuit_query_sql_new (query, self->session, error);
      if (self->filters[kind] == NULL)
        return FALSE;
    }

  parameter = pursuit_query_sql_get_next_parameter (self->filters[kind]);
  tail = g_strdup_printf (" AND row = ?%d", parameter);
  select = pursuit_query_sql_prepare (self->filters[kind], self->session, "SELECT 1", tail, error);
  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (select, parameter, row);
  *passed = pursuit_statement_next (select, NULL);

  return TRUE;
}

static gboolean
add_row (Search *self, gint64 rowid, double rank, GError **error)
{
  PursuitKind kind = pursuit_search_document_get_kind (rowid);
  guint32 row = (guint32) pursuit_search_document_get_row (rowid);
  g_autoptr (GPtrArray) records = NULL;
  gint64 *key;
  gboolean passed;

  if (g_hash_table_contains (self->seen, &rowid))
    return TRUE;
  if (!passes (self, kind, row, &passed, error))
    return FALSE;
  if (!passed)
    return TRUE;
  records = pursuit_session_get_rows (self->session, kind, &row, 1, error);
  if (records == NULL)
    return FALSE;
  if (records->pdata[0] == NULL || !pursuit_speech_fits (records->pdata[0], self->expression))
    return TRUE;

  key = g_new (gint64, 1);
  *key = rowid;
  g_hash_table_add (self->seen, key);
  add_hit (self, records->pdata[0], rank);

  return TRUE;
}

static gboolean
run (Search *self, const char *sql, const char *match, GError **error)
{
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->session->database, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, match);
  if (sqlite3_bind_parameter_count (select->stmt) > 1)
    pursuit_statement_bind_int64 (select, 2, self->expression->kind);
  while (self->hits->len < self->limit && pursuit_statement_next (select, &local_error))
    if (!add_row (self, pursuit_statement_get_int64 (select, 0),
                  -sqlite3_column_double (select->stmt, 1), &local_error))
      break;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

static gboolean
has_too_many (Search *self)
{
  g_autoptr (PursuitStatement) count = pursuit_statement_new (
      self->session->database,
      "SELECT count (*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)", NULL);

  if (count == NULL)
    return FALSE;
  pursuit_statement_bind_text (count, 1, self->expression->match);
  pursuit_statement_bind_int64 (count, 2, MAX_RANKED + 1);

  return pursuit_statement_next (count, NULL)
         && pursuit_statement_get_int64 (count, 0) > MAX_RANKED;
}

static gboolean
search_words (Search *self, GError **error)
{
  gboolean any_kind = self->expression->kind == PURSUIT_KIND_NONE;
  const char *match = self->expression->match;
  g_autofree char *in_title = NULL;

  if (!has_too_many (self))
    return run (self,
                any_kind ? "SELECT rowid, " RANK " AS place FROM search WHERE search MATCH ?1"
                           " ORDER BY place, rowid DESC"
                         : "SELECT rowid, " RANK " AS place FROM search WHERE search MATCH ?1"
                           " AND rowid & 31 = ?2 ORDER BY place, rowid DESC",
                match, error);

  in_title = g_strdup_printf ("{title} : (%s)", match);

  return run (self,
              any_kind ? "SELECT rowid, -1.0 FROM search WHERE search MATCH ?1 ORDER BY rowid DESC"
                       : "SELECT rowid, -1.0 FROM search WHERE search MATCH ?1 AND rowid & 31 = ?2"
                         " ORDER BY rowid DESC",
              in_title, error)
         && run (self,
                 any_kind
                     ? "SELECT rowid, 0.0 FROM search WHERE search MATCH ?1 ORDER BY rowid DESC"
                     : "SELECT rowid, 0.0 FROM search WHERE search MATCH ?1 AND rowid & 31 = ?2"
                       " ORDER BY rowid DESC",
                 match, error);
}

/* Operators without words: what they fit, last changed first. */
static gboolean
list_kind (Search *self, PursuitKind kind, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  pursuit_query_set_search (query, self->filter_text);
  pursuit_query_set_scope (query, self->scope);
  pursuit_query_set_limit (query, self->limit - self->hits->len);
  if (!pursuit_query_set_sort (query, "-updated_at", error))
    return FALSE;
  records = pursuit_session_list (self->session, query, NULL, NULL, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL)
      add_hit (self, records->pdata[i], 0);

  return TRUE;
}

static gboolean
list_all (Search *self, GError **error)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if ((pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_SEARCHABLE) != 0
        && (self->expression->kind == PURSUIT_KIND_NONE
            || self->expression->kind == (PursuitKind) kind)
        && self->hits->len < self->limit && !list_kind (self, (PursuitKind) kind, error))
      return FALSE;

  return TRUE;
}

static gboolean
has_user (Search *self, const char *owner)
{
  g_autoptr (PursuitStatement) select
      = pursuit_statement_new (self->session->database,
                               "SELECT 1 FROM \"user\" WHERE instr (' ' || sort_key, ?1) > 0"
                               " OR email = ?2 COLLATE NOCASE OR id = ?2",
                               NULL);
  g_autofree char *folded = pursuit_fold_name (owner);
  g_autofree char *begins = g_strconcat (" ", folded, NULL);

  if (select == NULL)
    return TRUE;
  pursuit_statement_bind_text (select, 1, begins);
  pursuit_statement_bind_text (select, 2, owner);

  return pursuit_statement_next (select, NULL);
}

/* A name that nobody has, or a stage that is none, is said even where no record asks for it. */
static gboolean
check_operators (Search *self, GError **error)
{
  const char *owner = self->expression->owner;
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitQuerySql) sql = NULL;

  if (self->filter_text == NULL)
    return TRUE;
  pursuit_query_set_search (query, self->filter_text);
  pursuit_query_set_scope (query, self->scope);
  sql = pursuit_query_sql_new (query, self->session, error);
  if (sql == NULL)
    return FALSE;
  if (owner == NULL || g_str_equal (owner, "me") || has_user (self, owner))
    return TRUE;

  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
               _ ("owner:%s: nobody here is called so; owner:me is you"), owner);

  return FALSE;
}

GPtrArray *
pursuit_session_search (
    PursuitSession *self, const char *text, PursuitKind kind, guint limit, GError **error)
{
  return pursuit_session_search_as (self, text, NULL, kind, limit, error);
}

GPtrArray *
pursuit_session_search_as (PursuitSession *self,
                           const char *text,
                           const PursuitScope *scope,
                           PursuitKind kind,
                           guint limit,
                           GError **error)
{
  g_auto (Search) search = { .session = self, .scope = scope };
  PursuitSearchExpression *expression;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  search.expression = expression = pursuit_search_expression_new (text, error);
  if (expression == NULL)
    return NULL;
  search.limit = limit > 0 ? MIN (limit, PURSUIT_SEARCH_MAX_HITS) : PURSUIT_SEARCH_MAX_HITS;
  search.hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_search_hit_free);
  search.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  /* Two different kinds at once: nothing is both. */
  if (kind != PURSUIT_KIND_NONE && expression->kind != PURSUIT_KIND_NONE
      && expression->kind != kind)
    expression->is_empty = TRUE;
  if (kind != PURSUIT_KIND_NONE)
    expression->kind = kind;
  search.filter_text = dup_filter_text (expression);
  if (!check_operators (&search, error))
    return NULL;

  if (!expression->is_empty
      && !(expression->match != NULL ? search_words (&search, error) : list_all (&search, error)))
    return NULL;

  return g_steal_pointer (&search.hits);
}
