/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-library.h"

#include <gio/gio.h>

#include "document/pursuit-document-resources.h"
#include "document/pursuit-front-matter.h"

#define RESOURCE_FOLDER "/com/salesai/Pursuit/document/templates/"

static const char *const IDS[] = { "short", "full", "renewal" };

static PursuitBuiltinTemplate *
load_template (GResource *resource, const char *id)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".md", NULL);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) head = NULL;
  g_autofree char *text = NULL;
  PursuitBuiltinTemplate *template = g_new0 (PursuitBuiltinTemplate, 1);

  /* It is linked into this library: only a broken build can miss it. */
  g_assert (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  template->id = id;
  template->markdown = g_strdup (pursuit_front_matter_skip (text, &head));
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
