/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-pricing-dialog.h"

#include "app/widgets/pursuit-format.h"
#include "app/proposals/pursuit-pricing-row.h"
#include "app/window/pursuit-unsaved-bar.h"
#include "core/pursuit-json.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_CURRENCY "EUR"
#define THOUSANDTHS 1000

struct _PursuitPricingDialog
{
  AdwWindow parent_instance;

  PursuitWorkspace *workspace;
  PursuitRecord *proposal;
  GPtrArray *rows;    /* (element-type PursuitPricingRow) (unowned): in their order */
  GPtrArray *stored;  /* (element-type PursuitRecord): the lines as they are stored */
  GPtrArray *removed; /* (element-type utf8): ids, still to be deleted */
  GPtrArray *unsaved; /* (element-type PursuitRecord): still to be written */
  GCancellable *cancellable;
  gint64 total;
  char *untouched; /* (nullable): what the lines held at the beginning; until then none is kept */

  PursuitUnsavedBar *unsaved_bar;
  GtkBox *lines;
  GtkLabel *total_label;
  GtkLabel *reason;
  GtkCheckButton *use_total;
  GtkButton *save_button;
};

enum
{
  SIGNAL_TOTAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitPricingDialog, pursuit_pricing_dialog, ADW_TYPE_WINDOW)

static const char *
get_currency (PursuitPricingDialog *self)
{
  const char *currency = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_CURRENCY);

  return currency != NULL ? currency : DEFAULT_CURRENCY;
}

static void
show_error (PursuitPricingDialog *self, const GError *error)
{
  gtk_label_set_text (self->reason, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), error != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), error == NULL);
}

static gboolean
add_up (PursuitPricingDialog *self, GError **error)
{
  g_autoptr (PursuitPricing) pricing = pursuit_pricing_new (get_currency (self), error);
  PursuitPriceTotals totals;

  if (pricing == NULL)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitPricingRow *row = g_ptr_array_index (self->rows, i);

      pursuit_record_set_integer (pursuit_pricing_row_get_item (row), PURSUIT_LINE_ITEM_POSITION,
                                  i);
      if (!pursuit_pricing_row_apply (row, get_currency (self), error)
          || !pursuit_pricing_row_add_to (row, pricing, error))
        return FALSE;
    }

  pursuit_pricing_get_totals (pricing, &totals);
  self->total = totals.total;

  return TRUE;
}

static void
update_total (PursuitPricingDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *money = NULL;
  g_autofree char *text = NULL;
  gboolean differs;

  if (!add_up (self, &error))
    {
      show_error (self, error);
      gtk_label_set_text (self->total_label, "");
      return;
    }

  money = pursuit_format_money (self->total, get_currency (self));
  /* Translators: the sum of the price lines, without tax. */
  text = g_strdup_printf (_ ("Total without tax %s"), money);
  differs = self->total != pursuit_record_get_integer (self->proposal, PURSUIT_PROPOSAL_DEAL_SIZE);
  gtk_label_set_text (self->total_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->use_total), differs && self->rows->len > 0);
  show_error (self, NULL);
}

/* All that the lines hold, for the journal: what is removed is not among them. */
static char *
dup_words (PursuitPricingDialog *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *lines = json_array_new ();

  json_node_take_array (node, lines);
  for (guint i = 0; i < self->rows->len; i++)
    json_array_add_object_element (lines, pursuit_pricing_row_dup_words (self->rows->pdata[i]));

  return pursuit_json_to_text (node, FALSE);
}

static void
on_changed (PursuitPricingDialog *self)
{
  g_autofree char *words = NULL;

  update_total (self);
  if (self->untouched == NULL)
    return;

  words = dup_words (self);
  if (g_str_equal (words, self->untouched))
    pursuit_unsaved_bar_clear (self->unsaved_bar);
  else
    pursuit_unsaved_bar_write (self->unsaved_bar, words);
}

static void
remove_row (PursuitPricingDialog *self, PursuitPricingRow *row)
{
  g_ptr_array_remove (self->rows, row);
  gtk_box_remove (self->lines, GTK_WIDGET (row));
}

