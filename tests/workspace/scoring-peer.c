/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring-peer.h"

#include "ai/peer.h"

#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#define MAX_LEADS 10

typedef enum
{
  LEFT_OUT = 1,
  NO_FORM = 2,
  DOUBLED = 3,
  BEYOND = 5,
  NO_NUMBER = 7,
  TURNED = 9,
  N_FAULTS = 10,
} Fault;

typedef struct
{
  guint asked;
  guint answered;
  gboolean is_left; /* an answer lacked it */
  gboolean is_forbidden;
} Deal;

/* What is answered. */
typedef struct
{
  guint status;
  const char *stop; /* why the text ends there */
  char *text;       /* the model's, or of another status the body */
} Reply;

struct _ScoringPeer
{
  Peer *peer;
  ScoringTrouble trouble;
  GMutex mutex;
  Deal *deals; /* by number */
  guint n_leads;
  guint n_requests;
  guint n_batches;
  guint n_answered; /* leads */
  guint n_faults;
  guint n_alone;
  guint hold_after;
  guint kill_at;
  GPid pid;
};

/* The numbers of the leads that are asked for, in their order. */
static guint
read_numbers (ScoringPeer *self, const char *request, guint *numbers)
{
  guint n = 0;

  for (const char *at = strstr (request, "Deal "); at != NULL; at = strstr (at + 1, "Deal "))
    {
      guint number = (guint) g_ascii_strtoull (at + strlen ("Deal "), NULL, 10);

      g_assert_cmpuint (n, <, MAX_LEADS);
      g_assert_cmpuint (number, <, self->n_leads);
      g_assert_false (self->deals[number].is_forbidden);
      self->deals[number].asked++;
      numbers[n++] = number;
    }
  g_assert_cmpuint (n, >, 0);

  return n;
}

#define NOTHING "{\"points\":null,\"why\":null,\"source\":null,\"quote\":null,\"ask\":\"Who?\"}"

static void
append_lead (GString *text, guint index, const char *points)
{
  g_string_append_printf (
      text,
      "%s{\"id\":\"L%u\",\"budget\":{\"points\":%s,\"why\":\"said so\",\"source\":"
      "\"lead.description\",\"quote\":\"money is there\",\"ask\":null},\"authority\":" NOTHING
      ",\"need\":" NOTHING ",\"timeline\":" NOTHING ",\"next_question\":\"When?\"}",
      text->len > 0 ? "," : "", index + 1, points);
}

static void
append_good (ScoringPeer *self, GString *text, guint index, guint number)
{
  g_autofree char *points = g_strdup_printf ("%u", 10 * (number % SCORING_STEPS));

  append_lead (text, index, points);
  self->deals[number].answered++;
  self->deals[number].is_left = FALSE;
  self->n_answered++;
}

/* The lead of a fault, which is not scored by this answer. */
static void
append_fault (ScoringPeer *self, GString *text, guint index, guint number, Fault fault)
{
  self->deals[number].is_left = TRUE;
  self->n_faults++;
  if (fault == DOUBLED)
    {
      append_lead (text, index, "10");
      append_lead (text, index, "90");
    }
  else if (fault == BEYOND)
    {
      append_lead (text, index, "101");
    }
  else if (fault == NO_NUMBER)
    {
      append_lead (text, index, "NaN");
    }
}

static char *
score (ScoringPeer *self, const guint *numbers, guint n, gboolean has_faults)
{
  Fault fault = has_faults && n > 1 ? (Fault) (self->n_batches++ % N_FAULTS) : 0;
  gboolean leaves = fault == LEFT_OUT || fault == DOUBLED || fault == BEYOND || fault == NO_NUMBER;
  guint bad = leaves ? self->n_batches % n : n;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; fault == NO_FORM && i < n; i++)
    append_fault (self, text, i, numbers[i], fault);
  if (fault == NO_FORM)
    return g_strdup ("These leads look good to me.");
  for (guint i = 0; i < n; i++)
    {
      guint index = fault == TURNED ? n - 1 - i : i;

      if (index == bad)
        append_fault (self, text, index, numbers[index], fault);
      else
        append_good (self, text, index, numbers[index]);
    }

  return g_strdup_printf ("%s{\"leads\":[%s]}", fault == TURNED ? "Here are the scores: " : "",
                          text->str);
}

static void
leave_all (ScoringPeer *self, const guint *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    self->deals[numbers[i]].is_left = TRUE;
}

/* Whole leads, and the beginning of one more. */
static char *
cut (ScoringPeer *self, const guint *numbers, guint n)
{
  guint n_whole = self->trouble == SCORING_CUTS ? self->n_batches++ % n : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_whole; i++)
    append_good (self, text, i, numbers[i]);
  append_lead (text, n_whole, "50");
  /* In its last quotation, where the braces are closed. */
  g_string_truncate (text, text->len - 3);
  leave_all (self, numbers + n_whole, n - n_whole);
  self->n_faults += n - n_whole;

  return g_strdup_printf ("{\"leads\":[%s", text->str);
}

