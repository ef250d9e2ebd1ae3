/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-user.h"
#include "support/pursuit-test-data.h"
#include "workspace/import-fixture.h"

#include <string.h>

#define MAX_FILES 5

static const char *const hubspot[]
    = { "hubspot/hubspot_companies.csv", "hubspot/hubspot_contacts.csv",
        "hubspot/hubspot_deals.csv", NULL };
static const char *const salesforce[]
    = { "salesforce-api/Account.csv",     "salesforce-api/Contact.csv", "salesforce-api/Lead.csv",
        "salesforce-api/Opportunity.csv", "salesforce-api/Task.csv",    NULL };
static const char *const generic[] = { "generic/contacts.csv", "generic/deals.csv", NULL };

/* Files, and the orders in which they are brought in one by one: digits are indexes. */
static const struct
{
  const char *name;
  const char *const *files;
  const char *orders[7];
} sets[] = {
  { "hubspot", hubspot, { "012", "021", "102", "120", "201", "210" } },
  { "salesforce", salesforce, { "01234", "43210", "24103", "13024", "30421" } },
  { "generic", generic, { "01", "10" } },
};

static char *
find_file (const char *path)
{
  g_autofree char *relative = g_build_filename ("crm-csv", path, NULL);

  return pursuit_test_data_path (relative);
}

/* Says where two dumps part, which a comparison of megabytes would not. */
static void
assert_same_dump (const char *a, const char *b, const char *order)
{
  g_auto (GStrv) left = g_strsplit (a, "\n", -1);
  g_auto (GStrv) right = g_strsplit (b, "\n", -1);

  for (guint i = 0; left[i] != NULL || right[i] != NULL; i++)
    if (g_strcmp0 (left[i], right[i]) != 0)
      g_error ("order %s, line %u:\n%s\nis not\n%s", order, i, right[i], left[i]);
}

static char *
import_in_order (const char *const *files, const char *order)
{
  ImportFixture fixture = { NULL };
  char *dump;

  import_fixture_set_up (&fixture, NULL);
  for (const char *digit = order; *digit != '\0'; digit++)
    {
      g_autofree char *path = find_file (files[*digit - '0']);
      g_autoptr (PursuitImportReport) report = import_fixture_import (&fixture, path);

      g_assert_cmpuint (report->rejected, ==, 0);
    }
  dump = import_fixture_dump (&fixture);
  import_fixture_tear_down (&fixture, NULL);

  return dump;
}

static void
order_does_not_matter (gconstpointer data)
{
  const char *const *files = sets[GPOINTER_TO_UINT (data)].files;
  const char *const *orders = sets[GPOINTER_TO_UINT (data)].orders;
  g_autofree char *present = find_file (files[0]);
  g_autofree char *first = NULL;

  if (present == NULL)
    return;
  first = import_in_order (files, orders[0]);
  g_assert_cmpuint (strlen (first), >, 1000);
  for (guint i = 1; i < G_N_ELEMENTS (sets[0].orders) && orders[i] != NULL; i++)
    {
      g_autofree char *other = import_in_order (files, orders[i]);

      assert_same_dump (first, other, orders[i]);
    }
}

/* All files of a set in one import, in an order that must not matter. */
static gboolean
import_set (ImportFixture *fixture, const char *const *files)
{
  char *paths[MAX_FILES + 1] = { NULL };
  ImportPlan plan = { .rehearse = FALSE };
  g_autoptr (PursuitImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length ((char **) files);

  for (guint i = 0; i < n; i++)
    {
      paths[i] = find_file (files[n - 1 - i]);
      plan.files[i] = paths[i];
    }
  if (paths[0] != NULL)
    {
      report = import_fixture_run (fixture, &plan, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->rejected, ==, 0);
    }
  for (guint i = 0; i < n; i++)
    g_free (paths[i]);

  return report != NULL;
}

static char *
get_owner (ImportFixture *fixture, PursuitRecord *lead)
{
  g_autofree char *where
      = g_strdup_printf ("id=%s", pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID));
  g_autoptr (PursuitRecord) user = import_fixture_find (fixture, PURSUIT_KIND_USER, where);

  return g_strdup (pursuit_record_get_text (user, PURSUIT_USER_EMAIL));
}

