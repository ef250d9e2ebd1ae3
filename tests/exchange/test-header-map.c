/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-header-map.h"

#include <string.h>

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
