/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-card.h"

#include "core/pursuit-json.h"
#include "core/pursuit-tile-note.h"
#include "core/pursuit-util.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

static const char *
get_part (PursuitRecord *card, guint field)
{
  return pursuit_record_get_fields (card)->fields[field].key;
}

/* Who has left is still told of, by the id. */
static char *
dup_user (PursuitCli *cli, const char *id)
{
  g_autoptr (PursuitRecord) user = NULL;

  pursuit_workspace_get_record_async (cli->workspace, PURSUIT_KIND_USER, id, cli->cancellable,
                                      pursuit_cli_done, cli);
  user = pursuit_workspace_get_record_finish (cli->workspace, pursuit_cli_wait (cli), NULL);

  return user != NULL ? pursuit_record_dup_title (user) : g_strdup (id);
}

static char *
dup_source (const PursuitTileNote *note, PursuitRecord *card)
{
  const PursuitEvidence *source = note->source;
  const char *quote = source != NULL && source->quote != NULL ? source->quote : "";

  if (source != NULL && source->kind == PURSUIT_KIND_CONVERSATION)
    /* Translators: where an entry is from: line, id and words */
    return g_strdup_printf (_ ("line %u of conversation %s: “%s”"), source->line,
                            source->record_id != NULL ? source->record_id : "", quote);
  if (source != NULL)
    return source->kind == PURSUIT_KIND_NONE ? g_strdup_printf (_ ("Source: %s"), quote)
                                             : g_strdup_printf (_ ("From the notes: “%s”"), quote);
  if (pursuit_tile_note_is_bare (note) && pursuit_record_is_set (card, PURSUIT_BATTLE_CARD_SOURCE))
    return g_strdup_printf (_ ("Source: %s"),
                            pursuit_record_get_text (card, PURSUIT_BATTLE_CARD_SOURCE));

  return NULL;
}

static void
print_note (PursuitCli *cli, PursuitRecord *card, guint field, const PursuitTileNote *note)
{
  g_autofree char *source = dup_source (note, card);
  g_autofree char *user = note->by != NULL ? dup_user (cli, note->by) : NULL;

  g_print ("%s: %s\n    %s", get_part (card, field), note->text,
           note->shareable ? _ ("May be shared") : _ ("Internal"));
  if (source != NULL)
    g_print ("; %s", source);
  if (user != NULL)
    {
      g_print ("; ");
      g_print (_ ("written by %s"), user);
    }
  if (note->date != NULL)
    g_print ("; %s", note->date);
  g_print ("\n");
}

static void
print_notes (PursuitCli *cli, PursuitRecord *card)
{
  gsize n_parts;
  const guint *parts = pursuit_tile_notes_get_parts (&n_parts);

  for (gsize i = 0; i < n_parts; i++)
    {
      g_autoptr (GPtrArray) notes = pursuit_tile_notes_read (card, parts[i]);

      for (guint k = 0; k < notes->len; k++)
        print_note (cli, card, parts[i], notes->pdata[k]);
    }
}

static JsonArray *
notes_to_json (PursuitRecord *card)
{
  JsonArray *entries = json_array_new ();
  gsize n_parts;
  const guint *parts = pursuit_tile_notes_get_parts (&n_parts);

  for (gsize i = 0; i < n_parts; i++)
    {
      g_autoptr (GPtrArray) notes = pursuit_tile_notes_read (card, parts[i]);

      for (guint k = 0; k < notes->len; k++)
        {
          const PursuitTileNote *note = notes->pdata[k];
          JsonObject *entry = pursuit_tile_note_to_json (note, get_part (card, parts[i]));

          pursuit_json_set_text (entry, "objection", note->objection);
          json_array_add_object_element (entries, entry);
        }
    }

  return entries;
}

void
pursuit_cli_print_card (PursuitCli *cli, PursuitRecord *card)
{
  JsonNode *node;

  if (!cli->json)
    {
      pursuit_cli_print_record (cli, card);
      print_notes (cli, card);
      return;
    }
  node = pursuit_record_to_json (card);
  json_object_set_array_member (json_node_get_object (node), "entries", notes_to_json (card));
  pursuit_cli_print_json (node);
}
