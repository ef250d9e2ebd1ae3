/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-versions-dialog.h"

#include "app/widgets/pursuit-format.h"
#include "app/proposals/pursuit-version-changes.h"
#include "app/proposals/pursuit-version-copy.h"
#include "app/widgets/pursuit-transient.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-versions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a hash that tell copies apart for a person. */
#define SHORT_HASH 12

/* As the interface file has it. */

struct _PursuitVersionsDialog
{
  AdwWindow parent_instance;

  PursuitWindow *window; /* (nullable) (weak) the dialog may stand longer */
  PursuitWorkspace *workspace;
  char *proposal_id;
  PursuitRecord *proposal;  /* (nullable) */
  GPtrArray *versions;      /* (nullable) (element-type PursuitVersionEntry): newest first */
  GArray *numbers;          /* of the rows: PURSUIT_VERSION_NOW for the present text */
  PursuitVersionDiff *diff; /* (nullable) */
  GArray *places;           /* (nullable): where in the buffer each change begins */
  guint place;
  GCancellable *cancellable;
  GCancellable *comparing;

  GtkStack *stack;
  GtkListBox *list;
  GtkDropDown *base;
  GtkLabel *count;
  GtkLabel *hash;
  GtkStack *changes;
  GtkTextView *text;
  GtkLabel *words;
  AdwStatusPage *failure;
  GtkSizeGroup *chips;
};

G_DEFINE_FINAL_TYPE (PursuitVersionsDialog, pursuit_versions_dialog, ADW_TYPE_WINDOW)

/* The row that is chosen, as a number of a version; FALSE for none. */
static gboolean
get_chosen (PursuitVersionsDialog *self, guint *number)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (index < 0 || (guint) index >= self->numbers->len)
    return FALSE;

  *number = g_array_index (self->numbers, guint, index);

  return TRUE;
}

/* (transfer none) (nullable): the frozen copy of a number */
static PursuitRecord *
find_version (PursuitVersionsDialog *self, guint number)
{
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    {
      const PursuitVersionEntry *entry = g_ptr_array_index (self->versions, i);

      if (pursuit_record_get_integer (entry->version, PURSUIT_PROPOSAL_VERSION_NUMBER) == number)
        return entry->version;
    }

  return NULL;
}

static char *
name_version (guint number)
{
  return number == PURSUIT_VERSION_NOW ? g_strdup (_ ("The present text"))
                                       : g_strdup_printf (_ ("Version %u"), number);
}

static void
go_to_place (PursuitVersionsDialog *self, guint place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter iter;
  g_autofree char *change = NULL;
  g_autofree char *words = NULL;

  self->place = place;
  change = pursuit_version_changes_describe (self->diff, place);
  /* Translators: which change of how many, and the change in words */
  words = g_strdup_printf (_ ("%u of %u: %s"), place + 1, self->diff->diff->hunks->len, change);
  gtk_label_set_text (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, g_array_index (self->places, gint, place));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (self->text, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}

static void
update_actions (PursuitVersionsDialog *self)
{
  guint number = PURSUIT_VERSION_NOW;
  PursuitRecord *version = get_chosen (self, &number) ? find_version (self, number) : NULL;
  const char *hash = version != NULL
                         ? pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_PDF_SHA256)
                         : NULL;
  gboolean moves = self->places != NULL && self->places->len > 1;
  g_autofree char *text = hash != NULL ? g_strdup_printf (_ ("PDF SHA-256 %s"), hash) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.open", hash != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.save", hash != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.next", moves);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.previous", moves);
  gtk_label_set_text (self->hash, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hash), text != NULL);
}

static void
show_diff (PursuitVersionsDialog *self)
{
  g_autofree char *count = pursuit_version_changes_count (self->diff);
  gboolean differs = self->diff->diff->hunks->len > 0;

  g_clear_pointer (&self->places, g_array_unref);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->words, "");
  gtk_stack_set_visible_child_name (self->changes, differs ? "changes" : "same");
  self->places = pursuit_version_changes_show (gtk_text_view_get_buffer (self->text), self->diff);
  if (differs)
    go_to_place (self, 0);
  update_actions (self);
}

static void
show_error (PursuitVersionsDialog *self, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
diff_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  PursuitVersionDiff *diff
      = pursuit_workspace_diff_versions_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || diff == NULL)
    {
      g_clear_pointer (&diff, pursuit_version_diff_free);
      show_error (self, error);
      return;
    }

  g_clear_pointer (&self->diff, pursuit_version_diff_free);
  self->diff = diff;
  show_diff (self);
}

static void
show_nothing_to_compare (PursuitVersionsDialog *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  gtk_label_set_text (self->count, "");
  gtk_stack_set_visible_child_name (self->changes, "first");
  update_actions (self);
}

