/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-evidence.h"
#include "engines/pursuit-claim-part-private.h"

G_BEGIN_DECLS

/* A sentence of a source. */
typedef struct
{
  const PursuitEvidence *evidence; /* of the sources or values */
  gboolean is_first;               /* owns the parts and context of its source */
  gboolean is_theirs;              /* of a competitor, not of us */
  gboolean is_list;                /* of several sources, which has to hold all that is said */
  GPtrArray *parts;
  const PursuitClaimPart *part;
  PursuitClaimGist *gist;    /* of the sentence and what its record is called */
  PursuitClaimGist *context; /* of all that its source says */
} PursuitStatementUnit;

void pursuit_statement_unit_free (PursuitStatementUnit *self);

/* Whether a sentence that has the same figure, in one of its clauses, also speaks of the same.
 * @counts_things: whether the figure counts things, whatever is promised of them. */
gboolean pursuit_statement_unit_is_about (const PursuitStatementUnit *self,
                                          gboolean counts_things,
                                          const PursuitClaimPart *sentence,
                                          const PursuitClaimPart *clause,
                                          const PursuitClaimPart *source_clause);

/* Whether it says no to what is said as if it were so. */
gboolean pursuit_statement_unit_denies (const PursuitStatementUnit *self,
                                        const PursuitClaimGist *said);

/* Whether it says as much as is said. @n_shared: how many of those things it has. */
gboolean pursuit_statement_unit_bears (const PursuitStatementUnit *self,
                                       const PursuitClaimGist *said,
                                       gboolean is_german,
                                       gboolean has_figure,
                                       guint n_shared);

G_END_DECLS
