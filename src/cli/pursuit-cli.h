/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-ai-allowed.h"
#include "workspace/records/pursuit-bulk-edit.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/ai/pursuit-request-preview.h"
#include "workspace/ai/pursuit-usage.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The ends of a run, as scripts know them. */
#define PURSUIT_CLI_DONE 0
#define PURSUIT_CLI_FAILED 1
#define PURSUIT_CLI_USAGE 2
#define PURSUIT_CLI_IN_PART 3
#define PURSUIT_CLI_INTERRUPTED 130

/* Most bytes of a value that comes from a file or from standard input. */
#define PURSUIT_CLI_MAX_VALUE_BYTES (16 * 1024 * 1024)

/**
 * PursuitCliError:
 * @PURSUIT_CLI_ERROR_USAGE: the command line cannot be understood
 *
 * What the command line itself can refuse.
 */
typedef enum
{
  PURSUIT_CLI_ERROR_USAGE,
} PursuitCliError;

#define PURSUIT_CLI_ERROR (pursuit_cli_error_quark ())

/**
 * pursuit_cli_error_quark:
 *
 * Returns: the domain of #PursuitCliError
 */
GQuark pursuit_cli_error_quark (void);

/**
 * PursuitCli:
 * @profile: (nullable): the folder that was named
 * @json: whether the result is JSON
 * @quiet: whether nothing but errors goes to standard error
 * @workspace: (nullable): the workspace, once it is open
 * @provider: (nullable): which provider this is about, as “provider add” wants to have it
 * @cancellable: cancelled by an interrupt
 * @progress: where long verbs report
 *
 * One run of the program.
 */
typedef struct
{
  char *profile;
  gboolean json;
  gboolean quiet;
  PursuitWorkspace *workspace;
  char *provider;
  GCancellable *cancellable;
  PursuitProgress progress;

  /*< private >*/
  GMainLoop *loop;
  GAsyncResult *result;
  gboolean progress_shown;
  gboolean spends; /* it may ask providers of AI */
} PursuitCli;

/**
 * PursuitVerb:
 * @name: as it is typed
 * @usage: what follows it
 * @summary: what it does, to be translated
 * @entries: (nullable): its options
 * @run: does it: the exit status, or -1 with the error set
 *
 * A verb of the command line.
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const GOptionEntry *entries;
  int (*run) (PursuitCli *cli, char **args, GError **error);
} PursuitVerb;

/* One in each file. */
extern const PursuitVerb pursuit_verb_add;
extern const PursuitVerb pursuit_verb_analyze;
extern const PursuitVerb pursuit_verb_answer;
extern const PursuitVerb pursuit_verb_audit;
extern const PursuitVerb pursuit_verb_backup;
extern const PursuitVerb pursuit_verb_backups;
extern const PursuitVerb pursuit_verb_brand;
extern const PursuitVerb pursuit_verb_budget;
extern const PursuitVerb pursuit_verb_card;
extern const PursuitVerb pursuit_verb_delete;
extern const PursuitVerb pursuit_verb_doctor;
extern const PursuitVerb pursuit_verb_draft;
extern const PursuitVerb pursuit_verb_export;
extern const PursuitVerb pursuit_verb_import;
extern const PursuitVerb pursuit_verb_init;
extern const PursuitVerb pursuit_verb_list;
extern const PursuitVerb pursuit_verb_me;
extern const PursuitVerb pursuit_verb_model;
extern const PursuitVerb pursuit_verb_proposal;
extern const PursuitVerb pursuit_verb_provider;
extern const PursuitVerb pursuit_verb_recover;
extern const PursuitVerb pursuit_verb_redo;
extern const PursuitVerb pursuit_verb_render;
extern const PursuitVerb pursuit_verb_restore;
extern const PursuitVerb pursuit_verb_restore_backup;
extern const PursuitVerb pursuit_verb_score;
extern const PursuitVerb pursuit_verb_search;
extern const PursuitVerb pursuit_verb_set;
extern const PursuitVerb pursuit_verb_show;
extern const PursuitVerb pursuit_verb_status;
extern const PursuitVerb pursuit_verb_undo;
extern const PursuitVerb pursuit_verb_usage;

