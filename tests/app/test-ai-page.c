/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/peer.h"
#include "app/preferences/pursuit-ai-page.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/preferences/pursuit-provider-dialog.h"
#include "app/preferences/pursuit-provider-row.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/ai/pursuit-ai-rungs.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers.h"

#include <sqlite3.h>
#include <string.h>

#define ANSWER                                                                                     \
  "data: {\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"model\":\"m1\",\"choices\":"         \
  "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"OK\"},\"finish_reason\":"         \
  "null}]}\n\n"                                                                                    \
  "data: {\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"model\":\"m1\",\"choices\":"         \
  "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,"        \
  "\"completion_tokens\":1,\"total_tokens\":10}}\n\n"                                              \
  "data: [DONE]\n\n"
#define SSE "Content-Type: text/event-stream\r\n"
#define JSON "Content-Type: application/json\r\n"

/* Where the kinds stand in the list. */
#define ANTHROPIC 0
#define LOCAL 2
#define SCRIPT 3

typedef PursuitWindowTest Fixture;

static GtkWidget *
open_page (Fixture *self)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "ai");

  return pursuit_window_test_await (preferences, PURSUIT_TYPE_AI_PAGE, NULL);
}

static void
close_page (GtkWidget *page)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (page)));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
start_adding (GtkWidget *page, guint kind)
{
  GtkWidget *dialog;

  press (pursuit_window_test_child (page, "add_button"));
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_PROVIDER_DIALOG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_window_test_child (dialog, "kind_row")), kind);

  return dialog;
}

static void
type (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (dialog, row)), text);
}

static void
add (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "provider.add", NULL);
}

static gboolean
has_error (gpointer dialog)
{
  return gtk_widget_get_visible (pursuit_window_test_child (dialog, "error_label"));
}

static const char *
await_error (GtkWidget *dialog)
{
  pursuit_widget_test_wait (has_error, dialog);

  return gtk_label_get_label (GTK_LABEL (pursuit_window_test_child (dialog, "error_label")));
}

static void
leave (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
}

static void
says_that_nobody_is_asked (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);

  pursuit_window_test_await (page, GTK_TYPE_LABEL, "No provider is set up");
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "What Leaves This Machine");
  close_page (page);
}

static gboolean
answers (gpointer row)
{
  return strstr (adw_action_row_get_subtitle (row), "Answers: script, in ") != NULL;
}

static void
script_is_added_tested_and_removed (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, SCRIPT);
  GtkWidget *row, *question;

  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "key_group")));
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "address_row")));
  add (dialog);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  g_assert_cmpstr (pursuit_provider_row_get_name (PURSUIT_PROVIDER_ROW (row)), ==, "fake");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Script, without AI");
  press (pursuit_widget_test_find (row, GTK_TYPE_BUTTON, "Test"));
  pursuit_widget_test_wait (answers, row);

  g_signal_emit_by_name (row, "remove");
  question = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "remove");
  gtk_window_close (GTK_WINDOW (question));
  pursuit_window_test_await_gone (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "No provider is set up");
  close_page (page);
}

static void
own_server_is_told_what_it_needs (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *url = peer_dup_url (peer);
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, LOCAL);
  GtkWidget *row;

  add (dialog);
  g_assert_nonnull (strstr (await_error (dialog), "needs its address"));
  type (dialog, "address_row", "http://example.com/v1");
  add (dialog);
  g_assert_nonnull (strstr (await_error (dialog), "https://"));

  type (dialog, "address_row", url);
  type (dialog, "model_row", "m1");
  type (dialog, "name_row", "office");
  peer_add (peer, 200, SSE, ANSWER);
  add (dialog);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
  g_assert_cmpuint (peer_count (peer), ==, 1);
  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  g_assert_cmpstr (pursuit_provider_row_get_name (PURSUIT_PROVIDER_ROW (row)), ==, "office");
  close_page (page);
}

