/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-style-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/pursuit-colour.h"
#include "document/pursuit-document-error.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define MIN_SIDE 200.0
#define MAX_SIDE 5000.0
#define MIN_BODY 120.0
#define MIN_FONT_SIZE 6.0
#define MAX_FONT_SIZE 24.0

void
pursuit_page_style_init (PursuitPageStyle *style, PursuitPaper paper)
{
  g_return_if_fail (style != NULL);

  *style = (PursuitPageStyle){
    .width = paper == PURSUIT_PAPER_LETTER ? 612.0 : 210.0 * POINTS_PER_MM,
    .height = paper == PURSUIT_PAPER_LETTER ? 792.0 : 297.0 * POINTS_PER_MM,
    .margin_top = 20.0 * POINTS_PER_MM,
    .margin_right = 21.0 * POINTS_PER_MM,
    .margin_bottom = 24.0 * POINTS_PER_MM,
    .margin_left = 21.0 * POINTS_PER_MM,
    .font_size = 10.0,
    .font_family = "Cantarell, DejaVu Sans, sans-serif",
    .mono_family = "DejaVu Sans Mono, monospace",
  };
}

static gboolean
is_margin (double margin)
{
  return isfinite (margin) && margin >= 0.0;
}

static gboolean
is_side (double side)
{
  return isfinite (side) && side >= MIN_SIDE && side <= MAX_SIDE;
}

static const char *
find_fault (const PursuitPageStyle *style)
{
  if (!is_side (style->width) || !is_side (style->height))
    return _ ("The paper must be 200 to 5000 points wide and high.");
  if (!is_margin (style->margin_top) || !is_margin (style->margin_right)
      || !is_margin (style->margin_bottom) || !is_margin (style->margin_left))
    return _ ("A page margin must not be negative.");
  if (style->width - style->margin_left - style->margin_right < MIN_BODY
      || style->height - style->margin_top - style->margin_bottom < MIN_BODY)
    return _ ("The page margins leave no room for text. Make them smaller.");
  if (!(style->font_size >= MIN_FONT_SIZE && style->font_size <= MAX_FONT_SIZE))
    return _ ("The font size must be 6 to 24 points.");
  if (style->font_family == NULL || style->mono_family == NULL)
    return _ ("The page style names no font.");

  return NULL;
}

PursuitPageStyle *
pursuit_page_style_copy_checked (const PursuitPageStyle *style, GError **error)
{
  PursuitPageStyle house;
  PursuitPageStyle *copy;
  const char *fault;

  pursuit_page_style_init (&house, PURSUIT_PAPER_A4);
  if (style == NULL)
    style = &house;

  fault = find_fault (style);
  if (fault != NULL)
    {
      g_set_error_literal (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID, fault);
      return NULL;
    }

  copy = g_new (PursuitPageStyle, 1);
  *copy = *style;
  copy->font_family = g_strdup (style->font_family);
  copy->mono_family = g_strdup (style->mono_family);
  copy->language = g_strdup (style->language != NULL ? style->language : "en");
  copy->running_title = g_strdup (style->running_title);
  copy->heading_family = g_strdup (style->heading_family);
  copy->cover = pursuit_page_cover_copy (style->cover);

  return copy;
}

void
pursuit_page_style_free (PursuitPageStyle *style)
{
  if (style == NULL)
    return;

  g_free ((char *) style->font_family);
  g_free ((char *) style->mono_family);
  g_free ((char *) style->language);
  g_free ((char *) style->running_title);
  g_free ((char *) style->heading_family);
  pursuit_page_cover_free ((PursuitPageCover *) style->cover);
  g_free (style);
}

guint32
pursuit_page_style_get_accent_ink (const PursuitPageStyle *style, guint32 ink)
{
  return style->has_accent ? pursuit_colour_make_readable (style->accent) : ink;
}
