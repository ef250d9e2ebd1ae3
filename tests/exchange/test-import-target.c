/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"
#include "exchange/pursuit-alias-table-private.h"
#include "exchange/pursuit-import-target.h"

#include <string.h>

/* Targets that decide about other fields and are not stored themselves. */
static gboolean
is_stored (PursuitImportTarget target)
{
  return target != PURSUIT_IMPORT_LEAD_ADDRESS && target != PURSUIT_IMPORT_LEAD_STATUS
         && target != PURSUIT_IMPORT_PERSON_OPT_OUT && target != PURSUIT_IMPORT_ACTIVITY_STATUS;
}

/* Whether cells of that type can become a value of that field. */
static gboolean
fits (PursuitImportType type, const PursuitField *field)
{
  switch (type)
    {
    case PURSUIT_IMPORT_TYPE_MONEY:
      return field->type == PURSUIT_FIELD_MONEY;
    case PURSUIT_IMPORT_TYPE_PERCENT:
      return field->type == PURSUIT_FIELD_INTEGER && field->minimum == 0 && field->maximum == 100;
    case PURSUIT_IMPORT_TYPE_DATE:
      return field->type == PURSUIT_FIELD_DATE;
    case PURSUIT_IMPORT_TYPE_TIME:
      return field->type == PURSUIT_FIELD_TIME;
    case PURSUIT_IMPORT_TYPE_STAGE:
    case PURSUIT_IMPORT_TYPE_CHOICE:
      return field->type == PURSUIT_FIELD_CHOICE;
    case PURSUIT_IMPORT_TYPE_BOOLEAN:
      return field->type == PURSUIT_FIELD_BOOLEAN;
    case PURSUIT_IMPORT_TYPE_TEXT:
    case PURSUIT_IMPORT_TYPE_MAIL:
    case PURSUIT_IMPORT_TYPE_PHONE:
    case PURSUIT_IMPORT_TYPE_COUNT:
    case PURSUIT_IMPORT_TYPE_CURRENCY:
      return field->type == PURSUIT_FIELD_TEXT || field->type == PURSUIT_FIELD_LONG_TEXT;
    case PURSUIT_IMPORT_TYPE_ADDRESS:
    case PURSUIT_IMPORT_TYPE_LIST:
    default:
      return FALSE;
    }
}

/* Each target is a field that the record of its kind has, and of the type that it has. */
static void
test_fields_exist (void)
{
  for (int target = 0; target < PURSUIT_IMPORT_N_TARGETS; target++)
    {
      PursuitKind kind = pursuit_import_target_get_kind (target);
      const char *name = pursuit_import_target_get_field (target);
      const PursuitFieldTable *table;
      int field;

      if (kind == PURSUIT_KIND_NONE || !is_stored (target))
        continue;

      g_test_message ("%s", pursuit_import_target_get_key (target));
      table = pursuit_kind_get_fields (kind);
      field = pursuit_field_table_find (table, name);
      g_assert_cmpint (field, >=, 0);
      g_assert_true (fits (pursuit_import_target_get_value_type (target), &table->fields[field]));
    }
}

