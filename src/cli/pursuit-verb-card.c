/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-cards.h"

#include <glib/gi18n-lib.h>

/* So many answers are given when nobody says how many. */
#define DEFAULT_ANSWERS 5

static char *competitor;
static int limit = DEFAULT_ANSWERS;

static const GOptionEntry answer_entries[] = {
  { "competitor", 'c', 0, G_OPTION_ARG_STRING, &competitor, N_ ("Only from this one's card"),
    N_ ("NAME") },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

static int
run_card (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *name = g_strjoinv (" ", args);
  g_autoptr (PursuitRecord) card = NULL;

  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("card needs the name of a competitor"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_find_card_async (cli->workspace, name, cli->cancellable, pursuit_cli_done, cli);
  card = pursuit_workspace_find_card_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (card == NULL)
    return -1;
  pursuit_cli_print_record (cli, card);

  return PURSUIT_CLI_DONE;
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
  "card", "COMPETITOR", N_ ("the battle card about a competitor"), NULL, run_card,
};

const PursuitVerb pursuit_verb_answer = {
  "answer",
  "TEXT [--competitor NAME] [--limit N]",
  N_ ("what to say to an objection"),
  answer_entries,
  run_answer,
};
