/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"
#include "workspace/proposals/pursuit-brand.h"

G_BEGIN_DECLS

/**
 * pursuit_brand_load:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the brand; %NULL where none was set, and then proposals
 *   look as they always did
 */
PursuitBrand *pursuit_brand_load (PursuitSession *session);

/**
 * pursuit_brand_read:
 * @text: (nullable): what pursuit_brand_to_text() made
 * @session: a session, for its logo
 *
 * Returns: (transfer full) (nullable): the brand, without what could not have been set; %NULL
 *   where @text is none
 */
PursuitBrand *pursuit_brand_read (const char *text, PursuitSession *session);

/**
 * pursuit_brand_to_text:
 * @self: (nullable): a brand whose logo, if any, is a blob
 *
 * Returns: (transfer full) (nullable): the brand as JSON; %NULL for none and for an empty one
 */
char *pursuit_brand_to_text (const PursuitBrand *self);

/**
 * pursuit_brand_store:
 * @self: a brand; its logo becomes a blob
 * @session: a session of a writing job
 * @error: an error of the store
 *
 * Keeps a brand in the place of the one before. It is a setting: audited, and there is nothing
 * to undo. A logo that is replaced stays as a blob: what was sent with it shows it.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_brand_store (PursuitBrand *self, PursuitSession *session, GError **error);

/**
 * pursuit_brand_apply:
 * @self: a brand
 * @change: what to change, but for its logo; its fonts are those of pursuit_brand_check_fonts()
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID
 *
 * Returns: %FALSE if something in @change cannot be; @self is then to be thrown away
 */
gboolean pursuit_brand_apply (PursuitBrand *self, const PursuitBrandChange *change, GError **error);

/**
 * pursuit_brand_check_fonts:
 * @change: what to change
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID
 *
 * Asks the fonts of this machine, which takes a while: not on the thread that writes.
 *
 * Returns: %FALSE if a font is not installed
 */
gboolean pursuit_brand_check_fonts (const PursuitBrandChange *change, GError **error);

G_END_DECLS
