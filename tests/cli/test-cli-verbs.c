/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
dup_id (JsonObject *object)
{
  return g_strdup (json_object_get_string_member (object, "id"));
}

static char *
add_lead (CliFixture *self, const char *company)
{
  g_autofree char *pair = g_strconcat ("company_name=", company, NULL);

  return dup_id (cli_fixture_ask (self, 0, "add", "lead", pair, NULL));
}

static JsonArray *
list (CliFixture *self, const char *kind, const char *where, const char *sort)
{
  JsonObject *answer
      = cli_fixture_ask (self, 0, "list", kind, "--where", where, "--sort", sort, NULL);

  cli_assert_members (answer, "items next total");
  g_assert_true (json_object_get_null_member (answer, "next"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "items")), ==,
                    json_object_get_int_member (answer, "total"));

  return json_object_get_array_member (answer, "items");
}

static void
test_init (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "init", "--name", "Käse & Söhne", NULL);

  cli_assert_members (answer, "workspace path");
  g_assert_cmpstr (json_object_get_string_member (answer, "workspace"), ==, "Käse & Söhne");
  g_assert_cmpstr (json_object_get_string_member (answer, "path"), ==, self->profile);
  answer = cli_fixture_ask (self, 0, "status", NULL);
  cli_assert_members (answer, "workspace path mode schema counts outbox conflicts last_sync size");
  g_assert_cmpint (json_object_get_int_member (answer, "outbox"), >=, 0);
  g_assert_cmpint (json_object_get_int_member (answer, "schema"), >=, 1);
  g_assert_cmpint (json_object_get_int_member (answer, "size"), >, 0);
  cli_assert_members (json_object_get_object_member (answer, "counts"),
                      "lead person activity proposal line_item battle_card template import_batch");
  cli_fixture_refuse (self, 1, "exists", "init", NULL);
  cli_fixture_refuse (self, 2, "usage", "init", "here", NULL);
}

static void
test_me (CliFixture *self, gconstpointer data)
{
  JsonObject *answer;
  g_autofree char *me = NULL;
  g_autofree char *lead = NULL;

  cli_fixture_refuse (self, 2, "usage", "init", "--demo", "--owner", "Ada", NULL);
  cli_fixture_ask (self, 0, "init", "--owner", "Ada Quill", "--mail", "ada@quill.example", NULL);
  answer = cli_fixture_ask (self, 0, "me", NULL);
  cli_assert_members (answer, "id name email company");
  g_assert_cmpstr (json_object_get_string_member (answer, "name"), ==, "Ada Quill");
  g_assert_cmpstr (json_object_get_string_member (answer, "email"), ==, "ada@quill.example");
  me = dup_id (answer);

  lead = add_lead (self, "Brennholt");
  answer = cli_fixture_ask (self, 0, "show", lead, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "owner_id"), ==, me);
  g_assert_cmpuint (json_array_get_length (list (self, "lead", "owner=me", "name")), ==, 1);
  g_assert_cmpuint (json_array_get_length (list (self, "lead", "owner!=me", "name")), ==, 0);
  answer = cli_fixture_ask (self, 0, "search", "owner:me", "--kind", "lead", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 1);

  answer = cli_fixture_ask (self, 0, "me", "--name", "Ada Quill-Berg", "--company", "Quill", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "name"), ==, "Ada Quill-Berg");
  g_assert_cmpstr (json_object_get_string_member (answer, "company"), ==, "Quill");
  g_assert_cmpstr (json_object_get_string_member (answer, "id"), ==, me);
  cli_fixture_refuse (self, 1, "invalid", "me", "--name", "", NULL);
  cli_fixture_refuse (self, 2, "usage", "me", "Ada", NULL);
  /* The record itself stays the platform's, as the contract says. */
  cli_fixture_refuse (self, 1, "read-only", "set", me, "name=Eve", NULL);
}

static void
test_me_in_demo (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "me", NULL);

  g_assert_cmpstr (json_object_get_string_member (answer, "name"), ==, "Marta Lindqvist");
  g_assert_cmpuint (
      json_array_get_length (list (self, "lead", "owner=me", "name")), ==,
      json_array_get_length (list (self, "lead", "owner=\"Marta Lindqvist\"", "name")));
}

static void
test_rebuild_search (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "doctor", "--rebuild-search", NULL);

  g_assert_true (json_object_get_boolean_member (answer, "ok"));
  answer = cli_fixture_ask (self, 0, "search", "Aurach", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), >, 0);
  cli_fixture_refuse (self, 2, "usage", "doctor", "search", NULL);
}

