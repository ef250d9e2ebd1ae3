/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-ai-scores-dialog.h"
#include "app/leads/pursuit-bulk-page.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/window/pursuit-work-bar.h"
#include "core/pursuit-lead.h"
#include "tests/app/ai-window-fixture.h"

#include <string.h>

/* Scores of many leads by AI, in the window: a server on this machine answers. */

#define JSON "Content-Type: application/json\r\n"
#define MAX_LEADS 65
#define FEW "25"
#define MANY "65"
#define BATCH 10
/* Within so long nothing more is asked after a run is stopped. */
#define STOP_LIMIT_US (2 * G_USEC_PER_SEC)

#define PART(name)                                                                                 \
  "\"" name "\":{\"points\":null,\"why\":null,\"source\":null,\"quote\":null,\"ask\":\"Who?\"}"
#define FOUND                                                                                      \
  "\"budget\":{\"points\":80,\"why\":\"said so\",\"source\":\"lead.description\",\"quote\":"       \
  "\"money is there\",\"ask\":null}"
#define ANSWER_LEAD                                                                                \
  "%s{\"id\":\"L%u\",%s," PART ("authority") "," PART ("need") "," PART (                          \
      "timeline") ",\"next_question\":\"When?\"}"
#define REPLY                                                                                      \
  "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"llama:8b\",\"choices\":[{"            \
  "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":"         \
  "\"stop\"}],\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":90,\"total_tokens\":990}}"

/* What becomes of the questions after the first good ones. */
typedef enum
{
  ANSWERS,
  HOLDS, /* the one of fewer than ten leads */
  STALLS,
  REFUSES,
  FINDS_NOTHING,
} Rest;

typedef struct
{
  AiWindowFixture base;
  GtkWidget *list;
  PursuitRecordSelection *selection;
  guint n_leads;

  GMutex mutex;
  Rest rest;
  guint n_good; /* questions that are answered before that */
  guint n_asked;
  guint asked[MAX_LEADS]; /* by the number of the lead */
} Fixture;

/* Counts the leads of a question. */
static guint
note_leads (Fixture *self, const char *request)
{
  guint n = 0;

  for (const char *at = strstr (request, "Deal "); at != NULL; at = strstr (at + 1, "Deal "))
    {
      guint number = (guint) g_ascii_strtoull (at + strlen ("Deal "), NULL, 10);

      g_assert_cmpuint (number, <, MAX_LEADS);
      self->asked[number]++;
      n++;
    }

  return n;
}

static PeerStep *
score (guint n, gboolean finds)
{
  g_autoptr (GString) leads = g_string_new (NULL);
  g_autofree char *content = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *body = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (leads, ANSWER_LEAD, i > 0 ? "," : "", i + 1,
                            finds ? FOUND : PART ("budget"));
  content = g_strdup_printf ("{\"leads\":[%s]}", leads->str);
  quoted = g_strescape (content, NULL);
  body = g_strdup_printf (REPLY, quoted);

  return peer_step_new (200, JSON, body);
}

/* In a thread of the connection. */
static PeerStep *
answer (const char *request, gpointer data)
{
  Fixture *self = data;
  PeerStep *step;
  guint n;

  g_mutex_lock (&self->mutex);
  n = note_leads (self, request);
  step = self->rest == REFUSES && self->n_asked >= self->n_good
             ? peer_step_new (402, JSON, "{\"error\":{\"message\":\"no money\"}}")
             : score (n, self->rest != FINDS_NOTHING);
  if (self->n_asked >= self->n_good)
    {
      step->is_deaf = step->stalls = self->rest == STALLS;
    }
  step->is_held = self->rest == HOLDS && n < BATCH;
  self->n_asked++;
  g_mutex_unlock (&self->mutex);

  return step;
}

static void
set_rest (Fixture *self, Rest rest, guint n_good)
{
  g_mutex_lock (&self->mutex);
  self->rest = rest;
  self->n_good = n_good;
  g_mutex_unlock (&self->mutex);
}

static gboolean
has_leads (gpointer data)
{
  Fixture *self = data;

  return !pursuit_record_list_is_loading (pursuit_record_selection_get_list (self->selection))
         && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == self->n_leads;
}

static void
add_leads (Fixture *self)
{
  for (guint i = 0; i < self->n_leads; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autoptr (PursuitRecord) saved = NULL;
      g_autofree char *company = g_strdup_printf ("Zweckverband %u", i);
      g_autofree char *text = g_strdup_printf ("Deal %u: money is there, ask Vera Lind", i);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
      pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, text);
      pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME, "Vera Lind");
      pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, "vera.lind@acme.example");
      saved = pursuit_window_test_save (&self->base.window, lead);
    }
}

