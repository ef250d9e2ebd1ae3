/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-failure.h"

#include "ai/pursuit-ai-decision.h"
#include "ai/pursuit-ai-json-private.h"
#include "ai/pursuit-retry-after.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No name of a model is as long as a key. */
#define MAX_NAME 32

PursuitAiFailure *
pursuit_ai_failure_new (PursuitAiFailureKind kind, guint status)
{
  PursuitAiFailure *self = g_new0 (PursuitAiFailure, 1);

  self->kind = kind;
  self->status = status;
  self->retry_after_ms = -1;

  return self;
}

void
pursuit_ai_failure_free (PursuitAiFailure *self)
{
  if (self == NULL)
    return;

  g_free (self->type);
  g_free (self->code);
  g_free (self->parameter);
  g_free (self->message);
  g_free (self->address);
  g_free (self);
}

/* The port only where it is not the usual one. */
static char *
dup_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *bare = NULL;
  const char *host;

  if (uri == NULL)
    return NULL;

  bare
      = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT);
  host = strstr (bare, "://");

  return g_strdup (host != NULL ? host + strlen ("://") : bare);
}

void
pursuit_ai_failure_set_url (PursuitAiFailure *self, const char *url)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->address, g_free);
  if (url != NULL)
    self->address = dup_address (url);
}

void
pursuit_ai_failure_read_headers (PursuitAiFailure *self, SoupMessageHeaders *headers)
{
  const char *advice;

  g_return_if_fail (self != NULL);
  g_return_if_fail (headers != NULL);

  self->retry_after_ms
      = pursuit_retry_after_parse (soup_message_headers_get_one (headers, "retry-after-ms"),
                                   soup_message_headers_get_list (headers, "retry-after"),
                                   soup_message_headers_get_one (headers, "date"));
  advice = soup_message_headers_get_one (headers, "x-should-retry");
  if (g_strcmp0 (advice, "true") == 0)
    self->advice = PURSUIT_AI_ADVICE_RETRY;
  else if (g_strcmp0 (advice, "false") == 0)
    self->advice = PURSUIT_AI_ADVICE_GIVE_UP;
}

/* A provider's own words are small letters and underscores; a key of that length never is. */
static gboolean
is_plain_word (const char *word)
{
  while (g_ascii_islower (*word) || *word == '_')
    word++;

  return *word == '\0';
}

static gboolean
could_be_key (const char *word)
{
  return g_str_has_prefix (word, "sk-") || strstr (word, "sk-ant") != NULL
         || (strlen (word) >= MAX_NAME && !is_plain_word (word));
}

/* One line, what steers a terminal or a line made to blanks. */
static char *
dup_line (const char *text)
{
  g_autofree char *start = g_strndup (text, 2 * PURSUIT_AI_FAILURE_MAX_MESSAGE);
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_isprint (letter) ? letter : ' ');
    }

  return g_string_free (line, FALSE);
}

char *
pursuit_ai_failure_sanitize (const char *text)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) clean = g_string_new (NULL);

  if (text == NULL)
    return NULL;

  line = dup_line (text);
  words = g_strsplit_set (line, " \"'`()<>=", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = could_be_key (words[i]) ? "…" : words[i];

      if (*word == '\0')
        continue;
      if (clean->len + 1 + strlen (word) > PURSUIT_AI_FAILURE_MAX_MESSAGE)
        break;
      if (clean->len > 0)
        g_string_append_c (clean, ' ');
      g_string_append (clean, word);
    }

  return clean->len > 0 ? g_strdup (clean->str) : NULL;
}

static void
take_word (char **place, const char *word)
{
  g_autofree char *clean = pursuit_ai_failure_sanitize (word);

  if (clean != NULL)
    pursuit_set_str (place, clean);
}

static void
read_status (PursuitAiFailure *self, JsonObject *error)
{
  gint64 code = pursuit_json_get_integer (error, "code", 0);

  if (self->status < 400 && code >= 400 && code < 600)
    self->status = (guint) code;
}

static void
read_error (PursuitAiFailure *self, JsonObject *error)
{
  JsonNode *details = json_object_get_member (error, "details");

  take_word (&self->type, pursuit_json_get_text (error, "type"));
  take_word (&self->code, pursuit_json_get_text (error, "code"));
  take_word (&self->parameter, pursuit_json_get_text (error, "param"));
  take_word (&self->message, pursuit_json_get_text (error, "message"));
  read_status (self, error);
  if (details != NULL && JSON_NODE_HOLDS_OBJECT (details))
    take_word (&self->code, pursuit_json_get_text (json_node_get_object (details), "error_code"));
}