static void
on_remove (PursuitPricingDialog *self, PursuitPricingRow *row)
{
  remove_row (self, row);
  on_changed (self);
}

static GtkWidget *
add_row (PursuitPricingDialog *self, PursuitRecord *item)
{
  GtkWidget *row = pursuit_pricing_row_new (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (self->lines, row);

  return row;
}

static PursuitRecord *
create_item (PursuitPricingDialog *self)
{
  PursuitRecord *item = pursuit_record_new (PURSUIT_KIND_LINE_ITEM);

  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID,
                           pursuit_record_get_id (self->proposal));
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_QUANTITY, THOUSANDTHS);

  return item;
}

static void
add_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitPricingDialog *self = PURSUIT_PRICING_DIALOG (widget);
  g_autoptr (PursuitRecord) item = create_item (self);

  gtk_widget_child_focus (add_row (self, item), GTK_DIR_TAB_FORWARD);
  on_changed (self);
}

/* The line that words of before are about: one that is stored, or a new one. */
static PursuitRecord *
dup_item (PursuitPricingDialog *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->stored->len; i++)
    if (g_strcmp0 (pursuit_record_get_id (self->stored->pdata[i]), id) == 0)
      return pursuit_record_copy (self->stored->pdata[i]);

  return create_item (self);
}

static void
on_words_taken (PursuitPricingDialog *self, const char *words)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (words, -1, NULL);
  JsonArray *lines;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  lines = json_node_get_array (node);
  while (self->rows->len > 0)
    remove_row (self, self->rows->pdata[0]);
  for (guint i = 0; i < json_array_get_length (lines) && i < PURSUIT_PRICING_MAX_LINES; i++)
    {
      JsonNode *line = json_array_get_element (lines, i);
      g_autoptr (PursuitRecord) item = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (line))
        continue;
      item = dup_item (self, pursuit_json_get_text (json_node_get_object (line), "id"));
      pursuit_pricing_row_set_words (PURSUIT_PRICING_ROW (add_row (self, item)),
                                     json_node_get_object (line));
    }
  on_changed (self);
}

static gboolean
is_as_stored (PursuitPricingDialog *self, PursuitRecord *item)
{
  for (guint i = 0; i < self->stored->len; i++)
    if (pursuit_record_equal (item, g_ptr_array_index (self->stored, i)))
      return TRUE;

  return FALSE;
}

static void save_next (PursuitPricingDialog *self);

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPricingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) stored
      = pursuit_workspace_save_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);

  if (stored == NULL)
    show_error (self, error);
  else
    save_next (self);
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPricingDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (pursuit_workspace_delete_finish (PURSUIT_WORKSPACE (source), result, NULL, &error) == 0)
    show_error (self, error);
  else
    save_next (self);
}

/* One after the other: what was removed, then what has changed. */
static void
save_next (PursuitPricingDialog *self)
{
  if (self->removed->len > 0)
    {
      g_autoptr (GPtrArray) ids = g_steal_pointer (&self->removed);

      self->removed = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, NULL);
      pursuit_workspace_delete_async (self->workspace, (const char *const *) ids->pdata,
                                      self->cancellable, delete_cb, g_object_ref (self));
    }
  else if (self->unsaved->len > 0)
    {
      g_autoptr (PursuitRecord) item = g_ptr_array_steal_index (self->unsaved, 0);

      pursuit_workspace_save_async (self->workspace, item, _ ("Price lines"), self->cancellable,
                                    save_cb, g_object_ref (self));
    }
  else
    {
      if (gtk_check_button_get_active (self->use_total)
          && gtk_widget_get_visible (GTK_WIDGET (self->use_total)))
        g_signal_emit (self, signals[SIGNAL_TOTAL_CHOSEN], 0, self->total, get_currency (self));
      pursuit_unsaved_bar_clear (self->unsaved_bar);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static gboolean
has_row (PursuitPricingDialog *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (pursuit_record_get_id (pursuit_pricing_row_get_item (self->rows->pdata[i])), id)
        == 0)
      return TRUE;

  return FALSE;
}

