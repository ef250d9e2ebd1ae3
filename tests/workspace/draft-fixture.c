/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/draft-fixture.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-template.h"
#include "workspace/ai/pursuit-providers.h"

#include <string.h>

void
draft_fixture_save (WorkspaceFixture *self, PursuitRecord *record)
{
  g_object_unref (workspace_fixture_save (self, record, NULL));
}

static void
add_template (WorkspaceFixture *self)
{
  g_autoptr (PursuitRecord) template = pursuit_record_new (PURSUIT_KIND_TEMPLATE);

  pursuit_record_set_text (template, PURSUIT_TEMPLATE_NAME, "Plain");
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_TYPE, "proposal");
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_CONTENT,
                           "# Offer to {{company_name}}\n\nFor {{contact_name}}\n\n"
                           "## What you told us\n\n{{need}}\n\n## Price\n\n{{price_table}}\n");
  draft_fixture_save (self, template);
}

static char *
add_lead (WorkspaceFixture *self)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  pursuit_record_set_text (lead, PURSUIT_LEAD_NEED, "Three pumps stop, says Vera Lind");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME, "Vera Lind");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, "vera.lind@acme.example");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_PHONE, "+49 171 5550199");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, 480000);
  saved = workspace_fixture_save (self, lead, NULL);

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_LEAD_ID, pursuit_record_get_id (saved));
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "Call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "Vera Lind: Sentrivo was here too; write to vera.lind@acme.example");
  draft_fixture_save (self, call);

  return g_strdup (pursuit_record_get_id (saved));
}

void
draft_fixture_add_provider (WorkspaceFixture *self, const char *kind, const char *url)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", kind);
  g_autoptr (GError) error = NULL;

  setup->base_url = g_strdup (url);
  for (guint i = 0; url != NULL && i < G_N_ELEMENTS (setup->models); i++)
    setup->models[i] = g_strdup ("llama:8b");
  pursuit_workspace_add_provider_async (self->workspace, setup, NULL, workspace_fixture_done, self);
  pursuit_workspace_add_provider_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

static void
hear (const char *text, gpointer data)
{
  DraftFixture *self = data;

  g_assert_true (self->heard == NULL || strlen (text) + 4 > strlen (self->heard));
  self->leaked |= strstr (text, "PERSON_") != NULL || strstr (text, "{{source") != NULL
                  || !g_utf8_validate (text, -1, NULL);
  g_free (self->heard);
  self->heard = g_strdup (text);
  self->n_heard++;
  if (self->stop_at != NULL && strstr (text, self->stop_at) != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
draft_fixture_set_up (DraftFixture *self, gconstpointer data)
{
  g_autofree char *url = NULL;

  workspace_fixture_set_up (&self->base, data);
  self->peer = peer_new ();
  self->cancellable = g_cancellable_new ();
  url = peer_dup_url (self->peer);
  draft_fixture_add_provider (&self->base, "local", url);
  add_template (&self->base);
  self->lead_id = add_lead (&self->base);
  self->options = (PursuitDraftOptions){
    .template = "Plain", .engine = "ai", .on_text = hear, .user_data = self
  };
}

void
draft_fixture_tear_down (DraftFixture *self, gconstpointer data)
{
  g_clear_object (&self->result);
  workspace_fixture_tear_down (&self->base, data);
  peer_free (self->peer);
  g_object_unref (self->cancellable);
  g_free (self->lead_id);
  g_free (self->heard);
}

PeerStep *
draft_fixture_answer (DraftFixture *self, const char *text, glong size, gboolean ends)
{
  return openai_answer_stream (self->peer, text, size, ends);
}
