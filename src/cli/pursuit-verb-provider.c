/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-key.h"
#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/ai/pursuit-ai-rungs.h"
#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-provider-notice.h"
#include "workspace/ai/pursuit-provider-order.h"
#include "workspace/ai/pursuit-provider-test.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *kind;
static char *base_url;
static char **models;
static gboolean session_only;
static gboolean none;
static gboolean no_test;

/* An error's code of a keyring that is open and has no such key. */
#define NO_KEY_CODE "no-key"

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
    N_ ("What it speaks: anthropic, openai, local or fake; its name if not given"), N_ ("KIND") },
  { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url,
    N_ ("Where it is, for a gateway or a server of your own"), N_ ("URL") },
  { "model", 0, 0, G_OPTION_ARG_STRING_ARRAY, &models,
    N_ ("The model for reasoning, summary or scoring; may be given again"), N_ ("ROLE=ID") },
  { "session-only", 0, 0, G_OPTION_ARG_NONE, &session_only,
    N_ ("Keep no key; it is asked for each time"), NULL },
  { "no-test", 0, 0, G_OPTION_ARG_NONE, &no_test, N_ ("Do not ask it whether it answers"), NULL },
  { "none", 0, 0, G_OPTION_ARG_NONE, &none, N_ ("Of allow: the engine auto asks AI for nothing"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
set_models (PursuitProviderSetup *setup, GError **error)
{
  for (char **model = models; model != NULL && *model != NULL; model++)
    {
      g_auto (GStrv) parts = g_strsplit (*model, "=", 2);

      if (g_strv_length (parts) != 2)
        {
          pursuit_cli_usage (error, _ ("--model needs ROLE=ID, such as scoring=gpt-6.1-terra"));
          return FALSE;
        }
      if (!pursuit_provider_setup_set_model (setup, parts[0], parts[1], error))
        return FALSE;
    }

  return TRUE;
}

/* By #PursuitProviderState. */
static const char *const states[]
    = { N_ ("not tested"), N_ ("ready"), N_ ("did not answer last time") };

static void
print_provider (const PursuitProviderSetup *setup)
{
  static const char *const roles[] = { "reasoning", "summary", "scoring" };

  g_print ("%s: %s%s%s, %s", setup->name, setup->kind, setup->base_url != NULL ? ", " : "",
           setup->base_url != NULL ? setup->base_url : "", _ (states[setup->state]));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (setup->models[i] != NULL)
      g_print (", %s=%s", roles[i], setup->models[i]);
  g_print ("\n");
}

static JsonArray *
allowed_to_json (const PursuitAiAllowed *allowed)
{
  g_auto (GStrv) words = pursuit_ai_allowed_list (allowed);
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);

  return array;
}

static PursuitAiAllowed
find_allowed (GPtrArray *permits, const char *name)
{
  for (guint i = 0; i < permits->len; i++)
    {
      const PursuitAiPermit *permit = permits->pdata[i];

      if (g_str_equal (permit->name, name))
        return permit->allowed;
    }

  return (PursuitAiAllowed){ { FALSE } };
}

/* With what became of its models, and what may be asked of it. */
static JsonNode *
to_json (PursuitCli *cli, const PursuitProviderSetup *setup, GPtrArray *permits)
{
  JsonNode *node = pursuit_provider_setup_to_json (setup);
  g_autofree char *notice = pursuit_workspace_dup_provider_notice (cli->workspace, setup);
  PursuitAiAllowed allowed = find_allowed (permits, setup->name);

  json_object_set_array_member (json_node_get_object (node), "allowed", allowed_to_json (&allowed));
  if (notice != NULL)
    json_object_set_string_member (json_node_get_object (node), "notice", notice);

  return node;
}

static void
print (PursuitCli *cli, const PursuitProviderSetup *setup)
{
  g_autofree char *notice = pursuit_workspace_dup_provider_notice (cli->workspace, setup);

  print_provider (setup);
  if (notice != NULL)
    g_print ("%s\n", notice);
}

/* (nullable) */
static GPtrArray *
get_permits (PursuitCli *cli, GError **error)
{
  pursuit_workspace_get_allowed_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_get_allowed_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

/* What is allowed belongs to a provider: of a new one, or of a known one with another address,
 * nothing may be asked. */
static void
print_added (PursuitCli *cli, const PursuitProviderSetup *setup, GPtrArray *permits)
{
  PursuitAiAllowed allowed = find_allowed (permits, setup->name);
  g_auto (GStrv) words = pursuit_ai_allowed_list (&allowed);

  if (cli->json)
    {
      pursuit_cli_print_json (to_json (cli, setup, permits));
      return;
    }
  print (cli, setup);
  if (*words == NULL)
    /* Translators: the command stays as it is, FEATURE is translated */
    g_print ("%s\n", _ ("The engine auto asks it nothing until you allow it, with: pursuitctl "
                        "provider allow FEATURE"));
}

/* A key that is kept already is used again where none is given; not one that was deleted in the
 * keyring itself. */
static gboolean
is_kept (PursuitCli *cli, const PursuitKeyRef *ref)
{
  PursuitKeyPlace place = PURSUIT_KEY_PLACE_NONE;
  g_autoptr (PursuitSecret) key = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_find_key_async (cli->workspace, ref, cli->cancellable, pursuit_cli_done, cli);
  if (!pursuit_workspace_find_key_finish (cli->workspace, pursuit_cli_wait (cli), &place, NULL)
      || place != PURSUIT_KEY_PLACE_KEYRING)
    return FALSE;
  pursuit_workspace_get_key_async (cli->workspace, ref, cli->cancellable, pursuit_cli_done, cli);
  key = pursuit_workspace_get_key_finish (cli->workspace, pursuit_cli_wait (cli), &error);

  return key != NULL || !g_str_equal (pursuit_error_get_code (error), NO_KEY_CODE);
}

/* The key that has to be kept with a provider: the one that is given, whatever is kept; none where
 * one is kept and no other is given, or none shall be. */
static gboolean
read_key (PursuitCli *cli, const PursuitProviderSetup *setup, PursuitSecret **key, GError **error)
{
  PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (setup, PURSUIT_KEYRING_QUIET);
  g_autofree char *prompt = NULL;

  *key = NULL;
  if (!pursuit_provider_setup_needs_key (setup) || (setup->session_only && no_test))
    return TRUE;
  if (setup->session_only)
    {
      /* Translators: %s is the name of a provider; “Enter” is the key of the keyboard */
      prompt = g_strdup_printf (_ ("Key for %s, to test it now (Enter leaves that out): "),
                                setup->name);
      return pursuit_cli_read_key_or_none (prompt, key, error);
    }
  if (is_kept (cli, &ref))
    {
      /* Translators: %s is the name of a provider; “Enter” is the key of the keyboard */
      prompt = g_strdup_printf (_ ("Key for %s (one is kept, Enter keeps it): "), setup->name);
      return pursuit_cli_read_key_or_none (prompt, key, error);
    }

  prompt = g_strdup_printf (_ ("Key for %s: "), setup->name);
  *key = pursuit_cli_read_key (prompt, error);

  return *key != NULL;
}

/* Whether it can be asked: a key that is not kept was given now or was not. */
static gboolean
can_test (const PursuitProviderSetup *setup, const PursuitSecret *key)
{
  return !no_test
         && (!setup->session_only || key != NULL || !pursuit_provider_setup_needs_key (setup));
}

/* What has to be said to set it up again: its kind, too, unless its name says it. */
static void
note_provider (PursuitCli *cli, const PursuitProviderSetup *setup)
{
  g_free (cli->provider);
  cli->provider = g_str_equal (setup->name, setup->kind)
                      ? g_strdup (setup->name)
                      : g_strdup_printf ("%s --kind %s", setup->name, setup->kind);
}

/* It stays set up, as in the window: whoever has no network now need not say all of it again. */
static gboolean
test_added (PursuitCli *cli, PursuitProviderSetup *setup, GError **error)
{
  g_autoptr (PursuitProviderTest) test = NULL;

  pursuit_workspace_test_provider_async (cli->workspace, setup->name, cli->cancellable,
                                         pursuit_cli_done, cli);
  test = pursuit_workspace_test_provider_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (test == NULL)
    {
      /* Translators: %s is the name of a provider; why it does not answer follows */
      g_prefix_error (error, _ ("%s is set up, but it does not answer: "), setup->name);
      return FALSE;
    }
  setup->state = PURSUIT_PROVIDER_READY;
  if (!cli->json)
    g_print (_ ("%s answers: %s, in %" PRId64 " ms\n"), setup->name, test->model, test->took_ms);

  return TRUE;
}

static int
run_add (PursuitCli *cli, const char *name, GError **error)
{
  g_autoptr (PursuitProviderSetup) setup
      = pursuit_provider_setup_new (name, kind != NULL ? kind : name);
  g_autoptr (PursuitSecret) key = NULL;
  g_autoptr (GPtrArray) permits = NULL;

  note_provider (cli, setup);
  setup->base_url = g_strdup (base_url);
  setup->session_only = session_only;
  if (!set_models (setup, error) || !pursuit_provider_setup_check (setup, error)
      || !pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error)
      || !read_key (cli, setup, &key, error))
    return -1;
  pursuit_workspace_set_up_provider_async (cli->workspace, setup, key, cli->cancellable,
                                           pursuit_cli_done, cli);
  if (!pursuit_workspace_set_up_provider_finish (cli->workspace, pursuit_cli_wait (cli), error))
    return -1;
  if (can_test (setup, key) && !test_added (cli, setup, error))
    return -1;
  permits = get_permits (cli, error);
  if (permits == NULL)
    return -1;
  print_added (cli, setup, permits);

  return PURSUIT_CLI_DONE;
}

/* What may be asked of at least one. */
static PursuitAiAllowed
get_any (GPtrArray *permits)
{
  PursuitAiAllowed any = { { FALSE } };

  for (guint i = 0; i < permits->len; i++)
    for (guint k = 0; k < PURSUIT_AI_N_FEATURES; k++)
      any.may[k] = any.may[k] || ((const PursuitAiPermit *) permits->pdata[i])->allowed.may[k];

  return any;
}

static void
print_allowed (GPtrArray *permits)
{
  PursuitAiAllowed any = get_any (permits);
  g_auto (GStrv) words = pursuit_ai_allowed_list (&any);
  g_autofree char *list = g_strjoinv (", ", words);

  /* Translators: %s are names of features, or nothing */
  g_print (_ ("The engine auto may ask AI for: %s\n"), *list != '\0' ? list : _ ("nothing"));
  for (guint i = 0; i < PURSUIT_AI_N_FEATURES; i++)
    {
      g_auto (GStrv) left = pursuit_ai_permits_dup_names (permits, (PursuitAiFeature) i, FALSE);
      g_autofree char *names = g_strjoinv (", ", left);

      if (any.may[i] && *left != NULL)
        /* Translators: the name of a feature, and names of providers */
        g_print (_ ("%s: not of %s, which came later; allow it again to ask there, too\n"),
                 pursuit_ai_feature_to_string ((PursuitAiFeature) i), names);
    }
}

static int
allow (PursuitCli *cli, char **features, GError **error)
{
  g_autoptr (GPtrArray) permits = NULL;
  PursuitAiAllowed allowed;
  JsonObject *object;
  JsonNode *node;

  if (none == (features[0] != NULL))
    return pursuit_cli_usage (error,
                              _ ("provider allow needs score, draft or conversation, or --none"));
  if (!pursuit_ai_allowed_parse ((const char *const *) features, &allowed, error)
      || !pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_set_allowed_async (cli->workspace, &allowed, cli->cancellable, pursuit_cli_done,
                                       cli);
  if (!pursuit_workspace_set_allowed_finish (cli->workspace, pursuit_cli_wait (cli), error))
    return -1;
  permits = get_permits (cli, error);
  if (permits == NULL)
    return -1;
  if (!cli->json)
    {
      print_allowed (permits);
      return PURSUIT_CLI_DONE;
    }

  object = json_object_new ();
  json_object_set_array_member (object, "allowed", allowed_to_json (&allowed));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

/* Without a key: the words of the command, and what they say. */
#define NEXT_WORD "next"
#define STOP_WORD "stop"

static void
print_without_key (gboolean next)
{
  g_print ("%s\n", next ? _ ("Where a key is missing or refused, the next provider is asked")
                        : _ ("Where a key is missing or refused, the question ends"));
}

static int
set_without_key (PursuitCli *cli, const char *word, GError **error)
{
  gboolean next = g_strcmp0 (word, NEXT_WORD) == 0;
  JsonObject *object;
  JsonNode *node;

  if (!next && g_strcmp0 (word, STOP_WORD) != 0)
    return pursuit_cli_usage (error, _ ("provider without-key needs next or stop"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_set_next_without_key_async (cli->workspace, next, cli->cancellable,
                                                pursuit_cli_done, cli);
  if (!pursuit_workspace_set_next_without_key_finish (cli->workspace, pursuit_cli_wait (cli),
                                                      error))
    return -1;
  if (!cli->json)
    {
      print_without_key (next);
      return PURSUIT_CLI_DONE;
    }

  object = json_object_new ();
  json_object_set_string_member (object, "without_key", word);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

static void
print_providers (PursuitCli *cli, GPtrArray *providers, GPtrArray *permits, gboolean next)
{
  PursuitAiAllowed any = get_any (permits);
  JsonArray *items;
  JsonNode *list;

  if (!cli->json)
    {
      for (guint i = 0; i < providers->len; i++)
        print (cli, providers->pdata[i]);
      print_allowed (permits);
      print_without_key (next);
      return;
    }

  items = json_array_new ();
  for (guint i = 0; i < providers->len; i++)
    json_array_add_element (items, to_json (cli, providers->pdata[i], permits));
  list = pursuit_cli_list_new (items, NULL, providers->len);
  json_object_set_array_member (json_node_get_object (list), "allowed", allowed_to_json (&any));
  json_object_set_string_member (json_node_get_object (list), "without_key",
                                 next ? NEXT_WORD : STOP_WORD);
  pursuit_cli_print_json (list);
}

static int
run_list (PursuitCli *cli, const char *name, GError **error)
{
  g_autoptr (GPtrArray) providers = NULL;
  g_autoptr (GPtrArray) permits = NULL;
  gboolean next;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_list_providers_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  providers
      = pursuit_workspace_list_providers_finish (cli->workspace, pursuit_cli_wait (cli), error);
  permits = providers != NULL ? get_permits (cli, error) : NULL;
  if (permits == NULL)
    return -1;
  pursuit_workspace_get_next_without_key_async (cli->workspace, cli->cancellable, pursuit_cli_done,
                                                cli);
  if (!pursuit_workspace_get_next_without_key_finish (cli->workspace, pursuit_cli_wait (cli), &next,
                                                      error))
    return -1;
  print_providers (cli, providers, permits, next);

  return PURSUIT_CLI_DONE;
}

/* Says who is asked first. */
static int
order (PursuitCli *cli, char **names, GError **error)
{
  g_autoptr (GPtrArray) providers = NULL;
  JsonArray *items;

  if (*names == NULL)
    return pursuit_cli_usage (error, _ ("provider order needs the names of providers"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_order_providers_async (cli->workspace, (const char *const *) names,
                                           cli->cancellable, pursuit_cli_done, cli);
  providers
      = pursuit_workspace_order_providers_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (providers == NULL)
    return -1;

  items = json_array_new ();
  for (guint i = 0; i < providers->len; i++)
    {
      const PursuitProviderSetup *setup = providers->pdata[i];

      json_array_add_element (items, pursuit_provider_setup_to_json (setup));
      if (!cli->json)
        print_provider (setup);
    }
  if (cli->json)
    pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, providers->len));
  else
    json_array_unref (items);

  return PURSUIT_CLI_DONE;
}

static int
run_remove (PursuitCli *cli, const char *name, GError **error)
{
  g_autofree char *left = NULL;
  JsonObject *object;
  JsonNode *node;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_remove_provider_async (cli->workspace, name, cli->cancellable, pursuit_cli_done,
                                           cli);
  if (!pursuit_workspace_remove_provider_finish (cli->workspace, pursuit_cli_wait (cli), &left,
                                                 error))
    return -1;
  if (left != NULL)
    g_printerr ("pursuitctl: %s\n", left);
  if (!cli->json)
    return PURSUIT_CLI_DONE;

  object = json_object_new ();
  json_object_set_string_member (object, "removed", name);
  pursuit_json_set_text (object, "key_left", left);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

static void
print_test (PursuitCli *cli, const char *name, const PursuitProviderTest *test)
{
  JsonArray *answering;
  JsonObject *object;
  JsonNode *node;

  if (!cli->json)
    {
      g_print (_ ("%s answers: %s, in %" PRId64 " ms\n"), name, test->model, test->took_ms);
      return;
    }

  object = json_object_new ();
  answering = json_array_new ();
  json_array_add_string_element (answering, test->model);
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "kind", test->kind);
  json_object_set_string_member (object, "state", "ready");
  json_object_set_array_member (object, "models", answering);
  json_object_set_int_member (object, "took_ms", test->took_ms);
  if (test->cost != NULL)
    json_object_set_string_member (object, "cost", test->cost);
  else
    json_object_set_null_member (object, "cost");
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);
}

/* What one that is set up is called in a hint. */
static void
find_provider (PursuitCli *cli, const char *name)
{
  g_autoptr (GPtrArray) providers = NULL;

  pursuit_workspace_list_providers_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  providers
      = pursuit_workspace_list_providers_finish (cli->workspace, pursuit_cli_wait (cli), NULL);
  for (guint i = 0; providers != NULL && i < providers->len; i++)
    {
      const PursuitProviderSetup *setup = providers->pdata[i];

      if (g_str_equal (setup->name, name))
        note_provider (cli, setup);
    }
}

static int
run_test (PursuitCli *cli, const char *name, GError **error)
{
  g_autoptr (PursuitProviderTest) test = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  find_provider (cli, name);
  if (!pursuit_cli_ask_session_keys (cli, name, error))
    return -1;
  pursuit_workspace_test_provider_async (cli->workspace, name, cli->cancellable, pursuit_cli_done,
                                         cli);
  test = pursuit_workspace_test_provider_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (test == NULL)
    return -1;
  print_test (cli, name, test);

  return PURSUIT_CLI_DONE;
}

static const struct
{
  const char *word;
  gboolean takes_name;
  int (*run) (PursuitCli *cli, const char *name, GError **error);
} actions[] = {
  { "add", TRUE, run_add },
  { "list", FALSE, run_list },
  { "test", TRUE, run_test },
  { "remove", TRUE, run_remove },
};

static int
run (PursuitCli *cli, char **args, GError **error)
{
  gboolean has_options
      = kind != NULL || base_url != NULL || models != NULL || session_only || no_test;
  gsize action = 0;

  if (g_strcmp0 (args[0], "allow") == 0 && !has_options)
    return allow (cli, args + 1, error);
  if (g_strcmp0 (args[0], "order") == 0 && !has_options && !none)
    return order (cli, args + 1, error);
  if (g_strcmp0 (args[0], "without-key") == 0 && !has_options && !none && g_strv_length (args) == 2)
    return set_without_key (cli, args[1], error);
  while (action < G_N_ELEMENTS (actions) && g_strcmp0 (actions[action].word, args[0]) != 0)
    action++;
  if (action == G_N_ELEMENTS (actions) || (args[1] != NULL) != actions[action].takes_name
      || (args[1] != NULL && args[2] != NULL))
    return pursuit_cli_usage (
        error, _ ("provider needs add NAME, list, test NAME, remove NAME, order NAME…, allow "
                  "FEATURE or without-key next or stop"));
  if (none)
    return pursuit_cli_usage (error, _ ("--none belongs to provider allow"));
  if (has_options && actions[action].run != run_add)
    return pursuit_cli_usage (error, _ ("options belong to provider add"));

  return actions[action].run (cli, args[1], error);
}

const PursuitVerb pursuit_verb_provider = {
  "provider",
  "add NAME [--kind KIND] [--base-url URL] [--model ROLE=ID]… [--session-only] [--no-test] | list "
  "| test NAME | remove NAME | order NAME… | allow FEATURE…|--none | without-key next|stop",
  N_ ("set up who is asked for AI"),
  entries,
  run,
};
