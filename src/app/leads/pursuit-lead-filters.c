/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-filters.h"

#include "app/records/pursuit-record-dialog.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-saved-view.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/records/pursuit-saved-views.h"

#include <glib/gi18n-lib.h>

static const guint form_fields[] = { PURSUIT_SAVED_VIEW_NAME, PURSUIT_SAVED_VIEW_FILTER };

static PursuitWindow *
window_of (gpointer place)
{
  return pursuit_place_get_window (PURSUIT_PLACE (place));
}

static PursuitLeadList *
list_of (gpointer place)
{
  return PURSUIT_LEAD_LIST (pursuit_place_get_list (PURSUIT_PLACE (place)));
}

static void
on_saved (PursuitPlace *self, PursuitRecord *view, gint64 action)
{
  g_autofree char *title = pursuit_record_dup_title (view);
  /* Translators: %s is what a saved filter is called */
  g_autofree char *text = g_strdup_printf (_ ("Saved filter “%s”"), title);

  pursuit_window_show_undo (window_of (self), text, action);
}

static void
ask (PursuitPlace *self, PursuitRecord *view)
{
  gboolean is_new = pursuit_record_get_id (view) == NULL;
  const PursuitRecordForm form
      = { .title = is_new ? _ ("Save Filter") : _ ("Saved Filter"),
          .label = is_new ? _ ("New saved filter") : _ ("Change of a saved filter"),
          .fields = form_fields,
          .n_fields = G_N_ELEMENTS (form_fields),
          .deletable = !is_new };
  PursuitRecordDialog *dialog = pursuit_record_dialog_new (window_of (self), view, &form);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  pursuit_transient_present (GTK_WINDOW (dialog));
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_autoptr (PursuitRecord) view = pursuit_record_new (PURSUIT_KIND_SAVED_VIEW);
  g_autofree char *filter = pursuit_lead_list_dup_filter (list_of (self));

  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_RECORD_KIND,
                           pursuit_kind_to_string (PURSUIT_KIND_LEAD));
  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_FILTER, filter);
  pursuit_record_set_text (view, PURSUIT_SAVED_VIEW_SORT,
                           pursuit_lead_list_get_sort (list_of (self)));
  ask (self, view);
}

typedef void (*ViewFunc) (PursuitPlace *self, PursuitRecord *view);

typedef struct
{
  PursuitPlace *self;
  ViewFunc func;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (PursuitPlace) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) view
      = pursuit_workspace_get_record_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (view != NULL)
    reading->func (self, view);
  else
    pursuit_window_show_error (window_of (self), _ ("The saved filter cannot be read"), error);
}

static void
read_view (PursuitPlace *self, GVariant *id, ViewFunc func)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->func = func;
  pursuit_workspace_get_record_async (pursuit_place_get_workspace (self), PURSUIT_KIND_SAVED_VIEW,
                                      g_variant_get_string (id, NULL),
                                      pursuit_place_get_cancellable (self), read_cb, reading);
}

static void
open_view (PursuitPlace *self, PursuitRecord *view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = pursuit_record_dup_title (view);

  if (!pursuit_lead_list_open_filter (
          list_of (self), name, pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_FILTER),
          pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_SORT), &error))
    pursuit_window_show_error (window_of (self), _ ("The saved filter cannot be understood"),
                               error);
}

static void
on_open (GSimpleAction *action, GVariant *id, gpointer self)
{
  read_view (self, id, open_view);
}

static void
on_edit (GSimpleAction *action, GVariant *id, gpointer self)
{
  read_view (self, id, ask);
}

static void
move_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlace) self = data;
  g_autoptr (GError) error = NULL;

  if (!pursuit_workspace_move_saved_view_finish (PURSUIT_WORKSPACE (source), result, NULL, &error))
    pursuit_window_show_error (window_of (self), _ ("The saved filter was not moved"), error);
}

static void
move (PursuitPlace *self, GVariant *id, int step)
{
  pursuit_workspace_move_saved_view_async (
      pursuit_place_get_workspace (self), g_variant_get_string (id, NULL), step,
      pursuit_place_get_cancellable (self), move_cb, g_object_ref (self));
}

static void
on_move_up (GSimpleAction *action, GVariant *id, gpointer self)
{
  move (self, id, -1);
}

static void
on_move_down (GSimpleAction *action, GVariant *id, gpointer self)
{
  move (self, id, 1);
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPlace) self = data;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  gint64 action
      = pursuit_workspace_delete_finish (PURSUIT_WORKSPACE (source), result, &records, &error);

  if (action == 0)
    {
      pursuit_window_show_error (window_of (self), _ ("The saved filter was not deleted"), error);
      return;
    }

  title = pursuit_record_dup_title (records->pdata[0]);
  /* Translators: %s is what a record is called */
  text = g_strdup_printf (_ ("Deleted “%s”"), title);
  pursuit_window_show_undo (window_of (self), text, action);
}

static void
on_delete (GSimpleAction *action, GVariant *id, gpointer self)
{
  const char *ids[] = { g_variant_get_string (id, NULL), NULL };

  pursuit_workspace_delete_async (pursuit_place_get_workspace (self), ids,
                                  pursuit_place_get_cancellable (self), delete_cb,
                                  g_object_ref (self));
}

static const GActionEntry actions[] = {
  { .name = "save-filter", .activate = on_save },
  { .name = "edit-filter", .parameter_type = "s", .activate = on_edit },
  { .name = "move-filter-up", .parameter_type = "s", .activate = on_move_up },
  { .name = "move-filter-down", .parameter_type = "s", .activate = on_move_down },
  { .name = "delete-filter", .parameter_type = "s", .activate = on_delete },
  { .name = "open-filter", .parameter_type = "s", .activate = on_open },
};

void
pursuit_lead_filters_add_actions (PursuitPlace *place)
{
  GActionMap *map;
  gboolean writable;

  g_return_if_fail (PURSUIT_IS_PLACE (place));

  map = pursuit_place_get_actions (place);
  writable = pursuit_workspace_is_writable (pursuit_place_get_workspace (place));
  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), place);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].activate != on_open)
      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (g_action_map_lookup_action (map, actions[i].name)), writable);
}
