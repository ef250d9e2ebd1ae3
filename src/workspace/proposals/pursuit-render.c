/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposals.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "document/pursuit-document-html.h"
#include "document/pursuit-document-text.h"
#include "document/pursuit-front-matter.h"
#include "document/pursuit-pdf.h"
#include "workspace/proposals/pursuit-page-setup-private.h"
#include "workspace/proposals/pursuit-proposal-text-private.h"
#include "workspace/proposals/pursuit-render-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How wide the lines of a text file are. */
#define TEXT_WIDTH 78

typedef struct
{
  PursuitJob job;
  char *id;
  char *path;
} RenderJob;

/* What is rendered: the text as its reader gets it, and the tree made of it. */
typedef struct
{
  PursuitRecord *proposal;
  const char *markdown;
  PursuitDocument *document;
  PursuitProposalSource *source;
  char *day; /* (nullable) that it bears */
  guint pages;
} Rendering;

static void
render_job_free (gpointer data)
{
  RenderJob *job = data;

  g_free (job->id);
  g_free (job->path);
  g_free (job);
}

void
pursuit_render_result_free (PursuitRenderResult *result)
{
  if (result == NULL)
    return;

  g_free (result->path);
  g_free (result->sha256);
  g_free (result);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
render_pdf (Rendering *rendering, GError **error)
{
  g_autoptr (PursuitPageSetup) setup = pursuit_page_setup_new (rendering->source);
  PursuitPdfMetadata metadata = {
    .title = pursuit_record_get_text (rendering->proposal, PURSUIT_PROPOSAL_TITLE),
    .author = rendering->source->organization_name,
    .date = pursuit_clock_now_us () / G_USEC_PER_SEC,
  };
  g_autoptr (PursuitPageLayout) layout = NULL;

  layout = pursuit_page_layout_new (rendering->document, &setup->style, error);
  if (layout == NULL)
    return NULL;
  rendering->pages = pursuit_page_layout_get_n_pages (layout);

  return pursuit_pdf_write (layout, &metadata, error);
}

static GBytes *
render_html (Rendering *rendering, GError **error)
{
  PursuitHtmlPageOptions options = {
    .title = pursuit_record_get_text (rendering->proposal, PURSUIT_PROPOSAL_TITLE),
    .language = pursuit_record_get_text (rendering->proposal, PURSUIT_PROPOSAL_LANGUAGE),
    .author = rendering->source->organization_name,
    .date = rendering->day,
  };
  const PursuitBrand *brand = rendering->source->brand;

  if (brand != NULL)
    {
      options.accent = brand->colour;
      options.font_family = brand->font;
      options.heading_family = brand->heading_font;
      options.logo = brand->logo;
      options.logo_text
          = brand->company != NULL ? brand->company : rendering->source->organization_name;
    }

  return take_text (pursuit_document_to_html_page (rendering->document, &options));
}

static GBytes *
render_markdown (Rendering *rendering, GError **error)
{
  PursuitRecord *proposal = rendering->proposal;
  GString *head = pursuit_front_matter_new ();

  pursuit_front_matter_add (head, "title",
                            pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TITLE));
  pursuit_front_matter_add (head, "status",
                            pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS));
  pursuit_front_matter_add (head, "valid_until",
                            pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL));
  pursuit_front_matter_add (head, "date", rendering->day);

  return take_text (pursuit_front_matter_finish (head, rendering->markdown));
}

static GBytes *
render_text (Rendering *rendering, GError **error)
{
  return take_text (pursuit_document_to_text (rendering->document, TEXT_WIDTH));
}

typedef struct
{
  const char *ending;
  GBytes *(*render) (Rendering *rendering, GError **error);
} Format;

static const Format formats[] = {
  { ".pdf", render_pdf },     { ".html", render_html },         { ".htm", render_html },
  { ".md", render_markdown }, { ".markdown", render_markdown }, { ".txt", render_text },
};

static const Format *
find_format (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return &formats[i];

  if (g_str_has_suffix (lower, ".docx"))
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNSUPPORTED,
                 _ ("“%s”: Word documents cannot be written yet; take .pdf, .html, .md or .txt"),
                 name);
  else
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                 _ ("“%s”: the ending says how to render; take .pdf, .html, .md or .txt"), name);

  return NULL;
}

