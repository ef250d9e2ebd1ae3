/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-list.h"
#include "workspace/import/pursuit-import-company-private.h"
#include "workspace/import/pursuit-import-fill-private.h"
#include "workspace/import/pursuit-import-keys-private.h"
#include "workspace/import/pursuit-import-owner-private.h"

/* A contact, or a lead of a vendor: one lead of ours and its person. */
typedef struct
{
  const PursuitImportRow *row;
  const char *object;
  const char *hub;
  const char *id;
  const char *mail;
  char *row_key;
  PursuitCompanyLink link;
  PursuitRecord *lead;
  PursuitRecord *person;
  PursuitRecord *company;
} Contact;

static void
contact_clear (Contact *contact)
{
  g_free (contact->row_key);
  g_clear_object (&contact->lead);
  g_clear_object (&contact->person);
  g_clear_object (&contact->company);
}

static gboolean
has_person (PursuitRecord *person)
{
  return pursuit_record_is_set (person, PURSUIT_PERSON_NAME)
         || pursuit_record_is_set (person, PURSUIT_PERSON_EMAIL)
         || pursuit_record_is_set (person, PURSUIT_PERSON_PHONE)
         || pursuit_record_is_set (person, PURSUIT_PERSON_MOBILE);
}

static gboolean
contact_read (PursuitImportJob *job, const PursuitImportRow *row, Contact *contact, GError **error)
{
  gboolean is_contact = pursuit_import_row_get_object (row) == PURSUIT_IMPORT_OBJECT_CONTACT;

  contact->row = row;
  contact->object = is_contact ? "contact" : "lead";
  contact->hub = is_contact ? PURSUIT_HUB_CONTACT : PURSUIT_HUB_LEAD;
  contact->id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_RECORD_ID);
  pursuit_company_link_read (row, &contact->link);
  contact->lead = pursuit_import_read (row, PURSUIT_KIND_LEAD);
  contact->person = pursuit_import_read (row, PURSUIT_KIND_PERSON);
  pursuit_import_complete_person (contact->lead, contact->person);
  contact->mail = pursuit_record_get_text (contact->person, PURSUIT_PERSON_EMAIL);
  if (contact->id != NULL || contact->mail == NULL)
    contact->row_key = pursuit_import_dup_row_key (row);
  if (contact->link.domain != NULL && !pursuit_record_is_set (contact->lead, PURSUIT_LEAD_DOMAIN))
    pursuit_record_set_text (contact->lead, PURSUIT_LEAD_DOMAIN, contact->link.domain);
  if (contact->link.name != NULL
      && !pursuit_record_is_set (contact->lead, PURSUIT_LEAD_COMPANY_NAME))
    pursuit_record_set_text (contact->lead, PURSUIT_LEAD_COMPANY_NAME, contact->link.name);

  return pursuit_import_set_owner (job, row, contact->lead, error);
}

/* Changes the lead and the person that are there. */
static gboolean
apply (PursuitImportJob *job,
       Contact *contact,
       PursuitRecord *lead,
       PursuitRecord *person,
       gboolean only_empty,
       PursuitImportOutcome *outcome,
       GError **error)
{
  g_autoptr (PursuitRecord) new_lead = lead != NULL ? pursuit_record_copy (lead) : NULL;
  g_autoptr (PursuitRecord) new_person = person != NULL ? pursuit_record_copy (person) : NULL;
  guint lead_changes = 0;
  guint person_changes = 0;

  if (new_lead != NULL && only_empty)
    pursuit_import_overwrite (new_lead, contact->lead, TRUE);
  else if (new_lead != NULL)
    pursuit_import_update (new_lead, contact->lead, PURSUIT_IMPORT_RANK_CONTACT, NULL);
  if (new_person != NULL)
    {
      pursuit_record_unset (contact->person, PURSUIT_PERSON_LEAD_ID);
      pursuit_import_overwrite (new_person, contact->person, only_empty);
    }

  if (new_lead != NULL && !pursuit_import_change (job, lead, new_lead, &lead_changes, error))
    return FALSE;
  if (new_person != NULL
      && !pursuit_import_change (job, person, new_person, &person_changes, error))
    return FALSE;
  *outcome = lead_changes + person_changes > 0 ? PURSUIT_IMPORT_UPDATED : PURSUIT_IMPORT_DUPLICATE;

  return TRUE;
}

static gboolean
apply_to_known (PursuitImportJob *job,
                Contact *contact,
                PursuitKind kind,
                const char *id,
                gboolean only_empty,
                PursuitImportOutcome *outcome,
                GError **error)
{
  g_autoptr (PursuitRecord) person = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  const char *lead_id = id;

  if (kind == PURSUIT_KIND_PERSON)
    {
      person = pursuit_session_get (job->session, PURSUIT_KIND_PERSON, id, error);
      if (person == NULL)
        return FALSE;
      lead_id = pursuit_record_get_text (person, PURSUIT_PERSON_LEAD_ID);
    }
  if (lead_id != NULL && pursuit_session_exists (job->session, PURSUIT_KIND_LEAD, lead_id))
    lead = pursuit_session_get (job->session, PURSUIT_KIND_LEAD, lead_id, error);

  return apply (job, contact, lead, person, only_empty, outcome, error);
}

