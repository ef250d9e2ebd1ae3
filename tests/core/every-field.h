/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

#define AN_ID "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
#define ANOTHER_ID "017f22e2-79b0-7cc3-98c4-dc0c0c073990"

/* Two different valid values for any field, as a person types them. */
static inline const char *
get_sample (const PursuitField *field, guint which)
{
  static const char *const samples[][2] = {
    [PURSUIT_FIELD_TEXT] = { "Brennholt", "Ä" },
    [PURSUIT_FIELD_LONG_TEXT] = { "# One\n\n- two ✓\n", "x" },
    [PURSUIT_FIELD_INTEGER] = { "7", "42" },
    [PURSUIT_FIELD_MONEY] = { "1234.50 EUR", "7.00 EUR" },
    [PURSUIT_FIELD_BOOLEAN] = { "yes", "no" },
    [PURSUIT_FIELD_DATE] = { "2026-11-24", "2024-02-29" },
    [PURSUIT_FIELD_TIME] = { "2026-11-24T14:20:00Z", "1969-07-20T20:17:40Z" },
    [PURSUIT_FIELD_ID] = { AN_ID, ANOTHER_ID },
    [PURSUIT_FIELD_JSON] = { "{\"a\":\"b\",\"c\":[1,null]}", "{\"z\":\"ä\"}" },
  };

  if (field->type == PURSUIT_FIELD_CHOICE)
    return field->choices[which].nick;
  /* Currency fields hold three letters. */
  if (field->max_length == 3)
    return which == 0 ? "EUR" : "USD";

  return samples[field->type][which];
}

static inline void
set_sample (PursuitRecord *record, guint number, guint which)
{
  const PursuitField *field = &pursuit_record_get_fields (record)->fields[number];
  g_autoptr (GError) error = NULL;

  pursuit_record_set_from_input (record, number, get_sample (field, which), &error);
  g_assert_no_error (error);
}

static inline PursuitRecord *
new_full_record (PursuitKind kind, guint which)
{
  PursuitRecord *record = pursuit_record_new (kind);

  for (guint i = 0; i < pursuit_record_get_fields (record)->n_fields; i++)
    set_sample (record, i, which);

  return record;
}

#define FOR_EACH_FIELD(kind, i)                                                                    \
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)                           \
    for (guint i = 0; i < pursuit_kind_get_fields (kind)->n_fields; i++)
