/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* As many as a person could look through; the ladder needs three. */
#define PURSUIT_MAX_PROVIDERS 16

/**
 * PursuitProviderState:
 * @PURSUIT_PROVIDER_UNTESTED: nobody has asked it whether it answers
 * @PURSUIT_PROVIDER_READY: it answered when it was tested last
 * @PURSUIT_PROVIDER_SILENT: it did not
 *
 * What the last test of a provider, as it is set up now, came to.
 */
typedef enum
{
  PURSUIT_PROVIDER_UNTESTED,
  PURSUIT_PROVIDER_READY,
  PURSUIT_PROVIDER_SILENT,
} PursuitProviderState;

/**
 * PursuitProviderSetup:
 * @name: what the person calls it, such as "anthropic" or "office-ollama"
 * @kind: "anthropic", "openai", "local" or "fake"
 * @base_url: (nullable): where it is; %NULL for the provider's own address
 * @models: (nullable) by role, "reasoning", "summary" and "scoring": the model that is chosen
 *   instead of the shipped one
 * @session_only: its key is kept in memory until the program ends, and nowhere else
 * @state: what the last test came to; forgotten when it is set up anew
 *
 * A provider of AI as a person set it up. Its key is not part of it.
 */
typedef struct
{
  char *name;
  char *kind;
  char *base_url;
  char *models[3];
  gboolean session_only;
  PursuitProviderState state;
} PursuitProviderSetup;

/**
 * pursuit_provider_kinds: (array zero-terminated=1)
 *
 * The kinds of providers, in the order in which they are offered.
 */
extern const PursuitChoice pursuit_provider_kinds[];

/**
 * pursuit_provider_setup_new:
 * @name: a name
 * @kind: a kind
 *
 * Returns: (transfer full): a setup with everything else as it is shipped
 */
PursuitProviderSetup *pursuit_provider_setup_new (const char *name, const char *kind);

/**
 * pursuit_provider_setup_copy:
 * @self: a setup
 *
 * Returns: (transfer full): a copy
 */
PursuitProviderSetup *pursuit_provider_setup_copy (const PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_free:
 * @self: (nullable) (transfer full): a setup
 */
void pursuit_provider_setup_free (PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_set_model:
 * @self: a setup
 * @role: "reasoning", "summary" or "scoring"
 * @model: (nullable): a model's name; %NULL for the shipped one
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for a role that is none
 *
 * Chooses a model.
 *
 * Returns: %TRUE if set
 */
gboolean pursuit_provider_setup_set_model (PursuitProviderSetup *self,
                                           const char *role,
                                           const char *model,
                                           GError **error);

/**
 * pursuit_provider_setup_is_own_server:
 * @self: a setup
 *
 * Returns: whether it is a server of one's own, which has an address and is told its models
 */
gboolean pursuit_provider_setup_is_own_server (const PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_leaves_machine:
 * @self: a setup
 *
 * Returns: whether what is asked of it leaves this machine: not for the script, nor for a server on
 *   this machine
 */
gboolean pursuit_provider_setup_leaves_machine (const PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_check:
 * @self: a setup
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID, with what is wrong and what would be right
 *
 * Names are short and plain, since they stand in the ledger and on the command line. An address is
 * https, or http on this machine: over a network everybody on the way could read leads and key. A
 * local server has an address, and is told its models.
 *
 * Returns: %TRUE if it can be used
 */
gboolean pursuit_provider_setup_check (const PursuitProviderSetup *self, GError **error);

/**
 * pursuit_provider_setup_needs_key:
 * @self: a setup
 *
 * Returns: %TRUE if it does not answer without a key
 */
gboolean pursuit_provider_setup_needs_key (const PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_to_json:
 * @self: a setup
 *
 * Returns: (transfer full): `{"name","kind","state","base_url","models":{},"session_only"}`; what
 *   is not set is not there. The state is "untested", "ready" or "silent"
 */
JsonNode *pursuit_provider_setup_to_json (const PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_from_json:
 * @node: what pursuit_provider_setup_to_json() made
 *
 * Returns: (transfer full) (nullable): the setup; %NULL if it is none, or would not pass the check
 */
PursuitProviderSetup *pursuit_provider_setup_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProviderSetup, pursuit_provider_setup_free)

G_END_DECLS
