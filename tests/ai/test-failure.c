/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/failure-rows.h"
#include "ai/recorded.h"
#include "core/pursuit-json.h"

#include <string.h>

static void
check_row (guint i, guint status)
{
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, status);
  g_autoptr (GBytes) body
      = g_bytes_new_static (failure_rows[i].body, strlen (failure_rows[i].body));
  PursuitAiDecision decision;

  pursuit_ai_failure_read_body (failure, body);
  decision = pursuit_ai_decide (failure);
  g_test_message ("row %u, status %u", i, status);
  g_assert_cmpint (decision.error, ==, failure_rows[i].error);
  g_assert_cmpint (decision.retry, ==, failure_rows[i].retry);
  g_assert_cmpint (decision.fallback, ==, failure_rows[i].fallback);
}

static void
every_row_has_its_action (void)
{
  for (guint i = 0; i < failure_n_rows; i++)
    check_row (i, failure_rows[i].status);
}

/* The twins that come as an event of a stream, after a status of 200. */
static void
an_event_is_judged_like_its_status (void)
{
  for (guint i = 0; i < failure_n_rows; i++)
    if (g_str_has_prefix (failure_rows[i].body, "{\"type\":\"error\""))
      check_row (i, 200);
}

static void
a_number_for_a_code_is_a_status (void)
{
  static const char body[] = "{\"error\":{\"message\":\"m\",\"code\":529}}";
  g_autoptr (PursuitAiFailure) event = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 200);
  g_autoptr (PursuitAiFailure) reply = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 404);
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));

  pursuit_ai_failure_read_body (event, bytes);
  g_assert_cmpint (pursuit_ai_decide (event).error, ==, PURSUIT_AI_ERROR_BUSY);
  pursuit_ai_failure_read_body (reply, bytes);
  g_assert_cmpint (pursuit_ai_decide (reply).error, ==, PURSUIT_AI_ERROR_NETWORK);
}

static void
what_broke_has_its_action (void)
{
  static const struct
  {
    PursuitAiFailureKind kind;
    PursuitAiError error;
    PursuitAiRetry retry;
    PursuitAiFallback fallback;
  } kinds[] = {
    { PURSUIT_AI_FAILURE_UNREACHED, PURSUIT_AI_ERROR_NETWORK, BACKOFF, YES },
    { PURSUIT_AI_FAILURE_INSECURE, PURSUIT_AI_ERROR_NETWORK, NEVER, NO },
    { PURSUIT_AI_FAILURE_REDIRECT, PURSUIT_AI_ERROR_REQUEST, NEVER, NO },
    { PURSUIT_AI_FAILURE_BROKEN, PURSUIT_AI_ERROR_NETWORK, BACKOFF, YES },
    { PURSUIT_AI_FAILURE_TIMEOUT, PURSUIT_AI_ERROR_TIMEOUT, NEVER, YES },
    { PURSUIT_AI_FAILURE_CUT, PURSUIT_AI_ERROR_CUT, ONCE, YES },
    { PURSUIT_AI_FAILURE_GARBAGE, PURSUIT_AI_ERROR_ANSWER, NEVER, YES },
    { PURSUIT_AI_FAILURE_SHORTENED, PURSUIT_AI_ERROR_ANSWER, NEVER, YES },
    { PURSUIT_AI_FAILURE_STRANGER, PURSUIT_AI_ERROR_NETWORK, NEVER, YES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (kinds[i].kind, 0);
      PursuitAiDecision decision = pursuit_ai_decide (failure);

      g_assert_cmpint (decision.error, ==, kinds[i].error);
      g_assert_cmpint (decision.retry, ==, kinds[i].retry);
      g_assert_cmpint (decision.fallback, ==, kinds[i].fallback);
    }
}

static void
advice_is_followed_but_not_into_money (void)
{
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 500);
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "X-Should-Retry", "false");
  soup_message_headers_append (headers, "Retry-After", "7");
  pursuit_ai_failure_read_headers (failure, headers);
  g_assert_cmpint (failure->retry_after_ms, ==, 7000);
  g_assert_cmpint (pursuit_ai_decide (failure).retry, ==, NEVER);
  g_assert_cmpint (pursuit_ai_decide (failure).fallback, ==, YES);

  failure->advice = PURSUIT_AI_ADVICE_RETRY;
  failure->status = 400;
  g_assert_cmpint (pursuit_ai_decide (failure).retry, ==, ONCE);
  failure->status = 402;
  g_assert_cmpint (pursuit_ai_decide (failure).retry, ==, NEVER);
  failure->status = 401;
  g_assert_cmpint (pursuit_ai_decide (failure).retry, ==, NEVER);
}

