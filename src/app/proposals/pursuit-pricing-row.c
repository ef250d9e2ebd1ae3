/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-pricing-row.h"

#include "app/widgets/pursuit-wrap-layout.h"

#include "core/pursuit-json.h"
#include "core/pursuit-money.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

/* Decimals of the two numbers as the record counts them. */
#define QUANTITY_SCALE 3
#define DISCOUNT_SCALE 2

struct _PursuitPricingRow
{
  GtkBox parent_instance;

  PursuitRecord *item;

  GtkEditable *name;
  GtkEditable *quantity;
  GtkEditable *unit;
  GtkEditable *unit_price;
  GtkEditable *discount;
  GtkCheckButton *optional;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitPricingRow, pursuit_pricing_row, GTK_TYPE_BOX)

static void
on_changed (PursuitPricingRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove (PursuitPricingRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* "1500" thousandths as "1.5"; nothing for an unset field. */
static char *
format_scaled (gint64 number, int scale)
{
  gint64 unit = 1;
  g_autofree char *fraction = NULL;
  gsize length;

  for (int i = 0; i < scale; i++)
    unit *= 10;
  if (number % unit == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number / unit);

  fraction = g_strdup_printf ("%0*" G_GINT64_FORMAT, scale, ABS (number % unit));
  length = strlen (fraction);
  while (length > 1 && fraction[length - 1] == '0')
    fraction[--length] = '\0';

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%s", number < 0 && number > -unit ? "-" : "",
                          number / unit, fraction);
}

static void
show_scaled (PursuitPricingRow *self, GtkEditable *entry, guint field, int scale)
{
  g_autofree char *text
      = pursuit_record_is_set (self->item, field)
            ? format_scaled (pursuit_record_get_integer (self->item, field), scale)
            : g_strdup ("");

  gtk_editable_set_text (entry, text);
}

static void
show_text (PursuitPricingRow *self, GtkEditable *entry, guint field)
{
  g_autofree char *text = pursuit_record_dup_input (self->item, field);

  gtk_editable_set_text (entry, text);
}

static gboolean
apply_scaled (PursuitPricingRow *self, GtkEditable *entry, guint field, int scale, GError **error)
{
  const char *text = gtk_editable_get_text (entry);
  char decimal = pursuit_decimal_guess_sign (text);
  gint64 number;

  if (pursuit_str_is_blank (text))
    {
      pursuit_record_unset (self->item, field);
      return TRUE;
    }

  if (!pursuit_decimal_parse (text, decimal != 0 ? decimal : '.', scale, &number, error))
    return FALSE;

  pursuit_record_set_integer (self->item, field, number);

  return TRUE;
}

static gboolean
apply_price (PursuitPricingRow *self, const char *currency, GError **error)
{
  const char *text = gtk_editable_get_text (self->unit_price);
  const char *found = NULL;
  gint64 minor;

  if (!pursuit_money_parse (text, currency, 0, &minor, &found, error)
      || !pursuit_money_check_decimals (text, found, error))
    return FALSE;

  pursuit_record_set_integer (self->item, PURSUIT_LINE_ITEM_UNIT_PRICE, minor);
  pursuit_record_set_text (self->item, PURSUIT_LINE_ITEM_CURRENCY, found);

  return TRUE;
}

PursuitRecord *
pursuit_pricing_row_get_item (PursuitPricingRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PRICING_ROW (self), NULL);

  return self->item;
}

gboolean
pursuit_pricing_row_apply (PursuitPricingRow *self, const char *currency, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_PRICING_ROW (self), FALSE);

  pursuit_record_set_text (self->item, PURSUIT_LINE_ITEM_NAME, gtk_editable_get_text (self->name));
  pursuit_record_set_text (self->item, PURSUIT_LINE_ITEM_UNIT, gtk_editable_get_text (self->unit));
  pursuit_record_set_integer (self->item, PURSUIT_LINE_ITEM_OPTIONAL,
                              gtk_check_button_get_active (self->optional));

  return apply_scaled (self, self->quantity, PURSUIT_LINE_ITEM_QUANTITY, QUANTITY_SCALE, error)
         && apply_scaled (self, self->discount, PURSUIT_LINE_ITEM_DISCOUNT, DISCOUNT_SCALE, error)
         && apply_price (self, currency, error) && pursuit_record_check (self->item, error);
}

