/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-brand.h"
#include "workspace/proposals/pursuit-page-setup.h"
#include "workspace/proposals/pursuit-proposal-check.h"
#include "workspace/proposals/pursuit-proposal-versions.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/workspace-fixture.h"

#include <sqlite3.h>
#include <string.h>

static PursuitBrand *
change (WorkspaceFixture *self, const PursuitBrandChange *news)
{
  g_autoptr (GError) error = NULL;
  PursuitBrand *brand;

  pursuit_workspace_set_brand_async (self->workspace, news, NULL, workspace_fixture_done, self);
  brand
      = pursuit_workspace_set_brand_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return brand;
}

static void
set_colour (WorkspaceFixture *self, const char *colour, int cover)
{
  const PursuitBrandChange news = { .colour = colour, .cover = cover };

  pursuit_brand_free (change (self, &news));
}

static PursuitBrand *
get (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  PursuitBrand *brand;

  pursuit_workspace_get_brand_async (self->workspace, NULL, workspace_fixture_done, self);
  brand
      = pursuit_workspace_get_brand_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return brand;
}

static PursuitRecord *
find_draft (WorkspaceFixture *self)
{
  return workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
}

static PursuitPageSetup *
set_up_pages (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autoptr (GError) error = NULL;
  PursuitPageSetup *setup;

  pursuit_workspace_set_up_pages_async (self->workspace, proposal, NULL, workspace_fixture_done,
                                        self);
  setup = pursuit_workspace_set_up_pages_finish (self->workspace, workspace_fixture_wait (self),
                                                 &error);
  g_assert_no_error (error);

  return setup;
}

static void
on_changed (guint *count)
{
  (*count)++;
}

static void
test_keeps (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *logo
      = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "logo", "small.png", NULL);
  const PursuitBrandChange news = { .company = " Halvard ",
                                    .address = "Fjordgata 12 \nTrondheim\n",
                                    .colour = "#0D6E5A",
                                    .logo = logo,
                                    .cover = 1 };
  const PursuitBrandChange less = { .company = "", .logo = "", .cover = -1 };
  g_autoptr (PursuitBrand) none = get (self);
  g_autoptr (PursuitBrand) brand = NULL;
  guint count = 0;

  g_assert_null (none->company);
  g_assert_false (none->cover);
  g_signal_connect_swapped (self->workspace, "brand-changed", G_CALLBACK (on_changed), &count);
  pursuit_brand_free (change (self, &news));
  g_assert_cmpuint (count, ==, 1);
  brand = get (self);
  g_assert_cmpstr (brand->company, ==, "Halvard");
  g_assert_cmpstr (brand->address, ==, "Fjordgata 12\nTrondheim");
  g_assert_cmpstr (brand->colour, ==, "#0d6e5a");
  g_assert_nonnull (brand->logo);
  g_assert_nonnull (brand->logo_sha256);
  g_assert_true (brand->cover);

  g_clear_pointer (&brand, pursuit_brand_free);
  brand = change (self, &less);
  g_assert_null (brand->company);
  g_assert_null (brand->logo);
  g_assert_cmpstr (brand->colour, ==, "#0d6e5a");
  g_assert_true (brand->cover);
}

static void
test_set_up (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitPageSetup) plain = set_up_pages (self, proposal);
  g_autoptr (PursuitPageSetup) branded = NULL;
  const PursuitPageCover *cover;

  g_assert_false (plain->style.has_accent);
  g_assert_null (plain->style.cover);
  set_colour (self, "#0d6e5a", 1);
  branded = set_up_pages (self, proposal);
  g_assert_cmpstr (branded->markdown, ==, plain->markdown);
  g_assert_cmphex (branded->style.accent, ==, 0x0d6e5a);
  cover = branded->style.cover;
  g_assert_cmpstr (cover->title, ==, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TITLE));
  g_assert_cmpstr (cover->company, ==, "Halvard Telemetrics");
  g_assert_cmpstr (cover->client, ==, "Klinikum Aurach");
  g_assert_cmpstr (cover->facts[0].value, ==, "Dr. Eva Sommer");
  g_assert_cmpstr (cover->facts[1].value, ==, "Marta Lindqvist");
  g_assert_cmpstr (cover->facts[4].label, ==, "Version");
  g_assert_cmpstr (cover->facts[4].value, ==, "1");
}

static PursuitRecord *
send (WorkspaceFixture *self, PursuitRecord *proposal)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *sent;

  pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (proposal),
                                               "sent", NULL, workspace_fixture_done, self);
  sent = pursuit_workspace_set_proposal_status_finish (self->workspace,
                                                       workspace_fixture_wait (self), NULL, &error);
  g_assert_no_error (error);

  return sent;
}

static char *
hash_render (WorkspaceFixture *self, PursuitRecord *proposal, const char *name, guint *pages)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRenderResult) result = NULL;

  pursuit_workspace_render_async (self->workspace, pursuit_record_get_id (proposal), path, NULL,
                                  workspace_fixture_done, self);
  result = pursuit_workspace_render_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  *pages = result->pages;

  return g_strdup (result->sha256);
}

