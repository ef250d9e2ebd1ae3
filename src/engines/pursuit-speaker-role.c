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

static gboolean
is_role_word (const char *word)
{
  if (g_utf8_strlen (word, -1) < MIN_NAME || g_ascii_isdigit (*word))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i], word))
      return TRUE;

  return FALSE;
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
