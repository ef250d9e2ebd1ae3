/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/proposals/pursuit-proposal-checker.h"

#include "core/pursuit-proposal.h"
#include "document/pursuit-document.h"
#include "workspace/pursuit-workspace-types.h"

struct _PursuitProposalChecker
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  PursuitRecord *proposal;     /* (nullable) */
  PursuitProposalCheck *check; /* (nullable) */
  GCancellable *cancellable;
  guint delay;
  gboolean busy;
};

enum
{
  SIGNAL_CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitProposalChecker, pursuit_proposal_checker, G_TYPE_OBJECT)

static void
check_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitProposalChecker) self = data;
  g_autoptr (GError) error = NULL;
  PursuitProposalCheck *check
      = pursuit_workspace_check_proposal_finish (PURSUIT_WORKSPACE (source), result, &error);

  self->busy = FALSE;
  if (check == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("A proposal was not checked: %s", error->message);
      return;
    }

  g_clear_pointer (&self->check, pursuit_proposal_check_free);
  self->check = check;
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

static gboolean
on_delay (gpointer data)
{
  PursuitProposalChecker *self = data;

  if (self->busy)
    return G_SOURCE_CONTINUE;

  self->delay = 0;
  self->busy = TRUE;
  pursuit_workspace_check_proposal_async (self->workspace, self->proposal, self->cancellable,
                                          check_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

void
pursuit_proposal_checker_refresh (PursuitProposalChecker *self)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_CHECKER (self));

  if (self->proposal == NULL)
    return;

  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (PURSUIT_PROPOSAL_CHECKER_DELAY_MS, on_delay, self);
}

void
pursuit_proposal_checker_set_proposal (PursuitProposalChecker *self, PursuitRecord *proposal)
{
  g_return_if_fail (PURSUIT_IS_PROPOSAL_CHECKER (self));
  g_return_if_fail (PURSUIT_IS_PROPOSAL (proposal));

  g_clear_object (&self->proposal);
  self->proposal = pursuit_record_copy (proposal);
  pursuit_proposal_checker_refresh (self);
}

const PursuitProposalCheck *
pursuit_proposal_checker_get_check (PursuitProposalChecker *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_CHECKER (self), NULL);

  return self->check;
}

guint
pursuit_proposal_checker_find_heading (PursuitProposalChecker *self, guint index, const char *text)
{
  g_autoptr (PursuitDocument) source = NULL;
  const GPtrArray *headings;

  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_CHECKER (self), 1);
  g_return_val_if_fail (text != NULL, 1);

  if (pursuit_proposal_checker_is_fresh (self) && index < self->check->headings->len)
    return MAX (g_array_index (self->check->headings, guint, index), 1);

  source = pursuit_document_new (text, -1, NULL);
  if (source == NULL)
    return 1;

  /* The text before its variables are filled in has the same headings in the same order. */
  headings = pursuit_document_get_headings (source);
  if (headings->len == 0)
    return 1;

  return pursuit_document_node_get_start_line (
      g_ptr_array_index (headings, MIN (index, headings->len - 1)));
}

gboolean
pursuit_proposal_checker_is_fresh (PursuitProposalChecker *self)
{
  g_return_val_if_fail (PURSUIT_IS_PROPOSAL_CHECKER (self), FALSE);

  return self->check != NULL && self->delay == 0 && !self->busy;
}

static void
on_brand_changed (PursuitProposalChecker *self)
{
  pursuit_proposal_checker_refresh (self);
}

/* What a text may rest on. */
static void
on_workspace_changed (PursuitProposalChecker *self, PursuitStoreChange *change)
{
  static const PursuitKind kinds[]
      = { PURSUIT_KIND_LEAD,      PURSUIT_KIND_LINE_ITEM,    PURSUIT_KIND_PERSON,
          PURSUIT_KIND_ACTIVITY,  PURSUIT_KIND_CONVERSATION, PURSUIT_KIND_BATTLE_CARD,
          PURSUIT_KIND_PRICE_ITEM };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (pursuit_store_change_touches_kind (change, kinds[i]))
      {
        pursuit_proposal_checker_refresh (self);
        return;
      }
}

PursuitProposalChecker *
pursuit_proposal_checker_new (PursuitWorkspace *workspace)
{
  PursuitProposalChecker *self;

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PURSUIT_TYPE_PROPOSAL_CHECKER, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "brand-changed", G_CALLBACK (on_brand_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static void
pursuit_proposal_checker_dispose (GObject *object)
{
  PursuitProposalChecker *self = PURSUIT_PROPOSAL_CHECKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->proposal);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pursuit_proposal_checker_parent_class)->dispose (object);
}

static void
pursuit_proposal_checker_finalize (GObject *object)
{
  PursuitProposalChecker *self = PURSUIT_PROPOSAL_CHECKER (object);

  g_clear_pointer (&self->check, pursuit_proposal_check_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pursuit_proposal_checker_parent_class)->finalize (object);
}

static void
pursuit_proposal_checker_class_init (PursuitProposalCheckerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pursuit_proposal_checker_dispose;
  object_class->finalize = pursuit_proposal_checker_finalize;

  signals[SIGNAL_CHECKED] = g_signal_new ("checked", PURSUIT_TYPE_PROPOSAL_CHECKER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_proposal_checker_init (PursuitProposalChecker *self)
{
  self->cancellable = g_cancellable_new ();
}
