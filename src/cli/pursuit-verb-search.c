/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "cli/pursuit-cli-print.h"
#include "core/pursuit-record.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

/* So many hits are printed when nobody says how many. */
#define DEFAULT_HITS 50

static char *kind_word;
static int limit = DEFAULT_HITS;

static const GOptionEntry entries[] = {
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_word, N_ ("Only records of this kind"),
    N_ ("KIND") },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

static char *
dup_without_marks (const char *snippet)
{
  GString *plain = g_string_new (NULL);

  for (; snippet != NULL && *snippet != '\0'; snippet++)
    if (*snippet != PURSUIT_SEARCH_MATCH_START && *snippet != PURSUIT_SEARCH_MATCH_END)
      g_string_append_c (plain, *snippet);

  return g_string_free (plain, FALSE);
}

/* Where the snippet stands: the field, and its line in a text of several. */
static void
add_place (JsonObject *object, const PursuitSearchHit *hit)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (hit->kind);

  if (hit->field < 0)
    return;
  json_object_set_string_member (object, "field", table->fields[hit->field].key);
  json_object_set_int_member (object, "line", hit->line);
}

static void
add_hit (PursuitCli *cli, JsonArray *items, const PursuitSearchHit *hit)
{
  g_autofree char *snippet = NULL;
  JsonObject *object;

  if (!cli->json)
    {
      g_print ("%s  %s: %s\n    ", hit->id, pursuit_kind_to_string (hit->kind), hit->title);
      pursuit_cli_print_snippet (hit->snippet);
      g_print ("\n");
      return;
    }
  snippet = dup_without_marks (hit->snippet);
  object = json_object_new ();
  json_object_set_string_member (object, "id", hit->id);
  json_object_set_string_member (object, "kind", pursuit_kind_to_string (hit->kind));
  json_object_set_string_member (object, "title", hit->title);
  json_object_set_string_member (object, "snippet", snippet);
  add_place (object, hit);
  json_object_set_double_member (object, "rank", hit->rank);
  json_array_add_object_element (items, object);
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_NONE;
  g_autofree char *text = g_strjoinv (" ", args);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (JsonArray) items = json_array_new ();

  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("search needs something to search for"));
  if (limit < 0)
    return pursuit_cli_usage (error, _ ("--limit is a number from 1"));
  if (kind_word != NULL)
    {
      kind = pursuit_cli_parse_kind (kind_word, error);
      if (kind == PURSUIT_KIND_NONE)
        return -1;
    }
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;

  pursuit_workspace_search_async (cli->workspace, text, kind, (guint) limit, cli->cancellable,
                                  pursuit_cli_done, cli);
  hits = pursuit_workspace_search_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (hits == NULL)
    return -1;
  for (guint i = 0; i < hits->len; i++)
    add_hit (cli, items, g_ptr_array_index (hits, i));
  if (cli->json)
    pursuit_cli_print_json (pursuit_cli_list_new (g_steal_pointer (&items), NULL, hits->len));

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_search = {
  "search", "QUERY [--kind KIND] [--limit N]", N_ ("search everything"), entries, run,
};
