/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-view.h"

#include "app/page/pursuit-document-buffer.h"
#include "app/page/pursuit-document-paper.h"
#include "app/page/pursuit-document-table.h"
#include "app/widgets/pursuit-open-uri.h"
#include "app/page/pursuit-page-marks.h"
#include "core/pursuit-task.h"

#include <glib/gi18n-lib.h>

struct _PursuitDocumentView
{
  AdwBin parent_instance;

  PursuitDocumentBuffer *buffer;
  PursuitPageMarks *marks;
  char *link; /* nullable: under the pointer when the menu was asked for */

  PursuitDocumentPaper *paper;
};

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitDocumentView, pursuit_document_view, ADW_TYPE_BIN)

static gboolean
find_place_at (PursuitDocumentView *self, double x, double y, GtkTextIter *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->paper);
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);

  return gtk_text_view_get_iter_at_location (view, iter, buffer_x, buffer_y);
}

static const char *
find_link_at (PursuitDocumentView *self, double x, double y)
{
  GtkTextIter iter;

  return find_place_at (self, x, y, &iter) ? pursuit_document_buffer_find_link (self->buffer, &iter)
                                           : NULL;
}

/* Names of headings depend on all headings before them: the whole text is read for a click. */
static void
find_anchor_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PursuitDocumentBlocks *blocks = data;
  const char *anchor = g_object_get_data (G_OBJECT (task), "anchor");
  g_autoptr (PursuitDocument) document
      = pursuit_document_new (pursuit_document_blocks_get_source (blocks, NULL), -1, NULL);
  const PursuitDocumentNode *node
      = document != NULL ? pursuit_document_find_anchor (document, anchor) : NULL;

  g_task_return_int (task, node != NULL ? (gssize) pursuit_document_node_get_start_line (node) : 0);
}

static void
find_anchor_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gssize line = g_task_propagate_int (G_TASK (result), NULL);

  if (line > 0)
    pursuit_document_view_scroll_to_line (PURSUIT_DOCUMENT_VIEW (source), (guint) line);
}

static void
scroll_to_anchor (PursuitDocumentView *self, const char *anchor)
{
  PursuitDocumentBlocks *blocks = pursuit_document_buffer_get_blocks (self->buffer);
  g_autoptr (GTask) task = g_task_new (self, NULL, find_anchor_cb, NULL);

  g_task_set_source_tag (task, scroll_to_anchor);
  g_object_set_data_full (G_OBJECT (task), "anchor", g_strdup (anchor), g_free);
  g_task_set_task_data (task, pursuit_document_blocks_ref (blocks),
                        (GDestroyNotify) pursuit_document_blocks_unref);
  pursuit_task_run_in_thread (task, find_anchor_in_thread);
}

static void
follow (PursuitDocumentView *self, const char *link)
{
  if (*link == '#')
    scroll_to_anchor (self, link + 1);
  else
    pursuit_open_uri (GTK_WIDGET (self), link);
}

static gboolean
on_query_tooltip (PursuitDocumentView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = keyboard ? NULL : find_link_at (self, x, y);
  GtkTextIter iter;

  if (text == NULL && keyboard)
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter,
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  if (text == NULL && (keyboard || find_place_at (self, x, y, &iter)))
    text = pursuit_page_marks_describe (self->marks, &iter);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
update_link_actions (PursuitDocumentView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.open-link", self->link != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.copy-link", self->link != NULL);
}

static void
on_pressed (PursuitDocumentView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const char *link = find_link_at (self, x, y);

  if (button == GDK_BUTTON_SECONDARY)
    {
      g_clear_pointer (&self->link, g_free);
      self->link = g_strdup (link);
      update_link_actions (self);
    }
  else if (button == GDK_BUTTON_PRIMARY && link != NULL && (state & GDK_CONTROL_MASK) != 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      follow (self, link);
    }
}

