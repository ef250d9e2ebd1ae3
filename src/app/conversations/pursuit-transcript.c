/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-transcript.h"

#include "app/conversations/pursuit-transcript-line.h"

#include <string.h>

typedef struct
{
  guint32 start;
  guint32 number;
} Line;

struct _PursuitTranscript
{
  GObject parent_instance;

  char *text;
  GArray *lines;
  GHashTable *badges; /* (nullable) (element-type guint utf8) by line */
};

static GType
get_item_type (GListModel *model)
{
  return PURSUIT_TYPE_TRANSCRIPT_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return PURSUIT_TRANSCRIPT (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PursuitTranscript *self = PURSUIT_TRANSCRIPT (model);
  const Line *line;
  const char *start;

  if (position >= self->lines->len)
    return NULL;

  line = &g_array_index (self->lines, Line, position);
  start = self->text + line->start;

  return pursuit_transcript_line_new (
      start, strcspn (start, "\n"), line->number,
      self->badges != NULL ? g_hash_table_lookup (self->badges, GUINT_TO_POINTER (line->number))
                           : NULL);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitTranscript,
                               pursuit_transcript,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
find_lines (PursuitTranscript *self)
{
  const char *line = self->text;
  guint32 number = 1;

  while (line != NULL && *line != '\0')
    {
      const char *end = strchr (line, '\n');
      Line found = { (guint32) (line - self->text), number++ };

      if (line[strspn (line, " \t\r")] != '\n' && line[strspn (line, " \t\r")] != '\0')
        g_array_append_val (self->lines, found);
      line = end != NULL ? end + 1 : NULL;
    }
}

PursuitTranscript *
pursuit_transcript_new (const char *text, GHashTable *badges)
{
  PursuitTranscript *self = g_object_new (PURSUIT_TYPE_TRANSCRIPT, NULL);

  self->text = g_strdup (text != NULL ? text : "");
  self->badges = badges != NULL ? g_hash_table_ref (badges) : NULL;
  find_lines (self);

  return self;
}

static void
pursuit_transcript_finalize (GObject *object)
{
  PursuitTranscript *self = PURSUIT_TRANSCRIPT (object);

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->badges, g_hash_table_unref);
  g_free (self->text);

  G_OBJECT_CLASS (pursuit_transcript_parent_class)->finalize (object);
}

static void
pursuit_transcript_class_init (PursuitTranscriptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_transcript_finalize;
}

static void
pursuit_transcript_init (PursuitTranscript *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

static const char *
get_badge (GHashTable *badges, guint number)
{
  return badges != NULL ? g_hash_table_lookup (badges, GUINT_TO_POINTER (number)) : NULL;
}

void
pursuit_transcript_set_badges (PursuitTranscript *self, GHashTable *badges)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (PURSUIT_IS_TRANSCRIPT (self));

  before = g_steal_pointer (&self->badges);
  self->badges = badges != NULL ? g_hash_table_ref (badges) : NULL;
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint number = g_array_index (self->lines, Line, i).number;

      if (g_strcmp0 (get_badge (before, number), get_badge (badges, number)) != 0)
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
    }
}

gboolean
pursuit_transcript_has_text (PursuitTranscript *self, const char *text)
{
  g_return_val_if_fail (PURSUIT_IS_TRANSCRIPT (self), FALSE);

  return strcmp (self->text, text != NULL ? text : "") == 0;
}