/* The number that the drop-down names: its items are the rows without the chosen one. */
static gboolean
get_base (PursuitVersionsDialog *self, guint chosen, guint *number)
{
  guint selected = gtk_drop_down_get_selected (self->base);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      *number = g_array_index (self->numbers, guint, i);
      if (*number != chosen && selected-- == 0)
        return TRUE;
    }

  return FALSE;
}

/* The earlier one stands left, whichever was chosen first. */
static gboolean
is_later (guint a, guint b)
{
  return a == PURSUIT_VERSION_NOW || (b != PURSUIT_VERSION_NOW && a > b);
}

static void
compare (PursuitVersionsDialog *self)
{
  guint chosen, base;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (!get_chosen (self, &chosen))
    return;
  if (!get_base (self, chosen, &base))
    {
      show_nothing_to_compare (self);
      return;
    }

  self->comparing = g_cancellable_new ();
  update_actions (self);
  pursuit_workspace_diff_versions_async (
      self->workspace, self->proposal_id, is_later (chosen, base) ? base : chosen,
      is_later (chosen, base) ? chosen : base, self->comparing, diff_cb, g_object_ref (self));
}

/* Offers every other version, and the one before the chosen first. */
static void
fill_base (PursuitVersionsDialog *self, guint chosen)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;
  guint n = 0;
  gboolean behind = FALSE;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      guint number = g_array_index (self->numbers, guint, i);

      if (number == chosen)
        {
          selected = n;
          behind = TRUE;
          continue;
        }
      gtk_string_list_take (names, name_version (number));
      n++;
    }
  if (behind && selected == n && n > 0)
    selected = n - 1;

  g_signal_handlers_block_by_func (self->base, compare, self);
  gtk_drop_down_set_model (self->base, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->base, selected);
  g_signal_handlers_unblock_by_func (self->base, compare, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->base), n > 0);
  g_object_unref (names);
}

static void
on_row_selected (PursuitVersionsDialog *self)
{
  guint chosen;

  if (!get_chosen (self, &chosen))
    return;

  fill_base (self, chosen);
  compare (self);
}

static char *
describe_version (PursuitRecord *version)
{
  const char *until = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_VALID_UNTIL);
  g_autofree char *time
      = pursuit_format_time (pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_SENT_AT));
  /* Translators: when a proposal was sent */
  g_autofree char *sent = g_strdup_printf (_ ("sent %s"), time);
  g_autofree char *day = pursuit_format_date (until);
  g_autofree char *valid = g_strdup_printf (_ ("valid until %s"), day);
  g_autofree char *money = NULL;

  if (pursuit_record_is_set (version, PURSUIT_PROPOSAL_VERSION_DEAL_SIZE))
    money = pursuit_format_money (
        pursuit_record_get_integer (version, PURSUIT_PROPOSAL_VERSION_DEAL_SIZE),
        pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_CURRENCY));

  return pursuit_format_join (*time != '\0' ? sent : NULL, money, until != NULL ? valid : NULL,
                              PURSUIT_FORMAT_END);
}

static GtkWidget *
new_chip (PursuitVersionsDialog *self, const char *state)
{
  GtkWidget *chip = gtk_label_new (pursuit_format_choice (pursuit_proposal_states, state));

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "status-chip");
  gtk_widget_add_css_class (chip, state);
  gtk_size_group_add_widget (self->chips, chip);

  return chip;
}

static GtkWidget *
new_hash_label (PursuitRecord *version)
{
  const char *hash = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_PDF_SHA256);
  g_autofree char *start = g_strndup (hash != NULL ? hash : "", SHORT_HASH);
  g_autofree char *tooltip = hash != NULL ? g_strdup_printf (_ ("PDF SHA-256 %s"), hash) : NULL;
  GtkWidget *label = gtk_label_new (start);

  gtk_widget_add_css_class (label, "version-hash");
  gtk_widget_set_tooltip_text (label, tooltip);

  return label;
}

static void
add_row (PursuitVersionsDialog *self,
         guint number,
         const char *subtitle,
         const char *state,
         PursuitRecord *version)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = name_version (number);
  g_autofree char *label = pursuit_format_join (
      title, pursuit_format_choice (pursuit_proposal_states, state), subtitle, PURSUIT_FORMAT_END);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_chip (self, state));
  if (version != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_hash_label (version));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->numbers, number);
}

static gboolean
is_draft (PursuitRecord *proposal)
{
  const char *status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);

  return status == NULL || strcmp (status, "draft") == 0;
}

