/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/billing-peer.h"

#include "ai/peer.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <signal.h>
#include <string.h>

#define JSON "Content-Type: application/json\r\nConnection: close\r\n"
#define EVENTS "Content-Type: text/event-stream\r\n"
#define ANTHROPIC_MODEL "claude-sonnet-5-5"
#define OPENAI_MODEL "gpt-6.1-terra"

typedef enum
{
  INPUT,
  CACHE_READ,
  CACHE_WRITE_SHORT,
  CACHE_WRITE_LONG,
  OUTPUT,
  N_CLASSES,
} Class;

struct _BillingPeer
{
  Peer *peer;
  gint64 rates[2][N_CLASSES]; /* pico-USD of a token: Anthropic's, OpenAI's */

  GMutex mutex;
  GArray *bills;     /* (element-type Bill) */
  GHashTable *tries; /* question -> how often it came */
  guint n_requests;
  guint last;
  guint kill_at;
  GPid pid;
  gboolean holds;
};

static const BillKind kinds[] = {
  BILL_PLAIN,  BILL_STREAM, BILL_LACKS,  BILL_REPEAT,      BILL_FALLBACK, BILL_RETRY, BILL_ABORT,
  BILL_CUT,    BILL_PLAIN,  BILL_STREAM, BILL_PLAIN,       BILL_REPEAT,   BILL_EARLY, BILL_STREAM,
  BILL_BROKEN, BILL_BATCH,  BILL_STREAM, BILL_FIRST_ERROR, BILL_REPEAT,   BILL_BATCH,
};

BillKind
bill_get_kind (guint call)
{
  return kinds[call % G_N_ELEMENTS (kinds)];
}

/* One of the call before, which may be on its way, and one of the call of the round before. */
guint
bill_get_question (guint call)
{
  if (bill_get_kind (call) != BILL_REPEAT)
    return call;
  if (call % G_N_ELEMENTS (kinds) == 11)
    return call - 1;

  return call >= G_N_ELEMENTS (kinds) ? call / G_N_ELEMENTS (kinds) * G_N_ELEMENTS (kinds) - 1 : 0;
}

gboolean
bill_is_stream (BillKind kind)
{
  return kind == BILL_STREAM || kind == BILL_ABORT || kind == BILL_EARLY || kind == BILL_CUT
         || kind == BILL_FIRST_ERROR;
}

guint
bill_get_n_leads (guint question)
{
  BillKind kind = bill_get_kind (question);

  return kind == BILL_BATCH || kind == BILL_LACKS ? BILL_LEADS : 1;
}

/* Prices */

static gint64
read_rate (JsonObject *row, const char *name)
{
  const char *text = json_object_get_string_member_with_default (row, name, NULL);

  return text != NULL ? llround (g_ascii_strtod (text, NULL) * 1e6) : 0;
}

static gboolean
is_row (JsonObject *row, const char *provider, const char *model)
{
  const char *from = json_object_get_string_member_with_default (row, "from", NULL);
  const char *until = json_object_get_string_member_with_default (row, "until", NULL);

  return g_strcmp0 (json_object_get_string_member (row, "provider"), provider) == 0
         && g_strcmp0 (json_object_get_string_member (row, "model"), model) == 0
         && (from == NULL || strncmp (from, BILL_TIME, strlen (from)) <= 0)
         && (until == NULL || strncmp (until, BILL_TIME, strlen (until)) >= 0);
}

static void
read_rates (JsonArray *rows, const char *provider, const char *model, gint64 *rates)
{
  static const char *const names[N_CLASSES]
      = { "input", "cache_read", "cache_write_short", "cache_write_long", "output" };

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      for (guint c = 0; is_row (row, provider, model) && c < N_CLASSES; c++)
        rates[c] = read_rate (row, names[c]);
    }
  g_assert_cmpint (rates[INPUT], >, 0);
  g_assert_cmpint (rates[OUTPUT], >, 0);
}

