/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-claim-marks.h"

#include "app/widgets/pursuit-format.h"
#include "core/pursuit-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A claim that stands in the buffer; its place moves along with the text. */
typedef struct
{
  GtkTextMark *start;
  GtkTextMark *end;
  GtkTextTag *tag; /* nullable: variables have their colour */
  char *text;
} Mark;

struct _PursuitClaimMarks
{
  GObject parent_instance;

  GtkTextView *view;     /* (nullable) (unowned) */
  GtkTextBuffer *buffer; /* (owned) */
  GtkTextTag *known;
  GtkTextTag *unknown;
  GArray *marks; /* of Mark */
};

G_DEFINE_FINAL_TYPE (PursuitClaimMarks, pursuit_claim_marks, G_TYPE_OBJECT)

static void
get_place (PursuitClaimMarks *self, const Mark *mark, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, mark->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, mark->end);
}

static void
remove_mark (PursuitClaimMarks *self, Mark *mark)
{
  GtkTextIter start;
  GtkTextIter end;

  get_place (self, mark, &start, &end);
  if (mark->tag != NULL)
    gtk_text_buffer_remove_tag (self->buffer, mark->tag, &start, &end);
  gtk_text_buffer_delete_mark (self->buffer, mark->start);
  gtk_text_buffer_delete_mark (self->buffer, mark->end);
  g_free (mark->text);
}

/* FALSE if something else stands there by now. */
static gboolean
find_claim (PursuitClaimMarks *self,
            const PursuitClaim *claim,
            GtkTextIter *start,
            GtkTextIter *end)
{
  g_autofree char *text = NULL;

  if (claim->end <= claim->start
      || !gtk_text_buffer_get_iter_at_line_index (self->buffer, start, (int) claim->line - 1,
                                                  (int) claim->start)
      || !gtk_text_buffer_get_iter_at_line_index (self->buffer, end, (int) claim->line - 1,
                                                  (int) claim->end))
    return FALSE;

  text = gtk_text_buffer_get_slice (self->buffer, start, end, TRUE);

  return claim->variable != NULL ? g_str_has_prefix (text, "{{") && g_str_has_suffix (text, "}}")
                                 : strcmp (text, claim->text) == 0;
}

/* As forms call the field. */
static const char *
label_source (const PursuitEvidence *evidence)
{
  const PursuitFieldTable *table;
  int field;

  if (evidence->kind == PURSUIT_KIND_NONE)
    return _ ("the day of today");

  table = pursuit_kind_get_fields (evidence->kind);
  field = evidence->field != NULL ? pursuit_field_table_find (table, evidence->field) : -1;

  return field >= 0 ? pursuit_field_get_label (&table->fields[field])
                    : pursuit_kind_get_label (evidence->kind);
}

static char *
describe_confirmed (const PursuitClaim *claim)
{
  g_autofree char *time = pursuit_format_time (claim->confirmed_at);

  /* Translators: %s is when a person has checked some words, such as “Today 14:18” */
  return g_strdup_printf (_ ("No source, but checked and confirmed: %s"), time);
}

static char *
describe (const PursuitClaim *claim)
{
  if (claim->variable != NULL)
    return g_strdup (claim->text);
  if (claim->state == PURSUIT_CLAIM_CONFIRMED)
    return describe_confirmed (claim);
  if (claim->evidence == NULL)
    return g_strdup (_ ("No source – check before sending"));

  /* Translators: what a figure in a text rests on, as in “From “Deal size”: 48600.00 EUR” */
  return g_strdup_printf (_ ("From “%s”: %s"), label_source (claim->evidence),
                          claim->evidence->quote != NULL ? claim->evidence->quote : "");
}

static void
add_mark (PursuitClaimMarks *self, const PursuitClaim *claim)
{
  Mark mark = { 0 };
  GtkTextIter start;
  GtkTextIter end;

  if (!find_claim (self, claim, &start, &end))
    return;

  mark.start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  mark.end = gtk_text_buffer_create_mark (self->buffer, NULL, &end, TRUE);
  mark.text = describe (claim);
  if (claim->variable == NULL && claim->state != PURSUIT_CLAIM_CONFIRMED)
    mark.tag = claim->state == PURSUIT_CLAIM_SOURCED ? self->known : self->unknown;
  if (mark.tag != NULL)
    gtk_text_buffer_apply_tag (self->buffer, mark.tag, &start, &end);
  g_array_append_val (self->marks, mark);
}

static void
clear_marks (PursuitClaimMarks *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    remove_mark (self, &g_array_index (self->marks, Mark, i));
  g_array_set_size (self->marks, 0);
}

/* Whether the same claims stand at the same places: then nothing is drawn anew. */
static gboolean
is_shown (PursuitClaimMarks *self, const GPtrArray *claims)
{
  guint n = MIN (claims->len, PURSUIT_CLAIM_MARKS_MAX);

  if (n != self->marks->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const PursuitClaim *claim = claims->pdata[i];
      g_autofree char *text = describe (claim);
      GtkTextIter start, end, wanted_start, wanted_end;

      get_place (self, &g_array_index (self->marks, Mark, i), &start, &end);
      if (!find_claim (self, claim, &wanted_start, &wanted_end)
          || !gtk_text_iter_equal (&start, &wanted_start)
          || !gtk_text_iter_equal (&end, &wanted_end)
          || strcmp (text, g_array_index (self->marks, Mark, i).text) != 0)
        return FALSE;
    }

  return TRUE;
}

