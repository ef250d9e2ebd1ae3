/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"

#include <string.h>

static void
test_names (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const char *name = pursuit_kind_to_string (kind);
      g_autofree char *plural = g_strconcat (name, "s", NULL);
      g_autofree char *dashed = g_strdelimit (g_ascii_strup (name, -1), "_", '-');

      g_assert_cmpint (pursuit_kind_from_string (name), ==, kind);
      g_assert_cmpint (pursuit_kind_from_string (plural), ==, kind);
      g_assert_cmpint (pursuit_kind_from_string (dashed), ==, kind);
      g_assert_nonnull (pursuit_kind_get_label (kind));
      g_assert_true (g_type_is_a (pursuit_kind_get_record_type (kind), PURSUIT_TYPE_RECORD));
    }
}

static void
test_other_names (void)
{
  static const char *const none[] = { NULL, "", "s", "leadss", "lea", "none", "battlecard " };

  g_assert_cmpint (pursuit_kind_from_string ("card"), ==, PURSUIT_KIND_BATTLE_CARD);
  g_assert_cmpint (pursuit_kind_from_string ("cards"), ==, PURSUIT_KIND_BATTLE_CARD);
  g_assert_cmpint (pursuit_kind_from_string ("people"), ==, PURSUIT_KIND_PERSON);
  g_assert_cmpint (pursuit_kind_from_string ("activities"), ==, PURSUIT_KIND_ACTIVITY);
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (pursuit_kind_from_string (none[i]), ==, PURSUIT_KIND_NONE);
}

/* A row that contradicts itself would only show where it is used. */
static void
check_field (const PursuitFieldTable *table, guint number)
{
  const PursuitField *field = &table->fields[number];

  g_assert_nonnull (field->key);
  g_assert_nonnull (field->label);
  g_assert_cmpuint (strspn (field->key, "abcdefghijklmnopqrstuvwxyz0123456789_"), ==,
                    strlen (field->key));
  g_assert_cmpint (pursuit_field_table_find (table, field->key), ==, number);
  g_assert_cmpint (field->choices != NULL, ==, field->type == PURSUIT_FIELD_CHOICE);
  if (field->type != PURSUIT_FIELD_ID)
    g_assert_cmpint (field->target, ==, PURSUIT_KIND_NONE);
  if (field->currency != 0)
    {
      g_assert_cmpint (field->type, ==, PURSUIT_FIELD_MONEY);
      g_assert_cmpuint (field->currency, <, table->n_fields);
      g_assert_cmpstr (table->fields[field->currency].key, ==, "currency");
    }
  if ((field->flags & PURSUIT_FIELD_DIGITS) != 0)
    g_assert_false (pursuit_field_is_number (field));
  if (pursuit_field_is_number (field))
    g_assert_cmpuint (field->max_length, ==, 0);
}

static void
test_tables (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields (kind);

      g_assert_true (table == pursuit_kind_get_fields (kind));
      g_assert_cmpint (table->kind, ==, kind);
      g_assert_cmpuint (table->n_fields, >, PURSUIT_N_COMMON_FIELDS);
      g_assert_cmpstr (table->fields[PURSUIT_FIELD_RECORD_ID].key, ==, "id");
      for (guint i = 0; i < table->n_fields; i++)
        check_field (table, i);
    }
}

static void
test_choices (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields (kind);

      for (guint i = 0; i < table->n_fields; i++)
        {
          const PursuitField *field = &table->fields[i];

          for (const PursuitChoice *c = field->choices; c != NULL && c->nick != NULL; c++)
            {
              g_autofree char *upper = g_utf8_strup (c->nick, -1);

              g_assert_true (pursuit_field_find_choice (field, upper) == c);
              g_assert_true (pursuit_field_find_choice (field, c->label) == c);
              g_assert_true (pursuit_field_check_text (field, c->nick, NULL));
            }
          if (field->choices != NULL)
            {
              g_assert_null (pursuit_field_find_choice (field, "no such choice"));
              g_assert_null (pursuit_field_find_choice (field, "\xff"));
            }
        }
    }
}

static void
assert_new (GHashTable *seen, const char *what)
{
  if (!g_hash_table_add (seen, (gpointer) what))
    g_test_fail_printf ("“%s” is there twice", what);
}

