/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-database-private.h"

G_BEGIN_DECLS

typedef enum
{
  PURSUIT_SALVAGE_WHOLE,  /* every row was read */
  PURSUIT_SALVAGE_BROKEN, /* something could not be read */
  PURSUIT_SALVAGE_FAILED, /* the fresh database failed, or it was cancelled: the error is set */
} PursuitSalvageOutcome;

/* Reads the rows of a table of @damaged into the same table of @fresh: from the beginning, from the
 * end, and then one by one what lies between. */
PursuitSalvageOutcome pursuit_salvage_table (PursuitDatabase *damaged,
                                             PursuitDatabase *fresh,
                                             const char *table,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
