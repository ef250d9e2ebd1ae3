/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "store/pursuit-bulk.h"

static guint
count_choices (const PursuitField *field)
{
  guint n = 0;

  while (field->choices[n].nick != NULL)
    n++;

  return n;
}

static void
set_number (PursuitRecord *record, guint i, const PursuitField *field, guint n)
{
  gint64 least = field->maximum > field->minimum ? field->minimum : 0;
  gint64 most = field->maximum > field->minimum ? field->maximum : 1000000;

  if (field->type == PURSUIT_FIELD_BOOLEAN)
    pursuit_record_set_integer (record, i, n % 2);
  else
    pursuit_record_set_integer (record, i, least + (gint64) n % (most - least + 1));
}

static char *
make_text (const PursuitField *field, guint n)
{
  switch ((int) field->type)
    {
    case PURSUIT_FIELD_CHOICE:
      return g_strdup (field->choices[n % count_choices (field)].nick);
    case PURSUIT_FIELD_DATE:
      return g_strdup_printf ("2026-%02u-%02u", 1 + n % 12, 1 + n % 28);
    case PURSUIT_FIELD_TIME:
      return g_strdup_printf ("2026-%02u-%02uT10:00:00Z", 1 + n % 12, 1 + n % 28);
    case PURSUIT_FIELD_ID:
      return g_strdup_printf ("0192f000-0000-7000-8000-%012x", n);
    case PURSUIT_FIELD_JSON:
      return g_strdup ("{}");
    case PURSUIT_FIELD_LONG_TEXT:
      return g_strdup_printf ("First line %u.\nSecond line.", n);
    case PURSUIT_FIELD_TEXT:
    default:
      return g_strdup_printf ("Word %u", n);
    }
}

static void
set_field (PursuitRecord *record, guint i, guint n)
{
  const PursuitField *field = &pursuit_record_get_fields (record)->fields[i];

  if (pursuit_field_is_number (field))
    set_number (record, i, field, n);
  else
    pursuit_record_take_text (record, i, make_text (field, n));
}

/* What has a form of its own, such as a currency, a digest or an array. */
static void
keep_if_valid (PursuitRecord *record, guint i)
{
  static const char *const forms[] = { "EUR", "[]", "lead" };

  for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
    {
      if (pursuit_record_check (record, NULL))
        return;
      if (pursuit_field_is_number (&pursuit_record_get_fields (record)->fields[i]))
        break;
      pursuit_record_set_text (record, i, forms[f]);
    }
  if (!pursuit_record_check (record, NULL))
    pursuit_record_unset (record, i);
}

PursuitRecord *
store_sample_new (PursuitKind kind, guint n)
{
  PursuitRecord *record = pursuit_record_new (kind);
  const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
    if ((table->fields[i].flags & (PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE)) != 0)
      set_field (record, i, n);
  for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
    if ((table->fields[i].flags & PURSUIT_FIELD_COMPUTED) == 0
        && !pursuit_record_is_set (record, i))
      {
        set_field (record, i, n);
        keep_if_valid (record, i);
      }
  pursuit_record_check (record, &error);
  g_assert_no_error (error);

  return record;
}

gboolean
store_sample_is_wanted (PursuitKind kind)
{
  return (pursuit_kind_get_flags (kind) & PURSUIT_KIND_BUSINESS) != 0
         && (pursuit_kind_get_flags (kind) & PURSUIT_KIND_EDITABLE) != 0;
}

static PursuitRecord *
make_lead (guint i)
{
  static const char *const names[] = { "Übel", "ubel", "Acme", "acme", "Zenith | Söhne", "Łódź" };
  static const char *const currencies[] = { "EUR", "JPY", "USD" };
  PursuitRecord *lead = store_sample_new (PURSUIT_KIND_LEAD, i % 5);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, names[i % G_N_ELEMENTS (names)]);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, currencies[i % G_N_ELEMENTS (currencies)]);
  pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, (gint64) (i % 4) * 100000);
  if (i % 3 != 0)
    pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, i % 7);
  if (i % 4 == 0)
    pursuit_record_unset (lead, PURSUIT_LEAD_CITY);
  if (i % 5 == 0)
    pursuit_record_unset (lead, PURSUIT_LEAD_EXPECTED_CLOSE);
  if (i % 2 == 0)
    pursuit_record_set_custom (lead, "Plan | B", i % 8 == 0 ? "10" : "gold|silver");

  return lead;
}

static gboolean
put_leads_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (session, "Sample", NULL);

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autoptr (PursuitRecord) lead = make_lead (i);

      if (!pursuit_bulk_insert (bulk, lead, error))
        return FALSE;
    }

  return pursuit_session_add_custom_column (session, PURSUIT_KIND_LEAD, "Plan | B", "text", "test",
                                            error)
         && pursuit_bulk_finish (bulk, error);
}

void
store_sample_put_leads (StoreFixture *fixture, guint n_leads)
{
  store_fixture_write (fixture, put_leads_func, GUINT_TO_POINTER (n_leads));
}
