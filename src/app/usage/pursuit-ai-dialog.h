/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "workspace/ai/pursuit-request-preview.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_DIALOG (pursuit_ai_dialog_get_type ())

/**
 * PursuitAiDialog:
 *
 * Asks a provider of AI for something. First it shows who would be asked, what that may cost and,
 * byte for byte, what would leave this machine; nothing leaves before somebody says so. Escape
 * stops a question that is on its way.
 */
G_DECLARE_DERIVABLE_TYPE (PursuitAiDialog, pursuit_ai_dialog, PURSUIT, AI_DIALOG, AdwWindow)

/**
 * PursuitAiDialogClass:
 * @preview_async: finds out what @send would send
 * @preview_finish: gets that, a new value
 * @send: asks; ends with pursuit_ai_dialog_fail() or with gtk_window_close()
 *
 * What a question is about.
 */
struct _PursuitAiDialogClass
{
  AdwWindowClass parent_class;

  void (*preview_async) (PursuitAiDialog *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
  PursuitRequestPreview *(*preview_finish) (PursuitWorkspace *workspace,
                                            GAsyncResult *result,
                                            GError **error);
  void (*send) (PursuitAiDialog *self);
};

/**
 * pursuit_ai_dialog_set_up:
 * @self: a new dialog
 * @window: the window that it stands over, with a workspace
 *
 * Binds it to its window, and shows what would be sent.
 */
void pursuit_ai_dialog_set_up (PursuitAiDialog *self, PursuitWindow *window);

/**
 * pursuit_ai_dialog_set_wishes:
 * @self: a dialog
 * @wishes: (nullable): where a person says more about what is wanted
 *
 * Puts @wishes over what would be sent.
 */
void pursuit_ai_dialog_set_wishes (PursuitAiDialog *self, GtkWidget *wishes);

/**
 * pursuit_ai_dialog_refresh:
 * @self: a dialog that is set up
 *
 * Shows anew what would be sent, as soon as the wishes rest for a moment. Until then nothing can be
 * sent: what is shown is what leaves.
 */
void pursuit_ai_dialog_refresh (PursuitAiDialog *self);

/**
 * pursuit_ai_dialog_fail:
 * @self: a dialog whose question has failed
 * @error: why
 *
 * Says it in the dialog, which stays for another try. A closed one says nothing.
 */
void pursuit_ai_dialog_fail (PursuitAiDialog *self, const GError *error);

/**
 * pursuit_ai_dialog_get_window:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): its window, as long as there is one
 */
PursuitWindow *pursuit_ai_dialog_get_window (PursuitAiDialog *self);

/**
 * pursuit_ai_dialog_get_workspace:
 * @self: a dialog that is set up
 *
 * Returns: (transfer none): the workspace
 */
PursuitWorkspace *pursuit_ai_dialog_get_workspace (PursuitAiDialog *self);

/**
 * pursuit_ai_dialog_get_cancellable:
 * @self: a dialog
 *
 * Returns: (transfer none): of all that it asks; cancelled as soon as it is closed
 */
GCancellable *pursuit_ai_dialog_get_cancellable (PursuitAiDialog *self);

G_END_DECLS