static gint64
import_amount (CliFixture *self, const char *amount, const char **currency)
{
  g_autofree char *text
      = g_strdup_printf ("Email,Company Name,Amount\na@example.com,Acme,%s\n", amount);
  g_autofree char *path = cli_fixture_write (self, "deals.csv", text);
  JsonObject *lead;

  cli_fixture_ask (self, 0, "import", path, NULL);
  lead = json_array_get_object_element (list (self, "lead", "company_name=Acme", "created_at"), 0);
  *currency = json_object_get_string_member (lead, "currency");

  return json_object_get_int_member (lead, "value");
}

/* The workspace's currency is for amounts that name none, with its own number of decimals. */
static void
test_currency (CliFixture *self, gconstpointer data)
{
  const char *currency;

  cli_fixture_refuse (self, 1, "invalid", "init", "--currency", "ABC", NULL);
  cli_fixture_refuse (self, 1, "not-found", "status", NULL);
  cli_fixture_ask (self, 0, "init", "--currency", "JPY", NULL);
  g_assert_cmpint (import_amount (self, "4800", &currency), ==, 4800);
  g_assert_cmpstr (currency, ==, "JPY");
}

static void
test_stated_currency (CliFixture *self, gconstpointer data)
{
  const char *currency;

  cli_fixture_ask (self, 0, "init", "--currency", "CHF", NULL);
  g_assert_cmpint (import_amount (self, "48.50 USD", &currency), ==, 4850);
  g_assert_cmpstr (currency, ==, "USD");
}

static void
test_import_currency (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = cli_fixture_write (self, "d.csv", "Email,Amount\na@example.com,5\n");
  g_autofree char *before = cli_fixture_hash (self);
  g_autofree char *after = NULL;
  JsonObject *lead;

  cli_fixture_refuse (self, 1, "invalid", "import", path, "--currency=ABC", NULL);
  after = cli_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);

  cli_fixture_ask (self, 0, "import", path, "--currency=KWD", NULL);
  lead = json_array_get_object_element (list (self, "lead", "", "created_at"), 0);
  g_assert_cmpint (json_object_get_int_member (lead, "value"), ==, 5000);
  g_assert_cmpstr (json_object_get_string_member (lead, "currency"), ==, "KWD");
}

/* Text from a file and from standard input, to the byte; nothing there takes the field away. */
static void
test_values (CliFixture *self, gconstpointer data)
{
  static const char text[] = "First “line”\n\n\tThird = @line -";
  g_autofree char *id = add_lead (self, "Acme");
  g_autofree char *path = cli_fixture_write (self, "need.txt", text);
  g_autofree char *from_file = g_strconcat ("need=@", path, NULL);
  g_autofree char *large = g_strnfill (17 * 1024 * 1024, 'x');
  g_autofree char *large_path = cli_fixture_write (self, "large.txt", large);
  g_autofree char *from_large = g_strconcat ("need=@", large_path, NULL);
  JsonObject *lead = cli_fixture_ask (self, 0, "set", id, from_file, NULL);

  g_assert_cmpstr (json_object_get_string_member (lead, "need"), ==, text);
  cli_fixture_refuse (self, 1, "range", "set", id, from_large, NULL);

  self->input = "from\nstandard input";
  lead = cli_fixture_ask (self, 0, "set", id, "need=-", NULL);
  g_assert_cmpstr (json_object_get_string_member (lead, "need"), ==, self->input);
  self->input = "broken \xff text";
  cli_fixture_refuse (self, 1, "invalid", "set", id, "need=-", NULL);
  self->input = NULL;
  lead = cli_fixture_ask (self, 0, "set", id, "need=-", NULL);
  g_assert_true (json_object_get_null_member (lead, "need"));

  /* Only the whole sign means a file: an @ or a dash inside is text. */
  lead = cli_fixture_ask (self, 0, "set", id, "need=@", "next_step=a-b@c=d", NULL);
  g_assert_cmpstr (json_object_get_string_member (lead, "need"), ==, "@");
  g_assert_cmpstr (json_object_get_string_member (lead, "next_step"), ==, "a-b@c=d");
}

