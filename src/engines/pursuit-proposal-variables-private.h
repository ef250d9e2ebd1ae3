/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-language-private.h"
#include "engines/pursuit-proposal-values.h"

G_BEGIN_DECLS

/* Where variables are filled in from records. */
typedef struct
{
  const PursuitProposalInput *input;
  const PursuitLanguage *language;
  PursuitProposalValues *values;
} PursuitVariableFiller;

/* Fills all variables that are the field of a record. */
void pursuit_variable_filler_fill_fields (PursuitVariableFiller *self);

/* Sets a variable; both may be %NULL, @evidence is taken. */
void pursuit_variable_filler_set (PursuitVariableFiller *self,
                                  const char *name,
                                  const char *text,
                                  PursuitEvidence *evidence);

/* Takes a figure that a hand-written number may repeat. */
void pursuit_variable_filler_add_figure (PursuitVariableFiller *self,
                                         char *figure,
                                         const PursuitEvidence *evidence);

/* Evidence for a field of a record, quoted as it stands. */
PursuitEvidence *pursuit_evidence_of_field (PursuitRecord *record, guint field);

/* The name that figures have in PursuitProposalValues.figures. */
char *pursuit_figure_dup_money (gint64 minor, const char *currency);
char *pursuit_figure_dup_months (guint months);

/* What people call a variable, in their language. */
const char *pursuit_proposal_variable_get_label (const char *name);

G_END_DECLS