void
pursuit_claim_marks_set_claims (PursuitClaimMarks *self, const GPtrArray *claims)
{
  g_return_if_fail (PURSUIT_IS_CLAIM_MARKS (self));
  g_return_if_fail (claims != NULL);

  if (is_shown (self, claims))
    return;

  clear_marks (self);
  for (guint i = 0; i < claims->len && self->marks->len < PURSUIT_CLAIM_MARKS_MAX; i++)
    add_mark (self, claims->pdata[i]);
}

/* The space between two sentences goes with one of them; a line that says nothing any more, with
 * its own end and the empty line before it. */
static void
take_gap (GtkTextIter *start, GtkTextIter *end, const char *before, const char *after)
{
  if (before[strspn (before, " \t#*->|+0123456789.)")] == '\0' && *after == '\0')
    {
      gtk_text_iter_set_line_offset (start, 0);
      gtk_text_iter_forward_line (end);
      if (gtk_text_iter_get_line (start) > 0)
        {
          GtkTextIter above = *start;

          gtk_text_iter_backward_line (&above);
          if (gtk_text_iter_ends_line (&above)
              && (gtk_text_iter_ends_line (end) || gtk_text_iter_is_end (end)))
            *start = above;
        }
    }
  else if (*after == ' ')
    gtk_text_iter_forward_char (end);
  else if (*after == '\0' && g_str_has_suffix (before, " "))
    gtk_text_iter_backward_char (start);
}

static char *
dup_line (GtkTextBuffer *buffer, int line)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

gboolean
pursuit_claim_marks_remove_sentence (PursuitClaimMarks *self, const PursuitClaim *claim)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *line = NULL;
  g_autofree char *before = NULL;
  gsize first;
  gsize last;

  g_return_val_if_fail (PURSUIT_IS_CLAIM_MARKS (self), FALSE);
  g_return_val_if_fail (claim != NULL, FALSE);

  if (!find_claim (self, claim, &start, &end))
    return FALSE;

  line = dup_line (self->buffer, (int) claim->line - 1);
  pursuit_claim_find_sentence (claim, line, &first, &last);
  before = g_strndup (line, first);
  gtk_text_iter_set_line_index (&start, (int) first);
  gtk_text_buffer_get_iter_at_line_index (self->buffer, &end, (int) claim->line - 1, (int) last);
  take_gap (&start, &end, before, line + last);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_text_buffer_end_user_action (self->buffer);

  return TRUE;
}

char *
pursuit_claim_marks_describe (PursuitClaimMarks *self, const GtkTextIter *iter)
{
  g_return_val_if_fail (PURSUIT_IS_CLAIM_MARKS (self), NULL);
  g_return_val_if_fail (iter != NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      GtkTextIter start;
      GtkTextIter end;

      get_place (self, mark, &start, &end);
      if (gtk_text_iter_in_range (iter, &start, &end))
        return g_strdup (mark->text);
    }

  return NULL;
}

static gboolean
on_query_tooltip (PursuitClaimMarks *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  if (keyboard)
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                        gtk_text_buffer_get_insert (self->buffer));
    }
  else
    {
      gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x,
                                             &buffer_y);
      if (!gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
        return FALSE;
    }

  text = pursuit_claim_marks_describe (self, &iter);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static GtkTextTag *
create_tag (GtkTextBuffer *buffer, const char *name, PangoUnderline underline, const char *colour)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, colour);

  return gtk_text_buffer_create_tag (buffer, name, "underline", underline, "underline-rgba", &rgba,
                                     NULL);
}

PursuitClaimMarks *
pursuit_claim_marks_new (GtkTextView *view)
{
  PursuitClaimMarks *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (PURSUIT_TYPE_CLAIM_MARKS, NULL);
  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  /* 3:1 and more on a light and on a dark ground. */
  self->known = create_tag (self->buffer, "claim-known", PANGO_UNDERLINE_SINGLE, "#2a8f5d");
  self->unknown = create_tag (self->buffer, "claim-unknown", PANGO_UNDERLINE_ERROR, "#d9620a");
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (on_query_tooltip), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_claim_marks_dispose (GObject *object)
{
  PursuitClaimMarks *self = PURSUIT_CLAIM_MARKS (object);

  if (self->buffer != NULL)
    clear_marks (self);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (pursuit_claim_marks_parent_class)->dispose (object);
}

static void
pursuit_claim_marks_finalize (GObject *object)
{
  g_array_unref (PURSUIT_CLAIM_MARKS (object)->marks);

  G_OBJECT_CLASS (pursuit_claim_marks_parent_class)->finalize (object);
}

static void
pursuit_claim_marks_class_init (PursuitClaimMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_claim_marks_dispose;
  object_class->finalize = pursuit_claim_marks_finalize;
}

static void
pursuit_claim_marks_init (PursuitClaimMarks *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
}
