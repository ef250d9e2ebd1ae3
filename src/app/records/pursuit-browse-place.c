/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-browse-place.h"

#include "app/records/pursuit-list-export.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/widgets/pursuit-transient.h"
#include "app/window/pursuit-window.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ABSTRACT_TYPE (PursuitBrowsePlace, pursuit_browse_place, PURSUIT_TYPE_PLACE)

static void
on_chosen (PursuitBrowsePlace *self, const char *id)
{
  PURSUIT_BROWSE_PLACE_GET_CLASS (self)->show (pursuit_place_get_page (PURSUIT_PLACE (self)), id);
}

static void
on_opened (PursuitBrowsePlace *self)
{
  pursuit_window_show_page (pursuit_place_get_window (PURSUIT_PLACE (self)));
}

static GtkWidget *
create_list (PursuitPlace *place)
{
  GtkWidget *list = pursuit_browse_list_new (place, PURSUIT_BROWSE_PLACE_GET_CLASS (place)->browse);

  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), place, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (on_opened), place, G_CONNECT_SWAPPED);

  return list;
}

static void
show_record (PursuitPlace *place, PursuitKind kind, const char *id)
{
  pursuit_browse_list_choose (PURSUIT_BROWSE_LIST (pursuit_place_get_list (place)), id);
  on_chosen (PURSUIT_BROWSE_PLACE (place), id);
}

static PursuitQuery *
dup_listed (PursuitPlace *place, GArray **rows)
{
  return pursuit_browse_list_dup_query (PURSUIT_BROWSE_LIST (pursuit_place_get_list (place)));
}

static void
on_saved (PursuitBrowsePlace *self, PursuitRecord *record, gint64 action)
{
  PursuitWindow *window = pursuit_place_get_window (PURSUIT_PLACE (self));
  g_autofree char *title = pursuit_record_dup_title (record);
  /* Translators: %s is what a record is called */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), title);

  if (window == NULL)
    return;
  pursuit_window_show_record (window, pursuit_record_get_kind (record),
                              pursuit_record_get_id (record));
  /* What had it before may have gone with the page that said that there is nothing. */
  pursuit_browse_list_focus_chosen (
      PURSUIT_BROWSE_LIST (pursuit_place_get_list (PURSUIT_PLACE (self))));
  pursuit_window_show_undo (window, text, action);
}

void
pursuit_browse_place_edit (PursuitPlace *place, PursuitRecord *record)
{
  PursuitBrowsePlaceClass *klass;
  PursuitRecordDialog *dialog;
  PursuitRecordForm form = { 0 };
  const PursuitFieldTable *table;
  guint skip;

  g_return_if_fail (PURSUIT_IS_BROWSE_PLACE (place));
  g_return_if_fail (PURSUIT_IS_RECORD (record));

  table = pursuit_record_get_fields (record);
  klass = PURSUIT_BROWSE_PLACE_GET_CLASS (place);
  if (!pursuit_workspace_is_writable (pursuit_place_get_workspace (place)))
    return;
  form.deletable = pursuit_record_get_id (record) != NULL;
  form.title = form.deletable ? _ (klass->edit_title) : _ (klass->new_title);
  skip = form.deletable && table->fields[klass->fields[0]].type == PURSUIT_FIELD_ID;
  form.fields = klass->fields + skip;
  form.n_fields = klass->n_fields - skip;
  dialog = pursuit_record_dialog_new (pursuit_place_get_window (place), record, &form);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), place, G_CONNECT_SWAPPED);
  pursuit_transient_present (GTK_WINDOW (dialog));
}

static void
start_new (PursuitPlace *place)
{
  PursuitBrowsePlaceClass *klass = PURSUIT_BROWSE_PLACE_GET_CLASS (place);
  g_autoptr (PursuitRecord) record = pursuit_record_new (klass->browse->kind);

  if (klass->prepare != NULL)
    klass->prepare (record);
  pursuit_browse_place_edit (place, record);
}

static void
pursuit_browse_place_class_init (PursuitBrowsePlaceClass *klass)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  place_class->create_list = create_list;
  place_class->show_record = show_record;
  place_class->dup_listed = dup_listed;
  place_class->start_new = start_new;
}

static void
pursuit_browse_place_init (PursuitBrowsePlace *self)
{
  pursuit_list_export_add_actions (PURSUIT_PLACE (self));
}

void
pursuit_browse_place_class_set_kind (PursuitBrowsePlaceClass *klass,
                                     const PursuitBrowseKind *browse)
{
  PursuitPlaceClass *place_class = PURSUIT_PLACE_CLASS (klass);

  klass->browse = browse;
  place_class->title = browse->title;
  place_class->icon_name = browse->icon_name;
  place_class->kind = browse->kind;
}
