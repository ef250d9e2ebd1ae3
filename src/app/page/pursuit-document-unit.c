/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-unit-private.h"

/* FNV-1a, 64 bits: enough that two different blocks of one document never look alike. */
#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define HASH_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* Where in the tree the walk stands. */
typedef struct
{
  const PursuitDocumentUnit *unit;
  GArray *blocks;
  const PursuitDocumentNode *item; /* whose marker comes next */
  guint number;
  guint line_before; /* lines of the whole text before the document's first */
  guint level;
  gboolean ordered;
  gboolean tight;
  gboolean quoted;
} Walk;

static void walk_block (Walk *self, const PursuitDocumentNode *node);

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

  for (guint i = 0; i < pursuit_document_node_get_n_columns (node); i++)
    hash = hash_number (hash, pursuit_document_node_get_alignment (node, i));

  for (child = pursuit_document_node_get_first_child (node); child != NULL;
       child = pursuit_document_node_get_next (child))
    hash = hash_node (hash, child);

  return hash_number (hash, 0xfe);
}

static guint64
hash_block (const PursuitDocumentBlock *block)
{
  /* Of an item that is a block itself only the marker shows. */
  guint64 hash = block->node == block->item ? HASH_START : hash_node (HASH_START, block->node);

  if (block->item != NULL)
    {
      hash = hash_number (hash, 1 + pursuit_document_node_get_task_state (block->item));
      hash = hash_number (hash, block->ordered);
      hash = hash_number (hash, block->ordered ? block->number : 0);
    }
  hash = hash_number (hash, block->level);
  hash = hash_number (hash, block->tight);
  hash = hash_number (hash, block->quoted);

  return hash_number (hash, block->ends_list);
}

static void
add_block (Walk *self, const PursuitDocumentNode *node)
{
  PursuitDocumentBlock block = {
    .document = self->unit->document,
    .node = node,
    .item = self->item,
    .line = pursuit_document_node_get_start_line (node) + self->line_before,
    .number = self->number,
    .level = (guint16) self->level,
    .ordered = self->ordered != 0,
    .tight = self->tight != 0,
    .quoted = self->quoted != 0,
  };

  self->item = NULL;
  g_array_append_val (self->blocks, block);
}

/* An item that begins with something else than a paragraph has its marker on a line of its own. */
static void
add_marker (Walk *self)
{
  if (self->item != NULL)
    add_block (self, self->item);
}

static void
walk_children (Walk *self, const PursuitDocumentNode *parent)
{
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (parent);

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    walk_block (self, node);
}

static void
walk_item (Walk *self, const PursuitDocumentNode *item)
{
  self->item = item;
  walk_children (self, item);
  add_marker (self);
}

static void
walk_list (Walk *self, const PursuitDocumentNode *list)
{
  const PursuitDocumentNode *item = pursuit_document_node_get_first_child (list);
  guint number = pursuit_document_node_get_list_start (list);
  Walk inner;

  add_marker (self);
  inner = *self;
  inner.level++;
  inner.ordered = pursuit_document_node_is_ordered (list);
  inner.tight = pursuit_document_node_is_tight (list);
  for (; item != NULL; item = pursuit_document_node_get_next (item))
    {
      inner.number = number++;
      walk_item (&inner, item);
    }
}

static void
walk_quote (Walk *self, const PursuitDocumentNode *quote)
{
  Walk inner;

  add_marker (self);
  inner = *self;
  inner.level++;
  inner.quoted = TRUE;
  walk_children (&inner, quote);
}

static void
walk_block (Walk *self, const PursuitDocumentNode *node)
{
  switch ((guint) pursuit_document_node_get_kind (node))
    {
    case PURSUIT_NODE_HEADING:
    case PURSUIT_NODE_PARAGRAPH:
      add_block (self, node);
      break;
    case PURSUIT_NODE_CODE_BLOCK:
    case PURSUIT_NODE_RULE:
    case PURSUIT_NODE_TABLE:
      add_marker (self);
      add_block (self, node);
      break;
    case PURSUIT_NODE_QUOTE:
      walk_quote (self, node);
      break;
    case PURSUIT_NODE_LIST:
      walk_list (self, node);
      break;
    case PURSUIT_NODE_PAGE_BREAK:
      /* For paper only. */
      break;
    default:
      walk_children (self, node);
      break;
    }
}

