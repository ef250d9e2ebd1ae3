/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-row-mapper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Salesforce ids have 15 characters, or 18 with a check; those of accounts begin with 001. */
#define SALESFORCE_ACCOUNT_PREFIX "001"

static const char *
get (const PursuitImportRow *row, PursuitImportTarget target)
{
  return row->values[target].text;
}

/* Lets a value that is missing be the same as another one. */
static void
copy_missing (PursuitImportRow *row, PursuitImportTarget to, PursuitImportTarget from)
{
  if (get (row, to) == NULL)
    pursuit_import_row_set_text (row, to, get (row, from));
}

static void
join_name (PursuitImportRow *row)
{
  const char *first = get (row, PURSUIT_IMPORT_PERSON_FIRST_NAME);
  const char *last = get (row, PURSUIT_IMPORT_PERSON_LAST_NAME);
  gsize n_first = first == NULL ? 0 : strlen (first);
  gsize n_last = last == NULL ? 0 : strlen (last);
  char *name;

  if (get (row, PURSUIT_IMPORT_PERSON_NAME) != NULL || n_first + n_last == 0)
    return;

  name = pursuit_text_arena_take (&row->arena, n_first + n_last + 2);
  g_snprintf (name, n_first + n_last + 2, "%s%s%s", n_first > 0 ? first : "",
              n_first > 0 && n_last > 0 ? " " : "", n_last > 0 ? last : "");
  pursuit_import_row_set_text (row, PURSUIT_IMPORT_PERSON_NAME, name);
}

static gboolean
is_salesforce_account_id (const char *text)
{
  gsize length = strlen (text);

  if ((length != 15 && length != 18) || !g_str_has_prefix (text, SALESFORCE_ACCOUNT_PREFIX))
    return FALSE;

  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text))
      return FALSE;

  return TRUE;
}

/* A lookup of an account that was exported by its id is a link and no name. */
static void
move_company_id (const PursuitRowMapper *self, PursuitImportRow *row)
{
  const char *name = get (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME);

  if (name == NULL || strcmp (self->system, "salesforce") != 0 || !is_salesforce_account_id (name))
    return;

  if (get (row, PURSUIT_IMPORT_LINK_COMPANY_ID) == NULL)
    pursuit_import_row_set_text (row, PURSUIT_IMPORT_LINK_COMPANY_ID, name);
  pursuit_import_row_unset (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME);
}

static gboolean
is_end (const char *stage)
{
  return g_strcmp0 (stage, "won") == 0 || g_strcmp0 (stage, "lost") == 0;
}

static const char *
find_outcome (const PursuitRowMapper *self, const PursuitImportRow *row)
{
  if (self->outcome.column < 0)
    return NULL;

  return pursuit_outcome_find (
      &self->outcome, pursuit_csv_record_get_cell (row->record, (guint) self->outcome.column));
}

/* What a person said about the outcome holds first, then what is at its end, then the stage. */
static void
settle_stage (const PursuitRowMapper *self, PursuitImportRow *row)
{
  const char *stage = get (row, PURSUIT_IMPORT_LEAD_STAGE);
  const char *status = get (row, PURSUIT_IMPORT_LEAD_STATUS);
  const char *outcome = find_outcome (self, row);
  const char *closed = get (row, PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE);

  if (outcome != NULL)
    stage = outcome;
  else if (stage == NULL || (!is_end (stage) && (is_end (status) || strcmp (stage, "new") == 0)))
    stage = status != NULL ? status : stage;
  pursuit_import_row_set_text (row, PURSUIT_IMPORT_LEAD_STAGE, stage);
  pursuit_import_row_unset (row, PURSUIT_IMPORT_LEAD_STATUS);

  /* A day without a time is its first second, see pursuit_value_date_to_time(). */
  if (is_end (stage) && closed != NULL && get (row, PURSUIT_IMPORT_LEAD_CLOSED_AT) == NULL)
    {
      char time[PURSUIT_VALUE_TIME_BYTES];

      g_snprintf (time, sizeof time, "%.10sT00:00:00Z", closed);
      pursuit_import_row_set_text (row, PURSUIT_IMPORT_LEAD_CLOSED_AT,
                                   pursuit_text_arena_copy (&row->arena, time, strlen (time)));
    }
}

static void
settle_consent (PursuitImportRow *row)
{
  gint64 opted_out;

  if (pursuit_import_row_get_number (row, PURSUIT_IMPORT_PERSON_OPT_OUT, &opted_out)
      && opted_out != 0 && get (row, PURSUIT_IMPORT_PERSON_CONSENT) == NULL)
    pursuit_import_row_set_text (row, PURSUIT_IMPORT_PERSON_CONSENT, "refused");
  pursuit_import_row_unset (row, PURSUIT_IMPORT_PERSON_OPT_OUT);
}

