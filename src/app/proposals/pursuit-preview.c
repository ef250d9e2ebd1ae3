/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-preview.h"

#include "core/pursuit-proposal.h"
#include "core/pursuit-task.h"
#include "document/pursuit-page-layout.h"
#include "workspace/proposals/pursuit-page-setup.h"
#include "workspace/proposals/pursuit-proposals.h"

/* What a worker reads. */
typedef struct
{
  char *markdown;
  PursuitDocumentBlocks *before; /* (nullable) */
} Text;

/* What a worker lays out to count its pages. */
typedef struct
{
  PursuitDocumentBlocks *blocks;
  PursuitPageSetup *setup; /* (nullable) */
} Count;

struct _PursuitPreview
{
  GObject parent_instance;

  PursuitWorkspace *workspace; /* (nullable) */
  PursuitRecord *proposal;     /* (nullable) */

  PursuitDocumentBlocks *blocks; /* (nullable) */
  GError *error;                 /* (nullable) */
  guint pages;

  GCancellable *cancellable; /* of what is under way */
  gboolean busy;             /* with a state */
  gboolean stale;            /* there is a newer state than the one under way */
  gboolean counting;
  guint pages_delay;
};

enum
{
  SIGNAL_UPDATED,
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitPreview, pursuit_preview, G_TYPE_OBJECT)

static void
text_free (gpointer data)
{
  Text *self = data;

  g_clear_pointer (&self->before, pursuit_document_blocks_unref);
  g_free (self->markdown);
  g_free (self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Text *text = data;
  GError *error = NULL;
  PursuitDocumentBlocks *blocks
      = pursuit_document_blocks_new (text->markdown, text->before, &error);

  if (blocks == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, blocks, (GDestroyNotify) pursuit_document_blocks_unref);
}

static void
count_free (gpointer data)
{
  Count *self = data;

  pursuit_document_blocks_unref (self->blocks);
  pursuit_page_setup_free (self->setup);
  g_free (self);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Count *count = data;
  g_autoptr (PursuitDocument) document = NULL;
  g_autoptr (PursuitPageLayout) layout = NULL;
  GError *error = NULL;

  document
      = pursuit_document_new (pursuit_document_blocks_get_source (count->blocks, NULL), -1, &error);
  if (document != NULL)
    layout = pursuit_page_layout_new (document, count->setup != NULL ? &count->setup->style : NULL,
                                      &error);
  if (layout == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) pursuit_page_layout_get_n_pages (layout));
}

static void count_soon (PursuitPreview *self);

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitPreview *self = PURSUIT_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  gssize pages = g_task_propagate_int (G_TASK (result), &error);
  PursuitDocumentBlocks *counted = ((Count *) g_task_get_task_data (G_TASK (result)))->blocks;

  self->counting = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Too long to be laid out: nobody knows the pages then, and the export says why. */
  self->pages = error == NULL ? (guint) pages : 0;
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
  if (counted != self->blocks)
    count_soon (self);
}

/* Takes the setup; without one, pages are set as in the house. */
static void
count (PursuitPreview *self, PursuitPageSetup *setup)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, count_cb, NULL);
  Count *job = g_new0 (Count, 1);

  job->blocks = pursuit_document_blocks_ref (self->blocks);
  job->setup = setup;
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, job, count_free);
  pursuit_task_run_in_thread (task, count_in_thread);
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPreview) self = data;
  g_autoptr (GError) error = NULL;
  PursuitPageSetup *setup
      = pursuit_workspace_set_up_pages_finish (PURSUIT_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->counting = FALSE;
  else
    count (self, setup);
}

static gboolean
on_pages_delay (gpointer data)
{
  PursuitPreview *self = data;

  if (self->counting)
    return G_SOURCE_CONTINUE;

  self->pages_delay = 0;
  self->counting = TRUE;
  if (self->workspace != NULL)
    pursuit_workspace_set_up_pages_async (self->workspace, self->proposal, self->cancellable,
                                          set_up_cb, g_object_ref (self));
  else
    count (self, NULL);

  return G_SOURCE_REMOVE;
}

/* Laying out all pages takes a while: once a person pauses, and one count at a time. */
static void
count_soon (PursuitPreview *self)
{
  g_clear_handle_id (&self->pages_delay, g_source_remove);
  self->pages_delay = g_timeout_add (PURSUIT_PREVIEW_PAGES_DELAY_MS, on_pages_delay, self);
}

