/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-browse-list.h"

#include "app/widgets/pursuit-format.h"
#include "app/widgets/pursuit-pane.h"
#include "app/widgets/pursuit-wrap-layout.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-record-list.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

struct _PursuitBrowseList
{
  AdwBin parent_instance;

  const PursuitBrowseKind *kind;
  PursuitRecordList *records;
  PursuitRecordNames *names;
  GtkSingleSelection *selection;
  GHashTable *bound; /* (element-type GtkListItem): those that show a record */
  char *chosen;      /* (nullable): the id */
  char *choice;      /* (nullable): the value to filter by */
  char *text;        /* that is searched for */
  gboolean restoring;
  guint focusing; /* the idle that puts the focus on the chosen row, 0 for none */
  gboolean wants_focus;

  PursuitPane *pane;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search_entry;
  GtkBox *chips;
  GtkStack *stack;
  GtkListView *view;
  AdwStatusPage *empty;
  GtkWidget *new_button;
  GtkButton *first_step;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitBrowseList, pursuit_browse_list, ADW_TYPE_BIN)

static guint
count_rows (PursuitBrowseList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->records));
}

static gboolean
is_filtered (PursuitBrowseList *self)
{
  return self->choice != NULL || *self->text != '\0';
}

static void
show_state (PursuitBrowseList *self)
{
  g_autofree char *count = pursuit_format_count (count_rows (self));
  const char *page = "rows";

  if (count_rows (self) == 0)
    page = pursuit_record_list_is_loading (self->records) ? "loading"
           : is_filtered (self)                           ? "no-match"
                                                          : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  pursuit_pane_set_title (self->pane, _ (self->kind->title), count);
}

static void
select_position (PursuitBrowseList *self, guint position)
{
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

/* A changed record is a new object in the same row, for which GTK drops the selection. */
static void
restore_selection (PursuitBrowseList *self)
{
  guint position;

  if (self->chosen != NULL
      && pursuit_record_list_get_position (self->records, self->chosen, &position))
    select_position (self, position);
}

static gboolean
is_chosen (PursuitBrowseList *self, GtkListItem *item)
{
  PursuitRecord *record = gtk_list_item_get_item (item);

  return record != NULL && g_strcmp0 (pursuit_record_get_id (record), self->chosen) == 0;
}

static gboolean
focus_chosen (gpointer data)
{
  PursuitBrowseList *self = data;
  GHashTableIter iter;
  gpointer item;

  self->focusing = 0;
  g_hash_table_iter_init (&iter, self->bound);
  while (self->wants_focus && g_hash_table_iter_next (&iter, &item, NULL))
    if (is_chosen (self, item))
      {
        GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

        self->wants_focus
            = row == NULL || !gtk_widget_get_mapped (row) || !gtk_widget_grab_focus (row);
      }

  return G_SOURCE_REMOVE;
}

/* A row that is being made cannot have it yet. */
static void
focus_soon (PursuitBrowseList *self)
{
  if (!self->wants_focus || self->focusing != 0)
    return;
  self->focusing = g_idle_add (focus_chosen, self);
  g_source_set_name_by_id (self->focusing, "list: focus");
}

static void
on_items_changed (PursuitBrowseList *self)
{
  restore_selection (self);
  show_state (self);
}

PursuitQuery *
pursuit_browse_list_dup_query (PursuitBrowseList *self)
{
  PursuitQuery *query;

  g_return_val_if_fail (PURSUIT_IS_BROWSE_LIST (self), NULL);

  query = pursuit_query_new (self->kind->kind);
  if (self->choice != NULL)
    pursuit_query_add_equals (
        query,
        (guint) pursuit_field_table_find (pursuit_kind_get_fields (self->kind->kind),
                                          self->kind->choice_key),
        self->choice);
  pursuit_query_set_search (query, self->text);
  pursuit_query_set_sort (query, "-updated_at", NULL);

  return query;
}

static void
run_query (PursuitBrowseList *self)
{
  g_autoptr (PursuitQuery) query = pursuit_browse_list_dup_query (self);

  pursuit_record_list_set_query (self->records, query);
}

/* A search entry also speaks when it is new. */
static void
on_search_changed (PursuitBrowseList *self)
{
  if (pursuit_set_str (&self->text, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)))
      && self->kind != NULL)
    run_query (self);
}

static void
on_selected_changed (PursuitBrowseList *self)
{
  PursuitRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->restoring || record == NULL
      || !pursuit_set_str (&self->chosen, pursuit_record_get_id (record)))
    return;

  self->wants_focus = FALSE;

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->chosen);
}

static void
on_activated (PursuitBrowseList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
describe (PursuitBrowseList *self, GtkListItem *item)
{
  PursuitRecord *record = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_auto (PursuitBrowseText) text = { 0 };

  if (record == NULL)
    return;

  self->kind->describe (record, self->names, &text);
  pursuit_browse_row_set_text (PURSUIT_BROWSE_ROW (row), &text);

  /* GTK 4.8 gives a row no name; what a screen reader lands on is the row's parent. */
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text.title != NULL ? text.title : "", -1);
}

static void
on_setup (PursuitBrowseList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pursuit_browse_row_new ());
}

static void
on_bind (PursuitBrowseList *self, GtkListItem *item)
{
  g_hash_table_add (self->bound, item);
  describe (self, item);
  focus_soon (self);
}

