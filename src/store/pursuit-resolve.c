/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-uuid.h"
#include "store/pursuit-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was found so far for the beginning of an id. */
typedef struct
{
  char *id; /* (owned) */
  PursuitKind kind;
  guint count;
} Match;

static gboolean
is_prefix (const char *text)
{
  gsize length = strlen (text);

  return length >= PURSUIT_SESSION_MIN_ID_PREFIX && length <= PURSUIT_UUID_LENGTH
         && strspn (text, "0123456789abcdef-") == length;
}

/* Ids sort as their bytes do, so that those with a beginning are a range of the index; ":" is
 * the character behind "9", "g" that behind "f". */
static gboolean
look_in (PursuitSession *self,
         PursuitKind kind,
         const char *prefix,
         gboolean deleted,
         Match *match,
         GError **error)
{
  g_autofree char *end = g_strconcat (prefix, "g", NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE id >= ?1 AND id < ?2 AND deleted_at IS %s LIMIT 2",
      pursuit_table_get (kind)->name, deleted ? "NOT NULL" : "NULL");
  g_autoptr (PursuitStatement) select = pursuit_statement_new (self->database, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;

  pursuit_statement_bind_text (select, 1, prefix);
  pursuit_statement_bind_text (select, 2, end);
  while (pursuit_statement_next (select, &local_error))
    {
      match->count++;
      match->kind = kind;
      g_free (match->id);
      match->id = pursuit_statement_dup_text (select, 0);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

static gboolean
look_everywhere (PursuitSession *self,
                 PursuitKind wanted,
                 const char *prefix,
                 gboolean deleted,
                 Match *match,
                 GError **error)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if ((wanted == PURSUIT_KIND_NONE || wanted == (PursuitKind) kind)
        && !look_in (self, (PursuitKind) kind, prefix, deleted, match, error))
      return FALSE;

  return TRUE;
}

char *
pursuit_session_resolve (PursuitSession *self,
                         const char *id_or_prefix,
                         PursuitKind *kind,
                         GError **error)
{
  g_autofree char *prefix = NULL;
  Match match = { NULL };

  g_return_val_if_fail (self != NULL && id_or_prefix != NULL && kind != NULL, NULL);

  prefix = g_ascii_strdown (id_or_prefix, -1);
  if (!is_prefix (prefix))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID,
                   _ ("“%s” is no id; give the whole id or at least its first %d characters"),
                   id_or_prefix, PURSUIT_SESSION_MIN_ID_PREFIX);
      return NULL;
    }
  if (!look_everywhere (self, *kind, prefix, FALSE, &match, error)
      || (match.count == 0 && !look_everywhere (self, *kind, prefix, TRUE, &match, error)))
    {
      g_free (match.id);
      return NULL;
    }
  if (match.count == 1)
    {
      *kind = match.kind;
      return match.id;
    }

  g_free (match.id);
  if (match.count == 0)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND,
                 _ ("“%s”: no record has an id that begins so"), id_or_prefix);
  else
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_AMBIGUOUS,
                 _ ("“%s”: several records have an id that begins so; give more of it"),
                 id_or_prefix);

  return NULL;
}
