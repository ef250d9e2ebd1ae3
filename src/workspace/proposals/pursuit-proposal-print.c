/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-print-private.h"

#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-page-setup-private.h"
#include "workspace/proposals/pursuit-render-private.h"

/* What pursuit_render_to_pdf() reads of a source; its date is the day of printing. */
struct _PursuitProposalPrint
{
  char *text;
  char *title;  /* (nullable) */
  char *author; /* (nullable) */
  char *today;
  PursuitPageSetup *setup;
  GBytes *pdf;
};

PursuitProposalPrint *
pursuit_proposal_print_new (PursuitProposalSource *source, const char *text, GError **error)
{
  g_autoptr (GBytes) pdf = NULL;
  PursuitProposalPrint *self;
  guint n_pages;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  pdf = pursuit_render_to_pdf (source, text, &n_pages, error);
  if (pdf == NULL)
    return NULL;

  self = g_new0 (PursuitProposalPrint, 1);
  self->text = g_strdup (text);
  self->title = g_strdup (pursuit_record_get_text (source->proposal, PURSUIT_PROPOSAL_TITLE));
  self->author = g_strdup (source->organization_name);
  self->today = g_strdup (source->today);
  self->setup = pursuit_page_setup_new (source);
  self->pdf = g_steal_pointer (&pdf);

  return self;
}

void
pursuit_proposal_print_free (PursuitProposalPrint *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->title);
  g_free (self->author);
  g_free (self->today);
  pursuit_page_setup_free (self->setup);
  g_bytes_unref (self->pdf);
  g_free (self);
}

gboolean
pursuit_proposal_print_is_of (const PursuitProposalPrint *self,
                              PursuitProposalSource *source,
                              const char *text)
{
  g_autoptr (PursuitPageSetup) setup = NULL;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (self == NULL)
    return FALSE;

  setup = pursuit_page_setup_new (source);

  return g_str_equal (self->text, text) && g_str_equal (self->today, source->today)
         && g_strcmp0 (self->author, source->organization_name) == 0
         && g_strcmp0 (self->title,
                       pursuit_record_get_text (source->proposal, PURSUIT_PROPOSAL_TITLE))
                == 0
         && pursuit_page_setup_equal (self->setup, setup);
}

GBytes *
pursuit_proposal_print_get_pdf (const PursuitProposalPrint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pdf;
}
