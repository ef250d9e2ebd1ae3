/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/demo/pursuit-demo-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-json.h"
#include "core/pursuit-template.h"
#include "core/pursuit-time.h"
#include "core/pursuit-uuid.h"
#include "document/pursuit-template-library.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-keeping.h"
#include "workspace/scoring/pursuit-scoring-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEMO_FOLDER "/com/salesai/Pursuit/workspace/demo/"

/* Whose quarter the demo tells. */
#define DEMO_ME "marta"

/* The demo is a list of records as JSON, in which a text may begin with a sign: "@marta" is the
 * id of the record with that "ref", "$-12 14:30" a time twelve days ago, "$30" a day, and
 * "#call.txt" the text of a file beside it. */
typedef struct
{
  PursuitBulk *bulk;
  GHashTable *ids;
  char *today;
} Demo;

static const char *
get_ref_id (Demo *demo, const char *ref)
{
  char *id = g_hash_table_lookup (demo->ids, ref);

  if (id == NULL)
    {
      id = pursuit_uuid_new ();
      g_hash_table_insert (demo->ids, g_strdup (ref), id);
    }

  return id;
}

static char *
make_date (Demo *demo, const char *text)
{
  g_autofree char *days = g_strndup (text, strcspn (text, " "));
  g_autofree char *date
      = pursuit_date_add_days (demo->today, (int) g_ascii_strtoll (days, NULL, 10));
  const char *clock = strchr (text, ' ');

  return clock == NULL ? g_steal_pointer (&date) : g_strdup_printf ("%sT%s:00Z", date, clock + 1);
}

static char *
load_text (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (DEMO_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pursuit_workspace_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return text != NULL ? g_strndup (text, size) : NULL;
}

static char *
expand_text (Demo *demo, const char *text, GError **error)
{
  switch (*text)
    {
    case '@':
      return g_strdup (get_ref_id (demo, text + 1));
    case '$':
      return make_date (demo, text + 1);
    case '#':
      return load_text (text + 1, error);
    default:
      return g_strdup (text);
    }
}

/* The members of a record, with the signs expanded and without those of the list itself. */
static JsonObject *
expand_object (Demo *demo, JsonObject *object, GError **error)
{
  g_autoptr (JsonObject) expanded = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *text = NULL;

      if (strcmp (name, "kind") == 0)
        continue;
      if (strcmp (name, "ref") == 0)
        {
          json_object_set_string_member (expanded, "id",
                                         get_ref_id (demo, json_node_get_string (node)));
          continue;
        }
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          json_object_set_member (expanded, name, json_node_copy (node));
          continue;
        }
      text = expand_text (demo, json_node_get_string (node), error);
      if (text == NULL)
        return NULL;
      json_object_set_string_member (expanded, name, text);
    }

  return g_steal_pointer (&expanded);
}

static gboolean
add_record (Demo *demo, JsonObject *object, GError **error)
{
  const char *word = json_object_get_string_member_with_default (object, "kind", NULL);
  PursuitKind kind = pursuit_kind_from_string (word);
  g_autoptr (JsonObject) expanded = expand_object (demo, object, error);
  g_autoptr (PursuitRecord) record = NULL;

  g_assert (kind != PURSUIT_KIND_NONE);
  if (expanded == NULL)
    return FALSE;
  record = pursuit_record_new (kind);

  return pursuit_record_update_from_json (record, expanded, error)
         && pursuit_bulk_insert (demo->bulk, record, error);
}

static JsonNode *
load_list (GError **error)
{
  g_autofree char *text = load_text ("demo.json", error);

  return text != NULL ? pursuit_json_parse (text, -1, error) : NULL;
}

static gboolean
add_records (Demo *demo,
             JsonArray *records,
             PursuitProgressRelay *progress,
             GCancellable *cancellable,
             GError **error)
{
  guint length = json_array_get_length (records);

  for (guint i = 0; i < length; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_record (demo, json_array_get_object_element (records, i), error))
        return FALSE;
      pursuit_progress_relay_report (progress, (double) i / length, _ ("Filling the demo"));
    }

  return pursuit_bulk_finish (demo->bulk, error);
}

gboolean
pursuit_demo_fill (PursuitSession *session,
                   PursuitProgressRelay *progress,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (JsonNode) list = load_list (error);
  g_autoptr (GHashTable) ids = NULL;
  g_autofree char *today = NULL;
  Demo demo;
  gboolean done;

  if (list == NULL)
    return FALSE;

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  today = pursuit_clock_dup_today ();
  demo.ids = ids;
  demo.today = today;
  demo.bulk = pursuit_bulk_new (session, NULL, NULL);
  done = add_records (&demo, json_node_get_array (list), progress, cancellable, error)
         && pursuit_session_set_setting (session, PURSUIT_SETTING_ME, get_ref_id (&demo, DEMO_ME),
                                         error);
  pursuit_bulk_free (demo.bulk);

  return done && pursuit_scoring_score_all (session, cancellable, error);
}

static gboolean
add_template (PursuitSession *session, const PursuitBuiltinTemplate *builtin, GError **error)
{
  g_autoptr (PursuitRecord) template = pursuit_record_new (PURSUIT_KIND_TEMPLATE);

  pursuit_record_set_text (template, PURSUIT_TEMPLATE_NAME, builtin->name);
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_DESCRIPTION, builtin->description);
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_TYPE, "proposal");
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_CONTENT, builtin->markdown);
  pursuit_record_set_text (template, PURSUIT_TEMPLATE_LANGUAGE, "en");

  return pursuit_session_put (session, template, error);
}

gboolean
pursuit_workspace_fill_new (PursuitSession *session, const char *name, GError **error)
{
  const GPtrArray *builtins = pursuit_template_library_list ();

  if (name != NULL && !pursuit_session_set_setting (session, PURSUIT_SETTING_NAME, name, error))
    return FALSE;
  if (!pursuit_session_set_setting (session, PURSUIT_SETTING_MODE, "single-user", error))
    return FALSE;
  for (guint i = 0; i < builtins->len; i++)
    if (!add_template (session, g_ptr_array_index (builtins, i), error))
      return FALSE;

  return TRUE;
}
