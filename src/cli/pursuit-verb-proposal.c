/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposal-check.h"
#include "workspace/proposals/pursuit-proposal-claims.h"
#include "workspace/proposals/pursuit-proposal-versions.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of what stayed is shown around a difference, in bytes. */
#define CONTEXT_BYTES 60

static char *to;

static const GOptionEntry entries[] = {
  { "to", 'o', 0, G_OPTION_ARG_FILENAME, &to, N_ ("Where to: .pdf, .md or .source.md"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

static const struct
{
  const char *word;
  const char *status;
} steps[] = {
  { "send", "sent" },
  { "accept", "accepted" },
  { "reject", "rejected" },
  { "revise", "draft" },
};

static int
run_step (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;

  pursuit_workspace_set_proposal_status_async (cli->workspace, args[0], status, cli->cancellable,
                                               pursuit_cli_done, cli);
  proposal = pursuit_workspace_set_proposal_status_finish (cli->workspace, pursuit_cli_wait (cli),
                                                           NULL, error);
  if (proposal == NULL)
    return -1;
  pursuit_cli_print_record (cli, proposal);

  return PURSUIT_CLI_DONE;
}

static int
run_duplicate (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;

  pursuit_workspace_duplicate_proposal_async (cli->workspace, args[0], cli->cancellable,
                                              pursuit_cli_done, cli);
  proposal = pursuit_workspace_duplicate_proposal_finish (cli->workspace, pursuit_cli_wait (cli),
                                                          NULL, error);
  if (proposal == NULL)
    return -1;
  pursuit_cli_print_record (cli, proposal);

  return PURSUIT_CLI_DONE;
}

/* The copy's record, and how it stands. */
static JsonNode *
entry_to_json (const PursuitVersionEntry *entry)
{
  JsonNode *node = pursuit_record_to_json (entry->version);

  json_object_set_string_member (json_node_get_object (node), "state", entry->state);

  return node;
}

static void
print_entry (const PursuitVersionEntry *entry)
{
  PursuitRecord *version = entry->version;
  const char *sent_at = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_SENT_AT);
  const char *hash = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_SHA256);

  g_print ("%d  %s  %-10s  %.12s  %s\n",
           (int) pursuit_record_get_integer (version, PURSUIT_PROPOSAL_VERSION_NUMBER),
           sent_at != NULL ? sent_at : "", entry->state, hash != NULL ? hash : "",
           pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_TITLE));
}

static int
run_versions (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  JsonArray *items;

  pursuit_workspace_list_versions_async (cli->workspace, args[0], cli->cancellable,
                                         pursuit_cli_done, cli);
  versions = pursuit_workspace_list_versions_finish (cli->workspace, pursuit_cli_wait (cli), NULL,
                                                     error);
  if (versions == NULL)
    return -1;
  for (guint i = 0; !cli->json && i < versions->len; i++)
    print_entry (g_ptr_array_index (versions, i));
  if (!cli->json)
    return PURSUIT_CLI_DONE;

  items = json_array_new ();
  for (guint i = 0; i < versions->len; i++)
    json_array_add_element (items, entry_to_json (g_ptr_array_index (versions, i)));
  pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, versions->len));

  return PURSUIT_CLI_DONE;
}

/* A number as "versions" shows it, or "now". */
static gboolean
parse_version (const char *word, guint *number, GError **error)
{
  guint64 value = 0;

  *number = PURSUIT_VERSION_NOW;
  if (strcmp (word, "now") == 0)
    return TRUE;
  if (!g_ascii_string_to_unsigned (word, 10, 1, 1000000, &value, NULL))
    {
      pursuit_cli_usage (error,
                         _ ("“%s” is no version; take a number that “proposal versions” "
                            "shows, or now"),
                         word);
      return FALSE;
    }
  *number = (guint) value;

  return TRUE;
}

static void
set_text (JsonObject *object, const char *name, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  json_object_set_string_member (object, name, part);
}

