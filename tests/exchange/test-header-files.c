/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-expected-columns.h"
#include "exchange/pursuit-csv-reader.h"
#include "support/pursuit-test-data.h"

typedef struct
{
  const char *path;
  const Pair *pairs;
} File;

/*
 * Where the columns of each file go. What stands in no table must become an own column. The
 * tables were written from the vendors' documents and looked at one by one, not computed.
 */
static const Pair hubspot_hubspot_contacts[] = {
  { "Contact ID", "id" },
  { "First Name", "person.first_name" },
  { "Last Name", "person.last_name" },
  { "Email", "person.email" },
  { "Phone Number", "person.phone" },
  { "Mobile Phone Number", "person.mobile" },
  { "Job Title", "person.title" },
  { "Lifecycle Stage", "lead.stage" },
  { "Lead Status", "lead.status" },
  { "Create Date", "lead.created_at" },
  { "Contact Owner", "owner" },
  { "Lead Source", "lead.source" },
  { "Website URL", "lead.website" },
  { "Street Address", "lead.street" },
  { "City", "lead.city" },
  { "State/Region", "lead.region" },
  { "Postal Code", "lead.postal_code" },
  { "Country", "lead.country" },
  { "Associated Company Domain", "link.company_domain" },
  { NULL, NULL },
};

static const Pair hubspot_hubspot_companies[] = {
  { "Company ID", "id" },
  { "Company Name", "lead.company_name" },
  { "Company Domain Name", "lead.domain" },
  { "Industry", "lead.industry" },
  { "Number of Employees", "lead.company_size" },
  { "Annual Revenue", "lead.annual_revenue" },
  { "Phone Number", "lead.contact_phone" },
  { "Website", "lead.website" },
  { "Street Address", "lead.street" },
  { "City", "lead.city" },
  { "State/Region", "lead.region" },
  { "Postal Code", "lead.postal_code" },
  { "Country", "lead.country" },
  { "Create Date", "lead.created_at" },
  { "Company Owner", "owner" },
  { NULL, NULL },
};

static const Pair hubspot_hubspot_deals[] = {
  { "Deal ID", "id" },
  { "Deal Name", "lead.title" },
  { "Deal Stage", "lead.stage" },
  { "Amount", "lead.value" },
  { "Close Date", "lead.expected_close" },
  { "Create Date", "lead.created_at" },
  { "Deal Owner", "owner" },
  { "Closed Lost Reason", "lead.lost_reason" },
  { "Associated Company Domain", "link.company_domain" },
  { "Associated Contact Email", "link.contact_email" },
  { NULL, NULL },
};

static const Pair headers_hubspot_contacts_all_properties[] = {
  { "Record ID", "id" },
  { "First Name", "person.first_name" },
  { "Last Name", "person.last_name" },
  { "Annual Revenue", "lead.annual_revenue" },
  { "Buying Role", "person.role" },
  { "City", "lead.city" },
  { "Close Date", "lead.expected_close" },
  { "Company domain name", "lead.domain" },
  { "Company Name", "lead.company_name" },
  { "Contact owner", "owner" },
  { "Country/Region", "lead.country" },
  { "Create Date", "lead.created_at" },
  { "Email", "person.email" },
  { "Fax Number", "person.fax" },
  { "Industry", "lead.industry" },
  { "Job Title", "person.title" },
  { "Last Activity Date", "lead.last_activity_at" },
  { "Lead Status", "lead.status" },
  { "Lifecycle Stage", "lead.stage" },
  { "Mobile Phone Number", "person.mobile" },
  { "Number of Employees", "lead.company_size" },
  { "Original Source", "lead.source" },
  { "Phone Number", "person.phone" },
  { "Postal Code", "lead.postal_code" },
  { "Salutation", "person.salutation" },
  { "State/Region", "lead.region" },
  { "Street Address", "lead.street" },
  { "Unsubscribed from all email", "person.opt_out" },
  { "Website URL", "lead.website" },
  { "Associated Company", "link.company_name" },
  { "Associated Company IDs", "link.company_id" },
  { "Associated Deal IDs", "link.deal_id" },
  { NULL, NULL },
};

