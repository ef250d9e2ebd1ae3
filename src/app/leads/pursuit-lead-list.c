/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-list.h"

#include "app/widgets/pursuit-choice-menu.h"
#include "app/records/pursuit-filter-popover.h"
#include "app/widgets/pursuit-format.h"
#include "app/leads/pursuit-lead-filter.h"
#include "app/window/pursuit-key-map.h"
#include "app/leads/pursuit-lead-menu.h"
#include "app/leads/pursuit-lead-order.h"
#include "app/leads/pursuit-lead-row.h"
#include "app/leads/pursuit-lead-table.h"
#include "app/widgets/pursuit-owners.h"
#include "app/widgets/pursuit-pane.h"
#include "app/widgets/pursuit-row-filler.h"
#include "app/widgets/pursuit-wrap-layout.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-trace.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-record-list.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-status.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

/* Longer conditions are cut in their chip. */
#define MAX_CHIP_CHARS 24

struct _PursuitLeadList
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of the place */
  PursuitRecordList *records;
  PursuitRecordSelection *selection;
  char *chosen; /* (nullable) the id, if it is one */
  gint64 total;
  gboolean restoring;
  gboolean complete; /* all rows have been there once, and what stands around them is asked for */
  GSimpleActionGroup *filters;

  char *sort;
  PursuitLeadFilter *filter;
  char *view_name; /* (nullable) of the saved filter that is shown as it was saved */
  gboolean opening;
  PursuitOwners *owners;
  PursuitLeadColumns *columns;
  PursuitLeadTable *table; /* (unowned) (nullable) made when it is first shown */
  PursuitLeadMenu *menu;

  PursuitPane *pane;
  GtkSearchEntry *search_entry;
  GtkToggleButton *score_button;
  GtkMenuButton *sort_button;
  GtkMenuButton *stage_button;
  GtkMenuButton *owner_button;
  GtkMenuButton *columns_button;
  GtkButton *rest_button;
  GtkLabel *rest_label;
  PursuitFilterPopover *filter_popover;
  GtkStack *stack;
  GtkListView *view;
  PursuitRowFiller *filler;
};

