/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitNodeKind:
 * @PURSUIT_NODE_DOCUMENT: the root; holds blocks
 * @PURSUIT_NODE_HEADING: holds inlines; pursuit_document_node_get_level(), get_anchor()
 * @PURSUIT_NODE_PARAGRAPH: holds inlines
 * @PURSUIT_NODE_QUOTE: holds blocks
 * @PURSUIT_NODE_LIST: holds items; is_ordered(), get_list_start(), is_tight()
 * @PURSUIT_NODE_ITEM: holds blocks; get_task_state()
 * @PURSUIT_NODE_CODE_BLOCK: a leaf; get_text(), get_info(). A block of raw HTML arrives as one
 *   of these with the info "html", so that it is seen and never rendered
 * @PURSUIT_NODE_RULE: a thematic break, a leaf
 * @PURSUIT_NODE_PAGE_BREAK: a comment line `<!-- page-break -->`, a leaf: on paper the next
 *   block starts a page, elsewhere nothing shows
 * @PURSUIT_NODE_TABLE: holds rows, the first is the head; get_n_columns(), get_alignment()
 * @PURSUIT_NODE_ROW: holds exactly as many cells as the table has columns; is_header()
 * @PURSUIT_NODE_CELL: holds inlines
 * @PURSUIT_NODE_TEXT: an inline leaf; get_text()
 * @PURSUIT_NODE_EMPHASIS: holds inlines
 * @PURSUIT_NODE_STRONG: holds inlines
 * @PURSUIT_NODE_STRIKE: holds inlines
 * @PURSUIT_NODE_CODE: an inline leaf; get_text()
 * @PURSUIT_NODE_LINK: holds inlines; get_url() is %NULL when the link was made inert
 * @PURSUIT_NODE_IMAGE: holds the alternative text as inlines; get_url() as for links. Nothing
 *   is ever loaded: the text stands for the picture
 * @PURSUIT_NODE_GAP: a template variable without a value; holds the text to show,
 *   pursuit_document_node_get_title() is the variable's name. See pursuit-template-text.h
 * @PURSUIT_NODE_SOFT_BREAK: a line end of the source inside a paragraph, a leaf
 * @PURSUIT_NODE_HARD_BREAK: a line break that was asked for, a leaf
 *
 * What a node is. Blocks come first: see pursuit_document_node_is_block().
 */
typedef enum
{
  PURSUIT_NODE_DOCUMENT,
  PURSUIT_NODE_HEADING,
  PURSUIT_NODE_PARAGRAPH,
  PURSUIT_NODE_QUOTE,
  PURSUIT_NODE_LIST,
  PURSUIT_NODE_ITEM,
  PURSUIT_NODE_CODE_BLOCK,
  PURSUIT_NODE_RULE,
  PURSUIT_NODE_PAGE_BREAK,
  PURSUIT_NODE_TABLE,
  PURSUIT_NODE_ROW,
  PURSUIT_NODE_CELL,

  PURSUIT_NODE_TEXT,
  PURSUIT_NODE_EMPHASIS,
  PURSUIT_NODE_STRONG,
  PURSUIT_NODE_STRIKE,
  PURSUIT_NODE_CODE,
  PURSUIT_NODE_LINK,
  PURSUIT_NODE_IMAGE,
  PURSUIT_NODE_GAP,
  PURSUIT_NODE_SOFT_BREAK,
  PURSUIT_NODE_HARD_BREAK,
} PursuitNodeKind;

/**
 * PursuitTaskState:
 * @PURSUIT_TASK_NONE: an ordinary list item
 * @PURSUIT_TASK_OPEN: `[ ]`
 * @PURSUIT_TASK_DONE: `[x]`
 */
typedef enum
{
  PURSUIT_TASK_NONE,
  PURSUIT_TASK_OPEN,
  PURSUIT_TASK_DONE,
} PursuitTaskState;

/**
 * PursuitColumnAlignment:
 * @PURSUIT_COLUMN_START: no alignment was given, or left
 * @PURSUIT_COLUMN_CENTER: `:-:`
 * @PURSUIT_COLUMN_END: `-:`, as numbers want it
 */
typedef enum
{
  PURSUIT_COLUMN_START,
  PURSUIT_COLUMN_CENTER,
  PURSUIT_COLUMN_END,
} PursuitColumnAlignment;

