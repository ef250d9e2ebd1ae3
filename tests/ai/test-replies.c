/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/anthropic/pursuit-anthropic-provider.h"
#include "ai/local/pursuit-local-provider.h"
#include "ai/openai/pursuit-openai-provider.h"
#include "ai/pursuit-ai-models.h"
#include "ai/recorded.h"
#include "core/pursuit-json.h"

#include <string.h>

#define HELLO                                                                                      \
  "Hé — grüße, 世界! This is a mocked answer that is long enough to be split in several chunks."

typedef struct
{
  PursuitAiProvider *provider;
  PursuitAiReply *reply;
} Reading;

static gboolean
read_event (const PursuitSseEvent *event, gpointer user_data)
{
  Reading *reading = user_data;

  return pursuit_ai_provider_read_event (reading->provider, reading->reply, event);
}

/* A first piece, then pieces of one size. */
static PursuitAiReply *
read_split (PursuitAiProvider *provider, const char *text, gsize length, gsize first, gsize piece)
{
  Reading reading = { provider, pursuit_ai_reply_new () };
  g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (read_event, &reading);

  g_assert_true (pursuit_sse_reader_feed (reader, text, first, NULL));
  for (gsize at = first; at < length; at += piece)
    g_assert_true (pursuit_sse_reader_feed (reader, text + at, MIN (piece, length - at), NULL));
  pursuit_sse_reader_finish (reader);
  pursuit_ai_provider_end_stream (provider, reading.reply);

  return reading.reply;
}

static PursuitAiReply *
read_stream (PursuitAiProvider *provider, const char *text, gsize length)
{
  return read_split (provider, text, length, length, 1);
}

static PursuitAiReply *
read_body (PursuitAiProvider *provider, const char *text)
{
  PursuitAiReply *reply = pursuit_ai_reply_new ();
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  pursuit_ai_provider_read_body (provider, reply, body);

  return reply;
}

static void
recorded_replies_are_read (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    PursuitAiStop stop;
    int failure; /* PursuitAiFailureKind, or -1 */
  } rows[] = {
    { "hello-stream", HELLO, PURSUIT_AI_STOP_END, -1 },
    { "hello-plain", HELLO, PURSUIT_AI_STOP_END, -1 },
    { "score-plain", "{\"score\":87,\"reason\":\"fit\"}", PURSUIT_AI_STOP_END, -1 },
    { "think-stream", "{\"score\":87}", PURSUIT_AI_STOP_END, -1 },
    { "maxtok-stream", "{\"score\":8", PURSUIT_AI_STOP_LENGTH, -1 },
    { "refuse-stream", "I cannot help with that.", PURSUIT_AI_STOP_REFUSED, -1 },
    { "tool-stream", "", PURSUIT_AI_STOP_END, -1 },
    { "cut-stream", NULL, PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_CUT },
    { "drop-stream", NULL, PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_CUT },
    { "garbage-plain", "", PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_GARBAGE },
  };
  PursuitAiProvider *providers[]
      = { pursuit_anthropic_provider_new (), pursuit_openai_provider_new () };
  static const char *const prefixes[] = { "anthropic-fx-", "openai-chat-fx-" };
  static const char *const models[] = { "claude-sonnet-5-5", "gpt-6.1-terra" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat (prefixes[i % 2], rows[i / 2].name, NULL);
      g_autoptr (GBytes) body = recorded_load_body (name);
      g_autoptr (PursuitAiReply) reply = NULL;
      g_autofree char *text = NULL;

      if (body == NULL)
        break;
      text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      reply = g_str_has_suffix (name, "-stream")
                  ? read_stream (providers[i % 2], text, strlen (text))
                  : read_body (providers[i % 2], text);
      if (rows[i / 2].text != NULL)
        g_assert_cmpstr (reply->text->str, ==, rows[i / 2].text);
      else
        g_assert_cmpuint (reply->text->len, >, 0);
      g_assert_cmpint (reply->failure != NULL ? (int) reply->failure->kind : -1, ==,
                       rows[i / 2].failure);
      g_assert_cmpint (reply->stop, ==, rows[i / 2].stop);
      if (rows[i / 2].failure != PURSUIT_AI_FAILURE_GARBAGE)
        g_assert_cmpstr (reply->model, ==, models[i % 2]);
    }
  g_object_unref (providers[0]);
  g_object_unref (providers[1]);
}