static void
test_id_prefixes (CliFixture *self, gconstpointer data)
{
  g_autofree char *first = add_lead (self, "One");
  g_autofree char *second = add_lead (self, "Two");
  g_autofree char *upper = g_ascii_strup (first, -1);
  g_autofree char *shared = g_strndup (first, 6);
  JsonObject *answer;

  /* Made within a moment, the two begin alike: such a start must not pick one of them. */
  g_assert_true (g_str_has_prefix (second, shared));
  cli_fixture_refuse (self, 1, "ambiguous", "show", shared, NULL);
  cli_fixture_refuse (self, 1, "ambiguous", "delete", shared, NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 2);
  shared[5] = '\0';
  cli_fixture_refuse (self, 1, "invalid", "show", shared, NULL);

  answer = cli_fixture_ask (self, 0, "show", upper, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "company_name"), ==, "One");
  second[strlen (second) - 1] = '\0';
  answer = cli_fixture_ask (self, 0, "show", second, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "company_name"), ==, "Two");
}

static void
test_delete (CliFixture *self, gconstpointer data)
{
  g_autofree char *first = add_lead (self, "One");
  g_autofree char *second = add_lead (self, "Two");
  JsonObject *answer = cli_fixture_ask (self, 0, "delete", first, second, NULL);

  cli_assert_members (answer, "items next total");
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 2);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
  answer = cli_fixture_ask (self, 0, "list", "lead", "--deleted", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 2);

  answer = cli_fixture_ask (self, 0, "restore", second, NULL);
  g_assert_true (json_object_get_null_member (answer, "deleted_at"));
  /* One that is not there keeps the others from going. */
  cli_fixture_refuse (self, 1, "not-found", "delete", second, "0123456789", NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 1);
}

static void
test_set_several (CliFixture *self, gconstpointer data)
{
  g_autofree char *first = add_lead (self, "One");
  g_autofree char *second = add_lead (self, "Two");
  JsonObject *answer
      = cli_fixture_ask (self, 0, "set", first, second, "stage=qualified", "city=Linz", NULL);
  JsonArray *refused;

  cli_assert_members (answer, "items next total");
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 2);
  g_assert_cmpuint (
      json_array_get_length (list (self, "lead", "stage=qualified city=Linz", "company_name")), ==,
      2);

  /* It was one step. */
  cli_fixture_run (self, "undo", NULL);
  g_assert_nonnull (strstr (self->out, "2 leads changed"));
  g_assert_cmpuint (json_array_get_length (list (self, "lead", "stage=qualified", "company_name")),
                    ==, 0);

  /* One that is not as it was thought to be is named, and the others are changed. */
  cli_fixture_ask (self, 0, "delete", second, NULL);
  answer = cli_fixture_ask (self, 3, "set", first, second, "city=Wels", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 1);
  refused = json_object_get_array_member (answer, "refused");
  g_assert_cmpuint (json_array_get_length (refused), ==, 1);
  answer = json_array_get_object_element (refused, 0);
  cli_assert_members (answer, "id title message");
  g_assert_cmpstr (json_object_get_string_member (answer, "id"), ==, second);
  cli_fixture_refuse (self, 1, "not-found", "set", first, "0123456789", "city=Graz", NULL);
  cli_fixture_refuse (self, 1, "read-only", "set", first, second, "score=1", NULL);
  cli_fixture_refuse (self, 2, "usage", "set", first, second, NULL);
}

static void
test_where (CliFixture *self, gconstpointer data)
{
  static const char *const cases[]
      = { "stage=won", "stage!=won", "value>=50000", "company_name~aurach" };
  guint counts[G_N_ELEMENTS (cases)];
  guint won;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    counts[i] = json_array_get_length (list (self, "lead", cases[i], "company_name"));
  won = counts[0];
  g_assert_cmpuint (won, >, 0);
  g_assert_cmpuint (won + counts[1], ==, 18);
  g_assert_cmpuint (counts[2], >, 0);
  g_assert_cmpuint (counts[2], <, 18);
  g_assert_cmpuint (counts[3], ==, 1);
  g_assert_cmpuint (
      json_array_get_length (list (self, "lead", "stage=won stage!=won", "company_name")), ==, 0);
}

