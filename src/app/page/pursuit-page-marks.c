/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-page-marks.h"

#include "app/proposals/pursuit-claim-marks.h"
#include "app/page/pursuit-document-row.h"
#include "app/page/pursuit-document-table.h"
#include "app/page/pursuit-document-tags.h"
#include "workspace/proposals/pursuit-proposal-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer section is not searched: it would take the main loop too long. */
#define MAX_SECTION (256 * 1024)

/* What stands in a text for a table or a picture. */
#define OBJECT 0xfffc

/* A claim to look for. */
typedef struct
{
  char *text;
  guint section; /* how many headings stand before it */
  gboolean open; /* what is not is only there for the order */
} Wanted;

/* A stretch of a section: of the page itself, or a cell of one of its tables. */
typedef struct
{
  gsize at;                /* where it begins in the section, in bytes */
  int offset;              /* of its first character on the page */
  PursuitDocumentRow *row; /* (nullable) */
  guint cell;
} Stretch;

/* A section of the page while its claims are looked for. */
typedef struct
{
  GString *text;
  GArray *stretches; /* of Stretch */
  guint number;
  const char *place;    /* from where the next claim is looked for */
  const char *previous; /* (nullable) (unowned): the claim that was found there */
} Section;

struct _PursuitPageMarks
{
  GObject parent_instance;

  PursuitDocumentBuffer *buffer; /* (nullable) (weak) */
  GArray *wanted;                /* of Wanted */
  GPtrArray *rows;               /* (element-type PursuitDocumentRow): that bear marks */
};

G_DEFINE_FINAL_TYPE (PursuitPageMarks, pursuit_page_marks, G_TYPE_OBJECT)

static GtkTextTag *
get_tag (PursuitPageMarks *self)
{
  return pursuit_document_tags_get (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self->buffer)),
                                    PURSUIT_DOCUMENT_TAG_CLAIM);
}

/* Where the section begins, or where the page ends. */
static void
get_section_start (PursuitPageMarks *self, guint number, GtkTextIter *iter)
{
  PursuitDocumentBlocks *blocks = pursuit_document_buffer_get_blocks (self->buffer);
  const GArray *headings = pursuit_document_blocks_get_headings (blocks);

  if (number == 0)
    gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), iter);
  else if (number > headings->len
           || !pursuit_document_buffer_get_iter_at_source (
               self->buffer,
               pursuit_document_blocks_get (blocks, g_array_index (headings, guint, number - 1))
                   ->line,
               iter))
    gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), iter);
}

static void
add_stretch (Section *section, const Stretch *stretch, const char *text)
{
  Stretch added = *stretch;

  added.at = section->text->len;
  g_array_append_val (section->stretches, added);
  g_string_append (section->text, text);
}

static void
add_row (Section *section, PursuitDocumentRow *row)
{
  const char *text;

  for (guint i = 0; (text = pursuit_document_row_get_cell (row, i)) != NULL; i++)
    {
      const Stretch stretch = { .row = row, .cell = i };

      add_stretch (section, &stretch, text);
      g_string_append_c (section->text, '\n');
    }
}

static void
add_table (Section *section, GtkTextChildAnchor *anchor)
{
  guint n_widgets;
  g_autofree GtkWidget **widgets = gtk_text_child_anchor_get_widgets (anchor, &n_widgets);
  GtkWidget *row = n_widgets > 0 && PURSUIT_IS_DOCUMENT_TABLE (widgets[0])
                       ? gtk_widget_get_first_child (widgets[0])
                       : NULL;

  for (; row != NULL && section->text->len <= MAX_SECTION; row = gtk_widget_get_next_sibling (row))
    add_row (section, PURSUIT_DOCUMENT_ROW (row));
}

static gboolean
is_object (gunichar c, gpointer data)
{
  return c == OBJECT;
}

