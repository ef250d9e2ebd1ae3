/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-document-buffer.h"

#include "app/pursuit-document-flow.h"
#include "app/pursuit-document-tags.h"

/* How long one turn of the main loop may write, in microseconds. */
#define BUDGET_US 2000

/* A block that stands in the text. */
typedef struct
{
  guint64 hash;
  guint n_chars;
  guint line;
  GArray *links; /* owned */
} Piece;

struct _PursuitDocumentBuffer
{
  GtkTextBuffer parent_instance;

  PursuitDocumentBlocks *blocks; /* nullable until the first document */
  GArray *pieces;

  guint next;    /* the piece and block that the work has come to */
  guint end;     /* the block where it ends, exclusive */
  guint n_stale; /* pieces from next on that are to go */
  guint offset;  /* of next, in characters */
  guint source;  /* the idle source while there is work, else 0 */
};

enum
{
  SIGNAL_TABLE_ADDED,
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitDocumentBuffer, pursuit_document_buffer, GTK_TYPE_TEXT_BUFFER)

static Piece *
get_piece (PursuitDocumentBuffer *self, guint index)
{
  return &g_array_index (self->pieces, Piece, index);
}

static void
clear_piece (gpointer data)
{
  g_clear_pointer (&((Piece *) data)->links, g_array_unref);
}

static guint
get_offset (PursuitDocumentBuffer *self, guint index)
{
  guint offset = 0;

  for (guint i = 0; i < index; i++)
    offset += get_piece (self, i)->n_chars;

  return offset;
}

static void
remove_piece (PursuitDocumentBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, self->offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                      self->offset + get_piece (self, self->next)->n_chars);
  gtk_text_buffer_delete (buffer, &start, &end);
  g_array_remove_index (self->pieces, self->next);
  self->n_stale--;
}

static void
add_table (PursuitDocumentBuffer *self, GtkTextIter *at, const PursuitDocumentNode *table)
{
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (GTK_TEXT_BUFFER (self), at);

  g_signal_emit (self, signals[SIGNAL_TABLE_ADDED], 0, anchor, (gpointer) table);
}

static void
insert_text (PursuitDocumentBuffer *self, PursuitDocumentFlow *flow, GtkTextIter *at)
{
  const gsize placeholder = strlen ("\xef\xbf\xbc");
  gsize done = 0;

  for (guint i = 0; i < flow->tables->len; i++)
    {
      PursuitDocumentTableSlot *slot = &g_array_index (flow->tables, PursuitDocumentTableSlot, i);

      gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), at, flow->text->str + done,
                              (int) (slot->byte - done));
      add_table (self, at, slot->node);
      done = slot->byte + placeholder;
    }

  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), at, flow->text->str + done,
                          (int) (flow->text->len - done));
}

static void
apply_spans (PursuitDocumentBuffer *self, PursuitDocumentFlow *flow)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter first;
  GtkTextIter last;

  /* Two headings that met when the block between them went are one run of their tag, and text
   * that comes between them again would wear it. */
  gtk_text_buffer_get_iter_at_offset (buffer, &first, self->offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, self->offset + flow->n_chars);
  gtk_text_buffer_remove_all_tags (buffer, &first, &last);

  for (guint i = 0; i < flow->spans->len; i++)
    {
      PursuitDocumentSpan *span = &g_array_index (flow->spans, PursuitDocumentSpan, i);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, self->offset + span->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, self->offset + span->end);
      gtk_text_buffer_apply_tag (buffer, span->tag, &start, &end);
    }
}

static void
insert_block (PursuitDocumentBuffer *self, const PursuitDocumentBlock *block)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (PursuitDocumentFlow) flow
      = pursuit_document_flow_new (block->node, gtk_text_buffer_get_tag_table (buffer));
  Piece piece = { block->hash, flow->n_chars, pursuit_document_node_get_start_line (block->node),
                  g_array_ref (flow->links) };
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, self->offset);
  insert_text (self, flow, &at);
  apply_spans (self, flow);

  g_array_insert_val (self->pieces, self->next, piece);
  self->next++;
  self->offset += flow->n_chars;
}

static gboolean
has_work (PursuitDocumentBuffer *self)
{
  return self->n_stale > 0 || self->next < self->end;
}

