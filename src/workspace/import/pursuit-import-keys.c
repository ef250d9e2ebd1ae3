/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-keys-private.h"

#include "core/pursuit-external-id.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "store/pursuit-members.h"
#include "workspace/import/pursuit-import-fill-private.h"

#include <string.h>

/* Names the sorts of hubs that imports have made, so that the others are not looked for row by
 * row. One that is not there any more does no harm. */
#define HUBS_SETTING "import.hubs"

void
pursuit_import_open_hubs (PursuitImportJob *job)
{
  g_autofree char *text = pursuit_session_get_setting (job->session, HUBS_SETTING);
  g_auto (GStrv) objects = g_strsplit (text != NULL ? text : "", ",", -1);

  job->hub_objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  job->hubs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->companies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  job->bare_hubs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **object = objects; *object != NULL; object++)
    g_hash_table_add (job->hub_objects, g_strdup (*object));
}

gboolean
pursuit_import_save_hubs (PursuitImportJob *job, GError **error)
{
  g_autofree gpointer *objects = g_hash_table_get_keys_as_array (job->hub_objects, NULL);
  g_autofree char *text = g_strjoinv (",", (char **) objects);

  return pursuit_session_set_setting (job->session, HUBS_SETTING, text, error);
}

void
pursuit_import_close_hubs (PursuitImportJob *job)
{
  g_clear_pointer (&job->hub_objects, g_hash_table_unref);
  g_clear_pointer (&job->hubs, g_hash_table_unref);
  g_clear_pointer (&job->companies, g_hash_table_unref);
  g_clear_pointer (&job->bare_hubs, g_hash_table_unref);
}

char *
pursuit_import_dup_row_key (const PursuitImportRow *row)
{
  const char *id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_RECORD_ID);
  const PursuitCsvRecord *record = pursuit_import_row_get_record (row);
  g_autoptr (GChecksum) sum = NULL;

  if (id != NULL)
    return g_strdup (id);

  sum = g_checksum_new (G_CHECKSUM_SHA1);
  for (guint i = 0; i < pursuit_csv_record_get_n_cells (record); i++)
    {
      g_checksum_update (sum, (const guchar *) pursuit_csv_record_get_cell (record, i),
                         (gssize) pursuit_csv_record_get_cell_length (record, i));
      g_checksum_update (sum, (const guchar *) "\x1f", 1);
    }

  return g_strconcat ("row ", g_checksum_get_string (sum), NULL);
}

char *
pursuit_import_find_id (
    PursuitImportJob *job, const char *object, const char *id, PursuitKind *kind, GError **error)
{
  PursuitExternalKey key = { job->system, object, id };

  return pursuit_session_find_external (job->session, &key, kind, error);
}

char *
pursuit_import_find_linked (
    PursuitImportJob *job, const char *object, const char *id, PursuitKind *kind, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *other = g_strconcat (object, PURSUIT_IMPORT_OTHER, NULL);
  char *found = pursuit_import_find_id (job, object, id, kind, &local);

  if (found == NULL && local == NULL)
    found = pursuit_import_find_id (job, other, id, kind, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return found;
}

static PursuitRecord *
new_id (PursuitImportJob *job, const char *system, const char *object, const char *id)
{
  PursuitRecord *record = pursuit_record_new (PURSUIT_KIND_EXTERNAL_ID);

  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_SYSTEM, system);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_OBJECT, object);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_EXTERNAL_ID, id);
  pursuit_record_set_text (record, PURSUIT_EXTERNAL_ID_BATCH_ID, job->batch);

  return record;
}

gboolean
pursuit_import_keep_id (PursuitImportJob *job,
                        const char *object,
                        const char *id,
                        PursuitRecord *record,
                        GError **error)
{
  g_autoptr (PursuitRecord) key = new_id (job, job->system, object, id);

  pursuit_record_set_text (key, PURSUIT_EXTERNAL_ID_RECORD_KIND,
                           pursuit_kind_to_string (pursuit_record_get_kind (record)));
  pursuit_record_set_text (key, PURSUIT_EXTERNAL_ID_RECORD_ID, pursuit_record_get_id (record));

  return pursuit_bulk_insert (job->bulk, key, error);
}

/* Companies and people are known by mail, domain or name whatever system they come from. */
static const char *
get_hub_system (PursuitImportJob *job, const char *object)
{
  static const char *const any[]
      = { PURSUIT_HUB_DOMAIN, PURSUIT_HUB_COMPANY_NAME, PURSUIT_HUB_FREE,      PURSUIT_HUB_MAIL,
          PURSUIT_HUB_NAME,   PURSUIT_HUB_AWAITS,       PURSUIT_HUB_BY_COMPANY };

  for (gsize i = 0; i < G_N_ELEMENTS (any); i++)
    if (strcmp (any[i], object) == 0)
      return PURSUIT_HUB_ANY_SYSTEM;

  return job->system;
}

static char *
make_hub_name (const PursuitExternalKey *hub)
{
  return g_strconcat (hub->system, "\n", hub->object, "\n", hub->id, NULL);
}

static void
keep_hub (PursuitImportJob *job, char *name, const char *id)
{
  if (g_hash_table_size (job->hubs) >= PURSUIT_IMPORT_MAX_HUBS)
    g_hash_table_remove_all (job->hubs);
  g_hash_table_insert (job->hubs, name, g_strdup (id != NULL ? id : ""));
}

void
pursuit_import_note_bare_hub (PursuitImportJob *job, const char *id)
{
  if (g_hash_table_size (job->bare_hubs) >= PURSUIT_IMPORT_MAX_HUBS)
    g_hash_table_remove_all (job->bare_hubs);
  g_hash_table_add (job->bare_hubs, g_strdup (id));
}

