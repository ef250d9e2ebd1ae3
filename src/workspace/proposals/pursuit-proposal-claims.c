/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-claims-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-proposal.h"
#include "engines/pursuit-claim-check.h"
#include "engines/pursuit-claim-own.h"
#include "engines/pursuit-draft-sources.h"
#include "engines/pursuit-lead-sources.h"
#include "store/pursuit-list.h"
#include "workspace/cards/pursuit-cards-private.h"
#include "workspace/records/pursuit-lead-context-private.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

/* Some are not for sale. */
#define MAX_PRICES 500

/* What only an engine and a confirmation set. */
static const guint own_fields[] = {
  PURSUIT_PROPOSAL_DRAFTED_BY,
  PURSUIT_PROPOSAL_DOUBTED_CLAIMS,
  PURSUIT_PROPOSAL_CONFIRMED_CLAIMS,
};

GPtrArray *
pursuit_prices_load (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_PRICE_ITEM);

  pursuit_query_set_limit (query, MAX_PRICES);
  if (!pursuit_query_set_sort (query, "name", error))
    return NULL;

  return pursuit_session_list (session, query, NULL, NULL, error);
}

/* The newest of them, and not every transcript of a long acquaintance. */
static GPtrArray *
load_newest (PursuitSession *session, PursuitKind kind, guint field, const char *lead_id, guint max)
{
  g_autoptr (GPtrArray) ids = pursuit_session_find (session, kind, field, lead_id,
                                                    PURSUIT_LEAD_CONTEXT_MAX_RECORDS, NULL);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = ids != NULL ? ids->len : 0; i-- > 0 && records->len < max;)
    {
      PursuitRecord *record = pursuit_session_get (session, kind, ids->pdata[i], NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return records;
}

PursuitSources *
pursuit_proposal_sources_load (PursuitSession *session,
                               PursuitProposalSource *source,
                               GError **error)
{
  const char *lead_id = pursuit_record_get_id (source->lead);
  g_autoptr (GPtrArray) activities
      = load_newest (session, PURSUIT_KIND_ACTIVITY, PURSUIT_ACTIVITY_LEAD_ID, lead_id,
                     PURSUIT_LEAD_SOURCES_MAX_ACTIVITIES);
  g_autoptr (GPtrArray) conversations
      = load_newest (session, PURSUIT_KIND_CONVERSATION, PURSUIT_CONVERSATION_LEAD_ID, lead_id,
                     PURSUIT_LEAD_SOURCES_MAX_CONVERSATIONS);
  const PursuitScorecardInput lead = { .lead = source->lead,
                                       .people = source->people,
                                       .activities = activities,
                                       .conversations = conversations };
  g_autoptr (GPtrArray) cards = pursuit_cards_load (session, error);
  g_autoptr (GPtrArray) prices = cards != NULL ? pursuit_prices_load (session, error) : NULL;

  return prices != NULL ? pursuit_draft_sources_new (&lead, cards, prices, NULL, NULL) : NULL;
}

void
pursuit_proposal_claims_note_draft (PursuitRecord *proposal, const PursuitProposalDraft *draft)
{
  g_autofree char *doubted = pursuit_claims_keep_doubted (
      pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_DOUBTED_CLAIMS), draft->claims,
      draft->content);

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_DOUBTED_CLAIMS, doubted);
  if (!pursuit_proposal_is_by_ai (proposal))
    pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_DRAFTED_BY, draft->engine);
}

void
pursuit_proposal_claims_note_section (PursuitRecord *proposal,
                                      const PursuitProposalDraft *draft,
                                      const char *user_id)
{
  const char *content = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
  const char *kept = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS);
  g_autofree char *before = g_strdup (content != NULL ? content : "");
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autofree char *confirmed = pursuit_proposal_is_by_ai (proposal)
                                   ? g_strdup (kept)
                                   : pursuit_claims_note_own (kept, before, user_id, now);

  pursuit_record_take_text (proposal, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS,
                            pursuit_claims_drop_own (confirmed, before, draft->content));
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT, draft->content);
  pursuit_proposal_claims_note_draft (proposal, draft);
  pursuit_claims_apply_own (draft->claims, draft->content,
                            pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS));
}

