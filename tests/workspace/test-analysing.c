/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-store-error.h"
#include "workspace/conversations/pursuit-analysing.h"
#include "workspace/cards/pursuit-cards.h"
#include "workspace/records/pursuit-find-named.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static PursuitRecord *
add_conversation (WorkspaceFixture *self, const char *transcript)
{
  g_autoptr (PursuitRecord) conversation = pursuit_record_new (PURSUIT_KIND_CONVERSATION);

  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_TITLE, "Call");
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_HAPPENED_AT, "2026-11-20T14:00:00Z");
  pursuit_record_set_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT, transcript);

  return workspace_fixture_save (self, conversation, NULL);
}

static PursuitAnalysis *
analyse (WorkspaceFixture *self, const char *id, GError **error)
{
  pursuit_workspace_analyse_async (self->workspace, id, NULL, NULL, workspace_fixture_done, self);

  return pursuit_workspace_analyse_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                           error);
}

static void
test_keeps (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) saved = add_conversation (
      self, "Anna: It is too expensive.\nMarta: What does a stop cost you now?\n"
            "Anna: I will send it by Friday.\n");
  g_autoptr (PursuitAnalysis) analysis = analyse (self, pursuit_record_get_id (saved), NULL);
  g_autoptr (PursuitRecord) after = NULL;
  g_autoptr (PursuitRecord) edited = NULL;
  g_autoptr (PursuitAnalysis) kept = NULL;
  g_autoptr (PursuitAnalysis) old = NULL;
  const PursuitAnalysisFinding *action;
  gboolean is_stale = TRUE;

  g_assert_cmpuint (analysis->sections[PURSUIT_ANALYSIS_OBJECTIONS]->len, ==, 1);
  action = g_ptr_array_index (analysis->sections[PURSUIT_ANALYSIS_ACTIONS], 0);
  g_assert_cmpstr (action->due, ==, "2026-11-27");
  after = workspace_fixture_get (self, PURSUIT_KIND_CONVERSATION, pursuit_record_get_id (saved));
  kept = pursuit_analysis_of (after, &is_stale);
  g_assert_nonnull (kept);
  g_assert_false (is_stale);

  /* Who saves what was read before the analysis does not lose it, but it is of an older text. */
  pursuit_record_set_text (saved, PURSUIT_CONVERSATION_TRANSCRIPT, "Anna: Fine.");
  edited = workspace_fixture_save (self, saved, NULL);
  old = pursuit_analysis_of (edited, &is_stale);
  g_assert_nonnull (old);
  g_assert_true (is_stale);
}

/* The names of the own people and of the competitors come from the workspace. */
static void
test_knows (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) call
      = workspace_fixture_find (self, PURSUIT_KIND_CONVERSATION, "title~\"Brennholt\"");
  g_autoptr (PursuitAnalysis) analysis = analyse (self, pursuit_record_get_id (call), NULL);
  guint n_ours = 0;
  gboolean named = FALSE;

  for (guint i = 0; i < analysis->speakers->len; i++)
    n_ours += ((PursuitAnalysisSpeaker *) analysis->speakers->pdata[i])->is_ours;
  for (guint i = 0; i < analysis->sections[PURSUIT_ANALYSIS_RISKS]->len; i++)
    named = named
            || g_strcmp0 (
                   ((PursuitAnalysisFinding *) analysis->sections[PURSUIT_ANALYSIS_RISKS]->pdata[i])
                       ->type,
                   "competitor-named")
                   == 0;
  g_assert_cmpuint (n_ours, >=, 1);
  g_assert_true (named);
}

static void
test_refuses (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) empty = add_conversation (self, "  \n");
  g_autoptr (GError) blank = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_null (analyse (self, pursuit_record_get_id (empty), &blank));
  g_assert_error (blank, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_null (analyse (self, "0123456789", &missing));
  g_assert_error (missing, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
}

static PursuitAnalysis *
analyse_file (WorkspaceFixture *self, const char *content, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "talk.txt", NULL);

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  pursuit_workspace_analyse_file_async (self->workspace, path, "2026-11-20", NULL, NULL,
                                        workspace_fixture_done, self);

  return pursuit_workspace_analyse_file_finish (self->workspace, workspace_fixture_wait (self),
                                                error);
}

