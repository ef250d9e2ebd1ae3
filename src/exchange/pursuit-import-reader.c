/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-import-reader.h"

#include "core/pursuit-money.h"
#include "core/pursuit-record.h"
#include "exchange/pursuit-column-profile-private.h"
#include "exchange/pursuit-csv-reader-private.h"
#include "exchange/pursuit-rejects-writer.h"
#include "exchange/pursuit-row-mapper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many of a column's cells must be mail addresses before it is taken for one of them. */
#define MAIL_SHARE_PERCENT 80

struct _PursuitImportReader
{
  GObject parent_instance;

  PursuitCsvReader *table;
  PursuitHeaderMap *map;
  PursuitRowMapper mapper;
  PursuitImportRow *row;
};

G_DEFINE_FINAL_TYPE (PursuitImportReader, pursuit_import_reader, G_TYPE_OBJECT)

static const PursuitImportOptions no_options;

static PursuitColumnProfile *
get_profile (GArray *profiles, guint index)
{
  return &g_array_index (profiles, PursuitColumnProfile, index);
}

static GArray *
new_profiles (PursuitHeaderMap *map)
{
  guint n = pursuit_header_map_get_n_columns (map);
  GArray *profiles = g_array_sized_new (FALSE, TRUE, sizeof (PursuitColumnProfile), n);

  g_array_set_clear_func (profiles, (GDestroyNotify) pursuit_column_profile_clear);
  g_array_set_size (profiles, n);
  for (guint i = 0; i < n; i++)
    pursuit_column_profile_init (get_profile (profiles, i),
                                 pursuit_header_map_get_column (map, i)->target);

  return profiles;
}

static void
look_at_cell (PursuitColumnProfile *profile, const char *cell)
{
  g_autofree char *copy = NULL;
  gsize length = strlen (cell);

  if (length == 0)
    return;

  if (!g_ascii_isspace (cell[0]) && !g_ascii_isspace (cell[length - 1]))
    {
      pursuit_column_profile_add (profile, cell);
      return;
    }

  copy = g_strstrip (g_strdup (cell));
  pursuit_column_profile_add (profile, copy);
}

static gboolean
any_undecided (GArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    if (pursuit_column_profile_is_undecided (get_profile (profiles, i)))
      return TRUE;

  return FALSE;
}

/* Looks at the first rows, and behind them at the columns that are still in doubt. */
static gboolean
profile_table (PursuitCsvReader *table,
               PursuitHeaderMap *map,
               GArray *profiles,
               GCancellable *cancellable,
               GError **error)
{
  GError *reason = NULL;
  const PursuitCsvRecord *record;

  for (guint64 n = 0; (n < PURSUIT_IMPORT_SAMPLE_ROWS || any_undecided (profiles))
                      && pursuit_csv_reader_next (table, &record, cancellable, &reason);
       n++)
    for (guint i = 0; i < profiles->len; i++)
      {
        PursuitColumnProfile *profile = get_profile (profiles, i);

        if (n >= PURSUIT_IMPORT_SAMPLE_ROWS && !pursuit_column_profile_is_undecided (profile))
          continue;
        look_at_cell (profile, pursuit_csv_record_get_cell (record, i));
        if (n < PURSUIT_IMPORT_SAMPLE_ROWS)
          pursuit_header_map_add_example (map, i, pursuit_csv_record_get_cell (record, i));
      }

  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, reason);

  return FALSE;
}

static void
change_target (PursuitHeaderMap *map,
               GArray *profiles,
               guint column,
               PursuitImportTarget target,
               PursuitMappingOrigin origin)
{
  pursuit_header_map_set_target (map, column, target, origin);
  pursuit_column_profile_clear (get_profile (profiles, column));
  pursuit_column_profile_init (get_profile (profiles, column), target);
}

/* A column whose name fits but whose cells do not ("Last Activity: Email Opened") stays own. */
static void
drop_misfits (PursuitHeaderMap *map, GArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    if (pursuit_header_map_get_column (map, i)->origin == PURSUIT_MAPPING_BY_NAME
        && pursuit_column_profile_is_misfit (get_profile (profiles, i)))
      {
        change_target (map, profiles, i, PURSUIT_IMPORT_CUSTOM, PURSUIT_MAPPING_OWN_COLUMN);
        pursuit_header_map_set_note (map, i, _ ("its name fits a field, its cells do not"), TRUE);
      }
}