static void
recorded_errors_are_read (void)
{
  static const struct
  {
    const char *name;
    guint status;
    PursuitAiError error;
  } recorded[] = {
    { "400", 400, PURSUIT_AI_ERROR_REQUEST }, { "401", 401, PURSUIT_AI_ERROR_KEY },
    { "402", 402, PURSUIT_AI_ERROR_MONEY },   { "404", 404, PURSUIT_AI_ERROR_MODEL },
    { "429", 429, PURSUIT_AI_ERROR_BUSY },    { "529", 529, PURSUIT_AI_ERROR_BUSY },
  };
  static const char *const providers[] = { "anthropic", "openai-chat" };

  for (guint i = 0; i < G_N_ELEMENTS (recorded) * 2; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("%s-fx-%s-plain", providers[i % 2], recorded[i / 2].name);
      g_autoptr (GBytes) body = recorded_load_body (name);
      g_autoptr (PursuitAiFailure) failure
          = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, recorded[i / 2].status);

      if (body == NULL)
        return;
      pursuit_ai_failure_read_body (failure, body);
      g_assert_nonnull (failure->type);
      g_assert_nonnull (failure->message);
      g_assert_cmpint (pursuit_ai_decide (failure).error, ==, recorded[i / 2].error);
    }
}

static void
sentences_are_ours (void)
{
  static const char body[] = "{\"error\":{\"message\":\"Incorrect API key provided: "
                             "sk-ant-REDACTED\",\"code\":\"invalid_api_key\"}}";
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 401);
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr (GError) error = NULL;

  pursuit_ai_failure_read_body (failure, bytes);
  g_assert_null (strstr (failure->message, "sk-"));
  error = pursuit_ai_failure_to_error (failure, "Anthropic");
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_KEY);
  g_assert_cmpstr (error->message, ==,
                   "Anthropic does not accept the key; check it, or enter another one");
}

static void
every_error_has_a_sentence (void)
{
  for (guint status = 399; status < 600; status++)
    for (guint kind = 0; kind <= PURSUIT_AI_FAILURE_STRANGER; kind++)
      {
        g_autoptr (PursuitAiFailure) failure
            = pursuit_ai_failure_new ((PursuitAiFailureKind) kind, status);
        g_autoptr (GError) error = pursuit_ai_failure_to_error (failure, "Anthropic");

        g_assert_true (error->domain == PURSUIT_AI_ERROR);
        g_assert_nonnull (strstr (error->message, "Anthropic"));
      }
}

/* Whatever the provider calls it, a person is told where the money goes. */
static void
money_is_told (void)
{
  static const char body[]
      = "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
        "\"Your credit balance is too low to access the Anthropic API.\"}}";
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 400);
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr (GError) error = NULL;

  pursuit_ai_failure_read_body (failure, bytes);
  error = pursuit_ai_failure_to_error (failure, "Anthropic");
  g_assert_cmpstr (error->message, ==,
                   "The account with Anthropic has no credit, or its own limit is reached; top it "
                   "up or raise the limit there");
}

/* Where the address may be the reason, it is named. */
static void
an_address_is_told (void)
{
  static const struct
  {
    PursuitAiFailureKind kind;
    guint status;
    const char *url;
    const char *sentence;
  } rows[] = {
    { PURSUIT_AI_FAILURE_REPLY, 404, "http://127.0.0.1:11434/chat/completions",
      "Nothing of Anthropic answers at 127.0.0.1:11434/chat/completions; check the address, which "
      "usually ends in /v1" },
    { PURSUIT_AI_FAILURE_STRANGER, 0, "https://me:word@host.example:443/v1/messages?a=b#c",
      "Anthropic did not answer at host.example/v1/messages as it should; check the network, which "
      "may want you to sign in first, and the address" },
    { PURSUIT_AI_FAILURE_REPLY, 404, NULL,
      "Anthropic cannot be reached; check the network and the address" },
    { PURSUIT_AI_FAILURE_REPLY, 407, "https://host.example/v1/messages",
      "Anthropic cannot be reached; check the network and the address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (rows[i].kind, rows[i].status);
      g_autoptr (GError) error = NULL;

      pursuit_ai_failure_set_url (failure, rows[i].url);
      error = pursuit_ai_failure_to_error (failure, "Anthropic");
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_NETWORK);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
    }
}

static void
a_wait_is_told (void)
{
  g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 429);
  g_autoptr (GError) error = NULL;

  failure->retry_after_ms = 90 * 1000;
  error = pursuit_ai_failure_to_error (failure, "OpenAI");
  g_assert_cmpstr (error->message, ==, "OpenAI is busy and asks to wait for 90 seconds");
}