static void
test_keys (void)
{
  PursuitImportTarget target;

  for (int i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    {
      g_assert_true (pursuit_import_target_from_key (pursuit_import_target_get_key (i), &target));
      g_assert_cmpint (target, ==, i);
    }

  g_assert_true (pursuit_import_target_from_key ("company_name", &target));
  g_assert_cmpint (target, ==, PURSUIT_IMPORT_LEAD_COMPANY_NAME);
  g_assert_true (pursuit_import_target_from_key ("first_name", &target));
  g_assert_cmpint (target, ==, PURSUIT_IMPORT_PERSON_FIRST_NAME);
  g_assert_true (pursuit_import_target_from_key ("due_at", &target));
  g_assert_cmpint (target, ==, PURSUIT_IMPORT_ACTIVITY_DUE_AT);
  /* A lead's title comes before a person's. */
  g_assert_true (pursuit_import_target_from_key ("title", &target));
  g_assert_cmpint (target, ==, PURSUIT_IMPORT_LEAD_TITLE);
  g_assert_false (pursuit_import_target_from_key ("lead.shoe_size", &target));
  g_assert_false (pursuit_import_target_from_key ("", &target));
}

static void
test_labels (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *person = pursuit_import_target_dup_label (PURSUIT_IMPORT_PERSON_FIRST_NAME);
  g_autofree char *lead = pursuit_import_target_dup_label (PURSUIT_IMPORT_LEAD_INDUSTRY);

  g_assert_cmpstr (person, ==, "Person, First name");
  g_assert_cmpstr (lead, ==, "Industry");
  for (int target = 0; target < PURSUIT_IMPORT_N_TARGETS; target++)
    {
      char *label = pursuit_import_target_dup_label (target);

      g_test_message ("%s", label);
      g_assert_true (g_hash_table_add (seen, label));
    }
}

/* Our word for each of the vendors' words is one that the field takes. */
static void
test_words_are_choices (void)
{
  static const struct
  {
    PursuitImportTarget target;
    const char *text;
    const char *word;
  } cases[] = {
    { PURSUIT_IMPORT_LEAD_STAGE, "Closed Won", "won" },
    { PURSUIT_IMPORT_LEAD_STAGE, "closedwon", "won" },
    { PURSUIT_IMPORT_LEAD_STAGE, "CLOSED_LOST", "lost" },
    { PURSUIT_IMPORT_LEAD_STAGE, "qualifiedtobuy", "qualified" },
    { PURSUIT_IMPORT_LEAD_STAGE, "contractsent", "negotiation" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Decision Maker Bought-In", "negotiation" },
    { PURSUIT_IMPORT_LEAD_STAGE, "decisionmakerboughtin", "negotiation" },
    { PURSUIT_IMPORT_LEAD_STAGE, "appointmentscheduled", "qualified" },
    { PURSUIT_IMPORT_LEAD_STAGE, "presentationscheduled", "proposal" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Needs Analysis", "qualified" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Initial Offer", "proposal" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Proposal/Price Quote", "proposal" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Negotiation/Review", "negotiation" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Prospecting", "new" },
    { PURSUIT_IMPORT_LEAD_STAGE, "marketingqualifiedlead", "new" },
    { PURSUIT_IMPORT_LEAD_STAGE, "salesqualifiedlead", "qualified" },
    { PURSUIT_IMPORT_LEAD_STAGE, "customer", "won" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Gewonnen", "won" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Perdu", "lost" },
    { PURSUIT_IMPORT_LEAD_STATUS, "OPEN_DEAL", "qualified" },
    { PURSUIT_IMPORT_LEAD_STATUS, "IN_PROGRESS", "qualified" },
    { PURSUIT_IMPORT_LEAD_STATUS, "NEW", "new" },
    { PURSUIT_IMPORT_LEAD_STATUS, "Unqualified", "lost" },
    { PURSUIT_IMPORT_PERSON_ROLE, "BUDGET_HOLDER", "decision_maker" },
    { PURSUIT_IMPORT_ACTIVITY_TYPE, "To-do", "task" },
    { PURSUIT_IMPORT_ACTIVITY_PRIORITY, "Urgent", "high" },
    { PURSUIT_IMPORT_USER_ROLE, "System Administrator", "admin" },
    { PURSUIT_IMPORT_LEAD_STAGE, "Other", NULL },
    { PURSUIT_IMPORT_LEAD_STAGE, "", NULL },
    { PURSUIT_IMPORT_LEAD_CITY, "won", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *word = pursuit_alias_find_word (cases[i].target, cases[i].text);
      const PursuitFieldTable *table;
      int field;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (word, ==, cases[i].word);
      if (word == NULL || !is_stored (cases[i].target))
        continue;

      table = pursuit_kind_get_fields (pursuit_import_target_get_kind (cases[i].target));
      field = pursuit_field_table_find (table, pursuit_import_target_get_field (cases[i].target));
      g_assert_nonnull (pursuit_field_find_choice (&table->fields[field], word));
    }
}

/* Every choice of a field is a word for itself. */
static void
test_own_words (void)
{
  static const PursuitImportTarget targets[]
      = { PURSUIT_IMPORT_LEAD_STAGE,        PURSUIT_IMPORT_PERSON_ROLE,
          PURSUIT_IMPORT_PERSON_CONSENT,    PURSUIT_IMPORT_ACTIVITY_TYPE,
          PURSUIT_IMPORT_ACTIVITY_PRIORITY, PURSUIT_IMPORT_USER_ROLE };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const PursuitFieldTable *table
          = pursuit_kind_get_fields (pursuit_import_target_get_kind (targets[i]));
      int field = pursuit_field_table_find (table, pursuit_import_target_get_field (targets[i]));

      for (const PursuitChoice *choice = table->fields[field].choices; choice->nick != NULL;
           choice++)
        g_assert_cmpstr (pursuit_alias_find_word (targets[i], choice->nick), ==, choice->nick);
    }
}

static void
test_normalize (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "First Name", "firstname" },
    { "FIRST_NAME", "firstname" },
    { "Prénom", "prenom" },
    { "Organization - Name*", "organizationname" },
    { "Straße", "strasse" },
    { "Città", "citta" },
    { "Источник", "источник" },
    { "***", "" },
    { "", "" },
    { "Email (2)", "email2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pursuit_alias_normalize (cases[i].text);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import-target/fields-exist", test_fields_exist);
  g_test_add_func ("/exchange/import-target/keys", test_keys);
  g_test_add_func ("/exchange/import-target/labels-differ", test_labels);
  g_test_add_func ("/exchange/import-target/words-are-choices", test_words_are_choices);
  g_test_add_func ("/exchange/import-target/own-words", test_own_words);
  g_test_add_func ("/exchange/import-target/normalize", test_normalize);

  return g_test_run ();
}
