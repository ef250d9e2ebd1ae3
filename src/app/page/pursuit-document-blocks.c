/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-blocks.h"

#include "app/page/pursuit-document-unit-private.h"

#include <string.h>

/* How many units after a change are tried as the place where nothing is different any more. */
static const guint witnesses[] = { 0, 8, 64 };

/* Texts that were read for one change each are kept while something of them is in use; with more
 * than this many times the text's own length all is read again. */
#define MAX_KEPT 4

struct _PursuitDocumentBlocks
{
  gatomicrefcount references;
  char *source;
  gsize length;
  GArray *units;
  GArray *blocks;
  GArray *headings;
  GPtrArray *documents; /* that units belong to */
  gsize n_read;
  guint n_words;
  guint n_gaps;
};

G_DEFINE_BOXED_TYPE (PursuitDocumentBlocks,
                     pursuit_document_blocks,
                     pursuit_document_blocks_ref,
                     pursuit_document_blocks_unref)

/* Where two states of a text differ; what stands before and after is the same. */
typedef struct
{
  gsize start;
  gsize old_end;
  gsize new_end;
} Change;

static PursuitDocumentUnit *
get_unit (const PursuitDocumentBlocks *self, guint index)
{
  return &g_array_index (self->units, PursuitDocumentUnit, index);
}

static PursuitDocumentBlocks *
create (const char *markdown, gsize length)
{
  PursuitDocumentBlocks *self = g_new0 (PursuitDocumentBlocks, 1);

  g_atomic_ref_count_init (&self->references);
  self->source = g_strndup (markdown, length);
  self->length = length;
  self->units = g_array_new (FALSE, TRUE, sizeof (PursuitDocumentUnit));
  self->blocks = g_array_new (FALSE, TRUE, sizeof (PursuitDocumentBlock));
  self->headings = g_array_new (FALSE, FALSE, sizeof (guint));
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_document_unref);

  return self;
}

/* One list has one tightness and counts its items from the first one on. */
static void
settle_lists (PursuitDocumentBlocks *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      PursuitDocumentUnit *unit = get_unit (self, i);
      PursuitDocumentUnit *next = i + 1 < self->units->len ? get_unit (self, i + 1) : NULL;

      unit->ends_list = unit->is_item && (next == NULL || !next->continues);
      if (i > 0 && unit->continues)
        {
          unit->number = get_unit (self, i - 1)->number + 1;
          unit->tight = get_unit (self, i - 1)->tight;
        }
    }
}

static void
keep_documents (PursuitDocumentBlocks *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  PursuitDocument *last = NULL;

  for (guint i = 0; i < self->units->len; i++)
    {
      PursuitDocument *document = get_unit (self, i)->document;

      if (document != last && g_hash_table_add (known, document))
        g_ptr_array_add (self->documents, pursuit_document_ref (document));
      last = document;
    }
}

static gboolean
looks_the_same (const PursuitDocumentUnit *a, const PursuitDocumentUnit *b)
{
  return a->node == b->node && a->number == b->number && a->ordered == b->ordered
         && a->tight == b->tight && a->ends_list == b->ends_list;
}

/* @was: the unit in the blocks before, or NULL */
static void
add_blocks (PursuitDocumentBlocks *self,
            PursuitDocumentUnit *unit,
            const PursuitDocumentBlocks *before,
            const PursuitDocumentUnit *was)
{
  guint first = self->blocks->len;

  unit->first = first;
  if (was == NULL || !looks_the_same (unit, was))
    pursuit_document_unit_flatten (unit, self->blocks);
  else if (was->n_blocks > 0)
    {
      g_array_append_vals (self->blocks,
                           &g_array_index (before->blocks, PursuitDocumentBlock, was->first),
                           was->n_blocks);
      for (guint i = first; i < self->blocks->len; i++)
        g_array_index (self->blocks, PursuitDocumentBlock, i).line += unit->line - was->line;
    }
  unit->n_blocks = self->blocks->len - first;
}

static void
sum_up (PursuitDocumentBlocks *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      self->n_words += get_unit (self, i)->n_words;
      self->n_gaps += get_unit (self, i)->n_gaps;
    }
  for (guint i = 0; i < self->blocks->len; i++)
    if (pursuit_document_node_get_kind (pursuit_document_blocks_get (self, i)->node)
        == PURSUIT_NODE_HEADING)
      g_array_append_val (self->headings, i);
}

/* Of the units, the first @n_start and the last @n_end are those of @before. */
static void
finish (PursuitDocumentBlocks *self,
        const PursuitDocumentBlocks *before,
        guint n_start,
        guint n_end)
{
  guint n = self->units->len;

  settle_lists (self);
  for (guint i = 0; i < n; i++)
    {
      PursuitDocumentUnit *was = NULL;

      if (i < n_start)
        was = get_unit (before, i);
      else if (i >= n - n_end)
        was = get_unit (before, before->units->len - (n - i));
      add_blocks (self, get_unit (self, i), before, was);
    }
  keep_documents (self);
  sum_up (self);
}