static void
assert_text (PursuitRecord *record, guint field, const char *text)
{
  g_assert_cmpstr (pursuit_record_get_text (record, field), ==, text);
}

static void
assert_custom (PursuitRecord *record, const char *column, const char *text)
{
  g_autofree char *found = pursuit_record_dup_custom (record, column);

  g_assert_cmpstr (found, ==, text);
}

static void
hubspot_files_find_each_other (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) person = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *where = NULL;

  if (!import_set (fixture, hubspot))
    return;

  person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, "email=anna72@example.net");
  assert_text (person, PURSUIT_PERSON_NAME, "Francisco Small");
  assert_text (person, PURSUIT_PERSON_PHONE, "416-810-9897x752");
  where = g_strdup_printf ("id=%s", pursuit_record_get_text (person, PURSUIT_PERSON_LEAD_ID));
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, where);
  assert_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, "anna72@example.net");
  assert_text (lead, PURSUIT_LEAD_DOMAIN, "freeman.net");
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), >=, 950);
}

/* A deal stands at the lead of its contact, with the company's facts. */
static void
hubspot_deals_have_contact_and_company (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *people = NULL;
  g_autofree char *owner = NULL;

  if (!import_set (fixture, hubspot))
    return;

  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD,
                              "title=\"Bailey, Walters and Lewis - New Business Opportunity\""
                              " value=233290.22");
  assert_text (lead, PURSUIT_LEAD_STAGE, "won");
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 23329022);
  assert_text (lead, PURSUIT_LEAD_DOMAIN, "barker.com");
  assert_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, "julie70@example.org");
  owner = get_owner (fixture, lead);
  g_assert_cmpstr (owner, ==, "michael.scott@example.com");
  people = g_strdup_printf ("lead_id=%s email=julie70@example.org", pursuit_record_get_id (lead));
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_PERSON, people), ==, 1);
}

/* Account → Contact → Task by AccountId and WhoId, and the compound address in its cells. */
static void
salesforce_files_find_each_other (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) person = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *where = NULL;
  g_autofree char *tasks = NULL;
  g_autoptr (GPtrArray) activities = NULL;

  if (!import_set (fixture, salesforce))
    return;

  person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, "name=\"Cheryl Estes\"");
  where = g_strdup_printf ("id=%s", pursuit_record_get_text (person, PURSUIT_PERSON_LEAD_ID));
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, where);
  assert_text (lead, PURSUIT_LEAD_CONTACT_NAME, "Cheryl Estes");
  tasks = g_strdup_printf ("person_id=%s", pursuit_record_get_id (person));
  activities = import_fixture_list (fixture, PURSUIT_KIND_ACTIVITY, tasks);
  g_assert_cmpuint (activities->len, >=, 1);
  for (guint i = 0; i < activities->len; i++)
    {
      PursuitRecord *activity = g_ptr_array_index (activities, i);

      assert_text (activity, PURSUIT_ACTIVITY_TYPE, "task");
      assert_text (activity, PURSUIT_ACTIVITY_LEAD_ID, pursuit_record_get_id (lead));
    }
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_ACTIVITY, "lead_id="), ==, 0);
}

