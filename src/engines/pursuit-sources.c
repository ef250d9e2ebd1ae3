/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-sources.h"

#include "ai/pursuit-ai-compress.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-visible-text.h"

#include <string.h>

struct _PursuitSources
{
  GPtrArray *list;     /* (element-type PursuitSource) */
  GHashTable *by_name; /* (element-type utf8 PursuitSource) */
  GString *folded;     /* all texts without letter case, one a line */
};

/* Links with a scheme or a path, mail addresses, and ids; pictures with their whole markup. */
#define FOREIGN                                                                                    \
  "(?i)!\\[[^\\]]*\\](?:\\([^)]*\\)|\\[[^\\]]*\\])?|<img\\b[^>]*>?|"                               \
  "\\b(?:[a-z][a-z0-9+.-]{1,20}://|www\\.|mailto:|javascript:|data:|file:|tel:)[^\\s<>\")\\]]+|"   \
  "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|"                                                              \
  "\\b[\\w-]+(?:\\.[a-z][\\w-]+)+/[^\\s<>\")\\]]*|"                                                \
  "\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"

static void
source_free (PursuitSource *self)
{
  g_free (self->name);
  pursuit_evidence_free (self->evidence);
  g_free (self);
}

PursuitSources *
pursuit_sources_new (void)
{
  PursuitSources *self = g_atomic_rc_box_new0 (PursuitSources);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->folded = g_string_new ("\n");

  return self;
}

PursuitSources *
pursuit_sources_ref (PursuitSources *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
sources_clear (gpointer data)
{
  PursuitSources *self = data;

  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_string_free (self->folded, TRUE);
}

void
pursuit_sources_unref (PursuitSources *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, sources_clear);
}

static void
add (PursuitSources *self, char *name, PursuitEvidence *evidence)
{
  PursuitSource *source;
  g_autofree char *folded = NULL;

  if (g_hash_table_contains (self->by_name, name))
    {
      g_free (name);
      pursuit_evidence_free (evidence);
      return;
    }
  source = g_new0 (PursuitSource, 1);
  source->name = name;
  source->evidence = evidence;
  g_ptr_array_add (self->list, source);
  g_hash_table_insert (self->by_name, name, source);
  folded = g_utf8_casefold (evidence->quote, -1);
  g_string_append_printf (self->folded, "%s\n", folded);
}

void
pursuit_sources_add_field (PursuitSources *self,
                           const char *prefix,
                           PursuitKind kind,
                           const char *record_id,
                           const char *field,
                           const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prefix != NULL && field != NULL);

  if (!pursuit_str_is_blank (text) && g_utf8_validate (text, -1, NULL))
    add (self, g_strdup_printf ("%s.%s", prefix, field),
         pursuit_evidence_new (kind, record_id, field, text));
}

void
pursuit_sources_add_lines (PursuitSources *self,
                           const char *prefix,
                           const PursuitEvidence *evidence,
                           const char *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (prefix != NULL && evidence != NULL);

  lines = text != NULL && g_utf8_validate (text, -1, NULL) ? g_strsplit (text, "\n", -1) : NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*g_strchomp (lines[i]) != '\0')
      {
        PursuitEvidence *line = pursuit_evidence_copy (evidence);

        g_free (line->quote);
        line->quote = g_strdup (lines[i]);
        line->line = i + 1;
        add (self, g_strdup_printf ("%s:%u", prefix, i + 1), line);
      }
}

guint
pursuit_sources_get_n (PursuitSources *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

const PursuitSource *
pursuit_sources_get (PursuitSources *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->list->len, NULL);

  return g_ptr_array_index (self->list, index);
}

PursuitEvidence *
pursuit_sources_cite (PursuitSources *self, const char *name, const char *quote)
{
  const PursuitSource *source;
  PursuitEvidence *evidence;

  g_return_val_if_fail (self != NULL, NULL);

  source = name != NULL ? g_hash_table_lookup (self->by_name, name) : NULL;
  if (source == NULL || (quote != NULL && !pursuit_ai_quote_is_in (quote, source->evidence->quote)))
    return NULL;

  evidence = pursuit_evidence_copy (source->evidence);
  if (quote != NULL)
    {
      g_free (evidence->quote);
      evidence->quote = pursuit_visible_text_dup (quote, "");
    }

  return evidence;
}

gboolean
pursuit_sources_hold (PursuitSources *self, const char *words)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  folded = g_utf8_casefold (words, -1);

  return strstr (self->folded->str, folded) != NULL;
}

static gboolean
is_letter_at (const char *p)
{
  return *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));
}

gboolean
pursuit_sources_mention (PursuitSources *self, const char *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (word != NULL && *word != '\0', FALSE);

  folded = g_utf8_casefold (word, -1);
  for (const char *p = strstr (self->folded->str, folded); p != NULL; p = strstr (p + 1, folded))
    {
      const char *before = g_utf8_find_prev_char (self->folded->str, p);

      if ((before == NULL || !is_letter_at (before)) && !is_letter_at (p + strlen (folded)))
        return TRUE;
    }

  return FALSE;
}

static GRegex *
get_foreign (void)
{
  static gsize place;

  if (g_once_init_enter (&place))
    {
      GRegex *made = g_regex_new (FOREIGN, G_REGEX_OPTIMIZE, 0, NULL);

      g_assert (made != NULL);
      g_once_init_leave (&place, (gsize) made);
    }

  return (GRegex *) place;
}

static gboolean
is_known (PursuitSources *self, const char *found)
{
  g_autofree char *bare = g_strdup (found);
  gsize length = strlen (bare);

  if (*found == '!' || *found == '<')
    return FALSE;
  while (length > 0 && strchr (".,;:!?'", bare[length - 1]) != NULL)
    bare[--length] = '\0';

  return pursuit_sources_hold (self, bare);
}

gboolean
pursuit_sources_allow (PursuitSources *self, const char *text)
{
  guint n_removed = 0;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (text == NULL)
    return TRUE;
  rest = pursuit_sources_dup_allowed (self, text, &n_removed);

  return rest != NULL && n_removed == 0;
}

char *
pursuit_sources_dup_allowed (PursuitSources *self, const char *text, guint *n_removed)
{
  g_autoptr (GMatchInfo) match = NULL;
  GString *out;
  int last = 0;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  out = g_string_new (NULL);
  g_regex_match (get_foreign (), text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (is_known (self, found))
        continue;
      g_string_append_len (out, text + last, start - last);
      last = end;
      n++;
    }
  g_string_append (out, text + last);
  if (n_removed != NULL)
    *n_removed = n;

  return g_string_free (out, FALSE);
}

char *
pursuit_sources_to_text (PursuitSources *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < self->list->len; i++)
    {
      const PursuitSource *source = g_ptr_array_index (self->list, i);

      g_string_append_printf (out, "%s: ", source->name);
      pursuit_json_append_string (out, source->evidence->quote);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}
