/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-alias-table-private.h"

#include "exchange/pursuit-exchange-resources.h"

#include <string.h>

#define RESOURCES "/com/salesai/Pursuit/exchange/"

/* A sign, or a word of the file's name, says more than a name that others have too. */
#define SIGN_POINTS 3
#define FILE_POINTS 4

/* With less than this nothing is known about the rows. */
#define MIN_POINTS 2

/* Tables are searched in this order; a name of a later one never beats one of an earlier. */
#define RANKS_A_TABLE 1000

static const char *const vendor_files[]
    = { "hubspot", "salesforce", "pipedrive", "zoho", "pursuit", "generic" };

typedef struct
{
  GPtrArray *vendors;    /* of PursuitAliasVendor, generic last */
  GHashTable *languages; /* normalised name → target and rank */
  GHashTable *words[PURSUIT_IMPORT_N_TARGETS];
} Tables;

static gpointer
pack (PursuitImportTarget target, guint rank)
{
  return GUINT_TO_POINTER ((guint) target | MIN (rank, RANKS_A_TABLE - 1) << 16 | 1u << 31);
}

static GKeyFile *
load_key_file (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pursuit_exchange_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("The built-in table %s is damaged: %s", name, error->message);

  return g_steal_pointer (&file);
}

static char **
get_list (GKeyFile *file, const char *group, const char *key)
{
  char **list = g_key_file_get_string_list (file, group, key, NULL, NULL);

  return list != NULL ? list : g_new0 (char *, 1);
}

static GHashTable *
get_set (GKeyFile *file, const char *group, const char *key)
{
  g_auto (GStrv) list = get_list (file, group, key);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_add (set, pursuit_alias_normalize (list[i]));

  return set;
}

/* Adds the names of a group; what is there already stays, so earlier lines win. */
static void
add_aliases (GHashTable *aliases, GKeyFile *file, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) names = get_list (file, group, keys[i]);
      PursuitImportTarget target;

      if (strcmp (keys[i], "files") == 0 || strcmp (keys[i], "signs") == 0)
        continue;
      if (!pursuit_import_target_from_key (keys[i], &target))
        g_error ("The built-in alias tables name no target “%s”", keys[i]);

      for (guint rank = 0; names[rank] != NULL; rank++)
        {
          char *name = pursuit_alias_normalize (names[rank]);

          if (!g_hash_table_contains (aliases, name))
            g_hash_table_insert (aliases, name, pack (target, rank));
          else
            g_free (name);
        }
    }
}

static PursuitAliasGroup *
load_group (GKeyFile *file, const char *name)
{
  PursuitAliasGroup *group = g_new0 (PursuitAliasGroup, 1);

  group->object = pursuit_import_object_from_string (name);
  group->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_aliases (group->aliases, file, name);
  group->signs = get_set (file, name, "signs");
  group->files = get_list (file, name, "files");

  return group;
}

static PursuitAliasVendor *
load_vendor (const char *name)
{
  g_autofree char *path = g_strconcat ("aliases/", name, ".ini", NULL);
  g_autoptr (GKeyFile) file = load_key_file (path);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  PursuitAliasVendor *vendor = g_new0 (PursuitAliasVendor, 1);

  vendor->label = g_key_file_get_string (file, "vendor", "label", NULL);
  vendor->system = g_key_file_get_string (file, "vendor", "system", NULL);
  vendor->files = get_list (file, "vendor", "files");
  vendor->signs = get_set (file, "vendor", "signs");
  vendor->prefixes = get_list (file, "vendor", "prefixes");
  for (guint i = 0; vendor->prefixes[i] != NULL; i++)
    {
      char *prefix = pursuit_alias_normalize (vendor->prefixes[i]);

      g_free (vendor->prefixes[i]);
      vendor->prefixes[i] = prefix;
    }

  vendor->groups = g_ptr_array_new ();
  for (guint i = 0; groups[i] != NULL; i++)
    if (strcmp (groups[i], "any") == 0)
      vendor->any = load_group (file, groups[i]);
    else if (strcmp (groups[i], "vendor") != 0)
      g_ptr_array_add (vendor->groups, load_group (file, groups[i]));

  return vendor;
}