static PursuitDocumentBlocks *
read_all (const char *markdown, gsize length, GError **error)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, (gssize) length, error);
  PursuitDocumentBlocks *self;

  if (document == NULL)
    return NULL;

  self = create (markdown, length);
  self->n_read = length;
  pursuit_document_units_add (self->units, document, 0, 1, FALSE);
  finish (self, NULL, 0, 0);

  return self;
}

static gboolean
has_blank_line_before (const char *text, gsize byte)
{
  if (byte == 0)
    return TRUE;

  /* The line end before, then nothing but blanks up to another one. */
  for (byte--; byte > 0; byte--)
    if (text[byte - 1] == '\n')
      return TRUE;
    else if (text[byte - 1] != ' ' && text[byte - 1] != '\t' && text[byte - 1] != '\r')
      return FALSE;

  return TRUE;
}

/* The head of a table may have been the last line of the paragraph before it: then the parser
 * takes their lines for one another's. */
static gboolean
may_be_torn_off (const PursuitDocumentUnit *before, const PursuitDocumentUnit *unit)
{
  return pursuit_document_node_get_kind (before->node) == PURSUIT_NODE_PARAGRAPH
         && pursuit_document_node_get_kind (unit->node) == PURSUIT_NODE_TABLE;
}

/* Whether all before a unit is closed whatever comes, so that a reader may begin with it. */
static gboolean
may_cut_before (const PursuitDocumentBlocks *self, guint index)
{
  const PursuitDocumentUnit *unit = get_unit (self, index);

  if (unit->byte == 0)
    return index == 0;
  if (self->source[unit->byte - 1] != '\n'
      || (index > 0 && get_unit (self, index - 1)->byte >= unit->byte)
      || (index > 0 && may_be_torn_off (get_unit (self, index - 1), unit)))
    return FALSE;

  return unit->continues || has_blank_line_before (self->source, unit->byte);
}

static void
find_change (const PursuitDocumentBlocks *before,
             const char *markdown,
             gsize length,
             Change *change)
{
  gsize least = MIN (before->length, length);
  gsize start = 0;
  gsize end = 0;

  while (start < least && before->source[start] == markdown[start])
    start++;
  while (end < least - start
         && before->source[before->length - end - 1] == markdown[length - end - 1])
    end++;

  change->start = start;
  change->old_end = before->length - end;
  change->new_end = length - end;
}

/* The last unit whose first line is whole and unchanged; -1 for the start of the text. */
static int
find_start (const PursuitDocumentBlocks *before, const Change *change)
{
  gsize line = change->start;
  int index = (int) before->units->len - 1;

  while (line > 0 && before->source[line - 1] != '\n')
    line--;
  while (index >= 0
         && (get_unit (before, (guint) index)->byte >= line
             || !may_cut_before (before, (guint) index)))
    index--;

  return index;
}

/* The first unit from @index on behind the change with cuts before and behind it, or the number
 * of units. */
static guint
find_witness (const PursuitDocumentBlocks *before, const Change *change, guint index)
{
  guint n = before->units->len;

  for (; index < n; index++)
    if (get_unit (before, index)->byte > change->old_end && may_cut_before (before, index)
        && (index + 1 == n || may_cut_before (before, index + 1)))
      return index;

  return n;
}

/* Whether a list is known to be loose by what is not read again: an empty line before an item
 * that is not its first. */
static gboolean
is_surely_loose (const PursuitDocumentBlocks *self, guint first, guint end)
{
  for (guint i = first + 1; i < end; i++)
    {
      const PursuitDocumentNode *node = get_unit (self, i - 1)->node;
      const PursuitDocumentNode *last = NULL;
      const PursuitDocumentNode *child = pursuit_document_node_get_first_child (node);

      for (; child != NULL; child = pursuit_document_node_get_next (child))
        last = child;
      if (last != NULL && pursuit_document_node_get_kind (last) == PURSUIT_NODE_PARAGRAPH
          && has_blank_line_before (self->source, get_unit (self, i)->byte))
        return TRUE;
    }

  return FALSE;
}

/* Lists that were put together from parts read apart: FALSE if it cannot be told how they are. */
static gboolean
join_lists (PursuitDocumentBlocks *self)
{
  guint n = self->units->len;
  guint end;

  for (guint first = 0; first < n; first = end)
    {
      gboolean all_tight = get_unit (self, first)->tight;
      gboolean all_loose = !all_tight;

      for (end = first + 1; end < n && get_unit (self, end)->continues; end++)
        {
          all_tight = all_tight && get_unit (self, end)->tight;
          all_loose = all_loose && !get_unit (self, end)->tight;
        }
      if (!get_unit (self, first)->is_item || all_tight)
        continue;
      if (!is_surely_loose (self, first, end))
        return FALSE;
      get_unit (self, first)->tight = FALSE;
    }

  return TRUE;
}

static gboolean
is_same_kind (const PursuitDocumentBlocks *self,
              const PursuitDocumentUnit *a,
              const PursuitDocumentBlocks *other,
              const PursuitDocumentUnit *b)
{
  return a->is_item == b->is_item && a->ordered == b->ordered
         && pursuit_document_node_get_kind (a->node) == pursuit_document_node_get_kind (b->node);
}

