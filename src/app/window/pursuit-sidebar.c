/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-sidebar.h"

#include "app/widgets/pursuit-format.h"
#include "app/window/pursuit-menu-keys.h"
#include "app/window/pursuit-saved-filters.h"
#include "app/usage/pursuit-usage-words.h"
#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/pursuit-status.h"

#include <glib/gi18n-lib.h>

struct _PursuitSidebar
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace; /* (nullable) */
  PursuitAiBooks *books;       /* (nullable) of the workspace, once it is counted */
  GPtrArray *places;           /* (element-type PursuitPlace) (nullable) */
  GCancellable *cancellable;   /* of the count that runs */
  gboolean is_reading_cost;    /* of this month */
  gboolean is_cost_stale;      /* it has changed while it was read */
  gboolean counting;           /* since somebody asked for the counts or a record changed */

  GtkListBox *list;
  PursuitSavedFilters *filters;
  GtkMenuButton *menu_button;
  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkImage *state_icon;
  GtkLabel *cost_label;
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitSidebar, pursuit_sidebar, ADW_TYPE_BIN)

/* The label with the count is kept on its row: rows are few and live as long as the sidebar. */
static GQuark
count_quark (void)
{
  return g_quark_from_static_string ("pursuit-sidebar-count");
}

static GtkWidget *
create_row (PursuitPlace *place)
{
  const PursuitPlaceClass *klass = PURSUIT_PLACE_GET_CLASS (place);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ (klass->title));
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (klass->icon_name));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (count, "quiet");
  gtk_widget_add_css_class (count, "figures");
  gtk_box_append (GTK_BOX (box), count);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata (G_OBJECT (row), count_quark (), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (klass->title), -1);

  return row;
}

static void
show_count (PursuitSidebar *self, guint position, gint64 count)
{
  const PursuitPlaceClass *klass = PURSUIT_PLACE_GET_CLASS (self->places->pdata[position]);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);
  g_autofree char *figure = pursuit_format_count (count);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", _ (klass->title), figure);

  gtk_label_set_label (g_object_get_qdata (G_OBJECT (row), count_quark ()),
                       count > 0 ? figure : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitSidebar *self;
  g_autoptr (GError) error = NULL;
  PursuitStatus status;

  if (!pursuit_workspace_count_finish (PURSUIT_WORKSPACE (source), result, &status, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The records could not be counted: %s", error->message);
      return;
    }

  self = data;
  for (guint i = 0; i < self->places->len; i++)
    {
      PursuitKind kind = PURSUIT_PLACE_GET_CLASS (self->places->pdata[i])->kind;

      if (kind != PURSUIT_KIND_NONE)
        show_count (self, i, status.counts[kind]);
    }
}

static void read_cost (PursuitSidebar *self);

static void
cost_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitSidebar *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsage) usage
      = pursuit_workspace_usage_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autofree char *cost = NULL;
  g_autofree char *words = NULL;

  if (usage == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("What AI costs could not be read: %s", error->message);
      return;
    }

  self = data;
  self->is_reading_cost = FALSE;
  cost = pursuit_usage_words_dup_cost (&usage->total);
  /* Translators: %s is an amount, such as “0.0384 USD” */
  words = g_strdup_printf (_ ("AI this month: %s"), cost);
  gtk_label_set_label (self->cost_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->cost_label),
                          usage->total.requests + usage->total.cached > 0);
  if (self->is_cost_stale)
    read_cost (self);
}

/* Many are asked one after another; the month is summed up once for those that end meanwhile. */
static void
read_cost (PursuitSidebar *self)
{
  self->is_cost_stale = self->is_reading_cost;
  if (self->is_reading_cost || self->workspace == NULL)
    return;
  self->is_reading_cost = TRUE;
  pursuit_workspace_usage_async (self->workspace, NULL, PURSUIT_USAGE_BY_FEATURE, self->cancellable,
                                 cost_cb, self);
}

static void
count (PursuitSidebar *self)
{
  self->counting = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_reading_cost = FALSE;
  pursuit_workspace_count_async (self->workspace, self->cancellable, count_cb, self);
  read_cost (self);
}

