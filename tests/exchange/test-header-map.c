/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-reader.h"
#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-header-map.h"
#include "support/pursuit-test-data.h"

#include <string.h>

typedef struct
{
  const char *header;
  const char *target; /* NULL where the column must be kept under its own name */
} Pair;

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

/* Headers of which there is only the vendor's list, and no file. */
typedef struct
{
  const char *name;
  const char *file_name;
  const char *system;
  PursuitImportObject object;
  const Pair *pairs;
} Listed;

static const Pair hubspot_contacts_listed[] = {
  { "Record ID", "id" },
  { "First Name", "person.first_name" },
  { "Last Name", "person.last_name" },
  { "Email", "person.email" },
  { "Phone Number", "person.phone" },
  { "Mobile Phone Number", "person.mobile" },
  { "Job Title", "person.title" },
  { "Company Name", "lead.company_name" },
  { "Lead Status", "lead.status" },
  { "Lifecycle Stage", "lead.stage" },
  { "Contact owner", "owner" },
  { "Create Date", "lead.created_at" },
  { "Last Activity Date", "lead.last_activity_at" },
  { "Country/Region", "lead.country" },
  { "State/Region", "lead.region" },
  { "City", "lead.city" },
  { "Website URL", "lead.website" },
  { "Original Source", "lead.source" },
  { "Associated Company", "link.company_name" },
  { "Associated Company IDs", "link.company_id" },
  { "Associated Deals", NULL },
  { "Number of Associated Deals", NULL },
  { "Annual Revenue", "lead.annual_revenue" },
  { "Total Revenue", NULL },
  { "HubSpot Score", NULL },
  { "Buying Role", "person.role" },
  { "Salutation", "person.salutation" },
  { "Notes", "person.notes" },
  { NULL, NULL },
};

static const Pair hubspot_companies_listed[] = {
  { "Record ID", "id" },
  { "Company name", "lead.company_name" },
  { "Company Domain Name", "lead.domain" },
  { "Website URL", "lead.website" },
  { "Company owner", "owner" },
  { "Industry", "lead.industry" },
  { "Create Date", "lead.created_at" },
  { "Last Activity Date", "lead.last_activity_at" },
  { "Country/Region", "lead.country" },
  { NULL, NULL },
};

static const Pair hubspot_deals_listed[] = {
  { "Record ID", "id" },
  { "Deal Name", "lead.title" },
  { "Deal Stage", "lead.stage" },
  { "Pipeline", NULL },
  { "Amount", "lead.value" },
  { "Deal owner", "owner" },
  { "Close Date", "lead.expected_close" },
  { "Create Date", "lead.created_at" },
  { "Last Activity Date", "lead.last_activity_at" },
  { "Associated Company", "link.company_name" },
  { "Associated Company IDs", "link.company_id" },
  { "Associated Contact IDs", "link.contact_id" },
  { "Lead source", "lead.source" },
  { "Date entered current stage", NULL },
  { "Date entered \"Contract Sent (Sales Pipeline)\"", NULL },
  { NULL, NULL },
};

static const Pair salesforce_leads_report[] = {
  { "Lead Owner", "owner" },
  { "First Name", "person.first_name" },
  { "Last Name", "person.last_name" },
  { "Title", "person.title" },
  { "Company / Account", "lead.company_name" },
  { "Lead Source", "lead.source" },
  { "Rating", NULL },
  { "Street", "lead.street" },
  { "Email", "person.email" },
  { "Lead Status", "lead.stage" },
  { "Phone", "person.phone" },
  { "Created Date", "lead.created_at" },
  { "City", "lead.city" },
  { "State/Province", "lead.region" },
  { "Zip/Postal Code", "lead.postal_code" },
  { "Country", "lead.country" },
  { "Last Activity", "lead.last_activity_at" },
  { NULL, NULL },
};

static const Pair salesforce_contacts_report[] = {
  { "Salutation", "person.salutation" },
  { "First Name", "person.first_name" },
  { "Last Name", "person.last_name" },
  { "Title", "person.title" },
  { "Mailing Street", "lead.street" },
  { "Mailing City", "lead.city" },
  { "Mailing State/Province", "lead.region" },
  { "Mailing Zip/Postal Code", "lead.postal_code" },
  { "Mailing Country", "lead.country" },
  { "Phone", "person.phone" },
  { "Mobile", "person.mobile" },
  { "Fax", "person.fax" },
  { "Email", "person.email" },
  { "Account Owner", "owner" },
  { "Account Name", "lead.company_name" },
  { NULL, NULL },
};

