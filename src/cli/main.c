/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-print.h"
#include "cli/pursuit-cli-spending.h"
#include "cli/pursuit-cli.h"
#include "core/pursuit-harden.h"
#include "core/pursuit-locale.h"
#include "core/pursuit-version.h"
#include "workspace/pursuit-workspace-error.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const PursuitVerb *const verbs[] = {
  &pursuit_verb_init,     &pursuit_verb_status,  &pursuit_verb_me,
  &pursuit_verb_add,      &pursuit_verb_set,     &pursuit_verb_show,
  &pursuit_verb_list,     &pursuit_verb_delete,  &pursuit_verb_restore,
  &pursuit_verb_undo,     &pursuit_verb_redo,    &pursuit_verb_search,
  &pursuit_verb_import,   &pursuit_verb_export,  &pursuit_verb_score,
  &pursuit_verb_model,    &pursuit_verb_draft,   &pursuit_verb_render,
  &pursuit_verb_proposal, &pursuit_verb_audit,   &pursuit_verb_doctor,
  &pursuit_verb_backup,   &pursuit_verb_backups, &pursuit_verb_restore_backup,
  &pursuit_verb_recover,  &pursuit_verb_brand,   &pursuit_verb_provider,
  &pursuit_verb_usage,    &pursuit_verb_budget,  &pursuit_verb_analyze,
  &pursuit_verb_card,     &pursuit_verb_answer,
};

/* Verbs of the contract that later versions bring: the answer shall not be that they are
 * misspelt. */
static const char *const later_verbs[]
    = { "restore-bundle", "duplicates", "unmerge",       "today",    "pipeline", "forecast",
        "sign-in",        "sign-out",   "whoami",        "sync",     "outbox",   "conflicts",
        "resolve",        "erase",      "personal-data", "retention" };

static gboolean
on_interrupt (gpointer data)
{
  PursuitCli *cli = data;

  g_cancellable_cancel (cli->cancellable);

  return G_SOURCE_CONTINUE;
}

static void
print_help (void)
{
  g_print ("%s\n\n%s\n", _ ("Usage: pursuitctl [--profile DIR] [--json] [--quiet] VERB …"),
           _ ("Verbs:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-14s %s\n", verbs[i]->name, _ (verbs[i]->summary));
  g_print ("\n%s\n%s\n", _ ("“pursuitctl VERB --help” says more about a verb."),
           _ ("Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 done in part, "
              "130 interrupted."));
}

/* @booked: what was spent before */
static void
print_error (PursuitCli *cli, const GError *error, const PursuitBooked *booked)
{
  g_autofree char *hint = pursuit_error_dup_hint (error, cli->provider);
  gboolean usage = error->domain == PURSUIT_CLI_ERROR;
  /* It may quote what was typed, and that may be anything. */
  g_autofree char *message = g_utf8_make_valid (error->message, -1);
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');
  JsonObject *object;
  JsonNode *node;

  if (!cli->json)
    {
      /* What to do belongs to the one line, where nothing else carries it. */
      g_printerr ("pursuitctl: %s%s%s\n", line, *hint != '\0' && !usage ? ". " : "",
                  usage ? "" : hint);
      return;
    }
  g_printerr ("pursuitctl: %s\n", line);

  object = json_object_new ();
  json_object_set_string_member (object, "code", usage ? "usage" : pursuit_error_get_code (error));
  json_object_set_string_member (object, "message", message);
  json_object_set_string_member (object, "hint", usage ? _ ("See “pursuitctl help”") : hint);
  if (booked->pico > 0)
    {
      json_object_set_object_member (object, "booked", pursuit_cli_money_new (booked->pico));
      json_object_set_boolean_member (object, "at_most", booked->at_most);
    }
  node = json_node_init_object (json_node_alloc (), json_object_new ());
  json_object_set_object_member (json_node_get_object (node), "error", object);
  pursuit_cli_print_json (node);
}

static int
get_status (const GError *error)
{
  if (error->domain == PURSUIT_CLI_ERROR)
    return PURSUIT_CLI_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return PURSUIT_CLI_INTERRUPTED;

  return PURSUIT_CLI_FAILED;
}

static const PursuitVerb *
find_verb (const char *name, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i]->name, name) == 0)
      return verbs[i];

  for (gsize i = 0; i < G_N_ELEMENTS (later_verbs); i++)
    if (strcmp (later_verbs[i], name) == 0)
      {
        pursuit_cli_usage (error,
                           _ ("This version cannot “%s” yet; “pursuitctl help” lists what "
                              "it can"),
                           name);
        return NULL;
      }
  pursuit_cli_usage (error, _ ("There is no verb “%s”; “pursuitctl help” lists them"), name);

  return NULL;
}

