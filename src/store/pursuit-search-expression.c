/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-search-expression-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"
#include "store/pursuit-fold-private.h"
#include "store/pursuit-phone-digits-private.h"
#include "store/pursuit-search.h"
#include "store/pursuit-speech-private.h"
#include "store/pursuit-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A piece of what was typed: a word, or several that stood in quotes. */
typedef struct
{
  char *text; /* (owned) */
  gboolean is_phrase;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static const char *
find_end (const char *p, gboolean is_phrase)
{
  while (*p != '\0'
         && (is_phrase ? *p != '"' : *p != '"' && !g_unichar_isspace (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);

  return p;
}

static GPtrArray *
split (const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  const char *p = text;

  while (*p != '\0' && pieces->len < PURSUIT_SEARCH_MAX_WORDS)
    {
      gboolean is_phrase = *p == '"';
      const char *end = find_end (is_phrase ? p + 1 : p, is_phrase);
      const char *start = is_phrase ? p + 1 : p;

      if (end > start)
        {
          Piece *piece = g_new (Piece, 1);

          piece->text = g_strndup (start, (gsize) (end - start));
          piece->is_phrase = is_phrase;
          g_ptr_array_add (pieces, piece);
        }
      p = end;
      if (*p != '\0' && (is_phrase || *p != '"'))
        p = g_utf8_next_char (p);
    }

  return pieces;
}

static gboolean
has_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* FTS5 reads nothing in a quoted string but its words; a quote within is doubled. */
static void
append_quoted (GString *match, const char *text)
{
  g_string_append_c (match, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *text);
    }
  g_string_append_c (match, '"');
}

static void
add_words (PursuitSearchExpression *self, const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (;; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        {
          gunichar folded = pursuit_fold_char (c);

          if (folded != 0)
            g_string_append_unichar (word, folded);
          continue;
        }
      if (word->len > 0)
        g_ptr_array_add (self->words, g_strdup (word->str));
      g_string_truncate (word, 0);
      if (c == 0)
        break;
    }
}

static void
add_phrase (PursuitSearchExpression *self, const char *text, gboolean is_beginning)
{
  char *folded = pursuit_speech_fold (text, strlen (text));

  if (is_beginning)
    g_strchomp (folded);
  g_ptr_array_add (self->phrases, folded);
}

static void
append_and (GString *match)
{
  if (match->len > 0)
    g_string_append (match, " AND ");
}

static void
append_piece (PursuitSearchExpression *self, GString *match, const Piece *piece, gboolean is_last)
{
  if (!has_word (piece->text))
    return;

  append_and (match);
  /* Digits of telephone numbers are no words. */
  g_string_append (match, "{title body} : ");
  append_quoted (match, piece->text);
  if (is_last && !piece->is_phrase)
    g_string_append (match, " *");
  add_words (self, piece->text);
  add_phrase (self, piece->text, is_last && !piece->is_phrase);
}

static gboolean
is_number_piece (const Piece *piece)
{
  return !piece->is_phrase && piece->text[strspn (piece->text, "+0123456789-/.()")] == '\0'
         && strpbrk (piece->text, "0123456789") != NULL;
}

/* Words of digits side by side may be one telephone number, or just words. */
static guint
append_numbers (PursuitSearchExpression *self, GString *match, GPtrArray *pieces, guint first)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GString) apart = g_string_new (NULL);
  g_auto (GStrv) prefixes = NULL;
  guint i;

  for (i = first; i < pieces->len && is_number_piece (pieces->pdata[i]); i++)
    {
      const Piece *piece = pieces->pdata[i];

      g_string_append_printf (joined, "%s%s", i > first ? " " : "", piece->text);
      append_piece (self, apart, piece, i + 1 == pieces->len);
    }
  prefixes = pursuit_phone_digits_list_prefixes (joined->str);
  if (prefixes == NULL)
    {
      append_and (match);
      g_string_append (match, apart->str);
      return i;
    }

  append_and (match);
  g_string_append_printf (match, "((%s)", apart->str);
  for (guint p = 0; prefixes[p] != NULL; p++)
    g_string_append_printf (match, " OR digits : \"%s\" *", prefixes[p]);
  g_string_append_c (match, ')');

  return i;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID, format, values);
  va_end (values);

  return FALSE;
}

/* "90d", "2w", "3m", "1y" back from today, or a day. */
static char *
read_since (const char *value)
{
  static const struct
  {
    char unit;
    int days;
  } units[] = { { 'd', 1 }, { 'w', 7 }, { 'm', 30 }, { 'y', 365 } };
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *digits = g_strdup (value);
  gsize length = strlen (digits);
  gint64 count;

  if (pursuit_date_is_valid (value))
    return g_strdup (value);
  if (g_str_equal (value, "today"))
    return g_steal_pointer (&today);
  if (length < 2)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (digits[length - 1] == units[i].unit)
      {
        digits[length - 1] = '\0';
        if (g_ascii_string_to_signed (digits, 10, 0, 10000, &count, NULL))
          return pursuit_date_add_days (today, -(int) count * units[i].days);
      }

  return NULL;
}

