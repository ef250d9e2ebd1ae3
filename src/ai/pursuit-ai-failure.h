/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-error.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What is kept of a provider's own words, in bytes. */
#define PURSUIT_AI_FAILURE_MAX_MESSAGE 300

/**
 * PursuitAiFailureKind:
 * @PURSUIT_AI_FAILURE_REPLY: the provider said so, with a status or in its stream
 * @PURSUIT_AI_FAILURE_UNREACHED: no connection came about, and nothing was sent
 * @PURSUIT_AI_FAILURE_INSECURE: it cannot prove who it is
 * @PURSUIT_AI_FAILURE_REDIRECT: it sent us elsewhere, where a key does not follow
 * @PURSUIT_AI_FAILURE_BROKEN: the connection broke after the request was sent
 * @PURSUIT_AI_FAILURE_TIMEOUT: it was silent for too long after the request was sent
 * @PURSUIT_AI_FAILURE_CUT: the answer ended in good order, but before it was whole
 * @PURSUIT_AI_FAILURE_GARBAGE: the answer cannot be read
 * @PURSUIT_AI_FAILURE_SHORTENED: the server cut the question, and answered what it left
 * @PURSUIT_AI_FAILURE_STRANGER: what answers well is not the provider: the page of a Wi-Fi, or
 *   nothing at all
 *
 * What sort of failure it is.
 */
typedef enum
{
  PURSUIT_AI_FAILURE_REPLY,
  PURSUIT_AI_FAILURE_UNREACHED,
  PURSUIT_AI_FAILURE_INSECURE,
  PURSUIT_AI_FAILURE_REDIRECT,
  PURSUIT_AI_FAILURE_BROKEN,
  PURSUIT_AI_FAILURE_TIMEOUT,
  PURSUIT_AI_FAILURE_CUT,
  PURSUIT_AI_FAILURE_GARBAGE,
  PURSUIT_AI_FAILURE_SHORTENED,
  PURSUIT_AI_FAILURE_STRANGER,
} PursuitAiFailureKind;

/**
 * PursuitAiAdvice:
 * @PURSUIT_AI_ADVICE_NONE: it says nothing
 * @PURSUIT_AI_ADVICE_RETRY: it asks to try again
 * @PURSUIT_AI_ADVICE_GIVE_UP: it asks not to
 *
 * What the header `x-should-retry` says.
 */
typedef enum
{
  PURSUIT_AI_ADVICE_NONE,
  PURSUIT_AI_ADVICE_RETRY,
  PURSUIT_AI_ADVICE_GIVE_UP,
} PursuitAiAdvice;

/**
 * PursuitAiFailure:
 * @kind: what sort it is
 * @status: the status of HTTP; 0 if there was none, 200 if it came inside a good reply
 * @type: (nullable): the provider's word for it
 * @code: (nullable): its finer word
 * @parameter: (nullable): the part of the request it complains about
 * @message: (nullable): its own sentence, without control characters and secrets, for a log; its
 *   wording changes from day to day
 * @address: (nullable): what was asked, as a person reads it: host and path
 * @retry_after_ms: how long it asks to be left alone; -1 if it does not say
 * @advice: what it says about trying again
 *
 * How a request to a provider failed.
 */
typedef struct
{
  PursuitAiFailureKind kind;
  guint status;
  char *type;
  char *code;
  char *parameter;
  char *message;
  char *address;
  gint64 retry_after_ms;
  PursuitAiAdvice advice;
} PursuitAiFailure;

/**
 * pursuit_ai_failure_new:
 * @kind: what sort it is
 * @status: the status of HTTP, or 0
 *
 * Returns: (transfer full): a failure of which nothing else is known
 */
PursuitAiFailure *pursuit_ai_failure_new (PursuitAiFailureKind kind, guint status);

/**
 * pursuit_ai_failure_free:
 * @self: (nullable) (transfer full): a failure
 */
void pursuit_ai_failure_free (PursuitAiFailure *self);

/**
 * pursuit_ai_failure_set_url:
 * @self: a failure
 * @url: (nullable): what was asked
 *
 * Keeps what is told of it where the address may be the reason.
 */
void pursuit_ai_failure_set_url (PursuitAiFailure *self, const char *url);

/**
 * pursuit_ai_failure_read_headers:
 * @self: a failure
 * @headers: those of the reply
 *
 * Reads how long to wait and whether to try again.
 */
void pursuit_ai_failure_read_headers (PursuitAiFailure *self, SoupMessageHeaders *headers);

/**
 * pursuit_ai_failure_read_object:
 * @self: a failure
 * @root: the body of a reply, or an event of a stream
 *
 * Reads the forms in which providers and servers report an error: an `error` object or text, or an
 * object that is one itself. A code that is a number is a status.
 *
 * Returns: %TRUE if @root reports an error
 */
gboolean pursuit_ai_failure_read_object (PursuitAiFailure *self, JsonObject *root);

/**
 * pursuit_ai_failure_read_body:
 * @self: a failure
 * @body: the body of a reply; what is no JSON, such as a page of a proxy, tells nothing
 */
void pursuit_ai_failure_read_body (PursuitAiFailure *self, GBytes *body);

/**
 * pursuit_ai_failure_sanitize:
 * @text: (nullable): a sentence from outside, of any bytes
 *
 * Makes of it one line of valid text of a bounded length. Words that could be a key are left out:
 * providers quote the key they do not know.
 *
 * Returns: (transfer full) (nullable): the sentence
 */
char *pursuit_ai_failure_sanitize (const char *text);

/**
 * pursuit_ai_failure_to_error:
 * @self: a failure
 * @provider: the provider's name for a person
 *
 * Returns: (transfer full): the same as an error of #PursuitAiError, in our own words
 */
GError *pursuit_ai_failure_to_error (const PursuitAiFailure *self, const char *provider);

/**
 * pursuit_ai_failure_new_pause:
 * @reason: how it failed several times: busy, server, network, timeout or cut; another one is told
 *   as busy
 * @provider: the provider's name for a person
 * @wait_us: for how long Pursuit leaves it alone, in microseconds
 *
 * Returns: (transfer full): an error of that code, that says that Pursuit does not ask for a while
 *   what failed several times, and why
 */
GError *pursuit_ai_failure_new_pause (PursuitAiError reason, const char *provider, gint64 wait_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiFailure, pursuit_ai_failure_free)

G_END_DECLS
