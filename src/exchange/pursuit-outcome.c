/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-outcome-private.h"

#include "exchange/pursuit-alias-table-private.h"
#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const stages[] = { "won", "lost" };

/* Takes the message over. */
static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING, message);
  g_free (message);

  return FALSE;
}

static gboolean
add_pair (PursuitOutcome *outcome, const char *pair, GError **error)
{
  const char *colon = strrchr (pair, ':');
  g_autofree char *value = NULL;

  for (guint i = 0; colon != NULL && i < G_N_ELEMENTS (stages); i++)
    if (strcmp (colon + 1, stages[i]) == 0)
      {
        value = g_strndup (pair, (gsize) (colon - pair));
        g_hash_table_insert (outcome->stages, pursuit_alias_normalize (value),
                             (gpointer) stages[i]);
        return TRUE;
      }

  return refuse (error,
                 g_strdup_printf (_ ("“%s” is no outcome; write VALUE:won or VALUE:lost"), pair));
}

/* A column's name may hold an equals sign itself, so each one is tried. */
static const char *
find_column (PursuitHeaderMap *map, const char *text, int *column)
{
  for (const char *equals = strchr (text, '='); equals != NULL; equals = strchr (equals + 1, '='))
    {
      g_autofree char *name = g_strndup (text, (gsize) (equals - text));

      *column = pursuit_header_map_find_column (map, name);
      if (*column >= 0)
        return equals + 1;
    }

  return NULL;
}

gboolean
pursuit_outcome_init (PursuitOutcome *outcome,
                      const char *text,
                      PursuitHeaderMap *map,
                      GError **error)
{
  g_auto (GStrv) pairs = NULL;
  const char *values;

  g_assert (outcome != NULL);

  outcome->column = -1;
  outcome->stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (text == NULL)
    return TRUE;

  if (strchr (text, '=') == NULL)
    return refuse (
        error, g_strdup_printf (_ ("“%s” is no outcome; write COLUMN=VALUE:won,VALUE:lost"), text));

  values = find_column (map, text, &outcome->column);
  if (values == NULL)
    {
      g_autofree char *name = g_strndup (text, strcspn (text, "="));

      return refuse (error, g_strdup_printf (_ ("the file has no column “%s”"), name));
    }

  pairs = g_strsplit (values, ",", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    if (!add_pair (outcome, g_strstrip (pairs[i]), error))
      return FALSE;

  return TRUE;
}

void
pursuit_outcome_clear (PursuitOutcome *outcome)
{
  g_assert (outcome != NULL);

  g_clear_pointer (&outcome->stages, g_hash_table_unref);
}

const char *
pursuit_outcome_find (const PursuitOutcome *outcome, const char *value)
{
  g_autofree char *name = NULL;

  g_assert (outcome != NULL);
  g_assert (value != NULL);

  name = pursuit_alias_normalize (value);

  return g_hash_table_lookup (outcome->stages, name);
}
