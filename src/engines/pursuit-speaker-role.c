/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-speaker-role-private.h"

#include "insight/pursuit-talk.h"

/* A shorter word is no name that could be found again in a text. */
#define MIN_NAME 3

static const char *const roles[]
    = { "account",        "adviser",     "advisor",     "agent",       "analyst",    "assistant",
        "berater",        "beraterin",   "bot",         "buyer",       "caller",     "chair",
        "client",         "coach",       "consultant",  "customer",    "designer",   "developer",
        "director",       "einkauf",     "engineer",    "executive",   "expert",     "guest",
        "host",           "industrial",  "interface",   "interviewer", "kunde",      "kundin",
        "lead",           "leader",      "manager",     "marketing",   "moderator",  "operator",
        "owner",          "participant", "product",     "project",     "prospect",   "rep",
        "representative", "sales",       "salesman",    "salesperson", "saleswoman", "seller",
        "speaker",        "sprecher",    "sprecherin",  "support",     "system",     "team",
        "teilnehmer",     "the",         "user",        "vendor",      "verkauf",    "verkaeufer",
        "verkaufer",      "verkäufer",   "verkäuferin", "vertrieb",    "you" };

/* Before a colon in somebody's notes; hidden, they would take from a model what the notes are
 * about. */
static const char *const labels[]
    = { "action",   "actions",  "authority", "bedarf",   "budget",   "competitor",
        "deadline", "decision", "frage",     "fragen",   "goal",     "goals",
        "item",     "items",    "need",      "needs",    "next",     "nachste",
        "nachster", "open",     "pain",      "problem",  "question", "questions",
        "risk",     "risks",    "schritt",   "schritte", "status",   "step",
        "steps",    "timeline", "timing",    "zeitplan", "ziel",     "ziele" };

static gboolean
is_in (const char *const *list, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i], word))
      return TRUE;

  return FALSE;
}

static gboolean
is_role_word (const char *word)
{
  if (g_utf8_strlen (word, -1) < MIN_NAME || g_ascii_isdigit (*word))
    return TRUE;

  return is_in (roles, G_N_ELEMENTS (roles), word) || is_in (labels, G_N_ELEMENTS (labels), word);
}

gboolean
pursuit_speaker_is_role (const char *speaker)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (speaker != NULL, FALSE);

  words = pursuit_talk_fold (speaker);
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_role_word (words[i]))
      return FALSE;

  return TRUE;
}