/* A cover is a page, and another font may take more of them. */
static void
on_brand_changed (PursuitPreview *self)
{
  if (self->blocks != NULL)
    count_soon (self);
}

static void start (PursuitPreview *self);

static void
finish (PursuitPreview *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->busy = FALSE;
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);

  if (self->stale && !self->busy)
    start (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitPreview *self = PURSUIT_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  PursuitDocumentBlocks *blocks = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (blocks != NULL)
    {
      g_clear_pointer (&self->blocks, pursuit_document_blocks_unref);
      self->blocks = blocks;
      count_soon (self);
    }
  finish (self, g_steal_pointer (&error));
}

static void
read_text (PursuitPreview *self, char *markdown)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);
  Text *text = g_new0 (Text, 1);

  text->markdown = markdown;
  text->before = self->blocks != NULL ? pursuit_document_blocks_ref (self->blocks) : NULL;
  g_task_set_source_tag (task, read_text);
  g_task_set_priority (task, G_PRIORITY_HIGH);
  g_task_set_task_data (task, text, text_free);
  pursuit_task_run_in_thread (task, read_in_thread);
}

static void
expand_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitPreview) self = data;
  g_autoptr (GError) error = NULL;
  char *markdown
      = pursuit_workspace_expand_finish (PURSUIT_WORKSPACE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (markdown == NULL)
    finish (self, g_steal_pointer (&error));
  else
    read_text (self, markdown);
}

static void
start (PursuitPreview *self)
{
  self->busy = TRUE;
  self->stale = FALSE;

  if (self->workspace != NULL)
    pursuit_workspace_expand_async (self->workspace, self->proposal, self->cancellable, expand_cb,
                                    g_object_ref (self));
  else
    {
      const char *content = pursuit_record_get_text (self->proposal, PURSUIT_PROPOSAL_CONTENT);

      read_text (self, g_strdup (content != NULL ? content : ""));
    }
}

void
pursuit_preview_set_proposal (PursuitPreview *self, PursuitRecord *proposal)
{
  g_return_if_fail (PURSUIT_IS_PREVIEW (self));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  g_clear_object (&self->proposal);
  self->proposal = pursuit_record_copy (proposal);
  pursuit_preview_refresh (self);
}

void
pursuit_preview_refresh (PursuitPreview *self)
{
  g_return_if_fail (PURSUIT_IS_PREVIEW (self));

  if (self->proposal == NULL)
    return;

  g_clear_handle_id (&self->pages_delay, g_source_remove);
  self->stale = TRUE;
  if (!self->busy)
    start (self);
}

PursuitWorkspace *
pursuit_preview_get_workspace (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), NULL);

  return self->workspace;
}

PursuitRecord *
pursuit_preview_get_proposal (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), NULL);

  return self->proposal;
}

PursuitDocumentBlocks *
pursuit_preview_get_blocks (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), NULL);

  return self->blocks;
}

const GError *
pursuit_preview_get_error (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), NULL);

  return self->error;
}

guint
pursuit_preview_get_words (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), 0);

  return self->blocks != NULL ? pursuit_document_blocks_count_words (self->blocks) : 0;
}

guint
pursuit_preview_get_gaps (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), 0);

  return self->blocks != NULL ? pursuit_document_blocks_count_gaps (self->blocks) : 0;
}

guint
pursuit_preview_get_pages (PursuitPreview *self)
{
  g_return_val_if_fail (PURSUIT_IS_PREVIEW (self), 0);

  return self->pages;
}

PursuitPreview *
pursuit_preview_new (PursuitWorkspace *workspace)
{
  PursuitPreview *self;

  g_return_val_if_fail (workspace == NULL || PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_PREVIEW, NULL);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "brand-changed", G_CALLBACK (on_brand_changed), self,
                             G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_preview_dispose (GObject *object)
{
  PursuitPreview *self = PURSUIT_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pages_delay, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->proposal);

  G_OBJECT_CLASS (pursuit_preview_parent_class)->dispose (object);
}

static void
pursuit_preview_finalize (GObject *object)
{
  PursuitPreview *self = PURSUIT_PREVIEW (object);

  g_clear_pointer (&self->blocks, pursuit_document_blocks_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pursuit_preview_parent_class)->finalize (object);
}

static void
pursuit_preview_class_init (PursuitPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_preview_dispose;
  object_class->finalize = pursuit_preview_finalize;

  signals[SIGNAL_UPDATED] = g_signal_new ("updated", PURSUIT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", PURSUIT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_preview_init (PursuitPreview *self)
{
  self->cancellable = g_cancellable_new ();
}
