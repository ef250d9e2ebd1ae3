/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"

#include "tests/core/every-field.h"

#include <string.h>

/* What a form shows can be typed back, in every field of every kind. */
static void
test_round_trip (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    for (guint which = 0; which < 2; which++)
      {
        g_autoptr (PursuitRecord) record = pursuit_record_new (kind);
        g_autoptr (PursuitRecord) back = pursuit_record_new (kind);
        g_autofree char *input = NULL;
        g_autoptr (GError) error = NULL;

        set_sample (record, i, which);
        input = pursuit_record_dup_input (record, i);
        pursuit_record_set_from_input (back, i, input, &error);
        g_assert_no_error (error);
        g_assert_true (pursuit_record_field_equal (record, back, i));
      }
  }
}

static void
test_blank_unsets (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
    g_autofree char *input = NULL;

    g_assert_true (pursuit_record_set_from_input (record, i, " \t", NULL));
    g_assert_false (pursuit_record_is_set (record, i));
    input = pursuit_record_dup_input (record, i);
    g_assert_cmpstr (input, ==, "");
  }
}

/* What does not fit is refused by the field's label, and leaves the record as it is. */
static void
test_refused (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    const PursuitField *field = &pursuit_kind_get_fields (kind)->fields[i];
    g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
    g_autoptr (PursuitRecord) before = pursuit_record_copy (record);
    g_autofree char *too_long = g_strnfill (pursuit_field_get_max_length (field) + 1, 'x');
    const char *bad = pursuit_field_is_number (field) ? "maybe so" : too_long;
    g_autoptr (GError) error = NULL;

    g_assert_false (pursuit_record_set_from_input (record, i, bad, &error));
    g_assert_cmpint (error->domain, ==, PURSUIT_CORE_ERROR);
    g_assert_true (g_str_has_prefix (error->message, pursuit_field_get_label (field)));
    g_assert_true (pursuit_record_equal (record, before));
  }
}

static void
test_accepted_ways (void)
{
  static const struct
  {
    PursuitKind kind;
    guint field;
    const char *typed;
    const char *kept;
  } ways[] = {
    { PURSUIT_KIND_LEAD, PURSUIT_LEAD_STAGE, " Negotiation ", "negotiation" },
    { PURSUIT_KIND_LEAD, PURSUIT_LEAD_COMPANY_NAME, "  Acme  ", "Acme" },
    { PURSUIT_KIND_LEAD, PURSUIT_LEAD_DESCRIPTION, " two\nlines ", " two\nlines " },
    { PURSUIT_KIND_LEAD, PURSUIT_LEAD_VALUE, "€ 1.234,50", "1234.50 EUR" },
    { PURSUIT_KIND_LEAD, PURSUIT_LEAD_PROBABILITY, "40", "40" },
    { PURSUIT_KIND_LEAD, PURSUIT_LEAD_PROBABILITY, "39.5", "40" },
    { PURSUIT_KIND_ACTIVITY, PURSUIT_ACTIVITY_DUE_AT, "2026-11-24", "2026-11-24T00:00:00Z" },
    { PURSUIT_KIND_ACTIVITY, PURSUIT_ACTIVITY_DUE_AT, "2026-11-24T14:20:00+01:00",
      "2026-11-24T13:20:00Z" },
    { PURSUIT_KIND_USER, PURSUIT_USER_ACTIVE, "ON", "yes" },
    { PURSUIT_KIND_USER, PURSUIT_USER_ACTIVE, "0", "no" },
    { PURSUIT_KIND_LINE_ITEM, PURSUIT_LINE_ITEM_QUANTITY, "-1500", "-1500" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (PursuitRecord) record = pursuit_record_new (ways[i].kind);
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      pursuit_record_set_from_input (record, ways[i].field, ways[i].typed, &error);
      g_assert_no_error (error);
      kept = pursuit_record_dup_input (record, ways[i].field);
      g_assert_cmpstr (kept, ==, ways[i].kept);
    }
}

/* Who groups by points and types "1.234 EUR" does not mean one euro; nothing is rounded away. */
static void
test_decimals (void)
{
  static const struct
  {
    const char *typed;
    const char *kept; /* (nullable): refused */
  } amounts[] = {
    { "1.234 EUR", NULL },
    { "1234.567 EUR", NULL },
    { "1,2345 EUR", NULL },
    { "5.5 JPY", NULL },
    { "1,234 EUR", "1234.00 EUR" },
    { "1.000 EUR", NULL },
    { "1.234,50 EUR", "1234.50 EUR" },
    { "1.234 KWD", "1.234 KWD" },
    { "12.-", "12.00" },
    { "5 JPY", "5 JPY" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_test_message ("%s", amounts[i].typed);
      g_assert_cmpint (
          pursuit_record_set_from_input (lead, PURSUIT_LEAD_VALUE, amounts[i].typed, &error), ==,
          amounts[i].kept != NULL);
      kept = pursuit_record_dup_input (lead, PURSUIT_LEAD_VALUE);
      g_assert_cmpstr (kept, ==, amounts[i].kept != NULL ? amounts[i].kept : "");
      if (amounts[i].kept == NULL)
        g_assert_nonnull (strstr (error->message, amounts[i].typed));
    }
}

static void
test_currency (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  /* Without a code the one that is known stays, with one it changes. */
  g_assert_true (pursuit_record_set_from_input (lead, PURSUIT_LEAD_VALUE, "5 JPY", NULL));
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 5);
  g_assert_true (pursuit_record_set_from_input (lead, PURSUIT_LEAD_VALUE, "7", NULL));
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 7);
  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_CURRENCY), ==, "JPY");
  g_assert_true (pursuit_record_set_from_input (lead, PURSUIT_LEAD_VALUE, "7 EUR", NULL));
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 700);
  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_CURRENCY), ==, "EUR");
}

