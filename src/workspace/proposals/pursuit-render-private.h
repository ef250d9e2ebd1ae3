/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-proposal-text-private.h"
#include "workspace/proposals/pursuit-proposals.h"

G_BEGIN_DECLS

/**
 * pursuit_render_to_pdf:
 * @source: a source with a proposal
 * @markdown: its text as the reader gets it
 * @n_pages: (out): how many pages
 * @error: a text that cannot be laid out
 *
 * Returns: (transfer full) (nullable): the PDF that pursuit_workspace_render_async() would write
 */
GBytes *pursuit_render_to_pdf (PursuitProposalSource *source,
                               const char *markdown,
                               guint *n_pages,
                               GError **error);

/**
 * pursuit_render_write:
 * @path: where to
 * @bytes: what
 * @error: an error of the file system
 *
 * Writes a whole file or leaves it as it was.
 *
 * Returns: (transfer full) (nullable): what was written
 */
PursuitRenderResult *pursuit_render_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
