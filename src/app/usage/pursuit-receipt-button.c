/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-receipt-button.h"

#include "app/usage/pursuit-ai-words.h"

#include <glib/gi18n-lib.h>

/* So many letters of a receipt stand in a line. */
#define WIDTH 44

struct _PursuitReceiptButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (PursuitReceiptButton, pursuit_receipt_button, ADW_TYPE_BIN)

void
pursuit_receipt_button_set_receipt (PursuitReceiptButton *self, const PursuitReceipt *receipt)
{
  g_autofree char *cost = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PURSUIT_IS_RECEIPT_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), receipt != NULL);
  if (receipt == NULL)
    return;
  cost = pursuit_ai_words_dup_paid (receipt->cost, receipt);
  /* Translators: a button; %s is a cost such as “0.0062 USD” or “at no cost” */
  words = g_strdup_printf (_ ("Receipt: %s"), receipt->cached ? _ ("kept answer") : cost);
  text = pursuit_ai_words_dup_receipt (receipt);
  gtk_menu_button_set_label (self->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_label_set_label (self->label, text);
}

static void
pursuit_receipt_button_class_init (PursuitReceiptButtonClass *klass)
{
}

/* What takes the focus when it is shown is selected by GTK, which nobody has asked for here. */
static void
on_shown (PursuitReceiptButton *self)
{
  gtk_label_select_region (self->label, 0, 0);
}

static void
pursuit_receipt_button_init (PursuitReceiptButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_max_width_chars (self->label, WIDTH);
  gtk_label_set_selectable (self->label, TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->label));
  g_signal_connect_object (popover, "show", G_CALLBACK (on_shown), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "receipt-button");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pursuit_receipt_button_new (void)
{
  return g_object_new (PURSUIT_TYPE_RECEIPT_BUTTON, NULL);
}
