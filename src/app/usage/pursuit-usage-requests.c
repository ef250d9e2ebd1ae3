/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-usage-requests.h"

#include "app/widgets/pursuit-format.h"
#include "app/usage/pursuit-receipt-button.h"
#include "app/usage/pursuit-usage-words.h"
#include "core/pursuit-slices.h"
#include "core/pursuit-util.h"
#include "workspace/ai/pursuit-past-request.h"

#include <glib/gi18n-lib.h>

/* So many are read at a time. */
#define PAGE 20

struct _PursuitUsageRequests
{
  AdwBin parent_instance;

  PursuitWorkspace *workspace; /* (nullable) */
  GCancellable *cancellable;   /* (nullable) */
  char *month;                 /* (nullable) */
  GPtrArray *requests;         /* (element-type PursuitPastRequest) what is listed */
  gint64 total;                /* how many there are in the month */
  guint next;                  /* the one whose row is made next */
  guint filling;               /* the source that makes rows, 0 when all are there */

  GtkListBox *rows;
  GtkButton *more_button;
};

G_DEFINE_FINAL_TYPE (PursuitUsageRequests, pursuit_usage_requests, ADW_TYPE_BIN)

static const char *
get_end (const PursuitPastRequest *request)
{
  switch (request->end)
    {
    case PURSUIT_PAST_REQUEST_OPEN:
      return _ ("on its way");
    case PURSUIT_PAST_REQUEST_FELL_BACK:
      return _ ("asked after another did not answer");
    case PURSUIT_PAST_REQUEST_KEPT:
      return _ ("kept answer");
    case PURSUIT_PAST_REQUEST_CUT:
      return request->reason != NULL ? NULL : _ ("cut off or stopped");
    case PURSUIT_PAST_REQUEST_FAILED:
      return _ ("no answer");
    case PURSUIT_PAST_REQUEST_ANSWERED:
    default:
      return NULL;
    }
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);

  return label;
}

static char *
dup_tokens (const PursuitReceipt *receipt)
{
  gulong n = (gulong) (receipt->input + receipt->cache_read + receipt->output);

  return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu token", "%'lu tokens", n), n)
               : NULL;
}

static GtkWidget *
make_row (const PursuitPastRequest *request)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *receipt = pursuit_receipt_button_new ();
  g_autofree char *feature
      = pursuit_usage_words_dup_title (PURSUIT_USAGE_BY_FEATURE, request->feature);
  g_autofree char *title
      = pursuit_format_join (feature, request->receipt->model, PURSUIT_FORMAT_END);
  g_autofree char *at = pursuit_format_time (request->at);
  g_autofree char *tokens = dup_tokens (request->receipt);
  g_autofree char *quiet
      = pursuit_format_join (at, tokens, get_end (request), request->reason, PURSUIT_FORMAT_END);
  g_autofree char *spoken = pursuit_format_join (title, quiet, PURSUIT_FORMAT_END);

  gtk_widget_add_css_class (box, "figure-row");
  gtk_box_append (GTK_BOX (box), make_label (title, "figure-title"));
  gtk_box_append (GTK_BOX (box), make_label (quiet, "quiet-line"));
  pursuit_receipt_button_set_receipt (PURSUIT_RECEIPT_BUTTON (receipt), request->receipt);
  gtk_box_append (GTK_BOX (box), receipt);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static gboolean
fill_next (gpointer data)
{
  PursuitUsageRequests *self = data;

  if (self->next < self->requests->len)
    {
      gtk_list_box_append (self->rows, make_row (self->requests->pdata[self->next++]));
      return TRUE;
    }
  self->filling = 0;

  return FALSE;
}

