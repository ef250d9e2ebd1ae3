/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "workspace/proposals/pursuit-brand.h"

#include <glib/gi18n-lib.h>

static char *name;
static char **address;
static char *color;
static char *font;
static char *heading_font;
static char *logo;
static char *cover;

static const GOptionEntry entries[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("The company on the cover"), N_ ("NAME") },
  { "address", 0, 0, G_OPTION_ARG_STRING_ARRAY, &address,
    N_ ("A line of its address; may be given again"), N_ ("LINE") },
  { "color", 0, 0, G_OPTION_ARG_STRING, &color, N_ ("Of headings and rules"), "#RRGGBB" },
  { "font", 0, 0, G_OPTION_ARG_STRING, &font, N_ ("Of the text; brand fonts lists them"),
    N_ ("FAMILY") },
  { "heading-font", 0, 0, G_OPTION_ARG_STRING, &heading_font, N_ ("Of headings"), N_ ("FAMILY") },
  { "logo", 0, 0, G_OPTION_ARG_FILENAME, &logo, N_ ("A PNG or JPEG picture"), N_ ("FILE") },
  { "cover", 0, 0, G_OPTION_ARG_STRING, &cover, N_ ("Whether proposals begin with a cover"),
    "on|off" },
  G_OPTION_ENTRY_NULL,
};

static gboolean
has_option (void)
{
  return name != NULL || address != NULL || color != NULL || font != NULL || heading_font != NULL
         || logo != NULL || cover != NULL;
}

static JsonNode *
to_json (const PursuitBrand *brand)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *lines = json_array_new ();
  g_auto (GStrv) split = g_strsplit (brand->address != NULL ? brand->address : "", "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    json_array_add_string_element (lines, split[i]);
  pursuit_json_set_text (object, "name", brand->company);
  json_object_set_array_member (object, "address", lines);
  pursuit_json_set_text (object, "color", brand->colour);
  pursuit_json_set_text (object, "font", brand->font);
  pursuit_json_set_text (object, "heading_font", brand->heading_font);
  pursuit_json_set_text (object, "logo", brand->logo_sha256);
  json_object_set_boolean_member (object, "cover", brand->cover);
  json_node_take_object (node, object);

  return node;
}

static void
print_line (const char *label, const char *text)
{
  if (text != NULL)
    g_print ("%s: %s\n", label, text);
}

static void
print_brand (const PursuitBrand *brand)
{
  print_line (_ ("Company"), brand->company);
  print_line (_ ("Address"), brand->address);
  print_line (_ ("Colour"), brand->colour);
  print_line (_ ("Font"), brand->font);
  print_line (_ ("Heading font"), brand->heading_font);
  print_line (_ ("Logo"), brand->logo_sha256);
  print_line (_ ("Cover"), brand->cover ? _ ("on") : _ ("off"));
}

static int
finish (PursuitCli *cli, PursuitBrand *brand)
{
  if (brand == NULL)
    return -1;

  if (cli->json)
    pursuit_cli_print_json (to_json (brand));
  else
    print_brand (brand);
  pursuit_brand_free (brand);

  return PURSUIT_CLI_DONE;
}

static int
show (PursuitCli *cli, GError **error)
{
  if (has_option ())
    return pursuit_cli_usage (error, _ ("brand show takes no options; change it with brand set"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_get_brand_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return finish (
      cli, pursuit_workspace_get_brand_finish (cli->workspace, pursuit_cli_wait (cli), error));
}

static int
change (PursuitCli *cli, const PursuitBrandChange *news, GError **error)
{
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_set_brand_async (cli->workspace, news, cli->cancellable, pursuit_cli_done, cli);

  return finish (
      cli, pursuit_workspace_set_brand_finish (cli->workspace, pursuit_cli_wait (cli), error));
}

static int
set (PursuitCli *cli, GError **error)
{
  g_autofree char *lines = address != NULL ? g_strjoinv ("\n", address) : NULL;
  const PursuitBrandChange news = {
    .company = name,
    .address = lines,
    .colour = color,
    .font = font,
    .heading_font = heading_font,
    .logo = logo,
    .cover = cover != NULL ? g_str_equal (cover, "on") : -1,
  };

  if (!has_option ())
    return pursuit_cli_usage (error, _ ("brand set needs what to change, such as --color"));
  if (cover != NULL && !g_str_equal (cover, "on") && !g_str_equal (cover, "off"))
    return pursuit_cli_usage (error, _ ("--cover is on or off"));

  return change (cli, &news, error);
}

static int
clear (PursuitCli *cli, GError **error)
{
  const PursuitBrandChange news = { .clear = TRUE, .cover = -1 };

  if (has_option ())
    return pursuit_cli_usage (error, _ ("brand clear takes no options"));

  return change (cli, &news, error);
}

static int
list_fonts (PursuitCli *cli, GError **error)
{
  g_auto (GStrv) fonts = NULL;
  JsonArray *items;

  if (has_option ())
    return pursuit_cli_usage (error, _ ("brand fonts takes no options"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_list_fonts_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  fonts = pursuit_workspace_list_fonts_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (fonts == NULL)
    return -1;

  items = cli->json ? json_array_new () : NULL;
  for (guint i = 0; fonts[i] != NULL; i++)
    if (cli->json)
      json_array_add_string_element (items, fonts[i]);
    else
      g_print ("%s\n", fonts[i]);
  if (cli->json)
    pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, g_strv_length (fonts)));

  return PURSUIT_CLI_DONE;
}

static const struct
{
  const char *word;
  int (*run) (PursuitCli *cli, GError **error);
} actions[] = {
  { "show", show },
  { "set", set },
  { "clear", clear },
  { "fonts", list_fonts },
};

static int
run (PursuitCli *cli, char **args, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].word, args[0]) == 0 && args[1] == NULL)
      return actions[i].run (cli, error);

  return pursuit_cli_usage (error, _ ("brand needs show, set, clear or fonts"));
}

const PursuitVerb pursuit_verb_brand = {
  "brand", "show|set|clear|fonts [OPTION]…", N_ ("show or change how proposals look"), entries, run,
};