void
pursuit_document_unit_flatten (const PursuitDocumentUnit *unit, GArray *blocks)
{
  guint first = blocks->len;
  Walk walk = {
    .unit = unit,
    .blocks = blocks,
    .line_before = unit->line - pursuit_document_node_get_start_line (unit->node),
    .number = unit->number,
    .level = unit->is_item ? 1 : 0,
    .ordered = unit->ordered,
    .tight = unit->tight,
  };

  if (unit->is_item)
    walk_item (&walk, unit->node);
  else
    walk_block (&walk, unit->node);

  /* However close the items stand, the list keeps its distance to what follows. */
  if (unit->ends_list && blocks->len > first)
    g_array_index (blocks, PursuitDocumentBlock, blocks->len - 1).ends_list = TRUE;
  for (guint i = first; i < blocks->len; i++)
    {
      PursuitDocumentBlock *block = &g_array_index (blocks, PursuitDocumentBlock, i);

      block->hash = hash_block (block);
    }
}

static guint
count_gaps (const PursuitDocumentNode *node)
{
  const PursuitDocumentNode *child = pursuit_document_node_get_first_child (node);
  guint n = pursuit_document_node_get_kind (node) == PURSUIT_NODE_GAP ? 1 : 0;

  for (; child != NULL; child = pursuit_document_node_get_next (child))
    n += count_gaps (child);

  return n;
}

void
pursuit_document_unit_count (PursuitDocumentUnit *unit)
{
  unit->n_words = pursuit_document_node_count_words (unit->node);
  unit->n_gaps = count_gaps (unit->node);
}

/* Walks down the lines of a text together with its nodes. */
typedef struct
{
  const char *text;
  gsize byte;
  guint line;
} Lines;

static gsize
find_line (Lines *self, guint line)
{
  while (self->line < line && self->text[self->byte] != '\0')
    {
      self->byte += strcspn (self->text + self->byte, "\r\n");
      if (self->text[self->byte] == '\r' && self->text[self->byte + 1] == '\n')
        self->byte++;
      if (self->text[self->byte] != '\0')
        self->byte++;
      self->line++;
    }

  return self->byte;
}

static void
add_unit (GArray *units, PursuitDocumentUnit *unit, Lines *lines, gsize byte, guint line)
{
  guint own_line = pursuit_document_node_get_start_line (unit->node);

  /* The parser does not know where a paragraph began that it tore a table off. */
  unit->byte = byte + find_line (lines, own_line);
  unit->line = line + MAX (own_line, lines->line) - 1;
  pursuit_document_unit_count (unit);
  g_array_append_val (units, *unit);
}

void
pursuit_document_units_add (
    GArray *units, PursuitDocument *document, gsize byte, guint line, gboolean continues)
{
  const PursuitDocumentNode *root = pursuit_document_get_root (document);
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (root);
  Lines lines = { pursuit_document_get_source (document, NULL), 0, 1 };

  for (; node != NULL; node = pursuit_document_node_get_next (node), continues = FALSE)
    {
      PursuitDocumentUnit unit = { .document = document, .node = node };

      if (pursuit_document_node_get_kind (node) != PURSUIT_NODE_LIST)
        {
          add_unit (units, &unit, &lines, byte, line);
          continue;
        }

      unit.is_item = TRUE;
      unit.continues = continues != 0;
      unit.ordered = pursuit_document_node_is_ordered (node) != 0;
      unit.tight = pursuit_document_node_is_tight (node) != 0;
      unit.number = pursuit_document_node_get_list_start (node);
      unit.node = pursuit_document_node_get_first_child (node);
      for (; unit.node != NULL; unit.node = pursuit_document_node_get_next (unit.node))
        {
          add_unit (units, &unit, &lines, byte, line);
          unit.continues = TRUE;
          unit.number++;
        }
    }
}
