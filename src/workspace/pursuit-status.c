/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-status.h"

#include "core/pursuit-util.h"
#include "core/pursuit-version.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-search-index.h"
#include "store/pursuit-list.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <sys/statvfs.h>

/* Less than this on the disk and the doctor says so. */
#define ENOUGH_ROOM_BYTES (G_GINT64_CONSTANT (256) * 1024 * 1024)

typedef struct
{
  PursuitJob job;
  char *path;
  int schema;
  guint limit;
} StatusJob;

static void
status_job_free (gpointer data)
{
  StatusJob *job = data;

  g_free (job->path);
  g_free (job);
}

static StatusJob *
status_job_new (PursuitWorkspace *self, gpointer free_result)
{
  StatusJob *job = g_new0 (StatusJob, 1);

  job->job.free_result = (GDestroyNotify) free_result;
  job->job.free_job = status_job_free;
  job->path = g_strdup (pursuit_workspace_get_path (self));
  job->schema = pursuit_store_get_schema_version (pursuit_workspace_get_store (self));

  return job;
}

static gint64
measure_size (const char *path)
{
  static const char *const names[] = { PURSUIT_STORE_FILE_NAME, PURSUIT_STORE_FILE_NAME "-wal" };
  gint64 size = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);
      GStatBuf info;

      if (g_stat (file, &info) == 0)
        size += info.st_size;
    }

  return size;
}

static gboolean
count_kinds (PursuitSession *session, PursuitStatus *status, GError **error)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new ((PursuitKind) kind);

      status->counts[kind] = pursuit_session_count (session, query, error);
      if (status->counts[kind] < 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_records (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;
  PursuitStatus *status = g_new0 (PursuitStatus, 1);
  g_autofree char *mode = pursuit_session_get_setting (session, PURSUIT_SETTING_MODE);

  job->job.result = status;
  status->mode = g_strcmp0 (mode, "platform") == 0 ? "platform" : "single-user";
  status->schema = job->schema;
  status->outbox = pursuit_session_count_outbox (session);
  status->conflicts = pursuit_session_count_conflicts (session);
  status->size = measure_size (job->path);

  return count_kinds (session, status, error);
}

void
pursuit_workspace_count_async (PursuitWorkspace *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_count_async);
  pursuit_workspace_read_job (self, count_records, status_job_new (self, g_free), task);
}

gboolean
pursuit_workspace_count_finish (PursuitWorkspace *self,
                                GAsyncResult *result,
                                PursuitStatus *status,
                                GError **error)
{
  g_autofree PursuitStatus *counted = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (status != NULL, FALSE);

  counted = g_task_propagate_pointer (G_TASK (result), error);
  if (counted != NULL)
    *status = *counted;

  return counted != NULL;
}

PursuitCheck *
pursuit_check_new (const char *name, gboolean ok, char *text)
{
  PursuitCheck *check = g_new0 (PursuitCheck, 1);

  check->name = name;
  check->ok = ok;
  check->text = text;

  return check;
}

