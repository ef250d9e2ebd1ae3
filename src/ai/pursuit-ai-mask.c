/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask.h"

#include "ai/pursuit-ai-mask-private.h"

#include <string.h>

#define MAX_NUMBER_DIGITS 9

struct _PursuitAiMask
{
  PursuitAiMaskNames *names;
  GHashTable *tokens; /* (element-type utf8 utf8): by the sort's letter and the words */
  GHashTable *values; /* (element-type utf8 utf8): by token; the tokens are those of @tokens */
  GHashTable *ways;   /* (element-type utf8 guint): in how many ways a name was written */
  guint n_values[PURSUIT_AI_MASK_N_SORTS];
  gboolean has[PURSUIT_AI_MASK_N_SORTS]; /* taken out something of that sort */
};

static const struct
{
  const char *name;
  const char *token;
} sorts[PURSUIT_AI_MASK_N_SORTS] = {
  [PURSUIT_AI_MASK_PERSON] = { "person", "PERSON" },
  [PURSUIT_AI_MASK_MAIL] = { "mail", "MAIL" },
  [PURSUIT_AI_MASK_PHONE] = { "phone", "PHONE" },
  [PURSUIT_AI_MASK_ACCOUNT] = { "account", "ACCOUNT" },
  [PURSUIT_AI_MASK_TEXT] = { "text", "TEXT" },
};

/* Over "_12"; %PURSUIT_AI_TOKEN_PART at the end of the text. */
static PursuitAiTokenMatch
match_number (const char **p, const char *end)
{
  const char *start = *p + 1;
  const char *q = start;

  if (*p == end)
    return PURSUIT_AI_TOKEN_PART;
  if (**p != '_')
    return PURSUIT_AI_TOKEN_NO;
  while (q < end && q - start < MAX_NUMBER_DIGITS && g_ascii_isdigit (*q))
    q++;
  *p = q;
  if (q == start)
    return q == end ? PURSUIT_AI_TOKEN_PART : PURSUIT_AI_TOKEN_NO;

  return PURSUIT_AI_TOKEN_WHOLE;
}

static PursuitAiTokenMatch
match_sort (const char *name, const char *p, const char *end, const char **next)
{
  gsize length = strlen (name);
  gsize there = MIN (length, (gsize) (end - p));
  PursuitAiTokenMatch match;

  if (g_ascii_strncasecmp (p, name, there) != 0)
    return PURSUIT_AI_TOKEN_NO;
  if (there < length)
    return PURSUIT_AI_TOKEN_PART;

  p += length;
  match = match_number (&p, end);
  if (match == PURSUIT_AI_TOKEN_WHOLE && p < end && *p == '_')
    match = match_number (&p, end);
  if (match != PURSUIT_AI_TOKEN_WHOLE)
    return match;
  if (p == end)
    return PURSUIT_AI_TOKEN_PART;
  *next = p + 1;

  return *p == ']' ? PURSUIT_AI_TOKEN_WHOLE : PURSUIT_AI_TOKEN_NO;
}

PursuitAiTokenMatch
pursuit_ai_mask_match_token (const char *p, const char *end, gsize *length)
{
  PursuitAiTokenMatch best = PURSUIT_AI_TOKEN_NO;

  if (p == end || *p != '[')
    return PURSUIT_AI_TOKEN_NO;
  for (gsize i = 0; i < G_N_ELEMENTS (sorts) && best != PURSUIT_AI_TOKEN_WHOLE; i++)
    {
      const char *next = NULL;

      best = MAX (best, match_sort (sorts[i].token, p + 1, end, &next));
      if (best == PURSUIT_AI_TOKEN_WHOLE)
        *length = (gsize) (next - p);
    }

  return best;
}

/* The next token of a person who may be written in several ways. */
static char *
dup_name_token (PursuitAiMask *self, const PursuitAiMaskName *name)
{
  g_autofree char *stem = g_strdup_printf ("%s_%u", sorts[name->sort].token, name->number);
  guint way = GPOINTER_TO_UINT (g_hash_table_lookup (self->ways, stem)) + 1;
  char *token = way == 1 ? g_strdup_printf ("[%s]", stem) : g_strdup_printf ("[%s_%u]", stem, way);

  g_hash_table_insert (self->ways, g_steal_pointer (&stem), GUINT_TO_POINTER (way));

  return token;
}