static const Pair headers_pipedrive_deals_list[] = {
  { "Deal - ID", "id" },
  { "Deal - Title", "lead.title" },
  { "Deal - Owner", "owner" },
  { "Deal - Value", "lead.value" },
  { "Deal - Currency of Value", "lead.currency" },
  { "Deal - Probability", "lead.probability" },
  { "Deal - Organization", "link.company_name" },
  { "Deal - Organization ID", "link.company_id" },
  { "Deal - Contact person", "link.contact_name" },
  { "Deal - Contact person ID", "link.contact_id" },
  { "Deal - Stage", "lead.stage" },
  { "Deal - Status", "lead.status" },
  { "Deal - Deal created", "lead.created_at" },
  { "Deal - Last activity date", "lead.last_activity_at" },
  { "Deal - Deal closed on", "lead.closed_at" },
  { "Deal - Lost reason", "lead.lost_reason" },
  { "Deal - Expected close date", "lead.expected_close" },
  { "Deal - Source channel", "lead.source" },
  { "Deal - Address", "lead.address" },
  { "Deal - Street/road name of Address", "lead.street" },
  { "Deal - City/town/village/locality of Address", "lead.city" },
  { "Deal - State/county of Address", "lead.region" },
  { "Deal - Country of Address", "lead.country" },
  { "Deal - ZIP/Postal code of Address", "lead.postal_code" },
  { NULL, NULL },
};

static const Pair headers_pipedrive_import_sample[] = {
  { "Person - Name*", "person.name" },
  { "Person - First name", "person.first_name" },
  { "Person - Last name", "person.last_name" },
  { "Person - Phone", "person.phone" },
  { "Person - Email (Work)", "person.email" },
  { "Organization - Name*", "lead.company_name" },
  { "Organization - Address", "lead.address" },
  { "Deal - Title", "lead.title" },
  { "Deal - Value", "lead.value" },
  { "Activity - Subject*", "activity.subject" },
  { "Activity - Due date", "activity.due_at" },
  { "Note - Content*", "person.notes" },
  { NULL, NULL },
};

static const Pair salesforce_api_lead[] = {
  { "Id", "id" },
  { "LastName", "person.last_name" },
  { "FirstName", "person.first_name" },
  { "Salutation", "person.salutation" },
  { "Name", "person.name" },
  { "Title", "person.title" },
  { "Company", "lead.company_name" },
  { "Street", "lead.street" },
  { "City", "lead.city" },
  { "State", "lead.region" },
  { "PostalCode", "lead.postal_code" },
  { "Country", "lead.country" },
  { "Address", "lead.address" },
  { "Phone", "person.phone" },
  { "Email", "person.email" },
  { "Website", "lead.website" },
  { "Description", "lead.description" },
  { "LeadSource", "lead.source" },
  { "Status", "lead.stage" },
  { "Industry", "lead.industry" },
  { "AnnualRevenue", "lead.annual_revenue" },
  { "NumberOfEmployees", "lead.company_size" },
  { "OwnerId", "owner_id" },
  { "CreatedDate", "lead.created_at" },
  { "LastActivityDate", "lead.last_activity_at" },
  { NULL, NULL },
};

