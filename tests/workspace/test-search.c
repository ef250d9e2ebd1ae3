/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static GPtrArray *
search (WorkspaceFixture *self, const char *text, PursuitKind kind, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  pursuit_workspace_search_async (self->workspace, text, kind, limit, NULL, workspace_fixture_done,
                                  self);
  hits = pursuit_workspace_search_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return hits;
}

static const char *
get_title (GPtrArray *hits, guint index)
{
  g_assert_cmpuint (hits->len, >, index);

  return ((PursuitSearchHit *) g_ptr_array_index (hits, index))->title;
}

static void
test_accents (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) plain = search (self, "ceramica DOURO", PURSUIT_KIND_LEAD, 10);
  g_autoptr (GPtrArray) begun = search (self, "brennh", PURSUIT_KIND_LEAD, 10);
  g_autoptr (GPtrArray) nothing = search (self, "xyzzy", PURSUIT_KIND_NONE, 10);

  g_assert_cmpuint (plain->len, ==, 1);
  g_assert_cmpstr (get_title (plain, 0), ==, "Cerâmica do Douro");
  g_assert_cmpstr (get_title (begun, 0), ==, "Brennholt Pumpen GmbH");
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_kinds (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = search (self, "aurach", PURSUIT_KIND_NONE, 100);
  g_autoptr (GPtrArray) proposals = search (self, "aurach", PURSUIT_KIND_PROPOSAL, 100);
  g_autoptr (GPtrArray) few = search (self, "aurach", PURSUIT_KIND_NONE, 2);

  g_assert_cmpuint (proposals->len, >=, 1);
  g_assert_cmpuint (all->len, >, proposals->len);
  g_assert_cmpuint (few->len, ==, 2);
  for (guint i = 0; i < proposals->len; i++)
    {
      PursuitSearchHit *hit = g_ptr_array_index (proposals, i);

      g_assert_cmpint (hit->kind, ==, PURSUIT_KIND_PROPOSAL);
    }
  for (guint i = 1; i < all->len; i++)
    {
      PursuitSearchHit *better = g_ptr_array_index (all, i - 1);
      PursuitSearchHit *hit = g_ptr_array_index (all, i);

      g_assert_cmpfloat (better->rank, >=, hit->rank);
    }
}

static void
test_any_text (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const texts[] = { "",
                                       " ",
                                       "\"",
                                       "\"aurach",
                                       "AND OR NOT",
                                       "a*b(c)^2",
                                       "-- ; ",
                                       "NEAR(a b",
                                       "title:*",
                                       "');DROP TABLE x",
                                       "\xc3\xa4\xe2\x82\xac%_" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) hits = search (self, texts[i], PURSUIT_KIND_NONE, 5);

      g_assert_cmpuint (hits->len, <=, 5);
    }
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 18);
}

static void
test_follows (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Wasserwerk Süd", 100);
  g_autoptr (GPtrArray) before = search (self, "wasserwerk", PURSUIT_KIND_NONE, 10);
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  g_autoptr (GPtrArray) renamed = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (PursuitRecord) saved = NULL;
  PursuitSearchHit *hit;

  g_assert_cmpuint (before->len, ==, 1);
  hit = g_ptr_array_index (before, 0);
  g_assert_cmpstr (hit->id, ==, ids[0]);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Stadtwerk Süd");
  saved = workspace_fixture_save (self, lead, NULL);
  renamed = search (self, "stadtwerk sud", PURSUIT_KIND_LEAD, 10);
  old = search (self, "wasserwerk", PURSUIT_KIND_LEAD, 10);
  g_assert_cmpuint (renamed->len, ==, 1);
  g_assert_cmpuint (old->len, ==, 0);

  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, NULL);
  gone = search (self, "stadtwerk", PURSUIT_KIND_NONE, 10);
  g_assert_cmpuint (gone->len, ==, 0);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/search/" path, WorkspaceFixture, NULL, set_up, func,                     \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("accents-and-case-aside", workspace_fixture_set_up_demo, test_accents);
  ADD ("keeps-to-kind-and-limit", workspace_fixture_set_up_demo, test_kinds);
  ADD ("any-text-is-fine", workspace_fixture_set_up_demo, test_any_text);
  ADD ("follows-changes", workspace_fixture_set_up, test_follows);

  return g_test_run ();
}
