/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-score-engine.h"

#include "core/pursuit-engine-name.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-score-rules-rung.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitScoreEngine
{
  GObject parent_instance;

  GPtrArray *rungs; /* (owned) (element-type PursuitScoreRung) the best first */
};

G_DEFINE_FINAL_TYPE (PursuitScoreEngine, pursuit_score_engine, G_TYPE_OBJECT)

static void
pursuit_score_engine_finalize (GObject *object)
{
  PursuitScoreEngine *self = PURSUIT_SCORE_ENGINE (object);

  g_clear_pointer (&self->rungs, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_score_engine_parent_class)->finalize (object);
}

static void
pursuit_score_engine_class_init (PursuitScoreEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_score_engine_finalize;
}

static void
pursuit_score_engine_init (PursuitScoreEngine *self)
{
  self->rungs = g_ptr_array_new_with_free_func (g_object_unref);
  pursuit_score_engine_add_rung (self, pursuit_score_rules_rung_new ());
}

PursuitScoreEngine *
pursuit_score_engine_new (void)
{
  return g_object_new (PURSUIT_TYPE_SCORE_ENGINE, NULL);
}

void
pursuit_score_engine_add_rung (PursuitScoreEngine *self, PursuitScoreRung *rung)
{
  g_return_if_fail (PURSUIT_IS_SCORE_ENGINE (self));
  g_return_if_fail (PURSUIT_IS_SCORE_RUNG (rung));

  g_ptr_array_insert (self->rungs, 0, rung);
}

static PursuitScoreRung *
find_rung (PursuitScoreEngine *self, const char *name)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      PursuitScoreRung *rung = g_ptr_array_index (self->rungs, i);

      if (strcmp (pursuit_score_rung_get_name (rung), name) == 0)
        return rung;
    }

  return NULL;
}

/* @why is what the chosen one says for itself, else what kept the one above it. */
static PursuitScoreRung *
choose_rung (PursuitScoreEngine *self, const PursuitScorecardInput *input, char **why)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      PursuitScoreRung *rung = g_ptr_array_index (self->rungs, i);
      g_autofree char *reason = NULL;
      gboolean available = pursuit_score_rung_is_available (rung, input, &reason);

      if (reason != NULL)
        {
          g_free (*why);
          *why = g_steal_pointer (&reason);
        }
      if (available)
        return rung;
    }

  /* The rules always hold. */
  g_assert_not_reached ();
}

static char *
dup_names (PursuitScoreEngine *self)
{
  g_autoptr (GPtrArray) names = pursuit_score_engine_list_names (self);

  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static PursuitScoreRung *
need_rung (PursuitScoreEngine *self,
           const char *name,
           const PursuitScorecardInput *input,
           GError **error)
{
  PursuitScoreRung *rung = find_rung (self, name);
  g_autofree char *reason = NULL;

  if (rung == NULL)
    {
      g_autofree char *names = dup_names (self);

      g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN,
                   _ ("No engine “%.40s” scores leads here; use auto or one of %s"), name, names);
      return NULL;
    }
  if (!pursuit_score_rung_is_available (rung, input, &reason))
    {
      g_set_error (error, PURSUIT_ENGINES_ERROR, (int) pursuit_score_rung_get_refusal (rung),
                   _ ("The engine “%s” cannot score this lead: %s"), name,
                   reason != NULL ? reason : _ ("it is not ready"));
      return NULL;
    }

  return rung;
}

PursuitScore *
pursuit_score_engine_score (PursuitScoreEngine *self,
                            const char *engine,
                            const PursuitScorecardInput *input,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *why = NULL;
  PursuitScoreRung *rung;
  PursuitScore *score;

  g_return_val_if_fail (PURSUIT_IS_SCORE_ENGINE (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (pursuit_engine_name_is_open (engine))
    rung = choose_rung (self, input, &why);
  else
    rung = need_rung (self, engine, input, error);

  if (rung == NULL)
    return NULL;
  score = pursuit_score_rung_score (rung, input, cancellable, error);
  if (score != NULL)
    score->why = g_steal_pointer (&why);

  return score;
}

GPtrArray *
pursuit_score_engine_list_names (PursuitScoreEngine *self)
{
  GPtrArray *names;

  g_return_val_if_fail (PURSUIT_IS_SCORE_ENGINE (self), NULL);

  names = g_ptr_array_new ();
  for (guint i = 0; i < self->rungs->len; i++)
    g_ptr_array_add (names,
                     (gpointer) pursuit_score_rung_get_name (g_ptr_array_index (self->rungs, i)));

  return names;
}
