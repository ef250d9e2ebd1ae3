/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-identity-private.h"

#include "core/pursuit-organization.h"
#include "core/pursuit-user.h"
#include "core/pursuit-util.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  PursuitIdentity news;
} IdentityJob;

static void
clear_identity (PursuitIdentity *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->company, g_free);
}

void
pursuit_identity_free (PursuitIdentity *self)
{
  if (self == NULL)
    return;

  clear_identity (self);
  g_free (self);
}

static void
identity_job_free (gpointer data)
{
  IdentityJob *job = data;

  clear_identity (&job->news);
  g_free (job);
}

static IdentityJob *
identity_job_new (void)
{
  IdentityJob *job = g_new0 (IdentityJob, 1);

  job->job.free_result = (GDestroyNotify) pursuit_identity_free;
  job->job.free_job = identity_job_free;

  return job;
}

/* GLib says "Unknown" where the account has no real name. */
static char *
dup_account_name (void)
{
  const char *name = g_get_real_name ();
  g_autofree char *valid = NULL;

  if (pursuit_str_is_blank (name) || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  valid = g_utf8_make_valid (name, -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 255));
}

char *
pursuit_identity_dup_id (PursuitSession *session)
{
  g_autofree char *id = pursuit_session_get_setting (session, PURSUIT_SETTING_ME);

  return pursuit_session_exists (session, PURSUIT_KIND_USER, id) ? g_steal_pointer (&id) : NULL;
}

static PursuitRecord *
find_organization (PursuitSession *session)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_ORGANIZATION);
  g_autoptr (GPtrArray) found = NULL;

  pursuit_query_set_limit (query, 1);
  found = pursuit_session_list (session, query, NULL, NULL, NULL);

  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

char *
pursuit_identity_dup_organization (PursuitSession *session)
{
  g_autoptr (PursuitRecord) organization = find_organization (session);

  return organization != NULL ? g_strdup (pursuit_record_get_id (organization)) : NULL;
}

char *
pursuit_identity_dup_company (PursuitSession *session)
{
  g_autoptr (PursuitRecord) organization = find_organization (session);

  return organization != NULL ? pursuit_record_dup_title (organization)
                              : pursuit_session_get_setting (session, PURSUIT_SETTING_NAME);
}

static char *
find_named (PursuitSession *session, const char *name)
{
  g_autoptr (GPtrArray) found
      = pursuit_session_find (session, PURSUIT_KIND_USER, PURSUIT_USER_NAME, name, 1, NULL);

  return found != NULL && found->len > 0 ? g_strdup (g_ptr_array_index (found, 0)) : NULL;
}

static char *
add_user (PursuitSession *session, const char *name, const char *email, GError **error)
{
  g_autoptr (PursuitRecord) user = pursuit_record_new (PURSUIT_KIND_USER);

  pursuit_record_set_text (user, PURSUIT_USER_NAME, name);
  pursuit_record_set_text (user, PURSUIT_USER_EMAIL, pursuit_str_is_blank (email) ? NULL : email);
  pursuit_record_set_text (user, PURSUIT_USER_ROLE, "admin");
  pursuit_record_set_integer (user, PURSUIT_USER_ACTIVE, TRUE);

  return pursuit_session_put (session, user, error) ? g_strdup (pursuit_record_get_id (user))
                                                    : NULL;
}

gboolean
pursuit_identity_ensure (PursuitSession *session,
                         const char *name,
                         const char *email,
                         GError **error)
{
  g_autofree char *mode = pursuit_session_get_setting (session, PURSUIT_SETTING_MODE);
  g_autofree char *id = pursuit_identity_dup_id (session);
  g_autofree char *called = pursuit_str_is_blank (name) ? dup_account_name () : g_strdup (name);

  if (id != NULL || g_strcmp0 (mode, "platform") == 0)
    return TRUE;

  id = find_named (session, called);
  if (id == NULL)
    id = add_user (session, called, email, error);

  return id != NULL && pursuit_session_set_setting (session, PURSUIT_SETTING_ME, id, error);
}

static PursuitRecord *
load_user (PursuitSession *session, GError **error)
{
  g_autofree char *id = pursuit_identity_dup_id (session);

  if (id != NULL)
    return pursuit_session_get (session, PURSUIT_KIND_USER, id, error);

  g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                       _ ("This workspace does not know yet who works in it; open it for writing "
                          "once"));

  return NULL;
}

static gboolean
read_identity (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  IdentityJob *job = data;
  g_autoptr (PursuitRecord) user = load_user (session, error);
  PursuitIdentity *self;

  if (user == NULL)
    return FALSE;

  job->job.result = self = g_new0 (PursuitIdentity, 1);
  self->id = g_strdup (pursuit_record_get_id (user));
  self->name = g_strdup (pursuit_record_get_text (user, PURSUIT_USER_NAME));
  self->email = g_strdup (pursuit_record_get_text (user, PURSUIT_USER_EMAIL));
  self->company = pursuit_identity_dup_company (session);

  return TRUE;
}

static gboolean
change_user (PursuitSession *session, const PursuitIdentity *news, GError **error)
{
  g_autoptr (PursuitRecord) user = load_user (session, error);

  if (user == NULL)
    return FALSE;
  if (news->name != NULL && pursuit_str_is_blank (news->name))
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                           _ ("Your name is missing; it stands on every proposal"));
      return FALSE;
    }
  if ((news->name != NULL
       && !pursuit_record_set_from_input (user, PURSUIT_USER_NAME, news->name, error))
      || (news->email != NULL
          && !pursuit_record_set_from_input (user, PURSUIT_USER_EMAIL, news->email, error)))
    return FALSE;

  return pursuit_session_put (session, user, error);
}

static gboolean
change_company (PursuitSession *session, const char *company, GError **error)
{
  g_autoptr (PursuitRecord) organization = find_organization (session);
  g_autofree char *before = pursuit_identity_dup_company (session);

  if (company == NULL || g_strcmp0 (company, before) == 0)
    return TRUE;
  if (pursuit_str_is_blank (company))
    return organization == NULL
           || pursuit_session_delete (session, PURSUIT_KIND_ORGANIZATION,
                                      pursuit_record_get_id (organization), error);
  if (organization == NULL)
    organization = pursuit_record_new (PURSUIT_KIND_ORGANIZATION);

  return pursuit_record_set_from_input (organization, PURSUIT_ORGANIZATION_NAME, company, error)
         && pursuit_session_put (session, organization, error);
}

static gboolean
write_identity (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  IdentityJob *job = data;

  pursuit_session_begin_action (session, _ ("Your name and company"));

  return change_user (session, &job->news, error)
         && change_company (session, job->news.company, error)
         && read_identity (session, job, cancellable, error);
}

void
pursuit_workspace_get_identity_async (PursuitWorkspace *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_get_identity_async);
  pursuit_workspace_read_job (self, read_identity, identity_job_new (), task);
}

PursuitIdentity *
pursuit_workspace_get_identity_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_set_identity_async (PursuitWorkspace *self,
                                      const PursuitIdentity *identity,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  IdentityJob *job = identity_job_new ();
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_set_identity_async);
  job->news.name = g_strdup (identity->name);
  job->news.email = g_strdup (identity->email);
  job->news.company = g_strdup (identity->company);
  pursuit_workspace_write_job (self, write_identity, job, task);
}

PursuitIdentity *
pursuit_workspace_set_identity_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
