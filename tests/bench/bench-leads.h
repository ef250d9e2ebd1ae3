/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A generated workspace: every figure below follows from the number of the record, so that a
 * benchmark knows what each search has to find. */

/* Makes a workspace in @folder with so many leads and conversations, straight through the store;
 * aborts on an error. */
void bench_leads_make (const char *folder, guint n_leads, guint n_conversations);

/* What lead @i is called, two made-up words; whom one speaks to there, with accents, and the same
 * typed plain; its telephone number; (transfer full). */
char *bench_leads_dup_company (guint i);
char *bench_leads_dup_contact (guint i);
char *bench_leads_dup_plain_contact (guint i);
char *bench_leads_dup_phone (guint i);

/* What is said in conversation @i and nowhere else, four words; and its title. */
char *bench_leads_dup_phrase (guint i);
char *bench_leads_dup_title (guint i);

/* Removes a folder of files. */
void bench_leads_remove (const char *folder);

G_END_DECLS
