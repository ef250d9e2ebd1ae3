/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-logo.h"

#include "document/pursuit-document-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A PNG says its size in the first of its chunks. */
#define PNG_HEAD_BYTES 24u
#define PNG_WIDTH_AT 16u
#define PNG_HEIGHT_AT 20u
/* Length, name and checksum of a chunk. */
#define PNG_CHUNK_FRAME 12u
/* The second byte of the mark that ends a JPEG. */
#define JPEG_END 0xd9

static const char PNG_MARK[] = "\x89PNG\r\n\x1a\n";
static const char JPEG_MARK[] = "\xff\xd8\xff";

typedef struct
{
  int width;
  int height;
} Size;

static gboolean
starts_with (GBytes *bytes, const char *mark)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize needed = strlen (mark);

  return length >= needed && memcmp (data, mark, needed) == 0;
}

static gboolean
refuse (GError **error, const char *name, int code, const char *why)
{
  g_set_error (error, PURSUIT_DOCUMENT_ERROR, code, "“%.80s”: %s", name, why);

  return FALSE;
}

/* The only types whose readers are trusted with a stranger's file. */
static const char *
find_type (GBytes *file, const char *name, GError **error)
{
  if (g_bytes_get_size (file) > PURSUIT_LOGO_MAX_BYTES)
    {
      refuse (error, name, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
              _ ("A logo may have 2 MiB at most. Save it smaller, and choose that file."));
      return NULL;
    }
  if (starts_with (file, PNG_MARK))
    return "png";
  if (starts_with (file, JPEG_MARK))
    return "jpeg";

  refuse (error, name, PURSUIT_DOCUMENT_ERROR_INVALID,
          _ ("This is no PNG and no JPEG picture. Save the logo as PNG, and choose that file."));

  return NULL;
}

/* Before a single pixel has its memory; a size of nothing ends the reading. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, Size *size)
{
  size->width = width;
  size->height = height;
  if (width > PURSUIT_LOGO_MAX_SIDE || height > PURSUIT_LOGO_MAX_SIDE)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static guint32
read_number (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* The loader takes a picture that ends too early for one with nothing below. */
static gboolean
is_whole_jpeg (GBytes *file)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (file, &length);

  for (gsize i = length; i > 1; i--)
    if (data[i - 2] == 0xff && data[i - 1] == JPEG_END)
      return TRUE;

  return FALSE;
}

static gboolean
is_whole_png (GBytes *file)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (file, &length);
  gsize at = strlen (PNG_MARK);

  while (length - at >= PNG_CHUNK_FRAME)
    {
      gsize chunk = read_number (data + at);

      if (chunk > length - at - PNG_CHUNK_FRAME)
        return FALSE;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += PNG_CHUNK_FRAME + chunk;
    }

  return FALSE;
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *file)
{
  gboolean fed = gdk_pixbuf_loader_write_bytes (loader, file, NULL);
  gboolean closed = gdk_pixbuf_loader_close (loader, NULL);

  return fed && closed
         && (starts_with (file, PNG_MARK) ? is_whole_png (file) : is_whole_jpeg (file));
}

static GdkPixbuf *
read_picture (GBytes *file, const char *type, const char *name, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, error);
  Size size = { 0 };
  GdkPixbuf *picture;
  gboolean whole;

  if (loader == NULL)
    return NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &size);
  whole = feed (loader, file);
  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  if (size.width > PURSUIT_LOGO_MAX_SIDE || size.height > PURSUIT_LOGO_MAX_SIDE)
    refuse (error, name, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
            _ ("A logo may be 4096 pixels wide and high at most. Save it smaller, and choose that "
               "file."));
  else if (!whole || picture == NULL)
    refuse (error, name, PURSUIT_DOCUMENT_ERROR_INVALID,
            _ ("The picture is damaged. Save the logo as PNG once more, and choose that file."));
  else
    return gdk_pixbuf_apply_embedded_orientation (picture);

  return NULL;
}

static GdkPixbuf *
scale (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture);
  int height = gdk_pixbuf_get_height (picture);
  double by = MIN ((double) PURSUIT_LOGO_WIDTH / width, (double) PURSUIT_LOGO_HEIGHT / height);

  if (by >= 1.0)
    return g_object_ref (picture);

  return gdk_pixbuf_scale_simple (picture, MAX ((int) (width * by), 1),
                                  MAX ((int) (height * by), 1), GDK_INTERP_BILINEAR);
}

/* What the file says besides its pixels is written only where it is asked for. */
static GBytes *
write_png (GdkPixbuf *picture, GError **error)
{
  char *data;
  gsize length;

  if (!gdk_pixbuf_save_to_buffer (picture, &data, &length, "png", error, NULL))
    return NULL;

  return g_bytes_new_take (data, length);
}

GBytes *
pursuit_logo_import (GBytes *file, const char *name, GError **error)
{
  const char *type;
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) scaled = NULL;

  g_return_val_if_fail (file != NULL && name != NULL, NULL);

  type = find_type (file, name, error);
  if (type != NULL)
    picture = read_picture (file, type, name, error);
  if (picture == NULL)
    return NULL;
  scaled = scale (picture);

  return write_png (scaled, error);
}

static gboolean
is_kept (GBytes *png)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);

  return length >= PNG_HEAD_BYTES && starts_with (png, PNG_MARK)
         && read_number (data + PNG_WIDTH_AT) <= PURSUIT_LOGO_WIDTH
         && read_number (data + PNG_HEIGHT_AT) <= PURSUIT_LOGO_HEIGHT;
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
pursuit_logo_load (GBytes *png, GError **error)
{
  cairo_surface_t *surface = NULL;
  Reader reader = { 0 };

  g_return_val_if_fail (png != NULL, NULL);

  reader.data = g_bytes_get_data (png, &reader.left);
  if (is_kept (png))
    surface = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  if (surface != NULL && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  g_clear_pointer (&surface, cairo_surface_destroy);
  g_set_error_literal (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID,
                       _ ("The logo is damaged. Choose it again."));

  return NULL;
}