static void
put (PursuitAiMask *self, GString *out, const PursuitAiMaskName *what, const char *text)
{
  g_autofree char *words = g_strndup (text, what->length);
  g_autofree char *key = g_strdup_printf ("%u/%u/%s", what->sort, what->number, words);
  const char *token = g_hash_table_lookup (self->tokens, key);

  if (token == NULL)
    {
      char *made = what->number > 0 ? dup_name_token (self, what)
                                    : g_strdup_printf ("[%s_%u]", sorts[what->sort].token,
                                                       ++self->n_values[what->sort]);

      g_hash_table_insert (self->tokens, g_steal_pointer (&key), made);
      g_hash_table_insert (self->values, made, g_steal_pointer (&words));
      token = made;
    }
  self->has[what->sort] = TRUE;
  g_string_append (out, token);
}

/* The bytes of a day, which is no number to call. */
static gsize
measure_day (const char *text, const char *p)
{
  guint digit;

  return pursuit_ai_mask_take_digit (p, &digit) > 0 && pursuit_ai_mask_is_word_start (text, p)
             ? pursuit_ai_mask_find_day (p)
             : 0;
}

/* A digit, or a plus or a bracket, which may be of full width. */
static gboolean
may_begin_number (const char *p)
{
  guint digit;

  return *p == '+' || *p == '(' || pursuit_ai_mask_take_digit (p, &digit) > 0
         || g_utf8_get_char (p) == 0xff0b || g_utf8_get_char (p) == 0xff08;
}

/* What of ours begins at a place. */
static gboolean
find_here (PursuitAiMask *self, const char *text, const char *p, PursuitAiMaskName *what)
{
  gboolean is_account = FALSE;

  *what = (PursuitAiMaskName){ 0 };
  if (*p == '['
      && pursuit_ai_mask_match_token (p, p + strnlen (p, PURSUIT_AI_MASK_MAX_TOKEN), &what->length)
             == PURSUIT_AI_TOKEN_WHOLE)
    {
      what->sort = PURSUIT_AI_MASK_TEXT;
      return TRUE;
    }
  if (measure_day (text, p) > 0)
    return FALSE;
  if (may_begin_number (p))
    {
      what->length = pursuit_ai_mask_find_phone (text, p, &is_account);
      what->sort = is_account ? PURSUIT_AI_MASK_ACCOUNT : PURSUIT_AI_MASK_PHONE;
      return what->length > 0;
    }
  what->length = pursuit_ai_mask_find_iban (text, p);
  what->sort = PURSUIT_AI_MASK_ACCOUNT;
  if (what->length > 0)
    return TRUE;

  return g_unichar_isalnum (g_utf8_get_char (p)) && pursuit_ai_mask_is_word_start (text, p)
         && pursuit_ai_mask_names_find (self->names, p, what);
}

/* Over what is left as it is: a day, the rest of a group of digits, or one sign. */
static const char *
skip_plain (const char *text, const char *p)
{
  gsize day = measure_day (text, p);
  gsize length;
  guint digit;

  if (day > 0)
    return p + day;
  if (pursuit_ai_mask_take_digit (p, &digit) == 0)
    return g_utf8_next_char (p);
  while ((length = pursuit_ai_mask_take_digit (p, &digit)) > 0)
    p += length;

  return p;
}

static char *
apply (PursuitAiMask *self, const char *text)
{
  g_autoptr (GArray) mails = pursuit_ai_mask_list_mails (text);
  GString *out = g_string_sized_new (strlen (text));
  const char *p = text;
  guint i = 0;

  while (*p != '\0')
    {
      PursuitAiMaskName what;
      const char *next;

      /* A name may have reached into the mail address behind it. */
      while (i < mails->len && p > text + g_array_index (mails, gsize, i)
             && p >= text + g_array_index (mails, gsize, i + 1))
        i += 2;
      if (i < mails->len && p >= text + g_array_index (mails, gsize, i))
        {
          what = (PursuitAiMaskName){ PURSUIT_AI_MASK_MAIL, 0,
                                      (gsize) (text + g_array_index (mails, gsize, i + 1) - p) };
          next = p + what.length;
          put (self, out, &what, p);
        }
      else if (find_here (self, text, p, &what))
        {
          next = p + what.length;
          put (self, out, &what, p);
        }
      else
        {
          next = skip_plain (text, p);
          if (i < mails->len)
            next = MIN (next, text + g_array_index (mails, gsize, i));
          g_string_append_len (out, p, next - p);
        }
      p = next;
    }

  return g_string_free (out, FALSE);
}

