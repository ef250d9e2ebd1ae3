/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session-private.h"

G_BEGIN_DECLS

/* Records of @kind belong to one of @owner that their column @column names: they are deleted and
 * restored together. */
typedef struct
{
  PursuitKind owner;
  PursuitKind kind;
  const char *list;      /* ids by owner, not deleted: ?1 = owner's id */
  const char *list_gone; /* ids by owner that were deleted in revision ?2 */
  gboolean is_derived;   /* made by the program, not by people */
} PursuitDependants;

/* Ends with PURSUIT_KIND_NONE. */
extern const PursuitDependants pursuit_dependants[];

/* Runs one of the two statements. @rev is only for the second. */
GPtrArray *pursuit_dependants_list (
    PursuitSession *session, const char *sql, const char *owner_id, gint64 rev, GError **error);

G_END_DECLS