/**
 * pursuit_cli_dup_profile:
 * @cli: a run
 *
 * Returns: (transfer full): the folder that was named, else the default one
 */
char *pursuit_cli_dup_profile (PursuitCli *cli);

/**
 * pursuit_cli_open:
 * @cli: a run
 * @mode: what for
 * @error: what went wrong
 *
 * Opens the workspace.
 *
 * Returns: %TRUE if it is open
 */
gboolean pursuit_cli_open (PursuitCli *cli, PursuitWorkspaceMode mode, GError **error);

/**
 * pursuit_cli_done:
 * @source: (nullable): who answers
 * @result: the answer
 * @cli: a run
 *
 * The callback of every asynchronous verb.
 */
void pursuit_cli_done (GObject *source, GAsyncResult *result, gpointer cli);

/**
 * pursuit_cli_wait:
 * @cli: a run that has started an asynchronous verb with pursuit_cli_done()
 *
 * Returns: (transfer none): the answer
 */
GAsyncResult *pursuit_cli_wait (PursuitCli *cli);

/**
 * pursuit_cli_usage:
 * @error: where to
 * @format: what is wrong, for printf
 *
 * Returns: -1, for a verb to return
 */
int pursuit_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * pursuit_cli_ask_session_keys:
 * @cli: a run with an open workspace
 * @name: (nullable): the one provider that will be asked; %NULL for all
 * @error: what cannot be a key
 *
 * Asks for the keys of providers whose keys are kept nowhere, by a prompt or standard input.
 * Whoever asks for keys is about to spend, which is watched from here on.
 *
 * Returns: %TRUE if all that will be needed are there
 */
gboolean pursuit_cli_ask_session_keys (PursuitCli *cli, const char *name, GError **error);

/**
 * pursuit_cli_may_ask:
 * @cli: a run with an open workspace
 * @engine: the engine of a verb
 * @feature: what the verb is for
 *
 * Returns: %TRUE if that engine asks AI: "ai", or "auto" where it is allowed and a provider is set
 *   up
 */
gboolean pursuit_cli_may_ask (PursuitCli *cli, const char *engine, PursuitAiFeature feature);

/**
 * pursuit_cli_check_engine:
 * @engine: (nullable): what was given with --engine
 * @names: (array zero-terminated=1): what may be given
 * @error: %PURSUIT_CLI_ERROR_USAGE, with all of them
 *
 * Returns: %TRUE if it is one of them, or nothing was given
 */
gboolean pursuit_cli_check_engine (const char *engine, const char *const *names, GError **error);

/**
 * pursuit_cli_prepare_engine:
 * @cli: a run with an open workspace
 * @engine: the engine of a verb
 * @feature: what the verb is for
 * @error: what cannot be a key; the engine "auto" goes on without
 *
 * Asks for the keys that an engine needs and that are kept nowhere.
 *
 * Returns: %TRUE if the verb can begin
 */
gboolean pursuit_cli_prepare_engine (PursuitCli *cli,
                                     const char *engine,
                                     PursuitAiFeature feature,
                                     GError **error);

/**
 * pursuit_cli_tell_fallen:
 * @cli: a run whose last answer is that of a verb that takes an engine
 *
 * Says in a line on standard error why AI did not answer, if the engine "auto" has asked it.
 */
void pursuit_cli_tell_fallen (PursuitCli *cli);
/**
 * pursuit_cli_read_text:
 * @name: a file, or "-" for standard input
 * @error: a file that cannot be read, is too large or no text
 *
 * Returns: (transfer full) (nullable): what it holds, at most %PURSUIT_CLI_MAX_VALUE_BYTES
 */
char *pursuit_cli_read_text (const char *name, GError **error);

/**
 * pursuit_cli_print_preview:
 * @cli: a run
 * @preview: what would leave this machine
 *
 * Prints it as the result: JSON, or the request as it would be sent.
 */
void pursuit_cli_print_preview (PursuitCli *cli, const PursuitRequestPreview *preview);

/**
 * pursuit_cli_print_json:
 * @node: (transfer full): the result
 */
void pursuit_cli_print_json (JsonNode *node);

