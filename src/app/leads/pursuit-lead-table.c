/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-table.h"

#include "app/leads/pursuit-lead-menu.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

#define HEAD_KEY "pursuit-head"

/* A drag gives a width with each movement of the pointer; what it ends with is kept. */
#define WIDTH_MS 300

struct _PursuitLeadTable
{
  AdwBin parent_instance;

  PursuitLeadColumns *columns;
  PursuitRecordSelection *selection; /* (nullable) */
  PursuitOwners *owners;             /* (nullable) */
  char *sort;                        /* (nullable) */
  guint keeping;      /* the idle that keeps another order of the columns, 0 for none */
  guint widening;     /* the timeout that keeps other widths of columns, 0 for none */
  gboolean following; /* what changes now was not changed by a person */

  const PursuitLeadColumn *asked; /* see find_sort() */

  GtkColumnView *view;
  GtkWidget *bar;
  GtkLabel *count;
};

/* What belongs to a column of the view, for as long as there is one. */
typedef struct
{
  PursuitLeadTable *self;
  const PursuitLeadColumn *column;
} Head;

enum
{
  ACTIVATED,
  SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitLeadTable, pursuit_lead_table, ADW_TYPE_BIN)

static GtkColumnViewColumn *
get_column (PursuitLeadTable *self, guint position)
{
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  /* The view holds it. */
  return column;
}

static guint
count_columns (PursuitLeadTable *self)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
}

/* The view keeps its heads first and its rows last. */
static GtkWidget *
get_heads (PursuitLeadTable *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->view));
}

static const PursuitLeadColumn *
info_of (GtkColumnViewColumn *column)
{
  Head *head = g_object_get_data (G_OBJECT (column), HEAD_KEY);

  return head->column;
}

/* A label that is as wide as it is told, whatever it says: what scrolls by moves no column. */
static void
on_setup (Head *head, GtkListItem *item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), (guint) head->column->chars);
  if (pursuit_lead_column_is_number (head->column))
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  if (g_str_equal (head->column->key, PURSUIT_LEAD_COLUMN_NAME))
    gtk_widget_add_css_class (cell, "heading");
  gtk_widget_add_css_class (cell, "figures");
  pursuit_lead_menu_mark_row (cell, item);
  gtk_list_item_set_child (item, cell);
}

/* GTK 4.8 gives a row no name; what a screen reader lands on is around the cells. */
static void
name_row (GtkWidget *child, const char *title)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
on_bound (Head *head, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  PursuitRecord *lead = gtk_list_item_get_item (item);
  g_autofree char *text
      = lead != NULL ? pursuit_lead_column_dup_text (head->column, lead, head->self->owners) : NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text != NULL ? text : "…");
  if (text != NULL && g_str_equal (head->column->key, PURSUIT_LEAD_COLUMN_NAME))
    name_row (cell, text);
}

/* Never compares leads: see find_sort(). */
static int
on_asked (gconstpointer a, gconstpointer b, gpointer data)
{
  Head *head = data;

  if (head->self->asked == NULL)
    head->self->asked = head->column;

  return -1;
}

/* GTK 4.8 does not say which column is the first to sort by. But the sorter of the view asks the
 * columns in their order and turns the answer of one that falls: so it is asked to compare any two
 * things, and the first column to be asked is the one, falling if its answer was turned. */
static char *
find_sort (PursuitLeadTable *self)
{
  GtkOrdering answer;

  self->asked = NULL;
  answer = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->view);

  return self->asked != NULL
             ? g_strconcat (answer == GTK_ORDERING_LARGER ? "-" : "", self->asked->key, NULL)
             : NULL;
}

static void
on_sorter_changed (PursuitLeadTable *self)
{
  g_autofree char *sort = NULL;

  if (self->following)
    return;

  sort = find_sort (self);
  if (sort != NULL && pursuit_set_str (&self->sort, sort))
    g_signal_emit (self, signals[SORTED], 0, sort);
}