/* Takes over the units behind the witness, if the text that was read comes to it again. */
static gboolean
take_end (PursuitDocumentBlocks *self,
          const PursuitDocumentBlocks *before,
          const Change *change,
          guint witness)
{
  const PursuitDocumentUnit *old = get_unit (before, witness);
  const PursuitDocumentUnit *last
      = self->units->len > 0 ? get_unit (self, self->units->len - 1) : NULL;
  gsize byte = old->byte - change->old_end + change->new_end;
  guint old_line = old->line;
  guint new_line;

  if (last == NULL || last->byte != byte || !is_same_kind (self, last, before, old))
    return FALSE;

  new_line = last->line;
  for (guint i = witness + 1; i < before->units->len; i++)
    {
      PursuitDocumentUnit unit = *get_unit (before, i);

      unit.byte = unit.byte - change->old_end + change->new_end;
      unit.line = unit.line - old_line + new_line;
      g_array_append_val (self->units, unit);
    }

  return TRUE;
}

/* Reads from the cut before unit @start up to the one behind @witness. */
static PursuitDocumentBlocks *
read_part (const PursuitDocumentBlocks *before,
           const char *markdown,
           gsize length,
           const Change *change,
           int start,
           guint witness)
{
  g_autoptr (PursuitDocumentBlocks) self = create (markdown, length);
  g_autoptr (PursuitDocument) document = NULL;
  const PursuitDocumentUnit *first = start >= 0 ? get_unit (before, (guint) start) : NULL;
  guint n_start = start >= 0 ? (guint) start : 0;
  guint n_end = before->units->len - MIN (witness + 1, before->units->len);
  gsize byte = first != NULL ? first->byte : 0;
  gsize end = n_end == 0 ? length
                         : get_unit (before, witness + 1)->byte - change->old_end + change->new_end;

  /* A mark of the byte order is only one where a text begins. */
  if (byte >= end || (byte > 0 && g_str_has_prefix (markdown + byte, "\xef\xbb\xbf")))
    return NULL;
  document = pursuit_document_new (markdown + byte, (gssize) (end - byte), NULL);
  if (document == NULL)
    return NULL;

  g_array_append_vals (self->units, before->units->data, n_start);
  pursuit_document_units_add (self->units, document, byte, first != NULL ? first->line : 1,
                              first != NULL && first->continues);
  if (witness < before->units->len && !take_end (self, before, change, witness))
    return NULL;
  if (!join_lists (self))
    return NULL;

  self->n_read = end - byte;
  finish (self, before, n_start, n_end);

  return g_steal_pointer (&self);
}

static gsize
count_kept (const PursuitDocumentBlocks *self)
{
  gsize kept = 0;

  for (guint i = 0; i < self->documents->len; i++)
    {
      gsize length;

      pursuit_document_get_source (g_ptr_array_index (self->documents, i), &length);
      kept += length;
    }

  return kept;
}

static PursuitDocumentBlocks *
read_change (const PursuitDocumentBlocks *before, const char *markdown, gsize length)
{
  PursuitDocumentBlocks *self = NULL;
  guint witness = 0;
  Change change;
  int start;

  /* A definition of a link anywhere changes what stands anywhere else. */
  if (length > PURSUIT_DOCUMENT_MAX_BYTES || strstr (before->source, "]:") != NULL
      || strstr (markdown, "]:") != NULL || count_kept (before) > MAX_KEPT * length)
    return NULL;

  find_change (before, markdown, length, &change);
  start = find_start (before, &change);
  for (guint i = 0; i < G_N_ELEMENTS (witnesses) && self == NULL; i++)
    {
      if (witness == before->units->len && i > 0)
        return NULL;
      witness = find_witness (before, &change, witness + witnesses[i]);
      self = read_part (before, markdown, length, &change, start, witness);
    }

  return self;
}

PursuitDocumentBlocks *
pursuit_document_blocks_new (const char *markdown, PursuitDocumentBlocks *before, GError **error)
{
  PursuitDocumentBlocks *self = NULL;
  gsize length;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  length = strlen (markdown);
  if (before != NULL && before->length == length && strcmp (before->source, markdown) == 0)
    return pursuit_document_blocks_ref (before);
  if (before != NULL)
    self = read_change (before, markdown, length);

  return self != NULL ? self : read_all (markdown, length, error);
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

  g_array_unref (self->units);
  g_array_unref (self->blocks);
  g_array_unref (self->headings);
  g_ptr_array_unref (self->documents);
  g_free (self->source);
  g_free (self);
}

const char *
pursuit_document_blocks_get_source (PursuitDocumentBlocks *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;

  return self->source;
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

const GArray *
pursuit_document_blocks_get_headings (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->headings;
}

guint
pursuit_document_blocks_count_words (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_words;
}

guint
pursuit_document_blocks_count_gaps (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_gaps;
}

gsize
pursuit_document_blocks_count_read (PursuitDocumentBlocks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_read;
}