/* What went out has the brand that it went out with, and the day, whatever is made of it later. */
static void
test_frozen (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *logo
      = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "logo", "small.png", NULL);
  const PursuitBrandChange with_logo = { .logo = logo, .cover = 1 };
  const PursuitBrandChange without_logo = { .logo = "", .cover = 0 };
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autoptr (PursuitRecord) sent = NULL;
  g_autoptr (PursuitPageSetup) setup = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *page = NULL;
  g_autofree char *later_pdf = NULL;
  g_autofree char *later_page = NULL;
  guint pages;

  set_colour (self, "#0d6e5a", -1);
  pursuit_brand_free (change (self, &with_logo));
  sent = send (self, proposal);
  pdf = hash_render (self, proposal, "offer.pdf", &pages);
  g_assert_cmpuint (pages, ==, 3);
  page = hash_render (self, proposal, "offer.html", &pages);

  set_colour (self, "#a51d2d", -1);
  pursuit_brand_free (change (self, &without_logo));
  pursuit_clock_pin (pursuit_clock_now_us () + 3 * G_TIME_SPAN_DAY);
  later_pdf = hash_render (self, proposal, "offer.pdf", &pages);
  g_assert_cmpstr (later_pdf, ==, pdf);
  g_assert_cmpuint (pages, ==, 3);
  later_page = hash_render (self, proposal, "offer.html", &pages);
  g_assert_cmpstr (later_page, ==, page);
  setup = set_up_pages (self, sent);
  g_assert_cmphex (setup->style.accent, ==, 0x0d6e5a);
  g_assert_nonnull (setup->style.cover);
  g_assert_nonnull (setup->style.cover->logo);
  pursuit_clock_pin (-1);
}

/* Writes past the verbs, as a workspace would be that comes from another computer. */
static void
write_setting (WorkspaceFixture *self, const char *json)
{
  static const char sql[] = "UPDATE setting SET value = ?1 WHERE key = 'brand'";
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (file, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, json, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_changes (database), ==, 1);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static gboolean
has_finding (WorkspaceFixture *self, PursuitRecord *proposal, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProposalCheck) check = NULL;

  pursuit_workspace_check_proposal_async (self->workspace, proposal, NULL, workspace_fixture_done,
                                          self);
  check = pursuit_workspace_check_proposal_finish (self->workspace, workspace_fixture_wait (self),
                                                   &error);
  g_assert_no_error (error);
  for (guint i = 0; i < check->findings->len; i++)
    {
      const PursuitFinding *finding = g_ptr_array_index (check->findings, i);

      if (strcmp (finding->code, code) == 0)
        {
          g_assert_false (finding->blocks);
          return TRUE;
        }
    }

  return FALSE;
}

static void
test_missing (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *hash = NULL;
  guint pages;

  set_colour (self, "#0d6e5a", 1);
  g_assert_false (has_finding (self, proposal, "font"));
  g_assert_false (has_finding (self, proposal, "logo"));
  write_setting (self, "{\"font\":\"No Such Family\",\"cover\":1,\"logo\":\"0123\","
                       "\"colour\":\"green\"}");
  g_assert_true (has_finding (self, proposal, "font"));
  g_assert_true (has_finding (self, proposal, "logo"));
  hash = hash_render (self, proposal, "offer.pdf", &pages);
  g_assert_cmpuint (pages, ==, 3);
}

/* What no verb would have set is not there. */
static void
test_hostile (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *name = g_strnfill (PURSUIT_BRAND_MAX_CHARS + 1, 'a');
  g_autofree char *long_name = g_strdup_printf ("{\"cover\":1,\"company\":\"%s\"}", name);
  g_autoptr (PursuitBrand) brand = NULL;

  set_colour (self, "#0d6e5a", 1);
  write_setting (self, long_name);
  brand = get (self);
  g_assert_null (brand->company);
  g_assert_true (brand->cover);
  g_clear_pointer (&brand, pursuit_brand_free);

  write_setting (self, "{\"company\":\"\\u001b[2J\",\"font\":\"a\\nb\","
                       "\"address\":\"1\\n2\\n3\\n4\\n5\\n6\\n7\",\"colour\":\"#0d6e5a\"}");
  brand = get (self);
  g_assert_null (brand->company);
  g_assert_null (brand->font);
  g_assert_null (brand->address);
  g_assert_cmpstr (brand->colour, ==, "#0d6e5a");
}

static void
test_broken (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = find_draft (self);
  g_autofree char *hash = NULL;
  guint pages;

  set_colour (self, "#0d6e5a", 1);
  write_setting (self, "{\"cover\"");
  hash = hash_render (self, proposal, "offer.pdf", &pages);
  g_assert_cmpuint (pages, ==, 2);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/brand/" path, WorkspaceFixture, NULL, set_up, func,                      \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("keeps-what-is-set", workspace_fixture_set_up, test_keeps);
  ADD ("sets-up-pages", workspace_fixture_set_up_demo, test_set_up);
  ADD ("stays-with-what-was-sent", workspace_fixture_set_up_demo, test_frozen);
  ADD ("says-what-is-missing", workspace_fixture_set_up_demo, test_missing);
  ADD ("takes-nothing-that-cannot-be", workspace_fixture_set_up, test_hostile);
  ADD ("survives-a-broken-setting", workspace_fixture_set_up_demo, test_broken);

  return g_test_run ();
}
