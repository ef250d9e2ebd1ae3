/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim.h"

#include "core/pursuit-json.h"

void
pursuit_claim_free (PursuitClaim *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->variable);
  pursuit_evidence_free (self->evidence);
  g_free (self);
}

const char *
pursuit_claim_state_to_string (PursuitClaimState state)
{
  static const char *const names[] = {
    [PURSUIT_CLAIM_SOURCED] = "sourced",
    [PURSUIT_CLAIM_NOT_ESTABLISHED] = "not_established",
    [PURSUIT_CLAIM_UNSOURCED] = "unsourced",
  };

  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

static JsonObject *
claim_to_object (const PursuitClaim *claim)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "text", claim->text);
  pursuit_json_set_text (object, "variable", claim->variable);
  json_object_set_int_member (object, "line", claim->line);
  json_object_set_string_member (object, "state", pursuit_claim_state_to_string (claim->state));
  json_object_set_member (object, "evidence", pursuit_evidence_to_json (claim->evidence));

  return object;
}

JsonNode *
pursuit_claims_to_json (GPtrArray *claims)
{
  JsonArray *array;
  JsonNode *node;

  g_return_val_if_fail (claims != NULL, NULL);

  array = json_array_new ();
  for (guint i = 0; i < claims->len; i++)
    json_array_add_object_element (array, claim_to_object (g_ptr_array_index (claims, i)));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);

  return node;
}