static void
on_table_added (PursuitDocumentView *self, GtkTextChildAnchor *anchor, gpointer data)
{
  const PursuitDocumentBlock *block = data;

  pursuit_document_paper_add_table (self->paper, anchor,
                                    pursuit_document_table_new (block->document, block->node));
}

static void
on_settled (PursuitDocumentView *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
open_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitDocumentView *self = PURSUIT_DOCUMENT_VIEW (widget);

  if (self->link != NULL)
    follow (self, self->link);
}

static void
copy_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PursuitDocumentView *self = PURSUIT_DOCUMENT_VIEW (widget);

  if (self->link != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->link);
}

void
pursuit_document_view_set_blocks (PursuitDocumentView *self, PursuitDocumentBlocks *blocks)
{
  GdkRectangle visible;
  GtkTextIter top;

  g_return_if_fail (PURSUIT_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (blocks != NULL);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->paper), &visible);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->paper), &top, visible.y, NULL);
  pursuit_document_buffer_set_blocks (self->buffer, blocks, &top);
}

void
pursuit_document_view_set_claims (PursuitDocumentView *self,
                                  const GPtrArray *claims,
                                  const GArray *headings)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_VIEW (self));

  pursuit_page_marks_set_claims (self->marks, claims, headings);
}

PursuitDocumentBlocks *
pursuit_document_view_get_blocks (PursuitDocumentView *self)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_VIEW (self), NULL);

  return pursuit_document_buffer_get_blocks (self->buffer);
}

GtkTextView *
pursuit_document_view_get_text_view (PursuitDocumentView *self)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_VIEW (self), NULL);

  return GTK_TEXT_VIEW (self->paper);
}

gboolean
pursuit_document_view_is_settled (PursuitDocumentView *self)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_VIEW (self), FALSE);

  return pursuit_document_buffer_is_settled (self->buffer);
}

void
pursuit_document_view_scroll_to_heading (PursuitDocumentView *self, guint index)
{
  PursuitDocumentBlocks *blocks = pursuit_document_view_get_blocks (self);
  const GArray *headings = blocks != NULL ? pursuit_document_blocks_get_headings (blocks) : NULL;

  if (headings != NULL && index < headings->len)
    pursuit_document_view_scroll_to_line (
        self, pursuit_document_blocks_get (blocks, g_array_index (headings, guint, index))->line);
}

void
pursuit_document_view_scroll_to_line (PursuitDocumentView *self, guint line)
{
  GtkTextIter iter;

  g_return_if_fail (PURSUIT_IS_DOCUMENT_VIEW (self));

  if (!pursuit_document_buffer_get_iter_at_source (self->buffer, line, &iter))
    return;

  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->paper),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)), 0,
                                TRUE, 0, 0.05);
}

GtkWidget *
pursuit_document_view_new (void)
{
  return g_object_new (PURSUIT_TYPE_DOCUMENT_VIEW, NULL);
}

static void
pursuit_document_view_finalize (GObject *object)
{
  PursuitDocumentView *self = PURSUIT_DOCUMENT_VIEW (object);

  g_clear_pointer (&self->link, g_free);
  g_clear_object (&self->marks);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (pursuit_document_view_parent_class)->finalize (object);
}

static void
pursuit_document_view_class_init (PursuitDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pursuit_document_view_finalize;

  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PURSUIT_TYPE_DOCUMENT_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PURSUIT_TYPE_DOCUMENT_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-document-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitDocumentView, paper);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_install_action (widget_class, "document.open-link", NULL, open_link);
  gtk_widget_class_install_action (widget_class, "document.copy-link", NULL, copy_link);
}

static void
pursuit_document_view_init (PursuitDocumentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->buffer = pursuit_document_buffer_new ();
  self->marks = pursuit_page_marks_new (self->buffer);
  g_signal_connect_object (self->buffer, "table-added", G_CALLBACK (on_table_added), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "settled", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->paper), GTK_TEXT_BUFFER (self->buffer));
  update_link_actions (self);
}