static PursuitProposalSource *
load_source (PursuitSession *session, const char *prefix, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_PROPOSAL;
  g_autofree char *id = pursuit_session_resolve (session, prefix, &kind, error);
  g_autoptr (PursuitRecord) proposal = NULL;

  if (id != NULL)
    proposal = pursuit_session_get (session, PURSUIT_KIND_PROPOSAL, id, error);
  if (proposal == NULL)
    return NULL;

  return pursuit_proposal_source_load (
      session, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID), proposal, error);
}

static GBytes *
render_text_of (PursuitProposalSource *source,
                const char *markdown,
                const Format *format,
                guint *pages,
                GError **error)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, error);
  g_autofree char *day = pursuit_proposal_source_dup_day (source);
  Rendering rendering = {
    .proposal = source->proposal,
    .markdown = markdown,
    .document = document,
    .source = source,
    .day = day,
  };
  GBytes *bytes;

  if (document == NULL)
    return NULL;

  bytes = format->render (&rendering, error);
  *pages = rendering.pages;

  return bytes;
}

static GBytes *
render_source (PursuitProposalSource *source, const Format *format, guint *pages, GError **error)
{
  g_autofree char *markdown = pursuit_proposal_source_expand (source, NULL, error);

  return markdown != NULL ? render_text_of (source, markdown, format, pages, error) : NULL;
}

GBytes *
pursuit_render_to_pdf (PursuitProposalSource *source,
                       const char *markdown,
                       guint *n_pages,
                       GError **error)
{
  static const Format pdf = { ".pdf", render_pdf };

  return render_text_of (source, markdown, &pdf, n_pages, error);
}

PursuitRenderResult *
pursuit_render_write (const char *path, GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *content = g_bytes_get_data (bytes, &size);
  PursuitRenderResult *result;

  if (!g_file_set_contents_full (path, content != NULL ? content : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                 error))
    return NULL;

  result = g_new0 (PursuitRenderResult, 1);
  result->path = g_strdup (path);
  result->bytes = (gint64) size;
  result->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return result;
}

/* The very bytes that went out, where there are some; laid out anew they would have another date.
 */
static gboolean
take_frozen (PursuitSession *session,
             PursuitProposalSource *source,
             const Format *format,
             GBytes **bytes,
             GError **error)
{
  const char *hash
      = source->version != NULL
            ? pursuit_record_get_text (source->version, PURSUIT_PROPOSAL_VERSION_PDF_SHA256)
            : NULL;
  GBytes *frozen;

  if (hash == NULL || format->render != render_pdf)
    return TRUE;

  frozen = pursuit_session_get_blob (session, hash, error);
  if (frozen != NULL)
    {
      g_bytes_unref (*bytes);
      *bytes = frozen;
    }

  return frozen != NULL;
}

static gboolean
render_proposal (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RenderJob *job = data;
  const Format *format = find_format (job->path, error);
  g_autoptr (PursuitProposalSource) source = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PursuitRenderResult *result = NULL;
  guint pages = 0;

  if (format != NULL)
    source = load_source (session, job->id, error);
  if (source != NULL)
    bytes = render_source (source, format, &pages, error);
  if (bytes != NULL && take_frozen (session, source, format, &bytes, error)
      && !g_cancellable_set_error_if_cancelled (cancellable, error))
    result = pursuit_render_write (job->path, bytes, error);
  if (result == NULL)
    return FALSE;

  result->pages = pages;
  job->job.result = result;

  return TRUE;
}

void
pursuit_workspace_render_async (PursuitWorkspace *self,
                                const char *proposal_id,
                                const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  RenderJob *job = g_new0 (RenderJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_render_async);
  job->job.free_result = (GDestroyNotify) pursuit_render_result_free;
  job->job.free_job = render_job_free;
  job->id = g_strdup (proposal_id);
  job->path = g_strdup (path);
  pursuit_workspace_read_job (self, render_proposal, job, task);
}

PursuitRenderResult *
pursuit_workspace_render_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
