/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a text is about: its things, without figures, times and words that say nothing. */
typedef struct
{
  GPtrArray *things; /* (element-type utf8), each once, in reading order */
  GHashTable *set;   /* the same */
  gboolean is_negated;
} PursuitClaimGist;

/* @names (nullable): words, folded, that may always be written. */
PursuitClaimGist *pursuit_claim_gist_new (const char *text, GHashTable *names);

/* Joins what another text is about; a negation there is none here. */
void pursuit_claim_gist_add (PursuitClaimGist *self, const char *text);

void pursuit_claim_gist_free (PursuitClaimGist *self);

gboolean pursuit_claim_gist_has (const PursuitClaimGist *self, const char *thing);

/* How many of its things are not common to all. */
guint pursuit_claim_gist_count (const PursuitClaimGist *self);

/* How many of those the other one has. */
guint pursuit_claim_gist_count_held (const PursuitClaimGist *self, const PursuitClaimGist *other);

/* How many of all its things the other one has. */
guint pursuit_claim_gist_count_shared (const PursuitClaimGist *self, const PursuitClaimGist *other);

/* Where the sentence or, with @marks ",;", the clause that begins at @start of @text ends; never
 * inside the square brackets of a note. */
gsize pursuit_claim_gist_find_end (const char *text, gsize start, const char *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitClaimGist, pursuit_claim_gist_free)

G_END_DECLS