/* Wherever the connection ends, what came is a beginning of the answer, and said to be cut unless
 * it is all of it. */
static void
check_cuts (PursuitAiProvider *provider, const char *name)
{
  g_autoptr (GBytes) body = recorded_load_body (name);

  for (gsize cut = 0; body != NULL && cut <= g_bytes_get_size (body); cut++)
    {
      g_autoptr (PursuitAiReply) reply = read_stream (provider, g_bytes_get_data (body, NULL), cut);

      g_assert_true (g_str_has_prefix (HELLO, reply->text->str));
      g_assert_true (reply->failure == NULL || reply->failure->kind == PURSUIT_AI_FAILURE_CUT);
      if (reply->failure == NULL)
        g_assert_cmpstr (reply->text->str, ==, HELLO);
    }
}

static void
check_same (const PursuitAiReply *reply, const PursuitAiReply *expected)
{
  g_assert_cmpstr (reply->text->str, ==, expected->text->str);
  g_assert_cmpstr (reply->model, ==, expected->model);
  g_assert_cmpint (reply->stop, ==, expected->stop);
  g_assert_cmpint (reply->is_ended, ==, expected->is_ended);
  g_assert_cmpmem (&reply->usage, sizeof reply->usage, &expected->usage, sizeof expected->usage);
  g_assert_cmpint (reply->failure != NULL ? (int) reply->failure->kind : -1, ==,
                   expected->failure != NULL ? (int) expected->failure->kind : -1);
}

static void
check_decorated (PursuitAiProvider *provider, const char *text)
{
  static const gsize pieces[] = { 1, 2, 3, 7 };
  g_autoptr (PursuitAiReply) expected = read_stream (provider, text, strlen (text));
  g_autofree char *decorated = recorded_decorate (text);
  gsize length = strlen (decorated);

  for (gsize i = 0; i < length + G_N_ELEMENTS (pieces); i++)
    {
      gsize first = i < length ? i : 0;
      gsize piece = i < length ? length : pieces[i - length];
      g_autoptr (PursuitAiReply) reply = read_split (provider, decorated, length, first, piece);

      check_same (reply, expected);
    }
}

/* Marks, comments, pings and lines of data, wherever the pieces end. */
static void
what_may_stand_between_changes_no_answer (void)
{
  g_autoptr (PursuitAiProvider) anthropic = pursuit_anthropic_provider_new ();
  g_autoptr (PursuitAiProvider) openai = pursuit_openai_provider_new ();
  g_autoptr (GPtrArray) names = recorded_list ("-stream");

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GBytes) body = recorded_load_body (name);
      g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

      check_decorated (g_str_has_prefix (name, "anthropic") ? anthropic : openai, text);
    }
}

static void
a_stream_cut_anywhere_is_known_to_be (void)
{
  g_autoptr (PursuitAiProvider) anthropic = pursuit_anthropic_provider_new ();
  g_autoptr (PursuitAiProvider) openai = pursuit_openai_provider_new ();

  check_cuts (anthropic, "anthropic-fx-hello-stream");
  check_cuts (openai, "openai-chat-fx-hello-stream");
}

static void
anthropic_figures_are_totals (void)
{
  static const char stream[]
      = "data: {\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{"
        "\"input_tokens\":10,\"cache_read_input_tokens\":200,\"cache_creation_input_tokens\":30,"
        "\"cache_creation\":{\"ephemeral_5m_input_tokens\":20,\"ephemeral_1h_input_tokens\":10},"
        "\"output_tokens\":1}}}\n\n"
        "data: {\"type\":\"ping\"}\n\n"
        "data: {\"type\":\"new_kind\",\"delta\":7}\n\n"
        "data: {\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":20}}\n\n"
        "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{"
        "\"input_tokens\":10,\"cache_read_input_tokens\":200,\"output_tokens\":50,"
        "\"output_tokens_details\":{\"thinking_tokens\":40}}}\n\n"
        "data: {\"type\":\"message_stop\"}\n\n";
  g_autoptr (PursuitAiProvider) provider = pursuit_anthropic_provider_new ();
  g_autoptr (PursuitAiReply) reply = read_stream (provider, stream, strlen (stream));

  g_assert_null (reply->failure);
  g_assert_cmpint (reply->usage.input, ==, 10);
  g_assert_cmpint (reply->usage.cache_read, ==, 200);
  g_assert_cmpint (reply->usage.cache_write_5m, ==, 20);
  g_assert_cmpint (reply->usage.cache_write_1h, ==, 10);
  g_assert_cmpint (reply->usage.output, ==, 50);
  g_assert_cmpint (reply->usage.reasoning, ==, 40);
  g_assert_cmpint (pursuit_ai_usage_get_prompt (&reply->usage), ==, 240);
  g_assert_true (reply->has_prompt_usage && reply->has_output_usage);
}

