/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-blocks.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* So long after the last change, pages are counted; in milliseconds. */
#define PURSUIT_PREVIEW_PAGES_DELAY_MS 400

#define PURSUIT_TYPE_PREVIEW (pursuit_preview_get_type ())

/**
 * PursuitPreview:
 *
 * Turns a proposal into what its reader gets, off the main thread. A change begins at once; what
 * comes while another is under way waits for its end, and only the newest of them is done, so that
 * however fast somebody types there is always something newer to be seen.
 *
 * Signal `updated`: blocks, words, problems and error are those of the newest state.
 *
 * Signal `counted`: the pages are known.
 */
G_DECLARE_FINAL_TYPE (PursuitPreview, pursuit_preview, PURSUIT, PREVIEW, GObject)

/**
 * pursuit_preview_new:
 * @workspace: (nullable): where values come from; without one the text is shown as it stands
 *
 * Returns: (transfer full): a preview of nothing
 */
PursuitPreview *pursuit_preview_new (PursuitWorkspace *workspace);

/**
 * pursuit_preview_set_proposal:
 * @self: a preview
 * @proposal: the proposal as it is now; copied
 *
 * Shows a newer state.
 */
void pursuit_preview_set_proposal (PursuitPreview *self, PursuitRecord *proposal);

/**
 * pursuit_preview_refresh:
 * @self: a preview
 *
 * Shows the same state again at once: something it depends on has changed.
 */
void pursuit_preview_refresh (PursuitPreview *self);

/**
 * pursuit_preview_get_workspace:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): where values come from
 */
PursuitWorkspace *pursuit_preview_get_workspace (PursuitPreview *self);

/**
 * pursuit_preview_get_proposal:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): the newest state
 */
PursuitRecord *pursuit_preview_get_proposal (PursuitPreview *self);

/**
 * pursuit_preview_get_blocks:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): the newest document
 */
PursuitDocumentBlocks *pursuit_preview_get_blocks (PursuitPreview *self);

/**
 * pursuit_preview_get_error:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): why there is no document of the newest state
 */
const GError *pursuit_preview_get_error (PursuitPreview *self);

/**
 * pursuit_preview_get_words:
 * @self: a preview
 *
 * Returns: how many words a reader sees
 */
guint pursuit_preview_get_words (PursuitPreview *self);

/**
 * pursuit_preview_get_gaps:
 * @self: a preview
 *
 * Returns: how many places on the page have no value
 */
guint pursuit_preview_get_gaps (PursuitPreview *self);

/**
 * pursuit_preview_get_pages:
 * @self: a preview
 *
 * Returns: how many pages it has on paper; 0 while that is not known
 */
guint pursuit_preview_get_pages (PursuitPreview *self);

G_END_DECLS