/**
 * PursuitDocumentNode:
 *
 * One node of a #PursuitDocument. The document owns it, nothing changes it, and it lives as long
 * as the document: hold a reference to that while you walk. The tree is never deeper than
 * %PURSUIT_DOCUMENT_MAX_DEPTH, so a recursive walk is safe. Any thread may read it.
 */
typedef struct _PursuitDocumentNode PursuitDocumentNode;

/**
 * pursuit_document_node_get_kind:
 * @self: a node
 *
 * Returns: what it is
 */
PursuitNodeKind pursuit_document_node_get_kind (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_is_block:
 * @self: a node
 *
 * Returns: %TRUE for blocks, rows and cells, %FALSE for inlines
 */
gboolean pursuit_document_node_is_block (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_parent:
 * @self: a node
 *
 * Returns: (nullable): what holds it; %NULL for the root
 */
const PursuitDocumentNode *pursuit_document_node_get_parent (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_first_child:
 * @self: a node
 *
 * Returns: (nullable): the first node it holds
 */
const PursuitDocumentNode *pursuit_document_node_get_first_child (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_next:
 * @self: a node
 *
 * Returns: (nullable): the node after it in the same parent
 */
const PursuitDocumentNode *pursuit_document_node_get_next (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_start_line:
 * @self: a node
 *
 * Returns: the first source line, counted from 1; an inline answers for its block
 */
guint pursuit_document_node_get_start_line (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_end_line:
 * @self: a node
 *
 * Returns: the last source line, at least the first one; a parent's range holds its children's
 */
guint pursuit_document_node_get_end_line (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_text:
 * @self: a node
 *
 * Returns: the text of a text, code or code block node, without markup; "" for all others
 */
const char *pursuit_document_node_get_text (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_url:
 * @self: a node
 *
 * Only targets that pursuit_link_is_safe() lets through are kept.
 *
 * Returns: (nullable): the target of a link or image, not escaped; %NULL if there is none
 */
const char *pursuit_document_node_get_url (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_title:
 * @self: a node
 *
 * Returns: the title of a link or image, the variable's name of a gap, else ""
 */
const char *pursuit_document_node_get_title (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_info:
 * @self: a node
 *
 * Returns: what follows the opening fence of a code block, else ""
 */
const char *pursuit_document_node_get_info (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_anchor:
 * @self: a node
 *
 * Returns: (nullable): a heading's name for links within the document ("#price" leads to
 *   "price"), made of its letters and digits and unique in the document; %NULL for others
 */
const char *pursuit_document_node_get_anchor (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_level:
 * @self: a node
 *
 * Returns: 1 to 6 for a heading, else 0
 */
guint pursuit_document_node_get_level (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_is_ordered:
 * @self: a node
 *
 * Returns: %TRUE for a numbered list
 */
gboolean pursuit_document_node_is_ordered (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_list_start:
 * @self: a node
 *
 * Returns: the number of the first item of a numbered list, else 0
 */
guint pursuit_document_node_get_list_start (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_is_tight:
 * @self: a node
 *
 * Returns: %TRUE for a list whose items stand close together
 */
gboolean pursuit_document_node_is_tight (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_task_state:
 * @self: a node
 *
 * Returns: whether an item is a task, and done
 */
PursuitTaskState pursuit_document_node_get_task_state (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_n_columns:
 * @self: a node
 *
 * Returns: how many columns a table has, else 0
 */
guint pursuit_document_node_get_n_columns (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_get_alignment:
 * @self: a table
 * @column: counted from 0; beyond the last column the answer is %PURSUIT_COLUMN_START
 *
 * Returns: how the column is aligned
 */
PursuitColumnAlignment pursuit_document_node_get_alignment (const PursuitDocumentNode *self,
                                                            guint column);

/**
 * pursuit_document_node_is_header:
 * @self: a node
 *
 * Returns: %TRUE for the head row of a table
 */
gboolean pursuit_document_node_is_header (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_dup_plain_text:
 * @self: a node
 *
 * Gathers the text below a node without any markup; breaks become one space.
 *
 * Returns: (transfer full): the text, such as a heading's for an outline
 */
char *pursuit_document_node_dup_plain_text (const PursuitDocumentNode *self);

/**
 * pursuit_document_node_count_words:
 * @self: a node
 *
 * Returns: how many words a reader sees of it and everything below it
 */
guint pursuit_document_node_count_words (const PursuitDocumentNode *self);

G_END_DECLS
