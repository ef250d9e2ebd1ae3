/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"

#include "core/pursuit-core-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* json-glib accepts more than JSON (comments, single quotes, bare words), so the grammar is
 * checked here first; the checker needs no stack but a bit for each level. */
typedef struct
{
  const char *p;
  const char *end;
  gboolean is_object[PURSUIT_JSON_MAX_DEPTH];
  int depth;
} Checker;

static void
skip_space (Checker *c)
{
  while (c->p < c->end && strchr (" \t\r\n", *c->p) != NULL && *c->p != '\0')
    c->p++;
}

static gboolean
take (Checker *c, char byte)
{
  skip_space (c);
  if (c->p >= c->end || *c->p != byte)
    return FALSE;
  c->p++;

  return TRUE;
}

static gboolean
take_word (Checker *c, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (c->end - c->p) < length || strncmp (c->p, word, length) != 0)
    return FALSE;
  c->p += length;

  return TRUE;
}

static gboolean
take_escape (Checker *c)
{
  if (++c->p >= c->end)
    return FALSE;
  if (*c->p == 'u')
    {
      for (int i = 0; i < 4; i++)
        if (++c->p >= c->end || !g_ascii_isxdigit (*c->p))
          return FALSE;
    }
  else if (*c->p == '\0' || strchr ("\"\\/bfnrt", *c->p) == NULL)
    {
      return FALSE;
    }
  c->p++;

  return TRUE;
}

static gboolean
take_string (Checker *c)
{
  if (!take (c, '"'))
    return FALSE;

  while (c->p < c->end)
    {
      if (*c->p == '"')
        {
          c->p++;
          return TRUE;
        }
      if ((guchar) *c->p < 0x20)
        return FALSE;
      if (*c->p != '\\')
        c->p++;
      else if (!take_escape (c))
        return FALSE;
    }

  return FALSE;
}

static gboolean
take_digits (Checker *c)
{
  const char *start = c->p;

  while (c->p < c->end && g_ascii_isdigit (*c->p))
    c->p++;

  return c->p > start;
}

static gboolean
take_number (Checker *c)
{
  if (c->p < c->end && *c->p == '-')
    c->p++;
  if (c->p < c->end && *c->p == '0')
    c->p++;
  else if (!take_digits (c))
    return FALSE;
  if (c->p < c->end && *c->p == '.')
    {
      c->p++;
      if (!take_digits (c))
        return FALSE;
    }
  if (c->p < c->end && (*c->p == 'e' || *c->p == 'E'))
    {
      c->p++;
      if (c->p < c->end && (*c->p == '+' || *c->p == '-'))
        c->p++;
      return take_digits (c);
    }

  return TRUE;
}

static gboolean
take_scalar (Checker *c)
{
  skip_space (c);
  if (c->p >= c->end)
    return FALSE;

  switch (*c->p)
    {
    case '"':
      return take_string (c);
    case 't':
      return take_word (c, "true");
    case 'f':
      return take_word (c, "false");
    case 'n':
      return take_word (c, "null");
    default:
      return take_number (c);
    }
}

static gboolean
take_member_name (Checker *c)
{
  return !c->is_object[c->depth - 1] || (take_string (c) && take (c, ':'));
}

/* Behind a whole value: closes what ends here, and goes on to the next member. */
static gboolean
after_value (Checker *c, gboolean *done)
{
  while (c->depth > 0)
    {
      if (take (c, ','))
        return take_member_name (c);
      if (!take (c, c->is_object[c->depth - 1] ? '}' : ']'))
        return FALSE;
      c->depth--;
    }
  *done = TRUE;

  return TRUE;
}

static gboolean
open_level (Checker *c, gboolean *too_deep, gboolean *empty)
{
  gboolean is_object = *c->p == '{';

  if (c->depth == PURSUIT_JSON_MAX_DEPTH)
    {
      *too_deep = TRUE;
      return FALSE;
    }
  c->p++;
  if (take (c, is_object ? '}' : ']'))
    {
      *empty = TRUE;
      return TRUE;
    }
  c->is_object[c->depth++] = is_object;

  return take_member_name (c);
}

static gboolean
check_grammar (Checker *c, gboolean *too_deep)
{
  gboolean done = FALSE;

  while (!done)
    {
      gboolean whole = TRUE;

      skip_space (c);
      if (c->p < c->end && (*c->p == '{' || *c->p == '['))
        {
          whole = FALSE;
          if (!open_level (c, too_deep, &whole))
            return FALSE;
        }
      else if (!take_scalar (c))
        {
          return FALSE;
        }
      if (whole && !after_value (c, &done))
        return FALSE;
    }
  skip_space (c);

  return c->p == c->end;
}

gboolean
pursuit_json_check (const char *text, gssize length, GError **error)
{
  Checker c = { 0 };
  gboolean too_deep = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  if (length < 0)
    length = (gssize) strlen (text);
  if (length > PURSUIT_JSON_MAX_LENGTH)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                   _ ("the JSON text is longer than %d bytes"), PURSUIT_JSON_MAX_LENGTH);
      return FALSE;
    }

  c.p = text;
  c.end = text + length;
  if (check_grammar (&c, &too_deep) && g_utf8_validate_len (text, (gsize) length, NULL))
    return TRUE;

  if (too_deep)
    g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                 _ ("the JSON text nests deeper than %d levels"), PURSUIT_JSON_MAX_DEPTH);
  else
    g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX,
                 _ ("the text is not JSON (wrong at byte %zu)"), (gsize) (c.p - text));

  return FALSE;
}

JsonNode *
pursuit_json_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) cause = NULL;

  if (!pursuit_json_check (text, length, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, length, &cause))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX,
                   _ ("the text is not JSON: %s"), cause->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

static JsonNode *
get_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static JsonNode *
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? node : NULL;
}

const char *
pursuit_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  node = get_value (object, name);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gint64
pursuit_json_get_integer (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL, fallback);
  g_return_val_if_fail (name != NULL, fallback);

  node = get_number (object, name);

  /* A double beyond int64 has no integer; C leaves open what its conversion gives. */
  if (node == NULL || fabs (json_node_get_double (node)) >= 9.2e18)
    return fallback;

  return json_node_get_int (node);
}

double
pursuit_json_get_double (JsonObject *object, const char *name, double fallback)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL, fallback);
  g_return_val_if_fail (name != NULL, fallback);

  node = get_number (object, name);

  return node != NULL && isfinite (json_node_get_double (node)) ? json_node_get_double (node)
                                                                : fallback;
}

void
pursuit_json_set_text (JsonObject *object, const char *name, const char *text)
{
  g_return_if_fail (object != NULL);
  g_return_if_fail (name != NULL);

  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}
