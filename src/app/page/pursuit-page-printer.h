/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PAGE_PRINTER (pursuit_page_printer_get_type ())

/**
 * PursuitPagePrinter:
 *
 * A document on its way to a printer. Its pages are laid out and drawn by a thread of their own, as
 * they are on the paper that is usual here; on another paper they are scaled to it.
 */
G_DECLARE_FINAL_TYPE (PursuitPagePrinter, pursuit_page_printer, PURSUIT, PAGE_PRINTER, GObject)

/**
 * pursuit_page_printer_new_async:
 * @document: (transfer none): what to print
 * @cancellable: (nullable): to stop it
 * @callback: called with the printer
 * @data: for @callback
 *
 * Lays the document out.
 */
void pursuit_page_printer_new_async (PursuitDocument *document,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_page_printer_new_finish:
 * @result: from the callback
 * @error: too many pages, cancelled
 *
 * Returns: (transfer full) (nullable): the printer
 */
PursuitPagePrinter *pursuit_page_printer_new_finish (GAsyncResult *result, GError **error);

/**
 * pursuit_page_printer_get_n_pages:
 * @self: a printer
 *
 * Returns: how many pages there are
 */
guint pursuit_page_printer_get_n_pages (PursuitPagePrinter *self);

/**
 * pursuit_page_printer_run:
 * @self: a printer
 * @action: whether to ask where to, or to write to @path
 * @parent: (nullable): the window that asks
 * @path: (nullable): the file for %GTK_PRINT_OPERATION_ACTION_EXPORT
 * @error: what the desktop's printing says
 *
 * Prints. With a dialog it returns when the dialog is answered.
 *
 * Returns: %FALSE with @error if it failed; %TRUE also if the person did not want to
 */
gboolean pursuit_page_printer_run (PursuitPagePrinter *self,
                                   GtkPrintOperationAction action,
                                   GtkWindow *parent,
                                   const char *path,
                                   GError **error);

G_END_DECLS