static void
work (PursuitDocumentBuffer *self)
{
  gint64 until = g_get_monotonic_time () + BUDGET_US;

  /* One out, one in: what is below moves as little as can be while the work lasts. */
  do
    {
      if (self->n_stale > 0)
        remove_piece (self);
      if (self->next < self->end)
        insert_block (self, pursuit_document_blocks_get (self->blocks, self->next));
    }
  while (has_work (self) && g_get_monotonic_time () < until);

  if (!has_work (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static gboolean
on_idle (gpointer data)
{
  PursuitDocumentBuffer *self = data;

  work (self);
  if (has_work (self))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static guint
count_equal_start (PursuitDocumentBuffer *self)
{
  guint n = MIN (self->pieces->len, pursuit_document_blocks_get_length (self->blocks));
  guint i = 0;

  while (i < n && get_piece (self, i)->hash == pursuit_document_blocks_get (self->blocks, i)->hash)
    i++;

  return i;
}

static guint
count_equal_end (PursuitDocumentBuffer *self, guint start)
{
  guint n_pieces = self->pieces->len;
  guint n_blocks = pursuit_document_blocks_get_length (self->blocks);
  guint n = MIN (n_pieces, n_blocks) - start;
  guint i = 0;

  while (i < n
         && get_piece (self, n_pieces - i - 1)->hash
                == pursuit_document_blocks_get (self->blocks, n_blocks - i - 1)->hash)
    i++;

  return i;
}

/* Equal blocks may have moved in the source. */
static void
update_lines (PursuitDocumentBuffer *self, guint piece, guint block, guint n)
{
  for (guint i = 0; i < n; i++)
    get_piece (self, piece + i)->line = pursuit_document_node_get_start_line (
        pursuit_document_blocks_get (self->blocks, block + i)->node);
}

void
pursuit_document_buffer_set_blocks (PursuitDocumentBuffer *self, PursuitDocumentBlocks *blocks)
{
  guint n_start;
  guint n_end;

  g_return_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self));
  g_return_if_fail (blocks != NULL);

  pursuit_document_blocks_ref (blocks);
  g_clear_pointer (&self->blocks, pursuit_document_blocks_unref);
  self->blocks = blocks;

  n_start = count_equal_start (self);
  n_end = count_equal_end (self, n_start);
  update_lines (self, 0, 0, n_start);
  update_lines (self, self->pieces->len - n_end,
                pursuit_document_blocks_get_length (blocks) - n_end, n_end);

  self->next = n_start;
  self->end = pursuit_document_blocks_get_length (blocks) - n_end;
  self->n_stale = self->pieces->len - n_start - n_end;
  self->offset = get_offset (self, n_start);

  work (self);
  if (has_work (self) && self->source == 0)
    self->source = g_idle_add (on_idle, self);
  else if (!has_work (self))
    g_clear_handle_id (&self->source, g_source_remove);
}

PursuitDocument *
pursuit_document_buffer_get_document (PursuitDocumentBuffer *self)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self), NULL);

  return self->blocks != NULL ? pursuit_document_blocks_get_document (self->blocks) : NULL;
}

gboolean
pursuit_document_buffer_is_settled (PursuitDocumentBuffer *self)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self), FALSE);

  return !has_work (self);
}

const char *
pursuit_document_buffer_find_link (PursuitDocumentBuffer *self, const GtkTextIter *iter)
{
  guint offset;
  guint start = 0;
  guint i = 0;

  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self), NULL);
  g_return_val_if_fail (iter != NULL, NULL);

  offset = gtk_text_iter_get_offset (iter);
  while (i < self->pieces->len && offset >= start + get_piece (self, i)->n_chars)
    start += get_piece (self, i++)->n_chars;
  if (i == self->pieces->len)
    return NULL;

  for (guint j = 0; j < get_piece (self, i)->links->len; j++)
    {
      PursuitDocumentLink *link
          = &g_array_index (get_piece (self, i)->links, PursuitDocumentLink, j);

      if (offset >= start + link->start && offset < start + link->end)
        return link->url;
    }

  return NULL;
}

gboolean
pursuit_document_buffer_get_iter_at_source (PursuitDocumentBuffer *self,
                                            guint line,
                                            GtkTextIter *iter)
{
  guint index = 0;

  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self), FALSE);
  g_return_val_if_fail (iter != NULL, FALSE);

  if (self->pieces->len == 0)
    return FALSE;

  while (index + 1 < self->pieces->len && get_piece (self, index + 1)->line <= line)
    index++;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), iter, get_offset (self, index));

  return TRUE;
}

PursuitDocumentBuffer *
pursuit_document_buffer_new (void)
{
  g_autoptr (GtkTextTagTable) tags = pursuit_document_tags_new ();

  return g_object_new (PURSUIT_TYPE_DOCUMENT_BUFFER, "tag-table", tags, "enable-undo", FALSE, NULL);
}

static void
pursuit_document_buffer_dispose (GObject *object)
{
  PursuitDocumentBuffer *self = PURSUIT_DOCUMENT_BUFFER (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (pursuit_document_buffer_parent_class)->dispose (object);
}

static void
pursuit_document_buffer_finalize (GObject *object)
{
  PursuitDocumentBuffer *self = PURSUIT_DOCUMENT_BUFFER (object);

  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->blocks, pursuit_document_blocks_unref);

  G_OBJECT_CLASS (pursuit_document_buffer_parent_class)->finalize (object);
}

static void
pursuit_document_buffer_class_init (PursuitDocumentBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_document_buffer_dispose;
  object_class->finalize = pursuit_document_buffer_finalize;

  signals[SIGNAL_TABLE_ADDED]
      = g_signal_new ("table-added", PURSUIT_TYPE_DOCUMENT_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, GTK_TYPE_TEXT_CHILD_ANCHOR, G_TYPE_POINTER);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PURSUIT_TYPE_DOCUMENT_BUFFER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_document_buffer_init (PursuitDocumentBuffer *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
}
