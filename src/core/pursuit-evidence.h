/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_EVIDENCE (pursuit_evidence_get_type ())

/**
 * PursuitEvidence:
 * @kind: the kind of the record that it stands in
 * @record_id: (nullable): the record; %NULL while the record has not been stored
 * @field: (nullable): the JSON key of the field, or an own column's header
 * @line: the line of a transcript, from 1; 0 if it is no line
 * @quote: (nullable): the words or the value itself
 *
 * What a number or a sentence rests on. Nothing is claimed without one.
 */
typedef struct
{
  PursuitKind kind;
  char *record_id;
  char *field;
  guint line;
  char *quote;
} PursuitEvidence;

GType pursuit_evidence_get_type (void);

/**
 * pursuit_evidence_new:
 * @kind: the kind of record
 * @record_id: (nullable): its id
 * @field: (nullable): the field's key
 * @quote: (nullable): the words
 *
 * Returns: (transfer full): new evidence
 */
PursuitEvidence *pursuit_evidence_new (PursuitKind kind,
                                       const char *record_id,
                                       const char *field,
                                       const char *quote);

/**
 * pursuit_evidence_copy:
 * @self: (nullable): evidence
 *
 * Returns: (transfer full) (nullable): a copy
 */
PursuitEvidence *pursuit_evidence_copy (const PursuitEvidence *self);

/**
 * pursuit_evidence_free:
 * @self: (nullable) (transfer full): evidence
 *
 * Frees it.
 */
void pursuit_evidence_free (PursuitEvidence *self);

/**
 * pursuit_evidence_to_json:
 * @self: (nullable): evidence
 *
 * Returns: (transfer full): `{"kind","id","field","line","quote"}`, or a null node
 */
JsonNode *pursuit_evidence_to_json (const PursuitEvidence *self);

/**
 * pursuit_evidence_from_json:
 * @node: (nullable): what pursuit_evidence_to_json() made
 *
 * Returns: (transfer full) (nullable): the evidence; %NULL if @node holds none
 */
PursuitEvidence *pursuit_evidence_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitEvidence, pursuit_evidence_free)

G_END_DECLS