static PursuitImportTarget
get_mail_target (PursuitHeaderMap *map)
{
  switch (pursuit_header_map_get_object (map))
    {
    case PURSUIT_IMPORT_OBJECT_COMPANY:
      return PURSUIT_IMPORT_LEAD_CONTACT_EMAIL;
    case PURSUIT_IMPORT_OBJECT_USER:
      return PURSUIT_IMPORT_USER_EMAIL;
    case PURSUIT_IMPORT_OBJECT_DEAL:
    case PURSUIT_IMPORT_OBJECT_ACTIVITY:
      return PURSUIT_IMPORT_LINK_CONTACT_EMAIL;
    case PURSUIT_IMPORT_OBJECT_NONE:
    case PURSUIT_IMPORT_OBJECT_LEAD:
    case PURSUIT_IMPORT_OBJECT_CONTACT:
    default:
      return PURSUIT_IMPORT_PERSON_EMAIL;
    }
}

/* Finds a column of mail addresses by its cells, if none was found by its name. */
static void
find_mail_column (PursuitHeaderMap *map, GArray *profiles)
{
  PursuitImportTarget target = get_mail_target (map);

  if (pursuit_header_map_find_target (map, target) >= 0)
    return;

  for (guint i = 0; i < profiles->len; i++)
    {
      const PursuitColumnProfile *profile = get_profile (profiles, i);

      if (profile->target == PURSUIT_IMPORT_CUSTOM && profile->n_mails > 0
          && profile->n_mails * 100 >= profile->n_filled * MAIL_SHARE_PERCENT)
        {
          change_target (map, profiles, i, target, PURSUIT_MAPPING_BY_CONTENT);
          return;
        }
    }
}

static gsize
get_max_length (PursuitImportTarget target)
{
  PursuitKind kind = pursuit_import_target_get_kind (target);
  const PursuitFieldTable *table;
  int field;

  if (kind == PURSUIT_KIND_NONE)
    return 0;

  table = pursuit_kind_get_fields (kind);
  field = pursuit_field_table_find (table, pursuit_import_target_get_field (target));

  return field < 0 || pursuit_field_is_number (&table->fields[field])
             ? 0
             : pursuit_field_get_max_length (&table->fields[field]);
}

static void
plan_column (PursuitImportReader *self,
             guint index,
             PursuitColumnProfile *profile,
             gboolean day_first)
{
  const PursuitMappedColumn *column = pursuit_header_map_get_column (self->map, index);
  PursuitColumnPlan *plan = &self->mapper.columns[index];
  char fallback = pursuit_csv_reader_get_dialect (self->table)->delimiter == ';' ? ',' : '.';
  g_autofree char *note = NULL;
  gboolean doubtful;

  plan->header = column->header;
  plan->target = column->target;
  plan->type = pursuit_import_target_get_value_type (column->target);
  plan->max_length = get_max_length (column->target);
  plan->order = pursuit_column_profile_get_order (profile, day_first);
  plan->decimal = pursuit_column_profile_get_decimal (profile, fallback);
  plan->of_one = profile->has_part_of_one && !profile->has_over_one;
  if (column->target == PURSUIT_IMPORT_LEAD_CURRENCY)
    self->mapper.currency_column = (int) index;

  note = pursuit_column_profile_dup_note (profile, day_first, &doubtful);
  if (note != NULL)
    pursuit_header_map_set_note (self->map, index, note, doubtful);
}

static gboolean
is_our_own (PursuitHeaderMap *map)
{
  return strcmp (pursuit_header_map_get_system (map), "pursuit") == 0
         || pursuit_header_map_find_column (map, PURSUIT_REJECTS_REASON_HEADER) >= 0;
}

