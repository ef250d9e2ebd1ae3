/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-outbox-private.h"

#include "core/pursuit-json.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-keeping.h"

#define MODE_PLATFORM "platform"

/* The last operation on a record that has not left yet: it may still be changed. */
typedef struct
{
  gint64 n;          /* 0: there is none */
  char *verb;        /* (owned) */
  JsonObject *patch; /* (owned) */
  JsonObject *was;   /* (owned) */
} OpenOperation;

static void
open_operation_clear (OpenOperation *self)
{
  g_free (self->verb);
  g_clear_pointer (&self->patch, json_object_unref);
  g_clear_pointer (&self->was, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenOperation, open_operation_clear)

static gboolean
goes_to_a_platform (PursuitSession *session, PursuitKind kind)
{
  if ((pursuit_kind_get_flags (kind) & PURSUIT_KIND_SYNCS) == 0)
    return FALSE;
  if (!session->mode_known)
    {
      g_autofree char *mode = pursuit_session_get_setting (session, PURSUIT_SETTING_MODE);

      session->is_platform = g_strcmp0 (mode, MODE_PLATFORM) == 0;
      session->mode_known = TRUE;
    }

  return session->is_platform;
}

/* What the platform is told: not what it computes itself, nor what stays on this machine. */
static PursuitFieldSet
get_synced_fields (PursuitKind kind, PursuitFieldSet fields)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
  PursuitFieldSet synced = 0;

  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & (PURSUIT_FIELD_COMPUTED | PURSUIT_FIELD_LOCAL)) == 0)
      synced |= fields & PURSUIT_FIELD_BIT (i);

  return synced;
}

/* Some members of a record's own JSON. */
static JsonObject *
pick_members (PursuitRecord *record, PursuitFieldSet fields)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  g_autoptr (JsonNode) node = pursuit_record_to_json (record);
  JsonObject *all = json_node_get_object (node);
  JsonObject *some = json_object_new ();

  for (guint i = 0; i < table->n_fields; i++)
    if ((fields & PURSUIT_FIELD_BIT (i)) != 0)
      json_object_set_member (some, table->fields[i].key,
                              json_object_dup_member (all, table->fields[i].key));

  return some;
}

static char *
object_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return pursuit_json_to_text (node, FALSE);
}

static JsonObject *
object_from_text (const char *text)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node)
                                                       : json_object_new ();
}