/* What a person has set up decides whether anything can leave the machine at all. */
static void
providers_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitSidebar) self = data;
  g_autoptr (GPtrArray) setups
      = pursuit_workspace_list_providers_finish (PURSUIT_WORKSPACE (source), result, NULL);
  gboolean leaves = FALSE;

  /* Another workspace may be shown by now. */
  if (setups == NULL || self->workspace != PURSUIT_WORKSPACE (source))
    return;

  for (guint i = 0; i < setups->len; i++)
    leaves |= pursuit_provider_setup_leaves_machine (setups->pdata[i]);
  gtk_label_set_label (self->state_label, leaves ? _ ("On this machine, except what you ask of AI")
                                                 : _ ("Everything stays on this machine"));
}

/* The preferences change it, and give the focus back to the window. */
static void
read_providers (PursuitSidebar *self)
{
  if (self->workspace != NULL && self->counting && pursuit_workspace_is_writable (self->workspace))
    pursuit_workspace_list_providers_async (self->workspace, self->cancellable, providers_cb,
                                            g_object_ref (self));
}

static void
show_foot (PursuitSidebar *self)
{
  gboolean writable = pursuit_workspace_is_writable (self->workspace);

  gtk_label_set_label (self->name_label, pursuit_workspace_get_name (self->workspace));
  gtk_label_set_label (self->state_label, writable ? _ ("Everything stays on this machine")
                                                   : _ ("Opened for reading only"));
  gtk_image_set_from_icon_name (self->state_icon,
                                writable ? "drive-harddisk-symbolic" : "changes-prevent-symbolic");
}

static void
on_row_activated (PursuitSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

/* Saved filters are of the leads, which stand first. */
static void
on_filter_opening (PursuitSidebar *self)
{
  g_signal_emit (self, signals[PLACE_CHOSEN], 0, 0u);
}

static void
forget_workspace (PursuitSidebar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, count, self);
  if (self->books != NULL)
    g_signal_handlers_disconnect_by_func (self->books, read_cost, self);
  g_clear_object (&self->books);
  self->is_reading_cost = FALSE;
  self->counting = FALSE;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->places, g_ptr_array_unref);
}

/* The window is above it as long as it lives. */
static void
pursuit_sidebar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pursuit_sidebar_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (read_providers), widget, G_CONNECT_SWAPPED);
}

static void
pursuit_sidebar_dispose (GObject *object)
{
  forget_workspace (PURSUIT_SIDEBAR (object));

  G_OBJECT_CLASS (pursuit_sidebar_parent_class)->dispose (object);
}

static void
pursuit_sidebar_class_init (PursuitSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_sidebar_dispose;
  widget_class->root = pursuit_sidebar_root;

  signals[PLACE_CHOSEN]
      = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (PURSUIT_TYPE_SAVED_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, filters);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, name_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, state_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, state_icon);
  gtk_widget_class_bind_template_child (widget_class, PursuitSidebar, cost_label);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_opening);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pursuit_sidebar_init (PursuitSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pursuit_menu_keys_show (gtk_menu_button_get_menu_model (self->menu_button), PURSUIT_KEYS_WINDOW);
}

void
pursuit_sidebar_set_places (PursuitSidebar *self, GPtrArray *places, PursuitWorkspace *workspace)
{
  GtkListBoxRow *row;

  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));
  g_return_if_fail (places != NULL);
  g_return_if_fail (workspace == NULL || PURSUIT_IS_WORKSPACE (workspace));

  forget_workspace (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  self->places = g_ptr_array_ref (places);
  for (guint i = 0; i < places->len; i++)
    gtk_list_box_append (self->list, create_row (places->pdata[i]));
  pursuit_saved_filters_set_workspace (self->filters, workspace);
  if (workspace == NULL)
    return;

  self->workspace = g_object_ref (workspace);
  show_foot (self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (count), self);
}

void
pursuit_sidebar_count (PursuitSidebar *self)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  if (self->workspace == NULL || self->counting)
    return;

  count (self);
  read_providers (self);
  self->books = g_object_ref (pursuit_workspace_get_ai_books (self->workspace));
  g_signal_connect_swapped (self->books, PURSUIT_AI_BOOKS_BOOKED, G_CALLBACK (read_cost), self);
}

void
pursuit_sidebar_select (PursuitSidebar *self, guint position)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
}

void
pursuit_sidebar_popup_menu (PursuitSidebar *self)
{
  g_return_if_fail (PURSUIT_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}
