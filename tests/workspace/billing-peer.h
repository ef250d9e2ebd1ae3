/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The day of prices and budgets, and the longest answer that is allowed. */
#define BILL_TIME "2026-11-30T12:00:00Z"
#define BILL_MAX_OUTPUT 256

/* What happens to a question; which it is goes by its number. */
typedef enum
{
  BILL_PLAIN,
  BILL_STREAM,
  BILL_FALLBACK,    /* the first provider turns it away */
  BILL_RETRY,       /* is overloaded at first */
  BILL_ABORT,       /* is cancelled at its first word */
  BILL_EARLY,       /* is cancelled at once: before it is sent, or after */
  BILL_CUT,         /* a stream that ends in its middle */
  BILL_BROKEN,      /* a body that is shorter than announced, at first */
  BILL_FIRST_ERROR, /* an error in the place of the first word of a stream, at first */
  BILL_BATCH,       /* asks for BILL_LEADS leads at once */
  BILL_LACKS,       /* so does it; the answer lacks one, which is asked for again alone */
  BILL_REPEAT,      /* an earlier question once more */
} BillKind;

#define BILL_LEADS 10
/* Stands once before each lead of a question, and in the answer once for each. */
#define BILL_LEAD "lead no. "
#define BILL_WORD "hello"

BillKind bill_get_kind (guint call);

/* The question that a call asks: its own number, or that of the call it repeats. */
guint bill_get_question (guint call);
gboolean bill_is_stream (BillKind kind);

/* How many leads it asks for at first. */
guint bill_get_n_leads (guint question);

/* A server that speaks as two providers do, and keeps the bill of what it sends by the rows of the
 * file of prices, which it reads on its own. */
typedef struct _BillingPeer BillingPeer;

/* One request as it was billed. */
typedef struct
{
  guint question;
  guint n_leads;
  gboolean is_openai;
  gboolean is_whole; /* the whole answer was sent */
  gint64 pico;
} Bill;

BillingPeer *billing_peer_new (void);
void billing_peer_free (BillingPeer *self);
char *billing_peer_dup_url (BillingPeer *self);

/* Kills process @pid with the request that is number @at, before it is answered. */
void billing_peer_kill_at (BillingPeer *self, guint at, GPid pid);

/* Every answer costs the longest that is allowed, and waits for billing_peer_release(). */
void billing_peer_hold (BillingPeer *self);
void billing_peer_release (BillingPeer *self);

guint billing_peer_count (BillingPeer *self);

/* The highest number of a question that came. */
guint billing_peer_get_last (BillingPeer *self);

/* (element-type Bill): borrowed; while nobody asks. */
GArray *billing_peer_get_bills (BillingPeer *self);

/* What an answer costs to @bill's question, leads and provider, and at most. */
gint64 billing_peer_price (BillingPeer *self, const Bill *bill);
gint64 billing_peer_price_most (BillingPeer *self, const Bill *bill);

G_END_DECLS
