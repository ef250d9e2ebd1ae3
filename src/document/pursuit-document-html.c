/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-colour.h"
#include "document/pursuit-document-node-private.h"
#include "document/pursuit-document-private.h"
#include "document/pursuit-font-families.h"
#include "document/pursuit-link.h"

static const char PAGE_STYLE[]
    = "body{font:16px/1.55 Cantarell,'DejaVu Sans',sans-serif;color:#1f2328;background:#fff;"
      "max-width:44rem;margin:3rem auto;padding:0 1.5rem;overflow-wrap:break-word}\n"
      "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .6rem}\n"
      "h2{font-size:1.3rem;margin:2rem 0 .4rem}\n"
      "h3{font-size:1.08rem;margin:1.5rem 0 .3rem}\n"
      "h4,h5,h6{font-size:1rem;margin:1.2rem 0 .3rem}\n"
      "p,ul,ol,pre,table,blockquote{margin:0 0 .9rem}\n"
      "ul,ol{padding-inline-start:1.6rem}li>p{margin:0 0 .4rem}\n"
      "li.task{list-style:none;margin-inline-start:-1.3rem}\n"
      "a{color:#1a5fb4}\n"
      "blockquote{border-inline-start:3px solid #d0d0d0;padding-inline-start:1rem;color:#4a4f55}\n"
      "pre,code{font-family:'DejaVu Sans Mono',monospace;font-size:.88em;background:#f4f4f5}\n"
      "pre{padding:.8rem 1rem;border-radius:4px;white-space:pre-wrap}pre code{font-size:inherit}\n"
      "table{border-collapse:collapse;width:100%;font-size:.94rem;overflow-wrap:normal}\n"
      "th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;"
      "border-bottom:1px solid #dcdcdc}\n"
      "th{border-bottom:1.5px solid #1f2328}.end{text-align:end}.center{text-align:center}\n"
      "hr{border:0;border-top:1px solid #c8c8c8;margin:1.8rem 0}\n"
      "mark.gap{background:#fbd5d5;color:#a51d2d;padding:0 .2em;border-radius:3px}\n"
      ".image{font-style:italic;color:#5e5c64}\n"
      "@page{margin:20mm}\n"
      "@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}"
      "h1,h2,h3,h4,h5,h6{break-after:avoid}tr,pre,blockquote,li{break-inside:avoid}"
      "thead{display:table-header-group}.page-break{break-after:page}a{color:inherit}}\n";

static void write_children (GString *out, const PursuitDocumentNode *node);

static void
write_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\'':
          g_string_append (out, "&#39;");
          break;
        default:
          g_string_append_c (out, *p);
        }
    }
}

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  write_escaped (out, value);
  g_string_append_c (out, '"');
}

static void
write_wrapped (GString *out, const char *tag, const PursuitDocumentNode *node)
{
  g_string_append_printf (out, "<%s>", tag);
  write_children (out, node);
  g_string_append_printf (out, "</%s>", tag);
}

static void
write_heading (GString *out, const PursuitDocumentNode *node)
{
  g_string_append_printf (out, "<h%u", node->number);
  write_attribute (out, "id", node->anchor);
  g_string_append (out, " dir=\"auto\">");
  write_children (out, node);
  g_string_append_printf (out, "</h%u>\n", node->number);
}

static void
write_paragraph (GString *out, const PursuitDocumentNode *node)
{
  const PursuitDocumentNode *list = node->parent->parent;

  if (node->parent->kind == PURSUIT_NODE_ITEM && list->tight)
    {
      write_children (out, node);
      if (node->next != NULL)
        g_string_append_c (out, '\n');
      return;
    }

  g_string_append (out, "<p dir=\"auto\">");
  write_children (out, node);
  g_string_append (out, "</p>\n");
}

