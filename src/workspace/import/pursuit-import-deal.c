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

#define DEAL_OBJECT "deal"

/* A contact that a deal names. */
typedef struct
{
  const char *hub;
  const char *object;
  char *key;
} ContactKey;

typedef struct
{
  const PursuitImportRow *row;
  char *key;
  PursuitCompanyLink link;
  GArray *contacts;
  PursuitRecord *lead;
  PursuitRecord *company;
  GPtrArray *people;
  GPtrArray *linked;
  guint n_known;
  gboolean *known;
} Deal;

static void
contact_key_clear (gpointer data)
{
  g_free (((ContactKey *) data)->key);
}

static void
deal_clear (Deal *deal)
{
  g_free (deal->key);
  g_free (deal->known);
  g_clear_pointer (&deal->contacts, g_array_unref);
  g_clear_object (&deal->lead);
  g_clear_object (&deal->company);
  g_clear_pointer (&deal->people, g_ptr_array_unref);
  g_clear_pointer (&deal->linked, g_ptr_array_unref);
}

static void
read_contacts (const PursuitImportRow *row, GArray *contacts)
{
  static const struct
  {
    PursuitImportTarget target;
    const char *hub;
    const char *object;
  } links[] = {
    { PURSUIT_IMPORT_LINK_CONTACT_ID, PURSUIT_HUB_CONTACT, "contact" },
    { PURSUIT_IMPORT_LINK_LEAD_ID, PURSUIT_HUB_LEAD, "lead" },
    { PURSUIT_IMPORT_LINK_CONTACT_EMAIL, PURSUIT_HUB_MAIL, NULL },
    { PURSUIT_IMPORT_LINK_CONTACT_NAME, PURSUIT_HUB_NAME, NULL },
  };

  /* Ids say it best; a name beside them is only the same again. */
  for (gsize i = 0; i < G_N_ELEMENTS (links) && contacts->len == 0; i++)
    {
      g_auto (GStrv) parts = pursuit_import_row_dup_list (row, links[i].target);

      for (char **part = parts; part != NULL && *part != NULL; part++)
        {
          ContactKey key = { links[i].hub, links[i].object, g_strdup (*part) };

          g_array_append_val (contacts, key);
        }
    }
}

static gboolean
deal_read (PursuitImportJob *job, const PursuitImportRow *row, Deal *deal, GError **error)
{
  deal->row = row;
  deal->key = pursuit_import_dup_row_key (row);
  pursuit_company_link_read (row, &deal->link);
  deal->contacts = g_array_new (FALSE, TRUE, sizeof (ContactKey));
  g_array_set_clear_func (deal->contacts, contact_key_clear);
  read_contacts (row, deal->contacts);
  deal->known = g_new0 (gboolean, deal->contacts->len + 1);
  deal->people = g_ptr_array_new_with_free_func (g_object_unref);
  deal->linked = g_ptr_array_new_with_free_func (g_object_unref);
  deal->lead = pursuit_import_read (row, PURSUIT_KIND_LEAD);
  if (deal->link.domain != NULL && !pursuit_record_is_set (deal->lead, PURSUIT_LEAD_DOMAIN))
    pursuit_record_set_text (deal->lead, PURSUIT_LEAD_DOMAIN, deal->link.domain);
  if (deal->link.name != NULL && !pursuit_record_is_set (deal->lead, PURSUIT_LEAD_COMPANY_NAME))
    pursuit_record_set_text (deal->lead, PURSUIT_LEAD_COMPANY_NAME, deal->link.name);

  return pursuit_import_set_owner (job, row, deal->lead, error);
}

/* By id, or by a mail or name that only one has. */
static gboolean
find_contact (PursuitImportJob *job, const ContactKey *key, GPtrArray *found, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_NONE;
  g_autofree char *id = NULL;
  PursuitRecord *record;

  if (key->object == NULL)
    {
      guint field = g_strcmp0 (key->hub, PURSUIT_HUB_MAIL) == 0 ? PURSUIT_PERSON_EMAIL
                                                                : PURSUIT_PERSON_NAME;

      return pursuit_import_find_records (job, PURSUIT_KIND_PERSON, field, key->key, found, error);
    }

  id = pursuit_import_find_linked (job, key->object, key->key, &kind, error);
  if (id == NULL)
    return *error == NULL;
  record = pursuit_session_get (job->session, kind, id, error);
  if (record != NULL)
    g_ptr_array_add (found, record);

  return record != NULL;
}

