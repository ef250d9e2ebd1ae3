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

  return g_test_run ();
}
