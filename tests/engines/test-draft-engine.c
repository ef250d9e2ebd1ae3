/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-error.h"
#include "document/pursuit-template-library.h"
#include "document/pursuit-template-text.h"
#include "engines/pursuit-draft-engine.h"
#include "engines/pursuit-engines-error.h"
#include "engines/pursuit-proposal-values.h"

#include "tests/engines/proposal-fixture.h"

#include <string.h>

static void
test_built_in (Fixture *f, gconstpointer data)
{
  const GPtrArray *library = pursuit_template_library_list ();

  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitProposalDraft) draft
          = pursuit_draft_engine_draft (NULL, &f->input, template->markdown, &error);
      g_autoptr (PursuitProposalValues) values = NULL;
      g_autoptr (PursuitTemplateFill) fill = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (draft->engine, ==, "template");
      g_assert_cmpstr (draft->title, ==, "Condition monitoring for line 3");
      g_assert_cmpstr (draft->content, ==, template->markdown);
      for (guint j = 0; j < draft->claims->len; j++)
        g_assert_cmpint (((PursuitClaim *) g_ptr_array_index (draft->claims, j))->state, ==,
                         PURSUIT_CLAIM_SOURCED);

      /* What is drafted from a lead that is known can go out as it is. */
      values = pursuit_proposal_values_new (&f->input, NULL);
      fill = pursuit_template_fill (draft->content, values->values, NULL);
      pursuit_template_fill_check (fill, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (fill->markdown, "Brennholt Pumpen GmbH"));
    }
}

static void
test_default_template (Fixture *f, gconstpointer data)
{
  g_autoptr (PursuitProposalDraft) draft
      = pursuit_draft_engine_draft ("auto", &f->input, NULL, NULL);

  g_assert_cmpstr (draft->content, ==, pursuit_template_library_find ("short")->markdown);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitProposalDraft) draft = NULL;
  guint missing = 0;

  g_ptr_array_set_size (f->input.people, 1);
  pursuit_record_unset (f->input.lead, PURSUIT_LEAD_NEED);
  draft = pursuit_draft_engine_draft ("template", &f->input, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < draft->claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (draft->claims, i);

      if (claim->state != PURSUIT_CLAIM_NOT_ESTABLISHED)
        continue;
      missing++;
      g_assert_true (strcmp (claim->variable, "signer") == 0
                     || strcmp (claim->variable, "need") == 0);
    }
  g_assert_cmpuint (missing, ==, 2);
}

static void
test_titles (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *template;
    const char *title;
  } cases[] = {
    { "# Offer for {{company_name}}\n", "Offer for Brennholt Pumpen GmbH" },
    { "\n\n# Second line\n", "Second line" },
    { "# In {{city}}\n", "Condition monitoring for line 3" },
    { "No heading, {{city}}\n", "Condition monitoring for line 3" },
    { "", "Condition monitoring for line 3" },
    { "# 50\\% \\*off\\*\n", "50% *off*" },
  };
  g_autoptr (PursuitProposalDraft) again = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitProposalDraft) draft
          = pursuit_draft_engine_draft (NULL, &f->input, cases[i].template, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (draft->title, ==, cases[i].title);
    }

  pursuit_record_set_text (f->input.proposal, PURSUIT_PROPOSAL_TITLE, "Mine");
  again = pursuit_draft_engine_draft (NULL, &f->input, "# {{title}} again\n", NULL);
  g_assert_cmpstr (again->title, ==, "Mine");
}

static void
test_long_title (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) template = g_string_new ("# ");
  g_autoptr (PursuitProposalDraft) draft = NULL;

  while (template->len < 1000)
    g_string_append (template, "ä€x");
  draft = pursuit_draft_engine_draft (NULL, &f->input, template->str, NULL);
  g_assert_cmpuint (strlen (draft->title), <=, 255);
  g_assert_cmpuint (strlen (draft->title), >, 240);
  g_assert_true (g_utf8_validate (draft->title, -1, NULL));
}

typedef struct
{
  const char *engine;
  const char *template;
  GQuark domain;
  int code;
  const char *words;
} Refusal;

static void
test_refusals (Fixture *f, gconstpointer data)
{
  const Refusal refusals[] = {
    { "oracle", "", PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNKNOWN, "oracle" },
    { "ai", "", PURSUIT_ENGINES_ERROR, PURSUIT_ENGINES_ERROR_UNAVAILABLE, "provider" },
    { NULL, "a\n{{colour}}\n", PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE,
      "colour" },
    { NULL, "{{#if total}}\n", PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TEMPLATE, "if" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          pursuit_draft_engine_draft (refusals[i].engine, &f->input, refusals[i].template, &error));
      g_assert_error (error, refusals[i].domain, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/engines/draft/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("built-in", test_built_in);
  ADD ("default-template", test_default_template);
  ADD ("missing", test_missing);
  ADD ("titles", test_titles);
  ADD ("long-title", test_long_title);
  ADD ("refusals", test_refusals);

  return g_test_run ();
}
