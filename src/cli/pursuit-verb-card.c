/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-card.h"
#include "cli/pursuit-cli-spending.h"
#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "workspace/cards/pursuit-card-update.h"
#include "workspace/cards/pursuit-cards.h"

#include <glib/gi18n-lib.h>

/* So many answers are given when nobody says how many. */
#define DEFAULT_ANSWERS 5

static char *engine;
static char *notes_file;
static gboolean show_request;
static char *accepted;
static char *from;
static char *competitor;
static int limit = DEFAULT_ANSWERS;

static const GOptionEntry card_entries[] = {
  { "engine", 'e', 0, G_OPTION_ARG_STRING, &engine,
    N_ ("ai: what conversations and notes would change on the card"), N_ ("ENGINE") },
  { "notes", 0, 0, G_OPTION_ARG_FILENAME, &notes_file,
    N_ ("What is new, as a text; - for standard input"), N_ ("FILE") },
  { "show-request", 0, 0, G_OPTION_ARG_NONE, &show_request,
    N_ ("What --engine ai would send, and send nothing"), NULL },
  { "accept", 0, 0, G_OPTION_ARG_STRING, &accepted, N_ ("Store these changes, by their numbers"),
    N_ ("N,…") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
    N_ ("The proposals, as --engine ai --json printed them; - for standard input"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry answer_entries[] = {
  { "competitor", 'c', 0, G_OPTION_ARG_STRING, &competitor, N_ ("Only from this one's card"),
    N_ ("NAME") },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

static int
show_card (PursuitCli *cli, const char *name, GError **error)
{
  g_autoptr (PursuitRecord) card = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_find_card_async (cli->workspace, name, cli->cancellable, pursuit_cli_done, cli);
  card = pursuit_workspace_find_card_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (card == NULL)
    return -1;
  pursuit_cli_print_card (cli, card);

  return PURSUIT_CLI_DONE;
}

static void
print_proposals_as_json (const PursuitCardProposals *proposals)
{
  JsonArray *items = json_array_new ();
  JsonNode *list;

  for (guint i = 0; i < proposals->changes->len; i++)
    {
      JsonNode *item = pursuit_ai_card_change_to_json (proposals->changes->pdata[i]);

      json_object_set_int_member (json_node_get_object (item), "number", i + 1);
      json_array_add_element (items, item);
    }
  list = pursuit_cli_list_new (items, NULL, proposals->changes->len);
  json_object_set_string_member (json_node_get_object (list), "card", proposals->card_id);
  json_object_set_string_member (json_node_get_object (list), "competitor", proposals->competitor);
  json_object_set_int_member (json_node_get_object (list), "dropped", proposals->n_dropped);
  pursuit_json_set_text (json_node_get_object (list), "cost", proposals->cost);
  json_object_set_member (json_node_get_object (list), "receipt",
                          pursuit_receipt_to_json (proposals->receipt));
  pursuit_cli_print_json (list);
}

static void
print_change (guint number, const PursuitAiCardChange *change)
{
  g_print ("%u  %s  %s\n", number, pursuit_ai_card_change_get_part (change),
           pursuit_ai_card_action_to_string (change->action));
  if (change->old != NULL)
    g_print ("    - %s\n", change->old);
  if (change->objection != NULL)
    g_print ("    + “%s”\n", change->objection);
  if (change->text != NULL)
    g_print ("    + %s\n", change->text);
  if (change->evidence->kind == PURSUIT_KIND_CONVERSATION)
    /* Translators: where a proposal is from: line, id and words */
    g_print (_ ("    line %u of conversation %s: “%s”\n"), change->evidence->line,
             change->evidence->record_id, change->evidence->quote);
  else
    g_print (_ ("    line %u of the notes: “%s”\n"), change->evidence->line,
             change->evidence->quote);
  if (change->shareable)
    g_print ("    %s\n", _ ("The customer may read it"));
}

static void
print_proposals (const PursuitCardProposals *proposals)
{
  if (proposals->changes->len == 0)
    g_print (_ ("Nothing new about %s.\n"), proposals->competitor);
  for (guint i = 0; i < proposals->changes->len; i++)
    print_change (i + 1, proposals->changes->pdata[i]);
  if (proposals->n_dropped > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u change was dropped: no source bears it out.\n",
                          "%u changes were dropped: no source bears them out.\n",
                          proposals->n_dropped),
             proposals->n_dropped);
  pursuit_cli_print_cost (proposals->cost, proposals->receipt);
}

static int
propose (PursuitCli *cli, const char *name, const char *notes, GError **error)
{
  g_autoptr (PursuitCardProposals) proposals = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error)
      || !pursuit_cli_ask_session_keys (cli, NULL, error))
    return -1;
  pursuit_workspace_propose_card_async (cli->workspace, name, notes, cli->cancellable,
                                        pursuit_cli_done, cli);
  proposals = pursuit_workspace_propose_card_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (proposals == NULL)
    return -1;
  if (cli->json)
    print_proposals_as_json (proposals);
  else
    print_proposals (proposals);

  return PURSUIT_CLI_DONE;
}

static int
show_what_leaves (PursuitCli *cli, const char *name, const char *notes, GError **error)
{
  g_autoptr (PursuitRequestPreview) preview = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_preview_card_async (cli->workspace, name, notes, cli->cancellable,
                                        pursuit_cli_done, cli);
  preview = pursuit_workspace_preview_card_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (preview == NULL)
    return -1;
  pursuit_cli_print_preview (cli, preview);

  return PURSUIT_CLI_DONE;
}

static PursuitAiCardChange *
find_change (JsonArray *items, guint64 number)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      if (JSON_NODE_HOLDS_OBJECT (item)
          && pursuit_json_get_integer (json_node_get_object (item), "number", 0) == (gint64) number)
        return pursuit_ai_card_change_from_json (item);
    }

  return NULL;
}

