/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-template.h"
#include "core/pursuit-time.h"
#include "support/pursuit-test-pdf.h"
#include "workspace/proposals/pursuit-proposal-versions.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static PursuitRecord *
find_draft (WorkspaceFixture *self)
{
  return workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
}

static PursuitRecord *
reload (WorkspaceFixture *self, PursuitRecord *proposal)
{
  return workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
}

static void
assert_status (WorkspaceFixture *self, PursuitRecord *proposal, const char *status)
{
  g_autoptr (PursuitRecord) stored = reload (self, proposal);

  g_assert_cmpstr (pursuit_record_get_text (stored, PURSUIT_PROPOSAL_STATUS), ==, status);
}

static void
move (WorkspaceFixture *self, PursuitRecord *proposal, const char *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) moved = NULL;

  pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (proposal),
                                               status, NULL, workspace_fixture_done, self);
  moved = pursuit_workspace_set_proposal_status_finish (
      self->workspace, workspace_fixture_wait (self), NULL, &error);
  g_assert_no_error (error);
  assert_status (self, moved, status);
}

static GPtrArray *
list (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions;

  pursuit_workspace_list_versions_async (self->workspace, pursuit_record_get_id (proposal), NULL,
                                         workspace_fixture_done, self);
  versions = pursuit_workspace_list_versions_finish (self->workspace, workspace_fixture_wait (self),
                                                     NULL, &error);
  g_assert_no_error (error);

  return versions;
}

/* "2:sent 1:superseded", newest first. */
static void
assert_versions (WorkspaceFixture *self, PursuitRecord *proposal, const char *wanted)
{
  g_autoptr (GPtrArray) versions = list (self, proposal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      const PursuitVersionEntry *entry = g_ptr_array_index (versions, i);

      g_string_append_printf (
          text, "%s%d:%s", i > 0 ? " " : "",
          (int) pursuit_record_get_integer (entry->version, PURSUIT_PROPOSAL_VERSION_NUMBER),
          entry->state);
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

/* The bytes of a copy, by way of a file, with the hash that was told. */
static char *
read_copy (WorkspaceFixture *self, PursuitRecord *proposal, guint number, const char *ending)
{
  g_autofree char *path = g_strconcat (self->folder, "/copy", ending, NULL);
  g_autoptr (PursuitRenderResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *content = NULL;
  gsize length;

  pursuit_workspace_export_version_async (self->workspace, pursuit_record_get_id (proposal), number,
                                          path, NULL, workspace_fixture_done, self);
  result = pursuit_workspace_export_version_finish (self->workspace, workspace_fixture_wait (self),
                                                    &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  g_assert_cmpstr (hash, ==, result->sha256);
  g_assert_cmpint (result->bytes, ==, (gint64) length);

  return g_steal_pointer (&hash);
}

/* The hashes of all three copies, as the bytes say them, against those of the record. */
static char *
hash_copies (WorkspaceFixture *self, PursuitRecord *proposal, guint number)
{
  g_autofree char *pdf = read_copy (self, proposal, number, ".pdf");
  g_autofree char *text = read_copy (self, proposal, number, ".md");
  g_autofree char *source = read_copy (self, proposal, number, ".source.md");
  g_autofree char *where = g_strdup_printf ("number=%u", number);
  g_autoptr (PursuitRecord) version
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL_VERSION, where);

  g_assert_cmpstr (pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_SHA256), ==, text);
  g_assert_cmpstr (pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_PDF_SHA256), ==, pdf);
  g_assert_cmpstr (pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_SOURCE_SHA256), ==,
                   source);

  return g_strjoin (" ", pdf, text, source, NULL);
}

static void
change (WorkspaceFixture *self, PursuitRecord *proposal, guint field, const char *input)
{
  g_autoptr (PursuitRecord) stored = reload (self, proposal);
  g_autoptr (PursuitRecord) saved = NULL;

  g_assert_true (pursuit_record_set_from_input (stored, field, input, NULL));
  saved = workspace_fixture_save (self, stored, NULL);
  g_assert_nonnull (saved);
}