static gboolean
refuse_kind (const char *value, GError **error)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if ((pursuit_kind_get_flags ((PursuitKind) kind) & PURSUIT_KIND_SEARCHABLE) != 0)
      g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "",
                              pursuit_kind_to_string ((PursuitKind) kind));

  /* Translators: the second %s is a list of words that are typed as they are */
  return refuse (error, _ ("kind:%s: it is one of %s"), value, kinds->str);
}

/* The words of a name, each of which may be unfinished. */
static void
add_names (PursuitSearchExpression *self, const char *value)
{
  g_autofree char *folded = pursuit_speech_fold (value, strlen (value));
  g_auto (GStrv) names = g_strsplit (folded, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      g_ptr_array_add (self->who, g_strconcat (" ", names[i], NULL));
}

/* Whoever is named stands in the record's text: the index finds it by that, too. */
static void
append_who (PursuitSearchExpression *self, GString *match)
{
  for (guint i = 0; i < self->who->len; i++)
    {
      append_and (match);
      g_string_append_printf (match, "{title body} : \"%s\" *",
                              (const char *) self->who->pdata[i] + 1);
    }
}

static gboolean
set_operator (PursuitSearchExpression *self, const char *name, const char *value, GError **error)
{
  if (g_str_equal (name, "kind"))
    {
      self->kind = pursuit_kind_from_string (value);
      return self->kind != PURSUIT_KIND_NONE || refuse_kind (value, error);
    }
  if (g_str_equal (name, "who"))
    {
      add_names (self, value);
      return TRUE;
    }
  if (g_str_equal (name, "since"))
    {
      g_clear_pointer (&self->since, g_free);
      self->since = read_since (value);
      return self->since != NULL
             || refuse (error,
                        _ ("since:%s: a day such as 2026-12-31 should stand here, or how long"
                           " ago: 90d, 3w, 6m, 1y"),
                        value);
    }
  pursuit_set_str (g_str_equal (name, "owner") ? &self->owner : &self->stage, value);

  return TRUE;
}

/* Whether a piece is an operator; its value may be the phrase behind it: owner:"Ana Ruiz". */
static gboolean
take_operator (PursuitSearchExpression *self,
               GPtrArray *pieces,
               guint *index,
               gboolean *is_operator,
               GError **error)
{
  static const char *const names[] = { "kind", "owner", "stage", "who", "since" };
  const Piece *piece = pieces->pdata[*index];
  const char *colon = piece->is_phrase ? NULL : strchr (piece->text, ':');

  *is_operator = FALSE;
  for (guint i = 0; colon != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const char *value = colon + 1;

      if (strlen (names[i]) != (gsize) (colon - piece->text)
          || g_ascii_strncasecmp (piece->text, names[i], strlen (names[i])) != 0)
        continue;
      if (*value == '\0' && *index + 1 < pieces->len
          && ((const Piece *) pieces->pdata[*index + 1])->is_phrase)
        value = ((const Piece *) pieces->pdata[++*index])->text;
      *is_operator = *value != '\0';
      return !*is_operator || set_operator (self, names[i], value, error);
    }

  return TRUE;
}

static gboolean
build (PursuitSearchExpression *self, GPtrArray *pieces, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  gboolean has_operator = FALSE;

  for (guint i = 0; i < pieces->len;)
    {
      gboolean is_operator;

      if (!take_operator (self, pieces, &i, &is_operator, error))
        return FALSE;
      has_operator |= is_operator;
      if (!is_operator && is_number_piece (pieces->pdata[i]))
        {
          i = append_numbers (self, match, pieces, i);
          continue;
        }
      if (!is_operator)
        append_piece (self, match, pieces->pdata[i], i + 1 == pieces->len);
      i++;
    }
  self->is_empty = match->len == 0 && !has_operator;
  append_who (self, match);
  if (match->len > 0)
    self->match = g_strdup (match->str);

  return TRUE;
}

PursuitSearchExpression *
pursuit_search_expression_new (const char *text, GError **error)
{
  g_autoptr (PursuitSearchExpression) self = g_new0 (PursuitSearchExpression, 1);
  g_autofree char *valid = NULL;
  g_autoptr (GPtrArray) pieces = NULL;

  valid = g_utf8_make_valid (text, (gssize) strnlen (text, PURSUIT_SEARCH_MAX_LENGTH));
  pieces = split (valid);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->phrases = g_ptr_array_new_with_free_func (g_free);
  self->who = g_ptr_array_new_with_free_func (g_free);
  if (!build (self, pieces, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pursuit_search_expression_free (PursuitSearchExpression *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  g_clear_pointer (&self->who, g_ptr_array_unref);
  g_free (self->match);
  g_free (self->owner);
  g_free (self->stage);
  g_free (self->since);
  g_free (self);
}