void
pursuit_proposal_claims_keep (PursuitRecord *proposal, PursuitRecord *before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_fields); i++)
    pursuit_record_copy_field (proposal, own_fields[i], before);
}

static void
drop_unsourced_statements (GPtrArray *claims)
{
  for (guint i = claims->len; i-- > 0;)
    {
      const PursuitClaim *claim = g_ptr_array_index (claims, i);

      if (claim->sort == PURSUIT_CLAIM_SORT_STATEMENT && claim->evidence == NULL)
        g_ptr_array_remove_index (claims, i);
    }
}

GPtrArray *
pursuit_proposal_claims_list (PursuitRecord *proposal, PursuitProposalValues *values)
{
  const char *content = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
  const char *confirmed = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONFIRMED_CLAIMS);
  GPtrArray *claims;

  if (content == NULL)
    content = "";
  claims = pursuit_proposal_values_list_claims (values, content);
  if (pursuit_proposal_is_by_ai (proposal))
    {
      pursuit_claims_apply_own (claims, content, confirmed);
      pursuit_claims_add_doubted (
          claims, content, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_DOUBTED_CLAIMS));
    }
  else
    drop_unsourced_statements (claims);
  pursuit_claims_apply_confirmed (claims, confirmed);

  return claims;
}

GPtrArray *
pursuit_proposal_claims_load (PursuitSession *session,
                              PursuitProposalSource *source,
                              GError **error)
{
  g_autoptr (PursuitSources) sources = pursuit_proposal_sources_load (session, source, error);
  g_autoptr (PursuitProposalValues) values = NULL;
  PursuitProposalInput input;

  if (sources == NULL)
    return NULL;
  pursuit_proposal_source_get_input (source, &input);
  input.sources = sources;
  values = pursuit_proposal_values_new (&input, error);

  return values != NULL ? pursuit_proposal_claims_list (source->proposal, values) : NULL;
}

static void
set_open (const GPtrArray *open, GError **error)
{
  const PursuitClaim *first = g_ptr_array_index (open, 0);
  g_autofree char *words = pursuit_claim_dup_short (first->text);

  if (first->state == PURSUIT_CLAIM_NOT_ESTABLISHED)
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED,
                 _ ("On line %u, “%s” stands where something is missing; fill it in before "
                    "sending"),
                 first->line, words);
  else if (open->len == 1)
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED,
                 _ ("On line %u, AI wrote “%s” without a source; confirm it once you have "
                    "checked it, or take it out of the text"),
                 first->line, words);
  else
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED,
                 g_dngettext (GETTEXT_PACKAGE,
                              "On line %u, AI wrote “%s” without a source, and %u more; "
                              "confirm each once you have checked it, or take it out of the text",
                              "On line %u, AI wrote “%s” without a source, and %u more; "
                              "confirm each once you have checked it, or take it out of the text",
                              open->len - 1),
                 first->line, words, open->len - 1);
}

gboolean
pursuit_proposal_claims_are_closed (GPtrArray *claims, GError **error)
{
  g_autoptr (GPtrArray) open = pursuit_claims_find_open (claims);

  if (open->len > 0)
    set_open (open, error);
  else if (claims->len >= PURSUIT_CLAIMS_MAX)
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED,
                 _ ("The text says more than %u things that have to be true, which nobody can "
                    "check; make two proposals of it"),
                 PURSUIT_CLAIMS_MAX);

  return open->len == 0 && claims->len < PURSUIT_CLAIMS_MAX;
}

gboolean
pursuit_proposal_claims_check (PursuitSession *session,
                               PursuitProposalSource *source,
                               GError **error)
{
  g_autoptr (GPtrArray) claims = NULL;

  if (!pursuit_proposal_is_by_ai (source->proposal))
    return TRUE;
  claims = pursuit_proposal_claims_load (session, source, error);

  return claims != NULL && pursuit_proposal_claims_are_closed (claims, error);
}