/* Saves, and expects to be refused. */
static void
assert_refused (WorkspaceFixture *self, PursuitRecord *record, const char *code)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_save_async (self->workspace, record, NULL, NULL, workspace_fixture_done, self);
  g_assert_null (
      pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
}

static PursuitRecord *
add_line (WorkspaceFixture *self, PursuitRecord *proposal, const char *name)
{
  g_autoptr (PursuitRecord) item = pursuit_record_new (PURSUIT_KIND_LINE_ITEM);

  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID, pursuit_record_get_id (proposal));
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_NAME, name);
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_QUANTITY, 1000);
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_UNIT_PRICE, 4200);
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_CURRENCY, "EUR");

  return workspace_fixture_save (self, item, NULL);
}

/* Whatever becomes of everything that it was made from. */
static void
change_the_world (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_get (
      self, PURSUIT_KIND_LEAD, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID));
  g_autoptr (PursuitRecord) template = workspace_fixture_find (self, PURSUIT_KIND_TEMPLATE, NULL);
  g_autoptr (PursuitRecord) saved_lead = NULL;
  g_autoptr (PursuitRecord) saved_template = NULL;

  g_object_unref (add_line (self, proposal, "One more thing"));
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Another Name Ltd");
  saved_lead = workspace_fixture_save (self, lead, NULL);
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_CONTENT, "# Empty\n");
  saved_template = workspace_fixture_save (self, template, NULL);
}

static void
test_frozen (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) edited = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  change (self, proposal, PURSUIT_PROPOSAL_CONTENT, "# Offer to {{company_name}}\n");
  move (self, proposal, "sent");
  assert_versions (self, proposal, "1:sent");
  before = hash_copies (self, proposal, 1);

  change (self, proposal, PURSUIT_PROPOSAL_CONTENT, "# Quite another offer\n");
  edited = reload (self, proposal);
  assert_status (self, proposal, "draft");
  g_assert_false (pursuit_record_is_set (edited, PURSUIT_PROPOSAL_SENT_AT));
  change_the_world (self, proposal);
  after = hash_copies (self, proposal, 1);
  g_assert_cmpstr (after, ==, before);
  /* Nobody has got anything else yet. */
  assert_versions (self, proposal, "1:sent");

  change (self, proposal, PURSUIT_PROPOSAL_DEAL_SIZE, "");
  move (self, proposal, "sent");
  assert_versions (self, proposal, "2:sent 1:superseded");
  g_clear_pointer (&after, g_free);
  after = hash_copies (self, proposal, 1);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&after, g_free);
  after = hash_copies (self, proposal, 2);
  g_assert_cmpstr (after, !=, before);
}

static void
test_both_texts (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.source.md", NULL);
  g_autofree char *source_hash = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *source = NULL;

  change (self, proposal, PURSUIT_PROPOSAL_CONTENT, "# Offer to {{company_name}}\n");
  move (self, proposal, "sent");
  hash = read_copy (self, proposal, 1, ".md");
  source_hash = read_copy (self, proposal, 1, ".source.md");
  g_assert_cmpstr (hash, !=, source_hash);
  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  g_assert_cmpstr (source, ==, "# Offer to {{company_name}}\n");
}

static void
test_what_edits (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) item = NULL;
  g_autoptr (PursuitRecord) same = NULL;
  const char *ids[2] = { NULL };
  g_autoptr (GError) error = NULL;

  move (self, proposal, "sent");
  /* The reader never sees when we call again. */
  change (self, proposal, PURSUIT_PROPOSAL_NEXT_STEP_AT, "2031-01-02");
  assert_status (self, proposal, "sent");

  /* A price line is part of the offer. */
  item = add_line (self, proposal, "Training");
  assert_status (self, proposal, "draft");
  change (self, proposal, PURSUIT_PROPOSAL_DEAL_SIZE, "");
  move (self, proposal, "sent");
  same = workspace_fixture_save (self, item, NULL);
  assert_status (self, proposal, "sent");
  ids[0] = pursuit_record_get_id (item);
  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  g_assert_cmpint (pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self),
                                                    NULL, &error),
                   !=, 0);
  assert_status (self, proposal, "draft");
  assert_versions (self, proposal, "2:sent 1:superseded");
}