static const Pair salesforce_api_contact[] = {
  { "Id", "id" },
  { "AccountId", "link.company_id" },
  { "LastName", "person.last_name" },
  { "FirstName", "person.first_name" },
  { "Salutation", "person.salutation" },
  { "Name", "person.name" },
  { "MailingStreet", "lead.street" },
  { "MailingCity", "lead.city" },
  { "MailingState", "lead.region" },
  { "MailingPostalCode", "lead.postal_code" },
  { "MailingCountry", "lead.country" },
  { "MailingAddress", "lead.address" },
  { "Phone", "person.phone" },
  { "Fax", "person.fax" },
  { "MobilePhone", "person.mobile" },
  { "Email", "person.email" },
  { "Title", "person.title" },
  { "Department", "person.department" },
  { "LeadSource", "lead.source" },
  { "Description", "person.notes" },
  { "OwnerId", "owner_id" },
  { "HasOptedOutOfEmail", "person.opt_out" },
  { "CreatedDate", "lead.created_at" },
  { "LastActivityDate", "lead.last_activity_at" },
  { NULL, NULL },
};

static const Pair salesforce_api_account[] = {
  { "Id", "id" },
  { "Name", "lead.company_name" },
  { "BillingStreet", "lead.street" },
  { "BillingCity", "lead.city" },
  { "BillingState", "lead.region" },
  { "BillingPostalCode", "lead.postal_code" },
  { "BillingCountry", "lead.country" },
  { "BillingAddress", "lead.address" },
  { "Phone", "lead.contact_phone" },
  { "Website", "lead.website" },
  { "Industry", "lead.industry" },
  { "AnnualRevenue", "lead.annual_revenue" },
  { "NumberOfEmployees", "lead.company_size" },
  { "Description", "lead.description" },
  { "OwnerId", "owner_id" },
  { "CreatedDate", "lead.created_at" },
  { "LastActivityDate", "lead.last_activity_at" },
  { "AccountSource", "lead.source" },
  { NULL, NULL },
};

static const Pair salesforce_api_opportunity[] = {
  { "Id", "id" },
  { "AccountId", "link.company_id" },
  { "Name", "lead.title" },
  { "Description", "lead.description" },
  { "StageName", "lead.stage" },
  { "Amount", "lead.value" },
  { "Probability", "lead.probability" },
  { "CloseDate", "lead.expected_close" },
  { "NextStep", "lead.next_step" },
  { "LeadSource", "lead.source" },
  { "OwnerId", "owner_id" },
  { "CreatedDate", "lead.created_at" },
  { "LastActivityDate", "lead.last_activity_at" },
  { NULL, NULL },
};

static const Pair salesforce_api_task[] = {
  { "Id", "id" },
  { "WhoId", "link.who_id" },
  { "WhatId", "link.what_id" },
  { "Subject", "activity.subject" },
  { "ActivityDate", "activity.due_at" },
  { "Status", "activity.status" },
  { "Priority", "activity.priority" },
  { "OwnerId", "owner_id" },
  { "Description", "activity.text" },
  { "AccountId", "link.company_id" },
  { "TaskSubtype", "activity.type" },
  { NULL, NULL },
};

static const Pair salesforce_api_campaign[] = {
  { "Id", "id" },
  { "Name", "lead.title" },
  { "Description", "lead.description" },
  { "OwnerId", "owner_id" },
  { "CreatedDate", "lead.created_at" },
  { "LastActivityDate", "lead.last_activity_at" },
  { NULL, NULL },
};

static const Pair zoho_leads[] = {
  { "LEADID", "id" },
  { "Last Name", "person.last_name" },
  { "Company", "lead.company_name" },
  { "Lead Owner", "owner" },
  { "Email", "person.email" },
  { "Mobile", "person.mobile" },
  { "Website", "lead.website" },
  { "Industry", "lead.industry" },
  { "Lead Source", "lead.source" },
  { "Lead Status", "lead.stage" },
  { "Created Time", "lead.created_at" },
  { NULL, NULL },
};

static const Pair zoho_contacts[] = {
  { "CONTACTID", "id" },
  { "Last Name", "person.last_name" },
  { "Contact Owner Id", "owner_id" },
  { "Contact Owner", "owner" },
  { "Account Id", "link.company_id" },
  { "Email", "person.email" },
  { "Lead Source", "lead.source" },
  { "Mobile", "person.mobile" },
  { "Created Time", "lead.created_at" },
  { NULL, NULL },
};