static const Pair salesforce_opportunities_report[] = {
  { "Opportunity Owner", "owner" },
  { "Account Name", "link.company_name" },
  { "Opportunity Name", "lead.title" },
  { "Stage", "lead.stage" },
  { "Fiscal Period", NULL },
  { "Amount", "lead.value" },
  { "Amount Currency", "lead.currency" },
  { "Expected Revenue", NULL },
  { "Probability (%)", "lead.probability" },
  { "Age", NULL },
  { "Close Date", "lead.expected_close" },
  { "Created Date", "lead.created_at" },
  { "Next Step", "lead.next_step" },
  { "Lead Source", "lead.source" },
  { "Type", NULL },
  { NULL, NULL },
};

static const Pair salesforce_import_labels[] = {
  { "Annual Revenue", "lead.annual_revenue" },
  { "City", "lead.city" },
  { "Company", "lead.company_name" },
  { "Country", "lead.country" },
  { "Currency ISO Code", "lead.currency" },
  { "Description", "lead.description" },
  { "Email", "person.email" },
  { "Email Opt Out (1/0)", "person.opt_out" },
  { "No. of Employees", "lead.company_size" },
  { "Fax", "person.fax" },
  { "Full Name", "person.name" },
  { "Industry", "lead.industry" },
  { "Lead Division", NULL },
  { "Lead ID", "id" },
  { "Lead Source", "lead.source" },
  { "Lead Status", "lead.stage" },
  { "Mobile Phone", "person.mobile" },
  { "Phone", "person.phone" },
  { "Postal Code", "lead.postal_code" },
  { "Rating", NULL },
  { "Record Owner", "owner" },
  { NULL, NULL },
};

static const Pair pipedrive_people[] = {
  { "Person - ID", "id" },
  { "Person - Organization ID", "link.company_id" },
  { "Person - Name", "person.name" },
  { "Person - First name", "person.first_name" },
  { "Person - Last name", "person.last_name" },
  { "Person - Job title", "person.title" },
  { "Person - Email - Work", "person.email" },
  { "Person - Email - Home", NULL },
  { "Person - Email - Other", NULL },
  { "Person - Phone - Work", "person.phone" },
  { "Person - Phone - Mobile", "person.mobile" },
  { "Person - Phone - Home", NULL },
  { "Person - Phone - Other", NULL },
  { "Person - Labels", NULL },
  { "Person - Notes", "person.notes" },
  { "Person - Person created", "lead.created_at" },
  { "Person - Update time", NULL },
  { NULL, NULL },
};

static const Pair pipedrive_organizations[] = {
  { "Organization - ID", "id" },
  { "Organization - Name", "lead.company_name" },
  { "Organization - Labels", NULL },
  { "Organization - Address", "lead.address" },
  { "Organization - City/town/village/locality of Address", "lead.city" },
  { "Organization - Annual revenue", "lead.annual_revenue" },
  { "Organization - Number of employees", "lead.company_size" },
  { "Organization - Open deals", NULL },
  { "Organization - Organization created", "lead.created_at" },
  { "Organization - Update time", NULL },
  { NULL, NULL },
};

static const Pair pipedrive_leads[] = {
  { "Lead - ID", "id" },
  { "Lead - Title*", "lead.title" },
  { "Lead - Labels", NULL },
  { "Lead - Owner", "owner" },
  { "Lead - Source channel", "lead.source" },
  { NULL, NULL },
};

static const Listed listed[] = {
  { "HubSpot contacts", NULL, "hubspot", PURSUIT_IMPORT_OBJECT_CONTACT, hubspot_contacts_listed },
  { "HubSpot companies", NULL, "hubspot", PURSUIT_IMPORT_OBJECT_COMPANY, hubspot_companies_listed },
  { "HubSpot deals", NULL, "hubspot", PURSUIT_IMPORT_OBJECT_DEAL, hubspot_deals_listed },
  { "Salesforce leads", "report1700000000000.csv", "salesforce", PURSUIT_IMPORT_OBJECT_LEAD,
    salesforce_leads_report },
  { "Salesforce contacts", "report1700000000000.csv", "salesforce", PURSUIT_IMPORT_OBJECT_CONTACT,
    salesforce_contacts_report },
  { "Salesforce opportunities", "report1700000000000.csv", "salesforce", PURSUIT_IMPORT_OBJECT_DEAL,
    salesforce_opportunities_report },
  { "Salesforce import", NULL, "salesforce", PURSUIT_IMPORT_OBJECT_LEAD, salesforce_import_labels },
  { "Pipedrive people", NULL, "pipedrive", PURSUIT_IMPORT_OBJECT_CONTACT, pipedrive_people },
  { "Pipedrive organizations", NULL, "pipedrive", PURSUIT_IMPORT_OBJECT_COMPANY,
    pipedrive_organizations },
  { "Pipedrive leads", NULL, "pipedrive", PURSUIT_IMPORT_OBJECT_LEAD, pipedrive_leads },
};

