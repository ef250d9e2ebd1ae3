/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-versions.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-move-private.h"
#include "workspace/proposals/pursuit-proposal-text-private.h"
#include "workspace/proposals/pursuit-render-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  PursuitJob job;
  char *id;
  guint numbers[2];
  char *path; /* (nullable) */
  PursuitRecord *proposal;
  GPtrArray *versions; /* oldest first */
} VersionJob;

static void
version_job_free (gpointer data)
{
  VersionJob *job = data;

  g_free (job->id);
  g_free (job->path);
  g_clear_object (&job->proposal);
  g_clear_pointer (&job->versions, g_ptr_array_unref);
  g_free (job);
}

static VersionJob *
version_job_new (const char *id, GDestroyNotify free_result)
{
  VersionJob *job = g_new0 (VersionJob, 1);

  job->job.free_result = free_result;
  job->job.free_job = version_job_free;
  job->id = g_strdup (id);

  return job;
}

static void
entry_free (gpointer data)
{
  PursuitVersionEntry *entry = data;

  g_object_unref (entry->version);
  g_free (entry);
}

void
pursuit_version_diff_free (PursuitVersionDiff *self)
{
  if (self == NULL)
    return;

  g_free (self->old_text);
  g_free (self->new_text);
  g_clear_pointer (&self->diff, pursuit_text_diff_free);
  g_free (self);
}

static gboolean
load (PursuitSession *session, VersionJob *job, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_PROPOSAL;
  g_autofree char *id = pursuit_session_resolve (session, job->id, &kind, error);

  if (id != NULL)
    job->proposal = pursuit_session_get (session, kind, id, error);
  if (job->proposal != NULL)
    job->versions = pursuit_proposal_list_versions (session, id, error);

  return job->versions != NULL;
}

/* (transfer none) (nullable) */
static PursuitRecord *
find_version (VersionJob *job, guint number, GError **error)
{
  for (guint i = 0; i < job->versions->len; i++)
    if (pursuit_record_get_integer (job->versions->pdata[i], PURSUIT_PROPOSAL_VERSION_NUMBER)
        == number)
      return job->versions->pdata[i];

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
               g_dngettext (GETTEXT_PACKAGE, "There is no version %u of this proposal; %u was sent",
                            "There is no version %u of this proposal; %u were sent",
                            job->versions->len),
               number, job->versions->len);

  return NULL;
}

/* The state is one of the static nicks, whatever string it was compared with. */
static const char *
get_static_state (const char *nick)
{
  for (const PursuitChoice *state = pursuit_proposal_states; state->nick != NULL; state++)
    if (strcmp (state->nick, nick) == 0)
      return state->nick;

  return "sent";
}

static gboolean
list_versions (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  VersionJob *job = data;
  GPtrArray *entries;
  g_autofree char *today = pursuit_clock_dup_today ();

  if (!load (session, job, error))
    return FALSE;

  entries = g_ptr_array_new_with_free_func (entry_free);
  job->job.result = entries;
  for (guint i = job->versions->len; i > 0; i--)
    {
      PursuitVersionEntry *entry = g_new0 (PursuitVersionEntry, 1);

      entry->version = g_object_ref (job->versions->pdata[i - 1]);
      entry->state = get_static_state (
          pursuit_proposal_version_get_state (entry->version, i == job->versions->len, today));
      g_ptr_array_add (entries, entry);
    }

  return TRUE;
}

void
pursuit_workspace_list_versions_async (PursuitWorkspace *self,
                                       const char *proposal_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_list_versions_async);
  pursuit_workspace_read_job (
      self, list_versions, version_job_new (proposal_id, (GDestroyNotify) g_ptr_array_unref), task);
}

GPtrArray *
pursuit_workspace_list_versions_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        PursuitRecord **proposal,
                                        GError **error)
{
  VersionJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (proposal != NULL)
    *proposal = g_steal_pointer (&job->proposal);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is missing in the present text stands in it as a mark; that is no reason not to compare. */
static char *
expand_now (PursuitSession *session, VersionJob *job, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PursuitProposalSource) source = pursuit_proposal_source_load (
      session, pursuit_record_get_text (job->proposal, PURSUIT_PROPOSAL_LEAD_ID), job->proposal,
      error);

  return source != NULL ? pursuit_proposal_source_expand (source, problems, error) : NULL;
}

