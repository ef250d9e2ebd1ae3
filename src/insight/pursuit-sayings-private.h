/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-lexicon-private.h"
#include "insight/pursuit-scorecard-rules-private.h"

G_BEGIN_DECLS

/* Something that a sentence says for or against a part. */
typedef struct
{
  PursuitRule rule;
  guint first; /* words */
  guint last;
} PursuitSaying;

/* Appends what the words say to a GArray of PursuitSaying. What is denied ("the budget is not
 * approved") speaks for the part's rule against it; what hangs on a condition says nothing. */
void pursuit_sayings_find (const PursuitWords *words, GArray *sayings);

/* What the cell of a form says about a part. */
typedef enum
{
  PURSUIT_CELL_UNKNOWN, /* blank, "tbd": no evidence at all */
  PURSUIT_CELL_NO,      /* "none", "not approved" */
  PURSUIT_CELL_WORDS,   /* anything else */
  PURSUIT_CELL_NUMBER,  /* with a number in it, for a timeline also a month */
  PURSUIT_CELL_YES,     /* "approved" */
} PursuitCell;

PursuitCell pursuit_cell_read (const char *text, PursuitScorePart part);

/* The rule for a job title, or PURSUIT_N_RULES. */
PursuitRule pursuit_title_read (const char *title);

/* Whether a lead's source means that they came to us. */
gboolean pursuit_source_is_inbound (const char *source);

G_END_DECLS
