/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-cell-format-private.h"
#include "insight/pursuit-feature-column-private.h"

#include <string.h>

static PursuitDataset *
make_column (const char *const *cells)
{
  static const char *const names[] = { "Column", NULL };
  PursuitDataset *dataset = pursuit_dataset_new (names);

  for (; *cells != NULL; cells++)
    g_assert_true (
        pursuit_dataset_add (dataset, cells, PURSUIT_OUTCOME_OPEN, PURSUIT_DATASET_NO_TIME));

  return dataset;
}

static guint *
count (const PursuitDataset *dataset)
{
  guint *counts = g_new0 (guint, pursuit_dataset_get_n_values (dataset, 0));

  for (guint i = 0; i < pursuit_dataset_get_n_rows (dataset); i++)
    counts[pursuit_dataset_get_codes (dataset, 0)[i]]++;

  return counts;
}

static PursuitCellFormat
find_format (const char *const *cells)
{
  g_autoptr (PursuitDataset) dataset = make_column (cells);
  g_autofree guint *counts = count (dataset);

  return pursuit_cell_format_find (dataset, 0, counts);
}

static void
test_missing (void)
{
  static const char *const missing[]
      = { "",     "  ",   "Select", " select ", "-",     "--",           "–",      "n/a", "N/A",
          "#N/A", "NULL", "None",   "unknown",  "k. A.", "Keine Angabe", "(blank)" };
  static const char *const given[] = { "0", "no", "Selected", "unknown person", "-1", "Nonesuch" };

  g_assert_true (pursuit_dataset_is_missing (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_true (pursuit_dataset_is_missing (missing[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    g_assert_false (pursuit_dataset_is_missing (given[i]));
}

static void
test_values_once (void)
{
  static const char *const cells[] = { "a", " a ", "b", "Select", "b\t", "é", NULL };
  g_autoptr (PursuitDataset) dataset = make_column (cells);
  const guint32 *codes = pursuit_dataset_get_codes (dataset, 0);

  g_assert_cmpuint (pursuit_dataset_get_n_rows (dataset), ==, 6);
  g_assert_cmpuint (pursuit_dataset_get_n_values (dataset, 0), ==, 4);
  g_assert_cmpuint (codes[0], ==, codes[1]);
  g_assert_cmpuint (codes[2], ==, codes[4]);
  g_assert_cmpuint (codes[3], ==, 0);
  g_assert_cmpstr (pursuit_dataset_get_value (dataset, 0, codes[5]), ==, "é");
  g_assert_null (pursuit_dataset_get_value (dataset, 0, 0));
}

static void
test_limits (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PursuitDataset) wide = NULL;
  g_autoptr (PursuitDataset) dataset = NULL;
  g_autofree char *longest = g_strnfill (1000, 'x');
  g_autofree char *split = NULL;
  const char *cells[] = { longest, NULL, NULL };

  for (guint i = 0; i < PURSUIT_DATASET_MAX_COLUMNS + 7; i++)
    g_ptr_array_add (names, g_strdup_printf ("%u", i));
  g_ptr_array_add (names, NULL);
  wide = pursuit_dataset_new ((const char *const *) names->pdata);
  g_assert_cmpuint (pursuit_dataset_get_n_columns (wide), ==, PURSUIT_DATASET_MAX_COLUMNS);

  /* A letter of two bytes at the cut goes whole. */
  memset (longest + PURSUIT_DATASET_MAX_VALUE_BYTES - 1, 'x', 1);
  split = g_strdup_printf ("%.*sé", PURSUIT_DATASET_MAX_VALUE_BYTES - 1, longest);
  cells[1] = split;
  dataset = make_column (cells);
  g_assert_cmpuint (strlen (pursuit_dataset_get_value (dataset, 0, 1)), ==,
                    PURSUIT_DATASET_MAX_VALUE_BYTES);
  g_assert_cmpuint (strlen (pursuit_dataset_get_value (dataset, 0, 2)), ==,
                    PURSUIT_DATASET_MAX_VALUE_BYTES - 1);
}

static void
test_many_values (void)
{
  static const char *const names[] = { "Column", NULL };
  g_autoptr (PursuitDataset) dataset = pursuit_dataset_new (names);

  for (guint i = 0; i < PURSUIT_DATASET_MAX_VALUES + 100; i++)
    {
      char text[16];
      const char *cells[] = { text };

      g_snprintf (text, sizeof text, "v%u", i);
      g_assert_true (
          pursuit_dataset_add (dataset, cells, PURSUIT_OUTCOME_WON, PURSUIT_DATASET_NO_TIME));
    }
  g_assert_cmpuint (pursuit_dataset_get_n_values (dataset, 0), <=, PURSUIT_DATASET_MAX_VALUES + 2);
  g_assert_cmpuint (pursuit_dataset_get_codes (dataset, 0)[PURSUIT_DATASET_MAX_VALUES + 50], ==,
                    pursuit_dataset_get_codes (dataset, 0)[PURSUIT_DATASET_MAX_VALUES + 51]);
}

static void
expect_number (const PursuitCellFormat *format, const char *text, double expected)
{
  double number = 0;

  g_assert_true (pursuit_cell_format_read (format, text, &number));
  g_assert_cmpfloat_with_epsilon (number, expected, 1e-6);
}

static void
test_numbers (void)
{
  static const char *const points[] = { "1,234.50", "12", "7.25", "900", "n/a", NULL };
  static const char *const commas[] = { "1.234,50", "12", "7,25", "900", NULL };
  static const char *const money[] = { "$22,700.00", "$100.00", "$3.50", "$12,000.00", NULL };
  static const char *const shares[] = { "12 %", "50%", "7.5%", "99%", NULL };
  PursuitCellFormat format = find_format (points);

  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_NUMBER);
  expect_number (&format, "1,234.50", 1234.5);
  format = find_format (commas);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_NUMBER);
  expect_number (&format, "1.234,50", 1234.5);
  expect_number (&format, "-7,25", -7.25);
  format = find_format (money);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_NUMBER);
  expect_number (&format, "$22,700.00", 22700);
  format = find_format (shares);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_NUMBER);
  expect_number (&format, "7.5%", 7.5);
}