enum
{
  CHOSEN,
  OPENED,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void on_owners_changed (PursuitLeadList *self);

G_DEFINE_FINAL_TYPE (PursuitLeadList, pursuit_lead_list, ADW_TYPE_BIN)

static void
show_count (PursuitLeadList *self)
{
  gint64 shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autofree char *of = pursuit_format_count (MAX (self->total, shown));
  g_autofree char *figure = pursuit_format_count (shown);
  g_autofree char *both = NULL;

  /* The first rows of a list come before its length. */
  if (pursuit_record_list_is_loading (self->records))
    return;

  if (pursuit_lead_filter_is_empty (self->filter) || shown == self->total)
    both = g_steal_pointer (&of);
  else
    /* Translators: so many of so many leads are shown */
    both = g_strdup_printf (_ ("%s of %s"), figure, of);
  pursuit_pane_set_title (self->pane, self->view_name != NULL ? self->view_name : _ ("Leads"),
                          both);
}

static void
show_state (PursuitLeadList *self)
{
  const char *page = pursuit_lead_columns_get_shown (self->columns) ? "columns" : "rows";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    page = pursuit_record_list_is_loading (self->records) ? "loading"
           : !pursuit_lead_filter_is_empty (self->filter) ? "no-match"
                                                          : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  show_count (self);
}

static void
select_position (PursuitLeadList *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  self->restoring = TRUE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (model, position, TRUE);
  else
    gtk_selection_model_unselect_all (model);
  self->restoring = FALSE;
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitLeadList *self;
  PursuitStatus status;

  /* The sidebar counts too, and says when that fails. */
  if (!pursuit_workspace_count_finish (PURSUIT_WORKSPACE (source), result, &status, NULL))
    return;

  self = PURSUIT_LEAD_LIST (data);
  self->total = status.counts[PURSUIT_KIND_LEAD];
  show_count (self);
}

static void
on_items_changed (PursuitLeadList *self)
{
  show_state (self);
  if (!self->complete && g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0)
    g_signal_emit (self, signals[LOADED], 0);
}

/* The chosen lead stays chosen where a filter leaves it out, and is marked again where it comes
 * back. The rows come first; who reads beside them makes them wait. */
static void
on_loading_changed (PursuitLeadList *self)
{
  guint position;

  if (!pursuit_record_list_is_loading (self->records)
      && pursuit_record_selection_get_count (self->selection) == 0 && self->chosen != NULL
      && pursuit_record_list_get_position (self->records, self->chosen, &position))
    select_position (self, position);
  show_state (self);
  if (self->complete || pursuit_record_list_is_loading (self->records))
    return;

  self->complete = TRUE;
  g_signal_emit (self, signals[LOADED], 0);
  pursuit_workspace_count_async (self->workspace, self->cancellable, count_cb, self);
  self->owners = pursuit_owners_new (self->workspace, self->cancellable);
  g_signal_connect_swapped (self->owners, "changed", G_CALLBACK (on_owners_changed), self);
}

static void
run_query (PursuitLeadList *self)
{
  g_autoptr (PursuitQuery) query = pursuit_lead_list_dup_query (self);

  pursuit_record_list_set_query (self->records, query);
}

static void
on_selection_changed (PursuitLeadList *self, gboolean by_reload)
{
  guint count = pursuit_record_selection_get_count (self->selection);
  g_autofree char *only = NULL;

  if (self->restoring || (by_reload && count == 0 && self->chosen != NULL))
    return;

  only = pursuit_record_selection_dup_only (self->selection);
  if (pursuit_set_str (&self->chosen, only) || count != 1)
    g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static void
on_row_activated (PursuitLeadList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
show_chips (PursuitLeadList *self)
{
  g_autofree char *owner = pursuit_owners_dup_choice (self->owners, self->filter->owner);
  const char *stage = self->filter->stage;

  pursuit_choice_menu_show (self->owner_button, owner, _ ("Owner"));
  gtk_widget_set_visible (
      GTK_WIDGET (self->owner_button),
      *self->filter->owner != '\0'
          || (self->owners != NULL && pursuit_owners_get_count (self->owners) > 1));
  pursuit_choice_menu_show (self->sort_button, pursuit_lead_order_get_name (self->sort),
                            _ ("Order"));
  pursuit_choice_menu_show (self->stage_button,
                            *stage != '\0' ? pursuit_format_choice (pursuit_lead_stages, stage)
                                           : _ ("All stages"),
                            _ ("Stage"));
  gtk_label_set_label (self->rest_label, self->filter->rest);
  /* Chips scroll, so they are given their least width. */
  gtk_label_set_width_chars (self->rest_label,
                             (int) MIN (g_utf8_strlen (self->filter->rest, -1), MAX_CHIP_CHARS));
  gtk_widget_set_visible (GTK_WIDGET (self->rest_button), *self->filter->rest != '\0');
  if (self->table != NULL)
    pursuit_lead_table_set_sort (self->table, self->sort);
}

/* Other rows are read from the top on; where the list stood, all its rows would have to be made
 * again at once. */
static void
show_query (PursuitLeadList *self)
{
  show_chips (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  run_query (self);
}

/* A person changed something: this is no longer what was saved. */
static void
on_filter_changed (PursuitLeadList *self)
{
  if (self->opening)
    return;

  self->filter->scored = gtk_toggle_button_get_active (self->score_button);
  g_clear_pointer (&self->view_name, g_free);
  show_query (self);
}

/* A search entry also speaks when it is new. */
static void
on_search_changed (PursuitLeadList *self)
{
  gint64 begin = pursuit_trace_begin ();

  if (pursuit_set_str (&self->filter->text,
                       gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    on_filter_changed (self);

  pursuit_trace_end (begin, "lead-list: typed");
}

static void
set_state (GSimpleAction *action, GVariant *value, gpointer data)
{
  PursuitLeadList *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  char **place = g_str_equal (name, "sort")    ? &self->sort
                 : g_str_equal (name, "stage") ? &self->filter->stage
                                               : &self->filter->owner;

  if (pursuit_set_str (place, g_variant_get_string (value, NULL)))
    {
      g_simple_action_set_state (action, value);
      on_filter_changed (self);
    }
}

static void
set_action_state (PursuitLeadList *self, const char *name, const char *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->filters), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

/* Everything that shows the filter follows it; @filter is taken. */
static void
take_filter (PursuitLeadList *self, PursuitLeadFilter *filter)
{
  g_clear_pointer (&self->filter, pursuit_lead_filter_free);
  self->filter = filter;
  self->opening = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), filter->text);
  gtk_toggle_button_set_active (self->score_button, filter->scored);
  self->opening = FALSE;
  set_action_state (self, "stage", filter->stage);
  set_action_state (self, "owner", filter->owner);
  set_action_state (self, "sort", self->sort);
  show_query (self);
}

static void
on_conditions_entered (PursuitLeadList *self, const char *more)
{
  g_autofree char *present = pursuit_lead_filter_dup_expression (self->filter);
  g_autofree char *expression = g_strdup_printf ("%s %s", present, more);
  g_autoptr (GError) error = NULL;

  pursuit_lead_list_open_filter (self, NULL, expression, self->sort, &error);
  pursuit_filter_popover_answer (self->filter_popover, error);
}

static void
forget_conditions (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PursuitLeadList *self = data;

  pursuit_set_str (&self->filter->rest, "");
  on_filter_changed (self);
}

static void
clear_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pursuit_lead_list_open_filter (data, NULL, "", pursuit_lead_list_get_sort (data), NULL);
}

static const GActionEntry filter_actions[] = {
  { .name = "sort", .parameter_type = "s", .state = "'-updated_at'", .change_state = set_state },
  { .name = "stage", .parameter_type = "s", .state = "''", .change_state = set_state },
  { .name = "owner", .parameter_type = "s", .state = "''", .change_state = set_state },
  { .name = "forget-conditions", .activate = forget_conditions },
  { .name = "clear", .activate = clear_filters },
};

static void
on_owners_changed (PursuitLeadList *self)
{
  g_autoptr (GMenuModel) menu = pursuit_owners_create_menu (self->owners, "filter.owner");

  gtk_menu_button_set_menu_model (self->owner_button, menu);
  if (self->table != NULL)
    pursuit_lead_table_set_owners (self->table, self->owners);
  show_chips (self);
}

static void
on_workspace_changed (PursuitLeadList *self, const PursuitStoreChange *change)
{
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_LEAD))
    pursuit_workspace_count_async (self->workspace, self->cancellable, count_cb, self);
}

static void
create_menus (PursuitLeadList *self)
{
  g_autoptr (GMenuModel) stage
      = pursuit_choice_menu_new (pursuit_lead_stages, "filter.stage", _ ("All stages"));

  g_action_map_add_action_entries (G_ACTION_MAP (self->filters), filter_actions,
                                   G_N_ELEMENTS (filter_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->filters));
  gtk_menu_button_set_menu_model (self->stage_button, stage);
}

static void
on_row_setup (PursuitLeadList *self, GtkListItem *item)
{
  GtkWidget *row = pursuit_lead_row_new ();

  pursuit_lead_menu_mark_row (row, item);
  gtk_list_item_set_child (item, row);
}

/* Of many, the one with the focus stays, else the first; of one, Escape goes back. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PursuitLeadList *self = PURSUIT_LEAD_LIST (widget);
  guint position;

  if (pursuit_record_selection_get_count (self->selection) < 2)
    return GDK_EVENT_PROPAGATE;

  if (pursuit_lead_menu_find_row (gtk_root_get_focus (gtk_widget_get_root (widget)), &position)
      || pursuit_record_selection_find_first (self->selection, &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);

  return GDK_EVENT_STOP;
}

static void
pursuit_lead_list_dispose (GObject *object)
{
  PursuitLeadList *self = PURSUIT_LEAD_LIST (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->owners != NULL)
    g_signal_handlers_disconnect_by_data (self->owners, self);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  g_clear_object (&self->menu);
  g_clear_object (&self->columns);
  g_clear_object (&self->owners);
  g_clear_object (&self->filters);
  g_clear_object (&self->filler);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pursuit_lead_list_parent_class)->dispose (object);
}

static void
pursuit_lead_list_finalize (GObject *object)
{
  PursuitLeadList *self = PURSUIT_LEAD_LIST (object);

  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->filter, pursuit_lead_filter_free);
  g_clear_pointer (&self->view_name, g_free);

  G_OBJECT_CLASS (pursuit_lead_list_parent_class)->finalize (object);
}

static void
pursuit_lead_list_class_init (PursuitLeadListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_lead_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_lead_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_FILTER_POPOVER);
  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-lead-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, owner_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, columns_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, rest_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, rest_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, score_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, stage_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_conditions_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);

  pursuit_key_map_bind (pursuit_key_map_get_default (), widget_class, PURSUIT_KEYS_LEAD);
  pursuit_key_map_bind (pursuit_key_map_get_default (), widget_class, PURSUIT_KEYS_LEAD_LIST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
pursuit_lead_list_init (PursuitLeadList *self)
{
  self->filters = g_simple_action_group_new ();
  self->sort = g_strdup (pursuit_lead_orders[0].nick);
  self->filter = pursuit_lead_filter_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filler
      = pursuit_row_filler_new (self->view, pursuit_lead_row_fill, pursuit_lead_row_wait, NULL);
  create_menus (self);
  show_chips (self);
}

static void
attach_records (PursuitLeadList *self)
{
  self->records = pursuit_record_list_new (self->workspace);
  self->selection = pursuit_record_selection_new (self->records);
  self->menu = pursuit_lead_menu_new (GTK_WIDGET (self), self->selection);

  /* After the selection's own handlers: it has to know the rows before a row is chosen. */
  g_signal_connect_swapped (self->records, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (self->records, "notify::loading", G_CALLBACK (on_loading_changed),
                            self);
  g_signal_connect_swapped (self->selection, "changed", G_CALLBACK (on_selection_changed), self);
}

static void
on_sorted (PursuitLeadList *self, const char *sort)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "filter.sort", "s", sort);
}

