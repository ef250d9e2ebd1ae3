/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-past-score.h"

#include "core/pursuit-json.h"
#include "core/pursuit-record.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-time.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
past_score_free (gpointer data)
{
  PursuitPastScore *past = data;

  g_free (past->at);
  g_clear_pointer (&past->score, pursuit_score_unref);
  g_free (past->event);
  g_free (past->change);
  g_free (past);
}

/* The thread is sorted, the newest first. What is dated later, such as a task, moved nothing. */
static char *
dup_event (GPtrArray *thread, const char *after, const char *until)
{
  for (guint i = 0; i < thread->len; i++)
    {
      const PursuitThreadEntry *entry = g_ptr_array_index (thread, i);

      if (strcmp (entry->at, until) > 0)
        continue;
      if (after != NULL && strcmp (entry->at, after) <= 0)
        return NULL;

      return g_strdup (entry->title);
    }

  return NULL;
}

static char *
dup_points (int points)
{
  return points == PURSUIT_SCORE_NOT_ESTABLISHED ? g_strdup (_ ("not established"))
                                                 : g_strdup_printf ("%d", points);
}

/* The parts that differ: "Budget not established → 85". */
static char *
dup_parts (const PursuitScore *before, const PursuitScore *now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      g_autofree char *from = dup_points (before->parts[i].points);
      g_autofree char *to = dup_points (now->parts[i].points);

      if (before->parts[i].points != now->parts[i].points)
        g_string_append_printf (text, "%s%s %s → %s", text->len > 0 ? " · " : "",
                                pursuit_score_part_get_label ((PursuitScorePart) i), from, to);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_engine_label (const char *engine)
{
  for (const PursuitChoice *choice = pursuit_score_engines; choice->nick != NULL; choice++)
    if (strcmp (choice->nick, engine) == 0)
      return _ (choice->label);

  return engine;
}

static char *
dup_computed_change (const PursuitScore *before, const PursuitScore *now)
{
  g_autofree char *parts = NULL;

  if (before == NULL)
    /* Translators: %s is an engine, such as Rules */
    return g_strdup_printf (_ ("First score, by %s"), get_engine_label (now->engine));
  if (strcmp (before->engine, now->engine) != 0)
    /* Translators: names of engines, such as Rules and History */
    return g_strdup_printf (_ ("Scored by %s instead of %s"), get_engine_label (now->engine),
                            get_engine_label (before->engine));
  parts = dup_parts (before, now);
  if (*parts != '\0')
    return g_steal_pointer (&parts);
  if (before->total != now->total)
    return g_strdup_printf ("%d → %d", before->total, now->total);

  return g_strdup (_ ("The same score, for other reasons"));
}

static char *
dup_change (const PursuitScore *before, const PursuitScore *now)
{
  gboolean was_by_hand = before != NULL && before->override != NULL;

  if (now->override != NULL
      && !(was_by_hand && before->override->score == now->override->score
           && strcmp (before->override->reason, now->override->reason) == 0))
    /* Translators: a score and the reason that a person gave for it */
    return g_strdup_printf (_ ("Set by hand to %d: %s"), now->override->score,
                            now->override->reason);
  if (was_by_hand && now->override == NULL)
    return g_strdup_printf (_ ("No longer set by hand to %d"), before->override->score);

  return dup_computed_change (before, now);
}

static PursuitScore *
read_score (PursuitRecord *record)
{
  const char *text = pursuit_record_get_text (record, PURSUIT_SCORE_HISTORY_RESULT);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;

  return node != NULL ? pursuit_score_from_json (node) : NULL;
}

/* What was not the lead's score moved nothing. */
static const PursuitPastScore *
find_before (GPtrArray *list)
{
  for (guint i = list->len; i-- > 0;)
    if (!((const PursuitPastScore *) list->pdata[i])->is_unused)
      return list->pdata[i];

  return NULL;
}

static void
add_past (GPtrArray *list, PursuitRecord *record, GPtrArray *thread)
{
  const PursuitPastScore *before = find_before (list);
  const char *at = pursuit_record_get_text (record, PURSUIT_SCORE_HISTORY_SCORED_AT);
  g_autoptr (PursuitScore) score = read_score (record);
  PursuitPastScore *past;

  /* One that nobody can explain any more is left out. */
  if (score == NULL || at == NULL)
    return;

  past = g_new0 (PursuitPastScore, 1);
  past->at = g_strdup (at);
  past->is_unused = !pursuit_record_is_set (record, PURSUIT_SCORE_HISTORY_SCORE);
  past->event = dup_event (thread, before != NULL ? before->at : NULL, at);
  past->change = past->is_unused ? g_strdup (pursuit_score_say_unused (score))
                                 : dup_change (before != NULL ? before->score : NULL, score);
  past->score = g_steal_pointer (&score);
  g_ptr_array_add (list, past);
}

GPtrArray *
pursuit_past_score_list (const PursuitLeadDetails *details)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (past_score_free);

  g_return_val_if_fail (details != NULL, list);

  for (guint i = details->score_history->len; i-- > 0;)
    add_past (list, g_ptr_array_index (details->score_history, i), details->thread);

  return list;
}

static char *
dup_local_day (const char *time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%F") : NULL;
}

const PursuitPastScore *
pursuit_past_score_find (GPtrArray *list, const char *day)
{
  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (pursuit_date_is_valid (day), NULL);

  for (guint i = list->len; i-- > 0;)
    {
      const PursuitPastScore *past = g_ptr_array_index (list, i);
      g_autofree char *then = dup_local_day (past->at);

      if (!past->is_unused && then != NULL && strcmp (then, day) <= 0)
        return past;
    }

  return NULL;
}