/* Appends what can be restored; returns where the rest begins that may be part of a token. */
static const char *
restore_until (PursuitAiMask *self, GString *out, const char *p, const char *end)
{
  while (p < end)
    {
      const char *bracket = memchr (p, '[', (gsize) (end - p));
      gsize length = 1;
      g_autofree char *token = NULL;
      const char *value;
      PursuitAiTokenMatch match;

      g_string_append_len (out, p, (bracket != NULL ? bracket : end) - p);
      if (bracket == NULL)
        return end;
      p = bracket;
      match = pursuit_ai_mask_match_token (p, end, &length);
      if (match == PURSUIT_AI_TOKEN_PART)
        return p;

      token = match == PURSUIT_AI_TOKEN_WHOLE ? g_ascii_strup (p, (gssize) length) : NULL;
      value = token != NULL ? g_hash_table_lookup (self->values, token) : NULL;
      if (value != NULL)
        g_string_append (out, value);
      else
        g_string_append_len (out, p, (gssize) length);
      p += length;
    }

  return p;
}

static JsonNode *
restore_array (PursuitAiMask *self, JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *made = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (made,
                            pursuit_ai_mask_restore_json (self, json_array_get_element (array, i)));
  json_node_take_array (node, made);

  return node;
}

static JsonNode *
restore_object (PursuitAiMask *self, JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *made = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (made, name, pursuit_ai_mask_restore_json (self, member));
  json_node_take_object (node, made);

  return node;
}

PursuitAiMask *
pursuit_ai_mask_new (void)
{
  PursuitAiMask *self = g_new0 (PursuitAiMask, 1);

  self->names = pursuit_ai_mask_names_new ();
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
pursuit_ai_mask_free (PursuitAiMask *self)
{
  if (self == NULL)
    return;

  pursuit_ai_mask_names_free (self->names);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->ways);
  g_free (self);
}

void
pursuit_ai_mask_add_name (PursuitAiMask *self, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name == NULL || g_utf8_validate (name, -1, NULL));

  if (name != NULL)
    pursuit_ai_mask_names_add (self->names, name);
}

char *
pursuit_ai_mask_apply (PursuitAiMask *self, const char *text)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text == NULL || g_utf8_validate (text, -1, NULL), NULL);

  return text != NULL ? apply (self, text) : NULL;
}

char *
pursuit_ai_mask_restore (PursuitAiMask *self, const char *text)
{
  GString *out;
  const char *rest;
  const char *end;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;

  end = text + strlen (text);
  out = g_string_sized_new ((gsize) (end - text));
  /* A cut token at the very end is one bracket that leads nowhere; what follows it may not. */
  for (rest = restore_until (self, out, text, end); rest < end;
       rest = restore_until (self, out, rest + 1, end))
    g_string_append_c (out, *rest);

  return g_string_free (out, FALSE);
}

JsonNode *
pursuit_ai_mask_restore_json (PursuitAiMask *self, JsonNode *node)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  if (JSON_NODE_HOLDS_ARRAY (node))
    return restore_array (self, json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return restore_object (self, json_node_get_object (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *text = pursuit_ai_mask_restore (self, json_node_get_string (node));

      return json_node_init_string (json_node_alloc (), text);
    }

  return json_node_copy (node);
}

const char *
pursuit_ai_mask_sort_to_string (PursuitAiMaskSort sort)
{
  g_return_val_if_fail (sort < PURSUIT_AI_MASK_N_SORTS, NULL);

  return sorts[sort].name;
}

char *
pursuit_ai_mask_dup_sorts (PursuitAiMask *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint sort = 0; sort < PURSUIT_AI_MASK_N_SORTS; sort++)
    if (self->has[sort])
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", sorts[sort].name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

struct _PursuitAiUnmask
{
  PursuitAiMask *mask;
  GString *held;
};

PursuitAiUnmask *
pursuit_ai_unmask_new (PursuitAiMask *mask)
{
  PursuitAiUnmask *self;

  g_return_val_if_fail (mask != NULL, NULL);

  self = g_new0 (PursuitAiUnmask, 1);
  self->mask = mask;
  self->held = g_string_new (NULL);

  return self;
}

void
pursuit_ai_unmask_free (PursuitAiUnmask *self)
{
  if (self == NULL)
    return;

  g_string_free (self->held, TRUE);
  g_free (self);
}

char *
pursuit_ai_unmask_push (PursuitAiUnmask *self, const char *piece)
{
  GString *out;
  const char *rest;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (piece != NULL, NULL);

  out = g_string_new (NULL);
  g_string_append (self->held, piece);
  rest = restore_until (self->mask, out, self->held->str, self->held->str + self->held->len);
  g_string_erase (self->held, 0, rest - self->held->str);

  return g_string_free (out, FALSE);
}

char *
pursuit_ai_unmask_finish (PursuitAiUnmask *self)
{
  char *rest;

  g_return_val_if_fail (self != NULL, NULL);

  rest = pursuit_ai_mask_restore (self->mask, self->held->str);
  g_string_truncate (self->held, 0);

  return rest;
}
