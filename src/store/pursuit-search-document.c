/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-search-document-private.h"

#include "store/pursuit-phone-digits-private.h"

#include <string.h>

/* A rowid is row * 32 + kind. */
#define KIND_BITS 5
#define KIND_MASK ((1 << KIND_BITS) - 1)

G_STATIC_ASSERT (PURSUIT_N_KINDS <= KIND_MASK);

static const char add_sql[]
    = "INSERT INTO search (rowid, title, body, digits) VALUES (?1, ?2, ?3, ?4)";
static const char remove_sql[] = "INSERT INTO search (search, rowid, title, body, digits)"
                                 " VALUES ('delete', ?1, ?2, ?3, ?4)";

PursuitSearchDocument *
pursuit_search_document_new (void)
{
  PursuitSearchDocument *self = g_new (PursuitSearchDocument, 1);

  self->title = g_string_new (NULL);
  self->body = g_string_new (NULL);
  self->digits = g_string_new (NULL);

  return self;
}

void
pursuit_search_document_free (PursuitSearchDocument *self)
{
  if (self == NULL)
    return;

  g_string_free (self->title, TRUE);
  g_string_free (self->body, TRUE);
  g_string_free (self->digits, TRUE);
  g_free (self);
}

static gunichar
read_hex (const char *text)
{
  gunichar c = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return 0xfffd;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
    }

  return c;
}

/* The character that an escape stands for; moves to its last byte. Halves of a pair become
 * blanks: what they stand for is no letter. */
static void
append_escape (GString *text, const char **place)
{
  const char *p = *place;
  gunichar c;

  switch (*p)
    {
    case 'u':
      if (strlen (p) < 5)
        return;
      c = read_hex (p + 1);
      g_string_append_unichar (text, c != 0 && g_unichar_validate (c) ? c : ' ');
      *place = p + 4;
      break;
    case 'n':
    case 'r':
    case 't':
    case 'b':
    case 'f':
      g_string_append_c (text, ' ');
      break;
    default:
      g_string_append_c (text, *p);
      break;
    }
}

/* From behind the opening quote to the closing one; appends only if asked to. */
static const char *
scan_string (const char *p, GString *text)
{
  for (; *p != '\0' && *p != '"'; p++)
    {
      const char *run = p;

      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          append_escape (text, &p);
          continue;
        }
      while (p[1] != '\0' && p[1] != '"' && p[1] != '\\')
        p++;
      g_string_append_len (text, run, p - run + 1);
    }

  return p;
}

/* Not a parser: the store only keeps JSON that was parsed before, and no tree is built for each
 * row of an import. A string that a colon follows is a key. */
void
pursuit_search_document_append_json (GString *text, const char *json)
{
  const char *p = json;

  while (*p != '\0')
    {
      gsize start = text->len;

      if (*p == '"')
        {
          const char *next;

          p = scan_string (p + 1, text);
          if (*p == '"')
            p++;
          for (next = p; g_ascii_isspace (*next);)
            next++;
          if (*next == ':')
            g_string_truncate (text, start);
          else
            g_string_append_c (text, '\n');
        }
      else if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isalnum (*p) || *p == '.')
            g_string_append_c (text, *p++);
          g_string_append_c (text, '\n');
        }
      else
        p++;
    }
}

void
pursuit_search_document_fill (PursuitSearchDocument *self, PursuitRecord *record)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  g_string_truncate (self->title, 0);
  g_string_truncate (self->body, 0);
  g_string_truncate (self->digits, 0);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const PursuitField *field = &table->fields[i];
      GString *column = (field->flags & PURSUIT_FIELD_TITLE) != 0 ? self->title : self->body;
      const char *text;

      if ((field->flags & (PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_DIGITS)) == 0
          || pursuit_field_is_number (field))
        continue;
      text = pursuit_record_get_text (record, i);
      if (text == NULL)
        continue;

      if ((field->flags & PURSUIT_FIELD_DIGITS) != 0)
        pursuit_phone_digits_append_tokens (self->digits, text);
      else if (field->type == PURSUIT_FIELD_JSON)
        pursuit_search_document_append_json (column, text);
      else
        g_string_append_c (g_string_append (column, text), '\n');
    }

  /* The cut may fall into a character: the tokenizer takes that as it comes, both times. */
  if (self->body->len > PURSUIT_SEARCH_DOCUMENT_MAX_LENGTH)
    g_string_truncate (self->body, PURSUIT_SEARCH_DOCUMENT_MAX_LENGTH);
}

