/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-buffer.h"

#include "app/page/pursuit-document-diff.h"
#include "app/page/pursuit-document-flow.h"
#include "app/page/pursuit-document-tags.h"
#include "core/pursuit-slices.h"

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

  GArray *hunks; /* what is still to be replaced; by place */
  guint hunk;    /* the one being worked on */
  guint offset;  /* of its first piece, in characters */
  guint focus;   /* the first piece that is to be seen */
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

static PursuitDocumentHunk *
get_hunk (PursuitDocumentBuffer *self, guint index)
{
  return &g_array_index (self->hunks, PursuitDocumentHunk, index);
}

/* The hunks below have moved by @delta pieces. */
static void
move_hunks (PursuitDocumentBuffer *self, int delta)
{
  for (guint i = self->hunk + 1; i < self->hunks->len; i++)
    get_hunk (self, i)->old += (guint) delta;
  if (get_hunk (self, self->hunk)->old < self->focus)
    self->focus += (guint) delta;
}

static void
remove_piece (PursuitDocumentBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  PursuitDocumentHunk *hunk = get_hunk (self, self->hunk);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) self->offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                      (int) (self->offset + get_piece (self, hunk->old)->n_chars));
  gtk_text_buffer_delete (buffer, &start, &end);
  g_array_remove_index (self->pieces, hunk->old);
  hunk->n_old--;
  move_hunks (self, -1);
}

static void
add_table (PursuitDocumentBuffer *self, GtkTextIter *at, const PursuitDocumentBlock *block)
{
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (GTK_TEXT_BUFFER (self), at);

  g_signal_emit (self, signals[SIGNAL_TABLE_ADDED], 0, anchor, (gpointer) block);
}

static void
insert_text (PursuitDocumentBuffer *self,
             PursuitDocumentFlow *flow,
             const PursuitDocumentBlock *block,
             GtkTextIter *at)
{
  const gsize placeholder = strlen ("\xef\xbf\xbc");
  gsize done = 0;

  for (guint i = 0; i < flow->tables->len; i++)
    {
      gsize byte = g_array_index (flow->tables, gsize, i);

      gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), at, flow->text->str + done,
                              (int) (byte - done));
      add_table (self, at, block);
      done = byte + placeholder;
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
insert_block (PursuitDocumentBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  PursuitDocumentHunk *hunk = get_hunk (self, self->hunk);
  const PursuitDocumentBlock *block = pursuit_document_blocks_get (self->blocks, hunk->new);
  g_autoptr (PursuitDocumentFlow) flow
      = pursuit_document_flow_new (block, gtk_text_buffer_get_tag_table (buffer));
  Piece piece = { block->hash, flow->n_chars, block->line, g_array_ref (flow->links) };
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) self->offset);
  insert_text (self, flow, block, &at);
  apply_spans (self, flow);
  g_array_insert_val (self->pieces, hunk->old, piece);

  self->offset += flow->n_chars;
  move_hunks (self, 1);
  hunk->old++;
  hunk->new ++;
  hunk->n_new--;
}

static gboolean
has_work (PursuitDocumentBuffer *self)
{
  return self->hunks->len > 0;
}

/* Goes on with what is to be seen and what is below it, then with what is above it. */
static void
choose_hunk (PursuitDocumentBuffer *self)
{
  guint index = 0;

  while (index + 1 < self->hunks->len
         && get_hunk (self, index)->old + get_hunk (self, index)->n_old < self->focus)
    index++;

  self->hunk = index;
  if (has_work (self))
    self->offset = get_offset (self, get_hunk (self, index)->old);
}

static void
settle (PursuitDocumentBuffer *self)
{
  self->source = 0;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static gboolean
work_once (gpointer data)
{
  PursuitDocumentBuffer *self = data;
  PursuitDocumentHunk *hunk = get_hunk (self, self->hunk);

  /* One out, one in: what is below moves as little as can be while the work lasts. */
  if (hunk->n_old > 0)
    remove_piece (self);
  if (hunk->n_new > 0)
    insert_block (self);

  if (hunk->n_old > 0 || hunk->n_new > 0)
    return TRUE;
  g_array_remove_index (self->hunks, self->hunk);
  choose_hunk (self);
  if (has_work (self))
    return TRUE;

  /* Whoever hears it may begin with other blocks. */
  settle (self);

  return FALSE;
}

static void
find_hunks (PursuitDocumentBuffer *self)
{
  guint n = pursuit_document_blocks_get_length (self->blocks);
  g_autoptr (GArray) old = g_array_sized_new (FALSE, FALSE, sizeof (guint64), self->pieces->len);
  g_autoptr (GArray) new = g_array_sized_new (FALSE, FALSE, sizeof (guint64), n);

  for (guint i = 0; i < self->pieces->len; i++)
    g_array_append_val (old, get_piece (self, i)->hash);
  for (guint i = 0; i < n; i++)
    g_array_append_val (new, pursuit_document_blocks_get (self->blocks, i)->hash);

  g_clear_pointer (&self->hunks, g_array_unref);
  self->hunks = pursuit_document_diff (old, new);
}

/* Equal blocks may have moved in the source. */
static void
update_lines (PursuitDocumentBuffer *self)
{
  guint piece = 0;
  guint block = 0;

  for (guint i = 0; i <= self->hunks->len; i++)
    {
      PursuitDocumentHunk *hunk = i < self->hunks->len ? get_hunk (self, i) : NULL;
      guint end = hunk != NULL ? hunk->old : self->pieces->len;

      while (piece < end)
        get_piece (self, piece++)->line = pursuit_document_blocks_get (self->blocks, block++)->line;
      if (hunk == NULL)
        return;
      piece += hunk->n_old;
      block += hunk->n_new;
    }
}

static guint
find_piece (PursuitDocumentBuffer *self, guint offset)
{
  guint start = 0;
  guint i = 0;

  while (i < self->pieces->len && offset >= start + get_piece (self, i)->n_chars)
    start += get_piece (self, i++)->n_chars;

  return i;
}

void
pursuit_document_buffer_set_blocks (PursuitDocumentBuffer *self,
                                    PursuitDocumentBlocks *blocks,
                                    const GtkTextIter *visible)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self));
  g_return_if_fail (blocks != NULL);

  pursuit_document_blocks_ref (blocks);
  g_clear_pointer (&self->blocks, pursuit_document_blocks_unref);
  self->blocks = blocks;

  find_hunks (self);
  update_lines (self);
  self->focus = visible != NULL ? find_piece (self, (guint) gtk_text_iter_get_offset (visible)) : 0;
  choose_hunk (self);

  g_clear_handle_id (&self->source, g_source_remove);
  if (!has_work (self))
    settle (self);
  else if (pursuit_slices_run (work_once, self))
    self->source
        = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "document-buffer: blocks", work_once, self);
}

PursuitDocumentBlocks *
pursuit_document_buffer_get_blocks (PursuitDocumentBuffer *self)
{
  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self), NULL);

  return self->blocks;
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
  guint index;

  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (self), NULL);
  g_return_val_if_fail (iter != NULL, NULL);

  offset = (guint) gtk_text_iter_get_offset (iter);
  index = find_piece (self, offset);
  if (index == self->pieces->len)
    return NULL;

  offset -= get_offset (self, index);
  for (guint i = 0; i < get_piece (self, index)->links->len; i++)
    {
      PursuitDocumentLink *link
          = &g_array_index (get_piece (self, index)->links, PursuitDocumentLink, i);

      if (offset >= link->start && offset < link->end)
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
  g_clear_pointer (&self->hunks, g_array_unref);
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
  self->hunks = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentHunk));
}
