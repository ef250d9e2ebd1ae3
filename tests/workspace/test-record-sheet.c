/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-battle-card.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "document/pursuit-document-text.h"
#include "document/pursuit-page-layout.h"
#include "workspace/records/pursuit-record-sheet.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static PursuitDocument *
make_sheet (WorkspaceFixture *self, const char *where, GArray *rows, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);

  g_assert_true (pursuit_query_set_where (query, where, NULL, NULL));
  g_assert_true (pursuit_query_set_sort (query, "-value", NULL));
  pursuit_workspace_make_sheet_async (self->workspace, PURSUIT_KIND_LEAD, "Leads of *Müller*",
                                      rows == NULL ? query : NULL, rows, NULL,
                                      workspace_fixture_done, self);

  return pursuit_workspace_make_sheet_finish (self->workspace, workspace_fixture_wait (self),
                                              error);
}

static void
test_table (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) sheet = make_sheet (self, "stage=won", NULL, &error);
  g_autofree char *text = NULL;
  const char *first;

  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_document_get_title (sheet), ==, "Leads of *Müller*");
  text = pursuit_document_to_text (sheet, 200);
  /* The order is the list's, and a stage has its name. */
  first = strstr (text, "Aguas de Miravall");
  g_assert_nonnull (first);
  g_assert_true (strstr (text, "Kessler Papier AG") > first);
  g_assert_nonnull (strstr (text, "91500"));
  g_assert_nonnull (strstr (text, "Won"));
  g_assert_null (strstr (text, "Klinikum Aurach"));
}

static char *
dup_sheet (WorkspaceFixture *self, PursuitKind kind, const char *where)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) sheet = NULL;

  g_assert_true (pursuit_query_set_where (query, where, NULL, NULL));
  pursuit_workspace_make_sheet_async (self->workspace, kind, "List", query, NULL, NULL,
                                      workspace_fixture_done, self);
  sheet = pursuit_workspace_make_sheet_finish (self->workspace, workspace_fixture_wait (self),
                                               &error);
  g_assert_no_error (error);

  return pursuit_document_to_text (sheet, 300);
}

/* A reference is a name, a choice a word, and a list of texts reads as a sentence does. */
static void
test_other_kinds (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Klinikum Aurach", 100);
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitRecord) draft = NULL;
  g_autoptr (PursuitRecord) saved_card = NULL;
  g_autoptr (PursuitRecord) saved_call = NULL;
  g_autofree char *cards = NULL;
  g_autofree char *calls = NULL;
  g_autofree char *proposals = NULL;

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "Sentrivo");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS, "[\"Swift\",\"Near\"]");
  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_REVIEW_DATE, "2027-02-03");
  saved_card = workspace_fixture_save (self, card, NULL);
  cards = dup_sheet (self, PURSUIT_KIND_BATTLE_CARD, NULL);
  g_assert_nonnull (strstr (cards, "Sentrivo"));
  g_assert_nonnull (strstr (cards, "Swift, Near"));
  g_assert_nonnull (strstr (cards, "2027-02-03"));

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "email");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "About the meters");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_LEAD_ID, pursuit_record_get_id (lead));
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_HAPPENED_AT, "2026-05-06T07:08:09Z");
  saved_call = workspace_fixture_save (self, call, NULL);
  calls = dup_sheet (self, PURSUIT_KIND_CONVERSATION, NULL);
  g_assert_nonnull (strstr (calls, "About the meters"));
  g_assert_nonnull (strstr (calls, "Mail"));
  g_assert_nonnull (strstr (calls, "Klinikum Aurach"));
  g_assert_nonnull (strstr (calls, "2026-05-06 07:08"));

  draft = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  proposals = dup_sheet (self, PURSUIT_KIND_PROPOSAL, NULL);
  g_assert_nonnull (strstr (proposals, "Klinikum Aurach"));
  g_assert_nonnull (strstr (proposals, "Draft"));
}

/* What a lead is called is nobody's markup. */
static void
test_any_text (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) odd
      = workspace_fixture_add_lead (self, "a | b\n| --- | <b> `x` # [l](http://x)", 100);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) sheet = make_sheet (self, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (odd);
  text = pursuit_document_to_text (sheet, 200);
  g_assert_nonnull (strstr (text, "a | b | --- | <b> `x` # [l](http://x)"));
}

static void
test_numbers (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  GError *error = NULL;

  g_assert_null (make_sheet (self, "city=Nowhere", NULL, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_clear_error (&error);

  g_array_set_size (rows, PURSUIT_RECORD_SHEET_MAX_RECORDS + 1);
  g_assert_null (make_sheet (self, NULL, rows, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "filter"));
  g_clear_error (&error);
}

/* As many as there may be are within what can be laid out. */
static void
test_longest (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Klinikum Aurach", 100);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (guint32));
  const guint32 one = 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) sheet = NULL;
  g_autoptr (PursuitPageLayout) layout = NULL;

  g_assert_nonnull (lead);
  while (rows->len < PURSUIT_RECORD_SHEET_MAX_RECORDS)
    g_array_append_val (rows, one);
  sheet = make_sheet (self, NULL, rows, &error);
  g_assert_no_error (error);
  layout = pursuit_page_layout_new (sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pursuit_page_layout_get_n_pages (layout), >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/record-sheet/" path, WorkspaceFixture, NULL, set_up, func,               \
              workspace_fixture_tear_down)
  ADD ("is-what-the-list-shows", workspace_fixture_set_up_demo, test_table);
  ADD ("has-words-for-every-kind", workspace_fixture_set_up, test_other_kinds);
  ADD ("takes-any-text", workspace_fixture_set_up, test_any_text);
  ADD ("says-when-they-are-none-or-too-many", workspace_fixture_set_up_demo, test_numbers);
  ADD ("the-longest-can-be-laid-out", workspace_fixture_set_up, test_longest);
#undef ADD

  return g_test_run ();
}
