/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-company-private.h"

#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "store/pursuit-list.h"
#include "workspace/import/pursuit-import-fill-private.h"
#include "workspace/import/pursuit-import-keys-private.h"
#include "workspace/import/pursuit-import-owner-private.h"

/* What a company's own row said is kept at its hubs, so that contacts and deals which come
 * later get exactly what those that came before did. */
#define CONTENT "company"
#define CONTENT_KEY "key"
#define AMBIGUOUS "ambiguous"

void
pursuit_company_link_read (const PursuitImportRow *row, PursuitCompanyLink *link)
{
  link->id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_LINK_COMPANY_ID);
  link->domain = pursuit_import_row_get_text (row, PURSUIT_IMPORT_LINK_COMPANY_DOMAIN);
  link->name = pursuit_import_row_get_text (row, PURSUIT_IMPORT_LINK_COMPANY_NAME);
  if (link->name == NULL)
    link->name = pursuit_import_row_get_text (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME);
}

static const char *
get_best_hub (const PursuitCompanyLink *link, const char **key)
{
  if (link->id != NULL)
    {
      *key = link->id;
      return PURSUIT_HUB_COMPANY;
    }
  *key = link->domain != NULL ? link->domain : link->name;

  return link->domain != NULL ? PURSUIT_HUB_DOMAIN : PURSUIT_HUB_COMPANY_NAME;
}

static PursuitRecord *
read_content (PursuitRecord *hub)
{
  g_autofree char *text = pursuit_record_dup_custom (hub, CONTENT);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  g_autoptr (PursuitRecord) company = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  company = pursuit_record_new (PURSUIT_KIND_LEAD);
  if (!pursuit_record_update_from_json (company, json_node_get_object (node), NULL))
    return NULL;

  return g_steal_pointer (&company);
}

/* Only what is set is kept, and nothing that a verb computes. */
static char *
write_content (PursuitRecord *company)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (company);
  g_autoptr (JsonNode) node = pursuit_record_to_json (company);
  JsonObject *object = json_node_get_object (node);

  for (guint i = 0; i < table->n_fields; i++)
    if (!pursuit_record_is_set (company, i)
        || (table->fields[i].flags & PURSUIT_FIELD_COMPUTED) != 0)
      json_object_remove_member (object, table->fields[i].key);

  return pursuit_json_to_text (node, FALSE);
}

static void
keep_company_at_hand (PursuitImportJob *job, const char *hub, PursuitRecord *company)
{
  if (g_hash_table_size (job->companies) >= PURSUIT_IMPORT_MAX_COMPANIES)
    g_hash_table_remove_all (job->companies);
  g_hash_table_insert (job->companies, g_strdup (hub), g_object_ref (company));
}

PursuitRecord *
pursuit_company_link_load (PursuitImportJob *job, const PursuitCompanyLink *link, GError **error)
{
  const char *key = NULL;
  const char *hub = get_best_hub (link, &key);
  g_autofree char *id = NULL;
  g_autoptr (PursuitRecord) record = NULL;
  PursuitRecord *company;

  if (key != NULL)
    id = pursuit_import_find_hub (job, hub, key, error);
  if (id == NULL)
    return NULL;
  if (g_hash_table_contains (job->bare_hubs, id))
    return NULL;
  company = g_hash_table_lookup (job->companies, id);
  if (company != NULL)
    return g_object_ref (company);

  record = pursuit_session_get (job->session, PURSUIT_KIND_EXTERNAL_ID, id, error);
  if (record == NULL)
    return NULL;
  company = read_content (record);
  if (company != NULL)
    keep_company_at_hand (job, id, company);
  else
    pursuit_import_note_bare_hub (job, id);

  return company;
}