static void
test_refuses (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) jump = pursuit_record_copy (proposal);
  g_autoptr (PursuitRecord) late = pursuit_record_copy (proposal);
  g_autoptr (PursuitRecord) fresh = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autoptr (PursuitRecord) item = pursuit_record_new (PURSUIT_KIND_LINE_ITEM);
  g_autoptr (PursuitRecord) version = NULL;

  /* A form or a script takes the same steps as a button. */
  pursuit_record_set_text (jump, PURSUIT_PROPOSAL_STATUS, "accepted");
  assert_refused (self, jump, "forbidden");
  pursuit_record_set_text (fresh, PURSUIT_PROPOSAL_LEAD_ID,
                           pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID));
  pursuit_record_set_text (fresh, PURSUIT_PROPOSAL_TITLE, "Born sent");
  pursuit_record_set_text (fresh, PURSUIT_PROPOSAL_STATUS, "sent");
  assert_refused (self, fresh, "forbidden");

  pursuit_record_set_text (jump, PURSUIT_PROPOSAL_STATUS, "sent");
  g_object_unref (workspace_fixture_save (self, jump, NULL));
  assert_versions (self, proposal, "1:sent");

  version = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_CONTENT, "I never said that");
  assert_refused (self, version, "read-only");

  /* Nobody has accepted what was never sent. */
  pursuit_record_set_text (late, PURSUIT_PROPOSAL_STATUS, "accepted");
  pursuit_record_set_text (late, PURSUIT_PROPOSAL_TITLE, "Accepted unseen");
  assert_refused (self, late, "forbidden");
  assert_status (self, proposal, "sent");

  /* What both sides have agreed to stands. */
  move (self, proposal, "accepted");
  pursuit_record_set_text (late, PURSUIT_PROPOSAL_STATUS, "accepted");
  pursuit_record_set_text (late, PURSUIT_PROPOSAL_TITLE, "One more wish");
  assert_refused (self, late, "forbidden");
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID, pursuit_record_get_id (proposal));
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_NAME, "One more price");
  assert_refused (self, item, "forbidden");
  assert_status (self, proposal, "accepted");
  assert_versions (self, proposal, "1:accepted");
}

static void
test_revises (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) revised = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  move (self, proposal, "sent");
  move (self, proposal, "rejected");
  assert_versions (self, proposal, "1:rejected");
  before = hash_copies (self, proposal, 1);
  move (self, proposal, "draft");
  revised = reload (self, proposal);
  g_assert_false (pursuit_record_is_set (revised, PURSUIT_PROPOSAL_DECIDED_AT));
  assert_versions (self, proposal, "1:rejected");

  move (self, proposal, "sent");
  /* No is no, also after another try. */
  assert_versions (self, proposal, "2:sent 1:rejected");
  move (self, proposal, "accepted");
  assert_versions (self, proposal, "2:accepted 1:rejected");
  after = hash_copies (self, proposal, 1);
  g_assert_cmpstr (after, ==, before);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GBytes *
load_unpacked (const char *path)
{
  g_autoptr (GBytes) pdf = NULL;
  char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  pdf = g_bytes_new_take (content, length);

  return pursuit_test_pdf_unpack (pdf);
}