static void
find_removed (PursuitPricingDialog *self)
{
  g_ptr_array_set_size (self->removed, 0);
  for (guint i = 0; i < self->stored->len; i++)
    {
      const char *id = pursuit_record_get_id (self->stored->pdata[i]);

      if (!has_row (self, id))
        g_ptr_array_add (self->removed, g_strdup (id));
    }
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitPricingDialog *self = PURSUIT_PRICING_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!add_up (self, &error))
    {
      show_error (self, error);
      return;
    }

  find_removed (self);
  g_ptr_array_set_size (self->unsaved, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitRecord *item = pursuit_pricing_row_get_item (g_ptr_array_index (self->rows, i));

      if (!is_as_stored (self, item))
        g_ptr_array_add (self->unsaved, pursuit_record_copy (item));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  save_next (self);
}

/* Not before the lines are there: words of before are about them. */
static void
begin_journal (PursuitPricingDialog *self)
{
  g_autofree char *key
      = g_strconcat ("prices:proposal:", pursuit_record_get_id (self->proposal), NULL);

  self->untouched = dup_words (self);
  pursuit_unsaved_bar_open (self->unsaved_bar, self->workspace, key);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPricingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecordPage) page
      = pursuit_workspace_list_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (page == NULL)
    {
      show_error (self, error);
      return;
    }

  for (guint i = 0; i < page->records->len; i++)
    {
      PursuitRecord *item = g_ptr_array_index (page->records, i);

      g_ptr_array_add (self->stored, pursuit_record_copy (item));
      add_row (self, item);
    }
  update_total (self);
  begin_journal (self);
}

GtkWidget *
pursuit_pricing_dialog_new (PursuitWorkspace *workspace, PursuitRecord *proposal)
{
  PursuitPricingDialog *self;
  g_autoptr (PursuitQuery) query = NULL;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL (proposal), NULL);

  self = g_object_new (PURSUIT_TYPE_PRICING_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->proposal = pursuit_record_copy (proposal);

  query = pursuit_query_new (PURSUIT_KIND_LINE_ITEM);
  pursuit_query_add_equals (query, PURSUIT_LINE_ITEM_PROPOSAL_ID, pursuit_record_get_id (proposal));
  pursuit_query_set_sort (query, "position", NULL);
  pursuit_query_set_limit (query, PURSUIT_PRICING_MAX_LINES);
  pursuit_workspace_list_async (workspace, query, self->cancellable, list_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

static void
pursuit_pricing_dialog_dispose (GObject *object)
{
  PursuitPricingDialog *self = PURSUIT_PRICING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->proposal);

  G_OBJECT_CLASS (pursuit_pricing_dialog_parent_class)->dispose (object);
}

static void
pursuit_pricing_dialog_finalize (GObject *object)
{
  PursuitPricingDialog *self = PURSUIT_PRICING_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->unsaved, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->untouched, g_free);

  G_OBJECT_CLASS (pursuit_pricing_dialog_parent_class)->finalize (object);
}

static void
pursuit_pricing_dialog_class_init (PursuitPricingDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_pricing_dialog_dispose;
  object_class->finalize = pursuit_pricing_dialog_finalize;

  signals[SIGNAL_TOTAL_CHOSEN]
      = g_signal_new ("total-chosen", PURSUIT_TYPE_PRICING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (PURSUIT_TYPE_UNSAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-pricing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingDialog, unsaved_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_words_taken);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingDialog, total_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingDialog, use_total);
  gtk_widget_class_bind_template_child (widget_class, PursuitPricingDialog, save_button);
  gtk_widget_class_install_action (widget_class, "pricing.add", NULL, add_line);
  gtk_widget_class_install_action (widget_class, "pricing.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_pricing_dialog_init (PursuitPricingDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->stored = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_ptr_array_new_with_free_func (g_free);
  self->unsaved = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
