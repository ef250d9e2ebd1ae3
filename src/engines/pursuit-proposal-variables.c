/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-variables-private.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PursuitProposalVariable variables[] = {
  { "title", N_ ("title"), "Condition monitoring for line 3" },
  { "company_name", N_ ("company"), "Brennholt Pumpen GmbH" },
  { "contact_name", N_ ("contact"), "Anna Keller" },
  { "contact_title", N_ ("contact's job title"), "Head of Operations" },
  { "contact_email", N_ ("contact's e-mail"), "keller@brennholt.example" },
  { "contact_phone", N_ ("contact's phone"), "+43 732 1234" },
  { "signer", N_ ("signer"), "Jonas Reuter" },
  { "industry", N_ ("industry"), "Manufacturing" },
  { "company_size", N_ ("employees"), "850" },
  { "street", N_ ("street"), "Hafenstraße 4" },
  { "postal_code", N_ ("postal code"), "4020" },
  { "city", N_ ("city"), "Linz" },
  { "region", N_ ("state or region"), "Oberösterreich" },
  { "country", N_ ("country"), "Austria" },
  { "need", N_ ("need"), "Three stops since June" },
  { "budget", N_ ("budget"), "50 000 EUR, approved" },
  { "timeline", N_ ("timeline"), "before the March audit" },
  { "next_step", N_ ("next step"), "A call on 1 December" },
  { "next_step_at", N_ ("day of the next step"), "1 December 2026" },
  { "expected_close", N_ ("expected close"), "18 December 2026" },
  { "today", N_ ("today"), "24 November 2026" },
  { "valid_until", N_ ("valid until"), "18 December 2026" },
  { "term", N_ ("term"), "36 months" },
  { "currency", N_ ("currency"), "EUR" },
  { "total", N_ ("total"), "48,600.00 EUR" },
  { "subtotal", N_ ("sum before discounts"), "49,980.00 EUR" },
  { "discount", N_ ("discounts"), "1,380.00 EUR" },
  { "price_table", N_ ("price table"), "| Item | Quantity | …" },
  { "owner_name", N_ ("our contact"), "Marta Lindqvist" },
  { "owner_email", N_ ("our contact's e-mail"), "marta@halvard.example" },
  { "organization_name", N_ ("our name"), "Halvard Telemetrics" },
};

const PursuitProposalVariable *
pursuit_proposal_variables_list (guint *n_variables)
{
  g_return_val_if_fail (n_variables != NULL, NULL);

  *n_variables = G_N_ELEMENTS (variables);

  return variables;
}

const char *
pursuit_proposal_variable_get_label (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    if (strcmp (variables[i].name, name) == 0)
      return _ (variables[i].label);

  return name;
}

PursuitEvidence *
pursuit_evidence_of_field (PursuitRecord *record, guint field)
{
  const PursuitFieldTable *fields = pursuit_record_get_fields (record);
  g_autofree char *quote = pursuit_record_dup_input (record, field);

  return pursuit_evidence_new (fields->kind, pursuit_record_get_id (record),
                               fields->fields[field].key, quote);
}

void
pursuit_variable_filler_set (PursuitVariableFiller *self,
                             const char *name,
                             const char *text,
                             PursuitEvidence *evidence)
{
  PursuitProposalValues *values = self->values;

  pursuit_template_values_set (values->values, name, pursuit_proposal_variable_get_label (name),
                               text);
  if (pursuit_str_is_blank (text))
    {
      pursuit_evidence_free (evidence);
      return;
    }
  g_hash_table_insert (values->texts, g_strdup (name), g_strdup (text));
  if (evidence != NULL)
    g_hash_table_insert (values->evidence, g_strdup (name), evidence);
}

void
pursuit_variable_filler_add_figure (PursuitVariableFiller *self,
                                    char *figure,
                                    const PursuitEvidence *evidence)
{
  g_hash_table_insert (self->values->figures, figure, pursuit_evidence_copy (evidence));
}

static void
set_field (PursuitVariableFiller *self, const char *name, PursuitRecord *record, guint field)
{
  const char *raw = record != NULL ? pursuit_record_get_text (record, field) : NULL;
  g_autofree char *text = NULL;

  if (pursuit_str_is_blank (raw))
    {
      pursuit_variable_filler_set (self, name, NULL, NULL);
      return;
    }
  if (pursuit_record_get_fields (record)->fields[field].type == PURSUIT_FIELD_DATE)
    {
      g_autoptr (PursuitEvidence) evidence = pursuit_evidence_of_field (record, field);

      text = pursuit_language_format_day (self->language, raw);
      pursuit_variable_filler_add_figure (self, g_strdup (raw), evidence);
    }
  pursuit_variable_filler_set (self, name, text != NULL ? text : raw,
                               pursuit_evidence_of_field (record, field));
}

static PursuitRecord *
find_person (const PursuitProposalInput *input, const char *role, const char *name)
{
  for (guint i = 0; input->people != NULL && i < input->people->len; i++)
    {
      PursuitRecord *person = g_ptr_array_index (input->people, i);

      if (!pursuit_record_is_set (person, PURSUIT_FIELD_DELETED_AT)
          && pursuit_record_is_set (person, PURSUIT_PERSON_NAME)
          && (role == NULL
              || g_strcmp0 (pursuit_record_get_text (person, PURSUIT_PERSON_ROLE), role) == 0)
          && (name == NULL
              || g_strcmp0 (pursuit_record_get_text (person, PURSUIT_PERSON_NAME), name) == 0))
        return person;
    }

  return NULL;
}

