/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-proposal-move-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "workspace/records/pursuit-lead-context-private.h"
#include "workspace/proposals/pursuit-proposal-claims-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_status (PursuitRecord *proposal)
{
  const char *status = pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_STATUS);

  return status != NULL ? status : "draft";
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first
      = pursuit_record_get_integer (*(PursuitRecord *const *) a, PURSUIT_PROPOSAL_VERSION_NUMBER);
  gint64 second
      = pursuit_record_get_integer (*(PursuitRecord *const *) b, PURSUIT_PROPOSAL_VERSION_NUMBER);

  return (first > second) - (first < second);
}

GPtrArray *
pursuit_proposal_list_versions (PursuitSession *session, const char *proposal_id, GError **error)
{
  GPtrArray *versions
      = pursuit_session_list_of (session, PURSUIT_KIND_PROPOSAL_VERSION,
                                 PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID, proposal_id, error);

  if (versions != NULL)
    g_ptr_array_sort (versions, compare_numbers);

  return versions;
}

/* (transfer none): the last one that was sent, NULL if none was. */
static PursuitRecord *
get_newest (GPtrArray *versions)
{
  return versions->len > 0 ? g_ptr_array_index (versions, versions->len - 1) : NULL;
}

/* Keeps the three things that went out, each under its hash. */
static gboolean
put_copies (PursuitSession *session,
            PursuitProposalSource *source,
            const char *text,
            GBytes *pdf,
            PursuitRecord *version,
            GError **error)
{
  const char *content = pursuit_record_get_text (source->proposal, PURSUIT_PROPOSAL_CONTENT);
  const char *draft = content != NULL ? content : "";
  g_autoptr (GBytes) markdown = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) unfilled = g_bytes_new_static (draft, strlen (draft));
  g_autofree char *pdf_hash = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *source_hash = NULL;

  if (!pursuit_session_put_blob (session, pdf, &pdf_hash, error)
      || !pursuit_session_put_blob (session, markdown, &hash, error)
      || !pursuit_session_put_blob (session, unfilled, &source_hash, error))
    return FALSE;

  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_CONTENT, text);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_SHA256, hash);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_SOURCE_SHA256, source_hash);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_PDF_SHA256, pdf_hash);

  return TRUE;
}

static PursuitRecord *
new_version (PursuitRecord *proposal, gint64 number, const char *now)
{
  PursuitRecord *version = pursuit_record_new (PURSUIT_KIND_PROPOSAL_VERSION);

  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_PROPOSAL_ID,
                           pursuit_record_get_id (proposal));
  pursuit_record_set_integer (version, PURSUIT_PROPOSAL_VERSION_NUMBER, number);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_TITLE,
                           pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_TITLE));
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_SENT_AT, now);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_STATUS, "sent");
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_VALID_UNTIL,
                           pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_VALID_UNTIL));
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_CURRENCY,
                           pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CURRENCY));
  if (pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_DEAL_SIZE))
    pursuit_record_set_integer (version, PURSUIT_PROPOSAL_VERSION_DEAL_SIZE,
                                pursuit_record_get_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE));

  return version;
}

/* What a reader would get; NULL and an error if it may not leave the house. */
static char *
expand_to_send (PursuitSession *session, PursuitProposalSource *source, GError **error)
{
  return pursuit_proposal_check_valid (source->proposal, source->today, error)
                 && pursuit_proposal_claims_check (session, source, error)
             ? pursuit_proposal_source_expand (source, NULL, error)
             : NULL;
}

static PursuitProposalSource *
load_source (PursuitSession *session, PursuitRecord *proposal, GError **error)
{
  return pursuit_proposal_source_load (
      session, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_LEAD_ID), proposal, error);
}

static gboolean
freezes (const char *from, const char *status)
{
  return strcmp (from, "draft") == 0 && strcmp (status, "draft") != 0;
}

gboolean
pursuit_proposal_print_ahead (PursuitSession *session,
                              PursuitRecord *proposal,
                              const char *status,
                              PursuitProposalPrint **print,
                              GError **error)
{
  g_autoptr (PursuitProposalSource) source = NULL;
  g_autofree char *text = NULL;

  *print = NULL;
  if (!pursuit_proposal_may_move (get_status (proposal), status, error))
    return FALSE;
  if (!freezes (get_status (proposal), status))
    return TRUE;

  source = load_source (session, proposal, error);
  if (source != NULL)
    text = expand_to_send (session, source, error);
  if (text != NULL)
    *print = pursuit_proposal_print_new (source, text, error);

  return *print != NULL;
}

static gboolean
store_version (PursuitSession *session,
               PursuitProposalSource *source,
               const char *text,
               const PursuitProposalPrint *print,
               const char *now,
               GError **error)
{
  g_autoptr (GPtrArray) versions
      = pursuit_proposal_list_versions (session, pursuit_record_get_id (source->proposal), error);
  g_autoptr (PursuitRecord) version = NULL;
  g_autofree char *brand = pursuit_brand_to_text (source->brand);
  gint64 number;

  if (versions == NULL)
    return FALSE;

  number = versions->len > 0
               ? pursuit_record_get_integer (get_newest (versions), PURSUIT_PROPOSAL_VERSION_NUMBER)
               : 0;
  version = new_version (source->proposal, number + 1, now);
  pursuit_record_set_text (version, PURSUIT_PROPOSAL_VERSION_BRAND, brand);

  return put_copies (session, source, text, pursuit_proposal_print_get_pdf (print), version, error)
         && pursuit_session_put (session, version, error);
}

