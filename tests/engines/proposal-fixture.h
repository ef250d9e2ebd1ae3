/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-lead.h"
#include "core/pursuit-line-item.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"
#include "engines/pursuit-proposal-input.h"

/* A lead with all that a proposal needs; the tests take away what they want to miss. */
typedef struct
{
  PursuitProposalInput input;
} Fixture;

static inline PursuitRecord *
new_record (PursuitKind kind, const char *const *pairs)
{
  PursuitRecord *record = pursuit_record_new (kind);

  for (gsize i = 0; pairs[i] != NULL; i += 2)
    {
      int field = pursuit_field_table_find (pursuit_record_get_fields (record), pairs[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (field, >=, 0);
      pursuit_record_set_from_input (record, (guint) field, pairs[i + 1], &error);
      g_assert_no_error (error);
    }

  return record;
}

#define RECORD(KIND, ...) new_record (KIND, (const char *const[]){ __VA_ARGS__, NULL })
#define ITEM(position, name, quantity, price)                                                      \
  RECORD (PURSUIT_KIND_LINE_ITEM, "position", position, "name", name, "quantity", quantity,        \
          "unit_price", price)

static inline void
set_up (Fixture *f, gconstpointer data)
{
  f->input = (PursuitProposalInput){
    .lead = RECORD (PURSUIT_KIND_LEAD, "company_name", "Brennholt Pumpen GmbH", "contact_name",
                    "Anna Keller", "title", "Condition monitoring for line 3", "value", "48600 EUR",
                    "need", "Three stops since June", "next_step", "A call"),
    .proposal = RECORD (PURSUIT_KIND_PROPOSAL, "valid_until", "2026-12-18", "contract_term", "36",
                        "currency", "EUR"),
    .people = g_ptr_array_new_with_free_func (g_object_unref),
    .line_items = g_ptr_array_new_with_free_func (g_object_unref),
    .owner = RECORD (PURSUIT_KIND_USER, "name", "Marta Lindqvist"),
    .organization_name = "Halvard Telemetrics",
    .today = "2026-11-24",
  };
  g_ptr_array_add (f->input.people, RECORD (PURSUIT_KIND_PERSON, "name", "Anna Keller", "title",
                                            "Head of Operations"));
  g_ptr_array_add (f->input.people,
                   RECORD (PURSUIT_KIND_PERSON, "name", "Jonas Reuter", "role", "decision_maker"));
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->input.lead);
  g_clear_object (&f->input.proposal);
  g_clear_object (&f->input.owner);
  g_ptr_array_unref (f->input.people);
  g_ptr_array_unref (f->input.line_items);
}
