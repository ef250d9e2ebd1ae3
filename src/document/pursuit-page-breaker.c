/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-flow-private.h"

#include <glib/gi18n-lib.h>

#include "document/pursuit-document-error.h"

/* Sums of heights are not exact: a row that fits must not move for the last bit. */
#define EPSILON 0.001

typedef struct
{
  const PursuitPageFlow *flow;
  GArray *placements;
  GArray *starts;
  double y;
} Breaker;

static void
place (Breaker *self, guint row, double y)
{
  PursuitPagePlacement placement = { .row = row, .y = y };

  g_array_append_val (self->placements, placement);
  self->y = y + pursuit_page_flow_get_row (self->flow, row)->height;
}

/* Begins a page with @row; a table that goes on repeats its head above it. */
static void
begin_page (Breaker *self, guint row)
{
  guint head = pursuit_page_flow_get_row (self->flow, row)->table_head;
  guint start = self->placements->len;

  g_array_append_val (self->starts, start);
  self->y = 0.0;
  if (head != PURSUIT_PAGE_NONE)
    place (self, head, 0.0);
  place (self, row, self->y);
}

/* The last row at or before @row that may begin a page, but not @first, which began this one. */
static guint
find_break (const Breaker *self, guint first, guint row)
{
  for (guint at = row; at > first; at--)
    {
      if (!pursuit_page_flow_get_row (self->flow, at)->keep)
        return at;
    }

  return row;
}

/* Takes back what was placed from @row on. */
static void
take_back (Breaker *self, guint row)
{
  guint length = self->placements->len;

  while (length > 0
         && g_array_index (self->placements, PursuitPagePlacement, length - 1).row >= row)
    length--;
  g_array_set_size (self->placements, length);
}

static gboolean
check_pages (const Breaker *self, GError **error)
{
  if (self->starts->len <= PURSUIT_PAGE_LAYOUT_MAX_PAGES)
    return TRUE;

  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
               _ ("The document is longer than %u pages. Split it into several documents."),
               PURSUIT_PAGE_LAYOUT_MAX_PAGES);

  return FALSE;
}

gboolean
pursuit_page_flow_paginate (const PursuitPageFlow *flow,
                            GArray *placements,
                            GArray *starts,
                            GError **error)
{
  Breaker self = { .flow = flow, .placements = placements, .starts = starts };
  guint first = 0;
  guint end;

  if (flow->rows->len > 0)
    begin_page (&self, 0);
  else
    g_array_append_val (starts, first);

  for (guint i = 1; i < flow->rows->len; i++)
    {
      const PursuitPageRow *row = pursuit_page_flow_get_row (flow, i);
      double y = self.y + row->space_before;

      if (!row->page_break && y + row->height <= flow->body_height + EPSILON)
        {
          place (&self, i, y);
          continue;
        }

      i = row->page_break ? i : find_break (&self, first, i);
      take_back (&self, i);
      if (pursuit_page_flow_get_row (flow, i)->separator && i + 1 < flow->rows->len)
        i++;
      begin_page (&self, i);
      first = i;
      if (!check_pages (&self, error))
        return FALSE;
    }
  end = placements->len;
  g_array_append_val (starts, end);

  return TRUE;
}
