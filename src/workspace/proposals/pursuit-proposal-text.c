/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-text-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "document/pursuit-document-error.h"
#include "document/pursuit-pricing.h"
#include "document/pursuit-template-text.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "workspace/records/pursuit-identity-private.h"
#include "workspace/records/pursuit-lead-context-private.h"
#include "workspace/proposals/pursuit-proposal-move-private.h"

#include <glib/gi18n-lib.h>

/* `YYYY-MM-DD`, the beginning of a time. */
#define DAY_LENGTH 10

void
pursuit_proposal_source_free (PursuitProposalSource *self)
{
  g_clear_object (&self->lead);
  g_clear_object (&self->proposal);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->line_items, g_ptr_array_unref);
  g_free (self->organization_name);
  g_free (self->currency);
  g_free (self->today);
  g_clear_object (&self->version);
  pursuit_brand_free (self->brand);
  g_free (self);
}

/* Who speaks for us: the lead's owner, and for a lead that belongs to nobody who works here. */
static PursuitRecord *
load_owner (PursuitSession *session, PursuitRecord *lead)
{
  const char *owner = lead != NULL ? pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID) : NULL;
  g_autofree char *me = owner == NULL ? pursuit_identity_dup_id (session) : NULL;

  if (owner == NULL && me == NULL)
    return NULL;

  return pursuit_session_get (session, PURSUIT_KIND_USER, owner != NULL ? owner : me, NULL);
}

static GPtrArray *
load_line_items (PursuitSession *session, PursuitRecord *proposal, GError **error)
{
  const char *id = proposal != NULL ? pursuit_record_get_id (proposal) : NULL;

  if (id == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  return pursuit_session_list_of (session, PURSUIT_KIND_LINE_ITEM, PURSUIT_LINE_ITEM_PROPOSAL_ID,
                                  id, error);
}

static guint
find_number (PursuitProposalSource *self, GPtrArray *versions, gboolean draft)
{
  gint64 newest = versions->len > 0 ? pursuit_record_get_integer (
                      versions->pdata[versions->len - 1], PURSUIT_PROPOSAL_VERSION_NUMBER)
                                    : 0;

  return (guint) CLAMP (newest + (draft ? 1 : 0), 0, G_MAXINT);
}

/* It looks as it did when it was sent. */
static void
take_version (PursuitProposalSource *self, PursuitSession *session, PursuitRecord *version)
{
  self->version = g_object_ref (version);
  pursuit_brand_free (self->brand);
  self->brand = pursuit_brand_read (
      pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_BRAND), session);
}

/* A draft has nothing out there, whatever was sent before; and what was sent before copies were
 * kept has none. */
static gboolean
load_version (PursuitProposalSource *self, PursuitSession *session, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  gboolean numbered = self->brand != NULL && self->brand->cover;
  gboolean draft;
  const char *status = self->proposal != NULL
                           ? pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_STATUS)
                           : NULL;

  draft = status == NULL || g_str_equal (status, "draft");
  if (self->proposal == NULL || pursuit_record_get_id (self->proposal) == NULL
      || (draft && !numbered))
    return TRUE;

  versions
      = pursuit_proposal_list_versions (session, pursuit_record_get_id (self->proposal), error);
  if (versions == NULL)
    return FALSE;

  if (!draft && versions->len > 0)
    take_version (self, session, versions->pdata[versions->len - 1]);
  self->number = find_number (self, versions, draft);

  return TRUE;
}