/* The list shows the new leads only. */
static void
set_up (Fixture *self, gconstpointer data)
{
  ai_window_fixture_set_up (&self->base, NULL);
  g_mutex_init (&self->mutex);
  self->n_leads = (guint) g_ascii_strtoull (data, NULL, 10);
  self->list = pursuit_window_test_await (self->base.window.window, PURSUIT_TYPE_LEAD_LIST, NULL);
  self->selection = pursuit_lead_list_get_selection (PURSUIT_LEAD_LIST (self->list));
  add_leads (self);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (self->list, "search_entry")),
                         "Zweckverband");
  pursuit_widget_test_wait (has_leads, self);
  peer_set_answer (self->base.peer, answer, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ai_window_fixture_tear_down (&self->base, NULL);
  g_mutex_clear (&self->mutex);
}

static GtkWidget *
ask_for_selected (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  pursuit_window_test_await (self->base.window.window, PURSUIT_TYPE_BULK_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (self->list, "leads.score-selected-ai", NULL));

  return pursuit_window_test_await_window (PURSUIT_TYPE_AI_SCORES_DIALOG);
}

static GtkWidget *
await_text (Fixture *self, const char *text)
{
  return pursuit_window_test_await (self->base.window.window, GTK_TYPE_LABEL, text);
}

static guint
count_scored (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (PursuitRecord) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (PursuitRecord) lead = pursuit_window_test_read (
          &self->base.window, PURSUIT_KIND_LEAD, pursuit_record_get_id (row));

      n += g_strcmp0 (pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_ENGINE), "ai") == 0;
    }

  return n;
}

/* What the rows of the list say, without reading anything for them. */
static gboolean
rows_show_twenty (gpointer data)
{
  Fixture *self = data;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (PursuitRecord) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      n += g_strcmp0 (pursuit_record_get_text (row, PURSUIT_LEAD_SCORE_ENGINE), "ai") == 0;
    }

  return n == 2 * BATCH;
}

static char *
dup_shown (GtkWidget *dialog)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pursuit_window_test_child (dialog, "body")));

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Questions that are on their way together come in any order. */
static void
assert_was_sent (Fixture *self, const char *body)
{
  guint n = 0;

  for (guint i = 0; i < peer_count (self->base.peer); i++)
    {
      g_autofree char *request = peer_dup_request (self->base.peer, i);

      n += strcmp (strstr (request, "\r\n\r\n") + 4, body) == 0;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
many_are_asked_about_ten_at_a_time (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *wishes;
  g_autofree char *shown = NULL;

  ai_window_fixture_add_peer (&self->base);
  set_rest (self, HOLDS, 0);
  dialog = ask_for_selected (self);
  ai_window_fixture_await_label (dialog, "summary");
  wishes = pursuit_window_test_child (dialog, "wishes");
  g_assert_nonnull (pursuit_widget_test_find (
      wishes, GTK_TYPE_LABEL,
      "AI is asked about 25 leads. They go in 3 questions of ten leads at most. The first one is "
      "shown below."));
  g_assert_cmpuint (peer_count (self->base.peer), ==, 0);
  shown = dup_shown (dialog);
  g_assert_null (strstr (shown, "Vera"));
  g_assert_null (strstr (shown, "vera.lind"));

  ai_window_fixture_send (dialog);
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORES_DIALOG);
  await_text (self, "Scoring by AI: 20 of 25");
  pursuit_widget_test_wait (rows_show_twenty, self);
  peer_release (self->base.peer);
  await_text (self, "25 leads scored by AI (at no cost)");
  g_assert_cmpuint (peer_count (self->base.peer), ==, 3);
  g_assert_cmpuint (count_scored (self), ==, 25);
  assert_was_sent (self, shown);
}

/* It is said, and what rules said of them stays. */
static void
nothing_established_is_told (Fixture *self, gconstpointer data)
{
  ai_window_fixture_add_peer (&self->base);
  set_rest (self, FINDS_NOTHING, MAX_LEADS);
  ai_window_fixture_send (ask_for_selected (self));
  await_text (self, "0 leads scored by AI (at no cost). About 25 leads nothing was found "
                    "established; their scores stay.");
  g_assert_cmpuint (count_scored (self), ==, 0);
}

static void
what_is_scored_is_left_out (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *wishes;

  ai_window_fixture_add_script (&self->base);
  ai_window_fixture_send (ask_for_selected (self));
  await_text (self, "25 leads scored by a script, no AI (at no cost)");

  /* Whatever is selected, the whole list is meant. */
  g_assert_true (gtk_widget_activate_action (self->list, "leads.score-shown-ai", NULL));
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_AI_SCORES_DIALOG);
  g_assert_cmpstr (ai_window_fixture_await_label (dialog, "error_label"), ==,
                   "There is nothing to ask");
  wishes = pursuit_window_test_child (dialog, "wishes");
  pursuit_window_test_await (wishes, GTK_TYPE_LABEL,
                             "25 leads are left out: their scores by AI still stand.");
  g_assert_false (gtk_widget_is_sensitive (pursuit_window_test_child (dialog, "send_button")));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (pursuit_window_test_await (wishes, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  pursuit_window_test_await (
      wishes, GTK_TYPE_LABEL,
      "AI is asked about 25 leads. They go in 3 questions of ten leads at most.");
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORES_DIALOG);
}

static void
stop (Fixture *self)
{
  GtkWidget *bar
      = pursuit_window_test_await (self->base.window.window, PURSUIT_TYPE_WORK_BAR, NULL);

  g_signal_emit_by_name (pursuit_window_test_child (bar, "cancel_button"), "clicked");
}

static gboolean
asked_once (Fixture *self, guint n_scored)
{
  guint n = 0;

  for (guint i = 0; i < self->n_leads; i++)
    n += self->asked[i] == 1;

  return n == n_scored;
}

/* What is scored is kept, and never asked about again. */
static void
a_stopped_run_goes_on (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *wishes;
  gint64 stopped;
  guint n_asked;

  ai_window_fixture_add_peer (&self->base);
  set_rest (self, STALLS, 2);
  ai_window_fixture_send (ask_for_selected (self));
  await_text (self, "Scoring by AI: 20 of 65");
  ai_window_fixture_await_requests (&self->base, 6);
  stopped = g_get_monotonic_time ();
  stop (self);
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpint (g_get_monotonic_time () - stopped, <, STOP_LIMIT_US);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "20 of 65 Leads Scored");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "You stopped it."));
  n_asked = peer_count (self->base.peer);
  pursuit_window_test_run_for (300);
  g_assert_cmpuint (peer_count (self->base.peer), ==, n_asked);
  g_assert_cmpuint (n_asked, ==, 6);
  g_assert_cmpuint (count_scored (self), ==, 20);

  set_rest (self, ANSWERS, 0);
  g_signal_emit_by_name (pursuit_window_test_await (dialog, GTK_TYPE_BUTTON, "_Go On…"), "clicked");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_AI_SCORES_DIALOG);
  wishes = pursuit_window_test_child (dialog, "wishes");
  pursuit_window_test_await (
      wishes, GTK_TYPE_LABEL,
      "AI is asked about 45 leads. They go in 5 questions of ten leads at most. The first one is "
      "shown below.");
  ai_window_fixture_send (dialog);
  await_text (self, "45 leads scored by AI (at no cost)");
  g_assert_cmpuint (count_scored (self), ==, 65);
  g_assert_cmpuint (peer_count (self->base.peer), ==, 6 + 5);
  /* The twenty, and the five that were in no question that was stopped. */
  g_assert_true (asked_once (self, 20 + 5));
}