/* The pages are laid out before the transaction that stores them, and a change may come first. */
static void
test_changed_while_printing (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *pdf = g_build_filename (self->folder, "copy.pdf", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitRecord) edited = NULL;
  g_autoptr (PursuitRecord) sent = NULL;
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GError) error = NULL;

  change (self, proposal, PURSUIT_PROPOSAL_TITLE, "Before");
  edited = reload (self, proposal);
  pursuit_record_set_text (edited, PURSUIT_PROPOSAL_TITLE, "After");
  pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (proposal),
                                               "sent", NULL, keep_result, &result);
  /* The one writer takes it first: the step has not even asked for its transaction. */
  g_object_unref (workspace_fixture_save (self, edited, NULL));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  sent = pursuit_workspace_set_proposal_status_finish (self->workspace, result, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (pursuit_record_get_text (sent, PURSUIT_PROPOSAL_TITLE), ==, "After");
  g_free (hash_copies (self, proposal, 1));
  all = load_unpacked (pdf);
  g_assert_true (pursuit_test_pdf_holds (all, "(After)"));
  g_assert_false (pursuit_test_pdf_holds (all, "(Before)"));
}

static void
test_undo (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *again = NULL;

  move (self, proposal, "sent");
  change (self, proposal, PURSUIT_PROPOSAL_CONTENT, "# Other\n");
  pursuit_workspace_undo_async (self->workspace, 0, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  /* The edit goes, and with it the new version that it began. */
  assert_status (self, proposal, "sent");
  assert_versions (self, proposal, "1:sent");
  pursuit_workspace_undo_async (self->workspace, 0, NULL, workspace_fixture_done, self);
  again = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  assert_status (self, proposal, "draft");
  assert_versions (self, proposal, "");
}

static void
test_duplicates (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *mine = g_strdup_printf ("proposal_id=%s", pursuit_record_get_id (proposal));
  g_autofree char *theirs = NULL;
  g_autofree char *label = NULL;
  gint64 n_items;
  gint64 action = 0;

  g_object_unref (add_line (self, proposal, "Sensor"));
  n_items = workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, mine);
  pursuit_workspace_duplicate_proposal_async (self->workspace, pursuit_record_get_id (proposal),
                                              NULL, workspace_fixture_done, self);
  copy = pursuit_workspace_duplicate_proposal_finish (
      self->workspace, workspace_fixture_wait (self), &action, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_record_get_id (copy), !=, pursuit_record_get_id (proposal));
  g_assert_cmpstr (pursuit_record_get_text (copy, PURSUIT_PROPOSAL_CONTENT), ==,
                   pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT));
  g_assert_true (
      g_str_has_suffix (pursuit_record_get_text (copy, PURSUIT_PROPOSAL_TITLE), " (copy)"));
  theirs = g_strdup_printf ("proposal_id=%s", pursuit_record_get_id (copy));
  g_assert_cmpint (n_items, >=, 1);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, theirs), ==, n_items);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, mine), ==, n_items);
  assert_versions (self, copy, "");

  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, theirs), ==, 0);
}

/* As a preview and an export of the proposal itself have it. */
static char *
render (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autofree char *path = g_build_filename (self->folder, "proposal.pdf", NULL);
  g_autoptr (PursuitRenderResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_render_async (self->workspace, pursuit_record_get_id (proposal), path, NULL,
                                  workspace_fixture_done, self);
  result = pursuit_workspace_render_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->pages, >=, 1);

  return g_strdup (result->sha256);
}

static void
test_shows_what_was_sent (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *frozen = NULL;
  g_autofree char *later = NULL;
  g_autofree char *revised = NULL;

  change (self, proposal, PURSUIT_PROPOSAL_CONTENT, "# {{company_name}}, {{today}}\n");
  move (self, proposal, "sent");
  frozen = read_copy (self, proposal, 1, ".pdf");
  pursuit_clock_pin (pursuit_clock_now_us () + 2 * G_TIME_SPAN_DAY);
  later = render (self, proposal);
  g_assert_cmpstr (later, ==, frozen);
  move (self, proposal, "draft");
  revised = render (self, proposal);
  g_assert_cmpstr (revised, !=, frozen);
  pursuit_clock_pin (-1);
}