static void
expect_invalid (PursuitRecord *record, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_record_check (record, &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_test_fail_printf ("“%s” does not name “%s”", error->message, words);
}

static void
test_check_full (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
      g_autoptr (GError) error = NULL;

      pursuit_record_check (record, &error);
      g_assert_no_error (error);
    }
}

/* Each required field is missed by its label, and blanks are nothing. */
static void
test_check_required (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    const PursuitField *field = &pursuit_kind_get_fields (kind)->fields[i];
    g_autoptr (PursuitRecord) record = new_full_record (kind, 0);

    if ((field->flags & PURSUIT_FIELD_REQUIRED) == 0)
      continue;
    pursuit_record_unset (record, i);
    expect_invalid (record, PURSUIT_CORE_ERROR_INVALID, pursuit_field_get_label (field));
    if (pursuit_field_is_number (field))
      continue;
    pursuit_record_set_text (record, i, "  ");
    expect_invalid (record, PURSUIT_CORE_ERROR_INVALID, pursuit_field_get_label (field));
  }
}

static const char *
get_bad_text (const PursuitField *field)
{
  switch (field->type)
    {
    case PURSUIT_FIELD_CHOICE:
      return "nowhere";
    case PURSUIT_FIELD_DATE:
      return "2026-02-30";
    case PURSUIT_FIELD_TIME:
      return "2026-11-24T14:20:00+01:00";
    case PURSUIT_FIELD_ID:
      return "017F22E2-79B0-7CC3-98C4-DC0C0C07398F";
    case PURSUIT_FIELD_JSON:
      return "{'a':1}";
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_LONG_TEXT:
    case PURSUIT_FIELD_INTEGER:
    case PURSUIT_FIELD_MONEY:
    case PURSUIT_FIELD_BOOLEAN:
    default:
      return "\xff not UTF-8";
    }
}

static void
test_check_forms (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    const PursuitField *field = &pursuit_kind_get_fields (kind)->fields[i];
    g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
    g_autoptr (GError) error = NULL;

    if (pursuit_field_is_number (field))
      {
        if (field->maximum <= field->minimum)
          continue;
        pursuit_record_set_integer (record, i, field->maximum + 1);
        expect_invalid (record, PURSUIT_CORE_ERROR_RANGE, pursuit_field_get_label (field));
        pursuit_record_set_integer (record, i, field->minimum - 1);
        expect_invalid (record, PURSUIT_CORE_ERROR_RANGE, pursuit_field_get_label (field));
        continue;
      }
    pursuit_record_set_text (record, i, get_bad_text (field));
    g_assert_false (pursuit_record_check (record, &error));
    g_assert_true (strstr (error->message, pursuit_field_get_label (field)) != NULL
                   || strstr (error->message, field->key) != NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record-input/round-trip", test_round_trip);
  g_test_add_func ("/core/record-input/blank-unsets", test_blank_unsets);
  g_test_add_func ("/core/record-input/refused", test_refused);
  g_test_add_func ("/core/record-input/accepted-ways", test_accepted_ways);
  g_test_add_func ("/core/record-input/currency", test_currency);
  g_test_add_func ("/core/record-input/no-decimal-is-lost", test_decimals);
  g_test_add_func ("/core/record-check/full", test_check_full);
  g_test_add_func ("/core/record-check/required", test_check_required);
  g_test_add_func ("/core/record-check/forms", test_check_forms);

  return g_test_run ();
}