static gboolean
link_record (PursuitImportJob *job, Deal *deal, PursuitRecord *record, GError **error)
{
  const char *lead_id = pursuit_record_get_id (record);
  PursuitRecord *lead;

  if (pursuit_record_get_kind (record) == PURSUIT_KIND_PERSON)
    {
      g_ptr_array_add (deal->people, g_object_ref (record));
      lead_id = pursuit_record_get_text (record, PURSUIT_PERSON_LEAD_ID);
    }
  if (lead_id == NULL || !pursuit_session_exists (job->session, PURSUIT_KIND_LEAD, lead_id))
    return TRUE;

  lead = pursuit_session_get (job->session, PURSUIT_KIND_LEAD, lead_id, error);
  if (lead != NULL)
    g_ptr_array_add (deal->linked, lead);

  return lead != NULL;
}

/* Copies of a person stand at each of its deals; the first is the person's own. */
static gboolean
find_contacts (PursuitImportJob *job, Deal *deal, GError **error)
{
  for (guint i = 0; i < deal->contacts->len; i++)
    {
      const ContactKey *key = &g_array_index (deal->contacts, ContactKey, i);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) local = NULL;
      PursuitRecord *record;

      if (!find_contact (job, key, found, &local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      record = pursuit_import_take_oldest (found);
      if (record == NULL)
        continue;
      deal->known[i] = TRUE;
      deal->n_known++;
      if (!link_record (job, deal, record, error))
        return FALSE;
    }

  return TRUE;
}

static void
keep_without_deal (GPtrArray *leads)
{
  for (guint i = leads->len; i-- > 0;)
    if (pursuit_import_has_deal (g_ptr_array_index (leads, i)))
      g_ptr_array_remove_index (leads, i);
}

/* The linked lead that has no deal yet. The contact says it best. Without one it is any lead of
 * the company; with one that nobody knows yet it must not be another contact's. */
static gboolean
find_place (PursuitImportJob *job, Deal *deal, PursuitRecord **place, GError **error)
{
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  PursuitRecord *oldest;

  *place = NULL;
  if (deal->n_known > 0)
    {
      for (guint i = 0; i < deal->linked->len; i++)
        g_ptr_array_add (leads, g_object_ref (g_ptr_array_index (deal->linked, i)));
    }
  else if (!pursuit_company_link_list_leads (job, &deal->link, leads, error))
    return FALSE;

  keep_without_deal (leads);
  for (guint i = leads->len; deal->n_known == 0 && deal->contacts->len > 0 && i-- > 0;)
    if (pursuit_import_has_contact (job, g_ptr_array_index (leads, i)))
      g_ptr_array_remove_index (leads, i);

  oldest = pursuit_import_take_oldest (leads);
  *place = oldest != NULL ? g_object_ref (oldest) : NULL;

  return TRUE;
}

/* What the deal says of contacts that no file has brought is better than nothing. */
static void
note_unknown_contact (Deal *deal)
{
  const ContactKey *key;

  if (deal->contacts->len == 0 || deal->n_known > 0)
    return;
  key = &g_array_index (deal->contacts, ContactKey, 0);
  if (g_strcmp0 (key->hub, PURSUIT_HUB_MAIL) == 0
      && !pursuit_record_is_set (deal->lead, PURSUIT_LEAD_CONTACT_EMAIL))
    pursuit_record_set_text (deal->lead, PURSUIT_LEAD_CONTACT_EMAIL, key->key);
  if (g_strcmp0 (key->hub, PURSUIT_HUB_NAME) == 0
      && !pursuit_record_is_set (deal->lead, PURSUIT_LEAD_CONTACT_NAME))
    pursuit_record_set_text (deal->lead, PURSUIT_LEAD_CONTACT_NAME, key->key);
}

static gboolean
store_lead (PursuitImportJob *job, Deal *deal, PursuitRecord *place, GError **error)
{
  g_autoptr (PursuitRecord) after = NULL;

  if (place != NULL)
    {
      after = pursuit_record_copy (place);
      pursuit_import_merge (after, deal->lead, PURSUIT_IMPORT_RANK_DEAL, deal->company);
      if (!pursuit_import_change (job, place, after, NULL, error))
        return FALSE;
      g_set_object (&deal->lead, after);
      return TRUE;
    }

  if (deal->people->len > 0)
    pursuit_import_copy_contact (deal->lead, g_ptr_array_index (deal->people, 0));
  if (deal->company != NULL)
    pursuit_import_merge (deal->lead, deal->company, PURSUIT_IMPORT_RANK_COMPANY, NULL);

  return pursuit_import_add (job, deal->lead, error);
}

static gboolean
copy_people (PursuitImportJob *job, Deal *deal, GError **error)
{
  const char *lead_id = pursuit_record_get_id (deal->lead);

  for (guint i = 0; i < deal->people->len; i++)
    {
      PursuitRecord *person = g_ptr_array_index (deal->people, i);
      g_autoptr (PursuitRecord) copy = NULL;

      if (g_strcmp0 (pursuit_record_get_text (person, PURSUIT_PERSON_LEAD_ID), lead_id) == 0)
        continue;
      copy = pursuit_record_copy (person);
      pursuit_record_unset (copy, PURSUIT_FIELD_RECORD_ID);
      pursuit_record_set_text (copy, PURSUIT_PERSON_LEAD_ID, lead_id);
      if (!pursuit_import_add (job, copy, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
await_contacts (PursuitImportJob *job, Deal *deal, GError **error)
{
  for (guint i = 0; i < deal->contacts->len; i++)
    {
      const ContactKey *key = &g_array_index (deal->contacts, ContactKey, i);

      if (!deal->known[i] && !pursuit_import_join_hub (job, key->hub, key->key, deal->lead, error))
        return FALSE;
    }
  if (deal->n_known == 0 && deal->contacts->len > 0)
    {
      g_autofree char *marker = pursuit_import_ensure_hub (
          job, PURSUIT_HUB_AWAITS, pursuit_record_get_id (deal->lead), error);

      return marker != NULL;
    }

  return TRUE;
}

static gboolean
keep_links (PursuitImportJob *job, Deal *deal, gboolean own, GError **error)
{
  gboolean offered = own && deal->contacts->len == 0;

  return pursuit_import_keep_id (job, DEAL_OBJECT, deal->key, deal->lead, error)
         && await_contacts (job, deal, error)
         && pursuit_company_link_join (job, &deal->link, deal->lead, error)
         && (!offered || pursuit_company_link_offer (job, &deal->link, deal->lead, error))
         && pursuit_import_fill_activities (job, PURSUIT_HUB_DEAL " activity", deal->key,
                                            deal->lead, NULL, error);
}

static gboolean
create (PursuitImportJob *job, Deal *deal, PursuitImportOutcome *outcome, GError **error)
{
  g_autoptr (PursuitRecord) place = NULL;
  GError *problem = NULL;

  if (!find_contacts (job, deal, error) || !find_place (job, deal, &place, error))
    return FALSE;
  deal->company = pursuit_company_link_load (job, &deal->link, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  note_unknown_contact (deal);

  if (!store_lead (job, deal, place, error) || !copy_people (job, deal, error)
      || !keep_links (job, deal, place == NULL, error))
    return FALSE;
  *outcome = place != NULL ? PURSUIT_IMPORT_UPDATED : PURSUIT_IMPORT_CREATED;

  return !pursuit_import_row_has_kind (deal->row, PURSUIT_KIND_ACTIVITY)
         || pursuit_import_add_note (job, deal->row, deal->lead, error);
}

static gboolean
update (PursuitImportJob *job,
        Deal *deal,
        const char *id,
        PursuitImportOutcome *outcome,
        GError **error)
{
  g_autoptr (PursuitRecord) before
      = pursuit_session_get (job->session, PURSUIT_KIND_LEAD, id, error);
  g_autoptr (PursuitRecord) after = NULL;
  guint changed = 0;

  if (before == NULL)
    return FALSE;
  after = pursuit_record_copy (before);
  pursuit_import_update (after, deal->lead, PURSUIT_IMPORT_RANK_DEAL, NULL);
  if (!pursuit_import_change (job, before, after, &changed, error))
    return FALSE;
  *outcome = changed > 0 ? PURSUIT_IMPORT_UPDATED : PURSUIT_IMPORT_DUPLICATE;

  return TRUE;
}

static gboolean
import_deal (PursuitImportJob *job, Deal *deal, PursuitImportOutcome *outcome, GError **error)
{
  gboolean has_id = pursuit_import_row_get_text (deal->row, PURSUIT_IMPORT_RECORD_ID) != NULL;
  g_autofree char *known = NULL;
  GError *problem = NULL;

  if (!pursuit_record_check (deal->lead, &problem))
    return pursuit_import_reject (job, problem, outcome, error);
  if (has_id || job->duplicates != PURSUIT_DUPLICATES_KEEP)
    known = pursuit_import_find_id (job, DEAL_OBJECT, deal->key, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return known != NULL ? update (job, deal, known, outcome, error)
                       : create (job, deal, outcome, error);
}

gboolean
pursuit_import_deal (PursuitImportJob *job,
                     const PursuitImportRow *row,
                     PursuitImportOutcome *outcome,
                     GError **error)
{
  Deal deal = { NULL };
  gboolean done = deal_read (job, row, &deal, error) && import_deal (job, &deal, outcome, error);

  deal_clear (&deal);

  return done;
}
