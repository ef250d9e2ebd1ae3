/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "store/pursuit-database-private.h"

G_BEGIN_DECLS

/* Most bytes of one record that are indexed. */
#define PURSUIT_SEARCH_DOCUMENT_MAX_LENGTH (4 * 1024 * 1024)

/* What the search index holds of a record: the three columns of the table "search". It depends on
 * nothing but the record, so that an entry is taken out with exactly what was put in. */
typedef struct
{
  GString *title;
  GString *body;
  GString *digits;
} PursuitSearchDocument;

PursuitSearchDocument *pursuit_search_document_new (void);
void pursuit_search_document_free (PursuitSearchDocument *self);
void pursuit_search_document_fill (PursuitSearchDocument *self, PursuitRecord *record);

/* Whether a record belongs into the index: of a searchable kind and not deleted. */
gboolean pursuit_search_document_is_wanted (PursuitRecord *record);

/* The rowid of a record's entry, and back. */
gint64 pursuit_search_document_get_rowid (PursuitKind kind, gint64 row);
PursuitKind pursuit_search_document_get_kind (gint64 rowid);
gint64 pursuit_search_document_get_row (gint64 rowid);

gboolean pursuit_search_document_add (PursuitSearchDocument *self,
                                      PursuitDatabase *database,
                                      gint64 rowid,
                                      GError **error);
gboolean pursuit_search_document_remove (PursuitSearchDocument *self,
                                         PursuitDatabase *database,
                                         gint64 rowid,
                                         GError **error);

/* Brings the entry from one state of the record to another; NULL: not there. */
gboolean pursuit_search_document_replace (PursuitDatabase *database,
                                          PursuitRecord *before,
                                          PursuitRecord *after,
                                          gint64 row,
                                          GError **error);

/* The texts within JSON, one a line: values, not keys. */
void pursuit_search_document_append_json (GString *text, const char *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSearchDocument, pursuit_search_document_free)

G_END_DECLS