static void
show_sort (PursuitLeadTable *self)
{
  gboolean falling = self->sort != NULL && *self->sort == '-';
  const char *key = falling ? self->sort + 1 : self->sort;
  GtkColumnViewColumn *sorted = NULL;

  for (guint i = 0; i < count_columns (self); i++)
    if (g_strcmp0 (info_of (get_column (self, i))->key, key) == 0
        && info_of (get_column (self, i))->sorts)
      sorted = get_column (self, i);

  self->following = TRUE;
  gtk_column_view_sort_by_column (self->view, sorted,
                                  falling ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->following = FALSE;
}

static gboolean
keep_widths (gpointer data)
{
  PursuitLeadTable *self = data;

  self->widening = 0;
  for (guint i = 0; i < count_columns (self); i++)
    {
      int width = gtk_column_view_column_get_fixed_width (get_column (self, i));

      if (width > 0)
        pursuit_lead_columns_set_width (self->columns, info_of (get_column (self, i)), width);
    }

  return G_SOURCE_REMOVE;
}

static void
on_width_changed (Head *head)
{
  PursuitLeadTable *self = head->self;

  if (self->following)
    return;

  g_clear_handle_id (&self->widening, g_source_remove);
  self->widening = g_timeout_add (WIDTH_MS, keep_widths, self);
  g_source_set_name_by_id (self->widening, "lead-table: keep the widths of columns");
}

/* What was dragged a moment ago is kept before its columns go. */
static void
keep_widths_now (PursuitLeadTable *self)
{
  if (self->widening == 0)
    return;

  g_clear_handle_id (&self->widening, g_source_remove);
  keep_widths (self);
}

static void
append_column (PursuitLeadTable *self, const PursuitLeadColumn *info)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  int width = pursuit_lead_columns_get_width (self->columns, info);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Head *head = g_new0 (Head, 1);

  head->self = self;
  head->column = info;
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), head);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bound), head);

  column = gtk_column_view_column_new (pursuit_lead_column_get_label (info), factory);
  g_object_set_data_full (G_OBJECT (column), HEAD_KEY, head, g_free);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, g_str_equal (info->key, PURSUIT_LEAD_COLUMN_NAME));
  if (info->sorts)
    {
      sorter = GTK_SORTER (gtk_custom_sorter_new (on_asked, head, NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  g_signal_connect_swapped (column, "notify::fixed-width", G_CALLBACK (on_width_changed), head);
  gtk_column_view_append_column (self->view, column);
}

/* GTK 4.8 has no word for it: a head of figures stands over their last digits. */
static void
align_heads (PursuitLeadTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (get_heads (self));

  for (guint i = 0; i < count_columns (self) && title != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (box != NULL && pursuit_lead_column_is_number (info_of (get_column (self, i))))
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

static void
show_columns (PursuitLeadTable *self)
{
  GPtrArray *chosen = pursuit_lead_columns_get_chosen (self->columns);

  keep_widths_now (self);
  self->following = TRUE;
  while (count_columns (self) > 0)
    gtk_column_view_remove_column (self->view, get_column (self, 0));
  for (guint i = 0; i < chosen->len; i++)
    append_column (self, g_ptr_array_index (chosen, i));
  align_heads (self);
  self->following = FALSE;
  show_sort (self);
}

static gboolean
shows_chosen (PursuitLeadTable *self)
{
  GPtrArray *chosen = pursuit_lead_columns_get_chosen (self->columns);

  if (count_columns (self) != chosen->len)
    return FALSE;
  for (guint i = 0; i < chosen->len; i++)
    if (info_of (get_column (self, i)) != g_ptr_array_index (chosen, i))
      return FALSE;

  return TRUE;
}

static void
on_columns_chosen (PursuitLeadTable *self)
{
  if (!shows_chosen (self))
    show_columns (self);
}

static void
keep_order (PursuitLeadTable *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < count_columns (self); i++)
    g_ptr_array_add (keys, (gpointer) info_of (get_column (self, i))->key);
  g_ptr_array_add (keys, NULL);
  pursuit_lead_columns_choose (self->columns, (const char *const *) keys->pdata);
}

static gboolean
on_idle (gpointer data)
{
  PursuitLeadTable *self = data;

  self->keeping = 0;
  keep_order (self);

  return G_SOURCE_REMOVE;
}

/* A head that is dragged leaves its place and comes to another one: after both it is kept. */
static void
on_columns_moved (PursuitLeadTable *self)
{
  if (self->following || self->keeping != 0)
    return;

  self->keeping = g_idle_add (on_idle, self);
  g_source_set_name_by_id (self->keeping, "lead-table: keep the order of columns");
}

/* The page where several leads are changed is not beside the table: the bar leads there. */
static void
show_count (PursuitLeadTable *self)
{
  guint n = self->selection != NULL ? pursuit_record_selection_get_count (self->selection) : 0;
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u lead selected", "%'u leads selected", n), n);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (self->bar, n > 1);
}

static GtkWidget *
create_bar (PursuitLeadTable *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Change…"));

  self->bar = bar;
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Change or delete the selected leads"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "leads.open");
  gtk_widget_add_css_class (bar, "bottom-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (bar), button);

  return bar;
}

static void
on_activated (PursuitLeadTable *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
pursuit_lead_table_dispose (GObject *object)
{
  PursuitLeadTable *self = PURSUIT_LEAD_TABLE (object);

  g_clear_handle_id (&self->keeping, g_source_remove);
  if (self->view != NULL && self->columns != NULL)
    keep_widths_now (self);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->view), self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
    }
  self->view = NULL;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->columns);
  g_clear_object (&self->owners);

  G_OBJECT_CLASS (pursuit_lead_table_parent_class)->dispose (object);
}

static void
pursuit_lead_table_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_LEAD_TABLE (object)->sort, g_free);

  G_OBJECT_CLASS (pursuit_lead_table_parent_class)->finalize (object);
}