static GOptionContext *
make_context (PursuitCli *cli, const PursuitVerb *verb)
{
  const GOptionEntry globals[] = {
    { "profile", 'p', 0, G_OPTION_ARG_FILENAME, &cli->profile, N_ ("The workspace's folder"),
      N_ ("DIR") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print the result as JSON"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &cli->quiet, N_ ("Print no progress and no messages"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *usage = verb != NULL ? g_strconcat (verb->name, " ", verb->usage, NULL) : NULL;
  GOptionContext *context = g_option_context_new (usage != NULL ? usage : "VERB …");

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (verb != NULL)
    g_option_context_set_summary (context, _ (verb->summary));
  if (verb != NULL && verb->entries != NULL)
    g_option_context_add_main_entries (context, verb->entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, globals, GETTEXT_PACKAGE);

  return context;
}

/* GOption takes back what it has set when it fails, and its errors become ours. */
static gboolean
parse (PursuitCli *cli, GOptionContext *context, char ***args, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean json = cli->json;

  if (g_option_context_parse_strv (context, args, &local))
    return TRUE;

  cli->json = json;
  pursuit_cli_usage (error, "%s", local->message);

  return FALSE;
}

/* Where the verb stands: the first word that is no option of all verbs. */
static guint
find_verb_place (char **args)
{
  guint i = 1;

  while (args[i] != NULL && args[i][0] == '-' && args[i][1] != '\0')
    {
      if (strcmp (args[i], "--profile") == 0 || strcmp (args[i], "-p") == 0)
        i++;
      if (args[i] != NULL)
        i++;
    }

  return i;
}

/* Takes the verb out of the words, so that options may stand before and behind it. */
static char **
without_verb (char **args, guint place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; args[i] != NULL; i++)
    if (i != place)
      g_strv_builder_add (builder, args[i]);

  return g_strv_builder_end (builder);
}

static int
run_verb (PursuitCli *cli, char **args, guint place, GError **error)
{
  const PursuitVerb *verb = find_verb (args[place], error);
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) rest = without_verb (args, place);

  context = make_context (cli, verb);
  if (verb == NULL)
    {
      g_option_context_set_ignore_unknown_options (context, TRUE);
      parse (cli, context, &rest, NULL);
      return -1;
    }
  if (!parse (cli, context, &rest, error))
    return -1;

  return verb->run (cli, rest + 1, error);
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  guint place = find_verb_place (args);
  const char *word = args[place];

  if (g_strv_contains ((const char *const *) args, "--version") && word == NULL)
    {
      g_print ("pursuitctl %s (%s)\n", PURSUIT_VERSION, pursuit_version_get_commit ());
      return PURSUIT_CLI_DONE;
    }
  if (word == NULL
      && (g_strv_contains ((const char *const *) args, "--help")
          || g_strv_contains ((const char *const *) args, "-h")))
    {
      print_help ();
      return PURSUIT_CLI_DONE;
    }
  if (word == NULL)
    return pursuit_cli_usage (error, _ ("What shall be done? “pursuitctl help” lists the verbs"));
  if (strcmp (word, "help") == 0)
    {
      print_help ();
      return PURSUIT_CLI_DONE;
    }

  return run_verb (cli, args, place, error);
}

static void
cli_clear (PursuitCli *cli)
{
  g_clear_object (&cli->result);
  if (cli->workspace != NULL)
    pursuit_workspace_close (cli->workspace);
  g_clear_object (&cli->workspace);
  g_clear_object (&cli->cancellable);
  g_clear_pointer (&cli->loop, g_main_loop_unref);
  g_clear_pointer (&cli->profile, g_free);
  g_clear_pointer (&cli->provider, g_free);
}

/* Nothing was changed, but what was asked until then has its price. */
static GError *
interrupted_new (const PursuitBooked *booked)
{
  g_autofree char *amount = pursuit_booked_dup_words (booked);

  if (amount == NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                _ ("Interrupted: nothing was changed"));

  /* Translators: %s is an amount, or “at most” and an amount */
  return g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                      _ ("Interrupted: no record was changed; for what was asked, %s is counted"),
                      amount);
}

/* A full disk behind a redirection is noticed only here, where the last of it is written. */
static gboolean
flush_output (GError **error)
{
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The result cannot be written to standard output (%s); make room, or send it "
                  "elsewhere"),
               g_strerror (errno));

  return FALSE;
}

/* What is read and written is UTF-8 whatever the locale says: names of buyers go through scripts
 * that run with LC_ALL=C. */
static void
set_locale (void)
{
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  PursuitCli cli = { NULL };
  g_auto (GStrv) args = NULL;
  g_autoptr (GError) error = NULL;
  PursuitBooked booked;
  int status;

  pursuit_harden_process ();
  /* What is printed is read by programs, whatever is logged beside it. */
  g_log_writer_default_set_use_stderr (TRUE);
  set_locale ();
  pursuit_cli_guard_output ();
  pursuit_locale_bind_words ();
  g_set_prgname ("pursuitctl");

  args = g_strdupv (argv);
  cli.json = g_strv_contains ((const char *const *) args, "--json");
  cli.cancellable = g_cancellable_new ();
  cli.loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGINT, on_interrupt, &cli);
  g_unix_signal_add (SIGTERM, on_interrupt, &cli);

  status = run (&cli, args, &error);
  booked = pursuit_cli_end_spending (&cli);
  if (error == NULL && !flush_output (&error))
    status = PURSUIT_CLI_FAILED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      error = interrupted_new (&booked);
    }
  if (error != NULL)
    {
      status = get_status (error);
      print_error (&cli, error, &booked);
    }
  cli_clear (&cli);

  return status;
}