static void
generic_deals_find_contacts_by_id (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) leads = NULL;
  guint n = 0;

  if (!import_set (fixture, generic))
    return;

  /* Contact C0006 is user6@company.com; each of its deals stands at a lead with that person. */
  leads = import_fixture_list (fixture, PURSUIT_KIND_LEAD, "contact_email=user6@company.com");
  for (guint i = 0; i < leads->len; i++)
    {
      PursuitRecord *lead = g_ptr_array_index (leads, i);
      g_autofree char *people = g_strdup_printf ("lead_id=%s", pursuit_record_get_id (lead));

      n += pursuit_record_is_set (lead, PURSUIT_LEAD_VALUE);
      g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_PERSON, people), ==, 1);
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (leads->len, ==, 2);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, "expected_close!="), ==, 150);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, "value!="), ==, 133);
}

static void
zoho_deals_find_leads_by_id (ImportFixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "zoho/Leads.csv", "zoho/Potentials.csv", NULL };
  g_autoptr (PursuitRecord) person = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *where = NULL;

  if (!import_set (fixture, files))
    return;

  /* All 3,632 deals name one of the 3,900 leads. */
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 3900);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, "value!="), ==, 3632);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, 3900);
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, "title=\"Lewis, James\" value=22700");
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 2270000);
  where = g_strdup_printf ("lead_id=%s", pursuit_record_get_id (lead));
  person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, where);
  g_assert_nonnull (pursuit_record_get_text (person, PURSUIT_PERSON_EMAIL));
}

static void
characters_survive (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *latin = find_file ("latin1/CSV-basic-ISO-8859-1.CRLF.csv");
  g_autofree char *wide = find_file ("encodings/salesforce-lead.utf16le-tab.txt");
  g_autoptr (PursuitImportReport) first = NULL;
  g_autoptr (PursuitImportReport) second = NULL;
  g_autoptr (PursuitRecord) person = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *where = NULL;
  const PursuitImportFile *file;

  if (latin == NULL)
    return;
  first = import_fixture_import (fixture, latin);
  person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, "last_name=\"Mahé\"");
  assert_text (person, PURSUIT_PERSON_NAME, "Hélène Mahé");
  where = g_strdup_printf ("id=%s", pursuit_record_get_text (person, PURSUIT_PERSON_LEAD_ID));
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, where);
  assert_custom (lead, "age", "42");

  second = import_fixture_import (fixture, wide);
  file = g_ptr_array_index (second->files, 0);
  g_assert_cmpstr (file->encoding, ==, "UTF-16LE");
  g_assert_cmpuint (second->created, ==, 60);
}

/* A cell with an address as JSON fills the address, and every other cell is kept as it stands. */
static void
address_cells_become_addresses (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_file ("salesforce-api/Lead.csv");
  g_autoptr (PursuitImportReport) report = NULL;
  g_autoptr (PursuitRecord) lead = NULL;

  if (path == NULL)
    return;
  report = import_fixture_import (fixture, path);
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, "contact_email=william.lee@example.com");
  assert_text (lead, PURSUIT_LEAD_STREET, "84011 Porter Springs Suite 653");
  assert_text (lead, PURSUIT_LEAD_CITY, "East Kellyburgh");
  assert_text (lead, PURSUIT_LEAD_REGION, "ME");
  assert_text (lead, PURSUIT_LEAD_POSTAL_CODE, "11709");
  assert_text (lead, PURSUIT_LEAD_COUNTRY, "US");
  assert_text (lead, PURSUIT_LEAD_STAGE, "qualified");
  assert_text (lead, PURSUIT_LEAD_SOURCE, "Online Form");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *path = g_strconcat ("/import/links/order/", sets[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), order_does_not_matter);
    }
  import_test ("/import/links/hubspot-contacts", hubspot_files_find_each_other);
  import_test ("/import/links/hubspot-deals", hubspot_deals_have_contact_and_company);
  import_test ("/import/links/salesforce", salesforce_files_find_each_other);
  import_test ("/import/links/generic", generic_deals_find_contacts_by_id);
  import_test ("/import/links/zoho", zoho_deals_find_leads_by_id);
  import_test ("/import/links/characters", characters_survive);
  import_test ("/import/links/addresses", address_cells_become_addresses);

  return g_test_run ();
}