/**
 * pursuit_cli_print_record:
 * @cli: a run
 * @record: a record
 *
 * Prints a record as the result: JSON, or its fields line by line.
 */
void pursuit_cli_print_record (PursuitCli *cli, PursuitRecord *record);

/**
 * pursuit_cli_print_records:
 * @cli: a run
 * @records: (element-type PursuitRecord): one or more
 *
 * The same for what can be one record or several.
 */
void pursuit_cli_print_records (PursuitCli *cli, GPtrArray *records);

/**
 * pursuit_cli_print_file:
 * @cli: a run
 * @result: what was written
 *
 * Prints which file a verb wrote.
 */
void pursuit_cli_print_file (PursuitCli *cli, const PursuitRenderResult *result);

/**
 * pursuit_cli_print_preview:
 * @cli: a run
 * @preview: what would be sent
 *
 * Prints what would leave this machine.
 */
void pursuit_cli_print_preview (PursuitCli *cli, const PursuitRequestPreview *preview);

/**
 * pursuit_cli_money_new:
 * @pico: an amount in pico-USD
 *
 * Returns: (transfer full): `{"amount": "0.00123", "currency": "USD"}`: exact, since requests to
 *   providers of AI cost parts of a cent
 */
JsonObject *pursuit_cli_money_new (gint64 pico);

/**
 * pursuit_cli_set_usage:
 * @object: an object
 * @row: what was asked of providers of AI
 *
 * Sets the members that tell of it: `requests`, `cached`, `unpriced`, `uncertain`,
 * `uncertain_at_most`, `tokens`, `cost`, `at_most` and `saved`.
 */
void pursuit_cli_set_usage (JsonObject *object, const PursuitUsageRow *row);

/**
 * pursuit_cli_list_new:
 * @items: (transfer full): the items
 * @next: (nullable): the cursor of the next page
 * @total: how many there are
 *
 * Returns: (transfer full): `{"items", "next", "total"}`
 */
JsonNode *pursuit_cli_list_new (JsonArray *items, const char *next, gint64 total);

/**
 * pursuit_cli_set_fields:
 * @cli: a run with its workspace open
 * @record: a record
 * @pairs: (array zero-terminated=1): FIELD=VALUE each
 * @error: what does not fit, naming the field
 *
 * Sets what a person typed: names of references are looked up, `@FILE` and `-` are read.
 *
 * Returns: %TRUE if all are set
 */
gboolean
pursuit_cli_set_fields (PursuitCli *cli, PursuitRecord *record, char **pairs, GError **error);

/**
 * pursuit_cli_read_changes:
 * @cli: a run with its workspace open
 * @record: a record of the kind that is changed
 * @pairs: (array zero-terminated=1): FIELD=VALUE each
 * @error: what cannot be read
 *
 * The same for many records: what pursuit_workspace_edit_many_async() takes.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitFieldChange) (array zero-terminated=1):
 *   the changes
 */
GArray *
pursuit_cli_read_changes (PursuitCli *cli, PursuitRecord *record, char **pairs, GError **error);

/**
 * pursuit_cli_finish_many:
 * @cli: a run with its workspace open
 * @result: (nullable): what a verb for many records answered
 * @error: a record cannot be read
 *
 * Prints the records that are as they were asked to be, and on standard error the refused ones
 * with the reasons.
 *
 * Returns: the exit status, or -1 without a @result
 */
int pursuit_cli_finish_many (PursuitCli *cli, const PursuitBulkResult *result, GError **error);

/**
 * pursuit_cli_load:
 * @cli: a run with its workspace open
 * @kind: a kind, or %PURSUIT_KIND_NONE
 * @id: an id or its beginning
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the record
 */
PursuitRecord *pursuit_cli_load (PursuitCli *cli, PursuitKind kind, const char *id, GError **error);

/**
 * pursuit_cli_parse_kind:
 * @word: (nullable): a kind as it is typed
 * @error: a usage error, naming the kinds
 *
 * Returns: the kind, or %PURSUIT_KIND_NONE
 */
PursuitKind pursuit_cli_parse_kind (const char *word, GError **error);

G_END_DECLS