static const Pair zoho_accounts[] = {
  { "ACCOUNTID", "id" },
  { "Account Name", "lead.company_name" },
  { "Account Owner Id", "owner_id" },
  { "Account Owner", "owner" },
  { "Industry", "lead.industry" },
  { "Website", "lead.website" },
  { NULL, NULL },
};

static const Pair zoho_potentials[] = {
  { "Potential Name", "lead.title" },
  { "Potential Owner", "owner" },
  { "Created Time", "lead.created_at" },
  { "Closing Date", "lead.expected_close" },
  { "Amount", "lead.value" },
  { "Stage", "lead.stage" },
  { "Lead Source", "lead.source" },
  { "Probability", "lead.probability" },
  { "LEADID", "link.lead_id" },
  { NULL, NULL },
};

static const Pair zoho_users[] = {
  { "USER_ID", "id" },
  { "First Name", "person.first_name" },
  { "Last Name", "person.last_name" },
  { "Email", "user.email" },
  { NULL, NULL },
};

static const Pair generic_contacts[] = {
  { "contact_id", "id" },
  { "email", "person.email" },
  { "industry", "lead.industry" },
  { "created_at", "lead.created_at" },
  { "owner", "owner" },
  { "company_size", "lead.company_size" },
  { "country", "lead.country" },
  { NULL, NULL },
};

static const Pair generic_deals[] = {
  { "deal_id", "id" },
  { "contact_id", "link.contact_id" },
  { "stage", "lead.stage" },
  { "amount", "lead.value" },
  { "close_date", "lead.expected_close" },
  { "source", "lead.source" },
  { NULL, NULL },
};

static const File files[] = {
  { "hubspot/hubspot_contacts.csv", hubspot_hubspot_contacts },
  { "hubspot/hubspot_companies.csv", hubspot_hubspot_companies },
  { "hubspot/hubspot_deals.csv", hubspot_hubspot_deals },
  { "headers/hubspot-contacts-all-properties.header.csv", headers_hubspot_contacts_all_properties },
  { "headers/pipedrive-deals-list.header.csv", headers_pipedrive_deals_list },
  { "headers/pipedrive-import-sample.csv", headers_pipedrive_import_sample },
  { "salesforce-api/Lead.csv", salesforce_api_lead },
  { "salesforce-api/Contact.csv", salesforce_api_contact },
  { "salesforce-api/Account.csv", salesforce_api_account },
  { "salesforce-api/Opportunity.csv", salesforce_api_opportunity },
  { "salesforce-api/Task.csv", salesforce_api_task },
  { "salesforce-api/Campaign.csv", salesforce_api_campaign },
  { "zoho/Leads.csv", zoho_leads },
  { "zoho/Contacts.csv", zoho_contacts },
  { "zoho/Accounts.csv", zoho_accounts },
  { "zoho/Potentials.csv", zoho_potentials },
  { "zoho/Users.csv", zoho_users },
  { "generic/contacts.csv", generic_contacts },
  { "generic/deals.csv", generic_deals },
};

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *relative = g_build_filename ("crm-csv", files[i].path, NULL);
      g_autofree char *path = pursuit_test_data_path (relative);
      g_autoptr (PursuitCsvReader) table = NULL;
      g_autoptr (PursuitHeaderMap) map = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        return;

      g_test_message ("%s", files[i].path);
      table = pursuit_csv_reader_open (path, NULL, NULL, &error);
      g_assert_no_error (error);
      map = pursuit_header_map_new (pursuit_csv_reader_get_headers (table),
                                    pursuit_csv_reader_get_name (table),
                                    PURSUIT_IMPORT_OBJECT_NONE);
      check_map (map, files[i].pairs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/header-map/columns-of-real-files", test_files);

  return g_test_run ();
}