static void
create_table (PursuitLeadList *self)
{
  self->table = PURSUIT_LEAD_TABLE (pursuit_lead_table_new (self->columns));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "columns");
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->table, "sorted", G_CALLBACK (on_sorted), self);
  pursuit_lead_table_set_sort (self->table, self->sort);
  pursuit_lead_table_set_owners (self->table, self->owners);
}

static GtkWidget *
get_rows (PursuitLeadList *self)
{
  return pursuit_lead_columns_get_shown (self->columns) ? pursuit_lead_table_get_rows (self->table)
                                                        : GTK_WIDGET (self->view);
}

static void
show_orders (PursuitLeadList *self)
{
  gboolean shown = pursuit_lead_columns_get_shown (self->columns);
  g_autoptr (GMenuModel) menu = pursuit_lead_order_create_menu (
      "filter.sort", shown ? pursuit_lead_columns_get_chosen (self->columns) : NULL);

  gtk_menu_button_set_menu_model (self->sort_button, menu);
}

/* The focus goes to the leads, also from the page beside them, which the columns cover; what stands
 * above them keeps it. Only what is shown has the leads: each view makes its widgets for every row
 * near by. */
static void
on_columns_shown (PursuitLeadList *self)
{
  gboolean shown = pursuit_lead_columns_get_shown (self->columns);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean above = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                   && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
  guint position;

  if (shown && self->table == NULL)
    create_table (self);
  gtk_list_view_set_model (self->view, shown ? NULL : GTK_SELECTION_MODEL (self->selection));
  if (self->table != NULL)
    pursuit_lead_table_set_selection (self->table, shown ? self->selection : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), shown);
  show_orders (self);
  show_state (self);
  if (pursuit_record_selection_find_first (self->selection, &position))
    gtk_widget_activate_action (get_rows (self), "list.scroll-to-item", "u", position);
  else
    position = 0;
  if (!above)
    pursuit_lead_menu_focus_row (get_rows (self), position);
}