gboolean
pursuit_ai_failure_read_object (PursuitAiFailure *self, JsonObject *root)
{
  JsonNode *error;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (root != NULL, FALSE);

  error = json_object_get_member (root, "error");
  if (error != NULL && JSON_NODE_HOLDS_OBJECT (error))
    {
      read_error (self, json_node_get_object (error));
      return TRUE;
    }
  if (error != NULL && pursuit_json_get_text (root, "error") != NULL)
    {
      take_word (&self->message, pursuit_json_get_text (root, "error"));
      return TRUE;
    }
  if (g_strcmp0 (pursuit_json_get_text (root, "object"), "error") == 0
      || g_strcmp0 (pursuit_json_get_text (root, "type"), "error") == 0)
    {
      read_error (self, root);
      return TRUE;
    }

  return FALSE;
}

void
pursuit_ai_failure_read_body (PursuitAiFailure *self, GBytes *body)
{
  g_autoptr (JsonNode) root = NULL;
  const char *text;
  gsize length;

  g_return_if_fail (self != NULL);
  g_return_if_fail (body != NULL);

  text = g_bytes_get_data (body, &length);
  root = pursuit_ai_json_parse (text, length);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    pursuit_ai_failure_read_object (self, json_node_get_object (root));
}

/* Whoever is there, it is not the provider; (nullable) where it is not known what was asked. */
static char *
dup_address_sentence (const PursuitAiFailure *self, const char *name)
{
  if (self->address == NULL)
    return NULL;
  if (self->kind == PURSUIT_AI_FAILURE_STRANGER)
    /* Translators: the name of a provider, and an address */
    return g_strdup_printf (
        _ ("%s did not answer at %s as it should; check the network, which may want you to sign in "
           "first, and the address"),
        name, self->address);
  if (self->kind == PURSUIT_AI_FAILURE_REPLY && self->status == SOUP_STATUS_NOT_FOUND)
    /* Translators: the name of a provider, and an address */
    return g_strdup_printf (
        _ ("Nothing of %s answers at %s; check the address, which usually ends in /v1"), name,
        self->address);

  return NULL;
}

static char *
dup_network_sentence (const PursuitAiFailure *self, const char *name)
{
  char *sentence = dup_address_sentence (self, name);

  if (sentence != NULL)
    return sentence;

  switch (self->kind)
    {
    case PURSUIT_AI_FAILURE_INSECURE:
      return g_strdup_printf (
          _ ("%s cannot prove who it is; nothing was sent. Check the address, and the clock and "
             "the certificates of this computer"),
          name);
    case PURSUIT_AI_FAILURE_BROKEN:
      return g_strdup_printf (
          _ ("The connection to %s broke before the answer was whole; try again"), name);
    case PURSUIT_AI_FAILURE_REPLY:
    case PURSUIT_AI_FAILURE_UNREACHED:
    case PURSUIT_AI_FAILURE_REDIRECT:
    case PURSUIT_AI_FAILURE_TIMEOUT:
    case PURSUIT_AI_FAILURE_CUT:
    case PURSUIT_AI_FAILURE_GARBAGE:
    case PURSUIT_AI_FAILURE_SHORTENED:
    case PURSUIT_AI_FAILURE_STRANGER:
    default:
      return g_strdup_printf (_ ("%s cannot be reached; check the network and the address"), name);
    }
}

static char *
dup_answer_sentence (PursuitAiFailureKind kind, const char *name)
{
  if (kind == PURSUIT_AI_FAILURE_SHORTENED)
    return g_strdup_printf (
        _ ("%s read only a part of the question, so its answer does not count. Let the model there "
           "take longer texts (num_ctx in Ollama), or choose fewer records or a shorter text"),
        name);

  return g_strdup_printf (_ ("The answer of %s cannot be read; try again, or choose another model"),
                          name);
}

