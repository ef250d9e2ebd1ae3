/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PURSUIT_PAGE_COVER_MAX_FACTS:
 *
 * How many facts a cover has room for.
 */
#define PURSUIT_PAGE_COVER_MAX_FACTS 6

/**
 * PursuitPageCoverFact:
 * @label: such as "Valid until"; %NULL ends the list
 * @value: such as "18 December 2026"
 */
typedef struct
{
  char *label;
  char *value;
} PursuitPageCoverFact;

/**
 * PursuitPageCover:
 * @logo: (nullable): a PNG of pursuit_logo_import()
 * @company: (nullable): who offers; stands in the place of a logo that is missing
 * @address: (nullable): lines of its address
 * @title: (nullable): of the document
 * @client: (nullable): whom it is for
 * @facts: what else stands on it, in this order
 *
 * The first page of a document that is handed over. Lines that do not fit end in an ellipsis.
 */
typedef struct
{
  GBytes *logo;
  char *company;
  char *address;
  char *title;
  char *client;
  PursuitPageCoverFact facts[PURSUIT_PAGE_COVER_MAX_FACTS + 1];
} PursuitPageCover;

/**
 * pursuit_page_cover_new:
 *
 * Returns: (transfer full): an empty cover
 */
PursuitPageCover *pursuit_page_cover_new (void);

/**
 * pursuit_page_cover_add:
 * @self: a cover
 * @label: what it is
 * @value: (nullable): what it says; nothing is added for %NULL and ""
 *
 * Adds a fact, while there is room.
 */
void pursuit_page_cover_add (PursuitPageCover *self, const char *label, const char *value);

/**
 * pursuit_page_cover_copy:
 * @self: (nullable): a cover
 *
 * Returns: (transfer full) (nullable): the same with strings of its own
 */
PursuitPageCover *pursuit_page_cover_copy (const PursuitPageCover *self);

/**
 * pursuit_page_cover_equal:
 * @a: (nullable): a cover
 * @b: (nullable): a cover
 *
 * Returns: %TRUE if both are painted alike
 */
gboolean pursuit_page_cover_equal (const PursuitPageCover *a, const PursuitPageCover *b);

/**
 * pursuit_page_cover_free:
 * @self: (nullable) (transfer full): a cover
 */
void pursuit_page_cover_free (PursuitPageCover *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPageCover, pursuit_page_cover_free)

G_END_DECLS