static void
attach_columns (PursuitLeadList *self, PursuitPlace *place)
{
  GtkWindow *window = GTK_WINDOW (pursuit_place_get_window (place));
  g_autoptr (GMenuModel) menu = pursuit_lead_columns_create_menu ();

  self->columns = pursuit_lead_columns_new (gtk_window_get_application (window));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  pursuit_lead_columns_get_actions (self->columns));
  gtk_menu_button_set_menu_model (self->columns_button, menu);
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (show_orders), self);
  g_signal_connect_swapped (self->columns, "notify::shown", G_CALLBACK (on_columns_shown), self);
  on_columns_shown (self);
}

GtkWidget *
pursuit_lead_list_new (PursuitPlace *place)
{
  PursuitLeadList *self;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_object_new (PURSUIT_TYPE_LEAD_LIST, NULL);
  self->workspace = g_object_ref (pursuit_place_get_workspace (place));
  self->cancellable = g_object_ref (pursuit_place_get_cancellable (place));
  attach_records (self);
  attach_columns (self, place);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_workspace_changed), self);
  run_query (self);

  return GTK_WIDGET (self);
}

void
pursuit_lead_list_choose (PursuitLeadList *self, const char *id)
{
  guint position;

  g_return_if_fail (PURSUIT_IS_LEAD_LIST (self));

  pursuit_set_str (&self->chosen, id);
  if (id == NULL || !pursuit_record_list_get_position (self->records, id, &position))
    position = GTK_INVALID_LIST_POSITION;
  select_position (self, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_rows (self), "list.scroll-to-item", "u", position);
}