void
pursuit_check_free (PursuitCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static void
add_check (GPtrArray *checks, const char *name, gboolean ok, char *text)
{
  g_ptr_array_add (checks, pursuit_check_new (name, ok, text));
}

static void
check_file (GPtrArray *checks, StatusJob *job)
{
  g_autofree char *file = g_build_filename (job->path, PURSUIT_STORE_FILE_NAME, NULL);
  GStatBuf info;
  gboolean found = g_stat (file, &info) == 0;
  gboolean private = found && (info.st_mode & 077) == 0;

  add_check (checks, "permissions", private,
             g_strdup (private ? _ ("Only you can read the workspace file")
                               : _ ("Others can read the workspace file; set its mode to 0600")));
  add_check (checks, "schema", job->schema > 0,
             g_strdup_printf (_ ("The file's schema is version %d"), job->schema));
}

static void
check_room (GPtrArray *checks, StatusJob *job)
{
  struct statvfs info;
  gint64 room = 0;
  g_autofree char *size = NULL;

  if (statvfs (job->path, &info) == 0)
    room = (gint64) info.f_bavail * (gint64) info.f_frsize;
  size = g_format_size ((guint64) room);
  add_check (checks, "room", room >= ENOUGH_ROOM_BYTES,
             g_strdup_printf (_ ("%s are free on the disk"), size));
}

/* The store's own words could name a record: the finding stays general. */
static gboolean
add_finding (
    GPtrArray *checks, const char *name, const char *well, const char *trouble, GError **problem)
{
  if (g_error_matches (*problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  add_check (checks, name, *problem == NULL, g_strdup (*problem == NULL ? well : trouble));
  g_clear_error (problem);

  return TRUE;
}

static gboolean
check_integrity (PursuitSession *session, GPtrArray *checks, GError **error)
{
  GError *problem = NULL;

  pursuit_session_check_tables (session, &problem);
  if (add_finding (checks, "integrity", _ ("Tables and indexes agree"),
                   _ ("Tables or indexes do not agree; restore a backup"), &problem))
    {
      pursuit_session_check_search (session, &problem);
      if (add_finding (checks, "search", _ ("Search finds every record"),
                       _ ("Search does not agree with the records; make its index anew with "
                          "“pursuitctl doctor --rebuild-search”"),
                       &problem))
        return TRUE;
    }
  g_propagate_error (error, problem);

  return FALSE;
}

static gboolean
check_audit (PursuitSession *session, GPtrArray *checks, GError **error)
{
  gint64 entries = 0;
  gint64 broken = 0;

  if (!pursuit_session_verify_audit (session, &entries, &broken, error))
    return FALSE;

  add_check (
      checks, "audit", broken == 0,
      broken == 0
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The audit log's %lu entry holds",
                                          "The audit log's %lu entries hold", (gulong) entries),
                             (gulong) entries)
          : g_strdup_printf (_ ("The audit log was altered at entry %" PRId64), broken));

  return TRUE;
}

static gboolean
examine (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_check_free);

  job->job.result = checks;
  add_check (checks, "program", TRUE,
             g_strdup_printf ("Pursuit %s (%s), GLib %u.%u.%u", PURSUIT_VERSION,
                              pursuit_version_get_commit (), glib_major_version, glib_minor_version,
                              glib_micro_version));
  check_file (checks, job);
  check_room (checks, job);

  return check_integrity (session, checks, error) && check_audit (session, checks, error);
}

void
pursuit_workspace_doctor_async (PursuitWorkspace *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_doctor_async);
  pursuit_workspace_read_job (self, examine, status_job_new (self, g_ptr_array_unref), task);
}

GPtrArray *
pursuit_workspace_doctor_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
rebuild_search (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;

  job->job.result = GINT_TO_POINTER (TRUE);

  return pursuit_session_rebuild_search (session, cancellable, error);
}

void
pursuit_workspace_rebuild_search_async (PursuitWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_rebuild_search_async);
  pursuit_workspace_write_job (self, rebuild_search, status_job_new (self, NULL), task);
}

gboolean
pursuit_workspace_rebuild_search_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return pursuit_workspace_finish_job (self, result, error) != NULL;
}

void
pursuit_audit_free (PursuitAudit *audit)
{
  if (audit == NULL)
    return;

  g_clear_pointer (&audit->items, g_ptr_array_unref);
  g_free (audit);
}

static gboolean
read_audit (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StatusJob *job = data;
  PursuitAudit *audit = g_new0 (PursuitAudit, 1);

  job->job.result = audit;
  if (!pursuit_session_verify_audit (session, &audit->entries, &audit->first_broken, error))
    return FALSE;
  audit->ok = audit->first_broken == 0;
  audit->items = pursuit_session_list_audit (session, job->limit, 0, error);

  return audit->items != NULL;
}

void
pursuit_workspace_audit_async (PursuitWorkspace *self,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  StatusJob *job = status_job_new (self, pursuit_audit_free);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_audit_async);
  job->limit = limit;
  pursuit_workspace_read_job (self, read_audit, job, task);
}

PursuitAudit *
pursuit_workspace_audit_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
