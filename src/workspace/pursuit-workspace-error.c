/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-workspace-error.h"

#include "ai/pursuit-ai-error.h"
#include "core/pursuit-core-error.h"
#include "document/pursuit-document-error.h"
#include "engines/pursuit-engines-error.h"
#include "exchange/pursuit-exchange-error.h"
#include "keyring/pursuit-keyring-error.h"
#include "store/pursuit-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (pursuit - workspace - error - quark, pursuit_workspace_error)

/* For a keyring that keeps no key now. */
#define KEYRING_HINT                                                                               \
  N_ ("With --session-only “pursuitctl provider add” keeps no key; it is asked for each time")
#define KEYRING_WINDOW                                                                             \
  N_ ("Or let the key be kept only until Pursuit is closed, which the provider's dialog offers")

typedef struct
{
  GQuark (*domain) (void);
  int code;
  const char *name;
  const char *hint;   /* (nullable) for the command line, and for the window where that has none */
  const char *window; /* (nullable) for the window */
} ErrorWord;

/* For whatever is wrong with how a provider is set up. */
#define PROVIDER_HINT                                                                                \
  N_ ("“pursuitctl provider add NAME”, with the name of the provider, enters another key, with " \
      "--base-url another address and with --model another model")
#define PROVIDER_WINDOW                                                                                \
  N_ ("Key, address and models are in the preferences, on the page “AI”: press the pencil in the " \
      "provider's row")

static const ErrorWord words[] = {
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_INVALID, "invalid" },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_NOT_FOUND, "not-found" },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_READ_ONLY, "read-only" },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_UNSUPPORTED, "unsupported" },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_UNAVAILABLE, "unavailable" },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_CHANGED, "changed" },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED, "unconfirmed",
    N_ ("“pursuitctl proposal check” lists all there is to mend, and “proposal confirm” confirms a "
        "claim"),
    N_ ("The line below the text goes through all there is to mend") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_BUSY, "busy",
    N_ ("Close the other program, or only read: reading works beside it") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_NEWER, "newer",
    N_ ("Open it with the newer version of Pursuit") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_DAMAGED, "damaged",
    N_ ("Restore a backup with “pursuitctl restore-backup FILE”, or save what can be read with "
        "“pursuitctl recover”; the damaged file is kept"),
    N_ ("Restore a backup, or save what can be read; the damaged file is kept") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_READ_ONLY, "read-only",
    N_ ("Make the folder and its files writable, or choose another with --profile"),
    N_ ("Make the folder and its files writable, or open another workspace") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_FULL, "full",
    N_ ("Make room on the disk and try again; nothing was changed") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_NOT_FOUND, "not-found" },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_AMBIGUOUS, "ambiguous",
    N_ ("Give more characters of the id") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_INVALID, "invalid" },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE, "not-a-workspace" },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_EXISTS, "exists" },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_CHANGED, "changed" },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_INVALID, "invalid" },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_RANGE, "range" },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_UNKNOWN, "unknown" },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_SYNTAX, "invalid" },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_FORBIDDEN, "forbidden" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_EMPTY, "empty" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_BINARY, "not-a-table" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE, "not-a-table" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_ENCODING, "encoding" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_TOO_LARGE, "too-large" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_UNTERMINATED, "not-a-table" },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_MAPPING, "mapping" },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_TEMPLATE, "template" },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, "template" },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_MISSING_VALUE, "missing-value",
    N_ ("Fill in what is missing, or take the variable out of the text") },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_MISMATCH, "mismatch",
    N_ ("Correct the line items, or the proposal's deal size and term") },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_TOO_LARGE, "too-large" },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_INVALID, "invalid" },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_UNKNOWN, "unknown" },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_INVALID, "invalid" },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_UNAVAILABLE, "unavailable",
    N_ ("Use --engine auto, or rules, which always answers"),
    N_ ("Choose the rules, which always answer") },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_NOT_ENOUGH, "not-enough",
    N_ ("Close more leads as won or lost and train the model; until then use --engine auto"),
    N_ ("Close more leads as won or lost and train the model; until then the rules score them") },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_NO_SIGNAL, "no-signal",
    N_ ("Note more about leads while they are open; until then use --engine auto"),
    N_ ("Note more about leads while they are open; until then the rules score them") },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_BUDGET, "budget",
    N_ ("See “pursuitctl budget show”, and raise it with “pursuitctl budget set”"),
    N_ ("“AI Usage” shows what was spent, and “Budgets…” there raises it") },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_LIMIT, "limit" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_CONFIG, "config" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_UNAVAILABLE, "unavailable",
    N_ ("Set one up with “pursuitctl provider add”, or use --engine auto"),
    N_ ("Add one in the preferences, on the page “AI”; without any, everything is worked out on "
        "this machine") },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_REQUEST, "failed", PROVIDER_HINT, PROVIDER_WINDOW },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_KEY, "key", PROVIDER_HINT, PROVIDER_WINDOW },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_PERMISSION, "key", PROVIDER_HINT, PROVIDER_WINDOW },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_MONEY, "money" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_MODEL, "model", PROVIDER_HINT, PROVIDER_WINDOW },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_TOO_LARGE, "too-large" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_BUSY, "provider-busy" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_SERVER, "provider-failed" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_NETWORK, "network", PROVIDER_HINT, PROVIDER_WINDOW },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_TIMEOUT, "timeout" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_CUT, "cut" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_REFUSED, "refused" },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_ANSWER, "answer" },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_ABSENT, "no-keyring", KEYRING_HINT,
    KEYRING_WINDOW },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_LOCKED, "locked", KEYRING_HINT,
    KEYRING_WINDOW },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_DISMISSED, "locked", KEYRING_HINT,
    KEYRING_WINDOW },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_NOT_SET_UP, "no-keyring", KEYRING_HINT,
    KEYRING_WINDOW },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_NOT_FOUND, "no-key" },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, "cancelled" },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, "not-found" },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, "permission" },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, "full" },
  { g_io_error_quark, G_IO_ERROR_EXISTS, "exists" },
};

static const ErrorWord *
find_word (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (error->domain == words[i].domain () && error->code == words[i].code)
      return &words[i];

  return NULL;
}

const char *
pursuit_error_get_code (const GError *error)
{
  const ErrorWord *word;

  g_return_val_if_fail (error != NULL, NULL);

  word = find_word (error);

  return word != NULL ? word->name : "failed";
}

const char *
pursuit_error_get_hint (const GError *error)
{
  const ErrorWord *word;

  g_return_val_if_fail (error != NULL, NULL);

  word = find_word (error);

  return word != NULL && word->hint != NULL ? _ (word->hint) : "";
}

char *
pursuit_error_dup_hint (const GError *error, const char *provider)
{
  const ErrorWord *word;

  g_return_val_if_fail (error != NULL, NULL);

  word = find_word (error);
  if (provider != NULL && word != NULL && g_strcmp0 (word->hint, PROVIDER_HINT) == 0)
    /* Translators: the command stays as it is; %s is the name of a provider */
    return g_strdup_printf (_ ("“pursuitctl provider add %s” enters another key, with --base-url "
                               "another address and with --model another model"),
                            provider);

  return g_strdup (pursuit_error_get_hint (error));
}

const char *
pursuit_error_get_window_hint (const GError *error)
{
  const ErrorWord *word;

  g_return_val_if_fail (error != NULL, NULL);

  word = find_word (error);

  return word != NULL && word->window != NULL ? _ (word->window) : pursuit_error_get_hint (error);
}