static PursuitVersionDiff *
diff (WorkspaceFixture *self, PursuitRecord *proposal, guint from, guint to, GError **error)
{
  pursuit_workspace_diff_versions_async (self->workspace, pursuit_record_get_id (proposal), from,
                                         to, NULL, workspace_fixture_done, self);

  return pursuit_workspace_diff_versions_finish (self->workspace, workspace_fixture_wait (self),
                                                 error);
}

static void
test_diff (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitVersionDiff) same = NULL;
  g_autoptr (PursuitVersionDiff) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  const PursuitTextHunk *hunk;

  move (self, proposal, "sent");
  same = diff (self, proposal, 1, PURSUIT_VERSION_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->diff->hunks->len, ==, 0);

  content = g_strconcat (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT),
                         "\nOne more word.\n", NULL);
  change (self, proposal, PURSUIT_PROPOSAL_CONTENT, content);
  changed = diff (self, proposal, 1, PURSUIT_VERSION_NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->diff->hunks->len, ==, 1);
  hunk = &g_array_index (changed->diff->hunks, PursuitTextHunk, 0);
  g_assert_cmpuint (hunk->old_length, ==, 0);
  g_assert_nonnull (strstr (changed->new_text + hunk->new_start, "One more word."));

  g_assert_null (diff (self, proposal, 1, 7, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "not-found");
}

static void
test_expires (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *yesterday = pursuit_date_add_days (today, -1);
  g_autofree char *later = pursuit_date_add_days (today, 40);
  g_autoptr (GError) error = NULL;

  /* An offer that is void on arrival does not go out. */
  change (self, proposal, PURSUIT_PROPOSAL_VALID_UNTIL, yesterday);
  pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (proposal),
                                               "sent", NULL, workspace_fixture_done, self);
  g_assert_null (pursuit_workspace_set_proposal_status_finish (
      self->workspace, workspace_fixture_wait (self), NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "invalid");

  change (self, proposal, PURSUIT_PROPOSAL_VALID_UNTIL, today);
  move (self, proposal, "sent");
  assert_versions (self, proposal, "1:sent");

  /* The days go by, and nobody stores anything. */
  pursuit_clock_pin (pursuit_clock_now_us () + 40 * G_TIME_SPAN_DAY);
  assert_versions (self, proposal, "1:expired");
  assert_status (self, proposal, "sent");
  change (self, proposal, PURSUIT_PROPOSAL_VALID_UNTIL, later);
  assert_status (self, proposal, "draft");
  move (self, proposal, "sent");
  assert_versions (self, proposal, "2:sent 1:superseded");
  pursuit_clock_pin (-1);
}

static void
test_wrong_copies (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.docx", NULL);
  g_autoptr (GError) error = NULL;

  move (self, proposal, "sent");
  pursuit_workspace_export_version_async (self->workspace, pursuit_record_get_id (proposal), 1,
                                          path, NULL, workspace_fixture_done, self);
  g_assert_null (pursuit_workspace_export_version_finish (self->workspace,
                                                          workspace_fixture_wait (self), &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "invalid");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/workspace/proposal-versions/" path, WorkspaceFixture, NULL,                        \
              workspace_fixture_set_up_demo, func, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sent-copy-never-changes", test_frozen);
  ADD ("keeps-the-text-and-what-it-came-from", test_both_texts);
  ADD ("only-what-the-reader-sees-begins-one", test_what_edits);
  ADD ("illegal-steps-are-refused-in-a-form-too", test_refuses);
  ADD ("revising-keeps-the-old", test_revises);
  ADD ("a-change-while-printing-is-in-the-copy", test_changed_while_printing);
  ADD ("undo-takes-back-sending-and-editing", test_undo);
  ADD ("duplicate-is-a-draft-with-its-prices", test_duplicates);
  ADD ("compares-what-the-reader-got", test_diff);
  ADD ("a-sent-proposal-shows-what-was-sent", test_shows_what_was_sent);
  ADD ("expires-by-itself", test_expires);
  ADD ("other-endings-are-refused", test_wrong_copies);

  return g_test_run ();
}