const char *
pursuit_lead_list_get_chosen (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return self->chosen;
}

PursuitRecordSelection *
pursuit_lead_list_get_selection (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return self->selection;
}

PursuitLeadColumns *
pursuit_lead_list_get_columns (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return self->columns;
}

PursuitQuery *
pursuit_lead_list_dup_query (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return pursuit_lead_filter_create_query (self->filter, self->sort,
                                           pursuit_workspace_get_scope (self->workspace));
}

/* The query is asked before anything changes, so that what is not understood changes nothing. */
gboolean
pursuit_lead_list_open_filter (PursuitLeadList *self,
                               const char *name,
                               const char *expression,
                               const char *sort,
                               GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  PursuitLeadFilter *filter;

  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), FALSE);

  if (!pursuit_query_set_where (query, expression, pursuit_workspace_get_scope (self->workspace),
                                error)
      || !pursuit_query_set_sort (query, sort, error))
    return FALSE;
  filter = pursuit_lead_filter_new (expression, error);
  if (filter == NULL)
    return FALSE;

  pursuit_set_str (&self->view_name, name);
  pursuit_set_str (&self->sort, sort != NULL ? sort : pursuit_lead_orders[0].nick);
  take_filter (self, filter);

  return TRUE;
}

char *
pursuit_lead_list_dup_filter (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return pursuit_lead_filter_dup_expression (self->filter);
}

const char *
pursuit_lead_list_get_sort (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return self->sort;
}
