/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/pursuit-test-pdf.h"

#include <string.h>

/* How cairo writes the two, which frame a stream. */
#define BEGIN ">>\nstream\n"
#define END "endstream"

static const char *
find (const char *from, const char *end, const char *text)
{
  return memmem (from, (gsize) (end - from), text, strlen (text));
}

/* What does not unpack would be searched in vain. */
static void
append_unpacked (GOutputStream *whole, const char *data, gsize length)
{
  g_autoptr (GConverter) zlib
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) packed
      = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) unpacked = g_converter_input_stream_new (packed, zlib);
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (whole, unpacked, G_OUTPUT_STREAM_SPLICE_NONE, NULL, &error);
  g_assert_no_error (error);
}

GBytes *
pursuit_test_pdf_unpack (GBytes *pdf)
{
  gsize length;
  const char *place = g_bytes_get_data (pdf, &length);
  const char *end = place + length;
  g_autoptr (GOutputStream) whole = g_memory_output_stream_new_resizable ();
  const char *stream;

  g_output_stream_write_all (whole, place, length, NULL, NULL, NULL);
  while ((stream = find (place, end, BEGIN)) != NULL)
    {
      const char *data = stream + strlen (BEGIN);
      const char *data_end = find (data, end, END);

      g_assert_nonnull (data_end);
      if (find (place, stream, "/FlateDecode") != NULL)
        append_unpacked (whole, data, (gsize) (data_end - data));
      place = data_end;
    }
  g_output_stream_close (whole, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (whole));
}

gboolean
pursuit_test_pdf_holds (GBytes *unpacked, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (unpacked, &length);

  return find (data, data + length, text) != NULL;
}
