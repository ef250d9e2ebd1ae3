/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-private.h"

#include <cmark-gfm-core-extensions.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-link.h"

/* Characters of a line that was ended on purpose, and of one that an editor wrapped. */
#define SHORT_LINE 60u
#define WRAPPED_LINE 72u

typedef struct
{
  PursuitDocument *document; /* borrowed */
  PursuitDocumentNode *at;   /* the innermost open node, borrowed */
  GHashTable *anchors;       /* owned set of names in use */
  guint depth;
} Builder;

static const char *
keep (Builder *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert (self->document->strings, text);
}

static gboolean
is_kind (cmark_node *node, cmark_node_type type)
{
  return cmark_node_get_type (node) == type;
}

/* The extensions do not publish their node types, only the names of them. */
static PursuitNodeKind
find_extension_kind (cmark_node *node)
{
  static const struct
  {
    const char *name;
    PursuitNodeKind kind;
  } KINDS[] = {
    { "table", PURSUIT_NODE_TABLE },          { "table_header", PURSUIT_NODE_ROW },
    { "table_row", PURSUIT_NODE_ROW },        { "table_cell", PURSUIT_NODE_CELL },
    { "strikethrough", PURSUIT_NODE_STRIKE },
  };
  const char *name = cmark_node_get_type_string (node);

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      if (g_strcmp0 (name, KINDS[i].name) == 0)
        return KINDS[i].kind;
    }

  return PURSUIT_NODE_PARAGRAPH;
}

static gboolean
is_gap (cmark_node *node)
{
  const char *url = cmark_node_get_url (node);

  return url != NULL && g_str_has_prefix (url, PURSUIT_DOCUMENT_GAP_SCHEME);
}

