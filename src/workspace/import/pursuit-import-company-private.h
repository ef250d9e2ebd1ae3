/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-job-private.h"

G_BEGIN_DECLS

/**
 * PursuitCompanyLink:
 * @id: (nullable): its id in the system
 * @domain: (nullable): its domain
 * @name: (nullable): its name
 *
 * How a row names a company. Borrowed from the row.
 */
typedef struct
{
  const char *id;
  const char *domain;
  const char *name;
} PursuitCompanyLink;

/**
 * pursuit_company_link_read:
 * @row: a row of a contact, deal or activity
 * @link: (out caller-allocates): the company it names
 */
void pursuit_company_link_read (const PursuitImportRow *row, PursuitCompanyLink *link);

/**
 * pursuit_company_link_load:
 * @job: an import
 * @link: a company
 * @error: what went wrong; not set if nothing is known
 *
 * Returns: (transfer full) (nullable): what the company's own row said, as a lead; shared with
 *   others, so that it must not be changed
 */
PursuitRecord *
pursuit_company_link_load (PursuitImportJob *job, const PursuitCompanyLink *link, GError **error);

/**
 * pursuit_company_link_list_leads:
 * @job: an import
 * @link: a company
 * @leads: (element-type PursuitRecord): the leads that name it are added here
 * @error: what went wrong
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_company_link_list_leads (PursuitImportJob *job,
                                          const PursuitCompanyLink *link,
                                          GPtrArray *leads,
                                          GError **error);

/**
 * pursuit_company_link_join:
 * @job: an import
 * @link: a company
 * @lead: a lead that names it
 * @error: what went wrong
 *
 * Returns: %TRUE if that is remembered
 */
gboolean pursuit_company_link_join (PursuitImportJob *job,
                                    const PursuitCompanyLink *link,
                                    PursuitRecord *lead,
                                    GError **error);

/**
 * pursuit_company_link_offer:
 * @job: an import
 * @link: a company
 * @lead: a lead of that company without a contact
 * @error: what went wrong
 *
 * Lets the next contact of the company have this lead.
 *
 * Returns: %TRUE if that is remembered
 */
gboolean pursuit_company_link_offer (PursuitImportJob *job,
                                     const PursuitCompanyLink *link,
                                     PursuitRecord *lead,
                                     GError **error);

/**
 * pursuit_company_link_list_offered:
 * @job: an import
 * @link: a company
 * @leads: (element-type PursuitRecord): leads that were offered are added here
 * @error: what went wrong
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_company_link_list_offered (PursuitImportJob *job,
                                            const PursuitCompanyLink *link,
                                            GPtrArray *leads,
                                            GError **error);

/**
 * pursuit_import_has_contact:
 * @job: an import
 * @lead: a lead
 *
 * Returns: whether there is somebody at the lead already
 */
gboolean pursuit_import_has_contact (PursuitImportJob *job, PursuitRecord *lead);

/**
 * pursuit_import_awaits_contact:
 * @job: an import
 * @lead: a lead
 *
 * Returns: whether its deal names contacts that no file has brought yet
 */
gboolean pursuit_import_awaits_contact (PursuitImportJob *job, PursuitRecord *lead);

/**
 * pursuit_import_fill_activities:
 * @job: an import
 * @hub: what they wait for
 * @key: its id
 * @lead: the lead that has come
 * @person: (nullable): the person that has come
 * @error: what went wrong
 *
 * Gives activities that came before their lead to it.
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_import_fill_activities (PursuitImportJob *job,
                                         const char *hub,
                                         const char *key,
                                         PursuitRecord *lead,
                                         PursuitRecord *person,
                                         GError **error);

G_END_DECLS
