/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-header-map.h"

#include <string.h>

G_BEGIN_DECLS

/* Where one column of a file should go. */
typedef struct
{
  const char *header;
  const char *target; /* NULL where the column must be kept under its own name */
} Pair;

static inline const char *
find_expected (const Pair *pairs, const char *header)
{
  for (; pairs->header != NULL; pairs++)
    if (strcmp (pairs->header, header) == 0)
      return pairs->target == NULL ? "custom" : pairs->target;

  return "custom";
}

/* Every column is where it should be, and no other column is anywhere but with its own name. */
static inline void
check_map (PursuitHeaderMap *map, const Pair *pairs)
{
  guint n_mapped = 0;
  guint n_expected = 0;

  for (guint i = 0; i < pursuit_header_map_get_n_columns (map); i++)
    {
      const PursuitMappedColumn *column = pursuit_header_map_get_column (map, i);
      const char *expected = find_expected (pairs, column->header);
      const char *found = pursuit_import_target_get_key (column->target);

      if (strcmp (found, expected) != 0)
        g_error ("“%s” goes to %s instead of %s", column->header, found, expected);
      n_mapped += column->target != PURSUIT_IMPORT_CUSTOM;
      g_assert_cmpint (column->origin, ==,
                       column->target == PURSUIT_IMPORT_CUSTOM ? PURSUIT_MAPPING_OWN_COLUMN
                                                               : PURSUIT_MAPPING_BY_NAME);
    }

  for (; pairs->header != NULL; pairs++)
    n_expected += pairs->target != NULL;
  g_assert_cmpuint (n_mapped, ==, n_expected);
}

G_END_DECLS
