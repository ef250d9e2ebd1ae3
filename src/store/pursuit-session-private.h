/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-database-private.h"
#include "store/pursuit-session.h"
#include "store/pursuit-store-change-private.h"
#include "store/pursuit-table-private.h"

G_BEGIN_DECLS

struct _PursuitSession
{
  PursuitDatabase *database;  /* borrowed */
  GCancellable *cancellable;  /* (nullable) borrowed */
  PursuitStoreChange *change; /* (owned) (nullable) what the job touched; NULL for readers */
  char *actor;                /* (owned) (nullable) */
  char *now;                  /* (owned) (nullable) one time for all that the job writes */
  GBytes *salt;               /* (owned) (nullable) key of the audit log's digests */
  void (*rolled_back) (gpointer data);
  gpointer rolled_back_data; /* (unowned) */
  gint64 rev;                /* of this action; 0 until something is written */
  gint64 action;             /* 0 outside an action */
  gint64 n_changes;          /* of the action, so far */
  gboolean is_platform;      /* whether changes go to the outbox */
  gboolean mode_known;
  gboolean is_undoing; /* what follows from a change comes back with it, and not anew */
  gboolean failed;     /* something that cannot be taken back alone: the job must not commit */
};

PursuitSession *
pursuit_session_new (PursuitDatabase *database, gboolean writable, GCancellable *cancellable);
void pursuit_session_free (PursuitSession *self);

/* The job is not kept. */
void pursuit_session_tell_rollback (PursuitSession *self);

/* The time of the job as stored, borrowed. */
const char *pursuit_session_get_now (PursuitSession *self);

/* The revision that everything written now gets; begins one if needed. -1 on error. */
gint64 pursuit_session_take_rev (PursuitSession *self, GError **error);
/* What is written from here on has another revision than what came before. */
void pursuit_session_end_rev (PursuitSession *self);

/* Whether the job was cancelled; sets the error. */
gboolean pursuit_session_is_cancelled (PursuitSession *self, GError **error);

/* One change of one row and all that follows from it: search, audit, undo, outbox, signal. */
typedef struct
{
  PursuitRecord *before; /* (nullable): an insertion */
  PursuitRecord *after;  /* (nullable): a removal */
  PursuitFieldSet changed;
  const char *verb; /* (nullable): no audit entry, for what is derived from another change */
  gint64 row;
  gint64 rev_before;
  gint64 rev_after;
} PursuitRowChange;

gboolean pursuit_session_apply (PursuitSession *self, PursuitRowChange *change, GError **error);

/* Sets what the store itself sets in a new record, or in one that changed. */
gboolean pursuit_session_prepare_new (PursuitSession *self, PursuitRecord *record, GError **error);
void pursuit_session_prepare_change (PursuitSession *self,
                                     PursuitRecord *before,
                                     PursuitRecord *after,
                                     PursuitFieldSet *changed);

/* A new row in stage_history if the stage changed. */
gboolean pursuit_session_note_stage (PursuitSession *self,
                                     PursuitRecord *before,
                                     PursuitRecord *after,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitSession, pursuit_session_free)

G_END_DECLS