static gboolean
load_open (PursuitSession *session,
           PursuitKind kind,
           const char *id,
           OpenOperation *operation,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PursuitStatement) select
      = pursuit_statement_new (session->database,
                               "SELECT n, verb, patch, was, state FROM outbox"
                               " WHERE kind = ?1 AND id = ?2 ORDER BY n DESC LIMIT 1",
                               error);

  if (select == NULL)
    return FALSE;
  pursuit_statement_bind_text (select, 1, pursuit_kind_to_string (kind));
  pursuit_statement_bind_text (select, 2, id);
  if (pursuit_statement_next (select, &local_error)
      && g_strcmp0 (pursuit_statement_get_text (select, 4), "open") == 0)
    {
      operation->n = pursuit_statement_get_int64 (select, 0);
      operation->verb = pursuit_statement_dup_text (select, 1);
      operation->patch = object_from_text (pursuit_statement_get_text (select, 2));
      operation->was = object_from_text (pursuit_statement_get_text (select, 3));
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

static gboolean
drop (PursuitSession *session, gint64 n, GError **error)
{
  g_autoptr (PursuitStatement) statement
      = pursuit_statement_new (session->database, "DELETE FROM outbox WHERE n = ?1", error);

  if (statement == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (statement, 1, n);

  return pursuit_statement_run (statement, error);
}

static gboolean
append (PursuitSession *session,
        PursuitRecord *record,
        const char *verb,
        JsonObject *patch,
        JsonObject *was,
        GError **error)
{
  g_autofree char *mutation = pursuit_uuid_new ();
  g_autofree char *patch_text = object_to_text (patch);
  g_autofree char *was_text = object_to_text (was);
  g_autoptr (PursuitStatement) insert
      = pursuit_statement_new (session->database,
                               "INSERT INTO outbox (mut, kind, id, verb, patch, was, created)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                               error);

  if (insert == NULL)
    return FALSE;
  pursuit_statement_bind_text (insert, 1, mutation);
  pursuit_statement_bind_text (insert, 2,
                               pursuit_kind_to_string (pursuit_record_get_kind (record)));
  pursuit_statement_bind_text (insert, 3, pursuit_record_get_id (record));
  pursuit_statement_bind_text (insert, 4, verb);
  pursuit_statement_bind_text (insert, 5, patch_text);
  pursuit_statement_bind_text (insert, 6, was_text);
  pursuit_statement_bind_text (insert, 7, pursuit_session_get_now (session));

  return pursuit_statement_run (insert, error);
}

/* A field that came back to what it was has nothing to tell any more. */
static void
merge (OpenOperation *operation, JsonObject *patch, JsonObject *was)
{
  gboolean is_update = g_str_equal (operation->verb, "update");
  g_autoptr (GList) members = json_object_get_members (patch);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *member = l->data;

      json_object_set_member (operation->patch, member, json_object_dup_member (patch, member));
      if (!is_update)
        continue;
      if (!json_object_has_member (operation->was, member))
        json_object_set_member (operation->was, member, json_object_dup_member (was, member));
      if (json_node_equal (json_object_get_member (operation->patch, member),
                           json_object_get_member (operation->was, member)))
        {
          json_object_remove_member (operation->patch, member);
          json_object_remove_member (operation->was, member);
        }
    }
}

static gboolean
save (PursuitSession *session, const OpenOperation *operation, GError **error)
{
  g_autofree char *patch = object_to_text (operation->patch);
  g_autofree char *was = object_to_text (operation->was);
  g_autoptr (PursuitStatement) update = NULL;

  if (json_object_get_size (operation->patch) == 0 && g_str_equal (operation->verb, "update"))
    return drop (session, operation->n, error);
  update = pursuit_statement_new (session->database,
                                  "UPDATE outbox SET patch = ?2, was = ?3 WHERE n = ?1", error);
  if (update == NULL)
    return FALSE;
  pursuit_statement_bind_int64 (update, 1, operation->n);
  pursuit_statement_bind_text (update, 2, patch);
  pursuit_statement_bind_text (update, 3, was);

  return pursuit_statement_run (update, error);
}

/* Gone or back. What the platform never heard of needs no word; a word not yet sent is taken
 * back by its opposite. */
static gboolean
note_presence (PursuitSession *session,
               const PursuitRowChange *change,
               const char *verb,
               GError **error)
{
  PursuitRecord *record = change->after != NULL ? change->after : change->before;
  gboolean is_delete = g_str_equal (verb, "delete");
  g_auto (OpenOperation) operation = { 0 };
  g_autoptr (JsonObject) nothing = json_object_new ();

  if (!load_open (session, pursuit_record_get_kind (record), pursuit_record_get_id (record),
                  &operation, error))
    return FALSE;
  if (operation.n != 0 && g_str_equal (operation.verb, is_delete ? "undelete" : "delete"))
    return drop (session, operation.n, error);
  if (operation.n != 0 && is_delete && change->after == NULL
      && g_str_equal (operation.verb, "create"))
    return drop (session, operation.n, error);

  return append (session, record, verb, nothing, nothing, error);
}

static gboolean
note_fields (PursuitSession *session, const PursuitRowChange *change, GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (change->after);
  PursuitFieldSet fields = get_synced_fields (kind, change->changed);
  g_auto (OpenOperation) operation = { 0 };
  g_autoptr (JsonObject) patch = NULL;
  g_autoptr (JsonObject) was = NULL;

  if (fields == 0)
    return TRUE;
  if (!load_open (session, kind, pursuit_record_get_id (change->after), &operation, error))
    return FALSE;
  patch = pick_members (change->after, fields);
  was = pick_members (change->before, fields);
  if (operation.n == 0
      || (!g_str_equal (operation.verb, "update") && !g_str_equal (operation.verb, "create")))
    return append (session, change->after, "update", patch, was, error);
  merge (&operation, patch, was);

  return save (session, &operation, error);
}

gboolean
pursuit_outbox_note (PursuitSession *session, const PursuitRowChange *change, GError **error)
{
  PursuitRecord *record = change->after != NULL ? change->after : change->before;
  PursuitKind kind = pursuit_record_get_kind (record);
  g_autoptr (JsonObject) patch = NULL;
  g_autoptr (JsonObject) nothing = NULL;

  if (!goes_to_a_platform (session, kind))
    return TRUE;
  if (change->after == NULL)
    return note_presence (session, change, "delete", error);
  if (change->before == NULL)
    {
      patch = pick_members (record, get_synced_fields (kind, change->changed));
      nothing = json_object_new ();
      return append (session, record, "create", patch, nothing, error);
    }
  if ((change->changed & PURSUIT_FIELD_BIT (PURSUIT_FIELD_DELETED_AT)) != 0
      && !note_presence (
          session, change,
          pursuit_record_is_set (record, PURSUIT_FIELD_DELETED_AT) ? "delete" : "undelete", error))
    return FALSE;

  return note_fields (session, change, error);
}