static void
write_list (GString *out, const PursuitDocumentNode *node)
{
  const char *tag = node->ordered ? "ol" : "ul";

  g_string_append_printf (out, "<%s", tag);
  if (node->ordered && node->number != 1)
    g_string_append_printf (out, " start=\"%u\"", node->number);
  g_string_append (out, " dir=\"auto\">\n");
  write_children (out, node);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
write_item (GString *out, const PursuitDocumentNode *node)
{
  if (node->task == PURSUIT_TASK_NONE)
    g_string_append (out, "<li>");
  else
    g_string_append_printf (out, "<li class=\"task\"><input type=\"checkbox\" disabled%s> ",
                            node->task == PURSUIT_TASK_DONE ? " checked" : "");
  write_children (out, node);
  g_string_append (out, "</li>\n");
}

static void
write_code_block (GString *out, const PursuitDocumentNode *node)
{
  g_string_append (out, "<pre dir=\"ltr\"><code>");
  write_escaped (out, node->text);
  g_string_append (out, "</code></pre>\n");
}

static void
write_row (GString *out, const PursuitDocumentNode *node)
{
  static const char *const CLASSES[] = { "", " class=\"center\"", " class=\"end\"" };
  const char *tag = node->header ? "th" : "td";
  guint column = 0;

  g_string_append (out, "<tr>");
  for (const PursuitDocumentNode *cell = node->first_child; cell != NULL; cell = cell->next)
    {
      PursuitColumnAlignment alignment
          = pursuit_document_node_get_alignment (node->parent, column++);

      g_string_append_printf (out, "<%s%s dir=\"auto\">", tag, CLASSES[alignment]);
      write_children (out, cell);
      g_string_append_printf (out, "</%s>", tag);
    }
  g_string_append (out, "</tr>\n");
}

static void
write_table (GString *out, const PursuitDocumentNode *node)
{
  const PursuitDocumentNode *row = node->first_child;

  g_string_append (out, "<table>\n");
  if (row != NULL && row->header)
    {
      g_string_append (out, "<thead>\n");
      write_row (out, row);
      g_string_append (out, "</thead>\n");
      row = row->next;
    }
  if (row != NULL)
    g_string_append (out, "<tbody>\n");
  for (const PursuitDocumentNode *at = row; at != NULL; at = at->next)
    write_row (out, at);
  g_string_append (out, row != NULL ? "</tbody>\n</table>\n" : "</table>\n");
}

static gboolean
is_inside_link (const PursuitDocumentNode *node)
{
  for (node = node->parent; node != NULL && node->kind >= PURSUIT_NODE_TEXT; node = node->parent)
    {
      if (node->kind == PURSUIT_NODE_LINK || node->kind == PURSUIT_NODE_IMAGE)
        return TRUE;
    }

  return FALSE;
}

static void
write_link (GString *out, const PursuitDocumentNode *node)
{
  gboolean image = node->kind == PURSUIT_NODE_IMAGE;
  gboolean linked = node->url != NULL && !is_inside_link (node);
  const char *tag = linked ? "a" : "span";

  g_string_append_printf (out, "<%s", tag);
  if (linked)
    {
      g_autofree char *uri = pursuit_link_dup_uri (node->url + (node->url[0] == '#'));

      g_string_append (out, node->url[0] == '#' ? " href=\"#" : " href=\"");
      write_escaped (out, uri);
      g_string_append (out, "\" rel=\"noopener noreferrer\"");
    }
  if (*node->title != '\0')
    write_attribute (out, "title", node->title);
  if (image)
    g_string_append (out, " class=\"image\"");
  g_string_append_c (out, '>');
  if (image && node->first_child == NULL)
    write_escaped (out, _ ("picture"));
  write_children (out, node);
  g_string_append_printf (out, "</%s>", tag);
}

static void
write_inline (GString *out, const PursuitDocumentNode *node)
{
  switch (node->kind)
    {
    case PURSUIT_NODE_EMPHASIS:
      write_wrapped (out, "em", node);
      break;
    case PURSUIT_NODE_STRONG:
      write_wrapped (out, "strong", node);
      break;
    case PURSUIT_NODE_STRIKE:
      write_wrapped (out, "del", node);
      break;
    case PURSUIT_NODE_CODE:
      g_string_append (out, "<code>");
      write_escaped (out, node->text);
      g_string_append (out, "</code>");
      break;
    case PURSUIT_NODE_LINK:
    case PURSUIT_NODE_IMAGE:
      write_link (out, node);
      break;
    case PURSUIT_NODE_GAP:
      g_string_append (out, "<mark class=\"gap\">");
      write_children (out, node);
      g_string_append (out, "</mark>");
      break;
    case PURSUIT_NODE_SOFT_BREAK:
      g_string_append_c (out, '\n');
      break;
    case PURSUIT_NODE_HARD_BREAK:
      g_string_append (out, "<br>\n");
      break;
    default:
      write_escaped (out, node->text);
    }
}

/* Recursion is bounded by PURSUIT_DOCUMENT_MAX_DEPTH. */
static void
write_node (GString *out, const PursuitDocumentNode *node)
{
  switch (node->kind)
    {
    case PURSUIT_NODE_DOCUMENT:
      write_children (out, node);
      break;
    case PURSUIT_NODE_HEADING:
      write_heading (out, node);
      break;
    case PURSUIT_NODE_PARAGRAPH:
      write_paragraph (out, node);
      break;
    case PURSUIT_NODE_QUOTE:
      g_string_append (out, "<blockquote dir=\"auto\">\n");
      write_children (out, node);
      g_string_append (out, "</blockquote>\n");
      break;
    case PURSUIT_NODE_LIST:
      write_list (out, node);
      break;
    case PURSUIT_NODE_ITEM:
      write_item (out, node);
      break;
    case PURSUIT_NODE_CODE_BLOCK:
      write_code_block (out, node);
      break;
    case PURSUIT_NODE_RULE:
      g_string_append (out, "<hr>\n");
      break;
    case PURSUIT_NODE_PAGE_BREAK:
      g_string_append (out, "<div class=\"page-break\"></div>\n");
      break;
    case PURSUIT_NODE_TABLE:
      write_table (out, node);
      break;
    default:
      write_inline (out, node);
    }
}

static void
write_children (GString *out, const PursuitDocumentNode *node)
{
  for (const PursuitDocumentNode *child = node->first_child; child != NULL; child = child->next)
    write_node (out, child);
}

static gboolean
is_language_tag (const char *text)
{
  if (text == NULL || !g_ascii_isalpha (text[0]) || strlen (text) > 35)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return FALSE;
    }

  return TRUE;
}