/* Falling order is rising order read from its end, and pages of one are the whole list. */
static void
test_pages (CliFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cursor = g_strdup ("");
  JsonArray *falling;
  JsonObject *page;

  do
    {
      g_autofree char *go_on = g_strconcat ("--cursor=", cursor, NULL);

      page = *cursor != '\0' ? cli_fixture_ask (self, 0, "list", "lead", "--sort=created_at",
                                                "--limit=4", go_on, NULL)
                             : cli_fixture_ask (self, 0, "list", "lead", "--sort=created_at",
                                                "--limit=4", NULL);
      for (guint i = 0; i < json_array_get_length (json_object_get_array_member (page, "items"));
           i++)
        g_ptr_array_add (ids, dup_id (json_array_get_object_element (
                                  json_object_get_array_member (page, "items"), i)));
      g_clear_pointer (&cursor, g_free);
      if (!json_object_get_null_member (page, "next"))
        cursor = g_strdup (json_object_get_string_member (page, "next"));
    }
  while (cursor != NULL && ids->len < 100);

  g_assert_cmpuint (ids->len, ==, 18);
  falling = list (self, "lead", "", "-created_at");
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (falling, i), "id"), ==,
        g_ptr_array_index (ids, ids->len - 1 - i));
}

/* A cursor belongs to its own list. */
static void
test_foreign_cursor (CliFixture *self, gconstpointer data)
{
  JsonObject *page
      = cli_fixture_ask (self, 0, "list", "lead", "--sort=company_name", "--limit=2", NULL);
  g_autofree char *cursor
      = g_strconcat ("--cursor=", json_object_get_string_member (page, "next"), NULL);

  cli_fixture_refuse (self, 1, "invalid", "list", "lead", "--sort=-value", cursor, NULL);
  cli_fixture_refuse (self, 1, "invalid", "list", "person", cursor, NULL);
  cli_fixture_refuse (self, 1, "invalid", "list", "lead", "--cursor=x", NULL);
}

static void
test_search (CliFixture *self, gconstpointer data)
{
  JsonObject *all = cli_fixture_ask (self, 0, "search", "klinikum", NULL);
  gint64 total = json_object_get_int_member (all, "total");
  JsonArray *items;

  g_assert_cmpint (total, >, 1);
  items = json_object_get_array_member (
      cli_fixture_ask (self, 0, "search", "klinikum", "--limit=1", NULL), "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  items = json_object_get_array_member (
      cli_fixture_ask (self, 0, "search", "KLINIKUM", "--kind=lead", NULL), "items");
  g_assert_cmpuint (json_array_get_length (items), >, 0);
  for (guint i = 0; i < json_array_get_length (items); i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (items, i), "kind"), ==,
        "lead");
  all = cli_fixture_ask (self, 0, "search", "nothing-has-this-word", NULL);
  g_assert_cmpint (json_object_get_int_member (all, "total"), ==, 0);
  cli_fixture_refuse (self, 2, "usage", "search", NULL);
  cli_fixture_refuse (self, 2, "usage", "search", "x", "--kind=nonsense", NULL);
}

/* What is read is the same in every locale, names and messages alike. */
static void
test_plain_locale (CliFixture *self, gconstpointer data)
{
  g_autofree char *utf8 = NULL;

  self->locale = "C";
  cli_fixture_ask (self, 0, "init", "--name", "Käse → 𝄞", NULL);
  cli_fixture_run (self, "add", "lead", "company_name=Žižkov — Řeznictví €", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "Žižkov — Řeznictví €"));
  cli_fixture_run (self, "list", "lead", "--where", "company_name~\"ižkov\"", NULL);
  g_assert_nonnull (strstr (self->out, "Žižkov — Řeznictví €"));
  utf8 = g_strdup (self->out);
  cli_fixture_run (self, "fröbel", NULL);
  g_assert_cmpint (self->status, ==, 2);
  g_assert_nonnull (strstr (self->err, "“fröbel”"));
  cli_fixture_run (self, "status", NULL);
  g_assert_nonnull (strstr (self->out, "Käse → 𝄞"));

  self->locale = NULL;
  cli_fixture_run (self, "list", "lead", NULL);
  g_assert_cmpstr (self->out, ==, utf8);
}

/* What is typed may be no text at all; what is written still is. */
static void
test_broken_words (CliFixture *self, gconstpointer data)
{
  cli_fixture_refuse (self, 2, "usage", "\xff\xfe", NULL);
  cli_fixture_refuse (self, 2, "usage", "list", "\xff", NULL);
  cli_fixture_refuse (self, 1, "invalid", "show", "\xff\xff\xff\xff\xff\xff", NULL);
  cli_fixture_refuse (self, 1, "invalid", "add", "lead", "company_name=\xff", NULL);
  cli_fixture_refuse (self, 1, "unknown", "add", "lead", "\xff=x", NULL);
  cli_fixture_refuse (self, 2, "usage", "two\nlines", NULL);
}

