/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-brand-private.h"

#include "core/pursuit-task.h"
#include "document/pursuit-font-families.h"
#include "document/pursuit-logo.h"
#include "workspace/pursuit-workspace-private.h"

typedef struct
{
  PursuitJob job;
  PursuitBrandChange change; /* owns its strings */
  GBytes *logo;              /* (nullable) what became of the file */
} BrandJob;

static void
brand_job_free (gpointer data)
{
  BrandJob *job = data;

  g_free ((char *) job->change.company);
  g_free ((char *) job->change.address);
  g_free ((char *) job->change.colour);
  g_free ((char *) job->change.font);
  g_free ((char *) job->change.heading_font);
  g_free ((char *) job->change.logo);
  g_clear_pointer (&job->logo, g_bytes_unref);
  g_free (job);
}

static BrandJob *
brand_job_new (void)
{
  BrandJob *job = g_new0 (BrandJob, 1);

  job->job.free_result = (GDestroyNotify) pursuit_brand_free;
  job->job.free_job = brand_job_free;

  return job;
}

static gboolean
read_brand (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  BrandJob *job = data;
  PursuitBrand *brand = pursuit_brand_load (session);

  job->job.result = brand != NULL ? brand : g_new0 (PursuitBrand, 1);

  return TRUE;
}

void
pursuit_workspace_get_brand_async (PursuitWorkspace *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_get_brand_async);
  pursuit_workspace_read_job (self, read_brand, brand_job_new (), task);
}

PursuitBrand *
pursuit_workspace_get_brand_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

/* No more of a file than one byte too many, however long it is. */
static GBytes *
read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *data = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  data = g_malloc (PURSUIT_LOGO_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, PURSUIT_LOGO_MAX_BYTES + 1, &length,
                                cancellable, error))
    return NULL;

  return g_bytes_new (data, length);
}

static GBytes *
read_logo (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GBytes) file = read_file (path, cancellable, error);

  return file != NULL ? pursuit_logo_import (file, shown, error) : NULL;
}

/* What takes long is done before the only thread that writes is asked. */
static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BrandJob *job = data;
  g_autoptr (PursuitBrand) probe = g_new0 (PursuitBrand, 1);
  const char *logo = job->change.logo;
  GError *error = NULL;

  if (pursuit_brand_apply (probe, &job->change, &error)
      && pursuit_brand_check_fonts (&job->change, &error) && logo != NULL && *logo != '\0')
    job->logo = read_logo (logo, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
write_brand (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  BrandJob *job = data;
  g_autoptr (PursuitBrand) brand = job->change.clear ? NULL : pursuit_brand_load (session);

  if (brand == NULL)
    brand = g_new0 (PursuitBrand, 1);
  if (job->change.logo != NULL)
    {
      g_clear_pointer (&brand->logo, g_bytes_unref);
      g_clear_pointer (&brand->logo_sha256, g_free);
    }
  if (job->logo != NULL)
    brand->logo = g_bytes_ref (job->logo);

  if (!pursuit_brand_apply (brand, &job->change, error)
      || !pursuit_brand_store (brand, session, error))
    return FALSE;

  job->job.result = g_steal_pointer (&brand);

  return TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PursuitBrand *brand = pursuit_workspace_finish_job (PURSUIT_WORKSPACE (source), result, &error);

  if (brand == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_signal_emit_by_name (source, "brand-changed");
  g_task_return_pointer (task, brand, (GDestroyNotify) pursuit_brand_free);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitWorkspace *self = PURSUIT_WORKSPACE (source);
  g_autoptr (GTask) task = data;
  BrandJob *job = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  GTask *write;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      brand_job_free (job);
      g_task_return_error (task, error);
      return;
    }

  write = g_task_new (self, cancellable, written_cb, g_steal_pointer (&task));
  g_task_set_source_tag (write, checked_cb);
  pursuit_workspace_write_job (self, write_brand, job, write);
}

void
pursuit_workspace_set_brand_async (PursuitWorkspace *self,
                                   const PursuitBrandChange *change,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  BrandJob *job = brand_job_new ();
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) check = g_task_new (self, cancellable, checked_cb, task);

  g_task_set_source_tag (task, pursuit_workspace_set_brand_async);
  g_task_set_source_tag (check, check_in_thread);
  job->change = (PursuitBrandChange){
    .clear = change->clear,
    .company = g_strdup (change->company),
    .address = g_strdup (change->address),
    .colour = g_strdup (change->colour),
    .font = g_strdup (change->font),
    .heading_font = g_strdup (change->heading_font),
    .logo = g_strdup (change->logo),
    .cover = change->cover,
  };
  /* The write takes it over. */
  g_task_set_task_data (check, job, NULL);
  pursuit_task_run_in_thread (check, check_in_thread);
}

PursuitBrand *
pursuit_workspace_set_brand_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, pursuit_font_families_list (), (GDestroyNotify) g_strfreev);
}

void
pursuit_workspace_list_fonts_async (PursuitWorkspace *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_list_fonts_async);
  pursuit_task_run_in_thread (task, list_in_thread);
}

char **
pursuit_workspace_list_fonts_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
