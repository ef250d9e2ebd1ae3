/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-work.h"

#include "core/pursuit-util.h"

struct _PursuitWork
{
  GObject parent_instance;

  GCancellable *cancellable;
  PursuitProgress progress;
  char *text;
  double fraction;
  gboolean finished;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_FRACTION,
  PROP_FINISHED,
} PursuitWorkProperty;

static GParamSpec *properties[PROP_FINISHED + 1];

G_DEFINE_FINAL_TYPE (PursuitWork, pursuit_work, G_TYPE_OBJECT)

static void
on_progress (double fraction, const char *text, gpointer data)
{
  pursuit_work_report (data, fraction, text);
}

static void
pursuit_work_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitWork *self = PURSUIT_WORK (object);

  switch ((PursuitWorkProperty) id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, self->finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pursuit_work_finalize (GObject *object)
{
  PursuitWork *self = PURSUIT_WORK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (pursuit_work_parent_class)->finalize (object);
}

static void
pursuit_work_class_init (PursuitWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pursuit_work_get_property;
  object_class->finalize = pursuit_work_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_work_init (PursuitWork *self)
{
  self->cancellable = g_cancellable_new ();
  self->progress = (PursuitProgress){ on_progress, self };
  self->fraction = -1;
}

PursuitWork *
pursuit_work_new (const char *text)
{
  PursuitWork *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_WORK, NULL);
  self->text = g_strdup (text);

  return self;
}

GCancellable *
pursuit_work_get_cancellable (PursuitWork *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORK (self), NULL);

  return self->cancellable;
}

const PursuitProgress *
pursuit_work_get_progress (PursuitWork *self)
{
  g_return_val_if_fail (PURSUIT_IS_WORK (self), NULL);

  return &self->progress;
}

void
pursuit_work_report (PursuitWork *self, double fraction, const char *text)
{
  g_return_if_fail (PURSUIT_IS_WORK (self));

  self->fraction = fraction < 0 ? -1 : MIN (fraction, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  if (text != NULL && pursuit_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
pursuit_work_finish (PursuitWork *self)
{
  g_return_if_fail (PURSUIT_IS_WORK (self));

  self->finished = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
  g_object_unref (self);
}
