/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include "app/usage/pursuit-ai-words.h"
#include "app/widgets/pursuit-pane.h"
#include "app/window/pursuit-places.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/window/pursuit-text-scale.h"
#include "core/pursuit-activity.h"
#include "core/pursuit-person.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

/* From this width on the list has room for longer lines. */
#define WIDE_WIDTH 1080
#define LIST_WIDTH 331
#define WIDE_LIST_WIDTH 387

G_DEFINE_FINAL_TYPE (PursuitWindow, pursuit_window, ADW_TYPE_APPLICATION_WINDOW)

static PursuitPlace *
present_place (PursuitWindow *self)
{
  return self->places != NULL ? g_ptr_array_index (self->places, self->present) : NULL;
}

/* A column or view is a pane, or a widget of its own around one. */
static PursuitPane *
find_pane (GtkWidget *widget)
{
  if (!PURSUIT_IS_PANE (widget))
    widget = gtk_widget_get_first_child (widget);

  return PURSUIT_IS_PANE (widget) ? PURSUIT_PANE (widget) : NULL;
}

static void
tell_layout (PursuitWindow *self, GtkWidget *widget)
{
  PursuitPane *pane = find_pane (widget);

  if (pane != NULL)
    pursuit_pane_set_layout (pane, adw_flap_get_folded (self->flap),
                             adw_leaflet_get_folded (self->columns));
}

/* The first button of a header is the one that leads back. */
static void
focus_view (GtkWidget *view)
{
  PursuitPane *pane = find_pane (view);

  if (pane == NULL || !pursuit_pane_focus (pane))
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
on_layout_changed (PursuitWindow *self)
{
  PursuitPlace *place = present_place (self);

  if (place == NULL)
    return;

  tell_layout (self, pursuit_place_get_list (place));
  if (gtk_stack_get_visible_child (self->pages) != NULL)
    tell_layout (self, gtk_stack_get_visible_child (self->pages));
}

static void
on_width_changed (PursuitWindow *self)
{
  int width;
  int height;
  gboolean wide;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  wide = width >= pursuit_text_scale (GTK_WIDGET (self), WIDE_WIDTH)
         || gtk_window_is_maximized (GTK_WINDOW (self));
  g_object_set (self->list_column, "natural-width", wide ? WIDE_LIST_WIDTH : LIST_WIDTH, NULL);
}

static void
add_to_stack (GtkStack *stack, GtkWidget *widget)
{
  if (gtk_widget_get_parent (widget) == NULL)
    gtk_stack_add_child (stack, widget);
  gtk_stack_set_visible_child (stack, widget);
}

/* The page of the present place stands beside its list. */
static void
show_page (PursuitWindow *self)
{
  PursuitPlace *place = present_place (self);

  g_clear_handle_id (&self->adding_page, g_source_remove);
  if (!self->complete || place == NULL)
    return;

  add_to_stack (self->pages, pursuit_place_get_page (place));
  tell_layout (self, pursuit_place_get_page (place));
}

static gboolean
on_page_wanted (gpointer data)
{
  PursuitWindow *self = data;

  self->adding_page = 0;
  show_page (self);

  return G_SOURCE_REMOVE;
}

/* A list and a page take a few milliseconds each to make: not both in one turn. */
static void
show_page_soon (PursuitWindow *self)
{
  PursuitPlace *place = present_place (self);

  if (!self->complete || pursuit_place_has_page (place))
    show_page (self);
  else if (self->adding_page == 0)
    {
      self->adding_page = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_page_wanted, self, NULL);
      g_source_set_name_by_id (self->adding_page, "window: page");
    }
}

