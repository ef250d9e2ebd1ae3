/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-node-private.h"

const PursuitDocumentNode *
pursuit_document_node_walk (const PursuitDocumentNode *self, const PursuitDocumentNode *root)
{
  g_assert (self != NULL);
  g_assert (root != NULL);

  if (self->first_child != NULL)
    return self->first_child;

  while (self != root && self->next == NULL)
    self = self->parent;

  return self == root ? NULL : self->next;
}

PursuitNodeKind
pursuit_document_node_get_kind (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_NODE_DOCUMENT);

  return self->kind;
}

gboolean
pursuit_document_node_is_block (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind < PURSUIT_NODE_TEXT;
}

const PursuitDocumentNode *
pursuit_document_node_get_parent (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parent;
}

const PursuitDocumentNode *
pursuit_document_node_get_first_child (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->first_child;
}

const PursuitDocumentNode *
pursuit_document_node_get_next (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next;
}

guint
pursuit_document_node_get_start_line (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start_line;
}

guint
pursuit_document_node_get_end_line (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end_line;
}

const char *
pursuit_document_node_get_text (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->text;
}

const char *
pursuit_document_node_get_url (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

const char *
pursuit_document_node_get_title (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->kind == PURSUIT_NODE_CODE_BLOCK ? "" : self->title;
}

const char *
pursuit_document_node_get_info (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->kind == PURSUIT_NODE_CODE_BLOCK ? self->title : "";
}

const char *
pursuit_document_node_get_anchor (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->anchor;
}

guint
pursuit_document_node_get_level (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == PURSUIT_NODE_HEADING ? self->number : 0;
}

gboolean
pursuit_document_node_is_ordered (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ordered;
}

guint
pursuit_document_node_get_list_start (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == PURSUIT_NODE_LIST && self->ordered ? self->number : 0;
}

gboolean
pursuit_document_node_is_tight (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->tight;
}

PursuitTaskState
pursuit_document_node_get_task_state (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_TASK_NONE);

  return self->task;
}

guint
pursuit_document_node_get_n_columns (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == PURSUIT_NODE_TABLE ? self->number : 0;
}

PursuitColumnAlignment
pursuit_document_node_get_alignment (const PursuitDocumentNode *self, guint column)
{
  g_return_val_if_fail (self != NULL, PURSUIT_COLUMN_START);

  if (self->kind != PURSUIT_NODE_TABLE || column >= self->number)
    return PURSUIT_COLUMN_START;

  return self->alignments[column];
}

gboolean
pursuit_document_node_is_header (const PursuitDocumentNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->header;
}

char *
pursuit_document_node_dup_plain_text (const PursuitDocumentNode *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (const PursuitDocumentNode *node = self; node != NULL;
       node = pursuit_document_node_walk (node, self))
    {
      if (node->kind == PURSUIT_NODE_SOFT_BREAK || node->kind == PURSUIT_NODE_HARD_BREAK)
        g_string_append_c (text, ' ');
      else
        g_string_append (text, node->text);
    }

  return g_string_free (text, FALSE);
}

/* Adds one to every new word of a text node; @inside carries over markup within a word. */
static guint
count_words (const char *text, gboolean *inside)
{
  guint words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        *inside = FALSE;
      else if (!*inside && g_unichar_isalnum (c))
        {
          *inside = TRUE;
          words++;
        }
    }

  return words;
}

guint
pursuit_document_node_count_words (const PursuitDocumentNode *self)
{
  gboolean inside = FALSE;
  guint words = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (const PursuitDocumentNode *node = self; node != NULL;
       node = pursuit_document_node_walk (node, self))
    {
      if (node->kind < PURSUIT_NODE_TEXT || node->kind >= PURSUIT_NODE_SOFT_BREAK)
        inside = FALSE;
      words += count_words (node->text, &inside);
    }

  return words;
}