static GHashTable *
load_languages (void)
{
  g_autoptr (GKeyFile) file = load_key_file ("aliases/languages.ini");
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  GHashTable *aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    add_aliases (aliases, file, groups[i]);

  return aliases;
}

static GHashTable *
load_words (GKeyFile *file, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_auto (GStrv) names = get_list (file, group, keys[i]);
      const char *nick = g_intern_string (keys[i]);

      g_hash_table_insert (words, pursuit_alias_normalize (nick), (gpointer) nick);
      for (guint n = 0; names[n] != NULL; n++)
        g_hash_table_insert (words, pursuit_alias_normalize (names[n]), (gpointer) nick);
    }

  return words;
}

static const Tables *
get_tables (void)
{
  static gsize once = 0;
  static Tables tables;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) words = load_key_file ("words.ini");
      g_auto (GStrv) groups = g_key_file_get_groups (words, NULL);

      tables.vendors = g_ptr_array_new ();
      for (guint i = 0; i < G_N_ELEMENTS (vendor_files); i++)
        g_ptr_array_add (tables.vendors, load_vendor (vendor_files[i]));
      tables.languages = load_languages ();
      for (guint i = 0; groups[i] != NULL; i++)
        {
          PursuitImportTarget target;

          if (!pursuit_import_target_from_key (groups[i], &target))
            g_error ("The built-in words name no target “%s”", groups[i]);
          tables.words[target] = load_words (words, groups[i]);
        }
      tables.words[PURSUIT_IMPORT_LEAD_STATUS] = tables.words[PURSUIT_IMPORT_LEAD_STAGE];
      g_once_init_leave (&once, 1);
    }

  return &tables;
}

static gboolean
is_ascii (const char *text)
{
  while (*text != '\0' && (guchar) *text < 0x80)
    text++;

  return *text == '\0';
}

/* Whether one of the words stands in a file's name: "hubspot-deals-2026.csv" has two. */
static gboolean
names_one (const char *lower, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *at = strstr (lower, words[i]);
      gsize length = strlen (words[i]);

      if (at != NULL && (at == lower || !g_ascii_isalpha (at[-1])) && !g_ascii_isalpha (at[length]))
        return TRUE;
    }

  return FALSE;
}

static guint
count_signs (const char *const *names, GHashTable *signs)
{
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    n += g_hash_table_contains (signs, names[i]);

  return n;
}

static guint
count_prefixed (const char *const *names, char **prefixes)
{
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    for (guint k = 0; prefixes[k] != NULL; k++)
      n += g_str_has_prefix (names[i], prefixes[k]) && strlen (names[i]) > strlen (prefixes[k]);

  return n;
}

/* How well a group explains the columns; 0 if nothing proves the vendor. */
static guint
score_group (const PursuitAliasVendor *vendor,
             const PursuitAliasGroup *group,
             const char *const *names,
             const char *lower)
{
  guint signs = count_signs (names, group->signs) + count_signs (names, vendor->signs);
  guint points = 0;
  gboolean proven
      = signs > 0 || names_one (lower, vendor->files) || strcmp (vendor->system, "csv") == 0;

  if (vendor->prefixes[0] != NULL)
    proven = count_prefixed (names, vendor->prefixes) > 1;
  if (!proven)
    return 0;

  for (guint i = 0; names[i] != NULL; i++)
    points += g_hash_table_contains (group->aliases, names[i])
              || (vendor->any != NULL && g_hash_table_contains (vendor->any->aliases, names[i]));
  points += signs * SIGN_POINTS;
  points += names_one (lower, vendor->files) ? FILE_POINTS : 0;
  points += names_one (lower, group->files) ? FILE_POINTS : 0;

  return points;
}

static gboolean
find_in (
    GHashTable *aliases, guint table, const char *name, PursuitImportTarget *target, guint *rank)
{
  guint packed = GPOINTER_TO_UINT (g_hash_table_lookup (aliases, name));

  if (packed == 0)
    return FALSE;

  *target = (PursuitImportTarget) (packed & 0xffff);
  *rank = table * RANKS_A_TABLE + (packed >> 16 & 0x7fff);

  return TRUE;
}