/* All figures may be null. The one at the beginning only holds its place: an answer that is priced
 * by it costs next to nothing. One that was said is not taken back by silence. */
static void
null_is_no_figure (void)
{
#define START                                                                                      \
  "data: {\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{\"input_tokens\":10," \
  "\"output_tokens\":1}}}\n\n"                                                                     \
  "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":"           \
  "\"0123456789\"}}\n\n"
#define DELTA(usage) "data: {\"type\":\"message_delta\",\"delta\":{},\"usage\":" usage "}\n\n"
#define CHUNK(usage)                                                                               \
  "data: {\"choices\":[{\"delta\":{\"content\":\"0123456789\"}}],\"usage\":" usage "}\n\n"
#define NONE "{\"input_tokens\":null,\"output_tokens\":null}"
  static const struct
  {
    gboolean is_openai;
    const char *text;
    gint64 output;
    gboolean estimated;
  } rows[] = {
    { FALSE, START DELTA (NONE), 5, TRUE },
    { FALSE, START DELTA ("{}"), 5, TRUE },
    { FALSE, START DELTA ("null"), 5, TRUE },
    { FALSE, START DELTA ("{\"output_tokens\":20}") DELTA (NONE), 20, FALSE },
    { FALSE, START DELTA ("{\"output_tokens\":20}") DELTA ("{}"), 20, FALSE },
    { FALSE, "{\"content\":[{\"type\":\"text\",\"text\":\"0123456789\"}],\"usage\":" NONE "}", 5,
      TRUE },
    { TRUE, CHUNK ("{\"prompt_tokens\":7,\"completion_tokens\":null}"), 5, TRUE },
    { TRUE,
      CHUNK ("{\"prompt_tokens\":7,\"completion_tokens\":20}") "data: "
                                                               "{\"choices\":[],\"usage\":{}}\n\n",
      20, FALSE },
  };
  PursuitAiProvider *providers[]
      = { pursuit_anthropic_provider_new (), pursuit_openai_provider_new () };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PursuitAiProvider *provider = providers[rows[i].is_openai];
      g_autoptr (PursuitAiReply) reply
          = *rows[i].text == '{' ? read_body (provider, rows[i].text)
                                 : read_stream (provider, rows[i].text, strlen (rows[i].text));

      pursuit_ai_reply_estimate (reply, 0);
      g_assert_cmpint (reply->usage.output, ==, rows[i].output);
      g_assert_cmpint (reply->has_output_usage, ==, !rows[i].estimated);
    }
  g_object_unref (providers[0]);
  g_object_unref (providers[1]);
}

/* It goes into the books, and in front of a person: on one line, and no longer than ours may be. */
static void
names_of_models_are_bounded (void)
{
  g_autofree char *letters = g_strnfill (5000, 'm');
  g_autofree char *sharp = g_strdup_printf ("m%*s", PURSUIT_AI_MODELS_MAX_NAME, "\303\244\303\244");
  const char *const names[] = { letters, sharp, "a\nb\033[31m", "a\342\200\256b", " gpt " };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PursuitAiProvider) provider
          = i % 2 == 0 ? pursuit_anthropic_provider_new () : pursuit_openai_provider_new ();
      g_autoptr (GString) body
          = g_string_new ("{\"content\":[],\"choices\":[{\"message\":{}}],\"model\":");
      g_autoptr (PursuitAiReply) reply = NULL;

      pursuit_json_append_string (body, names[i / 2]);
      g_string_append_c (body, '}');
      reply = read_body (provider, body->str);
      g_assert_cmpuint (strlen (reply->model), <=, PURSUIT_AI_MODELS_MAX_NAME);
      g_assert_true (g_utf8_validate (reply->model, -1, NULL));
      for (const char *p = reply->model; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_true (g_unichar_isprint (g_utf8_get_char (p)));
      if (i / 2 == G_N_ELEMENTS (names) - 1)
        g_assert_cmpstr (reply->model, ==, "gpt");
      pursuit_ai_reply_set_model (reply, " ");
      pursuit_ai_reply_set_model (reply, NULL);
      g_assert_cmpuint (strlen (reply->model), >, 1);
    }
}

