/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-gateway.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Who asks the questions that are billed: the gateway, with the books of a workspace. */
typedef struct
{
  PursuitAiTransport *transport;
  PursuitAiPrices *prices;
  PursuitAiGateway *gateway;
  GPtrArray *routes;
  char *action;
  guint next;
  guint stride; /* from one call to the next */
  guint end;
  guint n_open;
  guint n_refused; /* by a budget */
} BillCaller;

BillCaller *bill_caller_new (PursuitWorkspace *workspace, const char *url);
void bill_caller_free (BillCaller *self);

/* Makes calls number @first to @end, so many beside each other, and waits for all that are open. */
void bill_caller_run (BillCaller *self, guint first, guint end, guint n_parallel);

/* Only begins them. */
void bill_caller_start (BillCaller *self, guint first, guint end, guint n_parallel);

/* The same in a process of its own; its exit status. */
int bill_caller_main (char **argv);

G_END_DECLS