/* What was sent stays as it was sent, whatever becomes of the proposal. */
static gboolean
freeze_version (PursuitSession *session,
                PursuitRecord *proposal,
                const PursuitProposalPrint *ahead,
                const char *now,
                GError **error)
{
  g_autoptr (PursuitProposalSource) source = load_source (session, proposal, error);
  g_autofree char *text = source != NULL ? expand_to_send (session, source, error) : NULL;
  g_autoptr (PursuitProposalPrint) print = NULL;

  if (text == NULL)
    return FALSE;
  if (pursuit_proposal_print_is_of (ahead, source, text))
    return store_version (session, source, text, ahead, now, error);

  print = pursuit_proposal_print_new (source, text, error);

  return print != NULL && store_version (session, source, text, print, now, error);
}

/* What became of the copy that is out there; the copy itself is as it was. */
static gboolean
note_decision (PursuitSession *session, PursuitRecord *proposal, GError **error)
{
  g_autoptr (GPtrArray) versions
      = pursuit_proposal_list_versions (session, pursuit_record_get_id (proposal), error);
  PursuitRecord *newest = versions != NULL ? get_newest (versions) : NULL;

  if (newest == NULL)
    return versions != NULL;

  pursuit_record_set_text (newest, PURSUIT_PROPOSAL_VERSION_STATUS, get_status (proposal));
  pursuit_record_set_text (newest, PURSUIT_PROPOSAL_VERSION_DECIDED_AT,
                           pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_DECIDED_AT));

  return pursuit_session_put (session, newest, error);
}

/* A draft again: what was sent and decided stands in its version. */
static void
reopen (PursuitRecord *proposal)
{
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, "draft");
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_SENT_AT);
  pursuit_record_unset (proposal, PURSUIT_PROPOSAL_DECIDED_AT);
}

gboolean
pursuit_proposal_move (PursuitSession *session,
                       PursuitRecord *proposal,
                       const char *status,
                       const PursuitProposalPrint *ahead,
                       GError **error)
{
  g_autofree char *from = g_strdup (get_status (proposal));
  g_autofree char *now = pursuit_clock_dup_now ();

  if (!pursuit_proposal_may_move (from, status, error))
    return FALSE;
  if (strcmp (from, status) == 0)
    return TRUE;
  if (strcmp (status, "draft") == 0)
    {
      reopen (proposal);
      return pursuit_session_put (session, proposal, error);
    }

  if (freezes (from, status))
    {
      if (!freeze_version (session, proposal, ahead, now, error))
        return FALSE;
      pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_SENT_AT, now);
    }
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_STATUS, status);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_DECIDED_AT,
                           strcmp (status, "sent") == 0 ? NULL : now);

  return (strcmp (from, "draft") == 0 || note_decision (session, proposal, error))
         && pursuit_session_put (session, proposal, error);
}

static gboolean
changes_frozen (PursuitRecord *before, PursuitRecord *after)
{
  guint n_fields = pursuit_record_get_fields (before)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    if (pursuit_proposal_is_frozen_field (i) && !pursuit_record_field_equal (before, after, i))
      return TRUE;

  return FALSE;
}

static gboolean
check_new (PursuitRecord *proposal, GError **error)
{
  if (strcmp (get_status (proposal), "draft") == 0)
    return TRUE;

  g_set_error_literal (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_FORBIDDEN,
                       _ ("A new proposal is a draft; add it, and then send it"));

  return FALSE;
}

static gboolean
save_change (PursuitSession *session,
             PursuitRecord *before,
             PursuitRecord *proposal,
             GError **error)
{
  g_autofree char *wanted = g_strdup (get_status (proposal));
  const char *status = get_status (before);
  gboolean moves = strcmp (wanted, status) != 0;

  /* A form may know less than the store of what only a step sets. */
  pursuit_record_copy_field (proposal, PURSUIT_PROPOSAL_SENT_AT, before);
  pursuit_record_copy_field (proposal, PURSUIT_PROPOSAL_DECIDED_AT, before);
  pursuit_proposal_claims_keep (proposal, before);
  /* Everything else first, as what is sent has to be what was asked for. */
  if (changes_frozen (before, proposal) && strcmp (status, "draft") != 0)
    {
      if (!pursuit_proposal_may_move (status, "draft", error))
        return FALSE;
      reopen (proposal);
    }
  else
    pursuit_record_copy_field (proposal, PURSUIT_PROPOSAL_STATUS, before);

  return pursuit_session_put (session, proposal, error)
         && (!moves || pursuit_proposal_move (session, proposal, wanted, NULL, error));
}

gboolean
pursuit_proposal_save (PursuitSession *session, PursuitRecord *proposal, GError **error)
{
  const char *id = pursuit_record_get_id (proposal);
  g_autoptr (PursuitRecord) before = NULL;

  if (id != NULL)
    before = pursuit_session_get (session, PURSUIT_KIND_PROPOSAL, id, NULL);
  if (before == NULL)
    return check_new (proposal, error) && pursuit_session_put (session, proposal, error);

  return save_change (session, before, proposal, error);
}

gboolean
pursuit_proposal_begin_change (PursuitSession *session, const char *proposal_id, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;

  /* A line without its proposal hurts nobody. */
  if (proposal_id != NULL)
    proposal = pursuit_session_get (session, PURSUIT_KIND_PROPOSAL, proposal_id, NULL);

  return proposal == NULL || pursuit_proposal_move (session, proposal, "draft", NULL, error);
}
