/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-key.h"
#include "cli/pursuit-cli-spending.h"
#include "cli/pursuit-cli.h"

#include "workspace/ai/pursuit-provider-keys.h"
#include "workspace/ai/pursuit-providers.h"

#include <glib/gi18n-lib.h>

static gboolean
ask_for_key (PursuitCli *cli, const PursuitProviderSetup *setup, GError **error)
{
  PursuitKeyRef ref = pursuit_provider_setup_get_key_ref (setup, PURSUIT_KEYRING_QUIET);
  g_autofree char *prompt = g_strdup_printf (_ ("Key for %s: "), setup->name);
  g_autoptr (PursuitSecret) key = pursuit_cli_read_key (prompt, error);

  if (key == NULL)
    return FALSE;
  pursuit_workspace_set_key_async (cli->workspace, &ref, key, PURSUIT_KEY_PLACE_SESSION,
                                   cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_set_key_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

gboolean
pursuit_cli_ask_session_keys (PursuitCli *cli, const char *name, GError **error)
{
  g_autoptr (GPtrArray) providers = NULL;

  pursuit_cli_watch_spending (cli);
  pursuit_workspace_list_providers_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  providers
      = pursuit_workspace_list_providers_finish (cli->workspace, pursuit_cli_wait (cli), error);
  for (guint i = 0; providers != NULL && i < providers->len; i++)
    {
      const PursuitProviderSetup *setup = providers->pdata[i];

      if (setup->session_only && pursuit_provider_setup_needs_key (setup)
          && (name == NULL || g_str_equal (name, setup->name)) && !ask_for_key (cli, setup, error))
        return FALSE;
    }

  return providers != NULL;
}
