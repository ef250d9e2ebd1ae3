/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "document/pursuit-document-node-private.h"
#include "document/pursuit-page-layout.h"

G_BEGIN_DECLS

/* Colours as 0xRRGGBB: one quiet palette for everything that is painted. */
#define PURSUIT_PAGE_INK 0x1f2328u
#define PURSUIT_PAGE_QUIET_INK 0x5e5c64u
#define PURSUIT_PAGE_LINK_INK 0x1a5fb4u
#define PURSUIT_PAGE_GAP_INK 0xa51d2du
#define PURSUIT_PAGE_GAP_GROUND 0xfbd5d5u
#define PURSUIT_PAGE_CODE_GROUND 0xf3f3f4u
#define PURSUIT_PAGE_FAINT_LINE 0xd8d8dau

/* The fonts of one layout, and how high a line of each size is. */
typedef struct
{
  PangoContext *context;
  const PursuitPageStyle *style; /* borrowed */
  GHashTable *struts;
} PursuitPageFonts;

typedef struct
{
  double size;
  gboolean bold;
  gboolean mono;
  gboolean heading;
  guint32 ink;
} PursuitPageFace;

/* A byte range of the text that leads somewhere. */
typedef struct
{
  int start;
  int end;
  const char *url; /* borrowed from the document */
} PursuitPageLink;

typedef struct
{
  PangoLayoutLine *line; /* owned */
  double x;              /* of the line within the text's width: alignment and direction */
  double baseline;       /* below the line's top */
  double height;
} PursuitPageLine;

/* Inlines of one block, shaped; and broken into lines once the width is known. */
typedef struct
{
  PangoLayout *layout;
  GArray *links; /* of PursuitPageLink */
  GArray *lines; /* of PursuitPageLine */
  double strut_ascent;
  double strut_height;
  guint32 ink;
} PursuitPageText;

PursuitPageFonts *pursuit_page_fonts_new (const PursuitPageStyle *style);
void pursuit_page_fonts_free (PursuitPageFonts *fonts);

/* The inlines below @node. */
PursuitPageText *pursuit_page_text_new (PursuitPageFonts *fonts,
                                        const PursuitDocumentNode *node,
                                        const PursuitPageFace *face);

/* A plain string. */
PursuitPageText *pursuit_page_text_new_plain (PursuitPageFonts *fonts,
                                              const char *text,
                                              const PursuitPageFace *face);

/* The font of a face, to lay out what is no text of the document. */
PangoFontDescription *pursuit_page_fonts_describe (const PursuitPageFonts *fonts,
                                                   const PursuitPageFace *face);

void pursuit_page_text_free (PursuitPageText *text);

/* Breaks it at @width points; a negative width never breaks. */
void pursuit_page_text_break (PursuitPageText *text,
                              double width,
                              PangoAlignment alignment,
                              PangoWrapMode wrap);

/* How wide it is unbroken, and its longest unbreakable word. */
double pursuit_page_text_measure_natural (PursuitPageText *text);
double pursuit_page_text_measure_word (PursuitPageText *text);

/* All its lines. */
double pursuit_page_text_get_height (const PursuitPageText *text);

/* Whether the first letter of a text is written from right to left. */
gboolean pursuit_page_string_is_rtl (const char *string);

static inline const PursuitPageLine *
pursuit_page_text_get_line (const PursuitPageText *text, guint index)
{
  g_assert (text != NULL && index < text->lines->len);

  return &g_array_index (text->lines, PursuitPageLine, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPageFonts, pursuit_page_fonts_free)

G_END_DECLS
