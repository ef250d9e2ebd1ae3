/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-status.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* So many entries are listed when nobody says how many. */
#define DEFAULT_ENTRIES 50

static gboolean verify;
static int limit = DEFAULT_ENTRIES;

static const GOptionEntry entries[] = {
  { "verify", 0, 0, G_OPTION_ARG_NONE, &verify, N_ ("Only follow the chain of hashes"), NULL },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many entries"), N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

static JsonNode *
to_json (PursuitAudit *audit)
{
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_boolean_member (object, "ok", audit->ok);
  json_object_set_int_member (object, "entries", audit->entries);
  if (audit->first_broken > 0)
    json_object_set_int_member (object, "first_broken", audit->first_broken);
  else
    json_object_set_null_member (object, "first_broken");
  for (guint i = 0; !verify && i < audit->items->len; i++)
    json_array_add_object_element (items, json_object_ref (g_ptr_array_index (audit->items, i)));
  json_object_set_array_member (object, "items", items);
  json_node_take_object (node, object);

  return node;
}

static const char *
get_word (JsonObject *entry, const char *name)
{
  return json_object_get_string_member_with_default (entry, name, "");
}

static void
print_audit (PursuitAudit *audit)
{
  if (audit->ok)
    g_print (_ ("The log holds: %" PRId64 " entries\n"), audit->entries);
  else
    g_print (_ ("The log was altered at entry %" PRId64 "\n"), audit->first_broken);
  for (guint i = 0; !verify && i < audit->items->len; i++)
    {
      JsonObject *entry = g_ptr_array_index (audit->items, i);

      g_print ("%s  %s %s %.13s %s\n", get_word (entry, "at"), get_word (entry, "verb"),
               get_word (entry, "kind"), get_word (entry, "id"), get_word (entry, "fields"));
    }
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitAudit) audit = NULL;

  if (*args != NULL || limit < 1)
    return pursuit_cli_usage (error, _ ("audit takes no words, and --limit a number from 1"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_audit_async (cli->workspace, (guint) limit, cli->cancellable, pursuit_cli_done,
                                 cli);
  audit = pursuit_workspace_audit_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (audit == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (to_json (audit));
  else
    print_audit (audit);

  return audit->ok ? PURSUIT_CLI_DONE : PURSUIT_CLI_FAILED;
}

const PursuitVerb pursuit_verb_audit = {
  "audit", "[--verify] [--limit N]", N_ ("show and verify the log of all changes"), entries, run,
};
