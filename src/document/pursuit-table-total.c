/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-table-total-private.h"

#include <string.h>

/* Fewer rows have nothing to sum up: the head, two rows and the total. */
#define MIN_ROWS 4

static const PursuitDocumentNode *
get_last_child (const PursuitDocumentNode *parent)
{
  const PursuitDocumentNode *last = NULL;
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (parent);

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    last = node;

  return last;
}

/* Bold, or in so many words in a language that proposals are written in. */
static gboolean
is_total (const PursuitDocumentNode *row)
{
  static const char *const words[]
      = { "total", "sum", "gesamt", "summe", "totale", "somme", "suma", "totaal" };
  const PursuitDocumentNode *cell = pursuit_document_node_get_first_child (row);
  const PursuitDocumentNode *first = pursuit_document_node_get_first_child (cell);
  g_autofree char *text = pursuit_document_node_dup_plain_text (cell);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (first != NULL && pursuit_document_node_get_kind (first) == PURSUIT_NODE_STRONG)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i]) && !g_ascii_isalpha (lower[strlen (words[i])]))
      return TRUE;

  return FALSE;
}

/* The sign that one of the figures proves; the whole column is written alike. */
static char
guess_sign (const PursuitDocumentNode *table)
{
  const PursuitDocumentNode *head = pursuit_document_node_get_first_child (table);
  const PursuitDocumentNode *row = pursuit_document_node_get_next (head);
  char sign = 0;

  for (; row != NULL && sign == 0; row = pursuit_document_node_get_next (row))
    {
      g_autofree char *text = pursuit_document_node_dup_plain_text (get_last_child (row));

      sign = pursuit_decimal_guess_sign (text);
    }

  return sign;
}

static gboolean
read_figure (const PursuitDocumentNode *row, char sign, gint64 *minor, const char **currency)
{
  g_autofree char *text = pursuit_document_node_dup_plain_text (get_last_child (row));
  const char *own = NULL;

  if (!pursuit_money_parse (text, *currency, sign, minor, &own, NULL))
    return FALSE;
  if (own != NULL)
    *currency = own;

  return TRUE;
}

/* "Sum, EUR" */
static const char *
find_currency (const PursuitDocumentNode *head)
{
  g_autofree char *text = pursuit_document_node_dup_plain_text (get_last_child (head));
  g_auto (GStrv) words = g_strsplit_set (text, " ,()[]/:;", -1);
  const char *currency = NULL;

  for (guint i = 0; words[i] != NULL && currency == NULL; i++)
    if (*words[i] != '\0')
      currency = pursuit_currency_from_symbol (words[i]);

  return currency;
}

gboolean
pursuit_table_total_read (const PursuitDocumentNode *table, PursuitTableTotal *total)
{
  const PursuitDocumentNode *head = pursuit_document_node_get_first_child (table);
  const PursuitDocumentNode *last = get_last_child (table);
  const PursuitDocumentNode *row = head;
  char sign = guess_sign (table);
  guint n_rows = 1;

  *total = (PursuitTableTotal){ .currency = find_currency (head) };
  if (last == head || pursuit_document_node_get_n_columns (table) < 2 || !is_total (last)
      || !read_figure (last, sign, &total->total, &total->currency))
    return FALSE;

  while ((row = pursuit_document_node_get_next (row)) != last)
    {
      gint64 value;

      n_rows++;
      if (!read_figure (row, sign, &value, &total->currency)
          || !pursuit_money_add (total->sum, value, &total->sum))
        return FALSE;
    }

  return n_rows + 1 >= MIN_ROWS;
}
