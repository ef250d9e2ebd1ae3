/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-template.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static char *
expand (WorkspaceFixture *self, PursuitRecord *proposal, GPtrArray **problems)
{
  g_autoptr (GError) error = NULL;
  char *text;

  pursuit_workspace_expand_async (self->workspace, proposal, NULL, workspace_fixture_done, self);
  text = pursuit_workspace_expand_finish (self->workspace, workspace_fixture_wait (self), problems,
                                          &error);
  g_assert_no_error (error);

  return text;
}

static PursuitRecord *
find_lead (WorkspaceFixture *self, const char *company)
{
  g_autofree char *where = g_strdup_printf ("company_name=\"%s\"", company);

  return workspace_fixture_find (self, PURSUIT_KIND_LEAD, where);
}

static GPtrArray *
list_templates (WorkspaceFixture *self)
{
  pursuit_workspace_list_templates_async (self->workspace, NULL, workspace_fixture_done, self);

  return pursuit_workspace_list_templates_finish (self->workspace, workspace_fixture_wait (self),
                                                  NULL);
}

static void
test_templates (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = find_lead (self, "Brennholt Pumpen GmbH");
  g_autoptr (GPtrArray) templates = list_templates (self);

  g_assert_cmpuint (templates->len, ==, 3);
  for (guint i = 0; i < templates->len; i++)
    {
      PursuitRecord *template = g_ptr_array_index (templates, i);
      g_autoptr (PursuitRecord) proposal
          = workspace_fixture_draft (self, pursuit_record_get_id (lead),
                                     pursuit_record_get_text (template, PURSUIT_TEMPLATE_NAME));
      g_autofree char *text = expand (self, proposal, NULL);

      g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TEMPLATE_ID), ==,
                       pursuit_record_get_id (template));
      g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS), ==, "draft");
      g_assert_cmpint (pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE), ==,
                       pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE));
      g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY), ==, "EUR");
      /* Variables stay in what is stored and are gone from what is read. */
      g_assert_nonnull (strstr (pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT),
                                "{{company_name}}"));
      g_assert_null (strstr (text, "{{"));
      g_assert_nonnull (strstr (text, "Brennholt Pumpen GmbH"));
      g_assert_nonnull (strstr (text, "Marta Lindqvist"));
    }
}

static void
test_claims (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = find_lead (self, "Brennholt Pumpen GmbH");
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (JsonNode) claims = NULL;
  GAsyncResult *result;
  gboolean need = FALSE;

  pursuit_workspace_draft_async (self->workspace, pursuit_record_get_id (lead), NULL, NULL,
                                 workspace_fixture_done, self);
  result = workspace_fixture_wait (self);
  proposal = pursuit_workspace_draft_finish (self->workspace, result, NULL, NULL);
  claims = pursuit_workspace_draft_claims_to_json (self->workspace, result);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (claims)), >, 0);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (claims)); i++)
    {
      JsonObject *claim = json_array_get_object_element (json_node_get_array (claims), i);
      const char *variable = json_object_get_string_member_with_default (claim, "variable", NULL);

      g_assert_cmpint (json_object_get_int_member (claim, "line"), >, 0);
      need |= g_strcmp0 (variable, "need") == 0;
    }
  g_assert_true (need);
}

static void
test_follows_lead (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = find_lead (self, "Brennholt Pumpen GmbH");
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autofree char *text = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Brennholt SE");
  saved = workspace_fixture_save (self, lead, NULL);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "Our offer");
  text = expand (self, proposal, NULL);
  g_assert_nonnull (strstr (text, "Brennholt SE"));
  g_assert_null (strstr (text, "Brennholt Pumpen GmbH"));
}

static void
test_gaps (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Oberau", 123456);
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT,
                           "# {{title}}\n\n{{need}}\n\nFor {{company_name}}\n\n{{signer}}\n");
  text = expand (self, proposal, &problems);
  g_assert_nonnull (strstr (text, "Oberau"));
  g_assert_nonnull (strstr (text, "not established"));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "need (line 3)"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "signer (line 7)"));
  g_assert_null (strstr (g_ptr_array_index (problems, 0), "company_name"));
}

