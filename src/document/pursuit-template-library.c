/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-library.h"

#include <gio/gio.h>

#include "document/pursuit-document-resources.h"
#include "document/pursuit-front-matter.h"

#define RESOURCE_FOLDER "/com/salesai/Pursuit/document/templates/"

static const char *const IDS[] = { "short", "full", "renewal" };

static char *
load_file (GResource *resource, const char *id, const char *ending)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ending, NULL);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* It is linked into this library: only a broken build can miss it. */
  g_assert (bytes != NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static PursuitBuiltinTemplate *
load_template (GResource *resource, const char *id)
{
  g_autofree char *text = load_file (resource, id, ".md");
  g_autofree char *german = load_file (resource, id, ".de.md");
  g_autoptr (GHashTable) head = NULL;
  g_autoptr (GHashTable) german_head = NULL;
  PursuitBuiltinTemplate *template = g_new0 (PursuitBuiltinTemplate, 1);

  template->id = id;
  template->markdown = g_strdup (pursuit_front_matter_skip (text, &head));
  template->german = g_strdup (pursuit_front_matter_skip (german, &german_head));
  template->name = g_strdup (g_hash_table_lookup (head, "name"));
  template->description = g_strdup (g_hash_table_lookup (head, "description"));

  return template;
}

static gpointer
load_library (gpointer data)
{
  GPtrArray *library = g_ptr_array_new ();
  GResource *resource = pursuit_document_get_resource ();

  for (gsize i = 0; i < G_N_ELEMENTS (IDS); i++)
    g_ptr_array_add (library, load_template (resource, IDS[i]));

  return library;
}

const GPtrArray *
pursuit_template_library_list (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_library, NULL);
}

const PursuitBuiltinTemplate *
pursuit_template_library_find (const char *id)
{
  const GPtrArray *library = pursuit_template_library_list ();

  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);

      if (g_strcmp0 (template->id, id) == 0)
        return template;
    }

  return NULL;
}

/* (element-type utf8 utf8): each line in English, and in German */
static gpointer
load_lines (gpointer data)
{
  const GPtrArray *library = pursuit_template_library_list ();
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < library->len; i++)
    {
      const PursuitBuiltinTemplate *template = g_ptr_array_index (library, i);
      g_auto (GStrv) english = g_strsplit (template->markdown, "\n", -1);
      g_auto (GStrv) german = g_strsplit (template->german, "\n", -1);

      for (guint k = 0; english[k] != NULL && german[k] != NULL; k++)
        g_hash_table_insert (lines, g_strdup (english[k]), g_strdup (german[k]));
    }

  return lines;
}

static gboolean
is_german (const char *language)
{
  return language != NULL && g_ascii_strncasecmp (language, "de", 2) == 0
         && !g_ascii_isalpha (language[2]);
}

char *
pursuit_template_library_dup_in (const char *markdown, const char *language)
{
  static GOnce once = G_ONCE_INIT;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  if (!is_german (language))
    return g_strdup (markdown);

  lines = g_strsplit (markdown, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *german = g_hash_table_lookup (g_once (&once, load_lines, NULL), lines[i]);

      if (german != NULL)
        {
          g_free (lines[i]);
          lines[i] = g_strdup (german);
        }
    }

  return g_strjoinv ("\n", lines);
}
