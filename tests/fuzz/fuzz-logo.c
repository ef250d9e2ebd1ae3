/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>

#include "document/pursuit-logo.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is taken can be painted, whatever it came from; and what was not made by us is looked at
 * with the same care. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = pursuit_logo_import (file, "logo", &error);
  cairo_surface_t *surface;

  g_assert_true ((logo == NULL) == (error != NULL));
  if (logo != NULL)
    {
      surface = pursuit_logo_load (logo, NULL);
      g_assert_nonnull (surface);
      g_assert_cmpint (cairo_image_surface_get_width (surface), <=, PURSUIT_LOGO_WIDTH);
      g_assert_cmpint (cairo_image_surface_get_height (surface), <=, PURSUIT_LOGO_HEIGHT);
      cairo_surface_destroy (surface);
    }
  surface = pursuit_logo_load (file, NULL);
  g_clear_pointer (&surface, cairo_surface_destroy);

  return 0;
}
