/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-speech-private.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-utterance.h"
#include "store/pursuit-fold-private.h"

#include <string.h>

/* Not for the schema: a file must open in other programs, too. */
#define FLAGS (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY)

/* Where a kind says whom it is about; %FALSE: it does not. */
static const struct
{
  PursuitKind kind;
  guint field;
} named[] = {
  { PURSUIT_KIND_LEAD, PURSUIT_LEAD_CONTACT_NAME },
  { PURSUIT_KIND_PERSON, PURSUIT_PERSON_NAME },
};

static void
append_blank (GString *folded)
{
  if (folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

char *
pursuit_speech_fold (const char *text, gsize length)
{
  GString *folded = g_string_sized_new (length + 2);
  const char *end = text + length;

  g_string_append_c (folded, ' ');
  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);

      if (c >= (gunichar) -2 || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
        append_blank (folded);
      else if ((c = pursuit_fold_char (c)) != 0)
        g_string_append_unichar (folded, c);
      text = c >= (gunichar) -2 ? text + 1 : g_utf8_next_char (text);
    }
  append_blank (folded);

  return g_string_free (folded, FALSE);
}

static gboolean
is_named (const char *name, gsize length, GPtrArray *who)
{
  g_autofree char *folded = pursuit_speech_fold (name, length);

  for (guint i = 0; i < who->len; i++)
    if (strstr (folded, who->pdata[i]) == NULL)
      return FALSE;

  return TRUE;
}

gboolean
pursuit_speech_is_named (const char *name, const PursuitSearchExpression *expression)
{
  return name != NULL && is_named (name, strlen (name), expression->who);
}

/* Marks the phrases that stand in a line; returns how many are still missing. */
static guint
tick (const PursuitUtterance *line, GPtrArray *phrases, gboolean *found, guint missing)
{
  g_autofree char *folded = pursuit_speech_fold (line->text, line->text_length);

  for (guint i = 0; i < phrases->len; i++)
    if (!found[i] && strstr (folded, phrases->pdata[i]) != NULL)
      {
        found[i] = TRUE;
        missing--;
      }

  return missing;
}

gboolean
pursuit_speech_is_said (const char *transcript, const PursuitSearchExpression *expression)
{
  guint missing = expression->phrases->len;
  g_autofree gboolean *found = g_new0 (gboolean, missing + 1);
  gboolean spoke = FALSE;

  for (const char *line = transcript; line != NULL && *line != '\0' && (!spoke || missing > 0);)
    {
      gsize length = strcspn (line, "\n");
      PursuitUtterance utterance;

      pursuit_utterance_parse (&utterance, line, length);
      if (utterance.speaker != NULL
          && is_named (utterance.speaker, utterance.speaker_length, expression->who))
        {
          spoke = TRUE;
          missing = tick (&utterance, expression->phrases, found, missing);
        }
      line += length + (line[length] == '\n');
    }

  return spoke && missing == 0;
}

static int
find_named (PursuitKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i].kind == kind)
      return (int) named[i].field;

  return -1;
}

gboolean
pursuit_speech_fits (PursuitRecord *record, const PursuitSearchExpression *expression)
{
  PursuitKind kind = pursuit_record_get_kind (record);
  int field = find_named (kind);

  if (expression->who->len == 0)
    return TRUE;
  if (kind == PURSUIT_KIND_CONVERSATION)
    return pursuit_speech_is_said (
        pursuit_record_get_text (record, PURSUIT_CONVERSATION_TRANSCRIPT), expression);

  return field >= 0
         && pursuit_speech_is_named (pursuit_record_get_text (record, (guint) field), expression);
}

char *
pursuit_speech_dup_said (const char *transcript, const PursuitSearchExpression *expression)
{
  GString *said = g_string_new (NULL);

  for (const char *line = transcript; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      PursuitUtterance utterance;

      pursuit_utterance_parse (&utterance, line, length);
      if (utterance.speaker != NULL
          && is_named (utterance.speaker, utterance.speaker_length, expression->who))
        g_string_append_len (said, line, (gssize) length);
      g_string_append_c (said, '\n');
      line += length + (line[length] == '\n');
    }

  return g_string_free (said, FALSE);
}

char *
pursuit_speech_dup_sql (PursuitKind kind)
{
  int field = find_named (kind);

  if (kind == PURSUIT_KIND_CONVERSATION)
    return g_strdup ("is_said (transcript, ?)");
  if (field < 0)
    return NULL;

  return g_strdup_printf ("is_named (\"%s\", ?)",
                          pursuit_kind_get_fields (kind)->fields[field].key);
}

/* The search that the second value holds, taken apart once for all rows. */
static const PursuitSearchExpression *
get_expression (sqlite3_context *context, sqlite3_value **values)
{
  PursuitSearchExpression *expression = sqlite3_get_auxdata (context, 1);
  const char *text = (const char *) sqlite3_value_text (values[1]);

  if (expression != NULL || text == NULL)
    return expression;
  expression = pursuit_search_expression_new (text, NULL);
  if (expression != NULL)
    sqlite3_set_auxdata (context, 1, expression,
                         (void (*) (void *)) pursuit_search_expression_free);

  /* Kept or already freed: SQLite does the latter at once where it is out of memory. */
  return sqlite3_get_auxdata (context, 1);
}

static void
is_said_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const PursuitSearchExpression *expression = get_expression (context, values);
  const char *text = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_int (context, expression != NULL && pursuit_speech_is_said (text, expression));
}

static void
is_named_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const PursuitSearchExpression *expression = get_expression (context, values);
  const char *text = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_int (context, expression != NULL && pursuit_speech_is_named (text, expression));
}

int
pursuit_speech_add_to_database (sqlite3 *database)
{
  int code = sqlite3_create_function_v2 (database, "is_said", 2, FLAGS, NULL, is_said_function,
                                         NULL, NULL, NULL);

  return code != SQLITE_OK ? code
                           : sqlite3_create_function_v2 (database, "is_named", 2, FLAGS, NULL,
                                                         is_named_function, NULL, NULL, NULL);
}