gboolean
pursuit_company_link_list_leads (PursuitImportJob *job,
                                 const PursuitCompanyLink *link,
                                 GPtrArray *leads,
                                 GError **error)
{
  gboolean by_name = link->id == NULL && link->domain == NULL;

  return pursuit_import_list_hub (job, PURSUIT_HUB_COMPANY, link->id, PURSUIT_KIND_LEAD, leads,
                                  error)
         && pursuit_import_find_records (job, PURSUIT_KIND_LEAD, PURSUIT_LEAD_DOMAIN, link->domain,
                                         leads, error)
         && (!by_name
             || pursuit_import_find_records (job, PURSUIT_KIND_LEAD, PURSUIT_LEAD_COMPANY_NAME,
                                             link->name, leads, error));
}

gboolean
pursuit_company_link_join (PursuitImportJob *job,
                           const PursuitCompanyLink *link,
                           PursuitRecord *lead,
                           GError **error)
{
  return link->id == NULL
         || pursuit_import_join_hub (job, PURSUIT_HUB_COMPANY, link->id, lead, error);
}

typedef gboolean (*OfferFunc) (PursuitImportJob *job,
                               const char *key,
                               gpointer what,
                               GError **error);

static gboolean
offer_lead (PursuitImportJob *job, const char *key, gpointer lead, GError **error)
{
  return pursuit_import_join_hub (job, PURSUIT_HUB_FREE, key, lead, error);
}

static gboolean
list_offered (PursuitImportJob *job, const char *key, gpointer leads, GError **error)
{
  return pursuit_import_list_hub (job, PURSUIT_HUB_FREE, key, PURSUIT_KIND_LEAD, leads, error);
}

static gboolean
for_each_key (PursuitImportJob *job,
              const PursuitCompanyLink *link,
              gboolean with_name,
              OfferFunc func,
              gpointer what,
              GError **error)
{
  g_autofree char *id = g_strconcat ("id ", job->system, " ", link->id, NULL);
  g_autofree char *domain = g_strconcat ("domain ", link->domain, NULL);
  g_autofree char *name = g_strconcat ("name ", link->name, NULL);

  return (link->id == NULL || func (job, id, what, error))
         && (link->domain == NULL || func (job, domain, what, error))
         && (link->name == NULL || !with_name || func (job, name, what, error));
}

gboolean
pursuit_company_link_offer (PursuitImportJob *job,
                            const PursuitCompanyLink *link,
                            PursuitRecord *lead,
                            GError **error)
{
  return for_each_key (job, link, TRUE, offer_lead, lead, error);
}

gboolean
pursuit_company_link_list_offered (PursuitImportJob *job,
                                   const PursuitCompanyLink *link,
                                   GPtrArray *leads,
                                   GError **error)
{
  gboolean by_name = link->id == NULL && link->domain == NULL;

  if (!g_hash_table_contains (job->hub_objects, PURSUIT_HUB_FREE))
    return TRUE;

  return for_each_key (job, link, by_name, list_offered, leads, error);
}

gboolean
pursuit_import_has_contact (PursuitImportJob *job, PursuitRecord *lead)
{
  g_autoptr (GPtrArray) people
      = pursuit_session_find (job->session, PURSUIT_KIND_PERSON, PURSUIT_PERSON_LEAD_ID,
                              pursuit_record_get_id (lead), 1, NULL);

  if (people != NULL && people->len > 0)
    return TRUE;
  if (pursuit_import_awaits_contact (job, lead))
    return FALSE;

  return pursuit_record_is_set (lead, PURSUIT_LEAD_CONTACT_NAME)
         || pursuit_record_is_set (lead, PURSUIT_LEAD_CONTACT_EMAIL);
}

gboolean
pursuit_import_awaits_contact (PursuitImportJob *job, PursuitRecord *lead)
{
  g_autofree char *hub
      = pursuit_import_find_hub (job, PURSUIT_HUB_AWAITS, pursuit_record_get_id (lead), NULL);

  return hub != NULL;
}

/* From here on: the company's own row. */