/* The lead's own contact wins; what it does not say, the person of that name does. */
static void
fill_contact (PursuitVariableFiller *self)
{
  static const struct
  {
    const char *variable;
    guint of_lead, of_person;
  } fields[] = {
    { "contact_name", PURSUIT_LEAD_CONTACT_NAME, PURSUIT_PERSON_NAME },
    { "contact_title", PURSUIT_LEAD_CONTACT_TITLE, PURSUIT_PERSON_TITLE },
    { "contact_email", PURSUIT_LEAD_CONTACT_EMAIL, PURSUIT_PERSON_EMAIL },
    { "contact_phone", PURSUIT_LEAD_CONTACT_PHONE, PURSUIT_PERSON_PHONE },
  };
  PursuitRecord *lead = self->input->lead;
  PursuitRecord *person
      = find_person (self->input, NULL, pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_NAME));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean by_lead
          = person == NULL
            || !pursuit_str_is_blank (pursuit_record_get_text (lead, fields[i].of_lead));

      set_field (self, fields[i].variable, by_lead ? lead : person,
                 by_lead ? fields[i].of_lead : fields[i].of_person);
    }
  set_field (self, "signer", find_person (self->input, "decision_maker", NULL),
             PURSUIT_PERSON_NAME);
}

static void
fill_title (PursuitVariableFiller *self)
{
  PursuitRecord *lead = self->input->lead;
  PursuitRecord *proposal = self->input->proposal;
  const char *company = pursuit_record_get_text (lead, PURSUIT_LEAD_COMPANY_NAME);
  g_autofree char *title = NULL;

  if (proposal != NULL && pursuit_record_is_set (proposal, PURSUIT_PROPOSAL_TITLE))
    {
      set_field (self, "title", proposal, PURSUIT_PROPOSAL_TITLE);
    }
  else if (pursuit_record_is_set (lead, PURSUIT_LEAD_TITLE) || company == NULL)
    {
      set_field (self, "title", lead, PURSUIT_LEAD_TITLE);
    }
  else
    {
      title = pursuit_language_format_title (self->language, company);
      pursuit_variable_filler_set (self, "title", title,
                                   pursuit_evidence_of_field (lead, PURSUIT_LEAD_COMPANY_NAME));
    }
}

static void
fill_term (PursuitVariableFiller *self)
{
  PursuitRecord *proposal = self->input->proposal;
  const char *raw = proposal != NULL
                        ? pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTRACT_TERM)
                        : NULL;
  guint months = pursuit_proposal_parse_term (raw);
  g_autofree char *text = NULL;
  PursuitEvidence *evidence;

  if (raw == NULL || pursuit_str_is_blank (raw))
    {
      pursuit_variable_filler_set (self, "term", NULL, NULL);
      return;
    }
  /* A bare number is months. */
  if (raw[strspn (raw, "0123456789 ")] == '\0')
    text = pursuit_language_format_months (self->language, months);
  evidence = pursuit_evidence_of_field (proposal, PURSUIT_PROPOSAL_CONTRACT_TERM);
  self->values->has_term = months > 0;
  if (months > 0)
    pursuit_variable_filler_add_figure (self, pursuit_figure_dup_months (months), evidence);
  pursuit_variable_filler_set (self, "term", text != NULL ? text : raw, evidence);
}

static void
fill_ourselves (PursuitVariableFiller *self)
{
  const PursuitProposalInput *input = self->input;
  g_autofree char *today = pursuit_language_format_day (self->language, input->today);
  PursuitEvidence *now = pursuit_evidence_new (PURSUIT_KIND_NONE, NULL, "today", input->today);
  PursuitEvidence *name
      = pursuit_evidence_new (PURSUIT_KIND_ORGANIZATION, NULL, "name", input->organization_name);

  pursuit_variable_filler_add_figure (self, g_strdup (input->today), now);
  pursuit_variable_filler_set (self, "today", today, now);
  pursuit_variable_filler_set (self, "organization_name", input->organization_name, name);
  set_field (self, "owner_name", input->owner, PURSUIT_USER_NAME);
  set_field (self, "owner_email", input->owner, PURSUIT_USER_EMAIL);
}

void
pursuit_variable_filler_fill_fields (PursuitVariableFiller *self)
{
  static const struct
  {
    const char *variable;
    guint field;
  } of_lead[] = {
    { "company_name", PURSUIT_LEAD_COMPANY_NAME },
    { "industry", PURSUIT_LEAD_INDUSTRY },
    { "company_size", PURSUIT_LEAD_COMPANY_SIZE },
    { "street", PURSUIT_LEAD_STREET },
    { "postal_code", PURSUIT_LEAD_POSTAL_CODE },
    { "city", PURSUIT_LEAD_CITY },
    { "region", PURSUIT_LEAD_REGION },
    { "country", PURSUIT_LEAD_COUNTRY },
    { "need", PURSUIT_LEAD_NEED },
    { "budget", PURSUIT_LEAD_BUDGET },
    { "timeline", PURSUIT_LEAD_TIMELINE },
    { "next_step", PURSUIT_LEAD_NEXT_STEP },
    { "expected_close", PURSUIT_LEAD_EXPECTED_CLOSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (of_lead); i++)
    set_field (self, of_lead[i].variable, self->input->lead, of_lead[i].field);
  set_field (self, "valid_until", self->input->proposal, PURSUIT_PROPOSAL_VALID_UNTIL);
  set_field (self, "next_step_at", self->input->proposal, PURSUIT_PROPOSAL_NEXT_STEP_AT);
  fill_contact (self);
  fill_title (self);
  fill_term (self);
  fill_ourselves (self);
}