/* What is too much is not taken, and nothing behind it. */
static void
text_is_bounded (void)
{
  g_autoptr (PursuitAiReply) reply = pursuit_ai_reply_new ();

  reply->max_text = 10;
  pursuit_ai_reply_add_text (reply, "0123456");
  pursuit_ai_reply_add_text (reply, "789");
  g_assert_null (reply->failure);
  pursuit_ai_reply_add_text (reply, "");
  g_assert_null (reply->failure);
  pursuit_ai_reply_add_text (reply, "a");
  g_assert_cmpint (reply->failure->kind, ==, PURSUIT_AI_FAILURE_GARBAGE);
  g_string_truncate (reply->text, 5);
  pursuit_ai_reply_add_text (reply, "b");
  g_assert_cmpstr (reply->text->str, ==, "01234");
}

static void
openai_figures_contain_the_cached (void)
{
  static const struct
  {
    const char *usage;
    gint64 input, cache_read, cache_write, output;
    gboolean estimated;
  } rows[] = {
    { "{\"prompt_tokens\":1000,\"completion_tokens\":34,\"prompt_tokens_details\":{"
      "\"cached_tokens\":600,\"cache_write_tokens\":100}}",
      300, 600, 100, 34, FALSE },
    { "{\"prompt_tokens\":5,\"completion_tokens\":7}", 5, 0, 0, 7, FALSE },
    { "{\"prompt_tokens\":5,\"completion_tokens\":7,\"prompt_tokens_details\":{"
      "\"cached_tokens\":9}}",
      5, 9, 0, 7, TRUE },
    { "{\"prompt_tokens\":-5,\"completion_tokens\":1e40}", 0, 0, 0, 0, FALSE },
    { "null", 0, 0, 0, 0, FALSE },
  };
  g_autoptr (PursuitAiProvider) provider = pursuit_openai_provider_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf (
          "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":"
          "\"stop\"}],\"usage\":%s}",
          rows[i].usage);
      g_autoptr (PursuitAiReply) reply = read_body (provider, body);

      g_assert_null (reply->failure);
      g_assert_cmpint (reply->usage.input, ==, rows[i].input);
      g_assert_cmpint (reply->usage.cache_read, ==, rows[i].cache_read);
      g_assert_cmpint (reply->usage.cache_write_5m, ==, rows[i].cache_write);
      g_assert_cmpint (reply->usage.output, ==, rows[i].output);
      g_assert_cmpint (reply->usage.estimated, ==, rows[i].estimated);
    }
}

static void
errors_in_a_good_reply_are_found (void)
{
  static const char *const streams[] = {
    ("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
     "\"message\":\"Overloaded\"}}\n\n"),
    "data: {\"error\":{\"message\":\"overloaded\",\"type\":\"overloaded_error\",\"code\":529}}\n\n",
    "data: {\"object\":\"error\",\"message\":\"m\",\"type\":\"overloaded_error\",\"code\":529}\n\n",
  };
  g_autoptr (PursuitAiProvider) anthropic = pursuit_anthropic_provider_new ();
  g_autoptr (PursuitAiProvider) local = pursuit_local_provider_new ();

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (PursuitAiReply) reply
          = read_stream (i == 0 ? anthropic : local, streams[i], strlen (streams[i]));
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (reply->failure);
      g_assert_cmpstr (reply->failure->type, ==, "overloaded_error");
      error = pursuit_ai_failure_to_error (reply->failure, "x");
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUSY);
    }
}

