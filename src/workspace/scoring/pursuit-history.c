/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-history.h"

#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-team.h"
#include "core/pursuit-user.h"
#include "engines/pursuit-score-history-rung.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "workspace/scoring/pursuit-history-private.h"

#include <glib/gi18n-lib.h>

/* Most users and teams whose names are known to reasons. */
#define MAX_NAMES 1000

void
pursuit_history_free (PursuitHistory *self)
{
  g_clear_pointer (&self->report, pursuit_history_report_free);
  g_strfreev (self->ignored);
  g_free (self->trained_at);
  g_free (self);
}

char *
pursuit_history_dup_sentence (const PursuitHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->trained_at != NULL)
    return pursuit_history_report_dup_sentence (self->report);

  return g_strdup_printf (_ ("Nothing was learnt yet from the %u won and %u lost leads."),
                          self->report->wins, self->report->losses);
}

static char **
read_ignored (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_string (element) != NULL)
        g_strv_builder_add (names, json_node_get_string (element));
    }

  return g_strv_builder_end (names);
}

static gint64
count_stage (PursuitSession *session, const char *stage, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);

  pursuit_query_add_equals (query, PURSUIT_LEAD_STAGE, stage);

  return pursuit_session_count (session, query, error);
}

/* A model that is damaged is as good as none: it is made from the leads at any time. */
static PursuitHistoryModel *
load_model (PursuitKeptModel *kept)
{
  g_autoptr (JsonNode) node = kept != NULL ? pursuit_json_parse (kept->json, -1, NULL) : NULL;

  return node != NULL ? pursuit_history_model_from_json (node) : NULL;
}

static PursuitHistoryReport *
dup_report (const PursuitHistoryModel *model)
{
  g_autoptr (JsonNode) node
      = pursuit_history_report_to_json (pursuit_history_model_get_report (model));

  return pursuit_history_report_from_json (node);
}

static gboolean
has_grown (const PursuitHistory *self, gint64 won, gint64 lost)
{
  gint64 before = (gint64) self->report->wins + self->report->losses;

  if (self->trained_at == NULL)
    return MIN (won, lost) >= PURSUIT_HISTORY_ENOUGH;

  return won + lost >= before + PURSUIT_HISTORY_GROWN_LEADS
         && (double) (won + lost) >= (1 + PURSUIT_HISTORY_GROWN_SHARE) * (double) before;
}

PursuitHistory *
pursuit_history_load (PursuitSession *session, GError **error)
{
  gint64 won = count_stage (session, "won", error);
  gint64 lost = won >= 0 ? count_stage (session, "lost", error) : -1;
  g_autoptr (PursuitKeptModel) kept = NULL;
  g_autoptr (PursuitHistoryModel) model = NULL;
  PursuitHistory *self;

  if (lost < 0)
    return NULL;

  kept = pursuit_session_get_history_model (session);
  model = load_model (kept);
  self = g_new0 (PursuitHistory, 1);
  self->decided = won + lost;
  if (model != NULL)
    {
      self->report = dup_report (model);
      self->trained_at = g_strdup (kept->trained_at);
      self->ignored = read_ignored (kept->ignored);
    }
  else
    {
      self->report = pursuit_history_report_new ();
      self->report->wins = (guint) MIN (won, G_MAXINT32);
      self->report->losses = (guint) MIN (lost, G_MAXINT32);
      self->ignored = g_new0 (char *, 1);
    }
  self->should_train = has_grown (self, won, lost);

  return self;
}

static void
load_names (PursuitSession *session, PursuitKind kind, guint field, GHashTable *names)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  pursuit_query_set_limit (query, MAX_NAMES);
  records = pursuit_session_list (session, query, NULL, NULL, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PursuitRecord *record = g_ptr_array_index (records, i);
      const char *name = pursuit_record_get_text (record, field);

      if (name != NULL)
        g_hash_table_insert (names, g_strdup (pursuit_record_get_id (record)), g_strdup (name));
    }
}

PursuitScoreRung *
pursuit_history_load_rung (PursuitSession *session, char **trained_at)
{
  g_autoptr (PursuitKeptModel) kept = pursuit_session_get_history_model (session);
  g_autoptr (PursuitHistoryModel) model = load_model (kept);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  *trained_at = NULL;
  if (model != NULL && pursuit_history_model_get_report (model)->state == PURSUIT_HISTORY_READY)
    *trained_at = g_strdup (kept->trained_at);
  load_names (session, PURSUIT_KIND_USER, PURSUIT_USER_NAME, names);
  load_names (session, PURSUIT_KIND_TEAM, PURSUIT_TEAM_NAME, names);

  return pursuit_score_history_rung_new (model, names);
}