/* The key of this session reaches the provider, and only in its header. */
static void
key_is_tested_when_it_is_entered (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autofree char *url = peer_dup_url (peer);
  g_autofree char *request = NULL;
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, ANTHROPIC);
  GtkWidget *row;

  type (dialog, "address_row", url);
  type (dialog, "key_row", " sk-planted-1 ");
  gtk_switch_set_active (GTK_SWITCH (pursuit_window_test_child (dialog, "session_switch")), TRUE);
  peer_add (peer, 401, JSON,
            "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\","
            "\"message\":\"invalid x-api-key\"}}");
  add (dialog);
  g_assert_true (g_str_has_prefix (await_error (dialog), "It is set up, but it does not answer: "));
  g_assert_cmpuint (peer_count (peer), ==, 1);
  request = peer_dup_request (peer, 0);
  g_assert_nonnull (strstr (request, "x-api-key: sk-planted-1\r\n"));
  gtk_widget_activate_action (dialog, "provider.keep", NULL);
  pursuit_window_test_await_closed (PURSUIT_TYPE_PROVIDER_DIALOG);
  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Did not answer last time"));
  close_page (page);
}

/* Here is no keyring that could keep it: that is said with what to do, and nothing is set up. */
static void
unready_keyring_is_said (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, ANTHROPIC);

  type (dialog, "key_row", "sk-planted-2");
  add (dialog);
  g_assert_nonnull (strstr (await_error (dialog), "until Pursuit is closed"));
  leave (dialog);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "No provider is set up");
  close_page (page);
}

static void
broken_key_is_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *dialog = start_adding (page, ANTHROPIC);

  type (dialog, "key_row", "sk-\001-planted");
  add (dialog);
  g_assert_null (strstr (await_error (dialog), "planted"));
  leave (dialog);
  close_page (page);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_kept (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* How many rows of the workspace's file a statement changes. */
static int
change_file (Fixture *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->dir, "workspace.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt;
  int n;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_busy_timeout (db, 10000), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  n = sqlite3_changes (db);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return n;
}

/* As if a key had gone into a keyring. */
static void
remember_key (Fixture *self)
{
  change_file (self, "INSERT INTO setting (key, value) VALUES ('keys', '{\"id\":"
                     "\"0192f4a0-0000-7000-8000-000000000001\",\"openai \":2}')");
}

static void
kept_answers_are_forgotten (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);

  change_file (self, "INSERT INTO ai_cache (key, feature, provider, model, kept_at, expires_at, "
                     "text) VALUES ('k', 'score', 'local', 'm', '2026-11-01T00:00:00Z', "
                     "'2999-01-01T00:00:00Z', '{}')");
  press (pursuit_window_test_await (page, GTK_TYPE_BUTTON, "Forget Kept Answers"));
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "1 answer was forgotten");
  g_assert_cmpint (change_file (self, "DELETE FROM ai_cache"), ==, 0);
  press (pursuit_window_test_await (page, GTK_TYPE_BUTTON, "Forget Kept Answers"));
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "0 answers were forgotten");
  close_page (page);
}

static void
on_owned (GDBusConnection *bus, const char *name, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The question that was answered may still be there. */
static gboolean
is_told (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window)
          && strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)),
                     "delete “Pursuit: key for openai” there")
                 != NULL)
        *(GtkWindow **) data = window;
    }

  return *(GtkWindow **) data != NULL;
}

/* In the place of the keyring somebody serves who understands nothing. It runs first, before the
 * bus has started the real one. */
static void
key_that_stays_is_told (Fixture *self, gconstpointer data)
{
  PursuitWorkspace *workspace = pursuit_window_get_workspace (self->window);
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("openai", "openai");
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *page, *row, *question;
  GtkWindow *told = NULL;
  gboolean is_owned = FALSE;
  guint owner = g_bus_own_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                                G_BUS_NAME_OWNER_FLAGS_NONE, NULL, on_owned, NULL, &is_owned, NULL);

  pursuit_widget_test_wait (is_true, &is_owned);
  remember_key (self);
  pursuit_workspace_add_provider_async (workspace, setup, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  page = open_page (self);
  row = pursuit_window_test_await (page, PURSUIT_TYPE_PROVIDER_ROW, NULL);
  g_signal_emit_by_name (row, "remove");
  question = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "remove");
  gtk_window_close (GTK_WINDOW (question));
  pursuit_widget_test_wait (is_told, &told);
  gtk_window_close (told);
  pursuit_window_test_await_closed (ADW_TYPE_MESSAGE_DIALOG);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "No provider is set up");
  close_page (page);
  g_bus_unown_name (owner);
}

