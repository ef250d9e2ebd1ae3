/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-import-target.h"
#include "exchange/pursuit-value-date.h"

G_BEGIN_DECLS

/*
 * What the cells of a column look like: whether they are what its field needs, which of day and
 * month comes first, which sign separates decimals.
 */
typedef struct
{
  PursuitImportTarget target;
  PursuitImportType type;
  guint n_filled;
  guint n_bad;
  guint n_mails;
  guint n_day_first; /* dates that prove their order */
  guint n_month_first;
  guint n_ambiguous;
  gboolean has_dots; /* dates such as 15.03.2024 */
  guint n_comma;     /* numbers that prove their decimal sign */
  guint n_dot;
  guint n_unproven; /* such as 1.450 or 1,450 */
  gboolean has_dot_group;
  gboolean has_dollar;      /* a bare one, which many countries write */
  gboolean has_part_of_one; /* percentages such as 0.25 */
  gboolean has_over_one;
  GHashTable *words; /* (nullable): the different words of a choice, and whether we know them */
  guint n_unknown_words;
} PursuitColumnProfile;

void pursuit_column_profile_init (PursuitColumnProfile *profile, PursuitImportTarget target);

void pursuit_column_profile_clear (PursuitColumnProfile *profile);

void pursuit_column_profile_add (PursuitColumnProfile *profile, const char *text);

/* Whether more rows could still settle what these have not. */
gboolean pursuit_column_profile_is_undecided (const PursuitColumnProfile *profile);

/* Whether most cells are not what the field needs: the name fits, the content does not. */
gboolean pursuit_column_profile_is_misfit (const PursuitColumnProfile *profile);

PursuitDateOrder pursuit_column_profile_get_order (const PursuitColumnProfile *profile,
                                                   gboolean day_first);

/* @fallback is the sign that the rest of the file suggests. 0 if every sign separates thousands. */
char pursuit_column_profile_get_decimal (const PursuitColumnProfile *profile, char fallback);

/* What a person should read about it, translated; NULL if it goes without saying. */
char *pursuit_column_profile_dup_note (const PursuitColumnProfile *profile,
                                       gboolean day_first,
                                       gboolean *doubtful);

G_END_DECLS