static JsonNode *
diff_to_json (const PursuitVersionDiff *diff)
{
  static const char *const details[] = { "words", "lines", "block" };
  JsonArray *hunks = json_array_new ();
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < diff->diff->hunks->len; i++)
    {
      const PursuitTextHunk *hunk = &g_array_index (diff->diff->hunks, PursuitTextHunk, i);
      JsonObject *item = json_object_new ();

      set_text (item, "old", diff->old_text + hunk->old_start, hunk->old_length);
      set_text (item, "new", diff->new_text + hunk->new_start, hunk->new_length);
      json_object_set_int_member (item, "old_start", (gint64) hunk->old_start);
      json_object_set_int_member (item, "new_start", (gint64) hunk->new_start);
      json_object_set_int_member (item, "old_line", hunk->old_line);
      json_object_set_int_member (item, "new_line", hunk->new_line);
      json_array_add_object_element (hunks, item);
    }
  json_object_set_int_member (object, "from", diff->old_number);
  json_object_set_int_member (object, "to", diff->new_number);
  json_object_set_string_member (object, "detail", details[diff->diff->detail]);
  json_object_set_array_member (object, "hunks", hunks);
  json_node_take_object (node, object);

  return node;
}

/* The rest of the line before a place in the text, not too long and in whole characters. */
static char *
dup_before (const char *text, gsize at, gsize floor)
{
  gsize start = at;

  while (start > floor && at - start < CONTEXT_BYTES && text[start - 1] != '\n')
    start--;
  while (start < at && (text[start] & 0xC0) == 0x80)
    start++;

  return g_strndup (text + start, at - start);
}

static char *
dup_after (const char *text, gsize at)
{
  gsize end = at;

  while (text[end] != '\0' && text[end] != '\n'
         && (end - at < CONTEXT_BYTES || (text[end] & 0xC0) == 0x80))
    end++;

  return g_strndup (text + at, end - at);
}

/* As word differences are written where there is no colour: [-gone-]{+come+}. */
static void
print_diff (const PursuitVersionDiff *diff)
{
  gsize floor = 0;

  for (guint i = 0; i < diff->diff->hunks->len; i++)
    {
      const PursuitTextHunk *hunk = &g_array_index (diff->diff->hunks, PursuitTextHunk, i);
      gsize end = hunk->new_start + hunk->new_length;
      g_autofree char *before = dup_before (diff->new_text, hunk->new_start, floor);
      g_autofree char *after = dup_after (diff->new_text, end);

      g_print ("%u: %s", hunk->new_line, before);
      if (hunk->old_length > 0)
        g_print ("[-%.*s-]", (int) hunk->old_length, diff->old_text + hunk->old_start);
      if (hunk->new_length > 0)
        g_print ("{+%.*s+}", (int) hunk->new_length, diff->new_text + hunk->new_start);
      g_print ("%s\n", after);
      floor = end;
    }
}

static int
run_diff (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (PursuitVersionDiff) diff = NULL;
  guint from, until;

  if (!parse_version (args[1], &from, error) || !parse_version (args[2], &until, error))
    return -1;
  pursuit_workspace_diff_versions_async (cli->workspace, args[0], from, until, cli->cancellable,
                                         pursuit_cli_done, cli);
  diff = pursuit_workspace_diff_versions_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (diff == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (diff_to_json (diff));
  else
    print_diff (diff);

  return PURSUIT_CLI_DONE;
}

static int
run_export (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (PursuitRenderResult) result = NULL;
  g_autofree char *path = NULL;
  guint number;

  if (to == NULL)
    return pursuit_cli_usage (error, _ ("proposal export needs --to FILE"));
  if (!parse_version (args[1], &number, error))
    return -1;
  if (number == PURSUIT_VERSION_NOW)
    return pursuit_cli_usage (error, _ ("The present text is written by “render”"));
  path = g_canonicalize_filename (to, NULL);
  pursuit_workspace_export_version_async (cli->workspace, args[0], number, path, cli->cancellable,
                                          pursuit_cli_done, cli);
  result = pursuit_workspace_export_version_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (result == NULL)
    return -1;
  pursuit_cli_print_file (cli, result);

  return PURSUIT_CLI_DONE;
}

static JsonNode *
check_to_json (const PursuitProposalCheck *check)
{
  JsonArray *items = json_array_new ();
  JsonNode *node;

  for (guint i = 0; i < check->findings->len; i++)
    {
      const PursuitFinding *finding = g_ptr_array_index (check->findings, i);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "code", finding->code);
      json_object_set_boolean_member (item, "blocks", finding->blocks);
      json_object_set_int_member (item, "line", finding->line);
      json_object_set_string_member (item, "text", finding->text);
      json_array_add_object_element (items, item);
    }
  node = pursuit_cli_list_new (items, NULL, check->findings->len);
  json_object_set_boolean_member (json_node_get_object (node), "ok",
                                  pursuit_findings_count_blocking (check->findings) == 0);
  json_object_set_member (json_node_get_object (node), "claims",
                          pursuit_claims_to_json (check->claims));

  return node;
}

