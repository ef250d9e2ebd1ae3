/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-scope.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* Most bytes and words of a search; what is longer is cut there. */
#define PURSUIT_SEARCH_MAX_LENGTH 1000
#define PURSUIT_SEARCH_MAX_WORDS 32
/* Most hits of one search. */
#define PURSUIT_SEARCH_MAX_HITS 10000

/* Around a match in a snippet: two control characters that no text field holds. */
#define PURSUIT_SEARCH_MATCH_START '\x02'
#define PURSUIT_SEARCH_MATCH_END '\x03'

#define PURSUIT_TYPE_SEARCH_HIT (pursuit_search_hit_get_type ())

/**
 * PursuitSearchHit:
 * @kind: the kind of the record
 * @id: its id
 * @title: what it is called
 * @snippet: the sentence with the match, as plain text; matches stand between
 *   %PURSUIT_SEARCH_MATCH_START and %PURSUIT_SEARCH_MATCH_END
 * @rank: how well it fits, greater is better; comparable within one search only
 * @field: the field that @snippet is from, -1 for none
 * @line: the line of that field in which it stands, from 1
 *
 * One record that a search found.
 */
typedef struct
{
  PursuitKind kind;
  char *id;
  char *title;
  char *snippet;
  double rank;
  int field;
  guint line;
} PursuitSearchHit;

GType pursuit_search_hit_get_type (void);

/**
 * pursuit_search_hit_copy:
 * @self: a hit
 *
 * Returns: (transfer full): an equal hit
 */
PursuitSearchHit *pursuit_search_hit_copy (const PursuitSearchHit *self);

/**
 * pursuit_search_hit_free:
 * @self: a hit
 *
 * Frees a hit.
 */
void pursuit_search_hit_free (PursuitSearchHit *self);

/**
 * pursuit_session_search:
 * @self: a session
 * @text: what a person typed
 * @kind: the only kind to find, or %PURSUIT_KIND_NONE for all
 * @limit: most hits, 0 for %PURSUIT_SEARCH_MAX_HITS
 * @error: %PURSUIT_STORE_ERROR_INVALID if an operator's value means nothing
 *
 * Searches all records that are not deleted. All words must be there, in any field, letter case
 * and accents aside; the last one may be unfinished; "words in quotes" stand side by side.
 * Three and more digits also find telephone numbers, however written, from the beginning of any
 * of their groups or up to their end.
 *
 * Words of the form `kind:proposal`, `owner:NAME`, `stage:won`, `who:NAME` and `since:90d` (or 3w,
 * 6m, 1y, or a day) narrow the result; `owner:me` needs a scope, see pursuit_session_search_as().
 * `who:` keeps conversations in which somebody of that name says all the rest, and the people and
 * leads of that name. A name may be its beginning, and is quoted if it has several words:
 * `who:"Anna Keller"`. Any other text, however odd, is only searched for.
 *
 * Best first: a match in the title weighs more than one in the text; equal ones newest first. Of
 * very many, matches in the title come first, and the newest first among them.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitSearchHit): the hits
 */
GPtrArray *pursuit_session_search (
    PursuitSession *self, const char *text, PursuitKind kind, guint limit, GError **error);

/**
 * pursuit_session_search_as:
 * @self: a session
 * @text: what a person typed
 * @scope: (nullable): who "me" is
 * @kind: the only kind to find, or %PURSUIT_KIND_NONE for all
 * @limit: most hits, 0 for %PURSUIT_SEARCH_MAX_HITS
 * @error: %PURSUIT_STORE_ERROR_INVALID
 *
 * Like pursuit_session_search(), for somebody.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitSearchHit): the hits
 */
GPtrArray *pursuit_session_search_as (PursuitSession *self,
                                      const char *text,
                                      const PursuitScope *scope,
                                      PursuitKind kind,
                                      guint limit,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSearchHit, pursuit_search_hit_free)

G_END_DECLS