static void
expect_day (const PursuitCellFormat *format, const char *text, int year, int month, int day)
{
  GDate date;

  g_assert_true (pursuit_cell_format_read_date (format, text, &date));
  g_assert_cmpint (g_date_get_year (&date), ==, year);
  g_assert_cmpint (g_date_get_month (&date), ==, month);
  g_assert_cmpint (g_date_get_day (&date), ==, day);
}

static void
test_dates (void)
{
  static const char *const iso[]
      = { "2024-01-02", "2024-03-04T05:06:07Z", "2024-05-06 07:08", "2024-12-31", NULL };
  static const char *const day_first[]
      = { "13/6/2024", "5/6/2024", "1/2/2023", "31/12/2024", NULL };
  static const char *const month_first[] = { "6/13/2024", "5/6/2024", "1/2/2023", "3/3/24", NULL };
  static const char *const words[]
      = { "15 Apr, 2021 00:02:00", "1 March 2020", "2 Okt. 2020", "03-May-2022", NULL };
  static const char *const german[] = { "13.6.2024", "5.6.2024", "1.2.2023", "03.03.24", NULL };
  PursuitCellFormat format = find_format (iso);

  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_DATE);
  expect_day (&format, "2024-03-04T05:06:07Z", 2024, 3, 4);
  format = find_format (day_first);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_DATE);
  expect_day (&format, "5/6/2024", 2024, 6, 5);
  format = find_format (month_first);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_DATE);
  expect_day (&format, "5/6/2024", 2024, 5, 6);
  expect_day (&format, "3/3/24", 2024, 3, 3);
  format = find_format (words);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_DATE);
  expect_day (&format, "15 Apr, 2021 00:02:00", 2021, 4, 15);
  expect_day (&format, "1 March 2020", 2020, 3, 1);
  expect_day (&format, "03-May-2022", 2022, 5, 3);
  format = find_format (german);
  g_assert_cmpint (format.kind, ==, PURSUIT_CELLS_DATE);
  expect_day (&format, "5.6.2024", 2024, 6, 5);
}

static void
test_categories (void)
{
  static const char *const words[] = { "Web", "Fair", "Web", "Referral, warm", NULL };
  static const char *const flags[] = { "0", "1", "1", "0", NULL };
  static const char *const lists[]
      = { "Email;Phone", "Phone",       "Email;Fax", "Fax;Phone", "Email;Phone;Fax",
          "Email",       "Phone;Email", "Fax;Email", "Phone;Fax", NULL };
  static const char *const same[] = { "x", "x", " x", NULL };
  static const char *const phones[]
      = { "(376)694-9481x10051", "810-9897-1", "810-9897-2", "810-9897-3", NULL };

  g_assert_cmpint (find_format (words).kind, ==, PURSUIT_CELLS_CATEGORY);
  g_assert_cmpint (find_format (flags).kind, ==, PURSUIT_CELLS_CATEGORY);
  g_assert_cmpint (find_format (lists).kind, ==, PURSUIT_CELLS_MULTI);
  g_assert_cmpint (find_format (lists).separator, ==, ';');
  g_assert_cmpint (find_format (same).kind, ==, PURSUIT_CELLS_NOTHING);
  g_assert_cmpint (find_format (phones).kind, ==, PURSUIT_CELLS_CATEGORY);
}