/* The foot of the sidebar promises no more than is true, from the moment the window is back. */
static void
sidebar_says_what_leaves (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("openai", "openai");
  g_autoptr (GAsyncResult) result = NULL;

  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Everything stays on this machine");
  pursuit_workspace_add_provider_async (self->workspace, setup, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  g_object_notify (G_OBJECT (self->window), "is-active");
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL,
                             "On this machine, except what you ask of AI");
}

static gboolean
is_active (gpointer toggle)
{
  return gtk_switch_get_active (toggle);
}

static gboolean
is_ready (gpointer group)
{
  return gtk_widget_get_sensitive (group);
}

static void
set_up_server (Fixture *self, const char *name, Peer *peer)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new (name, "local");
  g_autoptr (GAsyncResult) result = NULL;

  setup->base_url = peer_dup_url (peer);
  for (guint i = 0; i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("m1");
  pursuit_workspace_add_provider_async (self->workspace, setup, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  g_assert_true (pursuit_workspace_add_provider_finish (self->workspace, result, NULL));
}

static GtkSwitch *
find_switch (GtkWidget *page, const char *name)
{
  pursuit_widget_test_wait (is_ready, pursuit_window_test_child (page, "allowed_group"));

  return GTK_SWITCH (pursuit_window_test_child (page, name));
}

static PursuitAiAllowed
read_allowed (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) permits = NULL;

  pursuit_workspace_get_allowed_async (self->workspace, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  permits = pursuit_workspace_get_allowed_finish (self->workspace, result, NULL);
  g_assert_nonnull (permits);

  return pursuit_ai_permits_get_common (permits);
}

/* The page is gone by then: what it has told is being written. */
static void
await_allowed (Fixture *self, PursuitAiFeature feature)
{
  while (!read_allowed (self).may[feature])
    ;
}

/* Nothing at first; and what is chosen stands there again, even if the window is closed at once. */
static void
what_is_allowed_is_chosen (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  GtkWidget *page;

  set_up_server (self, "office", peer);
  page = open_page (self);
  g_assert_false (gtk_switch_get_active (find_switch (page, "score_switch")));
  g_assert_false (gtk_switch_get_active (find_switch (page, "draft_switch")));
  g_assert_false (gtk_switch_get_active (find_switch (page, "conversation_switch")));
  gtk_switch_set_active (find_switch (page, "draft_switch"), TRUE);
  close_page (page);
  await_allowed (self, PURSUIT_AI_FEATURE_DRAFT);

  page = open_page (self);
  pursuit_widget_test_wait (is_active, find_switch (page, "draft_switch"));
  g_assert_false (gtk_switch_get_active (find_switch (page, "score_switch")));
  gtk_switch_set_active (find_switch (page, "draft_switch"), FALSE);
  gtk_switch_set_active (find_switch (page, "score_switch"), TRUE);
  close_page (page);
  await_allowed (self, PURSUIT_AI_FEATURE_SCORE);

  page = open_page (self);
  pursuit_widget_test_wait (is_active, find_switch (page, "score_switch"));
  g_assert_false (gtk_switch_get_active (find_switch (page, "draft_switch")));
  close_page (page);
}

/* A line of it says who is asked, and who is not as it came later; another switch changes nothing
 * of that. */
static void
who_comes_later_is_not_asked (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autoptr (Peer) other = peer_new ();
  GtkWidget *page;

  set_up_server (self, "office", peer);
  page = open_page (self);
  gtk_switch_set_active (find_switch (page, "score_switch"), TRUE);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Asks: office");
  close_page (page);
  set_up_server (self, "own", other);

  page = open_page (self);
  pursuit_window_test_await (
      page, GTK_TYPE_LABEL,
      "Asks: office. Not asked, as it came later: own; switch on to ask it, too.");
  g_assert_false (gtk_switch_get_active (find_switch (page, "score_switch")));
  gtk_switch_set_active (find_switch (page, "draft_switch"), TRUE);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Asks: office, own");
  g_assert_false (gtk_switch_get_active (find_switch (page, "score_switch")));
  gtk_switch_set_active (find_switch (page, "score_switch"), TRUE);
  await_allowed (self, PURSUIT_AI_FEATURE_SCORE);
  close_page (page);
}

static gboolean
read_next (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean next;

  pursuit_workspace_get_next_without_key_async (self->workspace, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  g_assert_true (
      pursuit_workspace_get_next_without_key_finish (self->workspace, result, &next, NULL));

  return next;
}

static void
next_without_a_key_is_chosen (Fixture *self, gconstpointer data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *toggle = pursuit_window_test_child (page, "next_switch");

  pursuit_widget_test_wait (is_ready, toggle);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  close_page (page);
  while (!read_next (self))
    ;
  page = open_page (self);
  pursuit_widget_test_wait (is_active, pursuit_window_test_child (page, "next_switch"));
  close_page (page);
}

static void
allow_all (Fixture *self)
{
  const PursuitAiAllowed all = { { [PURSUIT_AI_FEATURE_SCORE] = TRUE,
                                   [PURSUIT_AI_FEATURE_DRAFT] = TRUE,
                                   [PURSUIT_AI_FEATURE_CONVERSATION] = TRUE } };
  g_autoptr (GAsyncResult) result = NULL;

  pursuit_workspace_set_allowed_async (self->workspace, &all, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  g_assert_true (pursuit_workspace_set_allowed_finish (self->workspace, result, NULL));
}

/* Whatever is allowed is so for commands: what the window does by itself, or by a button that says
 * nothing of AI, asks nobody. */
static void
window_asks_nobody_by_itself (Fixture *self, gconstpointer data)
{
  g_autoptr (Peer) peer = peer_new ();
  g_autoptr (PursuitRecord) lead
      = pursuit_window_test_find_record (self, PURSUIT_KIND_LEAD, "Klinikum Aurach");
  g_autofree char *scored
      = g_strdup_printf ("%u leads scored", pursuit_window_test_count (self, PURSUIT_KIND_LEAD));
  GtkWidget *page;

  set_up_server (self, "office", peer);
  allow_all (self);
  pursuit_window_show_record (self->window, PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  page = pursuit_window_test_await (self->window, PURSUIT_TYPE_LEAD_PAGE, NULL);
  pursuit_window_test_await (pursuit_window_test_child (page, "title_label"), GTK_TYPE_LABEL,
                             "Klinikum Aurach");
  gtk_widget_activate_action (page, "leads.score", NULL);
  gtk_widget_activate_action (page, "leads.score-all", NULL);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, scored);
  gtk_widget_activate_action (page, "leads.draft", NULL);
  adw_message_dialog_response (
      ADW_MESSAGE_DIALOG (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG)), "draft");
  pursuit_window_test_await (self->window, PURSUIT_TYPE_PROPOSAL_STUDIO, NULL);
  g_assert_cmpuint (peer_count (peer), ==, 0);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

#define add_test(path, test)                                                                       \
  g_test_add ("/app/ai-page/" path, Fixture, NULL, pursuit_window_test_set_up, test,               \
              pursuit_window_test_tear_down)
  add_test ("key-that-stays-is-told", key_that_stays_is_told);
  add_test ("says-that-nobody-is-asked", says_that_nobody_is_asked);
  add_test ("script-is-added-tested-and-removed", script_is_added_tested_and_removed);
  add_test ("own-server-is-told-what-it-needs", own_server_is_told_what_it_needs);
  add_test ("key-is-tested-when-it-is-entered", key_is_tested_when_it_is_entered);
  add_test ("unready-keyring-is-said", unready_keyring_is_said);
  add_test ("broken-key-is-refused", broken_key_is_refused);
  add_test ("kept-answers-are-forgotten", kept_answers_are_forgotten);
  add_test ("what-is-allowed-is-chosen", what_is_allowed_is_chosen);
  add_test ("who-comes-later-is-not-asked", who_comes_later_is_not_asked);
  add_test ("next-without-a-key-is-chosen", next_without_a_key_is_chosen);
  add_test ("window-asks-nobody-by-itself", window_asks_nobody_by_itself);
  add_test ("sidebar-says-what-leaves", sidebar_says_what_leaves);
#undef add_test

  return g_test_run ();
}