static gboolean
find_in_vendor (const PursuitAliasVendor *vendor,
                const PursuitAliasGroup *group,
                guint table,
                const char *name,
                PursuitImportTarget *target,
                guint *rank)
{
  return (group != NULL && find_in (group->aliases, table, name, target, rank))
         || (vendor->any != NULL && find_in (vendor->any->aliases, table + 1, name, target, rank));
}

static const PursuitAliasGroup *
find_group (const PursuitAliasVendor *vendor, PursuitImportObject object)
{
  for (guint i = 0; i < vendor->groups->len; i++)
    {
      const PursuitAliasGroup *group = g_ptr_array_index (vendor->groups, i);

      if (group->object == object)
        return group;
    }

  return NULL;
}

char *
pursuit_alias_normalize (const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;
  GString *name;

  g_assert (text != NULL);

  name = g_string_sized_new (strlen (text));
  if (!is_ascii (text))
    {
      plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
      folded = plain == NULL ? NULL : g_utf8_casefold (plain, -1);
      for (const char *at = folded; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
        if (g_unichar_isalnum (g_utf8_get_char (at)))
          g_string_append_unichar (name, g_utf8_get_char (at));
      return g_string_free (name, FALSE);
    }

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (name, g_ascii_tolower (*text));

  return g_string_free (name, FALSE);
}

PursuitAliasMatch
pursuit_alias_table_detect (const char *const *names,
                            const char *file_name,
                            PursuitImportObject object)
{
  const Tables *tables = get_tables ();
  g_autofree char *lower = g_ascii_strdown (file_name == NULL ? "" : file_name, -1);
  PursuitAliasMatch best = { g_ptr_array_index (tables->vendors, tables->vendors->len - 1), NULL };
  guint best_points = MIN_POINTS - 1;

  g_assert (names != NULL);

  for (guint i = 0; i < tables->vendors->len; i++)
    {
      const PursuitAliasVendor *vendor = g_ptr_array_index (tables->vendors, i);

      for (guint k = 0; k < vendor->groups->len; k++)
        {
          const PursuitAliasGroup *group = g_ptr_array_index (vendor->groups, k);
          guint points = object != PURSUIT_IMPORT_OBJECT_NONE && group->object != object
                             ? 0
                             : score_group (vendor, group, names, lower);

          if (points > best_points)
            {
              best = (PursuitAliasMatch){ vendor, group };
              best_points = points;
            }
        }
    }

  /* A single known name is enough for a lead, which any row can be. */
  if (best.group == NULL && object == PURSUIT_IMPORT_OBJECT_NONE)
    {
      const PursuitAliasGroup *lead = find_group (best.vendor, PURSUIT_IMPORT_OBJECT_LEAD);

      if (score_group (best.vendor, lead, names, lower) > 0)
        best.group = lead;
    }

  /* What a person says about the rows holds also where no name proves it. */
  if (best.group == NULL && object != PURSUIT_IMPORT_OBJECT_NONE)
    best.group = find_group (best.vendor, object);

  return best;
}

gboolean
pursuit_alias_table_find (const PursuitAliasMatch *match,
                          const char *name,
                          PursuitImportTarget *target,
                          guint *rank)
{
  const Tables *tables = get_tables ();
  const PursuitAliasVendor *generic = g_ptr_array_index (tables->vendors, tables->vendors->len - 1);
  const PursuitAliasGroup *group;

  g_assert (match != NULL && match->vendor != NULL);
  g_assert (name != NULL);

  if (find_in_vendor (match->vendor, match->group, 0, name, target, rank))
    return TRUE;

  group = match->group == NULL ? NULL : find_group (generic, match->group->object);

  return find_in_vendor (generic, group, 2, name, target, rank)
         || find_in (tables->languages, 4, name, target, rank);
}

const char *
pursuit_alias_find_word (PursuitImportTarget target, const char *text)
{
  const Tables *tables = get_tables ();
  g_autofree char *name = pursuit_alias_normalize (text);

  g_assert (target < PURSUIT_IMPORT_N_TARGETS);

  if (tables->words[target] == NULL)
    return NULL;

  return g_hash_table_lookup (tables->words[target], name);
}