static PursuitNodeKind
find_kind (cmark_node *node)
{
  static const struct
  {
    cmark_node_type type;
    PursuitNodeKind kind;
  } KINDS[] = {
    { CMARK_NODE_TEXT, PURSUIT_NODE_TEXT },
    { CMARK_NODE_SOFTBREAK, PURSUIT_NODE_SOFT_BREAK },
    { CMARK_NODE_LINEBREAK, PURSUIT_NODE_HARD_BREAK },
    { CMARK_NODE_PARAGRAPH, PURSUIT_NODE_PARAGRAPH },
    { CMARK_NODE_ITEM, PURSUIT_NODE_ITEM },
    { CMARK_NODE_STRONG, PURSUIT_NODE_STRONG },
    { CMARK_NODE_EMPH, PURSUIT_NODE_EMPHASIS },
    { CMARK_NODE_LINK, PURSUIT_NODE_LINK },
    { CMARK_NODE_IMAGE, PURSUIT_NODE_IMAGE },
    { CMARK_NODE_CODE, PURSUIT_NODE_CODE },
    { CMARK_NODE_HTML_INLINE, PURSUIT_NODE_TEXT },
    { CMARK_NODE_HEADING, PURSUIT_NODE_HEADING },
    { CMARK_NODE_LIST, PURSUIT_NODE_LIST },
    { CMARK_NODE_BLOCK_QUOTE, PURSUIT_NODE_QUOTE },
    { CMARK_NODE_CODE_BLOCK, PURSUIT_NODE_CODE_BLOCK },
    { CMARK_NODE_HTML_BLOCK, PURSUIT_NODE_CODE_BLOCK },
    { CMARK_NODE_THEMATIC_BREAK, PURSUIT_NODE_RULE },
    { CMARK_NODE_DOCUMENT, PURSUIT_NODE_DOCUMENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      if (is_kind (node, KINDS[i].type))
        return KINDS[i].kind == PURSUIT_NODE_LINK && is_gap (node) ? PURSUIT_NODE_GAP
                                                                   : KINDS[i].kind;
    }

  return find_extension_kind (node);
}

static gboolean
is_comment (const char *html)
{
  g_autofree char *text = g_strstrip (g_strdup (html));
  const char *end = strstr (text, "-->");

  return g_str_has_prefix (text, "<!--") && end != NULL && end[3] == '\0';
}

static gboolean
is_page_break (const char *html)
{
  g_autofree char *text = g_strstrip (g_strdup (html));

  return g_str_equal (text, "<!-- page-break -->");
}

static gboolean
is_line_break (const char *html)
{
  static const char *const BREAKS[] = { "<br>", "<br/>", "<br />" };

  for (gsize i = 0; i < G_N_ELEMENTS (BREAKS); i++)
    {
      if (g_ascii_strcasecmp (html, BREAKS[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Raw HTML is never markup: it becomes a break, text that shows itself, or nothing. */
static gboolean
take_html (Builder *self, cmark_node *node, PursuitDocumentNode *made)
{
  const char *html = cmark_node_get_literal (node);

  if (html == NULL)
    return FALSE;
  if (made->kind == PURSUIT_NODE_TEXT && is_line_break (html))
    {
      made->kind = PURSUIT_NODE_HARD_BREAK;
      return TRUE;
    }
  if (made->kind == PURSUIT_NODE_CODE_BLOCK && is_page_break (html))
    {
      made->kind = PURSUIT_NODE_PAGE_BREAK;
      return TRUE;
    }
  if (is_comment (html))
    return FALSE;

  made->text = keep (self, html);
  if (made->kind == PURSUIT_NODE_CODE_BLOCK)
    made->title = "html";

  return TRUE;
}

static gboolean
is_html (cmark_node *node)
{
  return is_kind (node, CMARK_NODE_HTML_INLINE) || is_kind (node, CMARK_NODE_HTML_BLOCK);
}

static void
take_list (PursuitDocumentNode *made, cmark_node *node)
{
  made->ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  made->tight = cmark_node_get_list_tight (node) != 0;
  made->number = made->ordered ? (guint32) cmark_node_get_list_start (node) : 0;
}

static void
take_item (PursuitDocumentNode *made, cmark_node *node)
{
  if (g_strcmp0 (cmark_node_get_type_string (node), "tasklist") != 0)
    return;

  made->task = cmark_gfm_extensions_get_tasklist_item_checked (node) ? PURSUIT_TASK_DONE
                                                                     : PURSUIT_TASK_OPEN;
}

static gboolean
take_table (Builder *self, PursuitDocumentNode *made, cmark_node *node, GError **error)
{
  const guint8 *letters = cmark_gfm_extensions_get_table_alignments (node);
  g_autofree char *alignments = NULL;

  made->number = cmark_gfm_extensions_get_table_columns (node);
  if (made->number > PURSUIT_DOCUMENT_MAX_COLUMNS)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("The table at line %u has %u columns; at most %u fit. Split it."),
                   made->start_line, made->number, PURSUIT_DOCUMENT_MAX_COLUMNS);
      return FALSE;
    }

  alignments = g_malloc0 (made->number + 1u);
  for (guint i = 0; i < made->number; i++)
    {
      if (letters[i] == 'c')
        alignments[i] = PURSUIT_COLUMN_CENTER;
      else if (letters[i] == 'r')
        alignments[i] = PURSUIT_COLUMN_END;
    }
  made->alignments = (const guint8 *) g_string_chunk_insert_len (self->document->strings,
                                                                 alignments, (gssize) made->number);

  return TRUE;
}

static void
take_link (Builder *self, PursuitDocumentNode *made, cmark_node *node)
{
  const char *url = cmark_node_get_url (node);

  if (made->kind == PURSUIT_NODE_GAP)
    made->title = keep (self, url + strlen (PURSUIT_DOCUMENT_GAP_SCHEME));
  else
    made->title = keep (self, cmark_node_get_title (node));

  if (pursuit_link_is_safe (url))
    made->url = keep (self, url);
}

static gboolean
fill_node (Builder *self, PursuitDocumentNode *made, cmark_node *node, GError **error)
{
  switch (made->kind)
    {
    case PURSUIT_NODE_HEADING:
      made->number = (guint32) cmark_node_get_heading_level (node);
      break;
    case PURSUIT_NODE_LIST:
      take_list (made, node);
      break;
    case PURSUIT_NODE_ITEM:
      take_item (made, node);
      break;
    case PURSUIT_NODE_CODE_BLOCK:
      made->text = keep (self, cmark_node_get_literal (node));
      made->title = keep (self, cmark_node_get_fence_info (node));
      break;
    case PURSUIT_NODE_TABLE:
      return take_table (self, made, node, error);
    case PURSUIT_NODE_ROW:
      made->header = cmark_gfm_extensions_get_table_row_is_header (node) != 0;
      break;
    case PURSUIT_NODE_TEXT:
    case PURSUIT_NODE_CODE:
      made->text = keep (self, cmark_node_get_literal (node));
      break;
    case PURSUIT_NODE_LINK:
    case PURSUIT_NODE_IMAGE:
    case PURSUIT_NODE_GAP:
      take_link (self, made, node);
      break;
    default:
      break;
    }

  return TRUE;
}

static void
set_lines (PursuitDocumentNode *made, cmark_node *node)
{
  const PursuitDocumentNode *parent = made->parent;
  int start = cmark_node_get_start_line (node);
  int end = cmark_node_get_end_line (node);

  /* cmark's lines of inlines are not reliable across its versions: they answer for the block. */
  if (made->kind >= PURSUIT_NODE_TEXT || start <= 0)
    {
      made->start_line = parent != NULL ? parent->start_line : 1;
      made->end_line = parent != NULL ? parent->end_line : 1;
      return;
    }

  made->start_line = (guint32) start;
  made->end_line = (guint32) MAX (start, end);
}

static void
append (PursuitDocumentNode *parent, PursuitDocumentNode *child)
{
  if (parent->last_child != NULL)
    parent->last_child->next = child;
  else
    parent->first_child = child;
  parent->last_child = child;
}

static gboolean
check_limits (Builder *self, guint line, GError **error)
{
  if (self->depth >= PURSUIT_DOCUMENT_MAX_DEPTH)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_DEEP,
                   _ ("The text at line %u is nested more than %u levels deep. Make its lists, "
                      "quotes or emphasis flatter."),
                   line, PURSUIT_DOCUMENT_MAX_DEPTH);
      return FALSE;
    }
  if (self->document->n_nodes >= PURSUIT_DOCUMENT_MAX_NODES)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("The text has too many parts from line %u on. Split it into several "
                      "documents."),
                   line);
      return FALSE;
    }

  return TRUE;
}