static GBytes *
get_copy (PursuitSession *session, PursuitRecord *version, guint field, GError **error)
{
  const char *hash = pursuit_record_get_text (version, field);

  if (hash != NULL)
    return pursuit_session_get_blob (session, hash, error);

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
               _ ("Version %d was sent before such copies were kept; its text is there as .md"),
               (int) pursuit_record_get_integer (version, PURSUIT_PROPOSAL_VERSION_NUMBER));

  return NULL;
}

static char *
load_text (PursuitSession *session, VersionJob *job, guint number, GError **error)
{
  PursuitRecord *version;
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  const char *text;

  if (number == PURSUIT_VERSION_NOW)
    return expand_now (session, job, error);
  version = find_version (job, number, error);
  if (version != NULL)
    bytes = get_copy (session, version, PURSUIT_PROPOSAL_VERSION_SHA256, error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &size);

  return size > 0 ? g_strndup (text, size) : g_strdup ("");
}

static gboolean
diff_versions (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  VersionJob *job = data;
  g_autoptr (PursuitVersionDiff) diff = g_new0 (PursuitVersionDiff, 1);

  if (!load (session, job, error))
    return FALSE;
  diff->old_number = job->numbers[0];
  diff->new_number = job->numbers[1];
  diff->old_text = load_text (session, job, diff->old_number, error);
  if (diff->old_text != NULL)
    diff->new_text = load_text (session, job, diff->new_number, error);
  if (diff->new_text == NULL)
    return FALSE;

  diff->diff = pursuit_text_diff_new (diff->old_text, -1, diff->new_text, -1);
  job->job.result = g_steal_pointer (&diff);

  return TRUE;
}

void
pursuit_workspace_diff_versions_async (PursuitWorkspace *self,
                                       const char *proposal_id,
                                       guint old_number,
                                       guint new_number,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  VersionJob *job = version_job_new (proposal_id, (GDestroyNotify) pursuit_version_diff_free);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_diff_versions_async);
  job->numbers[0] = old_number;
  job->numbers[1] = new_number;
  pursuit_workspace_read_job (self, diff_versions, job, task);
}

PursuitVersionDiff *
pursuit_workspace_diff_versions_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The field with the hash of what the ending asks for; 0 with an error for any other. */
static guint
find_copy (const char *path, GError **error)
{
  static const struct
  {
    const char *ending;
    guint field;
  } copies[] = {
    { ".pdf", PURSUIT_PROPOSAL_VERSION_PDF_SHA256 },
    { ".source.md", PURSUIT_PROPOSAL_VERSION_SOURCE_SHA256 },
    { ".md", PURSUIT_PROPOSAL_VERSION_SHA256 },
  };
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    if (g_str_has_suffix (lower, copies[i].ending))
      return copies[i].field;

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("“%s”: a sent copy is kept as .pdf, .md and .source.md; take one of these "
                  "endings"),
               name);

  return 0;
}

static gboolean
export_version (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  VersionJob *job = data;
  guint field = find_copy (job->path, error);
  PursuitRecord *version = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (field != 0 && load (session, job, error))
    version = find_version (job, job->numbers[0], error);
  if (version != NULL)
    bytes = get_copy (session, version, field, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  job->job.result = pursuit_render_write (job->path, bytes, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_export_version_async (PursuitWorkspace *self,
                                        const char *proposal_id,
                                        guint number,
                                        const char *path,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  VersionJob *job = version_job_new (proposal_id, (GDestroyNotify) pursuit_render_result_free);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_export_version_async);
  job->numbers[0] = number;
  job->path = g_strdup (path);
  pursuit_workspace_read_job (self, export_version, job, task);
}

PursuitRenderResult *
pursuit_workspace_export_version_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
