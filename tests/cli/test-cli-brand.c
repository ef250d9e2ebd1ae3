/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <string.h>

static char *
dup_logo (void)
{
  return g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "logo", "small.png", NULL);
}

static gint64
render (CliFixture *self, const char *id, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return json_object_get_int_member (cli_fixture_ask (self, 0, "render", id, "--to", path, NULL),
                                     "pages");
}

static char *
read_page (CliFixture *self, const char *id)
{
  g_autofree char *path = g_build_filename (self->folder, "page.html", NULL);
  char *page = NULL;

  cli_fixture_ask (self, 0, "render", id, "--to", path, NULL);
  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));

  return page;
}

static void
test_set_show_clear (CliFixture *self, gconstpointer data)
{
  g_autofree char *logo = dup_logo ();
  JsonObject *answer = cli_fixture_ask (self, 0, "brand", "show", NULL);

  cli_assert_members (answer, "name address color font heading_font logo cover");
  g_assert_true (json_object_get_null_member (answer, "color"));
  g_assert_false (json_object_get_boolean_member (answer, "cover"));

  cli_fixture_ask (self, 0, "brand", "set", "--name", "Halvard", "--address", "Fjordgata 12",
                   "--address", "Trondheim", "--color", "#1A5FB4", "--logo", logo, "--cover", "on",
                   NULL);
  answer = cli_fixture_ask (self, 0, "brand", "show", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "name"), ==, "Halvard");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "address")), ==,
                    2);
  g_assert_cmpstr (json_object_get_string_member (answer, "color"), ==, "#1a5fb4");
  g_assert_cmpuint (strlen (json_object_get_string_member (answer, "logo")), ==, 64);
  g_assert_true (json_object_get_boolean_member (answer, "cover"));

  /* What is not named stays; what is emptied goes. */
  answer = cli_fixture_ask (self, 0, "brand", "set", "--color", "", "--logo", "", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "name"), ==, "Halvard");
  g_assert_true (json_object_get_null_member (answer, "color"));
  g_assert_true (json_object_get_null_member (answer, "logo"));

  answer = cli_fixture_ask (self, 0, "brand", "clear", NULL);
  g_assert_true (json_object_get_null_member (answer, "name"));
  g_assert_false (json_object_get_boolean_member (answer, "cover"));
}

static void
test_render (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = cli_fixture_find_draft (self);
  g_autofree char *logo = dup_logo ();
  g_autofree char *plain = read_page (self, id);
  g_autofree char *branded = NULL;
  g_autofree char *cleared = NULL;
  gint64 pages = render (self, id, "plain.pdf");

  cli_fixture_ask (self, 0, "brand", "set", "--color", "#0d6e5a", "--logo", logo, "--cover", "on",
                   NULL);
  branded = read_page (self, id);
  g_assert_null (strstr (plain, "#0d6e5a"));
  g_assert_nonnull (strstr (branded, "#0d6e5a"));
  g_assert_nonnull (strstr (branded, "data:image/png;base64,"));
  g_assert_cmpint (render (self, id, "branded.pdf"), ==, pages + 1);

  cli_fixture_ask (self, 0, "brand", "clear", NULL);
  cleared = read_page (self, id);
  g_assert_cmpstr (cleared, ==, plain);
  g_assert_cmpint (render (self, id, "cleared.pdf"), ==, pages);
}

static void
test_fonts (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "brand", "fonts", NULL);
  JsonArray *items = json_object_get_array_member (answer, "items");
  const char *first;

  g_assert_cmpuint (json_array_get_length (items), >, 0);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, json_array_get_length (items));
  first = json_array_get_string_element (items, 0);
  {
    g_autofree char *font = g_strdup (first);

    answer
        = cli_fixture_ask (self, 0, "brand", "set", "--font", font, "--heading-font", font, NULL);
    g_assert_cmpstr (json_object_get_string_member (answer, "font"), ==, font);
    g_assert_cmpstr (json_object_get_string_member (answer, "heading_font"), ==, font);
  }
}

static void
test_wrong (CliFixture *self, gconstpointer data)
{
  g_autofree char *text = cli_fixture_write (self, "logo.txt", "no picture");
  g_autofree char *before = cli_fixture_hash (self);
  g_autofree char *endless = g_strnfill (200, 'w');
  g_autofree char *after = NULL;

  cli_fixture_refuse (self, 2, "usage", "brand", NULL);
  cli_fixture_refuse (self, 2, "usage", "brand", "paint", NULL);
  cli_fixture_refuse (self, 2, "usage", "brand", "set", NULL);
  cli_fixture_refuse (self, 2, "usage", "brand", "set", "--cover", "maybe", NULL);
  cli_fixture_refuse (self, 2, "usage", "brand", "show", "--color", "#123456", NULL);
  cli_fixture_refuse (self, 2, "usage", "brand", "clear", "--color", "#123456", NULL);
  cli_fixture_refuse (self, 1, "invalid", "brand", "set", "--color", "red", NULL);
  cli_fixture_refuse (self, 1, "invalid", "brand", "set", "--font", "No Such Family", NULL);
  cli_fixture_refuse (self, 1, "invalid", "brand", "set", "--name", endless, NULL);
  cli_fixture_refuse (self, 1, "invalid", "brand", "set", "--address", "a\nb\nc\nd\ne\nf\ng", NULL);
  cli_fixture_refuse (self, 1, "invalid", "brand", "set", "--color", "#123456", "--logo", text,
                      NULL);
  cli_fixture_refuse (self, 1, "not-found", "brand", "set", "--logo", "/does/not/exist.png", NULL);
  after = cli_fixture_hash (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (
      json_object_get_null_member (cli_fixture_ask (self, 0, "brand", "show", NULL), "color"));
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/cli/brand/" path, CliFixture, NULL, set_up, func, cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sets-shows-clears", cli_fixture_set_up_workspace, test_set_show_clear);
  ADD ("render-uses-it", cli_fixture_set_up_demo, test_render);
  ADD ("lists-fonts", cli_fixture_set_up_workspace, test_fonts);
  ADD ("refuses-what-makes-no-sense", cli_fixture_set_up_workspace, test_wrong);

  return g_test_run ();
}
