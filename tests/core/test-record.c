/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-record.h"

#include "tests/core/every-field.h"

#include <string.h>

static char *
dup_property_name (const PursuitField *field)
{
  return g_strdelimit (g_strdup (field->key), "_", '-');
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

/* Each field is a property that can be set, read and watched. */
static void
test_properties (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    g_autoptr (PursuitRecord) source = pursuit_record_new (kind);
    g_autoptr (PursuitRecord) record = pursuit_record_new (kind);
    g_autofree char *name = dup_property_name (&pursuit_kind_get_fields (kind)->fields[i]);
    g_autofree char *signal = g_strconcat ("notify::", name, NULL);
    g_auto (GValue) value = G_VALUE_INIT;
    guint n = 0;

    set_sample (source, i, 0);
    g_object_get_property (G_OBJECT (source), name, &value);
    g_signal_connect (record, signal, G_CALLBACK (count_notify), &n);
    g_object_set_property (G_OBJECT (record), name, &value);
    g_assert_true (pursuit_record_field_equal (source, record, i));
    g_assert_cmpuint (n, ==, 1);
    g_object_set_property (G_OBJECT (record), name, &value);
    g_assert_cmpuint (n, ==, 1);
    pursuit_record_unset (record, i);
    g_assert_cmpuint (n, ==, 2);
    pursuit_record_unset (record, i);
    g_assert_cmpuint (n, ==, 2);
  }
}

static void
test_set_and_unset (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    g_autoptr (PursuitRecord) record = pursuit_record_new (kind);

    g_assert_false (pursuit_record_is_set (record, i));
    set_sample (record, i, 0);
    g_assert_true (pursuit_record_is_set (record, i));
    g_assert_true ((pursuit_record_get_set_fields (record) & PURSUIT_FIELD_BIT (i)) != 0);
    pursuit_record_unset (record, i);
    g_assert_true ((pursuit_record_get_set_fields (record) & PURSUIT_FIELD_BIT (i)) == 0);
    g_assert_false (pursuit_record_is_set (record, i));
    g_assert_null (pursuit_record_get_text (record, i));
    g_assert_cmpint (pursuit_record_get_integer (record, i), ==, 0);
    if (pursuit_field_is_number (&pursuit_record_get_fields (record)->fields[i]))
      {
        pursuit_record_set_integer (record, i, 0);
        g_assert_true (pursuit_record_is_set (record, i));
      }
    else
      {
        pursuit_record_set_text (record, i, "");
        g_assert_false (pursuit_record_is_set (record, i));
        pursuit_record_take_text (record, i, g_strdup (""));
        g_assert_false (pursuit_record_is_set (record, i));
      }
  }
}

static void
test_copy_and_equal (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
      g_autoptr (PursuitRecord) copy = pursuit_record_copy (record);
      g_autoptr (PursuitRecord) other = new_full_record (kind, 1);
      g_autoptr (PursuitRecord) empty = pursuit_record_new (kind);

      g_assert_true (pursuit_record_equal (record, copy));
      g_assert_cmpstr (pursuit_record_get_id (record), ==, AN_ID);
      for (guint i = 0; i < pursuit_record_get_fields (record)->n_fields; i++)
        {
          pursuit_record_copy_field (copy, i, other);
          g_assert_false (pursuit_record_equal (record, copy));
          g_assert_false (pursuit_record_field_equal (record, copy, i));
          pursuit_record_unset (copy, i);
          g_assert_false (pursuit_record_equal (record, copy));
          pursuit_record_copy_field (copy, i, record);
          g_assert_true (pursuit_record_equal (record, copy));
        }
      pursuit_record_clear (copy);
      g_assert_true (pursuit_record_equal (copy, empty));
    }
}

static void
test_kinds_differ (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);

  g_assert_false (pursuit_record_equal (lead, person));
}

static void
test_json_round_trip (void)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      for (guint which = 0; which < 2; which++)
        {
          g_autoptr (PursuitRecord) record = new_full_record (kind, which);
          g_autoptr (PursuitRecord) back = new_full_record (kind, 1 - which);
          g_autoptr (PursuitRecord) empty = pursuit_record_new (kind);
          g_autoptr (JsonNode) node = pursuit_record_to_json (record);
          g_autoptr (JsonNode) nothing = pursuit_record_to_json (empty);
          g_autofree char *text = pursuit_json_to_text (node, FALSE);
          g_autoptr (JsonNode) parsed = pursuit_json_parse (text, -1, NULL);
          g_autoptr (GError) error = NULL;

          pursuit_record_update_from_json (back, json_node_get_object (parsed), &error);
          g_assert_no_error (error);
          g_assert_true (pursuit_record_equal (record, back));

          /* Nulls unset. */
          pursuit_record_update_from_json (back, json_node_get_object (nothing), &error);
          g_assert_no_error (error);
          g_assert_true (pursuit_record_equal (empty, back));
        }
    }
}

