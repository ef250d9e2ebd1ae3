/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* How much is kept; beyond it, the oldest goes. */
#define PURSUIT_KEPT_MAX_ANSWERS 2000
#define PURSUIT_KEPT_LET_GO_EACH 64
#define PURSUIT_KEPT_MAX_ACTIONS 256
#define PURSUIT_KEPT_MAX_EGRESS 10000

/**
 * PursuitKeptAnswer:
 * @feature: what it is for
 * @subject: (nullable): the ids of the records that it tells of, with blanks between; it goes with
 *   the first of them that is deleted
 * @provider: who answered
 * @model: the model that answered
 * @text: the answer
 * @cost: what it cost, in pico-USD; -1 if that is not known
 * @kept_at: when it was kept, RFC 3339; set by pursuit_session_put_answer() to the job's time
 * @expires_at: from when on it may not be used, RFC 3339
 *
 * An answer of a provider of AI that may be used again.
 */
typedef struct
{
  char *feature;
  char *subject;
  char *provider;
  char *model;
  char *text;
  gint64 cost;
  char *kept_at;
  char *expires_at;
} PursuitKeptAnswer;

/**
 * pursuit_kept_answer_free:
 * @self: (transfer full) (nullable): an answer
 */
void pursuit_kept_answer_free (PursuitKeptAnswer *self);

/**
 * pursuit_session_get_answer:
 * @self: a session
 * @key: its key
 * @now: the time, RFC 3339
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without an error if there is none, if it
 * is too old, or if it seems to come from the future because the clock was set back
 */
PursuitKeptAnswer *
pursuit_session_get_answer (PursuitSession *self, const char *key, const char *now, GError **error);

/**
 * pursuit_session_put_answer:
 * @self: a session of a writing job
 * @key: its key
 * @answer: the answer
 * @error: an error of the store
 *
 * Keeps an answer in the place of one before it. Each %PURSUIT_KEPT_LET_GO_EACH times, what is too
 * old and what is too much is let go; so much more may be kept in between.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_put_answer (PursuitSession *self,
                                     const char *key,
                                     const PursuitKeptAnswer *answer,
                                     GError **error);

/**
 * pursuit_session_purge_answers:
 * @self: a session of a writing job
 * @subject: (nullable): the id of a record; %NULL for all answers
 * @n_answers: (out) (optional): how many there were
 * @error: an error of the store
 *
 * Removes answers.
 *
 * Returns: %TRUE if they are gone
 */
gboolean pursuit_session_purge_answers (PursuitSession *self,
                                        const char *subject,
                                        gint64 *n_answers,
                                        GError **error);

/**
 * pursuit_session_purge_orphans:
 * @self: a session of a writing job
 * @error: an error of the store
 *
 * Removes the answers that tell of a record which is deleted.
 *
 * Returns: %TRUE if they are gone
 */
gboolean pursuit_session_purge_orphans (PursuitSession *self, GError **error);

/**
 * pursuit_session_tidy_answers:
 * @self: a session of a writing job
 * @error: an error of the store
 *
 * For a process that has just begun: removes the answers that are too old, and those that tell of a
 * record which is deleted.
 *
 * Returns: %TRUE if they are gone
 */
gboolean pursuit_session_tidy_answers (PursuitSession *self, GError **error);

/**
 * PursuitKeptAction:
 * @feature: what it was for
 * @action: its id
 * @at_us: when it began, in microseconds since 1970-01-01 UTC
 *
 * Something that a person asked a provider of AI for.
 */
typedef struct
{
  char *feature;
  char *action;
  gint64 at_us;
} PursuitKeptAction;

/**
 * pursuit_kept_action_free:
 * @self: (transfer full) (nullable): an action
 */
void pursuit_kept_action_free (PursuitKeptAction *self);

/**
 * pursuit_session_list_actions:
 * @self: a session
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitKeptAction): the last actions of every
 *   feature, the oldest first
 */
GPtrArray *pursuit_session_list_actions (PursuitSession *self, GError **error);

/**
 * pursuit_session_add_action:
 * @self: a session of a writing job
 * @feature: what it is for
 * @action: its id
 * @at_us: when it began, in microseconds since 1970-01-01 UTC
 * @error: an error of the store
 *
 * Remembers an action; the last %PURSUIT_KEPT_MAX_ACTIONS of each feature are kept.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_add_action (
    PursuitSession *self, const char *feature, const char *action, gint64 at_us, GError **error);

/**
 * PursuitKeptEgress:
 * @at: when, RFC 3339; set by the store when it is added
 * @provider: the provider
 * @host: to whom: the host and port that it went to
 * @feature: what for
 * @request: (nullable): which request of the ledger
 * @bytes: how many bytes
 * @masked: the sorts of what was masked, such as "person,mail"; empty for none
 * @n: its number, in the order in which it was added; set in lists
 *
 * Something that left the machine.
 */
typedef struct
{
  char *at;
  char *provider;
  char *host;
  char *feature;
  char *request;
  gint64 bytes;
  char *masked;
  gint64 n;
} PursuitKeptEgress;

/**
 * pursuit_kept_egress_free:
 * @self: (transfer full) (nullable): an entry
 */
void pursuit_kept_egress_free (PursuitKeptEgress *self);

/**
 * pursuit_session_add_egress:
 * @self: a session of a writing job
 * @egress: what left
 * @error: an error of the store
 *
 * Notes that something leaves the machine. The last %PURSUIT_KEPT_MAX_EGRESS are kept.
 *
 * Returns: %TRUE if noted
 */
gboolean
pursuit_session_add_egress (PursuitSession *self, const PursuitKeptEgress *egress, GError **error);

/**
 * pursuit_session_remove_egress:
 * @self: a session of a writing job
 * @request: a request of the ledger
 * @error: an error of the store
 *
 * Takes a request off the list again that was not sent after all.
 *
 * Returns: %TRUE if it is not on the list
 */
gboolean pursuit_session_remove_egress (PursuitSession *self, const char *request, GError **error);

/**
 * PursuitEgressPart:
 * @from: the first moment, RFC 3339 or its beginning
 * @until: the first moment after
 * @after_at: (nullable): when the last one of those left that are listed already; %NULL for the
 *   beginning
 * @after_n: and its number
 *
 * A part of what left the machine. Strings are borrowed.
 */
typedef struct
{
  const char *from;
  const char *until;
  const char *after_at;
  gint64 after_n;
} PursuitEgressPart;

/**
 * pursuit_session_list_egress:
 * @self: a session
 * @part: of when
 * @limit: at most so many
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitKeptEgress): what left the machine, the
 *   newest first
 */
GPtrArray *pursuit_session_list_egress (PursuitSession *self,
                                        const PursuitEgressPart *part,
                                        guint limit,
                                        GError **error);

/**
 * pursuit_session_count_egress:
 * @self: a session
 * @part: of when; where a list goes on does not count
 * @error: an error of the store
 *
 * Returns: how much left the machine then, or -1
 */
gint64
pursuit_session_count_egress (PursuitSession *self, const PursuitEgressPart *part, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitKeptAnswer, pursuit_kept_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitKeptAction, pursuit_kept_action_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitKeptEgress, pursuit_kept_egress_free)

G_END_DECLS
