/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-transcript-line.h"

#include <string.h>

/* What stands before a colon is a speaker only while it is short. */
#define MAX_SPEAKER 60

struct _PursuitTranscriptLine
{
  GObject parent_instance;

  char *number;
  char *time;
  char *speaker;
  char *text;
};

typedef enum
{
  PROP_NUMBER = 1,
  PROP_TIME,
  PROP_SPEAKER,
  PROP_TEXT,
  PROP_SPOKEN,
  PROP_HAS_TIME,
  PROP_HAS_SPEAKER,
} PursuitTranscriptLineProperty;

static GParamSpec *properties[PROP_HAS_SPEAKER + 1];

G_DEFINE_FINAL_TYPE (PursuitTranscriptLine, pursuit_transcript_line, G_TYPE_OBJECT)

/* Takes "[12:40] " off the front. */
static const char *
take_time (PursuitTranscriptLine *self, const char *line)
{
  const char *end = *line == '[' ? strchr (line, ']') : NULL;

  if (end == NULL || strspn (line + 1, "0123456789:.") != (gsize) (end - line - 1))
    return line;

  g_clear_pointer (&self->time, g_free);
  self->time = g_strndup (line + 1, (gsize) (end - line - 1));

  return end + 1 + strspn (end + 1, " \t");
}

/* Takes "Anna Keller (Brennholt): " off the front. */
static const char *
take_speaker (PursuitTranscriptLine *self, const char *line)
{
  const char *colon = strchr (line, ':');

  if (colon == NULL || colon == line || colon - line > MAX_SPEAKER
      || (colon[1] != ' ' && colon[1] != '\t' && colon[1] != '\0'))
    return line;

  g_clear_pointer (&self->speaker, g_free);
  self->speaker = g_strndup (line, (gsize) (colon - line));

  return colon + 1 + strspn (colon + 1, " \t");
}

PursuitTranscriptLine *
pursuit_transcript_line_new (const char *line, gsize length, guint number)
{
  PursuitTranscriptLine *self;
  g_autofree char *copy = NULL;
  const char *rest;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_TRANSCRIPT_LINE, NULL);
  self->number = g_strdup_printf ("%u", number);
  copy = g_utf8_make_valid (line, (gssize) length);
  g_strchomp (copy);
  rest = take_speaker (self, take_time (self, copy));
  self->text = g_strdup (rest);

  return self;
}

/* A line as it is read aloud; an empty one by its number, as every row needs a name. */
static char *
dup_spoken (PursuitTranscriptLine *self)
{
  if (self->speaker != NULL && *self->text != '\0')
    return g_strdup_printf ("%s: %s", self->speaker, self->text);
  if (self->speaker != NULL)
    return g_strdup (self->speaker);

  return g_strdup (*self->text != '\0' ? self->text : self->number);
}

static void
pursuit_transcript_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitTranscriptLine *self = PURSUIT_TRANSCRIPT_LINE (object);

  switch ((PursuitTranscriptLineProperty) id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TIME:
      g_value_set_string (value, self->time != NULL ? self->time : "");
      break;
    case PROP_SPEAKER:
      g_value_set_string (value, self->speaker != NULL ? self->speaker : "");
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_SPOKEN:
      g_value_take_string (value, dup_spoken (self));
      break;
    case PROP_HAS_TIME:
      g_value_set_boolean (value, self->time != NULL);
      break;
    case PROP_HAS_SPEAKER:
      g_value_set_boolean (value, self->speaker != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_transcript_line_finalize (GObject *object)
{
  PursuitTranscriptLine *self = PURSUIT_TRANSCRIPT_LINE (object);

  g_free (self->number);
  g_free (self->time);
  g_free (self->speaker);
  g_free (self->text);

  G_OBJECT_CLASS (pursuit_transcript_line_parent_class)->finalize (object);
}

static void
pursuit_transcript_line_class_init (PursuitTranscriptLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { NULL, "number", "time", "speaker", "text", "spoken" };

  object_class->get_property = pursuit_transcript_line_get_property;
  object_class->finalize = pursuit_transcript_line_finalize;

  for (guint i = PROP_NUMBER; i <= PROP_SPOKEN; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_TIME] = g_param_spec_boolean ("has-time", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_SPEAKER] = g_param_spec_boolean ("has-speaker", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_transcript_line_init (PursuitTranscriptLine *self)
{
}
