/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-lead-sources.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-conversation.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "engines/pursuit-speaker-names-private.h"

#include <string.h>

/* What says how a lead ended, or was made of what is sent anyway. */
static const guint left_out[] = {
  PURSUIT_LEAD_STAGE,
  PURSUIT_LEAD_LOST_REASON,
  PURSUIT_LEAD_PROBABILITY,
  PURSUIT_LEAD_CURRENCY,
};

static gboolean
is_sent (const PursuitFieldTable *table, guint field)
{
  const PursuitField *row = &table->fields[field];

  if (field < PURSUIT_N_COMMON_FIELDS || row->type == PURSUIT_FIELD_ID
      || row->type == PURSUIT_FIELD_JSON
      || (row->flags & (PURSUIT_FIELD_PERSONAL | PURSUIT_FIELD_COMPUTED | PURSUIT_FIELD_LOCAL))
             != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (left_out[i] == field)
      return FALSE;

  return TRUE;
}

/* The beginning of a text, whole characters. */
static char *
dup_beginning (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < PURSUIT_LEAD_SOURCES_MAX_LENGTH && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (text, (gsize) (end - text));
}

static void
add_text (PursuitSources *sources,
          const char *prefix,
          PursuitRecord *record,
          const char *field,
          const char *text)
{
  g_autofree char *beginning = text != NULL ? dup_beginning (text) : NULL;

  pursuit_sources_add_field (sources, prefix, pursuit_record_get_kind (record),
                             pursuit_record_get_id (record), field, beginning);
}

static void
add_field (PursuitSources *sources, const char *prefix, PursuitRecord *record, guint field)
{
  g_autofree char *text
      = pursuit_record_is_set (record, field) ? pursuit_record_dup_input (record, field) : NULL;

  add_text (sources, prefix, record, pursuit_record_get_fields (record)->fields[field].key, text);
}

static void
add_lead (PursuitSources *sources, PursuitRecord *lead)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (lead);
  g_auto (GStrv) columns = pursuit_record_list_custom (lead);

  for (guint i = 0; i < table->n_fields; i++)
    if (is_sent (table, i))
      add_field (sources, "lead", lead, i);
  for (guint i = 0; columns[i] != NULL && i < PURSUIT_LEAD_SOURCES_MAX_CUSTOM; i++)
    {
      g_autofree char *text = pursuit_record_dup_custom (lead, columns[i]);

      add_text (sources, "lead.custom", lead, columns[i], text);
    }
}

static char *
make_prefix (const char *what, guint number)
{
  return g_strdup_printf ("%s.%u", what, number);
}

static void
add_people (PursuitSources *sources, GPtrArray *people)
{
  static const guint fields[] = { PURSUIT_PERSON_ROLE, PURSUIT_PERSON_TITLE,
                                  PURSUIT_PERSON_DEPARTMENT, PURSUIT_PERSON_NOTES };

  for (guint i = 0; people != NULL && i < people->len && i < PURSUIT_LEAD_SOURCES_MAX_PEOPLE; i++)
    {
      g_autofree char *prefix = make_prefix ("person", i + 1);

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        add_field (sources, prefix, people->pdata[i], fields[k]);
    }
}

static void
add_activities (PursuitSources *sources, GPtrArray *activities)
{
  static const guint fields[] = { PURSUIT_ACTIVITY_TYPE, PURSUIT_ACTIVITY_HAPPENED_AT,
                                  PURSUIT_ACTIVITY_DUE_AT, PURSUIT_ACTIVITY_SUBJECT };

  for (guint i = 0;
       activities != NULL && i < activities->len && i < PURSUIT_LEAD_SOURCES_MAX_ACTIVITIES; i++)
    {
      PursuitRecord *activity = activities->pdata[i];
      g_autofree char *prefix = make_prefix ("activity", i + 1);

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        add_field (sources, prefix, activity, fields[k]);
      add_text (sources, prefix, activity, "text",
                pursuit_record_get_text (activity, PURSUIT_ACTIVITY_TEXT));
    }
}

/* How many of them are sent. */
static guint
count_conversations (GPtrArray *conversations)
{
  return conversations != NULL ? MIN (conversations->len, PURSUIT_LEAD_SOURCES_MAX_CONVERSATIONS)
                               : 0;
}

static void
add_conversations (PursuitSources *sources, GPtrArray *conversations)
{
  for (guint i = 0; i < count_conversations (conversations); i++)
    {
      PursuitRecord *conversation = conversations->pdata[i];
      const char *text = pursuit_record_get_text (conversation, PURSUIT_CONVERSATION_TRANSCRIPT);
      g_autofree char *prefix = make_prefix ("conversation", i + 1);
      g_autofree char *beginning = text != NULL ? dup_beginning (text) : NULL;
      g_autoptr (PursuitEvidence) evidence = pursuit_evidence_new (
          PURSUIT_KIND_CONVERSATION, pursuit_record_get_id (conversation), "transcript", NULL);

      add_field (sources, prefix, conversation, PURSUIT_CONVERSATION_HAPPENED_AT);
      pursuit_sources_add_lines (sources, prefix, evidence, beginning);
    }
}

PursuitSources *
pursuit_lead_sources_new (const PursuitScorecardInput *input)
{
  PursuitSources *sources;

  g_return_val_if_fail (input != NULL && input->lead != NULL, NULL);

  sources = pursuit_sources_new ();
  add_lead (sources, input->lead);
  add_people (sources, input->people);
  add_activities (sources, input->activities);
  add_conversations (sources, input->conversations);

  return sources;
}

void
pursuit_lead_sources_add_names (const PursuitScorecardInput *input, PursuitAiMask *mask)
{
  g_return_if_fail (input != NULL && input->lead != NULL);
  g_return_if_fail (mask != NULL);

  pursuit_ai_mask_add_name (mask, pursuit_record_get_text (input->lead, PURSUIT_LEAD_CONTACT_NAME));
  for (guint i = 0; input->people != NULL && i < input->people->len; i++)
    pursuit_ai_mask_add_name (
        mask, pursuit_record_get_text (input->people->pdata[i], PURSUIT_PERSON_NAME));
  for (guint i = 0; input->own_names != NULL && input->own_names[i] != NULL; i++)
    pursuit_ai_mask_add_name (mask, input->own_names[i]);
  for (guint i = 0; i < count_conversations (input->conversations); i++)
    pursuit_speaker_names_add_conversation (mask, input->conversations->pdata[i], NULL, NULL);
}