/* The 25 columns that lists of contacts have most often, in eight languages. */
static const struct
{
  const char *target;
  const char *de, *fr, *es, *it, *nl, *pt, *pl, *sv;
} languages[] = {
  { "person.first_name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam", "Nome", "Imię",
    "Förnamn" },
  { "person.last_name", "Nachname", "Nom de famille", "Apellidos", "Cognome", "Achternaam",
    "Sobrenome", "Nazwisko", "Efternamn" },
  { "person.salutation", "Anrede", "Civilité", "Tratamiento", "Appellativo", "Aanhef", "Saudação",
    "Zwrot grzecznościowy", "Hälsning" },
  { "person.title", "Position", "Intitulé du poste", "Puesto", "Qualifica", "Functie", "Cargo",
    "Stanowisko", "Befattning" },
  { "person.email", "E-Mail-Adresse", "Adresse e-mail", "Correo electrónico", "Indirizzo e-mail",
    "E-mailadres", "Endereço de e-mail", "Adres e-mail", "E-post" },
  { "person.phone", "Telefonnummer", "Numéro de téléphone", "Número de teléfono",
    "Numero di telefono", "Telefoonnummer", "Número de telefone", "Numer telefonu",
    "Telefonnummer" },
  { "person.mobile", "Mobiltelefon", "Téléphone mobile", "Teléfono móvil", "Cellulare", "Mobiel",
    "Celular", "Telefon komórkowy", "Mobiltelefon" },
  { "person.notes", "Notizen", "Commentaires", "Notas", "Note", "Notities", "Observações",
    "Notatki", "Anteckningar" },
  { "lead.company_name", "Firmenname", "Nom de l'entreprise", "Nombre de la empresa",
    "Nome azienda", "Bedrijfsnaam", "Nome da empresa", "Nazwa firmy", "Företagsnamn" },
  { "lead.industry", "Branche", "Secteur d'activité", "Sector", "Settore", "Bedrijfstak", "Setor",
    "Branża", "Bransch" },
  { "lead.company_size", "Mitarbeiterzahl", "Nombre d'employés", "Número de empleados",
    "Numero di dipendenti", "Aantal medewerkers", "Número de funcionários", "Liczba pracowników",
    "Antal anställda" },
  { "lead.website", "Webseite", "Site web", "Sitio web", "Sito web", "Webadres", "Site",
    "Strona internetowa", "Webbplats" },
  { "lead.street", "Straße", "Rue", "Calle", "Via", "Straat", "Rua", "Ulica", "Gata" },
  { "lead.city", "Ort", "Ville", "Ciudad", "Città", "Plaats", "Cidade", "Miasto", "Stad" },
  { "lead.region", "Bundesland", "Région", "Provincia", "Regione", "Provincie", "Distrito",
    "Województwo", "Län" },
  { "lead.postal_code", "PLZ", "Code postal", "Código postal", "CAP", "Postcode", "CEP",
    "Kod pocztowy", "Postnummer" },
  { "lead.country", "Land", "Pays", "País", "Paese", "Land", "País", "Kraj", "Land" },
  { "lead.annual_revenue", "Jahresumsatz", "Chiffre d'affaires annuel", "Ingresos anuales",
    "Fatturato annuo", "Jaaromzet", "Receita anual", "Roczny przychód", "Årsomsättning" },
  { "lead.source", "Quelle", "Source d'origine", "Fuente", "Fonte", "Bron", "Origem", "Źródło",
    "Källa" },
  { "lead.stage", "Phase", "Étape", "Etapa", "Fase", "Dealfase", "Etapa", "Etap", "Steg" },
  { "lead.value", "Betrag", "Montant", "Importe", "Importo", "Bedrag", "Montante", "Kwota",
    "Belopp" },
  { "lead.currency", "Währung", "Devise", "Moneda", "Valuta", "Valuta", "Moeda", "Waluta",
    "Valuta" },
  { "lead.expected_close", "Abschlussdatum", "Date de clôture", "Fecha de cierre",
    "Data di chiusura", "Sluitingsdatum", "Data de fechamento", "Data zamknięcia", "Avslutsdatum" },
  { "lead.created_at", "Erstellt am", "Date de création", "Fecha de creación", "Data di creazione",
    "Aanmaakdatum", "Data de criação", "Data utworzenia", "Skapad" },
  { "owner", "Verantwortlicher", "Propriétaire", "Propietario", "Proprietario", "Eigenaar",
    "Proprietário", "Właściciel", "Ägare" },
};