static void
on_unbind (PursuitBrowseList *self, GtkListItem *item)
{
  if (self->bound != NULL)
    g_hash_table_remove (self->bound, item);
}

static void
on_names_changed (PursuitBrowseList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    describe (self, item);
}

static void
on_chip_toggled (PursuitBrowseList *self, GtkToggleButton *chip)
{
  if (!gtk_toggle_button_get_active (chip))
    return;

  if (pursuit_set_str (&self->choice, g_object_get_data (G_OBJECT (chip), "choice")))
    run_query (self);
}

static GtkToggleButton *
add_chip (PursuitBrowseList *self, const char *label, const char *choice, GtkToggleButton *group)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  g_object_set_data (G_OBJECT (chip), "choice", (gpointer) choice);
  gtk_widget_add_css_class (chip, "chip");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), group);
  gtk_box_append (self->chips, chip);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled), self, G_CONNECT_SWAPPED);

  return GTK_TOGGLE_BUTTON (chip);
}

static void
add_chips (PursuitBrowseList *self)
{
  GtkToggleButton *all;

  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->kind->choices != NULL);
  if (self->kind->choices == NULL)
    return;

  all = add_chip (self, _ ("All"), NULL, NULL);
  gtk_toggle_button_set_active (all, TRUE);
  for (const PursuitChoice *choice = self->kind->choices; choice->nick != NULL; choice++)
    add_chip (self, _ (choice->label), choice->nick, all);
}

void
pursuit_browse_list_choose (PursuitBrowseList *self, const char *id)
{
  g_return_if_fail (PURSUIT_IS_BROWSE_LIST (self));

  pursuit_set_str (&self->chosen, id);
  /* A new record is not in the list yet; the selection must not follow the one before until then.
   */
  select_position (self, GTK_INVALID_LIST_POSITION);
  restore_selection (self);
}

void
pursuit_browse_list_focus_chosen (PursuitBrowseList *self)
{
  g_return_if_fail (PURSUIT_IS_BROWSE_LIST (self));

  self->wants_focus = TRUE;
  focus_soon (self);
}

const char *
pursuit_browse_list_get_chosen (PursuitBrowseList *self)
{
  g_return_val_if_fail (PURSUIT_IS_BROWSE_LIST (self), NULL);

  return self->chosen;
}

/* The actions have the name of the place before theirs. */
static void
add_menu (PursuitBrowseList *self, PursuitPlace *place)
{
  const char *name = PURSUIT_PLACE_GET_CLASS (place)->name;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *export = g_strconcat (name, ".export-list", NULL);
  g_autofree char *print = g_strconcat (name, ".print-list", NULL);

  g_menu_append (menu, _ ("_Export…"), export);
  g_menu_append (menu, _ ("_Print…"), print);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
show_kind (PursuitBrowseList *self)
{
  g_object_set (self->search_entry, "placeholder-text", _ (self->kind->search), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ (self->kind->search), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->title), -1);
  adw_status_page_set_icon_name (self->empty, self->kind->icon_name);
  adw_status_page_set_title (self->empty, _ (self->kind->empty_title));
  adw_status_page_set_description (self->empty, _ (self->kind->empty_text));
  if (g_strcmp0 (self->kind->first_step_action, "win.new") == 0)
    {
      gtk_widget_set_visible (self->new_button, TRUE);
      gtk_widget_set_tooltip_text (self->new_button, _ (self->kind->first_step));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ (self->kind->first_step),
                                      -1);
    }
  if (self->kind->first_step != NULL)
    {
      gtk_button_set_label (self->first_step, _ (self->kind->first_step));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->first_step),
                                               self->kind->first_step_action);
      gtk_widget_set_visible (GTK_WIDGET (self->first_step), TRUE);
    }
  add_chips (self);
}

GtkWidget *
pursuit_browse_list_new (PursuitPlace *place, const PursuitBrowseKind *kind)
{
  PursuitBrowseList *self;
  PursuitWorkspace *workspace;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_BROWSE_LIST, NULL);
  workspace = pursuit_place_get_workspace (place);
  self->kind = kind;
  self->records = pursuit_record_list_new (workspace);
  self->names = pursuit_record_names_new (workspace);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "changed", G_CALLBACK (on_names_changed), self,
                           G_CONNECT_SWAPPED);
  show_kind (self);
  add_menu (self, place);
  run_query (self);
  show_state (self);

  return GTK_WIDGET (self);
}

static void
pursuit_browse_list_dispose (GObject *object)
{
  PursuitBrowseList *self = PURSUIT_BROWSE_LIST (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  self->wants_focus = FALSE;
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (pursuit_browse_list_parent_class)->dispose (object);
}

static void
pursuit_browse_list_finalize (GObject *object)
{
  PursuitBrowseList *self = PURSUIT_BROWSE_LIST (object);

  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->choice, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (pursuit_browse_list_parent_class)->finalize (object);
}

static void
pursuit_browse_list_class_init (PursuitBrowseListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_browse_list_dispose;
  object_class->finalize = pursuit_browse_list_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", PURSUIT_TYPE_BROWSE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", PURSUIT_TYPE_BROWSE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_PANE);
  g_type_ensure (PURSUIT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-browse-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, pane);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, chips);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, empty);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, first_step);
  gtk_widget_class_bind_template_child (widget_class, PursuitBrowseList, new_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
pursuit_browse_list_init (PursuitBrowseList *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
