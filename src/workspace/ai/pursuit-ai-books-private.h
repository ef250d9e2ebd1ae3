/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-ai-books.h"
#include "workspace/ai/pursuit-booked.h"
#include "workspace/pursuit-workspace-private.h"

G_BEGIN_DECLS

struct _PursuitAiBooks
{
  GObject parent;
  PursuitStore *store; /* (owned) */

  PursuitBooked booked; /* what was settled since it was opened */

  /* Touched by jobs on the writer thread only. */
  PursuitAiSpent spent;    /* all but what is expected; nobody else writes the ledger meanwhile */
  char *spent_day;         /* (owned) (nullable) the day that @spent is of; NULL to read it anew */
  PursuitAiWindow *window; /* (owned) (nullable) until the first action */
  char *expected_month;    /* (owned) (nullable) the month that @expected is for */
  gint64 expected;
};

/* Called on the main thread when a job is on the disk, before the task's callback. */
typedef void (*PursuitAiBooksDone) (PursuitAiBooks *self, gpointer job);

/* Run a job with the task's data as its data, and return TRUE or the job's error. */
void pursuit_ai_books_write (GTask *task, PursuitStoreFunc func, PursuitAiBooksDone done);
/* The same for what a power failure may undo. */
void pursuit_ai_books_write_light (GTask *task, PursuitStoreFunc func, PursuitAiBooksDone done);
void pursuit_ai_books_read (GTask *task, PursuitStoreFunc func);

void pursuit_ai_books_ledger_init (PursuitAiLedgerInterface *iface);
void pursuit_ai_books_cache_init (PursuitAiCacheInterface *iface);
void pursuit_ai_books_limiter_init (PursuitAiLimiterInterface *iface);

G_END_DECLS