static const char *
find_expected (const Pair *pairs, const char *header)
{
  for (; pairs->header != NULL; pairs++)
    if (strcmp (pairs->header, header) == 0)
      return pairs->target == NULL ? "custom" : pairs->target;

  return "custom";
}

/* Every column is where it should be, and no other column is anywhere but with its own name. */
static void
check_map (PursuitHeaderMap *map, const Pair *pairs)
{
  guint n_mapped = 0;
  guint n_expected = 0;

  for (guint i = 0; i < pursuit_header_map_get_n_columns (map); i++)
    {
      const PursuitMappedColumn *column = pursuit_header_map_get_column (map, i);
      const char *expected = find_expected (pairs, column->header);
      const char *found = pursuit_import_target_get_key (column->target);

      if (strcmp (found, expected) != 0)
        g_error ("“%s” goes to %s instead of %s", column->header, found, expected);
      n_mapped += column->target != PURSUIT_IMPORT_CUSTOM;
      g_assert_cmpint (column->origin, ==,
                       column->target == PURSUIT_IMPORT_CUSTOM ? PURSUIT_MAPPING_OWN_COLUMN
                                                               : PURSUIT_MAPPING_BY_NAME);
    }

  for (; pairs->header != NULL; pairs++)
    n_expected += pairs->target != NULL;
  g_assert_cmpuint (n_mapped, ==, n_expected);
}

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

static char **
dup_headers (const Pair *pairs)
{
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();

  for (; pairs->header != NULL; pairs++)
    g_strv_builder_add (headers, pairs->header);

  return g_strv_builder_end (headers);
}

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_auto (GStrv) headers = dup_headers (listed[i].pairs);
      g_autoptr (PursuitHeaderMap) map = pursuit_header_map_new (
          (const char *const *) headers, listed[i].file_name, PURSUIT_IMPORT_OBJECT_NONE);

      g_test_message ("%s", listed[i].name);
      g_assert_cmpstr (pursuit_header_map_get_system (map), ==, listed[i].system);
      g_assert_cmpint (pursuit_header_map_get_object (map), ==, listed[i].object);
      check_map (map, listed[i].pairs);
    }
}

static void
test_languages (void)
{
  for (guint language = 0; language < 8; language++)
    {
      const char *headers[G_N_ELEMENTS (languages) + 1] = { NULL };
      g_autoptr (PursuitHeaderMap) map = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        headers[i] = (&languages[i].de)[language];
      map = pursuit_header_map_new (headers, "export.csv", PURSUIT_IMPORT_OBJECT_CONTACT);

      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        {
          const PursuitMappedColumn *column = pursuit_header_map_get_column (map, i);

          g_test_message ("%s", column->header);
          g_assert_cmpstr (pursuit_import_target_get_key (column->target), ==, languages[i].target);
        }
    }
}

