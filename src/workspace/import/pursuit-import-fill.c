/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-fill-private.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-user.h"
#include "core/pursuit-util.h"

#include <string.h>

/* Which field of which kind a target is, looked up once. */
typedef struct
{
  PursuitKind kind;
  int field;
  gboolean number;
} TargetField;

static const TargetField *
get_target_fields (void)
{
  static TargetField table[PURSUIT_IMPORT_N_TARGETS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
        {
          PursuitImportTarget target = (PursuitImportTarget) i;
          PursuitKind kind = pursuit_import_target_get_kind (target);
          const PursuitFieldTable *fields;

          table[i].kind = kind;
          table[i].field = -1;
          if (kind == PURSUIT_KIND_NONE)
            continue;
          fields = pursuit_kind_get_fields (kind);
          table[i].field
              = pursuit_field_table_find (fields, pursuit_import_target_get_field (target));
          if (table[i].field >= 0)
            table[i].number = pursuit_field_is_number (&fields->fields[table[i].field]);
        }
      g_once_init_leave (&ready, 1);
    }

  return table;
}

static void
read_field (const PursuitImportRow *row,
            PursuitImportTarget target,
            const TargetField *field,
            PursuitRecord *record)
{
  gint64 number;

  if (!field->number)
    {
      const char *text = pursuit_import_row_get_text (row, target);

      if (text != NULL)
        pursuit_record_set_text (record, (guint) field->field, text);
    }
  else if (pursuit_import_row_get_number (row, target, &number))
    pursuit_record_set_integer (record, (guint) field->field, number);
}

static gboolean
takes_custom (const PursuitImportRow *row, PursuitKind kind)
{
  PursuitImportObject object = pursuit_import_row_get_object (row);

  if (object == PURSUIT_IMPORT_OBJECT_ACTIVITY)
    return kind == PURSUIT_KIND_ACTIVITY;
  if (object == PURSUIT_IMPORT_OBJECT_USER)
    return kind == PURSUIT_KIND_USER;

  return kind == PURSUIT_KIND_LEAD;
}

PursuitRecord *
pursuit_import_read (const PursuitImportRow *row, PursuitKind kind)
{
  const TargetField *table = get_target_fields ();
  PursuitRecord *record = pursuit_record_new (kind);

  for (int i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    if (table[i].kind == kind && table[i].field >= 0)
      read_field (row, (PursuitImportTarget) i, &table[i], record);
  if (takes_custom (row, kind) && pursuit_import_row_get_n_custom (row) > 0)
    pursuit_record_take_text (record, PURSUIT_FIELD_CUSTOM,
                              pursuit_import_row_dup_custom_json (row));

  return record;
}

gboolean
pursuit_import_has_deal (PursuitRecord *lead)
{
  return pursuit_record_is_set (lead, PURSUIT_LEAD_TITLE)
         || pursuit_record_is_set (lead, PURSUIT_LEAD_VALUE)
         || pursuit_record_is_set (lead, PURSUIT_LEAD_EXPECTED_CLOSE);
}

static const guint contact_fields[][2] = {
  { PURSUIT_LEAD_CONTACT_NAME, PURSUIT_PERSON_NAME },
  { PURSUIT_LEAD_CONTACT_TITLE, PURSUIT_PERSON_TITLE },
  { PURSUIT_LEAD_CONTACT_EMAIL, PURSUIT_PERSON_EMAIL },
  { PURSUIT_LEAD_CONTACT_PHONE, PURSUIT_PERSON_PHONE },
  { PURSUIT_LEAD_COMPANY_NAME, PURSUIT_PERSON_COMPANY_NAME },
};

void
pursuit_import_copy_contact (PursuitRecord *lead, PursuitRecord *person)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contact_fields); i++)
    if (!pursuit_record_is_set (lead, contact_fields[i][0]))
      pursuit_record_set_text (lead, contact_fields[i][0],
                               pursuit_record_get_text (person, contact_fields[i][1]));
  if (!pursuit_record_is_set (lead, PURSUIT_LEAD_CONTACT_PHONE))
    pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_PHONE,
                             pursuit_record_get_text (person, PURSUIT_PERSON_MOBILE));
}

void
pursuit_import_put_contact (PursuitRecord *lead, PursuitRecord *person)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contact_fields); i++)
    if (contact_fields[i][0] != PURSUIT_LEAD_COMPANY_NAME
        && pursuit_record_is_set (person, contact_fields[i][1]))
      pursuit_record_unset (lead, contact_fields[i][0]);
  if (pursuit_record_is_set (person, PURSUIT_PERSON_MOBILE))
    pursuit_record_unset (lead, PURSUIT_LEAD_CONTACT_PHONE);
  pursuit_import_copy_contact (lead, person);
}

