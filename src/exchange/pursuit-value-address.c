/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-value-address.h"

#include "core/pursuit-json.h"

#include <string.h>

/* An address is short; nothing longer is worth a parser. */
#define MAX_BYTES 4096

static char **
find_part (PursuitValueAddress *address, const char *name)
{
  if (strcmp (name, "street") == 0)
    return &address->street;
  if (strcmp (name, "city") == 0)
    return &address->city;
  if (strcmp (name, "state") == 0)
    return &address->region;
  if (strcmp (name, "postalCode") == 0)
    return &address->postal_code;
  if (strcmp (name, "country") == 0)
    return &address->country;

  return NULL;
}

static void
take_member (JsonObject *object, const char *name, JsonNode *node, void *data)
{
  PursuitValueAddress *address = data;
  char **part;

  g_assert (address != NULL);

  if (JSON_NODE_HOLDS_NULL (node))
    return;

  part = find_part (address, name);
  if (part != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_free (*part);
      *part = g_strstrip (json_node_dup_string (node));
    }
  else
    {
      address->whole = FALSE;
    }
}

gboolean
pursuit_value_parse_address (const char *text, PursuitValueAddress *address)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (*text != '{' || strlen (text) > MAX_BYTES)
    return FALSE;

  root = pursuit_json_parse (text, -1, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  *address = (PursuitValueAddress){ .whole = TRUE };
  json_object_foreach_member (json_node_get_object (root), take_member, address);

  return TRUE;
}

void
pursuit_value_address_clear (PursuitValueAddress *address)
{
  g_return_if_fail (address != NULL);

  g_clear_pointer (&address->street, g_free);
  g_clear_pointer (&address->city, g_free);
  g_clear_pointer (&address->region, g_free);
  g_clear_pointer (&address->postal_code, g_free);
  g_clear_pointer (&address->country, g_free);
}
