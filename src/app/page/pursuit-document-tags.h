/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitDocumentTag:
 *
 * What a range of the preview is. The values from %PURSUIT_DOCUMENT_TAG_HEADING_1 to 6 follow
 * each other.
 */
typedef enum
{
  PURSUIT_DOCUMENT_TAG_HEADING_1,
  PURSUIT_DOCUMENT_TAG_HEADING_2,
  PURSUIT_DOCUMENT_TAG_HEADING_3,
  PURSUIT_DOCUMENT_TAG_HEADING_4,
  PURSUIT_DOCUMENT_TAG_HEADING_5,
  PURSUIT_DOCUMENT_TAG_HEADING_6,
  PURSUIT_DOCUMENT_TAG_TIGHT,
  PURSUIT_DOCUMENT_TAG_PARAGRAPH,
  PURSUIT_DOCUMENT_TAG_QUOTE,
  PURSUIT_DOCUMENT_TAG_CODE_BLOCK,
  PURSUIT_DOCUMENT_TAG_TABLE,
  PURSUIT_DOCUMENT_TAG_RULE,
  PURSUIT_DOCUMENT_TAG_MARKER,
  PURSUIT_DOCUMENT_TAG_EMPHASIS,
  PURSUIT_DOCUMENT_TAG_STRONG,
  PURSUIT_DOCUMENT_TAG_STRIKE,
  PURSUIT_DOCUMENT_TAG_CODE,
  PURSUIT_DOCUMENT_TAG_LINK,
  PURSUIT_DOCUMENT_TAG_PICTURE,
  PURSUIT_DOCUMENT_TAG_GAP,
  PURSUIT_DOCUMENT_TAG_CLAIM,
  PURSUIT_DOCUMENT_N_TAGS,
} PursuitDocumentTag;

/* How far each level of a list or quote stands to the right, in pixels. */
#define PURSUIT_DOCUMENT_INDENT 24

/* Deeper levels stand where this one does: there would be no room left to read in. */
#define PURSUIT_DOCUMENT_MAX_INDENT 8u

/**
 * pursuit_document_tags_new:
 *
 * Returns: (transfer full): a table with one tag for each #PursuitDocumentTag
 */
GtkTextTagTable *pursuit_document_tags_new (void);

/**
 * pursuit_document_tags_get:
 * @table: from pursuit_document_tags_new()
 * @tag: which
 *
 * Returns: (transfer none): the tag
 */
GtkTextTag *pursuit_document_tags_get (GtkTextTagTable *table, PursuitDocumentTag tag);

/**
 * pursuit_document_tags_get_indent:
 * @table: from pursuit_document_tags_new()
 * @level: how deep, from 1
 * @hanging: whether the first line begins with a marker
 *
 * Returns: (transfer none): the tag that sets a paragraph in by so many levels
 */
GtkTextTag *
pursuit_document_tags_get_indent (GtkTextTagTable *table, guint level, gboolean hanging);

G_END_DECLS