static char *
dup_sentence (PursuitAiError code, const PursuitAiFailure *self, const char *name)
{
  switch ((int) code)
    {
    case PURSUIT_AI_ERROR_REQUEST:
      return self->kind == PURSUIT_AI_FAILURE_REDIRECT
                 ? g_strdup_printf (_ ("%s answers at another address; enter that one"), name)
                 : g_strdup_printf (
                     _ ("%s does not take the request as it is; choose another model, or report "
                        "what you did"),
                     name);
    case PURSUIT_AI_ERROR_KEY:
      return g_strdup_printf (_ ("%s does not accept the key; check it, or enter another one"),
                              name);
    case PURSUIT_AI_ERROR_PERMISSION:
      return g_strdup_printf (
          _ ("The key for %s may not do this; ask whoever made it, or use another key"), name);
    case PURSUIT_AI_ERROR_MONEY:
      return g_strdup_printf (_ ("The account with %s has no credit, or its own limit is reached; "
                                 "top it up or raise the "
                                 "limit there"),
                              name);
    case PURSUIT_AI_ERROR_MODEL:
      return g_strdup_printf (
          _ ("%s does not know the model, or has retired it; choose its successor"), name);
    case PURSUIT_AI_ERROR_TOO_LARGE:
      return g_strdup_printf (
          _ ("The request is too long for %s; choose fewer records or a shorter text"), name);
    case PURSUIT_AI_ERROR_BUSY:
      return g_strdup_printf (_ ("%s is busy; try again in a moment"), name);
    case PURSUIT_AI_ERROR_SERVER:
      return g_strdup_printf (_ ("%s has trouble on its own side; try again later"), name);
    case PURSUIT_AI_ERROR_NETWORK:
      return dup_network_sentence (self, name);
    case PURSUIT_AI_ERROR_TIMEOUT:
      return g_strdup_printf (_ ("%s did not answer in time; try again later"), name);
    case PURSUIT_AI_ERROR_CUT:
      return g_strdup_printf (_ ("The answer of %s ended before it was whole; try again"), name);
    case PURSUIT_AI_ERROR_REFUSED:
      return g_strdup_printf (_ ("The model of %s refused; change the text, or write it yourself"),
                              name);
    case PURSUIT_AI_ERROR_ANSWER:
      return dup_answer_sentence (self->kind, name);
    default:
      return g_strdup_printf (
          _ ("%s reported something that Pursuit does not know; try again later"), name);
    }
}

static char *
dup_wait (const char *name, guint seconds)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is busy and asks to wait for %u second",
                                       "%s is busy and asks to wait for %u seconds", seconds),
                          name, seconds);
}

GError *
pursuit_ai_failure_to_error (const PursuitAiFailure *self, const char *provider)
{
  PursuitAiError code;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (provider != NULL, NULL);

  code = pursuit_ai_decide (self).error;
  if (code == PURSUIT_AI_ERROR_BUSY && self->retry_after_ms >= 1000)
    sentence = dup_wait (provider, (guint) (self->retry_after_ms / 1000));
  else
    sentence = dup_sentence (code, self, provider);

  return g_error_new_literal (PURSUIT_AI_ERROR, (int) code, sentence);
}

static char *
dup_pause (PursuitAiError reason, const char *name, guint seconds)
{
  switch ((int) reason)
    {
    case PURSUIT_AI_ERROR_NETWORK:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s could not be reached several times; check the network and the "
                       "provider's address, and try again in %u second",
                       "%s could not be reached several times; check the network and the "
                       "provider's address, and try again in %u seconds",
                       seconds),
          name, seconds);
    case PURSUIT_AI_ERROR_TIMEOUT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s did not answer in time several times; try again in %u second",
                       "%s did not answer in time several times; try again in %u seconds", seconds),
          name, seconds);
    case PURSUIT_AI_ERROR_CUT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The answers of %s ended before they were whole several times; try "
                       "again in %u second",
                       "The answers of %s ended before they were whole several times; try "
                       "again in %u seconds",
                       seconds),
          name, seconds);
    case PURSUIT_AI_ERROR_SERVER:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s had trouble on its own side several times; try again in %u second, "
                       "or ask another provider",
                       "%s had trouble on its own side several times; try again in %u seconds, "
                       "or ask another provider",
                       seconds),
          name, seconds);
    case PURSUIT_AI_ERROR_BUSY:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s was too busy several times; try again in %u second, or ask another "
                       "provider",
                       "%s was too busy several times; try again in %u seconds, or ask another "
                       "provider",
                       seconds),
          name, seconds);
    }
}

static gboolean
is_pause (PursuitAiError reason)
{
  return reason == PURSUIT_AI_ERROR_NETWORK || reason == PURSUIT_AI_ERROR_TIMEOUT
         || reason == PURSUIT_AI_ERROR_CUT || reason == PURSUIT_AI_ERROR_SERVER;
}

GError *
pursuit_ai_failure_new_pause (PursuitAiError reason, const char *provider, gint64 wait_us)
{
  guint seconds = (guint) MAX ((wait_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 1);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (provider != NULL, NULL);

  sentence = dup_pause (reason, provider, seconds);

  return g_error_new_literal (PURSUIT_AI_ERROR,
                              (int) (is_pause (reason) ? reason : PURSUIT_AI_ERROR_BUSY), sentence);
}