gboolean
pursuit_search_document_is_wanted (PursuitRecord *record)
{
  return record != NULL
         && (pursuit_kind_get_flags (pursuit_record_get_kind (record)) & PURSUIT_KIND_SEARCHABLE)
                != 0
         && !pursuit_record_is_set (record, PURSUIT_FIELD_DELETED_AT);
}

gint64
pursuit_search_document_get_rowid (PursuitKind kind, gint64 row)
{
  return row << KIND_BITS | (gint64) kind;
}

PursuitKind
pursuit_search_document_get_kind (gint64 rowid)
{
  return (PursuitKind) (rowid & KIND_MASK);
}

gint64
pursuit_search_document_get_row (gint64 rowid)
{
  return rowid >> KIND_BITS;
}

static gboolean
run (PursuitSearchDocument *self,
     PursuitDatabase *database,
     const char *sql,
     gint64 rowid,
     GError **error)
{
  g_autoptr (PursuitStatement) statement = pursuit_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;

  pursuit_statement_bind_int64 (statement, 1, rowid);
  sqlite3_bind_text (statement->stmt, 2, self->title->str, (int) self->title->len, SQLITE_STATIC);
  sqlite3_bind_text (statement->stmt, 3, self->body->str, (int) self->body->len, SQLITE_STATIC);
  sqlite3_bind_text (statement->stmt, 4, self->digits->str, (int) self->digits->len, SQLITE_STATIC);

  return pursuit_statement_run (statement, error);
}

gboolean
pursuit_search_document_add (PursuitSearchDocument *self,
                             PursuitDatabase *database,
                             gint64 rowid,
                             GError **error)
{
  return run (self, database, add_sql, rowid, error);
}

gboolean
pursuit_search_document_remove (PursuitSearchDocument *self,
                                PursuitDatabase *database,
                                gint64 rowid,
                                GError **error)
{
  return run (self, database, remove_sql, rowid, error);
}

static gboolean
is_same (PursuitSearchDocument *a, PursuitSearchDocument *b)
{
  return g_string_equal (a->title, b->title) && g_string_equal (a->body, b->body)
         && g_string_equal (a->digits, b->digits);
}

gboolean
pursuit_search_document_replace (PursuitDatabase *database,
                                 PursuitRecord *before,
                                 PursuitRecord *after,
                                 gint64 row,
                                 GError **error)
{
  gboolean was_wanted = pursuit_search_document_is_wanted (before);
  gboolean is_wanted = pursuit_search_document_is_wanted (after);
  g_autoptr (PursuitSearchDocument) old = pursuit_search_document_new ();
  g_autoptr (PursuitSearchDocument) new = pursuit_search_document_new ();
  gint64 rowid;

  if (!was_wanted && !is_wanted)
    return TRUE;

  rowid = pursuit_search_document_get_rowid (pursuit_record_get_kind (was_wanted ? before : after),
                                             row);
  if (was_wanted)
    pursuit_search_document_fill (old, before);
  if (is_wanted)
    pursuit_search_document_fill (new, after);
  if (was_wanted && is_wanted && is_same (old, new))
    return TRUE;

  return (!was_wanted || pursuit_search_document_remove (old, database, rowid, error))
         && (!is_wanted || pursuit_search_document_add (new, database, rowid, error));
}
