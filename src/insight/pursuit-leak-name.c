/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-leak-name-private.h"

#include <string.h>

/* Words in the form of to_words(): lower case, singular, one blank between them. */
static const char *const outcome_words[] = {
  "won",
  "lost",
  "closed",
  "converted",
  "churned",
  "close date",
  "close time",
  "close value",
  "close amount",
  "close reason",
  "closing date",
  "closing time",
  "closing reason",
  "loss reason",
  "lose reason",
  "win reason",
  "win loss",
  "day to close",
  "time to close",
  "deal close",
  "deal outcome",
  "lead outcome",
  "sale outcome",
  "final outcome",
  "final status",
  "became a customer",
  "became customer",
  "customer since",
  "to customer",
  "contract signed",
  "signed on",
  "signed date",
  "signature date",
  "recent deal",
  "disqualified",
  "disqualification",
  "rejection reason",
  "reason for loss",
  "reason for win",
  "cancellation reason",
  "gewonnen",
  "verloren",
  "verlustgrund",
  "gewinngrund",
  "abschlussdatum",
  "abschlussgrund",
  "abgeschlossen",
  "abschluss am",
  "konvertiert",
  "kunde seit",
  "ablehnungsgrund",
  "geschlossen",
};

static const char *const judgement_words[] = {
  "tag",
  "quality",
  "grade",
  "rating",
  "status",
  "stage",
  "label",
  "disposition",
  "temperature",
  "lifecycle",
  "life cycle",
  "forecast",
  "outcome",
  "result",
  "qualification",
  "qualified",
  "lead profile",
  "prospect profile",
  "customer profile",
  "deal profile",
  "contact profile",
  "interest level",
  "level of interest",
  "phase",
  "vertriebsphase",
  "verkaufsphase",
  "leadstatus",
  "qualit\303\244t",
  "einstufung",
  "einsch\303\244tzung",
  "stufe",
  "ergebnis",
  "temperatur",
};

static const char *const aftermath_words[] = {
  "last activity",   "last notable activity",
  "last contact",    "last contacted",
  "last engagement", "last email",
  "last call",       "last meeting",
  "last stage",      "last modified",
  "last update",     "last updated",
  "last seen",       "last viewed",
  "last referenced", "last step",
  "last touch",      "latest",
  "modified",        "modstamp",
  "updated",         "update time",
  "stage change",    "next step",
  "next activity",   "duration",
  "call length",     "talk time",
  "day in stage",    "age in day",
  "deal age",        "time in stage",
  "time contacted",  "number of time",
  "total activity",  "done activity",
  "activity to do",  "activity involved",
  "open activity",   "overdue task",
  "sale activity",   "conversion",
  "became a",        "became an",
  "total revenue",   "associated deal",
  "first deal",      "weighted value",
  "archive",         "archived",
  "fiscal",          "expected revenue",
  "unread",          "notable",
  "follow up",       "letzte",
  "letzter",         "letztes",
  "zuletzt",         "ge\303\244ndert",
  "aktualisiert",    "dauer",
  "n\303\244chste",  "n\303\244chster",
  "laufzeit",        "wiedervorlage",
};

static const char *const tool_words[] = {
  "score",     "scoring",    "index",      "probability",        "likelihood",
  "priority",  "propensity", "prediction", "predictive",         "predicted",
  "punktzahl", "punkte",     "bewertung",  "wahrscheinlichkeit", "priorit\303\244t",
};

/* These say that the words above speak of another time or matter. */
static const char *const other_words[] = {
  "previous",     "prior",      "past",    "former",    "expected",      "estimated",
  "target",       "planned",    "desired", "marital",   "employment",    "employee",
  "relationship", "military",   "housing", "family",    "education",     "credit",
  "tax",          "legal",      "health",  "vorherige", "vorheriger",    "erwartet",
  "erwartete",    "erwartetes", "geplant", "geplante",  "familienstand",
};

static gboolean
begins_word (const char *name, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return p > name && g_unichar_isupper (c)
         && g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* "Tags" is "tag", but "status" and "class" stay. */
static void
end_word (GString *words)
{
  gsize n = words->len;

  if (n > 4 && words->str[n - 1] == 's' && strchr ("su", words->str[n - 2]) == NULL)
    g_string_truncate (words, n - 1);
  n = words->len;
  if (n > 5 && strcmp (words->str + n - 2, "ie") == 0)
    g_string_overwrite (g_string_truncate (words, n - 1), n - 2, "y");
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

/* " is won ", of "IsWon", "is_won", "Is won?" and "Deal - Is won". */
static char *
to_words (const char *name)
{
  GString *words = g_string_new (" ");

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          end_word (words);
          continue;
        }
      if (begins_word (name, p))
        end_word (words);
      g_string_append_unichar (words, g_unichar_tolower (c));
    }
  end_word (words);

  return g_string_free (words, FALSE);
}

static gboolean
has_one_of (const char *words, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      const char *found = strstr (words, list[i]);
      gsize length = strlen (list[i]);

      for (; found != NULL; found = strstr (found + 1, list[i]))
        if (found[-1] == ' ' && found[length] == ' ')
          return TRUE;
    }

  return FALSE;
}

#define HAS(words, list) has_one_of ((words), (list), G_N_ELEMENTS (list))

PursuitLeakName
pursuit_leak_name_classify (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *words = to_words (valid);
  gboolean other = HAS (words, other_words);

  if (strcmp (words, " outcome ") == 0 || strcmp (words, " result ") == 0
      || HAS (words, outcome_words))
    return other ? PURSUIT_LEAK_NAME_AFTERMATH : PURSUIT_LEAK_NAME_OUTCOME;
  if (other)
    return PURSUIT_LEAK_NAME_PLAIN;
  if (HAS (words, tool_words))
    return PURSUIT_LEAK_NAME_TOOL;
  if (HAS (words, judgement_words))
    return PURSUIT_LEAK_NAME_JUDGEMENT;

  return HAS (words, aftermath_words) ? PURSUIT_LEAK_NAME_AFTERMATH : PURSUIT_LEAK_NAME_PLAIN;
}