/* The chosen ones of what the first run has printed. */
static GPtrArray *
read_changes (JsonNode *proposals, GError **error)
{
  JsonNode *node = proposals != NULL && JSON_NODE_HOLDS_OBJECT (proposals)
                       ? json_object_get_member (json_node_get_object (proposals), "items")
                       : NULL;
  JsonArray *items
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_auto (GStrv) numbers = g_strsplit (accepted, ",", -1);
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_card_change_free);

  if (items == NULL)
    {
      pursuit_cli_usage (error, _ ("--from is what “card --engine ai --json” has printed"));
      return NULL;
    }
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 number = 0;
      PursuitAiCardChange *change
          = g_ascii_string_to_unsigned (numbers[i], 10, 1, G_MAXINT, &number, NULL)
                ? find_change (items, number)
                : NULL;

      if (change == NULL)
        {
          pursuit_cli_usage (error, _ ("There is no proposal “%.20s”"), numbers[i]);
          return NULL;
        }
      g_ptr_array_add (changes, change);
    }

  return g_steal_pointer (&changes);
}

static int
accept (PursuitCli *cli, const char *name, GError **error)
{
  g_autofree char *text = pursuit_cli_read_text (from, error);
  g_autoptr (JsonNode) proposals = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  g_autoptr (GPtrArray) changes = text != NULL ? read_changes (proposals, error) : NULL;
  g_autoptr (PursuitRecord) card = NULL;
  g_autoptr (PursuitRecord) after = NULL;

  if (changes == NULL || !pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_find_card_async (cli->workspace, name, cli->cancellable, pursuit_cli_done, cli);
  card = pursuit_workspace_find_card_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (card == NULL)
    return -1;
  if (g_strcmp0 (pursuit_json_get_text (json_node_get_object (proposals), "card"),
                 pursuit_record_get_id (card))
      != 0)
    return pursuit_cli_usage (error, _ ("These proposals are for another battle card"));
  pursuit_workspace_accept_card_async (cli->workspace, pursuit_record_get_id (card), changes,
                                       cli->cancellable, pursuit_cli_done, cli);
  after
      = pursuit_workspace_accept_card_finish (cli->workspace, pursuit_cli_wait (cli), NULL, error);
  if (after == NULL)
    return -1;
  pursuit_cli_print_card (cli, after);

  return PURSUIT_CLI_DONE;
}

static int
run_card (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *name = g_strjoinv (" ", args);
  g_autofree char *text = NULL;
  gboolean is_ai = g_strcmp0 (engine, "ai") == 0;

  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("card needs the name of a competitor"));
  if (engine != NULL && !is_ai)
    return pursuit_cli_usage (error, _ ("A battle card is updated by --engine ai only"));
  if ((accepted != NULL) != (from != NULL) || (accepted != NULL && is_ai))
    return pursuit_cli_usage (error, _ ("--accept and --from belong together, without --engine"));
  if (!is_ai && (notes_file != NULL || show_request))
    return pursuit_cli_usage (error, _ ("--notes and --show-request belong to --engine ai"));
  if (accepted != NULL)
    return accept (cli, name, error);
  if (!is_ai)
    return show_card (cli, name, error);
  if (notes_file != NULL)
    text = pursuit_cli_read_text (notes_file, error);
  if (notes_file != NULL && text == NULL)
    return -1;

  return show_request ? show_what_leaves (cli, name, text, error)
                      : propose (cli, name, text, error);
}

