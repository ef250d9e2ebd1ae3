/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-lead-list.h"

#include "app/pursuit-choice-menu.h"
#include "app/pursuit-filter-popover.h"
#include "app/pursuit-format.h"
#include "app/pursuit-lead-filter.h"
#include "app/pursuit-action-table.h"
#include "app/pursuit-lead-row.h"
#include "app/pursuit-pane.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-util.h"
#include "workspace/pursuit-record-list.h"
#include "workspace/pursuit-records.h"
#include "workspace/pursuit-status.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

/* GTK reads every row when a list with a selection is replaced as a whole: beyond this many rows
 * the selection is taken away for that moment. */
#define MAX_ROWS_TO_CARRY_SELECTION 2000
/* More names than these make no menu. */
#define MAX_OWNERS 100u
/* Longer conditions are cut in their chip. */
#define MAX_CHIP_CHARS 24

struct _PursuitLeadList
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace;
  GCancellable *cancellable; /* of the place */
  PursuitRecordList *records;
  GtkSingleSelection *selection;
  char *chosen; /* (nullable) the id */
  gint64 total;
  gboolean restoring;
  gboolean complete; /* all rows have been there once, and what stands around them is asked for */
  GSimpleActionGroup *filters;

  char *sort;
  PursuitLeadFilter *filter;
  char *view_name; /* (nullable) of the saved filter that is shown as it was saved */
  gboolean opening;
  GPtrArray *users; /* (element-type PursuitRecord) (nullable) */

  PursuitPane *pane;
  GtkSearchEntry *search_entry;
  GtkToggleButton *score_button;
  GtkMenuButton *sort_button;
  GtkMenuButton *stage_button;
  GtkMenuButton *owner_button;
  GtkButton *rest_button;
  GtkLabel *rest_label;
  PursuitFilterPopover *filter_popover;
  GtkStack *stack;
  GtkListView *view;
  GtkPopoverMenu *context_menu;
};

enum
{
  CHOSEN,
  OPENED,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void load_users (PursuitLeadList *self);

G_DEFINE_FINAL_TYPE (PursuitLeadList, pursuit_lead_list, ADW_TYPE_BIN)

/* The orders that the menu offers; the key is the workspace's word for it. */
static const PursuitChoice orders[] = {
  { "-updated_at", N_ ("Last changed") },
  { "-score", N_ ("Score") },
  { "-value", N_ ("Value") },
  { "expected_close", N_ ("Expected close") },
  { "name", N_ ("Name") },
  { NULL, NULL },
};

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
  const char *page = "rows";

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
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

/* A changed record is a new object in the same row, for which GTK drops the selection. */
static void
restore_selection (PursuitLeadList *self)
{
  guint position;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION
      && self->chosen != NULL
      && pursuit_record_list_get_position (self->records, self->chosen, &position))
    select_position (self, position);
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
  restore_selection (self);
  show_state (self);
  if (!self->complete && g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0)
    g_signal_emit (self, signals[LOADED], 0);
}

/* The rows come first; who reads beside them makes them wait. */
static void
on_loading_changed (PursuitLeadList *self)
{
  if (pursuit_record_list_is_loading (self->records)
      && g_list_model_get_n_items (G_LIST_MODEL (self->records)) > MAX_ROWS_TO_CARRY_SELECTION)
    select_position (self, GTK_INVALID_LIST_POSITION);
  else
    restore_selection (self);
  show_state (self);
  if (self->complete || pursuit_record_list_is_loading (self->records))
    return;

  self->complete = TRUE;
  g_signal_emit (self, signals[LOADED], 0);
  pursuit_workspace_count_async (self->workspace, self->cancellable, count_cb, self);
  load_users (self);
}

static void
run_query (PursuitLeadList *self)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autofree char *where = pursuit_lead_filter_dup_where (self->filter);
  g_autoptr (GError) error = NULL;

  if (!pursuit_query_set_where (query, where, pursuit_workspace_get_scope (self->workspace), &error)
      || !pursuit_query_set_sort (query, self->sort, &error))
    g_warning ("The leads cannot be filtered: %s", error->message);
  pursuit_query_set_search (query, self->filter->text);
  pursuit_record_list_set_query (self->records, query);
}