static void
add_item (
    WorkspaceFixture *self, PursuitRecord *proposal, gint64 quantity, gint64 price, gint64 discount)
{
  g_autoptr (PursuitRecord) item = pursuit_record_new (PURSUIT_KIND_LINE_ITEM);

  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_PROPOSAL_ID, pursuit_record_get_id (proposal));
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_NAME, "Thing");
  pursuit_record_set_text (item, PURSUIT_LINE_ITEM_CURRENCY, "EUR");
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_QUANTITY, quantity);
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_UNIT_PRICE, price);
  pursuit_record_set_integer (item, PURSUIT_LINE_ITEM_DISCOUNT, discount);
  g_object_unref (workspace_fixture_save (self, item, NULL));
}

static void
test_cents (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Oberau", 0);
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autofree char *right = NULL;
  g_autofree char *wrong = NULL;

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, "{{price_table}}\n\n{{total}}\n");
  /* 2.5 x 33.33 is 83.325, so 83.33, less 15 % (12.4995, so 12.50): 70.83; and 3 x 0.01. */
  add_item (self, proposal, 2500, 3333, 1500);
  add_item (self, proposal, 3000, 1, 0);
  pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 7086);
  right = expand (self, proposal, &none);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_nonnull (strstr (right, "70.86"));

  pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 7087);
  wrong = expand (self, proposal, &one);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (one, 0), "70.86"));
  g_assert_nonnull (strstr (g_ptr_array_index (one, 0), "70.87"));
}

static void
test_demo_sums (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) aurach
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
  g_autoptr (PursuitRecord) vandermeer
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=sent");
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autofree char *one = expand (self, aurach, &first);
  g_autofree char *two = expand (self, vandermeer, &second);

  g_assert_cmpuint (first->len, ==, 0);
  g_assert_cmpuint (second->len, ==, 0);
  g_assert_nonnull (strstr (one, "74,994.20"));
  g_assert_nonnull (strstr (two, "17,382.00"));
}

static void
assert_no_draft (WorkspaceFixture *self,
                 const char *lead_id,
                 const char *template,
                 const char *code,
                 const char *word)
{
  const PursuitDraftOptions options = { .template = template };
  g_autoptr (GError) error = NULL;

  pursuit_workspace_draft_async (self->workspace, lead_id, &options, NULL, workspace_fixture_done,
                                 self);
  g_assert_null (pursuit_workspace_draft_finish (self->workspace, workspace_fixture_wait (self),
                                                 NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
}

static void
test_refusals (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Oberau", 100);
  g_autoptr (PursuitRecord) broken = pursuit_record_new (PURSUIT_KIND_TEMPLATE);
  const char *id = pursuit_record_get_id (lead);

  assert_no_draft (self, "00000000-0000-7000-8000-000000000000", NULL, "not-found", "00000000");
  assert_no_draft (self, id, "Sonnet", "not-found", "Sonnet");

  pursuit_record_set_text (broken, PURSUIT_TEMPLATE_NAME, "Broken");
  pursuit_record_set_text (broken, PURSUIT_TEMPLATE_TYPE, "proposal");
  pursuit_record_set_text (broken, PURSUIT_TEMPLATE_CONTENT, "# Hello\n\n{{company_nam}}\n");
  g_object_unref (workspace_fixture_save (self, broken, NULL));
  assert_no_draft (self, id, "Broken", "template", "company_nam");
}

static void
test_no_template (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Oberau", 100);
  g_autoptr (GPtrArray) templates = list_templates (self);
  g_autoptr (GPtrArray) left = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      const char *const ids[] = { pursuit_record_get_id (g_ptr_array_index (templates, i)), NULL };

      pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
      g_assert_cmpint (pursuit_workspace_delete_finish (self->workspace,
                                                        workspace_fixture_wait (self), NULL, NULL),
                       >, 0);
    }
  left = list_templates (self);
  g_assert_cmpuint (left->len, ==, 0);
  assert_no_draft (self, pursuit_record_get_id (lead), NULL, "not-found", "template");
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/draft/" path, WorkspaceFixture, NULL, set_up, func,                      \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("from-each-template", workspace_fixture_set_up_demo, test_templates);
  ADD ("claims-name-their-lines", workspace_fixture_set_up_demo, test_claims);
  ADD ("follows-its-lead", workspace_fixture_set_up_demo, test_follows_lead);
  ADD ("gaps-have-names-and-lines", workspace_fixture_set_up, test_gaps);
  ADD ("sums-agree-to-the-cent", workspace_fixture_set_up, test_cents);
  ADD ("demo-sums-agree", workspace_fixture_set_up_demo, test_demo_sums);
  ADD ("refuses-and-stores-none", workspace_fixture_set_up, test_refusals);
  ADD ("without-any-template", workspace_fixture_set_up, test_no_template);

  return g_test_run ();
}