/* Letter case, accents, spaces and punctuation of a header say nothing. */
static void
test_spelling (void)
{
  static const char *const headers[]
      = { "FIRST_NAME", "last-name", "e mail", " Télephone", "Company  Name*", NULL };
  g_autoptr (PursuitHeaderMap) map
      = pursuit_header_map_new (headers, NULL, PURSUIT_IMPORT_OBJECT_NONE);
  static const PursuitImportTarget expected[]
      = { PURSUIT_IMPORT_PERSON_FIRST_NAME, PURSUIT_IMPORT_PERSON_LAST_NAME,
          PURSUIT_IMPORT_PERSON_EMAIL, PURSUIT_IMPORT_PERSON_PHONE,
          PURSUIT_IMPORT_LEAD_COMPANY_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (pursuit_header_map_get_column (map, i)->target, ==, expected[i]);
  g_assert_cmpint (pursuit_header_map_find_column (map, "First Name"), ==, 0);
  g_assert_cmpint (pursuit_header_map_find_column (map, "Surname"), ==, -1);
}

/* Of two columns for one field the better name wins, wherever it stands. */
static void
test_rivals (void)
{
  static const char *const headers[]
      = { "Lifecycle Stage", "Work email", "Email", "Email (2)", NULL };
  g_autoptr (PursuitHeaderMap) map
      = pursuit_header_map_new (headers, "hubspot-contacts.csv", PURSUIT_IMPORT_OBJECT_NONE);

  g_assert_cmpint (pursuit_header_map_find_target (map, PURSUIT_IMPORT_PERSON_EMAIL), ==, 2);
  g_assert_cmpint (pursuit_header_map_get_column (map, 1)->target, ==, PURSUIT_IMPORT_CUSTOM);
  g_assert_cmpint (pursuit_header_map_get_column (map, 3)->target, ==, PURSUIT_IMPORT_CUSTOM);
}

static void
test_assign (void)
{
  static const char *const headers[] = { "Name", "Machine = park", "Mail", NULL };
  g_autoptr (PursuitHeaderMap) map
      = pursuit_header_map_new (headers, NULL, PURSUIT_IMPORT_OBJECT_CONTACT);
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_header_map_assign (map, "lead.company_name=Name", &error));
  g_assert_no_error (error);
  g_assert_cmpint (pursuit_header_map_get_column (map, 0)->target, ==,
                   PURSUIT_IMPORT_LEAD_COMPANY_NAME);
  g_assert_cmpint (pursuit_header_map_get_column (map, 0)->origin, ==, PURSUIT_MAPPING_BY_HAND);

  /* A bare field name is enough, and the column that had it before gives it up. */
  g_assert_true (pursuit_header_map_assign (map, "company_name=machine = park", &error));
  g_assert_cmpint (pursuit_header_map_get_column (map, 0)->target, ==, PURSUIT_IMPORT_CUSTOM);
  g_assert_true (pursuit_header_map_assign (map, "skip=Mail", &error));
  g_assert_cmpint (pursuit_header_map_get_column (map, 2)->target, ==, PURSUIT_IMPORT_SKIP);

  g_assert_false (pursuit_header_map_assign (map, "company_name=Firm", &error));
  g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING);
  g_assert_cmpstr (error->message, ==, "the file has no column “Firm”");
  g_clear_error (&error);
  g_assert_false (pursuit_header_map_assign (map, "shoe_size=Name", &error));
  g_assert_cmpstr (error->message, ==, "there is no field “shoe_size” to map a column to");
  g_clear_error (&error);
  g_assert_false (pursuit_header_map_assign (map, "Name", &error));
  g_assert_cmpstr (error->message, ==, "“Name” is no mapping; write FIELD=COLUMN");
}

static void
test_memory (void)
{
  static const char *const headers[] = { "Name", "Machine park", "Mail", NULL };
  static const char *const turned[] = { "Mail", "Name", "Machine park", NULL };
  static const char *const other[] = { "Mail", "Name", "Machine parks", NULL };
  g_autoptr (PursuitHeaderMap) a
      = pursuit_header_map_new (headers, NULL, PURSUIT_IMPORT_OBJECT_COMPANY);
  g_autoptr (PursuitHeaderMap) b
      = pursuit_header_map_new (turned, NULL, PURSUIT_IMPORT_OBJECT_NONE);
  g_autoptr (PursuitHeaderMap) c = pursuit_header_map_new (other, NULL, PURSUIT_IMPORT_OBJECT_NONE);
  g_autofree char *hash_a = pursuit_header_map_dup_hash (a);
  g_autofree char *hash_b = pursuit_header_map_dup_hash (b);
  g_autofree char *hash_c = pursuit_header_map_dup_hash (c);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (hash_a, ==, hash_b);
  g_assert_cmpstr (hash_a, !=, hash_c);
  g_assert_cmpuint (strlen (hash_a), ==, 64);

  g_assert_true (pursuit_header_map_assign (a, "description=Machine park", NULL));
  json = pursuit_header_map_to_json (a);
  g_assert_cmpstr (json, ==,
                   "{\"system\":\"csv\",\"object\":\"company\",\"columns\":{"
                   "\"Name\":\"lead.company_name\",\"Machine park\":\"lead.description\","
                   "\"Mail\":\"custom\"}}");
  g_assert_true (pursuit_header_map_apply_json (b, json, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pursuit_header_map_get_object (b), ==, PURSUIT_IMPORT_OBJECT_COMPANY);
  g_assert_cmpint (pursuit_header_map_get_column (b, 2)->target, ==,
                   PURSUIT_IMPORT_LEAD_DESCRIPTION);
  g_assert_cmpint (pursuit_header_map_get_column (b, 0)->target, ==, PURSUIT_IMPORT_CUSTOM);
  g_assert_cmpint (pursuit_header_map_get_column (b, 0)->origin, ==, PURSUIT_MAPPING_REMEMBERED);
}

static void
test_damaged_memory (void)
{
  static const char *const headers[] = { "Name", "Mail", NULL };
  static const char *const damaged[]
      = { "", "[]", "{", "{\"columns\":[]}", "{\"columns\":1}", "null", "{\"object\":1}" };
  g_autoptr (PursuitHeaderMap) map
      = pursuit_header_map_new (headers, NULL, PURSUIT_IMPORT_OBJECT_CONTACT);
  g_autofree char *before = pursuit_header_map_to_json (map);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_header_map_apply_json (map, damaged[i], &error));
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING);
    }

  /* What a newer version knew is passed over. */
  g_assert_true (pursuit_header_map_apply_json (
      map, "{\"object\":7,\"columns\":{\"Name\":\"lead.aura\",\"Mail\":9,\"x\":\"id\"}}", NULL));
  after = pursuit_header_map_to_json (map);
  g_assert_cmpstr (before, ==, after);
}