static void
pursuit_lead_table_class_init (PursuitLeadTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_lead_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_lead_table_finalize;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pursuit_lead_table_init (PursuitLeadTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Leads"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pursuit_lead_table_get_rows (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Leads"), -1);
  /* GTK 4.8 lets Tab stop at the row of heads, which takes no key. */
  gtk_widget_set_focusable (get_heads (self), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
  show_count (self);

  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (gtk_column_view_get_columns (self->view), "items-changed",
                            G_CALLBACK (on_columns_moved), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (on_sorter_changed), self);
}

GtkWidget *
pursuit_lead_table_new (PursuitLeadColumns *columns)
{
  PursuitLeadTable *self;

  g_return_val_if_fail (PURSUIT_IS_LEAD_COLUMNS (columns), NULL);

  self = g_object_new (PURSUIT_TYPE_LEAD_TABLE, NULL);
  self->columns = g_object_ref (columns);
  g_signal_connect_swapped (columns, "changed", G_CALLBACK (on_columns_chosen), self);
  show_columns (self);

  return GTK_WIDGET (self);
}

void
pursuit_lead_table_set_selection (PursuitLeadTable *self, PursuitRecordSelection *selection)
{
  g_return_if_fail (PURSUIT_IS_LEAD_TABLE (self));
  g_return_if_fail (selection == NULL || PURSUIT_IS_RECORD_SELECTION (selection));

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (g_set_object (&self->selection, selection))
    gtk_column_view_set_model (self->view,
                               selection != NULL ? GTK_SELECTION_MODEL (selection) : NULL);
  if (selection != NULL)
    g_signal_connect_swapped (selection, "changed", G_CALLBACK (show_count), self);
  show_count (self);
}

/* Names come once, and change hardly ever: the cells are made anew. */
void
pursuit_lead_table_set_owners (PursuitLeadTable *self, PursuitOwners *owners)
{
  g_return_if_fail (PURSUIT_IS_LEAD_TABLE (self));
  g_return_if_fail (owners == NULL || PURSUIT_IS_OWNERS (owners));

  g_set_object (&self->owners, owners);
  if (self->keeping != 0)
    {
      g_clear_handle_id (&self->keeping, g_source_remove);
      keep_order (self);
    }
  show_columns (self);
}

void
pursuit_lead_table_set_sort (PursuitLeadTable *self, const char *sort)
{
  g_return_if_fail (PURSUIT_IS_LEAD_TABLE (self));
  g_return_if_fail (sort != NULL);

  if (pursuit_set_str (&self->sort, sort))
    show_sort (self);
}

GtkWidget *
pursuit_lead_table_get_rows (PursuitLeadTable *self)
{
  g_return_val_if_fail (PURSUIT_IS_LEAD_TABLE (self), NULL);

  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}
