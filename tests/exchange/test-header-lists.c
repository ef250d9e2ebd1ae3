/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-expected-columns.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/header-map/columns-of-vendors-lists", test_lists);
  g_test_add_func ("/exchange/header-map/eight-languages", test_languages);

  return g_test_run ();
}