static void
write_meta (GString *out, const char *name, const char *content)
{
  if (content == NULL || *content == '\0')
    return;

  g_string_append (out, "<meta");
  write_attribute (out, "name", name);
  write_attribute (out, "content", content);
  g_string_append (out, ">\n");
}

static void
write_family (GString *out, const char *selector, const char *family)
{
  if (pursuit_font_family_is_valid (family))
    g_string_append_printf (out, "%s{font-family:'%s',Cantarell,'DejaVu Sans',sans-serif}\n",
                            selector, family);
}

/* Rules after those of the house win over them. */
static void
write_brand_style (GString *out, const PursuitHtmlPageOptions *options)
{
  guint32 accent;

  write_family (out, "body", options->font_family);
  write_family (out, "h1,h2,h3,h4,h5,h6", options->heading_family);
  if (pursuit_colour_parse (options->accent, &accent))
    {
      g_autofree char *ink = pursuit_colour_to_text (pursuit_colour_make_readable (accent));

      g_string_append_printf (
          out, "h1,h2,h3,h4,th{color:%s}th{border-bottom-color:%s}hr{border-top-color:%s}\n", ink,
          ink, ink);
    }
  if (options->logo != NULL)
    g_string_append (out, ".logo{margin:0 0 2.5rem}.logo img{max-width:16rem;max-height:6.5rem}\n");
}

static void
write_logo (GString *out, const PursuitHtmlPageOptions *options)
{
  g_autofree char *data = NULL;
  gsize length;
  const guchar *bytes;

  if (options->logo == NULL)
    return;

  bytes = g_bytes_get_data (options->logo, &length);
  data = g_base64_encode (bytes, length);
  g_string_append (out, "<div class=\"logo\"><img");
  write_attribute (out, "alt", options->logo_text != NULL ? options->logo_text : "");
  g_string_append_printf (out, " src=\"data:image/png;base64,%s\"></div>\n", data);
}

char *
pursuit_document_to_html (PursuitDocument *document)
{
  GString *out;

  g_return_val_if_fail (document != NULL, NULL);

  out = g_string_new (NULL);
  write_node (out, pursuit_document_get_root (document));

  return g_string_free (out, FALSE);
}

char *
pursuit_document_to_html_page (PursuitDocument *document, const PursuitHtmlPageOptions *options)
{
  static const PursuitHtmlPageOptions NO_OPTIONS = { 0 };
  const PursuitHtmlPageOptions *given = options != NULL ? options : &NO_OPTIONS;
  GString *out;

  g_return_val_if_fail (document != NULL, NULL);

  out = g_string_new ("<!DOCTYPE html>\n<html");
  write_attribute (out, "lang", is_language_tag (given->language) ? given->language : "en");
  g_string_append_printf (
      out,
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'%s\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n",
      given->logo != NULL ? "; img-src data:" : "");
  write_meta (out, "author", given->author);
  write_meta (out, "date", given->date);
  g_string_append (out, "<title>");
  write_escaped (out, given->title != NULL ? given->title : pursuit_document_get_title (document));
  g_string_append_printf (out, "</title>\n<style>\n%s", PAGE_STYLE);
  write_brand_style (out, given);
  g_string_append (out, "</style>\n</head>\n<body>\n");
  write_logo (out, given);
  write_node (out, pursuit_document_get_root (document));
  g_string_append (out, "</body>\n</html>\n");

  return g_string_free (out, FALSE);
}