static void
show_place (PursuitWindow *self, guint position)
{
  PursuitPlace *place = g_ptr_array_index (self->places, position);

  self->present = position;
  pursuit_sidebar_select (self->sidebar, position);
  add_to_stack (self->lists, pursuit_place_get_list (place));
  show_page_soon (self);
  adw_leaflet_set_can_unfold (self->columns, !pursuit_place_is_wide (place));
  on_layout_changed (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  pursuit_window_update_actions (self);
}

/* A narrow window has room for one: who goes to a place wants its list. */
static void
show_list (PursuitWindow *self, guint position)
{
  adw_leaflet_navigate (self->columns, ADW_NAVIGATION_DIRECTION_BACK);
  show_place (self, position);
}

static PursuitPlace *
find_place (PursuitWindow *self, PursuitKind kind, guint *position)
{
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    if (PURSUIT_PLACE_GET_CLASS (self->places->pdata[i])->kind == kind)
      {
        *position = i;
        return self->places->pdata[i];
      }

  return NULL;
}

/* The lead on whose page a record stands that has no place of its own. */
static const char *
get_lead_id (PursuitRecord *record)
{
  int field = pursuit_field_table_find (pursuit_record_get_fields (record), "lead_id");

  return field >= 0 ? pursuit_record_get_text (record, (guint) field) : NULL;
}

static void
find_lead_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitWindow *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) record
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PURSUIT_WINDOW (data);
  if (record != NULL && get_lead_id (record) != NULL)
    pursuit_window_show_record (self, PURSUIT_KIND_LEAD, get_lead_id (record));
  else if (record != NULL)
    pursuit_window_add_toast (self, adw_toast_new (_ ("This record belongs to no lead")));
  else
    pursuit_window_show_error (self, _ ("The record cannot be shown"), error);
}

static void
save_geometry (PursuitWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = PURSUIT_IS_APPLICATION (application)
                            ? pursuit_application_get_settings (PURSUIT_APPLICATION (application))
                            : NULL;
  int width;
  int height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

/* What is in them shows the workspace, and would go on holding it. */
static void
empty_stack (GtkStack *stack)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    gtk_stack_remove (stack, child);
}

void
pursuit_window_forget_workspace (PursuitWindow *self)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  pursuit_window_stop_waiting (self);
  /* An Undo would go to the next workspace. */
  pursuit_window_drop_toast (self);
  g_clear_handle_id (&self->adding_page, g_source_remove);
  self->complete = FALSE;
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    {
      const PursuitPlaceClass *klass = PURSUIT_PLACE_GET_CLASS (self->places->pdata[i]);

      pursuit_place_close (self->places->pdata[i]);
      gtk_widget_insert_action_group (GTK_WIDGET (self), klass->name, NULL);
    }
  g_clear_pointer (&self->places, g_ptr_array_unref);
  empty_stack (self->lists);
  empty_stack (self->pages);
  g_clear_object (&self->workspace);
}

static gboolean
pursuit_window_close_request (GtkWindow *window)
{
  PursuitWindow *self = PURSUIT_WINDOW (window);

  /* Views store what is being edited before they go. */
  while (pursuit_window_pop_view (self))
    ;
  save_geometry (self);
  g_cancellable_cancel (self->cancellable);
  pursuit_work_bar_cancel_all (self->work_bar);
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    pursuit_place_close (self->places->pdata[i]);

  return GTK_WINDOW_CLASS (pursuit_window_parent_class)->close_request (window);
}

static void
pursuit_window_dispose (GObject *object)
{
  PursuitWindow *self = PURSUIT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->present_soon, g_source_remove);
  pursuit_window_stop_upkeep (self);
  pursuit_window_forget_workspace (self);
  g_clear_object (&self->waiting_files);

  G_OBJECT_CLASS (pursuit_window_parent_class)->dispose (object);
}

static void
pursuit_window_finalize (GObject *object)
{
  PursuitWindow *self = PURSUIT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->profile, g_free);

  G_OBJECT_CLASS (pursuit_window_parent_class)->finalize (object);
}

static void
pursuit_window_class_init (PursuitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pursuit_window_close_request;

  g_type_ensure (PURSUIT_TYPE_COLUMN);
  g_type_ensure (PURSUIT_TYPE_SIDEBAR);
  g_type_ensure (PURSUIT_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, start);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, list_column);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, lists);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PursuitWindow, work_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_layout_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_width_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_list);

  pursuit_window_class_install_actions (widget_class);
}

static void
pursuit_window_init (PursuitWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pursuit_window_update_actions (self);
}