/* Two fields, or two values of one field, that people cannot tell apart. */
static void
test_labels (void)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
      g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpstr (pursuit_kind_get_label (kind), !=, "");
      assert_new (kinds, pursuit_kind_get_label (kind));
      for (guint i = 0; i < table->n_fields; i++)
        {
          const char *label = pursuit_field_get_label (&table->fields[i]);

          g_assert_cmpstr (label, !=, "");
          g_assert_false (g_ascii_islower (*label));
          assert_new (labels, label);
        }
    }
}

static void
check_choices (const PursuitField *field)
{
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (const PursuitChoice *choice = field->choices; choice->nick != NULL; choice++, n++)
    {
      g_assert_nonnull (choice->label);
      g_assert_cmpstr (choice->label, !=, "");
      g_assert_cmpstr (choice->nick, !=, "");
      g_assert_null (strchr (choice->nick, ' '));
      assert_new (nicks, choice->nick);
      assert_new (labels, choice->label);
    }
  /* One value alone is no choice. */
  g_assert_cmpuint (n, >=, 2);
}

static void
check_shape (const PursuitFieldTable *table, const PursuitField *field)
{
  gboolean is_text = field->type == PURSUIT_FIELD_TEXT || field->type == PURSUIT_FIELD_LONG_TEXT;

  if (field->choices != NULL)
    check_choices (field);
  if (field->currency != 0)
    {
      const PursuitField *currency = &table->fields[field->currency];

      g_assert_cmpint (currency->type, ==, PURSUIT_FIELD_TEXT);
      g_assert_cmpuint (currency->max_length, ==, 3);
    }
  if (field->minimum != 0 || field->maximum != 0)
    {
      g_assert_true (pursuit_field_is_number (field));
      g_assert_cmpint (field->maximum, >, field->minimum);
      g_assert_true (pursuit_field_check_number (field, field->minimum, NULL));
      g_assert_true (pursuit_field_check_number (field, field->maximum, NULL));
      g_assert_false (pursuit_field_check_number (field, field->minimum - 1, NULL));
    }
  if (field->merge == PURSUIT_MERGE_TEXT)
    g_assert_true (is_text);
  if (field->merge == PURSUIT_MERGE_KEYS || field->merge == PURSUIT_MERGE_UNION)
    g_assert_cmpint (field->type, ==, PURSUIT_FIELD_JSON);
  if ((field->flags & PURSUIT_FIELD_REQUIRED) != 0)
    g_assert_cmpint (field->flags & PURSUIT_FIELD_COMPUTED, ==, 0);
}

static void
test_shapes (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields (kind);

      for (guint i = 0; i < table->n_fields; i++)
        {
          g_test_message ("%s.%s", pursuit_kind_to_string (kind), table->fields[i].key);
          check_shape (table, &table->fields[i]);
        }
    }
}

/* Every field is a property under its key, so that lists and forms can be bound to it. */
static void
test_properties (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
      g_autoptr (GTypeClass) klass = g_type_class_ref (pursuit_kind_get_record_type (kind));

      for (guint i = 0; i < table->n_fields; i++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (table->fields[i].key), "_", '-');
          GParamSpec *spec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);

          g_assert_nonnull (spec);
          g_assert_cmpint (G_PARAM_SPEC_VALUE_TYPE (spec) == G_TYPE_STRING, ==,
                           !pursuit_field_is_number (&table->fields[i]));
        }
    }
}

/* What a person writes by hand has a name to find it by. */
static void
test_titles (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
      guint titles = 0;

      for (guint i = 0; i < table->n_fields; i++)
        titles += (table->fields[i].flags & PURSUIT_FIELD_TITLE) != 0;
      if ((pursuit_kind_get_flags (kind) & PURSUIT_KIND_SEARCHABLE) != 0)
        g_assert_cmpuint (titles, >, 0);
    }
}

static gpointer
touch_all (gpointer data)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autoptr (PursuitRecord) record = pursuit_record_new (kind);

      g_assert_cmpint (pursuit_record_get_kind (record), ==, kind);
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("kinds", touch_all, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* First, so that the classes come to be on several threads at once. */
  g_test_add_func ("/core/kind/threads", test_threads);
  g_test_add_func ("/core/kind/names", test_names);
  g_test_add_func ("/core/kind/other-names", test_other_names);
  g_test_add_func ("/core/field/tables", test_tables);
  g_test_add_func ("/core/field/choices", test_choices);
  g_test_add_func ("/core/field/labels", test_labels);
  g_test_add_func ("/core/field/shapes", test_shapes);
  g_test_add_func ("/core/field/properties", test_properties);
  g_test_add_func ("/core/field/titles", test_titles);

  return g_test_run ();
}
