/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-claim-part-private.h"
#include "engines/pursuit-sources.h"

G_BEGIN_DECLS

/* Something in a line that can be true or false: a figure with what it counts, a day, a
 * certificate, a promise or superlative, a name. Two texts that say the same share one of the keys.
 */
typedef struct
{
  guint start; /* bytes */
  guint end;
  GPtrArray *keys; /* (element-type utf8); none for a name, which the sources have to hold */
} PursuitStatement;

/* (element-type PursuitStatement) in reading order. In German every noun has a capital, so that
 * names are only found by what stands around them. */
GPtrArray *pursuit_statements_find (const char *line, gboolean is_german);

/* What is said in some sources, by key. */
typedef struct _PursuitStatementIndex PursuitStatementIndex;

/* @texts are the values of the proposal's variables, which are known as well. */
PursuitStatementIndex *pursuit_statement_index_new (PursuitSources *sources,
                                                    GHashTable *texts,
                                                    GHashTable *evidence,
                                                    gboolean is_german);

/* A name that may be written although no source says it, such as that of a person. Takes the
 * evidence. */
void pursuit_statement_index_add_name (PursuitStatementIndex *self,
                                       const char *name,
                                       PursuitEvidence *evidence);

void pursuit_statement_index_free (PursuitStatementIndex *self);

gboolean pursuit_statement_index_is_german (PursuitStatementIndex *self);

/* (element-type PursuitClaimPart): the sentences of a line of a draft. */
GPtrArray *pursuit_statement_index_split (PursuitStatementIndex *self, const char *line);

/* What bears a statement of @line out: a sentence that says the same of the same. @parts are those
 * of the line. %NULL if nothing does. */
const PursuitEvidence *pursuit_statement_index_find (PursuitStatementIndex *self,
                                                     const PursuitStatement *statement,
                                                     const char *line,
                                                     GPtrArray *parts);

/* Whether the sources say as much as a sentence does, of which a figure may be borne out already.
 */
gboolean pursuit_statement_index_bears (PursuitStatementIndex *self,
                                        const PursuitClaimPart *sentence,
                                        const char *words,
                                        gboolean has_figure);

G_END_DECLS