void
pursuit_window_take_workspace (PursuitWindow *self, PursuitWorkspace *workspace)
{
  g_autoptr (GListModel) files = NULL;

  g_assert (PURSUIT_IS_WINDOW (self));
  g_assert (PURSUIT_IS_WORKSPACE (workspace));

  pursuit_window_forget_workspace (self);
  self->workspace = workspace;
  self->places = pursuit_places_new (self, workspace);
  for (guint i = 0; i < self->places->len; i++)
    gtk_widget_insert_action_group (
        GTK_WIDGET (self), PURSUIT_PLACE_GET_CLASS (self->places->pdata[i])->name,
        G_ACTION_GROUP (pursuit_place_get_actions (self->places->pdata[i])));
  pursuit_sidebar_set_places (self->sidebar, self->places, workspace);
  gtk_stack_set_visible_child_name (self->stack, "columns");
  /* A screen reader would find its buttons where nobody can reach them. */
  adw_bin_set_child (self->start, NULL);
  show_place (self, 0);

  files = g_steal_pointer (&self->waiting_files);
  if (files != NULL)
    pursuit_window_import_files (self, files);
}

void
pursuit_window_complete (PursuitWindow *self)
{
  PursuitPlace *place = present_place (self);

  g_assert (PURSUIT_IS_WINDOW (self));

  if (self->complete || place == NULL)
    return;

  pursuit_window_stop_waiting (self);
  self->complete = TRUE;
  show_page_soon (self);
  pursuit_sidebar_count (self->sidebar);
  pursuit_window_start_upkeep (self);
}

PursuitWindow *
pursuit_window_new (PursuitApplication *application)
{
  GSettings *settings;
  PursuitWindow *self;

  g_return_val_if_fail (PURSUIT_IS_APPLICATION (application), NULL);

  self = g_object_new (PURSUIT_TYPE_WINDOW, "application", application, NULL);
  settings = pursuit_application_get_settings (application);
  if (settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }

  return self;
}

PursuitWorkspace *
pursuit_window_get_workspace (PursuitWindow *self)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);

  return self->workspace;
}

void
pursuit_window_show_place (PursuitWindow *self, const char *name)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (name != NULL);

  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    if (g_str_equal (PURSUIT_PLACE_GET_CLASS (self->places->pdata[i])->name, name))
      show_list (self, i);
}

void
pursuit_window_show_record (PursuitWindow *self, PursuitKind kind, const char *id)
{
  guint position;
  PursuitPlace *place;

  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  place = find_place (self, kind, &position);
  if (place != NULL)
    {
      show_place (self, position);
      pursuit_place_show_record (place, kind, id);
      pursuit_window_show_page (self);
    }
  else if (self->workspace != NULL)
    pursuit_workspace_get_record_async (self->workspace, kind, id, self->cancellable, find_lead_cb,
                                        self);
}

void
pursuit_window_show_line (
    PursuitWindow *self, PursuitKind kind, const char *id, int field, guint line)
{
  guint position;
  PursuitPlace *place;

  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  pursuit_window_show_record (self, kind, id);
  place = find_place (self, kind, &position);
  if (place != NULL && field >= 0 && PURSUIT_PLACE_GET_CLASS (place)->show_line != NULL)
    PURSUIT_PLACE_GET_CLASS (place)->show_line (place, (guint) field, line);
}

GtkWidget *
pursuit_window_get_action_widget (PursuitWindow *self)
{
  GtkWidget *view;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);

  view = gtk_widget_get_last_child (GTK_WIDGET (self->views));

  return view != NULL ? view : GTK_WIDGET (self);
}

void
pursuit_window_show_page (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  pursuit_window_complete (self);
  show_page (self);
  adw_leaflet_navigate (self->columns, ADW_NAVIGATION_DIRECTION_FORWARD);
  pursuit_window_update_actions (self);
}

void
pursuit_window_refit_list (PursuitWindow *self, PursuitPlace *place)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (PURSUIT_IS_PLACE (place));

  if (place == present_place (self))
    show_list (self, self->present);
}