char *
pursuit_import_find_hub (PursuitImportJob *job, const char *object, const char *key, GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;
  PursuitExternalKey hub = { get_hub_system (job, object), object, key };
  const char *known;
  char *id;

  if (!g_hash_table_contains (job->hub_objects, object))
    return NULL;
  if (hub.system != job->system)
    {
      folded = g_utf8_casefold (key, -1);
      hub.id = folded;
    }

  name = make_hub_name (&hub);
  known = g_hash_table_lookup (job->hubs, name);
  if (known != NULL)
    return *known != '\0' ? g_strdup (known) : NULL;
  id = pursuit_session_find_external (job->session, &hub, NULL, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    keep_hub (job, g_steal_pointer (&name), id);

  return id;
}

char *
pursuit_import_ensure_hub (PursuitImportJob *job,
                           const char *object,
                           const char *key,
                           GError **error)
{
  PursuitExternalKey name = { get_hub_system (job, object), object, key };
  g_autoptr (GError) local = NULL;
  g_autofree char *found = pursuit_import_find_hub (job, object, key, &local);
  g_autofree char *folded = NULL;
  g_autofree char *id = NULL;
  g_autoptr (PursuitRecord) hub = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (found != NULL)
    return g_steal_pointer (&found);

  if (name.system != job->system)
    {
      folded = g_utf8_casefold (key, -1);
      name.id = folded;
    }
  id = pursuit_uuid_new ();
  hub = new_id (job, name.system, object, name.id);
  pursuit_record_set_text (hub, PURSUIT_FIELD_RECORD_ID, id);
  pursuit_record_set_text (hub, PURSUIT_EXTERNAL_ID_RECORD_KIND,
                           pursuit_kind_to_string (PURSUIT_KIND_EXTERNAL_ID));
  pursuit_record_set_text (hub, PURSUIT_EXTERNAL_ID_RECORD_ID, id);
  if (!pursuit_bulk_insert (job->bulk, hub, error))
    return NULL;
  g_hash_table_add (job->hub_objects, g_strdup (object));
  keep_hub (job, make_hub_name (&name), id);
  pursuit_import_note_bare_hub (job, id);

  return g_steal_pointer (&id);
}

gboolean
pursuit_import_join_hub (PursuitImportJob *job,
                         const char *object,
                         const char *key,
                         PursuitRecord *record,
                         GError **error)
{
  g_autofree char *hub = pursuit_import_ensure_hub (job, object, key, error);

  return hub != NULL
         && pursuit_session_add_member (job->session, hub, pursuit_record_get_kind (record),
                                        pursuit_record_get_id (record), error);
}

static gboolean
add_record (
    PursuitImportJob *job, PursuitKind kind, const char *id, GPtrArray *records, GError **error)
{
  PursuitRecord *record;

  for (guint i = 0; i < records->len; i++)
    if (strcmp (pursuit_record_get_id (g_ptr_array_index (records, i)), id) == 0)
      return TRUE;
  if (!pursuit_session_exists (job->session, kind, id))
    return TRUE;

  record = pursuit_session_get (job->session, kind, id, error);
  if (record != NULL)
    g_ptr_array_add (records, record);

  return record != NULL;
}

gboolean
pursuit_import_list_hub (PursuitImportJob *job,
                         const char *object,
                         const char *key,
                         PursuitKind kind,
                         GPtrArray *records,
                         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *hub = key != NULL ? pursuit_import_find_hub (job, object, key, &local) : NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (hub == NULL)
    return error == NULL || *error == NULL;

  members
      = pursuit_session_list_members (job->session, hub, kind, PURSUIT_IMPORT_MAX_MEMBERS, error);
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!add_record (job, kind, g_ptr_array_index (members, i), records, error))
      return FALSE;

  return members != NULL;
}

gboolean
pursuit_import_find_records (PursuitImportJob *job,
                             PursuitKind kind,
                             guint field,
                             const char *text,
                             GPtrArray *records,
                             GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (text == NULL)
    return TRUE;

  ids = pursuit_session_find (job->session, kind, field, text, PURSUIT_IMPORT_MAX_MEMBERS, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_record (job, kind, g_ptr_array_index (ids, i), records, error))
      return FALSE;

  return ids != NULL;
}

/* Ids are made in the order of time. */
PursuitRecord *
pursuit_import_take_oldest (GPtrArray *records)
{
  PursuitRecord *oldest = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      PursuitRecord *record = g_ptr_array_index (records, i);

      if (oldest == NULL
          || strcmp (pursuit_record_get_id (record), pursuit_record_get_id (oldest)) < 0)
        oldest = record;
    }

  return oldest;
}

gboolean
pursuit_import_supersede (PursuitImportJob *job,
                          const char *id,
                          PursuitRecord *news,
                          PursuitImportOutcome *outcome,
                          GError **error)
{
  g_autoptr (PursuitRecord) before
      = pursuit_session_get (job->session, pursuit_record_get_kind (news), id, error);
  g_autoptr (PursuitRecord) after = NULL;
  guint changed = 0;

  if (before == NULL)
    return FALSE;
  after = pursuit_record_copy (before);
  pursuit_import_overwrite (after, news, FALSE);
  if (!pursuit_import_change (job, before, after, &changed, error))
    return FALSE;
  *outcome = changed > 0 ? PURSUIT_IMPORT_UPDATED : PURSUIT_IMPORT_DUPLICATE;

  return TRUE;
}