static void
print_finding (const PursuitFinding *finding)
{
  const char *weight = finding->blocks ? _ ("to mend") : _ ("warning");

  if (finding->line > 0)
    g_print ("%u: %s: %s [%s]\n", finding->line, weight, finding->text, finding->code);
  else
    g_print ("%s: %s [%s]\n", weight, finding->text, finding->code);
}

static int
run_check (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;
  g_autoptr (PursuitProposalCheck) check = NULL;

  pursuit_workspace_get_record_async (cli->workspace, PURSUIT_KIND_PROPOSAL, args[0],
                                      cli->cancellable, pursuit_cli_done, cli);
  proposal = pursuit_workspace_get_record_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (proposal == NULL)
    return -1;
  pursuit_workspace_check_proposal_async (cli->workspace, proposal, cli->cancellable,
                                          pursuit_cli_done, cli);
  check = pursuit_workspace_check_proposal_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (check == NULL)
    return -1;

  if (cli->json)
    pursuit_cli_print_json (check_to_json (check));
  for (guint i = 0; !cli->json && i < check->findings->len; i++)
    print_finding (g_ptr_array_index (check->findings, i));

  return PURSUIT_CLI_DONE;
}

static int
run_confirm (PursuitCli *cli, const char *status, char **args, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;

  pursuit_workspace_confirm_claim_async (cli->workspace, args[0], args[1], NULL, cli->cancellable,
                                         pursuit_cli_done, cli);
  proposal = pursuit_workspace_confirm_claim_finish (cli->workspace, pursuit_cli_wait (cli), NULL,
                                                     error);
  if (proposal == NULL)
    return -1;
  pursuit_cli_print_record (cli, proposal);

  return PURSUIT_CLI_DONE;
}

typedef struct
{
  const char *word;
  guint n_args;
  PursuitWorkspaceMode mode;
  int (*run) (PursuitCli *cli, const char *status, char **args, GError **error);
} Branch;

static const Branch branches[] = {
  { "duplicate", 1, PURSUIT_WORKSPACE_WRITE, run_duplicate },
  { "check", 1, PURSUIT_WORKSPACE_READ, run_check },
  { "confirm", 2, PURSUIT_WORKSPACE_WRITE, run_confirm },
  { "versions", 1, PURSUIT_WORKSPACE_READ, run_versions },
  { "diff", 3, PURSUIT_WORKSPACE_READ, run_diff },
  { "export", 2, PURSUIT_WORKSPACE_READ, run_export },
};

static gboolean
find_branch (const char *word, Branch *branch, const char **status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].word, word) == 0)
      {
        *branch = (Branch){ word, 1, PURSUIT_WORKSPACE_WRITE, run_step };
        *status = steps[i].status;
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (branches); i++)
    if (g_strcmp0 (branches[i].word, word) == 0)
      {
        *branch = branches[i];
        return TRUE;
      }

  return FALSE;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  const char *status = NULL;
  Branch branch;

  if (!find_branch (args[0], &branch, &status) || g_strv_length (args) != branch.n_args + 1)
    return pursuit_cli_usage (error,
                              _ ("proposal needs check, send, accept, reject, revise, duplicate "
                                 "or versions and one id; or confirm ID TEXT; or diff ID A B; or "
                                 "export ID VERSION --to FILE"));
  if (!pursuit_cli_open (cli, branch.mode, error))
    return -1;

  return branch.run (cli, status, args + 1, error);
}

const PursuitVerb pursuit_verb_proposal = {
  "proposal",
  "check|confirm|send|accept|reject|revise|duplicate|versions|diff|export ID …",
  N_ ("check a proposal, confirm what it claims and move it along; list, compare and export what "
      "was sent"),
  entries,
  run,
};
