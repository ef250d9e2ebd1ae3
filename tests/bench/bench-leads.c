/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bench/bench-leads.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-store.h"
#include "workspace/pursuit-workspace.h"

#include <glib/gstdio.h>

#define LINES 40

static const char *const words[]
    = { "price",   "budget", "spring",  "pump",   "sensor", "meeting", "quote",  "contract",
        "deliver", "gauge",  "factory", "energy", "steel",  "service", "repair", "invoice" };

/* Scatters numbers, and gives each back only once: no two records get the same. */
static guint
mix (guint i, guint salt)
{
  return (i ^ salt * 0x9e37u) * 2654435761u;
}

static char *
dup_name (guint number)
{
  static const char *const syllables[] = { "ba",  "ke",  "li",  "mo",  "ru", "sta", "vel", "nor",
                                           "tri", "gan", "hol", "dex", "pa", "qui", "zor", "fen" };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < 8; i++)
    {
      const char *syllable = syllables[number & 15];

      number >>= 4;
      g_string_append_c (name, i % 4 == 0 ? g_ascii_toupper (*syllable) : *syllable);
      g_string_append (name, syllable + 1);
      if (i == 3)
        g_string_append_c (name, ' ');
    }

  return g_string_free (name, FALSE);
}

char *
bench_leads_dup_company (guint i)
{
  return dup_name (mix (i, 1));
}

char *
bench_leads_dup_contact (guint i)
{
  g_autofree char *name = dup_name (mix (i, 2));

  return g_strdup_printf ("Zoë Nuñé%s", name);
}

char *
bench_leads_dup_plain_contact (guint i)
{
  g_autofree char *name = dup_name (mix (i, 2));

  return g_strdup_printf ("zoe nune%s", name);
}

char *
bench_leads_dup_phone (guint i)
{
  return g_strdup_printf ("+49 (0)89 %03u %05u", i / 100000 % 1000, i % 100000);
}

char *
bench_leads_dup_phrase (guint i)
{
  g_autofree char *name = dup_name (mix (i, 3));

  return g_strdup_printf ("gauge of %s", name);
}

char *
bench_leads_dup_title (guint i)
{
  return g_strdup_printf ("Call %u", i);
}

static void
fill_lead (PursuitRecord *lead, guint i)
{
  static const char *const stages[] = { "new", "qualified", "proposal", "won", "lost" };

  pursuit_record_take_text (lead, PURSUIT_LEAD_COMPANY_NAME, bench_leads_dup_company (i));
  pursuit_record_take_text (lead, PURSUIT_LEAD_CONTACT_NAME, bench_leads_dup_contact (i));
  pursuit_record_take_text (lead, PURSUIT_LEAD_CONTACT_EMAIL,
                            g_strdup_printf ("mail%u@example%u.test", i, i % 977));
  pursuit_record_take_text (lead, PURSUIT_LEAD_CONTACT_PHONE, bench_leads_dup_phone (i));
  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, stages[i % G_N_ELEMENTS (stages)]);
  pursuit_record_set_text (lead, PURSUIT_LEAD_INDUSTRY, words[mix (i, 5) >> 28]);
  pursuit_record_take_text (lead, PURSUIT_LEAD_DESCRIPTION,
                            g_strdup_printf ("%s %s, %s %s %s.", words[mix (i, 6) >> 28],
                                             words[mix (i, 7) >> 28], words[mix (i, 8) >> 28],
                                             words[mix (i, 9) >> 28], words[mix (i, 10) >> 28]));
}

static void
fill_conversation (PursuitRecord *call, guint i)
{
  GString *text = g_string_new (NULL);
  g_autofree char *phrase = bench_leads_dup_phrase (i);

  for (guint line = 0; line < LINES; line++)
    {
      g_string_append_printf (text, "[%02u:%02u] %s: The %s and the %s of the %s.", line / 2,
                              line % 2 * 30, line % 2 == 0 ? "Anna Keller" : "Bo Lind",
                              words[mix (i, line) >> 28], words[mix (i, line + 50) >> 28],
                              words[mix (i, line + 99) >> 28]);
      if (line == LINES / 2)
        g_string_append_printf (text, " We need the %s.", phrase);
      g_string_append_c (text, '\n');
    }
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_take_text (call, PURSUIT_CONVERSATION_TITLE, bench_leads_dup_title (i));
  pursuit_record_take_text (call, PURSUIT_CONVERSATION_TRANSCRIPT, g_string_free (text, FALSE));
}

typedef struct
{
  guint n_leads;
  guint n_conversations;
} Counts;

static gboolean
insert_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Counts *counts = data;
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Benchmark", NULL);

  for (guint i = 0; i < counts->n_leads + counts->n_conversations; i++)
    {
      gboolean is_lead = i < counts->n_leads;
      g_autoptr (PursuitRecord) record
          = pursuit_record_new (is_lead ? PURSUIT_KIND_LEAD : PURSUIT_KIND_CONVERSATION);

      if (is_lead)
        fill_lead (record, i);
      else
        fill_conversation (record, i - counts->n_leads);
      if (!pursuit_bulk_insert (bulk, record, error))
        return FALSE;
    }

  return pursuit_bulk_finish (bulk, error);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
make_workspace (const char *folder)
{
  const PursuitWorkspaceOptions options = { .name = "Benchmark" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_create_async (folder, &options, NULL, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  workspace = pursuit_workspace_create_finish (result, &error);
  g_assert_no_error (error);
  pursuit_workspace_close (workspace);
}

void
bench_leads_make (const char *folder, guint n_leads, guint n_conversations)
{
  Counts counts = { n_leads, n_conversations };
  g_autoptr (PursuitStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_workspace (folder);
  store = pursuit_store_open (folder, PURSUIT_STORE_WRITE, &error);
  g_assert_no_error (error);
  pursuit_store_write (store, insert_func, &counts, NULL, &error);
  g_assert_no_error (error);
  pursuit_store_close (store);
}

void
bench_leads_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        bench_leads_remove (file);
      else
        g_unlink (file);
    }
  g_rmdir (folder);
}
