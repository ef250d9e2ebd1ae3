/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-analyse-engine.h"

#include "core/pursuit-engine-name.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-analyse-rules-rung.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PursuitAnalyseEngine
{
  GObject parent_instance;

  GPtrArray *rungs; /* (owned) (element-type PursuitAnalyseRung) the best first */
};

G_DEFINE_FINAL_TYPE (PursuitAnalyseEngine, pursuit_analyse_engine, G_TYPE_OBJECT)

static void
pursuit_analyse_engine_finalize (GObject *object)
{
  PursuitAnalyseEngine *self = PURSUIT_ANALYSE_ENGINE (object);

  g_clear_pointer (&self->rungs, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_analyse_engine_parent_class)->finalize (object);
}

static void
pursuit_analyse_engine_class_init (PursuitAnalyseEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_analyse_engine_finalize;
}

static void
pursuit_analyse_engine_init (PursuitAnalyseEngine *self)
{
  self->rungs = g_ptr_array_new_with_free_func (g_object_unref);
  pursuit_analyse_engine_add_rung (self, pursuit_analyse_rules_rung_new ());
}

PursuitAnalyseEngine *
pursuit_analyse_engine_new (void)
{
  return g_object_new (PURSUIT_TYPE_ANALYSE_ENGINE, NULL);
}

void
pursuit_analyse_engine_add_rung (PursuitAnalyseEngine *self, PursuitAnalyseRung *rung)
{
  g_return_if_fail (PURSUIT_IS_ANALYSE_ENGINE (self));
  g_return_if_fail (PURSUIT_IS_ANALYSE_RUNG (rung));

  g_ptr_array_insert (self->rungs, 0, rung);
}

static PursuitAnalyseRung *
find_rung (PursuitAnalyseEngine *self, const char *name)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      PursuitAnalyseRung *rung = g_ptr_array_index (self->rungs, i);

      if (strcmp (pursuit_analyse_rung_get_name (rung), name) == 0)
        return rung;
    }

  return NULL;
}

static PursuitAnalyseRung *
choose_rung (PursuitAnalyseEngine *self, const PursuitTalkInput *input)
{
  for (guint i = 0; i < self->rungs->len; i++)
    if (pursuit_analyse_rung_is_available (self->rungs->pdata[i], input, NULL))
      return self->rungs->pdata[i];

  /* The rules always hold. */
  g_assert_not_reached ();
}

static char *
dup_names (PursuitAnalyseEngine *self)
{
  g_autoptr (GPtrArray) names = pursuit_analyse_engine_list_names (self);

  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static PursuitAnalyseRung *
need_rung (PursuitAnalyseEngine *self,
           const char *name,
           const PursuitTalkInput *input,
           GError **error)
{
  PursuitAnalyseRung *rung = find_rung (self, name);
  g_autofree char *reason = NULL;

  if (rung == NULL)
    {
      g_autofree char *names = dup_names (self);

      g_set_error (error, PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN,
                   _ ("No engine “%.40s” reads conversations here; use auto or one of %s"), name,
                   names);
      return NULL;
    }
  if (!pursuit_analyse_rung_is_available (rung, input, &reason))
    {
      g_set_error (error, PURSUIT_ENGINES_ERROR, (int) pursuit_analyse_rung_get_refusal (rung),
                   _ ("The engine “%s” cannot read this conversation: %s"), name,
                   reason != NULL ? reason : _ ("it is not ready"));
      return NULL;
    }

  return rung;
}

PursuitAnalysis *
pursuit_analyse_engine_analyse (PursuitAnalyseEngine *self,
                                const char *engine,
                                const PursuitTalkInput *input,
                                GCancellable *cancellable,
                                GError **error)
{
  PursuitAnalyseRung *rung;

  g_return_val_if_fail (PURSUIT_IS_ANALYSE_ENGINE (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (pursuit_engine_name_is_open (engine))
    rung = choose_rung (self, input);
  else
    rung = need_rung (self, engine, input, error);

  return rung != NULL ? pursuit_analyse_rung_analyse (rung, input, cancellable, error) : NULL;
}

GPtrArray *
pursuit_analyse_engine_list_names (PursuitAnalyseEngine *self)
{
  GPtrArray *names;

  g_return_val_if_fail (PURSUIT_IS_ANALYSE_ENGINE (self), NULL);

  names = g_ptr_array_new ();
  for (guint i = 0; i < self->rungs->len; i++)
    g_ptr_array_add (names,
                     (gpointer) pursuit_analyse_rung_get_name (g_ptr_array_index (self->rungs, i)));

  return names;
}