/* How many characters stand on a line from @node on, and how many in its first word. */
static guint
measure_line (const PursuitDocumentNode *node, const PursuitDocumentNode *paragraph, guint *word)
{
  guint length = 0;
  gboolean in_word = TRUE;

  *word = 0;
  for (; node != NULL; node = pursuit_document_node_walk (node, paragraph))
    {
      if (node->kind == PURSUIT_NODE_SOFT_BREAK || node->kind == PURSUIT_NODE_HARD_BREAK)
        break;
      for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          in_word = in_word && *p != ' ';
          *word += in_word;
          length++;
        }
    }

  return length;
}

/*
 * People write addresses and "Valid until" lines below each other and mean it; wrapped prose
 * breaks only where the next word would not fit. So when every line is short and no break of a
 * paragraph is explained by wrapping, its line ends are kept.
 */
static void
keep_short_lines (PursuitDocumentNode *paragraph)
{
  PursuitDocumentNode *node = paragraph->first_child;
  guint word;
  guint length = measure_line (node, paragraph, &word);

  for (; node != NULL; node = node->next)
    {
      guint next_length;

      if (node->kind != PURSUIT_NODE_SOFT_BREAK)
        continue;
      next_length = measure_line (node->next, paragraph, &word);
      if (length > SHORT_LINE || length + 1 + word > WRAPPED_LINE)
        return;
      length = next_length;
    }
  if (length > SHORT_LINE)
    return;

  for (node = paragraph->first_child; node != NULL; node = node->next)
    {
      if (node->kind == PURSUIT_NODE_SOFT_BREAK)
        node->kind = PURSUIT_NODE_HARD_BREAK;
    }
}

