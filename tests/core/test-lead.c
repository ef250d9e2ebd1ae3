/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-lead.h"

#include "tests/core/every-field.h"

/* One value that says something is enough for a lead; what a verb fills is not. */
static void
test_one_value (void)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (PURSUIT_KIND_LEAD);
  guint enough = 0;

  for (guint i = PURSUIT_FIELD_CUSTOM; i < table->n_fields; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      gboolean by_verb = (table->fields[i].flags & PURSUIT_FIELD_COMPUTED) != 0
                         || i == PURSUIT_LEAD_STAGE || i == PURSUIT_LEAD_CURRENCY
                         || i == PURSUIT_LEAD_OWNER_ID || i == PURSUIT_LEAD_TEAM_ID;
      g_autoptr (GError) error = NULL;

      set_sample (lead, i, 0);
      g_assert_cmpint (pursuit_record_check (lead, &error), ==, !by_verb);
      enough += !by_verb;
      if (by_verb)
        g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID);
    }
  g_assert_cmpuint (enough, >, 20);
}

static void
test_nothing (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  g_assert_false (pursuit_record_check (lead, NULL));
  pursuit_record_set_text (lead, PURSUIT_FIELD_RECORD_ID, AN_ID);
  g_assert_false (pursuit_record_check (lead, NULL));
}

static void
test_currency (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (GError) error = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "eur");
  g_assert_false (pursuit_record_check (lead, &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
  g_assert_true (pursuit_record_check (lead, NULL));
}

static void
test_stages (void)
{
  guint closed = 0;

  for (const PursuitChoice *stage = pursuit_lead_stages; stage->nick != NULL; stage++)
    closed += pursuit_lead_stage_is_closed (stage->nick);
  g_assert_cmpuint (closed, ==, 2);
  g_assert_true (pursuit_lead_stage_is_closed ("won"));
  g_assert_true (pursuit_lead_stage_is_closed ("lost"));
  g_assert_false (pursuit_lead_stage_is_closed (NULL));
  g_assert_false (pursuit_lead_stage_is_closed ("Won"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lead/one-value", test_one_value);
  g_test_add_func ("/core/lead/nothing", test_nothing);
  g_test_add_func ("/core/lead/currency", test_currency);
  g_test_add_func ("/core/lead/stages", test_stages);

  return g_test_run ();
}
