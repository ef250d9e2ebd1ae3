/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-header-map.h"

G_BEGIN_DECLS

/*
 * The tables of resources/exchange/aliases: how vendors name their columns. Loaded once, never
 * changed, never freed.
 */

/* What one vendor's columns are called in one sort of file. */
typedef struct
{
  PursuitImportObject object;
  GHashTable *aliases; /* normalised name → its target and rank */
  GHashTable *signs;   /* normalised names that only this group has */
  char **files;        /* words in file names */
} PursuitAliasGroup;

typedef struct
{
  char *label;
  char *system;
  char **files;
  char **prefixes; /* normalised beginnings of every name */
  GHashTable *signs;
  GPtrArray *groups; /* of PursuitAliasGroup */
  PursuitAliasGroup *any;
} PursuitAliasVendor;

/* Where the columns of a file are looked up. */
typedef struct
{
  const PursuitAliasVendor *vendor;
  const PursuitAliasGroup *group;
} PursuitAliasMatch;

/* What a name is compared by: letters and digits in lower case, without accents. */
char *pursuit_alias_normalize (const char *text);

/* Finds the vendor and the sort of rows; @names are normalised. */
PursuitAliasMatch pursuit_alias_table_detect (const char *const *names,
                                              const char *file_name,
                                              PursuitImportObject object);

/* Finds where a normalised name goes; the lower the rank, the better it fits. */
gboolean pursuit_alias_table_find (const PursuitAliasMatch *match,
                                   const char *name,
                                   PursuitImportTarget *target,
                                   guint *rank);

/*
 * What our word for a value of @target is ("won" for "Closed Won"), from words.ini; NULL if
 * nobody knows. lead.status has the words of lead.stage.
 */
const char *pursuit_alias_find_word (PursuitImportTarget target, const char *text);

G_END_DECLS
