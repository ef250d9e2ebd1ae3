/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-score-history-rung.h"

#include "engines/pursuit-lead-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Most characters of a value in a reason. */
#define MAX_VALUE 60

struct _PursuitScoreHistoryRung
{
  GObject parent_instance;

  PursuitHistoryModel *model; /* (owned) (nullable) */
  GHashTable *names;          /* (owned) (nullable) (element-type utf8 utf8) */
};

static const char *
history_rung_get_name (PursuitScoreRung *rung)
{
  return "history";
}

static gboolean
history_rung_is_available (PursuitScoreRung *rung,
                           const PursuitScorecardInput *input,
                           char **reason)
{
  PursuitScoreHistoryRung *self = PURSUIT_SCORE_HISTORY_RUNG (rung);

  if (self->model == NULL)
    {
      if (reason != NULL)
        *reason = g_strdup (_ ("Nothing was learnt from won and lost leads yet."));
      return FALSE;
    }
  if (reason != NULL)
    *reason = pursuit_history_report_dup_sentence (pursuit_history_model_get_report (self->model));

  return pursuit_history_model_get_report (self->model)->state == PURSUIT_HISTORY_READY;
}

static PursuitEnginesError
history_rung_get_refusal (PursuitScoreRung *rung)
{
  PursuitScoreHistoryRung *self = PURSUIT_SCORE_HISTORY_RUNG (rung);

  if (self->model != NULL
      && pursuit_history_model_get_report (self->model)->state == PURSUIT_HISTORY_NO_SIGNAL)
    return PURSUIT_ENGINES_ERROR_NO_SIGNAL;

  return PURSUIT_ENGINES_ERROR_NOT_ENOUGH;
}

static char *
dup_label (const char *column)
{
  g_auto (GStrv) parts = g_strsplit (column, " × ", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return g_strdup (pursuit_lead_cells_get_label (column));

  return g_strdup_printf ("%s × %s", pursuit_lead_cells_get_label (parts[0]),
                          pursuit_lead_cells_get_label (parts[1]));
}

/* "Source: Referral", "Source: not filled in". */
static char *
dup_text (PursuitScoreHistoryRung *self, const PursuitHistoryReason *reason)
{
  g_autofree char *label = dup_label (reason->column);
  g_autofree char *valid = NULL;
  const char *name = NULL;

  if (reason->value == NULL)
    return g_strdup_printf (_ ("%s: not filled in"), label);
  if (self->names != NULL)
    name = g_hash_table_lookup (self->names, reason->value);
  valid = g_utf8_make_valid (name != NULL ? name : reason->value, -1);
  if (g_utf8_strlen (valid, -1) > MAX_VALUE)
    {
      g_autofree char *start = g_utf8_substring (valid, 0, MAX_VALUE);

      return g_strdup_printf ("%s: %s…", label, start);
    }

  return g_strdup_printf ("%s: %s", label, valid);
}

static void
add_reason (PursuitScoreHistoryRung *self,
            PursuitScore *score,
            PursuitRecord *lead,
            const PursuitHistoryReason *reason)
{
  g_autofree char *text = dup_text (self, reason);

  pursuit_score_add_reason (score, text, reason->weight,
                            pursuit_evidence_new (PURSUIT_KIND_LEAD, pursuit_record_get_id (lead),
                                                  reason->column, reason->value));
}

static PursuitScore *
history_rung_score (PursuitScoreRung *rung,
                    const PursuitScorecardInput *input,
                    GCancellable *cancellable,
                    GError **error)
{
  PursuitScoreHistoryRung *self = PURSUIT_SCORE_HISTORY_RUNG (rung);
  g_autoptr (GPtrArray) cells
      = pursuit_lead_cells_read (input->lead, pursuit_history_model_get_columns (self->model));
  g_autoptr (GPtrArray) reasons = NULL;
  PursuitScore *score = pursuit_score_new ("history");

  score->probability
      = pursuit_history_model_foretell (self->model, (const char *const *) cells->pdata, &reasons);
  score->total = (int) floor (100 * score->probability + 0.5);
  for (guint i = 0; i < reasons->len; i++)
    add_reason (self, score, input->lead, g_ptr_array_index (reasons, i));

  return score;
}

static void
history_rung_iface_init (PursuitScoreRungInterface *iface)
{
  iface->get_name = history_rung_get_name;
  iface->is_available = history_rung_is_available;
  iface->get_refusal = history_rung_get_refusal;
  iface->score = history_rung_score;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitScoreHistoryRung,
                               pursuit_score_history_rung,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_SCORE_RUNG,
                                                      history_rung_iface_init))

static void
pursuit_score_history_rung_finalize (GObject *object)
{
  PursuitScoreHistoryRung *self = PURSUIT_SCORE_HISTORY_RUNG (object);

  g_clear_pointer (&self->model, pursuit_history_model_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (pursuit_score_history_rung_parent_class)->finalize (object);
}

static void
pursuit_score_history_rung_class_init (PursuitScoreHistoryRungClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_score_history_rung_finalize;
}

static void
pursuit_score_history_rung_init (PursuitScoreHistoryRung *self)
{
}

PursuitScoreRung *
pursuit_score_history_rung_new (PursuitHistoryModel *model, GHashTable *names)
{
  PursuitScoreHistoryRung *self = g_object_new (PURSUIT_TYPE_SCORE_HISTORY_RUNG, NULL);

  if (model != NULL)
    self->model = pursuit_history_model_ref (model);
  if (names != NULL)
    self->names = g_hash_table_ref (names);

  return PURSUIT_SCORE_RUNG (self);
}
