/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include <glib/gi18n-lib.h>

gboolean
pursuit_cli_may_ask (PursuitCli *cli, const char *engine, PursuitAiFeature feature)
{
  if (g_strcmp0 (engine, PURSUIT_ENGINE_AUTO) != 0)
    return g_strcmp0 (engine, "ai") == 0;

  pursuit_workspace_may_ask_async (cli->workspace, feature, cli->cancellable, pursuit_cli_done,
                                   cli);

  return pursuit_workspace_may_ask_finish (cli->workspace, pursuit_cli_wait (cli));
}

gboolean
pursuit_cli_check_engine (const char *engine, const char *const *names, GError **error)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (names != NULL, FALSE);

  if (engine == NULL || g_strv_contains (names, engine))
    return TRUE;
  list = g_strjoinv (", ", (char **) names);
  /* Translators: names of engines, and what was given instead */
  pursuit_cli_usage (error, _ ("--engine is one of %s, not “%.40s”"), list, engine);

  return FALSE;
}

gboolean
pursuit_cli_prepare_engine (PursuitCli *cli,
                            const char *engine,
                            PursuitAiFeature feature,
                            GError **error)
{
  gboolean is_named = g_strcmp0 (engine, PURSUIT_ENGINE_AUTO) != 0;

  if (!pursuit_cli_may_ask (cli, engine, feature))
    return TRUE;

  /* Without its key a provider gives no answer, which only who named it has to know. */
  return pursuit_cli_ask_session_keys (cli, NULL, is_named ? error : NULL) || !is_named;
}

void
pursuit_cli_tell_fallen (PursuitCli *cli)
{
  const char *why = pursuit_workspace_get_fallen (cli->workspace, cli->result);

  if (why != NULL && !cli->quiet)
    /* Translators: %s is a sentence that says why */
    g_printerr (_ ("pursuitctl: AI did not answer, so this machine did: %s\n"), why);
}