/* --quiet keeps progress and remarks away, never the result and never an error. */
static void
test_quiet (CliFixture *self, gconstpointer data)
{
  g_autofree char *loud = NULL;

  cli_fixture_run (self, "list", "lead", "--limit=2", NULL);
  g_assert_nonnull (strstr (self->err, "--cursor"));
  loud = g_strdup (self->out);
  cli_fixture_run (self, "--quiet", "list", "lead", "--limit=2", NULL);
  g_assert_cmpstr (self->out, ==, loud);
  g_assert_cmpstr (self->err, ==, "");
  cli_fixture_run (self, "--quiet", "show", "0123456789", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_true (g_str_has_prefix (self->err, "pursuitctl: "));
}

/* Without --json an error leaves standard output empty, and is one line. */
static void
test_plain_errors (CliFixture *self, gconstpointer data)
{
  static const char *const wrong[][3] = { { "show", "0123456789", NULL },
                                          { "list", "nonsense", NULL },
                                          { "import", "/nowhere.csv", NULL },
                                          { "add", "lead", "value=much" } };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      cli_fixture_run (self, wrong[i][0], wrong[i][1], wrong[i][2], NULL);
      g_assert_cmpint (self->status, ==, g_str_equal (wrong[i][0], "list") ? 2 : 1);
      g_assert_cmpstr (self->out, ==, "");
      g_assert_true (g_str_has_prefix (self->err, "pursuitctl: "));
      g_assert_true (strchr (self->err, '\n') == self->err + strlen (self->err) - 1);
    }
}

/* Verbs of the contract that are not built yet are known, and say so. */
static void
test_later_verbs (CliFixture *self, gconstpointer data)
{
  static const char *const verbs[] = { "duplicates", "forecast", "sync", "erase" };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      JsonObject *error = cli_fixture_refuse (self, 2, "usage", verbs[i], NULL);

      g_assert_nonnull (strstr (json_object_get_string_member (error, "message"), "yet"));
    }
}

static void
test_undo (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = add_lead (self, "Acme");
  JsonObject *answer;

  cli_fixture_ask (self, 0, "set", id, "stage=qualified", NULL);
  answer = cli_fixture_ask (self, 0, "undo", NULL);
  cli_assert_members (answer, "undone");
  answer = cli_fixture_ask (self, 0, "show", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "stage"), ==, "new");
  cli_assert_members (cli_fixture_ask (self, 0, "redo", NULL), "redone");
  answer = cli_fixture_ask (self, 0, "show", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "stage"), ==, "qualified");
  cli_fixture_refuse (self, 1, "not-found", "redo", NULL);
  cli_fixture_ask (self, 0, "undo", NULL);
  cli_fixture_ask (self, 0, "undo", NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
  cli_fixture_refuse (self, 1, "not-found", "undo", NULL);
  cli_fixture_refuse (self, 2, "usage", "undo", "0", NULL);
  cli_fixture_refuse (self, 2, "usage", "undo", "1", "2", NULL);
}

/* What an import brought and undo took is not brought back: the file may be another by now. */
static void
test_no_redo_of_imports (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = cli_fixture_write (self, "a.csv", "Name,Email\nAnna,a@a.example\n");

  cli_fixture_ask (self, 0, "import", path, NULL);
  cli_fixture_ask (self, 0, "undo", NULL);
  cli_fixture_refuse (self, 1, "not-found", "redo", NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 0);
  cli_fixture_ask (self, 0, "import", path, NULL);
  g_assert_cmpint (cli_fixture_count (self, "lead"), ==, 1);
}

static void
test_person_name (CliFixture *self, gconstpointer data)
{
  JsonObject *person
      = cli_fixture_ask (self, 0, "add", "person", "first_name=Anna", "last_name=Keller", NULL);

  g_assert_cmpstr (json_object_get_string_member (person, "name"), ==, "Anna Keller");
  person = cli_fixture_ask (self, 0, "add", "person", "first_name=Bo", NULL);
  g_assert_cmpstr (json_object_get_string_member (person, "name"), ==, "Bo");
  person = cli_fixture_ask (self, 0, "add", "person", "name=Cy", "first_name=Cyrus", NULL);
  g_assert_cmpstr (json_object_get_string_member (person, "name"), ==, "Cy");
}

static void
test_negative_value (CliFixture *self, gconstpointer data)
{
  cli_fixture_refuse (self, 1, "range", "add", "lead", "company_name=Acme", "value=-5 EUR", NULL);
  cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", "value=0 EUR", NULL);
}

