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

typedef struct
{
  GQuark (*domain) (void);
  int code;
  const char *name;
  const char *hint;
} ErrorWord;

static const ErrorWord words[] = {
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_INVALID, "invalid", NULL },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_NOT_FOUND, "not-found", NULL },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_READ_ONLY, "read-only", NULL },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_UNSUPPORTED, "unsupported", NULL },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_UNAVAILABLE, "unavailable", NULL },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_CHANGED, "changed", NULL },
  { pursuit_workspace_error_quark, PURSUIT_WORKSPACE_ERROR_UNCONFIRMED, "unconfirmed",
    N_ ("The line below the text goes through all there is to mend; on the command line “proposal "
        "check” lists it, and “proposal confirm” confirms a claim") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_BUSY, "busy",
    N_ ("Close the other program, or only read: reading works beside it") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_NEWER, "newer",
    N_ ("Open it with the newer version of Pursuit") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_DAMAGED, "damaged",
    N_ ("Restore a backup with “pursuitctl restore-backup FILE”, or save what can be read with "
        "“pursuitctl recover”; the damaged file is kept") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_READ_ONLY, "read-only",
    N_ ("Make the folder and its files writable, or choose another with --profile") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_FULL, "full",
    N_ ("Make room on the disk and try again; nothing was changed") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_NOT_FOUND, "not-found", NULL },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_AMBIGUOUS, "ambiguous",
    N_ ("Give more characters of the id") },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_INVALID, "invalid", NULL },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE, "not-a-workspace", NULL },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_EXISTS, "exists", NULL },
  { pursuit_store_error_quark, PURSUIT_STORE_ERROR_CHANGED, "changed", NULL },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_INVALID, "invalid", NULL },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_RANGE, "range", NULL },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_UNKNOWN, "unknown", NULL },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_SYNTAX, "invalid", NULL },
  { pursuit_core_error_quark, PURSUIT_CORE_ERROR_FORBIDDEN, "forbidden", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_EMPTY, "empty", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_BINARY, "not-a-table", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE, "not-a-table", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_ENCODING, "encoding", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_TOO_LARGE, "too-large", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_UNTERMINATED, "not-a-table", NULL },
  { pursuit_exchange_error_quark, PURSUIT_EXCHANGE_ERROR_MAPPING, "mapping", NULL },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_TEMPLATE, "template", NULL },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, "template", NULL },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_MISSING_VALUE, "missing-value",
    N_ ("Fill in what is missing, or take the variable out of the text") },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_MISMATCH, "mismatch",
    N_ ("Correct the line items, or the proposal's deal size and term") },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_TOO_LARGE, "too-large", NULL },
  { pursuit_document_error_quark, PURSUIT_DOCUMENT_ERROR_INVALID, "invalid", NULL },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_UNKNOWN, "unknown", NULL },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_INVALID, "invalid", NULL },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_UNAVAILABLE, "unavailable",
    N_ ("Use --engine auto, or rules, which always answers") },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_NOT_ENOUGH, "not-enough",
    N_ ("Close more leads as won or lost and train the model; until then use --engine auto") },
  { pursuit_engines_error_quark, PURSUIT_ENGINES_ERROR_NO_SIGNAL, "no-signal",
    N_ ("Note more about leads while they are open; until then use --engine auto") },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_BUDGET, "budget",
    N_ ("See “pursuitctl budget show”, and raise it with “pursuitctl budget set”") },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_LIMIT, "limit", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_CONFIG, "config", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_UNAVAILABLE, "unavailable",
    N_ ("Set one up with “pursuitctl provider add”, or use --engine auto") },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_KEY, "key", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_PERMISSION, "key", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_MONEY, "money", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_MODEL, "model", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_TOO_LARGE, "too-large", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_BUSY, "provider-busy", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_SERVER, "provider-failed", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_NETWORK, "network", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_TIMEOUT, "timeout", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_CUT, "cut", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_REFUSED, "refused", NULL },
  { pursuit_ai_error_quark, PURSUIT_AI_ERROR_ANSWER, "answer", NULL },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_ABSENT, "no-keyring", NULL },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_LOCKED, "locked", NULL },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_DISMISSED, "locked", NULL },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_NOT_SET_UP, "no-keyring", NULL },
  { pursuit_keyring_error_quark, PURSUIT_KEYRING_ERROR_NOT_FOUND, "no-key", NULL },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, "cancelled", NULL },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, "not-found", NULL },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, "permission", NULL },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, "full", NULL },
  { g_io_error_quark, G_IO_ERROR_EXISTS, "exists", NULL },
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
