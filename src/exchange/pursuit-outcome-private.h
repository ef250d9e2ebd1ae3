/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-header-map.h"

G_BEGIN_DECLS

/*
 * What a person says about the column that tells won from lost: "COLUMN=VALUE:won,VALUE:lost".
 */
typedef struct
{
  int column;         /* -1 if there is none */
  GHashTable *stages; /* normalised value → "won" or "lost" */
} PursuitOutcome;

/* PURSUIT_EXCHANGE_ERROR_MAPPING, naming what is wrong. @text may be NULL. */
gboolean pursuit_outcome_init (PursuitOutcome *outcome,
                               const char *text,
                               PursuitHeaderMap *map,
                               GError **error);

void pursuit_outcome_clear (PursuitOutcome *outcome);

/* "won", "lost", or NULL if the value says neither. */
const char *pursuit_outcome_find (const PursuitOutcome *outcome, const char *value);

G_END_DECLS
