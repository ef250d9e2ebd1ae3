/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-page-setup-private.h"

#include "core/pursuit-proposal.h"
#include "document/pursuit-colour.h"
#include "document/pursuit-font-families.h"
#include "engines/pursuit-proposal-cover.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

void
pursuit_page_setup_free (PursuitPageSetup *self)
{
  if (self == NULL)
    return;

  g_free ((char *) self->style.font_family);
  g_free ((char *) self->style.heading_family);
  g_free ((char *) self->style.mono_family);
  g_free ((char *) self->style.language);
  pursuit_page_cover_free ((PursuitPageCover *) self->style.cover);
  g_free (self->markdown);
  g_free (self);
}

/* A family that is not here falls back to those of the house. */
static char *
find_family (const char *font, const char *house)
{
  return pursuit_font_family_is_valid (font) ? g_strconcat (font, ", ", house, NULL)
                                             : g_strdup (house);
}

/* What is out there has the day and the number that it went out with. */
static PursuitPageCover *
make_cover (PursuitProposalSource *source)
{
  const PursuitBrand *brand = source->brand;
  g_autofree char *day = pursuit_proposal_source_dup_day (source);
  PursuitProposalInput input;
  PursuitPageCover *cover;

  pursuit_proposal_source_get_input (source, &input);
  input.today = day;
  cover = pursuit_proposal_cover_new (&input, source->number);
  cover->company = g_strdup (brand->company != NULL ? brand->company : source->organization_name);
  cover->address = g_strdup (brand->address);
  cover->logo = brand->logo != NULL ? g_bytes_ref (brand->logo) : NULL;

  return cover;
}

static void
add_brand (PursuitPageSetup *self, PursuitProposalSource *source)
{
  const PursuitBrand *brand = source->brand;
  const char *house = self->style.font_family;

  self->style.font_family = find_family (brand->font, house);
  if (brand->heading_font != NULL)
    self->style.heading_family = find_family (brand->heading_font, self->style.font_family);
  self->style.has_accent = pursuit_colour_parse (brand->colour, &self->style.accent);
  if (brand->cover)
    self->style.cover = make_cover (source);
}

PursuitPageSetup *
pursuit_page_setup_new (PursuitProposalSource *source)
{
  PursuitPageSetup *self = g_new0 (PursuitPageSetup, 1);

  pursuit_page_style_init (&self->style, PURSUIT_PAPER_A4);
  self->style.mono_family = g_strdup (self->style.mono_family);
  self->style.language
      = g_strdup (pursuit_record_get_text (source->proposal, PURSUIT_PROPOSAL_LANGUAGE));
  if (source->brand != NULL)
    add_brand (self, source);
  else
    self->style.font_family = g_strdup (self->style.font_family);

  return self;
}

gboolean
pursuit_page_setup_equal (const PursuitPageSetup *a, const PursuitPageSetup *b)
{
  const PursuitPageStyle *left = &a->style;
  const PursuitPageStyle *right = &b->style;

  return g_strcmp0 (left->font_family, right->font_family) == 0
         && g_strcmp0 (left->heading_family, right->heading_family) == 0
         && g_strcmp0 (left->language, right->language) == 0
         && left->has_accent == right->has_accent && left->accent == right->accent
         && pursuit_page_cover_equal (left->cover, right->cover);
}

typedef struct
{
  PursuitJob job;
  PursuitRecord *proposal; /* (nullable) */
} SetupJob;

/* Something of each kind that a brand gives another look. */
static PursuitPageSetup *
set_up_sample (PursuitSession *session)
{
  g_autoptr (PursuitProposalSource) source = pursuit_proposal_source_new_sample (session);
  PursuitPageSetup *setup = pursuit_page_setup_new (source);

  setup->markdown = g_strdup_printf (
      "# %s\n\n%s\n\n## %s\n\n| %s | %s |\n|--|--:|\n| A | 1,200 |\n| B | 800 |\n",
      _ ("Title of the Proposal"), _ ("A few words to the client."), _ ("Prices"), _ ("Item"),
      _ ("Sum"));

  if (setup->style.cover != NULL)
    ((PursuitPageCover *) setup->style.cover)->client = g_strdup (_ ("The Client"));

  return setup;
}

static void
setup_job_free (gpointer data)
{
  SetupJob *job = data;

  g_clear_object (&job->proposal);
  g_free (job);
}

static gboolean
set_up_pages (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  SetupJob *job = data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PursuitProposalSource) source = NULL;
  g_autofree char *markdown = NULL;
  PursuitPageSetup *setup;

  if (job->proposal == NULL)
    {
      job->job.result = set_up_sample (session);
      return TRUE;
    }

  source = pursuit_proposal_source_load (
      session, pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LEAD_ID), job->proposal,
      error);
  if (source != NULL)
    markdown = pursuit_proposal_source_expand (source, problems, error);
  if (markdown == NULL)
    return FALSE;

  setup = pursuit_page_setup_new (source);
  setup->markdown = g_steal_pointer (&markdown);
  job->job.result = setup;

  return TRUE;
}

void
pursuit_workspace_set_up_pages_async (PursuitWorkspace *self,
                                      PursuitRecord *proposal,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  SetupJob *job = g_new0 (SetupJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_set_up_pages_async);
  job->job.free_result = (GDestroyNotify) pursuit_page_setup_free;
  job->job.free_job = setup_job_free;
  job->proposal = proposal != NULL ? pursuit_record_copy (proposal) : NULL;
  pursuit_workspace_read_job (self, set_up_pages, job, task);
}

PursuitPageSetup *
pursuit_workspace_set_up_pages_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
