/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-document-blocks.h"

/* FNV-1a, 64 bits: enough that two different blocks of one document never look alike. */
#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define HASH_PRIME G_GUINT64_CONSTANT (0x100000001b3)

struct _PursuitDocumentBlocks
{
  gatomicrefcount references;
  PursuitDocument *document;
  GArray *blocks;
};

G_DEFINE_BOXED_TYPE (PursuitDocumentBlocks,
                     pursuit_document_blocks,
                     pursuit_document_blocks_ref,
                     pursuit_document_blocks_unref)

static guint64
hash_number (guint64 hash, guint64 number)
{
  return (hash ^ number) * HASH_PRIME;
}

static guint64
hash_text (guint64 hash, const char *text)
{
  for (const char *byte = text; byte != NULL && *byte != '\0'; byte++)
    hash = hash_number (hash, (guint8) *byte);

  /* No byte of UTF-8: where one text ends and the next begins counts too. */
  return hash_number (hash, 0xff);
}

static guint64
hash_node (guint64 hash, const PursuitDocumentNode *node)
{
  const PursuitDocumentNode *child;

  hash = hash_number (hash, pursuit_document_node_get_kind (node));
  hash = hash_text (hash, pursuit_document_node_get_text (node));
  hash = hash_text (hash, pursuit_document_node_get_url (node));
  hash = hash_text (hash, pursuit_document_node_get_title (node));
  hash = hash_number (hash, pursuit_document_node_get_level (node));
  hash = hash_number (hash, pursuit_document_node_is_ordered (node));
  hash = hash_number (hash, pursuit_document_node_get_list_start (node));
  hash = hash_number (hash, pursuit_document_node_is_tight (node));
  hash = hash_number (hash, pursuit_document_node_get_task_state (node));

  for (guint i = 0; i < pursuit_document_node_get_n_columns (node); i++)
    hash = hash_number (hash, pursuit_document_node_get_alignment (node, i));

  for (child = pursuit_document_node_get_first_child (node); child != NULL;
       child = pursuit_document_node_get_next (child))
    hash = hash_node (hash, child);

  return hash_number (hash, 0xfe);
}

PursuitDocumentBlocks *
pursuit_document_blocks_new (PursuitDocument *document)
{
  PursuitDocumentBlocks *self;
  const PursuitDocumentNode *node;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_new0 (PursuitDocumentBlocks, 1);
  g_atomic_ref_count_init (&self->references);
  self->document = pursuit_document_ref (document);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentBlock));

  node = pursuit_document_node_get_first_child (pursuit_document_get_root (document));
  for (; node != NULL; node = pursuit_document_node_get_next (node))
    {
      PursuitDocumentBlock block = { node, hash_node (HASH_START, node) };

      /* A page break is for paper only. */
      if (pursuit_document_node_get_kind (node) != PURSUIT_NODE_PAGE_BREAK)
        g_array_append_val (self->blocks, block);
    }

  return self;
}

PursuitDocumentBlocks *
pursuit_document_blocks_ref (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pursuit_document_blocks_unref (PursuitDocumentBlocks *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->document, pursuit_document_unref);
  g_free (self);
}

PursuitDocument *
pursuit_document_blocks_get_document (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

guint
pursuit_document_blocks_get_length (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const PursuitDocumentBlock *
pursuit_document_blocks_get (PursuitDocumentBlocks *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, PursuitDocumentBlock, index);
}
