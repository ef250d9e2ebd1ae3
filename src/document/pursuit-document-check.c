/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-check.h"

#include "document/pursuit-table-total-private.h"

#include <glib/gi18n-lib.h>

/* So much of a heading or a link is quoted, in characters. */
#define QUOTE_CHARS 60

typedef struct
{
  PursuitDocument *document;
  const PursuitDocumentCheck *check; /* (nullable) */
  GPtrArray *findings;
} Checker;

static char *
dup_quote (const PursuitDocumentNode *node)
{
  g_autofree char *text = pursuit_document_node_dup_plain_text (node);
  g_autofree char *part = NULL;

  if (g_utf8_strlen (text, -1) <= QUOTE_CHARS)
    return g_steal_pointer (&text);
  part = g_utf8_substring (text, 0, QUOTE_CHARS);

  return g_strconcat (part, "…", NULL);
}

static void
check_level (Checker *self, const PursuitDocumentNode *heading, guint level_before)
{
  guint level = pursuit_document_node_get_level (heading);
  g_autofree char *quote = NULL;

  if (level_before == 0 || level <= level_before + 1)
    return;

  quote = dup_quote (heading);
  pursuit_findings_add (
      self->findings, "skipped-level", pursuit_document_node_get_start_line (heading),
      g_strdup_printf (_ ("“%s” is a heading of level %u right below one of level %u; "
                          "take level %u"),
                       quote, level, level_before, level_before + 1));
}

static gboolean
shows_nothing (const PursuitDocumentNode *node)
{
  PursuitNodeKind kind = pursuit_document_node_get_kind (node);

  return kind == PURSUIT_NODE_RULE || kind == PURSUIT_NODE_PAGE_BREAK;
}

static void
check_section (Checker *self, const PursuitDocumentNode *heading)
{
  const PursuitDocumentNode *next = pursuit_document_node_get_next (heading);
  g_autofree char *quote = NULL;

  while (next != NULL && shows_nothing (next))
    next = pursuit_document_node_get_next (next);
  if (next != NULL
      && (pursuit_document_node_get_kind (next) != PURSUIT_NODE_HEADING
          || pursuit_document_node_get_level (next) > pursuit_document_node_get_level (heading)))
    return;

  quote = dup_quote (heading);
  pursuit_findings_add (
      self->findings, "empty-section", pursuit_document_node_get_start_line (heading),
      g_strdup_printf (_ ("Nothing stands below “%s”; write the section or take the heading out"),
                       quote));
}

static void
check_headings (Checker *self)
{
  const PursuitDocumentNode *node
      = pursuit_document_node_get_first_child (pursuit_document_get_root (self->document));
  guint level = 0;

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    if (pursuit_document_node_get_kind (node) == PURSUIT_NODE_HEADING)
      {
        check_level (self, node, level);
        check_section (self, node);
        level = pursuit_document_node_get_level (node);
      }
}

static void
check_link (Checker *self, const PursuitDocumentNode *link)
{
  const char *url = pursuit_document_node_get_url (link);
  g_autofree char *quote = NULL;
  char *text;

  if (url != NULL && *url != '\0'
      && (*url != '#' || pursuit_document_find_anchor (self->document, url + 1) != NULL))
    return;

  quote = dup_quote (link);
  if (url != NULL && *url == '#')
    text = g_strdup_printf (_ ("The link “%s” leads to “%s”, and no heading has that name"), quote,
                            url);
  else
    text = g_strdup_printf (_ ("The link “%s” leads nowhere; give it an address"), quote);
  pursuit_findings_add (self->findings, "dead-link", pursuit_document_node_get_start_line (link),
                        text);
}

static void
check_paragraph (Checker *self, const PursuitDocumentNode *paragraph)
{
  guint n_words = pursuit_document_node_count_words (paragraph);

  if (n_words <= PURSUIT_DOCUMENT_PARAGRAPH_WORDS)
    return;

  pursuit_findings_add (
      self->findings, "long-paragraph", pursuit_document_node_get_start_line (paragraph),
      g_strdup_printf (_ ("This paragraph has %u words; with more than %u people stop reading: "
                          "make two of it"),
                       n_words, PURSUIT_DOCUMENT_PARAGRAPH_WORDS));
}

static void
add_about_table (Checker *self, const char *code, const PursuitDocumentNode *table, char *text)
{
  PursuitFinding *finding = pursuit_findings_add (
      self->findings, code, pursuit_document_node_get_start_line (table), text);

  if (finding != NULL)
    finding->end_line = pursuit_document_node_get_end_line (table);
}

static void
check_table (Checker *self, const PursuitDocumentNode *table)
{
  const PursuitDocumentCheck *check = self->check;
  g_autofree char *said = NULL;
  g_autofree char *right = NULL;
  PursuitTableTotal total;

  if (!pursuit_table_total_read (table, &total))
    return;

  said = pursuit_money_format (total.total, total.currency, &PURSUIT_NUMBER_STYLE_PLAIN, TRUE);
  if (total.total != total.sum)
    {
      right = pursuit_money_format (total.sum, total.currency, &PURSUIT_NUMBER_STYLE_PLAIN, TRUE);
      add_about_table (
          self, "table-total", table,
          g_strdup_printf (_ ("The rows of the table come to %s, its last row says %s"), right,
                           said));
    }
  else if (check != NULL && check->has_deal_size && check->currency != NULL
           && g_strcmp0 (total.currency, check->currency) == 0 && total.total != check->deal_size)
    {
      right = pursuit_money_format (check->deal_size, check->currency, &PURSUIT_NUMBER_STYLE_PLAIN,
                                    TRUE);
      add_about_table (
          self, "deal-size", table,
          g_strdup_printf (_ ("The table comes to %s, but the deal size is %s"), said, right));
    }
}

/* As deep as a document goes, which has its limit. */
static void
check_below (Checker *self, const PursuitDocumentNode *parent)
{
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (parent);

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    {
      switch ((guint) pursuit_document_node_get_kind (node))
        {
        case PURSUIT_NODE_LINK:
          check_link (self, node);
          break;
        case PURSUIT_NODE_PARAGRAPH:
          check_paragraph (self, node);
          break;
        case PURSUIT_NODE_TABLE:
          check_table (self, node);
          break;
        default:
          break;
        }
      check_below (self, node);
    }
}

void
pursuit_document_check (PursuitDocument *document,
                        const PursuitDocumentCheck *check,
                        GPtrArray *findings)
{
  Checker checker = { document, check, findings };

  g_return_if_fail (document != NULL);
  g_return_if_fail (findings != NULL);

  check_headings (&checker);
  check_below (&checker, pursuit_document_get_root (document));
  pursuit_findings_sort (findings);
}

guint
pursuit_document_reading_minutes (guint n_words)
{
  return n_words / PURSUIT_DOCUMENT_WORDS_A_MINUTE
         + (n_words % PURSUIT_DOCUMENT_WORDS_A_MINUTE > 0 ? 1 : 0);
}