static char *
find_by_mail (PursuitImportJob *job, const char *mail, PursuitKind *kind, GError **error)
{
  g_autoptr (GPtrArray) found = pursuit_session_find (job->session, PURSUIT_KIND_PERSON,
                                                      PURSUIT_PERSON_EMAIL, mail, 1, error);

  *kind = PURSUIT_KIND_PERSON;
  if (found != NULL && found->len == 0)
    {
      g_ptr_array_unref (found);
      found = pursuit_session_find (job->session, PURSUIT_KIND_LEAD, PURSUIT_LEAD_CONTACT_EMAIL,
                                    mail, 1, error);
      *kind = PURSUIT_KIND_LEAD;
    }

  return found != NULL && found->len > 0 ? g_strdup (g_ptr_array_index (found, 0)) : NULL;
}

/* The vendor's id of a duplicate leads to whom it is a duplicate of, so that links still work;
 * as a name of its own, so that the row stays a duplicate when the file comes again. */
static gboolean
keep_other_id (
    PursuitImportJob *job, Contact *contact, PursuitKind kind, const char *known, GError **error)
{
  g_autofree char *object = g_strconcat (contact->object, PURSUIT_IMPORT_OTHER, NULL);
  g_autoptr (PursuitRecord) same = NULL;
  g_autofree char *kept = NULL;

  if (contact->id == NULL)
    return TRUE;
  kept = pursuit_import_find_id (job, object, contact->id, NULL, NULL);
  if (kept != NULL)
    return TRUE;
  same = pursuit_session_get (job->session, kind, known, error);

  return same != NULL && pursuit_import_keep_id (job, object, contact->id, same, error);
}

static gboolean
settle_duplicate (PursuitImportJob *job,
                  Contact *contact,
                  PursuitKind kind,
                  const char *known,
                  PursuitImportOutcome *outcome,
                  GError **error)
{
  *outcome = PURSUIT_IMPORT_DUPLICATE;

  return keep_other_id (job, contact, kind, known, error)
         && (job->duplicates == PURSUIT_DUPLICATES_SKIP
             || apply_to_known (job, contact, kind, known, TRUE, outcome, error));
}

/* Leads of deals that wait for this contact, oldest first, and those any contact of the company
 * may have. */
static gboolean
list_waiting (PursuitImportJob *job, Contact *contact, GPtrArray *waiting, GError **error)
{
  const char *name = pursuit_record_get_text (contact->person, PURSUIT_PERSON_NAME);

  return pursuit_import_list_hub (job, contact->hub, contact->id, PURSUIT_KIND_LEAD, waiting, error)
         && pursuit_import_list_hub (job, PURSUIT_HUB_MAIL, contact->mail, PURSUIT_KIND_LEAD,
                                     waiting, error)
         && pursuit_import_list_hub (job, PURSUIT_HUB_NAME, name, PURSUIT_KIND_LEAD, waiting,
                                     error);
}

static gboolean
find_place (PursuitImportJob *job,
            Contact *contact,
            GPtrArray *waiting,
            PursuitRecord **place,
            GError **error)
{
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) free_leads = g_ptr_array_new ();
  PursuitRecord *oldest;

  *place = NULL;
  if (!pursuit_company_link_list_offered (job, &contact->link, offered, error))
    return FALSE;

  for (guint i = 0; i < waiting->len; i++)
    if (!pursuit_import_has_contact (job, g_ptr_array_index (waiting, i)))
      g_ptr_array_add (free_leads, g_ptr_array_index (waiting, i));
  for (guint i = 0; i < offered->len; i++)
    if (!pursuit_import_awaits_contact (job, g_ptr_array_index (offered, i))
        && !pursuit_import_has_contact (job, g_ptr_array_index (offered, i)))
      g_ptr_array_add (free_leads, g_ptr_array_index (offered, i));

  oldest = pursuit_import_take_oldest (free_leads);
  *place = oldest != NULL ? g_object_ref (oldest) : NULL;

  return TRUE;
}

/* A further deal of the same contact gets a copy of the person. */
static gboolean
copy_to_waiting (
    PursuitImportJob *job, Contact *contact, GPtrArray *waiting, const char *place, GError **error)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      PursuitRecord *lead = g_ptr_array_index (waiting, i);
      g_autoptr (PursuitRecord) after = NULL;
      g_autoptr (PursuitRecord) person = NULL;

      if (g_strcmp0 (pursuit_record_get_id (lead), place) == 0)
        continue;
      person = pursuit_record_copy (contact->person);
      pursuit_record_unset (person, PURSUIT_FIELD_RECORD_ID);
      pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, pursuit_record_get_id (lead));
      after = pursuit_record_copy (lead);
      if (pursuit_import_has_contact (job, lead))
        pursuit_import_copy_contact (after, person);
      else
        pursuit_import_put_contact (after, person);
      if (!pursuit_import_change (job, lead, after, NULL, error)
          || !pursuit_import_add (job, person, error))
        return FALSE;
    }

  return TRUE;
}