static void
servers_end_in_many_ways (void)
{
  static const struct
  {
    const char *stream;
    PursuitAiStop stop;
    int failure;
  } rows[] = {
    /* No [DONE]; [DONE] with a blank; no reason; neither. */
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n",
      PURSUIT_AI_STOP_END, -1 },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\r\n\r\ndata: [DONE] \r\n\r\n",
      PURSUIT_AI_STOP_END, -1 },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]", PURSUIT_AI_STOP_END,
      -1 },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n", PURSUIT_AI_STOP_NONE,
      PURSUIT_AI_FAILURE_CUT },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"error\"}]}\n\n",
      PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_REPLY },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"\"}]}\n\n",
      PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_CUT },
    { "data: {\"choices\":[{\"delta\":{\"refusal\":\"No.\",\"content\":\"x\"}}]}\n\n"
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
      PURSUIT_AI_STOP_REFUSED, -1 },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"content_filter\"}]}"
      "\n\n",
      PURSUIT_AI_STOP_REFUSED, -1 },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: {broken\n\n",
      PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_GARBAGE },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: {broken",
      PURSUIT_AI_STOP_NONE, PURSUIT_AI_FAILURE_CUT },
  };
  g_autoptr (PursuitAiProvider) provider = pursuit_local_provider_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitAiReply) reply
          = read_stream (provider, rows[i].stream, strlen (rows[i].stream));

      g_assert_cmpstr (reply->text->str, ==, "x");
      g_assert_cmpint (reply->stop, ==, rows[i].stop);
      g_assert_cmpint (reply->failure != NULL ? (int) reply->failure->kind : -1, ==,
                       rows[i].failure);
    }
}

static void
odd_shapes_are_survived (void)
{
  static const char *const objects[] = {
    "{}",
    "{\"type\":7,\"choices\":{},\"usage\":[],\"model\":{}}",
    "{\"choices\":[],\"usage\":{\"prompt_tokens\":\"many\"}}",
    "{\"choices\":[7,null],\"content\":7}",
    "{\"choices\":[{\"delta\":[],\"message\":7,\"finish_reason\":{}}]}",
    "{\"choices\":[{\"delta\":{\"content\":[7,{\"type\":\"text\"}]}}]}",
    "{\"type\":\"message_start\"}",
    "{\"type\":\"message_start\",\"message\":{\"usage\":{\"cache_creation\":7}}}",
    "{\"type\":\"content_block_start\",\"content_block\":7}",
    "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":7}}",
    "{\"type\":\"message_delta\",\"delta\":null,\"usage\":null}",
    "{\"content\":[7,{},{\"type\":\"text\",\"text\":null}]}",
  };
  PursuitAiProvider *providers[]
      = { pursuit_anthropic_provider_new (), pursuit_openai_provider_new () };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (objects); i++)
    {
      g_autofree char *stream = g_strdup_printf ("data: %s\n\n", objects[i / 2]);
      g_autoptr (PursuitAiReply) streamed = read_stream (providers[i % 2], stream, strlen (stream));
      g_autoptr (PursuitAiReply) plain = read_body (providers[i % 2], objects[i / 2]);

      g_assert_cmpuint (streamed->text->len, ==, 0);
      g_assert_cmpuint (plain->text->len, ==, 0);
    }
  g_object_unref (providers[0]);
  g_object_unref (providers[1]);
}

/* An answer of @length bytes of text, or of a list that has as many. */
static char *
make_long (gsize length, gboolean is_list)
{
  GString *text
      = g_string_new ("{\"choices\":[{\"delta\":{\"content\":\"x\"},\"message\":{\"content\":"
                      "\"x\"},\"finish_reason\":\"stop\"}],\"more\":");

  g_string_append (text, is_list ? "[0" : "\"\\\"");
  while (text->len + strlen ("\"}") < length)
    g_string_append (text, is_list ? ",0" : ",[{\\\"");
  g_string_append (text, is_list ? "]}" : "\"}");

  return g_string_free (text, FALSE);
}

/* Who sends more than an answer can be is not read for longer than a window can wait: long texts
 * are, with any signs in them, long lists are not. */