static gboolean
keep_content (PursuitImportJob *job,
              const char *object,
              const char *key,
              const char *content,
              const char *owner,
              GError **error)
{
  g_autofree char *id = key != NULL ? pursuit_import_ensure_hub (job, object, key, error) : NULL;
  g_autoptr (PursuitRecord) before = NULL;
  g_autoptr (PursuitRecord) after = NULL;
  g_autofree char *known = NULL;
  g_autofree char *ambiguous = NULL;

  if (key == NULL)
    return TRUE;
  if (id != NULL)
    before = pursuit_session_get (job->session, PURSUIT_KIND_EXTERNAL_ID, id, error);
  if (before == NULL)
    return FALSE;

  g_hash_table_remove (job->companies, id);
  g_hash_table_remove (job->bare_hubs, id);
  ambiguous = pursuit_record_dup_custom (before, AMBIGUOUS);
  if (ambiguous != NULL)
    return TRUE;
  after = pursuit_record_copy (before);
  known = pursuit_record_dup_custom (before, CONTENT_KEY);
  if (known != NULL && g_strcmp0 (known, owner) != 0)
    pursuit_record_set_text (after, PURSUIT_FIELD_CUSTOM, "{\"" AMBIGUOUS "\":\"1\"}");
  else
    {
      pursuit_record_set_custom (after, CONTENT_KEY, owner);
      pursuit_record_set_custom (after, CONTENT, content);
    }

  return pursuit_bulk_update (job->bulk, before, after, error);
}

static gboolean
is_unique_name (PursuitImportJob *job, const char *name, const char *owner)
{
  g_autofree char *id = pursuit_import_find_hub (job, PURSUIT_HUB_COMPANY_NAME, name, NULL);
  g_autoptr (PursuitRecord) hub = NULL;
  g_autofree char *ambiguous = NULL;
  g_autofree char *known = NULL;

  if (id != NULL)
    hub = pursuit_session_get (job->session, PURSUIT_KIND_EXTERNAL_ID, id, NULL);
  if (hub == NULL)
    return TRUE;

  ambiguous = pursuit_record_dup_custom (hub, AMBIGUOUS);
  known = pursuit_record_dup_custom (hub, CONTENT_KEY);

  return ambiguous == NULL && (known == NULL || g_strcmp0 (known, owner) == 0);
}

/* A lead of another domain is another company, even if both have one name. */
static void
drop_strangers (GPtrArray *leads, guint from, PursuitRecord *company)
{
  const char *domain = pursuit_record_get_text (company, PURSUIT_LEAD_DOMAIN);

  for (guint i = leads->len; domain != NULL && i-- > from;)
    {
      const char *other
          = pursuit_record_get_text (g_ptr_array_index (leads, i), PURSUIT_LEAD_DOMAIN);

      if (other != NULL && g_ascii_strcasecmp (other, domain) != 0)
        g_ptr_array_remove_index (leads, i);
    }
}

static gboolean
list_members (PursuitImportJob *job,
              const PursuitCompanyLink *link,
              const char *owner,
              PursuitRecord *company,
              GPtrArray *leads,
              GError **error)
{
  guint n_sure;

  if (!pursuit_company_link_list_leads (job, link, leads, error))
    return FALSE;
  n_sure = leads->len;
  if (link->name == NULL || !is_unique_name (job, link->name, owner))
    return TRUE;
  if (!pursuit_import_find_records (job, PURSUIT_KIND_LEAD, PURSUIT_LEAD_COMPANY_NAME, link->name,
                                    leads, error))
    return FALSE;
  drop_strangers (leads, n_sure, company);

  return TRUE;
}