/* Puts the contact's lead together: what was there, the row, and the company. */
static gboolean
store_lead (PursuitImportJob *job, Contact *contact, PursuitRecord *place, GError **error)
{
  g_autoptr (PursuitRecord) before = NULL;

  if (place == NULL)
    {
      if (contact->company != NULL)
        pursuit_import_merge (contact->lead, contact->company, PURSUIT_IMPORT_RANK_COMPANY, NULL);
      return pursuit_import_add (job, contact->lead, error);
    }

  before = g_object_ref (place);
  {
    g_autoptr (PursuitRecord) after = pursuit_record_copy (before);

    pursuit_import_merge (after, contact->lead, PURSUIT_IMPORT_RANK_CONTACT, contact->company);
    g_set_object (&contact->lead, after);
  }

  return pursuit_import_change (job, before, contact->lead, NULL, error);
}

static gboolean
keep_links (PursuitImportJob *job, Contact *contact, gboolean with_person, GError **error)
{
  PursuitRecord *record = with_person ? contact->person : contact->lead;
  PursuitRecord *person = with_person ? contact->person : NULL;
  g_autofree char *hub = g_strconcat (contact->hub, " activity", NULL);

  if (contact->row_key != NULL
      && !pursuit_import_keep_id (job, contact->object, contact->row_key, record, error))
    return FALSE;
  if (!pursuit_company_link_join (job, &contact->link, contact->lead, error))
    return FALSE;

  return contact->id == NULL
         || pursuit_import_fill_activities (job, hub, contact->id, contact->lead, person, error);
}

static gboolean
add_activity (PursuitImportJob *job, Contact *contact, GError **error)
{
  if (!pursuit_import_row_has_kind (contact->row, PURSUIT_KIND_ACTIVITY))
    return TRUE;

  return pursuit_import_add_note (job, contact->row, contact->lead, error);
}

static gboolean
create (PursuitImportJob *job, Contact *contact, PursuitImportOutcome *outcome, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PursuitRecord) place = NULL;
  gboolean with_person = has_person (contact->person);
  GError *problem = NULL;

  if (!list_waiting (job, contact, waiting, error)
      || !find_place (job, contact, waiting, &place, error))
    return FALSE;
  contact->company = pursuit_company_link_load (job, &contact->link, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  /* The lead is checked where it is stored, before anything of this row is. */
  if ((with_person && !pursuit_record_check (contact->person, &problem))
      || !store_lead (job, contact, place, &problem))
    return pursuit_import_reject (job, problem, outcome, error);
  if (with_person)
    {
      pursuit_record_set_text (contact->person, PURSUIT_PERSON_LEAD_ID,
                               pursuit_record_get_id (contact->lead));
      if (!pursuit_import_add (job, contact->person, error)
          || !copy_to_waiting (job, contact, waiting, pursuit_record_get_id (contact->lead), error))
        return FALSE;
    }
  *outcome = PURSUIT_IMPORT_CREATED;

  return keep_links (job, contact, with_person, error) && add_activity (job, contact, error);
}

static gboolean
import_contact (PursuitImportJob *job,
                Contact *contact,
                PursuitImportOutcome *outcome,
                GError **error)
{
  gboolean keep_all = job->duplicates == PURSUIT_DUPLICATES_KEEP;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *known = NULL;
  PursuitKind kind = PURSUIT_KIND_NONE;
  GError *problem = NULL;

  if (contact->row_key != NULL && (contact->id != NULL || !keep_all))
    known = pursuit_import_find_id (job, contact->object, contact->row_key, &kind, &problem);
  if (known != NULL)
    {
      if (!pursuit_record_check (contact->lead, &problem)
          || (has_person (contact->person) && !pursuit_record_check (contact->person, &problem)))
        return pursuit_import_reject (job, problem, outcome, error);
      return apply_to_known (job, contact, kind, known, FALSE, outcome, error);
    }

  /* A deal that came first may have left the mail of its contact, who is no duplicate then. */
  waiting = g_ptr_array_new_with_free_func (g_object_unref);
  if (problem == NULL && contact->mail != NULL && !keep_all
      && list_waiting (job, contact, waiting, &problem) && waiting->len == 0)
    known = find_by_mail (job, contact->mail, &kind, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (known != NULL)
    return settle_duplicate (job, contact, kind, known, outcome, error);

  return create (job, contact, outcome, error);
}

gboolean
pursuit_import_contact (PursuitImportJob *job,
                        const PursuitImportRow *row,
                        PursuitImportOutcome *outcome,
                        GError **error)
{
  Contact contact = { NULL };
  gboolean done
      = contact_read (job, row, &contact, error) && import_contact (job, &contact, outcome, error);

  contact_clear (&contact);

  return done;
}
