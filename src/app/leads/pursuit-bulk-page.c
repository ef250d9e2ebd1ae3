/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-bulk-page.h"

#include "app/widgets/pursuit-choice-menu.h"
#include "app/widgets/pursuit-owners.h"
#include "core/pursuit-lead.h"
#include "workspace/records/pursuit-bulk-edit.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

/* More own columns than these make no list to choose from; pursuitctl sets any of them. */
#define MAX_COLUMNS 200u

struct _PursuitBulkPage
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* (nullable) */
  PursuitOwners *owners;
  GPtrArray *keys; /* (element-type utf8) of the fields, as the list of them shows them */
  guint n_fields;  /* without the own columns */

  GtkLabel *title_label;
  GtkLabel *limit_label;
  GtkMenuButton *stage_button;
  GtkMenuButton *owner_button;
  AdwComboRow *field_row;
  AdwEntryRow *value_row;
  GtkButton *set_button;
};

G_DEFINE_FINAL_TYPE (PursuitBulkPage, pursuit_bulk_page, ADW_TYPE_BIN)

/* What has a way of its own, on this page or on that of one lead, is not offered twice. */
static gboolean
is_offered (const PursuitField *field, guint number)
{
  return number >= PURSUIT_N_COMMON_FIELDS && (field->flags & PURSUIT_FIELD_COMPUTED) == 0
         && field->type != PURSUIT_FIELD_ID && field->type != PURSUIT_FIELD_JSON
         && number != PURSUIT_LEAD_STAGE && number != PURSUIT_LEAD_SCORE_OVERRIDE
         && number != PURSUIT_LEAD_SCORE_OVERRIDE_REASON
         && number != PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL;
}

static GtkStringList *
get_names (PursuitBulkPage *self)
{
  return GTK_STRING_LIST (adw_combo_row_get_model (self->field_row));
}

static void
list_fields (PursuitBulkPage *self)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint likely = 0;

  for (guint i = 0; i < table->n_fields; i++)
    if (is_offered (&table->fields[i], i))
      {
        /* What is likeliest, and does least harm where somebody empties it by mistake. */
        if (i == PURSUIT_LEAD_NEXT_STEP)
          likely = self->keys->len;
        gtk_string_list_append (names, pursuit_field_get_label (&table->fields[i]));
        g_ptr_array_add (self->keys, g_strdup (table->fields[i].key));
      }
  self->n_fields = self->keys->len;
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->field_row, likely);
}

static void
columns_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitBulkPage) self = data;
  g_auto (GStrv) columns
      = pursuit_workspace_list_columns_finish (PURSUIT_WORKSPACE (source), result, NULL);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (get_names (self))) - self->n_fields;
  guint n = columns != NULL ? MIN (g_strv_length (columns), MAX_COLUMNS) : 0;

  /* Columns are only ever added, in their order. */
  for (guint i = n_old; i < n; i++)
    {
      gtk_string_list_append (get_names (self), columns[i]);
      g_ptr_array_add (self->keys, g_strdup (columns[i]));
    }
}

static void
on_value_changed (PursuitBulkPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->value_row));

  gtk_button_set_label (self->set_button, *text != '\0' ? _ ("_Set in All") : _ ("_Empty in All"));
}

static void
on_set (PursuitBulkPage *self)
{
  guint selected = adw_combo_row_get_selected (self->field_row);

  if (selected < self->keys->len)
    gtk_widget_activate_action (GTK_WIDGET (self), "leads.set-field", "(ss)",
                                g_ptr_array_index (self->keys, selected),
                                gtk_editable_get_text (GTK_EDITABLE (self->value_row)));
}

static void
on_owners_changed (PursuitBulkPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  pursuit_choice_menu_append (menu, _ ("Nobody"), "leads.set-owner", "");
  pursuit_owners_append_to (self->owners, menu, "leads.set-owner", TRUE);
  gtk_menu_button_set_menu_model (self->owner_button, G_MENU_MODEL (menu));
}

static void
pursuit_bulk_page_map (GtkWidget *widget)
{
  PursuitBulkPage *self = PURSUIT_BULK_PAGE (widget);

  GTK_WIDGET_CLASS (pursuit_bulk_page_parent_class)->map (widget);
  pursuit_workspace_list_columns_async (self->workspace, PURSUIT_KIND_LEAD, self->cancellable,
                                        columns_cb, g_object_ref (self));
}

static void
pursuit_bulk_page_dispose (GObject *object)
{
  PursuitBulkPage *self = PURSUIT_BULK_PAGE (object);

  if (self->owners != NULL)
    g_signal_handlers_disconnect_by_data (self->owners, self);
  g_clear_object (&self->owners);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pursuit_bulk_page_parent_class)->dispose (object);
}

static void
pursuit_bulk_page_finalize (GObject *object)
{
  g_ptr_array_unref (PURSUIT_BULK_PAGE (object)->keys);

  G_OBJECT_CLASS (pursuit_bulk_page_parent_class)->finalize (object);
}

static void
pursuit_bulk_page_class_init (PursuitBulkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_bulk_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_bulk_page_finalize;
  widget_class->map = pursuit_bulk_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-bulk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, limit_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, stage_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, owner_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, field_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, value_row);
  gtk_widget_class_bind_template_child (widget_class, PursuitBulkPage, set_button);
  gtk_widget_class_bind_template_callback (widget_class, on_set);
  gtk_widget_class_bind_template_callback (widget_class, on_value_changed);
}

static void
pursuit_bulk_page_init (PursuitBulkPage *self)
{
  g_autoptr (GMenuModel) stages = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = g_ptr_array_new_with_free_func (g_free);
  stages = pursuit_choice_menu_new (pursuit_lead_stages, "leads.set-stage", NULL);
  gtk_menu_button_set_menu_model (self->stage_button, stages);
  list_fields (self);
  on_value_changed (self);
}

GtkWidget *
pursuit_bulk_page_new (PursuitWorkspace *workspace, GCancellable *cancellable)
{
  PursuitBulkPage *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_BULK_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  g_set_object (&self->cancellable, cancellable);
  self->owners = pursuit_owners_new (workspace, cancellable);
  g_signal_connect_swapped (self->owners, "changed", G_CALLBACK (on_owners_changed), self);

  return GTK_WIDGET (self);
}

void
pursuit_bulk_page_set_count (PursuitBulkPage *self, guint n_leads)
{
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u lead selected", "%'u leads selected", n_leads), n_leads);

  g_return_if_fail (PURSUIT_IS_BULK_PAGE (self));

  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_label), n_leads > PURSUIT_BULK_EDIT_MAX_RECORDS);
}
