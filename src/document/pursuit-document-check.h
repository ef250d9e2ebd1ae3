/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"
#include "document/pursuit-finding.h"

G_BEGIN_DECLS

/**
 * PURSUIT_DOCUMENT_PARAGRAPH_WORDS:
 *
 * A longer paragraph is better cut in two. From the Federal Plain Language Guidelines (2011,
 * III.c.1): no more than 150 words in three to eight sentences.
 */
#define PURSUIT_DOCUMENT_PARAGRAPH_WORDS 150u

/**
 * PURSUIT_DOCUMENT_WORDS_A_MINUTE:
 *
 * How fast a text is read: the mean of 190 studies of adults who read English silently
 * (M. Brysbaert, How many words do we read per minute?, 2019).
 */
#define PURSUIT_DOCUMENT_WORDS_A_MINUTE 238u

/**
 * PursuitDocumentCheck:
 * @has_deal_size: whether @deal_size is known
 * @deal_size: what the whole is worth, in minor units of @currency
 * @currency: (nullable): its ISO 4217 code
 *
 * What the tables of a document are held against.
 */
typedef struct
{
  gboolean has_deal_size;
  gint64 deal_size;
  const char *currency;
} PursuitDocumentCheck;

/**
 * pursuit_document_check:
 * @document: a document
 * @check: (nullable): what is known about it
 * @findings: (element-type PursuitFinding): warnings are added here
 *
 * Looks for what a reader stumbles over:
 *
 * - "skipped-level": a heading two or more levels below the one before it
 * - "empty-section": a heading with nothing below it
 * - "dead-link": a link without a target that may be opened, or to a heading that is not there
 * - "long-paragraph": more than %PURSUIT_DOCUMENT_PARAGRAPH_WORDS
 * - "table-total": a table whose last row is a total that its rows do not come to
 * - "deal-size": such a total in the currency of the deal that is not the deal size
 */
void pursuit_document_check (PursuitDocument *document,
                             const PursuitDocumentCheck *check,
                             GPtrArray *findings);

/**
 * pursuit_document_reading_minutes:
 * @n_words: how many words a text has
 *
 * Returns: how many minutes it takes to read, rounded up; 0 for no words
 */
guint pursuit_document_reading_minutes (guint n_words);

G_END_DECLS