static void
plan_rows (PursuitImportReader *self, GArray *profiles, const PursuitImportOptions *options)
{
  PursuitRowMapper *mapper = &self->mapper;

  mapper->n_columns = profiles->len;
  mapper->columns = g_new0 (PursuitColumnPlan, profiles->len);
  mapper->currency_column = -1;
  mapper->currency = g_strdup (pursuit_currency_from_symbol (options->currency));
  mapper->object = pursuit_header_map_get_object (self->map);
  mapper->system = pursuit_header_map_get_system (self->map);
  mapper->zone = options->zone == NULL ? NULL : g_time_zone_ref (options->zone);
  mapper->without_bad_values = options->without_bad_values;
  mapper->guarded = is_our_own (self->map);
  for (guint i = 0; i < profiles->len; i++)
    plan_column (self, i, get_profile (profiles, i), options->day_first);
}

/* Applies what a person says, or said the last time. */
static gboolean
apply_wishes (PursuitHeaderMap *map, const PursuitImportOptions *options, GError **error)
{
  if (options->remembered != NULL
      && !pursuit_header_map_apply_json (map, options->remembered, error))
    return FALSE;

  for (guint i = 0; options->assignments != NULL && options->assignments[i] != NULL; i++)
    if (!pursuit_header_map_assign (map, options->assignments[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
prepare (PursuitImportReader *self,
         const PursuitImportOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GArray) profiles = NULL;
  PursuitCsvReader *table = self->table;

  self->map = pursuit_header_map_new (pursuit_csv_reader_get_headers (table),
                                      pursuit_csv_reader_get_name (table), options->object);
  if (!apply_wishes (self->map, options, error)
      || !pursuit_outcome_init (&self->mapper.outcome, options->outcome, self->map, error))
    return FALSE;

  profiles = new_profiles (self->map);
  if (!profile_table (table, self->map, profiles, cancellable, error))
    return FALSE;

  drop_misfits (self->map, profiles);
  find_mail_column (self->map, profiles);
  plan_rows (self, profiles, options);

  return TRUE;
}

static void
pursuit_import_reader_finalize (GObject *object)
{
  PursuitImportReader *self = PURSUIT_IMPORT_READER (object);

  g_clear_object (&self->table);
  g_clear_object (&self->map);
  g_clear_pointer (&self->row, pursuit_import_row_free);
  g_clear_pointer (&self->mapper.columns, g_free);
  g_clear_pointer (&self->mapper.currency, g_free);
  g_clear_pointer (&self->mapper.zone, g_time_zone_unref);
  pursuit_outcome_clear (&self->mapper.outcome);

  G_OBJECT_CLASS (pursuit_import_reader_parent_class)->finalize (object);
}

static void
pursuit_import_reader_class_init (PursuitImportReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_import_reader_finalize;
}

static void
pursuit_import_reader_init (PursuitImportReader *self)
{
  self->row = pursuit_import_row_new ();
}

PursuitImportReader *
pursuit_import_reader_open (const char *path,
                            const PursuitImportOptions *options,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (PursuitImportReader) self = NULL;
  g_autoptr (PursuitCsvReader) again = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (options == NULL)
    options = &no_options;

  self = g_object_new (PURSUIT_TYPE_IMPORT_READER, NULL);
  self->table = pursuit_csv_reader_open (path, options->dialect, cancellable, error);
  if (self->table == NULL || !prepare (self, options, cancellable, error))
    return NULL;

  /* The rows that the columns were judged by are read once more, from the start. */
  again = pursuit_csv_reader_open (path, pursuit_csv_reader_get_dialect (self->table), cancellable,
                                   error);
  if (again == NULL)
    return NULL;
  pursuit_csv_reader_take_notes (again, self->table);
  g_set_object (&self->table, again);

  return g_steal_pointer (&self);
}

PursuitCsvReader *
pursuit_import_reader_get_table (PursuitImportReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_READER (self), NULL);

  return self->table;
}

PursuitHeaderMap *
pursuit_import_reader_get_map (PursuitImportReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_READER (self), NULL);

  return self->map;
}

gboolean
pursuit_import_reader_next (PursuitImportReader *self,
                            const PursuitImportRow **row,
                            GCancellable *cancellable,
                            GError **error)
{
  const PursuitCsvRecord *record;

  g_return_val_if_fail (PURSUIT_IS_IMPORT_READER (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  *row = NULL;
  if (!pursuit_csv_reader_next (self->table, &record, cancellable, error))
    return FALSE;

  pursuit_row_mapper_fill (&self->mapper, self->row, record);
  *row = self->row;

  return TRUE;
}
