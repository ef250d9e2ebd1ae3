/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-flow-private.h"

#include <glib/gi18n-lib.h>

#include "document/pursuit-document-error.h"

PursuitPageFlow *
pursuit_page_flow_new (PursuitDocument *document, const PursuitPageStyle *style, GError **error)
{
  g_autoptr (PursuitPageFlow) flow = g_new0 (PursuitPageFlow, 1);

  g_assert (document != NULL);
  g_assert (style != NULL);

  flow->fonts = pursuit_page_fonts_new (style);
  flow->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_page_text_free);
  flow->rows = g_array_new (FALSE, TRUE, sizeof (PursuitPageRow));
  flow->spans = g_array_new (FALSE, FALSE, sizeof (PursuitPageSpan));
  flow->frames = g_array_new (FALSE, FALSE, sizeof (PursuitPageFrame));
  flow->body_height = style->height - style->margin_top - style->margin_bottom;

  if (!pursuit_page_flow_add_document (flow, document, error))
    return NULL;

  return g_steal_pointer (&flow);
}

void
pursuit_page_flow_free (PursuitPageFlow *flow)
{
  if (flow == NULL)
    return;

  g_ptr_array_unref (flow->texts);
  g_array_unref (flow->rows);
  g_array_unref (flow->spans);
  g_array_unref (flow->frames);
  pursuit_page_fonts_free (flow->fonts);
  g_free (flow);
}

PursuitPageText *
pursuit_page_flow_take_text (PursuitPageFlow *flow, PursuitPageText *text)
{
  g_ptr_array_add (flow->texts, text);

  return text;
}

PursuitPageRow *
pursuit_page_flow_add_row (PursuitPageFlow *flow, const PursuitPageColumn *column)
{
  PursuitPageRow *row;

  g_array_set_size (flow->rows, flow->rows->len + 1);
  row = &g_array_index (flow->rows, PursuitPageRow, flow->rows->len - 1);
  row->x = column->x;
  row->width = column->width;
  row->frame = column->frame;
  row->table_head = PURSUIT_PAGE_NONE;
  row->first_span = flow->spans->len;

  return row;
}

void
pursuit_page_flow_add_span (
    PursuitPageFlow *flow, const PursuitPageText *text, guint line, double x, double baseline)
{
  PursuitPageSpan span = { .text = text, .line = line, .x = x, .baseline = baseline };

  g_assert (flow->rows->len > 0);
  g_assert (line < text->lines->len);

  g_array_append_val (flow->spans, span);
  g_array_index (flow->rows, PursuitPageRow, flow->rows->len - 1).n_spans++;
}

gboolean
pursuit_page_flow_check (const PursuitPageFlow *flow, GError **error)
{
  if (flow->height <= flow->body_height * PURSUIT_PAGE_LAYOUT_MAX_PAGES)
    return TRUE;

  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
               _ ("The document is longer than %u pages. Split it into several documents."),
               PURSUIT_PAGE_LAYOUT_MAX_PAGES);

  return FALSE;
}