static void
test_files (WorkspaceFixture *self, gconstpointer data)
{
  static const char windows[] = "Anna: Das ist zu teuer f\xfcr uns.\n";
  static const char marked[] = "\xef\xbb\xbf"
                               "Anna: Too expensive.\n";
  g_autoptr (PursuitAnalysis) old = analyse_file (self, windows, sizeof windows - 1, NULL);
  g_autoptr (PursuitAnalysis) bom = analyse_file (self, marked, sizeof marked - 1, NULL);
  g_autofree char *large = g_malloc0 (PURSUIT_ANALYSING_MAX_FILE + 1);
  g_autoptr (GError) zeros = NULL;
  g_autoptr (GError) blank = NULL;
  g_autoptr (GError) picture = NULL;
  g_autoptr (GError) size = NULL;

  g_assert_cmpstr (((PursuitAnalysisFinding *) old->sections[PURSUIT_ANALYSIS_OBJECTIONS]->pdata[0])
                       ->evidence.quote,
                   ==, "Das ist zu teuer für uns.");
  g_assert_cmpuint (bom->sections[PURSUIT_ANALYSIS_OBJECTIONS]->len, ==, 1);
  g_assert_null (analyse_file (self, large, 10, &zeros));
  g_assert_error (zeros, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_null (analyse_file (self, " \n\t\n", 4, &blank));
  g_assert_error (blank, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (blank->message, "holds no text"));
  g_assert_null (analyse_file (self, "\x89PNG\r\n\x1a\n\x03\x02\x01", 11, &picture));
  g_assert_cmpstr (picture->message, ==, blank->message);
  g_assert_null (analyse_file (self, large, PURSUIT_ANALYSING_MAX_FILE + 1, &size));
  g_assert_error (size, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
}

static PursuitRecord *
save (WorkspaceFixture *self, PursuitRecord *record, GError **error)
{
  pursuit_workspace_save_async (self->workspace, record, NULL, NULL, workspace_fixture_done, self);

  return pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                        error);
}

/* What is pasted as what is in a file; a stray sign is no reason. */
static void
test_pasted (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) saved
      = add_conversation (self, "Anna: It is \x0b"
                                "fine. \x01"
                                "We start in the first "
                                "week of the next month, as we said when we met "
                                "in Linz to look at the plant.");
  g_autofree char *long_text = g_strnfill (4 * 1024 * 1024 + 1, 'x');
  g_autoptr (GError) binary = NULL;
  g_autoptr (GError) size = NULL;

  pursuit_record_set_text (saved, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "\x7f"
                           "ELF\x02\x01\x01\x03>\x01");
  g_assert_null (save (self, saved, &binary));
  g_assert_error (binary, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_cmpstr (binary->message, ==,
                   "“Call” holds no text; save the conversation as plain text");
  pursuit_record_set_text (saved, PURSUIT_CONVERSATION_TRANSCRIPT, long_text);
  g_assert_null (save (self, saved, &size));
  g_assert_nonnull (strstr (size->message, "is longer than 4 MB; shorten it, or split it in two"));
}

static PursuitRecord *
find_card (WorkspaceFixture *self, const char *name, GError **error)
{
  pursuit_workspace_find_card_async (self->workspace, name, NULL, workspace_fixture_done, self);

  return pursuit_workspace_find_card_finish (self->workspace, workspace_fixture_wait (self), error);
}

static void
add_card (WorkspaceFixture *self, const char *name)
{
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, name);
  g_object_unref (workspace_fixture_save (self, card, NULL));
}

static void
test_cards (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) card = NULL;
  g_autoptr (PursuitRecord) other = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) both = NULL;

  g_assert_null (find_card (self, "Sentrivo", &none));
  g_assert_error (none, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND);
  add_card (self, "Sentrivo");
  add_card (self, "Sentinel");
  card = find_card (self, " SENTRIVO ", NULL);
  other = find_card (self, "sentinle", NULL);
  g_assert_cmpstr (pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME), ==,
                   "Sentrivo");
  g_assert_cmpstr (pursuit_record_get_text (other, PURSUIT_BATTLE_CARD_COMPETITOR_NAME), ==,
                   "Sentinel");
  g_assert_null (find_card (self, "sent", &both));
  g_assert_error (both, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS);
}

static char *
find_named (WorkspaceFixture *self, const char *name, GError **error)
{
  pursuit_workspace_find_named_async (self->workspace, PURSUIT_KIND_LEAD, name, NULL,
                                      workspace_fixture_done, self);

  return pursuit_workspace_find_named_finish (self->workspace, workspace_fixture_wait (self),
                                              error);
}

static void
test_named (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) one = workspace_fixture_add_lead (self, "Muster", 100);
  g_autoptr (PursuitRecord) other = workspace_fixture_add_lead (self, "Muster Werke", 100);
  g_autofree char *exact = find_named (self, " muster ", NULL);
  g_autofree char *only = find_named (self, "werke", NULL);
  g_autoptr (PursuitRecord) twin = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) both = NULL;
  g_autoptr (GError) half = NULL;

  g_assert_cmpstr (exact, ==, pursuit_record_get_id (one));
  g_assert_cmpstr (only, ==, pursuit_record_get_id (other));
  g_assert_null (find_named (self, "nobody", &none));
  g_assert_error (none, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND);
  g_assert_null (find_named (self, "must", &half));
  g_assert_error (half, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS);
  twin = workspace_fixture_add_lead (self, "MUSTER", 100);
  g_assert_null (find_named (self, "muster", &both));
  g_assert_error (both, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add (path, WorkspaceFixture, NULL, set_up, test, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/workspace/analysing/keeps", workspace_fixture_set_up, test_keeps);
  ADD ("/workspace/analysing/knows", workspace_fixture_set_up_demo, test_knows);
  ADD ("/workspace/analysing/refuses", workspace_fixture_set_up, test_refuses);
  ADD ("/workspace/analysing/files", workspace_fixture_set_up, test_files);
  ADD ("/workspace/analysing/pasted", workspace_fixture_set_up, test_pasted);
  ADD ("/workspace/find-named/finds", workspace_fixture_set_up, test_named);
  ADD ("/workspace/analysing/cards", workspace_fixture_set_up, test_cards);

  return g_test_run ();
}
