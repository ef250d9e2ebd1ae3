/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "store/pursuit-list.h"
#include "workspace/import/pursuit-import-company-private.h"
#include "workspace/import/pursuit-import-fill-private.h"
#include "workspace/import/pursuit-import-keys-private.h"
#include "workspace/import/pursuit-import-owner-private.h"

#include <string.h>

#define ACTIVITY_OBJECT "activity"

/* Where an activity belongs, the surest first: a deal says more than a person, a person more
 * than a company. A Salesforce id names one of two sorts of record. */
static const struct
{
  PursuitImportTarget target;
  const char *object;
  const char *hub;
} links[] = {
  { PURSUIT_IMPORT_LINK_DEAL_ID, "deal", PURSUIT_HUB_DEAL },
  { PURSUIT_IMPORT_LINK_WHAT_ID, "deal", PURSUIT_HUB_DEAL },
  { PURSUIT_IMPORT_LINK_CONTACT_ID, "contact", PURSUIT_HUB_CONTACT },
  { PURSUIT_IMPORT_LINK_WHO_ID, "contact", PURSUIT_HUB_CONTACT },
  { PURSUIT_IMPORT_LINK_LEAD_ID, "lead", PURSUIT_HUB_LEAD },
  { PURSUIT_IMPORT_LINK_WHO_ID, "lead", PURSUIT_HUB_LEAD },
  { PURSUIT_IMPORT_LINK_COMPANY_ID, "company", PURSUIT_HUB_COMPANY },
  { PURSUIT_IMPORT_LINK_WHAT_ID, "company", PURSUIT_HUB_COMPANY },
};

static void
complete (PursuitRecord *activity)
{
  if (!pursuit_record_is_set (activity, PURSUIT_ACTIVITY_TYPE))
    pursuit_record_set_text (activity, PURSUIT_ACTIVITY_TYPE,
                             pursuit_record_is_set (activity, PURSUIT_ACTIVITY_DUE_AT) ? "task"
                                                                                       : "note");
}

/* What hangs only on a company goes to the person who is meant, once that one comes. */
static gboolean
mark_as_of_company (PursuitImportJob *job, PursuitRecord *activity, GError **error)
{
  g_autofree char *marker = pursuit_import_ensure_hub (job, PURSUIT_HUB_BY_COMPANY,
                                                       pursuit_record_get_id (activity), error);

  return marker != NULL;
}

static gboolean
is_of_company (PursuitImportJob *job, PursuitRecord *activity)
{
  g_autofree char *marker = pursuit_import_find_hub (job, PURSUIT_HUB_BY_COMPANY,
                                                     pursuit_record_get_id (activity), NULL);

  return marker != NULL;
}

/* Gives an activity to what has come, unless something surer did already. */
static gboolean
give (PursuitRecord *activity, PursuitRecord *lead, PursuitRecord *person, gboolean surest)
{
  gboolean changed = FALSE;

  if (lead != NULL && (surest || !pursuit_record_is_set (activity, PURSUIT_ACTIVITY_LEAD_ID)))
    {
      pursuit_record_set_text (activity, PURSUIT_ACTIVITY_LEAD_ID, pursuit_record_get_id (lead));
      changed = TRUE;
    }
  if (person != NULL && !pursuit_record_is_set (activity, PURSUIT_ACTIVITY_PERSON_ID))
    {
      pursuit_record_set_text (activity, PURSUIT_ACTIVITY_PERSON_ID,
                               pursuit_record_get_id (person));
      changed = TRUE;
    }

  return changed;
}

gboolean
pursuit_import_fill_activities (PursuitImportJob *job,
                                const char *hub,
                                const char *key,
                                PursuitRecord *lead,
                                PursuitRecord *person,
                                GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean of_deal = g_strcmp0 (hub, PURSUIT_HUB_DEAL " activity") == 0;
  gboolean of_company = g_strcmp0 (hub, PURSUIT_HUB_COMPANY " activity") == 0;

  if (!pursuit_import_list_hub (job, hub, key, PURSUIT_KIND_ACTIVITY, waiting, error))
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    {
      PursuitRecord *before = g_ptr_array_index (waiting, i);
      g_autoptr (PursuitRecord) after = pursuit_record_copy (before);
      gboolean surest = of_deal || (!of_company && is_of_company (job, before));

      if (!give (after, lead, person, surest))
        continue;
      if (!pursuit_import_change (job, before, after, NULL, error)
          || (of_company && !mark_as_of_company (job, after, error)))
        return FALSE;
      job->report->links++;
    }

  return TRUE;
}

static PursuitRecord *
load_company_lead (PursuitImportJob *job, const char *id, GError **error)
{
  const PursuitCompanyLink link = { .id = id };
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  PursuitRecord *oldest;

  if (!pursuit_company_link_list_leads (job, &link, leads, error))
    return NULL;
  oldest = pursuit_import_take_oldest (leads);

  return oldest != NULL ? g_object_ref (oldest) : NULL;
}

static PursuitRecord *
load_linked (PursuitImportJob *job, const char *object, const char *id, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_NONE;
  g_autofree char *found = NULL;

  if (g_strcmp0 (object, "company") == 0)
    return load_company_lead (job, id, error);

  found = pursuit_import_find_linked (job, object, id, &kind, error);

  return found != NULL ? pursuit_session_get (job->session, kind, found, error) : NULL;
}