static void
test_examples (void)
{
  static const char *const headers[] = { "Name", NULL };
  g_autoptr (PursuitHeaderMap) map
      = pursuit_header_map_new (headers, NULL, PURSUIT_IMPORT_OBJECT_NONE);
  const PursuitMappedColumn *column = pursuit_header_map_get_column (map, 0);

  for (const char *const *text = (const char *const[]){ "a", "", "a", "b", "c", "d", NULL };
       *text != NULL; text++)
    pursuit_header_map_add_example (map, 0, *text);
  g_assert_cmpstr (column->examples[0], ==, "a");
  g_assert_cmpstr (column->examples[1], ==, "b");
  g_assert_cmpstr (column->examples[2], ==, "c");
}

static void
test_objects (void)
{
  for (int object = PURSUIT_IMPORT_OBJECT_NONE; object <= PURSUIT_IMPORT_OBJECT_USER; object++)
    {
      const char *name = pursuit_import_object_to_string ((PursuitImportObject) object);

      g_assert_cmpint (pursuit_import_object_from_string (name), ==, object);
    }

  g_assert_cmpint (pursuit_import_object_from_string ("Opportunity"), ==,
                   PURSUIT_IMPORT_OBJECT_DEAL);
  g_assert_cmpint (pursuit_import_object_from_string ("boat"), ==, PURSUIT_IMPORT_OBJECT_NONE);
  g_assert_cmpint (pursuit_import_object_from_string (NULL), ==, PURSUIT_IMPORT_OBJECT_NONE);
}

/* A single word that some table knows makes no deal of a stranger's file. */
static void
test_strangers (void)
{
  static const char *const headers[]
      = { "age", "job", "marital", "contact", "day", "campaign", "y", NULL };
  g_autoptr (PursuitHeaderMap) map
      = pursuit_header_map_new (headers, "dev.csv", PURSUIT_IMPORT_OBJECT_NONE);

  g_assert_cmpstr (pursuit_header_map_get_system (map), ==, "csv");
  g_assert_cmpint (pursuit_header_map_get_object (map), ==, PURSUIT_IMPORT_OBJECT_NONE);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (pursuit_header_map_get_column (map, i)->target, ==, PURSUIT_IMPORT_CUSTOM);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/header-map/columns-of-real-files", test_files);
  g_test_add_func ("/exchange/header-map/columns-of-vendors-lists", test_lists);
  g_test_add_func ("/exchange/header-map/eight-languages", test_languages);
  g_test_add_func ("/exchange/header-map/spelling", test_spelling);
  g_test_add_func ("/exchange/header-map/better-name-wins", test_rivals);
  g_test_add_func ("/exchange/header-map/assign", test_assign);
  g_test_add_func ("/exchange/header-map/memory", test_memory);
  g_test_add_func ("/exchange/header-map/damaged-memory", test_damaged_memory);
  g_test_add_func ("/exchange/header-map/examples", test_examples);
  g_test_add_func ("/exchange/header-map/objects", test_objects);
  g_test_add_func ("/exchange/header-map/strangers", test_strangers);

  return g_test_run ();
}