PursuitProposalSource *
pursuit_proposal_source_load (PursuitSession *session,
                              const char *lead_id,
                              PursuitRecord *proposal,
                              GError **error)
{
  g_autoptr (PursuitProposalSource) self = g_new0 (PursuitProposalSource, 1);

  self->lead = pursuit_session_get (session, PURSUIT_KIND_LEAD, lead_id, error);
  if (self->lead == NULL)
    return NULL;
  self->proposal = proposal != NULL ? g_object_ref (proposal) : NULL;
  self->people = pursuit_session_list_of (session, PURSUIT_KIND_PERSON, PURSUIT_PERSON_LEAD_ID,
                                          lead_id, error);
  if (self->people == NULL)
    return NULL;
  self->line_items = load_line_items (session, proposal, error);
  self->brand = pursuit_brand_load (session);
  if (self->line_items == NULL || !load_version (self, session, error))
    return NULL;

  self->owner = load_owner (session, self->lead);
  self->organization_name = pursuit_identity_dup_company (session);
  self->currency = pursuit_session_get_setting (session, PURSUIT_SETTING_CURRENCY);
  self->today = pursuit_clock_dup_today ();

  return g_steal_pointer (&self);
}

PursuitProposalSource *
pursuit_proposal_source_new_sample (PursuitSession *session)
{
  PursuitProposalSource *self = g_new0 (PursuitProposalSource, 1);

  self->proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  pursuit_record_set_text (self->proposal, PURSUIT_PROPOSAL_TITLE, _ ("Title of the Proposal"));
  pursuit_record_set_text (self->proposal, PURSUIT_PROPOSAL_LANGUAGE, g_get_language_names ()[0]);
  self->brand = pursuit_brand_load (session);
  self->owner = load_owner (session, NULL);
  self->organization_name = pursuit_identity_dup_company (session);
  self->today = pursuit_clock_dup_today ();
  self->number = 1;

  return self;
}

char *
pursuit_proposal_source_dup_day (const PursuitProposalSource *self)
{
  const char *sent;

  if (self->version == NULL)
    return g_strdup (self->today);

  sent = pursuit_record_get_text (self->version, PURSUIT_PROPOSAL_VERSION_SENT_AT);

  return sent != NULL ? g_strndup (sent, DAY_LENGTH) : NULL;
}

void
pursuit_proposal_source_get_input (PursuitProposalSource *self, PursuitProposalInput *input)
{
  *input = (PursuitProposalInput){
    .lead = self->lead,
    .proposal = self->proposal,
    .people = self->people,
    .line_items = self->line_items,
    .owner = self->owner,
    .organization_name = self->organization_name,
    .today = self->today,
  };
}

gboolean
pursuit_proposal_source_check_prices (PursuitProposalSource *self,
                                      PursuitProposalValues *values,
                                      GError **error)
{
  PursuitRecord *proposal = self->proposal;
  const char *term = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTRACT_TERM);

  if (values->pricing == NULL || !pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    return TRUE;

  return pursuit_pricing_check (values->pricing,
                                pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
                                pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY),
                                pursuit_proposal_parse_term (term), NULL, error);
}

/* With a list of problems they are collected there, else the first one ends it. */
static gboolean
settle (GError *problem, GPtrArray *problems, GError **error)
{
  if (problem == NULL)
    return TRUE;
  if (problems == NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  g_ptr_array_add (problems, g_strdup (problem->message));
  g_error_free (problem);

  return TRUE;
}

char *
pursuit_proposal_source_expand (PursuitProposalSource *self, GPtrArray *problems, GError **error)
{
  const char *content = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_CONTENT);
  g_autoptr (PursuitProposalValues) values = NULL;
  g_autoptr (PursuitTemplateFill) fill = NULL;
  PursuitProposalInput input;
  GError *problem = NULL;

  if (self->version != NULL)
    return g_strdup (pursuit_record_get_text (self->version, PURSUIT_PROPOSAL_VERSION_CONTENT));
  pursuit_proposal_source_get_input (self, &input);
  values = pursuit_proposal_values_new (&input, error);
  if (values == NULL)
    return NULL;
  fill = pursuit_template_fill (content != NULL ? content : "", values->values, error);
  if (fill == NULL)
    return NULL;
  pursuit_template_fill_check (fill, &problem);
  if (!settle (problem, problems, error))
    return NULL;
  problem = NULL;
  pursuit_proposal_source_check_prices (self, values, &problem);
  if (!settle (problem, problems, error))
    return NULL;

  return g_strdup (fill->markdown);
}