static void
on_selected_changed (PursuitLeadList *self)
{
  PursuitRecord *lead = gtk_single_selection_get_selected_item (self->selection);

  if (self->restoring || lead == NULL
      || !pursuit_set_str (&self->chosen, pursuit_record_get_id (lead)))
    return;

  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static void
on_row_activated (PursuitLeadList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
set_chip (GtkMenuButton *button, const char *text, const char *name)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, text);

  gtk_menu_button_set_label (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static char *
dup_owner_name (PursuitLeadList *self)
{
  const char *owner = self->filter->owner;

  if (g_str_equal (owner, "me"))
    return g_strdup (_ ("Mine"));
  for (guint i = 0; self->users != NULL && i < self->users->len; i++)
    if (g_strcmp0 (pursuit_record_get_id (self->users->pdata[i]), owner) == 0)
      return pursuit_record_dup_title (self->users->pdata[i]);

  return g_strdup (*owner == '\0' ? _ ("All owners") : _ ("Somebody else"));
}

/* A saved filter may have any order. */
static const char *
get_order_name (PursuitLeadList *self)
{
  const char *key = *self->sort == '-' ? self->sort + 1 : self->sort;
  int field = pursuit_field_table_find (pursuit_kind_get_fields (PURSUIT_KIND_LEAD), key);

  for (const PursuitChoice *order = orders; order->nick != NULL; order++)
    if (g_str_equal (order->nick, self->sort))
      return _ (order->label);

  return field >= 0
             ? pursuit_field_get_label (&pursuit_kind_get_fields (PURSUIT_KIND_LEAD)->fields[field])
             : key;
}

static void
show_chips (PursuitLeadList *self)
{
  g_autofree char *owner = dup_owner_name (self);
  const char *stage = self->filter->stage;

  set_chip (self->owner_button, owner, _ ("Owner"));
  gtk_widget_set_visible (GTK_WIDGET (self->owner_button),
                          *self->filter->owner != '\0'
                              || (self->users != NULL && self->users->len > 1));
  set_chip (self->sort_button, get_order_name (self), _ ("Order"));
  set_chip (self->stage_button,
            *stage != '\0' ? pursuit_format_choice (pursuit_lead_stages, stage) : _ ("All stages"),
            _ ("Stage"));
  gtk_label_set_label (self->rest_label, self->filter->rest);
  /* Chips scroll, so they are given their least width. */
  gtk_label_set_width_chars (self->rest_label,
                             (int) MIN (g_utf8_strlen (self->filter->rest, -1), MAX_CHIP_CHARS));
  gtk_widget_set_visible (GTK_WIDGET (self->rest_button), *self->filter->rest != '\0');
}

static void
show_query (PursuitLeadList *self)
{
  show_chips (self);
  run_query (self);
}

/* A person changed something: this is no longer what was saved. */
static void
on_filter_changed (PursuitLeadList *self)
{
  if (self->opening)
    return;

  pursuit_set_str (&self->filter->text, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  self->filter->scored = gtk_toggle_button_get_active (self->score_button);
  g_clear_pointer (&self->view_name, g_free);
  show_query (self);
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
  PursuitLeadList *self = data;

  pursuit_lead_list_open_filter (self, NULL, "", self->sort, NULL);
}

static const GActionEntry filter_actions[] = {
  { .name = "sort", .parameter_type = "s", .state = "'-updated_at'", .change_state = set_state },
  { .name = "stage", .parameter_type = "s", .state = "''", .change_state = set_state },
  { .name = "owner", .parameter_type = "s", .state = "''", .change_state = set_state },
  { .name = "forget-conditions", .activate = forget_conditions },
  { .name = "clear", .activate = clear_filters },
};

static void
users_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitLeadList *self;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (PursuitRecordPage) page
      = pursuit_workspace_list_finish (PURSUIT_WORKSPACE (source), result, NULL);

  /* Without the names there is no filter by them; the lead's page says why they cannot be read. */
  if (page == NULL)
    return;

  self = PURSUIT_LEAD_LIST (data);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  self->users = g_ptr_array_ref (page->records);
  pursuit_choice_menu_append (menu, _ ("All owners"), "filter.owner", "");
  pursuit_choice_menu_append (menu, _ ("Mine"), "filter.owner", "me");
  for (guint i = 0; i < MIN (self->users->len, MAX_OWNERS); i++)
    {
      const char *id = pursuit_record_get_id (self->users->pdata[i]);
      g_autofree char *name = pursuit_record_dup_title (self->users->pdata[i]);

      if (g_strcmp0 (id, pursuit_workspace_get_scope (self->workspace)->user_id) != 0)
        pursuit_choice_menu_append (menu, name, "filter.owner", id);
    }
  gtk_menu_button_set_menu_model (self->owner_button, G_MENU_MODEL (menu));
  show_chips (self);
}

static void
load_users (PursuitLeadList *self)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_USER);

  pursuit_query_set_sort (query, "name", NULL);
  pursuit_workspace_list_async (self->workspace, query, self->cancellable, users_cb, self);
}