/* Nobody is said to have answered whom nobody asked. */
static void
a_pause_of_ours_is_told_as_ours (void)
{
  static const struct
  {
    PursuitAiError reason;
    const char *sentence;
  } rows[] = {
    { PURSUIT_AI_ERROR_NETWORK, "Anthropic could not be reached several times; check the network "
                                "and the provider's address, and try again in 29 seconds" },
    { PURSUIT_AI_ERROR_TIMEOUT,
      "Anthropic did not answer in time several times; try again in 29 seconds" },
    { PURSUIT_AI_ERROR_CUT, "The answers of Anthropic ended before they were whole several times; "
                            "try again in 29 seconds" },
    { PURSUIT_AI_ERROR_SERVER, "Anthropic had trouble on its own side several times; try again in "
                               "29 seconds, or ask another provider" },
    { PURSUIT_AI_ERROR_BUSY, "Anthropic was too busy several times; try again in 29 seconds, or "
                             "ask another provider" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error
          = pursuit_ai_failure_new_pause (rows[i].reason, "Anthropic", 28 * G_USEC_PER_SEC + 1);

      g_assert_error (error, PURSUIT_AI_ERROR, (int) rows[i].reason);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
    }
}

static void
words_from_outside_are_cleaned (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } texts[] = {
    { "model: claude-sonnet-4-20250514", "model: claude-sonnet-4-20250514" },
    { "two\nlines\r\n\x1b[31mred", "two lines [31mred" },
    { "key=sk-proj-abc is wrong", "key … is wrong" },
    { "token AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.", "token …" },
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
    { "", NULL },
    { NULL, NULL },
  };
  g_autofree char *word = g_strnfill (20, 'a');
  g_autofree char *blanks = g_strdup_printf ("%s %s", word, word);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *bounded = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = pursuit_ai_failure_sanitize (texts[i].text);

      g_assert_cmpstr (clean, ==, texts[i].clean);
    }
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "%s ", blanks);
  bounded = pursuit_ai_failure_sanitize (many->str);
  g_assert_cmpuint (strlen (bounded), <=, PURSUIT_AI_FAILURE_MAX_MESSAGE);
}

static void
odd_bodies_tell_nothing (void)
{
  static const char *const bodies[] = {
    "",
    "null",
    "[]",
    "{}",
    "{\"error\":null}",
    "{\"error\":[]}",
    "{\"error\":{\"type\":{}}}",
    "{\"error\":{\"type\":7,\"details\":3,\"code\":1e99}}",
    "{\"type\":\"message\"}",
    "{malformed",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (PursuitAiFailure) failure = pursuit_ai_failure_new (PURSUIT_AI_FAILURE_REPLY, 500);
      g_autoptr (GBytes) body = g_bytes_new_static (bodies[i], strlen (bodies[i]));

      pursuit_ai_failure_read_body (failure, body);
      g_assert_null (failure->type);
      g_assert_null (failure->code);
      g_assert_cmpuint (failure->status, ==, 500);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/failure/every-row-has-its-action", every_row_has_its_action);
  g_test_add_func ("/ai/failure/an-event-is-judged-like-its-status",
                   an_event_is_judged_like_its_status);
  g_test_add_func ("/ai/failure/a-number-for-a-code-is-a-status", a_number_for_a_code_is_a_status);
  g_test_add_func ("/ai/failure/what-broke-has-its-action", what_broke_has_its_action);
  g_test_add_func ("/ai/failure/advice-is-followed-but-not-into-money",
                   advice_is_followed_but_not_into_money);
  g_test_add_func ("/ai/failure/recorded-errors-are-read", recorded_errors_are_read);
  g_test_add_func ("/ai/failure/sentences-are-ours", sentences_are_ours);
  g_test_add_func ("/ai/failure/every-error-has-a-sentence", every_error_has_a_sentence);
  g_test_add_func ("/ai/failure/money-is-told", money_is_told);
  g_test_add_func ("/ai/failure/an-address-is-told", an_address_is_told);
  g_test_add_func ("/ai/failure/a-wait-is-told", a_wait_is_told);
  g_test_add_func ("/ai/failure/a-pause-of-ours-is-told-as-ours", a_pause_of_ours_is_told_as_ours);
  g_test_add_func ("/ai/failure/words-from-outside-are-cleaned", words_from_outside_are_cleaned);
  g_test_add_func ("/ai/failure/odd-bodies-tell-nothing", odd_bodies_tell_nothing);

  return g_test_run ();
}
