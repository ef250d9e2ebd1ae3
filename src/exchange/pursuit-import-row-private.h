/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-import-row.h"
#include "exchange/pursuit-text-arena-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* (nullable): borrowed from the record, the arena, or static */
  gint64 number;
  gboolean has_number;
} PursuitImportValue;

typedef struct
{
  const char *header;
  const char *text;
} PursuitImportCustom;

struct _PursuitImportRow
{
  const PursuitCsvRecord *record; /* borrowed from the table */
  PursuitImportObject object;
  PursuitImportValue values[PURSUIT_IMPORT_N_TARGETS];
  guint kinds;      /* bits of PursuitKind that have a value */
  GArray *custom;   /* of PursuitImportCustom */
  GArray *problems; /* of PursuitImportProblem */
  guint n_rejecting;
  PursuitTextArena arena;
};

PursuitImportRow *pursuit_import_row_new (void);

void pursuit_import_row_free (PursuitImportRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportRow, pursuit_import_row_free)

/* Makes it the empty row of @record. */
void pursuit_import_row_reset (PursuitImportRow *row,
                               const PursuitCsvRecord *record,
                               PursuitImportObject object);

/* @text is borrowed, and has to live as long as the row. Empty texts are not set. */
void
pursuit_import_row_set_text (PursuitImportRow *row, PursuitImportTarget target, const char *text);

void
pursuit_import_row_set_number (PursuitImportRow *row, PursuitImportTarget target, gint64 number);

void pursuit_import_row_unset (PursuitImportRow *row, PursuitImportTarget target);

void pursuit_import_row_add_custom (PursuitImportRow *row, const char *header, const char *text);

/* Takes @message over. */
void
pursuit_import_row_add_problem (PursuitImportRow *row, int column, gboolean rejects, char *message);

G_END_DECLS
