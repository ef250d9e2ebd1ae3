/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-history-private.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-time.h"
#include "engines/pursuit-lead-cells.h"
#include "store/pursuit-list.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

/* How many leads are looked up at a time. */
#define PAGE_SIZE 256
/* Open leads of one stage that are read to compare with, at most: what is filled in only once a
 * lead is decided shows in few. */
#define OPEN_LEADS 2000
/* A time tells an order if so many leads have it, and not all of them of one week. */
#define TIMED_SHARE 0.8
#define SPREAD_US (7 * G_TIME_SPAN_DAY)

/* Which times may be a row's, the best first. */
static const guint time_fields[]
    = { PURSUIT_FIELD_CREATED_AT, PURSUIT_LEAD_CLOSED_AT, PURSUIT_LEAD_STAGE_CHANGED_AT };

typedef struct
{
  PursuitSession *session;
  PursuitDataset *dataset;
  char **columns;
  GArray *times[G_N_ELEMENTS (time_fields)]; /* (element-type gint64) of each row */
} Table;

static gboolean
is_known (char **columns, const char *name)
{
  for (; *columns != NULL; columns++)
    if (g_ascii_strcasecmp (*columns, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_ignored (char **columns, const char *const *ignore, GError **error)
{
  for (; ignore != NULL && *ignore != NULL; ignore++)
    if (!is_known (columns, *ignore))
      {
        g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                     _ ("No lead has a column “%.80s” that a model could learn from; name a field "
                        "by its key, such as source, or an own column by its header"),
                     *ignore);
        return FALSE;
      }

  return TRUE;
}

static gint64
get_time (PursuitRecord *lead, guint field)
{
  const char *text = pursuit_record_get_text (lead, field);
  gint64 time;

  return text != NULL && pursuit_time_parse (text, &time, NULL) ? time : PURSUIT_DATASET_NO_TIME;
}

static void
add_lead (Table *self, PursuitRecord *lead, PursuitOutcome outcome)
{
  g_autoptr (GPtrArray) cells = pursuit_lead_cells_read (lead, (const char *const *) self->columns);

  if (!pursuit_dataset_add (self->dataset, (const char *const *) cells->pdata, outcome,
                            PURSUIT_DATASET_NO_TIME))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (time_fields); i++)
    {
      gint64 time = get_time (lead, time_fields[i]);

      g_array_append_val (self->times[i], time);
    }
}

static gboolean
add_stage (Table *self,
           const char *stage,
           PursuitOutcome outcome,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GArray) rows = NULL;

  pursuit_query_add_equals (query, PURSUIT_LEAD_STAGE, stage);
  if (outcome == PURSUIT_OUTCOME_OPEN)
    pursuit_query_set_limit (query, OPEN_LEADS);
  rows = pursuit_session_list_rows (self->session, query, error);
  for (guint i = 0; rows != NULL && i < rows->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) leads = pursuit_session_get_rows (
          self->session, PURSUIT_KIND_LEAD, &g_array_index (rows, guint32, i),
          MIN (PAGE_SIZE, rows->len - i), error);

      if (leads == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < leads->len; j++)
        if (g_ptr_array_index (leads, j) != NULL)
          add_lead (self, g_ptr_array_index (leads, j), outcome);
    }

  return rows != NULL;
}

static gboolean
add_open (Table *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; pursuit_lead_stages[i].nick != NULL; i++)
    if (!pursuit_lead_stage_is_closed (pursuit_lead_stages[i].nick)
        && !add_stage (self, pursuit_lead_stages[i].nick, PURSUIT_OUTCOME_OPEN, cancellable, error))
      return FALSE;

  return TRUE;
}

static gboolean
tells_an_order (const GArray *times)
{
  gint64 first = G_MAXINT64, last = G_MININT64;
  guint known = 0;

  for (guint i = 0; i < times->len; i++)
    {
      gint64 time = g_array_index (times, gint64, i);

      if (time == PURSUIT_DATASET_NO_TIME)
        continue;
      known++;
      first = MIN (first, time);
      last = MAX (last, time);
    }

  return known > 0 && known >= TIMED_SHARE * times->len && last - first >= SPREAD_US;
}

/* Without an order the first time still tells the period. */
static void
set_times (Table *self)
{
  gsize best = 0;

  while (best < G_N_ELEMENTS (time_fields) && !tells_an_order (self->times[best]))
    best++;
  if (best == G_N_ELEMENTS (time_fields))
    best = 0;
  for (guint i = 0; i < self->times[best]->len; i++)
    pursuit_dataset_set_time (self->dataset, i, g_array_index (self->times[best], gint64, i));
}

PursuitDataset *
pursuit_history_table_load (PursuitSession *session,
                            const char *const *ignore,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (GStrv) custom = pursuit_session_list_custom_columns (session, PURSUIT_KIND_LEAD);
  g_auto (GStrv) columns = pursuit_lead_cells_list_columns ((const char *const *) custom);
  Table table = { session, NULL, columns, { NULL } };
  gboolean done;

  if (!check_ignored (columns, ignore, error))
    return NULL;

  table.dataset = pursuit_dataset_new ((const char *const *) columns);
  for (gsize i = 0; i < G_N_ELEMENTS (time_fields); i++)
    table.times[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = add_stage (&table, "won", PURSUIT_OUTCOME_WON, cancellable, error)
         && add_stage (&table, "lost", PURSUIT_OUTCOME_LOST, cancellable, error)
         && add_open (&table, cancellable, error);
  if (done)
    set_times (&table);
  else
    g_clear_pointer (&table.dataset, pursuit_dataset_free);
  for (gsize i = 0; i < G_N_ELEMENTS (time_fields); i++)
    g_array_unref (table.times[i]);

  return table.dataset;
}