gboolean
pursuit_pricing_row_add_to (PursuitPricingRow *self, PursuitPricing *pricing, GError **error)
{
  PursuitPriceLine line = { 0 };

  g_return_val_if_fail (PURSUIT_IS_PRICING_ROW (self), FALSE);
  g_return_val_if_fail (pricing != NULL, FALSE);

  line.name = pursuit_record_get_text (self->item, PURSUIT_LINE_ITEM_NAME);
  line.unit = pursuit_record_get_text (self->item, PURSUIT_LINE_ITEM_UNIT);
  line.quantity = pursuit_record_get_integer (self->item, PURSUIT_LINE_ITEM_QUANTITY);
  line.unit_price = pursuit_record_get_integer (self->item, PURSUIT_LINE_ITEM_UNIT_PRICE);
  line.discount = (guint) pursuit_record_get_integer (self->item, PURSUIT_LINE_ITEM_DISCOUNT);
  line.optional = pursuit_record_get_integer (self->item, PURSUIT_LINE_ITEM_OPTIONAL) != 0;

  return pursuit_pricing_add (pricing, &line, error);
}

static GtkEditable *
get_editable (PursuitPricingRow *self, guint i, const char **name)
{
  const struct
  {
    const char *name;
    GtkEditable *editable;
  } entries[] = {
    { "name", self->name },         { "quantity", self->quantity },
    { "unit", self->unit },         { "unit_price", self->unit_price },
    { "discount", self->discount },
  };

  if (i >= G_N_ELEMENTS (entries))
    return NULL;

  *name = entries[i].name;

  return entries[i].editable;
}

JsonObject *
pursuit_pricing_row_dup_words (PursuitPricingRow *self)
{
  JsonObject *words;
  GtkEditable *editable;
  const char *name = NULL;

  g_return_val_if_fail (PURSUIT_IS_PRICING_ROW (self), NULL);

  words = json_object_new ();
  if (pursuit_record_get_id (self->item) != NULL)
    json_object_set_string_member (words, "id", pursuit_record_get_id (self->item));
  for (guint i = 0; (editable = get_editable (self, i, &name)) != NULL; i++)
    json_object_set_string_member (words, name, gtk_editable_get_text (editable));
  json_object_set_int_member (words, "optional", gtk_check_button_get_active (self->optional));

  return words;
}

void
pursuit_pricing_row_set_words (PursuitPricingRow *self, JsonObject *words)
{
  GtkEditable *editable;
  const char *name = NULL;

  g_return_if_fail (PURSUIT_IS_PRICING_ROW (self));
  g_return_if_fail (words != NULL);

  for (guint i = 0; (editable = get_editable (self, i, &name)) != NULL; i++)
    {
      const char *text = pursuit_json_get_text (words, name);

      if (text != NULL)
        gtk_editable_set_text (editable, text);
    }
  gtk_check_button_set_active (
      self->optional,
      pursuit_json_get_integer (words, "optional", gtk_check_button_get_active (self->optional))
          != 0);
}

GtkWidget *
pursuit_pricing_row_new (PursuitRecord *item)
{
  PursuitPricingRow *self;

  g_return_val_if_fail (PURSUIT_IS_LINE_ITEM (item), NULL);

  self = g_object_new (PURSUIT_TYPE_PRICING_ROW, NULL);
  self->item = pursuit_record_copy (item);
  show_text (self, self->name, PURSUIT_LINE_ITEM_NAME);
  show_text (self, self->unit, PURSUIT_LINE_ITEM_UNIT);
  show_text (self, self->unit_price, PURSUIT_LINE_ITEM_UNIT_PRICE);
  show_scaled (self, self->quantity, PURSUIT_LINE_ITEM_QUANTITY, QUANTITY_SCALE);
  show_scaled (self, self->discount, PURSUIT_LINE_ITEM_DISCOUNT, DISCOUNT_SCALE);
  gtk_check_button_set_active (self->optional,
                               pursuit_record_get_integer (item, PURSUIT_LINE_ITEM_OPTIONAL) != 0);

  return GTK_WIDGET (self);
}

static void
pursuit_pricing_row_dispose (GObject *object)
{
  PursuitPricingRow *self = PURSUIT_PRICING_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (pursuit_pricing_row_parent_class)->dispose (object);
}

static void
pursuit_pricing_row_class_init (PursuitPricingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_pricing_row_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_PRICING_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", PURSUIT_TYPE_PRICING_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-pricing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingRow, name);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingRow, quantity);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingRow, unit);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingRow, unit_price);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingRow, discount);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingRow, optional);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
pursuit_pricing_row_init (PursuitPricingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