static void
test_draft_gaps (CliFixture *self, gconstpointer data)
{
  JsonObject *lead = cli_fixture_ask (self, 0, "add", "lead", "company_name=Acme", NULL);
  g_autofree char *id = g_strdup (json_object_get_string_member (lead, "id"));

  cli_fixture_run (self, "draft", id, NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "Missing: "));
}

/* What a stranger wrote is not obeyed by a terminal; programs still get every byte of it. */
static void
test_steering (CliFixture *self, gconstpointer data)
{
  static const char name[] = "Evil\033]0;you\a \342\200\256drow\302\233 Ltd";
  static const char shown[] = "Evil\357\277\275]0;you\357\277\275 "
                              "\357\277\275drow\357\277\275 Ltd";
  g_autofree char *field = g_strconcat ("company_name=", name, NULL);
  g_autofree char *condition = g_strconcat (name, "=1", NULL);
  g_autofree char *id = NULL;
  JsonObject *lead;

  cli_fixture_run (self, "add", "lead", field, NULL);
  g_assert_nonnull (strstr (self->out, shown));
  lead = json_array_get_object_element (list (self, "lead", "company_name~Evil", "name"), 0);
  g_assert_cmpstr (json_object_get_string_member (lead, "company_name"), ==, name);
  id = dup_id (lead);
  cli_fixture_run (self, "list", "lead", NULL);
  g_assert_nonnull (strstr (self->out, shown));
  cli_fixture_run (self, "show", id, NULL);
  g_assert_nonnull (strstr (self->out, shown));
  cli_fixture_run (self, "search", "evil", NULL);
  g_assert_nonnull (strstr (self->out, "Evil"));
  g_assert_null (strpbrk (self->out, "\033\a\x02\x03"));
  cli_fixture_run (self, "list", "lead", "--where", condition, NULL);
  g_assert_cmpint (self->status, !=, 0);
  g_assert_nonnull (strstr (self->err, "Evil"));
  g_assert_null (strpbrk (self->err, "\033\a"));
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/cli/verbs/" path, CliFixture, NULL, set_up, func, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("init", cli_fixture_set_up, test_init);
  ADD ("me", cli_fixture_set_up, test_me);
  ADD ("me-in-the-demo", cli_fixture_set_up_demo, test_me_in_demo);
  ADD ("rebuild-search", cli_fixture_set_up_demo, test_rebuild_search);
  ADD ("currency-of-the-workspace", cli_fixture_set_up, test_currency);
  ADD ("currency-of-the-amount", cli_fixture_set_up, test_stated_currency);
  ADD ("currency-of-the-import", cli_fixture_set_up_workspace, test_import_currency);
  ADD ("values-from-elsewhere", cli_fixture_set_up_workspace, test_values);
  ADD ("id-prefixes", cli_fixture_set_up_workspace, test_id_prefixes);
  ADD ("delete-several", cli_fixture_set_up_workspace, test_delete);
  ADD ("set-several", cli_fixture_set_up_workspace, test_set_several);
  ADD ("where", cli_fixture_set_up_demo, test_where);
  ADD ("pages", cli_fixture_set_up_demo, test_pages);
  ADD ("foreign-cursor", cli_fixture_set_up_demo, test_foreign_cursor);
  ADD ("search", cli_fixture_set_up_demo, test_search);
  ADD ("plain-locale", cli_fixture_set_up, test_plain_locale);
  ADD ("broken-words", cli_fixture_set_up_workspace, test_broken_words);
  ADD ("nothing-steers-a-terminal", cli_fixture_set_up_workspace, test_steering);
  ADD ("quiet", cli_fixture_set_up_demo, test_quiet);
  ADD ("plain-errors", cli_fixture_set_up_workspace, test_plain_errors);
  ADD ("later-verbs", cli_fixture_set_up_workspace, test_later_verbs);
  ADD ("a-person-is-called-by-first-and-last-name", cli_fixture_set_up_workspace, test_person_name);
  ADD ("no-negative-deals", cli_fixture_set_up_workspace, test_negative_value);
  ADD ("draft-says-what-is-missing", cli_fixture_set_up_workspace, test_draft_gaps);
  ADD ("undo", cli_fixture_set_up_workspace, test_undo);
  ADD ("no-redo-of-imports", cli_fixture_set_up_workspace, test_no_redo_of_imports);

  return g_test_run ();
}