static void
fill (PursuitUsageRequests *self)
{
  g_autofree char *more = NULL;

  /* Translators: how many lines of a list are shown, and how many there are */
  more = g_strdup_printf (_ ("Show More (%u of %u)"), self->requests->len, (guint) self->total);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), self->requests->len < self->total);
  gtk_widget_set_sensitive (GTK_WIDGET (self->more_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->requests->len > 0);
  if (self->filling == 0)
    self->filling
        = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "usage-requests: rows", fill_next, self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 total = 0;
  g_autoptr (GPtrArray) requests
      = pursuit_workspace_list_requests_finish (PURSUIT_WORKSPACE (source), result, &total, &error);
  PursuitUsageRequests *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (requests == NULL)
    {
      g_warning ("The requests of a month could not be read: %s", error->message);
      return;
    }

  self = data;
  self->total = total;
  g_ptr_array_set_free_func (requests, NULL);
  g_ptr_array_extend_and_steal (self->requests, g_steal_pointer (&requests));
  fill (self);
}

static void
read_more (PursuitUsageRequests *self)
{
  guint n = self->requests->len;

  gtk_widget_set_sensitive (GTK_WIDGET (self->more_button), FALSE);
  pursuit_workspace_list_requests_async (self->workspace, self->month,
                                         n > 0 ? self->requests->pdata[n - 1] : NULL, PAGE,
                                         self->cancellable, listed_cb, self);
}

static void
empty (PursuitUsageRequests *self)
{
  GtkListBoxRow *row;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_ptr_array_set_size (self->requests, 0);
  self->next = 0;
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}

static void
read_anew (PursuitUsageRequests *self)
{
  empty (self);
  self->cancellable = g_cancellable_new ();
  read_more (self);
}

/* What is on its way ends without another row. */
static gboolean
is_newest (PursuitUsageRequests *self, const PursuitPastRequest *newest, gint64 total)
{
  const PursuitPastRequest *first = self->requests->pdata[0];

  if (total != self->total || !g_str_equal (first->id, newest->id))
    return FALSE;
  for (guint i = 0; i < self->requests->len; i++)
    if (((PursuitPastRequest *) self->requests->pdata[i])->end == PURSUIT_PAST_REQUEST_OPEN)
      return FALSE;

  return TRUE;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 total = 0;
  g_autoptr (GPtrArray) newest
      = pursuit_workspace_list_requests_finish (PURSUIT_WORKSPACE (source), result, &total, &error);
  PursuitUsageRequests *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = data;
  if (newest == NULL || newest->len == 0 || self->requests->len == 0
      || !is_newest (self, newest->pdata[0], total))
    read_anew (self);
}

static void
pursuit_usage_requests_dispose (GObject *object)
{
  PursuitUsageRequests *self = PURSUIT_USAGE_REQUESTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_usage_requests_parent_class)->dispose (object);
}

static void
pursuit_usage_requests_finalize (GObject *object)
{
  PursuitUsageRequests *self = PURSUIT_USAGE_REQUESTS (object);

  g_ptr_array_unref (self->requests);
  g_free (self->month);

  G_OBJECT_CLASS (pursuit_usage_requests_parent_class)->finalize (object);
}

static void
pursuit_usage_requests_class_init (PursuitUsageRequestsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_usage_requests_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_usage_requests_finalize;
}

static void
pursuit_usage_requests_init (PursuitUsageRequests *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_past_request_free);
  gtk_box_append (GTK_BOX (box), make_label (_ ("Requests"), "heading"));
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Requests"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  self->more_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->more_button), GTK_ALIGN_START);
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (read_more), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more_button));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pursuit_usage_requests_show (PursuitUsageRequests *self,
                             PursuitWorkspace *workspace,
                             const char *month)
{
  g_return_if_fail (PURSUIT_IS_USAGE_REQUESTS (self));
  g_return_if_fail (PURSUIT_IS_WORKSPACE (workspace) && month != NULL);

  /* Whoever comes back finds the list as it was, unless there is something new. */
  if (self->workspace == workspace && g_strcmp0 (self->month, month) == 0
      && self->requests->len > 0)
    {
      pursuit_workspace_list_requests_async (workspace, month, NULL, 1, self->cancellable,
                                             checked_cb, self);
      return;
    }
  g_set_object (&self->workspace, workspace);
  pursuit_set_str (&self->month, month);
  read_anew (self);
}

guint
pursuit_usage_requests_count (PursuitUsageRequests *self)
{
  g_return_val_if_fail (PURSUIT_IS_USAGE_REQUESTS (self), 0);

  return self->next;
}