void
pursuit_import_complete_person (PursuitRecord *lead, PursuitRecord *person)
{
  pursuit_person_join_names (person);
  for (gsize i = 0; i < G_N_ELEMENTS (contact_fields); i++)
    if (!pursuit_record_is_set (person, contact_fields[i][1]))
      pursuit_record_set_text (person, contact_fields[i][1],
                               pursuit_record_get_text (lead, contact_fields[i][0]));
  pursuit_import_copy_contact (lead, person);
}

/* What a deal decides once there is one: its contact's file must not change it again. */
static gboolean
is_of_deal (guint field)
{
  switch (field)
    {
    case PURSUIT_LEAD_TITLE:
    case PURSUIT_LEAD_STAGE:
    case PURSUIT_LEAD_OWNER_ID:
    case PURSUIT_LEAD_SOURCE:
    case PURSUIT_LEAD_VALUE:
    case PURSUIT_LEAD_CURRENCY:
    case PURSUIT_LEAD_PROBABILITY:
    case PURSUIT_LEAD_EXPECTED_CLOSE:
    case PURSUIT_LEAD_CLOSED_AT:
    case PURSUIT_LEAD_NEXT_STEP:
    case PURSUIT_LEAD_LOST_REASON:
    case PURSUIT_LEAD_DESCRIPTION:
    case PURSUIT_FIELD_CREATED_AT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
comes_from (PursuitRecord *lead, guint field, PursuitRecord *company)
{
  return company != NULL && pursuit_record_is_set (company, field)
         && pursuit_record_field_equal (lead, company, field);
}

static gboolean
may_replace (PursuitRecord *lead,
             PursuitRecord *news,
             guint field,
             PursuitImportRank rank,
             gboolean has_deal)
{
  if (!pursuit_record_is_set (lead, field))
    return TRUE;
  /* Whoever of the three was spoken to last. */
  if (field == PURSUIT_LEAD_LAST_ACTIVITY_AT)
    return strcmp (pursuit_record_get_text (news, field), pursuit_record_get_text (lead, field))
           > 0;
  if (field == PURSUIT_FIELD_CREATED_AT)
    return FALSE;

  switch (rank)
    {
    case PURSUIT_IMPORT_RANK_COMPANY:
      return FALSE;
    case PURSUIT_IMPORT_RANK_CONTACT:
      return !has_deal || !is_of_deal (field);
    case PURSUIT_IMPORT_RANK_DEAL:
    default:
      return TRUE;
    }
}

static char *
make_side_header (const char *header, PursuitImportRank rank)
{
  return g_strconcat (header, rank == PURSUIT_IMPORT_RANK_COMPANY ? " (company)" : " (contact)",
                      NULL);
}

static JsonObject *
parse_custom (PursuitRecord *record)
{
  const char *text = pursuit_record_get_text (record, PURSUIT_FIELD_CUSTOM);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();

  return json_node_dup_object (node);
}

static void
write_custom (PursuitRecord *record, JsonObject *custom)
{
  g_autoptr (JsonNode) node = NULL;

  if (json_object_get_size (custom) == 0)
    return;

  node = json_node_alloc ();
  json_node_init_object (node, custom);
  pursuit_record_take_text (record, PURSUIT_FIELD_CUSTOM, pursuit_json_to_text (node, FALSE));
}

static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Keeps the text that did not win. Where contact and company say the same it stands once, as the
 * company's, whichever came first. */
static void
keep_beside (JsonObject *custom, const char *header, PursuitImportRank rank, const char *text)
{
  g_autofree char *company = make_side_header (header, PURSUIT_IMPORT_RANK_COMPANY);
  g_autofree char *contact = make_side_header (header, PURSUIT_IMPORT_RANK_CONTACT);

  if (rank == PURSUIT_IMPORT_RANK_COMPANY)
    {
      if (g_strcmp0 (get_member (custom, contact), text) == 0)
        json_object_remove_member (custom, contact);
      json_object_set_string_member (custom, company, text);
    }
  else if (g_strcmp0 (get_member (custom, company), text) != 0)
    json_object_set_string_member (custom, contact, text);
}

typedef struct
{
  JsonObject *into;
  JsonObject *company;
  PursuitImportRank rank;
  gboolean has_deal;
  gboolean update;
} CustomMerge;

static void
join_custom (CustomMerge *merge, const char *header, const char *text)
{
  const char *old = get_member (merge->into, header);
  gboolean from_company = old != NULL && merge->company != NULL
                          && g_strcmp0 (get_member (merge->company, header), old) == 0;
  PursuitImportRank old_rank = from_company      ? PURSUIT_IMPORT_RANK_COMPANY
                               : merge->has_deal ? PURSUIT_IMPORT_RANK_DEAL
                                                 : PURSUIT_IMPORT_RANK_CONTACT;

  if (old == NULL || merge->rank > old_rank)
    {
      g_autofree char *loser = g_strdup (old);

      json_object_set_string_member (merge->into, header, text);
      if (loser != NULL)
        keep_beside (merge->into, header, old_rank, loser);
    }
  else
    keep_beside (merge->into, header, merge->rank, text);
}

static void
renew_custom (CustomMerge *merge, const char *header, const char *text)
{
  g_autofree char *side
      = merge->rank == PURSUIT_IMPORT_RANK_DEAL ? NULL : make_side_header (header, merge->rank);

  if (side != NULL && json_object_has_member (merge->into, side))
    json_object_set_string_member (merge->into, side, text);
  else
    json_object_set_string_member (merge->into, header, text);
}

static void
merge_custom (PursuitRecord *lead, PursuitRecord *news, CustomMerge merge, PursuitRecord *company)
{
  g_autoptr (JsonObject) into = NULL;
  g_autoptr (JsonObject) from = NULL;
  g_autoptr (JsonObject) old = NULL;
  JsonObjectIter iter;
  const char *header;
  JsonNode *node;

  if (!pursuit_record_is_set (news, PURSUIT_FIELD_CUSTOM))
    return;
  if (!pursuit_record_is_set (lead, PURSUIT_FIELD_CUSTOM))
    {
      pursuit_record_copy_field (lead, PURSUIT_FIELD_CUSTOM, news);
      return;
    }

  into = parse_custom (lead);
  from = parse_custom (news);
  old = company != NULL ? parse_custom (company) : NULL;
  merge.into = into;
  merge.company = old;
  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &header, &node))
    {
      const char *text = get_member (from, header);

      if (text == NULL || g_strcmp0 (get_member (into, header), text) == 0)
        continue;
      if (merge.update)
        renew_custom (&merge, header, text);
      else
        join_custom (&merge, header, text);
    }
  write_custom (lead, into);
}

