/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-markdown-private.h"

#define NODES_PER_BLOCK 128u
#define STRING_CHUNK_BYTES 4096

G_DEFINE_BOXED_TYPE (PursuitDocument,
                     pursuit_document,
                     pursuit_document_ref,
                     pursuit_document_unref)

PursuitDocumentNode *
pursuit_document_add_node (PursuitDocument *self, PursuitNodeKind kind)
{
  guint place = self->n_nodes % NODES_PER_BLOCK;
  PursuitDocumentNode *node;

  if (place == 0)
    g_ptr_array_add (self->blocks, g_new0 (PursuitDocumentNode, NODES_PER_BLOCK));

  node = (PursuitDocumentNode *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + place;
  node->kind = kind;
  node->text = "";
  node->title = "";
  self->n_nodes++;

  return node;
}

static const PursuitDocumentNode *
get_root (PursuitDocument *self)
{
  return g_ptr_array_index (self->blocks, 0);
}

static char *
make_title (PursuitDocument *self)
{
  const PursuitDocumentNode *best = NULL;

  for (guint i = 0; i < self->headings->len; i++)
    {
      const PursuitDocumentNode *heading = g_ptr_array_index (self->headings, i);

      if (best == NULL || heading->number < best->number)
        best = heading;
    }

  return best != NULL ? g_strstrip (pursuit_document_node_dup_plain_text (best)) : g_strdup ("");
}

PursuitDocument *
pursuit_document_new (const char *markdown, gssize length, GError **error)
{
  g_autoptr (PursuitDocument) self = NULL;
  cmark_node *cmark_root;
  gboolean built;
  gsize size;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  size = length < 0 ? strlen (markdown) : (gsize) length;
  if (!pursuit_markdown_check (markdown, size, error))
    return NULL;
  if (!g_utf8_validate_len (markdown, size, NULL))
    {
      g_set_error_literal (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_ENCODING,
                           _ ("The text is not UTF-8. Save it as UTF-8 and try again."));
      return NULL;
    }

  self = g_new0 (PursuitDocument, 1);
  g_atomic_ref_count_init (&self->references);
  self->source = g_bytes_new_take (g_strndup (markdown, size), size);
  self->strings = g_string_chunk_new (STRING_CHUNK_BYTES);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->headings = g_ptr_array_new ();

  cmark_root = pursuit_markdown_parse (markdown, size, PURSUIT_MARKDOWN_ALL, NULL);
  built = pursuit_document_build (self, cmark_root, error);
  cmark_node_free (cmark_root);
  if (!built)
    return NULL;
  self->title = make_title (self);

  return g_steal_pointer (&self);
}

PursuitDocument *
pursuit_document_ref (PursuitDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
pursuit_document_unref (PursuitDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_bytes_unref (self->source);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->headings);
  g_free (self->title);
  g_free (self);
}

const PursuitDocumentNode *
pursuit_document_get_root (PursuitDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_root (self);
}

const char *
pursuit_document_get_source (PursuitDocument *self, gsize *length)
{
  gsize size;
  const char *source;

  g_return_val_if_fail (self != NULL, NULL);

  source = g_bytes_get_data (self->source, &size);
  if (length != NULL)
    *length = size;

  /* An empty GBytes has no data at all. */
  return source != NULL ? source : "";
}

const char *
pursuit_document_get_title (PursuitDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const GPtrArray *
pursuit_document_get_headings (PursuitDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->headings;
}

const PursuitDocumentNode *
pursuit_document_find_anchor (PursuitDocument *self, const char *anchor)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (anchor != NULL, NULL);

  for (guint i = 0; i < self->headings->len; i++)
    {
      const PursuitDocumentNode *heading = g_ptr_array_index (self->headings, i);

      if (g_strcmp0 (heading->anchor, anchor) == 0)
        return heading;
    }

  return NULL;
}

const PursuitDocumentNode *
pursuit_document_find_line (PursuitDocument *self, guint line)
{
  const PursuitDocumentNode *found;
  const PursuitDocumentNode *child;

  g_return_val_if_fail (self != NULL, NULL);

  found = get_root (self);
  child = found->first_child;
  while (child != NULL && child->kind < PURSUIT_NODE_TEXT)
    {
      const PursuitDocumentNode *last = NULL;

      for (; child != NULL && child->start_line <= line; child = child->next)
        {
          last = child;
          if (child->end_line >= line)
            break;
        }
      if (last == NULL)
        break;
      found = last;
      child = last->first_child;
    }

  return found;
}

guint
pursuit_document_count_words (PursuitDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_document_node_count_words (get_root (self));
}
