/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-lead.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *where;
static char *sort;
static int limit;
static char *cursor;
static gboolean deleted;

static const GOptionEntry entries[] = {
  { "where", 'w', 0, G_OPTION_ARG_STRING, &where, N_ ("Only such: 'stage=won score>=70'"),
    N_ ("EXPR") },
  { "sort", 's', 0, G_OPTION_ARG_STRING, &sort, N_ ("In the order of a field, -FIELD falling"),
    N_ ("FIELD") },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), N_ ("N") },
  { "cursor", 0, 0, G_OPTION_ARG_STRING, &cursor, N_ ("Go on where the last list ended"),
    N_ ("CURSOR") },
  { "deleted", 0, 0, G_OPTION_ARG_NONE, &deleted, N_ ("Also what was deleted"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_line (PursuitRecord *record)
{
  static const guint lead_fields[] = { PURSUIT_LEAD_STAGE, PURSUIT_LEAD_SCORE, PURSUIT_LEAD_VALUE };
  g_autofree char *title = pursuit_record_dup_title (record);

  g_print ("%s  %s", pursuit_record_get_id (record), title);
  for (gsize i = 0; i < G_N_ELEMENTS (lead_fields); i++)
    if (pursuit_record_get_kind (record) == PURSUIT_KIND_LEAD
        && pursuit_record_is_set (record, lead_fields[i]))
      {
        g_autofree char *text = pursuit_record_dup_input (record, lead_fields[i]);

        g_print (" · %s", text);
      }
  g_print ("\n");
}

static void
print_page (PursuitCli *cli, PursuitRecordPage *page)
{
  JsonArray *items;

  if (cli->json)
    {
      items = json_array_sized_new (page->records->len);
      for (guint i = 0; i < page->records->len; i++)
        json_array_add_element (items,
                                pursuit_record_to_json (g_ptr_array_index (page->records, i)));
      pursuit_cli_print_json (pursuit_cli_list_new (items, page->next, page->total));
      return;
    }
  for (guint i = 0; i < page->records->len; i++)
    print_line (g_ptr_array_index (page->records, i));
  if (page->next != NULL && !cli->quiet)
    g_printerr (_ ("%u of %" PRId64 "; go on with --cursor %s\n"), page->records->len, page->total,
                page->next);
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  PursuitKind kind = pursuit_cli_parse_kind (args[0], error);
  g_autoptr (PursuitQuery) query = NULL;
  g_autoptr (PursuitRecordPage) page = NULL;

  if (kind == PURSUIT_KIND_NONE)
    return -1;
  if (args[1] != NULL)
    return pursuit_cli_usage (error, _ ("list takes one kind; conditions go into --where"));
  if (limit < 0)
    return pursuit_cli_usage (error, _ ("--limit is a number from 1"));

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  query = pursuit_query_new (kind);
  if (!pursuit_query_set_where (query, where, pursuit_workspace_get_scope (cli->workspace), error)
      || !pursuit_query_set_sort (query, sort, error))
    return -1;
  pursuit_query_set_limit (query, (guint) limit);
  pursuit_query_set_cursor (query, cursor);
  pursuit_query_set_include_deleted (query, deleted);

  pursuit_workspace_list_async (cli->workspace, query, cli->cancellable, pursuit_cli_done, cli);
  page = pursuit_workspace_list_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (page == NULL)
    return -1;
  print_page (cli, page);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_list = {
  "list",
  "KIND [--where EXPR] [--sort FIELD] [--limit N] [--cursor CURSOR]",
  N_ ("list records of a kind"),
  entries,
  run,
};
