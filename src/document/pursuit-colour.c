/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-colour.h"

#include <math.h>
#include <string.h>

#define FULL_SHADE 255u

gboolean
pursuit_colour_parse (const char *text, guint32 *colour)
{
  if (text == NULL || text[0] != '#' || strlen (text) != 7
      || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return FALSE;

  if (colour != NULL)
    *colour = (guint32) g_ascii_strtoull (text + 1, NULL, 16);

  return TRUE;
}

char *
pursuit_colour_to_text (guint32 colour)
{
  return g_strdup_printf ("#%06x", colour & 0xffffffu);
}

/* One channel in linear light. */
static double
get_light (guint32 colour, guint shift)
{
  double channel = (colour >> shift & 0xffu) / 255.0;

  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

double
pursuit_colour_get_contrast (guint32 colour)
{
  double luminance = 0.2126 * get_light (colour, 16) + 0.7152 * get_light (colour, 8)
                     + 0.0722 * get_light (colour, 0);

  return 1.05 / (luminance + 0.05);
}

static guint32
shade (guint32 colour, guint by)
{
  guint32 red = (colour >> 16 & 0xffu) * by / FULL_SHADE;
  guint32 green = (colour >> 8 & 0xffu) * by / FULL_SHADE;
  guint32 blue = (colour & 0xffu) * by / FULL_SHADE;

  return red << 16 | green << 8 | blue;
}

guint32
pursuit_colour_make_readable (guint32 colour)
{
  guint dark = 0;
  guint light = FULL_SHADE;

  colour &= 0xffffffu;
  if (pursuit_colour_get_contrast (colour) >= PURSUIT_COLOUR_MIN_CONTRAST)
    return colour;

  /* Black is readable, the colour itself is not: the lightest shade lies between. */
  while (light - dark > 1)
    {
      guint middle = dark + (light - dark) / 2;

      if (pursuit_colour_get_contrast (shade (colour, middle)) >= PURSUIT_COLOUR_MIN_CONTRAST)
        dark = middle;
      else
        light = middle;
    }

  return shade (colour, dark);
}
