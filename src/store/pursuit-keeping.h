/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* The setting that says whose workspace it is: "single-user" or "platform". */
#define PURSUIT_SETTING_MODE "mode"
#define PURSUIT_SETTING_NAME "name"
#define PURSUIT_SETTING_CURRENCY "currency"
/* The id of the user who works here alone. */
#define PURSUIT_SETTING_ME "me"
/* How proposals look: JSON of the workspace's brand. */
#define PURSUIT_SETTING_BRAND "brand"

/**
 * pursuit_session_get_setting:
 * @self: a session
 * @key: a setting's name
 *
 * Returns: (transfer full) (nullable): its text
 */
char *pursuit_session_get_setting (PursuitSession *self, const char *key);

/**
 * pursuit_session_set_setting:
 * @self: a session of a writing job
 * @key: a setting's name, such as "score.formula"
 * @text: (nullable): its text; %NULL removes it
 * @error: an error of the store
 *
 * Keeps a setting of the workspace.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_set_setting (PursuitSession *self,
                                      const char *key,
                                      const char *text,
                                      GError **error);

/**
 * pursuit_session_get_mapping:
 * @self: a session
 * @headers: what identifies a file's form, such as a hash of its header line
 *
 * Returns: (transfer full) (nullable): the JSON kept by pursuit_session_set_mapping()
 */
char *pursuit_session_get_mapping (PursuitSession *self, const char *headers);

/**
 * pursuit_session_set_mapping:
 * @self: a session of a writing job
 * @headers: what identifies a file's form
 * @json: how its columns were mapped
 * @error: an error of the store
 *
 * Remembers a mapping for the next file of that form. The last 200 are kept.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_set_mapping (PursuitSession *self,
                                      const char *headers,
                                      const char *json,
                                      GError **error);

/**
 * PursuitKeptModel:
 * @json: the model
 * @ignored: a JSON array of the names of columns that were left out
 * @trained_at: when, RFC 3339
 *
 * What was learnt from the own leads.
 */
typedef struct
{
  char *json;
  char *ignored;
  char *trained_at;
} PursuitKeptModel;

/**
 * pursuit_kept_model_free:
 * @self: (transfer full): a model as it was kept
 *
 * Frees it.
 */
void pursuit_kept_model_free (PursuitKeptModel *self);

/**
 * pursuit_session_get_history_model:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the model that is kept
 */
PursuitKeptModel *pursuit_session_get_history_model (PursuitSession *self);

/**
 * pursuit_session_set_history_model:
 * @self: a session of a writing job
 * @json: (nullable): the model; %NULL forgets it
 * @ignored: (nullable): a JSON array of the names of columns that were left out
 * @error: an error of the store
 *
 * Keeps a model in the place of the one before. It is made from the leads and can be made again,
 * so there is nothing to undo.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_set_history_model (PursuitSession *self,
                                            const char *json,
                                            const char *ignored,
                                            GError **error);

/**
 * pursuit_session_content_hash:
 * @self: a session
 * @error: an error of the store
 *
 * One figure for what the workspace says: SHA-256 over all records of business kinds that are
 * not deleted, in the order of their ids, `updated_at` left out.
 *
 * Returns: (transfer full) (nullable): 64 hexadecimal digits
 */
char *pursuit_session_content_hash (PursuitSession *self, GError **error);

/**
 * pursuit_session_check_tables:
 * @self: a session
 * @error: %PURSUIT_STORE_ERROR_DAMAGED, saying what is wrong; or an error of the store
 *
 * Checks the file's structure, its indexes, and that every line item and history entry has its
 * owner. Takes as long as reading the file.
 *
 * Returns: %TRUE if all is well
 */
gboolean pursuit_session_check_tables (PursuitSession *self, GError **error);

/**
 * pursuit_session_check_integrity:
 * @self: a session
 * @error: like pursuit_session_check_tables()
 *
 * Checks all that can be checked: pursuit_session_check_tables() and, what can be mended,
 * pursuit_session_check_search().
 *
 * Returns: %TRUE if all is well
 */
gboolean pursuit_session_check_integrity (PursuitSession *self, GError **error);

/**
 * pursuit_session_count_outbox:
 * @self: a session
 *
 * Returns: how many changes wait for the platform
 */
gint64 pursuit_session_count_outbox (PursuitSession *self);

/**
 * pursuit_session_count_conflicts:
 * @self: a session
 *
 * Returns: how many conflicts wait for a decision
 */
gint64 pursuit_session_count_conflicts (PursuitSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitKeptModel, pursuit_kept_model_free)

G_END_DECLS
