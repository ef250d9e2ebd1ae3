/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/cards/pursuit-cards.h"

#include "core/pursuit-fuzzy.h"
#include "core/pursuit-json-list.h"
#include "store/pursuit-list.h"
#include "store/pursuit-store-error.h"
#include "workspace/cards/pursuit-cards-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CARDS 500

/* How well a name fits: what the letters in their order are worth comes below all of these. */
#define FITS_WHOLE 1000000
#define FITS_BEGINNING 100000
#define FITS_ALMOST 10
/* A typing error or two, in names that are long enough for it, and not too long to compare. */
#define MAX_ERRORS 2
#define MIN_LETTERS 5
#define MAX_LETTERS 63

typedef struct
{
  PursuitJob job;
  char *text;
  char *card;
  guint limit;
} CardJob;

static void
card_job_free (gpointer data)
{
  CardJob *job = data;

  g_free (job->text);
  g_free (job->card);
  g_free (job);
}

GPtrArray *
pursuit_cards_load (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_BATTLE_CARD);

  pursuit_query_set_limit (query, MAX_CARDS);

  return pursuit_session_list (session, query, NULL, NULL, error);
}

static void
add_names (GStrvBuilder *names, PursuitRecord *card)
{
  g_autoptr (GPtrArray) aliases
      = pursuit_json_list_read (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_ALIASES));
  const char *name = pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME);

  if (name != NULL)
    g_strv_builder_add (names, name);
  for (guint i = 0; i < aliases->len; i++)
    g_strv_builder_add (names, ((PursuitJsonPair *) aliases->pdata[i])->second);
}

char **
pursuit_cards_dup_names (GPtrArray *cards)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < cards->len; i++)
    add_names (names, g_ptr_array_index (cards, i));

  return g_strv_builder_end (names);
}

/* How many letters have to be changed, left out or put in: Levenshtein, one row at a time. */
static guint
count_errors (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  guint row[MAX_LETTERS + 1];

  for (glong k = 0; k <= n_b; k++)
    row[k] = (guint) k;
  for (glong i = 1; i <= n_a; i++)
    {
      guint before = row[0];

      row[0] = (guint) i;
      for (glong k = 1; k <= n_b; k++)
        {
          guint above = row[k];

          row[k] = MIN (MIN (above, row[k - 1]) + 1, before + (a[i - 1] != b[k - 1]));
          before = above;
        }
    }

  return row[n_b];
}

static gboolean
is_almost (const char *name, const char *wanted)
{
  glong n_name, n_wanted;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (name, -1, &n_name);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (wanted, -1, &n_wanted);

  return n_name >= MIN_LETTERS && n_wanted >= MIN_LETTERS && n_name <= MAX_LETTERS
         && n_wanted <= MAX_LETTERS && count_errors (a, n_name, b, n_wanted) <= MAX_ERRORS;
}

static guint
fit_name (const char *name, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *other = g_utf8_casefold (wanted, -1);
  guint letters;

  if (strcmp (folded, other) == 0)
    return FITS_WHOLE;
  if (g_str_has_prefix (folded, other))
    return FITS_BEGINNING;
  letters = pursuit_fuzzy_match (name, wanted, NULL);
  if (letters > 0)
    return FITS_ALMOST + MIN (letters, FITS_BEGINNING - FITS_ALMOST - 1);

  return is_almost (folded, other) ? FITS_ALMOST : 0;
}

static guint
fit_card (PursuitRecord *card, const char *wanted)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint best = 0;

  add_names (builder, card);
  names = g_strv_builder_end (builder);
  for (guint i = 0; names[i] != NULL; i++)
    best = MAX (best, fit_name (names[i], wanted));

  return best;
}

static void
set_not_found (GPtrArray *cards, const char *competitor, GError **error)
{
  if (cards->len == 0)
    g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                         _ ("There is no battle card yet; add one with its competitor_name"));
  else
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("No battle card is about “%.60s”; see which there are in the list of battle "
                    "cards"),
                 competitor);
}

PursuitRecord *
pursuit_cards_find (GPtrArray *cards, const char *competitor, GError **error)
{
  g_autofree char *wanted = g_strstrip (g_utf8_make_valid (competitor, -1));
  PursuitRecord *best = NULL;
  PursuitRecord *second = NULL;
  guint best_fit = 0;

  for (guint i = 0; i < cards->len; i++)
    if (g_strcmp0 (pursuit_record_get_id (cards->pdata[i]), wanted) == 0)
      return g_object_ref (cards->pdata[i]);

  for (guint i = 0; *wanted != '\0' && i < cards->len; i++)
    {
      guint fit = fit_card (g_ptr_array_index (cards, i), wanted);

      if (fit == 0 || fit < best_fit)
        continue;
      second = fit == best_fit ? best : NULL;
      best = g_ptr_array_index (cards, i);
      best_fit = fit;
    }
  if (best == NULL)
    {
      set_not_found (cards, wanted, error);
      return NULL;
    }
  if (second != NULL)
    {
      g_autofree char *one = pursuit_record_dup_title (second);
      g_autofree char *other = pursuit_record_dup_title (best);

      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS,
                   _ ("“%.60s” may be %s or %s; write more of the name"), wanted, one, other);
      return NULL;
    }

  return g_object_ref (best);
}

static gboolean
find_card (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CardJob *job = data;
  g_autoptr (GPtrArray) cards = pursuit_cards_load (session, error);

  if (cards != NULL)
    job->job.result = pursuit_cards_find (cards, job->card, error);

  return job->job.result != NULL;
}

static gboolean
keep_one (GPtrArray *cards, const char *wanted, GError **error)
{
  g_autoptr (PursuitRecord) card = pursuit_cards_find (cards, wanted, error);

  if (card == NULL)
    return FALSE;
  g_ptr_array_set_size (cards, 0);
  g_ptr_array_add (cards, g_steal_pointer (&card));

  return TRUE;
}

static gboolean
find_answers (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CardJob *job = data;
  g_autoptr (GPtrArray) cards = pursuit_cards_load (session, error);

  if (cards == NULL || (job->card != NULL && !keep_one (cards, job->card, error))
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  job->job.result = pursuit_answers_find (job->text, cards, job->limit);

  return TRUE;
}

void
pursuit_workspace_find_card_async (PursuitWorkspace *self,
                                   const char *competitor,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  CardJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (competitor != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_find_card_async);
  job = g_new0 (CardJob, 1);
  job->job.free_result = g_object_unref;
  job->job.free_job = card_job_free;
  job->card = g_strdup (competitor);
  pursuit_workspace_read_job (self, find_card, job, task);
}

PursuitRecord *
pursuit_workspace_find_card_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_answer_async (PursuitWorkspace *self,
                                const char *text,
                                const char *card,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  CardJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_answer_async);
  job = g_new0 (CardJob, 1);
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;
  job->job.free_job = card_job_free;
  job->text = g_strdup (text);
  job->card = g_strdup (card);
  job->limit = limit;
  pursuit_workspace_read_job (self, find_answers, job, task);
}

GPtrArray *
pursuit_workspace_answer_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