static gboolean
give_linked (PursuitImportJob *job, PursuitRecord *activity, PursuitRecord *found, GError **error)
{
  const char *lead_id;
  g_autoptr (PursuitRecord) lead = NULL;

  if (pursuit_record_get_kind (found) == PURSUIT_KIND_LEAD)
    {
      give (activity, found, NULL, FALSE);
      return TRUE;
    }

  lead_id = pursuit_record_get_text (found, PURSUIT_PERSON_LEAD_ID);
  if (lead_id != NULL)
    lead = pursuit_session_get (job->session, PURSUIT_KIND_LEAD, lead_id, error);
  give (activity, lead, found, FALSE);

  return lead_id == NULL || lead != NULL;
}

/* Sets the links that can be; @missing marks the others. */
static gboolean
set_links (PursuitImportJob *job,
           const PursuitImportRow *row,
           PursuitRecord *activity,
           gboolean *missing,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const char *id = pursuit_import_row_get_text (row, links[i].target);
      g_autoptr (PursuitRecord) found = NULL;
      GError *problem = NULL;

      if (id == NULL)
        continue;
      found = load_linked (job, links[i].object, id, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      missing[i] = found == NULL;
      if (found != NULL && !give_linked (job, activity, found, error))
        return FALSE;
    }

  return TRUE;
}

/* Links by mail, domain and name are only looked up: what they name has no id to wait for. */
static gboolean
set_named_links (PursuitImportJob *job,
                 const PursuitImportRow *row,
                 PursuitRecord *activity,
                 GError **error)
{
  static const struct
  {
    PursuitImportTarget target;
    PursuitKind kind;
    guint field;
  } names[] = {
    { PURSUIT_IMPORT_LINK_CONTACT_EMAIL, PURSUIT_KIND_PERSON, PURSUIT_PERSON_EMAIL },
    { PURSUIT_IMPORT_LINK_CONTACT_NAME, PURSUIT_KIND_PERSON, PURSUIT_PERSON_NAME },
    { PURSUIT_IMPORT_LINK_COMPANY_DOMAIN, PURSUIT_KIND_LEAD, PURSUIT_LEAD_DOMAIN },
    { PURSUIT_IMPORT_LINK_COMPANY_NAME, PURSUIT_KIND_LEAD, PURSUIT_LEAD_COMPANY_NAME },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
      const char *text = pursuit_import_row_get_text (row, names[i].target);

      if (!pursuit_import_find_records (job, names[i].kind, names[i].field, text, found, error))
        return FALSE;
      if (found->len > 0 && !give_linked (job, activity, pursuit_import_take_oldest (found), error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the company gave the lead while something surer is still to come. */
static gboolean
is_given_by_company (PursuitRecord *activity, const gboolean *missing)
{
  gboolean awaits = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    awaits = awaits || (missing[i] && strcmp (links[i].object, "company") != 0);

  return awaits && pursuit_record_is_set (activity, PURSUIT_ACTIVITY_LEAD_ID)
         && !pursuit_record_is_set (activity, PURSUIT_ACTIVITY_PERSON_ID);
}

static gboolean
await_links (PursuitImportJob *job,
             const PursuitImportRow *row,
             PursuitRecord *activity,
             const gboolean *missing,
             GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *hub = g_strconcat (links[i].hub, " activity", NULL);

      if (missing[i]
          && !pursuit_import_join_hub (job, hub, pursuit_import_row_get_text (row, links[i].target),
                                       activity, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_import_activity (PursuitImportJob *job,
                         const PursuitImportRow *row,
                         PursuitImportOutcome *outcome,
                         GError **error)
{
  g_autoptr (PursuitRecord) activity = pursuit_import_read (row, PURSUIT_KIND_ACTIVITY);
  gboolean missing[G_N_ELEMENTS (links)] = { FALSE };
  g_autofree char *key = pursuit_import_dup_row_key (row);
  g_autofree char *known = NULL;
  GError *problem = NULL;

  complete (activity);
  if (!pursuit_import_set_owner (job, row, activity, error))
    return FALSE;
  if (!pursuit_record_check (activity, &problem))
    return pursuit_import_reject (job, problem, outcome, error);
  known = pursuit_import_find_id (job, ACTIVITY_OBJECT, key, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (known != NULL)
    return pursuit_import_supersede (job, known, activity, outcome, error);

  *outcome = PURSUIT_IMPORT_CREATED;

  return set_links (job, row, activity, missing, error)
         && set_named_links (job, row, activity, error) && pursuit_import_add (job, activity, error)
         && pursuit_import_keep_id (job, ACTIVITY_OBJECT, key, activity, error)
         && (!is_given_by_company (activity, missing) || mark_as_of_company (job, activity, error))
         && await_links (job, row, activity, missing, error);
}

gboolean
pursuit_import_add_note (PursuitImportJob *job,
                         const PursuitImportRow *row,
                         PursuitRecord *lead,
                         GError **error)
{
  g_autoptr (PursuitRecord) activity = pursuit_import_read (row, PURSUIT_KIND_ACTIVITY);

  complete (activity);
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_LEAD_ID, pursuit_record_get_id (lead));

  return pursuit_import_add (job, activity, error);
}