static void
what_ends_a_run_is_told (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  const char *body;

  ai_window_fixture_add_peer (&self->base);
  set_rest (self, REFUSES, 2);
  ai_window_fixture_send (ask_for_selected (self));
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "20 of 65 Leads Scored");
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_nonnull (strstr (body, "45 leads were not scored."));
  g_assert_nonnull (strstr (body, "has no credit"));
  g_assert_nonnull (strstr (body, "are kept"));
  g_assert_cmpuint (count_scored (self), ==, 20);
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);
}

static void
without_any_score_it_says_why (Fixture *self, gconstpointer data)
{
  ai_window_fixture_add_peer (&self->base);
  set_rest (self, REFUSES, 0);
  ai_window_fixture_send (ask_for_selected (self));
  pursuit_window_test_await_closed (PURSUIT_TYPE_AI_SCORES_DIALOG);
  gtk_window_close (GTK_WINDOW (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG)));
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);
}

static void
closing_the_window_stops_it (Fixture *self, gconstpointer data)
{
  gint64 closed;

  ai_window_fixture_add_peer (&self->base);
  set_rest (self, STALLS, 1);
  ai_window_fixture_send (ask_for_selected (self));
  await_text (self, "Scoring by AI: 10 of 65");
  ai_window_fixture_await_requests (&self->base, 5);
  closed = g_get_monotonic_time ();
  gtk_window_close (GTK_WINDOW (self->base.window.window));
  self->base.window.window = NULL;
  g_assert_cmpint (peer_wait_closed (self->base.peer, closed), <, STOP_LIMIT_US);
}

#define scores_test(path, n, function)                                                             \
  g_test_add ("/app/ai-scores/" path, Fixture, n, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  scores_test ("many-are-asked-about-ten-at-a-time", FEW, many_are_asked_about_ten_at_a_time);
  scores_test ("nothing-established-is-told", FEW, nothing_established_is_told);
  scores_test ("what-is-scored-is-left-out", FEW, what_is_scored_is_left_out);
  scores_test ("a-stopped-run-goes-on", MANY, a_stopped_run_goes_on);
  scores_test ("what-ends-a-run-is-told", MANY, what_ends_a_run_is_told);
  scores_test ("without-any-score-it-says-why", FEW, without_any_score_it_says_why);
  scores_test ("closing-the-window-stops-it", MANY, closing_the_window_stops_it);

  return g_test_run ();
}
