/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"

#include <float.h>
#include <math.h>

#define INDENT 2

/* json-glib writes 17.7 as 17.699999999999999. People read this text and hashes are made of it,
 * so a number is written with the fewest digits that read back as the same number. */
typedef struct
{
  GString *out;
  gboolean pretty;
  int level;
} Writer;

static void write_node (Writer *writer, JsonNode *node);

void
pursuit_json_append_string (GString *out, const char *text)
{
  const char *run = text; /* what needs no mark goes out at once */

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL);

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        continue;
      g_string_append_len (out, run, p - run);
      run = p + 1;
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      else if (*p == '\n')
        {
          g_string_append (out, "\\n");
        }
      else
        {
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
        }
    }
  g_string_append (out, run);
  g_string_append_c (out, '"');
}

static void
write_double (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* JSON has no words for them. */
  if (!isfinite (number))
    {
      g_string_append (out, "null");
      return;
    }
  /* A negative zero would read back as another text. */
  if (fpclassify (number) == FP_ZERO)
    {
      g_string_append_c (out, '0');
      return;
    }
  /* Fifteen digits hold any decimal number, but those next to zero hold fewer. */
  for (int digits = fabs (number) < DBL_MIN ? 1 : DBL_DIG; digits <= DBL_DECIMAL_DIG; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  g_string_append (out, text);
}

static void
write_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    pursuit_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    write_double (out, json_node_get_double (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
start_line (Writer *writer)
{
  if (writer->pretty)
    g_string_append_printf (writer->out, "\n%*s", writer->level * INDENT, "");
}

static void
start_member (Writer *writer, gboolean is_first)
{
  if (!is_first)
    g_string_append_c (writer->out, ',');
  start_line (writer);
}

static void
write_object (Writer *writer, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  g_string_append_c (writer->out, '{');
  writer->level++;
  for (GList *l = members; l != NULL; l = l->next)
    {
      start_member (writer, l == members);
      pursuit_json_append_string (writer->out, l->data);
      g_string_append (writer->out, writer->pretty ? ": " : ":");
      write_node (writer, json_object_get_member (object, l->data));
    }
  writer->level--;
  if (members != NULL)
    start_line (writer);
  g_string_append_c (writer->out, '}');
}

static void
write_array (Writer *writer, JsonArray *array)
{
  guint length = json_array_get_length (array);

  g_string_append_c (writer->out, '[');
  writer->level++;
  for (guint i = 0; i < length; i++)
    {
      start_member (writer, i == 0);
      write_node (writer, json_array_get_element (array, i));
    }
  writer->level--;
  if (length > 0)
    start_line (writer);
  g_string_append_c (writer->out, ']');
}

/* Trees come from the checked parser or from our own hand: neither is deep. */
static void
write_node (Writer *writer, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (writer, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (writer, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    write_value (writer->out, node);
  else
    g_string_append (writer->out, "null");
}

char *
pursuit_json_to_text (JsonNode *node, gboolean pretty)
{
  Writer writer = { .pretty = pretty };

  g_return_val_if_fail (node != NULL, NULL);

  writer.out = g_string_new (NULL);
  write_node (&writer, node);

  return g_string_free (writer.out, FALSE);
}
