/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-page-layout.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitPageSetup:
 * @style: what pursuit_page_layout_new() takes; its strings belong to the setup
 * @markdown: (nullable): the text as its reader gets it
 *
 * How the pages of one proposal are set, the brand of its workspace included. The window's page
 * view and the PDF take it from the same place, so that the one shows what the other prints.
 */
typedef struct
{
  PursuitPageStyle style;
  char *markdown;
} PursuitPageSetup;

/**
 * pursuit_page_setup_free:
 * @self: (nullable) (transfer full): a setup
 */
void pursuit_page_setup_free (PursuitPageSetup *self);

/**
 * pursuit_workspace_set_up_pages_async:
 * @self: a workspace
 * @proposal: (nullable): a proposal, stored or not; it is copied. %NULL shows the brand on a sample
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @data: for @callback
 *
 * Says how the pages of a proposal are set, and what stands on them. What is missing in the text
 * stands in it as a mark.
 */
void pursuit_workspace_set_up_pages_async (PursuitWorkspace *self,
                                           PursuitRecord *proposal,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_set_up_pages_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: a text that is broken, or an error of the store
 *
 * Returns: (transfer full) (nullable): the setup, with its text
 */
PursuitPageSetup *pursuit_workspace_set_up_pages_finish (PursuitWorkspace *self,
                                                         GAsyncResult *result,
                                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPageSetup, pursuit_page_setup_free)

G_END_DECLS
