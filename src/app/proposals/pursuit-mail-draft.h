/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitMailDraft:
 * @address: (nullable): to whom
 * @subject: about what
 * @body: the first words
 * @attachment: the path of a file
 *
 * A message that a person finishes and sends with their own mail program.
 */
typedef struct
{
  const char *address;
  const char *subject;
  const char *body;
  const char *attachment;
} PursuitMailDraft;

/**
 * pursuit_mail_draft_async:
 * @parent: (nullable): the window that asks
 * @draft: the message; copied
 * @cancellable: (nullable): to stop waiting for the desktop
 * @callback: called when the mail program has it
 * @data: for @callback
 *
 * Opens the message in the person's mail program, through the desktop's portal, which can carry a
 * file. Where no portal answers, through a mailto: address, which cannot. The one place that knows
 * how mail is written on this platform: one call on the session bus, for which a library would be
 * more to carry than to gain.
 */
void pursuit_mail_draft_async (GtkWindow *parent,
                               const PursuitMailDraft *draft,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);

/**
 * pursuit_mail_draft_finish:
 * @result: from the callback
 * @attached: (out): whether the file went along
 * @error: %G_IO_ERROR_CANCELLED if the person closed the question; no mail program
 *
 * Returns: %TRUE if a mail program was opened
 */
gboolean pursuit_mail_draft_finish (GAsyncResult *result, gboolean *attached, GError **error);

G_END_DECLS
