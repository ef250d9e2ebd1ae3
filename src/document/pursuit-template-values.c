/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-values.h"

#include <string.h>

#include "document/pursuit-template-values-private.h"

#define MAX_NAME_BYTES 64

struct _PursuitTemplateValues
{
  gatomicrefcount references;
  GHashTable *values; /* name to PursuitTemplateValue */
};

G_DEFINE_BOXED_TYPE (PursuitTemplateValues,
                     pursuit_template_values,
                     pursuit_template_values_ref,
                     pursuit_template_values_unref)

static void
value_free (gpointer data)
{
  PursuitTemplateValue *value = data;

  g_free (value->label);
  g_free (value->text);
  g_free (value);
}

static gboolean
is_usable (const char *text)
{
  if (text == NULL || strlen (text) > PURSUIT_TEMPLATE_MAX_VALUE_BYTES
      || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

static void
set (PursuitTemplateValues *self,
     const char *name,
     const char *label,
     const char *text,
     gboolean markdown)
{
  PursuitTemplateValue *value = g_new0 (PursuitTemplateValue, 1);

  value->label = g_strdup (label != NULL ? label : name);
  value->text = is_usable (text) ? g_strdup (text) : NULL;
  value->markdown = markdown;
  g_hash_table_replace (self->values, g_strdup (name), value);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

const PursuitTemplateValue *
pursuit_template_values_find (PursuitTemplateValues *self, const char *name)
{
  g_assert (self != NULL);

  return g_hash_table_lookup (self->values, name);
}

PursuitTemplateValues *
pursuit_template_values_new (void)
{
  PursuitTemplateValues *self = g_new0 (PursuitTemplateValues, 1);

  g_atomic_ref_count_init (&self->references);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);

  return self;
}

PursuitTemplateValues *
pursuit_template_values_ref (PursuitTemplateValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
pursuit_template_values_unref (PursuitTemplateValues *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_hash_table_unref (self->values);
  g_free (self);
}

gboolean
pursuit_template_name_is_valid (const char *name)
{
  gboolean word = FALSE;

  if (name == NULL || strlen (name) > MAX_NAME_BYTES || g_ascii_isdigit (*name))
    return FALSE;

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '.' && !word)
        return FALSE;
      if (*p != '.' && *p != '_' && !g_ascii_isalnum (*p))
        return FALSE;
      word = *p != '.';
    }

  return word;
}

void
pursuit_template_values_set (PursuitTemplateValues *self,
                             const char *name,
                             const char *label,
                             const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pursuit_template_name_is_valid (name));

  set (self, name, label, text, FALSE);
}

void
pursuit_template_values_set_markdown (PursuitTemplateValues *self,
                                      const char *name,
                                      const char *label,
                                      const char *markdown)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pursuit_template_name_is_valid (name));

  set (self, name, label, markdown, TRUE);
}

GPtrArray *
pursuit_template_values_list (PursuitTemplateValues *self)
{
  GPtrArray *names;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}