static gboolean
enter (Builder *self, cmark_node *node, gboolean leaf, GError **error)
{
  PursuitDocumentNode made = { .parent = self->at, .text = "", .title = "" };
  PursuitDocumentNode *kept;

  made.kind = find_kind (node);
  set_lines (&made, node);
  if (!check_limits (self, made.start_line, error))
    return FALSE;
  if (is_html (node) && !take_html (self, node, &made))
    return TRUE;
  if (!is_html (node) && !fill_node (self, &made, node, error))
    return FALSE;

  kept = pursuit_document_add_node (self->document, made.kind);
  *kept = made;
  if (kept->kind == PURSUIT_NODE_HEADING)
    g_ptr_array_add (self->document->headings, kept);
  if (self->at != NULL)
    append (self->at, kept);
  if (!leaf)
    {
      self->at = kept;
      self->depth++;
    }

  return TRUE;
}

static void
leave (Builder *self)
{
  PursuitDocumentNode *made = self->at;

  self->at = made->parent;
  self->depth--;
  if (made->kind == PURSUIT_NODE_PARAGRAPH)
    keep_short_lines (made);

  /* cmark counts the empty lines behind a list into it. */
  if (made->last_child != NULL && made->last_child->kind < PURSUIT_NODE_TEXT)
    made->end_line = MAX (made->start_line, made->last_child->end_line);
}

static gboolean
is_leaf (cmark_node *node)
{
  return is_kind (node, CMARK_NODE_HTML_BLOCK) || is_kind (node, CMARK_NODE_THEMATIC_BREAK)
         || is_kind (node, CMARK_NODE_CODE_BLOCK) || is_kind (node, CMARK_NODE_TEXT)
         || is_kind (node, CMARK_NODE_SOFTBREAK) || is_kind (node, CMARK_NODE_LINEBREAK)
         || is_kind (node, CMARK_NODE_CODE) || is_kind (node, CMARK_NODE_HTML_INLINE);
}

static char *
make_slug (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *slug = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (slug, c);
      else if ((g_unichar_isspace (c) || c == '-') && slug->len > 0
               && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (slug, FALSE);
}

/* The set remembers with each name the last number tried behind it, so that a thousand equal
 * headings do not search from 1 each time. */
static void
name_heading (Builder *self, PursuitDocumentNode *heading)
{
  g_autofree char *text = pursuit_document_node_dup_plain_text (heading);
  g_autofree char *slug = make_slug (text);
  const char *base = *slug != '\0' ? slug : "section";
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->anchors, base));
  g_autofree char *name = g_strdup (base);

  while (g_hash_table_contains (self->anchors, name))
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", base, ++number);
    }
  g_hash_table_replace (self->anchors, g_strdup (base), GUINT_TO_POINTER (number));
  if (!g_str_equal (name, base))
    g_hash_table_insert (self->anchors, g_strdup (name), NULL);
  heading->anchor = keep (self, name);
}

gboolean
pursuit_document_build (PursuitDocument *document, cmark_node *cmark_root, GError **error)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Builder self = { .document = document, .anchors = anchors };
  cmark_iter *iter;
  gboolean ok = TRUE;
  cmark_event_type event;

  g_assert (document != NULL);
  g_assert (cmark_root != NULL);

  cmark_consolidate_text_nodes (cmark_root);
  iter = cmark_iter_new (cmark_root);
  while (ok && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER)
        ok = enter (&self, node, is_leaf (node), error);
      else if (self.at != NULL)
        leave (&self);
    }
  cmark_iter_free (iter);

  for (guint i = 0; ok && i < document->headings->len; i++)
    name_heading (&self, g_ptr_array_index (document->headings, i));

  return ok;
}
