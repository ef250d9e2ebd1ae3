/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/conversations/pursuit-transcript-line.h"

#include "core/pursuit-utterance.h"

#include <string.h>

struct _PursuitTranscriptLine
{
  GObject parent_instance;

  char *number;
  char *time;
  char *speaker;
  char *text;
  char *badge; /* (nullable) */
};

typedef enum
{
  PROP_NUMBER = 1,
  PROP_TIME,
  PROP_SPEAKER,
  PROP_TEXT,
  PROP_SPOKEN,
  PROP_BADGE,
  PROP_HAS_TIME,
  PROP_HAS_SPEAKER,
  PROP_HAS_BADGE,
} PursuitTranscriptLineProperty;

static GParamSpec *properties[PROP_HAS_BADGE + 1];

G_DEFINE_FINAL_TYPE (PursuitTranscriptLine, pursuit_transcript_line, G_TYPE_OBJECT)

PursuitTranscriptLine *
pursuit_transcript_line_new (const char *line, gsize length, guint number, const char *badge)
{
  PursuitTranscriptLine *self;
  g_autofree char *copy = NULL;
  PursuitUtterance utterance;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_TRANSCRIPT_LINE, NULL);
  self->number = g_strdup_printf ("%u", number);
  self->badge = g_strdup (badge);
  copy = g_utf8_make_valid (line, (gssize) length);
  pursuit_utterance_parse (&utterance, copy, strlen (copy));
  self->time = g_strndup (utterance.time, utterance.time_length);
  self->speaker = g_strndup (utterance.speaker, utterance.speaker_length);
  self->text = g_strndup (utterance.text, utterance.text_length);

  return self;
}

/* A line as it is read aloud; an empty one by its number, as every row needs a name. */
static char *
dup_words (PursuitTranscriptLine *self)
{
  if (self->speaker != NULL && *self->text != '\0')
    return g_strdup_printf ("%s: %s", self->speaker, self->text);
  if (self->speaker != NULL)
    return g_strdup (self->speaker);

  return g_strdup (*self->text != '\0' ? self->text : self->number);
}

static char *
dup_spoken (PursuitTranscriptLine *self)
{
  g_autofree char *words = dup_words (self);

  return self->badge != NULL ? g_strdup_printf ("%s, %s", words, self->badge)
                             : g_steal_pointer (&words);
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
    case PROP_BADGE:
      g_value_set_string (value, self->badge != NULL ? self->badge : "");
      break;
    case PROP_HAS_BADGE:
      g_value_set_boolean (value, self->badge != NULL);
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
  g_free (self->badge);

  G_OBJECT_CLASS (pursuit_transcript_line_parent_class)->finalize (object);
}

static void
pursuit_transcript_line_class_init (PursuitTranscriptLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[]
      = { NULL, "number", "time", "speaker", "text", "spoken", "badge" };

  object_class->get_property = pursuit_transcript_line_get_property;
  object_class->finalize = pursuit_transcript_line_finalize;

  for (guint i = PROP_NUMBER; i <= PROP_BADGE; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_TIME] = g_param_spec_boolean ("has-time", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_SPEAKER] = g_param_spec_boolean ("has-speaker", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_BADGE] = g_param_spec_boolean ("has-badge", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_transcript_line_init (PursuitTranscriptLine *self)
{
}
