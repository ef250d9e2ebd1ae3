/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-own-names-private.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-json-list.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-user.h"
#include "store/pursuit-list.h"
#include "workspace/records/pursuit-lead-context-private.h"

#define MAX_OWN_NAMES 256

char **
pursuit_own_names_load (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_USER);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GPtrArray) users = NULL;

  pursuit_query_set_limit (query, MAX_OWN_NAMES);
  users = pursuit_session_list (session, query, NULL, NULL, error);
  if (users == NULL)
    return NULL;
  for (guint i = 0; i < users->len; i++)
    {
      const char *name = pursuit_record_get_text (g_ptr_array_index (users, i), PURSUIT_USER_NAME);

      if (name != NULL)
        g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

static void
add_name (GStrvBuilder *names, PursuitRecord *record, guint field)
{
  if (pursuit_record_is_set (record, field))
    g_strv_builder_add (names, pursuit_record_get_text (record, field));
}

static gboolean
add_lead (PursuitSession *session, GStrvBuilder *names, const char *lead_id, GError **error)
{
  g_autoptr (PursuitRecord) lead = pursuit_session_get (session, PURSUIT_KIND_LEAD, lead_id, error);
  g_autoptr (GPtrArray) people = NULL;

  if (lead != NULL)
    people = pursuit_session_list_of (session, PURSUIT_KIND_PERSON, PURSUIT_PERSON_LEAD_ID, lead_id,
                                      error);
  if (people == NULL)
    return FALSE;
  add_name (names, lead, PURSUIT_LEAD_CONTACT_NAME);
  for (guint i = 0; i < people->len; i++)
    add_name (names, people->pdata[i], PURSUIT_PERSON_NAME);

  return TRUE;
}

char **
pursuit_names_of_load (PursuitSession *session, PursuitRecord *conversation, GError **error)
{
  const char *lead_id = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_LEAD_ID);
  g_autoptr (GPtrArray) people = pursuit_json_list_read (
      pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_PARTICIPANTS));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < people->len; i++)
    g_strv_builder_add (names, ((PursuitJsonPair *) people->pdata[i])->second);
  if (lead_id != NULL && pursuit_session_exists (session, PURSUIT_KIND_LEAD, lead_id)
      && !add_lead (session, names, lead_id, error))
    return NULL;

  return g_strv_builder_end (names);
}
