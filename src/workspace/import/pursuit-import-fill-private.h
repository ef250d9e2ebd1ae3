/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "exchange/pursuit-import-row.h"

G_BEGIN_DECLS

/**
 * PursuitImportRank:
 * @PURSUIT_IMPORT_RANK_COMPANY: fills only what nothing else says
 * @PURSUIT_IMPORT_RANK_CONTACT: stands above the company, below the deal
 * @PURSUIT_IMPORT_RANK_DEAL: has the last word
 *
 * Who wins where a company, a contact and a deal say different things of one lead. The order in
 * which they come must not matter, so it goes by what they are.
 */
typedef enum
{
  PURSUIT_IMPORT_RANK_COMPANY,
  PURSUIT_IMPORT_RANK_CONTACT,
  PURSUIT_IMPORT_RANK_DEAL,
} PursuitImportRank;

/**
 * pursuit_import_read:
 * @row: a row
 * @kind: lead, person, activity or user
 *
 * Returns: (transfer full): a record with what the row says of it; own columns go to the lead,
 *   or to the activity or user of rows that are nothing else
 */
PursuitRecord *pursuit_import_read (const PursuitImportRow *row, PursuitKind kind);

/**
 * pursuit_import_has_deal:
 * @lead: a lead
 *
 * Returns: whether there is a deal in it: a name, a value or a closing date
 */
gboolean pursuit_import_has_deal (PursuitRecord *lead);

/**
 * pursuit_import_complete_person:
 * @lead: a lead read from a row
 * @person: the person read from the same row
 *
 * Puts names together from their parts, and makes the lead's contact and the person agree.
 */
void pursuit_import_complete_person (PursuitRecord *lead, PursuitRecord *person);

/**
 * pursuit_import_copy_contact:
 * @lead: a lead
 * @person: somebody there
 *
 * Makes @person the lead's contact where the lead has none.
 */
void pursuit_import_copy_contact (PursuitRecord *lead, PursuitRecord *person);

/**
 * pursuit_import_put_contact:
 * @lead: a lead whose deal has waited for somebody
 * @person: who it waited for
 *
 * Makes @person the lead's contact, also over the company's own telephone.
 */
void pursuit_import_put_contact (PursuitRecord *lead, PursuitRecord *person);

/**
 * pursuit_import_merge:
 * @lead: a lead
 * @news: what a row says of it
 * @rank: what the row is
 * @company: (nullable): what is known to come from the lead's company
 *
 * Joins what comes together for the first time. Where both say something, the higher rank
 * stands; of own columns the other text is kept beside it, under “Header (contact)”.
 */
void pursuit_import_merge (PursuitRecord *lead,
                           PursuitRecord *news,
                           PursuitImportRank rank,
                           PursuitRecord *company);

/**
 * pursuit_import_update:
 * @lead: a lead that came from a row before
 * @news: what the row says now
 * @rank: what the row is
 * @company: (nullable): what the lead's company said before, for a company's row
 *
 * Sets what the row brings and nothing else.
 */
void pursuit_import_update (PursuitRecord *lead,
                            PursuitRecord *news,
                            PursuitImportRank rank,
                            PursuitRecord *company);

/**
 * pursuit_import_overwrite:
 * @record: a record
 * @news: one of the same kind
 * @only_empty: whether what is set stays
 *
 * Sets every field that @news has.
 */
void pursuit_import_overwrite (PursuitRecord *record, PursuitRecord *news, gboolean only_empty);

G_END_DECLS