static gboolean
fill_leads (PursuitImportJob *job,
            PursuitRecord *company,
            PursuitRecord *old,
            GPtrArray *leads,
            guint *changed,
            GError **error)
{
  for (guint i = 0; i < leads->len; i++)
    {
      PursuitRecord *lead = g_ptr_array_index (leads, i);
      g_autoptr (PursuitRecord) after = pursuit_record_copy (lead);
      guint n = 0;

      if (old != NULL)
        pursuit_import_update (after, company, PURSUIT_IMPORT_RANK_COMPANY, old);
      else
        pursuit_import_merge (after, company, PURSUIT_IMPORT_RANK_COMPANY, NULL);
      if (!pursuit_import_change (job, lead, after, &n, error))
        return FALSE;
      *changed += n;
    }

  return TRUE;
}

static gboolean
add_lead (PursuitImportJob *job,
          const PursuitCompanyLink *link,
          PursuitRecord *company,
          GPtrArray *leads,
          GError **error)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_copy (company);

  if (!pursuit_import_add (job, lead, error) || !pursuit_company_link_join (job, link, lead, error)
      || !pursuit_company_link_offer (job, link, lead, error))
    return FALSE;
  g_ptr_array_add (leads, g_steal_pointer (&lead));

  return TRUE;
}

static gboolean
keep_company (PursuitImportJob *job,
              const PursuitCompanyLink *link,
              const char *owner,
              PursuitRecord *company,
              GError **error)
{
  g_autofree char *content = write_content (company);
  const char *key = link->id != NULL ? link->id : owner;

  return keep_content (job, PURSUIT_HUB_COMPANY, key, content, owner, error)
         && keep_content (job, PURSUIT_HUB_DOMAIN, link->domain, content, owner, error)
         && keep_content (job, PURSUIT_HUB_COMPANY_NAME, link->name, content, owner, error);
}

static PursuitRecord *
load_old (PursuitImportJob *job, const char *owner, GError **error)
{
  const PursuitCompanyLink link = { .id = owner };

  return pursuit_company_link_load (job, &link, error);
}

gboolean
pursuit_import_company (PursuitImportJob *job,
                        const PursuitImportRow *row,
                        PursuitImportOutcome *outcome,
                        GError **error)
{
  g_autoptr (PursuitRecord) company = pursuit_import_read (row, PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) old = NULL;
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  PursuitCompanyLink link;
  g_autofree char *key = NULL;
  GError *problem = NULL;
  guint changed = 0;

  link.id = pursuit_import_row_get_text (row, PURSUIT_IMPORT_RECORD_ID);
  link.domain = pursuit_record_get_text (company, PURSUIT_LEAD_DOMAIN);
  link.name = pursuit_record_get_text (company, PURSUIT_LEAD_COMPANY_NAME);
  key = link.id != NULL       ? g_strdup (link.id)
        : link.domain != NULL ? g_strconcat ("domain ", link.domain, NULL)
        : link.name != NULL   ? g_strconcat ("name ", link.name, NULL)
                              : pursuit_import_dup_row_key (row);

  if (!pursuit_import_set_owner (job, row, company, error))
    return FALSE;
  if (!pursuit_record_check (company, &problem))
    return pursuit_import_reject (job, problem, outcome, error);
  old = load_old (job, key, error);
  if (!list_members (job, &link, key, company, leads, error))
    return FALSE;

  *outcome = old != NULL ? PURSUIT_IMPORT_DUPLICATE : PURSUIT_IMPORT_UPDATED;
  if (leads->len > 0)
    {
      if (!fill_leads (job, company, old, leads, &changed, error))
        return FALSE;
      if (changed > 0)
        *outcome = PURSUIT_IMPORT_UPDATED;
    }
  else if (old == NULL)
    {
      if (!add_lead (job, &link, company, leads, error))
        return FALSE;
      *outcome = PURSUIT_IMPORT_CREATED;
    }

  return keep_company (job, &link, key, company, error)
         && (leads->len == 0
             || pursuit_import_fill_activities (job, PURSUIT_HUB_COMPANY " activity", key,
                                                pursuit_import_take_oldest (leads), NULL, error));
}
