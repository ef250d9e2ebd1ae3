/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-03-05T10:00:00Z"

static PursuitRenderResult *
render (WorkspaceFixture *self, PursuitRecord *proposal, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  pursuit_workspace_render_async (self->workspace, pursuit_record_get_id (proposal), path, NULL,
                                  workspace_fixture_done, self);

  return pursuit_workspace_render_finish (self->workspace, workspace_fixture_wait (self), error);
}

static char *
read_back (WorkspaceFixture *self, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);

  return content;
}

static void
assert_refused (WorkspaceFixture *self,
                PursuitRecord *proposal,
                const char *name,
                const char *code,
                const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_null (render (self, proposal, name, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static PursuitRecord *
find_draft (WorkspaceFixture *self)
{
  return workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
}

static void
test_formats (WorkspaceFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *begins;
    gboolean paged;
  } formats[] = { { "offer.pdf", "%PDF-", TRUE },   { "offer.html", "<!DOCTYPE html>", FALSE },
                  { "offer.md", "---\n", FALSE },   { "OFFER.TXT", "", FALSE },
                  { "b.markdown", "---\n", FALSE }, { "c.HTM", "<!DOCTYPE html>", FALSE } };
  g_autoptr (PursuitRecord) proposal = find_draft (self);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitRenderResult) result = render (self, proposal, formats[i].name, &error);
      g_autofree char *content = NULL;
      g_autofree char *hash = NULL;
      gsize length = 0;

      g_assert_no_error (error);
      content = read_back (self, formats[i].name, &length);
      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
      g_assert_true (g_str_has_prefix (content, formats[i].begins));
      g_assert_cmpint (result->bytes, ==, length);
      g_assert_cmpstr (result->sha256, ==, hash);
      g_assert_true (formats[i].paged == (result->pages > 0));
      if (formats[i].paged)
        continue;
      g_assert_nonnull (strstr (content, "Klinikum Aurach"));
      g_assert_nonnull (strstr (content, "74,994.20"));
      g_assert_null (strstr (content, "{{"));
    }
}

static void
test_same_bytes (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "html", "md", "txt" };
  g_autoptr (PursuitRecord) proposal = find_draft (self);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *one = g_strconcat ("one.", endings[i], NULL);
      g_autofree char *two = g_strconcat ("two.", endings[i], NULL);
      g_autoptr (PursuitRenderResult) first = render (self, proposal, one, NULL);
      g_autoptr (PursuitRenderResult) second = render (self, proposal, two, NULL);

      g_assert_cmpstr (first->sha256, ==, second->sha256);
    }
}

static void
test_replaces (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "offer.txt", NULL);
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRenderResult) result = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "an older offer, no longer true", -1, NULL));
  result = render (self, proposal, "offer.txt", NULL);
  g_assert_nonnull (result);
  content = read_back (self, "offer.txt", NULL);
  g_assert_null (strstr (content, "no longer true"));
}

static void
test_missing_values (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const names[] = { "gap.pdf", "gap.html", "gap.md", "gap.txt" };
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Oberau", 100);
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_draft (self, pursuit_record_get_id (lead), "Short proposal");
  g_autofree char *old = g_build_filename (self->folder, "old.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_refused (self, proposal, names[i], "missing-value", "need (line ");

  /* What was there before stays as it was. */
  g_assert_true (g_file_set_contents (old, "still true", -1, NULL));
  g_assert_null (render (self, proposal, "old.txt", &error));
  g_assert_nonnull (strstr (error->message, "signer (line "));
  content = read_back (self, "old.txt", NULL);
  g_assert_cmpstr (content, ==, "still true");
}

static void
test_wrong_sum (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 7499421);
  saved = workspace_fixture_save (self, proposal, NULL);
  assert_refused (self, saved, "offer.pdf", "mismatch", "994.21");
}

static void
test_endings (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);

  assert_refused (self, proposal, "offer.docx", "unsupported", "Word");
  assert_refused (self, proposal, "offer.DOCX", "unsupported", ".pdf");
  assert_refused (self, proposal, "offer", "invalid", ".pdf");
  assert_refused (self, proposal, "offer.pdf.exe", "invalid", "offer.pdf.exe");
}

static void
test_no_target (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *taken = g_build_filename (self->folder, "taken.pdf", NULL);
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  GError *error = NULL;

  g_assert_null (render (self, proposal, "no/such/folder/offer.pdf", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "no/such/folder"));
  g_clear_error (&error);

  /* A folder of that name is left alone. */
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  g_assert_null (render (self, proposal, "taken.pdf", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_test (taken, G_FILE_TEST_IS_DIR));
}

static void
test_no_proposal (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Teviot Mills\"");

  assert_refused (self, lead, "offer.pdf", "not-found", "");
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/render/" path, WorkspaceFixture, NULL, set_up, func,                     \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  gint64 now_us = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (pursuit_time_parse (NOW, &now_us, NULL));
  pursuit_clock_pin (now_us);

  ADD ("each-format", workspace_fixture_set_up_demo, test_formats);
  ADD ("same-proposal-same-bytes", workspace_fixture_set_up_demo, test_same_bytes);
  ADD ("replaces-the-whole-file", workspace_fixture_set_up_demo, test_replaces);
  ADD ("refuses-gaps-and-writes-nothing", workspace_fixture_set_up, test_missing_values);
  ADD ("refuses-wrong-sums", workspace_fixture_set_up_demo, test_wrong_sum);
  ADD ("endings-say-how", workspace_fixture_set_up_demo, test_endings);
  ADD ("target-that-cannot-be-written", workspace_fixture_set_up_demo, test_no_target);
  ADD ("only-proposals", workspace_fixture_set_up_demo, test_no_proposal);

  return g_test_run ();
}