/* Only what is named changes. */
static void
test_json_update (void)
{
  FOR_EACH_FIELD (kind, i)
  {
    const PursuitField *field = &pursuit_kind_get_fields (kind)->fields[i];
    g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
    g_autoptr (PursuitRecord) expected = new_full_record (kind, 0);
    g_autoptr (PursuitRecord) other = new_full_record (kind, 1);
    g_autoptr (JsonNode) node = pursuit_record_to_json (other);
    g_autoptr (JsonObject) object = json_object_new ();

    json_object_set_member (object, field->key,
                            json_object_dup_member (json_node_get_object (node), field->key));
    g_assert_true (pursuit_record_update_from_json (record, object, NULL));
    pursuit_record_copy_field (expected, i, other);
    g_assert_true (pursuit_record_equal (record, expected));
  }
}

/* A value of another type is refused by the member's name, and nothing at all changes. */
static void
test_json_wrong_types (void)
{
  static const char *const values[] = { "true", "5", "5.5", "\"text\"", "[1]", "{\"a\":\"b\"}" };

  FOR_EACH_FIELD (kind, i)
  {
    const PursuitField *field = &pursuit_kind_get_fields (kind)->fields[i];
    g_autoptr (PursuitRecord) record = new_full_record (kind, 0);
    g_autoptr (PursuitRecord) before = pursuit_record_copy (record);
    guint accepted = 0;

    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autofree char *text
            = g_strdup_printf ("{\"custom\":null,\"%s\":%s}", field->key, values[j]);
        g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);
        g_autoptr (GError) error = NULL;

        if (pursuit_record_update_from_json (record, json_node_get_object (node), &error))
          {
            accepted++;
            g_object_unref (record);
            record = pursuit_record_copy (before);
            continue;
          }
        g_assert_true (strstr (error->message, field->key) != NULL
                       || strstr (error->message, pursuit_field_get_label (field)) != NULL);
        g_assert_true (pursuit_record_equal (record, before));
      }
    g_assert_cmpuint (accepted, <=, field->type == PURSUIT_FIELD_JSON ? 2 : 1);
  }
}

static void
test_json_unknown (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (JsonNode) node
      = pursuit_json_parse ("{\"company_name\":\"A\",\"colour\":\"blue\"}", -1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_record_update_from_json (lead, json_node_get_object (node), &error));
  g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "colour"));
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_COMPANY_NAME));
}

static void
test_custom (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_auto (GStrv) none = pursuit_record_list_custom (lead);
  g_auto (GStrv) names = NULL;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_null (pursuit_record_dup_custom (lead, "Zone"));
  pursuit_record_set_custom (lead, "Zone", "Süd \"1\"");
  pursuit_record_set_custom (lead, "A \n b", "");
  pursuit_record_set_custom (lead, "Zone", "Nord");
  names = pursuit_record_list_custom (lead);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "Zone");
  text = pursuit_record_dup_custom (lead, "Zone");
  g_assert_cmpstr (text, ==, "Nord");
  g_assert_true (pursuit_record_check (lead, NULL));

  pursuit_record_set_custom (lead, "Zone", NULL);
  pursuit_record_set_custom (lead, "A \n b", NULL);
  pursuit_record_set_custom (lead, "never there", NULL);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_FIELD_CUSTOM));

  pursuit_record_set_text (lead, PURSUIT_FIELD_CUSTOM, "{\"n\":5,\"o\":{\"p\":1},\"q\":null}");
  number = pursuit_record_dup_custom (lead, "n");
  g_assert_cmpstr (number, ==, "5");
  g_assert_null (pursuit_record_dup_custom (lead, "q"));
}

static void
test_titles (void)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  struct
  {
    guint field;
    const char *text;
    const char *title;
  } steps[] = {
    { PURSUIT_FIELD_CUSTOM, "{\"Tariff\":\" \",\"Zone\":\"Nord\"}", "Nord" },
    { PURSUIT_LEAD_CONTACT_EMAIL, "a@b.example", "a@b.example" },
    { PURSUIT_LEAD_CONTACT_NAME, "  Anna\nKeller ", "Anna Keller" },
    { PURSUIT_LEAD_COMPANY_NAME, "   ", "Anna Keller" },
    { PURSUIT_LEAD_COMPANY_NAME, "Brennholt", "Brennholt" },
  };
  g_autofree char *nothing = pursuit_record_dup_title (lead);
  g_autofree char *shortened = NULL;
  g_autofree char *wide = g_strnfill (500, 'w');

  g_assert_cmpstr (nothing, ==, "Lead");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *title = NULL;

      pursuit_record_set_text (lead, steps[i].field, steps[i].text);
      title = pursuit_record_dup_title (lead);
      g_assert_cmpstr (title, ==, steps[i].title);
    }
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, wide);
  shortened = pursuit_record_dup_title (lead);
  g_assert_cmpuint (strlen (shortened), ==, 120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/properties", test_properties);
  g_test_add_func ("/core/record/set-and-unset", test_set_and_unset);
  g_test_add_func ("/core/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/core/record/kinds-differ", test_kinds_differ);
  g_test_add_func ("/core/record/json-round-trip", test_json_round_trip);
  g_test_add_func ("/core/record/json-update", test_json_update);
  g_test_add_func ("/core/record/json-wrong-types", test_json_wrong_types);
  g_test_add_func ("/core/record/json-unknown", test_json_unknown);
  g_test_add_func ("/core/record/custom", test_custom);
  g_test_add_func ("/core/record/titles", test_titles);

  return g_test_run ();
}