/* What a question takes; its prompt has three kilobytes, so a third of that many tokens. */
static void
get_usage (const Bill *bill, gint64 *tokens)
{
  guint question = bill->question;

  tokens[INPUT] = 10 * bill->n_leads + 40 + question * 7 % 400;
  tokens[CACHE_READ] = question % 90;
  tokens[CACHE_WRITE_SHORT] = bill->is_openai ? 0 : question % 70;
  tokens[CACHE_WRITE_LONG] = bill->is_openai ? 0 : question % 50;
  tokens[OUTPUT] = 5 * bill->n_leads + question % 60;
}

static gint64
price (BillingPeer *self, const gint64 *tokens, gboolean is_openai)
{
  gint64 sum = 0;

  for (guint i = 0; i < N_CLASSES; i++)
    sum += self->rates[is_openai ? 1 : 0][i] * tokens[i];

  return sum;
}

gint64
billing_peer_price (BillingPeer *self, const Bill *bill)
{
  gint64 tokens[N_CLASSES];

  get_usage (bill, tokens);

  return price (self, tokens, bill->is_openai);
}

/* Nobody who hangs up knows how far the provider went on. */
gint64
billing_peer_price_most (BillingPeer *self, const Bill *bill)
{
  gint64 tokens[N_CLASSES];

  get_usage (bill, tokens);
  tokens[OUTPUT] = BILL_MAX_OUTPUT;

  return price (self, tokens, bill->is_openai);
}

/* Answers */

#define ANTHROPIC_USAGE                                                                            \
  "\"usage\":{\"input_tokens\":%" G_GINT64_FORMAT ",\"cache_read_input_tokens\":%" G_GINT64_FORMAT \
  ",\"cache_creation_input_tokens\":%" G_GINT64_FORMAT                                             \
  ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":%" G_GINT64_FORMAT                           \
  ",\"ephemeral_1h_input_tokens\":%" G_GINT64_FORMAT "},\"output_tokens\":%" G_GINT64_FORMAT "}"
#define ANTHROPIC_START                                                                            \
  "event: message_start\ndata: "                                                                   \
  "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\","                    \
  "\"role\":\"assistant\",\"model\":\"" ANTHROPIC_MODEL "\",\"content\":[],"                       \
  "\"stop_reason\":null,%s}}\n\n"
#define ANTHROPIC_WORD                                                                             \
  "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"               \
  "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"                                       \
  "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"               \
  "\"delta\":{\"type\":\"text_delta\",\"text\":\"hello\"}}\n\n"
#define ANTHROPIC_ERROR                                                                            \
  "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","              \
  "\"message\":\"busy\"}}\n\n"
#define ANTHROPIC_END                                                                              \
  "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"             \
  "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"            \
  "\"end_turn\"},%s}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"

#define OPENAI_USAGE                                                                               \
  "\"usage\":{\"prompt_tokens\":%" G_GINT64_FORMAT ",\"completion_tokens\":%" G_GINT64_FORMAT      \
  ",\"total_tokens\":%" G_GINT64_FORMAT                                                            \
  ",\"prompt_tokens_details\":{\"cached_tokens\":%" G_GINT64_FORMAT "}}"
#define OPENAI_CHUNK                                                                               \
  "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"" OPENAI_MODEL "\","

static char *
make_usage (const gint64 *tokens, gboolean is_openai, gint64 output)
{
  gint64 prompt = tokens[INPUT] + tokens[CACHE_READ];

  if (is_openai)
    return g_strdup_printf (OPENAI_USAGE, prompt, output, prompt + output, tokens[CACHE_READ]);

  return g_strdup_printf (ANTHROPIC_USAGE, tokens[INPUT], tokens[CACHE_READ],
                          tokens[CACHE_WRITE_SHORT] + tokens[CACHE_WRITE_LONG],
                          tokens[CACHE_WRITE_SHORT], tokens[CACHE_WRITE_LONG], output);
}

/* The stream up to its first word: what it takes at most is not said. */
static char *
make_beginning (const gint64 *tokens, gboolean is_openai, gboolean says_word)
{
  g_autofree char *usage = make_usage (tokens, is_openai, 1);
  g_autofree char *start = NULL;

  if (is_openai)
    return g_strdup (says_word ? OPENAI_CHUNK
                         "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":"
                         "\"hello\"},\"finish_reason\":null}]}\n\n"
                               : "");
  start = g_strdup_printf (ANTHROPIC_START, usage);

  return g_strconcat (start, says_word ? ANTHROPIC_WORD : NULL, NULL);
}

