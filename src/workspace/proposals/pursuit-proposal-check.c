/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-check.h"

#include "core/pursuit-proposal.h"
#include "document/pursuit-document-check.h"
#include "document/pursuit-font-families.h"
#include "document/pursuit-template-text.h"
#include "workspace/proposals/pursuit-proposal-claims-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  PursuitRecord *proposal;
} CheckJob;

void
pursuit_proposal_check_free (PursuitProposalCheck *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->claims);
  g_array_unref (self->headings);
  g_free (self);
}

gboolean
pursuit_proposal_check_is_confirmed (const PursuitProposalCheck *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->by_ai || pursuit_proposal_claims_are_closed (self->claims, error);
}

static PursuitProposalCheck *
check_new (void)
{
  PursuitProposalCheck *self = g_new0 (PursuitProposalCheck, 1);

  self->findings = pursuit_findings_new ();
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_claim_free);
  self->headings = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

static void
add_blocking (PursuitProposalCheck *self, const char *code, guint line, const char *text)
{
  PursuitFinding *finding = pursuit_findings_add (self->findings, code, line, g_strdup (text));

  if (finding != NULL)
    finding->blocks = TRUE;
}

/* Takes the error. */
static void
add_error (PursuitProposalCheck *self, const char *code, GError *error)
{
  if (error == NULL)
    return;

  add_blocking (self, code, 0, error->message);
  g_error_free (error);
}

static void
add_gaps (PursuitProposalCheck *self, const PursuitTemplateFill *fill)
{
  for (guint i = 0; i < fill->gaps->len; i++)
    {
      const PursuitTemplateGap *gap = g_ptr_array_index (fill->gaps, i);
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” has no value yet; enter it, or take {{%s}} out of the text"),
                             gap->label, gap->name);

      add_blocking (self, "missing-value", gap->line, text);
    }
}

/* A note where something is missing is filled in, not confirmed. */
static void
add_note (PursuitProposalCheck *self, const PursuitClaim *claim)
{
  g_autofree char *text = g_strdup_printf (
      _ ("“%s” stands where something is missing; fill it in before sending"), claim->text);

  add_blocking (self, "missing-value", claim->line, text);
}

static void
add_unsourced (PursuitProposalCheck *self, guint number)
{
  const PursuitClaim *claim = g_ptr_array_index (self->claims, number - 1);
  gboolean blocks = self->by_ai && !claim->is_own;
  char *text = blocks
                   ? g_strdup_printf (_ ("“%s” has no source; confirm it once you have checked it, "
                                         "or take it out"),
                                      claim->text)
                   : g_strdup_printf (_ ("“%s” has no source; check it"), claim->text);
  PursuitFinding *finding = pursuit_findings_add (self->findings, "unsourced", claim->line, text);

  if (finding == NULL)
    return;
  finding->blocks = blocks;
  finding->claim = number;
}

static void
add_claims (PursuitProposalCheck *self, PursuitRecord *proposal, PursuitProposalValues *values)
{
  self->by_ai = pursuit_proposal_is_by_ai (proposal);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  self->claims = pursuit_proposal_claims_list (proposal, values);
  for (guint i = 0; i < self->claims->len; i++)
    {
      const PursuitClaim *claim = g_ptr_array_index (self->claims, i);

      if (claim->state == PURSUIT_CLAIM_UNSOURCED)
        add_unsourced (self, i + 1);
      else if (claim->state == PURSUIT_CLAIM_NOT_ESTABLISHED
               && claim->sort == PURSUIT_CLAIM_SORT_SENTENCE)
        add_note (self, claim);
    }
}

/* What the price table is computed from has been checked already. */
static gboolean
is_computed (const PursuitFinding *finding, guint line, guint end_line)
{
  return finding->end_line > finding->line && end_line == line;
}

/* From lines of the filled text to those that its author sees. */
static void
take_mapped (PursuitProposalCheck *self, GPtrArray *found, const PursuitTemplateFill *fill)
{
  for (guint i = 0; i < found->len; i++)
    {
      PursuitFinding *finding = g_ptr_array_index (found, i);
      guint line = pursuit_template_fill_get_source_line (fill, finding->line);
      guint end_line = pursuit_template_fill_get_source_line (fill, finding->end_line);
      PursuitFinding *mapped;

      if (is_computed (finding, line, end_line))
        continue;
      mapped = pursuit_findings_add (self->findings, finding->code, line,
                                     g_steal_pointer (&finding->text));
      if (mapped != NULL)
        mapped->end_line = end_line;
    }
}

static void
add_headings (PursuitProposalCheck *self,
              PursuitDocument *document,
              const PursuitTemplateFill *fill)
{
  const GPtrArray *headings = pursuit_document_get_headings (document);

  for (guint i = 0; i < headings->len; i++)
    {
      guint line = pursuit_template_fill_get_source_line (
          fill, pursuit_document_node_get_start_line (headings->pdata[i]));

      g_array_append_val (self->headings, line);
    }
}