static gboolean
is_content (guint field)
{
  return field == PURSUIT_FIELD_CREATED_AT || field >= PURSUIT_N_COMMON_FIELDS;
}

void
pursuit_import_merge (PursuitRecord *lead,
                      PursuitRecord *news,
                      PursuitImportRank rank,
                      PursuitRecord *company)
{
  gboolean has_deal = pursuit_import_has_deal (lead);
  CustomMerge merge = { .rank = rank, .has_deal = has_deal };

  merge_custom (lead, news, merge, company);
  for (guint i = 0; i < PURSUIT_LEAD_N_FIELDS; i++)
    if (is_content (i) && pursuit_record_is_set (news, i)
        && may_replace (lead, news, i, rank, has_deal))
      pursuit_record_copy_field (lead, i, news);
}

void
pursuit_import_update (PursuitRecord *lead,
                       PursuitRecord *news,
                       PursuitImportRank rank,
                       PursuitRecord *company)
{
  gboolean has_deal = pursuit_import_has_deal (lead);
  CustomMerge merge = { .rank = rank, .has_deal = has_deal, .update = TRUE };

  merge_custom (lead, news, merge, company);
  for (guint i = PURSUIT_N_COMMON_FIELDS; i < PURSUIT_LEAD_N_FIELDS; i++)
    {
      gboolean mine = TRUE;

      if (!pursuit_record_is_set (news, i))
        continue;
      if (rank == PURSUIT_IMPORT_RANK_COMPANY)
        mine = !pursuit_record_is_set (lead, i) || comes_from (lead, i, company);
      else if (rank == PURSUIT_IMPORT_RANK_CONTACT && has_deal && is_of_deal (i))
        mine = !pursuit_record_is_set (lead, i);
      if (mine)
        pursuit_record_copy_field (lead, i, news);
    }
}

void
pursuit_import_overwrite (PursuitRecord *record, PursuitRecord *news, gboolean only_empty)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);

  g_assert (table == pursuit_record_get_fields (news));

  for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
    if (pursuit_record_is_set (news, i) && !(only_empty && pursuit_record_is_set (record, i)))
      pursuit_record_copy_field (record, i, news);
  if (pursuit_record_is_set (news, PURSUIT_FIELD_CUSTOM)
      && !pursuit_record_is_set (record, PURSUIT_FIELD_CUSTOM))
    pursuit_record_copy_field (record, PURSUIT_FIELD_CUSTOM, news);
}