static char *
make_stream (const gint64 *tokens, gboolean is_openai)
{
  g_autofree char *usage = make_usage (tokens, is_openai, tokens[OUTPUT]);
  g_autofree char *beginning = make_beginning (tokens, is_openai, TRUE);
  g_autofree char *end
      = is_openai ? g_strdup_printf (
            OPENAI_CHUNK "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"
                         "\"stop\"}]}\n\n" OPENAI_CHUNK "\"choices\":[],%s}\n\ndata: [DONE]\n\n",
            usage)
                  : g_strdup_printf (ANTHROPIC_END, usage);

  return g_strconcat (beginning, end, NULL);
}

static char *
make_words (const Bill *bill)
{
  guint n = bill->n_leads - (bill->n_leads > 1 && bill_get_kind (bill->question) == BILL_LACKS);
  GString *words = g_string_new (BILL_WORD);

  for (guint i = 1; i < n; i++)
    g_string_append (words, " " BILL_WORD);

  return g_string_free (words, FALSE);
}

static char *
make_body (const gint64 *tokens, const Bill *bill)
{
  gboolean is_openai = bill->is_openai;
  g_autofree char *usage = make_usage (tokens, is_openai, tokens[OUTPUT]);
  g_autofree char *words = make_words (bill);

  return is_openai ? g_strdup_printf ("{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":"
                                      "\"" OPENAI_MODEL "\",\"choices\":[{\"index\":0,\"message\":{"
                                      "\"role\":\"assistant\",\"content\":\"%s\"},"
                                      "\"finish_reason\":\"stop\"}],%s}",
                                      words, usage)
                   : g_strdup_printf ("{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\","
                                      "\"model\":\"" ANTHROPIC_MODEL "\",\"content\":[{\"type\":"
                                      "\"text\",\"text\":\"%s\"}],\"stop_reason\":\"end_turn\",%s}",
                                      words, usage);
}

static PeerStep *
refuse (guint status, const char *type)
{
  g_autofree char *body = g_strdup_printf ("{\"type\":\"error\",\"error\":{\"type\":\"%s\","
                                           "\"code\":\"%s\",\"message\":\"no\"}}",
                                           type, type);
  PeerStep *step = peer_step_new (status, JSON, body);

  step->framing = PEER_WITH_LENGTH;

  return step;
}

static PeerStep *
send_whole (const gint64 *tokens, const Bill *bill, gboolean is_stream)
{
  g_autofree char *body
      = is_stream ? make_stream (tokens, bill->is_openai) : make_body (tokens, bill);
  PeerStep *step = peer_step_new (200, is_stream ? EVENTS : JSON, body);

  if (!is_stream)
    step->framing = PEER_WITH_LENGTH;

  return step;
}

/* A beginning that is billed as if the answer were as long as it may be. */
static PeerStep *
send_part (const gint64 *tokens, const Bill *bill, BillKind kind)
{
  g_autofree char *body = kind == BILL_BROKEN
                              ? make_body (tokens, bill)
                              : make_beginning (tokens, bill->is_openai, kind != BILL_FIRST_ERROR);
  g_autofree char *whole
      = kind == BILL_FIRST_ERROR ? g_strconcat (body, ANTHROPIC_ERROR, NULL) : g_strdup (body);
  PeerStep *step = peer_step_new (200, kind == BILL_BROKEN ? JSON : EVENTS, whole);

  step->stalls = kind == BILL_ABORT;
  if (kind == BILL_BROKEN)
    {
      step->framing = PEER_WITH_LENGTH;
      step->cut = (gssize) strlen (whole) / 2;
    }

  return step;
}

