/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-tags.h"

/* Paper is white in every theme, so its inks are fixed; each has at least 4.5:1 on its ground. */
#define INK_HEADING "#18181b"
#define INK_QUIET "#56565c"
#define INK_LINK "#15539e"
#define INK_GAP "#a51d2d"
#define INK_CLAIM "#c64600"
#define TINT_GAP "#fbdcdf"
#define TINT_CODE "#f0f0f2"

static const char *const tag_names[PURSUIT_DOCUMENT_N_TAGS] = {
  "heading-1", "heading-2", "heading-3",  "heading-4", "heading-5", "heading-6", "tight",
  "paragraph", "quote",     "code-block", "table",     "rule",      "marker",    "emphasis",
  "strong",    "strike",    "code",       "link",      "picture",   "gap",       "claim",
};

static void
add_heading (GtkTextTagTable *table, guint level)
{
  static const double scales[] = { 1.65, 1.25, 1.1, 1.0, 1.0, 1.0 };
  static const int above[] = { 0, 16, 12, 10, 8, 8 };
  GtkTextTag *tag = gtk_text_tag_new (tag_names[PURSUIT_DOCUMENT_TAG_HEADING_1 + level]);

  g_object_set (tag, "weight", level == 0 ? PANGO_WEIGHT_HEAVY : PANGO_WEIGHT_BOLD, "scale",
                scales[level], "foreground", INK_HEADING, "pixels-above-lines", above[level],
                "pixels-below-lines", 4, NULL);
  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);
}

static void
add_tag (GtkTextTagTable *table, PursuitDocumentTag which, const char *first, ...)
{
  GtkTextTag *tag = gtk_text_tag_new (tag_names[which]);
  va_list rest;

  va_start (rest, first);
  if (first != NULL)
    g_object_set_valist (G_OBJECT (tag), first, rest);
  va_end (rest);

  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);
}

static void
add_block_tags (GtkTextTagTable *table)
{
  /* Later tags win over earlier ones. */
  add_tag (table, PURSUIT_DOCUMENT_TAG_TIGHT, "pixels-below-lines", 3, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_PARAGRAPH, "pixels-below-lines", 8, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_QUOTE, "foreground", INK_QUIET, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_CODE_BLOCK, "family", "monospace", "scale", 0.92,
           "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 12, "right-margin", 12,
           "accumulative-margin", TRUE, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_TABLE, "pixels-below-lines", 10, "pixels-above-lines", 2,
           NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_RULE, "scale", 0.7, "pixels-below-lines", 6, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_MARKER, "foreground", INK_QUIET, NULL);
}

/* As in the text beside the page: what has no source. */
static void
add_claim (GtkTextTagTable *table)
{
  GdkRGBA ink;

  gdk_rgba_parse (&ink, INK_CLAIM);
  add_tag (table, PURSUIT_DOCUMENT_TAG_CLAIM, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba",
           &ink, NULL);
}

static void
add_inline_tags (GtkTextTagTable *table)
{
  add_tag (table, PURSUIT_DOCUMENT_TAG_EMPHASIS, "style", PANGO_STYLE_ITALIC, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_STRONG, "weight", PANGO_WEIGHT_BOLD, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_STRIKE, "strikethrough", TRUE, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_CODE, "family", "monospace", "scale", 0.92, "background",
           TINT_CODE, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_LINK, "foreground", INK_LINK, "underline",
           PANGO_UNDERLINE_SINGLE, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_PICTURE, "style", PANGO_STYLE_ITALIC, "foreground",
           INK_QUIET, NULL);
  add_tag (table, PURSUIT_DOCUMENT_TAG_GAP, "foreground", INK_GAP, "background", TINT_GAP, NULL);
  add_claim (table);
}

GtkTextTagTable *
pursuit_document_tags_new (void)
{
  GtkTextTagTable *table = gtk_text_tag_table_new ();

  for (guint level = 0; level < 6; level++)
    add_heading (table, level);
  add_block_tags (table);
  add_inline_tags (table);

  return table;
}

GtkTextTag *
pursuit_document_tags_get (GtkTextTagTable *table, PursuitDocumentTag tag)
{
  g_return_val_if_fail (GTK_IS_TEXT_TAG_TABLE (table), NULL);
  g_return_val_if_fail ((guint) tag < PURSUIT_DOCUMENT_N_TAGS, NULL);

  return gtk_text_tag_table_lookup (table, tag_names[tag]);
}

static GtkTextTag *
add_indent (GtkTextTagTable *table, const char *name, guint level, gboolean hanging)
{
  GtkTextTag *tag = gtk_text_tag_new (name);
  g_autoptr (PangoTabArray) tabs = NULL;

  /* A hanging line starts one level further out: its marker fills that level up to the tab. */
  if (hanging)
    {
      tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, PURSUIT_DOCUMENT_INDENT);
      g_object_set (tag, "left-margin", (int) (level - 1) * PURSUIT_DOCUMENT_INDENT, "indent",
                    -PURSUIT_DOCUMENT_INDENT, "tabs", tabs, "accumulative-margin", TRUE, NULL);
    }
  else
    g_object_set (tag, "left-margin", (int) level * PURSUIT_DOCUMENT_INDENT, "accumulative-margin",
                  TRUE, NULL);

  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);

  return tag;
}

GtkTextTag *
pursuit_document_tags_get_indent (GtkTextTagTable *table, guint level, gboolean hanging)
{
  g_autofree char *name = NULL;
  GtkTextTag *tag;

  g_return_val_if_fail (GTK_IS_TEXT_TAG_TABLE (table), NULL);
  g_return_val_if_fail (level > 0, NULL);

  level = MIN (level, PURSUIT_DOCUMENT_MAX_INDENT);
  name = g_strdup_printf ("%s-%u", hanging ? "hanging" : "indent", level);
  tag = gtk_text_tag_table_lookup (table, name);

  return tag != NULL ? tag : add_indent (table, name, level, hanging);
}