static void
what_takes_long_to_read_is_refused (void)
{
  static const struct
  {
    gsize length;
    gboolean is_list;
    gboolean is_read;
  } rows[] = {
    { 200 * 1024, FALSE, TRUE },  { PURSUIT_SSE_MAX_EVENT - 64, FALSE, TRUE },
    { 300 * 1024, FALSE, FALSE }, { 8 * 1000, TRUE, TRUE },
    { 20 * 1024, TRUE, FALSE },   { PURSUIT_SSE_MAX_EVENT - 64, TRUE, FALSE },
  };
  g_autoptr (PursuitAiProvider) provider = pursuit_openai_provider_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = make_long (rows[i].length, rows[i].is_list);
      g_autofree char *data = g_strdup_printf ("data: %s\n\n", text);
      g_autoptr (PursuitAiReply) plain = read_body (provider, text);
      Reading reading = { provider, pursuit_ai_reply_new () };
      g_autoptr (PursuitAiReply) streamed = reading.reply;
      g_autoptr (PursuitSseReader) reader = pursuit_sse_reader_new (read_event, &reading);

      g_assert_cmpint (pursuit_sse_reader_feed (reader, data, strlen (data), NULL), ==,
                       strlen (data) <= PURSUIT_SSE_MAX_EVENT);
      g_assert_cmpstr (plain->text->str, ==, rows[i].is_read ? "x" : "");
      g_assert_cmpstr (streamed->text->str, ==, rows[i].is_read ? "x" : "");
      g_assert_cmpint (plain->failure == NULL, ==, rows[i].is_read);
    }
}

static void
missing_figures_are_estimated (void)
{
  g_autoptr (PursuitAiReply) whole = pursuit_ai_reply_new ();
  g_autoptr (PursuitAiReply) aborted = pursuit_ai_reply_new ();
  g_autoptr (PursuitAiReply) known = pursuit_ai_reply_new ();

  pursuit_ai_reply_add_text (whole, "0123456789");
  whole->n_sent = 1001;
  pursuit_ai_reply_estimate (whole, 0);
  g_assert_true (whole->usage.estimated);
  g_assert_cmpint (whole->usage.input, ==, 501);
  g_assert_cmpint (whole->usage.output, ==, 5);

  /* Nobody knows how far the provider went on: the bound is what it was allowed. */
  aborted->usage.input = 7;
  aborted->has_prompt_usage = TRUE;
  pursuit_ai_reply_estimate (aborted, 4096);
  g_assert_true (aborted->usage.estimated);
  g_assert_cmpint (aborted->usage.input, ==, 7);
  g_assert_cmpint (aborted->usage.output, ==, 4096);

  known->usage.output = 3;
  known->has_prompt_usage = known->has_output_usage = TRUE;
  pursuit_ai_reply_estimate (known, 4096);
  g_assert_false (known->usage.estimated);
  g_assert_cmpint (known->usage.output, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/replies/recorded-replies-are-read", recorded_replies_are_read);
  g_test_add_func ("/ai/replies/what-may-stand-between-changes-no-answer",
                   what_may_stand_between_changes_no_answer);
  g_test_add_func ("/ai/replies/a-stream-cut-anywhere-is-known-to-be",
                   a_stream_cut_anywhere_is_known_to_be);
  g_test_add_func ("/ai/replies/anthropic-figures-are-totals", anthropic_figures_are_totals);
  g_test_add_func ("/ai/replies/null-is-no-figure", null_is_no_figure);
  g_test_add_func ("/ai/replies/names-of-models-are-bounded", names_of_models_are_bounded);
  g_test_add_func ("/ai/replies/text-is-bounded", text_is_bounded);
  g_test_add_func ("/ai/replies/openai-figures-contain-the-cached",
                   openai_figures_contain_the_cached);
  g_test_add_func ("/ai/replies/errors-in-a-good-reply-are-found",
                   errors_in_a_good_reply_are_found);
  g_test_add_func ("/ai/replies/servers-end-in-many-ways", servers_end_in_many_ways);
  g_test_add_func ("/ai/replies/odd-shapes-are-survived", odd_shapes_are_survived);
  g_test_add_func ("/ai/replies/what-takes-long-to-read-is-refused",
                   what_takes_long_to_read_is_refused);
  g_test_add_func ("/ai/replies/missing-figures-are-estimated", missing_figures_are_estimated);

  return g_test_run ();
}