/* Answers one request, and says what it costs. */
static PeerStep *
choose (BillingPeer *self, Bill *bill, guint n_tries)
{
  BillKind kind = bill_get_kind (bill->question);
  gint64 tokens[N_CLASSES];
  gboolean is_part = kind == BILL_ABORT || kind == BILL_CUT;

  get_usage (bill, tokens);
  if (self->holds)
    tokens[OUTPUT] = BILL_MAX_OUTPUT;
  if (kind == BILL_FALLBACK && !bill->is_openai && !self->holds)
    return refuse (402, "billing_error");
  if (kind == BILL_RETRY && n_tries == 1 && !self->holds)
    return refuse (529, "overloaded_error");
  if (n_tries == 1 && (kind == BILL_BROKEN || (kind == BILL_FIRST_ERROR && !bill->is_openai)))
    is_part = TRUE;
  if (is_part && !self->holds)
    {
      bill->pico = billing_peer_price_most (self, bill);
      return send_part (tokens, bill, kind);
    }
  bill->pico = price (self, tokens, bill->is_openai);
  bill->is_whole = TRUE;

  return send_whole (tokens, bill, bill_is_stream (kind) && !self->holds);
}

static guint
count_leads (const char *request)
{
  guint n = 0;

  for (const char *at = request; (at = strstr (at, BILL_LEAD)) != NULL; at += strlen (BILL_LEAD))
    n++;

  return n;
}

static PeerStep *
on_request (const char *request, gpointer data)
{
  BillingPeer *self = data;
  const char *number = strstr (request, "question ");
  Bill bill = { 0 };
  PeerStep *step;
  guint n_tries;

  g_assert_nonnull (number);
  bill.question = (guint) g_ascii_strtoull (number + strlen ("question "), NULL, 10);
  bill.n_leads = count_leads (request);
  g_assert_true (bill.n_leads == 1 || bill.n_leads == bill_get_n_leads (bill.question));
  bill.is_openai = g_str_has_prefix (request, "POST /v1/chat/completions");

  g_mutex_lock (&self->mutex);
  self->n_requests++;
  self->last = MAX (self->last, bill.question);
  n_tries = GPOINTER_TO_UINT (g_hash_table_lookup (self->tries, GUINT_TO_POINTER (bill.question)));
  g_hash_table_insert (self->tries, GUINT_TO_POINTER (bill.question), GUINT_TO_POINTER (++n_tries));
  step = choose (self, &bill, n_tries);
  step->is_held = self->holds;
  if (bill.pico > 0)
    g_array_append_val (self->bills, bill);
  if (self->n_requests == self->kill_at)
    kill (self->pid, SIGKILL);
  g_mutex_unlock (&self->mutex);

  return step;
}

BillingPeer *
billing_peer_new (void)
{
  BillingPeer *self = g_new0 (BillingPeer, 1);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "prices.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *rows;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "prices");
  read_rates (rows, "anthropic", ANTHROPIC_MODEL, self->rates[0]);
  read_rates (rows, "openai", OPENAI_MODEL, self->rates[1]);
  g_mutex_init (&self->mutex);
  self->bills = g_array_new (FALSE, FALSE, sizeof (Bill));
  self->tries = g_hash_table_new (NULL, NULL);
  self->peer = peer_new ();
  peer_set_answer (self->peer, on_request, self);

  return self;
}

void
billing_peer_free (BillingPeer *self)
{
  peer_free (self->peer);
  g_array_unref (self->bills);
  g_hash_table_unref (self->tries);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

char *
billing_peer_dup_url (BillingPeer *self)
{
  return peer_dup_url (self->peer);
}

void
billing_peer_kill_at (BillingPeer *self, guint at, GPid pid)
{
  g_mutex_lock (&self->mutex);
  self->kill_at = at;
  self->pid = pid;
  g_mutex_unlock (&self->mutex);
}

void
billing_peer_hold (BillingPeer *self)
{
  self->holds = TRUE;
}

void
billing_peer_release (BillingPeer *self)
{
  peer_release (self->peer);
}

guint
billing_peer_count (BillingPeer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_requests;
  g_mutex_unlock (&self->mutex);

  return n;
}

guint
billing_peer_get_last (BillingPeer *self)
{
  return self->last;
}

GArray *
billing_peer_get_bills (BillingPeer *self)
{
  return self->bills;
}