/* In the order of the page: running text, tables where they stand in it. */
static void
read_stretches (PursuitPageMarks *self, Section *section, GtkTextIter *from, const GtkTextIter *end)
{
  while (gtk_text_iter_compare (from, end) < 0)
    {
      GtkTextIter until = *from;
      const Stretch stretch = { .offset = gtk_text_iter_get_offset (from) };
      GtkTextChildAnchor *anchor;
      g_autofree char *text = NULL;

      if (gtk_text_iter_get_char (&until) != OBJECT
          && !gtk_text_iter_forward_find_char (&until, is_object, NULL, end))
        until = *end;
      text = gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self->buffer), from, &until, TRUE);
      add_stretch (section, &stretch, text);
      /* Whatever the object is, no words go on behind it. */
      g_string_append_c (section->text, '\n');
      anchor = gtk_text_iter_get_child_anchor (&until);
      if (anchor != NULL)
        add_table (section, anchor);
      *from = until;
      gtk_text_iter_forward_char (from);
    }
}

static void
read_section (PursuitPageMarks *self, Section *section, guint number)
{
  GtkTextIter start;
  GtkTextIter end;

  get_section_start (self, number, &start);
  get_section_start (self, number + 1, &end);
  g_string_truncate (section->text, 0);
  g_array_set_size (section->stretches, 0);
  if (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) <= MAX_SECTION)
    read_stretches (self, section, &start, &end);
  section->number = number;
  section->place = section->text->str;
  section->previous = NULL;
}

/* "5" is not in "25". */
static gboolean
stands_alone (const char *text, const char *found, gsize length)
{
  gunichar before
      = found > text ? g_utf8_get_char (g_utf8_find_prev_char (text, found)) : (gunichar) ' ';
  gunichar after = g_utf8_get_char (found + length);

  return !(g_unichar_isalnum (before) && g_unichar_isalnum (g_utf8_get_char (found)))
         && !(after != 0 && g_unichar_isalnum (after)
              && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found + length))));
}

static const char *
find_wanted (Section *section, const char *words)
{
  const char *from = section->place;
  const char *end = section->text->str + section->text->len;
  const char *found;

  if (g_strcmp0 (section->previous, words) == 0 && *from != '\0')
    from = g_utf8_next_char (from);
  while ((found = g_strstr_len (from, end - from, words)) != NULL
         && !stands_alone (section->text->str, found, strlen (words)))
    from = g_utf8_next_char (found);

  return found;
}

static const Stretch *
find_stretch (const Section *section, gsize at)
{
  guint i = section->stretches->len;

  while (i > 1 && g_array_index (section->stretches, Stretch, i - 1).at > at)
    i--;

  return &g_array_index (section->stretches, Stretch, i - 1);
}

static void
mark_cell (PursuitPageMarks *self, const Stretch *stretch, gsize start, const char *words)
{
  pursuit_document_row_mark (stretch->row, stretch->cell, (guint) start, (guint) strlen (words));
  if (!g_ptr_array_find (self->rows, stretch->row, NULL))
    g_ptr_array_add (self->rows, g_object_ref (stretch->row));
}

static void
mark_text (PursuitPageMarks *self, const Stretch *stretch, int n_before, const char *words)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start,
                                      stretch->offset + n_before);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) g_utf8_strlen (words, -1));
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), get_tag (self), &start, &end);
}

static void
mark (PursuitPageMarks *self, Section *section, const Wanted *wanted)
{
  const char *found = find_wanted (section, wanted->text);
  const Stretch *stretch;
  const char *start;

  if (found == NULL)
    return;
  section->place = found;
  section->previous = wanted->text;
  if (!wanted->open)
    return;

  stretch = find_stretch (section, (gsize) (found - section->text->str));
  start = section->text->str + stretch->at;
  if (stretch->row != NULL)
    mark_cell (self, stretch, (gsize) (found - start), wanted->text);
  else
    mark_text (self, stretch, (int) g_utf8_pointer_to_offset (start, found), wanted->text);
}

