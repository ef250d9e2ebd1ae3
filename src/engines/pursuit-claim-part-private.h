/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-claim-gist-private.h"

G_BEGIN_DECLS

/* A sentence of a line, or a clause of one. */
typedef struct
{
  gsize start; /* bytes, in the line */
  gsize end;
  PursuitClaimGist *gist;
  gboolean has_figures;
  GPtrArray *clauses; /* (nullable) (element-type PursuitClaimPart); %NULL for a clause */
} PursuitClaimPart;

/* (element-type PursuitClaimPart): the sentences of a line in reading order; a row of a table is
 * one. @names as for pursuit_claim_gist_new(). */
GPtrArray *pursuit_claim_parts_new (const char *line, GHashTable *names);

/* The part that holds a byte of the line, or %NULL. */
const PursuitClaimPart *pursuit_claim_parts_find (GPtrArray *parts, gsize place);

G_END_DECLS