static PursuitFeatureColumn *
learn (const char *const *cells, gboolean curves)
{
  g_autoptr (PursuitDataset) dataset = make_column (cells);
  g_autofree guint *counts = count (dataset);
  PursuitFeatureOptions options = { pursuit_cell_format_find (dataset, 0, counts), curves, 2 };

  return pursuit_feature_column_new (dataset, 0, counts, &options);
}

static guint
encode_one (const PursuitFeatureColumn *column, const char *text)
{
  PursuitFeature features[PURSUIT_FEATURE_MAX_PER_CELL];

  g_assert_cmpuint (pursuit_feature_column_encode (column, text, features), ==, 1);

  return features[0].index;
}

static void
test_levels (void)
{
  static const char *const cells[]
      = { "Web", "Web", "Web", "Fair", "Fair", "", "Select", "Rare", "Once", NULL };
  g_autoptr (PursuitFeatureColumn) column = learn (cells, FALSE);
  guint rare = encode_one (column, "Rare");

  /* Web, Fair, the rare ones, and none at all. */
  g_assert_cmpuint (column->n_features, ==, 4);
  g_assert_cmpuint (encode_one (column, "Web"), ==, 0);
  g_assert_cmpuint (encode_one (column, "  Fair "), ==, 1);
  g_assert_cmpuint (encode_one (column, "Once"), ==, rare);
  g_assert_cmpuint (encode_one (column, "Never seen"), ==, rare);
  g_assert_cmpuint (encode_one (column, NULL), ==, 3);
  g_assert_cmpuint (encode_one (column, "n/a"), ==, 3);
}

static void
test_lists (void)
{
  static const char *const cells[]
      = { "a;b", "b", "a;c", "c;b", "a;b;c", "a", "b;a", "c;a", "b;c", NULL };
  g_autoptr (PursuitFeatureColumn) column = learn (cells, FALSE);
  PursuitFeature features[PURSUIT_FEATURE_MAX_PER_CELL];

  g_assert_cmpuint (column->n_features, ==, 3);
  g_assert_cmpuint (pursuit_feature_column_encode (column, "a; b ;a", features), ==, 2);
  g_assert_cmpuint (pursuit_feature_column_encode (column, "x;y;z", features), ==, 0);
  g_assert_cmpuint (pursuit_feature_column_encode (column, ";;;;;;;;;;;;;;;;;;;;;;;;;;a", features),
                    <=, PURSUIT_FEATURE_MAX_PER_CELL);
}

/* Whatever the number, the shares of the corners add up to one, and it moves without jumps. */
static void
test_curve (void)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PursuitFeatureColumn) column = NULL;

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (cells, g_strdup_printf ("%u", i < 300 ? 0 : i));
  g_ptr_array_add (cells, NULL);
  column = learn ((const char *const *) cells->pdata, TRUE);
  g_assert_cmpuint (column->n_knots, >=, 3);
  for (double value = -50; value < 1200; value += 0.7)
    {
      PursuitFeature features[PURSUIT_FEATURE_MAX_PER_CELL];
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      double sum = 0;
      guint n;

      g_ascii_formatd (text, sizeof text, "%.1f", value);
      n = pursuit_feature_column_encode (column, text, features);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (features[i].index, <, column->n_features);
          g_assert_cmpfloat (features[i].value, >=, 0);
          sum += features[i].value;
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/dataset/knows-what-says-nothing", test_missing);
  g_test_add_func ("/insight/dataset/keeps-each-value-once", test_values_once);
  g_test_add_func ("/insight/dataset/holds-its-limits", test_limits);
  g_test_add_func ("/insight/dataset/counts-too-many-values-as-one", test_many_values);
  g_test_add_func ("/insight/cells/numbers-as-people-write-them", test_numbers);
  g_test_add_func ("/insight/cells/dates-as-people-write-them", test_dates);
  g_test_add_func ("/insight/cells/categories-and-lists", test_categories);
  g_test_add_func ("/insight/features/rare-unseen-and-missing-levels", test_levels);
  g_test_add_func ("/insight/features/lists-switch-on-each-part", test_lists);
  g_test_add_func ("/insight/features/curves-have-no-jumps", test_curve);

  return g_test_run ();
}