static void
check_structure (PursuitProposalCheck *self,
                 PursuitProposalSource *source,
                 const PursuitTemplateFill *fill)
{
  PursuitRecord *proposal = source->proposal;
  PursuitDocumentCheck known = {
    .has_deal_size = pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
    .deal_size = pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE),
    .currency = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY),
  };
  g_autoptr (GPtrArray) found = pursuit_findings_new ();
  g_autoptr (PursuitDocument) document = NULL;
  GError *error = NULL;

  document = pursuit_document_new (fill->markdown, -1, &error);
  if (document == NULL)
    {
      add_error (self, "text", error);
      return;
    }

  pursuit_document_check (document, &known, found);
  take_mapped (self, found, fill);
  add_headings (self, document, fill);
}

static void
check_text (PursuitProposalCheck *self, PursuitProposalSource *source, PursuitSources *sources)
{
  const char *content = pursuit_record_get_text (source->proposal, PURSUIT_PROPOSAL_CONTENT);
  g_autoptr (PursuitProposalValues) values = NULL;
  g_autoptr (PursuitTemplateFill) fill = NULL;
  PursuitProposalInput input;
  GError *error = NULL;

  pursuit_proposal_source_get_input (source, &input);
  input.sources = sources;
  values = pursuit_proposal_values_new (&input, &error);
  if (values == NULL)
    {
      add_error (self, "prices", error);
      return;
    }
  pursuit_proposal_source_check_prices (source, values, &error);
  add_error (self, "prices", g_steal_pointer (&error));

  fill = pursuit_template_fill (content != NULL ? content : "", values->values, &error);
  if (fill == NULL)
    {
      add_error (self, "text", error);
      return;
    }
  add_gaps (self, fill);
  add_claims (self, source->proposal, values);
  check_structure (self, source, fill);
}

static void
check_font (PursuitProposalCheck *self, const char *font)
{
  if (font != NULL && !pursuit_font_family_is_installed (font))
    pursuit_findings_add (
        self->findings, "font", 0,
        g_strdup_printf (_ ("The font “%s” is not installed here, so the pages are set in another; "
                            "install it, or choose another in the preferences"),
                         font));
}

/* Nothing of it stops a proposal: it only looks different. */
static void
check_brand (PursuitProposalCheck *self, const PursuitBrand *brand)
{
  if (brand == NULL)
    return;

  check_font (self, brand->font);
  if (g_strcmp0 (brand->font, brand->heading_font) != 0)
    check_font (self, brand->heading_font);
  if (brand->logo_sha256 != NULL && brand->logo == NULL)
    pursuit_findings_add (
        self->findings, "logo", 0,
        g_strdup (_ ("The logo is damaged and is left out; choose it again in the preferences")));
}

/* What only an engine and a confirmation set is read as it is stored: the copy of who edits the
 * text may be older. */
static void
take_stored (PursuitSession *session, PursuitRecord *proposal)
{
  const char *id = pursuit_record_get_id (proposal);
  g_autoptr (PursuitRecord) stored = NULL;

  if (id != NULL)
    stored = pursuit_session_get (session, PURSUIT_KIND_PROPOSAL, id, NULL);
  if (stored != NULL)
    pursuit_proposal_claims_keep (proposal, stored);
}

static gboolean
check_proposal (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CheckJob *job = data;
  g_autoptr (PursuitSources) sources = NULL;
  g_autoptr (PursuitProposalSource) source = pursuit_proposal_source_load (
      session, pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LEAD_ID), job->proposal,
      error);
  PursuitProposalCheck *check;
  GError *expired = NULL;

  if (source == NULL)
    return FALSE;

  check = check_new ();
  job->job.result = check;
  if (g_strcmp0 (pursuit_proposal_get_state (job->proposal, source->today), "draft") != 0)
    return TRUE;

  pursuit_proposal_check_valid (job->proposal, source->today, &expired);
  add_error (check, "expired", expired);
  take_stored (session, job->proposal);
  sources = pursuit_proposal_sources_load (session, source, error);
  if (sources == NULL)
    return FALSE;
  check_text (check, source, sources);
  check_brand (check, source->brand);
  pursuit_findings_sort (check->findings);

  return TRUE;
}

static void
check_job_free (gpointer data)
{
  CheckJob *job = data;

  g_object_unref (job->proposal);
  g_free (job);
}

void
pursuit_workspace_check_proposal_async (PursuitWorkspace *self,
                                        PursuitRecord *proposal,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  CheckJob *job = g_new0 (CheckJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_check_proposal_async);
  job->job.free_result = (GDestroyNotify) pursuit_proposal_check_free;
  job->job.free_job = check_job_free;
  job->proposal = pursuit_record_copy (proposal);
  pursuit_workspace_read_job (self, check_proposal, job, task);
}

PursuitProposalCheck *
pursuit_workspace_check_proposal_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
