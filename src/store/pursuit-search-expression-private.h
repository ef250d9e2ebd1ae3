/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

/* What a person typed, taken apart. */
typedef struct
{
  char *match;        /* (owned) (nullable) for FTS5, every word quoted; NULL: no words */
  GPtrArray *words;   /* (owned) of char*: what to mark in a snippet, folded */
  GPtrArray *phrases; /* (owned) of char*: the same as it was typed together: " north wind " */
  GPtrArray *who;     /* (owned) of char*: beginnings of names, " kell" */
  char *owner;        /* (owned) (nullable) */
  char *stage;        /* (owned) (nullable) */
  char *since;        /* (owned) (nullable) a day */
  PursuitKind kind;   /* PURSUIT_KIND_NONE: any */
  gboolean is_empty;  /* nothing to search for, and no operator either */
} PursuitSearchExpression;

PursuitSearchExpression *pursuit_search_expression_new (const char *text, GError **error);
void pursuit_search_expression_free (PursuitSearchExpression *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSearchExpression, pursuit_search_expression_free)

G_END_DECLS