static JsonObject *
to_json (const PursuitAnswer *answer)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", answer->card_id);
  json_object_set_string_member (object, "card", answer->card);
  json_object_set_string_member (object, "tile", answer->tile);
  if (answer->objection != NULL)
    json_object_set_string_member (object, "objection", answer->objection);
  else
    json_object_set_null_member (object, "objection");
  json_object_set_string_member (object, "response", answer->response);
  json_object_set_double_member (object, "rank", answer->rank);

  return object;
}

static void
print_answers (PursuitCli *cli, GPtrArray *answers)
{
  g_autoptr (JsonArray) items = json_array_new ();

  for (guint i = 0; i < answers->len; i++)
    {
      const PursuitAnswer *answer = g_ptr_array_index (answers, i);

      if (cli->json)
        json_array_add_object_element (items, to_json (answer));
      else if (answer->objection != NULL)
        g_print ("%s: “%s”\n    %s\n", answer->card, answer->objection, answer->response);
      else
        g_print ("%s\n    %s\n", answer->card, answer->response);
    }
  if (cli->json)
    pursuit_cli_print_json (pursuit_cli_list_new (g_steal_pointer (&items), NULL, answers->len));
  else if (answers->len == 0)
    g_print ("%s\n", _ ("No battle card says anything to that."));
}

static int
run_answer (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *text = g_strjoinv (" ", args);
  g_autoptr (GPtrArray) answers = NULL;

  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("answer needs what the buyer says"));
  if (limit < 1)
    return pursuit_cli_usage (error, _ ("--limit is a number from 1"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_answer_async (cli->workspace, text, competitor, (guint) limit, cli->cancellable,
                                  pursuit_cli_done, cli);
  answers = pursuit_workspace_answer_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (answers == NULL)
    return -1;
  print_answers (cli, answers);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_card = {
  "card",
  "COMPETITOR | COMPETITOR --engine ai [--notes FILE] [--show-request]"
  " | COMPETITOR --accept N,… --from FILE",
  N_ ("the battle card about a competitor, and what would change on it"),
  card_entries,
  run_card,
};

const PursuitVerb pursuit_verb_answer = {
  "answer",
  "TEXT [--competitor NAME] [--limit N]",
  N_ ("what to say to an objection"),
  answer_entries,
  run_answer,
};