static void
clear_marks (PursuitPageMarks *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), get_tag (self), &start, &end);
  for (guint i = 0; i < self->rows->len; i++)
    pursuit_document_row_clear_marks (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
mark_all (PursuitPageMarks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Section section = { text, stretches, G_MAXUINT, text->str, NULL };

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const Wanted *wanted = &g_array_index (self->wanted, Wanted, i);

      if (section.number != wanted->section)
        read_section (self, &section, wanted->section);
      mark (self, &section, wanted);
    }
}

static void
show (PursuitPageMarks *self)
{
  if (self->buffer == NULL || pursuit_document_buffer_get_blocks (self->buffer) == NULL
      || !pursuit_document_buffer_is_settled (self->buffer))
    return;

  clear_marks (self);
  mark_all (self);
}

static void
want (PursuitPageMarks *self, const PursuitClaim *claim, guint section)
{
  Wanted wanted = { g_strdup (claim->text), section, claim->state == PURSUIT_CLAIM_UNSOURCED };

  g_array_append_val (self->wanted, wanted);
}

void
pursuit_page_marks_set_claims (PursuitPageMarks *self,
                               const GPtrArray *claims,
                               const GArray *headings)
{
  guint section = 0;

  g_return_if_fail (PURSUIT_IS_PAGE_MARKS (self));
  g_return_if_fail (claims != NULL && headings != NULL);

  g_array_set_size (self->wanted, 0);
  for (guint i = 0; i < claims->len && self->wanted->len < PURSUIT_CLAIM_MARKS_MAX; i++)
    {
      const PursuitClaim *claim = claims->pdata[i];

      while (section < headings->len && g_array_index (headings, guint, section) <= claim->line)
        section++;
      if (claim->variable == NULL && claim->text != NULL && *claim->text != '\0')
        want (self, claim, section);
    }
  show (self);
}

const char *
pursuit_page_marks_describe (PursuitPageMarks *self, const GtkTextIter *iter)
{
  g_return_val_if_fail (PURSUIT_IS_PAGE_MARKS (self), NULL);
  g_return_val_if_fail (iter != NULL, NULL);

  return self->buffer != NULL && gtk_text_iter_has_tag (iter, get_tag (self))
             ? _ ("No source – check before sending")
             : NULL;
}

PursuitPageMarks *
pursuit_page_marks_new (PursuitDocumentBuffer *buffer)
{
  PursuitPageMarks *self;

  g_return_val_if_fail (PURSUIT_IS_DOCUMENT_BUFFER (buffer), NULL);

  self = g_object_new (PURSUIT_TYPE_PAGE_MARKS, NULL);
  g_set_weak_pointer (&self->buffer, buffer);
  /* What was replaced has no marks any more. */
  g_signal_connect_object (buffer, "settled", G_CALLBACK (show), self, G_CONNECT_SWAPPED);

  return self;
}

static void
clear_wanted (gpointer data)
{
  g_clear_pointer (&((Wanted *) data)->text, g_free);
}

static void
pursuit_page_marks_dispose (GObject *object)
{
  g_clear_weak_pointer (&PURSUIT_PAGE_MARKS (object)->buffer);

  G_OBJECT_CLASS (pursuit_page_marks_parent_class)->dispose (object);
}

static void
pursuit_page_marks_finalize (GObject *object)
{
  g_array_unref (PURSUIT_PAGE_MARKS (object)->wanted);
  g_ptr_array_unref (PURSUIT_PAGE_MARKS (object)->rows);

  G_OBJECT_CLASS (pursuit_page_marks_parent_class)->finalize (object);
}

static void
pursuit_page_marks_class_init (PursuitPageMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_page_marks_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_page_marks_finalize;
}

static void
pursuit_page_marks_init (PursuitPageMarks *self)
{
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (self->wanted, clear_wanted);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}
