/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-own-names-private.h"

#include "core/pursuit-user.h"
#include "store/pursuit-list.h"

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
