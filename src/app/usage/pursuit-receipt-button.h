/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-receipt.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECEIPT_BUTTON (pursuit_receipt_button_get_type ())

/**
 * PursuitReceiptButton:
 *
 * Says in a word what an answer of AI cost, and shows its receipt when it is pressed.
 */
G_DECLARE_FINAL_TYPE (PursuitReceiptButton, pursuit_receipt_button, PURSUIT, RECEIPT_BUTTON, AdwBin)

/**
 * pursuit_receipt_button_new:
 *
 * Returns: (transfer floating): a button without a receipt, which is not shown
 */
GtkWidget *pursuit_receipt_button_new (void);

/**
 * pursuit_receipt_button_set_receipt:
 * @self: a button
 * @receipt: (nullable): the receipt; %NULL shows nothing
 *
 * Shows a receipt.
 */
void pursuit_receipt_button_set_receipt (PursuitReceiptButton *self, const PursuitReceipt *receipt);

G_END_DECLS
