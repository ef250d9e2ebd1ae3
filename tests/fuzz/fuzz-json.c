/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"
#include "core/pursuit-record.h"
#include "core/pursuit-score.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What the checker lets through, the parser must read; a record that takes an object must pass
 * its own way through JSON unchanged. */
static void
try_records (JsonObject *object)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autoptr (PursuitRecord) record = pursuit_record_new (kind);
      g_autoptr (PursuitRecord) back = pursuit_record_new (kind);
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *title = NULL;

      if (!pursuit_record_update_from_json (record, object, NULL))
        continue;
      pursuit_record_check (record, NULL);
      title = pursuit_record_dup_title (record);
      g_assert_true (g_utf8_validate (title, -1, NULL));
      node = pursuit_record_to_json (record);
      g_assert_true (pursuit_record_update_from_json (back, json_node_get_object (node), NULL));
      g_assert_true (pursuit_record_equal (record, back));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = size > 0 ? (const char *) data : "";
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (PursuitScore) score = NULL;

  if (!pursuit_json_check (text, (gssize) size, NULL))
    {
      g_assert_null (pursuit_json_parse (text, (gssize) size, NULL));
      return 0;
    }

  node = pursuit_json_parse (text, (gssize) size, NULL);
  score = pursuit_score_from_json (node);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    try_records (json_node_get_object (node));

  return 0;
}