/* A link can name several people; then none of them is the contact. */
static void
copy_single (PursuitImportRow *row, PursuitImportTarget to, PursuitImportTarget from)
{
  const char *text = get (row, from);

  if (text != NULL && strchr (text, ';') == NULL)
    copy_missing (row, to, from);
}

static void
complete_lead (PursuitImportRow *row)
{
  copy_missing (row, PURSUIT_IMPORT_LEAD_CONTACT_NAME, PURSUIT_IMPORT_PERSON_NAME);
  copy_missing (row, PURSUIT_IMPORT_LEAD_CONTACT_TITLE, PURSUIT_IMPORT_PERSON_TITLE);
  copy_missing (row, PURSUIT_IMPORT_LEAD_CONTACT_EMAIL, PURSUIT_IMPORT_PERSON_EMAIL);
  copy_missing (row, PURSUIT_IMPORT_LEAD_CONTACT_PHONE, PURSUIT_IMPORT_PERSON_PHONE);
  copy_missing (row, PURSUIT_IMPORT_LEAD_CONTACT_PHONE, PURSUIT_IMPORT_PERSON_MOBILE);
  copy_single (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME, PURSUIT_IMPORT_LINK_COMPANY_NAME);
  if (row->object != PURSUIT_IMPORT_OBJECT_DEAL)
    return;

  copy_single (row, PURSUIT_IMPORT_LEAD_CONTACT_NAME, PURSUIT_IMPORT_LINK_CONTACT_NAME);
  copy_single (row, PURSUIT_IMPORT_LEAD_CONTACT_EMAIL, PURSUIT_IMPORT_LINK_CONTACT_EMAIL);
}

static gboolean
has_activity (const PursuitImportRow *row)
{
  return get (row, PURSUIT_IMPORT_ACTIVITY_SUBJECT) != NULL
         || get (row, PURSUIT_IMPORT_ACTIVITY_TEXT) != NULL
         || get (row, PURSUIT_IMPORT_ACTIVITY_DUE_AT) != NULL
         || get (row, PURSUIT_IMPORT_ACTIVITY_HAPPENED_AT) != NULL;
}

static void
complete_activity (PursuitImportRow *row)
{
  gboolean done = g_strcmp0 (get (row, PURSUIT_IMPORT_ACTIVITY_STATUS), "done") == 0;
  gboolean is_task = get (row, PURSUIT_IMPORT_ACTIVITY_DUE_AT) != NULL
                     || get (row, PURSUIT_IMPORT_ACTIVITY_SUBJECT) != NULL;

  if (done)
    copy_missing (row, PURSUIT_IMPORT_ACTIVITY_DONE_AT, PURSUIT_IMPORT_ACTIVITY_DUE_AT);
  pursuit_import_row_unset (row, PURSUIT_IMPORT_ACTIVITY_STATUS);

  /* A type or a priority alone is no activity. */
  if (!has_activity (row))
    row->kinds &= ~(1u << PURSUIT_KIND_ACTIVITY);
  else if (get (row, PURSUIT_IMPORT_ACTIVITY_TYPE) == NULL)
    pursuit_import_row_set_text (row, PURSUIT_IMPORT_ACTIVITY_TYPE, is_task ? "task" : "note");
}

static void
complete_kinds (const PursuitRowMapper *self, PursuitImportRow *row)
{
  if (row->object == PURSUIT_IMPORT_OBJECT_USER)
    {
      copy_missing (row, PURSUIT_IMPORT_USER_NAME, PURSUIT_IMPORT_PERSON_NAME);
      return;
    }

  if ((row->kinds & 1u << PURSUIT_KIND_ACTIVITY) != 0)
    complete_activity (row);
  if (row->object == PURSUIT_IMPORT_OBJECT_ACTIVITY)
    return;

  move_company_id (self, row);
  settle_stage (self, row);
  settle_consent (row);
  complete_lead (row);
}

/* A row that only names others has nothing to bring in. */
static void
check_substance (PursuitImportRow *row)
{
  if (row->n_rejecting == 0 && !pursuit_import_row_has_kind (row, PURSUIT_KIND_LEAD)
      && !pursuit_import_row_has_kind (row, PURSUIT_KIND_ACTIVITY)
      && !pursuit_import_row_has_kind (row, PURSUIT_KIND_USER))
    pursuit_import_row_add_problem (
        row, -1, TRUE, g_strdup (_ ("the row holds nothing but ids and names of others")));
}

void
pursuit_row_mapper_complete (const PursuitRowMapper *self, PursuitImportRow *row)
{
  g_assert (self != NULL);
  g_assert (row != NULL);

  join_name (row);
  complete_kinds (self, row);
  check_substance (row);
}
