/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-list.h"
#include "store/pursuit-search-document-private.h"
#include "store/pursuit-store.h"

#include <stdio.h>

/*
 * Writes what the search index of a workspace holds of its leads and people as a table:
 * dump-search-documents PROFILE > documents.csv. For benchmarks that index the same elsewhere.
 */

static void
write_cell (const GString *text, char end)
{
  putchar ('"');
  for (gsize i = 0; i < text->len; i++)
    {
      if (text->str[i] == '"')
        putchar ('"');
      putchar (text->str[i]);
    }
  putchar ('"');
  putchar (end);
}

static gboolean
write_documents (PursuitSession *session, PursuitKind kind, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (GPtrArray) records = pursuit_session_list (session, query, NULL, NULL, error);
  PursuitSearchDocument *document = pursuit_search_document_new ();

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      pursuit_search_document_fill (document, g_ptr_array_index (records, i));
      write_cell (document->title, ',');
      write_cell (document->body, ',');
      write_cell (document->digits, '\n');
    }
  pursuit_search_document_free (document);

  return records != NULL;
}

static gboolean
dump (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return write_documents (session, PURSUIT_KIND_LEAD, error)
         && write_documents (session, PURSUIT_KIND_PERSON, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStore) store = NULL;

  if (argc == 2)
    store = pursuit_store_open (argv[1], PURSUIT_STORE_READ, &error);
  if (store == NULL || !pursuit_store_read (store, dump, NULL, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "dump-search-documents PROFILE");
      return 1;
    }

  return 0;
}