static Reply
turn_away (ScoringPeer *self, const guint *numbers, guint n)
{
  static const struct
  {
    guint status;
    const char *text;
  } replies[][2] = {
    { { 413, "<html>413 Request Entity Too Large</html>" },
      { 400, "{\"error\":{\"code\":400,\"type\":\"exceed_context_size_error\"}}" } },
    { { 200, "" }, { 400, "{\"error\":{\"code\":\"content_filter\"}}" } },
  };
  guint why = self->trouble == SCORING_TOO_LARGE ? 0 : 1;
  guint way = self->n_requests % 2;

  leave_all (self, numbers, n);

  return (Reply){ replies[why][way].status, "refusal", g_strdup (replies[why][way].text) };
}

static gboolean
is_refused (ScoringPeer *self, const guint *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    if (self->trouble == SCORING_REFUSES_ALL || SCORING_IS_REFUSED (numbers[i]))
      return TRUE;

  return FALSE;
}

static Reply
answer (ScoringPeer *self, const guint *numbers, guint n)
{
  switch (self->trouble)
    {
    case SCORING_CUTS:
    case SCORING_CUTS_ALL:
      if (n > 1 || self->trouble == SCORING_CUTS_ALL)
        return (Reply){ 200, "max_tokens", cut (self, numbers, n) };
      break;
    case SCORING_TOO_LARGE:
      if (n > SCORING_MOST)
        return turn_away (self, numbers, n);
      break;
    case SCORING_REFUSES:
    case SCORING_REFUSES_ALL:
      if (is_refused (self, numbers, n))
        return turn_away (self, numbers, n);
      break;
    case SCORING_NO_MONEY:
      if (self->n_requests > SCORING_PAID)
        return (Reply){ 402, NULL, g_strdup ("{\"error\":{\"type\":\"billing_error\"}}") };
      break;
    case SCORING_FAULTS:
    default:
      return (Reply){ 200, "end_turn", score (self, numbers, n, TRUE) };
    }

  return (Reply){ 200, "end_turn", score (self, numbers, n, FALSE) };
}

static char *
wrap (const Reply *reply)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *quoted = NULL;

  if (reply->status != 200)
    return g_strdup (reply->text);
  json_node_set_string (node, reply->text);
  quoted = json_to_string (node, FALSE);

  return g_strdup_printf ("{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
                          "\"claude-sonnet-5-5\",\"content\":[{\"type\":\"text\",\"text\":%s}],"
                          "\"stop_reason\":\"%s\",\"usage\":{\"input_tokens\":900,"
                          "\"output_tokens\":300}}",
                          quoted, reply->stop);
}

static PeerStep *
on_request (const char *request, gpointer data)
{
  ScoringPeer *self = data;
  guint numbers[MAX_LEADS];
  g_autofree char *body = NULL;
  Reply reply;
  PeerStep *step;
  guint n;

  g_mutex_lock (&self->mutex);
  n = read_numbers (self, request, numbers);
  /* Alone asked for is only what an answer lacked; or, once, what was left of a run. */
  if (n == 1 && !self->deals[numbers[0]].is_left)
    self->n_alone++;
  g_assert_cmpuint (self->n_alone, <=, 1);
  self->n_requests++;
  reply = answer (self, numbers, n);
  if (self->kill_at > 0 && self->n_answered >= self->kill_at)
    {
      self->kill_at = 0;
      kill (self->pid, SIGKILL);
    }
  body = wrap (&reply);
  g_free (reply.text);
  step = peer_step_new (reply.status, "Content-Type: application/json\r\nConnection: close\r\n",
                        body);
  step->framing = PEER_WITH_LENGTH;
  step->is_held = self->hold_after > 0 && self->n_requests > self->hold_after;
  g_mutex_unlock (&self->mutex);

  return step;
}

ScoringPeer *
scoring_peer_new (guint n_leads)
{
  ScoringPeer *self = g_new0 (ScoringPeer, 1);

  g_mutex_init (&self->mutex);
  self->deals = g_new0 (Deal, n_leads);
  self->n_leads = n_leads;
  self->peer = peer_new ();
  peer_set_answer (self->peer, on_request, self);

  return self;
}

void
scoring_peer_free (ScoringPeer *self)
{
  peer_free (self->peer);
  g_free (self->deals);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

char *
scoring_peer_dup_url (ScoringPeer *self)
{
  return peer_dup_url (self->peer);
}

void
scoring_peer_kill_at (ScoringPeer *self, guint n_answered, GPid pid)
{
  g_mutex_lock (&self->mutex);
  self->kill_at = n_answered;
  self->pid = pid;
  g_mutex_unlock (&self->mutex);
}

void
scoring_peer_set_trouble (ScoringPeer *self, ScoringTrouble trouble)
{
  self->trouble = trouble;
}

void
scoring_peer_hold_after (ScoringPeer *self, guint n_requests)
{
  self->hold_after = n_requests;
}

void
scoring_peer_release (ScoringPeer *self)
{
  peer_release (self->peer);
}

void
scoring_peer_forbid (ScoringPeer *self, guint number)
{
  self->deals[number].is_forbidden = TRUE;
}

guint
scoring_peer_count (ScoringPeer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_requests;
  g_mutex_unlock (&self->mutex);

  return n;
}

guint
scoring_peer_get_answered (ScoringPeer *self, guint number)
{
  return self->deals[number].answered;
}

guint
scoring_peer_get_asked (ScoringPeer *self, guint number)
{
  return self->deals[number].asked;
}

guint
scoring_peer_get_faults (ScoringPeer *self)
{
  return self->n_faults;
}
