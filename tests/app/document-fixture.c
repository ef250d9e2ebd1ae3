/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/document-fixture.h"

#include "app/page/pursuit-document-table.h"

/* More turns than this no document of the data folder may need. */
#define MAX_TURNS 2000

PursuitDocumentView *
document_fixture_new (void)
{
  return PURSUIT_DOCUMENT_VIEW (g_object_ref_sink (pursuit_document_view_new ()));
}

void
document_fixture_show (PursuitDocumentView *view, const char *markdown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocumentBlocks) blocks
      = pursuit_document_blocks_new (markdown, pursuit_document_view_get_blocks (view), &error);

  g_assert_no_error (error);
  pursuit_document_view_set_blocks (view, blocks);

  for (guint i = 0; i < MAX_TURNS && !pursuit_document_view_is_settled (view); i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (pursuit_document_view_is_settled (view));
}

GtkTextBuffer *
document_fixture_get_buffer (PursuitDocumentView *view)
{
  return gtk_text_view_get_buffer (pursuit_document_view_get_text_view (view));
}

gboolean
document_fixture_find (PursuitDocumentView *view, const char *text, GtkTextIter *start)
{
  gtk_text_buffer_get_start_iter (document_fixture_get_buffer (view), start);

  return gtk_text_iter_forward_search (start, text, 0, start, NULL, NULL);
}

gboolean
document_fixture_is_tagged (PursuitDocumentView *view, const char *text, PursuitDocumentTag tag)
{
  GtkTextIter iter;

  g_assert_true (document_fixture_find (view, text, &iter));

  return gtk_text_iter_has_tag (
      &iter, pursuit_document_tags_get (
                 gtk_text_buffer_get_tag_table (document_fixture_get_buffer (view)), tag));
}

GPtrArray *
document_fixture_list_tables (PursuitDocumentView *view)
{
  GtkWidget *child
      = gtk_widget_get_first_child (GTK_WIDGET (pursuit_document_view_get_text_view (view)));
  GPtrArray *tables = g_ptr_array_new ();

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (PURSUIT_IS_DOCUMENT_TABLE (child))
      g_ptr_array_add (tables, child);

  return tables;
}