void
pursuit_window_push_view (PursuitWindow *self, GtkWidget *view)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (view));

  gtk_stack_add_child (self->views, view);
  gtk_stack_set_visible_child (self->views, view);
  tell_layout (self, view);
  gtk_stack_set_visible_child_name (self->stack, "views");
  pursuit_window_update_actions (self);
  focus_view (view);
}

gboolean
pursuit_window_pop_view (PursuitWindow *self)
{
  GtkWidget *view;
  GtkWidget *below;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), FALSE);

  view = gtk_widget_get_last_child (GTK_WIDGET (self->views));
  if (view == NULL)
    return FALSE;

  gtk_stack_remove (self->views, view);
  below = gtk_widget_get_last_child (GTK_WIDGET (self->views));
  if (below != NULL)
    {
      gtk_stack_set_visible_child (self->views, below);
      focus_view (below);
    }
  else
    gtk_stack_set_visible_child_name (self->stack, self->workspace != NULL ? "columns" : "start");
  pursuit_window_update_actions (self);

  return TRUE;
}

gboolean
pursuit_window_remove_view (PursuitWindow *self, GtkWidget *view)
{
  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (gtk_widget_get_parent (view) == GTK_WIDGET (self->views), FALSE);

  if (gtk_widget_get_last_child (GTK_WIDGET (self->views)) == view)
    return pursuit_window_pop_view (self);
  gtk_stack_remove (self->views, view);

  return FALSE;
}

static void
on_recover (PursuitWindow *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "recover"))
    pursuit_window_leave_damaged (self, g_object_get_data (G_OBJECT (dialog), "error"));
}

/* Damage that was not seen when the workspace was opened: a file is not read to its end then. */
static void
offer_recovery (PursuitWindow *self, AdwMessageDialog *dialog, const GError *error)
{
  adw_message_dialog_add_response (dialog, "recover", _ ("_Repair…"));
  adw_message_dialog_set_response_appearance (dialog, "recover", ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "error", g_error_copy (error),
                          (GDestroyNotify) g_error_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_recover), self, G_CONNECT_SWAPPED);
}

static void
on_remedy (PursuitWindow *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "settings") && self->workspace != NULL)
    pursuit_preferences_present_ai (self, GTK_WINDOW (self));
}

/* Where a key or a model stands in the way of an answer of AI. */
static void
offer_remedy (PursuitWindow *self, AdwMessageDialog *dialog, const GError *error)
{
  const char *words = pursuit_ai_words_get_remedy (pursuit_ai_remedy_of (error));

  if (words == NULL)
    return;
  adw_message_dialog_add_response (dialog, "settings", words);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_remedy), self, G_CONNECT_SWAPPED);
}

AdwMessageDialog *
pursuit_window_new_error (PursuitWindow *self, const char *what, const GError *error)
{
  g_autofree char *body = NULL;
  const char *hint;
  GtkWidget *dialog;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);
  g_return_val_if_fail (what != NULL, NULL);
  g_return_val_if_fail (error != NULL, NULL);

  hint = pursuit_error_get_window_hint (error);
  body = *hint != '\0' ? g_strdup_printf ("%s\n\n%s", error->message, hint)
                       : g_strdup (error->message);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), what, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  if (self->workspace != NULL
      && g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED))
    offer_recovery (self, ADW_MESSAGE_DIALOG (dialog), error);

  return ADW_MESSAGE_DIALOG (dialog);
}

void
pursuit_window_show_error (PursuitWindow *self, const char *what, const GError *error)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (self == NULL || PURSUIT_IS_WINDOW (self));
  g_return_if_fail (what != NULL);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL)
    {
      pursuit_window_add_toast (self, adw_toast_new (what));
      return;
    }

  dialog = pursuit_window_new_error (self, what, error);
  if (self->workspace != NULL)
    offer_remedy (self, dialog, error);
  gtk_window_present (GTK_WINDOW (dialog));
}

PursuitWork *
pursuit_window_start_work (PursuitWindow *self, const char *text)
{
  PursuitWork *work;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  work = pursuit_work_new (text);
  pursuit_work_bar_add (self->work_bar, work);

  return work;
}