static void
on_workspace_changed (PursuitLeadList *self, const PursuitStoreChange *change)
{
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_USER))
    load_users (self);
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_LEAD))
    pursuit_workspace_count_async (self->workspace, self->cancellable, count_cb, self);
}

static void
create_menus (PursuitLeadList *self)
{
  g_autoptr (GMenuModel) sort = pursuit_choice_menu_new (orders, "filter.sort", NULL);
  g_autoptr (GMenuModel) stage
      = pursuit_choice_menu_new (pursuit_lead_stages, "filter.stage", _ ("All stages"));

  g_action_map_add_action_entries (G_ACTION_MAP (self->filters), filter_actions,
                                   G_N_ELEMENTS (filter_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->filters));
  gtk_menu_button_set_menu_model (self->sort_button, sort);
  gtk_menu_button_set_menu_model (self->stage_button, stage);
}

static void
on_row_setup (PursuitLeadList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pursuit_lead_row_new ());
}

static void
on_row_bound (PursuitLeadList *self, GtkListItem *item)
{
  PursuitRecord *lead = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *title = pursuit_record_dup_title (lead);

  pursuit_lead_row_set_lead (PURSUIT_LEAD_ROW (row), lead);
  /* GTK 4.8 gives a row no name; what a screen reader lands on is the row's parent. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
popup_menu (PursuitLeadList *self, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PursuitLeadList *self = PURSUIT_LEAD_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t place;

  if (self->chosen == NULL || focus == NULL
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &place))
    return GDK_EVENT_PROPAGATE;

  popup_menu (self, place.origin.x + 24, place.origin.y + place.size.height / 2);

  return GDK_EVENT_STOP;
}

/* The press chooses the row first, so that the menu speaks of the row under the pointer. */
static void
on_secondary_pressed (PursuitLeadList *self, int n_press, double x, double y)
{
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *lead = row != NULL ? gtk_widget_get_ancestor (row, PURSUIT_TYPE_LEAD_ROW) : NULL;
  guint position;

  if (lead == NULL)
    lead = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  if (!PURSUIT_IS_LEAD_ROW (lead))
    return;

  if (pursuit_record_list_get_position (
          self->records, pursuit_lead_row_get_id (PURSUIT_LEAD_ROW (lead)), &position))
    gtk_single_selection_set_selected (self->selection, position);
  popup_menu (self, x, y);
}

static void
pursuit_lead_list_dispose (GObject *object)
{
  PursuitLeadList *self = PURSUIT_LEAD_LIST (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, on_workspace_changed, self);
  if (self->records != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->records, on_items_changed, self);
      g_signal_handlers_disconnect_by_func (self->records, on_loading_changed, self);
    }
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selected_changed, self);
  if (self->context_menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->context_menu)));
  g_clear_object (&self->filters);
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
  g_clear_pointer (&self->users, g_ptr_array_unref);

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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-lead-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, owner_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, rest_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, rest_label);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, score_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, stage_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitLeadList, context_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_conditions_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bound);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);

  pursuit_action_table_add_keys (widget_class, PURSUIT_KEYS_LEAD);
  pursuit_action_table_add_keys (widget_class, PURSUIT_KEYS_LEAD_LIST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
}

static void
pursuit_lead_list_init (PursuitLeadList *self)
{
  self->filters = g_simple_action_group_new ();
  self->sort = g_strdup (orders[0].nick);
  self->filter = pursuit_lead_filter_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->context_menu), GTK_WIDGET (self));
  create_menus (self);
  show_chips (self);
}

static void
attach_records (PursuitLeadList *self)
{
  self->records = pursuit_record_list_new (self->workspace);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  /* After the selection's own handler: it has to know the rows before a row is chosen. */
  g_signal_connect_swapped (self->records, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (self->records, "notify::loading", G_CALLBACK (on_loading_changed),
                            self);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (on_selected_changed), self);
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
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

const char *
pursuit_lead_list_get_chosen (PursuitLeadList *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_LIST (self), NULL);

  return self->chosen;
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
  pursuit_set_str (&self->sort, sort != NULL ? sort : orders[0].nick);
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
