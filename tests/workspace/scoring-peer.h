/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is said of a lead, with its number; what follows from the number is found again in the score
 * that is stored. */
#define SCORING_TEXT "Deal %u: money is there"
#define SCORING_STEPS 11

/* The score of the lead of a number: three tenths of the points of its budget, which are its number
 * modulo eleven, times ten. */
#define SCORING_SCORE(number) (3 * ((number) % SCORING_STEPS))

/* A server that scores leads as Anthropic's does. Of ten answers to several leads six have a fault:
 * a lead is left out, doubled, beyond 100 or no number; there is nothing but words; or the answer
 * has text before it and another order. It aborts the test when a lead is asked for alone that was
 * answered well. */
typedef struct _ScoringPeer ScoringPeer;

/* What is wrong with every question, instead of the faults above. */
typedef enum
{
  SCORING_FAULTS,      /* those */
  SCORING_CUTS,        /* an answer to several leads ends in the middle of one, each time another */
  SCORING_TOO_LARGE,   /* more than SCORING_MOST leads are turned away, in one of two ways */
  SCORING_REFUSES,     /* who asks for a lead of SCORING_IS_REFUSED() is, in one of two ways */
  SCORING_REFUSES_ALL, /* so is everybody */
  SCORING_CUTS_ALL,    /* every answer ends before its first lead does */
  SCORING_NO_MONEY,    /* the account is empty after SCORING_PAID requests */
} ScoringTrouble;

#define SCORING_MOST 3
#define SCORING_IS_REFUSED(number) ((number) % 25 == 7)
#define SCORING_PAID 3

ScoringPeer *scoring_peer_new (guint n_leads);
void scoring_peer_free (ScoringPeer *self);
char *scoring_peer_dup_url (ScoringPeer *self);

/* Kills a process in the middle of the answer with which so many leads are answered. */
void scoring_peer_kill_at (ScoringPeer *self, guint n_answered, GPid pid);

/* Before anybody asks. */
void scoring_peer_set_trouble (ScoringPeer *self, ScoringTrouble trouble);

/* Answers nothing after so many requests. */
void scoring_peer_hold_after (ScoringPeer *self, guint n_requests);
void scoring_peer_release (ScoringPeer *self);

/* A lead that is stored: nobody may ask for it again. */
void scoring_peer_forbid (ScoringPeer *self, guint number);

guint scoring_peer_count (ScoringPeer *self);

/* How often a lead was answered well; while nobody asks. */
guint scoring_peer_get_answered (ScoringPeer *self, guint number);

/* How often anybody asked for a lead, whatever came of it; while nobody does. */
guint scoring_peer_get_asked (ScoringPeer *self, guint number);

/* Leads that were left out of an answer, in one way or another. */
guint scoring_peer_get_faults (ScoringPeer *self);

G_END_DECLS
