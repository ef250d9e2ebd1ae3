/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "document/pursuit-document-error.h"

#define MAX_OUTLINE_LEVELS 6u

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;

  if (length > PURSUIT_PDF_MAX_BYTES - bytes->len)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
  if (text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL))
    cairo_pdf_surface_set_metadata (surface, key, text);
}

static void
set_metadata (cairo_surface_t *surface,
              PursuitPageLayout *layout,
              const PursuitPdfMetadata *metadata)
{
  const char *title = metadata->title;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *stamp = NULL;

  if (title == NULL)
    title = pursuit_document_get_title (pursuit_page_layout_get_document (layout));
  set_text (surface, CAIRO_PDF_METADATA_TITLE, title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, metadata->author);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, metadata->subject);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, "Pursuit " PURSUIT_VERSION);

  date = metadata->date != 0 ? g_date_time_new_from_unix_utc (metadata->date) : NULL;
  if (date == NULL)
    return;
  stamp = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

/* @parents holds the open entry of each level; a deeper heading hangs below the nearest one. */
static void
add_heading (cairo_surface_t *surface,
             PursuitPageLayout *layout,
             const PursuitDocumentNode *heading,
             int *parents)
{
  guint level = pursuit_document_node_get_level (heading);
  g_autofree char *text = pursuit_document_node_dup_plain_text (heading);
  g_autofree char *target = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double y;
  guint page = pursuit_page_layout_find_node (layout, heading, &y);

  if (*g_strstrip (text) == '\0')
    return;

  target = g_strdup_printf ("page=%u pos=[0 %s]", page + 1,
                            g_ascii_formatd (number, sizeof number, "%.2f", MAX (y - 12.0, 0.0)));
  parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], text, target,
                                                  level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN
                                                             : (cairo_pdf_outline_flags_t) 0);
  for (guint deeper = level + 1; deeper <= MAX_OUTLINE_LEVELS; deeper++)
    parents[deeper] = parents[level];
}

static void
add_outline (cairo_surface_t *surface, PursuitPageLayout *layout)
{
  const GPtrArray *headings
      = pursuit_document_get_headings (pursuit_page_layout_get_document (layout));
  int parents[MAX_OUTLINE_LEVELS + 1];

  for (guint i = 0; i <= MAX_OUTLINE_LEVELS; i++)
    parents[i] = CAIRO_PDF_OUTLINE_ROOT;
  for (guint i = 0; i < headings->len; i++)
    add_heading (surface, layout, g_ptr_array_index (headings, i), parents);
}

static cairo_status_t
paint_pages (cairo_surface_t *surface, PursuitPageLayout *layout)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint page = 0; page < pursuit_page_layout_get_n_pages (layout); page++)
    {
      pursuit_page_layout_draw_page (layout, cr, page);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}

GBytes *
pursuit_pdf_write (PursuitPageLayout *layout, const PursuitPdfMetadata *metadata, GError **error)
{
  static const PursuitPdfMetadata NO_METADATA = { 0 };
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  double width;
  double height;

  g_return_val_if_fail (PURSUIT_IS_PAGE_LAYOUT (layout), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = g_byte_array_new ();
  pursuit_page_layout_get_page_size (layout, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  set_metadata (surface, layout, metadata != NULL ? metadata : &NO_METADATA);
  status = paint_pages (surface, layout);
  add_outline (surface, layout);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_RENDER,
                   _ ("The PDF could not be made: %s. Nothing was written."),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
pursuit_pdf_write_stream (PursuitPageLayout *layout,
                          const PursuitPdfMetadata *metadata,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  bytes = pursuit_pdf_write (layout, metadata, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);

  return g_output_stream_write_all (stream, data, length, NULL, cancellable, error);
}

gboolean
pursuit_pdf_write_file (PursuitPageLayout *layout,
                        const PursuitPdfMetadata *metadata,
                        const char *path,
                        GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  bytes = pursuit_pdf_write (layout, metadata, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0666, error);
}
