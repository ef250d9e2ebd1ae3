/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-owner-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-user.h"
#include "store/pursuit-list.h"
#include "workspace/import/pursuit-import-fill-private.h"
#include "workspace/import/pursuit-import-keys-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OWNER_OBJECT "user"

static char *
find_one (PursuitImportJob *job, guint field, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (text == NULL)
    return NULL;
  found = pursuit_session_find (job->session, PURSUIT_KIND_USER, field, text, 1, error);

  return found != NULL && found->len > 0 ? g_strdup (g_ptr_array_index (found, 0)) : NULL;
}

/* A user of whom only the id is known gets its name when the file of users comes. */
static PursuitRecord *
new_user (PursuitImportJob *job, const char *text, const char *id)
{
  PursuitRecord *user = pursuit_record_new (PURSUIT_KIND_USER);

  if (text == NULL)
    pursuit_record_set_text (user, PURSUIT_USER_NAME, id);
  else
    pursuit_record_set_text (
        user, strchr (text, '@') != NULL ? PURSUIT_USER_EMAIL : PURSUIT_USER_NAME, text);
  if (text != NULL && strchr (text, '@') != NULL)
    pursuit_record_set_text (user, PURSUIT_USER_NAME, text);
  pursuit_record_set_text (user, PURSUIT_USER_ROLE, "sales_rep");

  return user;
}

static char *
make_user (PursuitImportJob *job, const char *text, const char *id, GError **error)
{
  g_autoptr (PursuitRecord) user = new_user (job, text, id);

  if (!pursuit_import_add (job, user, error)
      || (id != NULL && !pursuit_import_keep_id (job, OWNER_OBJECT, id, user, error)))
    return NULL;

  return g_strdup (pursuit_record_get_id (user));
}

static char *
find_user (PursuitImportJob *job, const char *text, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *found = NULL;

  if (id != NULL)
    found = pursuit_import_find_id (job, OWNER_OBJECT, id, NULL, &local);
  if (found == NULL && local == NULL)
    found = find_one (job, PURSUIT_USER_EMAIL, text, &local);
  if (found == NULL && local == NULL)
    found = find_one (job, PURSUIT_USER_NAME, text, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return found != NULL ? g_steal_pointer (&found) : make_user (job, text, id, error);
}

gboolean
pursuit_import_set_owner (PursuitImportJob *job,
                          const PursuitImportRow *row,
                          PursuitRecord *record,
                          GError **error)
{
  const char *text = pursuit_import_row_get_text (row, PURSUIT_IMPORT_OWNER);
  const char *id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_OWNER_ID);
  guint field = pursuit_record_get_kind (record) == PURSUIT_KIND_LEAD
                    ? (guint) PURSUIT_LEAD_OWNER_ID
                    : (guint) PURSUIT_ACTIVITY_OWNER_ID;
  g_autofree char *key = NULL;
  const char *known;
  char *user;

  if (text == NULL && id == NULL)
    return TRUE;

  key = g_strconcat (id != NULL ? id : "", "\n", text, NULL);
  known = g_hash_table_lookup (job->owners, key);
  if (known != NULL)
    {
      pursuit_record_set_text (record, field, known);
      return TRUE;
    }

  user = find_user (job, text, id, error);
  if (user == NULL)
    return FALSE;
  pursuit_record_set_text (record, field, user);
  if (g_hash_table_size (job->owners) >= PURSUIT_IMPORT_MAX_OWNERS)
    g_hash_table_remove_all (job->owners);
  g_hash_table_insert (job->owners, g_steal_pointer (&key), user);

  return TRUE;
}

static char *
find_same (PursuitImportJob *job, const PursuitImportRow *row, PursuitRecord *user, GError **error)
{
  const char *id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_RECORD_ID);
  g_autofree char *found = NULL;

  if (id != NULL)
    found = pursuit_import_find_id (job, OWNER_OBJECT, id, NULL, error);
  if (found == NULL)
    found = find_one (job, PURSUIT_USER_EMAIL, pursuit_record_get_text (user, PURSUIT_USER_EMAIL),
                      error);
  if (found == NULL)
    found = find_one (job, PURSUIT_USER_NAME, pursuit_record_get_text (user, PURSUIT_USER_NAME),
                      error);

  return g_steal_pointer (&found);
}

static void
complete_user (PursuitRecord *user)
{
  if (!pursuit_record_is_set (user, PURSUIT_USER_NAME))
    pursuit_record_set_text (user, PURSUIT_USER_NAME,
                             pursuit_record_get_text (user, PURSUIT_USER_EMAIL));
}

gboolean
pursuit_import_user (PursuitImportJob *job,
                     const PursuitImportRow *row,
                     PursuitImportOutcome *outcome,
                     GError **error)
{
  g_autoptr (PursuitRecord) user = pursuit_import_read (row, PURSUIT_KIND_USER);
  const char *id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_RECORD_ID);
  g_autofree char *known = NULL;
  g_autofree char *mapped = NULL;
  GError *problem = NULL;

  complete_user (user);
  if (!pursuit_record_check (user, &problem))
    return pursuit_import_reject (job, problem, outcome, error);
  known = find_same (job, row, user, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (known == NULL)
    {
      *outcome = PURSUIT_IMPORT_CREATED;
      if (!pursuit_record_is_set (user, PURSUIT_USER_ROLE))
        pursuit_record_set_text (user, PURSUIT_USER_ROLE, "sales_rep");
      return pursuit_import_add (job, user, error)
             && (id == NULL || pursuit_import_keep_id (job, OWNER_OBJECT, id, user, error));
    }

  if (id != NULL)
    mapped = pursuit_import_find_id (job, OWNER_OBJECT, id, NULL, NULL);
  pursuit_record_set_text (user, PURSUIT_FIELD_RECORD_ID, known);

  return pursuit_import_supersede (job, known, user, outcome, error)
         && (id == NULL || mapped != NULL
             || pursuit_import_keep_id (job, OWNER_OBJECT, id, user, error));
}