static void
fill_list (PursuitVersionsDialog *self)
{
  GtkWidget *row;
  guint chosen = PURSUIT_VERSION_NOW;
  guint index = 0;

  get_chosen (self, &chosen);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_array_set_size (self->numbers, 0);
  if (is_draft (self->proposal))
    add_row (self, PURSUIT_VERSION_NOW, _ ("not sent yet; it can still change"), "draft", NULL);
  for (guint i = 0; i < self->versions->len; i++)
    {
      const PursuitVersionEntry *entry = g_ptr_array_index (self->versions, i);
      g_autofree char *subtitle = describe_version (entry->version);

      add_row (self,
               (guint) pursuit_record_get_integer (entry->version, PURSUIT_PROPOSAL_VERSION_NUMBER),
               subtitle, entry->state, entry->version);
    }
  gtk_stack_set_visible_child_name (self->stack, self->versions->len > 0 ? "versions" : "none");
  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, guint, i) == chosen)
      index = i;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;
  GPtrArray *versions = pursuit_workspace_list_versions_finish (PURSUIT_WORKSPACE (source), result,
                                                                &proposal, &error);

  if (versions == NULL)
    {
      show_error (self, error);
      return;
    }

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = versions;
  g_set_object (&self->proposal, proposal);
  fill_list (self);
}

static void
load (PursuitVersionsDialog *self)
{
  pursuit_workspace_list_versions_async (self->workspace, self->proposal_id, self->cancellable,
                                         list_cb, g_object_ref (self));
}

static void
on_workspace_changed (PursuitVersionsDialog *self, PursuitStoreChange *change)
{
  if (pursuit_store_change_touches_kind (change, PURSUIT_KIND_PROPOSAL_VERSION)
      || pursuit_store_change_contains (change, PURSUIT_KIND_PROPOSAL, self->proposal_id))
    load (self);
}

static void
open_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitVersionsDialog *self = PURSUIT_VERSIONS_DIALOG (widget);
  guint number;

  if (self->window != NULL && get_chosen (self, &number) && find_version (self, number) != NULL)
    pursuit_version_copy_open (GTK_WINDOW (self), self->window, find_version (self, number));
}

static void
save_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitVersionsDialog *self = PURSUIT_VERSIONS_DIALOG (widget);
  guint number;

  if (self->window != NULL && get_chosen (self, &number) && find_version (self, number) != NULL)
    pursuit_version_copy_save (GTK_WINDOW (self), self->window, find_version (self, number));
}

static void
go_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitVersionsDialog *self = PURSUIT_VERSIONS_DIALOG (widget);
  guint n = self->places != NULL ? self->places->len : 0;

  if (n > 0)
    go_to_place (self, (self->place + (g_str_has_suffix (action, "next") ? 1 : n - 1)) % n);
}

void
pursuit_versions_dialog_present (PursuitWindow *window, const char *proposal_id)
{
  PursuitVersionsDialog *self;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (proposal_id != NULL);

  self = g_object_new (PURSUIT_TYPE_VERSIONS_DIALOG, NULL);
  pursuit_transient_set (GTK_WINDOW (self), GTK_WINDOW (window));
  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (pursuit_window_get_workspace (window));
  self->proposal_id = g_strdup (proposal_id);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  load (self);
  pursuit_transient_present (GTK_WINDOW (self));
}

static void
pursuit_versions_dialog_dispose (GObject *object)
{
  PursuitVersionsDialog *self = PURSUIT_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->comparing);
  /* In newer versions of GTK a list that goes takes out its rows first, and tells of the choice
   * that is gone with them. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (pursuit_versions_dialog_parent_class)->dispose (object);
}

static void
pursuit_versions_dialog_finalize (GObject *object)
{
  PursuitVersionsDialog *self = PURSUIT_VERSIONS_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->comparing);
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->diff, pursuit_version_diff_free);
  g_free (self->proposal_id);

  G_OBJECT_CLASS (pursuit_versions_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, base);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, count);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, hash);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, text);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, words);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, PursuitVersionsDialog, chips);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
pursuit_versions_dialog_class_init (PursuitVersionsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_versions_dialog_dispose;
  object_class->finalize = pursuit_versions_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-versions-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "versions.open", NULL, open_copy);
  gtk_widget_class_install_action (widget_class, "versions.save", NULL, save_copy);
  gtk_widget_class_install_action (widget_class, "versions.next", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "versions.previous", NULL, go_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "versions.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "versions.previous",
                                       NULL);
}

static void
pursuit_versions_dialog_init (PursuitVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cancellable = g_cancellable_new ();
  pursuit_version_changes_add_tags (gtk_text_view_get_buffer (self->text));
  g_signal_connect_object (self->base, "notify::selected", G_CALLBACK (compare), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}
